/* ctype.c: what a Go type is for C, and what has no meaning there.
 *
 * The layouts of Go and C agree on this machine for everything admitted here; where structs are
 * concerned libffi is asked, and a difference is an error of the declaration. Memory that C is
 * handed (elements, pointees, structs) has no Go pointers in it: C would hide or change them behind
 * the collector's back.
 */
#include <string.h>

#include "ffi/ffi_internal.h"

static bool is_ffi_type(const Rtype *t, const char *name) {
    return t->is_named && t->pkg_path != NULL && strcmp(t->pkg_path->text, "ffi") == 0 &&
           strcmp(t->name->text, name) == 0;
}

ffi_type *ctype_scalar(const Rtype *t) {
    switch ((RtypeKind)t->kind) {
    case RK_BOOL: case RK_UINT8: return &ffi_type_uint8;
    case RK_INT8: return &ffi_type_sint8;
    case RK_INT16: return &ffi_type_sint16;
    case RK_UINT16: return &ffi_type_uint16;
    case RK_INT32: return &ffi_type_sint32;
    case RK_UINT32: return &ffi_type_uint32;
    case RK_INT64: return &ffi_type_sint64;
    case RK_UINT64: return &ffi_type_uint64;
    case RK_FLOAT32: return &ffi_type_float;
    case RK_FLOAT64: return &ffi_type_double;
    case RK_UINTPTR: return &ffi_type_pointer;
    default: return NULL;
    }
}

/* ---- why not */

static bool refuse(Buf *why, const Rtype *t, const char *reason) {
    buf_printf(why, "%s %s", t->string->text, reason);
    return false;
}

static const char *reason_against(const Rtype *t) {
    switch ((RtypeKind)t->kind) {
    case RK_INT: return "has another size in C, whose int has 32 bits: ffi.Int, ffi.Long or int64?";
    case RK_UINT:
        return "has another size in C, whose unsigned int has 32 bits: ffi.UInt, ffi.ULong or "
               "uint64?";
    case RK_ARRAY: return "is no parameter in C, which passes arrays by pointer";
    case RK_COMPLEX64:
    case RK_COMPLEX128:
        return "is not supported: C's complex types are passed in a way of their own";
    case RK_INTERFACE: return "has no meaning in C";
    case RK_STRING: return "is no C type here: use ffi.Ptr or an array of ffi.Char";
    default: return "has no meaning in C";
    }
}

/* ---- memory that C may see */

static ffi_type *memory_type(FfiBinder *b, const Rtype *t, Buf *why);

static ffi_type *aggregate_new(FfiBinder *b, uint64_t elements) {
    ffi_type *out = ARENA_NEW(&b->arena, ffi_type);
    *out = (ffi_type){.type = FFI_TYPE_STRUCT,
                      .elements = ARENA_ARRAY(&b->arena, ffi_type *, elements + 1)};
    return out;
}

static ffi_type *array_type(FfiBinder *b, const Rtype *t, Buf *why) {
    enum { MOST = 1 << 16 };
    ffi_type *elem = memory_type(b, t->elem, why);
    if (elem == NULL) {
        return NULL;
    }
    if (t->len > MOST) {
        refuse(why, t, "is too long for a C struct");
        return NULL;
    }
    ffi_type *out = aggregate_new(b, t->len);
    for (uint64_t i = 0; i < t->len; i++) {
        out->elements[i] = elem;
    }
    return out;
}

static bool layouts_agree(const Rtype *t, ffi_type *type, const size_t *offsets, Buf *why) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->field_count; i++) {
        if (t->fields[i].type->size > 0 && offsets[n++] != t->fields[i].offset) {
            buf_printf(why, "%s: field %s lies at %u in Go and at %zu in C", t->string->text,
                       t->fields[i].name->text, t->fields[i].offset, offsets[n - 1]);
            return false;
        }
    }
    if (type->size != t->size) {
        buf_printf(why, "%s has %llu bytes in Go and %zu in C", t->string->text,
                   (unsigned long long)t->size, type->size);
        return false;
    }
    return true;
}

/* The same type on an address that is a multiple of align: what a field of size zero before it asks
 * for, such as [0]int64 before the bytes of a union. */
static ffi_type *aligned_type(FfiBinder *b, ffi_type *type, uint8_t align) {
    size_t offsets[1];
    ffi_type *out = aggregate_new(b, 1);
    out->elements[0] = type;
    if (ffi_get_struct_offsets(FFI_DEFAULT_ABI, out, offsets) == FFI_OK && out->alignment < align) {
        out->alignment = align;
    }
    return out;
}

static ffi_type *field_type(FfiBinder *b, const Rtype *t, uint8_t align, Buf *why) {
    ffi_type *type = memory_type(b, t, why);
    return type == NULL || align <= t->align ? type : aligned_type(b, type, align);
}

static ffi_type *struct_type(FfiBinder *b, const Rtype *t, Buf *why) {
    const char *directive = b->options.type_directive == NULL
                                ? NULL : b->options.type_directive(b->options.ctx, t);
    if (directive == NULL || strcmp(directive, "gol:cstruct") != 0) {
        refuse(why, t, "is no C struct: mark its declaration //gol:cstruct");
        return NULL;
    }
    ffi_type *out = aggregate_new(b, t->field_count);
    uint32_t n = 0;
    uint8_t align = 0;
    for (uint32_t i = 0; i < t->field_count; i++) {
        const Rtype *field = t->fields[i].type;
        if (field->size == 0) { /* C has none of that size */
            align = field->align > align ? field->align : align;
            continue;
        }
        out->elements[n] = field_type(b, field, align, why);
        align = 0;
        if (out->elements[n++] == NULL) {
            buf_printf(why, " (field %s of %s)", t->fields[i].name->text, t->string->text);
            return NULL;
        }
    }
    size_t *offsets = ARENA_ARRAY(&b->arena, size_t, n + 1);
    if (n == 0 || ffi_get_struct_offsets(FFI_DEFAULT_ABI, out, offsets) != FFI_OK) {
        refuse(why, t, "is empty: C has no such struct");
        return NULL;
    }
    return layouts_agree(t, out, offsets, why) ? out : NULL;
}

static ffi_type *memory_type(FfiBinder *b, const Rtype *t, Buf *why) {
    ffi_type *scalar = ctype_scalar(t);
    if (scalar != NULL) {
        return scalar;
    }
    for (int i = 0; i < b->structs.len; i++) {
        if (b->structs.data[i].rtype == t) {
            return b->structs.data[i].type;
        }
    }
    if (t->kind == RK_POINTER || t->kind == RK_UNSAFE_POINTER || t->kind == RK_FUNC) {
        refuse(why, t, "would hide a Go pointer in C's memory: use ffi.Ptr");
        return NULL;
    }
    if (t->kind != RK_STRUCT && t->kind != RK_ARRAY) {
        refuse(why, t, reason_against(t));
        return NULL;
    }
    ffi_type *out = t->kind == RK_STRUCT ? struct_type(b, t, why) : array_type(b, t, why);
    if (out != NULL) {
        VEC_PUSH(&b->structs, ((TypeEntry){t, out}));
    }
    return out;
}

/* ---- handles */

static bool embeds_handle(const Rtype *t) {
    return t->field_count > 0 && t->fields[0].is_embedded &&
           is_ffi_type(t->fields[0].type, "Handle");
}

static bool bind_handle(FfiBinder *b, const Rtype *t, const Directive *d, HandleKind **out,
                        Buf *why) {
    struct Library *lib = library_get(b, d->library, why);
    if (lib == NULL) {
        return false;
    }
    HandleKind *h = ARENA_NEW(&b->arena, HandleKind);
    *h = (HandleKind){.type = t, .close_name = d->symbol, .next = b->handles};
    h->close = (void (*)(void *))(uintptr_t)library_symbol(lib, d->symbol);
    if (h->close == NULL) {
        buf_printf(why, "C library %s has no symbol %s to close a %s", d->library, d->symbol,
                   t->string->text);
        return false;
    }
    *out = b->handles = h;
    return true;
}

/* Is t a handle's struct? *out stays NULL if not. False: it is meant to be one; why it can't. */
static bool find_handle(FfiBinder *b, const Rtype *t, HandleKind **out, Buf *why) {
    *out = NULL;
    if (t->kind != RK_STRUCT || !embeds_handle(t)) {
        return true;
    }
    for (HandleKind *h = b->handles; h != NULL; h = h->next) {
        if (h->type == t) {
            *out = h;
            return true;
        }
    }
    const char *text = b->options.type_directive == NULL
                           ? NULL : b->options.type_directive(b->options.ctx, t);
    Directive d;
    if (text == NULL || !directive_parse_handle(&b->arena, text, &d)) {
        return refuse(why, t, "embeds ffi.Handle but nothing says what closes it: "
                              "//gol:handle LIB SYMBOL above its declaration");
    }
    return bind_handle(b, t, &d, out, why);
}

/* ---- values */

static bool pointer_type(FfiBinder *b, const Rtype *t, CUse use, CType *out, Buf *why) {
    const Rtype *elem = t->elem;
    out->type = &ffi_type_pointer;
    if (is_ffi_type(elem, "Func")) {
        out->kind = C_FUNC;
        return use == USE_PARAM || refuse(why, t, "is made by ffi.Callback, not by C: use ffi.Ptr");
    }
    bool is_out = elem->kind == RK_POINTER;
    HandleKind *handle;
    if (!find_handle(b, is_out ? elem->elem : elem, &handle, why)) {
        return false;
    }
    if (handle != NULL) {
        out->kind = is_out ? C_HANDLE_OUT : C_HANDLE;
        out->handle = handle;
        return use == USE_PARAM || (use == USE_RESULT && !is_out) ||
               refuse(why, t, "cannot be used here: use ffi.Ptr");
    }
    out->kind = C_POINTER;
    return memory_type(b, elem, why) != NULL;
}

static bool callback_type(FfiBinder *b, const Rtype *t, CUse use, CType *out, Buf *why) {
    if (use != USE_PARAM) {
        return refuse(
            why, t,
            "is a C function pointer: use ffi.Ptr, and call it through //gol:extern pointer");
    }
    out->kind = C_CALLBACK;
    out->type = &ffi_type_pointer;
    out->sig = ARENA_NEW(&b->arena, CSignature);
    return signature_of(b, t, (SignatureShape){.recv = NULL}, true, out->sig, why);
}

static bool slice_type(FfiBinder *b, const Rtype *t, CUse use, CType *out, Buf *why) {
    out->kind = C_SLICE;
    out->type = &ffi_type_pointer;
    if (use != USE_PARAM) {
        return refuse(why, t,
                      "does not come from C, which has no lengths: use ffi.Ptr and its Bytes");
    }
    return memory_type(b, t->elem, why) != NULL;
}

bool ctype_of(FfiBinder *b, const Rtype *t, CUse use, CType *out, Buf *why) {
    *out = (CType){.kind = C_SCALAR, .slots = t->slots, .type = ctype_scalar(t), .rtype = t};
    if (out->type != NULL) {
        return true;
    }
    switch ((RtypeKind)t->kind) {
    case RK_STRING:
        out->kind = C_STRING;
        out->type = &ffi_type_pointer;
        return use != USE_CALLBACK_RESULT ||
               refuse(why, t, "cannot be given to C for good: use ffi.Ptr");
    case RK_UNSAFE_POINTER:
        out->type = &ffi_type_pointer;
        return true;
    case RK_SLICE: return slice_type(b, t, use, out, why);
    case RK_POINTER: return pointer_type(b, t, use, out, why);
    case RK_FUNC: return callback_type(b, t, use, out, why);
    case RK_STRUCT:
        out->kind = C_STRUCT;
        out->type = memory_type(b, t, why);
        return out->type != NULL;
    default: return refuse(why, t, reason_against(t));
    }
}

/* ---- functions */

static bool add_param(FfiBinder *b, const Rtype *t, bool is_callback, CSignature *sig, Buf *why) {
    enum { MOST_PARAMS = 100 };
    uint32_t i = sig->count;
    if (i == MOST_PARAMS) {
        buf_puts(why, "more parameters than C functions have");
        return false;
    }
    if (!ctype_of(b, t, is_callback ? USE_CALLBACK_PARAM : USE_PARAM, &sig->params[i], why)) {
        buf_printf(why, " (parameter %u)", i + 1);
        return false;
    }
    sig->types[i] = sig->params[i].type;
    sig->count++;
    return true;
}

static bool result_type(FfiBinder *b, const Rtype *func, bool has_error, bool is_callback,
                        CSignature *sig, Buf *why) {
    uint32_t n = func->out_count - has_error;
    if (n > 1) {
        buf_puts(why, "C functions have one result at most (besides an error for errno=)");
        return false;
    }
    if (n == 0) {
        sig->result = (CType){.kind = C_VOID, .type = &ffi_type_void};
        return true;
    }
    if (!ctype_of(b, func->out[0], is_callback ? USE_CALLBACK_RESULT : USE_RESULT, &sig->result,
                  why)) {
        buf_puts(why, " (result)");
        return false;
    }
    return true;
}

bool signature_of(FfiBinder *b, const Rtype *func, SignatureShape shape, bool is_callback,
                  CSignature *out, Buf *why) {
    uint32_t most = func->in_count + 1;
    *out = (CSignature){.params = ARENA_ARRAY(&b->arena, CType, most),
                        .types = ARENA_ARRAY(&b->arena, ffi_type *, most)};
    if (shape.recv != NULL && !add_param(b, shape.recv, is_callback, out, why)) {
        return false;
    }
    if (func->is_variadic && !shape.is_variadic) {
        buf_puts(why, is_callback
                          ? "C cannot call a variadic Go function"
                          : "a variadic function wants the option variadic after //gol:extern");
        return false;
    }
    for (uint32_t i = 0; i < func->in_count - shape.is_variadic; i++) {
        if (!add_param(b, func->in[i], is_callback, out, why)) {
            return false;
        }
    }
    if (!result_type(b, func, shape.has_error, is_callback, out, why)) {
        return false;
    }
    if (ffi_prep_cif(&out->cif, FFI_DEFAULT_ABI, out->count, out->result.type, out->types) !=
        FFI_OK) {
        buf_puts(why, "libffi refuses this function");
        return false;
    }
    return true;
}
