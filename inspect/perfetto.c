/* perfetto.c: trace-event JSON ("Trace Event Format", the JSON array inside an object).
 *
 * A goroutine is a thread of one process. The time it spends in a state is a complete event ("X"),
 * written when the state ends; a value through a channel is a flow ("s" to "f"). Times are
 * microseconds. The virtual clock stands still while code runs, so each moment also counts as a
 * nanosecond: the order stays visible.
 */
#include "inspect/perfetto.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/jsontext.h"
#include "sched/sched.h"

enum { TIMERS_TRACK = 0 };  /* goroutines are numbered from 1 */

typedef struct Track { /* of a goroutine */
    double since_us;
    uint32_t place;
    char state;             /* moment.def; 0: not seen yet */
    uint8_t reason;
} Track;

struct Perfetto {
    FILE *out;
    Buf line;
    uint64_t count;
    VEC(Track) tracks;
    uint64_t heap, timers, finalizers;
    bool is_counting;       /* the counters were told once */
};

static double time_us(const Perfetto *p, const Moment *m) {
    return (double)(m->ns + (int64_t)p->count) / 1000.0;
}

/* An event up to its own members; the caller adds `,"name":value` and end_event. */
static Buf *begin_event(Perfetto *p, const char *phase, uint32_t task, double us) {
    p->line.len = 0;
    buf_printf(&p->line, ",\n{\"ph\":\"%s\",\"pid\":1,\"tid\":%u,\"ts\":%.3f", phase, task, us);
    return &p->line;
}

static void end_event(Perfetto *p) {
    buf_puts(&p->line, "}");
    fwrite(p->line.data, 1, p->line.len, p->out);
}

static void put_name(Buf *b, const char *name) {
    buf_puts(b, ",\"name\":");
    json_put_text(b, name);
}

static void put_place(Buf *b, const Timeline *t, uint32_t place) {
    if (place == 0) {
        return;
    }
    const TimelinePlace *at = &t->places.data[place];
    buf_puts(b, ",\"args\":{\"at\":");
    Buf text;
    buf_init(&text);
    buf_printf(&text, "%s:%d %s", t->files.data[at->file].path, at->line, at->func);
    json_put_text(b, text.data);
    buf_deinit(&text);
    buf_puts(b, "}");
}

/* ---- goroutines */

static const char *state_name(const Track *k) {
    switch (k->state) {
    case 'R': return "running";
    case 'Q': return "ready";
    default: return wait_reason_text((WaitReason)k->reason);
    }
}

static void finish_state(Perfetto *p, const Timeline *t, uint32_t task, double us) {
    const Track *k = &p->tracks.data[task];
    if (k->state == 0 || k->state == 'X') {
        return;
    }
    Buf *b = begin_event(p, "X", task, k->since_us);
    buf_printf(b, ",\"dur\":%.3f", us - k->since_us);
    put_name(b, state_name(k));
    put_place(b, t, k->place);
    end_event(p);
}

static void name_track(Perfetto *p, const Timeline *t, uint32_t task) {
    Buf *b = begin_event(p, "M", task, 0);
    const TimelineTask *info = &t->tasks.data[task];
    buf_puts(b, ",\"name\":\"thread_name\",\"args\":{\"name\":");
    Buf name;
    buf_init(&name);
    const char *started_in = info->place != 0 ? t->places.data[info->place].func : "main";
    buf_printf(&name, "G%u %s", task, info->is_system ? "finalizers" : started_in);
    json_put_text(b, name.data);
    buf_deinit(&name);
    buf_puts(b, "}");
    end_event(p);
}

static void see_state(Perfetto *p, const Timeline *t, const Moment *m, double us) {
    char state = moment_state((MomentKind)m->kind);
    if (state == '-' || m->task == 0) {
        return;
    }
    while (p->tracks.len <= (int)m->task) {
        VEC_PUSH(&p->tracks, ((Track){0}));
    }
    if (m->kind == TL_BORN) {
        name_track(p, t, m->task);
    }
    finish_state(p, t, m->task, us);
    p->tracks.data[m->task] =
        (Track){.since_us = us, .place = m->place, .state = state, .reason = m->reason};
}

/* ---- arrows, marks, counters */

static void put_flow(Perfetto *p, const char *phase, uint32_t task, double us, const char *id) {
    Buf *b = begin_event(p, phase, task, us);
    buf_printf(b, ",\"cat\":\"chan\",\"name\":\"value\",\"id\":\"%s\"%s", id,
               phase[0] == 'f' ? ",\"bp\":\"e\"" : "");
    end_event(p);
}

/* A timer that sends is no goroutine: a slice on the track of timers, so that its arrow begins in
 * one. */
static void put_tick(Perfetto *p, double us) {
    Buf *b = begin_event(p, "X", TIMERS_TRACK, us);
    buf_puts(b, ",\"dur\":0.001");
    put_name(b, "a timer sends");
    end_event(p);
}

static void see_value(Perfetto *p, const Moment *m, double us) {
    char id[64];
    bool is_direct = m->kind == TL_SEND && m->other != 0;
    snprintf(id, sizeof id, "%s%" PRIu64 ".%" PRIu64, is_direct ? "d" : "b", m->object,
             is_direct ? p->count : m->number);
    if (m->kind == TL_SEND && m->task == 0) {
        put_tick(p, us);
    }
    if (m->kind == TL_SEND || m->task != 0) {
        put_flow(p, m->kind == TL_SEND ? "s" : "f", m->task, us, id);
    }
    if (is_direct) {
        put_flow(p, "f", m->other, us, id);
    }
}

static void see_mark(Perfetto *p, const Timeline *t, const Moment *m, double us) {
    Buf *b = begin_event(p, "i", m->task, us);
    put_name(b, moment_word((MomentKind)m->kind));
    buf_printf(b, ",\"s\":\"%s\"", m->task == 0 || m->kind >= TL_GC_START ? "g" : "t");
    put_place(b, t, m->place);
    end_event(p);
}

static void put_counter(Perfetto *p, const char *name, uint64_t *last, uint64_t now, double us) {
    if (*last == now && p->is_counting) {
        return;
    }
    *last = now;
    Buf *b = begin_event(p, "C", 0, us);
    put_name(b, name);
    buf_printf(b, ",\"args\":{\"value\":%" PRIu64 "}", now);
    end_event(p);
}

void perfetto_tell(void *ctx, const Timeline *t, const Moment *m) {
    Perfetto *p = ctx;
    p->count++;
    double us = time_us(p, m);
    see_state(p, t, m, us);
    if (m->kind == TL_SEND || m->kind == TL_RECV) {
        see_value(p, m, us);
    } else if (moment_state((MomentKind)m->kind) == '-') {
        see_mark(p, t, m, us);
    }
    put_counter(p, "heap bytes", &p->heap, m->heap_bytes, us);
    put_counter(p, "timers", &p->timers, m->timers, us);
    put_counter(p, "queued finalizers", &p->finalizers, m->finalizers, us);
    p->is_counting = true;
    if (m->kind == TL_END) {
        for (int i = 1; i < p->tracks.len; i++) {
            finish_state(p, t, (uint32_t)i, us);
        }
    }
}

Perfetto *perfetto_new(FILE *out) {
    Perfetto *p = base_calloc(1, sizeof *p);
    p->out = out;
    buf_init(&p->line);
    fputs(
        "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n"
        "{\"ph\":\"M\",\"pid\":1,\"name\":\"process_name\",\"args\":{\"name\":\"gol\"}},\n"
        "{\"ph\":\"M\",\"pid\":1,\"tid\":0,\"name\":\"thread_name\",\"args\":{\"name\":\"timers\"}}",
        out);
    return p;
}

void perfetto_free(Perfetto *p) {
    fputs("\n]}\n", p->out);
    buf_deinit(&p->line);
    VEC_FREE(&p->tracks);
    free(p);
}
