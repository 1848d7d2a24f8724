/* compiler/optimize.c: the order of the passes. Each keeps ir_check true. */
#include "compiler/passes.h"

#include "base/panic.h"

static void check_after(const IrFunc *f, const char *pass) {
#ifdef GOL_DEBUG
    Buf why;
    buf_init(&why);
    if (!ir_check(f, &why)) {
        PANIC("after %s: %s", pass, why.data);
    }
    buf_deinit(&why);
#else
    (void)f;
    (void)pass;
#endif
}

static void propagate(IrFunc *f, UseCounts *counts) {
    for (int round = 0; round < 3 && ir_propagate(f, counts); round++) {
        ir_drop_dead(f, counts);
        counts->are_new &= !ir_tidy_blocks(f);
    }
    check_after(f, "propagation");
}

void ir_optimize(IrFunc *f, const IrInlineSource *inl) {
    check_after(f, "lowering");
    ir_tidy_blocks(f);
    if (inl != NULL && ir_inline_calls(f, inl)) {
        check_after(f, "inlining");
        ir_tidy_blocks(f);
    }
    UseCounts counts = {0};
    propagate(f, &counts);
    if (ir_hoist(f, &counts)) {
        propagate(f, &counts); /* addresses first, then the views of them */
        if (ir_hoist(f, &counts)) {
            propagate(f, &counts);
        }
    }
    ir_drop_dead(f, &counts);
    ir_keep_inline_body(f);
    ir_fuse_memory(f, &counts);
    ir_fuse(f, &counts);
    ir_drop_bounds(f);
    ir_repeat_tails(f);
    check_after(f, "fusing");
}
