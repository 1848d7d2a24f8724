/* album.c: the pictures of a run, each as the numbers of its boxes.
 *
 * A run may be long. When ALBUM_MAX_PICTURES are kept, every second is dropped and from then on
 * only every second event has one, and so on: the pictures stay spread evenly over the run.
 */
#include "inspect/album.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "inspect/heapbox.h"

enum { MAX_TEXT_BYTES = 32 << 20, GOROUTINE_WORK = 32 };

typedef VEC(uint32_t) BoxList;

typedef struct Picture {
    int moment;
    uint32_t first, count;      /* in boxes */
} Picture;

struct Album {
    VEC(Picture) pictures;
    BoxList boxes;              /* numbers of texts */
    VEC(char *) texts;
    PtrMap by_hash;             /* hash of a text -> its number + 1 */
    uint64_t text_bytes, work;
    int stride;                 /* between the moments that have a picture */
};

Album *album_new(void) {
    Album *a = base_calloc(1, sizeof *a);
    a->stride = 1;
    return a;
}

void album_free(Album *a) {
    if (a == NULL) {
        return;
    }
    for (int i = 0; i < a->texts.len; i++) {
        free(a->texts.data[i]);
    }
    VEC_FREE(&a->texts);
    VEC_FREE(&a->boxes);
    VEC_FREE(&a->pictures);
    map_deinit(&a->by_hash);
    free(a);
}

/* ---- taking */

static uint32_t text_number(Album *a, const char *json, size_t len) {
    void *key = (void *)(uintptr_t)(hash_bytes(json, len, 0) | 1);
    uintptr_t known = (uintptr_t)map_get(&a->by_hash, key);
    if (known != 0 && strlen(a->texts.data[known - 1]) == len &&
        memcmp(a->texts.data[known - 1], json, len) == 0) {
        return (uint32_t)known - 1;
    }
    char *text = base_alloc(len + 1);
    memcpy(text, json, len);
    text[len] = 0;
    a->text_bytes += len;
    VEC_PUSH(&a->texts, text);
    map_put(&a->by_hash, key, (void *)(uintptr_t)a->texts.len);
    return (uint32_t)a->texts.len - 1;
}

static void take_box(void *ctx, const char *json, size_t len) {
    Album *a = ctx;
    uint32_t number = text_number(a, json, len);
    VEC_PUSH(&a->boxes, number);
    a->pictures.data[a->pictures.len - 1].count++;
}

/* What a picture costs to take; 0: there will be none. */
static uint64_t work_of(Vm *vm) {
    enum { PAGE_BYTES = 8192, PAGES_AN_OBJECT = 8 };
    const Heap *heap = vm_image(vm)->heap;
    GcStats stats;
    gc_stats(vm_image(vm)->heap, &stats);
    uint32_t goroutines = task_count(vm_sched(vm));
    if (stats.heap_objects > ALBUM_MAX_OBJECTS || goroutines > ALBUM_MAX_GOROUTINES) {
        return 0;
    }
    return stats.heap_objects + gc_heap_alloc(heap) / PAGE_BYTES / PAGES_AN_OBJECT +
           (uint64_t)goroutines * GOROUTINE_WORK + 1;
}

static void halve(Album *a) {
    BoxList kept = {0};
    int n = 0;
    for (int i = 0; i < a->pictures.len; i += 2) {
        Picture p = a->pictures.data[i];
        uint32_t first = (uint32_t)kept.len;
        for (uint32_t k = 0; k < p.count; k++) {
            VEC_PUSH(&kept, a->boxes.data[p.first + k]);
        }
        a->pictures.data[n++] = (Picture){p.moment, first, p.count};
    }
    a->pictures.len = n;
    VEC_FREE(&a->boxes);
    a->boxes = kept;
    a->stride *= 2;
}

void album_take(Album *a, Vm *vm, int moment) {
    if (moment % a->stride != 0 || a->work > ALBUM_MAX_WORK || a->text_bytes > MAX_TEXT_BYTES) {
        return;
    }
    uint64_t work = work_of(vm);
    a->work += work;
    HeapGraph *g = work > 0 && vm_can_look(vm) ? heapgraph_build_at_event(vm) : NULL;
    if (g == NULL) {
        return;
    }
    if (a->pictures.len >= ALBUM_MAX_PICTURES) {
        halve(a);
    }
    VEC_PUSH(&a->pictures, ((Picture){moment, (uint32_t)a->boxes.len, 0}));
    heapboxes_draw(vm, g, take_box, a);
    heapgraph_free(g);
}

/* ---- telling */

typedef struct Teller {
    const Album *a;
    Buf *out;
    uint32_t *number_of_text;   /* + 1, in the order they are told; 0: not told */
    Buf pictures;
} Teller;

static uint32_t tell_text(Teller *t, uint32_t text, uint32_t *told) {
    if (t->number_of_text[text] == 0) {
        buf_puts(t->out, *told > 0 ? ",\n" : "\n");
        buf_puts(t->out, t->a->texts.data[text]);
        t->number_of_text[text] = ++*told;
    }
    return t->number_of_text[text] - 1;
}

/* Only what differs from the picture told before. */
static void tell_picture(Teller *t, int step, const Picture *before, const Picture *p,
                         uint32_t *told) {
    const uint32_t *old = t->a->boxes.data + before->first, *new = t->a->boxes.data + p->first;
    uint32_t from = 0, same = 0;
    uint32_t most = before->count < p->count ? before->count : p->count;
    while (from < most && old[from] == new[from]) {
        from++;
    }
    while (same < most - from && old[before->count - 1 - same] == new[p->count - 1 - same]) {
        same++;
    }
    buf_printf(&t->pictures, "%s[%d,%u,%u", t->pictures.len > 0 ? "," : "", step, from,
               before->count - from - same);
    for (uint32_t i = from; i < p->count - same; i++) {
        buf_printf(&t->pictures, ",%u", tell_text(t, new[i], told));
    }
    buf_puts(&t->pictures, "]");
}

void album_put(const Album *a, StepOfMoment step_of_moment, const void *ctx, Buf *out) {
    Teller t = {.a = a, .out = out};
    Picture before = {0};
    uint32_t told = 0;
    buf_init(&t.pictures);
    t.number_of_text = base_calloc((unsigned long)a->texts.len + 1, sizeof *t.number_of_text);
    buf_puts(out, "\"texts\":[");
    for (int i = 0; i < a->pictures.len; i++) {
        const Picture *p = &a->pictures.data[i];
        int step = step_of_moment(ctx, p->moment);
        bool is_last = i + 1 == a->pictures.len ||
                       step_of_moment(ctx, a->pictures.data[i + 1].moment) != step;
        if (is_last) {
            tell_picture(&t, step, &before, p, &told);
            before = *p;
        }
    }
    buf_printf(out, "],\"pictures\":[%s]", t.pictures.len > 0 ? t.pictures.data : "");
    buf_deinit(&t.pictures);
    free(t.number_of_text);
}
