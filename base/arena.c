/* base/arena.c: bump allocation from a list of blocks.
 *
 * The arenas of a session come and go (one for each function that is being compiled), so they share
 * a pool: it hands out blocks of one size, cut from slabs. The first slab is an ordinary one,
 * large enough for hello-world; all others are a huge page each: filled page by page, the memory of
 * a big program costs the system a tenth of the time that compiling it takes, and a huge page pays
 * as soon as a fifth of it is used. As all arenas fill the same slab, at most one is not used up.
 * An arena without a pool gets doubling blocks from malloc.
 *
 * A request larger than a quarter of the next block gets a block of its own from malloc, behind the
 * current one, which stays open for small requests.
 *
 * Memory is zeroed when it is handed out, not when a block is made: what nobody asks for is never
 * touched, so it costs no page, and emptying an arena for its next use costs nothing.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/platform.h"

enum {
    FIRST_BLOCK = 32 << 10, BLOCK_MAX = 1 << 20, /* of an arena without a pool */
    FIRST_SLAB = 384 << 10, HUGE_SLAB = 2 << 20,
    POOL_BLOCK = (8 << 10) - 64, /* the heads of slab and blocks included, 256 fill a huge slab */
};

struct ArenaBlock {
    ArenaBlock *next;
    size_t bytes : 63; /* of data */
    bool is_pooled : 1;
    char data[];
};

struct ArenaSlab {
    ArenaSlab *next;
    char data[];
};

/* ---- pools */

void arena_pool_init(ArenaPool *p)
{
    *p = (ArenaPool){0};
}

void arena_pool_deinit(ArenaPool *p)
{
    for (ArenaSlab *s = p->slab; s;) {
        ArenaSlab *next = s->next;
        free(s);
        s = next;
    }
    arena_pool_init(p);
}

static void pool_grow(ArenaPool *p)
{
    bool is_huge = p->slab != NULL;
    size_t bytes = is_huge ? HUGE_SLAB : FIRST_SLAB;
    ArenaSlab *s = is_huge ? base_aligned_alloc(bytes, bytes) : base_alloc(bytes);
    if (is_huge) {
        platform_prefer_huge(s, bytes);
    }
    s->next = p->slab;
    p->slab = s;
    p->cur = s->data;
    p->end = (char *)s + bytes;
}

static ArenaBlock *pool_take(ArenaPool *p)
{
    ArenaBlock *b = p->spare;
    if (b != NULL) {
        p->spare = b->next;
        return b;
    }
    if (p->end - p->cur < POOL_BLOCK) {
        pool_grow(p);
    }
    b = (ArenaBlock *)p->cur;
    p->cur += POOL_BLOCK;
    b->bytes = POOL_BLOCK - sizeof *b;
    b->is_pooled = true;
    return b;
}

/* ---- arenas */

void arena_init(Arena *a)
{
    *a = (Arena){0};
}

void arena_init_in(Arena *a, ArenaPool *pool)
{
    *a = (Arena){.pool = pool};
}

static void give_back(ArenaBlock *b, ArenaPool *pool)
{
    while (b != NULL) {
        ArenaBlock *next = b->next;
        if (b->is_pooled) {
            b->next = pool->spare;
            pool->spare = b;
        } else {
            free(b);
        }
        b = next;
    }
}

void arena_deinit(Arena *a)
{
    give_back(a->block, a->pool);
    arena_init_in(a, a->pool);
}

void arena_reset(Arena *a)
{
    ArenaBlock *kept = a->block;
    if (a->pool != NULL || kept == NULL || a->cur == NULL || kept->bytes > FIRST_BLOCK) {
        arena_deinit(a);
        return;
    }
    give_back(kept->next, NULL);
    kept->next = NULL;
    *a = (Arena){.cur = kept->data, .end = a->end, .block = kept};
}

void arena_release_to(Arena *a, ArenaBlock *block)
{
    while (a->block != block) {
        ArenaBlock *newer = a->block;
        a->block = newer->next;
        newer->next = NULL;
        give_back(newer, a->pool);
    }
}

static ArenaBlock *block_new(size_t bytes)
{
    ArenaBlock *b = base_alloc(sizeof *b + bytes);
    b->bytes = bytes;
    b->is_pooled = false;
    return b;
}

static size_t next_block_bytes(const Arena *a)
{
    if (a->pool != NULL) {
        return POOL_BLOCK - sizeof(ArenaBlock);
    }
    if (a->cur == NULL) { /* no block is open */
        return FIRST_BLOCK;
    }
    return a->block->bytes >= BLOCK_MAX / 2 ? BLOCK_MAX : a->block->bytes * 2;
}

/* Behind the open block, if there is one. */
static void *take_own_block(Arena *a, size_t bytes)
{
    ArenaBlock *own = block_new(bytes);
    ArenaBlock **at = a->cur != NULL ? &a->block->next : &a->block;
    own->next = *at;
    *at = own;
    return own->data;
}

/* Not zeroed; bytes is a multiple of 8. */
static void *take_from_new_block(Arena *a, size_t bytes)
{
    size_t fresh = next_block_bytes(a);
    if (bytes > fresh / 4) {
        return take_own_block(a, bytes);
    }
    ArenaBlock *b = a->pool != NULL ? pool_take(a->pool) : block_new(fresh);
    b->next = a->block;
    a->block = b;
    a->cur = b->data + bytes;
    a->end = b->data + b->bytes;
    return b->data;
}

void *arena_take_slow(Arena *a, size_t bytes)
{
    CHECK(bytes < SIZE_MAX / 2);
    return take_from_new_block(a, (bytes + 7) & ~(size_t)7);
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
