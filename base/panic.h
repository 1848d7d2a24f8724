/* base/panic.h: what happens when gol itself is wrong.
 *
 * CHECK stays on in every build: use it where a wrong answer would corrupt the heap or the user's
 * data. ASSERT is for what we believe; release builds drop it. Neither is for mistakes of the
 * user's program: those are diagnostics (base/diag.h) or Go panics (vm/).
 */
#ifndef GOL_BASE_PANIC_H
#define GOL_BASE_PANIC_H

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

/* Prints "gol: internal error: FILE:LINE: text" and what to report, then aborts. */
_Noreturn void base_panic(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4), cold));

#define PANIC(...) base_panic(__FILE__, __LINE__, __VA_ARGS__)
#define CHECK(cond) (likely(cond) ? (void)0 : base_panic(__FILE__, __LINE__, "CHECK(%s)", #cond))
#ifdef GOL_DEBUG
#define ASSERT(cond) CHECK(cond)
#else
#define ASSERT(cond) ((void)sizeof(cond))
#endif
#define UNREACHABLE() PANIC("unreachable")

/* Prints the one line of DESIGN.md 5 ("fatal error: out of memory") and exits with 137. */
_Noreturn void base_out_of_memory(void) __attribute__((cold));

/* malloc and friends that never return NULL but end so. Owner frees with free(). */
void *base_alloc(unsigned long bytes) __attribute__((malloc));
void *base_calloc(unsigned long count, unsigned long bytes) __attribute__((malloc));
void *base_aligned_alloc(unsigned long alignment, unsigned long bytes) __attribute__((malloc));
void *base_realloc(void *old, unsigned long bytes);

#endif
