/* why.c: one path, how much hangs on it, and whose it is. See why.h for the text. */
#include "inspect/why.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "base/utf8.h"
#include "inspect/heapgraph_internal.h"
#include "vm/native.h"

enum { SHOWN_TYPES = 5, TOTALS = 4 * SHOWN_TYPES };

/* ---- parts of the text */

static void put_words(const HeapGraph *g, HeapSay words, Buf *out) {
    buf_puts(out, heap_say(g, words));
}

/* Words that name a size. */
static void put_size(const HeapGraph *g, HeapSay words, uint64_t bytes, Buf *out) {
    Buf size;
    buf_init(&size);
    heap_put_size(g, bytes, &size);
    buf_printf(out, heap_say(g, words), size.data);
    buf_deinit(&size);
}

static void put_hop(void *ctx, const char *text) {
    struct { Buf *out; bool any; } *p = ctx;
    buf_printf(p->out, "    %s%s\n", p->any ? "-> " : "", text);
    p->any = true;
}

static void put_path(HeapGraph *g, uint32_t node, Buf *out) {
    struct { Buf *out; bool any; } p = {out, false};
    if (!heapgraph_path_each(g, node, put_hop, &p)) {
        put_words(g, HEAP_SAY_WHY_NOTHING, out);
    }
}

static void put_made(const HeapGraph *g, uint32_t node, Buf *out) {
    const FuncMeta *f;
    Location where;
    if (heapgraph_made_at(g, node, &f, &where)) {
        buf_printf(out, heap_say(g, HEAP_SAY_WHY_MADE), f->name->text, where.path, where.line);
    }
}

/* Is it only a part of a map or channel? */
static bool is_inner(const HeapGraph *g, uint32_t node) {
    HeapKind kind = heapgraph_contents(g, node).kind;
    return kind == HEAP_MAP_ENTRIES || kind == HEAP_MAP_GROWTH || kind == HEAP_MAP_AUX ||
           kind == HEAP_CHAN_RING;
}

static void put_total(const HeapGraph *g, const HeapTypeTotal *total, Buf *out) {
    enum { SIZE_COLUMNS = 10, COUNT_COLUMNS = 9 };
    Buf size;
    buf_init(&size);
    heap_put_size(g, total->retained, &size);
    int fill = SIZE_COLUMNS - utf8_columns(size.data, size.len);
    buf_printf(out, "    %s%*u  ", size.data, COUNT_COLUMNS + (fill > 0 ? fill : 0), total->count);
    heapgraph_type_text(g, total->example, out);
    buf_putc(out, '\n');
    buf_deinit(&size);
}

/* What kinds of objects a node alone keeps. */
static void put_under(HeapGraph *g, uint32_t node, Buf *out) {
    HeapTypeTotal totals[TOTALS];
    uint32_t n = heapgraph_top_types_under(g, node, totals, TOTALS), shown = 0;
    for (uint32_t i = 0; i < n && shown < SHOWN_TYPES; i++) {
        if (!is_inner(g, totals[i].example)) {
            if (shown++ == 0) {
                put_words(g, HEAP_SAY_WHY_THROUGH, out);
            }
            put_total(g, &totals[i], out);
        }
    }
}

/* ---- who holds them: the nodes before them on their paths, by type */

typedef struct HolderCount {
    uint32_t example, count;
    char *text;
} HolderCount;
typedef VEC(HolderCount) HolderCounts;

/* Objects of a map's inside count as the map: the first node on the way up that is not one. */
static uint32_t outer_parent(const HeapGraph *g, uint32_t node) {
    uint32_t parent = heapgraph_parent(g, node, NULL);
    while (parent != HEAP_NONE && is_inner(g, parent)) {
        parent = heapgraph_parent(g, parent, NULL);
    }
    return parent;
}

static void count_holder(const HeapGraph *g, uint32_t node, HolderCounts *counts) {
    uint32_t parent = outer_parent(g, node);
    if (parent == HEAP_NONE) {
        return;
    }
    Buf text;
    buf_init(&text);
    heapgraph_type_text(g, parent, &text);
    for (int i = 0; i < counts->len; i++) {
        if (strcmp(counts->data[i].text, text.data) == 0) {
            counts->data[i].count++;
            buf_deinit(&text);
            return;
        }
    }
    VEC_PUSH(counts, ((HolderCount){parent, 1, buf_take(&text)}));
}

static int by_count(const void *a, const void *b) {
    const HolderCount *x = a, *y = b;
    if (x->count != y->count) {
        return x->count > y->count ? -1 : 1;
    }
    return strcmp(x->text, y->text);
}

static void put_holders(const HeapGraph *g, const HeapNodes *nodes, Buf *out) {
    HolderCounts counts = {0};
    for (int i = 0; i < nodes->len; i++) {
        count_holder(g, nodes->data[i], &counts);
    }
    if (counts.len > 0) {
        qsort(counts.data, (size_t)counts.len, sizeof *counts.data, by_count);
        put_words(g, HEAP_SAY_WHY_DIRECTLY, out);
    }
    for (int i = 0; i < counts.len; i++) {
        if (i < SHOWN_TYPES) {
            buf_printf(out, "    %8u  %s\n", counts.data[i].count, counts.data[i].text);
        }
        free(counts.data[i].text);
    }
    if (counts.len > SHOWN_TYPES) {
        buf_printf(out, heap_say(g, HEAP_SAY_WHY_MORE), counts.len - SHOWN_TYPES);
    }
    VEC_FREE(&counts);
}

/* ---- one object */

void why_put_object(HeapGraph *g, uint32_t node, Buf *out) {
    bool is_held = heapgraph_parent(g, node, NULL) != HEAP_NONE;
    heapgraph_type_text(g, node, out);
    put_size(g, HEAP_SAY_WHY_SIZE, heapgraph_size(g, node), out);
    if (is_held) {
        put_size(g, HEAP_SAY_WHY_KEEPS, heapgraph_retained(g, node), out);
    }
    buf_putc(out, '\n');
    put_made(g, node, out);
    put_words(g, HEAP_SAY_WHY_HELD, out);
    put_path(g, node, out);
    if (heapgraph_retained(g, node) > heapgraph_size(g, node)) {
        put_under(g, node, out);
    }
}

/* ---- by name */

/* Is `text` what was asked for, with or without "main." or a star? */
static bool is_named(const char *text, const char *name) {
    return strcmp(text, name) == 0 ||
           (strncmp(text, "main.", 5) == 0 && strcmp(text + 5, name) == 0);
}

typedef struct NameCache {  /* does an object of these contents have the name? */
    const HeapGraph *g;
    const char *name;
    PtrMap by_type;         /* Rtype or FuncMeta + kind -> 1 + answer */
} NameCache;

static bool has_name(NameCache *c, uint32_t node) {
    HeapContents h = heapgraph_contents(c->g, node);
    uintptr_t what = (uintptr_t)(h.type != NULL ? (const void *)h.type : (const void *)h.func);
    const void *key = (const void *)(what * HEAP_KINDS + (uintptr_t)h.kind + 1);
    uintptr_t known = (uintptr_t)map_get(&c->by_type, key);
    if (known == 0) {
        Buf text;
        buf_init(&text);
        heapgraph_type_text(c->g, node, &text);
        known = 1 + is_named(text.data, c->name);
        buf_deinit(&text);
        map_put(&c->by_type, key, (void *)known);
    }
    return known == 2;
}

static void find_type(const HeapGraph *g, const char *name, HeapNodes *found) {
    NameCache c = {.g = g, .name = name + (name[0] == '*')};
    for (uint32_t i = 0; i < heapgraph_objects(g); i++) {
        if (heapgraph_parent(g, i, NULL) != HEAP_NONE && has_name(&c, i)) {
            VEC_PUSH(found, i);
        }
    }
    map_deinit(&c.by_type);
}

/* "main.Session: 3 objects, 144 bytes; with what they alone keep 3 MB" */
static void put_number(HeapGraph *g, const HeapNodes *nodes, uint64_t bytes, Buf *out) {
    HeapSay number = nodes->len == 1 ? HEAP_SAY_WHY_ONE : HEAP_SAY_WHY_MANY;
    Buf size;
    buf_init(&size);
    heap_put_size(g, bytes, &size);
    buf_printf(out, heap_say(g, number), (unsigned)nodes->len, size.data);
    buf_deinit(&size);
    put_size(g, HEAP_SAY_WHY_THEY_KEEP,
             heapgraph_retained_set(g, nodes->data, (uint32_t)nodes->len), out);
    buf_putc(out, '\n');
}

static void put_type(HeapGraph *g, const HeapNodes *nodes, Buf *out) {
    uint64_t bytes = 0;
    uint32_t biggest = nodes->data[0];
    for (int i = 0; i < nodes->len; i++) {
        bytes += heapgraph_size(g, nodes->data[i]);
        if (heapgraph_retained(g, nodes->data[i]) > heapgraph_retained(g, biggest)) {
            biggest = nodes->data[i];
        }
    }
    heapgraph_type_text(g, biggest, out);
    put_number(g, nodes, bytes, out);
    put_words(g, nodes->len == 1 ? HEAP_SAY_WHY_HELD : HEAP_SAY_WHY_ONE_HELD, out);
    put_path(g, biggest, out);
    put_made(g, biggest, out);
    put_holders(g, nodes, out);
    put_under(g, biggest, out);
}

static bool put_global(HeapGraph *g, const char *name, Buf *out) {
    for (uint32_t i = heapgraph_objects(g); i < heapgraph_nodes(g); i++) {
        HeapHolder h = heapgraph_holder(g, i);
        if (h.kind == HOLDER_GLOBAL && is_named(h.global->name->text, name)) {
            heapgraph_holder_text(g, i, out);
            put_size(g, HEAP_SAY_WHY_ALONE, heapgraph_retained(g, i), out);
            put_under(g, i, out);
            return true;
        }
    }
    return false;
}

typedef struct LocalFinder {
    const HeapGraph *g;
    const char *name;
    uint32_t found;
} LocalFinder;

static void see_local(void *ctx, const VmRoot *r) {
    LocalFinder *l = ctx;
    bool is_it = r->kind == ROOT_FRAME && r->var != NULL && r->var->name != NULL &&
                 strcmp(r->var->name->text, l->name) == 0;
    if (is_it && l->found == HEAP_NONE) {
        l->found = heapgraph_find(l->g, (const void *)(uintptr_t)*r->slot);
    }
}

static bool put_local(HeapGraph *g, Vm *vm, const char *name, Buf *out) {
    LocalFinder l = {g, name, HEAP_NONE};
    for (uint32_t i = heapgraph_objects(g); i < heapgraph_nodes(g) && l.found == HEAP_NONE; i++) {
        HeapHolder h = heapgraph_holder(g, i);
        if (h.kind == HOLDER_GOROUTINE) {
            vm_each_goro_root(vm, (Goro *)h.task, see_local, &l);
        }
    }
    if (l.found != HEAP_NONE) {
        why_put_object(g, l.found, out);
    }
    return l.found != HEAP_NONE;
}

bool why_put_named(HeapGraph *g, Vm *vm, const char *name, Buf *out) {
    HeapNodes nodes = {0};
    find_type(g, name, &nodes);
    bool found = nodes.len > 0;
    if (found) {
        put_type(g, &nodes, out);
    } else {
        found = put_global(g, name, out) || put_local(g, vm, name, out);
    }
    VEC_FREE(&nodes);
    return found;
}

void why_put_missing(const HeapGraph *g, const char *name, Buf *out) {
    buf_printf(out, heap_say(g, HEAP_SAY_WHY_NO_NAME), name);
}

/* ---- runtime/debug.Why */

extern NativeFn debug_why;

static const void *pointer_in(const Slot *value) {
    const Rtype *t = value[0].p;
    if (t == NULL || !gc_iface_data_is_ptr(t)) {
        return NULL;
    }
    if (t->kind == RK_SLICE || t->kind == RK_STRING) { /* boxed: what its header points to */
        return *(void *const *)value[1].p;
    }
    return value[1].p;
}

NativeResult debug_why(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    HeapGraph *graph = heapgraph_build_in_native(vm, args);
    if (graph == NULL) {
        static const char too_large[] = "debug.Why: the heap is too large\n";
        vm_write_stderr(vm, too_large, sizeof too_large - 1);
        return NAT_DONE;
    }
    Buf out;
    buf_init(&out);
    heapgraph_set_chinese(graph, vm_speaks_chinese(vm));
    uint32_t node = heapgraph_find(graph, pointer_in(args));
    if (node == HEAP_NONE) {
        put_words(graph, HEAP_SAY_WHY_NO_OBJECT, &out);
    } else {
        why_put_object(graph, node, &out);
    }
    vm_write_stderr(vm, out.data, out.len);
    heapgraph_free(graph);
    buf_deinit(&out);
    return NAT_DONE;
}
