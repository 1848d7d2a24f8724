/* bytecode/rtype.c: what follows from a type's kind, size and parts: how it lies in a frame, where
 * its pointers are, how it compares.
 *
 * Parts come before wholes: image_rtype_finish(t) needs the types that lie *inside* t (array
 * element, struct fields, map key and value) finished; what t merely points to need not be.
 */
#include "bytecode/rtype.h"

#include <stdlib.h>

#include "base/panic.h"
#include "bytecode/image_internal.h"

static bool is_pointer_shaped(const Rtype *t) {
    return t->kind == RK_POINTER || t->kind == RK_MAP || t->kind == RK_CHAN || t->kind == RK_FUNC ||
           t->kind == RK_UNSAFE_POINTER;
}

static SlotForm aggregate_form(const Rtype *t) {
    if (t->size == 0) {
        return FORM_EMPTY;
    }
    return t->size <= MAX_FRAME_VALUE ? FORM_WORDS : FORM_LARGE;
}

static SlotForm form_of(const Rtype *t) {
    switch ((RtypeKind)t->kind) {
    case RK_BOOL:
    case RK_UINT8:
        return FORM_U8;
    case RK_INT8:
        return FORM_I8;
    case RK_INT16:
        return FORM_I16;
    case RK_UINT16:
        return FORM_U16;
    case RK_INT32:
        return FORM_I32;
    case RK_UINT32:
    case RK_FLOAT32:
        return FORM_U32;
    case RK_ARRAY:
    case RK_STRUCT:
        return aggregate_form(t);
    case RK_COMPLEX128:
    case RK_INTERFACE:
    case RK_SLICE:
    case RK_STRING:
        return FORM_WORDS;
    default:
        return FORM_WORD;
    }
}

static uint8_t slots_of(const Rtype *t) {
    switch ((SlotForm)t->form) {
    case FORM_EMPTY:
        return 0;
    case FORM_WORDS:
        return (uint8_t)((t->size + 7) / 8);
    default:
        return 1;
    }
}

static bool is_direct(const Rtype *t) {
    switch ((RtypeKind)t->kind) {
    case RK_INVALID:
    case RK_ARRAY:
    case RK_STRUCT:
    case RK_STRING:
    case RK_SLICE:
    case RK_INTERFACE:
    case RK_COMPLEX128:
        return false;
    default:
        return true;
    }
}

void rtype_fill_kinds(const Rtype *t, uint8_t *kinds) {
    if (is_pointer_shaped(t) || t->kind == RK_STRING || t->kind == RK_SLICE) {
        kinds[0] = GC_POINTER;
    } else if (t->kind == RK_INTERFACE) {
        kinds[1] = GC_IFACE;
    } else if (t->kind == RK_ARRAY && t->elem->has_pointers) {
        for (uint64_t i = 0; i < t->len; i++) {
            rtype_fill_kinds(t->elem, kinds + i * t->elem->size / 8);
        }
    } else if (t->kind == RK_STRUCT) {
        for (uint32_t i = 0; i < t->field_count; i++) {
            if (t->fields[i].type->has_pointers) {
                rtype_fill_kinds(t->fields[i].type, kinds + t->fields[i].offset / 8);
            }
        }
    }
}

static bool kind_has_pointers(const Rtype *t) {
    switch ((RtypeKind)t->kind) {
    case RK_STRING:
    case RK_SLICE:
    case RK_INTERFACE:
        return true;
    case RK_ARRAY:
        return t->len != 0 && t->elem != NULL && t->elem->has_pointers;
    case RK_STRUCT:
        for (uint32_t i = 0; i < t->field_count; i++) {
            if (t->fields[i].type->has_pointers) {
                return true;
            }
        }
        return false;
    default:
        return is_pointer_shaped(t);
    }
}

/* ---- comparison */

static EqKind struct_eq(const Rtype *t) {
    EqKind eq = EQ_MEMORY;
    uint64_t end = 0;
    for (uint32_t i = 0; i < t->field_count; i++) {
        const RtypeField *f = &t->fields[i];
        if (f->type->eq == EQ_NONE) {
            return EQ_NONE;
        }
        bool is_blank = f->name != NULL && f->name->len == 1 && f->name->text[0] == '_';
        if (f->type->eq != EQ_MEMORY || f->offset != end || is_blank) {
            eq = EQ_STRUCT;
        }
        end = f->offset + f->type->size;
    }
    return end == t->size ? eq : eq == EQ_MEMORY ? EQ_STRUCT : eq;
}

static EqKind eq_of(const Rtype *t) {
    switch ((RtypeKind)t->kind) {
    case RK_INVALID:
    case RK_FUNC:
    case RK_MAP:
    case RK_SLICE:
        return EQ_NONE;
    case RK_FLOAT32:
        return EQ_F32;
    case RK_FLOAT64:
        return EQ_F64;
    case RK_COMPLEX64:
        return EQ_COMPLEX64;
    case RK_COMPLEX128:
        return EQ_COMPLEX128;
    case RK_STRING:
        return EQ_STRING;
    case RK_INTERFACE:
        return EQ_INTERFACE;
    case RK_STRUCT:
        return struct_eq(t);
    case RK_ARRAY:
        if (t->elem == NULL || t->elem->eq == EQ_NONE) {
            return EQ_NONE;
        }
        return t->elem->eq == EQ_MEMORY ? EQ_MEMORY : EQ_ARRAY;
    default:
        return EQ_MEMORY;
    }
}

/* ---- making */

static uint64_t round_up(uint64_t n, uint64_t align) {
    return align == 0 ? n : (n + align - 1) / align * align;
}

/* Byte kinds of a whole value, for the collector, which finds the shortest period itself. */
static const GcShape *shape_of_words(Image *im, uint64_t bytes, const uint8_t *kinds) {
    return gc_shape_intern(im->heap, (uint32_t)(bytes / 8), kinds);
}

static void set_pointer_layout(Image *im, Rtype *t) {
    t->has_pointers = kind_has_pointers(t);
    if (!t->has_pointers) {
        t->shape = im->heap != NULL ? gc_shape_noscan(im->heap) : NULL;
        return;
    }
    if (t->kind == RK_ARRAY && t->size > MAX_FRAME_VALUE) {
        t->shape = t->elem->shape;
        return;
    }
    uint64_t words = t->size / 8;
    uint8_t *kinds = base_calloc(words, 1);
    rtype_fill_kinds(t, kinds);
    if (t->ptr_kinds == NULL) {
        uint64_t *packed = image_static(im, NULL, (words + 31) / 32 * sizeof *packed);
        for (uint64_t i = 0; i < words; i++) {
            packed[i / 32] |= (uint64_t)kinds[i] << (2 * (i % 32));
        }
        t->ptr_kinds = packed;
    }
    t->shape = im->heap != NULL ? shape_of_words(im, t->size, kinds) : NULL;
    free(kinds);
}

static void set_map_entry(Image *im, Rtype *t) {
    const Rtype *k = t->key, *v = t->elem;
    uint32_t align = k->align > v->align ? k->align : v->align;
    t->map_value_offset = (uint32_t)round_up(k->size, v->align);
    t->map_entry_size = (uint32_t)round_up(t->map_value_offset + v->size, align);
    if (im->heap == NULL) {
        return;
    }
    if (!k->has_pointers && !v->has_pointers) {
        t->map_entry_shape = gc_shape_noscan(im->heap);
        return;
    }
    uint8_t *kinds = base_calloc(t->map_entry_size / 8, 1);
    rtype_fill_kinds(k, kinds);
    rtype_fill_kinds(v, kinds + t->map_value_offset / 8);
    t->map_entry_shape = shape_of_words(im, t->map_entry_size, kinds);
    free(kinds);
}

static bool parts_are_known(const Rtype *t) {
    switch ((RtypeKind)t->kind) {
    case RK_ARRAY:
        return t->elem != NULL;
    case RK_STRUCT:
        return t->field_count == 0 || t->fields != NULL;
    default:
        return true;
    }
}

Rtype *image_add_rtype(Image *im, const Rtype *proto) {
    Rtype *t = image_static(im, proto, sizeof *proto);
    t->id = (uint32_t)im->rtypes.len;
    VEC_PUSH(&im->rtypes, t);
    t->form = (uint8_t)form_of(t);
    t->slots = slots_of(t);
    t->is_direct = is_direct(t);
    t->gc_flags = !t->is_direct || is_pointer_shaped(t) ? GC_TYPE_DATA_IS_PTR : 0;
    if (parts_are_known(t)) {
        t->eq = (uint8_t)eq_of(t);
        set_pointer_layout(im, t);
    }
    return t;
}

void image_rtype_finish(Image *im, Rtype *t) {
    /* A recursive type may learn its size only now. */
    t->form = (uint8_t)form_of(t);
    t->slots = slots_of(t);
    t->eq = (uint8_t)eq_of(t);
    set_pointer_layout(im, t);
    if (t->kind == RK_MAP && t->key != NULL && t->elem != NULL) {
        set_map_entry(im, t);
    }
}
