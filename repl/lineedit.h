/* repl/lineedit.h: editing a line (or block of lines) with GNU readline, loaded when it is wanted.
 *
 *   LineEdit *e = lineedit_open(&hooks);       NULL: not to be had; read plain lines instead
 *   lineedit_prompt(e, "gol> ");
 *   … poll standard input; when readable:
 *   if (lineedit_read(e)) { text = lineedit_take(e); … }
 *   lineedit_hide(e); write(…); lineedit_show(e);    output while a line is being typed
 *   lineedit_close(e);
 *
 * With readline a block is one line of history, edited as a whole: Enter asks is_complete and
 * inserts a line break when it says no, Up and Down move between its rows. libedit has no such
 * hooks: there (lineedit_has_blocks answers false) each line is read by itself.
 *
 * LINEEDIT=readline|libedit|none at build picks the library.
 */
#ifndef GOL_REPL_LINEEDIT_H
#define GOL_REPL_LINEEDIT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct LineEdit LineEdit;

typedef void (*LineCandidateFn)(void *list, const char *text, const char *detail);

typedef struct LineHooks {
    void *ctx;
    bool (*is_complete)(void *ctx, const char *text, size_t len);
    /* Calls add for each text that may stand at `from` in place of text[from..point); returns from.
     * detail: a signature, or NULL. */
    size_t (*complete)(void *ctx, const char *text, size_t point, LineCandidateFn add, void *list);
    /* The one candidate there is has a signature: shown while the line is hidden. */
    void (*explain)(void *ctx, const char *detail);
} LineHooks;

LineEdit *lineedit_open(const LineHooks *hooks);
void lineedit_close(LineEdit *e);
bool lineedit_has_blocks(const LineEdit *e);

/* Shows the prompt and takes the terminal until a line is done. */
void lineedit_prompt(LineEdit *e, const char *prompt);
/* Standard input is readable; true when the line is done. */
bool lineedit_read(LineEdit *e);
/* The line, malloc'ed; NULL at the end of input. */
char *lineedit_take(LineEdit *e);
/* Ctrl-C: drops what was typed and begins anew. */
void lineedit_clear(LineEdit *e);
/* Is a line being typed? */
bool lineedit_is_active(const LineEdit *e);
void lineedit_hide(LineEdit *e);
void lineedit_show(LineEdit *e);

/* Has the process been stopped (Ctrl-Z) and gone on since this was last asked? Then somebody else
 * had the terminal. */
bool lineedit_was_stopped(LineEdit *e);
/* For another prompt in between: the line vanishes, and its text, malloc'ed, is handed out; then it
 * is typed again. */
char *lineedit_set_aside(LineEdit *e);
void lineedit_bring_back(LineEdit *e, const char *prompt, const char *text);

void lineedit_remember(LineEdit *e, const char *entry);

#endif
