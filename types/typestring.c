/* types/typestring.c: types as text, in two styles.
 *
 * Messages follow Go's compiler: "func(x int) error", "struct{a int}", "interface{M()}", any, byte
 * and rune by name, other packages' types as pkg.T. The runtime's style is what %T and panics
 * print: "struct { a int }", "interface {}", no parameter names, uint8 for byte, every type with
 * its package, type arguments with their full path.
 */
#include "types/decl_internal.h"

#include <stdlib.h>

#include "base/utf8.h"

typedef struct TypeWriter {
    Buf out;
    const Package *qualify; /* message style: names of this package stand bare */
    bool is_runtime;
    bool is_full_path;      /* packages by path: always, or inside runtime type arguments */
    bool hides_param_names;
    int depth;
} TypeWriter;

enum { MAX_TYPE_DEPTH = 200 }; /* a type literal nested deeper prints as … */

static void write_type(TypeWriter *w, Type *t);

static void write_package(TypeWriter *w, const Package *p)
{
    if (p == NULL || (!w->is_runtime && p == w->qualify)) {
        return;
    }
    buf_puts(&w->out, w->is_full_path ? p->path->text : p->name->text);
    buf_putc(&w->out, '.');
}

/* A Go string literal in double quotes, for struct tags. */
static void write_quoted(TypeWriter *w, const Str *s)
{
    buf_putc(&w->out, '"');
    for (uint32_t i = 0; i < s->len;) {
        int width;
        int r = utf8_decode(s->text + i, s->len - i, &width);
        if (r == '"' || r == '\\') {
            buf_printf(&w->out, "\\%c", r);
        } else if (r == '\n') {
            buf_puts(&w->out, "\\n");
        } else if (r == '\t') {
            buf_puts(&w->out, "\\t");
        } else if (rune_is_printable(r) && !(r == UTF8_BAD && width == 1)) {
            buf_put_rune(&w->out, r);
        } else {
            buf_printf(&w->out, "\\x%02x", (unsigned char)s->text[i]);
        }
        i += (uint32_t)width;
    }
    buf_putc(&w->out, '"');
}

static void write_struct(TypeWriter *w, Type *t)
{
    int n = t->strukt.field_count;
    buf_puts(&w->out, w->is_runtime ? "struct {" : "struct{");
    for (int i = 0; i < n; i++) {
        Object *f = t->strukt.fields[i];
        buf_puts(&w->out, i > 0 ? "; " : w->is_runtime ? " " : "");
        if (!f->is_embedded) {
            if (w->is_runtime && w->is_full_path && !str_is_exported(f->name)) {
                write_package(w, f->pkg);
            }
            buf_printf(&w->out, "%s ", f->name->text);
        }
        write_type(w, f->type);
        if (t->strukt.tags != NULL && t->strukt.tags[i] != NULL && t->strukt.tags[i]->len > 0) {
            buf_putc(&w->out, ' ');
            write_quoted(w, t->strukt.tags[i]);
        }
    }
    buf_puts(&w->out, w->is_runtime && n > 0 ? " }" : "}");
}

static void write_params(TypeWriter *w, Object **params, int count, bool is_variadic)
{
    buf_putc(&w->out, '(');
    for (int i = 0; i < count; i++) {
        Object *p = params[i];
        buf_puts(&w->out, i > 0 ? ", " : "");
        if (!w->is_runtime && !w->hides_param_names && p->name != NULL && p->name->len > 0) {
            buf_printf(&w->out, "%s ", p->name->text);
        }
        if (is_variadic && i == count - 1) {
            buf_puts(&w->out, "...");
            if (p->type->kind == TYPE_SLICE) {
                write_type(w, p->type->slice.elem);
            } else { /* append([]byte, string...) */
                write_type(w, p->type);
            }
        } else {
            write_type(w, p->type);
        }
    }
    buf_putc(&w->out, ')');
}

static void write_tparams(TypeWriter *w, Object **tparams, int count)
{
    buf_putc(&w->out, '[');
    Type *previous = NULL;
    for (int i = 0; i < count; i++) {
        Type *bound = tparams[i]->type->param.constraint;
        if (i > 0) {
            if (bound != previous) {
                buf_putc(&w->out, ' ');
                write_type(w, previous);
            }
            buf_puts(&w->out, ", ");
        }
        buf_puts(&w->out, tparams[i]->name->text);
        previous = bound;
    }
    if (previous != NULL) {
        buf_putc(&w->out, ' ');
        write_type(w, previous);
    }
    buf_putc(&w->out, ']');
}

static void write_signature(TypeWriter *w, Type *t)
{
    if (t->func.tparam_count > 0 && !w->is_runtime) {
        write_tparams(w, t->func.tparams, t->func.tparam_count);
    }
    write_params(w, t->func.params, t->func.param_count, t->func.is_variadic);
    int n = t->func.result_count;
    if (n == 0) {
        return;
    }
    buf_putc(&w->out, ' ');
    bool is_named = t->func.results[0]->name != NULL && t->func.results[0]->name->len > 0;
    if (n == 1 && (!is_named || w->is_runtime || w->hides_param_names)) {
        write_type(w, t->func.results[0]->type);
    } else {
        write_params(w, t->func.results, n, false);
    }
}

static void write_method(TypeWriter *w, const Method *m)
{
    if (w->is_runtime && !str_is_exported(m->name)) {
        write_package(w, m->pkg);
    }
    buf_puts(&w->out, m->name->text);
    if (m->obj->type != NULL && m->obj->type->kind == TYPE_FUNC) {
        write_signature(w, m->obj->type);
    }
}

static void write_interface_literal(TypeWriter *w, Type *t)
{
    const char *separator = w->is_runtime ? " " : "";
    buf_puts(&w->out, w->is_runtime ? "interface {" : "interface{");
    Method *methods = t->iface.methods;
    int count = t->iface.method_count;
    if (w->is_runtime) { /* the runtime shows the complete set, sorted */
        TypeSet *set = type_set(t);
        methods = set->methods;
        count = set->method_count;
    }
    bool any = false;
    for (int i = 0; i < count; i++, any = true) {
        buf_puts(&w->out, any ? "; " : separator);
        write_method(w, &methods[i]);
    }
    for (int i = 0; i < t->iface.embed_count && !w->is_runtime; i++, any = true) {
        buf_puts(&w->out, any ? "; " : separator);
        write_type(w, t->iface.embeds[i]);
    }
    buf_puts(&w->out, w->is_runtime && any ? " }" : "}");
}

static void write_interface(TypeWriter *w, Type *t)
{
    Checker *c = t->iface.checker;
    if (!w->is_runtime && t == c->any_type) {
        buf_puts(&w->out, "any");
        return;
    }
    if (t == type_underlying(c->comparable_type)) {
        buf_puts(&w->out, "interface{comparable}");
        return;
    }
    if (t->iface.is_implicit && t->iface.method_count == 0 && t->iface.embed_count == 1) {
        write_type(w, t->iface.embeds[0]);
        return;
    }
    write_interface_literal(w, t);
}

static void write_type_list(TypeWriter *w, const TypeList *list)
{
    for (int i = 0; i < list->len; i++) {
        buf_puts(&w->out, i == 0 ? "" : w->is_runtime ? "," : ", ");
        write_type(w, list->data[i]);
    }
}

/* "[int]"; of a type declared in an instance of a generic function the latter's come first, and a
 * semicolon before its own: "[int;string]". */
static void write_targs(TypeWriter *w, Type *t)
{
    bool saved = w->is_full_path;
    w->is_full_path |= w->is_runtime;
    buf_putc(&w->out, '[');
    write_type_list(w, &t->named.outer_targs);
    if (t->named.outer_targs.len > 0 && t->named.targs.len > 0) {
        buf_putc(&w->out, ';');
    }
    write_type_list(w, &t->named.targs);
    buf_putc(&w->out, ']');
    w->is_full_path = saved;
}

static void write_named(TypeWriter *w, Type *t)
{
    write_package(w, t->named.obj->pkg);
    buf_puts(&w->out, t->named.obj->name->text);
    if (type_is_instance(t)) {
        write_targs(w, t);
    } else if (t->named.tparam_count > 0 && !w->is_runtime) {
        write_tparams(w, t->named.tparams, t->named.tparam_count);
    }
    if (w->is_runtime && w->is_full_path && !t->named.obj->is_package_level) {
        buf_printf(&w->out, "·%d", t->named.obj->decl_index);
    }
}

static void write_chan(TypeWriter *w, Type *t)
{
    Type *elem = t->chan.elem;
    if (t->chan.dir == CHAN_RECV_ONLY) {
        buf_puts(&w->out, "<-chan ");
    } else if (t->chan.dir == CHAN_SEND_ONLY) {
        buf_puts(&w->out, "chan<- ");
    } else {
        buf_puts(&w->out, "chan ");
        if (elem->kind == TYPE_CHAN && elem->chan.dir == CHAN_RECV_ONLY) {
            buf_putc(&w->out, '(');
            write_type(w, elem);
            buf_putc(&w->out, ')');
            return;
        }
    }
    write_type(w, elem);
}

static void write_tuple(TypeWriter *w, Type *t)
{
    buf_putc(&w->out, '(');
    for (int i = 0; i < t->tuple.len; i++) {
        buf_puts(&w->out, i > 0 ? ", " : "");
        const Str *name = t->tuple.vars != NULL ? t->tuple.vars[i]->name : NULL;
        if (name != NULL && name->len > 0) {
            buf_printf(&w->out, "%s ", name->text);
        }
        write_type(w, t->tuple.elems[i]);
    }
    buf_putc(&w->out, ')');
}

static void write_union(TypeWriter *w, Type *t)
{
    for (int i = 0; i < t->uni.len; i++) {
        buf_puts(&w->out, i > 0 ? " | " : "");
        buf_puts(&w->out, t->uni.tilde[i] ? "~" : "");
        write_type(w, t->uni.terms[i]);
    }
}

static void write_basic(TypeWriter *w, Type *t)
{
    const char *name = t->basic.name;
    if (w->is_runtime && t->kind == TYPE_UINT8) {
        name = "uint8";
    } else if (w->is_runtime && t->kind == TYPE_INT32) {
        name = "int32";
    }
    buf_puts(&w->out, name);
}

static void write_composite(TypeWriter *w, Type *t)
{
    switch ((TypeKind)t->kind) {
    case TYPE_ARRAY:
        buf_printf(&w->out, "[%lld]", (long long)t->array.len);
        write_type(w, t->array.elem);
        break;
    case TYPE_SLICE:
        buf_puts(&w->out, "[]");
        write_type(w, t->slice.elem);
        break;
    case TYPE_POINTER:
        buf_putc(&w->out, '*');
        write_type(w, t->pointer.elem);
        break;
    case TYPE_MAP:
        buf_puts(&w->out, "map[");
        write_type(w, t->map.key);
        buf_putc(&w->out, ']');
        write_type(w, t->map.elem);
        break;
    case TYPE_STRUCT:
        write_struct(w, t);
        break;
    case TYPE_FUNC:
        buf_puts(&w->out, "func");
        write_signature(w, t);
        break;
    case TYPE_INTERFACE:
        write_interface(w, t);
        break;
    case TYPE_CHAN:
        write_chan(w, t);
        break;
    case TYPE_TUPLE:
        write_tuple(w, t);
        break;
    case TYPE_NAMED:
        write_named(w, t);
        break;
    case TYPE_PARAM:
        buf_puts(&w->out, t->param.obj->name->text);
        if (!w->is_runtime && t->param.note != NULL) {
            buf_puts(&w->out, t->param.note);
        }
        break;
    case TYPE_UNION:
        write_union(w, t);
        break;
    default:
        write_basic(w, t);
        break;
    }
}

static void write_type(TypeWriter *w, Type *t)
{
    if (t == NULL) {
        buf_puts(&w->out, "<nil>");
        return;
    }
    if (w->depth > MAX_TYPE_DEPTH) {
        buf_puts(&w->out, "...");
        return;
    }
    w->depth++;
    write_composite(w, t);
    w->depth--;
}

static const char *finish(TypeWriter *w, Arena *a)
{
    const char *text = arena_strndup(a, w->out.len > 0 ? w->out.data : "", w->out.len);
    buf_deinit(&w->out);
    return text;
}

const char *type_text(Arena *a, Type *t, const Package *qualify)
{
    TypeWriter w = {.qualify = qualify};
    buf_init(&w.out);
    write_type(&w, t);
    return finish(&w, a);
}

const char *type_path_text(Arena *a, Type *t)
{
    TypeWriter w = {.is_full_path = true};
    buf_init(&w.out);
    write_type(&w, t);
    return finish(&w, a);
}

const char *type_runtime_text(Arena *a, Type *t)
{
    TypeWriter w = {.is_runtime = true};
    buf_init(&w.out);
    write_type(&w, t);
    return finish(&w, a);
}

const char *check_method_str(Checker *c, Object *method, bool with_package)
{
    TypeWriter w = {.qualify = c->env.pkg, .hides_param_names = true};
    buf_init(&w.out);
    if (with_package) {
        w.qualify = NULL;
        write_package(&w, method->pkg);
    }
    buf_puts(&w.out, method->name->text);
    if (method->type != NULL && method->type->kind == TYPE_FUNC) {
        write_signature(&w, method->type);
    }
    return finish(&w, c->arena);
}

/* With packages, also this one (a habit of Go's compiler). */
const char *check_type_set_str(Checker *c, const TypeSet *set)
{
    TypeWriter w = {0};
    buf_init(&w.out);
    for (int i = 0; i < set->term_count; i++) {
        buf_puts(&w.out, i > 0 ? " | " : "");
        buf_puts(&w.out, set->tilde[i] ? "~" : "");
        write_type(&w, set->terms[i]);
    }
    return finish(&w, c->arena);
}
