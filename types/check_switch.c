/* types/check_switch.c: switch, type switch and select.
 *
 * Constant cases that repeat are found as they come, through a hash from a value to the cases that
 * had it. In a type switch each clause gets its own variable, typed by the clause when that names
 * one type; it counts as used when one of them is.
 */
#include "types/types_internal.h"

#include <stdlib.h>
#include <string.h>

#include "types/decl_internal.h"

/* ---- what all clauses share */

static void check_one_default(Checker *c, Pos pos, bool is_default, Pos *first)
{
    if (!is_default) {
        return;
    }
    if (*first != 0) {
        check_error(c, pos, DIAG_CONTROL, "multiple defaults (first at %s)",
                    check_pos_text(c, *first));
    } else {
        *first = pos;
    }
}

static void check_case_defaults(Checker *c, CaseClause **cases, int count)
{
    Pos first = 0;
    for (int i = 0; i < count; i++) {
        check_one_default(c, cases[i]->s.pos, cases[i]->is_default, &first);
    }
}

/* ---- switch */

typedef struct SeenCase { /* a constant case */
    const ConstVal *val;
    Type *type;
    Pos pos;
    struct SeenCase *next;
} SeenCase;

static const void *case_hash(const ConstVal *v)
{
    if (const_kind(v) == CONST_STRING) {
        return const_string_val(v);
    }
    double d = const_float64(v);
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return (const void *)(uintptr_t)(bits * 0x9E3779B97F4A7C15u | 1);
}

static bool has_case_identity(const ConstVal *v)
{
    ConstKind k = const_kind(v);
    return k == CONST_INT || k == CONST_FLOAT || k == CONST_STRING;
}

static void check_duplicate_case(Checker *c, PtrMap *seen, const Operand *v)
{
    if (!has_case_identity(v->val)) {
        return; /* true and false may repeat */
    }
    const void *hash = case_hash(v->val);
    SeenCase *first = map_get(seen, hash);
    for (SeenCase *k = first; k != NULL; k = k->next) {
        const ConstVal *a = k->val, *b = v->val;
        if (const_kind(a) != const_kind(b) || !type_identical(k->type, v->type) ||
            !const_compare(a, TOK_EQL, b)) {
            continue;
        }
        check_error_at(c, v->expr, DIAG_REDECLARED,
                       "duplicate case %s in expression switch\n\t%s: previous case",
                       check_operand_str(c, v), check_pos_text(c, k->pos));
        return;
    }
    SeenCase *entry = ARENA_NEW(c->arena, SeenCase);
    *entry = (SeenCase){v->val, v->type, v->expr->pos, first};
    map_put(seen, hash, entry);
}

static void check_case_value(Checker *c, Operand *tag, Expr *e, PtrMap *seen)
{
    Operand v;
    check_expr(c, &v, e);
    if (tag->mode == MODE_INVALID || v.mode == MODE_INVALID) {
        return;
    }
    check_convert_untyped(c, &v, tag->type);
    if (v.mode == MODE_INVALID) {
        return;
    }
    Operand result = v, against = *tag;
    check_comparison(c, &result, &against, TOK_EQL, true);
    if (result.mode != MODE_INVALID && v.mode == MODE_CONSTANT) {
        check_duplicate_case(c, seen, &v);
    }
}

/* A switch without a tag compares with true. */
static void implicit_true(Checker *c, Operand *x, const SwitchStmt *s)
{
    Ident *name = ARENA_NEW(c->arena, Ident);
    name->e.kind = NODE_IDENT;
    name->e.pos = s->case_count > 0 ? s->cases[0]->s.pos : s->rbrace;
    name->name = intern_cstr(c->interns, "true");
    *x = (Operand){.mode = MODE_CONSTANT,
                   .type = c->basic[TYPE_BOOL],
                   .val = const_bool(c->arena, true),
                   .expr = &name->e};
    name->e.type = x->type;
    name->e.val = x->val;
}

static void check_tag(Checker *c, Operand *x, const SwitchStmt *s)
{
    if (s->tag == NULL) {
        implicit_true(c, x, s);
        return;
    }
    check_expr(c, x, s->tag);
    check_assignment(c, x, NULL, "switch expression");
    if (x->mode != MODE_INVALID && !type_comparable(x->type) && !type_has_nil(x->type)) {
        check_error_at(c, x->expr, DIAG_OPERAND, "cannot switch on %s (%s is not comparable)",
                       check_operand_str(c, x), check_type_str(c, x->type));
        operand_invalid(c, x);
    }
}

void check_switch_stmt(Checker *c, SwitchStmt *s)
{
    check_open_scope(c);
    if (s->init != NULL) {
        check_stmt(c, s->init);
    }
    Operand tag;
    check_tag(c, &tag, s);
    check_case_defaults(c, s->cases, s->case_count);
    PtrMap seen = {0};
    for (int i = 0; i < s->case_count; i++) {
        CaseClause *clause = s->cases[i];
        for (int k = 0; k < clause->expr_count; k++) {
            check_case_value(c, &tag, clause->exprs[k], &seen);
        }
        check_open_scope(c);
        check_stmts(c, clause->body, clause->body_count);
        check_close_scope(c);
    }
    map_deinit(&seen);
    check_close_scope(c);
}

/* ---- type switch */

typedef struct SeenType {
    Type *type; /* NULL: nil */
    Expr *at;
} SeenType;

typedef struct TypeCases {
    VEC(SeenType) seen;
    Operand *x; /* NULL when it was no interface */
} TypeCases;

static bool is_duplicate_type(Checker *c, const TypeCases *cases, Type *t, Expr *e)
{
    for (int i = 0; i < cases->seen.len; i++) {
        const SeenType *other = &cases->seen.data[i];
        bool same = t == NULL || other->type == NULL ? t == other->type
                                                     : type_identical(t, other->type);
        if (same) {
            check_error_at(c, e, DIAG_REDECLARED,
                           "duplicate case %s in type switch\n\t%s: previous case",
                           t == NULL ? "nil" : check_type_str(c, t),
                           check_pos_text(c, ast_start((Node *)other->at)));
            return true;
        }
    }
    return false;
}

/* The type of one case, NULL for nil; the invalid type after an error. */
static Type *check_case_type(Checker *c, TypeCases *cases, Expr *e)
{
    Type *t = NULL;
    Expr *plain = ast_unparen(e);
    Object *obj = plain->kind == NODE_IDENT ? check_lookup_name(c, (Ident *)plain) : NULL;
    if (obj != NULL && obj->kind == OBJ_NIL) {
        Operand nil;
        check_expr(c, &nil, e);
        if (cases->x != NULL) {
            check_convert_untyped(c, &nil, cases->x->type);
        }
    } else {
        t = check_var_type(c, e);
        if (t->kind == TYPE_INVALID) {
            return t;
        }
    }
    if (is_duplicate_type(c, cases, t, e)) {
        return t;
    }
    SeenType entry = {t, e};
    VEC_PUSH(&cases->seen, entry);
    if (cases->x != NULL && t != NULL) {
        check_type_assertion(c, e, cases->x, t, true);
    }
    return t;
}

/* Declares the clause's own variable, of type t when one type was named, else of x's. */
static void declare_clause_var(Checker *c, TypeSwitchStmt *s, CaseClause *clause, Type *t)
{
    Pos visible = clause->s.pos;
    if (clause->expr_count > 0) {
        visible = ast_end((Node *)clause->exprs[clause->expr_count - 1]);
    }
    Object *var = check_new_local(c, s->bind, t);
    var->scope_pos = visible;
    scope_insert(c->env.scope, var);
    clause->implicit = var;
}

static Object *check_type_clause(Checker *c, TypeSwitchStmt *s, CaseClause *clause,
                                 TypeCases *cases, Type *x_type)
{
    Type *t = NULL;
    for (int i = 0; i < clause->expr_count; i++) {
        t = check_case_type(c, cases, clause->exprs[i]);
    }
    check_open_scope(c);
    if (s->bind != NULL && s->bind->name != c->blank) {
        declare_clause_var(c, s, clause, clause->expr_count == 1 && t != NULL ? t : x_type);
    }
    check_stmts(c, clause->body, clause->body_count);
    bool was_used = clause->implicit != NULL && clause->implicit->is_used;
    if (clause->implicit != NULL) {
        clause->implicit->is_used = true; /* the switch asks about all of them together */
    }
    check_close_scope(c);
    return was_used ? clause->implicit : NULL;
}

static bool check_type_switch_operand(Checker *c, Operand *x, TypeSwitchStmt *s)
{
    check_expr(c, x, s->x);
    if (x->mode == MODE_INVALID) {
        return false;
    }
    if (x->type->kind == TYPE_PARAM) {
        check_error_at(c, x->expr, DIAG_OPERAND,
                       "cannot use type switch on type parameter value %s",
                       check_operand_str(c, x));
        return false;
    }
    if (under_kind(x->type) != TYPE_INTERFACE) {
        check_error_at(c, x->expr, DIAG_INTERFACE, "%s is not an interface",
                       check_operand_str(c, x));
        return false;
    }
    return true;
}

static void check_type_clauses(Checker *c, TypeSwitchStmt *s)
{
    Operand x;
    TypeCases cases = {.x = NULL};
    if (check_type_switch_operand(c, &x, s)) {
        cases.x = &x;
    } else if (x.mode == MODE_INVALID) {
        return;
    }
    check_case_defaults(c, s->cases, s->case_count);
    bool is_used = false;
    for (int i = 0; i < s->case_count; i++) {
        is_used |= check_type_clause(c, s, s->cases[i], &cases, x.type) != NULL;
    }
    VEC_FREE(&cases.seen);
    if (s->bind != NULL && s->bind->name != c->blank && !is_used) {
        check_soft_unused(c, s->bind->e.pos, DIAG_UNUSED_VAR, "%s declared and not used",
                          s->bind->name->text);
    }
}

void check_type_switch_stmt(Checker *c, TypeSwitchStmt *s)
{
    check_open_scope(c);
    if (s->init != NULL) {
        check_stmt(c, s->init);
    }
    if (s->bind != NULL && s->bind->name == c->blank) {
        check_error(c, s->bind->e.pos, DIAG_ASSIGN, "no new variable on left side of :=");
    }
    check_type_clauses(c, s);
    check_close_scope(c);
}

/* ---- select */

static bool is_receive(const Expr *e)
{
    e = ast_unparen((Expr *)e);
    return e->kind == NODE_UNARY && ((const UnaryExpr *)e)->op == TOK_ARROW;
}

static bool is_communication(const Stmt *s)
{
    switch (s->kind) {
    case NODE_SEND_STMT:
        return true;
    case NODE_EXPR_STMT:
        return is_receive(((const ExprStmt *)s)->x);
    case NODE_ASSIGN_STMT: {
        const AssignStmt *a = (const AssignStmt *)s;
        return (a->op == TOK_ASSIGN || a->op == TOK_DEFINE) && a->rhs_count == 1 &&
               is_receive(a->rhs[0]);
    }
    default:
        return false;
    }
}

/* Where Go's compiler has a statement begin: an expression statement at its operator. */
static Pos comm_pos(const Stmt *s)
{
    return s->kind == NODE_EXPR_STMT ? ((const ExprStmt *)s)->x->pos : ast_start((const Node *)s);
}

void check_select_stmt(Checker *c, SelectStmt *s)
{
    Pos first_default = 0;
    for (int i = 0; i < s->case_count; i++) {
        check_one_default(c, s->cases[i]->s.pos, s->cases[i]->comm == NULL, &first_default);
    }
    for (int i = 0; i < s->case_count; i++) {
        CommClause *clause = s->cases[i];
        if (clause->comm != NULL && !is_communication(clause->comm)) {
            check_error(c, comm_pos(clause->comm), DIAG_CONTROL,
                        "select case must be send or receive (possibly with assignment)");
            continue;
        }
        check_open_scope(c);
        if (clause->comm != NULL) {
            check_stmt(c, clause->comm);
        }
        check_stmts(c, clause->body, clause->body_count);
        check_close_scope(c);
    }
}
