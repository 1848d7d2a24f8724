/* driver/coverblocks.h: where the statements that gol test -cover counts begin and end. */
#ifndef GOL_DRIVER_COVERBLOCKS_H
#define GOL_DRIVER_COVERBLOCKS_H

#include "base/buf.h"
#include "driver/driver_internal.h"

/* A run of statements that are executed together: [start, end) in the file's text. */
typedef struct CoverBlock {
    Pos start, end;
    int stmt_count;
    int counter; /* index into the file's counters */
} CoverBlock;

typedef VEC(CoverBlock) CoverBlocks;

/* Puts counting statements into the tree of a file that has no syntax errors and is not yet
 * checked. counters names an array variable of the file's package; once: elements become 1, else
 * they count. Appends the blocks in the order of the file. */
void cover_blocks(Session *s, File *f, const char *counters, bool once, CoverBlocks *blocks);

#endif
