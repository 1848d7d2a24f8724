/* repl/repl_internal.h: what the files of repl/ share. Included from nowhere else. */
#ifndef GOL_REPL_INTERNAL_H
#define GOL_REPL_INTERNAL_H

#include <time.h>

#include "base/buf.h"
#include "repl/repl.h"

struct LineEdit;

typedef struct LoadedFile {
    char *path;
    struct timespec changed; /* as the file was when it was read */
} LoadedFile;

typedef struct LineReader { /* of standard input, where no editor reads it */
    Buf ahead;            /* read and not used yet */
    bool is_at_end;
} LineReader;

typedef struct Repl {
    ReplOptions options;
    SessionOptions session_options; /* with our own writer */
    Session *session;
    struct LineEdit *edit; /* NULL: plain */
    LineReader in;
    const char *prompt;   /* that waits for its line; NULL: none */
    bool is_leaving;
    bool is_paused;       /* an entry is: the prompt is another one */
    char paused_last[64]; /* its command that an empty line repeats */
    bool steps_in;        /* the entry is to pause before its first statement */
    bool at_line_start;   /* of what the terminal shows */
    bool is_tty;          /* standard output */
    bool colour;
    char *last_entry;     /* in the history */
    char *last_code;      /* the last entry of Go, for :edit */
    VEC(LoadedFile) loaded; /* for :reload */
} Repl;

/* ---- repl.c */
/* One whole entry: a command, a question, or Go. False: it was rejected or stopped. */
bool repl_enter(Repl *r, const char *text, size_t len);
/* False, and reported, while an entry is paused. */
bool repl_may_change(Repl *r);
/* The session's state is dropped; a new one begins. */
bool repl_restart(Repl *r);
/* One line at a prompt of its own. False: there is none, or Ctrl-C. */
bool repl_ask(Repl *r, const char *prompt, Buf *line);
/* The prompt that waits for its line just now, if one does, makes way for others. */
typedef struct PromptAside {
    const char *prompt; /* NULL: none waits */
    char *typed;
} PromptAside;
PromptAside repl_set_aside(Repl *r);
void repl_bring_back(Repl *r, PromptAside a);
void repl_print(Repl *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
void repl_error(Repl *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints and empties b. */
void repl_answer(Repl *r, Buf *b);

/* ---- paused.c */
/* The session's hook: talks to the user until the entry is to go on. */
SessionGo repl_paused(void *ctx);

/* ---- feed.c */
/* Not the beginning of something longer. */
bool repl_is_whole(const char *text, size_t len);
/* The same of a text that is asked about line by line while it grows, in linear time: the parser
 * reads a long one anew only where all brackets are closed, or when it is a quarter longer. */
typedef struct EntryScan {
    size_t at, asked;     /* scanned, and as the parser saw it */
    int depth;            /* of brackets */
    char inside;          /* '/' or '*': a comment; a quote: a literal; 0: neither */
} EntryScan;
bool repl_scan_is_whole(EntryScan *scan, const char *text, size_t len);
/* Evaluates the entries of a text one after the other; false at the first that fails. */
bool repl_feed(Repl *r, const char *text, size_t len);
/* The entries in force, as a text that repl_feed takes back. */
void repl_saved_text(Repl *r, Buf *out);

/* ---- history.c */
void history_load(Repl *r);
void history_add(Repl *r, const char *entry);
/* $variable/gol/name, or ~/fallback/gol/name. */
bool repl_config_path(Buf *out, const char *variable, const char *fallback, const char *name);

/* ---- complete.c */
size_t repl_complete(void *ctx, const char *text, size_t point,
                     void (*add)(void *list, const char *text, const char *detail), void *list);

/* ---- commands.c */
typedef struct ReplCommand {
    const char *name;
    bool (*run)(Repl *r, const char *arg);
    const char *args, *what;
} ReplCommand;
/* NULL behind the last. */
const ReplCommand *repl_command_at(int index);
/* Runs the command in text (which begins with a colon). */
bool repl_command(Repl *r, const char *text);
/* NAME? and NAME?? */
bool repl_question(Repl *r, const char *text);
bool repl_load(Repl *r, const char *path);
void repl_forget_loaded(Repl *r);

#endif
