/* driver/ask.h: what a prompt may ask about a live session (driver/gol.h).
 *
 * Every answer is text, whole lines, appended to a Buf. Nothing is declared by asking. A function
 * that answers false has written nothing: there is no such thing, or, where an expression does not
 * check, it has reported why.
 */
#ifndef GOL_DRIVER_ASK_H
#define GOL_DRIVER_ASK_H

#include "base/buf.h"
#include "driver/gol.h"

/* What may be typed: hears of each candidate, with its signature or NULL. */
typedef void (*SessionCandidateFn)(void *ctx, const char *text, const char *detail);

bool session_type_of(Session *s, const char *expr, Buf *out);
/* "strings", "strings.ToUpper", "Point.Move": what its comment says, and its declaration's head. */
bool session_doc(Session *s, const char *name, Buf *out);
/* Its whole text. */
bool session_source(Session *s, const char *name, Buf *out);
/* Variables with their types and values; the names that a text says, or all of the session. */
void session_vars(Session *s, Buf *out);
void session_imports(Session *s, Buf *out);
/* Every entry in force, oldest first, as it was typed, and how it ended: fn must not enter any. */
typedef void (*SessionEntryFn)(void *ctx, const char *text, SessionEnd end);
void session_each_entry(Session *s, SessionEntryFn fn, void *ctx);

/* Number, state, age, where it stands, where it was started. */
void session_goroutines(Session *s, Buf *out);
bool session_kill(Session *s, uint64_t id);
void session_heap(Session *s, Buf *out);
/* A full collection, finalizers included. */
void session_gc(Session *s, Buf *out);
void session_clock(Session *s, Buf *out);
/* The leak report, on the program's standard error, or what has changed since the one before; how
 * many findings. */
int session_leaks(Session *s, bool since);
/* Who holds the value of an expression, or all objects of a type. */
bool session_why(Session *s, const char *what, Buf *out);

/* What may be changed while the session lives on (set.def): all settings with their values, a line
 * each; one (value NULL) or its new value. False: out says what is wrong. */
void session_settings(Session *s, Buf *out);
bool session_set(Session *s, const char *name, const char *value, Buf *out);
void session_complete_setting(const char *text, size_t point, SessionCandidateFn fn, void *ctx);
bool session_is_coloured(const Session *s);

/* The bytecode of a function of the session or a library; the tree of a text. */
bool session_disassemble(Session *s, const char *name, Buf *out);
bool session_tree(Session *s, const char *text, Buf *out);

/* What may stand at text[from..point): fn is called for each, with its signature where it has one.
 * Returns from. */
size_t session_complete(Session *s, const char *text, size_t point, SessionCandidateFn fn,
                        void *ctx);

/* The same for the name of a file, all of text[..point). */
size_t session_complete_file(Session *s, const char *text, size_t point, SessionCandidateFn fn,
                             void *ctx);
bool session_defines(Session *s, const char *name);

#endif
