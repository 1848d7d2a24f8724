/* base/map.h: a hash map from a pointer (or any nonzero uintptr_t) to a pointer. Owned memory.
 *
 * Open addressing; iteration order is insertion order, so that output never depends on addresses.
 */
#ifndef GOL_BASE_MAP_H
#define GOL_BASE_MAP_H

#include <stdint.h>

typedef struct MapEntry {
    uintptr_t key; /* 0: removed */
    void *value;
} MapEntry;
typedef struct PtrMap {
    MapEntry *entries; /* in order of insertion: entries[0 .. len) */
    uint32_t *index;
    uint32_t len, live, cap, index_cap;
} PtrMap; /* zero-initialised is empty */

void map_deinit(PtrMap *m);
void map_reset(PtrMap *m); /* empties m, which keeps its memory */
void *map_get(const PtrMap *m, const void *key);  /* NULL when absent */
void map_put(PtrMap *m, const void *key, void *value);
void map_remove(PtrMap *m, const void *key);

/* 64-bit hash of bytes (XXH3). */
uint64_t hash_bytes(const void *data, uint64_t len, uint64_t seed);

#endif
