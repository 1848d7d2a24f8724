/* lineedit.c: GNU readline, or libedit, by dlopen.
 *
 * The library's functions and variables are looked up once, into a table whose fields have their
 * names. Its callbacks take no context, so the one LineEdit of the process hangs from a file-scope
 * variable: one of the two exceptions of DESIGN.md 6.
 *
 * The terminal is in the library's hands only between lineedit_prompt and the end of the line;
 * while an entry runs it is as the shell left it.
 *
 * Rows of a block: readline's own previous-screen-line counts columns of the screen, prompt
 * included, and falls through to the history; so rows are found here by line breaks.
 */
#include "repl/lineedit.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/panic.h"

#ifndef LINEEDIT_LIBRARY
#define LINEEDIT_LIBRARY "libreadline.so.8"
#endif

/* FUNC(result, name, parameters) and VAR(type, name): what there must be; OPT_: what libedit
 * lacks. */
#define LIBRARY(FUNC, VAR, OPT_FUNC)                                                               \
    FUNC(void, rl_callback_handler_install, (const char *, void (*)(char *)))                      \
    FUNC(void, rl_callback_read_char, (void))                                                      \
    FUNC(void, rl_callback_handler_remove, (void))                                                 \
    FUNC(int, rl_insert_text, (const char *))                                                      \
    FUNC(int, rl_newline, (int, int))                                                              \
    FUNC(int, rl_insert, (int, int))                                                               \
    FUNC(int, rl_get_previous_history, (int, int))                                                 \
    FUNC(int, rl_bind_key, (int, int (*)(int, int)))                                               \
    FUNC(void, rl_redisplay, (void))                                                               \
    FUNC(int, rl_on_new_line, (void))                                                              \
    FUNC(int, rl_initialize, (void))                                                               \
    FUNC(void, add_history, (const char *))                                                        \
    FUNC(void, using_history, (void))                                                              \
    FUNC(void, stifle_history, (int))                                                              \
    VAR(char *, rl_line_buffer)                                                                    \
    VAR(int, rl_point)                                                                             \
    VAR(int, rl_end)                                                                               \
    VAR(const char *, rl_readline_name)                                                            \
    VAR(char **(*), rl_attempted_completion_function)                                              \
    VAR(int, rl_attempted_completion_over)                                                         \
    VAR(int, rl_completion_append_character)                                                       \
    VAR(int, rl_catch_signals)                                                                     \
    OPT_FUNC(int, rl_get_next_history, (int, int))                                                 \
    OPT_FUNC(int, rl_bind_keyseq, (const char *, int (*)(int, int)))                               \
    OPT_FUNC(int, rl_clear_visible_line, (void))                                                   \
    OPT_FUNC(int, rl_variable_bind, (const char *, const char *))                                  \
    OPT_FUNC(void, rl_free_line_state, (void))                                                     \
    OPT_FUNC(void, rl_callback_sigcleanup, (void))                                                 \
    OPT_FUNC(int, rl_forced_update_display, (void))                                                \
    OPT_FUNC(int, rl_delete_text, (int, int))                                                      \
    OPT_FUNC(int, rl_kill_text, (int, int))

enum { MAX_HISTORY = 10000 };

typedef char **CompleteFn(const char *text, int start, int end);

typedef struct Library {
    void *handle;
#define FUNC(result, name, params) result(*name) params;
#define VAR(type, name) void *name;
    LIBRARY(FUNC, VAR, FUNC)
#undef FUNC
#undef VAR
} Library;

struct LineEdit {
    LineHooks hooks;
    Library l;
    char *line;          /* done and not taken yet */
    bool is_done, is_active, is_hidden;
    volatile bool was_stopped;
};

static LineEdit *current; /* whom the library's callbacks mean */

#define RL_INT(name) (*(int *)current->l.name)

/* ---- the library */

static bool find_all(Library *l) {
    bool ok = true;
#define FUNC(result, name, params)                                                                 \
    *(void **)&l->name = dlsym(l->handle, #name);                                                  \
    ok &= l->name != NULL;
#define VAR(type, name)                                                                            \
    l->name = dlsym(l->handle, #name);                                                             \
    ok &= l->name != NULL;
#define OPT_FUNC(result, name, params) *(void **)&l->name = dlsym(l->handle, #name);
    LIBRARY(FUNC, VAR, OPT_FUNC)
#undef FUNC
#undef VAR
#undef OPT_FUNC
    return ok;
}

bool lineedit_has_blocks(const LineEdit *e) {
    return e->l.rl_bind_keyseq != NULL && e->l.rl_delete_text != NULL;
}

/* libedit's rl_redisplay types the terminal's key for it, Ctrl-R, which searches the history. */
static void redraw(LineEdit *e) {
    if (!lineedit_has_blocks(e) && e->l.rl_forced_update_display != NULL) {
        e->l.rl_forced_update_display();
    } else {
        e->l.rl_redisplay();
    }
}

/* ---- Enter, and the closing brace */

static const char *buffer(void) {
    return *(char **)current->l.rl_line_buffer;
}

static size_t row_start(size_t at) {
    const char *text = buffer();
    while (at > 0 && text[at - 1] != '\n') {
        at--;
    }
    return at;
}

static size_t row_end(size_t at) {
    return at + strcspn(buffer() + at, "\n");
}

/* A line break, then the indentation of this row, one deeper behind an opening bracket. */
static void break_line(void) {
    const char *text = buffer();
    size_t point = (size_t)RL_INT(rl_point), start = row_start(point), last = point;
    Buf b;
    buf_init(&b);
    buf_putc(&b, '\n');
    buf_write(&b, text + start, strspn(text + start, "\t"));
    while (last > start && (text[last - 1] == ' ' || text[last - 1] == '\t')) {
        last--;
    }
    if (last > start && strchr("{([", text[last - 1]) != NULL) {
        buf_putc(&b, '\t');
    }
    current->l.rl_insert_text(b.data);
    buf_deinit(&b);
}

static int on_enter(int count, int key) {
    const LineHooks *h = &current->hooks;
    if (h->is_complete(h->ctx, buffer(), strlen(buffer()))) {
        RL_INT(rl_point) = RL_INT(rl_end);
        return current->l.rl_newline(count, key);
    }
    break_line();
    return 0;
}

/* Typed first in its row, a closing brace goes back by one tab. */
static int on_close(int count, int key) {
    int point = RL_INT(rl_point);
    size_t start = row_start((size_t)point);
    if (point > 0 && buffer()[point - 1] == '\t' &&
        strspn(buffer() + start, "\t") == (size_t)point - start && start > 0) {
        current->l.rl_delete_text(point - 1, point);
        RL_INT(rl_point) = point - 1;
    }
    return current->l.rl_insert(count, key);
}

/* ---- Up and Down inside a block */

static int on_up(int count, int key) {
    size_t point = (size_t)RL_INT(rl_point), start = row_start(point);
    if (start == 0) {
        return current->l.rl_get_previous_history(count, key);
    }
    size_t above = row_start(start - 1), column = point - start, len = start - 1 - above;
    RL_INT(rl_point) = (int)(above + (column < len ? column : len));
    return 0;
}

static int on_down(int count, int key) {
    size_t point = (size_t)RL_INT(rl_point), end = row_end(point);
    if (buffer()[end] == 0) {
        return current->l.rl_get_next_history(count, key);
    }
    size_t below = end + 1, column = point - row_start(point), len = row_end(below) - below;
    RL_INT(rl_point) = (int)(below + (column < len ? column : len));
    return 0;
}

/* ---- the ends of a row; a second time, of the block */

static int on_home(int count, int key) {
    (void)count, (void)key;
    size_t point = (size_t)RL_INT(rl_point), start = row_start(point);
    RL_INT(rl_point) = start == point ? 0 : (int)start;
    return 0;
}

static int on_end(int count, int key) {
    (void)count, (void)key;
    size_t point = (size_t)RL_INT(rl_point), end = row_end(point);
    RL_INT(rl_point) = end == point ? RL_INT(rl_end) : (int)end;
    return 0;
}

/* Ctrl-K: the rest of the row, or else its line break. */
static int on_kill(int count, int key) {
    (void)count, (void)key;
    size_t point = (size_t)RL_INT(rl_point), end = row_end(point);
    end += end == point && buffer()[end] != 0;
    return current->l.rl_kill_text((int)point, (int)end);
}

static void bind_rows(const Library *l) {
    static const char *const homes[] = {"\\C-a", "\\e[H", "\\eOH", "\\e[1~"};
    static const char *const ends[] = {"\\C-e", "\\e[F", "\\eOF", "\\e[4~"};
    static const char *const ups[] = {"\\e[A", "\\eOA", "\\C-p"};
    static const char *const downs[] = {"\\e[B", "\\eOB", "\\C-n"};
    for (int i = 0; i < 4; i++) {
        l->rl_bind_keyseq(homes[i], on_home);
        l->rl_bind_keyseq(ends[i], on_end);
    }
    for (int i = 0; i < 3; i++) {
        l->rl_bind_keyseq(ups[i], on_up);
        l->rl_bind_keyseq(downs[i], on_down);
    }
    if (l->rl_kill_text != NULL) {
        l->rl_bind_keyseq("\\C-k", on_kill);
    }
}

/* ---- Tab */

typedef struct Candidates {
    VEC(char *) texts;
    char *detail;        /* of the last */
} Candidates;

static void add_candidate(void *list, const char *text, const char *detail) {
    Candidates *c = list;
    for (int i = 0; i < c->texts.len; i++) {
        if (strcmp(c->texts.data[i], text) == 0) {
            return;
        }
    }
    VEC_PUSH(&c->texts, strdup(text));
    free(c->detail);
    c->detail = detail != NULL ? strdup(detail) : NULL;
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *common_prefix(char **texts, int count) {
    size_t n = strlen(texts[0]);
    for (int i = 1; i < count; i++) {
        size_t k = 0;
        while (k < n && texts[i][k] == texts[0][k]) {
            k++;
        }
        n = k;
    }
    return strndup(texts[0], n);
}

/* readline's list: what all have in common, then each, then NULL; all malloc'ed, it frees them. */
static char **as_matches(Candidates *c) {
    if (c->texts.len == 0) {
        return NULL;
    }
    qsort(c->texts.data, (size_t)c->texts.len, sizeof *c->texts.data, by_text);
    char **list = base_alloc(((size_t)c->texts.len + 2) * sizeof *list);
    list[0] = common_prefix(c->texts.data, c->texts.len);
    int n = 1;
    for (int i = 0; i < c->texts.len; i++) {
        if (c->texts.len > 1) {
            list[n++] = c->texts.data[i];
        } else {
            free(c->texts.data[i]);
        }
    }
    list[n] = NULL;
    return list;
}

/* readline replaces from `start` on, its own idea of a word (file names have dashes): what stands
 * before that is not its to replace. */
static void cut_candidates(Candidates *c, size_t from, size_t start) {
    int kept = 0;
    for (int i = 0; i < c->texts.len; i++) {
        char *text = c->texts.data[i];
        size_t n = strlen(text), skip = start - from;
        if (from > start || skip > n) {
            free(text);
            continue;
        }
        memmove(text, text + skip, n - skip + 1);
        c->texts.data[kept++] = text;
    }
    c->texts.len = kept;
}

static char **on_complete(const char *text, int start, int end) {
    (void)text;
    const LineHooks *h = &current->hooks;
    Candidates c = {.detail = NULL};
    RL_INT(rl_attempted_completion_over) = 1;
    RL_INT(rl_completion_append_character) = 0;
    size_t from = h->complete(h->ctx, buffer(), (size_t)end, add_candidate, &c);
    cut_candidates(&c, from, (size_t)start);
    bool explains = c.texts.len == 1 && c.detail != NULL;
    char **matches = as_matches(&c);
    if (explains) {
        lineedit_hide(current);
        h->explain(h->ctx, c.detail);
        lineedit_show(current);
    }
    free(c.detail);
    VEC_FREE(&c.texts);
    return matches;
}

/* ---- life */

/* libedit heeds only the basic ones. */
static void set_word_breaks(Library *l) {
    static const char *const names[] = {"rl_completer_word_break_characters",
                                        "rl_basic_word_break_characters"};
    for (int i = 0; i < 2; i++) {
        const char **breaks = dlsym(l->handle, names[i]);
        if (breaks != NULL) {
            *breaks = " \t\n\"'`@$><=;|&{}().[]+-*/%^!,:~?";
        }
    }
}

static void set_up(LineEdit *e) {
    Library *l = &e->l;
    *(const char **)l->rl_readline_name = "gol";
    *(int *)l->rl_catch_signals = 0;
    l->using_history();
    l->stifle_history(MAX_HISTORY);
    *(CompleteFn **)l->rl_attempted_completion_function = on_complete;
    l->rl_initialize();
    set_word_breaks(l);
    if (!lineedit_has_blocks(e)) {
        return;
    }
    l->rl_variable_bind("enable-bracketed-paste", "on");
    l->rl_bind_key('\r', on_enter);
    l->rl_bind_key('\n', on_enter);
    l->rl_bind_key('}', on_close);
    l->rl_bind_key(')', on_close);
    l->rl_bind_keyseq("\\e\\C-m", l->rl_newline);
    bind_rows(l);
}

static void on_continue(int number) {
    (void)number;
    if (current != NULL) {
        current->was_stopped = true;
    }
}

bool lineedit_was_stopped(LineEdit *e) {
    bool was = e->was_stopped;
    e->was_stopped = false;
    return was;
}

LineEdit *lineedit_open(const LineHooks *hooks) {
    const char *library = LINEEDIT_LIBRARY;
    if (*library == 0 || current != NULL) {
        return NULL;
    }
    LineEdit *e = base_calloc(1, sizeof *e);
    e->hooks = *hooks;
    e->l.handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (e->l.handle == NULL || !find_all(&e->l)) {
        lineedit_close(e);
        return NULL;
    }
    current = e;
    set_up(e);
    struct sigaction action = {.sa_handler = on_continue};
    sigaction(SIGCONT, &action, NULL);
    return e;
}

void lineedit_close(LineEdit *e) {
    if (e->is_active) {
        e->l.rl_callback_handler_remove();
    }
    free(e->line); /* the library stays loaded: it has handlers at exit */
    free(e);
    current = NULL;
}

/* ---- a line */

static void on_line(char *line) {
    current->line = line;
    current->is_done = true;
    current->is_active = false;
    current->l.rl_callback_handler_remove();
}

void lineedit_prompt(LineEdit *e, const char *prompt) {
    e->is_active = true;
    e->is_done = e->is_hidden = e->was_stopped = false;
    e->l.rl_callback_handler_install(prompt, on_line);
}

bool lineedit_read(LineEdit *e) {
    e->l.rl_callback_read_char();
    return e->is_done;
}

char *lineedit_take(LineEdit *e) {
    char *line = e->line;
    e->line = NULL;
    e->is_done = false;
    return line;
}

bool lineedit_is_active(const LineEdit *e) {
    return e->is_active;
}

void lineedit_clear(LineEdit *e) {
    RL_INT(rl_point) = RL_INT(rl_end);
    redraw(e);
    if (e->l.rl_free_line_state != NULL && e->l.rl_callback_sigcleanup != NULL) {
        e->l.rl_free_line_state();
        e->l.rl_callback_sigcleanup();
    }
    e->l.rl_callback_handler_remove();
    e->is_active = false;
}

void lineedit_hide(LineEdit *e) {
    if (e->is_active && !e->is_hidden && e->l.rl_clear_visible_line != NULL) {
        e->l.rl_clear_visible_line();
    } else if (e->is_active && !e->is_hidden) {
        putchar('\n');
    }
    fflush(stdout);
    e->is_hidden = true;
}

void lineedit_show(LineEdit *e) {
    if (e->is_active && e->is_hidden) {
        e->l.rl_on_new_line();
        redraw(e);
    }
    e->is_hidden = false;
}

char *lineedit_set_aside(LineEdit *e) {
    char *text = strdup(buffer());
    lineedit_hide(e);
    e->l.rl_callback_handler_remove();
    e->is_active = e->is_hidden = false;
    return text;
}

void lineedit_bring_back(LineEdit *e, const char *prompt, const char *text) {
    lineedit_prompt(e, prompt);
    e->l.rl_insert_text(text);
    redraw(e);
}

void lineedit_remember(LineEdit *e, const char *entry) {
    e->l.add_history(entry);
}
