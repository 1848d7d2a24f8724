/* heapbox.c: from a graph of the heap to boxes with rows.
 *
 * A walk in breadth over what the drawn boxes show: a row that leads to an object puts it into the
 * queue. So what hangs behind elements that are not shown, or behind variables of the library, is
 * not drawn; it is counted by the last box. Plain values and short strings stand in the row that
 * holds them, and what is an object only by the way the runtime builds things (the table of a map,
 * the buffer of a channel) is drawn as part of its owner.
 *
 * Memory is read through types, and a pointer is followed only into an object the graph knows.
 */
#include "inspect/heapbox.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "base/jsontext.h"
#include "inspect/show.h"

enum {
    MAX_LABEL = 48,
    MAX_TEXT = 28,              /* characters of a plain value */
    MAX_DEPTH = 3,              /* of structs inside structs */
    INLINE_STRING_BYTES = 256,  /* the bytes of a longer string are a box of their own */
    MAX_TIMERS = 12,
};

/* Ids of objects are places in the heap, of which album.h lets only the lower ones occur. */
static const uint32_t goroutine_ids = 1u << 31, timer_ids = 3u << 30;
enum { ID_GLOBALS = 1 << 30, ID_QUEUE, ID_REST };

typedef struct Drawing {
    Vm *vm;
    const HeapGraph *g;
    BoxFn fn;
    void *ctx;
    Buf out;                    /* the box being made */
    Buf text;                   /* of a row */
    int rows, skipped;          /* of the box */
    VEC(uint32_t) queue;        /* objects, in the order they are drawn */
    uint64_t *is_queued;
    PtrMap finalizers;          /* node + 1 -> closure + 1 */
} Drawing;

/* ---- boxes and rows */

static uint32_t object_id(const Drawing *d, uint32_t node) {
    uintptr_t base = (uintptr_t)heapgraph_object(d->g, node).base;
    return (uint32_t)((base - vm_image(d->vm)->heap->arena_base) / 8) + 1;
}

static void begin_box(Drawing *d, uint32_t id, BoxKind kind, const char *title, uint64_t bytes) {
    d->out.len = 0;
    d->rows = d->skipped = 0;
    buf_printf(&d->out, "[%" PRIu32 ",%d,", id, kind);
    json_put_text(&d->out, title);
    buf_printf(&d->out, ",%" PRIu64 ",[", bytes);
}

static void put_row(Drawing *d, const char *label, const char *text, uint32_t target) {
    buf_puts(&d->out, d->rows++ > 0 ? ",[" : "[");
    json_put_text(&d->out, label);
    buf_puts(&d->out, ",");
    json_put_text(&d->out, text);
    buf_printf(&d->out, ",%" PRIu32 "]", target);
}

/* A line above the variables of a frame: it has no third member. */
static void put_frame_row(Drawing *d, const char *func, const char *where) {
    buf_puts(&d->out, d->rows++ > 0 ? ",[" : "[");
    json_put_text(&d->out, func);
    buf_puts(&d->out, ",");
    json_put_text(&d->out, where);
    buf_puts(&d->out, "]");
}

/* False: the box is full, and the row is only counted. */
static bool has_room(Drawing *d) {
    d->skipped += d->rows >= BOX_MAX_ROWS;
    return d->rows < BOX_MAX_ROWS;
}

static void put_more(Drawing *d, uint64_t n) {
    if (n > 0) {
        char text[40];
        snprintf(text, sizeof text, "%" PRIu64 " more", n);
        put_row(d, "\xe2\x80\xa6", text, 0);
    }
}

static void end_box(Drawing *d) {
    put_more(d, (uint64_t)d->skipped);
    buf_puts(&d->out, "]]");
    d->fn(d->ctx, d->out.data, d->out.len);
}

/* The id of the object p points into, which will be drawn; 0: there is none, or enough are
 * drawn. */
static uint32_t target_of(Drawing *d, const void *p) {
    uint32_t node = heapgraph_find(d->g, p);
    if (node == HEAP_NONE) {
        return 0;
    }
    bool is_known = (d->is_queued[node / 64] >> node % 64 & 1) != 0;
    if (!is_known && d->queue.len >= BOX_MAX_OBJECTS) {
        return 0;
    }
    if (!is_known) {
        d->is_queued[node / 64] |= (uint64_t)1 << node % 64;
        VEC_PUSH(&d->queue, node);
    }
    return object_id(d, node);
}

/* ---- values */

typedef struct Label {
    char text[MAX_LABEL];
} Label;

static Label label_of(const char *before, const char *joint, const char *name) {
    Label l;
    snprintf(l.text, sizeof l.text, "%s%s%s", before, *before != 0 ? joint : "", name);
    return l;
}

static Label label_at(const char *before, uint64_t index) {
    char number[32];
    snprintf(number, sizeof number, "[%" PRIu64 "]", index);
    return label_of(before, "", number);
}

static void put_value(Drawing *d, const char *label, const Rtype *t, const void *mem, int depth);

static const void *pointer_at(const void *mem) {
    return *(void *const *)mem;
}

/* What show.h makes of it, on one line and short. */
static const char *short_text(Drawing *d, const Rtype *t, const void *mem) {
    ShowOptions o = {.width = 10000, .max_depth = 1, .max_items = 3, .max_string = MAX_TEXT};
    d->text.len = 0;
    show_value(d->vm, t, mem, &o, &d->text);
    return d->text.data;
}

/* Where a pointer leads when it is not into the heap. */
static const char *outside_text(Drawing *d, const void *p) {
    const Image *im = vm_image(d->vm);
    if (p == NULL) {
        return "nil";
    }
    uint64_t offset = (uintptr_t)p - (uintptr_t)im->globals;
    for (int i = im->global_vars.len - 1; i >= 0 && offset < im->globals_len; i--) {
        if (im->global_vars.data[i].offset <= offset) {
            d->text.len = 0;
            buf_printf(&d->text, "&%s", im->global_vars.data[i].name->text);
            return d->text.data;
        }
    }
    return heapgraph_find(d->g, p) != HEAP_NONE ? "not drawn" : "a constant";
}

static void put_pointer(Drawing *d, const char *label, const void *p, const char *text) {
    uint32_t target = target_of(d, p);
    put_row(d, label, target != 0 ? text : outside_text(d, p), target);
}

static void put_string(Drawing *d, const char *label, const Rtype *t, const uint64_t *words) {
    const void *p = (const void *)(uintptr_t)words[0];
    uint32_t node = heapgraph_find(d->g, p);
    bool is_long = node != HEAP_NONE && heapgraph_size(d->g, node) > INLINE_STRING_BYTES;
    uint32_t target = is_long ? target_of(d, p) : 0;
    put_row(d, label, short_text(d, t, words), target);
}

static void put_slice(Drawing *d, const char *label, const uint64_t *words) {
    const void *p = (const void *)(uintptr_t)words[0];
    char text[64];
    snprintf(text, sizeof text, "len %" PRIu64 " cap %" PRIu64, words[1], words[2]);
    put_row(d, label, p == NULL ? "nil" : text, target_of(d, p));
}

static void put_func(Drawing *d, const char *label, const Rtype *t, const void *mem) {
    const void *closure = pointer_at(mem);
    uint32_t target = closure != NULL ? target_of(d, closure) : 0;
    put_row(d, label, target != 0 ? "" : short_text(d, t, mem), target);
}

static bool is_plain(const Rtype *t) {
    return t->kind < RK_ARRAY || t->kind == RK_STRING;
}

static void put_interface(Drawing *d, const char *label, const uint64_t *words) {
    const Rtype *t = (const Rtype *)(uintptr_t)words[0];
    if (t == NULL) {
        put_row(d, label, "nil", 0);
    } else if (t->is_direct) {
        put_value(d, label, t, &words[1], MAX_DEPTH);
    } else if (is_plain(t)) {
        put_value(d, label, t, (const void *)(uintptr_t)words[1], MAX_DEPTH);
    } else {
        put_pointer(d, label, (const void *)(uintptr_t)words[1], t->string->text);
    }
}

/* What a timer counts with is nobody's business; what it leads to is. */
static bool is_internal(const Rtype *t, const RtypeField *f) {
    bool is_time = t->pkg_path != NULL && strcmp(t->pkg_path->text, "time") == 0;
    return is_time && !f->type->has_pointers && f->name->text[0] >= 'a';
}

static void put_struct(Drawing *d, const char *label, const Rtype *t, const char *mem, int depth) {
    if (depth >= MAX_DEPTH) {
        put_row(d, label, t->string->text, 0);
        return;
    }
    for (uint32_t i = 0; i < t->field_count; i++) {
        const RtypeField *f = &t->fields[i];
        if (!is_internal(t, f)) {
            Label l = label_of(label, ".", f->name->text);
            put_value(d, l.text, f->type, mem + f->offset, depth + 1);
        }
    }
}

static void put_elements(Drawing *d, const char *label, const Rtype *t, const char *mem, uint64_t n,
                         int depth) {
    uint64_t i = 0;
    for (; i < n && i < BOX_MAX_ELEMENTS && d->rows < BOX_MAX_ROWS; i++) {
        put_value(d, label_at(label, i).text, t, mem + i * t->size, depth + 1);
    }
    put_more(d, n - i);
}

static void put_bytes_row(Drawing *d, const char *label, uint64_t n) {
    char text[32];
    snprintf(text, sizeof text, "%" PRIu64 " bytes", n);
    put_row(d, label, text, 0);
}

static void put_array(Drawing *d, const char *label, const Rtype *t, const char *mem, int depth) {
    if (t->elem->size <= 1) {
        put_bytes_row(d, label, t->size);
    } else if (depth >= MAX_DEPTH) {
        put_row(d, label, t->string->text, 0);
    } else {
        put_elements(d, label, t->elem, mem, t->len, depth);
    }
}

static void put_value(Drawing *d, const char *label, const Rtype *t, const void *mem, int depth) {
    if (!has_room(d)) {
        return;
    }
    switch ((RtypeKind)t->kind) {
    case RK_STRING: put_string(d, label, t, mem); break;
    case RK_SLICE: put_slice(d, label, mem); break;
    case RK_INTERFACE: put_interface(d, label, mem); break;
    case RK_STRUCT: put_struct(d, label, t, mem, depth); break;
    case RK_ARRAY: put_array(d, label, t, mem, depth); break;
    case RK_FUNC: put_func(d, label, t, mem); break;
    case RK_POINTER:
    case RK_MAP:
    case RK_CHAN:
    case RK_UNSAFE_POINTER: put_pointer(d, label, pointer_at(mem), ""); break;
    default: put_row(d, label, short_text(d, t, mem), 0); break;
    }
}

/* ---- objects */

static void put_entries(Drawing *d, const Rtype *t, const void *map) {
    uint64_t cursor = 0, n = vm_map_len(map), shown = 0;
    const void *key, *value;
    for (; shown < BOX_MAX_ELEMENTS && vm_map_each(t, map, &cursor, &key, &value); shown++) {
        Label l = label_of("", "", short_text(d, t->key, key));
        put_value(d, l.text, t->elem, value, MAX_DEPTH - 1);
    }
    put_more(d, n - shown);
}

static void put_waiters(Drawing *d, const WaitQueue *q, const char *what) {
    int n = 0;
    d->text.len = 0;
    for (const WaitRec *r = q->first; r != NULL; r = r->next, n++) {
        if (n < 4) {
            buf_printf(&d->text, "%sG%" PRIu64, n > 0 ? " " : "", r->task->id);
        }
    }
    if (n > 4) {
        buf_printf(&d->text, " and %d more", n - 4);
    }
    if (n > 0) {
        put_row(d, what, d->text.data, 0);
    }
}

static void put_chan(Drawing *d, const Rtype *t, const Chan *c) {
    char text[64];
    snprintf(text, sizeof text, "%" PRIu64 " of %" PRIu64, c->count, c->cap);
    put_row(d, "buffered", text, 0);
    if (c->closed) {
        put_row(d, "closed", "", 0);
    }
    bool has_values = t->elem->form != FORM_LARGE && t->elem->size > 0 && c->count <= c->cap;
    for (uint64_t i = 0; i < c->count && i < BOX_MAX_ELEMENTS && has_values; i++) {
        const char *at = c->ring + (c->head + i) % c->cap * c->type->mem_bytes;
        put_value(d, label_at("", i).text, t->elem, at, MAX_DEPTH - 1);
    }
    put_waiters(d, &c->receivers, "wait to receive");
    put_waiters(d, &c->senders, "wait to send");
}

/* A variable that lies behind a pointer, or here. */
static void put_variable(Drawing *d, const char *label, const Rtype *t, bool is_boxed,
                         const void *mem) {
    if (is_boxed || t->form == FORM_LARGE) {
        put_pointer(d, label, pointer_at(mem), "");
    } else {
        put_value(d, label, t, mem, 0);
    }
}

static void put_captures(Drawing *d, const FuncMeta *f, const char *closure) {
    for (uint32_t i = 0; i < f->capture_count && has_room(d); i++) {
        const CaptureInfo *c = &f->captures[i];
        put_variable(d, c->name != NULL ? c->name->text : "argument", c->type, c->is_boxed,
                     closure + 8 * (1 + c->word));
    }
}

static void put_contents(Drawing *d, uint32_t node, const GcObject *o) {
    HeapContents c = heapgraph_contents(d->g, node);
    const char *at = o->base;
    switch (c.kind) {
    case HEAP_VALUE: put_value(d, "", c.type, at, 0); break;
    case HEAP_ARRAY:
        if (c.type->size <= 1) {
            put_bytes_row(d, "room for", o->size);
        } else {
            put_elements(d, "", c.type, at, o->size / c.type->size, 0);
        }
        break;
    case HEAP_STRING: put_bytes_row(d, "text", o->size); break;
    case HEAP_MAP: put_entries(d, c.type, at); break;
    case HEAP_CHAN: put_chan(d, c.type, (const Chan *)(const void *)at); break;
    case HEAP_CLOSURE: put_captures(d, c.func, at); break;
    case HEAP_BOUND: put_interface(d, "receiver", (const uint64_t *)(const void *)at + 1); break;
    default: break;
    }
}

static void put_finalizer_row(Drawing *d, uint32_t node) {
    uintptr_t closure = (uintptr_t)map_get(&d->finalizers, (const void *)(uintptr_t)(node + 1));
    if (closure == 0) {
        return;
    }
    const Image *im = vm_image(d->vm);
    uint64_t func = *(const uint64_t *)(closure - 1);
    put_row(d, "finalizer",
            func < (uint64_t)im->funcs.len ? im->funcs.data[func]->name->text : "func", 0);
}

static void draw_object(Drawing *d, uint32_t node) {
    GcObject o = heapgraph_object(d->g, node);
    Buf title;
    buf_init(&title);
    heapgraph_type_text(d->g, node, &title);
    begin_box(d, object_id(d, node),
              heapgraph_is_held(d->g, node) ? BOX_OBJECT : BOX_ONLY_FINALIZER, title.data, o.size);
    put_finalizer_row(d, node);
    put_contents(d, node, &o);
    end_box(d);
    buf_deinit(&title);
}

/* ---- holders */

typedef struct FrameRows {
    Drawing *d;
    bool is_users;              /* the frame is of the program's own code */
} FrameRows;

static void put_frame(FrameRows *rows, const VmLocal *l) {
    const FuncMeta *func = l->func;
    Location w;
    uint32_t site = (uint32_t)(l->pc - vm_image(rows->d->vm)->code);
    rows->is_users = (l->func->flags & FUNC_IS_STD) == 0 &&
                     vm_site_user_where(rows->d->vm, site, &func, &w) && w.file != NULL;
    if (rows->is_users && has_room(rows->d)) {
        char where[64];
        const char *slash = strrchr(w.path, '/');
        snprintf(where, sizeof where, "%s:%d", slash != NULL ? slash + 1 : w.path, w.line);
        put_frame_row(rows->d, func->name->text, where);
    }
}

static void see_local(void *ctx, const VmLocal *l) {
    FrameRows *rows = ctx;
    Drawing *d = rows->d;
    if (l->var == NULL) {
        put_frame(rows, l);
    } else if (rows->is_users && l->var->name != NULL && has_room(d)) {
        if (l->var->is_whole) {
            put_variable(d, l->var->name->text, l->var->type, l->var->is_boxed, l->mem);
        } else {
            put_row(d, l->var->name->text, "only in part still in use", 0);
        }
    }
}

/* What a goroutine holds without a name for it: the closure it runs, a value on its way. */
static void see_unnamed(void *ctx, const VmRoot *r) {
    Drawing *d = ctx;
    bool is_users = r->func == NULL || (r->func->flags & FUNC_IS_STD) == 0;
    if (is_users && (r->var == NULL || r->var->name == NULL) && has_room(d)) {
        const char *label = r->kind == ROOT_DEFER   ? "deferred"
                            : r->kind == ROOT_PANIC ? "panic"
                                                    : "in use";
        put_pointer(d, label, (const void *)(uintptr_t)*r->slot, "");
    }
}

static void draw_goroutine(Drawing *d, Task *t) {
    char title[40];
    FrameRows rows = {d, false};
    snprintf(title, sizeof title, t->is_system ? "finalizers" : "G%" PRIu64, t->id);
    begin_box(d, goroutine_ids + (uint32_t)t->id, BOX_GOROUTINE, title, 0);
    vm_each_local(d->vm, (Goro *)(void *)t, see_local, &rows);
    vm_each_goro_root(d->vm, (Goro *)(void *)t, see_unnamed, d);
    if (d->rows > 0 || !t->is_system) {
        end_box(d);
    }
}

static void draw_globals(Drawing *d) {
    const Image *im = vm_image(d->vm);
    begin_box(d, ID_GLOBALS, BOX_GLOBALS, "package variables", 0);
    for (int i = 0; i < im->global_vars.len; i++) {
        const GlobalVar *v = &im->global_vars.data[i];
        Location w = source_locate(im->sources, v->pos);
        if (w.file != NULL && !w.file->is_std) {
            put_value(d, v->name->text, v->type, (const char *)im->globals + v->offset, 1);
        }
    }
    if (d->rows > 0) {
        end_box(d);
    }
}

static void draw_timer(Drawing *d, const SchedTimer *timer, int count) {
    if (count >= MAX_TIMERS) {
        return;
    }
    begin_box(d, timer_ids + (uint32_t)timer->seq, BOX_TIMER,
              timer->period != 0 ? "ticker" : "timer", 0);
    put_pointer(d, "will fire", timer, "");
    end_box(d);
}

static void put_queued(Drawing *d, const HeapHolder *h) {
    if (has_room(d)) {
        put_pointer(d, h->is_running ? "runs now" : "queued", h->object, "");
    }
}

static void draw_queue(Drawing *d) {
    bool has_any = false;
    for (uint32_t n = heapgraph_objects(d->g); n < heapgraph_nodes(d->g); n++) {
        HeapHolder h = heapgraph_holder(d->g, n);
        if (h.kind == HOLDER_FINQUEUE) {
            if (!has_any) {
                begin_box(d, ID_QUEUE, BOX_QUEUE, "finalizer queue", 0);
            }
            has_any = true;
            put_queued(d, &h);
        }
    }
    if (has_any) {
        end_box(d);
    }
}

static void note_finalizers(Drawing *d) {
    for (uint32_t n = heapgraph_objects(d->g); n < heapgraph_nodes(d->g); n++) {
        HeapHolder h = heapgraph_holder(d->g, n);
        uint32_t object = h.kind == HOLDER_FINALIZER ? heapgraph_find(d->g, h.object) : HEAP_NONE;
        if (object != HEAP_NONE) {
            map_put(&d->finalizers, (void *)(uintptr_t)(object + 1),
                    (void *)((uintptr_t)h.closure + 1));
        }
    }
}

static void draw_goroutines(Drawing *d) {
    int goroutines = 0, timers = 0;
    for (uint32_t n = heapgraph_objects(d->g); n < heapgraph_nodes(d->g); n++) {
        HeapHolder h = heapgraph_holder(d->g, n);
        if (h.kind == HOLDER_GOROUTINE && goroutines++ < BOX_MAX_GOROUTINES) {
            draw_goroutine(d, h.task);
        } else if (h.kind == HOLDER_TIMER) {
            draw_timer(d, h.timer, timers++);
        }
    }
}

/* Objects that only a finalizer keeps track of have no holder to be found from. */
static void queue_unheld(Drawing *d) {
    for (uint32_t i = 0; i < d->finalizers.len; i++) {
        uint32_t node = (uint32_t)(d->finalizers.entries[i].key - 1);
        (void)target_of(d, heapgraph_object(d->g, node).base);
    }
}

/* ---- the rest, told as numbers */

typedef struct Rest {
    uint64_t held, held_bytes, garbage, garbage_bytes;
} Rest;

static bool is_inner(HeapKind kind) {
    return kind == HEAP_MAP_ENTRIES || kind == HEAP_MAP_GROWTH || kind == HEAP_MAP_AUX ||
           kind == HEAP_CHAN_RING || kind == HEAP_STRING;
}

static Rest count_rest(const Drawing *d) {
    Rest r = {0};
    for (uint32_t n = 0; n < heapgraph_objects(d->g); n++) {
        if ((d->is_queued[n / 64] >> n % 64 & 1) != 0 ||
            is_inner(heapgraph_contents(d->g, n).kind)) {
            continue;
        }
        bool is_known = heapgraph_parent(d->g, n, NULL) != HEAP_NONE;
        *(is_known ? &r.held : &r.garbage) += 1;
        *(is_known ? &r.held_bytes : &r.garbage_bytes) += heapgraph_size(d->g, n);
    }
    return r;
}

static void put_rest_row(Drawing *d, const char *label, uint64_t objects, uint64_t bytes) {
    if (objects > 0) {
        d->text.len = 0;
        buf_printf(&d->text, "%" PRIu64 " object%s, ", objects, objects == 1 ? "" : "s");
        heap_put_bytes(&d->text, bytes);
        put_row(d, label, d->text.data, 0);
    }
}

static void draw_rest(Drawing *d) {
    Rest r = count_rest(d);
    begin_box(d, ID_REST, BOX_REST, "not drawn", 0);
    put_rest_row(d, "held elsewhere", r.held, r.held_bytes);
    put_rest_row(d, "garbage, not yet collected", r.garbage, r.garbage_bytes);
    if (d->rows > 0) {
        end_box(d);
    }
}

void heapboxes_draw(Vm *vm, const HeapGraph *g, BoxFn fn, void *ctx) {
    Drawing d = {.vm = vm, .g = g, .fn = fn, .ctx = ctx};
    d.is_queued = base_calloc(heapgraph_objects(g) / 64 + 1, sizeof *d.is_queued);
    buf_init(&d.out);
    buf_init(&d.text);
    note_finalizers(&d);
    draw_goroutines(&d);
    draw_globals(&d);
    draw_queue(&d);
    queue_unheld(&d);
    for (int i = 0; i < d.queue.len; i++) {
        draw_object(&d, d.queue.data[i]);
    }
    draw_rest(&d);
    VEC_FREE(&d.queue);
    free(d.is_queued);
    map_deinit(&d.finalizers);
    buf_deinit(&d.out);
    buf_deinit(&d.text);
}
