/* base/platform.c — Linux and other Unixes with mmap; epoll and eventfd for waiting. */
#include "base/platform.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/panic.h"

enum { STACK_RESERVE = 1 << 20, STACK_MOST = 64 << 20 };
enum { NS_PER_SEC = 1000000000, NS_PER_MS = 1000000, WAIT_BATCH = 64 };

static int64_t clock_ns(clockid_t clock) {
    struct timespec ts;
    clock_gettime(clock, &ts);
    return (int64_t)ts.tv_sec * NS_PER_SEC + ts.tv_nsec;
}

int64_t platform_monotonic_ns(void) { return clock_ns(CLOCK_MONOTONIC); }
int64_t platform_wall_ns(void) { return clock_ns(CLOCK_REALTIME); }

const char *platform_stack_floor(void) {
    struct rlimit limit;
    uint64_t room = STACK_MOST;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < room) {
        room = limit.rlim_cur;
    }
    room = room > 2 * STACK_RESERVE ? room - STACK_RESERVE : room / 2;
    return (const char *)__builtin_frame_address(0) - room;
}

uint64_t platform_random_seed(void) {
    uint64_t seed;
    if (getrandom(&seed, sizeof seed, 0) != sizeof seed) {
        seed = (uint64_t)platform_monotonic_ns() ^ (uint64_t)getpid() << 32;
    }
    return seed;
}

/* ---- Address space ---- */

void *platform_reserve(void *hint, size_t bytes) {
    void *p = mmap(hint, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

void *platform_reserve_aligned(void *hint, size_t bytes, size_t alignment) {
    char *start = platform_reserve(hint, bytes + alignment);
    if (start == NULL) {
        return NULL;
    }
    size_t head = -(uintptr_t)start % alignment;
    if (head > 0) {
        platform_unreserve(start, head);
    }
    platform_unreserve(start + head + bytes, alignment - head);
    return start + head;
}

bool platform_commit(void *start, size_t bytes) {
    return mprotect(start, bytes, PROT_READ | PROT_WRITE) == 0;
}

bool platform_make_readable(void *start, size_t bytes) {
    return mprotect(start, bytes, PROT_READ) == 0;
}

void platform_release(void *start, size_t bytes) { (void)madvise(start, bytes, MADV_DONTNEED); }

void platform_prefer_huge(void *start, size_t bytes) {
#ifdef MADV_HUGEPAGE
    (void)madvise(start, bytes, MADV_HUGEPAGE);
#else
    (void)start;
    (void)bytes;
#endif
}

void platform_unreserve(void *start, size_t bytes) { (void)munmap(start, bytes); }

/* ---- Waiting ---- */

struct Poller {
    int epoll_fd, bell_fd;      /* -1 until needed */
    atomic_int bell_ready;      /* bell_fd may be written to */
    atomic_int is_rung;         /* rung before the bell existed */
};

Poller *poller_new(void) {
    Poller *p = base_calloc(1, sizeof *p);
    p->epoll_fd = p->bell_fd = -1;
    return p;
}

void poller_free(Poller *p) {
    if (p->epoll_fd >= 0) {
        close(p->epoll_fd);
        close(p->bell_fd);
    }
    free(p);
}

int poller_prepare(Poller *p) {
    if (p->epoll_fd >= 0) {
        return 0;
    }
    int epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    int bell_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = bell_fd};
    if (epoll_fd < 0 || bell_fd < 0 || epoll_ctl(epoll_fd, EPOLL_CTL_ADD, bell_fd, &event) != 0) {
        int error = errno;
        close(epoll_fd);
        close(bell_fd);
        return error;
    }
    p->epoll_fd = epoll_fd;
    p->bell_fd = bell_fd;
    atomic_store(&p->bell_ready, 1);
    return 0;
}

int poller_arm(Poller *p, int fd, int events) {
    int error = poller_prepare(p);
    if (error != 0) {
        return error;
    }
    struct epoll_event event = {.events = EPOLLONESHOT | EPOLLRDHUP, .data.fd = fd};
    event.events |= (events & POLL_READ) != 0 ? EPOLLIN : 0;
    event.events |= (events & POLL_WRITE) != 0 ? EPOLLOUT : 0;
    if (epoll_ctl(p->epoll_fd, EPOLL_CTL_MOD, fd, &event) == 0) {
        return 0;
    }
    if (errno != ENOENT) {
        return errno;
    }
    return epoll_ctl(p->epoll_fd, EPOLL_CTL_ADD, fd, &event) == 0 ? 0 : errno;
}

void poller_disarm(Poller *p, int fd) {
    if (p->epoll_fd >= 0) {
        struct epoll_event event = {0};
        (void)epoll_ctl(p->epoll_fd, EPOLL_CTL_DEL, fd, &event);
    }
}

static int timeout_in_ms(int64_t ns) {
    if (ns < 0) {
        return -1;
    }
    int64_t ms = ns / NS_PER_MS + (ns % NS_PER_MS != 0); /* never early */
    return ms > 3600000 ? 3600000 : (int)ms;
}

/* To the nanosecond where the kernel can; epoll_wait alone would round short waits up to 1 ms. */
static int wait_precisely(Poller *p, int64_t timeout_ns, struct epoll_event *events, int max) {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 35)
    struct timespec ts = {timeout_ns / NS_PER_SEC, timeout_ns % NS_PER_SEC};
    int n = epoll_pwait2(p->epoll_fd, events, max, timeout_ns < 0 ? NULL : &ts, NULL);
    if (n >= 0 || errno != ENOSYS) {
        return n;
    }
#endif
    return epoll_wait(p->epoll_fd, events, max, timeout_in_ms(timeout_ns));
}

static int events_of(uint32_t bits) {
    int events = 0;
    if ((bits & (EPOLLERR | EPOLLHUP)) != 0) {
        return POLL_READ | POLL_WRITE;
    }
    events |= (bits & (EPOLLIN | EPOLLRDHUP)) != 0 ? POLL_READ : 0;
    events |= (bits & EPOLLOUT) != 0 ? POLL_WRITE : 0;
    return events;
}

int poller_wait(Poller *p, int64_t timeout_ns, PollEvent *out, int max) {
    struct epoll_event events[WAIT_BATCH];
    if (poller_prepare(p) != 0 || atomic_exchange(&p->is_rung, 0) != 0) {
        return 0;
    }
    int room = max < WAIT_BATCH ? max : WAIT_BATCH;
    int n = wait_precisely(p, timeout_ns, events, room);
    int count = 0;
    for (int i = 0; i < n; i++) {
        if (events[i].data.fd == p->bell_fd) {
            uint64_t rings;
            (void)!read(p->bell_fd, &rings, sizeof rings);
        } else {
            out[count++] = (PollEvent){events[i].data.fd, events_of(events[i].events)};
        }
    }
    return count;
}

int poller_fd(Poller *p) {
    return poller_prepare(p) == 0 ? p->epoll_fd : -1;
}

void poller_ring(Poller *p) {
    uint64_t one = 1;
    if (atomic_load(&p->bell_ready) == 0) {
        atomic_store(&p->is_rung, 1);
        return;
    }
    (void)!write(p->bell_fd, &one, sizeof one);
}
