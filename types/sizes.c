/* types/sizes.c: the memory layout of Go's gc compiler on amd64 (DESIGN.md 4).
 *
 * Words are 8 bytes; nothing is aligned to more. A struct whose last field has size zero is padded
 * by one byte, so that the address of that field stays inside the object. Sizes saturate at
 * INT64_MAX; who allocates refuses such a type.
 */
#include "types/decl_internal.h"

#include "base/panic.h"

enum { WORD_BYTES = 8 };

static const int8_t basic_sizes[TYPE_LAST_BASIC + 1] = {
    [TYPE_BOOL] = 1,       [TYPE_INT] = 8,     [TYPE_INT8] = 1,     [TYPE_INT16] = 2,
    [TYPE_INT32] = 4,      [TYPE_INT64] = 8,   [TYPE_UINT] = 8,     [TYPE_UINT8] = 1,
    [TYPE_UINT16] = 2,     [TYPE_UINT32] = 4,  [TYPE_UINT64] = 8,   [TYPE_UINTPTR] = 8,
    [TYPE_FLOAT32] = 4,    [TYPE_FLOAT64] = 8, [TYPE_COMPLEX64] = 8, [TYPE_COMPLEX128] = 16,
    [TYPE_STRING] = 16,    [TYPE_UNSAFE_POINTER] = 8,
    [TYPE_UNTYPED_NIL] = 8, [TYPE_UNTYPED_STRING] = 16, [TYPE_UNTYPED_BOOL] = 1,
    [TYPE_UNTYPED_INT] = 8, [TYPE_UNTYPED_RUNE] = 4,    [TYPE_UNTYPED_FLOAT] = 8,
    [TYPE_UNTYPED_COMPLEX] = 16,
};

static int64_t add_sat(int64_t a, int64_t b)
{
    int64_t sum;
    return __builtin_add_overflow(a, b, &sum) ? INT64_MAX : sum;
}

static int64_t mul_sat(int64_t a, int64_t b)
{
    int64_t product;
    return __builtin_mul_overflow(a, b, &product) ? INT64_MAX : product;
}

static int64_t align_up(int64_t x, int64_t align)
{
    return x > INT64_MAX - align ? INT64_MAX : (x + align - 1) & ~(align - 1);
}

typedef struct Layout {
    int64_t size;
    int64_t align;
    bool is_final; /* false while a part of the type is still being declared */
} Layout;

static Layout layout_of(Type *t);

static Layout array_layout(Type *u)
{
    Layout l = layout_of(u->array.elem);
    l.size = u->array.len <= 0 ? 0 : mul_sat(u->array.len, l.size);
    return l;
}

/* Lays out fields up to `stop` (field_count: all); *offset gets where field `stop` lies. */
static Layout struct_layout(Type *u, int stop, int64_t *offset)
{
    Layout l = {0, 1, !(u->state & STATE_INCOMPLETE)};
    int64_t last = 1;
    for (int i = 0; i < u->strukt.field_count; i++) {
        Layout f = layout_of(u->strukt.fields[i]->type);
        l.size = align_up(l.size, f.align);
        if (i == stop) {
            *offset = l.size;
            return l;
        }
        l.size = add_sat(l.size, f.size);
        l.align = f.align > l.align ? f.align : l.align;
        l.is_final &= f.is_final;
        last = f.size;
    }
    if (last == 0 && l.size > 0) {
        l.size = add_sat(l.size, 1);
    }
    l.size = align_up(l.size, l.align);
    return l;
}

static Layout word_layout(Type *u)
{
    switch ((TypeKind)u->kind) {
    case TYPE_SLICE:
        return (Layout){3 * WORD_BYTES, WORD_BYTES, true};
    case TYPE_INTERFACE:
        return (Layout){2 * WORD_BYTES, WORD_BYTES, true};
    case TYPE_COMPLEX64:
        return (Layout){8, 4, true};
    default:
        break;
    }
    int64_t size = u->kind <= TYPE_LAST_BASIC ? basic_sizes[u->kind] : WORD_BYTES;
    int64_t align = size < 1 ? 1 : size > WORD_BYTES ? WORD_BYTES : size;
    return (Layout){size, align, u->kind != TYPE_INVALID};
}

/* Arrays and structs remember their layout, so that a graph of types is walked once. */
static Layout layout_of(Type *t)
{
    Type *u = type_underlying(t);
    if (u->kind != TYPE_ARRAY && u->kind != TYPE_STRUCT) {
        return word_layout(u);
    }
    if (u->align != 0) {
        return (Layout){u->size, u->align, true};
    }
    if (u->state & STATE_SET_BUSY) { /* a type inside itself: reported as such elsewhere */
        return (Layout){0, 1, false};
    }
    u->state |= STATE_SET_BUSY;
    int64_t unused;
    Layout l = u->kind == TYPE_ARRAY ? array_layout(u)
                                     : struct_layout(u, u->strukt.field_count, &unused);
    u->state &= (uint16_t)~STATE_SET_BUSY;
    if (l.is_final && !u->has_tparam) {
        u->size = l.size;
        u->align = (uint8_t)l.align;
    }
    return l;
}

int64_t type_size(Type *t)
{
    return layout_of(t).size;
}

int64_t type_align(Type *t)
{
    return layout_of(t).align;
}

void type_field_offsets(Type *strukt, int64_t *offsets)
{
    Type *u = type_underlying(strukt);
    CHECK(u->kind == TYPE_STRUCT);
    int64_t at = 0;
    for (int i = 0; i < u->strukt.field_count; i++) {
        Layout f = layout_of(u->strukt.fields[i]->type);
        offsets[i] = align_up(at, f.align);
        at = add_sat(offsets[i], f.size);
    }
}

int64_t type_field_offset(Type *strukt, int field)
{
    Type *u = type_underlying(strukt);
    CHECK(u->kind == TYPE_STRUCT && field >= 0 && field < u->strukt.field_count);
    int64_t offset = 0;
    struct_layout(u, field, &offset);
    return offset;
}
