/* page.c: the page's data as JSON, between the files of inspect/page/.
 *
 * Numbers stand in arrays without keys, because there are many; page.js names their places in the
 * same order (STEP). The JSON stands in a script element of a type no browser runs, so the page
 * works from a file and under the strictest policy, and a test can read it.
 */
#include "inspect/page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "base/jsontext.h"
#include "inspect/album.h"
#include "inspect/rollup.h"
#include "sched/sched.h"

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* With the folder it lies in: every lesson has a leak.go. */
static const char *name_in_folder(const char *path) {
    const char *name = base_name(path), *at = name;
    while (at > path && at[-1] == '/') {
        at--;
    }
    while (at > path && at[-1] != '/') {
        at--;
    }
    return *at == '.' || *at == '/' ? name : at;
}

/* ---- tables */

static void put_words(Buf *out) {
    buf_puts(out, "\"kinds\":[");
    for (int k = 0; k < TL_KINDS; k++) {
        buf_puts(out, k > 0 ? "," : "");
        json_put_text(out, moment_word((MomentKind)k));
    }
    buf_puts(out, "],\"states\":\"");
    for (int k = 0; k < TL_KINDS; k++) {
        buf_putc(out, moment_state((MomentKind)k));
    }
    buf_puts(out, "\",\"reasons\":[");
    for (int i = 0; i < WAIT_REASONS; i++) {
        buf_puts(out, i > 0 ? "," : "");
        json_put_text(out, wait_reason_text((WaitReason)i));
    }
    buf_puts(out, "]");
}

static void put_files(Buf *out, const Timeline *t) {
    buf_puts(out, ",\"files\":[");
    for (int i = 0; i < t->files.len; i++) {
        buf_puts(out, i > 0 ? ",{\"path\":" : "{\"path\":");
        json_put_text(out, base_name(t->files.data[i].path));
        buf_puts(out, ",\"text\":");
        json_put_text(out, t->files.data[i].text);
        buf_puts(out, "}");
    }
    buf_puts(out, "],\"places\":[null");
    for (int i = 1; i < t->places.len; i++) {
        const TimelinePlace *p = &t->places.data[i];
        buf_printf(out, ",[%u,%d,", p->file, p->line);
        json_put_text(out, p->func);
        buf_puts(out, "]");
    }
    buf_puts(out, "]");
}

static void put_lanes(Buf *out, const Rollup *r) {
    buf_puts(out, ",\"lanes\":[");
    for (int i = 0; i < r->lanes.len; i++) {
        const Lane *l = &r->lanes.data[i];
        buf_printf(out, "%s[%u,%u,%u,%d]", i > 0 ? "," : "", l->first_task, l->members, l->place,
                   l->is_system);
    }
    buf_puts(out, "]");
}

/* ---- steps */

typedef struct StepWriter {
    Buf *out;
    const Rollup *r;
    StateCounter states;
    LaneCounts *told;       /* the counts each lane was told with last */
    Buf counts;             /* [step,lane,running,ready,blocked] where they changed */
    Buf collections;        /* [step,cycle,forced] */
    uint64_t out_units;     /* of the output so far, as JavaScript counts */
} StepWriter;

static uint64_t lane_number(const StepWriter *w, uint32_t task) {
    return task == 0 || (int)task >= w->r->t->tasks.len ? 0 : w->r->lane_of_task[task] + 1;
}

static void put_changed_counts(StepWriter *w, int step) {
    for (int i = 0; i < w->r->lanes.len; i++) {
        const LaneCounts *now = &w->states.lanes[i];
        if (memcmp(now, &w->told[i], sizeof *now) != 0) {
            w->told[i] = *now;
            buf_printf(&w->counts, "%s[%d,%d,%u,%u,%u]", w->counts.len > 0 ? "," : "", step, i,
                       now->of[STATE_RUNNING], now->of[STATE_READY], now->of[STATE_BLOCKED]);
        }
    }
}

static void see_moment(StepWriter *w, const Moment *m, int step) {
    counter_see(&w->states, m);
    if (m->kind == TL_OUTPUT) {
        w->out_units += json_utf16_length(w->r->t->output.data + m->object, m->number / 2);
    } else if (m->kind == TL_GC_MARKED) {
        buf_printf(&w->collections, "%s[%d,%" PRIu64 ",%d]", w->collections.len > 0 ? "," : "",
                   step, m->object, m->reason);
    }
}

/* The order of numbers is page.js's STEP. */
static void put_step(StepWriter *w, const Moment *m, uint64_t heap, uint32_t place) {
    buf_printf(w->out, "[%" PRId64 ",%" PRIu64 ",%u,%u,%u,%" PRIu64 ",%d,%" PRIu64 ",%" PRIu64
                       ",%u,%" PRIu64 ",%" PRIu64 ",%d]",
               m->ns, heap, m->timers, m->finalizers, w->states.alive, w->out_units, m->kind,
               lane_number(w, m->task), lane_number(w, m->other), place, m->object, m->number,
               m->reason);
}

static void put_steps(StepWriter *w) {
    const Timeline *t = w->r->t;
    buf_puts(w->out, ",\"steps\":[");
    for (int step = 0; step < w->r->steps; step++) {
        uint64_t heap = 0;
        uint32_t place = 0;
        int end = rollup_first_moment(w->r, step + 1);
        for (int i = rollup_first_moment(w->r, step); i < end; i++) {
            const Moment *m = &t->moments.data[i];
            see_moment(w, m, step);
            heap = m->heap_bytes > heap ? m->heap_bytes : heap;
            place = m->place != 0 && t->files.data[t->places.data[m->place].file].text != NULL
                        ? m->place : place;
        }
        buf_puts(w->out, step > 0 ? "," : "");
        put_step(w, &t->moments.data[end - 1], heap, place);
        if (w->r->is_rolled) {
            put_changed_counts(w, step);
        }
    }
    buf_puts(w->out, "]");
}

static void put_moments(Buf *out, const Rollup *r) {
    StepWriter w = {.out = out, .r = r};
    buf_init(&w.counts);
    buf_init(&w.collections);
    counter_init(&w.states, r);
    w.told = calloc((size_t)r->lanes.len + 1, sizeof *w.told);
    put_steps(&w);
    buf_printf(out, ",\"counts\":[%s],\"collections\":[%s]", w.counts.len > 0 ? w.counts.data : "",
               w.collections.len > 0 ? w.collections.data : "");
    counter_deinit(&w.states);
    buf_deinit(&w.counts);
    buf_deinit(&w.collections);
    free(w.told);
}

/* ---- pictures of the heap */

static int step_of_moment(const void *ctx, int moment) {
    const Rollup *r = ctx;
    int step = (int)((int64_t)moment * r->steps / (r->t->moments.len > 0 ? r->t->moments.len : 1));
    while (rollup_first_moment(r, step + 1) <= moment) {
        step++;
    }
    return step;
}

static void put_album(Buf *out, const Rollup *r) {
    if (r->t->album != NULL) {
        buf_puts(out, ",");
        album_put(r->t->album, step_of_moment, r, out);
    }
}

/* ---- the whole */

static int goroutines_started(const Timeline *t) {
    int n = 0;
    for (int i = 1; i < t->tasks.len; i++) {
        n += !t->tasks.data[i].is_system;
    }
    return n;
}

static void put_run(Buf *out, const Timeline *t) {
    Rollup r;
    rollup_init(&r, t);
    buf_puts(out, "{\"program\":");
    json_put_text(out, base_name(t->program));
    buf_puts(out, ",\"path\":");
    json_put_text(out, name_in_folder(t->program));
    buf_printf(out, ",\"seed\":\"%" PRIu64 "\",\"virtual\":%s,\"exit\":%d,\"peak\":%" PRIu64
                    ",\"end\":%" PRIu64 ",\"gcs\":%u,\"left\":%u,\"seen\":%" PRIu64
                    ",\"kept\":%d,\"started\":%d,\"rolled\":%s,",
               t->seed, t->is_virtual ? "true" : "false", t->exit_code, t->peak_heap, t->end_heap,
               t->collections, t->goroutines_at_end, t->seen, t->moments.len, goroutines_started(t),
               r.is_rolled ? "true" : "false");
    put_words(out);
    put_files(out, t);
    put_lanes(out, &r);
    put_moments(out, &r);
    put_album(out, &r);
    buf_puts(out, ",\"output\":");
    json_put_string(out, t->output.len > 0 ? t->output.data : "", t->output.len);
    buf_printf(out, ",\"findings\":%s}", t->findings != NULL ? t->findings : "null");
    rollup_deinit(&r);
}

static void put_member(Buf *out, const char *name, const char *text) {
    buf_printf(out, "\"%s\":", name);
    json_put_text(out, text);
    buf_puts(out, ",");
}

static void put_data(Buf *out, const Timeline *const *runs, int run_count, const PageText *text) {
    buf_puts(out, "{");
    put_member(out, "title", text->title);
    put_member(out, "lesson", text->lesson);
    put_member(out, "previous", text->previous);
    put_member(out, "next", text->next);
    put_member(out, "index", text->index);
    buf_puts(out, "\"runs\":[");
    for (int i = 0; i < run_count; i++) {
        buf_puts(out, i > 0 ? ",\n" : "\n");
        put_run(out, runs[i]);
    }
    buf_puts(out, "]}");
}

/* The template names what stands where: {{style}} {{script}} {{data}}. */
void page_write(Buf *out, const Timeline *const *runs, int run_count, const PageText *text) {
    const char *at = asset_text("inspect/page/page.html");
    for (const char *mark; (mark = strstr(at, "{{")) != NULL;) {
        buf_write(out, at, (size_t)(mark - at));
        at = strstr(mark, "}}") + 2;
        if (strncmp(mark, "{{style", 7) == 0) {
            buf_puts(out, asset_text("inspect/page/page.css"));
        } else if (strncmp(mark, "{{script", 8) == 0) {
            buf_puts(out, asset_text("inspect/page/heap.js"));
            buf_puts(out, asset_text("inspect/page/page.js"));
        } else {
            put_data(out, runs, run_count, text);
        }
    }
    buf_puts(out, at);
}
