/* bytecode/image.c: how a program image grows.
 *
 * What instructions address by distance (code, globals, inline caches) lies in address ranges that
 * are reserved whole when the image is made and get memory as they fill, so an address once given
 * stays good. Everything else is a table of elements or of pointers into the image's arena.
 *
 * Invariants:
 *  - functions' code lies in the order it was reserved (by_code), which is what lets a pc be looked
 *    up by binary search;
 *  - equal strings, symbols, natives, interface constants and stack maps have one index each;
 *  - code[1] is a function of its own: calls of functions without code go there until they are
 *    patched, and what is there has them compiled;
 *  - such calls are noted in the order of their addresses.
 */
#include "bytecode/image.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/panic.h"
#include "bytecode/image_internal.h"

enum {
    COMMIT_STEP = 1 << 16, /* bytes made usable at a time, at least */
    CODE_MAX_WORDS = 1 << 27,
    CACHE_MAX = 1 << 24,
};
#define GLOBALS_MAX_BYTES (UINT64_C(1) << 32)

/* ---- reserved ranges */

static void range_init(Range *r, uint64_t bytes) {
    r->base = mmap(NULL, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (r->base == MAP_FAILED) {
        base_out_of_memory();
    }
    r->reserved = bytes;
    r->committed = 0;
}

static void range_deinit(Range *r) {
    munmap(r->base, r->reserved);
}

/* Makes the first `bytes` usable (zeroed); false when the range or the machine has no more. */
static bool range_commit(Range *r, uint64_t bytes) {
    if (bytes <= r->committed) {
        return true;
    }
    if (bytes > r->reserved) {
        return false;
    }
    uint64_t want = (bytes + COMMIT_STEP - 1) & ~(uint64_t)(COMMIT_STEP - 1);
    if (mprotect(r->base + r->committed, want - r->committed, PROT_READ | PROT_WRITE) != 0) {
        return false;
    }
    r->committed = want;
    return true;
}

/* ---- sets of indices: what was added before, by hash */

static void index_set_grow(IndexSet *s) {
    uint32_t cap = s->cap ? s->cap * 2 : 64;
    IndexEntry *old = s->entries;
    IndexEntry *fresh = base_calloc(cap, sizeof *fresh);
    for (uint32_t i = 0; i < s->cap; i++) {
        if (old[i].used) {
            uint32_t at = old[i].hash & (cap - 1);
            while (fresh[at].used) {
                at = (at + 1) & (cap - 1);
            }
            fresh[at] = old[i];
        }
    }
    free(old);
    s->entries = fresh;
    s->cap = cap;
}

static void index_set_put(IndexSet *s, uint64_t hash, uint32_t index) {
    if (s->len * 4 >= s->cap * 3) {
        index_set_grow(s);
    }
    uint32_t at = (uint32_t)hash & (s->cap - 1);
    while (s->entries[at].used) {
        at = (at + 1) & (s->cap - 1);
    }
    s->entries[at] = (IndexEntry){.hash = (uint32_t)hash, .used = true, .index = index};
    s->len++;
}

typedef bool SameFn(const Image *im, uint32_t index, const void *key);

/* The index of an element equal to key, or -1. */
static int64_t index_set_find(const Image *im, const IndexSet *s, uint64_t hash, SameFn *same,
                              const void *key) {
    if (s->cap == 0) {
        return -1;
    }
    uint32_t at = (uint32_t)hash & (s->cap - 1);
    for (; s->entries[at].used; at = (at + 1) & (s->cap - 1)) {
        const IndexEntry *e = &s->entries[at];
        if (e->hash == (uint32_t)hash && same(im, e->index, key)) {
            return e->index;
        }
    }
    return -1;
}

/* ---- life */

static void add_missing_function(Image *im) {
    Range *r = &im->extra->code;
    CHECK(range_commit(r, 2 * sizeof(Ins)));
    *(EntryWord *)&im->code[0] = (EntryWord){.frame_slots = LINK_SLOTS, .func = UINT32_MAX};
    im->code[1] = (Ins){.op = OP_BIND};
    im->code_len = 2;
}

Image *image_new(Heap *heap, Interns *interns, SourceSet *sources) {
    Image *im = base_calloc(1, sizeof *im);
    struct ImageExtra *x = base_calloc(1, sizeof *x);
    im->heap = heap;
    im->interns = interns;
    im->sources = sources;
    im->extra = x;
    arena_init(&x->arena);
    range_init(&x->code, CODE_MAX_WORDS * sizeof(Ins));
    range_init(&x->globals, GLOBALS_MAX_BYTES);
    range_init(&x->global_kinds, GLOBALS_MAX_BYTES / 8);
    range_init(&x->caches, CACHE_MAX * sizeof(InlineCache));
    im->code = (Ins *)x->code.base;
    im->code_cap = CODE_MAX_WORDS;
    im->globals = x->globals.base;
    im->global_kinds = x->global_kinds.base;
    im->caches = (InlineCache *)x->caches.base;
    add_missing_function(im);
    return im;
}

static void free_sets(struct ImageExtra *x) {
    free(x->string_set.entries);
    free(x->iface_set.entries);
    free(x->symbol_set.entries);
    free(x->native_set.entries);
    free(x->map_set.entries);
}

void image_free(Image *im) {
    struct ImageExtra *x = im->extra;
    for (int i = 0; i < im->selects.len; i++) {
        free(im->selects.data[i].cases);
    }
    VEC_FREE(&im->funcs);
    VEC_FREE(&im->rtypes);
    VEC_FREE(&im->strings);
    VEC_FREE(&im->ifaces);
    VEC_FREE(&im->closures);
    VEC_FREE(&im->selects);
    VEC_FREE(&im->symbols);
    VEC_FREE(&im->natives);
    VEC_FREE(&im->global_vars);
    VEC_FREE(&im->jump_tables);
    VEC_FREE(&im->map_words);
    VEC_FREE(&x->by_code);
    VEC_FREE(&x->relocs);
    VEC_FREE(&x->reloc_heads);
    free_sets(x);
    range_deinit(&x->code);
    range_deinit(&x->globals);
    range_deinit(&x->global_kinds);
    range_deinit(&x->caches);
    arena_deinit(&x->arena);
    free(x);
    free(im);
}

/* ---- functions and code */

uint32_t image_add_func(Image *im, const Str *name, Pos pos) {
    FuncMeta *f = ARENA_NEW(&im->extra->arena, FuncMeta);
    f->name = name;
    f->pos = pos;
    VEC_PUSH(&im->funcs, f);
    return (uint32_t)im->funcs.len - 1;
}

Ins *image_reserve_code(Image *im, uint32_t func, uint32_t words, uint32_t frame_slots) {
    uint64_t end = (uint64_t)im->code_len + 1 + words;
    if (!range_commit(&im->extra->code, end * sizeof(Ins))) {
        return NULL;
    }
    *(EntryWord *)&im->code[im->code_len] =
        (EntryWord){.frame_slots = (int32_t)frame_slots, .func = func};
    Ins *entry = &im->code[im->code_len + 1];
    im->code_len = (uint32_t)end;
    FuncMeta *f = im->funcs.data[func];
    f->entry = entry;
    f->code_words = words;
    f->frame_slots = (uint16_t)frame_slots;
    VEC_PUSH(&im->extra->by_code, f);
    return entry;
}

/* Calls waiting for func's code form a list through relocs. */
static void note_reloc(Image *im, uint32_t at, uint32_t func) {
    struct ImageExtra *x = im->extra;
    while ((uint32_t)x->reloc_heads.len <= func) {
        VEC_PUSH(&x->reloc_heads, 0);
    }
    CHECK(x->relocs.len == 0 || x->relocs.data[x->relocs.len - 1].at < at);
    VEC_PUSH(&x->relocs, ((Reloc){.at = at, .func = func, .next = x->reloc_heads.data[func]}));
    x->reloc_heads.data[func] = (uint32_t)x->relocs.len; /* index + 1 */
}

void image_call_site(Image *im, Ins *call, uint32_t func) {
    const Ins *target = im->funcs.data[func]->entry;
    if (target == NULL || (im->funcs.data[func]->flags & FUNC_UNBOUND) != 0) {
        note_reloc(im, (uint32_t)(call - im->code), func);
        target = &im->code[1];
    }
    uint32_t rel = (uint32_t)(int32_t)(target - call);
    call->b = (uint16_t)rel;
    call->c = (uint16_t)(rel >> 16);
}

void image_patch_calls(Image *im, uint32_t func) {
    struct ImageExtra *x = im->extra;
    bool is_unbound = (im->funcs.data[func]->flags & FUNC_UNBOUND) != 0;
    if (is_unbound || func >= (uint32_t)x->reloc_heads.len) {
        return;
    }
    for (uint32_t k = x->reloc_heads.data[func]; k != 0; k = x->relocs.data[k - 1].next) {
        image_call_site(im, &im->code[x->relocs.data[k - 1].at], func);
    }
    x->reloc_heads.data[func] = 0;
}

uint32_t image_unbound_callee(const Image *im, const Ins *call) {
    const struct ImageExtra *x = im->extra;
    if (call + ins_j(call) != &im->code[1]) {
        return UINT32_MAX;
    }
    uint32_t at = (uint32_t)(call - im->code);
    int low = 0, high = x->relocs.len - 1;
    while (low < high) {
        int mid = low + (high - low) / 2;
        if (x->relocs.data[mid].at < at) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    CHECK(x->relocs.data[low].at == at);
    return x->relocs.data[low].func;
}

static EntryWord *entry_word(const Image *im, const FuncMeta *f) {
    return (EntryWord *)(void *)(&im->code[f->entry - im->code] - 1);
}

/* Whoever enters func, by whatever name it had before, is to find room for frame_slots. */
static void raise_frame_check(const Image *im, uint32_t func, int32_t frame_slots) {
    for (uint32_t i = func + 1; i != 0; i = im->funcs.data[i - 1]->redefines) {
        EntryWord *word = entry_word(im, im->funcs.data[i - 1]);
        if (word->frame_slots >= frame_slots) {
            return; /* and so have those before it */
        }
        word->frame_slots = frame_slots;
    }
}

void image_redirect(Image *im, uint32_t func, uint32_t successor) {
    FuncMeta *from = im->funcs.data[func], *to = im->funcs.data[successor];
    CHECK(to->entry != NULL);
    if (from->entry != NULL) {
        Ins *at = &im->code[from->entry - im->code];
        if (from->redefined_by == 0) {
            from->first_ins = *at;
        }
        uint32_t rel = (uint32_t)(int32_t)(to->entry - from->entry);
        *at = (Ins){.op = OP_JMP, .b = (uint16_t)rel, .c = (uint16_t)(rel >> 16)};
        raise_frame_check(im, func, entry_word(im, to)->frame_slots);
        to->redefines = func + 1;
    }
    from->redefined_by = successor + 1;
}

void image_restore(Image *im, uint32_t func) {
    FuncMeta *f = im->funcs.data[func];
    if (f->redefined_by != 0 && f->entry != NULL) {
        im->code[f->entry - im->code] = f->first_ins;
    }
    f->redefined_by = 0;
}

StaticClosure *image_closure(Image *im, uint32_t func) {
    while ((uint32_t)im->closures.len <= func) {
        VEC_PUSH(&im->closures, NULL);
    }
    StaticClosure **slot = &im->closures.data[func];
    if (*slot == NULL) {
        *slot = ARENA_NEW(&im->extra->arena, StaticClosure);
        (*slot)->func = func;
    }
    return *slot;
}

/* ---- tables of constants */

void *image_static(Image *im, const void *data, uint64_t bytes) {
    void *p = arena_alloc(&im->extra->arena, bytes ? bytes : 1);
    if (bytes != 0 && data != NULL) {
        memcpy(p, data, bytes);
    }
    return p;
}

static bool same_string(const Image *im, uint32_t index, const void *key) {
    const StringConst *a = &im->strings.data[index], *b = key;
    return a->len == b->len && (a->len == 0 || memcmp(a->ptr, b->ptr, a->len) == 0);
}

uint32_t image_add_string(Image *im, const char *text, uint64_t len) {
    StringConst key = {.ptr = text, .len = len};
    uint64_t hash = hash_bytes(text, len, 0);
    int64_t found = index_set_find(im, &im->extra->string_set, hash, same_string, &key);
    if (found >= 0) {
        return (uint32_t)found;
    }
    key.ptr = arena_strndup(&im->extra->arena, text, len);
    VEC_PUSH(&im->strings, key);
    index_set_put(&im->extra->string_set, hash, (uint32_t)im->strings.len - 1);
    return (uint32_t)im->strings.len - 1;
}

static bool same_iface(const Image *im, uint32_t index, const void *key) {
    const IfaceConst *a = &im->ifaces.data[index], *b = key;
    return a->type == b->type && a->data == b->data;
}

uint32_t image_add_iface(Image *im, const Rtype *t, uint64_t data) {
    IfaceConst key = {.type = t, .data = data};
    uint64_t hash = hash_bytes(&key, sizeof key, 0);
    int64_t found = index_set_find(im, &im->extra->iface_set, hash, same_iface, &key);
    if (found >= 0) {
        return (uint32_t)found;
    }
    VEC_PUSH(&im->ifaces, key);
    index_set_put(&im->extra->iface_set, hash, (uint32_t)im->ifaces.len - 1);
    return (uint32_t)im->ifaces.len - 1;
}

static bool same_symbol(const Image *im, uint32_t index, const void *key) {
    const MethodSymbol *a = &im->symbols.data[index], *b = key;
    return a->name == b->name && a->pkg == b->pkg;
}

uint32_t image_add_symbol(Image *im, const Str *name, const Str *pkg) {
    MethodSymbol key = {.name = name, .pkg = pkg};
    uint64_t hash = hash_bytes(&key, sizeof key, 0);
    int64_t found = index_set_find(im, &im->extra->symbol_set, hash, same_symbol, &key);
    if (found >= 0) {
        return (uint32_t)found;
    }
    VEC_PUSH(&im->symbols, key);
    index_set_put(&im->extra->symbol_set, hash, (uint32_t)im->symbols.len - 1);
    return (uint32_t)im->symbols.len - 1;
}

static bool same_native(const Image *im, uint32_t index, const void *key) {
    const NativeRef *a = &im->natives.data[index], *b = key;
    return a->name == b->name && a->pkg == b->pkg;
}

uint32_t image_add_native(Image *im, const Str *pkg, const Str *name, void *fn, int param_slots,
                          int result_slots) {
    NativeRef key = {.pkg = pkg, .name = name, .fn = fn, .param_slots = (uint16_t)param_slots,
                     .result_slots = (uint16_t)result_slots};
    const void *names[2] = {pkg, name};
    uint64_t hash = hash_bytes(names, sizeof names, 0);
    int64_t found = index_set_find(im, &im->extra->native_set, hash, same_native, &key);
    if (found >= 0) {
        return (uint32_t)found;
    }
    VEC_PUSH(&im->natives, key);
    index_set_put(&im->extra->native_set, hash, (uint32_t)im->natives.len - 1);
    return (uint32_t)im->natives.len - 1;
}

uint32_t image_add_cache(Image *im, uint32_t symbol) {
    CHECK(range_commit(&im->extra->caches, (im->cache_len + 1ull) * sizeof(InlineCache)));
    im->caches[im->cache_len] = (InlineCache){.symbol = symbol};
    return im->cache_len++;
}

uint32_t image_add_select(Image *im, SelectDesc d) {
    VEC_PUSH(&im->selects, d);
    return (uint32_t)im->selects.len - 1;
}

uint32_t image_add_jump_table(Image *im, uint32_t count) {
    int32_t *table = ARENA_ARRAY(&im->extra->arena, int32_t, count ? count : 1);
    VEC_PUSH(&im->jump_tables, table);
    return (uint32_t)im->jump_tables.len - 1;
}

uint32_t image_add_global(Image *im, const Str *name, Rtype *t, Pos pos) {
    struct ImageExtra *x = im->extra;
    uint64_t offset = ((uint64_t)im->globals_len + 7) & ~UINT64_C(7);
    uint64_t end = offset + ((t->size + 7) & ~UINT64_C(7));
    if (end >= GLOBALS_MAX_BYTES || !range_commit(&x->globals, end) ||
        !range_commit(&x->global_kinds, end / 8)) {
        return NO_GLOBAL;
    }
    if (t->has_pointers) {
        rtype_fill_kinds(t, im->global_kinds + offset / 8);
    }
    im->globals_len = (uint32_t)end;
    VEC_PUSH(&im->global_vars,
             ((GlobalVar){.name = name, .type = t, .offset = (uint32_t)offset, .pos = pos}));
    return (uint32_t)offset;
}

/* ---- stack maps */

typedef struct MapKey {
    const uint64_t *words;
    uint32_t count;
} MapKey;

static uint32_t map_size_words(uint32_t slots) {
    return 1 + 2 * ((slots + 63) / 64) + (slots + 31) / 32;
}

static bool same_map(const Image *im, uint32_t index, const void *key) {
    const MapKey *k = key;
    return im->map_words.data[index] == k->words[0] &&
           memcmp(&im->map_words.data[index], k->words, k->count * sizeof(uint64_t)) == 0;
}

/* The bits of half, each moved to twice its place. */
static uint64_t spread(uint32_t half) {
    uint64_t x = half;
    x = (x | x << 16) & UINT64_C(0x0000ffff0000ffff);
    x = (x | x << 8) & UINT64_C(0x00ff00ff00ff00ff);
    x = (x | x << 4) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    x = (x | x << 2) & UINT64_C(0x3333333333333333);
    return (x | x << 1) & UINT64_C(0x5555555555555555);
}

_Static_assert(GC_POINTER == 1 && GC_IFACE == 2, "a kind's two bits are one of each set");

/* A map as it lies in the image: the slots, both sets, the kinds. */
static void fill_map(uint64_t *w, const uint64_t *ptr_bits, const uint64_t *iface_bits,
                     uint32_t slots) {
    uint32_t words = (slots + 63) / 64;
    uint64_t *kinds = w + 1 + 2 * words;
    w[0] = slots;
    for (uint32_t i = 0; i < words; i++) {
        w[1 + i] = ptr_bits[i];
        w[1 + words + i] = iface_bits[i];
        for (uint32_t half = 0; half < 2 && 64 * i + 32 * half < slots; half++) {
            kinds[2 * i + half] = spread((uint32_t)(ptr_bits[i] >> 32 * half)) |
                                  spread((uint32_t)(iface_bits[i] >> 32 * half)) << 1;
        }
    }
}

uint32_t image_add_map(Image *im, const uint64_t *ptr_bits, const uint64_t *iface_bits,
                       uint32_t slots) {
    /* It is made where it goes when it is new. */
    uint32_t count = map_size_words(slots), at = (uint32_t)im->map_words.len;
    VEC_RESERVE(&im->map_words, (int)(at + count));
    MapKey key = {.words = im->map_words.data + at, .count = count};
    fill_map(im->map_words.data + at, ptr_bits, iface_bits, slots);
    uint64_t hash = hash_bytes(key.words, count * sizeof *key.words, 0);
    int64_t found = index_set_find(im, &im->extra->map_set, hash, same_map, &key);
    if (found >= 0) {
        return (uint32_t)found;
    }
    im->map_words.len += (int)count;
    index_set_put(&im->extra->map_set, hash, at);
    return at;
}

/* ---- methods */

int64_t image_method_func(Image *im, const Rtype *t, uint32_t symbol) {
    for (uint32_t i = 0; i < t->method_count; i++) {
        RtypeMethod *m = &t->methods[i];
        if (m->symbol != symbol) {
            continue;
        }
        if (m->func == FUNC_LAZY) {
            CHECK(im->compile_method != NULL);
            m->func = im->compile_method(im->compile_ctx, im->rtypes.data[t->id], m);
        }
        return m->func;
    }
    return -1;
}
