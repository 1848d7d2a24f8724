/* gmap.c: Go maps.
 *
 * Open addressing with linear probing over a power of two of entries {key, value} in Go's memory
 * layout, and a parallel array of one-byte tags: 0 empty, 1 deleted, 0x80 | 7 hash bits used. A
 * probe reads tags, and the entry only where the tag fits, so a miss touches one cache line. Load
 * <= 3/4. Up to eight entries live in the *small* form: eight tags in one word of the header (0x80
 * = used), keys compared one by one, no hashing. A map leaves the small form once and never returns
 * to it.
 *
 * Invariants
 * - A deleted entry is zeroed: maps hold nothing that is not in them.
 * - An iterator whose table the map has left walks it to the end, asking the map for each key. So
 *   an old table keeps its entries, but for those deleted. (small_final keeps the small form's last
 *   tags.)
 * - A big map grows in steps: every change moves some entries (MapGrowth), so no change takes long.
 *   Until all have moved, an entry of the old table counts iff its index is not below `moved`. New
 *   entries go to the new table, which cannot fill up before the move is over.
 * - Order depends on keys, the seed and the history of the map, never on addresses: pointers hash
 *   by their place in the arena.
 * - Overwritten pointers are shaded while the collector marks; fresh tables need no barrier.
 */
#include "vm/vm_internal.h"

#include "base/map.h"
#include "base/rng.h"

enum {
    SMALL_CAP = 8,
    TAG_EMPTY = 0, TAG_DELETED = 1, TAG_USED = 0x80,
    STEPPED_CAP = 4096,     /* tables from this size on are moved in steps */
    STEP_ENTRIES = 16,      /* places moved by one change */
    MOVED_AT_ONCE = 4096, WIPED_AT_ONCE = 1 << 14, /* between looks at interrupts */
};

typedef enum KeyKind { KEY_WORD, KEY_HALF, KEY_STRING, KEY_OTHER } KeyKind;

typedef struct MapGrowth { /* the table that is being left */
    uint8_t *tags;
    char *entries;
    uint32_t cap, moved;
} MapGrowth;

struct Map {
    uint64_t count;
    MapGrowth *growth;      /* NULL: none under way */
    uint8_t *tags;          /* large form */
    char *entries;
    uint64_t small;         /* tags of the small form */
    uint64_t small_final;   /* as they were when it was left */
    uint32_t cap;           /* entries there is room for: 0, 8, 16 ... */
    uint32_t filled;        /* large form: tags that are not empty */
    uint32_t clears;        /* times clear() was called */
    uint32_t key_kind;
};

typedef struct MapIter {
    Map *map;
    uint8_t *tags;          /* the table it began on */
    char *entries;
    uint32_t cap, clears;
    uint32_t start, done;
} MapIter;

_Static_assert(offsetof(Map, growth) == 8 * MAP_WORD_GROWTH &&
                   offsetof(Map, tags) == 8 * MAP_WORD_TAGS &&
                   offsetof(Map, entries) == 8 * MAP_WORD_ENTRIES,
               "what vm.h tells");
_Static_assert(offsetof(MapGrowth, entries) == 8 * MAP_GROWTH_WORD_ENTRIES &&
               offsetof(MapIter, entries) == 8 * MAP_ITER_WORD_ENTRIES, "what vm.h tells");

static KeyKind key_kind_of(const Rtype *key) {
    if (key->eq == EQ_STRING) {
        return KEY_STRING;
    }
    if (key->eq == EQ_MEMORY && !key->has_pointers) {
        return key->size == 8 ? KEY_WORD : key->size == 4 ? KEY_HALF : KEY_OTHER;
    }
    return KEY_OTHER;
}

/* ---- the two questions about keys; kind is a constant where these are inlined */

#define INLINE static inline __attribute__((always_inline))

INLINE bool key_hash(Vm *vm, const Rtype *t, KeyKind kind, const void *key, uint64_t *hash) {
    switch (kind) {
    case KEY_WORD: *hash = hash_word(vm, *(const uint64_t *)key); return true;
    case KEY_HALF: *hash = hash_word(vm, *(const uint32_t *)key); return true;
    case KEY_STRING:
        *hash = hash_bytes(((const Slot *)key)[0].p, ((const Slot *)key)[1].u, vm->hash_seed);
        return true;
    default: return value_hash(vm, t->key, key, hash);
    }
}

INLINE bool key_equal(Vm *vm, const Rtype *t, KeyKind kind, const void *a, const void *b) {
    switch (kind) {
    case KEY_WORD: return *(const uint64_t *)a == *(const uint64_t *)b;
    case KEY_HALF: return *(const uint32_t *)a == *(const uint32_t *)b;
    case KEY_STRING: return string_eq(a, b);
    default: return value_equal(vm, t->key, a, b) == 1;
    }
}

/* Hashing can panic: a small map must ask all the same. */
static bool key_is_hashable(Vm *vm, const Rtype *t, const void *key) {
    uint64_t ignored;
    return t->key->eq < EQ_INTERFACE || value_hash(vm, t->key, key, &ignored);
}

static inline char *entry_at(const Rtype *t, char *entries, uint64_t i) {
    return entries + i * t->map_entry_size;
}

static inline bool small_used(uint64_t tags, uint32_t i) {
    return tags >> 8 * i & TAG_USED;
}

static inline uint8_t tag_of(uint64_t hash) {
    return (uint8_t)(TAG_USED | hash >> 57);
}

/* ---- searching: the entry, or NULL */

INLINE char *find_small(Vm *vm, const Rtype *t, const Map *m, KeyKind kind, const void *key) {
    for (uint64_t left = m->small; left != 0; left &= left - 1) {
        uint32_t i = (uint32_t)__builtin_ctzll(left) / 8;
        char *entry = entry_at(t, m->entries, i);
        if (key_equal(vm, t, kind, entry, key)) {
            return entry;
        }
    }
    return NULL;
}

INLINE char *find_table(Vm *vm, const Rtype *t, const uint8_t *tags, char *entries, uint32_t mask,
                        KeyKind kind, const void *key, uint64_t hash) {
    uint8_t tag = tag_of(hash);
    for (uint32_t i = (uint32_t)hash & mask;; i = (i + 1) & mask) {
        uint8_t have = tags[i];
        if (have == tag) {
            char *entry = entry_at(t, entries, i);
            if (key_equal(vm, t, kind, entry, key)) {
                return entry;
            }
        }
        if (have == TAG_EMPTY) {
            return NULL;
        }
    }
}

static uint32_t index_of(const Rtype *t, const char *entries, const char *entry) {
    return t->map_entry_size == 0 ? 0 : (uint32_t)((uint64_t)(entry - entries) / t->map_entry_size);
}

/* In the table being left: only what has not moved. */
static char *find_unmoved(Vm *vm, const Rtype *t, const Map *m, const void *key, uint64_t hash) {
    const MapGrowth *g = m->growth;
    char *entry =
        find_table(vm, t, g->tags, g->entries, g->cap - 1, (KeyKind)m->key_kind, key, hash);
    return entry != NULL && index_of(t, g->entries, entry) >= g->moved ? entry : NULL;
}

INLINE char *find_large(Vm *vm, const Rtype *t, const Map *m, KeyKind kind, const void *key,
                        uint64_t hash) {
    char *entry = find_table(vm, t, m->tags, m->entries, m->cap - 1, kind, key, hash);
    if (unlikely(m->growth != NULL) && entry == NULL) {
        return find_unmoved(vm, t, m, key, hash);
    }
    return entry;
}

INLINE bool find_kind(Vm *vm, const Rtype *t, const Map *m, KeyKind kind, const void *key,
                      char **entry) {
    uint64_t hash;
    if (m->cap <= SMALL_CAP) {
        *entry = find_small(vm, t, m, kind, key);
        return kind != KEY_OTHER || *entry != NULL || key_is_hashable(vm, t, key);
    }
    if (!key_hash(vm, t, kind, key, &hash)) {
        return false;
    }
    *entry = find_large(vm, t, m, kind, key, hash);
    return true;
}

static bool find_entry(Vm *vm, const Rtype *t, const Map *m, const void *key, char **entry) {
    switch ((KeyKind)m->key_kind) {
    case KEY_WORD: return find_kind(vm, t, m, KEY_WORD, key, entry);
    case KEY_HALF: return find_kind(vm, t, m, KEY_HALF, key, entry);
    case KEY_STRING: return find_kind(vm, t, m, KEY_STRING, key, entry);
    default: return find_kind(vm, t, m, KEY_OTHER, key, entry);
    }
}

bool map_find(Vm *vm, const Rtype *t, Map *m, const void *key, void **found) {
    char *entry = NULL;
    *found = NULL;
    if (m == NULL || m->count == 0) {
        return key_is_hashable(vm, t, key);
    }
    if (!find_entry(vm, t, m, key, &entry)) {
        return false;
    }
    if (entry != NULL) {
        *found = entry + t->map_value_offset;
    }
    return true;
}

/* ---- making and growing */

static void *entries_new(Vm *vm, const Rtype *t, uint64_t cap) {
    return vm_new_object(vm, t->map_entry_shape, cap * t->map_entry_size);
}

static uint32_t cap_for(uint64_t n) {
    uint32_t cap = SMALL_CAP;
    while (n > SMALL_CAP && (uint64_t)cap * 3 / 4 < n) {
        cap *= 2;
    }
    return cap;
}

bool map_make(Vm *vm, Slot *dst, const Rtype *t, int64_t hint) {
    static const uint8_t kinds[] = {GC_SCALAR, GC_POINTER, GC_POINTER, GC_POINTER,
                                    GC_SCALAR, GC_SCALAR,  GC_SCALAR,  GC_SCALAR};
    _Static_assert(sizeof kinds == sizeof(Map) / 8, "one kind a word");
    if (vm->map_shape == NULL) {
        vm->map_shape = gc_shape_intern(vm->heap, sizeof(Map) / 8, kinds);
    }
    Map *m = vm_new_object(vm, vm->map_shape, sizeof *m);
    if (m == NULL) {
        return raise_memory(vm);
    }
    m->key_kind = key_kind_of(t->key);
    if (hint > SMALL_CAP && hint < 1 << 30) {
        uint32_t cap = cap_for((uint64_t)hint);
        m->entries = entries_new(vm, t, cap);
        m->tags = vm_new_object(vm, gc_shape_noscan(vm->heap), cap);
        m->cap = cap;
        if (m->entries == NULL || m->tags == NULL) {
            return raise_memory(vm);
        }
    }
    dst->p = m;
    return true;
}

uint64_t map_len(const Map *m) {
    return m == NULL ? 0 : m->count;
}

/* A free place of a table without deleted entries. */
static uint32_t free_index(const uint8_t *tags, uint32_t mask, uint64_t hash) {
    uint32_t i = (uint32_t)hash & mask;
    while (tags[i] != TAG_EMPTY) {
        i = (i + 1) & mask;
    }
    return i;
}

static inline bool place_used(const uint8_t *tags, uint64_t small, uint32_t cap, uint32_t i) {
    return cap == SMALL_CAP ? small_used(small, i) : (tags[i] & TAG_USED) != 0;
}

/* Copies the used places [from, to) of a table into the map's, which has room. */
static void move_entries(Vm *vm, const Rtype *t, Map *m, const MapGrowth *old, uint64_t small,
                         uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        if (place_used(old->tags, small, old->cap, i)) {
            const char *entry = entry_at(t, old->entries, i);
            uint64_t hash = 0;
            key_hash(vm, t, (KeyKind)m->key_kind, entry, &hash);
            uint32_t at = free_index(m->tags, m->cap - 1, hash);
            m->tags[at] = tag_of(hash);
            m->filled++;
            memcpy(entry_at(t, m->entries, at), entry, t->map_entry_size);
        }
    }
}

static void growth_step(Vm *vm, const Rtype *t, Map *m, uint32_t places) {
    MapGrowth *g = m->growth;
    uint32_t to = g->cap - g->moved > places ? g->moved + places : g->cap;
    move_entries(vm, t, m, g, 0, g->moved, to);
    g->moved = to;
    if (to == g->cap) {
        gc_store_ptr(vm->heap, (void **)&m->growth, NULL);
    }
}

static inline void growth_go_on(Vm *vm, const Rtype *t, Map *m) {
    if (unlikely(m->growth != NULL)) {
        growth_step(vm, t, m, STEP_ENTRIES);
    }
}

/* One table again. False: given up, with some moved. */
static bool growth_finish(Vm *vm, const Rtype *t, Map *m) {
    while (m->growth != NULL) {
        growth_step(vm, t, m, MOVED_AT_ONCE);
        if (m->growth != NULL && stop_waits(vm)) {
            return give_up(vm);
        }
    }
    return true;
}

static bool growth_begin(Vm *vm, Map *m, const MapGrowth *old) {
    static const uint8_t kinds[] = {GC_POINTER, GC_POINTER, GC_SCALAR};
    MapGrowth *g = vm_new_object(vm, gc_shape_intern(vm->heap, 3, kinds), sizeof *g);
    if (g == NULL) {
        return raise_memory(vm);
    }
    *g = *old;
    gc_store_ptr(vm->heap, (void **)&m->growth, g);
    return true;
}

/* Goes over to a new table, at once or in steps. */
static bool rehash(Vm *vm, const Rtype *t, Map *m, uint32_t cap) {
    MapGrowth old = {m->tags, m->entries, m->cap, 0};
    if (!growth_finish(vm, t, m)) {
        return false;
    }
    char *entries = entries_new(vm, t, cap);
    /* What would be garbage at once is not made: a full heap must not look as if collecting
     * helped. */
    uint8_t *tags = entries == NULL ? NULL : vm_new_object(vm, gc_shape_noscan(vm->heap), cap);
    if (entries == NULL || tags == NULL ||
        (old.cap >= STEPPED_CAP && !growth_begin(vm, m, &old))) {
        return raise_memory(vm);
    }
    if (m->cap == SMALL_CAP) {
        m->small_final = m->small;
    }
    gc_store_ptr(vm->heap, (void **)&m->entries, entries);
    gc_store_ptr(vm->heap, (void **)&m->tags, tags);
    m->cap = cap;
    m->filled = 0;
    if (m->growth == NULL) {
        move_entries(vm, t, m, &old, m->small_final, 0, old.cap);
    }
    return true;
}

/* Room for one more. */
static bool make_room(Vm *vm, const Rtype *t, Map *m) {
    if (m->cap == 0) {
        m->entries = entries_new(vm, t, SMALL_CAP);
        m->cap = SMALL_CAP;
        return m->entries != NULL || raise_memory(vm);
    }
    if (m->cap == SMALL_CAP) {
        return m->count < SMALL_CAP || rehash(vm, t, m, 2 * SMALL_CAP);
    }
    if (m->filled + 1 <= m->cap / 4 * 3) {
        return true;
    }
    if (m->cap >= 1u << 31) {
        return raise_memory(vm);
    }
    return rehash(vm, t, m, m->count > m->cap / 2 ? m->cap * 2 : m->cap);
}

/* ---- inserting and deleting */

static char *claim_small(const Rtype *t, Map *m) {
    uint32_t i = (uint32_t)__builtin_ctzll(~m->small & 0x8080808080808080u) / 8;
    m->small |= (uint64_t)TAG_USED << 8 * i;
    return entry_at(t, m->entries, i);
}

/* The key is not there: the first free or deleted place of its probe. */
static char *claim_large(const Rtype *t, Map *m, uint64_t hash) {
    uint32_t mask = m->cap - 1, i = (uint32_t)hash & mask;
    while (m->tags[i] & TAG_USED) {
        i = (i + 1) & mask;
    }
    m->filled += m->tags[i] == TAG_EMPTY;
    m->tags[i] = tag_of(hash);
    return entry_at(t, m->entries, i);
}

/* An equal key may still differ: +0 and -0, a string in another place. Go keeps the newest. */
static void update_key(Vm *vm, const Rtype *t, char *entry, const void *key) {
    if (t->key->eq != EQ_MEMORY) {
        value_copy(vm, t->key, entry, key);
    }
}

bool map_insert(Vm *vm, const Rtype *t, Map *m, const void *key, void **value) {
    char *entry = NULL;
    if (m == NULL) {
        return raise_plain(vm, "assignment to entry in nil map");
    }
    growth_go_on(vm, t, m);
    if (!find_entry(vm, t, m, key, &entry)) {
        return false;
    }
    if (entry != NULL) {
        update_key(vm, t, entry, key);
    } else {
        uint64_t hash = 0;
        if (!make_room(vm, t, m)) {
            return false;
        }
        if (m->cap > SMALL_CAP) {
            key_hash(vm, t, (KeyKind)m->key_kind, key, &hash);
            entry = claim_large(t, m, hash);
        } else {
            entry = claim_small(t, m);
        }
        memcpy(entry, key, t->key->size);
        m->count++;
    }
    *value = entry + t->map_value_offset;
    return true;
}

static void wipe_entries(Vm *vm, const Rtype *t, char *entries, uint64_t n) {
    uint64_t bytes = n * t->map_entry_size;
    if (gc_barrier_active(vm->heap) && !gc_shape_is_noscan(t->map_entry_shape)) {
        gc_shade_range(vm->heap, entries, bytes, t->map_entry_shape);
    }
    memset(entries, 0, bytes);
}

/* False: given up on the way. */
static bool wipe_table(Vm *vm, const Rtype *t, const Map *m) {
    for (uint32_t at = 0; at < m->cap; at += WIPED_AT_ONCE) {
        if (at != 0 && stop_waits(vm)) {
            return give_up(vm);
        }
        uint32_t left = m->cap - at;
        wipe_entries(vm, t, entry_at(t, m->entries, at),
                     left < WIPED_AT_ONCE ? left : WIPED_AT_ONCE);
    }
    return true;
}

/* As a map that was made empty. */
static void drop_table(Vm *vm, Map *m) {
    gc_store_ptr(vm->heap, (void **)&m->entries, NULL);
    gc_store_ptr(vm->heap, (void **)&m->tags, NULL);
    m->cap = 0;
}

/* Deleted places at the end of a probe become empty again. */
static void untag(Map *m, uint32_t i) {
    uint32_t mask = m->cap - 1;
    if (m->tags[(i + 1) & mask] != TAG_EMPTY) {
        m->tags[i] = TAG_DELETED;
        return;
    }
    do {
        m->tags[i] = TAG_EMPTY;
        m->filled--;
        i = (i - 1) & mask;
    } while (m->tags[i] == TAG_DELETED);
}

static bool is_in_table(const Rtype *t, const char *entries, uint64_t cap, const char *entry) {
    return (uint64_t)(entry - entries) < cap * t->map_entry_size || t->map_entry_size == 0;
}

bool map_delete(Vm *vm, const Rtype *t, Map *m, const void *key) {
    char *entry = NULL;
    if (m == NULL || m->count == 0) {
        return key_is_hashable(vm, t, key);
    }
    growth_go_on(vm, t, m);
    if (!find_entry(vm, t, m, key, &entry)) {
        return false;
    }
    if (entry == NULL) {
        return true;
    }
    wipe_entries(vm, t, entry, 1);
    m->count--;
    if (m->cap == SMALL_CAP) {
        m->small &= ~((uint64_t)TAG_USED << 8 * index_of(t, m->entries, entry));
    } else if (is_in_table(t, m->entries, m->cap, entry)) {
        untag(m, index_of(t, m->entries, entry));
    } else {
        m->growth->tags[index_of(t, m->growth->entries, entry)] = TAG_DELETED;
    }
    return true;
}

uint64_t map_room(const Rtype *t, const Map *m) {
    return m != NULL ? (uint64_t)m->cap * t->map_entry_size : 0;
}

bool map_clear(Vm *vm, const Rtype *t, Map *m) {
    if (m == NULL) {
        return true;
    }
    gc_store_ptr(vm->heap, (void **)&m->growth, NULL);
    m->clears++;
    m->count = 0;
    m->small = 0;
    m->filled = 0;
    if (!wipe_table(vm, t, m)) {
        drop_table(vm, m);
        return false;
    }
    if (m->tags != NULL) {
        memset(m->tags, 0, m->cap);
    }
    return true;
}

/* ---- iterating */

void *map_iter_new(Vm *vm, const Rtype *t, Map *m) {
    static const uint8_t kinds[] = {GC_POINTER, GC_POINTER, GC_POINTER, GC_SCALAR, GC_SCALAR};
    if (vm->iter_shape == NULL) {
        vm->iter_shape = gc_shape_intern(vm->heap, sizeof(MapIter) / 8, kinds);
    }
    MapIter *it = vm_new_object(vm, vm->iter_shape, sizeof *it);
    if (it != NULL && m != NULL && m->cap != 0) {
        if (!growth_finish(vm, t, m)) { /* one table to walk */
            return NULL;
        }
        it->map = m;
        it->tags = m->tags;
        it->entries = m->entries;
        it->cap = m->cap;
        it->clears = m->clears;
        it->start = rng_below(&vm->sched->rng, m->cap);
    }
    return it;
}

static bool iter_slot_used(const MapIter *it, uint32_t i, bool is_current) {
    if (it->cap == SMALL_CAP) {
        return small_used(is_current ? it->map->small : it->map->small_final, i);
    }
    return (it->tags[i] & TAG_USED) != 0;
}

/* The map has moved on: what is this entry of the old table now? NULL: deleted since. */
static const char *entry_now(Vm *vm, const Rtype *t, const MapIter *it, const char *old) {
    char *entry = NULL;
    find_entry(vm, t, it->map, old, &entry);
    if (entry == NULL && !value_is_reflexive(t->key, old)) {
        return old; /* a NaN can be neither found nor deleted */
    }
    return entry;
}

bool map_iter_next(Vm *vm, const Rtype *t, void *iter, const void **key, const void **value) {
    MapIter *it = iter;
    while (it->done < it->cap) {
        bool is_current = it->map->entries == it->entries && it->map->cap == it->cap;
        if (!is_current && it->map->clears != it->clears) {
            break;
        }
        uint32_t i = (it->start + it->done++) & (it->cap - 1);
        if (!iter_slot_used(it, i, is_current)) {
            continue;
        }
        const char *entry = entry_at(t, it->entries, i);
        if (!is_current) {
            entry = entry_now(vm, t, it, entry);
        }
        if (entry != NULL) {
            *key = entry;
            *value = entry + t->map_value_offset;
            return true;
        }
    }
    return false;
}

bool map_each(const Rtype *t, const Map *m, uint64_t *cursor, const void **key,
              const void **value) {
    const MapGrowth *g = m != NULL ? m->growth : NULL;
    uint32_t old_cap = g != NULL ? g->cap : 0;
    while (m != NULL && *cursor < (uint64_t)old_cap + m->cap) {
        uint32_t i = (uint32_t)(*cursor)++;
        bool is_old = i < old_cap;
        if (is_old ? i >= g->moved && (g->tags[i] & TAG_USED)
                   : place_used(m->tags, m->small, m->cap, i - old_cap)) {
            const char *entry = is_old ? entry_at(t, g->entries, i)
                                       : entry_at(t, m->entries, i - old_cap);
            *key = entry;
            *value = entry + t->map_value_offset;
            return true;
        }
    }
    return false;
}
