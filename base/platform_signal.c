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
    /* Bit n-1: signal n. */
    _Atomic uint64_t noted, ignored; /* what they are used for */
    _Atomic uint64_t pending;        /* came, and was not taken yet */
    uint64_t changed;                /* its action was: before holds what it was */
    struct sigaction *before;        /* one a signal; NULL: no program has used any */
} SignalOwner;

enum { SIGNALS = 64 };

static _Atomic(SignalOwner *) owner;

static void owner_free(SignalOwner *o) {
    if (o != NULL) {
        free(o->before);
        free(o);
    }
}

static uint64_t bit_of(int number) {
    return 1ull << (number - 1);
}

/* An alarm of gol's own is nobody else's business. */
static bool is_for_program(const SignalOwner *o, int number, const siginfo_t *info) {
    bool is_own = (number == SIGALRM || number == SIGPROF) && info->si_code == SI_KERNEL;
    return !is_own && ((o->noted | o->ignored) & bit_of(number)) != 0;
}

static void note(SignalOwner *o, int number) {
    if ((o->noted & bit_of(number)) != 0) {
        atomic_fetch_or(&o->pending, bit_of(number));
        o->fn(o->ctx, number == SIGINT ? PLATFORM_NOTED_SIGINT : PLATFORM_NOTED);
    }
}

/* What comes when nobody wants it any more is dropped. */
static void tell(SignalOwner *o, int number) {
    switch (number) {
    case SIGINT: o->fn(o->ctx, PLATFORM_SIGINT); break;
    case SIGQUIT: o->fn(o->ctx, PLATFORM_SIGQUIT); break;
    case SIGALRM: o->fn(o->ctx, PLATFORM_SIGALRM); break;
    case SIGPROF: o->fn(o->ctx, PLATFORM_SIGPROF); break;
    default: break;
    }
}

static void on_signal(int number, siginfo_t *info, void *context) {
    (void)context;
    SignalOwner *o = atomic_load(&owner);
    if (o != NULL && is_for_program(o, number, info)) {
        note(o, number);
    } else if (o != NULL) {
        tell(o, number);
    }
}

static void set_handlers(struct sigaction sa) {
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
    owner_free(atomic_exchange(&owner, o));
    set_handlers((struct sigaction){.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO});
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

/* ---- signals for the program */

/* Faults stay gol's, and so does the profiler's signal, which comes and goes with it. */
static bool can_be_used(int number) {
    switch (number) {
    case SIGSEGV: case SIGBUS: case SIGFPE: case SIGILL: case SIGPROF: return false;
    default: return number > 0 && number <= SIGNALS;
    }
}

/* SIGALRM stays caught: -max-time must not be ignored. */
static void set_action(SignalOwner *o, int number, PlatformSignalUse use) {
    struct sigaction sa = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigemptyset(&sa.sa_mask);
    if (use == SIGNAL_IGNORED && number != SIGALRM) {
        sa = (struct sigaction){.sa_handler = SIG_IGN};
    }
    if ((o->changed & bit_of(number)) == 0) {
        sigaction(number, NULL, &o->before[number - 1]);
    }
    o->changed |= bit_of(number);
    sigaction(number, &sa, NULL);
}

static bool has_room(SignalOwner *o) {
    if (o->before == NULL) {
        o->before = calloc(SIGNALS, sizeof *o->before);
    }
    return o->before != NULL;
}

static void restore(SignalOwner *o, int number) {
    if ((o->changed & bit_of(number)) != 0) {
        sigaction(number, &o->before[number - 1], NULL);
        o->changed &= ~bit_of(number);
    }
}

static void mark(_Atomic uint64_t *set, int number, bool is_in) {
    if (is_in) {
        atomic_fetch_or(set, bit_of(number));
    } else {
        atomic_fetch_and(set, ~bit_of(number));
    }
}

void platform_signal_use(int number, PlatformSignalUse use) {
    SignalOwner *o = atomic_load(&owner);
    if (o == NULL || !can_be_used(number) || !has_room(o)) {
        return;
    }
    if (use == SIGNAL_AS_BEFORE) {
        restore(o, number);
    }
    mark(&o->noted, number, use == SIGNAL_NOTED);
    mark(&o->ignored, number, use == SIGNAL_IGNORED);
    if (use != SIGNAL_AS_BEFORE) {
        set_action(o, number, use);
    }
}

int platform_signal_take(void) {
    SignalOwner *o = atomic_load(&owner);
    uint64_t pending = o == NULL ? 0 : atomic_load(&o->pending);
    if (pending == 0) {
        return 0;
    }
    int number = __builtin_ctzll(pending) + 1;
    mark(&o->pending, number, false);
    return number;
}

bool platform_signal_is_ignored(int number) {
    struct sigaction now;
    return sigaction(number, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

static void restore_all(void) {
    SignalOwner *o = atomic_load(&owner);
    for (int number = 1; o != NULL && number <= SIGNALS; number++) {
        restore(o, number);
    }
}

void platform_signals_off(void) {
    faults_off();
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
    platform_profile_clock(0);
    restore_all();
    set_handlers((struct sigaction){.sa_handler = SIG_DFL});
    owner_free(atomic_exchange(&owner, NULL));
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
    struct sigaction sa = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_RESTART};
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
