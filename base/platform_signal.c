/* platform_signal.c: signal handlers take no context, so this file holds the one mutable pointer
 * that leads from a signal to its interpreter. */
#include "base/platform_signal.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <unistd.h>

typedef struct SignalOwner {
    PlatformSignalFn *fn;
    PlatformFaultFn *on_fault; /* or NULL */
    void *ctx;
} SignalOwner;

static _Atomic(SignalOwner *) owner;

static void on_signal(int number) {
    SignalOwner *o = atomic_load(&owner);
    if (o != NULL) {
        o->fn(o->ctx, number == SIGINT    ? PLATFORM_SIGINT
                      : number == SIGQUIT ? PLATFORM_SIGQUIT
                      : number == SIGPROF ? PLATFORM_SIGPROF
                                          : PLATFORM_SIGALRM);
    }
}

static void set_handlers(void (*handler)(int)) {
    struct sigaction sa = {.sa_handler = handler};
    sigemptyset(&sa.sa_mask);
    sigaction(SIGQUIT, &sa, NULL);
    sigaction(SIGALRM, &sa, NULL);
    struct sigaction old;
    sigaction(SIGINT, NULL, &old);
    if (old.sa_handler != SIG_IGN) { /* a shell's background job ignores it: so do we */
        sigaction(SIGINT, &sa, NULL);
    }
}

void platform_signals_on(PlatformSignalFn *fn, void *ctx) {
    SignalOwner *o = malloc(sizeof *o);
    if (o == NULL) {
        return;
    }
    *o = (SignalOwner){.fn = fn, .ctx = ctx};
    free(atomic_exchange(&owner, o));
    set_handlers(on_signal);
}

static void on_fault(int number, siginfo_t *info, void *context) {
    (void)context;
    SignalOwner *o = atomic_load(&owner);
    if (o != NULL && o->on_fault != NULL) {
        o->on_fault(o->ctx, (uintptr_t)info->si_addr, info->si_code);
    }
    signal(number, SIG_DFL); /* the access is tried again, and ends the process */
}

void platform_faults_on(PlatformFaultFn *fn) {
    SignalOwner *o = atomic_load(&owner);
    if (o == NULL) {
        return;
    }
    o->on_fault = fn;
    struct sigaction sa = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
    sigemptyset(&sa.sa_mask);
    sigaction(SIGSEGV, &sa, NULL);
    sigaction(SIGBUS, &sa, NULL);
}

static void faults_off(void) {
    SignalOwner *o = atomic_load(&owner);
    if (o != NULL && o->on_fault != NULL) {
        signal(SIGSEGV, SIG_DFL);
        signal(SIGBUS, SIG_DFL);
    }
}

void platform_signals_off(void) {
    faults_off();
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
    platform_profile_clock(0);
    set_handlers(SIG_DFL);
    free(atomic_exchange(&owner, NULL));
}

void platform_alarm(int64_t ns) {
    struct itimerval t = {.it_interval = {1, 0},
                          .it_value = {ns / 1000000000, ns % 1000000000 / 1000}};
    if (t.it_value.tv_sec == 0 && t.it_value.tv_usec == 0) {
        t.it_value.tv_usec = 1;
    }
    setitimer(ITIMER_REAL, &t, NULL);
}

void platform_profile_clock(int64_t ns) {
    struct timeval each = {ns / 1000000000, ns % 1000000000 / 1000};
    struct sigaction sa = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&sa.sa_mask);
    if (ns > 0) {
        sigaction(SIGPROF, &sa, NULL);
    }
    setitimer(ITIMER_PROF, &(struct itimerval){each, each}, NULL);
    if (ns <= 0) {
        signal(SIGPROF, SIG_IGN); /* one may still be on its way */
    }
}

void platform_die_by_interrupt(void) {
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
    _exit(130);
}

void platform_die_with_parent(int parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) { /* it ended before the call */
        _exit(1);
    }
}
