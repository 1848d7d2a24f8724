/* types/script.c: a script's statements as the body of main (DESIGN.md 2).
 *
 * The statements at top level of a .gol file become a function main, as if written so; types and
 * constants among them stay declarations of the package. A variable declared at top level is a
 * local of main, unless some top-level function mentions its name: then it is a package variable
 * too, initialised when execution reaches its declaration. Such a name is found in main's scope
 * and in the package's.
 *
 * Which names functions mention is found before anything is checked, by a walk that knows only
 * scopes: the names a function uses and does not bind itself.
 */
#include "types/decl_internal.h"

#include <stdlib.h>

/* ---- free names of functions */

typedef struct FreeNames {
    PtrMap *out, *selected; /* selected: or NULL */
    VEC(const Str *) bound; /* innermost last */
    const Node *entered;    /* node whose scope has just been opened */
} FreeNames;

static bool visit_free(Node *n, void *ctx);

static void walk_free(FreeNames *f, void *node)
{
    if (node != NULL) {
        ast_walk(node, visit_free, f);
    }
}

static void bind(FreeNames *f, const Ident *name)
{
    if (name != NULL) {
        VEC_PUSH(&f->bound, name->name);
    }
}

static void mention(FreeNames *f, const Ident *name)
{
    for (int i = f->bound.len - 1; i >= 0; i--) {
        if (f->bound.data[i] == name->name) {
            return;
        }
    }
    map_put(f->out, name->name, (void *)name->name);
}

static void walk_signature(FreeNames *f, const FuncTypeExpr *t)
{
    for (int i = 0; i < t->tparam_count; i++) {
        bind(f, t->tparams[i].name);
        walk_free(f, t->tparams[i].type);
    }
    for (int i = 0; i < t->param_count; i++) {
        walk_free(f, t->params[i].type);
    }
    for (int i = 0; i < t->result_count; i++) {
        walk_free(f, t->results[i].type);
    }
    for (int i = 0; i < t->param_count; i++) {
        bind(f, t->params[i].name);
    }
    for (int i = 0; i < t->result_count; i++) {
        bind(f, t->results[i].name);
    }
}

static void walk_func(FreeNames *f, const Field *recv, const FuncTypeExpr *t, BlockStmt *body)
{
    int mark = f->bound.len;
    if (recv != NULL) {
        bind(f, recv->name);
    }
    walk_signature(f, t);
    walk_free(f, body);
    f->bound.len = mark;
}

static void walk_names(FreeNames *f, Ident **names, int count, Expr *type, Expr **values,
                       int value_count)
{
    walk_free(f, type);
    for (int i = 0; i < value_count; i++) {
        walk_free(f, values[i]);
    }
    for (int i = 0; i < count; i++) {
        bind(f, names[i]);
    }
}

static void walk_assign(FreeNames *f, AssignStmt *s)
{
    for (int i = 0; i < s->rhs_count; i++) {
        walk_free(f, s->rhs[i]);
    }
    for (int i = 0; i < s->lhs_count; i++) {
        if (s->op == TOK_DEFINE && s->lhs[i]->kind == NODE_IDENT) {
            bind(f, (Ident *)s->lhs[i]);
        } else {
            walk_free(f, s->lhs[i]);
        }
    }
}

static void walk_range(FreeNames *f, RangeStmt *s)
{
    int mark = f->bound.len;
    walk_free(f, s->x);
    Expr *vars[2] = {s->key, s->value};
    for (int i = 0; i < 2; i++) {
        if (s->is_define && vars[i] != NULL && vars[i]->kind == NODE_IDENT) {
            bind(f, (Ident *)vars[i]);
        } else {
            walk_free(f, vars[i]);
        }
    }
    walk_free(f, s->body);
    f->bound.len = mark;
}

static void walk_type_switch(FreeNames *f, TypeSwitchStmt *s)
{
    int mark = f->bound.len;
    walk_free(f, s->init);
    walk_free(f, s->x);
    bind(f, s->bind);
    for (int i = 0; i < s->case_count; i++) {
        walk_free(f, s->cases[i]);
    }
    f->bound.len = mark;
}

/* Opens a scope around the children of n. */
static bool in_scope(FreeNames *f, Node *n)
{
    if (f->entered == n) {
        f->entered = NULL;
        return true;
    }
    int mark = f->bound.len;
    f->entered = n;
    ast_walk(n, visit_free, f);
    f->bound.len = mark;
    return false;
}

static bool visit_free(Node *n, void *ctx)
{
    FreeNames *f = ctx;
    switch ((NodeKind)n->kind) {
    case NODE_IDENT:
        mention(f, (Ident *)n);
        return false;
    case NODE_SELECTOR:
        if (f->selected != NULL) {
            const Str *name = ((SelectorExpr *)n)->sel->name;
            map_put(f->selected, name, (void *)name);
        }
        walk_free(f, ((SelectorExpr *)n)->x);
        return false;
    case NODE_FUNC_LIT:
        walk_func(f, NULL, ((FuncLit *)n)->type_expr, ((FuncLit *)n)->body);
        return false;
    case NODE_ASSIGN_STMT:
        walk_assign(f, (AssignStmt *)n);
        return false;
    case NODE_RANGE_STMT:
        walk_range(f, (RangeStmt *)n);
        return false;
    case NODE_TYPE_SWITCH_STMT:
        walk_type_switch(f, (TypeSwitchStmt *)n);
        return false;
    case NODE_LABELED_STMT:
        walk_free(f, ((LabeledStmt *)n)->stmt);
        return false;
    case NODE_BRANCH_STMT:
        return false;
    case NODE_VAR_DECL: {
        VarDecl *d = (VarDecl *)n;
        walk_names(f, d->names, d->name_count, d->type_expr, d->values, d->value_count);
        return false;
    }
    case NODE_CONST_DECL: {
        ConstDecl *d = (ConstDecl *)n;
        walk_names(f, d->names, d->name_count, d->type_expr, d->values, d->value_count);
        return false;
    }
    case NODE_TYPE_DECL:
        bind(f, ((TypeDecl *)n)->name);
        walk_free(f, ((TypeDecl *)n)->type_expr);
        return false;
    case NODE_BLOCK_STMT:
    case NODE_IF_STMT:
    case NODE_FOR_STMT:
    case NODE_SWITCH_STMT:
    case NODE_CASE_CLAUSE:
    case NODE_COMM_CLAUSE:
        return in_scope(f, n);
    default:
        return true;
    }
}

void check_free_names(const FuncDecl *d, PtrMap *names, PtrMap *selected)
{
    FreeNames f = {.out = names, .selected = selected};
    if (d->recv != NULL) {
        walk_free(&f, d->recv->type);
    }
    walk_func(&f, d->recv, d->type_expr, d->body);
    VEC_FREE(&f.bound);
}

static void find_shared(Checker *c, Package *p)
{
    FreeNames f = {.out = &c->extra->script.shared};
    for (int i = 0; i < p->file_count; i++) {
        for (int k = 0; k < p->files[i]->decl_count; k++) {
            Decl *d = p->files[i]->decls[k];
            if (d->kind == NODE_FUNC_DECL) {
                FuncDecl *fn = (FuncDecl *)d;
                walk_func(&f, fn->recv, fn->type_expr, fn->body);
            }
        }
    }
    VEC_FREE(&f.bound);
}

void check_script_declare(Checker *c, Scope *scope, Object *obj)
{
    const Script *s = &c->extra->script;
    if (s->entry != NULL && scope == s->scope && obj->kind == OBJ_VAR) {
        check_entry_binds(c, obj->pkg->scope, obj);
        return;
    }
    if (s->scope == NULL || scope != s->scope || obj->kind != OBJ_VAR ||
        map_get(&s->shared, obj->name) == NULL) {
        return;
    }
    Scope *package = obj->pkg->scope;
    if (scope_lookup(package, obj->name) != NULL) {
        return; /* functions mean the other one */
    }
    map_put(&package->names, obj->name, obj);
    obj->is_package_level = true;
    obj->is_used = true;
    obj->scope_pos = 0; /* functions above see it too */
    obj->var.owner = NULL;
}

/* ---- main */

static bool declares_main(const Checker *c, const Package *p)
{
    for (int i = 0; i < p->file_count; i++) {
        for (int k = 0; k < p->files[i]->decl_count; k++) {
            const Decl *d = p->files[i]->decls[k];
            if (d->kind == NODE_FUNC_DECL && ((const FuncDecl *)d)->recv == NULL &&
                ((const FuncDecl *)d)->name->name == c->main_name) {
                return true;
            }
        }
    }
    return false;
}

static bool is_script_file(const File *f)
{
    return f->script_count > 0 || f->pkg_name == NULL;
}

static Stmt *decl_as_stmt(Checker *c, Decl *d)
{
    DeclStmt *s = ARENA_NEW(c->arena, DeclStmt);
    s->s.kind = NODE_DECL_STMT;
    s->s.pos = d->pos;
    s->decls = ARENA_ARRAY(c->arena, Decl *, 1);
    s->decls[0] = d;
    s->decl_count = 1;
    return &s->s;
}

static int by_pos(const void *a, const void *b)
{
    Pos x = (*(Stmt *const *)a)->pos;
    Pos y = (*(Stmt *const *)b)->pos;
    return x < y ? -1 : x > y;
}

typedef VEC(Decl *) DeclVec;

/* With as_main, variables go to the statements; other declarations, or all, to decls. */
static void sort_decl(Checker *c, Decl *d, bool as_main, StmtVec *stmts, DeclVec *decls)
{
    if (as_main && d->kind == NODE_VAR_DECL) {
        VEC_PUSH(stmts, decl_as_stmt(c, d));
    } else {
        VEC_PUSH(decls, d);
    }
}

static int decl_by_pos(const void *a, const void *b)
{
    Pos x = (*(Decl *const *)a)->pos;
    Pos y = (*(Decl *const *)b)->pos;
    return x < y ? -1 : x > y;
}

void check_split_file(Checker *c, File *f, bool as_main, StmtVec *stmts)
{
    DeclVec decls = {0};
    for (int i = 0; i < f->decl_count; i++) {
        sort_decl(c, f->decls[i], as_main, stmts, &decls);
    }
    for (int i = 0; i < f->script_count; i++) {
        Stmt *s = f->script[i];
        if (s->kind != NODE_DECL_STMT) {
            VEC_PUSH(stmts, s);
            continue;
        }
        for (int k = 0; k < ((DeclStmt *)s)->decl_count; k++) {
            sort_decl(c, ((DeclStmt *)s)->decls[k], as_main, stmts, &decls);
        }
    }
    f->decl_count = decls.len;
    f->decls = decls.len > 0 ? ARENA_ARRAY(c->arena, Decl *, decls.len + 1) : NULL;
    for (int i = 0; i < decls.len; i++) {
        f->decls[i] = decls.data[i];
    }
    if (decls.len > 1) {
        qsort(f->decls, (size_t)decls.len, sizeof *f->decls, decl_by_pos);
    }
    f->script = NULL;
    f->script_count = 0;
    VEC_FREE(&decls);
    if (stmts->len > 1) {
        qsort(stmts->data, (size_t)stmts->len, sizeof *stmts->data, by_pos);
    }
}

static FuncDecl *make_main(Checker *c, File *f, StmtVec *stmts)
{
    Pos start = stmts->len > 0 ? ast_start((Node *)stmts->data[0]) : f->source->base;
    FuncDecl *d = ARENA_NEW(c->arena, FuncDecl);
    d->d.kind = NODE_FUNC_DECL;
    d->d.pos = start;
    d->name = ARENA_NEW(c->arena, Ident);
    d->name->e.kind = NODE_IDENT;
    d->name->e.pos = start;
    d->name->name = c->main_name;
    d->type_expr = ARENA_NEW(c->arena, FuncTypeExpr);
    d->type_expr->e.kind = NODE_FUNC_TYPE;
    d->type_expr->e.pos = start;
    d->body = ARENA_NEW(c->arena, BlockStmt);
    d->body->s.kind = NODE_BLOCK_STMT;
    d->body->s.pos = start;
    d->body->rbrace = f->source->base + (Pos)f->source->len;
    d->body->stmt_count = stmts->len;
    d->body->stmts = ARENA_ARRAY(c->arena, Stmt *, stmts->len + 1);
    for (int i = 0; i < stmts->len; i++) {
        d->body->stmts[i] = stmts->data[i];
    }
    return d;
}

static void add_main(Checker *c, Package *p, File *f, StmtVec *stmts)
{
    Decl **decls = ARENA_ARRAY(c->arena, Decl *, f->decl_count + 1);
    for (int k = 0; k < f->decl_count; k++) {
        decls[k] = f->decls[k];
    }
    decls[f->decl_count++] = &make_main(c, f, stmts)->d;
    f->decls = decls;
    p->info->has_script_main = true;
}

static bool is_program(const Checker *c, const Package *p)
{
    for (int i = 0; i < p->file_count; i++) {
        if (p->files[i]->pkg_name != NULL && p->files[i]->pkg_name->name != c->main_name) {
            return false;
        }
    }
    return true;
}

/* Turns the script files of a package into declarations; the first becomes func main when nothing
 * else does. */
void check_script_split(Checker *c, Package *p)
{
    bool as_main = !declares_main(c, p) && is_program(c, p);
    for (int i = 0; i < p->file_count; i++) {
        File *f = p->files[i];
        if (!is_script_file(f)) {
            continue;
        }
        StmtVec stmts = {0};
        if (as_main) {
            find_shared(c, p);
        }
        check_split_file(c, f, as_main, &stmts);
        if (as_main) {
            add_main(c, p, f, &stmts);
            as_main = false;
        } else if (stmts.len > 0) {
            check_error(c, ast_start((Node *)stmts.data[0]), DIAG_OTHER,
                        "statement outside function body%s",
                        is_program(c, p) ? " in a program that declares main" : "");
        }
        VEC_FREE(&stmts);
    }
}

/* Resolves main first of all functions, so that its body is checked before any other: the types
 * of the variables it shares with them come from there. */
void check_script_main(Checker *c, Package *p)
{
    if (!p->info->has_script_main) {
        return;
    }
    Object *main_func = scope_lookup(p->scope, c->main_name);
    if (main_func != NULL && main_func->kind == OBJ_FUNC) {
        check_object_decl(c, main_func);
        c->extra->script.scope = main_func->info->sig_scope;
    }
}
