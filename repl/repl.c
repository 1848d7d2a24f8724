/* repl.c: the loop: read an entry, evaluate it, show what came of it.
 *
 * An entry is read line by line until the real parser says that it is no prefix of something longer.
 * Everything that reaches the terminal goes through put(), which keeps the line being typed whole:
 * what comes from goroutines in the meantime is written above it.
 */
#include "repl/repl.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "driver/version.h"
#include "repl/repl_internal.h"

#define PROMPT "gol> "
#define MORE "...  "

enum { SLICE_NS = 5000000 }; /* for goroutines between looks at the terminal */

/* ---- output */

static void write_all(int fd, const char *data, size_t n) {
    while (n > 0) {
        ssize_t k = write(fd, data, n);
        if (k < 0 && errno != EINTR) {
            return;
        }
        data += k > 0 ? k : 0;
        n -= k > 0 ? (size_t)k : 0;
    }
}

static void put(Repl *r, int fd, const char *data, size_t n) {
    if (n == 0) {
        return;
    }
    write_all(r->options.transcript ? 1 : fd, data, n);
    r->at_line_start = data[n - 1] == '\n';
}

static void on_program_write(void *ctx, int fd, const void *data, size_t n) {
    put(ctx, fd, data, n);
}

/* What the REPL itself says begins on a line of its own. */
static void fresh_line(Repl *r) {
    if (!r->at_line_start) {
        put(r, 1, "\n", 1);
    }
}

static void print_line(Repl *r, const char *colour, const char *text) {
    Buf b;
    buf_init(&b);
    fresh_line(r);
    if (r->colour && colour != NULL) {
        buf_printf(&b, "\x1b[%sm%s\x1b[0m\n", colour, text);
    } else {
        buf_printf(&b, "%s\n", text);
    }
    put(r, 1, b.data, b.len);
    buf_deinit(&b);
}

static void print_formatted(Repl *r, const char *colour, const char *format, va_list args) {
    Buf b;
    buf_init(&b);
    buf_vprintf(&b, format, args);
    print_line(r, colour, b.data);
    buf_deinit(&b);
}

void repl_print(Repl *r, const char *format, ...) {
    va_list args;
    va_start(args, format);
    print_formatted(r, NULL, format, args);
    va_end(args);
}

void repl_error(Repl *r, const char *format, ...) {
    va_list args;
    va_start(args, format);
    print_formatted(r, "31", format, args);
    va_end(args);
}

static void on_value(void *ctx, const char *text, bool is_error) {
    print_line(ctx, is_error ? "31" : NULL, text);
}

static void on_note(void *ctx, const char *text) {
    Repl *r = ctx;
    Buf b;
    buf_init(&b);
    buf_printf(&b, "// %s", text);
    print_line(r, "2", b.data);
    buf_deinit(&b);
}

/* ---- evaluating */

bool repl_enter(Repl *r, const char *text, size_t len) {
    size_t blank = strspn(text, " \t\r\n;");
    if (blank == len) {
        return true;
    }
    if (text[blank] == ':') {
        return repl_command(r, text + blank);
    }
    SessionEnd end = session_enter(r->session, text, len);
    fresh_line(r);
    r->errors += end != SESSION_DONE;
    return end == SESSION_DONE;
}

/* ---- reading lines as they come */

typedef struct Reader { /* of standard input */
    Buf ahead;            /* read and not used yet */
    bool is_at_end;
} Reader;

typedef enum Waited { WAITED_INPUT, WAITED_SIGNAL } Waited;

/* Runs goroutines until there is something to read. In a transcript nothing runs beside the reader, so
 * that it is always the same: goroutines get their turn first. */
static Waited wait_for_input(Repl *r) {
    for (;;) {
        int64_t ns = session_background(r->session, SLICE_NS);
        if (r->options.transcript) {
            return WAITED_INPUT;
        }
        struct pollfd fds[] = {{0, POLLIN, 0}, {session_wait_fd(r->session), POLLIN, 0}};
        int ms = ns < 0 ? -1 : ns > INT64_C(1000000) * 1000 ? 1000 : (int)((ns + 999999) / 1000000);
        int n = poll(fds, 2, ms);
        if (n < 0 && errno == EINTR) {
            return WAITED_SIGNAL;
        }
        if (n < 0 || fds[0].revents != 0) {
            return WAITED_INPUT;
        }
    }
}

static bool take_line(Reader *in, Buf *entry) {
    char *end = in->ahead.len > 0 ? memchr(in->ahead.data, '\n', in->ahead.len) : NULL;
    size_t n = end != NULL ? (size_t)(end - in->ahead.data) + 1 : in->is_at_end ? in->ahead.len : 0;
    if (n == 0) {
        return false;
    }
    buf_write(entry, in->ahead.data, n);
    memmove(in->ahead.data, in->ahead.data + n, in->ahead.len - n);
    in->ahead.len -= n;
    return true;
}

typedef enum LineRead { LINE_READ, LINE_END, LINE_INTERRUPTED } LineRead;

static LineRead read_line(Repl *r, Reader *in, Buf *entry) {
    while (!take_line(in, entry)) {
        if (in->is_at_end) {
            return LINE_END;
        }
        if (wait_for_input(r) == WAITED_SIGNAL) {
            return LINE_INTERRUPTED;
        }
        char chunk[4096];
        ssize_t n = read(0, chunk, sizeof chunk);
        if (n > 0) {
            buf_write(&in->ahead, chunk, (size_t)n);
        } else if (n == 0 || errno != EINTR) {
            in->is_at_end = true;
        }
    }
    return LINE_READ;
}

static bool is_command(const Buf *entry) {
    const char *text = entry->data + strspn(entry->data, " \t");
    return *text == ':';
}

static bool needs_more(const Buf *entry) {
    return !is_command(entry) && session_text(entry->data, entry->len) == TEXT_INCOMPLETE;
}

/* The next entry, prompts shown, in a transcript also what is read. False: nothing is left. */
static bool read_entry(Repl *r, Reader *in, Buf *entry) {
    entry->len = 0;
    const char *prompt = PROMPT;
    do {
        size_t before = entry->len;
        put(r, 1, prompt, strlen(prompt));
        LineRead how = read_line(r, in, entry);
        if (how != LINE_READ) {
            put(r, 1, "\n", 1);
            entry->len = how == LINE_INTERRUPTED ? 0 : entry->len;
            return how == LINE_INTERRUPTED || entry->len > 0;
        }
        if (r->options.transcript) {
            put(r, 1, entry->data + before, entry->len - before);
        }
        r->at_line_start = true;
        prompt = MORE;
    } while (needs_more(entry));
    return true;
}

static void run_plain(Repl *r) {
    Reader in = {.is_at_end = false};
    Buf entry;
    buf_init(&in.ahead);
    buf_init(&entry);
    while (!r->is_leaving && read_entry(r, &in, &entry)) {
        if (entry.len > 0) {
            repl_enter(r, entry.data, entry.len);
        }
        r->is_leaving |= session_has_exited(r->session);
    }
    buf_deinit(&in.ahead);
    buf_deinit(&entry);
}

/* ---- life */

bool repl_restart(Repl *r) {
    if (r->session != NULL) {
        session_free(r->session);
    }
    r->session = session_new(&r->session_options);
    SessionHooks hooks = {r, on_value, on_note, 0};
    return session_open(r->session, &hooks);
}

int repl_run(const ReplOptions *options) {
    Repl r = {.options = *options, .at_line_start = true, .session_options = options->session};
    r.is_tty = isatty(1);
    r.colour = options->session.colour && !options->transcript;
    r.session_options.write = on_program_write;
    r.session_options.write_ctx = &r;
    r.session_options.err = stdout;
    r.session_options.show_source = true;
    if (!repl_restart(&r)) {
        return 1;
    }
    run_plain(&r);
    int code = session_has_exited(r.session) ? session_exit_code(r.session) : 0;
    session_free(r.session);
    return code;
}
