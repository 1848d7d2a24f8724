/* bytecode/image_internal.h: what image.c, rtype.c, pctable.c and verify.c share. */
#ifndef GOL_BYTECODE_IMAGE_INTERNAL_H
#define GOL_BYTECODE_IMAGE_INTERNAL_H

#include "base/arena.h"
#include "bytecode/image.h"

typedef struct Range { /* address space taken at once, memory as it fills */
    uint8_t *base;
    uint64_t reserved, committed; /* bytes */
} Range;

typedef struct IndexEntry {
    uint32_t hash;
    bool used;
    uint32_t index;
} IndexEntry;
typedef struct IndexSet { /* open addressing, linear probing */
    IndexEntry *entries;
    uint32_t len, cap;
} IndexSet;

typedef struct Reloc { /* a CALL at code word `at` of a function that has no code yet */
    uint32_t at, func;
    uint32_t next; /* next of the same function: index + 1, 0: none */
} Reloc;

struct ImageExtra {
    Arena arena; /* metadata, constants, types */
    Range code, globals, global_kinds, caches;
    IndexSet string_set, iface_set, symbol_set, native_set, map_set;
    VEC(FuncMeta *) by_code; /* in order of entry */
    VEC(Reloc) relocs;
    VEC(uint32_t) reloc_heads; /* by function: index + 1 in relocs */
};

/* The GcWordKind of each word of t, one byte a word; kinds has room for size / 8 rounded up. Words
 * without pointers are left as they are. */
void rtype_fill_kinds(const Rtype *t, uint8_t *kinds);

#endif
