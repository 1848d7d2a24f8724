/* steptext.c: what each goroutine does at a moment, found by going through the moments up to it.
 *
 * That makes going back as cheap as going on: nothing is undone, the run is over and only told.
 * Plain ASCII, so that it can be read on any terminal: # runs, . is ready, ~ is blocked.
 */
#include "inspect/steptext.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "inspect/heapgraph.h"
#include "sched/sched.h"

enum {
    LINES_AROUND = 3,
    MAX_LANES = 10,
    MAX_LISTED = 500,
    MAX_OUTPUT_LINES = 5,
    NAME_COLUMNS = 22,
    STATE_COLUMNS = 24,
    STRIP_COLUMNS = 24,
};

typedef struct TaskAt {
    char state;             /* of moment.def; 0: not yet born */
    char state_before;      /* the same where strips begin */
    uint8_t reason;
    uint32_t place;
    uint64_t object;
} TaskAt;

typedef struct Scene {
    const StepLook *look;
    const Timeline *t;
    const Moment *now;
    TaskAt *tasks;          /* by goroutine number */
    int strip_start;        /* the moment where strips begin */
    uint32_t place;         /* the latest one known */
    size_t printed;         /* bytes of the output so far */
} Scene;

/* ---- what is so at a moment */

static void see_moment(Scene *s, const Moment *m) {
    bool is_known = m->task != 0 && (int)m->task < s->t->tasks.len;
    char state = moment_state((MomentKind)m->kind);
    if (m->kind == TL_OUTPUT) {
        s->printed = m->object + m->number / 2;
    }
    s->place = m->place != 0 ? m->place : s->place;
    if (m->kind == TL_END && s->t->tasks.len > 1 && s->tasks[1].state == 'R') {
        s->tasks[1].state = 'X'; /* it is what ended the program */
    }
    if (!is_known) {
        return;
    }
    TaskAt *task = &s->tasks[m->task];
    task->place = m->place != 0 ? m->place : task->place;
    if (state != '-') {
        task->state = state;
        task->reason = m->reason;
        task->object = m->object;
    }
}

static void note_states_before(Scene *s) {
    for (int i = 0; i < s->t->tasks.len; i++) {
        s->tasks[i].state_before = s->tasks[i].state;
    }
}

static void scene_init(Scene *s, const StepLook *look) {
    *s = (Scene){.look = look, .t = look->timeline};
    s->now = &s->t->moments.data[look->step];
    s->tasks = base_calloc((unsigned long)s->t->tasks.len + 1, sizeof *s->tasks);
    s->strip_start = look->step + 1 > STRIP_COLUMNS ? look->step + 1 - STRIP_COLUMNS : 0;
    for (int i = 0; i <= look->step; i++) {
        if (i == s->strip_start) {
            note_states_before(s);
        }
        see_moment(s, &s->t->moments.data[i]);
    }
}

static void scene_deinit(Scene *s) {
    free(s->tasks);
}

/* ---- words */

static void put_who(Buf *out, const Timeline *t, uint32_t task) {
    if (task == 0) {
        buf_puts(out, "nobody");
    } else if ((int)task < t->tasks.len && t->tasks.data[task].is_system) {
        buf_puts(out, "the finalizers' goroutine");
    } else {
        buf_printf(out, "G%" PRIu32, task);
    }
}

static const char *file_name(const Timeline *t, uint32_t place) {
    const char *path = t->files.data[t->places.data[place].file].path;
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static void put_place(Buf *out, const Timeline *t, uint32_t place) {
    if (place != 0) {
        buf_printf(out, "%s:%d", file_name(t, place), t->places.data[place].line);
    }
}

static void put_clock(Buf *out, int64_t ns) {
    static const struct { int64_t ns; const char *name; } units[] = {
        {1000000000, "s"}, {1000000, "ms"}, {1000, "us"}, {1, "ns"}};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (ns >= units[i].ns) {
            buf_printf(out, "%.4g %s", (double)ns / (double)units[i].ns, units[i].name);
            return;
        }
    }
    buf_puts(out, "0 s");
}

static void put_channel(Buf *out, uint64_t number) {
    if (number != 0) {
        buf_printf(out, "channel #%" PRIu64, number);
    } else {
        buf_puts(out, "a channel");
    }
}

static void put_send(Buf *out, const Timeline *t, const Moment *m) {
    if (m->task == 0) {
        buf_puts(out, "a timer");
    }
    buf_puts(out, m->other != 0 ? " hands a value to " : " puts a value into the buffer of ");
    if (m->other != 0) {
        put_who(out, t, m->other);
        buf_puts(out, " over ");
    }
    put_channel(out, m->object);
}

static void put_by(Buf *out, const Timeline *t, const char *words, uint32_t by) {
    if (by != 0) {
        buf_puts(out, words);
        put_who(out, t, by);
    }
}

/* Those that happen to nobody in particular. */
static bool is_of_nobody(MomentKind kind) {
    return kind == TL_GC_START || kind == TL_GC_MARKED || kind == TL_GC_SWEPT || kind == TL_END ||
           kind == TL_TIMER_FIRE || kind == TL_JUMP || kind == TL_FIN_QUEUED;
}

static void put_wait(Buf *out, const Moment *m) {
    buf_printf(out, " waits: %s", wait_reason_text((WaitReason)m->reason));
    if (m->object != 0) {
        buf_puts(out, " on ");
        put_channel(out, m->object);
    }
}

static void put_made(Buf *out, const Moment *m) {
    buf_puts(out, " makes ");
    put_channel(out, m->object);
    if (m->number != 0) {
        buf_printf(out, " with room for %" PRIu64, m->number);
    }
}

static void put_common(Buf *out, const Moment *m) {
    switch ((MomentKind)m->kind) {
    case TL_JUMP:
        buf_puts(out, "everybody waits, so the clock jumps to ");
        put_clock(out, (int64_t)m->number);
        break;
    case TL_FIN_QUEUED: buf_printf(out, "%" PRIu64 " finalizers are queued", m->number); break;
    case TL_GC_MARKED:
        buf_printf(out, "collection %" PRIu64 ": ", m->object);
        heap_put_bytes(out, m->number);
        buf_puts(out, " are reachable");
        break;
    case TL_END: buf_printf(out, "the program ends, exit status %" PRIu64, m->number); break;
    default: buf_puts(out, moment_word((MomentKind)m->kind)); break;
    }
}

void moment_put_sentence(Buf *out, const Timeline *t, const Moment *m) {
    MomentKind kind = (MomentKind)m->kind;
    if (is_of_nobody(kind) || (m->task == 0 && kind != TL_SEND)) {
        put_common(out, m);
        return;
    }
    if (m->task != 0) {
        put_who(out, t, m->task);
    }
    switch (kind) {
    case TL_BORN: buf_puts(out, " starts"); put_by(out, t, ", by ", m->other); break;
    case TL_PARK: put_wait(out, m); break;
    case TL_READY: buf_puts(out, " can go on"); put_by(out, t, ", woken by ", m->other); break;
    case TL_MAKE: put_made(out, m); break;
    case TL_CLOSE: buf_puts(out, " closes "); put_channel(out, m->object); break;
    case TL_SEND: put_send(out, t, m); break;
    case TL_RECV:
        buf_puts(out, " takes a value out of the buffer of ");
        put_channel(out, m->object);
        break;
    default: buf_printf(out, " %s", moment_word(kind)); break;
    }
}

static void put_state(Buf *out, const TaskAt *task) {
    switch (task->state) {
    case 'R': buf_puts(out, "running"); break;
    case 'Q': buf_puts(out, "ready"); break;
    case 'X': buf_puts(out, "ended"); break;
    default:
        buf_puts(out, wait_reason_text((WaitReason)task->reason));
        if (task->object != 0) {
            buf_printf(out, " #%" PRIu64, task->object);
        }
        break;
    }
}

/* ---- layout */

static void put_mark(Buf *out, const StepLook *look, const char *code) {
    if (look->colour) {
        buf_puts(out, code);
    }
}

static void pad_to(Buf *out, size_t start, int columns) {
    while (out->len - start < (size_t)columns) {
        buf_putc(out, ' ');
    }
}

/* Cut to the terminal's width; tabs are made of the spaces they stand for. */
static void put_line(Buf *out, const StepLook *look, const char *head, const char *text, size_t n) {
    int column = (int)strlen(head), room = look->columns - 1;
    buf_puts(out, head);
    for (size_t i = 0; i < n && column < room; i++) {
        if (text[i] == '\t') {
            buf_puts(out, "    ");
            column += 4;
        } else {
            buf_putc(out, text[i]);
            column += ((unsigned char)text[i] & 0xc0) != 0x80;
        }
    }
    buf_putc(out, '\n');
}

static const char *line_of(const char *text, int line, size_t *n) {
    while (--line > 0 && text != NULL) {
        text = strchr(text, '\n');
        text = text != NULL ? text + 1 : NULL;
    }
    *n = text != NULL ? strcspn(text, "\n") : 0;
    return text != NULL && *text != 0 ? text : NULL;
}

/* "G1 G3" of those that stand at a line, none, or how many. */
static void put_standing(Buf *out, const Scene *s, uint32_t file, int line) {
    int count = 0;
    uint32_t first = 0;
    for (int i = 1; i < s->t->tasks.len; i++) {
        const TaskAt *task = &s->tasks[i];
        const TimelinePlace *p = &s->t->places.data[task->place];
        if (task->state != 0 && task->state != 'X' && task->place != 0 && p->file == file &&
            p->line == line) {
            first = count++ == 0 ? (uint32_t)i : first;
        }
    }
    if (count == 1) {
        buf_printf(out, "G%" PRIu32, first);
    } else if (count > 1) {
        buf_printf(out, "%d of them", count);
    }
}

static void put_source_line(Buf *out, const Scene *s, uint32_t file, int line, bool is_now) {
    size_t n;
    const char *text = line_of(s->t->files.data[file].text, line, &n);
    Buf head;
    if (text == NULL) {
        return;
    }
    buf_init(&head);
    put_standing(&head, s, file, line);
    pad_to(&head, 0, 10);
    buf_printf(&head, "%s%4d  ", is_now ? ">" : " ", line);
    put_mark(out, s->look, is_now ? "\033[1m" : "");
    put_line(out, s->look, head.data, text, n);
    put_mark(out, s->look, is_now ? "\033[0m" : "");
    buf_deinit(&head);
}

static bool has_text(const Scene *s) {
    return s->place != 0 && s->t->files.data[s->t->places.data[s->place].file].text != NULL;
}

static void put_lines(Buf *out, const Scene *s, int around) {
    if (!has_text(s)) {
        return;
    }
    const TimelinePlace *p = &s->t->places.data[s->place];
    size_t n;
    int first = around > 0 && p->line > around ? p->line - around : 1;
    int last = around > 0 ? p->line + around : INT32_MAX;
    for (int line = first;
         line <= last && line_of(s->t->files.data[p->file].text, line, &n) != NULL; line++) {
        put_source_line(out, s, p->file, line, line == p->line);
    }
}

/* ---- lanes */

static char strip_letter(char state) {
    switch (state) {
    case 'R': return '#';
    case 'Q': return '.';
    case 'B': return '~';
    default: return ' ';
    }
}

/* What it did at the latest moments, a letter each. */
static void put_strip(Buf *out, const Scene *s, uint32_t task) {
    char state = s->tasks[task].state_before;
    for (int i = s->strip_start; i <= s->look->step; i++) {
        const Moment *m = &s->t->moments.data[i];
        char next = m->task == task ? moment_state((MomentKind)m->kind) : '-';
        state = next != '-' ? next : state;
        buf_putc(out, strip_letter(state));
    }
}

static void put_name(Buf *out, const Timeline *t, uint32_t task) {
    const TimelineTask *info = &t->tasks.data[task];
    if (info->is_system) {
        buf_puts(out, "finalizers");
        return;
    }
    buf_printf(out, "G%" PRIu32 " ", task);
    if (task == 1) {
        buf_puts(out, "main");
    } else if (info->place != 0) {
        buf_puts(out, "go at ");
        put_place(out, t, info->place);
    }
}

static void put_lane(Buf *out, const Scene *s, uint32_t task) {
    const TaskAt *at = &s->tasks[task];
    bool is_me = s->now->task == task;
    Buf line;
    buf_init(&line);
    buf_puts(&line, is_me ? "> " : "  ");
    put_name(&line, s->t, task);
    pad_to(&line, 0, NAME_COLUMNS + 2);
    buf_putc(&line, ' ');
    size_t start = line.len;
    put_strip(&line, s, task);
    pad_to(&line, start, STRIP_COLUMNS + 2);
    start = line.len;
    put_state(&line, at);
    pad_to(&line, start, STATE_COLUMNS);
    buf_putc(&line, ' ');
    put_place(&line, s->t, at->place);
    put_mark(out, s->look, is_me ? "\033[1m" : "");
    put_line(out, s->look, "", line.data, line.len);
    put_mark(out, s->look, is_me ? "\033[0m" : "");
    buf_deinit(&line);
}

static bool is_alive(const TaskAt *task) {
    return task->state != 0 && task->state != 'X';
}

/* The one of this event always, and the others in order, as many as are wanted. */
static void put_lanes(Buf *out, const Scene *s, int most) {
    int shown = 0, alive = 0;
    for (int i = 1; i < s->t->tasks.len; i++) {
        bool is_me = s->now->task == (uint32_t)i;
        alive += is_alive(&s->tasks[i]);
        if (is_me || (is_alive(&s->tasks[i]) && shown < most)) {
            put_lane(out, s, (uint32_t)i);
            shown++;
        }
    }
    if (alive > shown) {
        buf_printf(out, "  ... and %d more\n", alive - shown);
    }
}

/* ---- screens */

static void put_head(Buf *out, const Scene *s) {
    put_mark(out, s->look, "\033[1m");
    buf_printf(out, "event %d of %d", s->look->step + 1, s->t->moments.len);
    put_mark(out, s->look, "\033[0m");
    buf_puts(out, " | ");
    put_clock(out, s->now->ns);
    buf_puts(out, " | ");
    Buf sentence;
    buf_init(&sentence);
    moment_put_sentence(&sentence, s->t, s->now);
    buf_write(out, sentence.data, sentence.len);
    buf_deinit(&sentence);
    buf_puts(out, "\n");
}

static void put_figures(Buf *out, const Scene *s) {
    Buf line;
    buf_init(&line);
    buf_puts(&line, "heap ");
    heap_put_bytes(&line, s->now->heap_bytes);
    buf_printf(&line, " | timers and sleepers %" PRIu32 " | finalizers queued %" PRIu32,
               s->now->timers, s->now->finalizers);
    put_line(out, s->look, "  ", line.data, line.len);
    buf_deinit(&line);
}

static void put_printed(Buf *out, const Scene *s) {
    const char *text = s->t->output.data, *end = text + s->printed;
    const char *from = end;
    for (int lines = 0; s->printed > 0 && from > text; from--) {
        lines += from[-1] == '\n';
        if (lines > MAX_OUTPUT_LINES) {
            break;
        }
    }
    if (s->printed == 0) {
        return;
    }
    buf_printf(out, "printed%s:\n", from > text ? " (the end of it)" : "");
    for (const char *line = from; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop != NULL ? stop : end;
        put_line(out, s->look, "  | ", line, (size_t)(stop - line));
        line = stop + 1;
    }
}

void step_put_screen(Buf *out, const StepLook *look) {
    Scene s;
    scene_init(&s, look);
    put_head(out, &s);
    put_lines(out, &s, LINES_AROUND);
    put_lanes(out, &s, MAX_LANES);
    put_figures(out, &s);
    put_printed(out, &s);
    scene_deinit(&s);
}

void step_put_source(Buf *out, const StepLook *look) {
    Scene s;
    scene_init(&s, look);
    if (has_text(&s)) {
        put_lines(out, &s, 0);
    } else {
        buf_puts(out, "no line of the program has been reached yet\n");
    }
    scene_deinit(&s);
}

void step_put_goroutines(Buf *out, const StepLook *look) {
    Scene s;
    scene_init(&s, look);
    put_lanes(out, &s, MAX_LISTED);
    scene_deinit(&s);
}
