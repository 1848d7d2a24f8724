/* types/entry.c: one entry of a long session: its names, its steps, and how it is taken back.
 *
 * The session is one Package whose scope grows. While an entry is checked, a hook in check_declare
 * (check_entry_binds) puts a name over the one that is there and notes both, so that taking an
 * entry back is restoring what was noted, newest first; failing is the same. All imports live in
 * one file scope that lasts.
 *
 * Each statement at top level becomes the body of a function of its own, a *step*: the variables it
 * declares are the package's, and whoever runs the steps is in control between them. An entry
 * without statements that looks like a file (a package clause, or several declarations) is treated
 * as one: its variables are initialised in Go's order, then its init functions run.
 *
 * An expression statement becomes `_N := expr`; the same variable is `it`.
 *
 * The order of work is a script's (script.c): types, then the steps in order, then function bodies,
 * which therefore may mention variables that a step declares.
 */
#include "types/entry_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- the session */

void session_begin(Checker *c, Package *p)
{
    SessionInfo *s = ARENA_NEW(c->arena, SessionInfo);
    s->imports = scope_new(c, p->scope);
    p->info->session = s;
    p->is_script = true;
}

void session_info_free(SessionInfo *s)
{
    if (s == NULL) {
        return;
    }
    for (int i = 0; i < s->funcs.len; i++) {
        map_deinit(&s->funcs.data[i]->names);
        map_deinit(&s->funcs.data[i]->selected);
    }
    VEC_FREE(&s->funcs);
    map_deinit(&s->func_of);
}

Scope *entry_imports(const Package *p)
{
    return p->info->session != NULL ? p->info->session->imports : NULL;
}

SessionFunc *session_func_new(Package *p, Object *obj, SourceFile *source, uint32_t from,
                              uint32_t to)
{
    SessionInfo *s = p->info->session;
    SessionFunc *f = ARENA_NEW(p->checker->arena, SessionFunc);
    f->obj = obj;
    f->source = source;
    f->from = from;
    f->to = to;
    VEC_PUSH(&s->funcs, f);
    map_put(&s->func_of, obj, f);
    return f;
}

static Type *receiver_named(const Object *method)
{
    if (method->type == NULL || method->type->kind != TYPE_FUNC ||
        method->type->func.recv == NULL) {
        return NULL;
    }
    bool is_pointer;
    Type *t = type_deref(method->type->func.recv->type, &is_pointer);
    return t->kind != TYPE_NAMED ? NULL : t->named.origin != NULL ? t->named.origin : t;
}

SessionFunc *session_func_of(const Object *func)
{
    SessionInfo *s = func->pkg != NULL && func->pkg->info != NULL ? func->pkg->info->session : NULL;
    return s != NULL ? map_get(&s->func_of, func) : NULL;
}

bool entry_func_text(const Object *func, SourceFile **source, uint32_t *from, uint32_t *to)
{
    const SessionFunc *f = session_func_of(func);
    if (f == NULL) {
        return false;
    }
    *source = f->source;
    *from = f->from;
    *to = f->to;
    return true;
}

bool entry_same_signature(const Object *before, const Object *now)
{
    if (before == NULL || now == NULL || before->kind != OBJ_FUNC || now->kind != OBJ_FUNC ||
        before->type == NULL || now->type == NULL || before->type->kind != TYPE_FUNC ||
        now->type->kind != TYPE_FUNC || before->type->func.tparam_count > 0 ||
        now->type->func.tparam_count > 0 || now->type->func.recv_tparam_count > 0) {
        return false;
    }
    const Object *a = before->type->func.recv, *b = now->type->func.recv;
    return (a == NULL) == (b == NULL) && (a == NULL || type_identical(a->type, b->type)) &&
           type_identical(before->type, now->type);
}

/* ---- binding names */

static EntryName *find_name(const Entry *e, const Scope *scope, const Str *name)
{
    for (int i = e->names.len - 1; i >= 0; i--) {
        if (e->names.data[i].scope == scope && e->names.data[i].name == name) {
            return &e->names.data[i];
        }
    }
    return NULL;
}

static void set_name(Scope *scope, const Str *name, Object *obj)
{
    if (obj != NULL) {
        map_put(&scope->names, name, obj);
    } else {
        map_remove(&scope->names, name);
    }
}

static void bind(EntryCheck *k, Scope *scope, const Str *name, Object *obj)
{
    EntryName n = {scope, name, scope_lookup(scope, name), obj, k->step};
    if (n.before != obj) {
        VEC_PUSH(&k->e->names, n);
        set_name(scope, name, obj);
    }
}

/* Within one entry only variables of statements may be declared again. */
static bool is_redeclared(const EntryCheck *k, const Scope *scope, const Object *obj)
{
    const EntryName *n = find_name(k->e, scope, obj->name);
    return n != NULL && n->now != NULL && !k->is_redo &&
           (n->step == ENTRY_WHOLE || k->step == ENTRY_WHOLE);
}

bool check_entry_binds(Checker *c, Scope *scope, Object *obj)
{
    EntryCheck *k = c->extra->script.entry;
    if (k == NULL || (scope != k->p->scope && scope != entry_imports(k->p)) ||
        is_redeclared(k, scope, obj)) {
        return false;
    }
    bind(k, scope, obj->name, obj);
    Scope *imports = entry_imports(k->p);
    if (scope == k->p->scope && scope_lookup(imports, obj->name) != NULL) {
        bind(k, imports, obj->name, NULL); /* the newest meaning of a name wins */
    }
    obj->scope_pos = 0;
    if (obj->kind == OBJ_VAR) {
        obj->is_package_level = obj->is_used = true;
        obj->var.owner = NULL;
    }
    return true;
}

Object *entry_bind_var(Checker *c, Package *p, Entry *e, const Str *name, Type *t)
{
    EntryCheck k = {.c = c, .p = p, .e = e, .step = ENTRY_WHOLE};
    Object *var = object_new(c, OBJ_VAR, 0, p, name, t);
    var->color = COLOR_BLACK;
    var->is_package_level = var->is_used = true;
    bind(&k, p->scope, name, var);
    return var;
}

/* What the name of a type meant when the entry began. */
static bool was_bound(const EntryCheck *k, const Object *obj)
{
    const EntryName *n = NULL;
    for (int i = k->e->names.len - 1; i >= 0; i--) {
        const EntryName *x = &k->e->names.data[i];
        n = x->scope == k->p->scope && x->name == obj->name ? x : n;
    }
    return (n != NULL ? n->before : scope_lookup(k->p->scope, obj->name)) == obj;
}

bool session_func_is_live(const EntryCheck *k, const SessionFunc *f)
{
    if (f->obj->func.decl->recv == NULL) {
        return scope_lookup(k->p->scope, f->obj->name) == f->obj;
    }
    Type *base = receiver_named(f->obj);
    if (base == NULL || !was_bound(k, base->named.obj)) {
        return false;
    }
    for (int i = 0; i < base->named.method_count; i++) {
        if (base->named.methods[i] == f->obj) {
            return true;
        }
    }
    return false;
}

/* ---- methods of types that exist */

static int method_index(const Type *named, const Str *name)
{
    for (int i = 0; i < named->named.method_count; i++) {
        if (named->named.methods[i]->name == name) {
            return i;
        }
    }
    return -1;
}

static void set_method(Checker *c, Type *named, const Str *name, Object *method)
{
    int at = method_index(named, name);
    int n = named->named.method_count;
    if (method == NULL) {
        named->named.methods[at] = named->named.methods[n - 1];
        named->named.method_count--;
    } else if (at >= 0) {
        named->named.methods[at] = method;
    } else {
        if (n >= named->named.method_cap) {
            Object **grown = ARENA_ARRAY(c->arena, Object *, 2 * n + 4);
            if (n > 0) {
                memcpy(grown, named->named.methods, sizeof *grown * (size_t)n);
            }
            named->named.methods = grown;
            named->named.method_cap = 2 * n + 4;
        }
        named->named.methods[named->named.method_count++] = method;
    }
    named->named.method_slots = NULL;
    type_forget_instance_methods(c, named);
}

static const EntryMethod *find_method(const Entry *e, const Type *base, const Str *name)
{
    for (int i = 0; i < e->methods.len; i++) {
        if (e->methods.data[i].base == base && e->methods.data[i].now->name == name) {
            return &e->methods.data[i];
        }
    }
    return NULL;
}

/* A method of the type as it was is not carried over to the type's successor when the entry
 * declares one of that name itself. */
static bool is_superseded(const EntryCheck *k, const Object *base, int at, bool is_of_entry)
{
    if (!k->is_redo || at < 0 || base->type->named.methods[at] == k->replaces) {
        return false;
    }
    bool is_new_type = find_name(k->e, k->p->scope, base->name) != NULL;
    return is_of_entry || is_new_type;
}

bool check_entry_attaches(Checker *c, Object *base, Object *method)
{
    EntryCheck *k = c->extra->script.entry;
    if (k == NULL || base->color != COLOR_BLACK) {
        return false;
    }
    Type *named = base->type;
    if (named->kind != TYPE_NAMED || named->named.obj != base) {
        return true;
    }
    const EntryMethod *other = find_method(k->e, named, method->name);
    int at = method_index(named, method->name);
    if (is_superseded(k, base, at, other != NULL)) {
        k->superseded = method;
        return true;
    }
    if (other != NULL && !k->is_redo) {
        check_error(c, method->pos, DIAG_REDECLARED, "method %s.%s already declared at %s",
                    base->name->text, method->name->text, check_pos_text(c, other->now->pos));
        return true;
    }
    check_field_collision(c, named, method);
    EntryMethod m = {named, at >= 0 ? named->named.methods[at] : NULL, method, k->step};
    VEC_PUSH(&k->e->methods, m);
    set_method(c, named, method->name, method);
    return true;
}

/* ---- taking back */

void entry_revert(Checker *c, Entry *e, int from_step)
{
    for (int i = e->names.len - 1; i >= 0; i--) {
        const EntryName *n = &e->names.data[i];
        if (n->step >= from_step) {
            set_name(n->scope, n->name, n->before);
        }
    }
    for (int i = e->methods.len - 1; i >= 0; i--) {
        const EntryMethod *m = &e->methods.data[i];
        if (m->step >= from_step) {
            set_method(c, m->base, m->now->name, m->before);
        }
    }
    for (int i = e->redone.len - 1; i >= 0; i--) {
        if (e->redone.data[i].step >= from_step) {
            session_func_of(e->redone.data[i].before)->error = e->redone.data[i].old_error;
        }
    }
}

void entry_deinit(Entry *e)
{
    VEC_FREE(&e->steps);
    VEC_FREE(&e->names);
    VEC_FREE(&e->methods);
    VEC_FREE(&e->redone);
    VEC_FREE(&e->funcs);
}

/* ---- values to show */

/* fmt.Print and its family: nobody at a prompt wants to see what they return. */
static bool is_print_call(const Expr *e)
{
    const Expr *call = ast_unparen((Expr *)e);
    if (call->kind != NODE_CALL) {
        return false;
    }
    const Expr *fun = ast_unparen(((const CallExpr *)call)->fun);
    if (fun->kind != NODE_SELECTOR || ((const SelectorExpr *)fun)->selection != NULL) {
        return false;
    }
    const Object *f = ((const SelectorExpr *)fun)->sel->obj;
    return f != NULL && f->pkg != NULL && strcmp(f->pkg->path->text, "fmt") == 0 &&
           (strncmp(f->name->text, "Print", 5) == 0 || strncmp(f->name->text, "Fprint", 6) == 0);
}

/* Too large a constant for a variable: shown as it is. */
static bool show_big_constant(Checker *c, EntryStep *step, const Operand *x)
{
    Type *type;
    ConstVal *val;
    if (x->mode != MODE_CONSTANT || !type_is_untyped(x->type) ||
        operand_implicit_type(c, x, type_default(x->type), &type, &val) == CONVERT_OK) {
        return false;
    }
    step->text = const_text(c->arena, x->val);
    step->text_type = x->type;
    return true;
}

static Object *result_var(EntryCheck *k, Operand *x)
{
    Checker *c = k->c;
    const char *name = arena_printf(c->arena, "_%d", k->next_result++);
    Object *var = object_new(c, OBJ_VAR, x->expr->pos, k->p, intern_cstr(c->interns, name), NULL);
    var->color = COLOR_BLACK;
    check_init_var(c, var, x, "value");
    check_entry_binds(c, k->p->scope, var);
    return var;
}

bool check_entry_value(Checker *c, ExprStmt *s, Operand *x)
{
    EntryCheck *k = c->extra->script.entry;
    if (k == NULL || c->env.scope != c->extra->script.scope || is_print_call(s->x)) {
        return false;
    }
    EntryStep *step = &k->e->steps.data[k->step];
    if (show_big_constant(c, step, x)) {
        return true;
    }
    bool is_tuple = x->type->kind == TYPE_TUPLE;
    int n = is_tuple ? x->type->tuple.len : 1;
    step->results = ARENA_ARRAY(c->arena, Object *, n);
    for (int i = 0; i < n; i++) {
        Operand part = {.mode = MODE_VALUE, .type = is_tuple ? x->type->tuple.elems[i] : NULL,
                        .expr = s->x};
        step->results[step->result_count++] = result_var(k, is_tuple ? &part : x);
    }
    bind(k, k->p->scope, intern_cstr(c->interns, "it"), step->results[0]);
    return true;
}

/* ---- steps */

/* `_1, _2 := expr`, as if it had been checked. */
static Stmt *define_results(Checker *c, const EntryStep *step, ExprStmt *s)
{
    int n = step->result_count;
    AssignStmt *a = ARENA_NEW(c->arena, AssignStmt);
    a->s = (Stmt){NODE_ASSIGN_STMT, s->s.pos};
    a->op = TOK_DEFINE;
    a->lhs = ARENA_ARRAY(c->arena, Expr *, n);
    a->rhs = ARENA_ARRAY(c->arena, Expr *, 1);
    a->is_new = ARENA_ARRAY(c->arena, bool, n);
    a->lhs_count = n;
    a->rhs_count = 1;
    a->rhs[0] = s->x;
    for (int i = 0; i < n; i++) {
        Ident *id = ARENA_NEW(c->arena, Ident);
        id->e.kind = NODE_IDENT;
        id->e.pos = s->s.pos;
        id->e.mode = MODE_VARIABLE;
        id->e.type = step->results[i]->type;
        id->name = step->results[i]->name;
        id->obj = step->results[i];
        a->lhs[i] = &id->e;
        a->is_new[i] = true;
    }
    return &a->s;
}

static BlockStmt *block_of(Checker *c, Stmt *s)
{
    BlockStmt *b = ARENA_NEW(c->arena, BlockStmt);
    b->s = (Stmt){NODE_BLOCK_STMT, ast_start((Node *)s)};
    b->rbrace = ast_end((Node *)s);
    b->stmts = ARENA_ARRAY(c->arena, Stmt *, 1);
    b->stmts[0] = s;
    b->stmt_count = 1;
    return b;
}

static FuncDecl *step_decl(Checker *c, Stmt *s)
{
    FuncDecl *d = ARENA_NEW(c->arena, FuncDecl);
    d->d.kind = NODE_FUNC_DECL;
    d->d.pos = ast_start((Node *)s);
    d->name = ARENA_NEW(c->arena, Ident);
    d->name->e.kind = NODE_IDENT;
    d->name->e.pos = d->d.pos;
    d->name->name = intern_cstr(c->interns, "repl");
    d->type_expr = ARENA_NEW(c->arena, FuncTypeExpr);
    d->type_expr->e.kind = NODE_FUNC_TYPE;
    d->type_expr->e.pos = d->d.pos;
    d->body = block_of(c, s);
    return d;
}

static void add_step(EntryCheck *k, Stmt *s)
{
    Checker *c = k->c;
    FuncDecl *d = step_decl(c, s);
    Object *obj = object_new(c, OBJ_FUNC, d->d.pos, k->p, d->name->name, type_new(c, TYPE_FUNC));
    obj->decl = &d->d;
    obj->info = decl_info_new(c, k->file, entry_imports(k->p));
    obj->is_package_level = true;
    obj->func.decl = d;
    d->name->obj = obj;
    EntryStep step = {.func = obj};
    VEC_PUSH(&k->e->steps, step);
}

typedef struct StepWork {
    EntryCheck *k;
    int index;
} StepWork;

static void check_step(Checker *c, void *arg)
{
    const StepWork *w = arg;
    EntryCheck *k = w->k;
    Object *obj = k->e->steps.data[w->index].func;
    FuncDecl *d = obj->func.decl;
    int from = c->delayed.len;
    k->step = w->index;
    c->env = (CheckEnv){.pkg = k->p, .file = k->file, .scope = obj->info->file_scope,
                        .decl = obj->info};
    Scope *scope = scope_new(c, obj->info->file_scope);
    c->extra->script.scope = scope;
    FuncInfo *info = func_info_new(c, NULL, obj, NULL, obj->type, d->body);
    obj->func.info = d->info = info;
    check_func_body(c, info, scope);
    const EntryStep *step = &k->e->steps.data[w->index];
    if (step->result_count > 0) {
        d->body->stmts[0] = define_results(c, step, (ExprStmt *)d->body->stmts[0]);
    } else if (step->text != NULL) {
        d->body->stmt_count = 0;
    }
    check_run_delayed(c, from);
    c->extra->script.scope = NULL;
    k->step = ENTRY_WHOLE;
}

bool check_entry_has_label(const Checker *c, const Str *name)
{
    const EntryCheck *k = c->extra->script.entry;
    for (int i = 0; k != NULL && k->step != ENTRY_WHOLE && i < k->e->steps.len; i++) {
        const Object *f = k->e->steps.data[i].func;
        const BlockStmt *body = f != NULL ? f->func.decl->body : NULL;
        const Stmt *s = body != NULL && body->stmt_count > 0 ? body->stmts[0] : NULL;
        for (; s != NULL && s->kind == NODE_LABELED_STMT; s = ((const LabeledStmt *)s)->stmt) {
            if (((const LabeledStmt *)s)->label->name == name) {
                return true;
            }
        }
    }
    return false;
}

static void queue_steps(EntryCheck *k)
{
    for (int i = 0; i < k->e->steps.len; i++) {
        StepWork *w = ARENA_NEW(k->c->arena, StepWork);
        *w = (StepWork){k, i};
        check_later(k->c, check_step, w);
    }
}

/* ---- an entry that is a file */

static bool is_file(const File *f)
{
    int decls = f->decl_count - f->import_count;
    return f->script_count == 0 && (f->pkg_name != NULL || decls > 1);
}

static void set_step(Entry *e, const Object *var, int step)
{
    for (int i = 0; i < e->names.len; i++) {
        if (e->names.data[i].now == var) {
            e->names.data[i].step = step;
        }
    }
}

static void add_initializers(EntryCheck *k)
{
    Package *p = k->p;
    check_init_order(k->c, p);
    for (int i = 0; i < p->init_count; i++) {
        EntryStep step = {.init = &p->inits[i]};
        for (int v = 0; v < step.init->lhs_count; v++) {
            set_step(k->e, step.init->lhs[v], k->e->steps.len);
        }
        VEC_PUSH(&k->e->steps, step);
    }
    for (int i = 0; i < p->init_func_count; i++) {
        EntryStep step = {.func = p->init_funcs[i]->name->obj};
        VEC_PUSH(&k->e->steps, step);
    }
}

/* ---- the entry */

static void collect(EntryCheck *k, File *f)
{
    File **one = ARENA_ARRAY(k->c->arena, File *, 1);
    one[0] = f;
    k->p->files = one;
    k->p->file_count = 1;
    check_collect_objects(k->c, k->p);
}

static void resolve(EntryCheck *k, int first_object, int from)
{
    const ObjectVec *objects = &k->p->info->objects;
    for (int phase = 0; phase < 3; phase++) {
        if (phase == 2) {
            check_run_delayed(k->c, from);
            queue_steps(k);
        }
        for (int i = first_object; i < objects->len; i++) {
            Object *obj = objects->data[i];
            int of = obj->kind != OBJ_TYPE ? 2 : ((TypeDecl *)obj->decl)->is_alias ? 1 : 0;
            if (of == phase) {
                check_object_decl(k->c, obj);
            }
        }
    }
    check_run_delayed(k->c, from);
}

static void note_functions(EntryCheck *k, int count)
{
    const ObjectVec *objects = &k->p->info->objects;
    for (int i = 0; i < count; i++) {
        Object *obj = objects->data[i];
        if (obj->kind != OBJ_FUNC || obj->func.decl->body == NULL) {
            continue;
        }
        const FuncDecl *d = obj->func.decl;
        Pos base = k->file->source->base;
        VEC_PUSH(&k->e->funcs, obj);
        SessionFunc *f = session_func_new(k->p, obj, k->file->source, d->keyword - base,
                                          d->body->rbrace + 1 - base);
        check_free_names(d, &f->names, &f->selected);
    }
}

Object *check_entry_declare_again(EntryCheck *k, SourceFile *source, FuncDecl *d, int step)
{
    File *f = ARENA_NEW(k->c->arena, File);
    f->source = source;
    f->decls = ARENA_ARRAY(k->c->arena, Decl *, 1);
    f->decls[0] = &d->d;
    f->decl_count = 1;
    k->step = step;
    k->is_redo = true;
    k->superseded = NULL;
    collect(k, f);
    Object *obj = d->name->obj;
    bool is_wanted = k->superseded != obj;
    if (is_wanted) {
        int from = k->c->delayed.len;
        k->c->extra->script.holds_bodies = true;
        check_object_decl(k->c, obj);
        check_run_delayed(k->c, from);
        k->c->extra->script.holds_bodies = false;
    }
    k->is_redo = false;
    k->step = ENTRY_WHOLE;
    return is_wanted ? obj : NULL;
}

static void check_whole(EntryCheck *k)
{
    Checker *c = k->c;
    int errors = c->diags->errors;
    check_instance_cycles(c);
    check_anonymous_cycles(c);
    check_type_sizes(c);
    check_bodies(c, k->p);
    if (c->diags->errors == errors) {
        int own = k->p->info->objects.len;
        check_entry_redo(k);
        note_functions(k, own);
    }
}

/* What an entry that failed has left for "since the last call". */
static void drop_leftovers(Checker *c)
{
    c->extra->mono.len = 0;
    c->extra->sized.len = 0;
    c->extra->literals.len = 0;
    c->delayed.len = 0;
}

static void start_package(Package *p)
{
    p->info->objects.len = p->info->pkg_names.len = 0;
    p->info->has_script_main = false;
    p->inits = NULL;
    p->init_funcs = NULL;
    p->init_count = p->init_func_count = 0;
    p->has_errors = false;
}

static void check_file_of_entry(EntryCheck *k)
{
    Checker *c = k->c;
    bool as_file = is_file(k->file);
    StmtVec stmts = {0};
    check_split_file(c, k->file, !as_file, &stmts);
    int from = c->delayed.len;
    collect(k, k->file);
    for (int i = 0; i < stmts.len; i++) {
        add_step(k, stmts.data[i]);
    }
    VEC_FREE(&stmts);
    resolve(k, 0, from);
    add_initializers(k);
}

bool check_entry(Checker *c, Package *p, File *file, int first_result, Entry *e)
{
    CheckOptions saved_options = c->options;
    CheckEnv saved_env = c->env;
    int errors = c->diags->errors;
    EntryCheck k = {.c = c, .p = p, .file = file, .e = e, .step = ENTRY_WHOLE,
                    .next_result = first_result};
    c->options = (CheckOptions){.relaxed_unused = true, .auto_import = true, .go_minor = 23,
                                .is_complete = true};
    c->env = (CheckEnv){.pkg = p};
    c->extra->script.entry = &k;
    start_package(p);
    check_enter(c);
    check_file_of_entry(&k);
    if (c->diags->errors == errors) {
        check_whole(&k);
    }
    bool ok = c->diags->errors == errors;
    if (!ok) {
        entry_revert(c, e, ENTRY_WHOLE);
        drop_leftovers(c);
    }
    check_leave(c);
    c->extra->script.entry = NULL;
    c->env = saved_env;
    c->options = saved_options;
    p->is_checked = true;
    return ok;
}
