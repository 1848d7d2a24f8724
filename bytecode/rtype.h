/* bytecode/rtype.h: a Go type as the running program knows it.
 *
 * One Rtype per type identity in an image (hash-consed by the compiler), never moved, never freed
 * before the image. It lies outside the collected heap. The first u32 is the collector's (gc/gc.h):
 * bit 0 says that an interface's data word holding this type is a pointer.
 */
#ifndef GOL_BYTECODE_RTYPE_H
#define GOL_BYTECODE_RTYPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/intern.h"

typedef enum RtypeKind { /* numbered as reflect.Kind */
    RK_INVALID, RK_BOOL, RK_INT, RK_INT8, RK_INT16, RK_INT32, RK_INT64, RK_UINT, RK_UINT8,
    RK_UINT16, RK_UINT32, RK_UINT64, RK_UINTPTR, RK_FLOAT32, RK_FLOAT64, RK_COMPLEX64,
    RK_COMPLEX128, RK_ARRAY, RK_CHAN, RK_FUNC, RK_INTERFACE, RK_MAP, RK_POINTER, RK_SLICE, RK_STRING, RK_STRUCT,
    RK_UNSAFE_POINTER,
} RtypeKind;

typedef struct Rtype Rtype;

typedef struct RtypeField {
    const Str *name;
    const Str *pkg;   /* import path when unexported, else NULL */
    const Str *tag;   /* or NULL */
    Rtype *type;
    uint32_t offset;
    bool is_embedded;
} RtypeField;

/* A method of a concrete type (what interfaces may call) or of an interface. Sorted by symbol
 * text. */
typedef struct RtypeMethod {
    uint32_t symbol;  /* image method symbol: name, plus package when unexported */
    uint32_t func;    /* image function taking the interface's data word as receiver; interfaces: 0.
                         FUNC_LAZY until the compiler is asked (image_method_func) */
    const Str *name;
    Rtype *type;      /* signature without receiver, or NULL while nothing asked for it */
} RtypeMethod;
enum { FUNC_LAZY = 0xffffffffu };

typedef enum SlotForm { /* how a value of the type lies in a frame */
    /* widened when loaded; float32 is U32 */
    FORM_I8, FORM_U8, FORM_I16, FORM_U16, FORM_I32, FORM_U32,
    FORM_WORD,    /* one whole word */
    FORM_WORDS,   /* `slots` words, Go layout = frame layout (size may be under slots * 8) */
    FORM_LARGE,   /* over 128 bytes: one slot, pointer to an immutable copy */
    FORM_EMPTY,   /* size 0: no slot */
} SlotForm;

typedef enum EqKind { /* how == and hashing see it */
    EQ_NONE,      /* not comparable */
    EQ_MEMORY,    /* size bytes compared as they are: no padding, float, string or interface in it */
    EQ_F32, EQ_F64, EQ_COMPLEX64, EQ_COMPLEX128, EQ_STRING, EQ_INTERFACE, EQ_STRUCT, EQ_ARRAY,
} EqKind;

struct Rtype {
    /* bit 0: interface data word is a pointer to (boxed or pointer-shaped) */
    uint32_t gc_flags;
    uint8_t kind;           /* RtypeKind */
    uint8_t form;           /* SlotForm */
    uint8_t eq;             /* EqKind; comparisons of types that may hold interfaces can panic */
    uint8_t slots;          /* frame slots of a value (FORM_LARGE: 1, FORM_EMPTY: 0) */
    bool is_direct;         /* an interface holds the value itself in its data word */
    bool is_named, has_pointers, is_variadic;
    uint8_t align;
    uint8_t chan_dir;       /* ChanDir of the parser: 0 both, 1 send, 2 receive */
    uint32_t id;            /* index in the image */
    uint32_t hash;          /* of the identity, equal in every run */
    const struct GcShape *shape; /* of one value; arrays of it use the same (gc/gc.h) */
    uint64_t size;
    const Str *string;      /* as %T and panics print it: "main.T", "[]interface {}" */
    const Str *name;        /* of a named type, else NULL */
    const Str *pkg_path;    /* of a named type */
    /* 2 bits a word, packed as gc/gc.h wants (gc_kinds_get); NULL: none */
    const uint64_t *ptr_kinds;
    Rtype *elem;            /* array, chan, map value, pointer, slice */
    Rtype *key;             /* map */
    uint64_t len;           /* array */
    RtypeField *fields; uint32_t field_count;
    Rtype **in, **out; uint32_t in_count, out_count;
    /* interface: what it asks for; else its method set */
    RtypeMethod *methods; uint32_t method_count;
    Rtype *pointer_to;      /* *T when it exists, else NULL */
    const struct GcShape *map_entry_shape; /* maps: of {key, value} */
    uint32_t map_value_offset, map_entry_size;
    void *backend;          /* the compiler's Type* */
};

#endif
