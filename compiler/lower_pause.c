/* compiler/lower_pause.c: pauses, where a debugger may come in (compiler_compile_again).
 *
 * Before each statement stands a call that asks the vm, and behind that call a use of every
 * variable that is visible there: so all of them have their values at a pause, whether the program
 * still needs them or not. l->visible follows the scopes; what is bound later under a name hides
 * what was bound under it before.
 *
 * Only functions that are compiled for a debugger have pauses, and these are not optimized. No
 * others know of any of this but for l->has_pauses, which is false.
 */
#include "compiler/lower_internal.h"

void lower_show_var(Lower *l, const Object *obj, const Var *v) {
    if (!l->has_pauses) {
        return;
    }
    bool is_blank = obj->name == NULL || obj->name->len == 0 || strcmp(obj->name->text, "_") == 0;
    if (is_blank || l->f->regs[v->reg].words == 0) {
        return;
    }
    Visible seen = {obj->name, v->reg};
    VEC_PUSH(&l->visible, seen);
}

static bool is_hidden(const Lower *l, int at) {
    for (int i = at + 1; i < l->visible.len; i++) {
        if (l->visible.data[i].name == l->visible.data[at].name) {
            return true;
        }
    }
    return false;
}

void lower_pause(Lower *l, Pos pos) {
    if (!l->has_pauses || pos == 0) {
        return;
    }
    IrOperand at = ir_imm(pos);
    lower_runtime_call(l, pos, RT_PAUSE, &at, 1, ir_none());
    for (int i = 0; i < l->visible.len; i++) {
        if (!is_hidden(l, i)) {
            lower_ins(l, IR_KEEPALIVE, pos)->a = ir_reg(l->visible.data[i].reg);
        }
    }
}

/* `var ()` declares nothing. */
static bool declares_vars(const DeclStmt *s) {
    return s->decl_count > 0 && s->decls[0]->kind == NODE_VAR_DECL;
}

/* Statements at which nothing would be seen to happen. */
static bool is_silent(const Stmt *s) {
    return s->kind == NODE_EMPTY_STMT || s->kind == NODE_BLOCK_STMT ||
           s->kind == NODE_LABELED_STMT ||
           (s->kind == NODE_DECL_STMT && !declares_vars((const DeclStmt *)s)) ||
           (s->kind == NODE_BRANCH_STMT && ((const BranchStmt *)s)->token == TOK_FALLTHROUGH);
}

void lower_pause_before(Lower *l, const Stmt *s) {
    if (l->has_pauses && !is_silent(s)) {
        lower_pause(l, ast_start((const Node *)s));
    }
}
