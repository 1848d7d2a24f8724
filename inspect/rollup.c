/* rollup.c: lanes and steps of a timeline.
 *
 * A short run is drawn as it was. Of a long one, or one with many goroutines, a step is a number of
 * moments in a row, and goroutines started at the same place share a lane, in which only counts are
 * told.
 */
#include "inspect/rollup.h"

#include <stdlib.h>

#include "base/panic.h"
#include "inspect/page.h"

/* The lane for a goroutine's group; the last one takes whatever finds no other. */
static uint32_t lane_for(Rollup *r, const TimelineTask *task, uint32_t id) {
    bool is_alone = !r->is_rolled || id == 1 || task->is_system;
    for (int i = 0; i < r->lanes.len && !is_alone; i++) {
        const Lane *l = &r->lanes.data[i];
        bool is_last = i == PAGE_MAX_LANES - 1;
        if (is_last || (l->place == task->place && l->first_task != 1 && !l->is_system)) {
            return (uint32_t)i;
        }
    }
    Lane fresh = {.place = task->place, .first_task = id, .is_system = task->is_system};
    VEC_PUSH(&r->lanes, fresh);
    return (uint32_t)r->lanes.len - 1;
}

void rollup_init(Rollup *r, const Timeline *t) {
    *r = (Rollup){.t = t};
    r->is_rolled = t->moments.len > PAGE_MAX_STEPS || t->tasks.len - 1 > PAGE_MAX_LANES ||
                   t->seen > (uint64_t)t->moments.len;
    r->steps = t->moments.len;
    if (r->is_rolled && r->steps > PAGE_ROLLED_STEPS) {
        r->steps = PAGE_ROLLED_STEPS;
    }
    r->lane_of_task = base_calloc((unsigned long)t->tasks.len + 1, sizeof *r->lane_of_task);
    for (int i = 1; i < t->tasks.len; i++) {
        uint32_t lane = lane_for(r, &t->tasks.data[i], (uint32_t)i);
        r->lane_of_task[i] = lane;
        r->lanes.data[lane].members++;
    }
}

void rollup_deinit(Rollup *r) {
    VEC_FREE(&r->lanes);
    free(r->lane_of_task);
}

int rollup_first_moment(const Rollup *r, int step) {
    return (int)((int64_t)step * r->t->moments.len / (r->steps > 0 ? r->steps : 1));
}

void counter_init(StateCounter *c, const Rollup *r) {
    *c = (StateCounter){.rollup = r};
    c->state_of_task = base_calloc((unsigned long)r->t->tasks.len + 1, 1);
    c->lanes = base_calloc((unsigned long)r->lanes.len + 1, sizeof *c->lanes);
}

void counter_deinit(StateCounter *c) {
    free(c->state_of_task);
    free(c->lanes);
}

static void count_state(StateCounter *c, const Lane *lane, char state, int by) {
    LaneCounts *n = &c->lanes[lane - c->rollup->lanes.data];
    switch (state) {
    case 'R': n->of[STATE_RUNNING] += (uint32_t)by; break;
    case 'Q': n->of[STATE_READY] += (uint32_t)by; break;
    case 'B': n->of[STATE_BLOCKED] += (uint32_t)by; break;
    default: return;
    }
    c->alive += lane->is_system ? 0 : (uint32_t)by;
}

void counter_see(StateCounter *c, const Moment *m) {
    const Timeline *t = c->rollup->t;
    char state = moment_state((MomentKind)m->kind);
    if (state == '-' || m->task == 0 || (int)m->task >= t->tasks.len) {
        return;
    }
    const Lane *lane = &c->rollup->lanes.data[c->rollup->lane_of_task[m->task]];
    count_state(c, lane, c->state_of_task[m->task], -1);
    c->state_of_task[m->task] = state;
    count_state(c, lane, state, 1);
}
