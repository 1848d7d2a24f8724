/* compiler/lower_stmt.c: statements: blocks, if, for, labels and jumps.
 *
 * Loops test at the bottom: the condition is lowered twice, once before the first iteration and
 * once after each, so that the back-edge is one fused instruction. A condition with a function
 * literal in it is lowered once, at the top.
 */
#include "compiler/lower_internal.h"

#include <string.h>

void lower_stmts(Lower *l, Stmt **list, int count) {
    int outer = l->visible.len;
    for (int i = 0; i < count; i++) {
        lower_stmt(l, list[i]);
    }
    l->visible.len = outer;
}

void lower_block_stmt(Lower *l, BlockStmt *b) {
    lower_stmts(l, b->stmts, b->stmt_count);
}

/* Each iteration begins with a pause on the loop's line. */
void lower_loop_body(Lower *l, BlockStmt *b) {
    lower_pause(l, b->s.pos);
    lower_block_stmt(l, b);
}

/* ---- where break and continue go */

void lower_push_target(Lower *l, Target *t, Stmt *s, IrBlock *on_break, IrBlock *on_continue) {
    *t = (Target){l->targets, s, on_break, on_continue};
    l->targets = t;
}

void lower_pop_target(Lower *l) {
    l->targets = l->targets->outer;
}

static IrBlock *label_block(Lower *l, LabeledStmt *s) {
    IrBlock *b = map_get(&l->labels, s);
    if (b == NULL) {
        b = lower_block(l);
        map_put(&l->labels, s, b);
    }
    return b;
}

static IrBlock *find_target(Lower *l, BranchStmt *s) {
    Stmt *target = s->label != NULL ? s->target : NULL;
    if (target != NULL && target->kind == NODE_LABELED_STMT) {
        target = ((LabeledStmt *)target)->stmt;
    }
    for (Target *t = l->targets; t != NULL; t = t->outer) {
        IrBlock *b = s->token == TOK_BREAK ? t->on_break : t->on_continue;
        if (target != NULL ? t->stmt == target : b != NULL) {
            return b;
        }
    }
    return NULL;
}

/* Inside the body of a range over a function: is the label in it? */
static bool is_label_outside(Lower *l, const BranchStmt *s) {
    if (l->range == NULL || s->token != TOK_GOTO) {
        return false;
    }
    const RangeStmt *r = lower_range_stmt(l);
    return s->target->pos < r->s.pos || s->target->pos > r->body->rbrace;
}

static void lower_branch_stmt(Lower *l, BranchStmt *s) {
    if (s->token == TOK_FALLTHROUGH) {
        return; /* the clause goes on into the next one: lower_switch.c */
    }
    if (is_label_outside(l, s)) {
        lower_range_branch(l, s);
        return;
    }
    IrBlock *to =
        s->token == TOK_GOTO ? label_block(l, (LabeledStmt *)s->target) : find_target(l, s);
    if (to != NULL) {
        lower_jump(l, s->s.pos, to);
    } else {
        ASSERT(l->range != NULL);
        lower_range_branch(l, s);
    }
}

static void lower_labeled(Lower *l, LabeledStmt *s) {
    IrBlock *b = label_block(l, s);
    lower_jump(l, s->s.pos, b);
    lower_start(l, b);
    lower_stmt(l, s->stmt);
}

/* ---- if */

void lower_if(Lower *l, IfStmt *s) {
    if (s->init != NULL) {
        lower_stmt(l, s->init);
    }
    IrBlock *then = lower_block(l), *done = lower_block(l);
    IrBlock *els = s->els != NULL ? lower_block(l) : done;
    lower_cond(l, s->cond, then, els);
    lower_start(l, then);
    lower_block_stmt(l, s->then);
    lower_jump(l, s->then->rbrace, done);
    if (s->els != NULL) {
        lower_start(l, els);
        lower_stmt(l, s->els);
        lower_jump(l, s->then->rbrace, done);
    }
    lower_start(l, done);
}

/* ---- for */

static bool find_func_lit(Node *n, void *ctx) {
    if (n->kind == NODE_FUNC_LIT) {
        *(bool *)ctx = true;
    }
    return !*(bool *)ctx;
}

static bool has_func_lit(Expr *e) {
    bool found = false;
    ast_walk((Node *)e, find_func_lit, &found);
    return found;
}

/* Each iteration has its own copy of the loop's variables (Go 1.22): one in a box moves to a new
 * box before the post statement. Others cannot tell the difference. */
static void copy_loop_vars(Lower *l, Stmt *init, Pos pos) {
    if (init == NULL || init->kind != NODE_ASSIGN_STMT || ((AssignStmt *)init)->op != TOK_DEFINE) {
        return;
    }
    AssignStmt *a = (AssignStmt *)init;
    for (int i = 0; i < a->lhs_count; i++) {
        Object *obj = ((Ident *)a->lhs[i])->obj;
        Var *v = obj != NULL ? map_get(&l->vars, obj) : NULL;
        if (v == NULL || !v->is_boxed || !(obj->is_addressed || obj->is_captured)) {
            continue;
        }
        IrOperand value = lower_var_get(l, pos, v, ir_none());
        IrIns *box = lower_ins(l, IR_BOX, pos);
        box->aux = v->rtype->id;
        box->a = value;
        box->dst = ir_reg(v->reg);
        lower_refresh_view(l, pos, v);
    }
}

static void lower_loop_test(Lower *l, Expr *cond, Pos pos, IrBlock *body, IrBlock *done) {
    if (cond == NULL) {
        lower_jump(l, pos, body);
    } else {
        lower_cond(l, cond, body, done);
    }
}

void lower_for(Lower *l, ForStmt *s) {
    if (s->init != NULL) {
        lower_stmt(l, s->init);
    }
    IrBlock *done = lower_block(l);
    bool tests_on_top = s->cond != NULL && has_func_lit(s->cond);
    l->loop_depth++;
    IrBlock *body = lower_block(l), *next = lower_block(l), *top = lower_block(l);
    if (tests_on_top) {
        lower_jump(l, s->s.pos, top);
        lower_start(l, top);
    }
    lower_loop_test(l, s->cond, s->s.pos, body, done);
    lower_start(l, body);
    Target t;
    lower_push_target(l, &t, &s->s, done, next);
    if (s->post != NULL) {
        lower_block_stmt(l, s->body);
    } else {
        lower_loop_body(l, s->body);
    }
    lower_pop_target(l);
    lower_jump(l, s->s.pos, next);
    lower_start(l, next);
    copy_loop_vars(l, s->init, s->s.pos);
    if (s->post != NULL) {
        lower_stmt(l, s->post);
    }
    if (tests_on_top) {
        lower_jump(l, s->s.pos, top);
    } else {
        lower_loop_test(l, s->cond, s->s.pos, body, done);
    }
    l->loop_depth--;
    lower_start(l, done);
}

/* ---- the rest */

static void lower_send(Lower *l, SendStmt *s) {
    Type *elem = lower_subst(l, lower_under(lower_expr_type(l, s->chan))->chan.elem);
    int mark = l->hoists.len;
    lower_hoist_calls(l, (Expr *[]){s->chan, s->value}, 2);
    IrOperand chan = lower_expr(l, s->chan, ir_none());
    IrOperand value = lower_expr_as(l, s->value, elem, ir_none());
    l->hoists.len = mark;
    IrIns *i = lower_ins(l, IR_SEND, s->s.pos);
    i->a = chan;
    i->b = value;
    i->aux = layout_type(l->c, elem)->id;
}

static void lower_decl_stmt(Lower *l, DeclStmt *s) {
    for (int i = 0; i < s->decl_count; i++) {
        if (s->decls[i]->kind == NODE_VAR_DECL) {
            lower_var_decl(l, (VarDecl *)s->decls[i]);
        }
    }
}

/* -leaks-at: does s begin on the line asked for? Its path may be given by its last parts. */
static bool is_stop(Lower *l, const Stmt *s) {
    const CompilerOptions *o = &l->c->o;
    if (o->stop_line == 0 || s->pos == 0) {
        return false;
    }
    Location at = source_locate(l->f->image->sources, s->pos);
    size_t n = strlen(at.path), m = strlen(o->stop_path);
    return at.line == o->stop_line && n >= m && strcmp(at.path + n - m, o->stop_path) == 0 &&
           (n == m || at.path[n - m - 1] == '/');
}

static bool opens_scope(NodeKind kind) {
    return kind == NODE_IF_STMT || kind == NODE_FOR_STMT || kind == NODE_RANGE_STMT ||
           kind == NODE_SWITCH_STMT || kind == NODE_TYPE_SWITCH_STMT || kind == NODE_SELECT_STMT;
}

void lower_stmt(Lower *l, Stmt *s) {
    if (unlikely(is_stop(l, s))) {
        lower_runtime_call(l, s->pos, RT_LEAK_LINE, NULL, 0, ir_none());
    }
    lower_pause_before(l, s);
    int outer = l->visible.len;
    switch ((NodeKind)s->kind) {
    case NODE_EMPTY_STMT:
        break;
    case NODE_DECL_STMT:
        lower_decl_stmt(l, (DeclStmt *)s);
        break;
    case NODE_LABELED_STMT:
        lower_labeled(l, (LabeledStmt *)s);
        break;
    case NODE_EXPR_STMT:
        lower_discard(l, ((ExprStmt *)s)->x);
        break;
    case NODE_SEND_STMT:
        lower_send(l, (SendStmt *)s);
        break;
    case NODE_INC_DEC_STMT:
        lower_inc_dec(l, (IncDecStmt *)s);
        break;
    case NODE_ASSIGN_STMT:
        lower_assign_stmt(l, (AssignStmt *)s);
        break;
    case NODE_GO_STMT:
    case NODE_DEFER_STMT:
        lower_go_defer(l, (GoStmt *)s);
        break;
    case NODE_RETURN_STMT:
        lower_return(l, (ReturnStmt *)s);
        break;
    case NODE_BRANCH_STMT:
        lower_branch_stmt(l, (BranchStmt *)s);
        break;
    case NODE_BLOCK_STMT:
        lower_block_stmt(l, (BlockStmt *)s);
        break;
    case NODE_IF_STMT:
        lower_if(l, (IfStmt *)s);
        break;
    case NODE_SWITCH_STMT:
        lower_switch(l, (SwitchStmt *)s);
        break;
    case NODE_TYPE_SWITCH_STMT:
        lower_type_switch(l, (TypeSwitchStmt *)s);
        break;
    case NODE_SELECT_STMT:
        lower_select(l, (SelectStmt *)s);
        break;
    case NODE_FOR_STMT:
        lower_for(l, (ForStmt *)s);
        break;
    case NODE_RANGE_STMT:
        lower_range(l, (RangeStmt *)s);
        break;
    default:
        PANIC("cannot lower a %s", node_kind_name((NodeKind)s->kind));
    }
    if (opens_scope((NodeKind)s->kind)) {
        l->visible.len = outer;
    }
}
