/* vm.c: birth, death and the outermost calls of a Vm. */
#include "vm/vm.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "base/platform.h"
#include "base/rng.h"
#include "vm/vm_internal.h"

/* ---- tables by index, as large as they may ever get; pages that nobody touches cost nothing */

static void *table_new(uint64_t count) {
    void *p = platform_reserve(NULL, count * sizeof(void *));
    if (p == NULL || !platform_commit(p, count * sizeof(void *))) {
        base_out_of_memory();
    }
    return p;
}

static void table_free(void *p, uint64_t count) {
    platform_unreserve(p, count * sizeof(void *));
}

/* ---- stand-ins for images without package runtime (hand-made code) */

static void fallback_init(Vm *vm, Rtype *t, const char *name) {
    t->gc_flags = GC_TYPE_DATA_IS_PTR;
    t->kind = RK_STRING;
    t->form = FORM_WORDS;
    t->eq = EQ_STRING;
    t->slots = 2;
    t->size = 16;
    t->align = 8;
    t->has_pointers = true;
    t->shape = vm->string_shape;
    t->id = MAX_FUNCS;
    t->string = intern_cstr(vm->image->interns, name);
}

/* ---- life */

static void gc_cycle(void *ctx, GcEvent event, const GcCycle *cycle) {
    Vm *vm = ctx;
    if (vm->gc_listener != NULL) {
        vm->gc_listener(vm->gc_listener_ctx, event, cycle);
    }
    for (VmListener *l = vm->listeners; l != NULL; l = l->next) {
        if (l->gc != NULL) {
            l->gc(l->ctx, event, cycle);
        }
    }
}

void vm_set_gc_listener(Vm *vm, VmGcListener fn, void *ctx) {
    vm->gc_listener = fn;
    vm->gc_listener_ctx = ctx;
}

static void hooks_init(Vm *vm) {
    GcHooks gc = {.ctx = vm, .cycle = gc_cycle, .finalizers_queued = finalizers_queued};
    gc_set_hooks(vm->heap, &gc);
    SchedHooks hooks = {
        .ctx = vm,
        .scan_task = vm_scan_task,
        .make_tick = vm_make_tick,
        .start_func = vm_start_func,
    };
    vm->sched = sched_new(vm->heap, &vm->options.sched, &hooks);
    CHECK(vm->sched != NULL);
    if (vm->options.sink != NULL) {
        vm_set_sink(vm, vm->options.sink, vm->options.sink_ctx);
    }
}

static void sink_forward(void *ctx, const SchedEvent *event) {
    Vm *vm = ctx;
    if (vm->options.sink != NULL) {
        vm->options.sink(vm->options.sink_ctx, event);
    }
    for (VmListener *l = vm->listeners; l != NULL; l = l->next) {
        if (l->sched != NULL) {
            l->sched(l->ctx, event);
        }
    }
}

/* The scheduler tells nobody when nobody listens. */
static void sink_update(Vm *vm) {
    bool is_heard = vm->options.sink != NULL;
    for (const VmListener *l = vm->listeners; l != NULL; l = l->next) {
        is_heard |= l->sched != NULL;
    }
    sched_set_sink(vm->sched, is_heard ? sink_forward : NULL);
}

void vm_set_sink(Vm *vm, void (*sink)(void *ctx, const SchedEvent *event), void *ctx) {
    vm->options.sink = sink;
    vm->options.sink_ctx = ctx;
    sink_update(vm);
}

void vm_listen(Vm *vm, VmListener *listener) {
    listener->next = vm->listeners;
    vm->listeners = listener;
    sink_update(vm);
}

void vm_unlisten(Vm *vm, VmListener *listener) {
    VmListener **place = &vm->listeners;
    while (*place != NULL && *place != listener) {
        place = &(*place)->next;
    }
    if (*place != NULL) {
        *place = listener->next;
    }
    sink_update(vm);
}

Vm *vm_new(Image *image, const VmOptions *options) {
    static const uint8_t string_kinds[] = {GC_POINTER, GC_SCALAR};
    Vm *vm = base_calloc(1, sizeof *vm);
    vm->image = image;
    vm->heap = image->heap;
    vm->options = *options;
    stop_init(vm);
    vm->max_stack_slots =
        (options->max_stack_bytes != 0 ? options->max_stack_bytes : 1000000000) / 8;
    vm->entries = table_new(MAX_FUNCS);
    vm->cursors = table_new(MAX_FUNCS);
    vm->closure_cursors = table_new(MAX_FUNCS);
    vm->impls = base_calloc(IMPL_CACHE, sizeof *vm->impls);
    vm->methods = base_calloc(METHOD_CACHE, sizeof *vm->methods);
    vm->string_shape = gc_shape_intern(vm->heap, 2, string_kinds);
    fallback_init(vm, &vm->fallback_error, "runtime.errorString");
    fallback_init(vm, &vm->fallback_string, "string");
    hooks_init(vm);
    vm->hash_seed = rng_next(&vm->sched->rng) | 1;
    if (options->gc_stress != 0) {
        vm->heap->step_owed = 1;
        vm->stress_left = rng_below(&vm->sched->rng, options->gc_stress);
    }
    roots_add(vm);
    return vm;
}

static void nat_states_free(Vm *vm) {
    for (NatState *s = vm->nat_states, *next; s != NULL; s = next) {
        next = s->next;
        if (s->destroy != NULL) {
            s->destroy(s->data);
        }
        free(s->data);
        free(s);
    }
}

static bool free_task(void *ctx, Task *t) {
    Goro *g = GORO(t);
    defers_free(ctx, g);
    if ((Slot *)t->stack != g->first_stack) {
        free(t->stack);
    }
    return true;
}

void vm_free(Vm *vm) {
    vm_flush(vm);
    leakwatch_free(vm);
    pauses_free(vm);
    roots_remove(vm);
    offloads_free(vm);
    sched_each_task(vm->sched, free_task, vm);
    sched_free(vm->sched);
    for (Defer *d = vm->free_defers, *next; d != NULL; d = next) {
        next = d->next;
        free(d);
    }
    nat_states_free(vm);
    goro_slabs_free(vm);
    for (uint32_t i = 0; i < vm->chan_types_cap; i++) {
        free(vm->chan_types[i]);
    }
    free(vm->chan_types);
    free(vm->select_cases);
    free(vm->impls);
    free(vm->methods);
    for (uint32_t i = 0; i < vm->pointer_slots.len; i++) {
        free(vm->pointer_slots.entries[i].value);
    }
    map_deinit(&vm->pointer_slots);
    table_free(vm->entries, MAX_FUNCS);
    table_free(vm->cursors, MAX_FUNCS);
    table_free(vm->closure_cursors, MAX_FUNCS);
    GcHooks none = {0};
    gc_set_hooks(vm->heap, &none);
    buf_deinit(&vm->out);
    buf_deinit(&vm->format_out);
    alloc_stacks_free(vm->alloc_stacks);
    labels_free(vm);
    free(vm);
}

/* ---- running */

void vm_start_main(Vm *vm, void *closure) {
    Goro *g = goro_new(vm, closure, 0);
    g->is_main = 1;
    vm->main_goro = g;
    vm->main_exited = false;
    vm->entry_done = false;
    task_start(vm->sched, &g->task);
}

void vm_run(Vm *vm) {
    vm->budget = BUDGET;
    vm->stack_floor = platform_stack_floor();
    vm->cur = NULL;
    vm_loop(vm);
    vm->cur = NULL;
    vm_flush(vm);
}

int vm_run_main(Vm *vm) {
    vm_start_main(vm, image_closure(vm->image, vm->image->entry_func));
    vm_run(vm);
    return out_end(vm, vm->exit_code);
}

/* ---- looking */

Image *vm_image(const Vm *vm) {
    return vm->image;
}

bool vm_speaks_chinese(const Vm *vm) {
    return vm->options.speaks_chinese;
}

Sched *vm_sched(const Vm *vm) {
    return vm->sched;
}

bool vm_map_each(const Rtype *t, const void *map, uint64_t *cursor, const void **key,
                 const void **value) {
    return map != NULL && map_each(t, map, cursor, key, value);
}

uint64_t vm_map_len(const void *map) {
    return map != NULL ? map_len(map) : 0;
}

int vm_compare(const Rtype *t, const void *a, const void *b) {
    return value_order(t, a, b);
}
