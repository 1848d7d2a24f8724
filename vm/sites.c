/* sites.c: where objects are made: for the leak report, and as whole call stacks for heap profiles.
 *
 * Usually the site of an object is the number of the instruction that made it, or, if that is in
 * the library, of the call there: a program's own line is what its author can change. While stacks
 * are recorded it is STACK_SITE + the number of a stack, innermost first; equal stacks are kept
 * once, with the count of all that was ever made there. The walk is a few loads a frame: return
 * addresses alone, no look-up.
 */
#include "vm/vm_internal.h"

#include <stdlib.h>

#include "base/buf.h"

enum {
    STACK_DEPTH = 32,
    STACK_SITE = 1u << 31,
    LIBRARY_SITE = 1u << 30,    /* the library's object; the rest is the call into the library */
    INDEX_LEAST = 1024,
};

typedef struct StackEntry {
    uint64_t hash;
    uint32_t first, count;      /* in sites */
    uint64_t objects, bytes;
} StackEntry;

struct AllocStacks {
    VEC(StackEntry) stacks;
    VEC(uint32_t) sites;
    uint32_t *index;            /* open addressing: number + 1 */
    uint32_t index_cap;
};

void vm_record_alloc_stacks(Vm *vm) {
    vm->alloc_stacks = base_calloc(1, sizeof *vm->alloc_stacks);
    vm->alloc_stacks->index_cap = INDEX_LEAST;
    vm->alloc_stacks->index = base_calloc(INDEX_LEAST, sizeof(uint32_t));
    gc_record_sites(vm->heap);
}

void alloc_stacks_free(struct AllocStacks *a) {
    if (a != NULL) {
        VEC_FREE(&a->stacks);
        VEC_FREE(&a->sites);
        free(a->index);
        free(a);
    }
}

/* To the caller; false: there is none. */
static bool step_out(const Ins **ip, const Slot **fp) {
    const Slot *frame = *fp;
    const Ins *ret = frame[-1].p;
    PseudoFrame kind = pseudo_kind(ret);
    if (kind == PF_GO || kind == PF_FINALIZER) {
        return false;
    }
    if (kind == PF_NONE) {
        *ip = ret - 1;
        *fp = frame - ret[-1].a;
    } else {
        *ip = frame[-3].p;
        *fp = frame - frame[-2].u;
    }
    return pseudo_kind(*ip) == PF_NONE;
}

static uint32_t walk(const Vm *vm, const Ins *ip, const Slot *fp, uint32_t *sites) {
    uint32_t n = 0;
    do {
        sites[n++] = vm_site(vm, ip);
    } while (n < STACK_DEPTH && step_out(&ip, &fp));
    return n;
}

static bool is_own(const Vm *vm, const Ins *ip) {
    const FuncMeta *f = image_func_at(vm->image, ip);
    return f != NULL && (f->flags & (FUNC_IS_STD | FUNC_WRAPPER)) == 0;
}

uint32_t own_site(const Vm *vm, const Ins *ip, const Slot *fp) {
    const Ins *at = ip;
    for (int depth = 0; depth < STACK_DEPTH; depth++) {
        if (is_own(vm, at)) {
            return vm_site(vm, at) | (at != ip ? LIBRARY_SITE : 0);
        }
        if (!step_out(&at, &fp)) {
            break;
        }
    }
    return vm_site(vm, ip) | LIBRARY_SITE;
}

static void place(struct AllocStacks *a, uint64_t hash, uint32_t number) {
    uint32_t at = (uint32_t)hash & (a->index_cap - 1);
    while (a->index[at] != 0) {
        at = (at + 1) & (a->index_cap - 1);
    }
    a->index[at] = number + 1;
}

static void grow(struct AllocStacks *a) {
    free(a->index);
    a->index_cap *= 2;
    a->index = base_calloc(a->index_cap, sizeof(uint32_t));
    for (int i = 0; i < a->stacks.len; i++) {
        place(a, a->stacks.data[i].hash, (uint32_t)i);
    }
}

static uint32_t add(struct AllocStacks *a, uint64_t hash, const uint32_t *sites, uint32_t n) {
    StackEntry e = {.hash = hash, .first = (uint32_t)a->sites.len, .count = n};
    for (uint32_t i = 0; i < n; i++) {
        VEC_PUSH(&a->sites, sites[i]);
    }
    VEC_PUSH(&a->stacks, e);
    place(a, hash, (uint32_t)a->stacks.len - 1);
    if ((uint32_t)a->stacks.len * 2 > a->index_cap) {
        grow(a);
    }
    return (uint32_t)a->stacks.len - 1;
}

uint32_t stack_site(Vm *vm, const Ins *ip, const Slot *fp, size_t bytes) {
    struct AllocStacks *a = vm->alloc_stacks;
    uint32_t sites[STACK_DEPTH];
    uint32_t n = walk(vm, ip, fp, sites), found = UINT32_MAX;
    uint64_t hash = hash_bytes(sites, n * sizeof *sites, 0);
    for (uint32_t at = (uint32_t)hash; found == UINT32_MAX; at++) {
        uint32_t number = a->index[at & (a->index_cap - 1)];
        if (number == 0) {
            found = add(a, hash, sites, n);
            break;
        }
        const StackEntry *e = &a->stacks.data[number - 1];
        if (e->hash == hash && e->count == n &&
            memcmp(a->sites.data + e->first, sites, n * sizeof *sites) == 0) {
            found = number - 1;
        }
    }
    a->stacks.data[found].objects++;
    a->stacks.data[found].bytes += gc_round_size(bytes);
    return STACK_SITE + found;
}

uint32_t vm_alloc_stack_count(const Vm *vm) {
    return vm->alloc_stacks == NULL ? 0 : (uint32_t)vm->alloc_stacks->stacks.len;
}

VmAllocStack vm_alloc_stack_at(const Vm *vm, uint32_t i) {
    const struct AllocStacks *a = vm->alloc_stacks;
    const StackEntry *e = &a->stacks.data[i];
    return (VmAllocStack){STACK_SITE + i, a->sites.data + e->first, e->count, e->objects, e->bytes};
}

uint32_t vm_site_innermost(const Vm *vm, uint32_t site) {
    if (site < STACK_SITE) {
        return site & ~LIBRARY_SITE;
    }
    const struct AllocStacks *a = vm->alloc_stacks;
    return a->sites.data[a->stacks.data[site - STACK_SITE].first];
}

bool vm_site_is_library(const Vm *vm, uint32_t site) {
    const FuncMeta *func;
    Location where;
    bool is_marked = site < STACK_SITE && (site & LIBRARY_SITE) != 0;
    return is_marked ||
           (vm_site_where(vm, site, &func, &where) && where.file != NULL && where.file->is_std);
}

const Rtype *vm_site_type(const Vm *vm, uint32_t site) {
    if (site == 0) {
        return NULL;
    }
    const Ins *ip = vm->image->code + vm_site_innermost(vm, site);
    switch (ip->op) {
    case OP_NEW: return vm->image->rtypes.data[ins_x(ip)];
    case OP_BOX: return vm->image->rtypes.data[*(const uint64_t *)(const void *)(ip + 1)];
    default: return NULL;
    }
}
