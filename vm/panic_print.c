/* panic_print.c: what an uncaught panic says on standard error, and the exit (RUNTIME.md 5). */
#include "vm/vm_internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static char *text_of(const char *format, ...) __attribute__((format(printf, 1, 2)));

static char *text_of(const char *format, ...) {
    Buf b;
    va_list args;
    buf_init(&b);
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    return buf_take(&b);
}

static char *string_text(const Rtype *t, const uint64_t *box, const char *prefix) {
    Buf b;
    buf_init(&b);
    buf_puts(&b, prefix);
    if (t->is_named && prefix[0] == 0 && t->kind == RK_STRING && t->pkg_path != NULL &&
        t->pkg_path->len > 0) {
        buf_printf(&b, "%s(\"", t->string->text);
        buf_write(&b, (const char *)(uintptr_t)box[0], box[1]);
        buf_puts(&b, "\")");
    } else {
        buf_write(&b, (const char *)(uintptr_t)box[0], box[1]);
    }
    buf_putc(&b, 0);
    return buf_take(&b);
}

/* A float as print() shows it: +1.500000e+000. */
void print_float(Buf *b, double d) {
    if (d != d) {
        buf_puts(b, "NaN");
        return;
    }
    if (d - d != 0) {
        buf_puts(b, d > 0 ? "+Inf" : "-Inf");
        return;
    }
    char text[40];
    snprintf(text, sizeof text, "%+.6e", d);
    char *e = strchr(text, 'e'); /* at least three digits of exponent */
    int exponent = atoi(e + 1);
    buf_write(b, text, (size_t)(e - text));
    buf_printf(b, "e%c%03d", exponent < 0 ? '-' : '+', exponent < 0 ? -exponent : exponent);
}

static void put_complex(Buf *b, double re, double im) {
    buf_putc(b, '(');
    print_float(b, re);
    print_float(b, im);
    buf_puts(b, "i)");
}

/* The basic kinds; false for others. */
static bool put_basic(Buf *b, const Rtype *t, uint64_t data) {
    Slot s = {.u = data};
    switch (t->kind) {
    case RK_BOOL: buf_puts(b, data & 1 ? "true" : "false"); return true;
    case RK_INT: case RK_INT8: case RK_INT16: case RK_INT32: case RK_INT64:
        buf_printf(b, "%" PRId64, s.i);
        return true;
    case RK_UINT: case RK_UINT8: case RK_UINT16: case RK_UINT32: case RK_UINT64: case RK_UINTPTR:
        buf_printf(b, "%" PRIu64, data);
        return true;
    case RK_FLOAT32: print_float(b, s.f32); return true;
    case RK_FLOAT64: print_float(b, s.f); return true;
    case RK_COMPLEX64: {
        float part[2];
        memcpy(part, &data, 8);
        put_complex(b, part[0], part[1]);
        return true;
    }
    case RK_COMPLEX128: {
        const double *part = (const double *)(uintptr_t)data;
        put_complex(b, part[0], part[1]);
        return true;
    }
    default: return false;
    }
}

static bool is_known(const Vm *vm, const Rtype *t, KnownType k) {
    return t == vm->image->known[k];
}

char *panic_value_text(Vm *vm, const Rtype *t, uint64_t data) {
    const uint64_t *box = (const uint64_t *)(uintptr_t)data;
    if (t == NULL) {
        return text_of("nil");
    }
    if (is_known(vm, t, KNOWN_ERROR_STRING) || is_known(vm, t, KNOWN_BOUNDS_ERROR)) {
        return string_text(t, box, "runtime error: ");
    }
    if (t == &vm->fallback_error || t == &vm->fallback_string) {
        return string_text(t, box, "");
    }
    if (is_known(vm, t, KNOWN_PLAIN_ERROR) || is_known(vm, t, KNOWN_TYPE_ASSERTION) ||
        is_known(vm, t, KNOWN_PANIC_NIL)) {
        return text_of("%.*s", (int)box[1], (const char *)(uintptr_t)box[0]);
    }
    return NULL;
}

char *panic_plain_text(Vm *vm, const Rtype *t, uint64_t data) {
    (void)vm;
    Buf b;
    buf_init(&b);
    if (t->kind == RK_STRING) {
        return string_text(t, (const uint64_t *)(uintptr_t)data, "");
    }
    if (t->is_named && t->pkg_path != NULL && t->pkg_path->len > 0 && t->kind <= RK_COMPLEX128) {
        buf_printf(&b, "%s(", t->string->text);
        put_basic(&b, t, data);
        buf_putc(&b, ')');
    } else if (!put_basic(&b, t, data)) {
        buf_printf(&b, "(%s) 0x%" PRIx64, t->string->text, data);
    }
    return buf_take(&b);
}

/* Oldest first; each under the one it interrupted. */
static void put_panics(const Panic *p, Buf *b) {
    if (p->prev != NULL) {
        put_panics(p->prev, b);
        if (p->prev->kind == PANIC_VALUE) {
            buf_putc(b, '\t');
        }
    }
    if (p->kind == PANIC_VALUE) {
        buf_printf(b, "panic: %s%s\n", p->text, p->recovered ? " [recovered]" : "");
    }
}

_Noreturn void panic_report(Vm *vm) {
    Goro *g = vm->cur;
    Buf b;
    buf_init(&b);
    put_panics(g->panics, &b);
    for (const Panic *p = g->panics; p != NULL; p = p->prev) {
        if (p->is_segv) {
            buf_printf(&b,
                       "[signal SIGSEGV: segmentation violation code=0x1 addr=0x%" PRIx64
                       " pc=0x%" PRIx64 "]\n",
                       p->segv_addr, (uint64_t)(uintptr_t)p->ip);
            break;
        }
    }
    trace_crash(vm, g, false, &b);
    vm_end_report(vm, &b, 2);
}

_Noreturn void die_while_printing(Vm *vm) {
    const Panic *inner = vm->cur->panics;
    char *text = panic_value_text(vm, (const Rtype *)(uintptr_t)inner->type, inner->data);
    if (text == NULL) {
        text = panic_plain_text(vm, (const Rtype *)(uintptr_t)inner->type, inner->data);
    }
    /* vm_fatal never comes back to free it */
    const Str *kept = intern_cstr(vm->image->interns, text);
    free(text);
    vm_fatal(vm, "panic while printing panic value: %s", kept->text);
}
