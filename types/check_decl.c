/* types/check_decl.c: declarations: constants, variables, types, functions; cycles among them.
 *
 * An object is white until its declaration is first needed, grey while that is being resolved
 * (c->path holds the grey objects, outermost first), black afterwards. Meeting a grey object again
 * closes a cycle. It is harmless when it goes through a type definition and no value, and also
 * when only constants and variables are on it: those are an initialisation cycle, reported by
 * initorder.c with the functions in between. Everything else is an invalid recursive declaration.
 *
 * Local declarations come here too (check_decl_stmt); they are resolved where they stand.
 */
#include "types/decl_internal.h"

#include <stdlib.h>

#include "base/panic.h"

/* ---- cycles */

static int path_index(Checker *c, Object *obj)
{
    int i = c->path.len - 1;
    while (i > 0 && c->path.data[i] != obj) {
        i--;
    }
    return i;
}

static bool is_alias_decl(const Object *obj)
{
    if (obj->decl != NULL && obj->decl->kind == NODE_TYPE_DECL) {
        return ((const TypeDecl *)obj->decl)->is_alias;
    }
    return obj->is_alias;
}

static const char *cycle_name(Checker *c, Object *obj)
{
    if (obj->pkg != NULL && obj->pkg != c->env.pkg) {
        return arena_printf(c->arena, "%s.%s", obj->pkg->name->text, obj->name->text);
    }
    return obj->name->text;
}

typedef struct CycleStep {
    Object *obj;
    Pos pos;
} CycleStep;

static void report_cycle(Checker *c, const CycleStep *cycle, int len)
{
    int first = 0; /* start where the source does, so that the text does not depend on the order */
    for (int i = 1; i < len; i++) {
        if (cycle[i].pos < cycle[first].pos) {
            first = i;
        }
    }
    const CycleStep *step = &cycle[first];
    bool is_type = step->obj->kind == OBJ_TYPE;
    const char *name = cycle_name(c, step->obj);
    const char *what = is_type ? "invalid recursive type" : "invalid cycle in declaration";
    if (len == 1) {
        check_error(c, step->pos, DIAG_CYCLE, "%s: %s refers to itself", what, name);
        return;
    }
    Buf text;
    buf_init(&text);
    buf_printf(&text, "%s%s %s", what, is_type ? "" : " of", name);
    for (int i = 0; i <= len; i++) {
        step = &cycle[(first + i) % len];
        buf_printf(&text, "\n\t%s: %s%s", check_pos_text(c, step->pos), cycle_name(c, step->obj),
                   i < len ? " refers to" : "");
    }
    check_error(c, cycle[first].pos, DIAG_CYCLE, "%s", text.data);
    buf_deinit(&text);
}

void check_cycle_error(Checker *c, Object **cycle, int len)
{
    CycleStep *steps = ARENA_ARRAY(c->arena, CycleStep, len);
    for (int i = 0; i < len; i++) {
        steps[i] = (CycleStep){cycle[i], cycle[i]->pos};
    }
    report_cycle(c, steps, len);
}

void check_type_cycle_error(Checker *c, Type **cycle, int len)
{
    CycleStep *steps = ARENA_ARRAY(c->arena, CycleStep, len);
    for (int i = 0; i < len; i++) {
        Object *obj = cycle[i]->named.obj;
        steps[i] = (CycleStep){obj, cycle[i]->named.pos ? cycle[i]->named.pos : obj->pos};
    }
    report_cycle(c, steps, len);
}

/* Whether the cycle that ends at the grey object obj may stay; reports it otherwise. */
static bool cycle_is_valid(Checker *c, Object *obj)
{
    int start = path_index(c, obj);
    int len = c->path.len - start;
    int values = 0;
    int definitions = 0;
    bool in_tparams = false;
    for (int i = start; i < c->path.len && !in_tparams; i++) {
        Object *o = c->path.data[i];
        if (o->kind == OBJ_CONST || o->kind == OBJ_VAR) {
            values++;
        } else if (o->kind == OBJ_TYPE) {
            in_tparams = c->env.is_in_tparam_list && o->type != NULL && check_is_generic(o->type);
            definitions += !is_alias_decl(o);
        }
    }
    if (!in_tparams && (values == len || (values == 0 && definitions > 0))) {
        return true;
    }
    check_cycle_error(c, c->path.data + start, len);
    return false;
}

static void grey_object(Checker *c, Object *obj)
{
    Type *invalid = c->basic[TYPE_INVALID];
    switch ((ObjectKind)obj->kind) {
    case OBJ_CONST:
    case OBJ_VAR:
        if (!cycle_is_valid(c, obj) || obj->type == NULL) {
            obj->type = invalid;
        }
        break;
    case OBJ_TYPE:
        if (!cycle_is_valid(c, obj)) {
            obj->type = invalid;
        }
        break;
    case OBJ_FUNC:
        (void)cycle_is_valid(c, obj); /* the signature stays: others rely on its being one */
        break;
    default:
        break;
    }
}

/* ---- constants and variables */

static bool is_const_type(Type *t)
{
    TypeKind k = (TypeKind)type_underlying(t)->kind;
    return (k >= TYPE_BOOL && k <= TYPE_STRING) ||
           (k >= TYPE_UNTYPED_BOOL && k <= TYPE_UNTYPED_STRING);
}

static void const_decl(Checker *c, Object *obj, Expr *type_expr, Expr *init, int iota,
                       bool is_inherited)
{
    ConstVal *saved_iota = c->env.iota;
    Pos saved_pos = c->env.err_pos;
    obj->const_val = const_unknown(c->arena);
    c->env.iota = const_int(c->arena, iota);
    Operand x = {.mode = MODE_INVALID, .type = c->basic[TYPE_INVALID]};
    Type *t = type_expr != NULL ? check_type(c, type_expr) : NULL;
    if (t != NULL && !is_const_type(t)) {
        if (type_underlying(t)->kind != TYPE_INVALID) {
            check_error_at(c, type_expr, DIAG_CONST, "invalid constant type %s",
                           check_type_str(c, t));
        }
        obj->type = c->basic[TYPE_INVALID];
    } else {
        obj->type = t;
        if (init != NULL) {
            c->env.err_pos = is_inherited ? obj->pos : 0;
            check_expr(c, &x, init);
        }
        check_init_const(c, obj, &x);
    }
    c->env.iota = saved_iota;
    c->env.err_pos = saved_pos;
}

/* lhs: all variables of `var a, b = f()`, else NULL. */
static void var_decl(Checker *c, Object *obj, Object **lhs, int lhs_count, Expr *type_expr,
                     Expr **init)
{
    if (type_expr != NULL) {
        obj->type = check_var_type(c, type_expr);
    }
    if (init == NULL) {
        if (type_expr == NULL) {
            obj->type = c->basic[TYPE_INVALID];
        }
        return;
    }
    if (lhs_count <= 1) {
        Operand x;
        check_expr_for(c, &x, *init, obj->type, obj->name->text);
        check_init_var(c, obj, &x, "variable declaration");
        return;
    }
    if (type_expr != NULL) {
        for (int i = 0; i < lhs_count; i++) {
            lhs[i]->type = obj->type;
        }
    }
    check_init_vars(c, lhs, lhs_count, init, 1, NULL);
}

/* As many values as names? For variables one value may be a call with several results. */
static void check_arity(Checker *c, Ident **names, int name_count, Expr **values, int value_count,
                        bool is_const, bool is_inherited)
{
    if (name_count < value_count) {
        if (is_inherited) {
            check_error(c, names[0]->e.pos, DIAG_ASSIGN, "extra init expr at %s",
                        check_pos_text(c, values[name_count]->pos));
        } else {
            check_error_at(c, values[name_count], DIAG_ASSIGN, "extra init expr %s",
                           check_expr_str(c, values[name_count]));
        }
    } else if (name_count > value_count && (is_const || value_count != 1)) {
        check_error(c, names[value_count]->e.pos, DIAG_ASSIGN, "missing init expr for %s",
                    names[value_count]->name->text);
    }
}

void check_decl_arity(Checker *c, Decl *d)
{
    if (d->kind == NODE_CONST_DECL) {
        ConstDecl *k = (ConstDecl *)d;
        check_arity(c, k->names, k->name_count, k->values, k->value_count, true, k->is_inherited);
    } else if (d->kind == NODE_VAR_DECL) {
        VarDecl *v = (VarDecl *)d;
        if (v->type_expr == NULL || v->value_count > 0) {
            check_arity(c, v->names, v->name_count, v->values, v->value_count, false, false);
        }
    }
}

/* ---- types */

void check_set_def_type(Type *def, Type *t)
{
    if (def != NULL && def->named.underlying == NULL) {
        def->named.underlying = t;
    }
}

static void later_valid_type(Checker *c, void *arg)
{
    Object *obj = arg;
    if (obj->type != NULL && obj->type->kind == TYPE_NAMED) {
        check_valid_type(c, obj->type);
    }
}

static void alias_decl(Checker *c, Object *obj, TypeDecl *d)
{
    obj->is_alias = true;
    Scope *saved = c->env.scope;
    if (d->tparam_count > 0) {
        Object **tparams;
        int count;
        check_error(c, d->name->e.pos, DIAG_GENERIC, "generic type cannot be alias");
        c->env.scope = scope_new(c, saved);
        check_collect_tparams(c, d->tparams, d->tparam_count, &tparams, &count);
    }
    Type *t = check_type(c, d->type_expr);
    c->env.scope = saved;
    if (obj->type == NULL) { /* not found to be part of an invalid cycle */
        obj->type = t;
    }
}

static void collect_methods(Checker *c, Object *obj);

/* A local type depends on the type parameters of the declared function around it, whether it
 * mentions them or not. */
static void set_outer_tparams(Checker *c, Type *named)
{
    const FuncInfo *f = c->env.func;
    while (f != NULL && f->outer != NULL) {
        f = f->outer;
    }
    if (f == NULL) {
        return;
    }
    bool is_method = f->sig->func.recv_tparam_count > 0;
    named->named.outer_tparams = is_method ? f->sig->func.recv_tparams : f->sig->func.tparams;
    named->named.outer_tparam_count =
        is_method ? f->sig->func.recv_tparam_count : f->sig->func.tparam_count;
    named->has_tparam = named->named.outer_tparam_count > 0;
}

static void type_decl(Checker *c, Object *obj, TypeDecl *d, Type *def)
{
    check_later(c, later_valid_type, obj);
    if (d->is_alias) {
        alias_decl(c, obj, d);
        return;
    }
    Type *named = type_new(c, TYPE_NAMED);
    named->named.obj = obj;
    if (!obj->is_package_level) {
        set_outer_tparams(c, named);
    }
    obj->type = named;
    check_set_def_type(def, named);
    Scope *saved = c->env.scope;
    if (d->tparam_count > 0) {
        c->env.scope = scope_new(c, saved);
        check_collect_tparams(c, d->tparams, d->tparam_count, &named->named.tparams,
                              &named->named.tparam_count);
    }
    Type *rhs = check_defined_type(c, d->type_expr, named);
    c->env.scope = saved;
    named->named.rhs = rhs;
    if (named->named.underlying == NULL) {
        named->named.underlying = rhs->kind == TYPE_PARAM ? c->basic[TYPE_INVALID] : rhs;
    }
    if (rhs->kind == TYPE_PARAM) {
        check_error_at(c, d->type_expr, DIAG_GENERIC,
                       "cannot use a type parameter as RHS in type declaration");
        named->named.underlying = c->basic[TYPE_INVALID];
    }
}

/* ---- methods of a type */

/* field and method with the same name: only known once the underlying type is. */
void check_field_collision(Checker *c, Type *named, const Object *m)
{
    Type *u = type_underlying(named);
    for (int k = 0; u->kind == TYPE_STRUCT && k < u->strukt.field_count; k++) {
        Object *f = u->strukt.fields[k];
        if (f->name == m->name && f->name != c->blank) {
            check_error(c, m->pos, DIAG_REDECLARED,
                        "field and method with the same name %s"
                        "\n\t%s: other declaration of %s",
                        f->name->text, check_pos_text(c, f->pos), f->name->text);
        }
    }
}

static void later_field_collisions(Checker *c, void *arg)
{
    Type *named = arg;
    for (int i = 0; i < named->named.method_count; i++) {
        check_field_collision(c, named, named->named.methods[i]);
    }
}

static void collect_methods(Checker *c, Object *obj)
{
    ObjectVec *list = obj->pkg != NULL ? map_get(&obj->pkg->info->methods, obj) : NULL;
    if (list == NULL || obj->type->kind != TYPE_NAMED || obj->type->named.obj != obj) {
        return;
    }
    Type *named = obj->type;
    named->named.methods = ARENA_ARRAY(c->arena, Object *, list->len);
    named->named.method_cap = list->len;
    PtrMap names = {0};
    for (int i = 0; i < list->len; i++) {
        Object *m = list->data[i];
        Object *other = map_get(&names, m->name);
        if (other != NULL) {
            check_error(c, m->pos, DIAG_REDECLARED, "method %s.%s already declared at %s",
                        obj->name->text, m->name->text, check_pos_text(c, other->pos));
            continue;
        }
        map_put(&names, m->name, m);
        named->named.methods[named->named.method_count++] = m;
    }
    map_deinit(&names);
    if (!obj->pkg->is_lazy) {
        check_later(c, later_field_collisions, named);
    }
}

/* ---- functions */

static void later_func_body(Checker *c, void *arg)
{
    check_func_decl_body(c, arg);
}

void check_func_decl_body(Checker *c, Object *obj)
{
    FuncDecl *d = obj->func.decl;
    if (d == NULL || d->body == NULL || obj->func.info != NULL) {
        return;
    }
    CheckEnv saved = c->env;
    c->env = (CheckEnv){.pkg = obj->pkg, .file = obj->info->file,
                        .scope = obj->info->file_scope, .decl = obj->info};
    FuncInfo *info = func_info_new(c, NULL, obj, NULL, obj->type, d->body);
    obj->func.info = d->info = info;
    check_func_body(c, info, obj->info->sig_scope);
    info->is_checked = true;
    c->env = saved;
}

static void func_decl(Checker *c, Object *obj)
{
    FuncDecl *d = obj->func.decl;
    DeclInfo *info = obj->info;
    Type *sig = type_new(c, TYPE_FUNC);
    obj->type = sig; /* a signature that mentions its own function finds this */
    obj->color = COLOR_BLACK;
    info->sig_scope = scope_new(c, c->env.scope);
    check_func_type_into(c, sig, d->recv, d->type_expr, info->sig_scope);
    if (d->body == NULL) {
        if (d->type_expr->tparam_count > 0) {
            check_error(c, d->d.pos, DIAG_GENERIC, "generic function is missing function body");
        }
    } else if (!obj->pkg->is_lazy && !c->extra->script.holds_bodies) {
        check_later(c, later_func_body, obj);
    }
}

/* ---- objects */

static void resolve_const(Checker *c, Object *obj)
{
    ConstDecl *d = (ConstDecl *)obj->decl;
    Expr *init = obj->decl_index < d->value_count ? d->values[obj->decl_index] : NULL;
    c->env.decl = obj->info;
    const_decl(c, obj, d->type_expr, init, d->iota, d->is_inherited);
}

static void resolve_var(Checker *c, Object *obj)
{
    VarDecl *d = (VarDecl *)obj->decl;
    Expr **init = NULL;
    if (d->value_count == d->name_count || d->value_count != 1) {
        init = obj->decl_index < d->value_count ? &d->values[obj->decl_index] : NULL;
    } else {
        init = &d->values[0];
    }
    c->env.decl = obj->info;
    var_decl(c, obj, obj->info->lhs, obj->info->lhs_count, d->type_expr, init);
}

static void resolve_white(Checker *c, Object *obj, Type *def)
{
    CheckEnv saved = c->env;
    obj->color = COLOR_GREY;
    VEC_PUSH(&c->path, obj);
    c->env = (CheckEnv){.pkg = obj->pkg, .file = obj->info->file, .scope = obj->info->file_scope};
    switch ((ObjectKind)obj->kind) {
    case OBJ_CONST:
        resolve_const(c, obj);
        break;
    case OBJ_VAR:
        resolve_var(c, obj);
        break;
    case OBJ_TYPE:
        type_decl(c, obj, (TypeDecl *)obj->decl, def);
        collect_methods(c, obj);
        break;
    case OBJ_FUNC:
        func_decl(c, obj);
        break;
    default:
        break;
    }
    c->path.len--;
    obj->color = COLOR_BLACK;
    c->env = saved;
}

void check_object_decl_def(Checker *c, Object *obj, Type *def)
{
    if (obj->color == COLOR_BLACK) {
        return;
    }
    if (obj->color == COLOR_GREY) {
        grey_object(c, obj);
        return;
    }
    if (obj->type != NULL) {
        obj->color = COLOR_BLACK;
        return;
    }
    if (obj->kind == OBJ_FUNC && obj->func.origin != NULL) {
        check_instance_method(c, obj);
        return;
    }
    if (obj->is_unparsed) {
        lazy_parse_object(c, obj);
    }
    if (obj->info == NULL || obj->decl == NULL) {
        return; /* a local name whose declaration is being checked: it has no type yet */
    }
    if (c->path.len >= MAX_DECL_DEPTH) {
        check_error(c, obj->pos, DIAG_LIMIT, "declaration of %s is nested too deeply",
                    obj->name->text);
        obj->type = c->basic[TYPE_INVALID];
        return;
    }
    resolve_white(c, obj, def);
}

void check_object_decl(Checker *c, Object *obj)
{
    check_object_decl_def(c, obj, NULL);
}

/* ---- declaring a name */

void check_declare(Checker *c, Scope *scope, Ident *ident, Object *obj, Pos scope_pos)
{
    if (obj->name != c->blank && !check_entry_binds(c, scope, obj)) {
        Object *other = scope_lookup(scope, obj->name);
        if (other != NULL) {
            check_error(c, obj->pos, DIAG_REDECLARED,
                        "%s redeclared in this block\n\t%s: other declaration of %s",
                        obj->name->text, check_pos_text(c, other->pos), obj->name->text);
            return;
        }
        scope_insert(scope, obj);
        obj->scope_pos = scope_pos;
        check_script_declare(c, scope, obj);
    }
    if (ident != NULL) {
        ident->obj = obj;
    }
}

/* ---- local declarations */

static void local_const(Checker *c, ConstDecl *d, Pos scope_pos)
{
    Object **objs = ARENA_ARRAY(c->arena, Object *, d->name_count);
    for (int i = 0; i < d->name_count; i++) {
        Ident *name = d->names[i];
        objs[i] = object_new(c, OBJ_CONST, name->e.pos, c->env.pkg, name->name, NULL);
        Expr *init = i < d->value_count ? d->values[i] : NULL;
        const_decl(c, objs[i], d->type_expr, init, d->iota, d->is_inherited);
        objs[i]->color = COLOR_BLACK;
    }
    check_decl_arity(c, &d->d);
    for (int i = 0; i < d->name_count; i++) {
        check_declare(c, c->env.scope, d->names[i], objs[i], scope_pos);
    }
}

static void local_var(Checker *c, VarDecl *d, Pos scope_pos)
{
    Object **objs = ARENA_ARRAY(c->arena, Object *, d->name_count);
    for (int i = 0; i < d->name_count; i++) {
        objs[i] = object_new(c, OBJ_VAR, d->names[i]->e.pos, c->env.pkg, d->names[i]->name, NULL);
        objs[i]->decl = &d->d;
        objs[i]->decl_index = i;
    }
    bool one_call = d->value_count == 1 && d->name_count > 1;
    for (int i = 0; i < d->name_count; i++) {
        Expr **init = one_call ? &d->values[0] : i < d->value_count ? &d->values[i] : NULL;
        var_decl(c, objs[i], objs, one_call ? d->name_count : 1, d->type_expr, init);
        objs[i]->color = COLOR_BLACK;
        if (one_call) {
            break;
        }
    }
    check_decl_arity(c, &d->d);
    for (int i = 0; i < d->name_count; i++) {
        objs[i]->color = COLOR_BLACK;
        check_declare(c, c->env.scope, d->names[i], objs[i], scope_pos);
    }
}

static void local_type(Checker *c, TypeDecl *d)
{
    Object *obj = object_new(c, OBJ_TYPE, d->name->e.pos, c->env.pkg, d->name->name, NULL);
    obj->decl = &d->d;
    if (!d->is_alias) {
        obj->decl_index = ++c->env.pkg->info->local_types;
    }
    check_declare(c, c->env.scope, d->name, obj, d->name->e.pos);
    obj->color = COLOR_GREY;
    VEC_PUSH(&c->path, obj);
    type_decl(c, obj, d, NULL);
    c->path.len--;
    obj->color = COLOR_BLACK;
}

void check_decl_stmt(Checker *c, DeclStmt *s)
{
    for (int i = 0; i < s->decl_count; i++) {
        Decl *d = s->decls[i];
        int from = c->delayed.len;
        switch (d->kind) {
        case NODE_CONST_DECL:
            local_const(c, (ConstDecl *)d, ast_end((const Node *)d));
            break;
        case NODE_VAR_DECL:
            local_var(c, (VarDecl *)d, ast_end((const Node *)d));
            break;
        case NODE_TYPE_DECL:
            local_type(c, (TypeDecl *)d);
            break;
        default:
            check_error(c, d->pos, DIAG_OTHER, "unexpected declaration in function");
            break;
        }
        check_run_delayed(c, from);
    }
}
