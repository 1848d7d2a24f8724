/* base/platform.h — the machine below: clocks, address space, waiting for descriptors.
 *
 * A narrow seam, so that another system (or a build without threads) replaces one file. Nothing
 * here knows of goroutines or objects. All calls are safe to use from one thread per Poller.
 */
#ifndef GOL_BASE_PLATFORM_H
#define GOL_BASE_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- Clocks ---- */

/* Nanoseconds of a clock that never goes back, from an arbitrary origin. */
int64_t platform_monotonic_ns(void);
/* Nanoseconds since 1970, UTC. */
int64_t platform_wall_ns(void);
/* A seed that differs from run to run. */
uint64_t platform_random_seed(void);

/* The lowest address down to which this thread's C stack may grow, but for a reserve that covers
 * any call which does not recurse. */
const char *platform_stack_floor(void);

/* ---- Address space ---- */

/* Reserves address space without memory behind it, near hint if that is free (NULL: anywhere).
 * NULL: not to be had. */
void *platform_reserve(void *hint, size_t bytes);
/* The same at a multiple of alignment, which is a multiple of the system's page size. */
void *platform_reserve_aligned(void *hint, size_t bytes, size_t alignment);
/* Makes part of it readable and writable, zero filled. False: out of memory. */
bool platform_commit(void *start, size_t bytes);
bool platform_make_readable(void *start, size_t bytes); /* not written yet: zeros, without memory */
/* Gives the memory back but keeps the address space committed; it reads as zero again. */
void platform_release(void *start, size_t bytes);
/* Asks for huge pages. */
void platform_prefer_huge(void *start, size_t bytes);
void platform_unreserve(void *start, size_t bytes);

/* ---- Waiting ---- */

/* A set of descriptors to wait for, each armed once at a time, and a bell that any thread or a
 * signal handler can ring. */
typedef struct Poller Poller;

enum { POLL_READ = 1, POLL_WRITE = 2 };

typedef struct PollEvent {
    int fd;
    int events;             /* POLL_*; both when fd is broken or hung up */
} PollEvent;

/* Creates nothing in the kernel before the first use: most programs never wait for anything. */
Poller *poller_new(void);
/* Makes the descriptors now: before another thread may ring. 0, or an errno. */
int poller_prepare(Poller *p);
void poller_free(Poller *p);
/* Waits once for events on fd (replacing what was armed). 0, or an errno: EPERM for a plain
 * file. */
int poller_arm(Poller *p, int fd, int events);
void poller_disarm(Poller *p, int fd);
/* Waits until something is ready, the bell, a signal, or timeout_ns (0: looks only; < 0: for
 * ever). Returns how many events were written. */
int poller_wait(Poller *p, int64_t timeout_ns, PollEvent *out, int max);
/* A descriptor that is readable when poller_wait would have something to tell; -1: cannot be
 * had. */
int poller_fd(Poller *p);
/* Ends a running or the next poller_wait. Async-signal-safe; callable from any thread. */
void poller_ring(Poller *p);

#endif
