/* compiler/passes.h: the passes of ir_optimize and what they share. Back half only. */
#ifndef GOL_COMPILER_PASSES_H
#define GOL_COMPILER_PASSES_H

#include "compiler/ir_internal.h"

/* How often each register is read and written, whole or in part, by register. A SETFIELD counts as
 * a write only. Parameters count as written once. The passes hand the counts on: who changes what
 * they count, and does not count along, says that they are old. */
typedef struct UseCounts {
    uint32_t *uses, *defs;
    uint32_t reg_count;  /* of the arrays, which lie in the function's scratch */
    bool are_new;
} UseCounts;
void use_counts_renew(UseCounts *u, const IrFunc *f); /* if they are old */

/* cfg.c: drops blocks nothing reaches, goes round empty ones, joins what always follows. True when
 * some reads or writes are gone with them. */
bool ir_tidy_blocks(IrFunc *f);
/* Number of jumps to each block, by id (the entry has one more). In f's scratch. */
uint32_t *ir_predecessors(const IrFunc *f);

/* fold.c: rewrites i when its operands determine its value, or part of it. True when it changed. */
bool ir_fold_ins(IrFunc *f, IrIns *i);

/* copyprop.c: uses of copies and constants name their source; folds on the way. */
bool ir_propagate(IrFunc *f, UseCounts *u);

/* hoist.c: addresses of globals and views of arrays out of loops. True when it changed
 * something. */
bool ir_hoist(IrFunc *f, UseCounts *u);

/* bounds.c: index checks that a loop's own test makes needless. */
void ir_drop_bounds(IrFunc *f);

/* dce.c: removes what has no effect and whose result nothing reads. */
void ir_drop_dead(IrFunc *f, UseCounts *u);

/* fuse.c: compare and branch, multiply and add: one instruction each. */
void ir_fuse(IrFunc *f, const UseCounts *u);
/* fuse_mem.c: loads and stores together with the arithmetic between. The counts stay true of every
 * register that is left. */
void ir_fuse_memory(IrFunc *f, const UseCounts *u);

/* tails.c: repeats short blocks instead of jumping to them; fuses conditional returns. */
void ir_repeat_tails(IrFunc *f);

/* inline.c: bodies of small leaves instead of calls. True when something was inlined. */
void ir_keep_inline_body(IrFunc *f); /* for callers, if f is a small leaf */
bool ir_inline_calls(IrFunc *f, const IrInlineSource *source);

#endif
