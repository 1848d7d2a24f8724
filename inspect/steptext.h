/* inspect/steptext.h: one event of a timeline as text for the terminal: what happened, the line
 * where, a lane for each goroutine, and what was printed so far.
 *
 *   G1 hands a value to G2 over channel #1
 *       11      c <- 7
 *   G1 main            ..##~~~##  running     x.go:11
 *   G2 go at x.go:7       ..##~~  chan receive #1  x.go:8
 */
#ifndef GOL_INSPECT_STEPTEXT_H
#define GOL_INSPECT_STEPTEXT_H

#include "inspect/timeline.h"

typedef struct StepLook {
    const Timeline *timeline;
    int step;               /* a moment */
    int columns;            /* of the terminal */
    bool colour;
} StepLook;

/* All of it, for one screen. */
void step_put_screen(Buf *out, const StepLook *look);
/* The whole file where the goroutine stands, and which goroutines stand at which line. */
void step_put_source(Buf *out, const StepLook *look);
/* Every goroutine that is alive: state, place, where it was started. */
void step_put_goroutines(Buf *out, const StepLook *look);
/* The event in a sentence. */
void moment_put_sentence(Buf *out, const Timeline *t, const Moment *m);

#endif
