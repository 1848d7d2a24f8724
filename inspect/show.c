/* show.c: values as Go text.
 *
 * A value is written on one line; if that is too wide, once more with its elements on lines of
 * their own, indented as gofmt does, and so on inside. Trying first and measuring costs a second
 * walk only for what is large, and what is shown at all is bounded by max_items and max_depth.
 *
 * Cycles: the pointers (and maps, slices) being printed form a path. Meeting one of them again
 * writes ↺#n and marks that value, where its text began, with #n.
 */
#include "inspect/show.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ftoa.h"
#include "base/utf8.h"

enum {
    MAX_PATH = 32,
    ONE_LINE = -1,
    MAX_TEXT = 20000,     /* bytes of text in all: what comes later is cut */
    MAX_SORTED = 10000,   /* entries of a map that are put in order */
    TRIAL_SLACK = 64,
};

typedef struct Ancestor {
    const void *p;
    const Rtype *type;
    size_t start;         /* of its text */
    int number;           /* of the mark, 0: none yet */
} Ancestor;

typedef struct Show {
    Vm *vm;
    ShowOptions o;
    Buf *out;
    size_t stop;          /* lists are cut when the text is that long */
    Ancestor path[MAX_PATH];
    int depth;            /* of the path */
    int cycles;
} Show;

static void put(Show *s, const Rtype *t, const void *mem, int indent, bool elide);

/* ---- types */

static bool is_home(const Show *s, const char *at, const char *start) {
    size_t n = strlen(s->o.home);
    bool begins = at == start || strchr("[]*( .{", at[-1]) != NULL;
    return begins && strncmp(at, s->o.home, n) == 0 && at[n] == '.';
}

static void put_type(Show *s, const Rtype *t) {
    const char *text = t->string->text;
    for (const char *at = text; *at != 0;) {
        if (is_home(s, at, text)) {
            at += strlen(s->o.home) + 1;
        } else if (strncmp(at, "interface {}", 12) == 0) {
            buf_puts(s->out, "any");
            at += 12;
        } else if (strncmp(at, "struct {", 8) == 0) {
            buf_puts(s->out, "struct{");
            at += 8;
        } else {
            buf_putc(s->out, *at++);
        }
    }
}

/* ---- plain values */

static int64_t int_at(const Rtype *t, const void *mem) {
    switch (t->size) {
    case 1: return *(const int8_t *)mem;
    case 2: return *(const int16_t *)mem;
    case 4: return *(const int32_t *)mem;
    default: return *(const int64_t *)mem;
    }
}

static uint64_t uint_at(const Rtype *t, const void *mem) {
    uint64_t u = 0;
    memcpy(&u, mem, t->size);
    return u;
}

static const void *word_at(const void *mem) {
    return *(void *const *)mem;
}

static void put_float(Show *s, double d, int bits) {
    ftoa_append(s->out, d, 'g', -1, bits);
}

static void put_complex(Show *s, const Rtype *t, const void *mem) {
    bool is_small = t->kind == RK_COMPLEX64;
    double re = is_small ? ((const float *)mem)[0] : ((const double *)mem)[0];
    double im = is_small ? ((const float *)mem)[1] : ((const double *)mem)[1];
    buf_putc(s->out, '(');
    put_float(s, re, is_small ? 32 : 64);
    if (!(im < 0)) {
        buf_putc(s->out, '+');
    }
    put_float(s, im, is_small ? 32 : 64);
    buf_puts(s->out, "i)");
}

/* One rune of a string literal, escaped where Go would. */
static void put_rune(Show *s, const char *text, int rune, int width) {
    static const char named[] = "\a\b\f\n\r\t\v\\\"", letters[] = "abfnrtv\\\"";
    const char *at = rune > 0 && rune < 128 ? strchr(named, rune) : NULL;
    if (at != NULL) {
        buf_putc(s->out, '\\');
        buf_putc(s->out, letters[at - named]);
    } else if (rune == UTF8_BAD || rune < ' ' || rune == 0x7f) {
        for (int i = 0; i < width; i++) {
            buf_printf(s->out, "\\x%02x", (unsigned char)text[i]);
        }
    } else {
        buf_write(s->out, text, (size_t)width);
    }
}

static void put_string(Show *s, const char *text, uint64_t len) {
    uint64_t shown = len > s->o.max_string ? s->o.max_string : len;
    buf_putc(s->out, '"');
    uint64_t i = 0;
    while (i < shown) {
        int width;
        int rune = utf8_decode(text + i, (size_t)(len - i), &width);
        put_rune(s, text + i, rune, width);
        i += (uint64_t)width;
    }
    buf_putc(s->out, '"');
    if (i < len) {
        buf_printf(s->out, " … %" PRIu64 " more bytes", len - i);
    }
}

/* Looks at the runes that begin in the first `looked` bytes. */
static bool is_text(const char *p, uint64_t n, uint64_t looked) {
    for (uint64_t i = 0; i < looked;) {
        int width;
        int rune = utf8_decode(p + i, (size_t)(n - i), &width);
        if (rune == UTF8_BAD || (rune < ' ' && rune != '\n' && rune != '\t' && rune != '\r')) {
            return false;
        }
        i += (uint64_t)width;
    }
    return n > 0;
}

static void put_func(Show *s, const Rtype *t, const void *closure) {
    const Image *im = vm_image(s->vm);
    uint64_t func = *(const uint64_t *)closure;
    if (func < (uint64_t)im->funcs.len) {
        const char *name = im->funcs.data[func]->name->text;
        buf_puts(s->out, is_home(s, name, name) ? name + strlen(s->o.home) + 1 : name);
    } else {
        put_type(s, t);
        buf_puts(s->out, " {method value}");
    }
}

/* ---- channels: what is in them, and who waits */

static void put_waiters(Show *s, const WaitQueue *q, const char *what) {
    int n = 0;
    for (const WaitRec *r = q->first; r != NULL; r = r->next, n++) {
        if (n < 3) {
            const char *lead = n > 0 ? "," : r->next != NULL ? ", goroutines" : ", goroutine";
            buf_printf(s->out, "%s %" PRIu64, lead, r->task->id);
        }
    }
    if (n > 3) {
        buf_printf(s->out, " and %d more", n - 3);
    }
    if (n > 0) {
        buf_printf(s->out, " %s to %s", n == 1 ? "waits" : "wait", what);
    }
}

static void put_chan(Show *s, const Rtype *t, const Chan *c) {
    put_type(s, t);
    buf_printf(s->out, "(len %" PRId64 ", cap %" PRId64, chan_len(c), chan_cap(c));
    put_waiters(s, &c->receivers, "receive");
    put_waiters(s, &c->senders, "send");
    buf_puts(s->out, c->closed ? ", closed)" : ")");
}

/* ---- lists of elements: on one line, or one a line */

typedef struct List {
    int indent;           /* of the elements; ONE_LINE */
    uint64_t count;
    bool is_filled;       /* small elements: as many a line as fit */
    size_t line_start;
} List;

static void new_line(Show *s, int indent) {
    buf_putc(s->out, '\n');
    for (int i = 0; i < indent; i++) {
        buf_putc(s->out, '\t');
    }
}

static List list_begin(Show *s, int indent, bool is_filled) {
    buf_putc(s->out, '{');
    return (List){indent == ONE_LINE ? ONE_LINE : indent + 1, 0, is_filled, 0};
}

static void list_item(Show *s, List *l) {
    if (l->indent == ONE_LINE) {
        buf_puts(s->out, l->count > 0 ? ", " : "");
    } else {
        size_t used = s->out->len - l->line_start;
        bool fits = l->is_filled && l->count > 0 && used + 12 < s->o.width;
        if (l->count > 0) {
            buf_puts(s->out, fits ? ", " : ",");
        }
        if (!fits) {
            new_line(s, l->indent);
            l->line_start = s->out->len;
        }
    }
    l->count++;
}

static void list_end(Show *s, const List *l, uint64_t left) {
    if (left > 0) {
        List more = *l;
        list_item(s, &more);
        buf_printf(s->out, "… %" PRIu64 " more", left);
    }
    if (l->indent != ONE_LINE && l->count > 0) {
        buf_puts(s->out, left > 0 ? "" : ",");
        new_line(s, l->indent - 1);
    }
    buf_putc(s->out, '}');
}

static bool is_small(const Rtype *t) {
    return t->kind < RK_ARRAY;
}

/* Elements of a composite literal leave out their type when it is the list's. */
static bool elides(const Rtype *t) {
    return t->kind == RK_STRUCT || t->kind == RK_ARRAY || t->kind == RK_SLICE || t->kind == RK_MAP;
}

static void put_elements(Show *s, const Rtype *e, const char *base, uint64_t n, int indent) {
    List l = list_begin(s, indent, is_small(e));
    uint64_t i = 0;
    for (; i < n && i < s->o.max_items && s->out->len < s->stop; i++) {
        list_item(s, &l);
        put(s, e, base + i * e->size, l.indent, elides(e));
    }
    list_end(s, &l, n - i);
}

static void put_bytes(Show *s, const Rtype *t, const char *p, uint64_t n, int indent, bool elide) {
    bool has_text = is_text(p, n, n < s->o.max_string ? n : s->o.max_string);
    if (has_text && t->kind == RK_SLICE) {
        if (t->name != NULL) {
            put_type(s, t);
        } else {
            buf_puts(s->out, "[]byte");
        }
        buf_putc(s->out, '(');
        put_string(s, p, n);
        buf_putc(s->out, ')');
        return;
    }
    if (!elide) {
        put_type(s, t);
    }
    put_elements(s, t->elem, p, n, indent);
}

static void put_list(Show *s, const Rtype *t, const void *mem, int indent, bool elide) {
    const uint64_t *words = mem;
    bool is_slice = t->kind == RK_SLICE;
    const char *base = is_slice ? (const char *)(uintptr_t)words[0] : mem;
    uint64_t n = is_slice ? words[1] : t->len;
    if (is_slice && base == NULL && n == 0) {
        buf_puts(s->out, "nil");
    } else if (t->elem->kind == RK_UINT8) {
        put_bytes(s, t, base, n, indent, elide);
    } else {
        if (!elide) {
            put_type(s, t);
        }
        put_elements(s, t->elem, base, n, indent);
    }
}

static void insert(Buf *b, size_t at, const char *text) {
    size_t n = strlen(text);
    buf_write(b, text, n);
    memmove(b->data + at + n, b->data + at, b->len - n - at);
    memcpy(b->data + at, text, n);
}

typedef struct Line { /* a field, or a key with its element, on a line of its own */
    size_t value;         /* where its value begins */
    uint32_t name_len;    /* columns of what stands before the colon */
    bool is_single;       /* the value has no line breaks */
} Line;
typedef VEC(Line) Lines;

static void begin_value(Show *s, Lines *lines, size_t name) {
    uint32_t columns = 0;
    for (size_t i = name; i < s->out->len; i++) {
        columns += (s->out->data[i] & 0xc0) != 0x80;
    }
    buf_puts(s->out, ": ");
    Line line = {s->out->len, columns, true};
    VEC_PUSH(lines, line);
}

static void end_value(Show *s, Lines *lines) {
    Line *line = &lines->data[lines->len - 1];
    line->is_single = memchr(s->out->data + line->value, '\n', s->out->len - line->value) == NULL;
}

/* Whether names, one very long and the others short, are better left unaligned: gofmt's measure, of
 * the names so far in the column. */
static bool is_out_of_line(const Line *column, int count, const Line *next) {
    enum { SHORT = 40 };
    if (column[count - 1].name_len <= SHORT && next->name_len <= SHORT) {
        return false;
    }
    double logs = 0;
    for (int i = 0; i < count; i++) {
        logs += log(column[i].name_len);
    }
    double ratio = next->name_len / exp(logs / count);
    return 2.5 * ratio <= 1 || ratio >= 2.5;
}

/* Where the column that begins at start ends. */
static int column_end(const Lines *lines, int start) {
    int end = start + 1;
    while (lines->data[start].is_single && end < lines->len && lines->data[end].is_single &&
           !is_out_of_line(&lines->data[start], end - start, &lines->data[end])) {
        end++;
    }
    return end;
}

/* gofmt: values of consecutive one-line fields or keys begin in one column. */
static void align(Show *s, const Lines *lines) {
    size_t inserted = 0;
    for (int start = 0, end; start < lines->len; start = end) {
        end = column_end(lines, start);
        uint32_t widest = 0;
        for (int i = start; i < end; i++) {
            widest = lines->data[i].name_len > widest ? lines->data[i].name_len : widest;
        }
        for (int i = start; i < end; i++) {
            for (uint32_t n = lines->data[i].name_len; n < widest; n++) {
                insert(s->out, lines->data[i].value + inserted, " ");
                inserted++;
            }
        }
    }
}

static void put_struct(Show *s, const Rtype *t, const void *mem, int indent, bool elide) {
    if (!elide) {
        if (t->name != NULL) {
            put_type(s, t);
        } else {
            buf_puts(s->out, t->field_count > 0 ? "struct" : "struct{}"); /* its braces follow */
        }
    }
    List l = list_begin(s, indent, false);
    Lines lines = {0};
    for (uint32_t i = 0; i < t->field_count; i++) {
        const RtypeField *f = &t->fields[i];
        list_item(s, &l);
        size_t name = s->out->len;
        buf_puts(s->out, f->name->text);
        begin_value(s, &lines, name);
        put(s, f->type, (const char *)mem + f->offset, l.indent, false);
        end_value(s, &lines);
    }
    if (indent != ONE_LINE) {
        align(s, &lines);
    }
    VEC_FREE(&lines);
    list_end(s, &l, 0);
}

/* ---- maps, sorted by key as fmt does */

typedef struct Item {
    const Rtype *type;
    const void *key, *value;
} Item;

static int by_key(const void *a, const void *b) {
    const Item *x = a, *y = b;
    return vm_compare(x->type, x->key, y->key);
}

static void put_map(Show *s, const Rtype *t, const void *map, int indent, bool elide) {
    VEC(Item) items = {0};
    uint64_t cursor = 0, n = vm_map_len(map), wanted = n <= MAX_SORTED ? n : s->o.max_items;
    Item item = {.type = t->key};
    while ((uint64_t)items.len < wanted &&
           vm_map_each(t, map, &cursor, &item.key, &item.value)) {
        VEC_PUSH(&items, item);
    }
    if (items.len > 1) {
        qsort(items.data, (size_t)items.len, sizeof *items.data, by_key);
    }
    if (!elide) {
        put_type(s, t);
    }
    List l = list_begin(s, indent, false);
    Lines lines = {0};
    uint64_t i = 0;
    for (; i < (uint64_t)items.len && i < s->o.max_items && s->out->len < s->stop; i++) {
        list_item(s, &l);
        size_t key = s->out->len;
        put(s, t->key, items.data[i].key, ONE_LINE, elides(t->key));
        begin_value(s, &lines, key);
        put(s, t->elem, items.data[i].value, l.indent, elides(t->elem));
        end_value(s, &lines);
    }
    if (indent != ONE_LINE) {
        align(s, &lines);
    }
    VEC_FREE(&lines);
    list_end(s, &l, n - i);
    VEC_FREE(&items);
}

/* ---- what refers to something: cycles */

/* Writes ↺#n if p is being printed. */
static bool put_cycle(Show *s, const Rtype *t, const void *p) {
    for (int i = 0; i < s->depth; i++) {
        Ancestor *a = &s->path[i];
        if (a->p == p && a->type == t) {
            a->number = a->number != 0 ? a->number : ++s->cycles;
            buf_printf(s->out, "↺#%d", a->number);
            return true;
        }
    }
    return false;
}

static bool enter(Show *s, const Rtype *t, const void *p) {
    if (s->depth == MAX_PATH) {
        return false;
    }
    s->path[s->depth++] = (Ancestor){p, t, s->out->len, 0};
    return true;
}

static void leave(Show *s) {
    const Ancestor *a = &s->path[--s->depth];
    if (a->number != 0) {
        char mark[16];
        snprintf(mark, sizeof mark, "#%d ", a->number);
        insert(s->out, a->start, mark);
    }
}

static void put_pointer(Show *s, const Rtype *t, const void *p, int indent) {
    const Rtype *e = t->elem;
    if (e->kind == RK_FUNC || e->kind == RK_UNSAFE_POINTER) {
        buf_printf(s->out, "0x%" PRIxPTR, (uintptr_t)p);
        return;
    }
    buf_putc(s->out, '&');
    put(s, e, p, indent, false);
}

static void put_elided(Show *s, const Rtype *t) {
    if (t->kind == RK_POINTER) {
        buf_putc(s->out, '&');
        t = t->elem;
    }
    put_type(s, t);
    buf_puts(s->out, "{…}");
}

/* Values that other values may refer to in a circle. */
static void put_reference(Show *s, const Rtype *t, const void *mem, int indent, bool elide) {
    const void *p = word_at(mem);
    bool is_list = t->kind == RK_SLICE;
    if (p == NULL && !is_list) {
        buf_puts(s->out, "nil");
        return;
    }
    if (is_list && is_small(t->elem)) {
        put_list(s, t, mem, indent, elide);
        return;
    }
    if (put_cycle(s, t, p)) {
        return;
    }
    if ((uint32_t)s->depth >= s->o.max_depth || !enter(s, t, p)) {
        put_elided(s, t);
        return;
    }
    if (is_list) {
        put_list(s, t, mem, indent, elide);
    } else if (t->kind == RK_MAP) {
        put_map(s, t, p, indent, elide);
    } else {
        put_pointer(s, t, p, indent);
    }
    leave(s);
}

/* ---- anything */

/* A type that a constant of the value's form would not have by itself needs to be named. */
static bool is_default(const Rtype *t) {
    return t->name != NULL && t->pkg_path == NULL &&
           (t->kind == RK_INT || t->kind == RK_STRING || t->kind == RK_BOOL ||
            t->kind == RK_FLOAT64 || t->kind == RK_COMPLEX128);
}

static void put_interface(Show *s, const void *mem, int indent) {
    const uint64_t *words = mem;
    const Rtype *t = (const Rtype *)(uintptr_t)words[0];
    if (t == NULL) {
        buf_puts(s->out, "nil");
        return;
    }
    const void *value = t->is_direct ? (const void *)&words[1] : (const void *)(uintptr_t)words[1];
    bool converts = t->kind < RK_ARRAY || t->kind == RK_STRING ? !is_default(t) : false;
    if (converts) {
        put_type(s, t);
        buf_putc(s->out, '(');
    }
    put(s, t, value, indent, false);
    if (converts) {
        buf_putc(s->out, ')');
    }
}

static void put_scalar(Show *s, const Rtype *t, const void *mem) {
    switch ((RtypeKind)t->kind) {
    case RK_BOOL: buf_puts(s->out, *(const uint8_t *)mem ? "true" : "false"); break;
    case RK_INT: case RK_INT8: case RK_INT16: case RK_INT32: case RK_INT64:
        buf_printf(s->out, "%" PRId64, int_at(t, mem));
        break;
    case RK_UINTPTR: buf_printf(s->out, "0x%" PRIx64, uint_at(t, mem)); break;
    case RK_FLOAT32: put_float(s, *(const float *)mem, 32); break;
    case RK_FLOAT64: put_float(s, *(const double *)mem, 64); break;
    case RK_COMPLEX64: case RK_COMPLEX128: put_complex(s, t, mem); break;
    default: buf_printf(s->out, "%" PRIu64, uint_at(t, mem)); break;
    }
}

static void put_kind(Show *s, const Rtype *t, const void *mem, int indent, bool elide) {
    switch ((RtypeKind)t->kind) {
    case RK_STRING: put_string(s, word_at(mem), ((const uint64_t *)mem)[1]); break;
    case RK_ARRAY: put_list(s, t, mem, indent, elide); break;
    case RK_STRUCT: put_struct(s, t, mem, indent, elide); break;
    case RK_INTERFACE: put_interface(s, mem, indent); break;
    case RK_POINTER: case RK_MAP: case RK_SLICE: put_reference(s, t, mem, indent, elide); break;
    case RK_CHAN: case RK_FUNC: case RK_UNSAFE_POINTER:
        if (word_at(mem) == NULL) {
            buf_puts(s->out, "nil");
        } else if (t->kind == RK_CHAN) {
            put_chan(s, t, word_at(mem));
        } else if (t->kind == RK_FUNC) {
            put_func(s, t, word_at(mem));
        } else {
            buf_printf(s->out, "0x%" PRIxPTR, (uintptr_t)word_at(mem));
        }
        break;
    default: put_scalar(s, t, mem); break;
    }
}

static bool is_broken_up(const Show *s, size_t from, int indent) {
    return indent != ONE_LINE && s->out->len - from + 8 * (size_t)indent > s->o.width;
}

/* On one line if that is short enough, else with line breaks. Marks of cycles may move the text
 * before, so positions are kept only while nothing inside is finished. */
static void put(Show *s, const Rtype *t, const void *mem, int indent, bool elide) {
    size_t start = s->out->len, stop = s->stop;
    int cycles = s->cycles;
    Ancestor saved[MAX_PATH];
    memcpy(saved, s->path, (size_t)s->depth * sizeof *saved);
    if (indent != ONE_LINE && start + s->o.width + TRIAL_SLACK < stop) {
        s->stop = start + s->o.width + TRIAL_SLACK; /* longer text will be thrown away */
    }
    put_kind(s, t, mem, ONE_LINE, elide);
    s->stop = stop;
    if (is_broken_up(s, start, indent) && t->kind != RK_STRING && !is_small(t)) {
        s->out->len = start;
        s->cycles = cycles;
        memcpy(s->path, saved, (size_t)s->depth * sizeof *saved);
        put_kind(s, t, mem, indent, elide);
    }
}

void show_value(Vm *vm, const Rtype *t, const void *mem, const ShowOptions *options, Buf *out) {
    Show s = {.vm = vm, .o = *options, .out = out, .stop = out->len + MAX_TEXT};
    s.o.width = s.o.width != 0 ? s.o.width : 80;
    s.o.max_depth = s.o.max_depth != 0 ? s.o.max_depth : 6;
    s.o.max_items = s.o.max_items != 0 ? s.o.max_items : 100;
    s.o.max_string = s.o.max_string != 0 ? s.o.max_string : 1000;
    s.o.home = s.o.home != NULL ? s.o.home : "main";
    put(&s, t, mem, 0, false);
}
