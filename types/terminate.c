/* types/terminate.c: does a statement list end in a terminating statement (Go spec)?
 *
 * Needed for "missing return". Purely syntactic, but for `panic`, which must be the builtin:
 * CallExpr.call_kind tells, once the call is checked.
 */
#include "types/decl_internal.h"

static bool list_terminates(Checker *c, Stmt **list, int count);

/* A break that leaves the statement asked about: unlabelled ones count while is_implicit. */
static bool has_break(Stmt *s, const Str *label, bool is_implicit);

static bool has_break_list(Stmt **list, int count, const Str *label, bool is_implicit)
{
    for (int i = 0; i < count; i++) {
        if (has_break(list[i], label, is_implicit)) {
            return true;
        }
    }
    return false;
}

static bool branch_breaks(const BranchStmt *b, const Str *label, bool is_implicit)
{
    if (b->token != TOK_BREAK) {
        return false;
    }
    return b->label == NULL ? is_implicit : b->label->name == label;
}

static bool has_break_cases(CaseClause **cases, int count, const Str *label, bool is_implicit)
{
    for (int i = 0; i < count; i++) {
        if (has_break_list(cases[i]->body, cases[i]->body_count, label, is_implicit)) {
            return true;
        }
    }
    return false;
}

static bool has_break_comms(CommClause **cases, int count, const Str *label, bool is_implicit)
{
    for (int i = 0; i < count; i++) {
        if (has_break_list(cases[i]->body, cases[i]->body_count, label, is_implicit)) {
            return true;
        }
    }
    return false;
}

static bool has_break(Stmt *s, const Str *label, bool is_implicit)
{
    switch ((NodeKind)s->kind) {
    case NODE_LABELED_STMT:
        return has_break(((LabeledStmt *)s)->stmt, label, is_implicit);
    case NODE_BRANCH_STMT:
        return branch_breaks((BranchStmt *)s, label, is_implicit);
    case NODE_BLOCK_STMT:
        return has_break_list(((BlockStmt *)s)->stmts, ((BlockStmt *)s)->stmt_count, label,
                              is_implicit);
    case NODE_IF_STMT: {
        IfStmt *i = (IfStmt *)s;
        return has_break(&i->then->s, label, is_implicit) ||
               (i->els != NULL && has_break(i->els, label, is_implicit));
    }
    case NODE_SWITCH_STMT:
        return label != NULL && has_break_cases(((SwitchStmt *)s)->cases,
                                                ((SwitchStmt *)s)->case_count, label, false);
    case NODE_TYPE_SWITCH_STMT:
        return label != NULL && has_break_cases(((TypeSwitchStmt *)s)->cases,
                                                ((TypeSwitchStmt *)s)->case_count, label, false);
    case NODE_SELECT_STMT:
        return label != NULL && has_break_comms(((SelectStmt *)s)->cases,
                                                ((SelectStmt *)s)->case_count, label, false);
    case NODE_FOR_STMT:
        return label != NULL && has_break(&((ForStmt *)s)->body->s, label, false);
    case NODE_RANGE_STMT:
        return label != NULL && has_break(&((RangeStmt *)s)->body->s, label, false);
    default:
        return false;
    }
}

/* ---- terminating statements */

static bool switch_terminates(Checker *c, CaseClause **cases, int count, const Str *label)
{
    bool has_default = false;
    for (int i = 0; i < count; i++) {
        CaseClause *k = cases[i];
        has_default |= k->is_default;
        Stmt *last = k->body_count > 0 ? k->body[k->body_count - 1] : NULL;
        bool falls = last != NULL && last->kind == NODE_BRANCH_STMT &&
                     ((BranchStmt *)last)->token == TOK_FALLTHROUGH;
        if ((!falls && !list_terminates(c, k->body, k->body_count)) ||
            has_break_list(k->body, k->body_count, label, true)) {
            return false;
        }
    }
    return has_default;
}

static bool select_terminates(Checker *c, const SelectStmt *s, const Str *label)
{
    for (int i = 0; i < s->case_count; i++) {
        CommClause *k = s->cases[i];
        if (!list_terminates(c, k->body, k->body_count) ||
            has_break_list(k->body, k->body_count, label, true)) {
            return false;
        }
    }
    return true;
}

static bool is_panic(const Expr *e)
{
    e = ast_unparen((Expr *)e);
    if (e->kind != NODE_CALL) {
        return false;
    }
    const CallExpr *call = (const CallExpr *)e;
    return call->call_kind == CALL_BUILTIN && call->builtin == BUILTIN_PANIC;
}

bool check_is_terminating(Checker *c, Stmt *s, const Str *label)
{
    switch ((NodeKind)s->kind) {
    case NODE_LABELED_STMT:
        return check_is_terminating(c, ((LabeledStmt *)s)->stmt, ((LabeledStmt *)s)->label->name);
    case NODE_EXPR_STMT:
        return is_panic(((ExprStmt *)s)->x);
    case NODE_RETURN_STMT:
        return true;
    case NODE_BRANCH_STMT:
        return ((BranchStmt *)s)->token == TOK_GOTO || ((BranchStmt *)s)->token == TOK_FALLTHROUGH;
    case NODE_BLOCK_STMT:
        return check_block_terminates(c, (BlockStmt *)s);
    case NODE_IF_STMT: {
        IfStmt *i = (IfStmt *)s;
        return i->els != NULL && check_block_terminates(c, i->then) &&
               check_is_terminating(c, i->els, NULL);
    }
    case NODE_SWITCH_STMT:
        return switch_terminates(c, ((SwitchStmt *)s)->cases, ((SwitchStmt *)s)->case_count,
                                 label);
    case NODE_TYPE_SWITCH_STMT:
        return switch_terminates(c, ((TypeSwitchStmt *)s)->cases,
                                 ((TypeSwitchStmt *)s)->case_count, label);
    case NODE_SELECT_STMT:
        return select_terminates(c, (SelectStmt *)s, label);
    case NODE_FOR_STMT:
        return ((ForStmt *)s)->cond == NULL && !has_break(&((ForStmt *)s)->body->s, label, true);
    default:
        return false;
    }
}

static bool list_terminates(Checker *c, Stmt **list, int count)
{
    while (count > 0 && list[count - 1]->kind == NODE_EMPTY_STMT) {
        count--;
    }
    return count > 0 && check_is_terminating(c, list[count - 1], NULL);
}

bool check_block_terminates(Checker *c, BlockStmt *b)
{
    return list_terminates(c, b->stmts, b->stmt_count);
}
