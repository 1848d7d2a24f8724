/* types/lazy.c: packages of which only the names are known (DESIGN.md 3, standard library).
 *
 * A lazy package begins with the embedding tool's table of its top-level names, which is read where
 * it lies in the binary: a name becomes an object when somebody looks it up, a type together with
 * its methods. The declaration group is parsed when one of its objects is first resolved
 * (check_object_decl), and then binds all its names; a function's body is checked when
 * check_function_body asks. File scopes hold the imports of each file; an imported package is
 * loaded when its name is first used.
 *
 * Objects count (Object.order) as if all had been made when the package was loaded.
 */
#include "types/decl_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct LazyScope {
    const LazyTable *table;
    Package *p;
    uint32_t first_order; /* order of the first name; the others follow */
    bool is_complete;     /* all names are objects, and in the table's order */
} LazyScope;

SourceFile *lazy_source(const Object *obj)
{
    return obj->pkg->files[obj->lazy->file]->source;
}

/* ---- declaring */

/* number: of the table's line, from 1. */
static Object *new_lazy(const LazyScope *z, uint32_t number)
{
    Checker *c = z->p->checker;
    const LazyName *n = &z->table->names[number - 1];
    uint32_t next_order = c->next_order;
    const Str *name = intern_cstr(c->interns, n->name);
    Object *obj = object_new(c, (ObjectKind)n->kind, 0, z->p, name, NULL);
    c->next_order = next_order;
    obj->order = z->first_order + number - 1;
    obj->is_package_level = true;
    obj->is_unparsed = true;
    obj->lazy = n;
    obj->pos = lazy_source(obj)->base + n->offset;
    if (n->kind == OBJ_VAR) {
        obj->var.owner = NULL;
    }
    return obj;
}

static Object *declare_lazy(Scope *s, uint32_t number)
{
    const LazyScope *z = s->lazy;
    Object *obj = new_lazy(z, number);
    scope_insert(s, obj);
    if (obj->kind == OBJ_TYPE) {
        for (uint32_t m = obj->lazy->next; m != 0; m = z->table->names[m - 1].next) {
            check_attach_method(z->p, obj, new_lazy(z, m));
        }
    }
    return obj;
}

Object *lazy_lookup(Scope *s, const Str *name)
{
    const LazyTable *t = s->lazy->table;
    uint32_t mask = t->slot_count - 1;
    for (uint32_t at = name->hash & mask; t->slots[at] != 0; at = (at + 1) & mask) {
        const LazyName *n = &t->names[t->slots[at] - 1];
        if (n->hash == name->hash && strcmp(n->name, name->text) == 0) {
            return declare_lazy(s, t->slots[at]);
        }
    }
    return NULL;
}

static int by_order(const void *a, const void *b)
{
    const MapEntry *x = a, *y = b;
    uint32_t i = ((const Object *)x->value)->order, k = ((const Object *)y->value)->order;
    return (i > k) - (i < k);
}

void lazy_declare_all(Scope *s)
{
    LazyScope *z = s->lazy;
    if (z->is_complete) {
        return;
    }
    z->is_complete = true;
    for (uint32_t i = 0; i < z->table->slot_count; i++) {
        uint32_t number = z->table->slots[i];
        if (number != 0) {
            scope_lookup(s, intern_cstr(z->p->checker->interns, z->table->names[number - 1].name));
        }
    }
    PtrMap sorted = {0};
    qsort(s->names.entries, s->names.len, sizeof *s->names.entries, by_order);
    for (uint32_t i = 0; i < s->names.len; i++) {
        map_put(&sorted, (const void *)s->names.entries[i].key, s->names.entries[i].value);
    }
    map_deinit(&s->names);
    s->names = sorted;
}

static void add_lazy_init(Checker *c, Package *p, Object *obj)
{
    lazy_parse_object(c, obj);
    if (obj->func.decl == NULL) {
        return;
    }
    FuncDecl **grown = ARENA_ARRAY(c->arena, FuncDecl *, p->init_func_count + 1);
    if (p->init_func_count > 0) {
        memcpy(grown, p->init_funcs, sizeof(FuncDecl *) * (size_t)p->init_func_count);
    }
    grown[p->init_func_count++] = obj->func.decl;
    p->init_funcs = grown;
}

void check_package_lazy(Checker *c, Package *p, const LazyTable *table)
{
    p->is_lazy = true;
    p->is_checked = true;
    LazyScope *z = ARENA_NEW(c->arena, LazyScope);
    *z = (LazyScope){.table = table, .p = p, .first_order = c->next_order + 1};
    c->next_order += table->count;
    p->scope->lazy = z;
    for (uint32_t i = table->first_init; i != 0; i = table->names[i - 1].next) {
        add_lazy_init(c, p, new_lazy(z, i));
    }
}

/* ---- the scope of a file */

/* Without a name of its own an import is called by its path's last part; math/rand/v2 is rand. */
static const Str *import_name(Checker *c, const Str *path)
{
    const char *text = path->text;
    const char *end = text + path->len;
    const char *slash = strrchr(text, '/');
    if (slash != NULL && slash[1] == 'v' && slash[2] >= '0' && slash[2] <= '9') {
        end = slash;
        while (slash > text && slash[-1] != '/') {
            slash--;
        }
        return intern(c->interns, slash, (size_t)(end - slash));
    }
    return intern_cstr(c->interns, slash != NULL ? slash + 1 : text);
}

static void declare_import(Checker *c, Package *p, Scope *scope, ImportDecl *d)
{
    if (d->path == NULL || d->path->str == NULL) {
        return;
    }
    const Str *name = d->name != NULL ? d->name->name : import_name(c, d->path->str);
    Object *obj = object_new(c, OBJ_PKG_NAME, d->path->e.pos, p, name, c->basic[TYPE_INVALID]);
    obj->pkg_name.decl = d;
    d->pkg_name = obj;
    if (name == c->blank) {
        check_imported_package(c, obj);
        return;
    }
    scope_insert(scope, obj);
}

/* The file with this source and its scope; both are found by their common index. */
static File *file_of(Checker *c, Package *p, const SourceFile *source, Scope **scope)
{
    PackageInfo *info = p->info;
    while (info->file_scopes.len < p->file_count) {
        VEC_PUSH(&info->file_scopes, (Scope *)NULL);
    }
    for (int i = 0; i < p->file_count; i++) {
        File *f = p->files[i];
        if (f->source != source) {
            continue;
        }
        if (info->file_scopes.data[i] == NULL) {
            Scope *s = scope_new(c, p->scope);
            info->file_scopes.data[i] = s;
            for (int k = 0; k < f->import_count; k++) {
                declare_import(c, p, s, f->imports[k]);
            }
        }
        *scope = info->file_scopes.data[i];
        return f;
    }
    *scope = p->scope;
    return NULL;
}

/* ---- parsing a group, binding its names */

typedef struct Binding {
    Checker *c;
    Package *p;
    File *file;
    Scope *scope;
    const LazyName *at;
    Object *wanted;
} Binding;

static Object *bind_name(Binding *b, ObjectKind kind, Ident *name, Decl *d, int index,
                         DeclInfo *info)
{
    Object *obj = name->name == b->c->blank ? NULL : scope_lookup(b->p->scope, name->name);
    if (obj == NULL || obj->lazy == NULL || obj->lazy->file != b->at->file ||
        obj->lazy->offset != b->at->offset) {
        obj = object_new(b->c, kind, name->e.pos, b->p, name->name, NULL);
        obj->is_package_level = true;
        if (kind == OBJ_VAR) {
            obj->var.owner = NULL;
        }
    } else {
        obj->is_unparsed = false;
        name->obj = obj;
    }
    obj->pos = name->e.pos;
    obj->decl = d;
    obj->decl_index = index;
    obj->info = info;
    return obj;
}

static void bind_const(Binding *b, ConstDecl *d)
{
    for (int i = 0; i < d->name_count; i++) {
        bind_name(b, OBJ_CONST, d->names[i], &d->d, i, decl_info_new(b->c, b->file, b->scope));
    }
}

static void bind_var(Binding *b, VarDecl *d)
{
    bool one_call = d->value_count == 1 && d->name_count > 1;
    Object **lhs = ARENA_ARRAY(b->c->arena, Object *, d->name_count);
    DeclInfo *info = NULL;
    for (int i = 0; i < d->name_count; i++) {
        if (info == NULL || !one_call) {
            info = decl_info_new(b->c, b->file, b->scope);
            info->lhs = &lhs[i];
            info->lhs_count = one_call ? d->name_count : 1;
        }
        lhs[i] = bind_name(b, OBJ_VAR, d->names[i], &d->d, i, info);
    }
}

static bool receiver_is_pointer(const FuncDecl *d)
{
    return d->recv != NULL && ast_unparen(d->recv->type)->kind == NODE_STAR;
}

/* A function is a group of its own, so the object asked for is the one it declares. */
static void bind_func(Binding *b, FuncDecl *d)
{
    Object *obj = b->wanted;
    obj->is_unparsed = false;
    obj->pos = d->name->e.pos;
    obj->decl = &d->d;
    obj->info = decl_info_new(b->c, b->file, b->scope);
    obj->func.decl = d;
    obj->has_ptr_recv = receiver_is_pointer(d);
    d->name->obj = obj;
}

static void bind_decl(Binding *b, Decl *d)
{
    switch (d->kind) {
    case NODE_CONST_DECL:
        bind_const(b, (ConstDecl *)d);
        break;
    case NODE_VAR_DECL:
        bind_var(b, (VarDecl *)d);
        break;
    case NODE_TYPE_DECL:
        bind_name(b, OBJ_TYPE, ((TypeDecl *)d)->name, d, 0,
                  decl_info_new(b->c, b->file, b->scope));
        break;
    case NODE_FUNC_DECL:
        bind_func(b, (FuncDecl *)d);
        break;
    default:
        break;
    }
}

void lazy_parse_object(Checker *c, Object *obj)
{
    const LazyName *at = obj->lazy;
    SourceFile *source = lazy_source(obj);
    Binding b = {.c = c, .p = obj->pkg, .at = at, .wanted = obj};
    b.file = file_of(c, obj->pkg, source, &b.scope);
    ParseContext context = {c->arena, c->interns, c->diags};
    int count = 0;
    Decl **decls = parse_decl_range(&context, source, at->offset, at->end, &count);
    for (int i = 0; i < count; i++) {
        bind_decl(&b, decls[i]);
    }
    if (obj->is_unparsed) { /* the library's text is broken: reported by the parser */
        obj->is_unparsed = false;
        obj->type = c->basic[TYPE_INVALID];
    }
}

/* ---- on demand */

bool check_function_body(Checker *c, Object *func)
{
    if (func->func.origin != NULL) {
        func = func->func.origin;
    }
    int errors_before = c->diags->errors;
    CheckOptions saved = c->options;
    CheckEnv saved_env = c->env;
    check_enter(c);
    if (func->pkg != NULL && func->pkg->is_std) {
        c->options = (CheckOptions){.go_minor = 23};
    }
    c->env = (CheckEnv){.pkg = func->pkg};
    check_object_decl(c, func);
    int from = c->delayed.len;
    check_func_decl_body(c, func);
    check_run_delayed(c, from);
    c->env = saved_env;
    check_leave(c);
    c->options = saved;
    return c->diags->errors == errors_before;
}

Initializer *check_var_initializer(Checker *c, Object *var)
{
    check_object(c, var);
    DeclInfo *info = var->info;
    if (info == NULL || var->decl == NULL || var->decl->kind != NODE_VAR_DECL) {
        return NULL;
    }
    VarDecl *d = (VarDecl *)var->decl;
    if (info->init != NULL || d->value_count == 0 ||
        (info->lhs_count == 1 && var->decl_index >= d->value_count)) {
        return info->init;
    }
    for (int i = 0; i < info->lhs_count; i++) {
        check_object(c, info->lhs[i]);
    }
    Initializer *init = ARENA_NEW(c->arena, Initializer);
    init->lhs = info->lhs;
    init->lhs_count = info->lhs_count;
    init->rhs = d->values[info->lhs_count > 1 ? 0 : var->decl_index];
    info->init = init;
    return init;
}

void check_dependencies(Checker *c, Object *obj, void (*visit)(Object *dep, void *ctx), void *ctx)
{
    if (obj->kind == OBJ_FUNC) {
        check_function_body(c, obj);
    } else {
        check_object(c, obj);
    }
    const DeclInfo *info = obj->info;
    for (uint32_t i = 0; info != NULL && i < info->deps.len; i++) {
        visit(info->deps.entries[i].value, ctx);
    }
}
