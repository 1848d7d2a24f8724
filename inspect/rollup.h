/* inspect/rollup.h: a timeline as lanes and steps, few enough to be drawn. */
#ifndef GOL_INSPECT_ROLLUP_H
#define GOL_INSPECT_ROLLUP_H

#include "inspect/timeline.h"

typedef struct Lane {
    uint32_t place;         /* the go statement of its goroutines */
    uint32_t first_task, members;
    bool is_system;
} Lane;

enum { STATE_RUNNING, STATE_READY, STATE_BLOCKED, STATE_COUNT };

/* How many goroutines of a lane are in which state at the end of a step. */
typedef struct LaneCounts {
    uint32_t of[STATE_COUNT];
} LaneCounts;

typedef struct Rollup {
    const Timeline *t;
    bool is_rolled;         /* else a step is one moment, a lane one goroutine */
    int steps;
    VEC(Lane) lanes;
    uint32_t *lane_of_task;
} Rollup;

void rollup_init(Rollup *r, const Timeline *t);
void rollup_deinit(Rollup *r);

/* First moment of a step; of step `steps`, the end. */
int rollup_first_moment(const Rollup *r, int step);

/* Goes through the moments in order and keeps count of states. */
typedef struct StateCounter {
    const Rollup *rollup;
    char *state_of_task;    /* 'R' 'Q' 'B' 'X', 0: not yet born */
    LaneCounts *lanes;
    uint32_t alive;         /* goroutines, without the system's */
} StateCounter;
void counter_init(StateCounter *c, const Rollup *r);
void counter_deinit(StateCounter *c);
void counter_see(StateCounter *c, const Moment *m);

#endif
