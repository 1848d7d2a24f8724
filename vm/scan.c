/* scan.c: walking stacks, and the roots of the collector.
 *
 * Every frame is found from (ip, fp) alone. Which of its slots hold live pointers is told by the
 * stack map of its pc: the innermost frame's at the instruction itself, a caller's at its return
 * address, there only below the displacement of the call (what lies above belongs to the callee).
 *
 * A frame that panicked is only ever resumed at its epilogue, so the epilogue's map holds for it.
 */
#include "vm/vm_internal.h"

#include "base/map.h"

/* ---- walking */

static void frame_at(Vm *vm, Frame *f, const Ins *ip, Slot *fp, bool is_return) {
    f->ip = ip;
    f->fp = fp;
    f->is_return = is_return;
    const Ins *inside = is_return ? ip - 1 : ip;
    if (f->func == NULL || inside < f->func->entry ||
        inside >= f->func->entry + f->func->code_words) { /* recursion finds itself */
        f->func = pseudo_kind(ip) == PF_NONE ? image_func_at(vm->image, inside) : NULL;
    }
}

void frame_first(Vm *vm, Goro *g, Frame *f) {
    f->slots = UINT32_MAX;
    f->callee_kind = PF_NONE;
    f->func = NULL;
    frame_at(vm, f, goro_ip(g), goro_fp(g), false);
}

bool frame_next(Vm *vm, Frame *f) {
    if (f->func == NULL) { /* pseudo code: the bottom, or a call that has just returned */
        if (f->ip == pseudo_return(PF_GO) || f->ip == pseudo_return(PF_FINALIZER)) {
            return false;
        }
    }
    const Ins *ret = f->fp[-1].p;
    PseudoFrame kind = pseudo_kind(ret);
    f->callee_kind = kind;
    if (kind == PF_GO || kind == PF_FINALIZER) {
        return false;
    }
    if (kind != PF_NONE) {
        f->slots = UINT32_MAX;
        frame_at(vm, f, f->fp[-3].p, f->fp - f->fp[-2].u, false);
        return true;
    }
    f->slots = ret[-1].a;
    frame_at(vm, f, ret, f->fp - ret[-1].a, true);
    return true;
}

bool frame_map(Vm *vm, const Frame *f, StackMap *map) {
    const Ins *ip = f->ip;
    if (f->func == NULL) {
        return false;
    }
    if (f->callee_kind == PF_PANIC || f->callee_kind == PF_PRINT) {
        if ((f->func->flags & FUNC_HAS_DEFER) == 0) {
            return false;
        }
        ip = f->func->entry + f->func->recover_pc;
    }
    if (!image_map_at(vm->image, f->func, ip, map)) {
        PANIC("no stack map at word %d of %s", (int)(ip - f->func->entry), f->func->name->text);
    }
    return true;
}

/* ---- marking */

static void scan_frames(Vm *vm, GcMarker *m, Goro *g) {
    Frame f;
    StackMap map;
    frame_first(vm, g, &f);
    do {
        if (frame_map(vm, &f, &map)) {
            gc_root_label(m, ROOT_FRAME, g, (uint64_t)(f.fp - (Slot *)g->task.stack));
            gc_mark_slots(m, &f.fp->u, frame_live_slots(&f, &map), map.kinds);
        }
    } while (frame_next(vm, &f));
}

void vm_scan_task(void *ctx, GcMarker *m, Task *t) {
    Vm *vm = ctx;
    Goro *g = GORO(t);
    if (t->state == TASK_DEAD) {
        return;
    }
    if (g->task.pc != NULL) {
        scan_frames(vm, m, g);
    }
    gc_root_label(m, ROOT_DEFER, g, 0);
    for (const Defer *d = g->defers; d != NULL; d = d->next) {
        gc_mark_ptr(m, d->closure);
    }
    for (const Panic *p = g->panics; p != NULL; p = p->prev) {
        gc_mark_iface(m, (const void *)(uintptr_t)p->type, (const void *)(uintptr_t)p->data);
    }
    if (GORO(t) != vm->cur && t->pc != NULL) {
        stack_shrink(vm, g);
    }
}

static bool mark_globals(void *ctx, GcMarker *m, GcRootStage stage) {
    Vm *vm = ctx;
    Image *im = vm->image;
    if (stage == GC_ROOTS_SLICE) {
        return true;
    }
    gc_root_label(m, ROOT_GLOBAL, im, 0);
    if (im->globals_len > 0) {
        gc_mark_typed(m, im->globals, (im->globals_len + 7) / 8, im->global_kinds);
    }
    gc_root_label(m, 0, NULL, 0);
    gc_mark_ptr(m, vm->time_local);
    return true;
}

void roots_add(Vm *vm) {
    gc_roots_add(vm->heap, mark_globals, vm);
}

void roots_remove(Vm *vm) {
    gc_roots_remove(vm->heap, mark_globals, vm);
}

/* ---- gcstress */

/* Which slots of f ever hold pointers. A slot is of one class for the whole function, except where
 * arguments and results of calls lie: there an integer that happens to be an address may be taken
 * for a pointer. One byte a slot; kept for the vm's life. */
static const uint8_t *pointer_slots(Vm *vm, const FuncMeta *f) {
    uint8_t *is_pointer = map_get(&vm->pointer_slots, f);
    if (is_pointer != NULL) {
        return is_pointer;
    }
    is_pointer = base_calloc(f->frame_slots + 1u, 1);
    for (uint32_t k = 0; k < f->map_count; k++) {
        StackMap map;
        image_map_at(vm->image, f, f->entry + f->maps[k].pc, &map);
        for (uint32_t i = 0; i < map.slots && i < f->frame_slots; i++) {
            is_pointer[i] |= (map.kinds[i / 4] >> 2 * (i % 4) & 3) == GC_POINTER;
        }
    }
    map_put(&vm->pointer_slots, f, is_pointer);
    return is_pointer;
}

/* Pointer slots that the map does not call live are overwritten: whoever reads one after all was
 * missing from a map. Done for the running goroutine. */
void vm_poison_dead(Vm *vm) {
    static const uint64_t POISON = 0xdeaddeaddeaddeadu;
    Frame f;
    StackMap map;
    frame_first(vm, vm->cur, &f);
    do {
        if (!frame_map(vm, &f, &map)) {
            continue;
        }
        const uint8_t *is_pointer = pointer_slots(vm, f.func);
        uint32_t end = f.func->frame_slots < f.slots ? f.func->frame_slots : f.slots;
        if (f.slots != UINT32_MAX) {
            end -= LINK_SLOTS;
        }
        for (uint32_t i = 0; i < end; i++) {
            bool is_live = i < map.slots && (map.kinds[i / 4] >> 2 * (i % 4) & 3) != GC_SCALAR;
            if (!is_live && is_pointer[i] && gc_in_used_page(vm->heap, f.fp[i].p)) {
                f.fp[i].u = POISON;
            }
        }
    } while (frame_next(vm, &f));
}
