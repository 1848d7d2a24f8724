/* bind.c: from a declaration to a plan: directive, types, library, symbol, in this order. */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "ffi/ffi_internal.h"

FfiBinder *ffi_binder_new(FfiOptions options) {
    FfiBinder *b = base_calloc(1, sizeof *b);
    b->options = options;
    arena_init(&b->arena);
    return b;
}

void ffi_binder_free(FfiBinder *b) {
    if (b == NULL) {
        return;
    }
    libraries_close(b);
    VEC_FREE(&b->structs);
    arena_deinit(&b->arena);
    free(b);
}

static bool has_error_result(const Rtype *func) {
    const Rtype *last = func->out_count == 0 ? NULL : func->out[func->out_count - 1];
    return last != NULL && last->kind == RK_INTERFACE && strcmp(last->string->text, "error") == 0;
}

static bool is_any_slice(const Rtype *t) {
    return t->kind == RK_SLICE && t->elem->kind == RK_INTERFACE && t->elem->method_count == 0;
}

static bool is_float(const ffi_type *t) { return t == &ffi_type_float || t == &ffi_type_double; }

/* The rules between options and types that no single type shows. */
static bool check_errno(const Extern *e, const FfiDecl *d, Buf *why) {
    bool has_error = has_error_result(d->type);
    if (has_error != (e->how.errno_rule != ERRNO_NONE)) {
        buf_puts(why, has_error
                          ? "the error result wants a rule: errno=-1, null, neg, nonzero or result"
                          : "errno= wants an error as the last result");
        return false;
    }
    if (has_error && d->type->out_count != 2) {
        buf_puts(why, "errno= looks at the C function's result, which must stand before the error");
        return false;
    }
    if (has_error && (e->sig.result.kind == C_STRUCT || is_float(e->sig.result.type))) {
        buf_puts(why, "errno= looks at a C result that is an integer or a pointer");
        return false;
    }
    return true;
}

static bool check_variadic(const Extern *e, const FfiDecl *d, Buf *why) {
    if (!e->how.is_variadic) {
        return true;
    }
    if (!d->type->is_variadic || !is_any_slice(d->type->in[d->type->in_count - 1])) {
        buf_puts(why, "the option variadic wants a last parameter ...any");
        return false;
    }
    if (d->type->in_count + (d->recv != NULL) < 2u + e->how.is_pointer) {
        buf_puts(why, "a variadic C function has a parameter before the dots");
        return false;
    }
    return true;
}

static bool check_blocking(const Extern *e, Buf *why) {
    for (uint32_t i = 0; e->how.is_blocking && i < e->sig.count; i++) {
        CKind kind = e->sig.params[i].kind;
        if (kind == C_CALLBACK || kind == C_FUNC) {
            buf_puts(why, "a blocking function runs beside Go code and cannot call back into it");
            return false;
        }
    }
    return true;
}

static bool check_options(const Extern *e, const FfiDecl *d, Buf *why) {
    if (e->how.free_with != NULL && e->sig.result.kind != C_STRING) {
        buf_puts(why, "free= is for a string result");
        return false;
    }
    if (e->how.is_pointer && (e->how.free_with != NULL || e->how.is_optional)) {
        buf_puts(why, "free= and optional want a library, which //gol:extern pointer has not");
        return false;
    }
    if (e->how.is_variable && (e->sig.count != 0 || e->sig.result.kind != C_POINTER)) {
        buf_puts(
            why,
            "the option variable wants a function without parameters that returns a pointer to "
            "the variable");
        return false;
    }
    return check_errno(e, d, why) && check_variadic(e, d, why) && check_blocking(e, why);
}

/* //gol:extern pointer: the first argument is the function, not one of its arguments. */
static bool plan_pointer_call(Extern *e, Buf *why) {
    CSignature *sig = &e->sig;
    if (sig->count == 0 || sig->params[0].type != &ffi_type_pointer ||
        sig->params[0].kind != C_SCALAR) {
        buf_puts(why, "//gol:extern pointer calls its first parameter, which must be an ffi.Ptr");
        return false;
    }
    if (ffi_prep_cif(&sig->cif, FFI_DEFAULT_ABI, sig->count - 1, sig->result.type,
                     sig->types + 1) != FFI_OK) {
        buf_puts(why, "libffi refuses this function");
        return false;
    }
    return true;
}

static bool find_code(FfiBinder *b, Extern *e, Buf *why) {
    struct Library *lib = library_get(b, e->how.library, why);
    if (lib == NULL) {
        return false;
    }
    e->code = library_symbol(lib, e->how.symbol);
    if (e->code == NULL && !e->how.is_optional) {
        buf_printf(why, "C library %s has no symbol %s", e->how.library, e->how.symbol);
        return false;
    }
    if (e->code != NULL && e->how.free_with != NULL) {
        e->free_result = (void (*)(void *))(uintptr_t)library_symbol(lib, e->how.free_with);
        if (e->free_result == NULL) {
            buf_printf(why, "C library %s has no symbol %s to free the result", e->how.library,
                       e->how.free_with);
            return false;
        }
    }
    return true;
}

static bool bind(FfiBinder *b, const FfiDecl *d, Extern *e, Buf *why) {
    e->name = arena_strndup(&b->arena, d->name, strlen(d->name));
    e->binder = b;
    if (!directive_parse(&b->arena, d->directive, &e->how, why)) {
        return false;
    }
    SignatureShape shape = {.recv = d->recv,
                            .has_error = has_error_result(d->type),
                            .is_variadic = e->how.is_variadic && d->type->is_variadic};
    return signature_of(b, d->type, shape, false, &e->sig, why) && check_options(e, d, why) &&
           (e->how.is_pointer ? plan_pointer_call(e, why) : find_code(b, e, why));
}

bool ffi_bind(FfiBinder *b, const FfiDecl *d, FfiBinding *out, Buf *why) {
    Extern *e = ARENA_NEW(&b->arena, Extern);
    *out = (FfiBinding){.call = NULL};
    if (!bind(b, d, e, why)) {
        return false;
    }
    out->context = e;
    out->is_absent = e->code == NULL && !e->how.is_pointer;
    out->call = out->is_absent ? extern_absent : e->how.is_variable ? extern_variable : extern_call;
    return true;
}
