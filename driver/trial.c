/* trial.c: runs of programs that are looked at afterwards. */
#include "driver/trial.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/panic.h"
#include "inspect/curves.h"
#include "inspect/page.h"
#include "inspect/steptext.h"

enum { MAX_TRIALS = 2, CURVE_ROWS = 3, CURVE_COLUMNS = 60, BESIDE_CURVE = 38, LEAST_CURVE = 16 };

typedef struct Capture {
    Trial *trial;
    bool shows;
} Capture;

static void capture(void *ctx, int fd, const void *data, size_t n) {
    Capture *c = ctx;
    buf_write(fd == 1 ? &c->trial->out : &c->trial->err, data, n);
    buf_write(&c->trial->both, data, n);
    for (size_t done = 0; c->shows && done < n;) {
        ssize_t k = write(fd, (const char *)data + done, n - done);
        if (k < 0 && errno != EINTR) {
            return;
        }
        done += k > 0 ? (size_t)k : 0;
    }
}

/* False: there are no tests, which is no fault. */
static bool load_tests(Session *s, const SessionInput *input, Trial *t) {
    TestedPackage tested = {.path = NULL};
    t->status = (int)session_load_tests(s, *input, &tested);
    if (t->status == SESSION_OK && !tested.has_test_files) {
        static const char none[] = "no test files\n";
        buf_write(&t->out, none, sizeof none - 1);
        return false;
    }
    return true;
}

static void run_in(Session *s, const SessionInput *input, Trial *t, bool tests) {
    if (!tests) {
        t->status = (int)session_load(s, input);
    } else if (!load_tests(s, input, t)) {
        return;
    }
    if (t->status == SESSION_OK) {
        t->status = (int)session_check(s, false);
    }
    if (t->status == SESSION_OK) {
        t->has_run = true;
        t->status = session_run(s);
        t->timeline = session_take_timeline(s);
    }
}

Trial *trial_run(const SessionOptions *options, const SessionInput *input, int flags) {
    Trial *t = base_calloc(1, sizeof *t);
    Capture c = {t, (flags & TRIAL_SHOWS) != 0};
    SessionOptions o = *options;
    char *messages = NULL;
    size_t message_bytes = 0;
    buf_init(&t->out);
    buf_init(&t->err);
    buf_init(&t->both);
    o.write = capture;
    o.write_ctx = &c;
    o.err = open_memstream(&messages, &message_bytes);
    o.html = NULL;
    o.keeps_timeline = (flags & TRIAL_TIMELINE) != 0;
    o.draws_heap = (flags & TRIAL_PICTURES) != 0;
    if (o.err == NULL) {
        base_out_of_memory();
    }
    Session *s = session_new(&o);
    run_in(s, input, t, (flags & TRIAL_TESTS) != 0);
    t->was_interrupted = session_was_interrupted(s);
    session_free(s);
    fclose(o.err);
    if (message_bytes > 0) {
        capture(&c, 2, messages, message_bytes);
    }
    free(messages);
    return t;
}

void trial_free(Trial *t) {
    if (t == NULL) {
        return;
    }
    buf_deinit(&t->out);
    buf_deinit(&t->err);
    buf_deinit(&t->both);
    timeline_free(t->timeline);
    free(t);
}

static int timelines_of(Trial *const *trials, int count, const Timeline **out) {
    int n = 0;
    for (int i = 0; i < count && n < MAX_TRIALS; i++) {
        if (trials[i] != NULL && trials[i]->timeline != NULL) {
            out[n++] = trials[i]->timeline;
        }
    }
    return n;
}

bool trials_write_page(Trial *const *trials, int count, const TrialPage *page, const char *path) {
    const Timeline *runs[MAX_TRIALS];
    int n = timelines_of(trials, count, runs);
    Buf b;
    buf_init(&b);
    PageText text = {page->title, page->lesson, page->previous, page->next, page->index};
    page_write(&b, runs, n, &text);
    FILE *f = fopen(path, "wbe");
    bool ok = f != NULL && fwrite(b.data, 1, b.len, f) == b.len;
    ok = f != NULL && fclose(f) == 0 && ok;
    if (!ok) {
        fprintf(stderr, "gol: cannot write %s: %s\n", path, strerror(errno));
    }
    buf_deinit(&b);
    return ok;
}

void trials_put_curves(Buf *out, Trial *const *trials, int count, int columns) {
    const Timeline *runs[MAX_TRIALS];
    int room = columns - BESIDE_CURVE;
    room = room > CURVE_COLUMNS ? CURVE_COLUMNS : room < LEAST_CURVE ? LEAST_CURVE : room;
    int n = timelines_of(trials, count, runs);
    for (int what = 0; what < CURVES; what++) {
        curves_put(out, (CurveOf)what, runs, n, CURVE_ROWS, room);
    }
}

void trials_put_table(Buf *out, Trial *const *trials, int count) {
    const Timeline *runs[MAX_TRIALS];
    curves_put_table(out, runs, timelines_of(trials, count, runs));
}

int trial_steps(const Trial *t) {
    return t->timeline != NULL ? t->timeline->moments.len : 0;
}

void trial_put_step(Buf *out, const Trial *t, TrialView view, int step, int columns, bool colour) {
    StepLook look = {t->timeline, step, columns, colour};
    switch (view) {
    case VIEW_SCREEN: step_put_screen(out, &look); break;
    case VIEW_SOURCE: step_put_source(out, &look); break;
    case VIEW_GOROUTINES: step_put_goroutines(out, &look); break;
    }
}
