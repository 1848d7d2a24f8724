/* heappath.c: types, references and paths as text.
 *
 *   main.cache (package variable) -> map[string]*main.Session ["bob"] -> *main.Session .buf ->
 * []byte (1 MB)
 *
 * Each hop says what the object is and which part of it leads on. What is an object only because of
 * how the runtime builds things (the table of a map, the buffer of a channel, the box of a captured
 * variable) gives its part to the hop before it.
 */
#include "inspect/heapgraph_internal.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_TEXT_MAX = 32 };

/* ---- sizes */

void heap_put_bytes(Buf *out, uint64_t bytes) {
    static const char *const units[] = {"KB", "MB", "GB"};
    if (bytes < 1024) {
        buf_printf(out, "%llu bytes", (unsigned long long)bytes);
        return;
    }
    double x = (double)bytes / 1024;
    int unit = 0;
    for (; x >= 1024 && unit < 2; unit++) {
        x /= 1024;
    }
    bool is_whole = x == (double)(uint64_t)x || x >= 100;
    buf_printf(out, is_whole ? "%.0f %s" : "%.1f %s", x, units[unit]);
}

/* ---- types */

static const char *type_name(const Rtype *t) {
    return t->string->text;
}

static void put_contents(HeapContents c, Buf *out) {
    switch (c.kind) {
    case HEAP_VALUE: buf_puts(out, type_name(c.type)); break;
    case HEAP_ARRAY:
        buf_printf(out, "[]%s",
                   strcmp(type_name(c.type), "uint8") == 0 ? "byte" : type_name(c.type));
        break;
    case HEAP_STRING: buf_puts(out, "string"); break;
    case HEAP_MAP:
    case HEAP_CHAN: buf_puts(out, type_name(c.type)); break;
    case HEAP_MAP_ENTRIES: buf_printf(out, "table of %s", type_name(c.type)); break;
    case HEAP_MAP_GROWTH:
    case HEAP_MAP_AUX: buf_printf(out, "part of %s", type_name(c.type)); break;
    case HEAP_MAP_ITER: buf_puts(out, "map iterator"); break;
    case HEAP_CHAN_RING: buf_printf(out, "buffer of %s", type_name(c.type)); break;
    case HEAP_CLOSURE: buf_printf(out, "func %s", c.func->name->text); break;
    case HEAP_BOUND: buf_puts(out, "method value"); break;
    case HEAP_PART: buf_printf(out, "object with a %s inside", type_name(c.type)); break;
    default: buf_puts(out, "object"); break;
    }
}

void heapgraph_type_text(const HeapGraph *g, uint32_t node, Buf *out) {
    if (node >= g->objects) {
        heapgraph_holder_text(g, node, out);
        return;
    }
    put_contents(heapgraph_contents(g, node), out);
}

/* ---- words */

void heapgraph_set_chinese(HeapGraph *g, bool is_chinese) {
    g->is_chinese = is_chinese;
}

const char *heap_say(const HeapGraph *g, HeapSay word) {
    static const char *const words[][2] = {
#define HEAP_SAY(name, english, chinese) {english, chinese},
#include "inspect/heap_say.def"
#undef HEAP_SAY
    };
    return words[word][g->is_chinese];
}

void heap_put_size(const HeapGraph *g, uint64_t bytes, Buf *out) {
    if (bytes < 1024) {
        buf_printf(out, heap_say(g, HEAP_SAY_BYTES), (unsigned long long)bytes);
    } else {
        heap_put_bytes(out, bytes);
    }
}

/* ---- holders */

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static void put_place(const HeapGraph *g, const FuncMeta *f, const Ins *pc, Buf *out) {
    const FuncMeta *func = f;
    Location where;
    if (pc != NULL && vm_site_user_where(g->vm, (uint32_t)(pc - g->image->code), &func, &where)) {
        buf_printf(out, heap_say(g, HEAP_SAY_PLACE), func->name->text, base_name(where.path), where.line);
    } else {
        buf_puts(out, f != NULL ? f->name->text : "?");
    }
}

static void put_finalizer(const HeapGraph *g, const HeapHolder *h, Buf *out) {
    uint32_t object = heapgraph_find(g, h->object);
    buf_puts(out, heap_say(g, h->kind == HOLDER_FINALIZER ? HEAP_SAY_FINALIZER
                              : h->is_running ? HEAP_SAY_FINALIZER_RUNS : HEAP_SAY_FINALIZER_WAITS));
    if (object != HEAP_NONE) {
        heapgraph_type_text(g, object, out);
    }
}

static void put_timer(const HeapGraph *g, const SchedTimer *t, Buf *out) {
    const FuncMeta *f;
    Location where;
    buf_puts(out, heap_say(g, t->period != 0 ? HEAP_SAY_TICKER : HEAP_SAY_TIMER));
    if (vm_site_user_where(g->vm, t->site, &f, &where)) {
        buf_puts(out, heap_say(g, HEAP_SAY_MADE_IN));
        put_place(g, f, g->image->code + t->site, out);
    }
}

bool heapgraph_variable_text(const HeapGraph *g, const void *p, Buf *out) {
    uintptr_t at = (uintptr_t)p - (uintptr_t)g->image->globals;
    const GlobalVar *found = NULL;
    for (int i = 0; i < g->image->global_vars.len; i++) {
        const GlobalVar *v = &g->image->global_vars.data[i];
        found = v->offset <= at && at - v->offset < v->type->size ? v : found;
    }
    if (found != NULL) {
        buf_printf(out, heap_say(g, HEAP_SAY_GLOBAL), found->name->text);
    }
    return found != NULL;
}

void heapgraph_holder_text(const HeapGraph *g, uint32_t node, Buf *out) {
    HeapHolder h = heapgraph_holder(g, node);
    switch (h.kind) {
    case HOLDER_GLOBAL:
        buf_printf(out, heap_say(g, HEAP_SAY_GLOBAL), h.global->name->text);
        break;
    case HOLDER_GOROUTINE:
        buf_printf(out, heap_say(g, HEAP_SAY_GOROUTINE), (unsigned long long)h.task->id);
        break;
    case HOLDER_TIMER: put_timer(g, h.timer, out); break;
    case HOLDER_RUNTIME: buf_puts(out, heap_say(g, HEAP_SAY_RUNTIME)); break;
    case HOLDER_FINQUEUE:
    case HOLDER_FINALIZER: put_finalizer(g, &h, out); break;
    }
}

/* ---- what a word is */

/* The part of a value of type t that its word w belongs to: ".name", "[2].next". */
static void put_part(const Rtype *t, uint64_t w, Buf *out) {
    if (t->kind == RK_STRUCT) {
        for (uint32_t i = t->field_count; i-- > 0;) {
            const RtypeField *f = &t->fields[i];
            if (f->offset / 8 <= w && f->type->size != 0) {
                buf_printf(out, ".%s", f->name->text);
                put_part(f->type, w - f->offset / 8, out);
                return;
            }
        }
    } else if (t->kind == RK_ARRAY && t->elem->size >= 8) {
        uint64_t words = t->elem->size / 8;
        buf_printf(out, "[%llu]", (unsigned long long)(w / words));
        put_part(t->elem, w % words, out);
    }
}

/* A key short enough to be told. */
static void put_key(const Rtype *t, const void *key, Buf *out) {
    const StringConst *s = key;
    switch ((RtypeKind)t->kind) {
    case RK_STRING:
        buf_printf(out, "[\"%.*s\"%s]", (int)(s->len < KEY_TEXT_MAX ? s->len : KEY_TEXT_MAX),
                   s->ptr, s->len > KEY_TEXT_MAX ? "…" : "");
        return;
    case RK_INT:
    case RK_INT64: buf_printf(out, "[%lld]", *(const long long *)key); return;
    case RK_INT32: buf_printf(out, "[%d]", *(const int32_t *)key); return;
    case RK_UINT:
    case RK_UINT64:
    case RK_UINTPTR: buf_printf(out, "[%llu]", *(const unsigned long long *)key); return;
    case RK_UINT32: buf_printf(out, "[%u]", *(const uint32_t *)key); return;
    default: buf_puts(out, "[…]"); return;
    }
}

static void put_map_part(const HeapGraph *g, uint32_t node, const Rtype *t, uint64_t w, Buf *out) {
    uint64_t words = t->map_entry_size / 8, value = t->map_value_offset / 8;
    const uint64_t *entry = (const uint64_t *)node_address(g, node) + w / words * words;
    if (w % words < value) {
        Buf part;
        buf_init(&part);
        put_part(t->key, w % words, &part);
        buf_printf(out, part.len > 0 ? "%s %s" : "%s", heap_say(g, HEAP_SAY_KEY), part.data);
        buf_deinit(&part);
    } else {
        put_key(t->key, entry, out);
        put_part(t->elem, w % words - value, out);
    }
}

static void put_capture(const HeapGraph *g, const FuncMeta *f, uint64_t w, Buf *out) {
    for (uint32_t i = 0; i < f->capture_count; i++) {
        const CaptureInfo *c = &f->captures[i];
        uint32_t words = c->is_boxed ? 1 : c->type->slots;
        if (w < 1 + c->word || w >= 1 + c->word + words) {
            continue;
        }
        if (c->name == NULL) {
            bool is_method =
                f->name->len > 3 && strcmp(f->name->text + f->name->len - 3, "-fm") == 0;
            buf_puts(out, heap_say(g, is_method ? HEAP_SAY_RECEIVER : HEAP_SAY_ARGUMENT));
        } else {
            buf_printf(out, heap_say(g, HEAP_SAY_CAPTURED), c->name->text);
        }
        if (!c->is_boxed && c->type->form != FORM_LARGE) {
            put_part(c->type, w - 1 - c->word, out);
        }
        return;
    }
}

static void put_object_part(const HeapGraph *g, uint32_t node, uint64_t w, Buf *out) {
    HeapContents c = heapgraph_contents(g, node);
    uint64_t words = c.type == NULL ? 0 : c.type->size / 8;
    switch (c.kind) {
    case HEAP_VALUE: put_part(c.type, w, out); break;
    case HEAP_ARRAY:
        if (words != 0) {
            buf_printf(out, "[%llu]", (unsigned long long)(w / words));
            put_part(c.type, w % words, out);
        }
        break;
    case HEAP_MAP_ENTRIES: put_map_part(g, node, c.type, w, out); break;
    case HEAP_CHAN_RING: buf_puts(out, heap_say(g, HEAP_SAY_BUFFERED)); break;
    case HEAP_CLOSURE: put_capture(g, c.func, w, out); break;
    case HEAP_BOUND: buf_puts(out, heap_say(g, HEAP_SAY_RECEIVER)); break;
    case HEAP_UNKNOWN:
    case HEAP_PART: buf_printf(out, "+%llu", (unsigned long long)(w * 8)); break;
    default: break;
    }
}

static void put_root(const HeapGraph *g, const GraphRoot *r, const GraphHolder *h, Buf *out) {
    if (r->from == ROOT_GLOBAL) {
        put_part(h->h.global->type, r->word, out);
    } else if (r->from == ROOT_PANIC) {
        buf_puts(out, heap_say(g, HEAP_SAY_PANIC));
    } else if (r->from == ROOT_DEFER) {
        buf_puts(out, heap_say(g, HEAP_SAY_DEFERRED));
        put_place(g, r->func, r->pc, out);
    } else if (r->from == ROOT_FRAME) {
        buf_puts(out, heap_say(g, HEAP_SAY_IN));
        put_place(g, r->func, r->pc, out);
        if (r->var != NULL && r->var->name != NULL) {
            buf_printf(out, heap_say(g, HEAP_SAY_VARIABLE), r->var->name->text);
            if (!r->var->is_boxed && r->var->type->form != FORM_LARGE) {
                put_part(r->var->type, r->word, out);
            }
        } else {
            buf_puts(out, heap_say(g, HEAP_SAY_IN_USE));
        }
    }
}

void heapgraph_ref_text(const HeapGraph *g, uint32_t node, uint32_t where, Buf *out) {
    if (node < g->objects) {
        put_object_part(g, node, where, out);
        return;
    }
    const GraphHolder *h = node_holder(g, node);
    if (where < h->root_count) {
        put_root(g, &g->roots.data[h->root + where], h, out);
    } else if (h->object != HEAP_NONE) {
        put_object_part(g, h->object, where - 1, out);
    }
}

/* ---- paths */

bool edge_between(const HeapGraph *g, uint32_t from, uint32_t to, EdgeIter *it) {
    for (edges_begin(g, from, it); edges_next(it);) {
        if (it->to == to) {
            return true;
        }
    }
    return false;
}

uint32_t heapgraph_parent(const HeapGraph *g, uint32_t node, uint32_t *where) {
    uint32_t parent = node_parent(g, node);
    EdgeIter it;
    if (parent != HEAP_NONE && where != NULL && edge_between(g, parent, node, &it)) {
        *where = it.where;
    }
    return parent;
}

/* How the path came to a node. */
typedef enum Arrival { BY_START, BY_POINTER, BY_VALUE, BY_BOX } Arrival;

static Arrival arrival_by(const HeapGraph *g, uint32_t from, const EdgeIter *it) {
    if (it->root != NULL) {
        const VarInfo *v = it->root->var;
        bool is_box = v != NULL && (v->is_boxed || v->type->form == FORM_LARGE);
        const Rtype *t = it->root->type;
        bool is_pointer = it->root->kind == REF_POINTER ||
                          (it->root->kind == REF_IFACE && t != NULL && t->kind == RK_POINTER);
        return is_box ? BY_BOX : is_pointer ? BY_POINTER : BY_VALUE;
    }
    HeapContents c = heapgraph_contents(g, from);
    for (uint32_t i = 0; c.kind == HEAP_CLOSURE && i < c.func->capture_count; i++) {
        const CaptureInfo *v = &c.func->captures[i];
        if (v->word + 1 == it->where && (v->is_boxed || v->type->form == FORM_LARGE)) {
            return BY_BOX;
        }
    }
    if (it->ref->kind != REF_IFACE) {
        return it->ref->kind == REF_POINTER ? BY_POINTER : BY_VALUE;
    }
    const Rtype *t = (const Rtype *)(uintptr_t)it->words[it->where - (it->self != HEAP_NONE) - 1];
    return t->kind == RK_POINTER ? BY_POINTER : BY_VALUE;
}

/* Is the node only a part of the one before? */
static bool is_inner(const HeapGraph *g, uint32_t node, Arrival by) {
    HeapKind kind = heapgraph_contents(g, node).kind;
    return by == BY_BOX || kind == HEAP_MAP_ENTRIES || kind == HEAP_MAP_GROWTH ||
           kind == HEAP_MAP_AUX || kind == HEAP_CHAN_RING;
}

static void put_hop_name(const HeapGraph *g, uint32_t node, Arrival by, Buf *out) {
    if (node < g->objects && by == BY_POINTER && heapgraph_contents(g, node).kind == HEAP_VALUE) {
        buf_putc(out, '*');
    }
    heapgraph_type_text(g, node, out);
}

static void put_label(Buf *line, const Buf *label, bool is_glued) {
    if (label->len > 0) {
        if (line->len > 0 && !is_glued) {
            buf_putc(line, ' ');
        }
        buf_write(line, label->data, label->len);
    }
}

void hops_each(const HeapGraph *g, const uint32_t *nodes, int count, HeapHopFn fn, void *ctx) {
    Buf line, label;
    Arrival by = BY_START;
    bool ends_in_part = false;  /* of a path of fields: the next field is written without a space */
    buf_init(&line);
    buf_init(&label);
    for (int i = 0; i < count; i++) {
        bool inner = i > 0 && is_inner(g, nodes[i], by);
        if (!inner) {
            if (line.len > 0) {
                fn(ctx, line.data);
            }
            line.len = 0;
            put_hop_name(g, nodes[i], by, &line);
        }
        EdgeIter it;
        label.len = 0;
        if (i + 1 < count && edge_between(g, nodes[i], nodes[i + 1], &it)) {
            heapgraph_ref_text(g, nodes[i], it.where, &label);
            by = arrival_by(g, nodes[i], &it);
        } else if (nodes[i] < g->objects) {
            buf_putc(&label, '(');
            heap_put_size(g, heapgraph_size(g, nodes[i]), &label);
            buf_putc(&label, ')');
            inner = false;
        }
        bool is_part = label.len > 0 && strcmp(label.data, heap_say(g, HEAP_SAY_BUFFERED)) != 0;
        put_label(&line, &label, inner && ends_in_part && is_part);
        ends_in_part = label.len > 0;
    }
    if (line.len > 0) {
        fn(ctx, line.data);
    }
    buf_deinit(&line);
    buf_deinit(&label);
}

bool path_each(const HeapGraph *g, uint32_t node, ParentFn parent, const void *parents,
               HeapHopFn fn, void *ctx) {
    HeapNodes path = {0};
    if (node >= g->nodes || (node < g->objects && parent(parents, node) == HEAP_NONE)) {
        return false;
    }
    for (uint32_t at = node; at != HEAP_NONE; at = parent(parents, at)) {
        VEC_PUSH(&path, at);
    }
    for (int i = 0; i < path.len / 2; i++) {
        uint32_t other = path.data[i];
        path.data[i] = path.data[path.len - 1 - i];
        path.data[path.len - 1 - i] = other;
    }
    hops_each(g, path.data, path.len, fn, ctx);
    VEC_FREE(&path);
    return true;
}

static uint32_t graph_parent(const void *ctx, uint32_t node) {
    return node_parent(ctx, node);
}

bool heapgraph_path_each(const HeapGraph *g, uint32_t node, HeapHopFn fn, void *ctx) {
    return path_each(g, node, graph_parent, g, fn, ctx);
}
