/* testrun.c: gol test, one package.
 *
 * The package is compiled in this process; a child of it, forked when the program is ready, runs
 * the tests in the package's folder. So nothing a test does (os.Exit, a panic, a change of folder,
 * a crash of gol itself) ends the run of the others, and what it prints can be held back: as in Go,
 * output of tests that pass is not shown when packages are named, unless -v asks for it.
 *
 * The child's standard output and error are one pipe, its standard input is empty.
 */
#include "cmd/testrun.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/platform.h"
#include "base/platform_signal.h"
#include "cmd/testjson.h"

enum { PATIENCE_S = 600, GRACE_S = 60 }; /* go test's -timeout, and how much later it kills */

/* A package's output on its way to the user. */
typedef struct Sink {
    bool shows_at_once;
    bool keeps; /* in kept: to be shown later, or to be looked at */
    Buf kept;
    TestJson *json; /* NULL: plain text */
} Sink;

static void show(const Sink *k, const char *data, size_t n) {
    if (k->json != NULL) {
        testjson_write(k->json, data, n);
    } else {
        fwrite(data, 1, n, stdout);
    }
    fflush(stdout);
}

/* A line of gol test's own. */
static void show_summary(const Sink *k, const Buf *line) {
    if (k->json != NULL) {
        testjson_summary(k->json, line->data, line->len);
    } else {
        fwrite(line->data, 1, line->len, stdout);
    }
    fflush(stdout);
}

static void sink_write(Sink *k, const char *data, size_t n) {
    if (k->shows_at_once) {
        show(k, data, n);
    }
    if (k->keeps) {
        buf_write(&k->kept, data, n);
    }
}

static bool shows_passing(const Options *o) {
    return o->verbose || o->list_pattern != NULL;
}

static Sink sink_new(const TestRun *run, const char *package) {
    const Options *o = run->options;
    Sink k = {.keeps = o->path_count > 0 && o->bench_pattern == NULL};
    k.shows_at_once = !k.keeps || o->json || (shows_passing(o) && run->is_single);
    k.json = o->json ? testjson_new(package) : NULL;
    buf_init(&k.kept);
    buf_puts(&k.kept, "");
    return k;
}

/* ---- the child */

static void become_tests(Session *s, const char *folder, int out) {
    int empty = open("/dev/null", O_RDONLY);
    if (empty >= 0) {
        dup2(empty, 0);
        close(empty);
    }
    dup2(out, 1);
    dup2(out, 2);
    close(out);
    if (folder != NULL && chdir(folder) != 0) {
        fprintf(stderr, "gol: %s: %s\n", folder, strerror(errno));
        exit(SESSION_USAGE);
    }
    int status = session_run(s);
    session_free(s);
    exit(status);
}

/* -1: there is no process. */
static pid_t start_tests(Session *s, const char *folder, int *out) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return -1;
    }
    fflush(NULL);
    pid_t self = getpid();
    pid_t child = fork();
    if (child == 0) {
        platform_die_with_parent(self);
        close(ends[0]);
        become_tests(s, folder, ends[1]);
    }
    close(ends[1]);
    *out = ends[0];
    return child;
}

/* ---- this process */

/* Waits for output until the time is up. */
static bool can_read(int fd, int64_t end_ns) {
    struct pollfd p = {.fd = fd, .events = POLLIN};
    int n;
    do {
        int64_t left_ms = (end_ns - platform_monotonic_ns()) / 1000000;
        n = poll(&p, 1, left_ms > 0 ? (int)(left_ms < 1000000 ? left_ms : 1000000) : 0);
    } while (n < 0 && errno == EINTR);
    return n > 0 || platform_monotonic_ns() < end_ns;
}

static int64_t kill_after_ns(const Options *o) {
    int64_t limit_s = o->timeout_ns > 0 ? o->timeout_ns / 1000000000 : PATIENCE_S;
    bool is_endless = o->timeout != NULL && o->timeout_ns == 0;
    return is_endless ? INT64_MAX / 2 : (limit_s + GRACE_S) * 1000000000;
}

/* Reads all the child prints. */
static void pump(Sink *k, int fd, pid_t child, int64_t limit_ns) {
    char data[65536];
    int64_t end = platform_monotonic_ns() + limit_ns;
    bool is_killed = false;
    for (;;) {
        if (!is_killed && !can_read(fd, end)) {
            sink_write(k, "*** Test killed: ran too long\n", 30);
            kill(child, SIGKILL);
            is_killed = true;
        }
        ssize_t n = read(fd, data, sizeof data);
        if (n > 0) {
            sink_write(k, data, (size_t)n);
        } else if (n == 0 || errno != EINTR) {
            return;
        }
    }
}

static int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

/* "exit status 2", "signal: killed". */
static void put_status(Buf *out, int status) {
    if (WIFSIGNALED(status)) {
        buf_printf(out, "signal: %s\n", strsignal(WTERMSIG(status)));
    } else {
        buf_printf(out, "exit status %d\n", WEXITSTATUS(status));
    }
}

/* ---- the lines */

/* "\tcoverage: 83.3% of statements" from what the tests printed. */
static void put_coverage(Buf *out, const TestRun *run, const char *kept) {
    const char *line = run->cover != NULL ? strstr(kept, "\ncoverage: ") : NULL;
    if (line == NULL && strncmp(kept, "coverage: ", 10) == 0) {
        line = kept - 1;
    }
    if (line != NULL) {
        buf_printf(out, "\t%.*s", (int)strcspn(line + 1, "\n"), line + 1);
    }
}

/* With -leak=warn the report comes behind all else, and no -v is wanted for it. */
static void show_leaks(const Sink *k) {
    const char *report = NULL;
    for (const char *next = k->kept.data; (next = strstr(next, "== leak report: ")) != NULL;
         next++) {
        report = next;
    }
    if (report != NULL && strstr(report, "no leaks found") == NULL) {
        show(k, report, strlen(report));
    }
}

static void end_passed(const TestRun *run, Sink *k, const char *path, double elapsed_s) {
    static const char none[] = "testing: warning: no tests to run\n";
    Buf line;
    buf_init(&line);
    buf_printf(&line, "ok  \t%s\t%.3fs", path, elapsed_s);
    put_coverage(&line, run, k->kept.data);
    buf_puts(&line, strstr(k->kept.data, none) != NULL ? " [no tests to run]\n" : "\n");
    if (!k->shows_at_once && shows_passing(run->options)) {
        show(k, k->kept.data, k->kept.len);
    } else if (!k->shows_at_once && run->options->session.leaks) {
        show_leaks(k);
    }
    show_summary(k, &line);
    buf_deinit(&line);
}

static void end_failed(Sink *k, const char *path, double elapsed_s, int status) {
    Buf line;
    buf_init(&line);
    if (!k->shows_at_once) {
        show(k, k->kept.data, k->kept.len);
    }
    if (k->kept.len == 0) {
        put_status(&line, status);
        show_summary(k, &line);
        line.len = 0;
    }
    buf_printf(&line, "FAIL\t%s\t%.3fs\n", path, elapsed_s);
    show_summary(k, &line);
    buf_deinit(&line);
}

/* How the package did, of the status of the process. */
static int outcome(const TestRun *run, int status) {
    bool leaks =
        WIFEXITED(status) && WEXITSTATUS(status) == TESTRUN_LEAKS && run->options->session.leaks;
    return status == 0 ? 0 : leaks ? TESTRUN_LEAKS : 1;
}

/* Runs a program that is ready. */
static int run_tests(const TestRun *run, Session *s, const char *path, const char *folder) {
    Sink k = sink_new(run, path);
    int64_t start = platform_monotonic_ns();
    int out = -1, status = 1 << 8;
    pid_t child = start_tests(s, folder, &out);
    if (child < 0) {
        fprintf(stderr, "gol: fork: %s\n", strerror(errno));
    } else {
        pump(&k, out, child, kill_after_ns(run->options));
        status = wait_for(child);
        close(out);
    }
    double elapsed_s = (double)(platform_monotonic_ns() - start) / 1e9;
    if (status == 0) {
        end_passed(run, &k, path, elapsed_s);
    } else {
        end_failed(&k, path, elapsed_s, status);
    }
    if (k.json != NULL) {
        testjson_end(k.json, status == 0 ? "pass" : "fail",
                     (double)(int64_t)(elapsed_s * 1e3) / 1e3);
    }
    testjson_free(k.json);
    buf_deinit(&k.kept);
    return outcome(run, status);
}

/* The only line of a package that is not run. */
static void print_line(const TestRun *run, const char *path, const char *action,
                       const char *format) {
    Buf line;
    buf_init(&line);
    buf_printf(&line, format, path);
    buf_putc(&line, '\n');
    Sink k = {.json = run->options->json ? testjson_new(path) : NULL};
    show_summary(&k, &line);
    if (k.json != NULL) {
        testjson_end(k.json, action, 0);
        testjson_free(k.json);
    }
    buf_deinit(&line);
}

/* What go test says of a package without tests. */
static void print_untested(const TestRun *run, const TestedPackage *tested) {
    const char *format = "?   \t%s\t[no test files]";
    if (run->cover != NULL) {
        format = tested->has_statements ? "\t%s\t\tcoverage: 0.0%% of statements"
                                        : "?   \t%s\t[no test files]";
    }
    print_line(run, tested->path, "skip", format);
}

int testrun_package(TestRun *run, SessionInput input) {
    TestedPackage tested = {.path = NULL};
    input.cover = run->cover;
    Session *s = session_new(&run->options->session);
    SessionStatus st = session_load_tests(s, input, &tested);
    if (st == SESSION_OK) {
        st = session_check(s, !tested.has_test_files);
    }
    int result = st == SESSION_OK ? 0 : 1;
    if (st == SESSION_OK && tested.has_test_files) {
        const char *folder = input.path_count == 0 ? input.path : NULL;
        result = run_tests(run, s, tested.path, folder);
    } else if (st == SESSION_OK) {
        print_untested(run, &tested);
    } else if (tested.path != NULL) {
        print_line(run, tested.path, "fail",
                   tested.is_read ? "FAIL\t%s [build failed]" : "FAIL\t%s [setup failed]");
    }
    session_free(s);
    return result;
}
