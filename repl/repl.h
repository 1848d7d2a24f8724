/* repl/repl.h: gol at a prompt: reads entries, evaluates them in one long session.
 *
 * On a terminal lines are edited with GNU readline (lineedit.h), goroutines run on while the prompt
 * waits, and their output appears above the line being typed. Anywhere else (a pipe, TERM=dumb,
 * readline not to be had) lines are read as they come.
 */
#ifndef GOL_REPL_REPL_H
#define GOL_REPL_REPL_H

#include "driver/gol.h"

typedef struct ReplOptions {
    SessionOptions session;
    bool quiet;           /* no greeting */
    bool noinit;          /* do not run $XDG_CONFIG_HOME/gol/init.gol */
    bool transcript;      /* standard input to standard output as if it had been typed: for tests */
    const char *load;     /* a file to run first (gol -i FILE), or NULL */
    const char *code;     /* or a text (gol -i -e CODE) */
} ReplOptions;

/* Until the user leaves; the exit status. */
int repl_run(const ReplOptions *options);

#endif
