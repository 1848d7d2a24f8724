/* inspect/curves.h: runs in the terminal: curves over each other, and the table of their
 * differences. */
#ifndef GOL_INSPECT_CURVES_H
#define GOL_INSPECT_CURVES_H

#include "inspect/timeline.h"

typedef enum CurveOf {
    CURVE_HEAP, CURVE_GOROUTINES, CURVE_TIMERS, CURVE_FINALIZERS, CURVES,
} CurveOf;

/* One block of `rows` lines for each run, all to one scale, each `columns` wide; nothing when there
 * is nothing to see. */
void curves_put(Buf *out, CurveOf what, const Timeline *const *runs, int run_count, int rows,
                int columns);
/* Figures of the runs side by side. */
void curves_put_table(Buf *out, const Timeline *const *runs, int run_count);

#endif
