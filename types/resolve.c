/* types/resolve.c: what a package's files declare.
 *
 * One pass over all files makes an object for every import and top-level declaration, puts it into
 * its file's or the package's scope and remembers where it was declared; nothing is resolved yet.
 * Methods hang on the object of their receiver's base type until that is resolved (check_decl.c);
 * init functions and blank names belong to no scope and live only in the list of objects.
 */
#include "types/decl_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct Collect {
    Checker *c;
    Package *p;
    File *file;
    Scope *file_scope;
    ObjectVec methods; /* with a receiver; attached when all names are known */
} Collect;

/* ---- imports */

void package_add_import(Checker *c, Package *p, Package *imported)
{
    for (int i = 0; i < p->import_count; i++) {
        if (p->imports[i] == imported) {
            return;
        }
    }
    int n = p->import_count;
    if ((n & (n - 1)) == 0) { /* room doubles at powers of two */
        Package **grown = ARENA_ARRAY(c->arena, Package *, n == 0 ? 1 : 2 * n);
        if (n > 0) {
            memcpy(grown, p->imports, sizeof(Package *) * (size_t)n);
        }
        p->imports = grown;
    }
    p->imports[p->import_count++] = imported;
}

static bool path_is_valid(const Str *path)
{
    if (path == NULL || path->len == 0) {
        return false;
    }
    for (uint32_t i = 0; i < path->len; i++) {
        unsigned char b = (unsigned char)path->text[i];
        if (b <= ' ' || b == 0x7f || strchr("!\"#$%&'()*,:;<=>?[\\]^{|}`", b) != NULL) {
            return false;
        }
    }
    return true;
}

Package *check_import_path(Checker *c, ImportDecl *d, Package *from)
{
    const Str *path = d->path != NULL ? d->path->str : NULL;
    if (d->path == NULL || d->path->e.kind == NODE_BAD_EXPR) {
        return NULL;
    }
    if (!path_is_valid(path)) {
        check_error_at(c, &d->path->e, DIAG_IMPORT, "invalid import path: %s",
                       path == NULL || path->len == 0 ? "empty string" : d->path->text->text);
        return NULL;
    }
    Package *imported;
    if (strcmp(path->text, "unsafe") == 0 && !c->forbids_unsafe) {
        imported = c->unsafe_pkg;
    } else {
        imported = c->importer.import(c->importer.ctx, path->text, from, d->path->e.pos);
    }
    if (imported != NULL) {
        package_add_import(c, from, imported);
    }
    return imported;
}

/* Stands for a package that could not be loaded: any name in it is accepted in silence. */
static Package *fake_package(Checker *c, const ImportDecl *d)
{
    const char *path = d->path != NULL && d->path->str != NULL ? d->path->str->text : "";
    const char *base = strrchr(path, '/');
    Package *p = package_new(c, path, base != NULL ? base + 1 : path);
    p->is_fake = p->is_checked = true;
    return p;
}

/* Every exported name of the package becomes a name of the file. */
static void dot_import(Collect *k, Object *pkg_name, Package *imported)
{
    const PtrMap *names = scope_all_names(imported->scope);
    for (uint32_t i = 0; i < names->len; i++) {
        Object *obj = names->entries[i].value;
        if (obj == NULL || names->entries[i].key == 0 || !str_is_exported(obj->name)) {
            continue;
        }
        Object *other = scope_lookup(k->file_scope, obj->name);
        if (other != NULL) {
            check_error(k->c, pkg_name->pos, DIAG_REDECLARED,
                        "%s redeclared in this block\n\t%s: other declaration of %s",
                        obj->name->text, check_pos_text(k->c, other->pos), obj->name->text);
            continue;
        }
        map_put(&k->file_scope->names, obj->name, obj);
    }
    DotImport d = {k->file_scope, imported, pkg_name};
    VEC_PUSH(&k->p->info->dot_imports, d);
}

static void collect_import(Collect *k, ImportDecl *d)
{
    Checker *c = k->c;
    Package *imported = check_import_path(c, d, k->p);
    bool failed = imported == NULL;
    if (failed) {
        imported = fake_package(c, d);
    }
    const Str *name = d->name != NULL ? d->name->name : imported->name;
    if (name == c->init_name) {
        check_error(c, d->d.pos, DIAG_IMPORT,
                    "cannot import package as init - init must be a func");
        return;
    }
    Pos pos = d->name != NULL ? d->name->e.pos : d->path != NULL ? d->path->e.pos : d->d.pos;
    Object *obj = object_new(c, OBJ_PKG_NAME, pos, k->p, name, c->basic[TYPE_INVALID]);
    obj->pkg_name.imported = imported;
    obj->pkg_name.decl = d;
    obj->is_used = failed;
    d->pkg_name = obj;
    if (name == c->blank) {
        return;
    }
    VEC_PUSH(&k->p->info->pkg_names, obj);
    if (name->len == 1 && name->text[0] == '.') {
        dot_import(k, obj, imported);
        return;
    }
    check_declare(c, k->file_scope, d->name, obj, 0);
}

/* A renamed import says so: "os" imported as f and not used. */
void check_unused_imports(Checker *c, Package *p)
{
    for (int i = 0; i < p->info->pkg_names.len; i++) {
        Object *obj = p->info->pkg_names.data[i];
        if (obj->is_used) {
            continue;
        }
        Package *imported = obj->pkg_name.imported;
        const char *path = imported->path->text;
        const char *slash = strrchr(path, '/');
        const char *base = slash != NULL ? slash + 1 : path;
        if (strcmp(obj->name->text, base) == 0 || obj->name->text[0] == '.') {
            check_soft_unused(c, obj->pos, DIAG_UNUSED_IMPORT, "\"%s\" imported and not used",
                              path);
        } else {
            check_soft_unused(c, obj->pos, DIAG_UNUSED_IMPORT,
                              "\"%s\" imported as %s and not used", path, obj->name->text);
        }
    }
}

/* ---- declarations */

static Object *new_object(Collect *k, ObjectKind kind, Ident *name, Decl *d, int index,
                          DeclInfo *info)
{
    Object *obj = object_new(k->c, kind, name->e.pos, k->p, name->name, NULL);
    obj->decl = d;
    obj->decl_index = index;
    obj->info = info;
    obj->is_package_level = true;
    if (kind == OBJ_VAR) {
        obj->var.owner = NULL;
    }
    name->obj = name->name != k->c->blank ? obj : NULL;
    VEC_PUSH(&k->p->info->objects, obj);
    return obj;
}

void check_declare_package_object(Checker *c, Package *p, Ident *ident, Object *obj)
{
    if (ident->name == c->init_name) {
        check_error(c, ident->e.pos, DIAG_INIT, "cannot declare init - must be func");
        return;
    }
    if (ident->name == c->main_name && p->name == c->main_name) {
        check_error(c, ident->e.pos, DIAG_INIT, "cannot declare main - must be func");
        return;
    }
    check_declare(c, p->scope, ident, obj, 0);
}

static void collect_const(Collect *k, ConstDecl *d)
{
    for (int i = 0; i < d->name_count; i++) {
        DeclInfo *info = decl_info_new(k->c, k->file, k->file_scope);
        Object *obj = new_object(k, OBJ_CONST, d->names[i], &d->d, i, info);
        check_declare_package_object(k->c, k->p, d->names[i], obj);
    }
    check_decl_arity(k->c, &d->d);
}

static void collect_var(Collect *k, VarDecl *d)
{
    bool one_call = d->value_count == 1 && d->name_count > 1;
    DeclInfo *shared = NULL;
    Object **lhs = ARENA_ARRAY(k->c->arena, Object *, d->name_count);
    if (one_call) {
        shared = decl_info_new(k->c, k->file, k->file_scope);
        shared->lhs = lhs;
        shared->lhs_count = d->name_count;
    }
    for (int i = 0; i < d->name_count; i++) {
        DeclInfo *info = one_call ? shared : decl_info_new(k->c, k->file, k->file_scope);
        lhs[i] = new_object(k, OBJ_VAR, d->names[i], &d->d, i, info);
        if (!one_call) {
            info->lhs = &lhs[i];
            info->lhs_count = 1;
        }
        check_declare_package_object(k->c, k->p, d->names[i], lhs[i]);
    }
    check_decl_arity(k->c, &d->d);
}

static void collect_type(Collect *k, TypeDecl *d)
{
    DeclInfo *info = decl_info_new(k->c, k->file, k->file_scope);
    Object *obj = new_object(k, OBJ_TYPE, d->name, &d->d, 0, info);
    check_declare_package_object(k->c, k->p, d->name, obj);
}

static void check_special_func(Collect *k, const FuncDecl *d)
{
    const FuncTypeExpr *t = d->type_expr;
    const char *name = d->name->name->text;
    if (t->tparam_count > 0) {
        check_error(k->c, t->tparams[0].pos, DIAG_INIT, "func %s must have no type parameters",
                    name);
    }
    if (t->param_count > 0 || t->result_count > 0) {
        check_error(k->c, d->name->e.pos, DIAG_INIT,
                    "func %s must have no arguments and no return values", name);
    }
}

static void add_init_func(Collect *k, FuncDecl *d)
{
    Package *p = k->p;
    int n = p->init_func_count;
    if ((n & (n - 1)) == 0) {
        FuncDecl **grown = ARENA_ARRAY(k->c->arena, FuncDecl *, n == 0 ? 1 : 2 * n);
        if (n > 0) {
            memcpy(grown, p->init_funcs, sizeof(FuncDecl *) * (size_t)n);
        }
        p->init_funcs = grown;
    }
    p->init_funcs[p->init_func_count++] = d;
}

static bool is_foreign(const FuncDecl *d)
{
    return d->directive != NULL && (strncmp(d->directive->text, "//gol:", 6) == 0 ||
                                    strncmp(d->directive->text, "gol:", 4) == 0 ||
                                    strstr(d->directive->text, "go:linkname") != NULL);
}

static void collect_func(Collect *k, FuncDecl *d)
{
    Checker *c = k->c;
    DeclInfo *info = decl_info_new(c, k->file, k->file_scope);
    Object *obj = new_object(k, OBJ_FUNC, d->name, &d->d, 0, info);
    obj->func.decl = d;
    d->name->obj = obj;
    if (d->recv != NULL) {
        VEC_PUSH(&k->methods, obj);
        return;
    }
    bool is_init = d->name->name == c->init_name;
    if (is_init || (d->name->name == c->main_name && k->p->name == c->main_name)) {
        check_special_func(k, d);
    }
    if (is_init) {
        if (d->body == NULL) {
            check_error(c, obj->pos, DIAG_INIT, "missing function body");
        }
        add_init_func(k, d);
    } else {
        check_declare(c, k->p->scope, d->name, obj, 0);
    }
    d->name->obj = obj;
}

static void collect_decl(Collect *k, Decl *d)
{
    switch (d->kind) {
    case NODE_IMPORT_DECL:
        collect_import(k, (ImportDecl *)d);
        break;
    case NODE_CONST_DECL:
        collect_const(k, (ConstDecl *)d);
        break;
    case NODE_VAR_DECL:
        collect_var(k, (VarDecl *)d);
        break;
    case NODE_TYPE_DECL:
        collect_type(k, (TypeDecl *)d);
        break;
    case NODE_FUNC_DECL:
        collect_func(k, (FuncDecl *)d);
        break;
    default:
        break;
    }
}

/* ---- methods */

/* Without stars and type arguments. */
static Expr *strip_receiver(Expr *e, int *star_count)
{
    for (e = ast_unparen(e); e->kind == NODE_STAR; e = ast_unparen(((StarExpr *)e)->x)) {
        ++*star_count;
    }
    return e->kind == NODE_INDEX ? ast_unparen(((IndexExpr *)e)->x) : e;
}

/* The type declaration a receiver names, through aliases; NULL when it names none here. A receiver
 * of type **T is wrong, which is reported; yet its method counts as T's, as in Go, if both stars
 * are written there. */
static Object *receiver_base(Package *p, Expr *e, bool *is_pointer)
{
    *is_pointer = false;
    for (int steps = 0; steps < 100; steps++) {
        int star_count = 0;
        e = strip_receiver(e, &star_count);
        if (e->kind != NODE_IDENT || (steps > 0 && *is_pointer && star_count > 0)) {
            return NULL;
        }
        *is_pointer |= star_count > 0;
        Object *obj = scope_lookup(p->scope, ((Ident *)e)->name);
        if (obj == NULL || obj->kind != OBJ_TYPE || obj->decl == NULL) {
            return NULL;
        }
        TypeDecl *d = (TypeDecl *)obj->decl;
        if (!d->is_alias) {
            return obj;
        }
        e = d->type_expr;
    }
    return NULL;
}

void check_attach_method(Package *p, Object *base, Object *method)
{
    ObjectVec *list = map_get(&p->info->methods, base);
    if (list == NULL) {
        list = ARENA_NEW(p->checker->arena, ObjectVec);
        map_put(&p->info->methods, base, list);
    }
    VEC_PUSH(list, method);
}

static void attach_methods(Collect *k)
{
    for (int i = 0; i < k->methods.len; i++) {
        Object *m = k->methods.data[i];
        bool is_pointer;
        Object *base = receiver_base(k->p, m->func.decl->recv->type, &is_pointer);
        m->has_ptr_recv = is_pointer;
        if (base != NULL && m->name != k->c->blank && !check_entry_attaches(k->c, base, m)) {
            check_attach_method(k->p, base, m);
        }
    }
}

/* ---- conflicts between a file's imports and the package's names */

static void check_file_conflicts(Collect *k, const Scope *file_scope)
{
    Checker *c = k->c;
    for (uint32_t i = 0; i < file_scope->names.len; i++) {
        Object *obj = file_scope->names.entries[i].value;
        if (file_scope->names.entries[i].key == 0 || obj == NULL) {
            continue;
        }
        Object *other = scope_lookup(k->p->scope, obj->name);
        if (other == NULL) {
            continue;
        }
        if (obj->kind == OBJ_PKG_NAME) {
            Package *imported = obj->pkg_name.imported;
            check_error(c, other->pos, DIAG_REDECLARED,
                        "%s already declared through import of package %s (\"%s\")"
                        "\n\t%s: other declaration of %s",
                        other->name->text, imported->name->text, imported->path->text,
                        check_pos_text(c, obj->pos), obj->name->text);
        } else {
            check_error(c, other->pos, DIAG_REDECLARED,
                        "%s already declared through dot-import of package %s (\"%s\")",
                        other->name->text, obj->pkg->name->text, obj->pkg->path->text);
        }
    }
}

/* ---- the package */

void check_bodies(Checker *c, Package *p)
{
    if (p->is_std || c->diags->errors > 0) {
        return; /* Go's compiler mentions it only when nothing else is wrong */
    }
    for (int i = 0; i < p->info->objects.len; i++) {
        Object *obj = p->info->objects.data[i];
        if (obj->kind != OBJ_FUNC) {
            continue;
        }
        const FuncDecl *d = obj->func.decl;
        if (d->body == NULL && c->options.is_complete && !is_foreign(d)) {
            check_error(c, obj->pos, DIAG_OTHER, "missing function body");
        } else if (d->body != NULL && d->is_noescape) {
            check_error(c, obj->pos, DIAG_DIRECTIVE,
                        "can only use //go:noescape with external func implementations");
        }
    }
}

static void collect_file(Collect *k, File *file)
{
    k->file = file;
    k->file_scope = entry_imports(k->p);
    if (k->file_scope == NULL) {
        k->file_scope = scope_new(k->c, k->p->scope);
        VEC_PUSH(&k->p->info->file_scopes, k->file_scope);
    }
    k->c->env.file = file;
    k->c->env.scope = k->file_scope;
    if (file->pkg_name != NULL) {
        if (file->pkg_name->name == k->c->blank) {
            check_error(k->c, file->pkg_name->e.pos, DIAG_OTHER, "invalid package name _");
        } else if (k->p->name == NULL) {
            k->p->name = file->pkg_name->name;
        }
    }
    if (!k->p->is_std) {
        check_file_directives(k->c, file);
    }
    for (int i = 0; i < file->decl_count; i++) {
        collect_decl(k, file->decls[i]);
    }
}

void check_collect_objects(Checker *c, Package *p)
{
    CheckEnv saved = c->env;
    Collect k = {.c = c, .p = p};
    if (p->name == NULL && p->file_count > 0 && p->files[0]->pkg_name == NULL) {
        p->name = c->main_name;
    }
    for (int i = 0; i < p->file_count; i++) {
        collect_file(&k, p->files[i]);
    }
    for (int i = 0; i < p->info->file_scopes.len; i++) {
        check_file_conflicts(&k, p->info->file_scopes.data[i]);
    }
    attach_methods(&k);
    VEC_FREE(&k.methods);
    c->env = saved;
}
