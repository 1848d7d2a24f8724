/* base/map.c: PtrMap is an array of entries in order of insertion plus an index into it. A small
 * one has no index (most scopes are such): looking at every entry is as quick.
 *
 * index[h] holds entry number + 1, 0 for a free place. A removed entry keeps its place in both
 * (key 0), so that probing goes on past it; rebuilding drops the removed ones and is done when the
 * entries are full, or the index two thirds full.
 */
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/panic.h"

enum { FIRST = 4, SMALL = 8 }; /* entries at first, and most without an index */

uint64_t hash_bytes(const void *data, uint64_t len, uint64_t seed)
{
    return XXH3_64bits_withSeed(data, len, seed);
}

/* Fibonacci hashing: pointers differ in their middle bits, the product moves them to the top. */
static uint32_t place_of(const PtrMap *m, uintptr_t key)
{
    return (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 32) & (m->index_cap - 1);
}

void map_deinit(PtrMap *m)
{
    free(m->entries);
    free(m->index);
    *m = (PtrMap){0};
}

void map_reset(PtrMap *m)
{
    m->len = m->live = 0;
    if (m->index_cap > 0) {
        memset(m->index, 0, m->index_cap * sizeof *m->index);
    }
}

static MapEntry *find(const PtrMap *m, uintptr_t key)
{
    if (m->index_cap == 0) {
        for (uint32_t i = 0; i < m->len; i++) {
            if (m->entries[i].key == key) {
                return &m->entries[i];
            }
        }
        return NULL;
    }
    for (uint32_t i = place_of(m, key); m->index[i]; i = (i + 1) & (m->index_cap - 1)) {
        MapEntry *e = &m->entries[m->index[i] - 1];
        if (e->key == key) {
            return e;
        }
    }
    return NULL;
}

void *map_get(const PtrMap *m, const void *key)
{
    MapEntry *e = key ? find(m, (uintptr_t)key) : NULL;
    return e ? e->value : NULL;
}

static void index_entry(PtrMap *m, uint32_t number)
{
    uint32_t i = place_of(m, m->entries[number].key);
    while (m->index[i]) {
        i = (i + 1) & (m->index_cap - 1);
    }
    m->index[i] = number + 1;
}

static void rebuild_index(PtrMap *m)
{
    uint32_t index_cap = 16;
    while (index_cap * 2 < m->cap * 3) {
        index_cap *= 2;
    }
    free(m->index);
    m->index_cap = index_cap;
    m->index = base_calloc(index_cap, sizeof *m->index);
    for (uint32_t i = 0; i < m->len; i++) {
        index_entry(m, i);
    }
}

static void rebuild(PtrMap *m)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < m->len; i++) {
        if (m->entries[i].key) {
            m->entries[kept++] = m->entries[i];
        }
    }
    m->len = kept;
    CHECK(kept < UINT32_MAX / 8);
    m->cap = kept < FIRST / 2 ? FIRST : kept * 2;
    m->entries = base_realloc(m->entries, m->cap * sizeof *m->entries);
    if (m->cap > SMALL) {
        rebuild_index(m);
    } else { /* much was removed: what an index said is no longer so */
        free(m->index);
        m->index = NULL;
        m->index_cap = 0;
    }
}

void map_put(PtrMap *m, const void *key, void *value)
{
    CHECK(key);
    MapEntry *e = find(m, (uintptr_t)key);
    if (e) {
        e->value = value;
        return;
    }
    if (m->len == m->cap) {
        rebuild(m);
    }
    m->entries[m->len++] = (MapEntry){(uintptr_t)key, value};
    if (m->index_cap != 0) {
        index_entry(m, m->len - 1);
    }
    m->live++;
}

void map_remove(PtrMap *m, const void *key)
{
    MapEntry *e = key ? find(m, (uintptr_t)key) : NULL;
    if (e) {
        *e = (MapEntry){0};
        m->live--;
    }
}
