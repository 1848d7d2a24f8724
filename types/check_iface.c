/* types/check_iface.c: interface types: methods, embedded interfaces, unions of constraints. */
#include "types/decl_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct UnionCheck { /* a union whose terms are examined once types are complete */
    Type *type;
    Expr **exprs;
} UnionCheck;

/* ---- unions */

typedef VEC(Expr *) ExprVec;

static void flatten_union(ExprVec *out, Expr *e)
{
    while (e->kind == NODE_BINARY && ((BinaryExpr *)e)->op == TOK_OR) {
        VEC_PUSH(out, ((BinaryExpr *)e)->y);
        e = ((BinaryExpr *)e)->x;
    }
    VEC_PUSH(out, e);
    for (int i = 0, j = out->len - 1; i < j; i++, j--) {
        Expr *swap = out->data[i];
        out->data[i] = out->data[j];
        out->data[j] = swap;
    }
}

static Type *union_term(Checker *c, Expr *e, bool *tilde)
{
    *tilde = e->kind == NODE_UNARY && ((UnaryExpr *)e)->op == TOK_TILDE;
    Expr *x = *tilde ? ((UnaryExpr *)e)->x : e;
    Type *t = check_type(c, x);
    if (t->kind == TYPE_PARAM) {
        if (*tilde) {
            check_error_at(c, x, DIAG_GENERIC, "type in term %s cannot be a type parameter",
                           check_expr_str(c, e));
        } else {
            check_error_at(c, x, DIAG_GENERIC, "term cannot be a type parameter");
        }
        t = c->basic[TYPE_INVALID];
    }
    if (*tilde) {
        e->mode = MODE_TYPE;
        e->type = t;
    }
    return t;
}

/* With packages, also this one: main.T (a habit of Go's compiler). */
static const char *term_text(Checker *c, const Type *u, int i)
{
    return arena_printf(c->arena, "%s%s", u->uni.tilde[i] ? "~" : "",
                        type_text(c->arena, u->uni.terms[i], NULL));
}

static bool tilde_is_valid(Checker *c, const UnionCheck *u, int i, Type *under)
{
    Type *t = u->type->uni.terms[i];
    if (!u->type->uni.tilde[i]) {
        return true;
    }
    if (under->kind == TYPE_INTERFACE) {
        check_error_at(c, u->exprs[i], DIAG_GENERIC, "invalid use of ~ (%s is an interface)",
                       check_type_str(c, t));
        return false;
    }
    if (!type_identical(under, t)) {
        check_error_at(c, u->exprs[i], DIAG_GENERIC,
                       "invalid use of ~ (underlying type of %s is %s)", check_type_str(c, t),
                       check_type_str(c, under));
        return false;
    }
    return true;
}

static void check_union_interface(Checker *c, const UnionCheck *u, int i)
{
    Type *t = u->type->uni.terms[i];
    TypeSet *set = type_set(t);
    const char *text = term_text(c, u->type, i);
    if (set->method_count > 0) {
        check_error_at(c, u->exprs[i], DIAG_GENERIC, "cannot use %s in union (%s contains methods)",
                       text, text);
    } else if (t == c->comparable_type) {
        check_error_at(c, u->exprs[i], DIAG_GENERIC, "cannot use comparable in union");
    } else if (set->is_comparable) {
        check_error_at(c, u->exprs[i], DIAG_GENERIC,
                       "cannot use %s in union (%s embeds comparable)", text, text);
    }
}

static void check_overlap(Checker *c, const UnionCheck *u, int i)
{
    const Type *t = u->type;
    for (int j = 0; j < i; j++) {
        Type *x = t->uni.terms[i];
        Type *y = t->uni.terms[j];
        if (type_underlying(y)->kind == TYPE_INTERFACE) {
            continue;
        }
        x = t->uni.tilde[j] ? type_underlying(x) : x;
        y = t->uni.tilde[i] ? type_underlying(y) : y;
        if (type_identical(x, y)) {
            check_error_at(c, u->exprs[i], DIAG_GENERIC, "overlapping terms %s and %s",
                           term_text(c, t, i), term_text(c, t, j));
            return;
        }
    }
}

static void later_union(Checker *c, void *arg)
{
    const UnionCheck *u = arg;
    for (int i = 0; i < u->type->uni.len; i++) {
        Type *under = type_underlying(u->type->uni.terms[i]);
        bool is_known = u->type->uni.terms[i]->kind != TYPE_INVALID;
        if (!is_known || !tilde_is_valid(c, u, i, under)) {
            continue;
        }
        if (under->kind == TYPE_INTERFACE) {
            check_union_interface(c, u, i);
        } else {
            check_overlap(c, u, i);
        }
    }
}

void check_too_many_terms(Checker *c, Pos pos)
{
    check_error(c, pos, DIAG_GENERIC,
                "cannot handle more than %d union terms (implementation limitation)",
                MAX_UNION_TERMS);
}

static Type *union_type(Checker *c, ExprVec *terms, Expr *whole)
{
    Type *u = type_new(c, TYPE_UNION);
    u->uni.terms = ARENA_ARRAY(c->arena, Type *, terms->len);
    u->uni.tilde = ARENA_ARRAY(c->arena, bool, terms->len);
    u->uni.len = terms->len;
    UnionCheck *check = ARENA_NEW(c->arena, UnionCheck);
    check->type = u;
    check->exprs = ARENA_ARRAY(c->arena, Expr *, terms->len);
    for (int i = 0; i < terms->len; i++) {
        check->exprs[i] = terms->data[i];
        u->uni.terms[i] = union_term(c, terms->data[i], &u->uni.tilde[i]);
        type_add_part(u, u->uni.terms[i]);
    }
    if (terms->len > MAX_UNION_TERMS) {
        check_too_many_terms(c, ast_start((const Node *)terms->data[MAX_UNION_TERMS]));
        return c->basic[TYPE_INVALID];
    }
    whole->mode = MODE_TYPE;
    whole->type = u;
    check_later(c, later_union, check);
    return u;
}

/* A type, ~T, or A | ~B | …: an embedded element or a constraint written in place. */
Type *check_constraint_elem(Checker *c, Expr *e)
{
    ExprVec terms = {0};
    flatten_union(&terms, e);
    Type *t;
    bool is_tilde = e->kind == NODE_UNARY && ((UnaryExpr *)e)->op == TOK_TILDE;
    if (terms.len == 1 && !is_tilde) {
        bool tilde;
        t = union_term(c, e, &tilde);
    } else {
        t = union_type(c, &terms, e);
    }
    VEC_FREE(&terms);
    return t;
}

/* ---- the interface */

static void later_type_set(Checker *c, void *arg)
{
    (void)c;
    type_set(arg); /* computed once, with its errors */
}

static void add_method(Checker *c, Type *t, InterfaceElem *el, Type *def)
{
    if (el->name->name == c->blank) {
        check_error(c, el->name->e.pos, DIAG_INTERFACE,
                    "methods must have a unique non-blank name");
        return;
    }
    Type *sig = check_type(c, el->type);
    if (sig->kind != TYPE_FUNC) {
        return;
    }
    const Str *none = intern_cstr(c->interns, "");
    Object *recv = object_new(c, OBJ_VAR, el->name->e.pos, c->env.pkg, none,
                              def != NULL ? def : t);
    sig->func.recv = recv;
    Object *m = object_new(c, OBJ_FUNC, el->name->e.pos, c->env.pkg, el->name->name, sig);
    el->name->obj = m;
    t->iface.methods[t->iface.method_count++] = (Method){m->name, m->pkg, m};
    type_add_part(t, sig);
}

static void add_embedded(Checker *c, Type *t, InterfaceElem *el)
{
    Type *elem = check_constraint_elem(c, el->type);
    t->iface.embeds[t->iface.embed_count] = elem;
    t->iface.embed_pos[t->iface.embed_count++] = ast_start((const Node *)el->type);
    type_add_part(t, elem);
}

/* Sorted as messages show them; of two with one name the earlier stays first. */
static int by_name(const void *a, const void *b)
{
    const Method *x = a;
    const Method *y = b;
    int order = strcmp(x->name->text, y->name->text);
    return order != 0 ? order : x->obj->pos < y->obj->pos ? -1 : 1;
}

void check_interface_type(Checker *c, Type *t, InterfaceTypeExpr *e, Type *def)
{
    if (e->elem_count == 0) {
        return;
    }
    t->state |= STATE_INCOMPLETE;
    t->iface.methods = ARENA_ARRAY(c->arena, Method, e->elem_count);
    t->iface.embeds = ARENA_ARRAY(c->arena, Type *, e->elem_count);
    t->iface.embed_pos = ARENA_ARRAY(c->arena, Pos, e->elem_count);
    for (int i = 0; i < e->elem_count; i++) {
        if (e->elems[i].name != NULL) {
            add_method(c, t, &e->elems[i], def);
        } else {
            add_embedded(c, t, &e->elems[i]);
        }
    }
    if (t->iface.method_count > 1) {
        qsort(t->iface.methods, (size_t)t->iface.method_count, sizeof(Method), by_name);
    }
    t->state &= (uint16_t)~STATE_INCOMPLETE;
    check_later(c, later_type_set, t);
    if (!c->env.pkg->is_std) {
        VEC_PUSH(&c->extra->literals, e);
    }
}
