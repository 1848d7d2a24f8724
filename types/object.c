/* types/object.c: objects, the declaration records behind those of packages, and FuncInfo: which
 * variables a function literal captures and what tracebacks call it.
 */
#include "types/decl_internal.h"

#include <string.h>

#include "base/utf8.h"

Object *object_new(Checker *c, ObjectKind kind, Pos pos, Package *pkg, const Str *name, Type *type)
{
    Object *obj = ARENA_NEW(c->arena, Object);
    obj->kind = (uint8_t)kind;
    obj->color = type != NULL ? COLOR_BLACK : COLOR_WHITE;
    obj->order = ++c->next_order;
    obj->pos = pos;
    obj->pkg = pkg;
    obj->name = name;
    obj->type = type;
    if (kind == OBJ_VAR) {
        obj->var.owner = c->env.func;
    }
    return obj;
}

DeclInfo *decl_info_new(Checker *c, File *file, Scope *file_scope)
{
    DeclInfo *info = ARENA_NEW(c->arena, DeclInfo);
    info->file = file;
    info->file_scope = file_scope;
    VEC_PUSH(&c->extra->infos, info);
    return info;
}

void check_add_dependency(Checker *c, Object *obj)
{
    DeclInfo *from = c->env.decl;
    if (from != NULL && obj->info != NULL) {
        map_put(&from->deps, obj, obj);
    }
}

bool str_is_exported(const Str *name)
{
    if ((unsigned char)name->text[0] < 0x80) {
        return name->text[0] >= 'A' && name->text[0] <= 'Z';
    }
    int width;
    return rune_is_upper(utf8_decode(name->text, name->len, &width));
}

/* ---- functions and their captures */

static void own_vars(Object **vars, int count, FuncInfo *info)
{
    for (int i = 0; i < count; i++) {
        vars[i]->var.owner = info;
    }
}

/* The name of a declared function as tracebacks print it: main.f,
 * main.generic[...], main.T.M, main.(*T).M. */
static const char *declared_name(Checker *c, Object *func, Type *sig)
{
    const char *pkg = func->pkg->path->text;
    const char *name = func->name->text;
    Object *recv = sig->func.recv;
    if (recv == NULL) {
        if (func->name == c->init_name && func->pkg->info != NULL) {
            return arena_printf(c->arena, "%s.init.%d", pkg, func->pkg->info->init_funcs++);
        }
        return arena_printf(c->arena, "%s.%s%s", pkg, name,
                            sig->func.tparam_count > 0 ? "[...]" : "");
    }
    bool is_pointer;
    Type *base = type_deref(recv->type, &is_pointer);
    const char *type_name = base->kind == TYPE_NAMED ? base->named.obj->name->text : "?";
    const char *args = base->kind == TYPE_NAMED && base->named.targs.len > 0 ? "[...]" : "";
    const char *format = is_pointer ? "%s.(*%s%s).%s" : "%s.%s%s.%s";
    return arena_printf(c->arena, format, pkg, type_name, args, name);
}

/* func1 in f, then func1.1 inside that; literals of package variables count under init. */
static const char *literal_name(Checker *c, FuncInfo *outer)
{
    if (outer == NULL) {
        Package *p = c->env.pkg;
        int n = p->info != NULL ? ++p->info->glob_literals : 1;
        return arena_printf(c->arena, "%s.init.func%d", p->path->text, n);
    }
    const char *format = outer->lit == NULL ? "%s.func%d" : "%s.%d";
    return arena_printf(c->arena, format, outer->trace_name, ++outer->literal_count);
}

FuncInfo *func_info_new(Checker *c, FuncInfo *outer, Object *func, FuncLit *lit, Type *sig,
                        BlockStmt *body)
{
    FuncInfo *info = ARENA_NEW(c->arena, FuncInfo);
    info->outer = outer;
    info->func = func;
    info->lit = lit;
    info->sig = sig;
    info->body = body;
    info->trace_name = func != NULL ? declared_name(c, func, sig) : literal_name(c, outer);
    if (sig->kind == TYPE_FUNC) {
        own_vars(sig->func.params, sig->func.param_count, info);
        own_vars(sig->func.results, sig->func.result_count, info);
        if (sig->func.recv != NULL) {
            sig->func.recv->var.owner = info;
        }
    }
    return info;
}

static bool add_capture(Checker *c, FuncInfo *f, Object *var)
{
    for (int i = 0; i < f->capture_count; i++) {
        if (f->captures[i] == var) {
            return false;
        }
    }
    if (f->capture_count == f->capture_cap) {
        int cap = f->capture_cap == 0 ? 4 : 2 * f->capture_cap;
        Object **grown = ARENA_ARRAY(c->arena, Object *, cap);
        if (f->capture_count > 0) {
            memcpy(grown, f->captures, sizeof(Object *) * (size_t)f->capture_count);
        }
        f->captures = grown;
        f->capture_cap = cap;
    }
    f->captures[f->capture_count++] = var;
    return true;
}

void check_use_local(Checker *c, Object *var)
{
    var->is_used = true;
    FuncInfo *owner = var->var.owner;
    if (owner == NULL || var->is_package_level || var->is_field) {
        return;
    }
    for (FuncInfo *f = c->env.func; f != NULL && f != owner; f = f->outer) {
        var->is_captured = true;
        if (!add_capture(c, f, var)) {
            return; /* the functions around f have it already */
        }
    }
}
