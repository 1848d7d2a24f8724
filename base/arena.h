/* base/arena.h: memory that is freed all at once.
 *
 * The front end (tokens, trees, types) allocates here and never frees singly; a session frees
 * its arenas when it ends. Blocks never move, so pointers into an arena stay valid.
 */
#ifndef GOL_BASE_ARENA_H
#define GOL_BASE_ARENA_H

#include <stddef.h>
#include <string.h>

#include "base/panic.h"

typedef struct ArenaBlock ArenaBlock;
typedef struct ArenaSlab ArenaSlab;

/* Where arenas that share memory take their blocks: what one gives back, the next one gets. */
typedef struct ArenaPool {
    ArenaBlock *spare; /* given back */
    char *cur, *end;   /* of the newest slab: not handed out yet */
    ArenaSlab *slab;   /* newest first */
} ArenaPool;

typedef struct Arena {
    char *cur, *end;   /* the free part of the newest block */
    ArenaBlock *block; /* newest first */
    ArenaPool *pool;   /* or NULL: blocks of its own */
} Arena;

void arena_pool_init(ArenaPool *p);
void arena_pool_deinit(ArenaPool *p); /* after the arenas that use it */

void arena_init(Arena *a);
void arena_init_in(Arena *a, ArenaPool *pool);
void arena_deinit(Arena *a);
/* Empties a for another use. Without a pool it keeps one block, so that small uses need no new
 * memory. */
void arena_reset(Arena *a);

/* A point to go back to: what was allocated since is gone then, but for large requests, which stay
 * until a is emptied. */
typedef struct ArenaMark {
    char *cur, *end;
    ArenaBlock *block;
} ArenaMark;

static inline ArenaMark arena_mark(const Arena *a)
{
    return (ArenaMark){a->cur, a->end, a->block};
}

void arena_release_to(Arena *a, ArenaBlock *block); /* gives back the blocks before this one */

static inline void arena_release(Arena *a, ArenaMark m)
{
    if (unlikely(a->block != m.block)) {
        arena_release_to(a, m.block);
    }
    a->cur = m.cur;
    a->end = m.end;
}

void *arena_take_slow(Arena *a, size_t bytes); /* what the open block has no room for */

/* Memory aligned to 8, with anything in it: for what is filled before it is read. Never NULL
 * (base_alloc's rule). */
static inline void *arena_take(Arena *a, size_t bytes)
{
    char *at = a->cur;
    if (unlikely(bytes >= (size_t)(a->end - at))) {
        return arena_take_slow(a, bytes);
    }
    a->cur = at + ((bytes + 7) & ~(size_t)7);
    return at;
}

/* The same, zeroed. Inline: the size is mostly known, and zeroing then is a few stores. */
static inline void *arena_alloc(Arena *a, size_t bytes)
{
    return memset(arena_take(a, bytes), 0, bytes);
}

/* A NUL-terminated copy of n bytes. */
char *arena_strndup(Arena *a, const char *s, size_t n);
char *arena_printf(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n)))
#define ARENA_TAKE(a, T, n) ((T *)arena_take((a), sizeof(T) * (size_t)(n))) /* not zeroed */

#endif
