/* conc.c: between channel instructions and the scheduler: channel types, select, ticks,
 * AfterFunc. */
#include "vm/vm_internal.h"

#include <stdlib.h>

/* How elements of t lie in a ring and in frames; made once per channel type. */
ChanType *chan_type_of(Vm *vm, const Rtype *t) {
    if (t->id >= vm->chan_types_cap) {
        uint32_t cap = (uint32_t)vm->image->rtypes.len + 64;
        vm->chan_types = base_realloc(vm->chan_types, cap * sizeof *vm->chan_types);
        memset(vm->chan_types + vm->chan_types_cap, 0,
               (cap - vm->chan_types_cap) * sizeof *vm->chan_types);
        vm->chan_types_cap = cap;
    }
    ChanType *c = vm->chan_types[t->id];
    if (c == NULL) {
        static const uint8_t kinds[] = {
            [FORM_I8] = ELEM_I8,   [FORM_U8] = ELEM_U8,     [FORM_I16] = ELEM_I16,
            [FORM_U16] = ELEM_U16, [FORM_I32] = ELEM_I32,   [FORM_U32] = ELEM_U32,
            [FORM_WORD] = ELEM_WORD, [FORM_EMPTY] = ELEM_NONE, [FORM_LARGE] = ELEM_WORD,
        };
        const Rtype *e = t->elem;
        c = vm->chan_types[t->id] = base_calloc(1, sizeof *c);
        if (e->form == FORM_WORDS) {
            chan_type_init_aggregate(c, (uint32_t)e->size, e->shape);
        } else {
            c->kind = kinds[e->form];
            c->slots = e->slots;
            c->mem_bytes = e->form == FORM_LARGE ? 8 : (uint32_t)e->size;
        }
        c->shape = e->form == FORM_LARGE ? gc_shape_pointers(vm->heap) : e->shape;
        c->zero = e->form == FORM_LARGE ? image_static(vm->image, NULL, e->size) : NULL;
        c->go_bytes = e->size;
        c->rtype = t;
    }
    return c;
}

SchedAnswer vm_select(Vm *vm, Slot *fp, const SelectDesc *d, uint32_t index_slot) {
    uint32_t frame = (uint32_t)(fp - (Slot *)vm->cur->task.stack);
    if (d->count > vm->select_cap) {
        vm->select_cap = d->count;
        vm->select_cases = base_realloc(vm->select_cases, d->count * sizeof(ChanCase));
    }
    ChanCase *cases = vm->select_cases;
    for (uint32_t i = 0; i < d->count; i++) {
        const SelectCase *c = &d->cases[i];
        cases[i] = (ChanCase){
            .chan = fp[c->chan].p,
            .slot = c->value == NO_SLOT ? SLOT_NONE : frame + c->value,
            .ok_slot = c->ok == NO_SLOT ? SLOT_NONE : frame + c->ok,
            .is_send = c->is_send,
            .slot_count = c->value_slots,
        };
    }
    return chan_select(vm->sched, &vm->cur->task, cases, d->count, d->has_default, index_slot);
}

/* time.Time as stdlib/time lays it out: {wall uint64, ext int64, loc *Location}. wall holds a
 * monotonic flag, 33 bits of seconds since 1885 and 30 of nanoseconds; ext the monotonic
 * reading. */
void vm_make_tick(void *ctx, const ChanType *type, void *element) {
    Vm *vm = ctx;
    int64_t sec;
    int32_t nsec;
    (void)type;
    sched_wall(vm->sched, &sec, &nsec);
    uint64_t *words = element;
    words[0] = 1ull << 63 | (uint64_t)(sec + 2682288000) << 30 | (uint64_t)nsec;
    words[1] = (uint64_t)sched_now(vm->sched) + 1;
    words[2] = (uintptr_t)vm->time_local;
}

void vm_start_func(void *ctx, SchedTimer *timer, void *fn) {
    Vm *vm = ctx;
    Goro *cur = vm->cur;
    vm->cur = NULL; /* nobody's child */
    Goro *g = goro_new(vm, fn, timer->site);
    vm->cur = cur;
    task_start(vm->sched, &g->task);
}
