/* repl/repl_internal.h: what the files of repl/ share. Included from nowhere else. */
#ifndef GOL_REPL_INTERNAL_H
#define GOL_REPL_INTERNAL_H

#include "base/buf.h"
#include "repl/repl.h"

typedef struct LineEdit LineEdit;

typedef struct Repl {
    ReplOptions options;
    SessionOptions session_options; /* with our own writer */
    Session *session;
    LineEdit *edit;       /* NULL: plain */
    bool is_leaving;
    bool at_line_start;   /* of what the terminal shows */
    bool is_tty;          /* standard output */
    bool colour;
    int errors;           /* entries that failed, for gol -i FILE */
} Repl;

/* ---- repl.c */
/* One whole entry: a command, a question, or Go. False: it was rejected or stopped. */
bool repl_enter(Repl *r, const char *text, size_t len);
/* The session's state is dropped; a new one begins. */
bool repl_restart(Repl *r);
void repl_print(Repl *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
void repl_error(Repl *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- commands.c */
/* Runs the command in text (which begins with a colon). */
bool repl_command(Repl *r, const char *text);

#endif
