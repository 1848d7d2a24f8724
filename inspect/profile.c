/* profile.c: see profile.h. */
#include "inspect/profile.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/map.h"
#include "base/panic.h"
#include "base/platform.h"
#include "inspect/protobuf.h"

typedef struct Sample {
    uint64_t hash;
    uint32_t first, depth;      /* in pcs */
    const VmLabels *labels;     /* kept; or NULL */
    int64_t values[PROFILE_VALUES];
} Sample;

struct Profile {
    Vm *vm;
    ProfileSpec spec;
    VEC(Sample) samples;
    VEC(const Ins *) pcs;
    PtrMap by_hash;             /* hash (never 0) -> number of a sample + 1 */
};

Profile *profile_new(Vm *vm, const ProfileSpec *spec) {
    Profile *p = base_calloc(1, sizeof *p);
    p->vm = vm;
    p->spec = *spec;
    return p;
}

void profile_free(Profile *p) {
    if (p != NULL) {
        for (int i = 0; i < p->samples.len; i++) {
            vm_labels_drop(p->samples.data[i].labels);
        }
        VEC_FREE(&p->samples);
        VEC_FREE(&p->pcs);
        map_deinit(&p->by_hash);
        free(p);
    }
}

/* ---- samples */

static bool is_same_labels(const VmLabels *a, const VmLabels *b) {
    return a == b || (a != NULL && b != NULL && a->text.len == b->text.len &&
                      memcmp(a->text.data, b->text.data, a->text.len) == 0);
}

/* The sample of a stack, a new one if there is none. Different stacks of one hash are told apart by
 * counting the hash up. */
static Sample *sample_of(Profile *p, const Ins *const *stack, uint32_t depth,
                         const VmLabels *labels) {
    uint64_t seed = labels != NULL ? hash_bytes(labels->text.data, labels->text.len, 0) : 0;
    uint64_t hash = hash_bytes(stack, depth * sizeof *stack, seed) | 1;
    for (;; hash++) {
        uintptr_t found = (uintptr_t)map_get(&p->by_hash, (const void *)(uintptr_t)hash);
        if (found == 0) {
            break;
        }
        Sample *s = &p->samples.data[found - 1];
        if (s->depth == depth && is_same_labels(s->labels, labels) &&
            memcmp(p->pcs.data + s->first, stack, depth * sizeof *stack) == 0) {
            return s;
        }
    }
    Sample fresh = {.hash = hash,
                    .first = (uint32_t)p->pcs.len,
                    .depth = depth,
                    .labels = vm_labels_keep(labels)};
    for (uint32_t i = 0; i < depth; i++) {
        VEC_PUSH(&p->pcs, stack[i]);
    }
    VEC_PUSH(&p->samples, fresh);
    map_put(&p->by_hash, (const void *)(uintptr_t)hash, (void *)(uintptr_t)p->samples.len);
    return &p->samples.data[p->samples.len - 1];
}

void profile_add(Profile *p, const Ins *const *stack, uint32_t depth, const VmLabels *labels,
                 const int64_t *values) {
    Sample *s = sample_of(p, stack, depth, labels);
    for (uint32_t i = 0; i < p->spec.values; i++) {
        s->values[i] += values[i];
    }
}

typedef struct StackTaker {
    const Ins **stack;
    uint32_t depth, cap;
    const Ins *last;            /* of the frame before, and how deep its function was inlined */
    uint32_t last_depth;
} StackTaker;

/* Functions inlined into one frame come one after the other: they are one place in the code. */
static bool take_frame(void *ctx, const VmFrame *f) {
    StackTaker *t = ctx;
    if (f->func == NULL) {
        return true;            /* a panic */
    }
    bool is_new = f->pc != t->last || f->depth <= t->last_depth;
    t->last = f->pc;
    t->last_depth = f->depth;
    if (is_new) {
        t->stack[t->depth++] = f->pc;
    }
    return t->depth < t->cap;
}

uint32_t profile_stack_of(Vm *vm, Goro *g, const Ins **stack, uint32_t cap) {
    StackTaker t = {.stack = stack, .cap = cap};
    vm_each_frame(vm, g, take_frame, &t);
    return t.depth;
}

/* ---- protocol buffer */

typedef struct Encoder {
    Profile *p;
    Buf *out;                   /* the message */
    Buf strings;                /* field 6 of it, in order */
    PtrMap text_numbers;        /* hash of a text -> number + 1 */
    uint32_t string_count;
    PtrMap functions;           /* FuncMeta -> id */
    PtrMap locations;           /* Ins -> id */
} Encoder;

static int64_t string_number(Encoder *e, const char *text) {
    size_t len = strlen(text);
    const void *key = (const void *)(uintptr_t)(hash_bytes(text, len, 1) | 1);
    uintptr_t known = (uintptr_t)map_get(&e->text_numbers, key);
    if (known == 0) {
        proto_bytes(&e->strings, 6, text, len);
        known = ++e->string_count;
        map_put(&e->text_numbers, key, (void *)known);
    }
    return (int64_t)known - 1;
}

static void put_message(Buf *out, uint32_t field, Buf *inner) {
    proto_bytes(out, field, inner->data, inner->len);
    inner->len = 0;
}

static void put_value_type(Encoder *e, uint32_t field, const char *type, const char *unit) {
    Buf b;
    buf_init(&b);
    proto_int(&b, 1, string_number(e, type));
    proto_int(&b, 2, string_number(e, unit));
    put_message(e->out, field, &b);
    buf_deinit(&b);
}

static const char *full_path(const Location *w) {
    return w->file != NULL && w->file->abspath != NULL ? w->file->abspath : w->path;
}

static int64_t function_id(Encoder *e, const FuncMeta *f) {
    uintptr_t known = (uintptr_t)map_get(&e->functions, f);
    if (known != 0) {
        return (int64_t)known;
    }
    known = e->functions.live + 1;
    map_put(&e->functions, f, (void *)known);
    Location where = source_locate(vm_image(e->p->vm)->sources, f->pos);
    Buf b;
    buf_init(&b);
    proto_int(&b, 1, (int64_t)known);
    proto_int(&b, 2, string_number(e, f->name->text));
    proto_int(&b, 3, string_number(e, f->name->text));
    proto_int(&b, 4, string_number(e, full_path(&where)));
    proto_int(&b, 5, where.line);
    put_message(e->out, 5, &b);
    buf_deinit(&b);
    return (int64_t)known;
}

static bool is_told(const Image *im, const FuncMeta *f) {
    return (f->flags & FUNC_WRAPPER) == 0 && f != im->funcs.data[im->entry_func];
}

bool profile_tells(Vm *vm, const Ins *pc) {
    const Image *im = vm_image(vm);
    const FuncMeta *f = image_func_at(im, pc);
    return f != NULL && (is_told(im, f) || image_inline_at(im, f, pc) >= 0);
}

/* fn hears of each function inlined at pc, innermost first, and of the one pc lies in. */
typedef void (*LineFn)(void *ctx, const FuncMeta *f, const Location *where);
static void each_line(Vm *vm, const Ins *pc, LineFn fn, void *ctx) {
    const Image *im = vm_image(vm);
    const FuncMeta *f = image_func_at(im, pc);
    if (f == NULL) {
        return;
    }
    Pos pos = image_pos_of(im, f, pc);
    for (int node = image_inline_at(im, f, pc); node >= 0; node = f->inlines[node].parent) {
        Location where = source_locate(im->sources, pos);
        const FuncMeta *inner = im->funcs.data[f->inlines[node].func];
        pos = f->inlines[node].call_pos;
        fn(ctx, inner, &where);
    }
    Location where = source_locate(im->sources, pos);
    if (is_told(im, f)) {
        fn(ctx, f, &where);
    }
}

typedef struct LinePutter {
    Encoder *e;
    Buf location, line;
} LinePutter;

static void put_line(void *ctx, const FuncMeta *f, const Location *where) {
    LinePutter *l = ctx;
    proto_int(&l->line, 1, function_id(l->e, f));
    proto_int(&l->line, 2, where->line);
    put_message(&l->location, 4, &l->line);
}

static int64_t location_id(Encoder *e, const Ins *pc) {
    uintptr_t known = (uintptr_t)map_get(&e->locations, pc);
    if (known != 0) {
        return (int64_t)known;
    }
    known = e->locations.live + 1;
    map_put(&e->locations, pc, (void *)known);
    LinePutter l = {.e = e};
    buf_init(&l.location);
    buf_init(&l.line);
    proto_int(&l.location, 1, (int64_t)known);
    proto_int(&l.location, 2, 1);
    proto_int(&l.location, 3, (int64_t)(uintptr_t)pc);
    each_line(e->p->vm, pc, put_line, &l);
    put_message(e->out, 4, &l.location);
    buf_deinit(&l.location);
    buf_deinit(&l.line);
    return (int64_t)known;
}

static void put_labels(Encoder *e, const VmLabels *labels, Buf *sample) {
    Buf b;
    buf_init(&b);
    for (uint32_t i = 0; labels != NULL && i < labels->count; i++) {
        proto_int(&b, 1, string_number(e, labels->pairs[2 * i].data));
        proto_int(&b, 2, string_number(e, labels->pairs[2 * i + 1].data));
        put_message(sample, 3, &b);
    }
    buf_deinit(&b);
}

static void put_sample(Encoder *e, const Sample *s) {
    int64_t ids[PROFILE_DEPTH];
    Buf b;
    buf_init(&b);
    for (uint32_t i = 0; i < s->depth; i++) {
        ids[i] = location_id(e, e->p->pcs.data[s->first + i]);
    }
    proto_packed(&b, 1, ids, s->depth);
    proto_packed(&b, 2, s->values, e->p->spec.values);
    put_labels(e, s->labels, &b);
    put_message(e->out, 2, &b);
    buf_deinit(&b);
}

static void put_mapping(Encoder *e) {
    const Image *im = vm_image(e->p->vm);
    Buf b;
    buf_init(&b);
    proto_int(&b, 1, 1);
    proto_int(&b, 2, (int64_t)(uintptr_t)im->code);
    proto_int(&b, 3, (int64_t)(uintptr_t)(im->code + im->code_len));
    proto_int(&b, 5, string_number(e, "gol"));
    for (uint32_t has = 7; has <= 9; has++) { /* functions, file names, line numbers */
        proto_int(&b, has, 1);
    }
    put_message(e->out, 3, &b);
    buf_deinit(&b);
}

static void encode(Profile *p, int64_t duration_ns, Buf *out) {
    Encoder e = {.p = p, .out = out};
    const ProfileSpec *spec = &p->spec;
    buf_init(&e.strings);
    string_number(&e, "");
    for (uint32_t i = 0; i < spec->values; i++) {
        put_value_type(&e, 1, spec->types[i], spec->units[i]);
    }
    for (int i = 0; i < p->samples.len; i++) {
        put_sample(&e, &p->samples.data[i]);
    }
    put_mapping(&e);
    proto_int(out, 9, platform_wall_ns());
    proto_int(out, 10, duration_ns);
    put_value_type(&e, 11, spec->period_type, spec->period_unit);
    proto_int(out, 12, spec->period);
    proto_int(out, 14, string_number(&e, spec->types[spec->shown]));
    buf_write(out, e.strings.data, e.strings.len);
    buf_deinit(&e.strings);
    map_deinit(&e.text_numbers);
    map_deinit(&e.functions);
    map_deinit(&e.locations);
}

static void gzip(const Buf *in, Buf *out) {
    z_stream z = {0};
    enum { GZIP_FORMAT = 15 + 16, MEMORY_LEVEL = 8 };
    CHECK(deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_FORMAT, MEMORY_LEVEL,
                       Z_DEFAULT_STRATEGY) == Z_OK);
    uLong bound = deflateBound(&z, (uLong)in->len);
    buf_reserve(out, bound + 1);
    z.next_in = (Bytef *)in->data;
    z.avail_in = (uInt)in->len;
    z.next_out = (Bytef *)out->data + out->len;
    z.avail_out = (uInt)bound;
    CHECK(deflate(&z, Z_FINISH) == Z_STREAM_END);
    out->len += z.total_out;
    deflateEnd(&z);
}

void profile_put_gzip(Profile *p, int64_t duration_ns, Buf *out) {
    Buf plain;
    buf_init(&plain);
    encode(p, duration_ns, &plain);
    gzip(&plain, out);
    buf_deinit(&plain);
}

/* ---- text */

static int by_first_value(const void *a, const void *b) {
    const Sample *x = a, *y = b;
    if (x->values[0] != y->values[0]) {
        return x->values[0] > y->values[0] ? -1 : 1;
    }
    return x->first < y->first ? -1 : x->first > y->first;
}

static int by_inuse_bytes(const void *a, const void *b) {
    const Sample *x = a, *y = b;
    for (int i = 3; i > 0; i -= 2) {
        int64_t p = x->values[i], q = y->values[i];
        if (p != q) {
            return p > q ? -1 : 1;
        }
    }
    return x->first < y->first ? -1 : x->first > y->first;
}

static void sort_samples(Profile *p, int (*order)(const void *, const void *)) {
    if (p->samples.len > 1) {
        qsort(p->samples.data, (size_t)p->samples.len, sizeof *p->samples.data, order);
    }
}

static void put_pcs(const Profile *p, const Sample *s, Buf *out) {
    buf_puts(out, " @");
    for (uint32_t i = 0; i < s->depth; i++) {
        buf_printf(out, " %#llx", (unsigned long long)(uintptr_t)p->pcs.data[s->first + i]);
    }
    buf_putc(out, '\n');
}

/* Lines of a stack, whose columns are made equally wide with tabs. */
typedef struct StackText {
    Profile *p;
    Buf *out;                   /* NULL: only measuring */
    const Ins *pc;
    size_t widths[2];
} StackText;

static void pad(Buf *out, size_t len, size_t width) {
    enum { TAB = 8 };
    size_t column = (width + 1 + TAB - 1) / TAB * TAB;
    for (; len < column; len = (len / TAB + 1) * TAB) {
        buf_putc(out, '\t');
    }
}

static void put_text_line(void *ctx, const FuncMeta *f, const Location *where) {
    StackText *t = ctx;
    Buf cells[2];
    for (int i = 0; i < 2; i++) {
        buf_init(&cells[i]);
    }
    const FuncMeta *around = image_func_at(vm_image(t->p->vm), t->pc);
    buf_printf(&cells[0], "%#llx", (unsigned long long)(uintptr_t)t->pc);
    buf_printf(&cells[1], "%s+0x%x", f->name->text, (unsigned)(t->pc - around->entry) * 8);
    if (t->out != NULL) {
        buf_puts(t->out, "#\t");
    }
    for (int i = 0; i < 2; i++) {
        if (t->out == NULL) {
            t->widths[i] = cells[i].len > t->widths[i] ? cells[i].len : t->widths[i];
        } else {
            buf_write(t->out, cells[i].data, cells[i].len);
            pad(t->out, cells[i].len, t->widths[i]);
        }
        buf_deinit(&cells[i]);
    }
    if (t->out != NULL) {
        buf_printf(t->out, "%s:%d\n", full_path(where), where->line);
    }
}

static void put_stack(Profile *p, const Sample *s, Buf *out) {
    StackText t = {.p = p};
    for (int pass = 0; pass < 2; pass++) {
        t.out = pass == 0 ? NULL : out;
        for (uint32_t i = 0; i < s->depth; i++) {
            t.pc = p->pcs.data[s->first + i];
            each_line(p->vm, t.pc, put_text_line, &t);
        }
    }
    buf_putc(out, '\n');
}

void profile_put_counts(Profile *p, Buf *out) {
    int64_t total = 0;
    sort_samples(p, by_first_value);
    for (int i = 0; i < p->samples.len; i++) {
        total += p->samples.data[i].values[0];
    }
    buf_printf(out, "%s profile: total %lld\n", p->spec.name, (long long)total);
    for (int i = 0; i < p->samples.len; i++) {
        buf_printf(out, "%lld", (long long)p->samples.data[i].values[0]);
        put_pcs(p, &p->samples.data[i], out);
        if (p->samples.data[i].labels != NULL) {
            buf_printf(out, "# labels: %s\n", p->samples.data[i].labels->text.data);
        }
        put_stack(p, &p->samples.data[i], out);
    }
}

static void put_heap_values(const int64_t *v, Buf *out) {
    buf_printf(out, "%lld: %lld [%lld: %lld]", (long long)v[2], (long long)v[3], (long long)v[0],
               (long long)v[1]);
}

void profile_put_heap(Profile *p, Buf *out) {
    int64_t total[PROFILE_VALUES] = {0};
    sort_samples(p, by_inuse_bytes);
    for (int i = 0; i < p->samples.len; i++) {
        for (int k = 0; k < PROFILE_VALUES; k++) {
            total[k] += p->samples.data[i].values[k];
        }
    }
    buf_puts(out, "heap profile: ");
    put_heap_values(total, out);
    buf_printf(out, " @ heap/%lld\n", (long long)p->spec.period * 2);
    for (int i = 0; i < p->samples.len; i++) {
        put_heap_values(p->samples.data[i].values, out);
        put_pcs(p, &p->samples.data[i], out);
        put_stack(p, &p->samples.data[i], out);
    }
}
