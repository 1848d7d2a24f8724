/* types/check.c: the checker's entry points, its queue of delayed work, and how it reports.
 *
 * Work that needs complete types (function bodies, map keys, embedded fields, sizes) is delayed:
 * check_later records it together with the environment it was asked in, and the outermost entry
 * point runs the queue to its end. Entry points may be entered again from within (an import, a
 * lazily parsed library object); the inner ones only add to the queue.
 *
 * One mistake, one message: a text that mentions an invalid type or operand is a consequence of an
 * error already reported and is dropped.
 */
#include "types/decl_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/panic.h"

/* ---- life */

Checker *checker_new(Arena *arena, Interns *interns, Diags *diags, SourceSet *sources,
                     Importer importer)
{
    Checker *c = ARENA_NEW(arena, Checker);
    c->arena = arena;
    arena_init_in(&c->temp, arena->pool);
    c->interns = interns;
    c->diags = diags;
    c->sources = sources;
    c->importer = importer;
    c->options.go_minor = 22;
    c->extra = ARENA_NEW(arena, struct CheckerExtra);
    c->blank = intern_cstr(interns, "_");
    c->init_name = intern_cstr(interns, "init");
    c->main_name = intern_cstr(interns, "main");
    universe_init(c);
    return c;
}

static void free_package_info(PackageInfo *info)
{
    for (uint32_t i = 0; i < info->methods.len; i++) {
        if (info->methods.entries[i].value != NULL) {
            VEC_FREE((ObjectVec *)info->methods.entries[i].value);
        }
    }
    map_deinit(&info->methods);
    session_info_free(info->session);
    VEC_FREE(&info->objects);
    VEC_FREE(&info->pkg_names);
    VEC_FREE(&info->dot_imports);
    VEC_FREE(&info->file_scopes);
}

void checker_forbid_unsafe(Checker *c)
{
    c->forbids_unsafe = true;
}

void checker_free(Checker *c)
{
    struct CheckerExtra *x = c->extra;
    for (int i = 0; i < x->scopes.len; i++) {
        map_deinit(&x->scopes.data[i]->names);
    }
    for (int i = 0; i < x->infos.len; i++) {
        map_deinit(&x->infos.data[i]->deps);
    }
    for (int i = 0; i < x->packages.len; i++) {
        free_package_info(x->packages.data[i]);
    }
    VEC_FREE(&x->scopes);
    VEC_FREE(&x->infos);
    VEC_FREE(&x->packages);
    VEC_FREE(&x->literals);
    VEC_FREE(&x->sized);
    VEC_FREE(&x->mono);
    map_deinit(&x->ident_targs);
    map_deinit(&x->canonical_tparams);
    map_deinit(&x->script.shared);
    map_deinit(&c->canonical);
    VEC_FREE(&c->delayed);
    VEC_FREE(&c->path);
    arena_deinit(&c->temp);
}

Package *package_new(Checker *c, const char *path, const char *name)
{
    Package *p = ARENA_NEW(c->arena, Package);
    p->path = intern_cstr(c->interns, path);
    p->name = name != NULL ? intern_cstr(c->interns, name) : NULL;
    p->scope = scope_new(c, c->universe);
    p->checker = c;
    p->info = ARENA_NEW(c->arena, PackageInfo);
    VEC_PUSH(&c->extra->packages, p->info);
    return p;
}

Package *checker_import(Checker *c, const char *path)
{
    return c->importer.import(c->importer.ctx, path, NULL, 0);
}

Object *checker_universe(Checker *c, const char *name)
{
    return scope_lookup(c->universe, intern_cstr(c->interns, name));
}

Type *checker_basic(Checker *c, TypeKind kind)
{
    return c->basic[kind];
}

Package *checker_unsafe(Checker *c)
{
    return c->unsafe_pkg;
}

/* ---- reporting */

static bool is_follow_on(Checker *c, const char *text)
{
    return c->diags->errors > 0 &&
           (strstr(text, "invalid operand") != NULL || strstr(text, "invalid type") != NULL);
}

static void report(Checker *c, Pos pos, DiagKind kind, bool is_warning, const char *format,
                   va_list args)
{
    Buf text;
    buf_init(&text);
    buf_vprintf(&text, format, args);
    if (c->env.err_pos != 0) { /* the expression stands at an earlier constant */
        pos = c->env.err_pos;
    }
    if (!is_follow_on(c, text.data)) {
        if (is_warning) {
            diag_warn(c->diags, pos, kind, "%s", text.data);
        } else {
            diag_error(c->diags, pos, kind, "%s", text.data);
            if (c->env.pkg != NULL) {
                c->env.pkg->has_errors = true;
            }
        }
    }
    buf_deinit(&text);
}

void check_error(Checker *c, Pos pos, DiagKind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(c, pos, kind, false, format, args);
    va_end(args);
}

void check_error_at(Checker *c, const Expr *at, DiagKind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(c, ast_start((const Node *)at), kind, false, format, args);
    va_end(args);
}

void check_soft_unused(Checker *c, Pos pos, DiagKind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(c, pos, kind, c->options.relaxed_unused, format, args);
    va_end(args);
}

const char *check_pos_text(Checker *c, Pos pos)
{
    Location at = source_locate(c->sources, pos);
    return arena_printf(c->arena, "%s:%d:%d", at.path, at.line, at.column);
}

const char *check_type_str(Checker *c, Type *t)
{
    return type_text(c->arena, t, c->env.pkg);
}

const char *check_expr_str(Checker *c, const Expr *e)
{
    Buf text;
    buf_init(&text);
    ast_print_expr(&text, e);
    const char *copy = arena_strndup(c->arena, text.data != NULL ? text.data : "", text.len);
    buf_deinit(&text);
    return copy;
}

/* ---- delayed work */

void check_later(Checker *c, void (*run)(Checker *c, void *arg), void *arg)
{
    Delayed d = {run, arg, c->env};
    VEC_PUSH(&c->delayed, d);
    c->extra->later_count++;
}

void check_run_delayed(Checker *c, int from)
{
    CheckEnv saved = c->env;
    for (int i = from; i < c->delayed.len; i++) { /* the queue grows while it runs */
        Delayed d = c->delayed.data[i];
        c->env = d.env;
        d.run(c, d.arg);
    }
    c->delayed.len = from;
    c->env = saved;
}

void check_enter(Checker *c)
{
    c->extra->depth++;
}

void check_leave(Checker *c)
{
    if (c->extra->depth == 1) {
        check_run_delayed(c, 0);
    }
    c->extra->depth--;
}

/* ---- a whole package */

/* Types first, then aliases, then the rest: an alias must know what it stands for (go/types). */
static void resolve_objects(Checker *c, Package *p, int from)
{
    ObjectVec *objects = &p->info->objects;
    for (int phase = 0; phase < 3; phase++) {
        if (phase == 2) {
            check_run_delayed(c, from); /* so that expressions meet no invalid recursive type */
            check_script_main(c, p);
        }
        for (int i = 0; i < objects->len; i++) {
            Object *obj = objects->data[i];
            int of = obj->kind != OBJ_TYPE ? 2 : ((TypeDecl *)obj->decl)->is_alias ? 1 : 0;
            if (of == phase) {
                check_object_decl(c, obj);
            }
        }
    }
}

bool check_package(Checker *c, Package *p, CheckOptions options)
{
    CheckOptions saved_options = c->options;
    CheckEnv saved_env = c->env;
    int errors_before = c->diags->errors;
    int from = c->delayed.len;
    c->options = options;
    if (c->options.go_minor == 0) {
        c->options.go_minor = 22;
    }
    c->env = (CheckEnv){.pkg = p};
    check_enter(c);
    check_script_split(c, p);
    check_collect_objects(c, p);
    resolve_objects(c, p, from);
    check_run_delayed(c, from);
    check_init_order(c, p);
    check_unused_imports(c, p);
    if (c->diags->errors == errors_before) {
        check_instance_cycles(c);
        check_anonymous_cycles(c);
        check_type_sizes(c);
    }
    check_bodies(c, p);
    p->is_checked = true;
    check_leave(c);
    c->env = saved_env;
    c->options = saved_options;
    if (c->diags->errors != errors_before) {
        p->has_errors = true;
    }
    return !p->has_errors;
}

bool check_object(Checker *c, Object *obj)
{
    int errors_before = c->diags->errors;
    CheckEnv saved = c->env;
    check_enter(c);
    c->env = (CheckEnv){.pkg = obj->pkg};
    check_object_decl(c, obj);
    c->env = saved;
    check_leave(c);
    return c->diags->errors == errors_before;
}
