/* driver/breaks.h: breakpoints, steps, and what can be asked while an entry is paused.
 *
 *   session_break(s, "fib", &out)           from now on entries pause there: SessionHooks.paused
 *   session_enter_stepping(s, text, len)    as session_enter, pausing before the first statement
 *
 * A pause stops everything: no goroutine runs until the hook answers how to go on. Only functions
 * of the session pause, not those of libraries. While there is a breakpoint they are compiled to be
 * looked at, so they run some times slower; without one nothing is different.
 */
#ifndef GOL_DRIVER_BREAKS_H
#define GOL_DRIVER_BREAKS_H

#include "base/buf.h"
#include "driver/gol.h"

/* where: "fib", "T.Method", "fib:3" (its third line), "7:2" (line 2 of repl[7]), "2" (line 2 of the
 * newest entry that has a statement there). out gets what was set or, with the answer false, why
 * nothing was. */
bool session_break(Session *s, const char *where, Buf *out);
/* 0: all of them. False: there is none of that number. */
bool session_unbreak(Session *s, int number);
/* All breakpoints, a line each. */
void session_breaks(Session *s, Buf *out);
SessionEnd session_enter_stepping(Session *s, const char *text, size_t len);

/* ---- While an entry is paused. Frames count from 0, the function that is paused. */
int session_paused_frames(Session *s);
/* The place of a frame, with its line; of frame 0 also which goroutine and breakpoint. */
void session_paused_place(Session *s, int frame, Buf *out);
/* Its variables, innermost names only: "n = 5  // int", a line each. */
void session_paused_locals(Session *s, int frame, Buf *out);
/* Every frame, a line each; `at` is marked. */
void session_paused_stack(Session *s, int at, Buf *out);
/* The source around the frame's line. */
void session_paused_source(Session *s, int frame, Buf *out);
/* The values of an expression in which the frame's variables are names, as the entry hook `value`
 * gets them. False, after a report: it is none, or did not end. */
bool session_paused_print(Session *s, int frame, const char *expr);

#endif
