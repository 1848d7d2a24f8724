/* testjson.c: the events of go test -json, one JSON object a line.
 *
 * The process writes lines "=== RUN   TestX" and "--- PASS: TestX (0.00s)" with a mark (^V) before
 * each, so that they are told from its own output, even in the middle of a line. Any other line is
 * output of the test that was named last. A "--- " line is followed by what the test logged: the
 * event that ends the test comes when the next marked line does.
 */
#include "cmd/testjson.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/panic.h"

enum { MARK = 0x16 };

struct TestJson {
    char *package;
    Buf line;            /* of which no newline has come */
    bool is_marked;      /* it began with a mark */
    Buf test;            /* whose output it is; empty: the package's */
    const char *pending; /* the event that ends it once its output has, or NULL */
    double pending_s;
};

/* ---- one event */

static void put_text(Buf *out, const char *text, size_t n) {
    buf_putc(out, '"');
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        switch (c) {
        case '"': buf_puts(out, "\\\""); break;
        case '\\': buf_puts(out, "\\\\"); break;
        case '\n': buf_puts(out, "\\n"); break;
        case '\r': buf_puts(out, "\\r"); break;
        case '\t': buf_puts(out, "\\t"); break;
        case '\b': buf_puts(out, "\\b"); break;
        case '\f': buf_puts(out, "\\f"); break;
        default:
            if (c < 0x20 || c == '<' || c == '>' || c == '&') {
                buf_printf(out, "\\u%04x", c);
            } else {
                buf_putc(out, (char)c);
            }
        }
    }
    buf_putc(out, '"');
}

/* As Go's RFC3339Nano, in UTC: no zeros at the end of the fraction. */
static void put_now(Buf *out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    struct tm tm;
    gmtime_r(&now.tv_sec, &tm);
    char seconds[32], fraction[16];
    strftime(seconds, sizeof seconds, "%Y-%m-%dT%H:%M:%S", &tm);
    int n = snprintf(fraction, sizeof fraction, ".%09ld", now.tv_nsec);
    while (n > 0 && (fraction[n - 1] == '0' || fraction[n - 1] == '.')) {
        n--;
    }
    buf_printf(out, "\"%s%.*sZ\"", seconds, n, fraction);
}

typedef struct Event {
    const char *action;
    const char *output; /* NULL: none */
    size_t output_len;
    double elapsed_s; /* < 0: none */
} Event;

static void write_event(const TestJson *j, Event e) {
    Buf out;
    buf_init(&out);
    buf_puts(&out, "{\"Time\":");
    put_now(&out);
    buf_printf(&out, ",\"Action\":\"%s\",\"Package\":", e.action);
    put_text(&out, j->package, strlen(j->package));
    if (j->test.len > 0) {
        buf_puts(&out, ",\"Test\":");
        put_text(&out, j->test.data, j->test.len);
    }
    if (e.elapsed_s >= 0) {
        buf_printf(&out, ",\"Elapsed\":%g", e.elapsed_s);
    }
    if (e.output != NULL) {
        buf_puts(&out, ",\"Output\":");
        put_text(&out, e.output, e.output_len);
    }
    buf_puts(&out, "}\n");
    fwrite(out.data, 1, out.len, stdout);
    buf_deinit(&out);
}

static void write_output(const TestJson *j, const char *text, size_t n) {
    if (n > 0) {
        write_event(j, (Event){"output", text, n, -1});
    }
}

/* ---- lines */

static void set_test(TestJson *j, const char *name, size_t n) {
    j->test.len = 0;
    buf_write(&j->test, name, n);
}

/* The end of the test whose report has been written. */
static void write_pending(TestJson *j) {
    if (j->pending != NULL) {
        write_event(j, (Event){j->pending, NULL, 0, j->pending_s});
        j->pending = NULL;
        j->test.len = 0;
    }
}

static bool has_prefix(const char *text, size_t n, const char *prefix) {
    size_t m = strlen(prefix);
    return n >= m && memcmp(text, prefix, m) == 0;
}

/* "=== RUN   TestX\n" and its kin. */
static bool take_start(TestJson *j, const char *text, size_t n) {
    static const struct {
        const char *prefix, *action;
    } starts[] = {{"=== RUN   ", "run"},
                  {"=== PAUSE ", "pause"},
                  {"=== CONT  ", "cont"},
                  {"=== NAME  ", NULL}};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        size_t m = strlen(starts[i].prefix);
        if (!has_prefix(text, n, starts[i].prefix)) {
            continue;
        }
        write_pending(j);
        set_test(j, text + m, n - m - 1);
        if (starts[i].action == NULL) {
            return true;
        }
        bool is_pause = strcmp(starts[i].action, "pause") == 0;
        if (!is_pause) {
            write_event(j, (Event){starts[i].action, NULL, 0, -1});
        }
        write_output(j, text, n);
        if (is_pause) {
            write_event(j, (Event){"pause", NULL, 0, -1});
        }
        return true;
    }
    return false;
}

/* "--- PASS: TestX (0.00s)\n" and its kin. */
static bool take_report(TestJson *j, const char *text, size_t n) {
    static const struct {
        const char *prefix, *action;
    } reports[] = {{"--- PASS: ", "pass"},
                   {"--- FAIL: ", "fail"},
                   {"--- SKIP: ", "skip"},
                   {"--- BENCH: ", "bench"}};
    for (size_t i = 0; i < sizeof reports / sizeof reports[0]; i++) {
        size_t m = strlen(reports[i].prefix);
        if (!has_prefix(text, n, reports[i].prefix)) {
            continue;
        }
        write_pending(j);
        const char *end = text + n - 1, *name = text + m, *paren = end;
        while (paren > name && !has_prefix(paren, (size_t)(end - paren), " (")) {
            paren--;
        }
        bool has_time = paren > name;
        set_test(j, name, (size_t)((has_time ? paren : end) - name));
        write_output(j, text, n);
        j->pending = reports[i].action;
        j->pending_s = has_time ? strtod(paren + 2, NULL) : -1;
        return true;
    }
    return false;
}

/* A line with its newline, or what there is of the last one. */
static void take_line(TestJson *j, const char *text, size_t n) {
    if (n > 0 && text[n - 1] == '\n' && j->is_marked) {
        if (take_start(j, text, n) || take_report(j, text, n)) {
            return;
        }
        write_pending(j); /* PASS, FAIL */
        j->test.len = 0;
    }
    write_output(j, text, n);
}

static void flush_line(TestJson *j) {
    if (j->line.len > 0) {
        take_line(j, j->line.data, j->line.len);
        j->line.len = 0;
    }
    j->is_marked = false;
}

void testjson_write(TestJson *j, const char *data, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (data[i] == MARK) {
            flush_line(j);
            j->is_marked = true;
            continue;
        }
        buf_putc(&j->line, data[i]);
        if (data[i] == '\n') {
            flush_line(j);
        }
    }
}

/* What the tests print has ended. */
static void finish_output(TestJson *j) {
    flush_line(j);
    write_pending(j);
    j->test.len = 0;
}

void testjson_summary(TestJson *j, const char *line, size_t n) {
    finish_output(j);
    write_output(j, line, n);
}

TestJson *testjson_new(const char *package) {
    TestJson *j = base_calloc(1, sizeof *j);
    j->package = strdup(package);
    buf_init(&j->line);
    buf_init(&j->test);
    write_event(j, (Event){"start", NULL, 0, -1});
    return j;
}

void testjson_end(TestJson *j, const char *action, double elapsed_s) {
    finish_output(j);
    write_event(j, (Event){action, NULL, 0, elapsed_s});
    fflush(stdout);
}

void testjson_free(TestJson *j) {
    if (j != NULL) {
        buf_deinit(&j->line);
        buf_deinit(&j->test);
        free(j->package);
        free(j);
    }
}
