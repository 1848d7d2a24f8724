/* live_ask.c: questions about a live session's names: types, comments, sources, variables.
 *
 * To find a type the expression is checked as an entry and taken back at once. Names are looked up
 * as the session has them; a library package needs no import to be asked about.
 */
#include <stdlib.h>
#include <string.h>

#include "driver/ask.h"
#include "driver/docs.h"
#include "driver/live.h"
#include "gc/gc.h"

/* ---- checking without running */

void live_probe(Session *s, const char *text, size_t len, LiveProbeFn fn, void *ctx) {
    diags_cut(&s->diags, 0);
    Entry e = {.steps = {0}};
    File *f = loader_parse_text(&s->loader, "question", text, len, true);
    bool is_parsed = f != NULL && s->diags.syntax_errors == 0;
    File tree = is_parsed ? *f : (File){.source = NULL}; /* the checker takes the statements out */
    bool ok = is_parsed &&
              check_entry(s->checker, s->program->package, f, s->live->next_result, &e);
    if (is_parsed) {
        fn(s, &tree, ok ? &e : NULL, ctx);
    }
    if (ok) {
        entry_revert(s->checker, &e, ENTRY_WHOLE);
    }
    entry_deinit(&e);
}

static void put_result_types(Session *s, const EntryStep *step, Buf *out) {
    Package *home = s->program->package;
    if (step->text != NULL) {
        buf_puts(out, type_text(&s->arena, step->text_type, home));
    }
    for (int i = 0; i < step->result_count; i++) {
        buf_puts(out, i > 0 ? ", " : step->result_count > 1 ? "(" : "");
        buf_puts(out, type_text(&s->arena, step->results[i]->type, home));
    }
    buf_puts(out, step->result_count > 1 ? ")\n" : "\n");
}

typedef struct TypeQuestion {
    Buf *out;
    bool answered;
} TypeQuestion;

static void answer_type(Session *s, const File *f, const Entry *e, void *ctx) {
    (void)f;
    TypeQuestion *q = ctx;
    bool is_value = e != NULL && e->steps.len == 1 &&
                    (e->steps.data[0].result_count > 0 || e->steps.data[0].text != NULL);
    if (is_value) {
        put_result_types(s, &e->steps.data[0], q->out);
    } else if (e != NULL) {
        buf_puts(q->out, "no value\n");
    }
    q->answered = e != NULL;
}

static void report_probe(Session *s) {
    diags_print(&s->diags, s->options.err, session_style(s));
    fflush(s->options.err);
    diags_cut(&s->diags, 0);
}

bool session_type_of(Session *s, const char *expr, Buf *out) {
    TypeQuestion q = {out, false};
    live_probe(s, expr, strlen(expr), answer_type, &q);
    if (!q.answered) {
        report_probe(s);
    }
    diags_cut(&s->diags, 0);
    return q.answered;
}

/* ---- names */

Package *live_package(Session *s, const char *name) {
    Package *home = s->program->package;
    const Object *o = scope_lookup(entry_imports(home), intern_cstr(s->interns, name));
    if (o != NULL && o->kind == OBJ_PKG_NAME) {
        return o->pkg_name.imported;
    }
    const char *path = std_find(name) != NULL ? name : loader_std_path(&s->loader, name);
    return path != NULL ? loader_import(&s->loader, path, home, 0) : NULL;
}

static Object *member(Session *s, Object *of, const char *name) {
    LookupResult r;
    check_object(s->checker, of);
    if (of->type == NULL) {
        return NULL;
    }
    bool found = type_lookup(of->type, of->pkg, intern_cstr(s->interns, name), &r);
    return found || r.obj != NULL ? r.obj : NULL;
}

/* What a name means by itself: an object of the session or predeclared, or a package. */
static Object *first_name(Session *s, const char *name, Package **package) {
    Object *o = scope_lookup(s->program->package->scope, intern_cstr(s->interns, name));
    *package = o == NULL ? live_package(s, name) : NULL;
    return o == NULL && *package == NULL ? checker_universe(s->checker, name) : o;
}

Object *live_find(Session *s, const char *name, Package **package) {
    char *rest = arena_strndup(&s->arena, name, strlen(name));
    Object *at = first_name(s, strsep(&rest, "."), package);
    for (char *part; (at != NULL || *package != NULL) && (part = strsep(&rest, ".")) != NULL;) {
        at = at != NULL ? member(s, at, part)
                        : scope_lookup((*package)->scope, intern_cstr(s->interns, part));
        *package = NULL;
    }
    if (at != NULL) {
        check_object(s->checker, at);
    }
    return at;
}

bool session_defines(Session *s, const char *name) {
    return scope_lookup(s->program->package->scope, intern_cstr(s->interns, name)) != NULL;
}

/* ---- texts */

typedef struct Range {
    SourceFile *source;
    uint32_t from, to;
} Range;

static bool text_of(const Object *o, Range *r) {
    if (o->lazy != NULL) {
        *r = (Range){lazy_source(o), o->lazy->offset, o->lazy->end};
        return true;
    }
    if (o->kind == OBJ_FUNC && entry_func_text(o, &r->source, &r->from, &r->to)) {
        return true;
    }
    return false;
}

/* Where the declaration that begins at `at` ends: at a line break outside all brackets. */
static uint32_t decl_end(const SourceFile *f, uint32_t at) {
    int depth = 0;
    for (; at < f->len; at++) {
        char c = f->text[at];
        depth += (c == '{' || c == '(' || c == '[') - (c == '}' || c == ')' || c == ']');
        if (depth < 0 || (depth == 0 && (c == '\n' || c == ';'))) {
            break;
        }
    }
    return at;
}

static bool declared_text(Session *s, const Object *o, Range *r) {
    if (text_of(o, r)) {
        return true;
    }
    SourceFile *f = o->decl != NULL ? source_file_of(s->sources, o->pos) : NULL;
    if (f == NULL) {
        return false;
    }
    uint32_t from = o->decl->pos - f->base;
    const char *keyword = o->kind == OBJ_TYPE ? "type" : o->kind == OBJ_CONST ? "const" : "var";
    while (from > 0 && f->text[from - 1] != '\n' &&
           strncmp(f->text + from, keyword, strlen(keyword)) != 0) {
        from--;
    }
    *r = (Range){f, from, decl_end(f, from)};
    return true;
}

/* ---- documentation: the same pages as gol doc's, without their first line */

static const DocStyle prompt_style = {.no_head = true, .unexported = true};

/* The newest entry in force that declares the name. */
static bool entry_doc(Session *s, const char *name, Buf *out) {
    for (int i = s->live->applied.len - 1; i >= 0; i--) {
        if (docs_text(s->live->applied.data[i]->text, name, &prompt_style, out)) {
            return true;
        }
    }
    return false;
}

/* A variable: there is nothing but its type to tell. */
static bool type_doc(Session *s, const char *name, Buf *out) {
    Package *p;
    const Object *o = live_find(s, name, &p);
    if (o == NULL || o->type == NULL) {
        return false;
    }
    buf_printf(out, "%s %s\n", o->name->text, type_text(&s->arena, o->type, s->program->package));
    return true;
}

static bool put_doc(Session *s, const char *name, Buf *out) {
    static const DocStyle library = {.no_head = true};
    size_t n = strcspn(name, ".");
    const char *rest = name[n] == '.' ? name + n + 1 : NULL;
    Package *p;
    const Object *first = first_name(s, arena_strndup(&s->arena, name, n), &p);
    if (p != NULL && p->is_std) {
        return docs_std(p->path->text, rest, rest == NULL ? &(DocStyle){0} : &library, out);
    }
    if (first != NULL && first->pkg == s->program->package) {
        return entry_doc(s, name, out) || type_doc(s, name, out);
    }
    return docs_language(name, &library, out) || type_doc(s, name, out);
}

bool session_doc(Session *s, const char *name, Buf *out) {
    bool found = put_doc(s, name, out);
    while (out->len > 1 && out->data[out->len - 1] == '\n' && out->data[out->len - 2] == '\n') {
        out->data[--out->len] = 0; /* a page ends in an empty line, an answer does not */
    }
    return found;
}

bool session_source(Session *s, const char *name, Buf *out) {
    Package *p;
    Range r;
    Object *o = live_find(s, name, &p);
    if (o == NULL || !declared_text(s, o, &r)) {
        return false;
    }
    buf_printf(out, "%.*s\n", (int)(r.to - r.from), r.source->text + r.from);
    return true;
}

/* ---- the session's own names */

static bool is_result_name(const Str *name) {
    return name->text[0] == '_' || strcmp(name->text, "it") == 0;
}

void session_vars(Session *s, Buf *out) {
    const Scope *scope = s->program->package->scope;
    for (uint32_t i = 0; i < scope->names.len; i++) {
        Object *o = scope->names.entries[i].value;
        if (scope->names.entries[i].key == 0 || o->kind != OBJ_VAR || is_result_name(o->name)) {
            continue;
        }
        buf_printf(out, "%s = ", o->name->text);
        live_show_values(s, &o, 1, out);
        buf_putc(out, '\n');
    }
}

void session_imports(Session *s, Buf *out) {
    const Scope *scope = entry_imports(s->program->package);
    for (uint32_t i = 0; i < scope->names.len; i++) {
        const Object *o = scope->names.entries[i].value;
        if (scope->names.entries[i].key == 0 || o->kind != OBJ_PKG_NAME ||
            o->pkg_name.imported == NULL) {
            continue;
        }
        const Package *p = o->pkg_name.imported;
        bool is_renamed = o->name != p->name;
        buf_printf(out, "import %s%s\"%s\"\n", is_renamed ? o->name->text : "",
                   is_renamed ? " " : "", p->path->text);
    }
}

void session_each_entry(Session *s, SessionEntryFn fn, void *ctx) {
    const Live *l = s->live;
    for (int i = 0; i < l->applied.len; i++) {
        fn(ctx, l->applied.data[i]->text, l->applied.data[i]->end);
    }
}

/* ---- inside */

bool session_tree(Session *s, const char *text, Buf *out) {
    diags_cut(&s->diags, 0);
    File *f = loader_parse_text(&s->loader, "question", text, strlen(text), true);
    if (f == NULL || s->diags.errors > 0) {
        report_probe(s);
        return false;
    }
    ast_dump(out, f, s->sources);
    return true;
}

bool session_disassemble(Session *s, const char *name, Buf *out) {
    Package *p;
    Object *o = live_find(s, name, &p);
    uint32_t func = o != NULL && o->kind == OBJ_FUNC ? compiler_function_of(o) : UINT32_MAX;
    if (func == UINT32_MAX) {
        return false;
    }
    Image *image = s->backend->image;
    if (image->funcs.data[func]->entry == NULL) { /* nobody has called it yet */
        image->bind_func(image->compile_ctx, func);
    }
    image_disasm_func(image, func, out);
    return true;
}
