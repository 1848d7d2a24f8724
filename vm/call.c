/* call.c: goroutines, their stacks, and frames entered otherwise than by a call instruction.
 *
 * A goroutine is born with the 256 bytes of stack inside its Goro, so it costs one small block of a
 * slab; a stack that outgrows them moves to malloc'ed memory, doubling, and moves back when the
 * goroutine ends. Nothing points into a stack, so moving it is one copy.
 *
 * Layout of a bottom frame: slots 0, 1 are the link (slot 1: PF_GO's return address), fp = 2.
 */
#include "vm/vm_internal.h"

#include <stdlib.h>

enum { SLAB_GOROS = 64 };

typedef struct GoroSlab {
    struct GoroSlab *next;
    Goro goros[SLAB_GOROS];
} GoroSlab;

/* ---- goroutines */

static Goro *goro_alloc(Vm *vm) {
    Goro *g = vm->free_goros;
    if (g == NULL) {
        if (!gc_would_fit(vm->heap, sizeof(GoroSlab))) {
            vm_out_of_memory(vm);
        }
        GoroSlab *slab = malloc(sizeof *slab);
        if (slab == NULL) {
            vm_out_of_memory(vm);
        }
        slab->next = vm->slabs;
        vm->slabs = slab;
        for (int i = SLAB_GOROS - 1; i >= 0; i--) {
            slab->goros[i].task.link = (Task *)vm->free_goros;
            vm->free_goros = &slab->goros[i];
        }
        g = vm->free_goros;
    }
    vm->free_goros = GORO(g->task.link);
    memset(g, 0, offsetof(Goro, first_stack));
    return g;
}

Goro *goro_new(Vm *vm, void *closure, uint32_t site) {
    Goro *g = goro_alloc(vm);
    g->task.stack = (uint64_t *)(void *)g->first_stack;
    g->stack_slots = FIRST_STACK_SLOTS;
    g->creator = vm->cur != NULL ? vm->cur->task.id : 0;
    gc_account_stack(vm->heap, sizeof g->first_stack);
    g->is_finalizer = g->task.is_system = closure == NULL;
    task_init(vm->sched, &g->task, site);
    if (closure == NULL) {
        return g;
    }
    if (unlikely(vm->labels.live > 0) && vm->cur != NULL) {
        goro_label(vm, g, vm_labels_of(vm, vm->cur));
    }
    Slot *stack = g->first_stack;
    uint64_t func = *(const uint64_t *)closure;
    if (func == BOUND_CODE) {
        push_pseudo_call(vm, g, PF_GO, 0, closure, NULL, 0, 0);
        return g;
    }
    const Ins *entry = vm->entries[func] != NULL ? vm->entries[func] : func_entry(vm, func);
    uint32_t need =
        LINK_SLOTS + 1u + (uint32_t)((const EntryWord *)(const void *)entry)[-1].frame_slots;
    if (unlikely(need > FIRST_STACK_SLOTS)) {
        stack_reserve(vm, g, need);
        stack = (Slot *)g->task.stack;
    }
    stack[1].p = (void *)(uintptr_t)pseudo_return(PF_GO);
    stack[2].p = closure;
    goro_set(g, entry, LINK_SLOTS);
    return g;
}

void goro_free(Vm *vm, Goro *g) {
    gc_account_stack(vm->heap, -(int64_t)g->stack_slots * 8);
    if ((Slot *)g->task.stack != g->first_stack) {
        free(g->task.stack);
    }
    defers_free(vm, g);
    if (unlikely(vm->labels.live > 0)) {
        goro_label(vm, g, NULL);
    }
    g->task.link = (Task *)vm->free_goros;
    vm->free_goros = g;
}

void goro_slabs_free(Vm *vm) {
    for (GoroSlab *s = vm->slabs, *next; s != NULL; s = next) {
        next = s->next;
        free(s);
    }
}

void vm_go(Vm *vm, void *closure) {
    if (closure == NULL) {
        vm_fatal(vm, "go of nil func value");
    }
    Goro *g = goro_new(vm, closure, vm_site(vm, goro_ip(vm->cur)));
    task_start(vm->sched, &g->task);
}

/* ---- stacks */

static void stack_resize(Vm *vm, Goro *g, uint64_t slots) {
    Slot *old = (Slot *)g->task.stack;
    Slot *p;
    if (old == g->first_stack) {
        p = malloc(slots * sizeof(Slot));
        if (p != NULL) {
            memcpy(p, old, FIRST_STACK_SLOTS * sizeof(Slot));
        }
    } else {
        p = realloc(old, slots * sizeof(Slot));
    }
    if (p == NULL) {
        vm_out_of_memory(vm);
    }
    gc_account_stack(vm->heap, ((int64_t)slots - g->stack_slots) * 8);
    g->task.stack = (uint64_t *)(void *)p;
    g->stack_slots = (uint32_t)slots;
    if (g == vm->cur) {
        vm->limit = p + slots;
    }
}

void stack_reserve(Vm *vm, Goro *g, uint32_t need_slots) {
    uint64_t slots = g->stack_slots;
    if (slots >= need_slots) {
        return;
    }
    while (slots < need_slots) {
        slots *= 2;
    }
    if (slots > vm->max_stack_slots) {
        vm_stack_overflow(vm);
    }
    if (!gc_would_fit(vm->heap, (slots - g->stack_slots) * 8)) {
        vm_out_of_memory(vm);
    }
    stack_resize(vm, g, slots);
}

/* Of a parked goroutine: halves until more than a quarter is in use. */
void stack_shrink(Vm *vm, Goro *g) {
    uint64_t used = frame_top(vm, goro_ip(g), g->fp) + PSEUDO_LINK;
    uint64_t slots = g->stack_slots;
    while (slots > FIRST_STACK_SLOTS * 2 && used < slots / 4) {
        slots /= 2;
    }
    if (slots < g->stack_slots) {
        stack_resize(vm, g, slots);
    }
}

uint32_t frame_top(Vm *vm, const Ins *ip, uint32_t fp) {
    const FuncMeta *f = pseudo_kind(ip) == PF_NONE ? image_func_at(vm->image, ip) : NULL;
    return fp + (f != NULL ? f->frame_slots : 0u);
}

/* ---- entering functions */

const Ins *func_entry(Vm *vm, uint64_t func) {
    CHECK(func < (uint64_t)vm->image->funcs.len);
    Image *im = vm->image;
    const FuncMeta *f = im->funcs.data[func];
    if (f->entry == NULL || (f->flags & FUNC_UNBOUND) != 0) {
        uint32_t bound = im->bind_func(im->compile_ctx, (uint32_t)func);
        if (bound != func) {
            return im->funcs.data[bound]->entry;
        }
    }
    return vm->entries[func] = f->entry;
}

/* A method value: {BOUND_CODE, type, receiver's data word, symbol}. */
typedef struct BoundMethod {
    uint64_t code;
    const Rtype *type;
    uint64_t data;
    uint64_t symbol;
} BoundMethod;

void *bound_method_new(Vm *vm, const Rtype *type, uint64_t data, uint32_t symbol) {
    static const uint8_t kinds[] = {GC_SCALAR, GC_SCALAR, GC_IFACE, GC_SCALAR};
    BoundMethod *b = vm_new_object(vm, gc_shape_intern(vm->heap, 4, kinds), sizeof *b);
    if (b != NULL) {
        *b = (BoundMethod){BOUND_CODE, type, data, symbol};
    }
    return b;
}

const Ins *bound_call_entry(Vm *vm, const void *closure) {
    const BoundMethod *b = closure;
    return method_entry(vm, b->type, (uint32_t)b->symbol);
}

void bound_call_shift(const void *closure, Slot *nf, uint32_t arg_slots) {
    memmove(nf + 1, nf, arg_slots * sizeof(Slot));
    nf[0].u = ((const BoundMethod *)closure)->data;
}

void push_pseudo_call(Vm *vm, Goro *g, PseudoFrame kind, uint32_t top, void *closure,
                      const Slot *args, uint32_t arg_slots, uint64_t extra) {
    bool is_bound = *(const uint64_t *)closure == BOUND_CODE;
    const Ins *entry = is_bound ? bound_call_entry(vm, closure)
                                : func_entry(vm, *(const uint64_t *)closure);
    uint32_t fp = top + (kind == PF_GO ? LINK_SLOTS : PSEUDO_LINK);
    uint32_t frame = (uint32_t)((const EntryWord *)(const void *)entry)[-1].frame_slots;
    stack_reserve(vm, g, fp + frame + arg_slots + 2);
    Slot *nf = (Slot *)g->task.stack + fp;
    if (arg_slots > 0) {
        memmove(nf, args, arg_slots * sizeof(Slot));
    }
    if (is_bound) {
        bound_call_shift(closure, nf, arg_slots);
    } else {
        nf[arg_slots].p = closure;
    }
    nf[-1].p = (void *)(uintptr_t)pseudo_return(kind);
    if (kind != PF_GO) {
        nf[-2].u = fp - g->fp;
        nf[-3].p = g->task.pc;
        nf[-4].u = extra;
    }
    goro_set(g, entry, fp);
}

void push_native_call(Vm *vm) {
    Goro *g = vm->cur;
    const NativeCall *c = &vm->call;
    if (c->closure == NULL) {
        vm_panic_segv(vm, 0);
        return;
    }
    push_pseudo_call(vm, g, PF_NATIVE, frame_top(vm, goro_ip(g), g->fp), c->closure, c->args,
                     c->arg_slots, c->state);
}
