/* base/arena.h: memory that is freed all at once.
 *
 * The front end (tokens, trees, types) allocates here and never frees singly; a session frees
 * its arenas when it ends. Blocks never move, so pointers into an arena stay valid.
 */
#ifndef GOL_BASE_ARENA_H
#define GOL_BASE_ARENA_H

#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;
typedef struct Arena {
    char *cur, *end;   /* the free part of the newest block */
    ArenaBlock *block; /* newest first */
    size_t used_bytes; /* handed out so far */
} Arena;

void arena_init(Arena *a);
void arena_deinit(Arena *a);
/* Empties a for another use; keeps one block, so that small uses need no new memory. */
void arena_reset(Arena *a);

/* Zeroed memory, aligned to 8 (or 16 for sizes >= 16). Never NULL (base_alloc's rule). */
void *arena_alloc(Arena *a, size_t bytes);
/* A NUL-terminated copy of n bytes. */
char *arena_strndup(Arena *a, const char *s, size_t n);
char *arena_printf(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n)))

#endif
