/* repl.c: the loop: read an entry, evaluate it, show what came of it.
 *
 * An entry is read line by line until the real parser says that it is no prefix of something
 * longer. Everything that reaches the terminal goes through put(), which keeps the line being typed
 * whole: what comes from goroutines in the meantime is written above it.
 */
#include "repl/repl.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "driver/ask.h"
#include "driver/breaks.h"
#include "driver/version.h"
#include "repl/lineedit.h"
#include "repl/repl_internal.h"

#define PROMPT "gol> "
#define MORE "...  "

enum {
    SLICE_NS = 5000000, /* for goroutines between looks at the terminal */
    CANNOT_START = 2,   /* exit status, as for a program that cannot be read */
};

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
    bool is_editing = r->edit != NULL && lineedit_is_active(r->edit);
    if (is_editing) {
        lineedit_hide(r->edit);
    }
    write_all(r->options.transcript ? 1 : fd, data, n);
    r->at_line_start = data[n - 1] == '\n';
    if (is_editing) {
        write_all(1, "\n", r->at_line_start ? 0 : 1);
        r->at_line_start = true;
        lineedit_show(r->edit);
    }
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

/* name? or name.name??, and nothing else. */
static bool is_question(const char *text) {
    size_t n = 0;
    while (text[n] == '_' || text[n] == '.' || isalnum((unsigned char)text[n]) ||
           (unsigned char)text[n] >= 0x80) {
        n++;
    }
    size_t marks = strspn(text + n, "?");
    size_t blank = strspn(text + n + marks, " \t\r\n");
    return n > 0 && (marks == 1 || marks == 2) && text[n + marks + blank] == 0;
}

/* What people type who want to leave, unless it means something. */
static bool is_farewell(Repl *r, const char *text) {
    size_t n = strcspn(text, " \t\r\n");
    bool is_word = (n == 4 && (memcmp(text, "quit", 4) == 0 || memcmp(text, "exit", 4) == 0));
    if (!is_word || text[n + strspn(text + n, " \t\r\n")] != 0) {
        return false;
    }
    char name[8] = {0};
    memcpy(name, text, n);
    return !session_defines(r->session, name);
}

bool repl_may_change(Repl *r) {
    if (r->is_paused) {
        repl_error(r, "an entry is paused: continue or quit first");
    }
    return !r->is_paused;
}

bool repl_enter(Repl *r, const char *text, size_t len) {
    size_t blank = strspn(text, " \t\r\n;");
    if (blank == len) {
        return true;
    }
    if (text[blank] == ':') {
        return repl_command(r, text + blank);
    }
    if (is_question(text + blank)) {
        return repl_question(r, text + blank);
    }
    if (is_farewell(r, text + blank)) {
        r->is_leaving = true;
        return true;
    }
    if (!repl_may_change(r)) {
        return false;
    }
    char *code = strndup(text, len);
    free(r->last_code);
    r->last_code = code;
    SessionEnd end = r->steps_in ? session_enter_stepping(r->session, text, len)
                                 : session_enter(r->session, text, len);
    fresh_line(r);
    return end == SESSION_DONE;
}

/* ---- waiting */

typedef enum Waited { WAITED_INPUT, WAITED_SIGNAL } Waited;

/* Waits for input, a goroutine's event or so long (-1: no limit). A signal that comes after the
 * question whether one has come ends the wait: it is let in only there. */
static int poll_signals(Repl *r, struct pollfd *fds, nfds_t count, int64_t ns) {
    struct timespec limit = {ns / 1000000000, ns % 1000000000};
    sigset_t interrupt, before;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, &before);
    int n = -1;
    errno = EINTR;
    if (!session_is_interrupted(r->session)) {
        n = ppoll(fds, count, ns < 0 ? NULL : &limit, &before);
    }
    int error = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return n;
}

/* Runs goroutines until there is something to read. In a transcript nothing runs beside the reader,
 * so that it is always the same: goroutines get their turn first. */
static Waited wait_for_input(Repl *r) {
    for (;;) {
        int64_t ns = r->is_paused ? -1 : session_background(r->session, SLICE_NS);
        if (session_take_interrupt(r->session)) {
            return WAITED_SIGNAL;
        }
        if (r->options.transcript || session_has_exited(r->session)) {
            return WAITED_INPUT;
        }
        struct pollfd fds[] = {{0, POLLIN, 0}, {session_wait_fd(r->session), POLLIN, 0}};
        int n = poll_signals(r, fds, 2, ns);
        if (r->edit != NULL && lineedit_was_stopped(r->edit)) {
            repl_bring_back(r, repl_set_aside(r));
        }
        if (session_take_interrupt(r->session)) {
            return WAITED_SIGNAL;
        }
        if ((n < 0 && errno != EINTR) || (n > 0 && fds[0].revents != 0)) {
            return WAITED_INPUT;
        }
    }
}

/* ---- reading lines as they come */

static bool take_line(LineReader *in, Buf *entry) {
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

static LineRead read_line(Repl *r, Buf *entry) {
    LineReader *in = &r->in;
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

static LineRead prompt_line(Repl *r, const char *prompt, Buf *entry) {
    put(r, 1, prompt, strlen(prompt));
    r->prompt = prompt;
    LineRead how = read_line(r, entry);
    r->prompt = NULL;
    return how;
}

/* The next entry, prompts shown, in a transcript also what is read. False: nothing is left. */
static bool read_entry(Repl *r, Buf *entry) {
    entry->len = 0;
    EntryScan scan = {0};
    const char *prompt = PROMPT;
    session_background(r->session, SLICE_NS);
    fresh_line(r);
    do {
        size_t before = entry->len;
        LineRead how = prompt_line(r, prompt, entry);
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
    } while (!repl_scan_is_whole(&scan, entry->data, entry->len));
    return true;
}

static void run_plain(Repl *r) {
    Buf entry;
    buf_init(&entry);
    while (!r->is_leaving && read_entry(r, &entry)) {
        if (entry.len > 0) {
            repl_enter(r, entry.data, entry.len);
        }
        r->is_leaving |= session_has_exited(r->session);
    }
    buf_deinit(&entry);
}

/* ---- with an editor */

static bool is_complete(void *ctx, const char *text, size_t len) {
    const Repl *r = ctx;
    return r->is_paused || repl_is_whole(text, len);
}

static void explain(void *ctx, const char *detail) {
    Repl *r = ctx;
    write_all(1, detail, strlen(detail));
    write_all(1, "\n", 1);
    r->at_line_start = true;
}

typedef enum Edited { EDITED_LINE, EDITED_NOTHING, EDITED_END } Edited;

/* One line of the editor: a whole entry, where it edits blocks. */
static Edited edit_line(Repl *r, const char *prompt, Buf *entry) {
    fresh_line(r);
    r->prompt = prompt;
    lineedit_prompt(r->edit, prompt);
    do {
        if (wait_for_input(r) == WAITED_SIGNAL) {
            lineedit_clear(r->edit);
            write_all(1, "^C\n", 3);
            r->prompt = NULL;
            return EDITED_NOTHING;
        }
    } while (!session_has_exited(r->session) && !lineedit_read(r->edit));
    r->prompt = NULL;
    char *line = lineedit_take(r->edit);
    if (line == NULL) {
        return EDITED_END;
    }
    buf_puts(entry, line);
    buf_putc(entry, '\n');
    free(line);
    return EDITED_LINE;
}

/* Where blocks are not edited as a whole, lines are added until they are one. */
static Edited edit_entry(Repl *r, Buf *entry) {
    entry->len = 0;
    EntryScan scan = {0};
    Edited how = edit_line(r, PROMPT, entry);
    while (how == EDITED_LINE && !lineedit_has_blocks(r->edit) &&
           !repl_scan_is_whole(&scan, entry->data, entry->len)) {
        how = edit_line(r, MORE, entry);
    }
    return how;
}

bool repl_ask(Repl *r, const char *prompt, Buf *line) {
    line->len = 0;
    if (r->edit != NULL) {
        return edit_line(r, prompt, line) == EDITED_LINE;
    }
    fresh_line(r);
    bool ok = prompt_line(r, prompt, line) == LINE_READ;
    if (!ok) {
        put(r, 1, "\n", 1);
    } else if (r->options.transcript) {
        put(r, 1, line->data, line->len);
    }
    r->at_line_start = true;
    return ok;
}

PromptAside repl_set_aside(Repl *r) {
    PromptAside a = {r->prompt, NULL};
    if (a.prompt != NULL && r->edit != NULL) {
        a.typed = lineedit_set_aside(r->edit);
    }
    return a;
}

void repl_bring_back(Repl *r, PromptAside a) {
    r->prompt = a.prompt;
    if (a.prompt == NULL) {
        return;
    }
    fresh_line(r);
    if (r->edit != NULL) {
        lineedit_bring_back(r->edit, a.prompt, a.typed);
    } else {
        put(r, 1, a.prompt, strlen(a.prompt));
    }
    free(a.typed);
}

/* Ctrl-D: who was still at work. */
static void say_goodbye(Repl *r) {
    Buf b;
    buf_init(&b);
    write_all(1, "\n", 1);
    session_goroutines(r->session, &b);
    if (b.len > 0) {
        repl_print(r, "leaving these goroutines:");
        put(r, 1, b.data, b.len);
    }
    buf_deinit(&b);
}

static void run_edited(Repl *r) {
    Buf entry;
    buf_init(&entry);
    while (!r->is_leaving && !session_has_exited(r->session)) {
        Edited how = edit_entry(r, &entry);
        if (how == EDITED_LINE) {
            history_add(r, entry.data);
            repl_enter(r, entry.data, entry.len);
        } else if (how == EDITED_END) {
            r->is_leaving = true;
            say_goodbye(r);
        }
    }
    buf_deinit(&entry);
}

/* ---- life */

bool repl_restart(Repl *r) {
    if (r->session != NULL) {
        session_free(r->session);
    }
    r->session = session_new(&r->session_options);
    SessionHooks hooks = {r, on_value, on_note, repl_paused};
    return session_open(r->session, &hooks);
}

static bool wants_editor(const Repl *r) {
    const char *term = getenv("TERM");
    return !r->options.transcript && isatty(0) && isatty(1) && term != NULL && *term != 0 &&
           strcmp(term, "dumb") != 0;
}

static void open_editor(Repl *r) {
    LineHooks hooks = {r, is_complete, repl_complete, explain};
    r->edit = wants_editor(r) ? lineedit_open(&hooks) : NULL;
    if (r->edit != NULL) {
        history_load(r);
    }
}

static void greet(const Repl *r) {
    if (!r->options.quiet && !r->options.transcript && isatty(0)) {
        printf("gol %s  :help for help, :quit to leave\n", GOL_VERSION);
        fflush(stdout);
    }
}

static int finish(Repl *r) {
    int code = session_has_exited(r->session) ? session_exit_code(r->session) : 0;
    if (r->edit != NULL) {
        lineedit_close(r->edit);
    }
    session_free(r->session);
    repl_forget_loaded(r);
    buf_deinit(&r->in.ahead);
    free(r->last_entry);
    free(r->last_code);
    return code;
}

static void start_files(Repl *r) {
    Buf path;
    buf_init(&path);
    if (!r->options.noinit && repl_config_path(&path, "XDG_CONFIG_HOME", ".config", "init.gol") &&
        access(path.data, R_OK) == 0) {
        repl_load(r, path.data);
    }
    buf_deinit(&path);
    if (r->options.load != NULL) {
        repl_load(r, r->options.load);
    }
    if (r->options.code != NULL) {
        repl_feed(r, r->options.code, strlen(r->options.code));
    }
}

/* A file that was named on the command line and cannot be read is no reason for a prompt. */
static bool can_start(const ReplOptions *options) {
    if (options->load == NULL) {
        return true;
    }
    int fd = open(options->load, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        fprintf(stderr, "gol: open %s: %s\n", options->load, strerror(errno));
        return false;
    }
    struct stat st;
    bool is_folder = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
    if (is_folder) {
        fprintf(stderr, "gol: %s is a folder: a prompt begins with one file\n", options->load);
    }
    close(fd);
    return !is_folder;
}

int repl_run(const ReplOptions *options) {
    if (!can_start(options)) {
        return CANNOT_START;
    }
    Repl r = {.options = *options, .at_line_start = true, .session_options = options->session};
    buf_init(&r.in.ahead);
    r.is_tty = isatty(1);
    r.colour = options->session.colour && r.is_tty && !options->transcript;
    r.session_options.write = on_program_write;
    r.session_options.write_ctx = &r;
    r.session_options.err = stdout;
    r.session_options.show_source = true;
    r.session_options.leaks = true; /* for :leaks */
    if (!repl_restart(&r)) {
        return 1;
    }
    greet(&r);
    start_files(&r);
    open_editor(&r);
    if (r.edit != NULL) {
        run_edited(&r);
    } else if (!r.is_leaving) {
        run_plain(&r);
    }
    return finish(&r);
}
