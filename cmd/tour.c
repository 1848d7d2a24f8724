/* tour.c: the tour as a row of screens: for each lesson its text, the program, what it does, the
 * mended one, what that does, and both side by side.
 *
 * Every program runs under the virtual clock and one seed, so that a class sees what the teacher
 * saw. A run is made once and kept until its program is edited or run again.
 */
#include "cmd/tour.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/lessons.h"
#include "cmd/terminal.h"
#include "driver/trial.h"

typedef enum Screen {
    SCREEN_TEXT, SCREEN_PROGRAM, SCREEN_RUN, SCREEN_FIXED, SCREEN_FIXED_RUN, SCREEN_BOTH, SCREENS
} Screen;

enum { SHOWN_LINES = 14 }; /* of a program's output */

typedef struct Tour {
    const Options *options;
    Lessons lessons;
    bool waits;                 /* a terminal at both ends */
    Trial *leak, *fixed;        /* of the current lesson; NULL: not run */
    int at;                     /* lesson */
    Screen screen;
} Tour;

/* ---- telling */

static const char *bold(const Tour *t) { return t->options->session.colour ? "\033[1m" : ""; }
static const char *plain(const Tour *t) { return t->options->session.colour ? "\033[0m" : ""; }

static void heading(const Tour *t, const char *what, const char *path) {
    const char *slash = path != NULL ? strrchr(path, '/') : NULL;
    printf("\n%s--- %s%s%s%s\n", bold(t), what, slash != NULL ? " " : "",
           slash != NULL ? slash + 1 : "", plain(t));
}

/* Up to `most` lines, and how many there were more. */
static void put_lines(const Buf *text, int most) {
    const char *p = text->len > 0 ? text->data : "", *end = p + text->len;
    int line = 0;
    for (; p < end && line < most; line++) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        const char *stop = newline != NULL ? newline : end;
        printf("%.*s\n", (int)(stop - p), p);
        p = stop + 1;
    }
    for (; p < end; line++) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        p = newline != NULL ? newline + 1 : end;
    }
    if (line > most) {
        printf("... and %d lines more\n", line - most);
    } else if (line == 0) {
        puts("(prints nothing)");
    }
}

static void put_program(const char *path) {
    FILE *f = fopen(path, "r");
    char *text = NULL;
    size_t cap = 0;
    int line = 0;
    for (ssize_t n; f != NULL && (n = getline(&text, &cap, f)) > 0;) {
        printf("%5d  %s%s", ++line, text, text[n - 1] == '\n' ? "" : "\n");
    }
    free(text);
    if (f != NULL) {
        fclose(f);
    }
}

/* ---- running */

/* Tracebacks name files by their whole path; where the lessons lie is no matter and differs each
 * time. */
static void forget_folder(const Tour *t, Buf *text) {
    size_t n = strlen(t->lessons.folder) + 1;
    char *at = text->len > 0 ? strstr(text->data, t->lessons.folder) : NULL;
    for (; at != NULL; at = strstr(at, t->lessons.folder)) {
        memmove(at, at + n, text->len - (size_t)(at - text->data) - n + 1);
        text->len -= n;
    }
}

static Trial *run(const Tour *t, const char *path) {
    SessionOptions o = t->options->session;
    o.virtual_time = true;
    o.has_seed = true;
    o.seed = t->options->session.has_seed ? t->options->session.seed : 1;
    o.arg_count = 0;
    o.leaks = o.leaks_warn = true;
    int pictures = o.html != NULL ? TRIAL_PICTURES : 0;
    Trial *trial = trial_run(&o, &(SessionInput){.path = path}, TRIAL_TIMELINE | pictures);
    forget_folder(t, &trial->both);
    return trial;
}

static void forget(Trial **trial) {
    trial_free(*trial);
    *trial = NULL;
}

static void tell_run(Tour *t, const char *what, const char *path, Trial **trial) {
    if (*trial == NULL) {
        *trial = run(t, path);
    }
    heading(t, what, path);
    put_lines(&(*trial)->both, t->waits ? 60 : SHOWN_LINES);
    if ((*trial)->status != 0) {
        printf("(exit status %d)\n", (*trial)->status);
    }
}

static void tell_both(Tour *t, const Lesson *lesson) {
    t->leak = t->leak != NULL ? t->leak : run(t, lesson->leak);
    t->fixed = t->fixed != NULL ? t->fixed : run(t, lesson->fixed);
    Trial *both[2] = {t->leak, t->fixed};
    Buf b;
    buf_init(&b);
    heading(t, "side by side (< where they differ)", NULL);
    if (t->leak->timeline != NULL && t->fixed->timeline != NULL) {
        trials_put_table(&b, both, 2);
        buf_puts(&b, "\n");
        trials_put_curves(&b, both, 2, terminal_columns());
        fwrite(b.data, 1, b.len, stdout);
    } else {
        puts("one of them does not run");
    }
    buf_deinit(&b);
}

/* One word of a text with **bold** parts; its columns. */
static int put_word(const Tour *t, const char *word, size_t n, bool *is_bold) {
    int columns = 0;
    for (size_t i = 0; i < n; i++) {
        if (word[i] == '*' && i + 1 < n && word[i + 1] == '*') {
            *is_bold = !*is_bold;
            fputs(*is_bold ? bold(t) : plain(t), stdout);
            i++;
        } else {
            putchar(word[i]);
            columns += ((unsigned char)word[i] & 0xc0) != 0x80;
        }
    }
    return columns;
}

/* The text's paragraphs, filled anew for the terminal's width. */
static void put_paragraphs(const Tour *t, const char *text) {
    enum { WIDEST = 100 };
    int room = terminal_columns() < WIDEST ? terminal_columns() : WIDEST, column = 0;
    bool is_bold = false;
    text += strspn(text, " \n");
    putchar('\n');
    for (const char *p = text; p[strspn(p, " \n")] != 0;) {
        size_t gap = strspn(p, " \n"), n = strcspn(p + gap, " \n");
        bool ends_paragraph = gap > 1 && p[0] == '\n' && p[1] == '\n';
        if (ends_paragraph || column + 1 + (int)n >= room) {
            fputs(ends_paragraph ? "\n\n" : "\n", stdout);
            column = 0;
        } else if (column > 0) {
            putchar(' ');
            column++;
        }
        column += put_word(t, p + gap, n, &is_bold);
        p += gap + n;
    }
    putchar('\n');
}

static void tell_text(const Tour *t, const Lesson *lesson) {
    const char *text = strchr(lesson->text, '\n');
    printf("\n%s== Lesson %d of %d: %s%s\n", bold(t), t->at + 1, t->lessons.all.len, lesson->title,
           plain(t));
    put_paragraphs(t, text != NULL ? text + 1 : "");
}

static void tell_program(const Tour *t, const char *what, const char *path) {
    heading(t, what, path);
    put_program(path);
}

static void tell_screen(Tour *t) {
    const Lesson *lesson = &t->lessons.all.data[t->at];
    switch (t->screen) {
    case SCREEN_TEXT: tell_text(t, lesson); break;
    case SCREEN_PROGRAM: tell_program(t, "the program:", lesson->leak); break;
    case SCREEN_RUN: tell_run(t, "it does:", lesson->leak, &t->leak); break;
    case SCREEN_FIXED: tell_program(t, "the mended program:", lesson->fixed); break;
    case SCREEN_FIXED_RUN: tell_run(t, "it does:", lesson->fixed, &t->fixed); break;
    default: tell_both(t, lesson); break;
    }
    fflush(stdout);
}

/* ---- going about */

static void to_lesson(Tour *t, int at) {
    forget(&t->leak);
    forget(&t->fixed);
    t->at = at;
    t->screen = SCREEN_TEXT;
}

/* Whoever is not there can read the programs later; not every lesson has a mended one. */
static bool is_skipped(const Tour *t, Screen screen) {
    bool has_fixed = t->lessons.all.data[t->at].fixed != NULL;
    bool is_program = screen == SCREEN_PROGRAM || screen == SCREEN_FIXED;
    return (is_program && !t->waits) || (screen >= SCREEN_FIXED && !has_fixed);
}

static bool go_on(Tour *t) {
    do {
        t->screen++;
    } while (t->screen < SCREENS && is_skipped(t, t->screen));
    if (t->screen < SCREENS) {
        return true;
    }
    if (t->at + 1 == t->lessons.all.len) {
        return false;
    }
    to_lesson(t, t->at + 1);
    return true;
}

static void go_back(Tour *t) {
    if (t->screen > SCREEN_TEXT) {
        t->screen--;
    } else if (t->at > 0) {
        to_lesson(t, t->at - 1);
    }
}

static void edit(const char *path) {
    const char *editor = getenv("VISUAL") != NULL ? getenv("VISUAL") : getenv("EDITOR");
    pid_t child = fork();
    if (child == 0) { /* as git does: the variable may hold arguments */
        setenv("GOL_FILE", path, 1);
        Buf command;
        buf_init(&command);
        buf_printf(&command, "%s \"$GOL_FILE\"", editor != NULL && *editor != 0 ? editor : "vi");
        execl("/bin/sh", "sh", "-c", command.data, (char *)NULL);
        _exit(127);
    }
    int status;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
}

/* The current screen's program, after a change of it, and its run. */
static void run_again(Tour *t, bool edits) {
    const Lesson *lesson = &t->lessons.all.data[t->at];
    bool is_fixed = t->screen >= SCREEN_FIXED;
    if (edits) {
        edit(is_fixed ? lesson->fixed : lesson->leak);
    }
    forget(is_fixed ? &t->fixed : &t->leak);
    t->screen = is_fixed ? SCREEN_FIXED_RUN : SCREEN_RUN;
}

typedef enum Answer { ANSWER_SHOW, ANSWER_STAY, ANSWER_END } Answer;

static Answer obey(Tour *t, const char *line) {
    int number = atoi(line);
    if (number > 0 && number <= t->lessons.all.len) {
        to_lesson(t, number - 1);
        return ANSWER_SHOW;
    }
    switch (line[0]) {
    case '\n': return go_on(t) ? ANSWER_SHOW : ANSWER_END;
    case 'b': go_back(t); return ANSWER_SHOW;
    case 'r': run_again(t, false); return ANSWER_SHOW;
    case 'e': run_again(t, true); return ANSWER_SHOW;
    case 'q': return ANSWER_END;
    default:
        printf("Enter next, b back, r run again, e edit and run, q quit,\n"
               "1 to %d for that lesson\n", t->lessons.all.len);
        return ANSWER_STAY;
    }
}

static void only_interrupt(int signal_number) { (void)signal_number; }

/* Is there a line to read? A Ctrl-C counts from before the prompt on, also while nothing reads
 * yet. */
static bool waits_for_line(const Tour *t) {
    struct sigaction interrupt = {.sa_handler = only_interrupt}, before;
    sigset_t blocked, open;
    struct pollfd keyboard = {STDIN_FILENO, POLLIN, 0};
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    sigprocmask(SIG_BLOCK, &blocked, &open);
    sigaction(SIGINT, &interrupt, &before);
    printf("\n%s[%d/%d] Enter next · b back · r run again · e edit · q quit%s > ", bold(t),
           t->at + 1, t->lessons.all.len, plain(t));
    fflush(stdout);
    sigdelset(&open, SIGINT);
    bool has_line = ppoll(&keyboard, 1, NULL, &open) > 0;
    sigaction(SIGINT, &before, NULL);
    sigprocmask(SIG_SETMASK, &open, NULL);
    return has_line;
}

/* A line from the keyboard. Ctrl-C there ends the tour, not the process, so that its files are
 * removed. The terminal gives whole lines, so stdio keeps none back. */
static bool ask(const Tour *t, char **line, size_t *cap) {
    return waits_for_line(t) && getline(line, cap, stdin) > 0;
}

static Answer next_answer(Tour *t, char **line, size_t *cap) {
    if (!t->waits) {
        return !ferror(stdout) && go_on(t) ? ANSWER_SHOW : ANSWER_END;
    }
    return ask(t, line, cap) ? obey(t, *line) : ANSWER_END;
}

static void walk(Tour *t) {
    char *line = NULL;
    size_t cap = 0;
    for (Answer a = ANSWER_SHOW; a != ANSWER_END; a = next_answer(t, &line, &cap)) {
        if (a == ANSWER_SHOW) {
            tell_screen(t);
        }
    }
    free(line);
}

/* ---- pages */

static char *page_name(const Tour *t, int at, const char *folder) {
    Buf b;
    buf_init(&b);
    if (at >= 0 && at < t->lessons.all.len) {
        buf_printf(&b, "%s%s%s.html", folder, *folder != 0 ? "/" : "",
                   t->lessons.all.data[at].name);
    }
    return b.len > 0 ? buf_take(&b) : NULL;
}

static bool write_lesson(Tour *t, const char *folder) {
    const Lesson *lesson = &t->lessons.all.data[t->at];
    t->leak = run(t, lesson->leak);
    t->fixed = lesson->fixed != NULL ? run(t, lesson->fixed) : NULL;
    Trial *both[2] = {t->leak, t->fixed};
    char *path = page_name(t, t->at, folder);
    char *previous = page_name(t, t->at - 1, ""), *next = page_name(t, t->at + 1, "");
    TrialPage page = {.title = lesson->title, .lesson = lesson->text, .previous = previous,
                      .next = next, .index = "index.html"};
    bool ok = t->leak->has_run && trials_write_page(both, 2, &page, path);
    free(path);
    free(previous);
    free(next);
    return ok;
}

static bool write_index(const Tour *t, const char *folder) {
    Buf text, path;
    buf_init(&text);
    buf_init(&path);
    buf_puts(&text,
             "# Leaks\n\nEach lesson is a program that leaks, what it looks like from inside, "
             "and how to mend it. Keys on every page: arrows step, space plays.\n\n");
    for (int i = 0; i < t->lessons.all.len; i++) {
        const Lesson *lesson = &t->lessons.all.data[i];
        buf_printf(&text, "%d. [%s](%s.html)\n\n", i + 1, lesson->title, lesson->name);
    }
    buf_printf(&path, "%s/index.html", folder);
    TrialPage page = {.title = "Lessons on leaks", .lesson = text.data};
    bool ok = trials_write_page(NULL, 0, &page, path.data);
    buf_deinit(&text);
    buf_deinit(&path);
    return ok;
}

static bool write_pages(Tour *t, const char *folder) {
    if (mkdir(folder, 0777) < 0 && errno != EEXIST) {
        fprintf(stderr, "gol: cannot make %s: %s\n", folder, strerror(errno));
        return false;
    }
    bool ok = write_index(t, folder);
    for (int i = 0; i < t->lessons.all.len && ok; i++) {
        to_lesson(t, i);
        ok = write_lesson(t, folder);
    }
    return ok;
}

int tour_run(const Options *o) {
    Tour t = {.options = o, .waits = isatty(0) && isatty(1)};
    signal(SIGPIPE, SIG_IGN); /* or its files would stay */
    bool ok = lessons_open(&t.lessons);
    if (ok && o->session.html != NULL) {
        ok = write_pages(&t, o->session.html);
    } else if (ok) {
        walk(&t);
        puts("\nThat was the tour. The programs are in examples/leaks, one folder a lesson.");
    }
    to_lesson(&t, 0);
    lessons_close(&t.lessons);
    return ok ? 0 : 1;
}
