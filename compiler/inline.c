/* compiler/inline.c: small leaves instead of calls of them.
 *
 * A function qualifies when it has few instructions, no loop, no defer, no recover, no closure of
 * its own and no call of bytecode (natives may be called). Its IR is kept as it was after
 * propagation and before fusing (IrFunc.inline_body); callers get copies:
 *
 *     b:    …; r = CALL f(x); …           b:     …; p' = x; (f's entry block)
 *                                         …      f's other blocks, RET v  ->  r = v; goto cont
 *                                         cont:  …
 *
 * The copies' instructions name a node of the caller's inline tree, from which tracebacks show the
 * frame that is not there. Functions are compiled callees first, so a leaf that inlines leaves is
 * one.
 */
#include "compiler/passes.h"

#include <string.h>

#include "base/panic.h"

enum {
    LEAF_MAX = 24,       /* instructions, copies and jumps not counted */
    LEAF_BLOCKS_MAX = 10,
    GROWN_MAX = 4000,    /* instructions of a caller: then it grows no more */
};

/* ---- what qualifies */

static bool counts(IrOp op) {
    return op != IR_MOV && op != IR_CONST && op != IR_JUMP && op != IR_RET && op != IR_NOP &&
           op != IR_ZERO;
}

static bool forbids(IrOp op) {
    switch (op) {
    case IR_CALL: case IR_CALL_CLO: case IR_CALL_IFACE: case IR_DEFER: case IR_DEFER_RUN:
    case IR_DEFER_LIST: case IR_DEFER_AT: case IR_RECOVER: case IR_GO: case IR_SELECT:
    case IR_CAPTURE: case IR_MAP_NEXT: case IR_SWITCH:
    case IR_SEND: case IR_RECV:
        return true;
    default:
        return false;
    }
}

static bool goes_back(const IrBlock *b) {
    for (int k = 0; k < ir_successor_count(b->last); k++) {
        for (const IrBlock *to = *ir_successor(b->last, k); to != NULL; to = to->next) {
            if (to == b) {
                return true; /* b comes at or after its successor */
            }
        }
    }
    return false;
}

static bool is_small_leaf(const IrFunc *f) {
    if (f->epilogue != NULL || f->closure != 0 ||
        (f->flags & (FUNC_IS_INIT | FUNC_IS_CLOSURE | FUNC_WRAPPER)) != 0) {
        return false;
    }
    int size = 0, blocks = 0;
    for (const IrBlock *b = f->entry; b != NULL; b = b->next) {
        if (++blocks > LEAF_BLOCKS_MAX || goes_back(b)) {
            return false;
        }
        for (const IrIns *i = b->first; i != NULL; i = i->next) {
            size += counts(i->op);
            if (forbids(i->op) || size > LEAF_MAX) {
                return false;
            }
        }
    }
    return true;
}

bool ir_is_inlinable(const IrFunc *f) {
    return f->inline_body != NULL;
}

/* The tree lies in the arena, like everything of a function. */
static void push_node(IrFunc *f, InlineNode node) {
    if (f->inlines.len == f->inlines.cap) {
        int cap = f->inlines.cap ? f->inlines.cap * 2 : 4;
        InlineNode *grown = ARENA_ARRAY(f->arena, InlineNode, cap);
        if (f->inlines.len != 0) {
            memcpy(grown, f->inlines.data, (size_t)f->inlines.len * sizeof *grown);
        }
        f->inlines.data = grown;
        f->inlines.cap = cap;
    }
    f->inlines.data[f->inlines.len++] = node;
}

/* ---- copying */

typedef struct Copy {
    IrFunc *to;
    const IrFunc *from;
    IrRegId reg_base;      /* a register of `from` plus this is one of `to` */
    uint32_t node_base;    /* of inline nodes: 0 stays 0 when keep_nodes */
    bool keep_nodes;
    IrBlock **blocks;      /* by id in `from` */
    uint32_t depth;
} Copy;

static void copy_regs(Copy *c) {
    c->reg_base = c->to->reg_count - 1;
    for (IrRegId r = 1; r < c->from->reg_count; r++) {
        IrRegId fresh = ir_reg_new(c->to, NULL, NULL);
        c->to->regs[fresh] = c->from->regs[r];
    }
}

static IrOperand copy_operand(const Copy *c, IrOperand o) {
    if (ir_is_slot(&o)) {
        o.reg += c->reg_base;
    }
    return o;
}

static IrOperand *copy_list(const Copy *c, const IrOperand *list, uint32_t count) {
    if (list == NULL) {
        return NULL;
    }
    IrOperand *fresh = ir_operands(c->to, count);
    for (uint32_t k = 0; k < count; k++) {
        fresh[k] = copy_operand(c, list[k]);
    }
    return fresh;
}

static IrBlock *copy_block_ref(const Copy *c, const IrBlock *b) {
    return b != NULL ? c->blocks[b->id] : NULL;
}

static void copy_ins(const Copy *c, IrBlock *to, const IrIns *i) {
    IrIns *n = ir_append(c->to, to, i->op, i->pos);
    IrIns *prev = n->prev;
    *n = *i;
    n->prev = prev;
    n->next = NULL;
    n->inline_node = c->keep_nodes ? i->inline_node : i->inline_node + c->node_base;
    n->dst = copy_operand(c, i->dst);
    n->a = copy_operand(c, i->a);
    n->b = copy_operand(c, i->b);
    n->c = copy_operand(c, i->c); /* or dst2 */
    if (ir_successor_count(i) != 0) {
        n->then = copy_block_ref(c, i->then);
        n->els = copy_block_ref(c, i->els);
    } else {
        n->args = copy_list(c, i->args, i->arg_count);
        n->results = copy_list(c, i->results, i->result_count);
    }
}

static void copy_blocks(Copy *c) {
    c->blocks = ARENA_ARRAY(c->to->arena, IrBlock *, c->from->block_count);
    for (const IrBlock *b = c->from->entry; b != NULL; b = b->next) {
        c->blocks[b->id] = ir_block_new(c->to);
        c->blocks[b->id]->loop_depth = b->loop_depth + c->depth;
    }
    for (const IrBlock *b = c->from->entry; b != NULL; b = b->next) {
        for (const IrIns *i = b->first; i != NULL; i = i->next) {
            copy_ins(c, c->blocks[b->id], i);
        }
    }
}

static void *arena_dup(Arena *a, const void *from, size_t bytes) {
    void *copy = arena_alloc(a, bytes);
    if (bytes != 0) {
        memcpy(copy, from, bytes);
    }
    return copy;
}

void ir_keep_inline_body(IrFunc *f) {
    f->inline_body = NULL;
    if (!is_small_leaf(f)) {
        return;
    }
    Arena *arena = f->keep != NULL ? f->keep : f->arena;
    IrFunc *body = ir_func_new(arena, f->image, f->func);
    Copy c = {.to = body, .from = f, .keep_nodes = true};
    copy_regs(&c); /* the first ones: numbers stay the same */
    copy_blocks(&c);
    for (const IrBlock *b = f->entry; b != NULL; b = b->next) {
        ir_block_place(body, c.blocks[b->id]);
    }
    body->params = arena_dup(arena, f->params, f->param_count * sizeof *f->params);
    body->param_count = f->param_count;
    body->results = arena_dup(arena, f->results, f->result_count * sizeof *f->results);
    body->result_count = f->result_count;
    for (int k = 0; k < f->inlines.len; k++) {
        push_node(body, f->inlines.data[k]);
    }
    f->inline_body = body;
}

/* ---- one call */

typedef struct Site {
    IrFunc *f;
    IrBlock *b;       /* ends in the call's copies of arguments */
    IrIns *call;
    const IrFunc *body;
} Site;

static uint32_t add_nodes(Site *s) {
    IrFunc *f = s->f;
    uint32_t base = (uint32_t)f->inlines.len + 1;
    push_node(f, (InlineNode){.func = s->body->func, .parent = (int32_t)s->call->inline_node - 1,
                              .call_pos = s->call->pos});
    for (int k = 0; k < s->body->inlines.len; k++) {
        InlineNode n = s->body->inlines.data[k];
        n.parent = n.parent < 0 ? (int32_t)base - 1 : n.parent + (int32_t)base;
        push_node(f, n);
    }
    return base; /* node number (index + 1) of the call itself */
}

static void add_mov(IrFunc *f, IrBlock *b, IrOperand dst, IrOperand src, const IrIns *like) {
    if (dst.kind == IRO_NONE || ir_words_of(f, &dst).count == 0 || src.kind == IRO_NONE) {
        return;
    }
    IrIns *i = ir_append(f, b, src.kind == IRO_IMM ? IR_CONST : IR_MOV, like->pos);
    i->inline_node = like->inline_node;
    i->dst = dst;
    if (src.kind == IRO_IMM) {
        i->imm = src.imm;
    } else {
        i->a = src;
    }
}

/* Takes what follows the call into a block of its own; the call itself goes. */
static IrBlock *split_after(Site *s) {
    IrBlock *cont = ir_block_new(s->f);
    cont->loop_depth = s->b->loop_depth;
    cont->first = s->call->next;
    cont->last = s->b->last;
    cont->first->prev = NULL;
    s->b->last = s->call->prev;
    if (s->b->last != NULL) {
        s->b->last->next = NULL;
    } else {
        s->b->first = NULL;
    }
    return cont;
}

static void end_in_jump(Site *s, IrBlock *b, IrBlock *to) {
    IrIns *jump = ir_append(s->f, b, IR_JUMP, s->call->pos);
    jump->inline_node = s->call->inline_node;
    jump->then = to;
}

static void return_to(Site *s, IrBlock *b, IrBlock *cont) {
    IrIns *ret = b->last;
    if (ret->op != IR_RET) {
        return;
    }
    ir_remove(b, ret);
    for (int k = 0; k < s->call->result_count && k < ret->arg_count; k++) {
        add_mov(s->f, b, s->call->results[k], ret->args[k], ret);
    }
    end_in_jump(s, b, cont);
}

/* Where the walk over the caller goes on: the block after the inlined ones. */
static IrBlock *inline_call(Site *s) {
    IrFunc *f = s->f;
    Copy c = {.to = f, .from = s->body, .depth = s->b->loop_depth};
    c.node_base = add_nodes(s);
    copy_regs(&c);
    copy_blocks(&c);
    IrBlock *cont = split_after(s), *after = s->b->next, *last = s->b;
    for (uint32_t k = 0; k < s->body->param_count; k++) {
        add_mov(f, s->b, ir_reg(s->body->params[k] + c.reg_base), s->call->args[k], s->call);
    }
    end_in_jump(s, s->b, c.blocks[s->body->entry->id]);
    for (const IrBlock *b = s->body->entry; b != NULL; b = b->next) {
        return_to(s, c.blocks[b->id], cont);
        last->next = c.blocks[b->id];
        last = last->next;
    }
    last->next = cont;
    cont->next = after;
    if (f->last_block == s->b) {
        f->last_block = cont;
    }
    return cont;
}

/* ---- the function */

static int size_of(const IrFunc *f) {
    int n = 0;
    for (const IrBlock *b = f->entry; b != NULL; b = b->next) {
        for (const IrIns *i = b->first; i != NULL; i = i->next) {
            n++;
        }
    }
    return n;
}

static const IrFunc *body_of_callee(const IrFunc *f, const IrIns *i, const IrInlineSource *source) {
    if (i->op != IR_CALL || i->aux == f->func) {
        return NULL;
    }
    const IrFunc *body = source->body(source->ctx, i->aux);
    return body != NULL && body->param_count == i->arg_count ? body : NULL;
}

bool ir_inline_calls(IrFunc *f, const IrInlineSource *source) {
    bool changed = false;
    int size = size_of(f);
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->first; i != NULL && size < GROWN_MAX;) {
            const IrFunc *body = body_of_callee(f, i, source);
            if (body == NULL) {
                i = i->next;
                continue;
            }
            size += size_of(body);
            b = inline_call(&(Site){f, b, i, body});
            i = b->first; /* what followed the call */
            changed = true;
        }
    }
    return changed;
}
