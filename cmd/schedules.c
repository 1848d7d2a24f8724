/* schedules.c: hunting for a schedule that fails.
 *
 * All runs share the process, one session after the other. Standard input is read again from its
 * beginning by each, which a file allows; from anything else there is nothing to read.
 */
#include "cmd/schedules.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "driver/trial.h"

enum { SHOWN_ERROR_LINES = 24 };

static void rewind_input(void) {
    struct stat st;
    if (fstat(0, &st) == 0 && S_ISREG(st.st_mode)) {
        lseek(0, 0, SEEK_SET);
        return;
    }
    int fd = open("/dev/null", O_RDONLY);
    if (fd > 0) {
        dup2(fd, 0);
        close(fd);
    }
}

static bool is_test(const Options *o) {
    return o->verb == VERB_TEST;
}

static Trial *run_with(const Options *o, const SessionInput *input, uint64_t seed, bool perturbs) {
    SessionOptions session = o->session;
    session.virtual_time = true;
    session.has_seed = true;
    session.seed = seed;
    session.perturb = perturbs;
    rewind_input();
    return trial_run(&session, input, is_test(o) ? TRIAL_TESTS : 0);
}

static bool says(const Trial *t, const char *text) {
    return t->err.len > 0 && strstr(t->err.data, text) != NULL;
}

static const char *what_is_wrong(const Options *o, const Trial *t, const Trial *ordinary) {
    if (says(t, "all goroutines are asleep - deadlock!")) {
        return "it deadlocks";
    }
    if (t->status == 2) {
        return says(t, "fatal error: ") ? "it ends with a fatal error" : "it panics";
    }
    if (t->status == 3) {
        return "it leaks";
    }
    if (is_test(o)) {
        return "a test fails";
    }
    return t->status != ordinary->status ? "its exit status is another"
                                         : "it prints something else";
}

static bool prints_alike(const Trial *a, const Trial *b) {
    return a->out.len == b->out.len &&
           (a->out.len == 0 || memcmp(a->out.data, b->out.data, a->out.len) == 0);
}

static bool is_alike(const Options *o, const Trial *a, const Trial *b) {
    return a->status == b->status && (is_test(o) || prints_alike(a, b));
}

static void put_beginning(const Buf *text) {
    const char *p = text->len > 0 ? text->data : "";
    for (int line = 0; *p != 0 && line < SHOWN_ERROR_LINES; line++) {
        size_t n = strcspn(p, "\n");
        fprintf(stderr, "    %.*s\n", (int)n, p);
        p += n + (p[n] != 0);
    }
}

/* The name of the first test that failed, as the report has it: n bytes; 0: it names none. */
static const char *failed_test(const Trial *t, int *n) {
    static const char mark[] = "--- FAIL: ";
    const char *at = t->out.len > 0 ? strstr(t->out.data, mark) : NULL;
    const char *name = at != NULL ? at + sizeof mark - 1 : "";
    *n = (int)strcspn(name, " /\n");
    return name;
}

static void tell_again(const Options *o, const Trial *t, uint64_t seed) {
    const char *verb = is_test(o) ? "test " : o->verb == VERB_LEAK ? "leak " : "run ";
    fprintf(stderr, "gol: again: gol %s-virtual-time -perturb -seed %llu ", verb,
            (unsigned long long)seed);
    int n = 0;
    const char *test = is_test(o) ? failed_test(t, &n) : "";
    if (n > 0) {
        fprintf(stderr, "-run '^%.*s$' ", n, test);
    }
    fprintf(stderr, "%s\n", o->path != NULL ? o->path : is_test(o) ? "" : "...");
}

static int tell_failure(const Options *o, const Trial *t, const Trial *ordinary, uint64_t seed,
                        int run) {
    fprintf(stderr, "gol: schedule %d of %d, seed %llu: %s (exit status %d)\n", run, o->schedules,
            (unsigned long long)seed, what_is_wrong(o, t, ordinary), t->status);
    put_beginning(is_test(o) ? &t->both : t->status != ordinary->status ? &t->err : &t->out);
    tell_again(o, t, seed);
    return t->status != 0 ? t->status : 1;
}

static int tell_ordinary(const Trial *t, int schedules) {
    fwrite(t->out.len > 0 ? t->out.data : "", 1, t->out.len, stdout);
    fwrite(t->err.len > 0 ? t->err.data : "", 1, t->err.len, stderr);
    if (schedules > 0) {
        fprintf(stderr, "gol: %d schedules ran alike\n", schedules);
    }
    return t->status;
}

int schedules_run(const Options *o, const SessionInput *input) {
    uint64_t first = o->session.has_seed ? o->session.seed : 1;
    Trial *ordinary = run_with(o, input, first, false);
    if (!ordinary->has_run || ordinary->status != 0) { /* no hunting needed */
        int status = tell_ordinary(ordinary, 0);
        if (ordinary->has_run && (status == 2 || status == 3)) {
            fprintf(stderr, "gol: no other schedule was tried: in the ordinary one, seed %llu, %s\n",
                    (unsigned long long)first, what_is_wrong(o, ordinary, ordinary));
        }
        trial_free(ordinary);
        return status;
    }
    int status = -1;
    for (int i = 0; i < o->schedules && status < 0; i++) {
        Trial *t = run_with(o, input, first + (uint64_t)i, true);
        if (t->was_interrupted) {
            status = t->status;
        } else if (!is_alike(o, t, ordinary)) {
            status = tell_failure(o, t, ordinary, first + (uint64_t)i, i + 1);
        }
        trial_free(t);
    }
    if (status < 0) {
        status = tell_ordinary(ordinary, o->schedules);
    }
    trial_free(ordinary);
    return status;
}
