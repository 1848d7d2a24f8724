/* compiler/cfg.c: the flow graph: dropping, bypassing and joining blocks.
 *
 * The layout order is lowering's and is kept: loops test at the bottom, and what is placed earlier
 * is what a back-edge goes to. Joining moves a block's instructions to the end of the block before
 * it, its only predecessor.
 */
#include "compiler/passes.h"

#include "base/panic.h"

uint32_t *ir_predecessors(const IrFunc *f) {
    uint32_t *count = ARENA_ARRAY(f->scratch, uint32_t, f->block_count);
    count[f->entry->id] = 1;
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        for (int k = 0; k < ir_successor_count(b->last); k++) {
            count[(*ir_successor(b->last, k))->id]++;
        }
    }
    return count;
}

/* ---- unreachable blocks */

typedef struct BlockList {
    IrBlock **data;
    uint32_t len;
} BlockList;

static void reach(BlockList *work, bool *seen, IrBlock *b) {
    if (b != NULL && !seen[b->id]) {
        seen[b->id] = true;
        work->data[work->len++] = b;
    }
}

static bool drop_unreachable(IrFunc *f) {
    bool *seen = ARENA_ARRAY(f->scratch, bool, f->block_count);
    BlockList work = {ARENA_TAKE(f->scratch, IrBlock *, f->block_count), 0};
    reach(&work, seen, f->entry);
    reach(&work, seen, f->epilogue);
    while (work.len != 0) {
        IrBlock *b = work.data[--work.len];
        for (int k = 0; k < ir_successor_count(b->last); k++) {
            reach(&work, seen, *ir_successor(b->last, k));
        }
    }
    IrBlock **link = &f->entry;
    bool dropped = false;
    f->last_block = NULL;
    while (*link != NULL) {
        IrBlock *b = *link;
        if (seen[b->id]) {
            f->last_block = b;
            link = &b->next;
        } else {
            *link = b->next;
            dropped = true;
        }
    }
    return dropped;
}

/* ---- empty blocks */

static bool is_bare_jump(const IrBlock *b) {
    return b->first == b->last && b->last->op == IR_JUMP;
}

static IrBlock *final_target(IrBlock *b) {
    for (int steps = 0; is_bare_jump(b) && b->last->then != b && steps < 64; steps++) {
        b = b->last->then;
    }
    return b;
}

/* True when a branch has become a jump. */
static bool bypass_empty(IrFunc *f) {
    bool changed = false;
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        for (int k = 0; k < ir_successor_count(b->last); k++) {
            IrBlock **to = ir_successor(b->last, k);
            *to = final_target(*to);
        }
        IrIns *last = b->last;
        if ((last->op == IR_BRANCH || last->op == IR_BRANCH_CMP || last->op == IR_BRANCH_TYPE) &&
            last->then == last->els) {
            last->op = IR_JUMP;
            last->a = last->b = ir_none();
            last->els = NULL;
            changed = true;
        }
    }
    return changed;
}

/* ---- straight lines */

static void append_block(IrBlock *to, IrBlock *from) {
    ir_remove(to, to->last);
    if (to->last != NULL) {
        to->last->next = from->first;
        from->first->prev = to->last;
    } else {
        to->first = from->first;
    }
    to->last = from->last;
    from->first = from->last = NULL;
}

static void unlink_block(IrFunc *f, IrBlock *before, IrBlock *gone) {
    before->next = gone->next;
    if (f->last_block == gone) {
        f->last_block = before;
    }
}

static void join_lines(IrFunc *f) {
    uint32_t *preds = ir_predecessors(f);
    if (f->epilogue != NULL) {
        preds[f->epilogue->id]++; /* panics lead there too */
    }
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        /* Only the next block: moving others up could turn their exits into back-edges. */
        while (b->last->op == IR_JUMP && b->last->then == b->next && preds[b->next->id] == 1) {
            IrBlock *follower = b->next;
            append_block(b, follower);
            unlink_block(f, b, follower);
        }
    }
}

bool ir_tidy_blocks(IrFunc *f) {
    bool changed = bypass_empty(f);
    changed |= drop_unreachable(f);
    join_lines(f);
    return changed;
}
