/* types/check_ident.c: what a name means where it is used.
 *
 * Finding an object resolves its declaration if that has not happened yet, marks it used, notes
 * the dependency of the declaration being checked on it, and records captures. A name that nothing
 * binds may, in scripts, stand for a standard package that no import line mentions.
 */
#include "types/decl_internal.h"

/* Scripts: a file-scope name for a standard package, as if it were imported. */
static Object *auto_import(Checker *c, const Ident *e)
{
    Package *from = c->env.pkg;
    if (!c->options.auto_import || c->importer.std_path == NULL || from == NULL ||
        from->is_std || c->env.file == NULL) {
        return NULL;
    }
    const char *path = c->importer.std_path(c->importer.ctx, e->name->text);
    if (path == NULL) {
        return NULL;
    }
    Package *p = c->importer.import(c->importer.ctx, path, from, e->e.pos);
    if (p == NULL) {
        return NULL;
    }
    Object *obj = object_new(c, OBJ_PKG_NAME, e->e.pos, from, e->name, c->basic[TYPE_INVALID]);
    obj->pkg_name.imported = p;
    obj->is_used = true;
    package_add_import(c, from, p);
    Scope *file_scope = c->env.scope;
    while (file_scope->parent != NULL && file_scope->parent != from->scope) {
        file_scope = file_scope->parent;
    }
    if (!check_entry_binds(c, file_scope, obj)) {
        scope_insert(file_scope, obj);
    }
    return obj;
}

Object *check_lookup_name(Checker *c, const Ident *e)
{
    /* an inherited constant expression is looked up where it is repeated, not where it stands */
    Pos pos = c->env.err_pos != 0 ? 0 : e->e.pos;
    Object *obj = scope_lookup_parent(c->env.scope, e->name, pos);
    if (obj == NULL && e->name != c->blank) {
        obj = auto_import(c, e);
    }
    return obj;
}

Package *check_imported_package(Checker *c, Object *pkg_name)
{
    pkg_name->is_used = true;
    if (pkg_name->pkg_name.imported == NULL && pkg_name->pkg_name.decl != NULL) {
        Package *from = pkg_name->pkg;
        pkg_name->pkg_name.imported = check_import_path(c, pkg_name->pkg_name.decl, from);
    }
    return pkg_name->pkg_name.imported;
}

Object *check_package_member(Checker *c, Package *p, const Str *name)
{
    Object *obj = scope_lookup(p->scope, name);
    if (obj != NULL) {
        check_object_decl(c, obj);
    }
    return obj;
}

/* A name of a dot import counts as a use of the import. */
static void mark_dot_import(Checker *c, const Object *obj)
{
    Package *p = c->env.pkg;
    if (p == NULL || obj->pkg == p || obj->pkg == NULL || p->info->dot_imports.len == 0) {
        return;
    }
    for (int i = 0; i < p->info->dot_imports.len; i++) {
        const DotImport *d = &p->info->dot_imports.data[i];
        if (d->imported == obj->pkg) {
            for (Scope *s = c->env.scope; s != NULL; s = s->parent) {
                d->pkg_name->is_used |= s == d->file_scope;
            }
        }
    }
}

static void ident_constant(Checker *c, Operand *x, Object *obj)
{
    check_add_dependency(c, obj);
    if (obj->type->kind == TYPE_INVALID) {
        return;
    }
    x->val = obj->const_val;
    if (obj->pkg == NULL && obj->name->text[0] == 'i') { /* universe: iota */
        if (c->env.iota == NULL) {
            check_error_at(c, x->expr, DIAG_CONST, "cannot use iota outside constant declaration");
            return;
        }
        x->val = c->env.iota;
    }
    x->mode = x->val != NULL ? MODE_CONSTANT : MODE_INVALID;
}

static void ident_variable(Checker *c, Operand *x, Object *obj)
{
    if (obj->pkg == c->env.pkg) {
        check_use_local(c, obj);
    }
    check_add_dependency(c, obj);
    if (obj->type->kind != TYPE_INVALID) {
        x->mode = MODE_VARIABLE;
    }
}

static void ident_object(Checker *c, Operand *x, Ident *e, Object *obj)
{
    switch ((ObjectKind)obj->kind) {
    case OBJ_PKG_NAME:
        check_error_at(c, &e->e, DIAG_OPERAND, "use of package %s not in selector",
                       e->name->text);
        return;
    case OBJ_CONST:
        ident_constant(c, x, obj);
        break;
    case OBJ_TYPE:
        x->mode = MODE_TYPE;
        break;
    case OBJ_VAR:
        ident_variable(c, x, obj);
        break;
    case OBJ_FUNC:
        check_add_dependency(c, obj);
        x->mode = MODE_VALUE;
        break;
    case OBJ_BUILTIN:
        x->builtin = obj->builtin;
        x->mode = MODE_BUILTIN;
        break;
    case OBJ_NIL:
        x->mode = MODE_NIL;
        break;
    case OBJ_BAD:
    case OBJ_LABEL:
        return;
    }
    x->type = obj->type;
}

void check_ident_def(Checker *c, Operand *x, Ident *e, Type *def, bool want_type)
{
    (void)want_type; /* Go says the same of `_` as a value and as a type */
    x->mode = MODE_INVALID;
    x->type = c->basic[TYPE_INVALID];
    x->expr = &e->e;
    Object *obj = check_lookup_name(c, e);
    if (obj == NULL) {
        if (e->name == c->blank) {
            check_error_at(c, &e->e, DIAG_UNDEFINED, "cannot use _ as value or type");
        } else {
            check_error_at(c, &e->e, DIAG_UNDEFINED, "undefined: %s", e->name->text);
            suggest_name(c, e);
        }
        return;
    }
    e->obj = obj;
    if (obj->type == NULL || obj->color != COLOR_BLACK) {
        check_object_decl_def(c, obj, def);
    }
    mark_dot_import(c, obj);
    if (obj->type == NULL) {
        if (obj->kind == OBJ_TYPE) {
            check_error_at(c, &e->e, DIAG_CYCLE,
                           "invalid use of type alias %s in recursive type "
                           "(see go.dev/issue/50729)", e->name->text);
        } else if (obj->is_package_level && obj->kind == OBJ_VAR) { /* a script's, not yet run */
            check_error_at(c, &e->e, DIAG_UNDEFINED, "undefined: %s", e->name->text);
        }
        return;
    }
    ident_object(c, x, e, obj);
}

void check_ident(Checker *c, Operand *x, Ident *e, bool want_type)
{
    check_ident_def(c, x, e, NULL, want_type);
}
