/* types/entry_redo.c: earlier functions of a session that mention a name whose meaning has changed.
 *
 * A function's text is kept; it is declared again as its names mean now, and bound over what it
 * was. First all signatures, since a changed signature is a changed meaning for those who call it,
 * until nobody new is found; then the bodies, one by one, so that an error belongs to one function.
 * A function with an error gets a stand-in with its new signature that panics with the error's
 * text. When the signature itself does not check, the old function stays bound, and its code gives
 * way to a stand-in without parameters.
 *
 * A same-signature function is no changed meaning: its callers reach the new code by themselves. A
 * broken function is tried again whenever a name it mentions is declared.
 */
#include <stdlib.h>
#include <string.h>

#include "types/entry_internal.h"

typedef struct Again { /* a function under way */
    SessionFunc *f;
    FuncDecl *decl;
    Object *now;
    const char *error;
    int step;
} Again;

typedef struct Redo {
    EntryCheck *k;
    PtrMap changed;  /* name -> step + 2 that changes it */
    PtrMap declared; /* the same for every name of the entry: what broken functions wait for */
    PtrMap changed_methods;
    VEC(Again) work;
    PtrMap taken;    /* SessionFunc* */
} Redo;

/* ---- what has changed */

static void note_change(PtrMap *set, const Str *name, int step)
{
    uintptr_t known = (uintptr_t)map_get(set, name), mine = (uintptr_t)(step + 2);
    map_put(set, name, (void *)(mine > known ? mine : known));
}

static void note_names(Redo *r, int from)
{
    const Entry *e = r->k->e;
    for (int i = from; i < e->names.len; i++) {
        const EntryName *n = &e->names.data[i];
        note_change(&r->declared, n->name, n->step);
        bool is_value = n->before != NULL && n->before->kind != OBJ_PKG_NAME;
        if (is_value && !entry_same_signature(n->before, n->now)) {
            note_change(&r->changed, n->name, n->step);
        }
    }
}

static void note_methods(Redo *r, int from)
{
    const Entry *e = r->k->e;
    for (int i = from; i < e->methods.len; i++) {
        const EntryMethod *m = &e->methods.data[i];
        note_change(&r->declared, m->now->name, m->step);
        if (m->before != NULL && !entry_same_signature(m->before, m->now)) {
            note_change(&r->changed_methods, m->now->name, m->step);
        }
    }
}

/* The latest step that changes something in `mentioned`, as step + 2; 0: nothing does. */
static uintptr_t latest(const PtrMap *changed, const PtrMap *mentioned)
{
    const PtrMap *few = changed->live < mentioned->live ? changed : mentioned;
    uintptr_t most = 0;
    for (uint32_t i = 0; i < few->len; i++) {
        const void *name = (const void *)few->entries[i].key;
        if (name != NULL && map_get(mentioned, name) != NULL) {
            uintptr_t step = (uintptr_t)map_get(changed, name);
            most = step > most ? step : most;
        }
    }
    return most;
}

static uintptr_t changed_for(const Redo *r, const SessionFunc *f)
{
    const PtrMap *names = f->error != NULL ? &r->declared : &r->changed;
    const PtrMap *methods = f->error != NULL ? &r->declared : &r->changed_methods;
    uintptr_t a = latest(names, &f->names), b = latest(methods, &f->selected);
    return a > b ? a : b;
}

/* ---- errors of one function */

/* The first message since number `from`, with its place; they are forgotten. */
static const char *take_error(Checker *c, int from)
{
    const Diag *first = &c->diags->list[from];
    while (first->is_warning) {
        first++;
    }
    const char *text = arena_printf(c->arena, "%s: %s", check_pos_text(c, first->pos), first->text);
    diags_cut(c->diags, from);
    return text;
}

static void put_quoted(Buf *b, const char *text)
{
    buf_putc(b, '"');
    for (; *text != 0; text++) {
        if (*text == '"' || *text == '\\') {
            buf_putc(b, '\\');
            buf_putc(b, *text);
        } else if (*text == '\n' || *text == '\t') {
            buf_puts(b, *text == '\n' ? "\\n" : "\\t");
        } else {
            buf_putc(b, *text);
        }
    }
    buf_putc(b, '"');
}

static FuncDecl *parse_function(Checker *c, SourceFile *source, uint32_t from, uint32_t to)
{
    ParseContext context = {c->arena, c->interns, c->diags};
    int count;
    Decl **decls = parse_decl_range(&context, source, from, to, &count);
    return count == 1 && decls[0]->kind == NODE_FUNC_DECL ? (FuncDecl *)decls[0] : NULL;
}

/* `head { panic("error") }` */
static FuncDecl *stand_in(Checker *c, const SessionFunc *f, const char *head, size_t len,
                          const char *error, SourceFile **source)
{
    Buf b;
    buf_init(&b);
    buf_write(&b, head, len);
    buf_puts(&b, "{ panic(");
    put_quoted(&b, error);
    buf_puts(&b, ") }\n");
    *source = source_add(c->sources, f->source->path, b.data, b.len, false);
    buf_deinit(&b);
    if (*source == NULL) {
        return NULL;
    }
    (*source)->abspath = f->source->abspath;
    (*source)->is_script = true;
    return parse_function(c, *source, 0, (uint32_t)(*source)->len);
}

static void check_body(Checker *c, Object *func)
{
    int from = c->delayed.len;
    check_func_decl_body(c, func);
    check_run_delayed(c, from);
}

/* ---- signatures */

static void cut_bindings(EntryCheck *k, int names, int methods)
{
    Entry part = *k->e;
    part.redone.len = 0;
    part.names.data += names;
    part.names.len -= names;
    part.methods.data += methods;
    part.methods.len -= methods;
    entry_revert(k->c, &part, ENTRY_WHOLE);
    k->e->names.len = names;
    k->e->methods.len = methods;
}

/* Declares f again; false when the entry has a method in its place. */
static bool again_signature(Redo *r, Again *a)
{
    EntryCheck *k = r->k;
    Checker *c = k->c;
    int diags = c->diags->len, errors = c->diags->errors;
    int names = k->e->names.len, methods = k->e->methods.len;
    a->decl = parse_function(c, a->f->source, a->f->from, a->f->to);
    if (a->decl == NULL) {
        return false;
    }
    a->now = check_entry_declare_again(k, a->f->source, a->decl, a->step);
    if (c->diags->errors > errors) {
        a->error = take_error(c, diags);
        a->now = NULL;
        cut_bindings(k, names, methods);
        return true;
    }
    note_names(r, names);
    note_methods(r, methods);
    return a->now != NULL;
}

static bool take_round(Redo *r, int func_count)
{
    const SessionInfo *s = r->k->p->info->session;
    bool found = false;
    for (int i = 0; i < func_count; i++) {
        SessionFunc *f = s->funcs.data[i];
        uintptr_t step = map_get(&r->taken, f) == NULL ? changed_for(r, f) : 0;
        if (step == 0 || !session_func_is_live(r->k, f)) {
            continue;
        }
        map_put(&r->taken, f, f);
        Again a = {.f = f, .step = (int)step - 2};
        if (again_signature(r, &a)) {
            VEC_PUSH(&r->work, a);
            found = true;
        }
    }
    return found;
}

/* ---- bodies */

/* The function whose old code gives way: nothing is bound to it. */
static Object *unbound_stand_in(EntryCheck *k, const SessionFunc *f, const char *error)
{
    Checker *c = k->c;
    SourceFile *source;
    const char *head = arena_printf(c->arena, "func %s() ", f->obj->name->text);
    FuncDecl *d = stand_in(c, f, head, strlen(head), error, &source);
    if (d == NULL) {
        return NULL;
    }
    Object *obj = object_new(c, OBJ_FUNC, d->d.pos, k->p, d->name->name, NULL);
    obj->decl = &d->d;
    obj->info = decl_info_new(c, k->file, entry_imports(k->p));
    obj->is_package_level = true;
    obj->func.decl = d;
    d->name->obj = obj;
    check_object_decl(c, obj);
    check_body(c, obj);
    return obj;
}

/* With the signature that f has now. */
static Object *bound_stand_in(EntryCheck *k, const Again *a)
{
    SourceFile *source;
    const char *text = a->f->source->text + a->f->from;
    size_t head = a->decl->body->s.pos - a->f->source->base - a->f->from;
    FuncDecl *d = stand_in(k->c, a->f, text, head, a->error, &source);
    if (d == NULL) {
        return NULL;
    }
    k->replaces = a->now;
    Object *obj = check_entry_declare_again(k, source, d, a->step);
    k->replaces = NULL;
    check_body(k->c, obj);
    return obj;
}

static void again_body(EntryCheck *k, Again *a)
{
    Checker *c = k->c;
    int diags = c->diags->len, errors = c->diags->errors;
    if (a->now == NULL) {
        a->now = unbound_stand_in(k, a->f, a->error);
        return;
    }
    check_body(c, a->now);
    if (c->diags->errors > errors) {
        a->error = take_error(c, diags);
        a->now = bound_stand_in(k, a);
    }
}

static void note_again(EntryCheck *k, const Again *a)
{
    EntryRedo done = {a->f->obj, a->now, a->error, a->f->error, a->step};
    if (a->now == NULL) {
        return; /* no room for more source text: reported */
    }
    VEC_PUSH(&k->e->redone, done);
    VEC_PUSH(&k->e->funcs, a->now);
    if (scope_lookup(k->p->scope, a->now->name) != a->now && a->now->func.decl->recv == NULL) {
        a->f->error = a->error;
        return;
    }
    SessionFunc *f = session_func_new(k->p, a->now, a->f->source, a->f->from, a->f->to);
    f->error = a->error;
    check_free_names(a->decl, &f->names, &f->selected);
}

void check_entry_redo(EntryCheck *k)
{
    Redo r = {.k = k};
    int funcs = k->p->info->session->funcs.len;
    note_names(&r, 0);
    note_methods(&r, 0);
    while (take_round(&r, funcs)) {
    }
    for (int i = 0; i < r.work.len; i++) {
        again_body(k, &r.work.data[i]);
    }
    for (int i = 0; i < r.work.len; i++) {
        note_again(k, &r.work.data[i]);
    }
    map_deinit(&r.changed);
    map_deinit(&r.declared);
    map_deinit(&r.changed_methods);
    map_deinit(&r.taken);
    VEC_FREE(&r.work);
}
