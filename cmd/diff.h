/* cmd/diff.h: what differs between two texts, line by line, as a unified diff. */
#ifndef GOL_CMD_DIFF_H
#define GOL_CMD_DIFF_H

#include <stdio.h>

#include "base/buf.h"

typedef struct DiffSide {
    const char *name;
    const char *text;
    size_t len;
} DiffSide;

/* Prints nothing when they are equal. */
void diff_print(FILE *out, DiffSide before, DiffSide after);

#endif
