/* format.c: the text of any value, for package fmt.
 *
 * The interface with stdlib/fmt (print.gol):
 *
 *   func formatValue(buf []byte, arg any, verb rune, flags, wid, prec int, interfaces []any)
 *       (out []byte, values []any, places []int)
 *
 * formats arg over its type descriptor, at any depth. Natives cannot call methods; so where fmt
 * would (Format, GoString, Error, String of an operand, element, or exported field) C leaves a
 * *hole*: values[i] is the receiver as an interface, places[2*i] the offset in out where the text
 * belongs, places[2*i+1] which interface: the index in `interfaces`, whose elements are nil
 * pointers to Formatter, GoStringer, error and Stringer, in this order. The gol side calls the
 * methods in order and puts their text in. Everything else is final.
 *
 * A value is a type and an address of memory in Go's layout. As with reflect, a value reached
 * through an unexported field is *hidden*: its methods are not called.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "vm/fmt_text.h"
#include "vm/vm_internal.h"

enum { HOLE_FORMAT = 0, HOLE_GOSTRING, HOLE_ERROR, HOLE_STRING };
enum { PER_ELEMENT = 64 }; /* what the watch is told of an element, beside its text */

typedef struct Hole {
    Slot value[2];
    uint64_t offset;
    uint32_t kind;
} Hole;

/* How much of a value may be seen. An unexported embedded struct hides itself, not its exported
 * fields. */
typedef enum Hidden { SHOWN, HIDDEN_SELF, HIDDEN_ALL } Hidden;

typedef struct Value {
    const Rtype *type;
    const void *mem;
    Hidden hidden;
} Value;

typedef struct Formatter {
    Vm *vm;
    NatWatch watch;
    Buf *out;               /* the vm's, kept from call to call: natives never re-enter */
    Spec spec;
    int verb;
    bool is_erroring;       /* printing a value that did not fit its verb: no methods */
    bool out_of_memory;
    uint64_t offset;        /* of out[0] in the caller's buffer */
    const Rtype *ifaces[4];
    VEC(Hole) holes;
} Formatter;

static void put_value(Formatter *f, Value v, int verb, int depth);

/* ---- values */

static Value part(Value v, const Rtype *t, const void *mem) {
    return (Value){t, mem, v.hidden == SHOWN ? SHOWN : HIDDEN_ALL};
}

/* What an interface in memory holds; type NULL: nil. */
static Value dynamic_value(Value v) {
    const uint64_t *words = v.mem;
    const Rtype *t = (const Rtype *)(uintptr_t)words[0];
    return part(v, t, t == NULL ? NULL : iface_mem(t, &words[1]));
}

static Value field_value(Value v, const RtypeField *field) {
    Value out = {field->type, (const char *)v.mem + field->offset,
                 v.hidden == HIDDEN_ALL ? HIDDEN_ALL : SHOWN};
    if (field->pkg != NULL) {
        out.hidden = field->is_embedded && out.hidden == SHOWN ? HIDDEN_SELF : HIDDEN_ALL;
    }
    return out;
}

static uint64_t pointer_word(Value v) {
    return *(const uint64_t *)v.mem;
}

static int64_t int_value(Value v) {
    switch (v.type->size) {
    case 1: return *(const int8_t *)v.mem;
    case 2: return *(const int16_t *)v.mem;
    case 4: return *(const int32_t *)v.mem;
    default: return *(const int64_t *)v.mem;
    }
}

static uint64_t uint_value(Value v) {
    uint64_t u = 0;
    memcpy(&u, v.mem, v.type->size);
    return u;
}

static bool is_int_kind(int k) { return k >= RK_INT && k <= RK_INT64; }
static bool is_uint_kind(int k) { return k >= RK_UINT && k <= RK_UINTPTR; }

/* ---- pieces of text */

static void put(Formatter *f, const char *text) { buf_puts(f->out, text); }
static void put_char(Formatter *f, char c) { buf_putc(f->out, c); }
static void put_type(Formatter *f, const Rtype *t) {
    buf_write(f->out, t->string->text, t->string->len);
}

static void pad_text(Formatter *f, const char *text) {
    fmt_pad(f->out, &f->spec, text, strlen(text));
}

/* %!verb(type=value) */
static void bad_verb(Formatter *f, Value v, int verb) {
    bool before = f->is_erroring;
    f->is_erroring = true;
    put(f, "%!");
    buf_put_rune(f->out, verb);
    put_char(f, '(');
    if (v.type == NULL) {
        put(f, "<nil>");
    } else {
        put_type(f, v.type);
        put_char(f, '=');
        put_value(f, v, 'v', 0);
    }
    put_char(f, ')');
    f->is_erroring = before;
}

/* ---- basic kinds */

static void put_bool(Formatter *f, Value v, int verb) {
    if (verb != 't' && verb != 'v') {
        bad_verb(f, v, verb);
        return;
    }
    pad_text(f, *(const uint8_t *)v.mem ? "true" : "false");
}

/* Verbs of integers that are the same for pointers; false: another verb. */
static bool put_based(Formatter *f, uint64_t u, bool is_signed, int verb) {
    unsigned base;
    switch (verb) {
    case 'd': base = 10; break;
    case 'b': base = 2; break;
    case 'o': case 'O': base = 8; break;
    case 'x': case 'X': base = 16; break;
    default: return false;
    }
    fmt_integer(f->out, &f->spec, u, base, is_signed, verb, verb == 'X');
    return true;
}

static void put_int(Formatter *f, Value v, uint64_t u, bool is_signed, int verb) {
    if (put_based(f, u, is_signed, verb)) {
        return;
    }
    switch (verb) {
    case 'v':
        if (f->spec.sharp_v && !is_signed) {
            fmt_hex_0x(f->out, &f->spec, u, true);
        } else {
            fmt_integer(f->out, &f->spec, u, 10, is_signed, verb, false);
        }
        break;
    case 'c': fmt_rune(f->out, &f->spec, u); break;
    case 'q': fmt_quoted_rune(f->out, &f->spec, u); break;
    case 'U': fmt_unicode(f->out, &f->spec, u); break;
    default: bad_verb(f, v, verb); break;
    }
}

static bool is_float_verb(int verb) {
    return verb == 'v' || (verb < 128 && verb > 0 && strchr("bgGxXfFeE", verb) != NULL);
}

static void put_float_text(Formatter *f, double d, int bits, int verb) {
    bool has_six = verb == 'f' || verb == 'F' || verb == 'e' || verb == 'E';
    int with = verb == 'v' ? 'g' : verb == 'F' ? 'f' : verb;
    Spec spec = f->spec;
    spec.sharp = spec.sharp && !spec.sharp_v;
    fmt_float(f->out, &spec, d, bits, with, has_six ? 6 : -1);
}

static void put_float(Formatter *f, Value v, int verb) {
    if (!is_float_verb(verb)) {
        bad_verb(f, v, verb);
    } else if (v.type->kind == RK_FLOAT32) {
        put_float_text(f, *(const float *)v.mem, 32, verb);
    } else {
        put_float_text(f, *(const double *)v.mem, 64, verb);
    }
}

static void put_complex(Formatter *f, Value v, int verb) {
    if (!is_float_verb(verb)) {
        bad_verb(f, v, verb);
        return;
    }
    bool is_small = v.type->kind == RK_COMPLEX64;
    double re = is_small ? ((const float *)v.mem)[0] : ((const double *)v.mem)[0];
    double im = is_small ? ((const float *)v.mem)[1] : ((const double *)v.mem)[1];
    bool plus = f->spec.plus;
    put_char(f, '(');
    put_float_text(f, re, is_small ? 32 : 64, verb);
    f->spec.plus = true;
    put_float_text(f, im, is_small ? 32 : 64, verb);
    put(f, "i)");
    f->spec.plus = plus;
}

/* The verbs of text; false: another verb. */
static bool put_text(Formatter *f, const char *text, size_t n, int verb) {
    switch (verb) {
    case 's': fmt_string(f->out, &f->spec, text, n); return true;
    case 'q': fmt_quoted(f->out, &f->spec, text, n); return true;
    case 'x': case 'X':
        fmt_hex_bytes(f->out, &f->spec, text, n, verb == 'X');
        return true;
    default: return false;
    }
}

static void put_string(Formatter *f, Value v, int verb) {
    const Slot *s = v.mem;
    int as = verb == 'v' ? (f->spec.sharp_v ? 'q' : 's') : verb;
    if (!put_text(f, s[0].p, s[1].u, as)) {
        bad_verb(f, v, verb);
    }
}

static void put_pointer(Formatter *f, Value v, int verb) {
    uint64_t u = pointer_word(v);
    if (verb == 'v' && f->spec.sharp_v) {
        put_char(f, '(');
        put_type(f, v.type);
        put(f, ")(");
        if (u == 0) {
            put(f, "nil");
        } else {
            fmt_hex_0x(f->out, &f->spec, u, true);
        }
        put_char(f, ')');
    } else if (verb == 'v' && u == 0) {
        pad_text(f, "<nil>");
    } else if (verb == 'v' || verb == 'p') {
        fmt_hex_0x(f->out, &f->spec, u, !f->spec.sharp);
    } else if (!put_based(f, u, false, verb)) {
        bad_verb(f, v, verb);
    }
}

/* ---- composites */

static void put_separator(Formatter *f, uint64_t i) {
    if (i > 0) {
        put(f, f->spec.sharp_v ? ", " : " ");
    }
}

static void put_struct(Formatter *f, Value v, int verb, int depth) {
    if (f->spec.sharp_v) {
        put_type(f, v.type);
    }
    put_char(f, '{');
    for (uint32_t i = 0; i < v.type->field_count; i++) {
        const RtypeField *field = &v.type->fields[i];
        put_separator(f, i);
        if (f->spec.plus_v || f->spec.sharp_v) {
            buf_write(f->out, field->name->text, field->name->len);
            put_char(f, ':');
        }
        Value fv = field_value(v, field);
        if (fv.type->kind == RK_INTERFACE && pointer_word(fv) != 0) {
            fv = dynamic_value(fv);
        }
        put_value(f, fv, verb, depth + 1);
    }
    put_char(f, '}');
}

static void put_interface(Formatter *f, Value v, int verb, int depth) {
    Value inner = dynamic_value(v);
    if (inner.type != NULL) {
        put_value(f, inner, verb, depth + 1);
    } else if (f->spec.sharp_v) {
        put_type(f, v.type);
        put(f, "(nil)");
    } else {
        put(f, "<nil>");
    }
}

static void put_elements(Formatter *f, Value v, const char *base, uint64_t n, int verb, int depth) {
    const Rtype *e = v.type->elem;
    put_char(f, f->spec.sharp_v ? '{' : '[');
    for (uint64_t i = 0; i < n && !nat_stops(&f->watch, PER_ELEMENT); i++) {
        put_separator(f, i);
        put_value(f, part(v, e, base + i * e->size), verb, depth + 1);
    }
    put_char(f, f->spec.sharp_v ? '}' : ']');
}

/* Bytes print as text for the verbs of text. */
static void put_list(Formatter *f, Value v, int verb, int depth) {
    const Slot *s = v.mem;
    bool is_slice = v.type->kind == RK_SLICE;
    const char *base = is_slice ? s[0].p : v.mem;
    uint64_t n = is_slice ? s[1].u : v.type->len;
    if (v.type->elem->kind == RK_UINT8 && put_text(f, base, n, verb)) {
        return;
    }
    if (f->spec.sharp_v) {
        put_type(f, v.type);
        if (is_slice && s[0].p == NULL) {
            put(f, "(nil)");
            return;
        }
    }
    put_elements(f, v, base, n, verb, depth);
}

/* An operand of type []byte itself: as a list of numbers its elements take no verbs but v and d. */
static bool put_byte_slice(Formatter *f, Value v, int verb) {
    const Slot *s = v.mem;
    const uint8_t *bytes = s[0].p;
    if (verb != 'v' && verb != 'd') {
        return false;
    }
    if (f->spec.sharp_v) {
        put(f, "[]byte");
        if (bytes == NULL) {
            put(f, "(nil)");
            return true;
        }
    }
    put_char(f, f->spec.sharp_v ? '{' : '[');
    for (uint64_t i = 0; i < s[1].u && !nat_stops(&f->watch, PER_ELEMENT); i++) {
        put_separator(f, i);
        if (f->spec.sharp_v) {
            fmt_hex_0x(f->out, &f->spec, bytes[i], true);
        } else {
            fmt_integer(f->out, &f->spec, bytes[i], 10, false, verb, false);
        }
    }
    put_char(f, f->spec.sharp_v ? '}' : ']');
    return true;
}

/* ---- maps, sorted by key */

static int order(bool less, bool greater) { return greater - less; }

static int compare_floats(double x, double y) {
    if (x != x || y != y) { /* NaN first */
        return order(x != x && y == y, y != y && x == x);
    }
    return order(x < y, x > y);
}

static int compare_ifaces(const uint64_t *a, const uint64_t *b) {
    const Rtype *x = (const Rtype *)(uintptr_t)a[0], *y = (const Rtype *)(uintptr_t)b[0];
    if (x == NULL || y == NULL) {
        return order(x == NULL && y != NULL, x != NULL && y == NULL);
    }
    if (x != y) { /* Go: by address of the type; here by kind, then in order of making */
        return x->kind != y->kind ? order(x->kind < y->kind, true)
                                  : order(x->id<y->id, x->id> y->id);
    }
    return value_order(x, iface_mem(x, &a[1]), iface_mem(y, &b[1]));
}

static int compare_parts(const Rtype *t, const char *a, const char *b) {
    uint64_t n = t->kind == RK_STRUCT ? t->field_count : t->len;
    for (uint64_t i = 0; i < n; i++) {
        const Rtype *e = t->kind == RK_STRUCT ? t->fields[i].type : t->elem;
        uint64_t at = t->kind == RK_STRUCT ? t->fields[i].offset : i * e->size;
        int c = value_order(e, a + at, b + at);
        if (c != 0) {
            return c;
        }
    }
    return 0;
}

int value_order(const Rtype *t, const void *a, const void *b) {
    Value x = {t, a, SHOWN}, y = {t, b, SHOWN};
    switch ((RtypeKind)t->kind) {
    case RK_INT: case RK_INT8: case RK_INT16: case RK_INT32: case RK_INT64:
        return order(int_value(x) < int_value(y), int_value(x) > int_value(y));
    case RK_STRING: return string_cmp(a, b);
    case RK_FLOAT32: return compare_floats(*(const float *)a, *(const float *)b);
    case RK_FLOAT64: return compare_floats(*(const double *)a, *(const double *)b);
    case RK_COMPLEX64: {
        const float *p = a, *q = b;
        int c = compare_floats(p[0], q[0]);
        return c != 0 ? c : compare_floats(p[1], q[1]);
    }
    case RK_COMPLEX128: {
        const double *p = a, *q = b;
        int c = compare_floats(p[0], q[0]);
        return c != 0 ? c : compare_floats(p[1], q[1]);
    }
    case RK_STRUCT:
    case RK_ARRAY: return compare_parts(t, a, b);
    case RK_INTERFACE: return compare_ifaces(a, b);
    default: return order(uint_value(x) < uint_value(y), uint_value(x) > uint_value(y));
    }
}

typedef struct MapItem {
    const Rtype *key_type;
    const void *key, *value;
    uint64_t at; /* place in the table: keeps the order of equal keys */
} MapItem;

static int compare_items(const void *a, const void *b) {
    const MapItem *x = a, *y = b;
    int c = value_order(x->key_type, x->key, y->key);
    return c != 0 ? c : order(x->at < y->at, x->at > y->at);
}

/* Merges, with as much room at tmp; a library's sort could not be stopped. */
static void sort_items(NatWatch *w, MapItem *items, MapItem *tmp, uint64_t n) {
    if (n < 2 || w->is_stopped) {
        return;
    }
    uint64_t half = n / 2, i = 0, j = half, k = 0;
    sort_items(w, items, tmp, half);
    sort_items(w, items + half, tmp, n - half);
    if (w->is_stopped) {
        return;
    }
    memcpy(tmp, items, half * sizeof *items);
    while (i < half && j < n && !nat_stops(w, PER_ELEMENT)) {
        items[k++] = compare_items(&items[j], &tmp[i]) < 0 ? items[j++] : tmp[i++];
    }
    memcpy(items + k, tmp + i, (half - i) * sizeof *items);
}

static void put_map(Formatter *f, Value v, int verb, int depth) {
    const Map *m = *(Map *const *)v.mem;
    if (f->spec.sharp_v) {
        put_type(f, v.type);
        if (m == NULL) {
            put(f, "(nil)");
            return;
        }
    }
    uint64_t n = map_len(m), cursor = 0, count = 0;
    /* From the heap, where a fatal error deep inside leaves nothing behind. */
    MapItem *items = gc_new_raw(f->vm->heap, (2 * n + 1) * sizeof *items);
    if (items == NULL) {
        vm_out_of_memory(f->vm);
    }
    const void *key, *value;
    while (count < n && !nat_stops(&f->watch, PER_ELEMENT) &&
           map_each(v.type, m, &cursor, &key, &value)) {
        items[count] = (MapItem){v.type->key, key, value, count};
        count++;
    }
    sort_items(&f->watch, items, items + count, count);
    put(f, f->spec.sharp_v ? "{" : "map[");
    for (uint64_t i = 0; i < count && !nat_stops(&f->watch, PER_ELEMENT); i++) {
        put_separator(f, i);
        put_value(f, part(v, v.type->key, items[i].key), verb, depth + 1);
        put_char(f, ':');
        put_value(f, part(v, v.type->elem, items[i].value), verb, depth + 1);
    }
    put_char(f, f->spec.sharp_v ? '}' : ']');
}

/* ---- methods */

static bool leave_hole(Formatter *f, Value v, int kind) {
    const Rtype *iface = f->ifaces[kind];
    if (iface == NULL || !rtype_implements(f->vm, v.type, iface, NULL)) {
        return false;
    }
    Hole h = {.offset = f->offset + f->out->len, .kind = (uint32_t)kind};
    f->out_of_memory |= !iface_box_mem(f->vm, h.value, v.type, v.mem);
    VEC_PUSH(&f->holes, h);
    return true;
}

/* Would fmt call a method for this verb? Then there is a hole now. */
static bool handle_methods(Formatter *f, Value v, int verb) {
    if (f->is_erroring || v.type->method_count == 0 || v.type->kind == RK_INTERFACE) {
        return false; /* of an interface, what it holds is asked, one level down */
    }
    if (verb == 'w') { /* Errorf's, misplaced */
        bad_verb(f, v, verb);
        return true;
    }
    if (leave_hole(f, v, HOLE_FORMAT)) {
        return true;
    }
    if (f->spec.sharp_v) {
        return leave_hole(f, v, HOLE_GOSTRING);
    }
    if (verb != 'v' && verb != 's' && verb != 'x' && verb != 'X' && verb != 'q') {
        return false;
    }
    return leave_hole(f, v, HOLE_ERROR) || leave_hole(f, v, HOLE_STRING);
}

/* ---- any value */

static bool is_composite(const Rtype *t) {
    return t->kind == RK_ARRAY || t->kind == RK_SLICE || t->kind == RK_STRUCT || t->kind == RK_MAP;
}

static void put_kind(Formatter *f, Value v, int verb, int depth) {
    int k = v.type->kind;
    if (is_int_kind(k)) {
        put_int(f, v, (uint64_t)int_value(v), true, verb);
    } else if (is_uint_kind(k)) {
        put_int(f, v, uint_value(v), false, verb);
    } else {
        switch ((RtypeKind)k) {
        case RK_BOOL: put_bool(f, v, verb); break;
        case RK_FLOAT32: case RK_FLOAT64: put_float(f, v, verb); break;
        case RK_COMPLEX64: case RK_COMPLEX128: put_complex(f, v, verb); break;
        case RK_STRING: put_string(f, v, verb); break;
        case RK_MAP: put_map(f, v, verb, depth); break;
        case RK_STRUCT: put_struct(f, v, verb, depth); break;
        case RK_INTERFACE: put_interface(f, v, verb, depth); break;
        case RK_ARRAY: case RK_SLICE: put_list(f, v, verb, depth); break;
        default: put_pointer(f, v, verb); break;
        }
    }
}

static void put_value(Formatter *f, Value v, int verb, int depth) {
    if (unlikely((const char *)__builtin_frame_address(0) < f->vm->stack_floor)) {
        vm_stack_overflow(f->vm); /* a value that contains itself */
    }
    if (depth > 0 && v.hidden == SHOWN && handle_methods(f, v, verb)) {
        return;
    }
    if (depth == 0 && v.type->kind == RK_POINTER && pointer_word(v) != 0 &&
        is_composite(v.type->elem)) {
        put_char(f, '&');
        put_value(f, part(v, v.type->elem, (const void *)(uintptr_t)pointer_word(v)), verb, 1);
        return;
    }
    put_kind(f, v, verb, depth);
}

static bool is_plain_bytes(const Rtype *t) {
    return t->kind == RK_SLICE && !t->is_named && t->elem->kind == RK_UINT8 &&
           (t->elem->pkg_path == NULL || t->elem->pkg_path->len == 0);
}

/* ---- a reflect.Value as operand stands for the value it holds */

/* As stdlib/reflect/value.gol declares it. */
typedef struct ReflectValue {
    const Rtype *type;
    const void *ptr;
    uint64_t flag;
} ReflectValue;
enum { REFLECT_RO = 3 << 5, REFLECT_INDIR = 1 << 7 };

static bool is_reflect_value(const Rtype *t) {
    return t != NULL && t->kind == RK_STRUCT && t->pkg_path != NULL &&
           strcmp(t->pkg_path->text, "reflect") == 0 &&
           strcmp(t->string->text, "reflect.Value") == 0;
}

static void put_reflected(Formatter *f, const ReflectValue *r, int verb) {
    if (r->type == NULL) {
        pad_text(f, "<invalid reflect.Value>");
        return;
    }
    Value v = {r->type, (r->flag & REFLECT_INDIR) != 0 ? r->ptr : (const void *)&r->ptr,
               (r->flag & REFLECT_RO) != 0 ? HIDDEN_ALL : SHOWN};
    Value shown = v;
    if (v.type->kind == RK_INTERFACE && pointer_word(v) != 0) {
        shown = dynamic_value(v);
    }
    if (v.hidden != SHOWN || !handle_methods(f, shown, verb)) {
        put_value(f, v, verb, 0);
    }
}

static void put_operand(Formatter *f, Value v, int verb) {
    if (verb == 'T') {
        const char *name = v.type == NULL ? "<nil>" : v.type->string->text;
        fmt_string(f->out, &f->spec, name, strlen(name));
    } else if (v.type == NULL) {
        if (verb == 'v') {
            pad_text(f, "<nil>");
        } else {
            bad_verb(f, v, verb);
        }
    } else if (verb == 'p') {
        int k = v.type->kind;
        bool is_pointer = k == RK_CHAN || k == RK_FUNC || k == RK_MAP || k == RK_POINTER ||
                          k == RK_SLICE || k == RK_UNSAFE_POINTER;
        if (is_pointer) {
            put_pointer(f, v, verb);
        } else {
            bad_verb(f, v, verb);
        }
    } else if (is_reflect_value(v.type)) {
        put_reflected(f, v.mem, verb);
    } else if (!(is_plain_bytes(v.type) && put_byte_slice(f, v, verb)) &&
               !handle_methods(f, v, verb)) {
        put_value(f, v, verb, 0);
    }
}

/* ---- the natives */

extern NativeFn fmt_format_value, fmt_format_string, fmt_is_nil_pointer, fmt_kind_of, fmt_small_int;

static void formatter_init(Formatter *f, Vm *vm, const Slot *buf, const Slot *flags) {
    memset(f, 0, sizeof *f);
    f->vm = vm;
    f->watch = nat_watch(vm);
    f->out = &vm->format_out;
    f->out->len = 0;
    f->spec = spec_of(&f->watch, flags[0].u, flags[1].i, flags[2].i);
    f->offset = buf[1].u;
}

/* The holes as two slices. */
static bool store_holes(Formatter *f, Slot *values, Slot *places) {
    static const uint8_t kinds[] = {GC_SCALAR, GC_IFACE};
    int n = f->holes.len;
    memset(values, 0, 3 * sizeof(Slot));
    memset(places, 0, 3 * sizeof(Slot));
    if (n == 0) {
        return true;
    }
    Slot *v = vm_new_object(f->vm, gc_shape_intern(f->vm->heap, 2, kinds), (size_t)n * 16);
    Slot *p = vm_new_object(f->vm, gc_shape_noscan(f->vm->heap), (size_t)n * 16);
    if (v == NULL || p == NULL || f->out_of_memory) {
        return raise_memory(f->vm);
    }
    for (int i = 0; i < n; i++) {
        const Hole *h = &f->holes.data[i];
        v[2 * i] = h->value[0];
        v[2 * i + 1] = h->value[1];
        p[2 * i].u = h->offset;
        p[2 * i + 1].u = h->kind;
    }
    values[0].p = v;
    values[1].i = values[2].i = n;
    places[0].p = p;
    places[1].i = places[2].i = 2 * n;
    return true;
}

NativeResult fmt_format_value(Vm *vm, Goro *g, Slot *args) {
    Formatter f;
    (void)g;
    formatter_init(&f, vm, args, &args[6]);
    const Slot *ifaces = args[9].p;
    for (uint64_t i = 0; i < 4 && i < args[10].u; i++) {
        f.ifaces[i] = ((const Rtype *)ifaces[2 * i].p)->elem;
    }
    const Rtype *t = args[3].p;
    Value v = {t, t != NULL ? iface_mem(t, &args[4].u) : NULL, SHOWN};
    put_operand(&f, v, (int)args[5].i);
    if (f.watch.is_stopped) {
        VEC_FREE(&f.holes);
        return nat_again(vm);
    }
    bool ok = nat_append(vm, args, f.out->data, f.out->len);
    nat_charge(vm, f.out->len * 8);
    ok = ok && store_holes(&f, &args[3], &args[6]);
    VEC_FREE(&f.holes);
    return ok ? NAT_DONE : NAT_PANIC;
}

/* formatString(buf []byte, s string, verb rune, flags, wid, prec int) []byte */
NativeResult fmt_format_string(Vm *vm, Goro *g, Slot *args) {
    Formatter f;
    (void)g;
    formatter_init(&f, vm, args, &args[6]);
    int verb = (int)args[5].i;
    put_text(&f, args[3].p, args[4].u, verb == 'v' ? (f.spec.sharp_v ? 'q' : 's') : verb);
    if (f.watch.is_stopped) {
        return nat_again(vm);
    }
    nat_charge(vm, f.out->len);
    bool ok = nat_append(vm, args, f.out->data, f.out->len);
    return ok ? NAT_DONE : NAT_PANIC;
}

NativeResult fmt_is_nil_pointer(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    const Rtype *t = args[0].p;
    args[0].u = t != NULL && t->kind == RK_POINTER && args[1].u == 0;
    return NAT_DONE;
}

NativeResult fmt_kind_of(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    const Rtype *t = args[0].p;
    args[0].u = t == NULL ? 0 : t->kind;
    return NAT_DONE;
}

/* smallInt(x any) (n int, ok bool): the value of an integer of any kind */
NativeResult fmt_small_int(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    const Rtype *t = args[0].p;
    uint64_t word = args[1].u;
    args[0].u = args[1].u = 0;
    if (t != NULL && (is_int_kind(t->kind) || (is_uint_kind(t->kind) && (int64_t)word >= 0))) {
        args[0].u = word;
        args[1].u = 1;
    }
    return NAT_DONE;
}
