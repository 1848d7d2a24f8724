/* base/panic.c: internal errors, and an allocator that does not return NULL.
 *
 * Both ends leave by abort or _exit: neither may run the process's exit handlers, which could
 * touch the very state that is broken (or allocate again).
 */
#include "base/panic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { EXIT_OUT_OF_MEMORY = 137 };

void base_panic(const char *file, int line, const char *format, ...)
{
    va_list args;
    fflush(stdout);
    fprintf(stderr, "gol: internal error: %s:%d: ", file, line);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputs("\nThis is a mistake in gol, not in your program. Please report this line together "
          "with the program that caused it.\n",
          stderr);
    fflush(stderr);
    abort();
}

void base_out_of_memory(void)
{
    static const char text[] = "fatal error: out of memory\n";
    fflush(stdout);
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0) {
        /* nowhere left to say it */
    }
    _exit(EXIT_OUT_OF_MEMORY);
}

void *base_alloc(unsigned long bytes)
{
    void *p = malloc(bytes ? bytes : 1);
    if (unlikely(!p)) {
        base_out_of_memory();
    }
    return p;
}

void *base_calloc(unsigned long count, unsigned long bytes)
{
    void *p = calloc(count ? count : 1, bytes ? bytes : 1);
    if (unlikely(!p)) {
        base_out_of_memory();
    }
    return p;
}

void *base_aligned_alloc(unsigned long alignment, unsigned long bytes)
{
    void *p = aligned_alloc(alignment, bytes);
    if (unlikely(!p)) {
        base_out_of_memory();
    }
    return p;
}

void *base_realloc(void *old, unsigned long bytes)
{
    void *p = realloc(old, bytes ? bytes : 1);
    if (unlikely(!p)) {
        base_out_of_memory();
    }
    return p;
}
