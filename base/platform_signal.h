/* base/platform_signal.h: the signals a running program answers to.
 *
 * Only one interpreter of a process owns signals: the one that called platform_signals_on last. The
 * callback runs in the signal handler, so it may do async-signal-safe things only (raise a flag).
 */
#ifndef GOL_BASE_PLATFORM_SIGNAL_H
#define GOL_BASE_PLATFORM_SIGNAL_H

#include <stdint.h>

typedef enum PlatformSignal {
    PLATFORM_SIGINT, PLATFORM_SIGQUIT, PLATFORM_SIGALRM, PLATFORM_SIGPROF,
} PlatformSignal;
typedef void PlatformSignalFn(void *ctx, PlatformSignal signal);

void platform_signals_on(PlatformSignalFn *fn, void *ctx);
/* What becomes of an access to memory that is not there (SIGSEGV, SIGBUS): fn gets the ctx of
 * platform_signals_on, which came before, and must not return. */
typedef void PlatformFaultFn(void *ctx, uint64_t address, int code);
void platform_faults_on(PlatformFaultFn *fn);
/* Back to the system's defaults; also cancels the alarm. */
void platform_signals_off(void);
/* Sends PLATFORM_SIGALRM after ns of real time, then again every second. */
void platform_alarm(int64_t ns);
/* Sends PLATFORM_SIGPROF each time the process has used ns more of processor time; 0: no longer. */
void platform_profile_clock(int64_t ns);
/* Ends the process as if by SIGINT, so that a shell sees it. */
void platform_die_by_interrupt(void);
/* In a child that was just forked: it is killed when its parent ends, however that comes. */
void platform_die_with_parent(int parent);

#endif
