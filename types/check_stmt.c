/* types/check_stmt.c: function bodies and statements.
 *
 * Every block opens a scope; when it closes, its variables must have been used. Labels, and where
 * break, continue, goto and fallthrough may stand, are labels.c's.
 */
#include "types/types_internal.h"

#include <string.h>

#include "types/decl_internal.h"

/* ---- scopes and local variables */

void check_open_scope(Checker *c) { c->env.scope = scope_new(c, c->env.scope); }

void check_unused_vars(Checker *c, Scope *s)
{
    for (uint32_t i = 0; i < s->names.len; i++) {
        Object *obj = s->names.entries[i].value;
        if (s->names.entries[i].key != 0 && obj->kind == OBJ_VAR && !obj->is_used &&
            !obj->is_param && !obj->is_result && !obj->is_package_level) {
            check_soft_unused(c, obj->pos, DIAG_UNUSED_VAR, "%s declared and not used",
                              obj->name->text);
        }
    }
}

void check_close_scope(Checker *c)
{
    Scope *s = c->env.scope;
    check_unused_vars(c, s);
    c->env.scope = s->parent;
    scope_release(c, s);
}

Object *check_new_local(Checker *c, Ident *ident, Type *type)
{
    Object *obj = object_new(c, OBJ_VAR, ident->e.pos, c->env.pkg, ident->name, type);
    obj->color = COLOR_BLACK;
    obj->var.owner = c->env.func;
    ident->obj = ident->name != c->blank ? obj : NULL;
    return obj;
}

/* ---- function bodies */

void check_func_body(Checker *c, FuncInfo *info, Scope *sig_scope)
{
    CheckEnv outer = c->env;
    c->env.scope = sig_scope;
    c->env.func = info;
    c->env.sig = info->sig;
    c->env.err_pos = 0;
    c->env.has_label = false;
    c->env.has_call_or_recv = false;
    info->is_checked = true;
    check_stmts(c, info->body->stmts, info->body->stmt_count);
    check_labels(c, info->body);
    if (info->sig->func.result_count > 0 && !check_block_terminates(c, info->body)) {
        check_error(c, info->body->rbrace, DIAG_RETURN, "missing return");
    }
    check_unused_vars(c, sig_scope);
    c->env = outer;
}

/* ---- lists */

void check_stmts(Checker *c, Stmt **stmts, int count)
{
    for (int i = 0; i < count; i++) {
        check_stmt(c, stmts[i]);
    }
}

/* ---- simple statements */

static void check_expr_stmt(Checker *c, ExprStmt *s)
{
    Operand x;
    check_raw_expr(c, &x, s->x, NULL, false);
    const char *fault = NULL;
    switch (x.mode) {
    case MODE_INVALID:
    case MODE_NOVALUE:
        return;
    case MODE_BUILTIN:
        fault = "must be called";
        break;
    case MODE_TYPE:
        fault = "is not an expression";
        break;
    default:
        if (check_entry_value(c, s, &x) || expr_use(s->x) == EXPR_USE_STMT) {
            return;
        }
        fault = "is not used";
    }
    check_error_at(c, x.expr, DIAG_OPERAND, "%s %s", check_operand_str(c, &x), fault);
}

static void check_send(Checker *c, SendStmt *s)
{
    Operand ch, val;
    check_expr(c, &ch, s->chan);
    check_expr(c, &val, s->value);
    if (ch.mode == MODE_INVALID || val.mode == MODE_INVALID) {
        return;
    }
    Type *u = check_core_type(ch.type);
    const char *fault = NULL;
    if (u == NULL) {
        fault = "cannot send to %s: no core type";
    } else if (u->kind != TYPE_CHAN) {
        fault = "cannot send to non-channel %s";
    } else if (u->chan.dir == CHAN_RECV_ONLY) {
        fault = "cannot send to receive-only channel %s";
    }
    if (fault == NULL) {
        check_assignment(c, &val, u->chan.elem, "send");
        return;
    }
    const char *text = check_operand_str(c, &ch);
    const char *hole = strstr(fault, "%s");
    check_error_at(c, s->chan, DIAG_OPERAND, "invalid operation: %.*s%s%s", (int)(hole - fault),
                   fault, text, hole + 2);
}

static void check_inc_dec(Checker *c, IncDecStmt *s)
{
    Operand x;
    check_expr(c, &x, s->x);
    if (x.mode == MODE_INVALID) {
        return;
    }
    if (!type_all(x.type, kind_is_numeric)) {
        const char *text = check_expr_str(c, s->x), *op = s->is_dec ? "--" : "++";
        check_error_at(c, s->x, DIAG_OPERAND, "invalid operation: %s%s (non-numeric type %s)", text,
                       op, check_type_str(c, x.type));
        return;
    }
    check_assign_var(c, s->x, NULL, &x, "assignment");
}

static void check_assign_op(Checker *c, AssignStmt *s)
{
    if (s->lhs_count != 1 || s->rhs_count != 1) {
        check_error(c, s->s.pos, DIAG_ASSIGN,
                    "assignment operation %s= requires single-valued expressions",
                    token_spelling(s->op));
        return;
    }
    Operand x;
    check_binary(c, &x, NULL, s->lhs[0], s->rhs[0], s->op);
    check_assign_var(c, s->lhs[0], NULL, &x, "assignment");
}

static void check_assign_stmt(Checker *c, AssignStmt *s)
{
    if (s->op == TOK_ASSIGN) {
        check_assign_vars(c, s->lhs, s->lhs_count, s->rhs, s->rhs_count);
    } else if (s->op == TOK_DEFINE) {
        check_short_var_decl(c, s);
    } else {
        check_assign_op(c, s);
    }
}

static void check_go_defer(Checker *c, GoStmt *s)
{
    const char *keyword = s->s.kind == NODE_GO_STMT ? "go" : "defer";
    if (s->s.kind == NODE_DEFER_STMT && c->env.func != NULL) {
        c->env.func->has_defer = true;
    }
    if (s->call->kind != NODE_CALL) {
        check_error_at(c, s->call, DIAG_CONTROL, "expression in %s must be function call", keyword);
        check_use_expr(c, s->call);
        return;
    }
    Operand x;
    check_raw_expr(c, &x, s->call, NULL, false);
    const char *fault = NULL;
    if (x.mode != MODE_INVALID) {
        switch (expr_use(s->call)) {
        case EXPR_USE_CONVERSION:
            fault = "requires function call, not conversion";
            break;
        case EXPR_USE_VALUE:
            fault = "discards result of";
            break;
        default:
            break;
        }
    }
    if (fault != NULL) {
        check_error_at(c, x.expr, DIAG_CONTROL, "%s %s %s", keyword, fault,
                       check_operand_str(c, &x));
    }
}

/* A bare return must see the results, not something that hides them. */
static void check_bare_return(Checker *c, ReturnStmt *s, const Type *sig)
{
    for (int i = 0; i < sig->func.result_count; i++) {
        Object *result = sig->func.results[i];
        Object *seen = scope_lookup_parent(c->env.scope, result->name, s->s.pos);
        if (seen != NULL && seen != result && result->name != c->blank) {
            check_error(c, s->s.pos, DIAG_RETURN,
                        "result parameter %s not in scope at return\n\t%s: inner declaration of "
                        "var %s %s",
                        result->name->text, check_pos_text(c, seen->pos), seen->name->text,
                        check_type_str(c, result->type));
        }
    }
}

static void check_return(Checker *c, ReturnStmt *s)
{
    const Type *sig = c->env.sig;
    if (sig == NULL) {
        check_use(c, s->results, s->result_count);
        return;
    }
    int want = sig->func.result_count;
    if (s->result_count == 0 && want > 0 && sig->func.results[0]->name != NULL &&
        sig->func.results[0]->name->len > 0) {
        check_bare_return(c, s, sig);
        return;
    }
    if (want == 0 && s->result_count == 0) {
        return;
    }
    if (c->env.func != NULL && c->env.func->range_func_depth > 0) {
        c->env.func->returns_from_range = true;
    }
    for (int i = 0; i < want; i++) {
        sig->func.results[i]->is_reassigned = true; /* deferred functions may look at them */
    }
    check_init_vars(c, sig->func.results, want, s->results, s->result_count, &s->s);
}

/* ---- compound statements */

static void check_condition(Checker *c, Expr *cond, const char *where)
{
    Operand x;
    check_expr(c, &x, cond);
    if (x.mode == MODE_INVALID) {
        return;
    }
    if (!type_all(x.type, kind_is_boolean)) {
        check_error_at(c, cond, DIAG_CONTROL, "non-boolean condition in %s statement", where);
        return;
    }
    check_convert_untyped(c, &x, c->basic[TYPE_BOOL]);
}

static void check_block(Checker *c, BlockStmt *s)
{
    check_open_scope(c);
    check_stmts(c, s->stmts, s->stmt_count);
    check_close_scope(c);
}

static void check_if(Checker *c, IfStmt *s)
{
    check_open_scope(c);
    if (s->init != NULL) {
        check_stmt(c, s->init);
    }
    if (s->cond != NULL) {
        check_condition(c, s->cond, "if");
    }
    check_block(c, s->then);
    if (s->els != NULL) {
        check_stmt(c, s->els);
    }
    check_close_scope(c);
}

static void check_for(Checker *c, ForStmt *s)
{
    check_open_scope(c);
    if (s->init != NULL) {
        check_stmt(c, s->init);
    }
    if (s->cond != NULL) {
        check_condition(c, s->cond, "for");
    }
    if (s->post != NULL) {
        check_stmt(c, s->post);
    }
    check_block(c, s->body);
    check_close_scope(c);
}

void check_stmt(Checker *c, Stmt *s)
{
    ArenaMark before = arena_mark(&c->temp);
    switch ((NodeKind)s->kind) {
    case NODE_DECL_STMT:
        check_decl_stmt(c, (DeclStmt *)s);
        break;
    case NODE_LABELED_STMT:
        c->env.has_label = true;
        check_stmt(c, ((LabeledStmt *)s)->stmt);
        break;
    case NODE_EXPR_STMT:
        check_expr_stmt(c, (ExprStmt *)s);
        break;
    case NODE_SEND_STMT:
        check_send(c, (SendStmt *)s);
        break;
    case NODE_INC_DEC_STMT:
        check_inc_dec(c, (IncDecStmt *)s);
        break;
    case NODE_ASSIGN_STMT:
        check_assign_stmt(c, (AssignStmt *)s);
        break;
    case NODE_GO_STMT:
    case NODE_DEFER_STMT:
        check_go_defer(c, (GoStmt *)s);
        break;
    case NODE_RETURN_STMT:
        check_return(c, (ReturnStmt *)s);
        break;
    case NODE_BLOCK_STMT:
        check_block(c, (BlockStmt *)s);
        break;
    case NODE_IF_STMT:
        check_if(c, (IfStmt *)s);
        break;
    case NODE_SWITCH_STMT:
        check_switch_stmt(c, (SwitchStmt *)s);
        break;
    case NODE_TYPE_SWITCH_STMT:
        check_type_switch_stmt(c, (TypeSwitchStmt *)s);
        break;
    case NODE_SELECT_STMT:
        check_select_stmt(c, (SelectStmt *)s);
        break;
    case NODE_FOR_STMT:
        check_for(c, (ForStmt *)s);
        break;
    case NODE_RANGE_STMT:
        check_range_stmt(c, (RangeStmt *)s);
        break;
    default:
        break;
    }
    arena_release(&c->temp, before);
}
