/* look.c: roots as reports tell them: which variable of which function, and of what type.
 *
 * The same words that scan.c and mark_globals give to the collector, one at a time. A word of a
 * frame is found in the function's table of variables by its slot and pc; what is in none (an
 * argument on its way to a call, say) is told without one.
 */
#include "vm/vm_internal.h"

/* ---- package variables */

static bool holds_pointer(const Vm *vm, GcWordKind kind, const uint64_t *slot) {
    return kind != GC_SCALAR && gc_in_arena(vm->heap, (const void *)(uintptr_t)*slot) &&
           (kind == GC_POINTER || gc_iface_data_is_ptr((const void *)(uintptr_t)slot[-1]));
}

void vm_each_global_root(Vm *vm, VmRootFn fn, void *ctx) {
    const Image *im = vm->image;
    int at = 0;
    for (uint32_t w = 0; w < im->globals_len / 8; w++) {
        const uint64_t *slot = (const uint64_t *)(const void *)im->globals + w;
        GcWordKind kind = (GcWordKind)im->global_kinds[w];
        if (!holds_pointer(vm, kind, slot)) {
            continue;
        }
        while (at + 1 < im->global_vars.len && im->global_vars.data[at + 1].offset <= 8 * w) {
            at++;
        }
        const GlobalVar *v = &im->global_vars.data[at];
        fn(ctx, &(VmRoot){.kind = ROOT_GLOBAL, .global = v, .word = w - v->offset / 8, .slot = slot,
                          .is_iface = kind == GC_IFACE});
    }
}

/* ---- frames */

/* A range goes from the instruction that finds the value there to the one behind its last
 * reader. */
static bool is_live_at(const VarInfo *v, uint32_t pc) {
    return v->from_pc <= pc && pc < v->to_pc;
}

/* The variable in a slot at pc, a named one before a temporary. */
static const VarInfo *var_at(const FuncMeta *f, uint32_t slot, uint32_t pc) {
    const VarInfo *found = NULL;
    for (uint32_t k = 0; k < f->var_count; k++) {
        const VarInfo *v = &f->vars[k];
        uint32_t slots = v->is_boxed ? 1 : v->type->slots;
        bool is_here = slot >= v->slot && slot < v->slot + slots && is_live_at(v, pc);
        if (is_here && (found == NULL || (found->name == NULL && v->name != NULL))) {
            found = v;
        }
    }
    return found;
}

static void tell_frame_roots(const Vm *vm, const Frame *f, const StackMap *map, VmRootFn fn,
                             void *ctx) {
    VmRoot r = {.kind = ROOT_FRAME, .func = f->func, .pc = f->is_return ? f->ip - 1 : f->ip};
    uint32_t slots = frame_live_slots(f, map);
    for (uint32_t i = 0; i < slots; i++) {
        GcWordKind kind = (GcWordKind)(map->kinds[i / 4] >> 2 * (i % 4) & 3);
        r.slot = &f->fp[i].u;
        if (!holds_pointer(vm, kind, r.slot)) {
            continue;
        }
        r.is_iface = kind == GC_IFACE;
        r.var = var_at(f->func, i, (uint32_t)(f->ip - f->func->entry));
        r.word = r.var != NULL ? i - r.var->slot : 0;
        fn(ctx, &r);
    }
}

static void tell_deferred(Vm *vm, const Goro *g, VmRootFn fn, void *ctx) {
    for (const Defer *d = g->defers; d != NULL; d = d->next) {
        const Ins *pc = vm->image->code + d->site;
        const uint64_t closure = (uint64_t)(uintptr_t)d->closure;
        fn(ctx, &(VmRoot){.kind = ROOT_DEFER, .func = image_func_at(vm->image, pc), .pc = pc,
                          .slot = &closure});
    }
    for (const Panic *p = g->panics; p != NULL; p = p->prev) {
        if (gc_iface_data_is_ptr((const void *)(uintptr_t)p->type)) {
            fn(ctx, &(VmRoot){.kind = ROOT_PANIC, .slot = &p->data, .is_iface = true});
        }
    }
}

void vm_each_goro_root(Vm *vm, Goro *g, VmRootFn fn, void *ctx) {
    Frame f;
    StackMap map;
    if (g->task.state == TASK_DEAD) {
        return;
    }
    if (g->task.pc != NULL) {
        frame_first(vm, g, &f);
        do {
            if (frame_map(vm, &f, &map)) {
                tell_frame_roots(vm, &f, &map, fn, ctx);
            }
        } while (frame_next(vm, &f));
    }
    tell_deferred(vm, g, fn, ctx);
}

static GcWordKind kind_in_map(const StackMap *map, uint32_t slot) {
    return slot < map->slots ? (GcWordKind)(map->kinds[slot / 4] >> 2 * (slot % 4) & 3) : GC_SCALAR;
}

/* The collector's map has the last word: are all pointers of the variable live? */
static bool has_live_pointers(const VarInfo *v, const StackMap *map) {
    if (v->is_boxed || v->type->form == FORM_LARGE) {
        return kind_in_map(map, v->slot) != GC_SCALAR;
    }
    for (uint32_t w = 0; w < v->type->slots && v->type->has_pointers; w++) {
        if ((v->type->ptr_kinds[w / 32] >> 2 * (w % 32) & 3) != GC_SCALAR &&
            kind_in_map(map, v->slot + w) == GC_SCALAR) {
            return false;
        }
    }
    return true;
}

static void tell_locals(Vm *vm, const Frame *f, VmLocalFn fn, void *ctx) {
    StackMap map;
    VmLocal l = {.func = f->func, .pc = f->is_return ? f->ip - 1 : f->ip};
    uint32_t pc = (uint32_t)(f->ip - f->func->entry);
    fn(ctx, &l);
    /* where is not known */
    bool is_left = f->callee_kind == PF_PANIC || f->callee_kind == PF_PRINT;
    if (is_left || !frame_map(vm, f, &map)) {
        return;
    }
    for (uint32_t k = 0; k < f->func->var_count; k++) {
        const VarInfo *v = &f->func->vars[k];
        uint32_t slots = v->is_boxed ? 1 : v->type->slots;
        if (is_live_at(v, pc) && v->slot + slots <= f->slots && has_live_pointers(v, &map)) {
            l.var = v;
            l.mem = f->fp + v->slot;
            fn(ctx, &l);
        }
    }
}

void vm_each_local(Vm *vm, Goro *g, VmLocalFn fn, void *ctx) {
    Frame f;
    if (g->task.state == TASK_DEAD || g->task.pc == NULL) {
        return;
    }
    frame_first(vm, g, &f);
    do {
        if (f.func != NULL && (f.func->flags & FUNC_WRAPPER) == 0) {
            tell_locals(vm, &f, fn, ctx);
        }
    } while (frame_next(vm, &f));
}

typedef struct LookCheck {
    Vm *vm;
    bool ok;
} LookCheck;

static bool check_task(void *ctx, Task *t) {
    LookCheck *c = ctx;
    Frame f;
    StackMap map;
    if (t->pc != NULL && t->state != TASK_DEAD) {
        frame_first(c->vm, GORO(t), &f);
        c->ok = f.func == NULL || image_map_at(c->vm->image, f.func, f.ip, &map);
    }
    return c->ok;
}

bool vm_can_look(Vm *vm) {
    LookCheck c = {vm, !vm->has_faulted};
    if (c.ok) {
        sched_each_task(vm->sched, check_task, &c);
    }
    return c.ok;
}
