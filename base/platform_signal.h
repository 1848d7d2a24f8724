/* base/platform_signal.h: the signals a running program answers to.
 *
 * Only one interpreter of a process owns signals: the one that called platform_signals_on last. The
 * callback runs in the signal handler, so it may do async-signal-safe things only (raise a flag).
 */
#ifndef GOL_BASE_PLATFORM_SIGNAL_H
#define GOL_BASE_PLATFORM_SIGNAL_H

#include <stdbool.h>
#include <stdint.h>

typedef enum PlatformSignal {
    PLATFORM_SIGINT, PLATFORM_SIGQUIT, PLATFORM_SIGALRM, PLATFORM_SIGPROF,
    PLATFORM_NOTED,             /* platform_signal_take has one */
    PLATFORM_NOTED_SIGINT,      /* the same, and it is SIGINT */
} PlatformSignal;
typedef void PlatformSignalFn(void *ctx, PlatformSignal signal);

void platform_signals_on(PlatformSignalFn *fn, void *ctx);
/* What becomes of an access to memory that is not there (SIGSEGV, SIGBUS): fn gets the ctx of
 * platform_signals_on, which came before, and must not return. */
typedef void PlatformFaultFn(void *ctx, uint64_t address, int code);
void platform_faults_on(PlatformFaultFn *fn);
/* Back to the system's defaults; also cancels the alarm. */
void platform_signals_off(void);

/* What becomes of a signal, by number. Noted and ignored ones are given back by
 * platform_signals_off. No effect on those that tell of faults or that nobody can catch; the alarms
 * below stay what they are. */
typedef enum PlatformSignalUse {
    SIGNAL_AS_BEFORE,           /* what it was before it was used */
    SIGNAL_NOTED,               /* kept for platform_signal_take; fn hears of it */
    SIGNAL_IGNORED,
} PlatformSignalUse;
void platform_signal_use(int number, PlatformSignalUse use);
/* The lowest number that was noted and not taken yet; 0: none. Many of one number count as one. */
int platform_signal_take(void);
bool platform_signal_is_ignored(int number);

/* Sends PLATFORM_SIGALRM after ns of real time, then again every second. */
void platform_alarm(int64_t ns);
/* Sends PLATFORM_SIGPROF each time the process has used ns more of processor time; 0: no longer. */
void platform_profile_clock(int64_t ns);
/* Ends the process as if by SIGINT, so that a shell sees it. */
void platform_die_by_interrupt(void);
/* In a child that was just forked: it is killed when its parent ends, however that comes. */
void platform_die_with_parent(int parent);

#endif
