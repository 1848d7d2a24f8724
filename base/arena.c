/* base/arena.c: bump allocation from a list of blocks.
 *
 * Blocks double from FIRST_BLOCK on, so that a hello-world touches little memory. From HUGE_BLOCK
 * on, all are one huge page each: filled page by page, the memory of a big program costs the system
 * a tenth of the time that compiling it takes. A request larger than a quarter of the next block
 * gets a block of its own behind the current one, which stays open for small requests.
 *
 * Memory is zeroed when it is handed out, not when a block is made: what nobody asks for is never
 * touched, so it costs no page, and emptying an arena for its next use costs nothing.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/platform.h"

enum { FIRST_BLOCK = 32 << 10, HUGE_BLOCK = 2 << 20, KEPT_BLOCK_MAX = 256 << 10 };

struct ArenaBlock {
    ArenaBlock *next;
    size_t bytes; /* of data */
    char data[];
};

void arena_init(Arena *a)
{
    *a = (Arena){0};
}

void arena_deinit(Arena *a)
{
    for (ArenaBlock *b = a->block; b;) {
        ArenaBlock *next = b->next;
        free(b);
        b = next;
    }
    arena_init(a);
}

void arena_reset(Arena *a)
{
    ArenaBlock *kept = a->block;
    if (kept == NULL || a->cur == NULL || kept->bytes > KEPT_BLOCK_MAX) {
        arena_deinit(a);
        return;
    }
    Arena rest = {.block = kept->next};
    arena_deinit(&rest);
    kept->next = NULL;
    *a = (Arena){.cur = kept->data, .end = a->end, .block = kept};
}

static ArenaBlock *block_new(size_t bytes)
{
    ArenaBlock *b = base_alloc(sizeof *b + bytes);
    b->next = NULL;
    b->bytes = bytes;
    return b;
}

static ArenaBlock *huge_block_new(void)
{
    ArenaBlock *b = base_aligned_alloc(HUGE_BLOCK, HUGE_BLOCK);
    platform_prefer_huge(b, HUGE_BLOCK);
    b->next = NULL;
    b->bytes = HUGE_BLOCK - sizeof *b;
    return b;
}

static size_t next_block_bytes(const Arena *a)
{
    if (!a->block) {
        return FIRST_BLOCK;
    }
    size_t twice = a->block->bytes * 2;
    return twice >= HUGE_BLOCK ? HUGE_BLOCK - sizeof(ArenaBlock) : twice;
}

/* Not zeroed; bytes is a multiple of 8. */
static void *take_from_new_block(Arena *a, size_t bytes)
{
    size_t fresh = next_block_bytes(a);
    if (bytes > fresh / 4) {
        ArenaBlock *own = block_new(bytes);
        if (a->block) {
            own->next = a->block->next;
            a->block->next = own;
        } else {
            own->bytes = FIRST_BLOCK / 2; /* so that the first shared block is of normal size */
            a->block = own;
        }
        return own->data;
    }
    ArenaBlock *b = fresh + sizeof *b == HUGE_BLOCK ? huge_block_new() : block_new(fresh);
    b->next = a->block;
    a->block = b;
    a->cur = b->data + bytes;
    a->end = b->data + fresh;
    return b->data;
}

void *arena_alloc_slow(Arena *a, size_t bytes)
{
    CHECK(bytes < SIZE_MAX / 2);
    bytes = (bytes + 7) & ~(size_t)7;
    return memset(take_from_new_block(a, bytes), 0, bytes);
}

char *arena_strndup(Arena *a, const char *s, size_t n)
{
    char *copy = arena_alloc(a, n + 1);
    if (n) {
        memcpy(copy, s, n);
    }
    return copy;
}

char *arena_printf(Arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    CHECK(n >= 0);
    char *text = arena_alloc(a, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)n + 1, format, args);
    va_end(args);
    return text;
}
