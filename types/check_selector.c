/* types/check_selector.c: x.f, in all its meanings.
 *
 * A member of a package; a field, perhaps promoted through embedded structs; a method value; with
 * a type on the left, a method expression. The path from x to the field or method is kept in the
 * node's Selection, so that the compiler need not look anything up again.
 */
#include "types/types_internal.h"

#include <string.h>

#include "base/utf8.h"
#include "types/decl_internal.h" /* type_add_part */

/* ---- members of packages */

static void use_member(Checker *c, Operand *x, Object *obj)
{
    x->type = obj->type;
    switch ((ObjectKind)obj->kind) {
    case OBJ_CONST:
        x->mode = MODE_CONSTANT;
        x->val = obj->const_val;
        if (x->val == NULL) {
            x->mode = MODE_INVALID;
        }
        break;
    case OBJ_TYPE:
        x->mode = MODE_TYPE;
        break;
    case OBJ_VAR:
        x->mode = MODE_VARIABLE;
        check_add_dependency(c, obj);
        break;
    case OBJ_FUNC:
        x->mode = MODE_VALUE;
        check_add_dependency(c, obj);
        break;
    case OBJ_BUILTIN:
        x->mode = MODE_BUILTIN;
        x->builtin = obj->builtin;
        x->type = c->basic[TYPE_INVALID];
        break;
    default:
        x->mode = MODE_INVALID;
    }
    if (x->type == NULL || (x->type->kind == TYPE_INVALID && x->mode != MODE_BUILTIN)) {
        operand_invalid(c, x);
    }
}

static void check_package_selector(Checker *c, Operand *x, SelectorExpr *e, Object *pkg_name)
{
    Ident *left = (Ident *)e->x;
    left->obj = pkg_name;
    pkg_name->is_used = true;
    Package *p = check_imported_package(c, pkg_name);
    if (p == NULL) {
        return;
    }
    Object *obj = check_package_member(c, p, e->sel->name);
    if (obj == NULL || !str_is_exported(e->sel->name)) {
        if (!p->is_fake) { /* what is not exported might as well not exist */
            check_error(c, e->sel->e.pos, DIAG_UNDEFINED, "undefined: %s",
                        check_expr_str(c, &e->e));
            suggest_package_member(c, p, left->name->text, e->sel);
        }
        return;
    }
    e->sel->obj = obj;
    obj->is_used = true;
    use_member(c, x, obj);
    e->sel->e.type = x->type;
    e->sel->e.mode = (uint8_t)x->mode;
}

/* ---- what to say when there is no such field or method */

static bool is_interface_pointer(Type *t)
{
    Type *u = type_underlying(t);
    return u->kind == TYPE_POINTER && type_underlying(u->pointer.elem)->kind == TYPE_INTERFACE;
}

static const char *interface_pointer_text(Checker *c, Type *t)
{
    Type *elem = type_underlying(t)->pointer.elem;
    return arena_printf(c->arena, "type %s is pointer to %s, not %s", check_type_str(c, t),
                        elem->kind == TYPE_PARAM ? "type parameter" : "interface",
                        elem->kind == TYPE_PARAM ? "type parameter" : "interface");
}

/* The name with its first letter (if ASCII) in the other case. */
static const Str *other_case(Checker *c, const Str *name)
{
    char *text = arena_strndup(c->arena, name->text, name->len);
    char first = text[0];
    if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) {
        text[0] = first ^ 0x20;
    }
    return intern(c->interns, text, name->len);
}

static const char *missing_text(Checker *c, const Operand *x, const Str *name)
{
    if (is_interface_pointer(x->type)) {
        return interface_pointer_text(c, x->type);
    }
    const char *text = arena_printf(c->arena, "type %s has no field or method %s",
                                    check_type_str(c, x->type), name->text);
    const Str *other = other_case(c, name);
    LookupResult found;
    if (other != name && check_lookup(c, x->type, other, &found) && found.obj != NULL &&
        !(found.needs_addressable && x->mode != MODE_VARIABLE)) {
        return arena_printf(c->arena, "%s, but does have %s", text, other->text);
    }
    return text;
}

static void report_missing(Checker *c, const Operand *x, SelectorExpr *e, const LookupResult *r)
{
    const char *sel = e->sel->name->text;
    Pos at = e->sel->e.pos;
    if (type_underlying(x->type)->kind == TYPE_INVALID) {
        return;
    }
    if (r->is_ambiguous) {
        check_error(c, at, DIAG_UNDEFINED, "ambiguous selector %s.%s", check_expr_str(c, x->expr),
                    sel);
        return;
    }
    if (r->obj != NULL) { /* found, but needs an address */
        const char *t = check_type_str(c, x->type);
        if (x->mode == MODE_TYPE) {
            check_error(c, at, DIAG_UNDEFINED,
                        "invalid method expression %s.%s (needs pointer receiver (*%s).%s)", t, sel,
                        t, sel);
        } else {
            check_error(c, at, DIAG_UNDEFINED, "cannot call pointer method %s on %s", sel, t);
        }
        return;
    }
    check_error(c, at, DIAG_UNDEFINED, "%s.%s undefined (%s)", check_expr_str(c, x->expr), sel,
                missing_text(c, x, e->sel->name));
    suggest_member(c, x->type, check_expr_str(c, x->expr), e->sel);
}

/* ---- fields and methods */

void check_record_selection(Checker *c, SelectorExpr *e, SelectionKind kind, Type *recv,
                            const LookupResult *r)
{
    size_t path_bytes = sizeof(int) * (size_t)r->path_len;
    Selection *s = arena_alloc(c->arena, sizeof *s + path_bytes);
    s->kind = (uint8_t)kind;
    s->recv = recv;
    s->obj = r->obj;
    s->path_len = r->path_len;
    memcpy(s->path, r->path, path_bytes);
    s->is_indirect = r->is_indirect;
    e->selection = s;
    e->sel->obj = r->obj;
    e->sel->e.type = r->obj->type;
}

/* A copy of a method's signature without its receiver, or with it as first parameter. */
static Type *method_func_type(Checker *c, Type *sig, Type *first_param)
{
    Type *t = type_new(c, TYPE_FUNC);
    t->func = sig->func;
    type_add_part(t, sig);
    t->func.recv = NULL;
    if (first_param == NULL) {
        return t;
    }
    int n = sig->func.param_count;
    const Str *name = intern_cstr(c->interns, "");
    if (n > 0 && sig->func.params[0]->name != NULL && sig->func.params[0]->name->len > 0) {
        const Object *old = sig->func.recv; /* named like its fellows */
        name = old != NULL && old->name->len > 0 ? old->name : c->blank;
    }
    Object *recv = object_new(c, OBJ_VAR, 0, c->env.pkg, name, first_param);
    recv->is_param = true;
    t->func.params = ARENA_ARRAY(c->arena, Object *, n + 1);
    t->func.params[0] = recv;
    type_add_part(t, first_param);
    for (int i = 0; i < n; i++) {
        t->func.params[i + 1] = sig->func.params[i];
    }
    t->func.param_count = n + 1;
    return t;
}

static bool is_iface_method(const Object *method)
{
    const Type *sig = method->type;
    return sig->func.recv != NULL && type_is_interface(sig->func.recv->type);
}

static void select_method_expr(Checker *c, Operand *x, SelectorExpr *e, LookupResult *r)
{
    if (r->obj->kind != OBJ_FUNC) {
        check_error(c, e->sel->e.pos, DIAG_UNDEFINED, "%s.%s undefined (type %s has no method %s)",
                    check_expr_str(c, x->expr), e->sel->name->text, check_type_str(c, x->type),
                    e->sel->name->text);
        operand_invalid(c, x);
        return;
    }
    check_record_selection(c, e, SEL_METHOD_EXPR, x->type, r);
    x->mode = MODE_VALUE;
    x->type = method_func_type(c, r->obj->type, x->type);
    check_add_dependency(c, r->obj);
}

static void select_field(Checker *c, Operand *x, SelectorExpr *e, LookupResult *r)
{
    check_record_selection(c, e, SEL_FIELD, x->type, r);
    x->mode = x->mode == MODE_VARIABLE || r->is_indirect ? MODE_VARIABLE : MODE_VALUE;
    x->type = r->obj->type;
}

static void select_method(Checker *c, Operand *x, SelectorExpr *e, LookupResult *r)
{
    bool is_iface = is_iface_method(r->obj);
    check_record_selection(c, e, is_iface ? SEL_IFACE_METHOD : SEL_METHOD, x->type, r);
    if (!is_iface && r->obj->has_ptr_recv && !r->is_indirect) {
        expr_mark_addressed(e->x);
    }
    x->mode = MODE_VALUE;
    x->type = method_func_type(c, r->obj->type, NULL);
    check_add_dependency(c, r->obj);
}

static bool is_usable(const Operand *x, const LookupResult *r)
{
    return r->obj != NULL && !r->is_ambiguous &&
           !(r->needs_addressable && x->mode != MODE_VARIABLE);
}

static void select_from(Checker *c, Operand *x, SelectorExpr *e)
{
    LookupResult r;
    memset(&r, 0, sizeof r);
    if (e->sel->name != c->blank) { /* blank fields and methods cannot be named */
        check_lookup(c, x->type, e->sel->name, &r);
    }
    if (!is_usable(x, &r)) {
        report_missing(c, x, e, &r);
        operand_invalid(c, x);
        return;
    }
    if (r.obj->kind == OBJ_FUNC) {
        check_object_decl(c, r.obj);
    }
    if (r.obj->type == NULL || r.obj->type->kind == TYPE_INVALID) {
        operand_invalid(c, x);
        return;
    }
    if (x->mode == MODE_TYPE) {
        select_method_expr(c, x, e, &r);
    } else if (r.obj->kind == OBJ_FUNC) {
        select_method(c, x, e, &r);
    } else {
        select_field(c, x, e, &r);
    }
}

void check_selector(Checker *c, Operand *x, SelectorExpr *e, bool want_type)
{
    if (x->expr == NULL) {
        *x = (Operand){.mode = MODE_INVALID, .type = c->basic[TYPE_INVALID], .expr = &e->e};
    }
    if (e->x->kind == NODE_IDENT) {
        Object *obj = check_lookup_name(c, (Ident *)e->x);
        if (obj != NULL && obj->kind == OBJ_PKG_NAME) {
            check_package_selector(c, x, e, obj);
            x->expr = &e->e;
            return;
        }
    }
    check_expr_or_type(c, x, e->x, false);
    if (x->mode == MODE_BUILTIN) {
        check_error(c, e->e.pos, DIAG_OPERAND, "cannot select on %s", check_operand_str(c, x));
        operand_invalid(c, x);
    } else if (x->mode != MODE_INVALID && want_type) {
        check_error(c, e->sel->e.pos, DIAG_OPERAND, "%s is not a type", check_expr_str(c, &e->e));
        operand_invalid(c, x);
    } else if (x->mode != MODE_INVALID) {
        select_from(c, x, e);
    }
    x->expr = &e->e;
}
