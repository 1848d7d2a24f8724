/* runprint.c: what compiled code calls in the runtime (compiler/runtime_calls.def): print and
 * println, min and max of floats, and checks that are too rare to be instructions.
 *
 * print writes to standard error at once, in the runtime's own plain formats: floats always as
 * +d.dddddde+ddd, pointers and the words of interfaces in hexadecimal.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm/native.h"

extern NativeFn runtime_print_bool, runtime_print_int, runtime_print_uint, runtime_print_hex,
    runtime_print_float, runtime_print_complex, runtime_print_string, runtime_print_slice,
    runtime_print_iface, runtime_print_sp, runtime_print_nl, runtime_fmin, runtime_fmax,
    runtime_panic_wrap, runtime_range_state, runtime_unsafe_slice_check,
    runtime_unsafe_string_check;

/* ---- print */

static NativeResult write_text(Vm *vm, const char *text, size_t len) {
    int64_t written;
    nat_write_fd(vm, 2, text, len, &written);
    return NAT_DONE;
}

NativeResult runtime_print_bool(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    return args[0].u != 0 ? write_text(vm, "true", 4) : write_text(vm, "false", 5);
}

NativeResult runtime_print_int(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[32];
    return write_text(vm, text, (size_t)snprintf(text, sizeof text, "%" PRId64, args[0].i));
}

NativeResult runtime_print_uint(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[32];
    return write_text(vm, text, (size_t)snprintf(text, sizeof text, "%" PRIu64, args[0].u));
}

NativeResult runtime_print_hex(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[32];
    return write_text(vm, text, (size_t)snprintf(text, sizeof text, "0x%" PRIx64, args[0].u));
}

/* C's exponent has two digits at least, the runtime's always three. */
static int format_float(char *out, size_t size, double d) {
    if (isnan(d)) {
        return snprintf(out, size, "NaN");
    }
    if (isinf(d)) {
        return snprintf(out, size, d > 0 ? "+Inf" : "-Inf");
    }
    char text[32];
    snprintf(text, sizeof text, "%+.6e", d);
    char *e = strchr(text, 'e');
    return snprintf(out, size, "%.*s%c%03d", (int)(e + 1 - text), text, e[1], atoi(e + 2));
}

NativeResult runtime_print_float(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[40];
    return write_text(vm, text, (size_t)format_float(text, sizeof text, args[0].f));
}

NativeResult runtime_print_complex(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char re[40], im[40], text[96];
    format_float(re, sizeof re, args[0].f);
    format_float(im, sizeof im, args[1].f);
    return write_text(vm, text, (size_t)snprintf(text, sizeof text, "(%s%si)", re, im));
}

NativeResult runtime_print_string(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeString s = nat_string(args);
    return write_text(vm, s.ptr, (size_t)s.len);
}

NativeResult runtime_print_slice(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[80];
    int n = snprintf(text, sizeof text, "[%" PRId64 "/%" PRId64 "]0x%" PRIx64, args[1].i, args[2].i,
                     args[0].u);
    return write_text(vm, text, (size_t)n);
}

NativeResult runtime_print_iface(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[64];
    int n = snprintf(text, sizeof text, "(0x%" PRIx64 ",0x%" PRIx64 ")", args[0].u, args[1].u);
    return write_text(vm, text, (size_t)n);
}

NativeResult runtime_print_sp(Vm *vm, Goro *g, Slot *args) {
    (void)g, (void)args;
    return write_text(vm, " ", 1);
}

NativeResult runtime_print_nl(Vm *vm, Goro *g, Slot *args) {
    (void)g, (void)args;
    return write_text(vm, "\n", 1);
}

/* ---- min and max of floats (spec, Min and max): a NaN wins, -0.0 is below 0.0 */

NativeResult runtime_fmin(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    double x = args[0].f, y = args[1].f;
    if (isnan(x) || isnan(y)) {
        args[0].f = NAN;
    } else if (x == y) {
        args[0].f = signbit(x) ? x : y;
    } else {
        args[0].f = x < y ? x : y;
    }
    return NAT_DONE;
}

NativeResult runtime_fmax(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    double x = args[0].f, y = args[1].f;
    if (isnan(x) || isnan(y)) {
        args[0].f = NAN;
    } else if (x == y) {
        args[0].f = signbit(x) ? y : x;
    } else {
        args[0].f = x > y ? x : y;
    }
    return NAT_DONE;
}

/* ---- checks */

NativeResult runtime_panic_wrap(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeString method = nat_string(args), type = nat_string(args + 2);
    nat_panic_plain(vm, "value method %.*s called using nil *%.*s pointer", (int)method.len,
                    method.ptr, (int)type.len, type.ptr);
    return NAT_PANIC;
}

/* A function that is ranged over broke the rules; the states are those of runtime_calls.def. */
NativeResult runtime_range_state(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    switch (args[0].i) {
    case -3:
        nat_panic_runtime(vm, "range function recovered a loop body panic and did not resume "
                              "panicking");
        break;
    case -2:
        nat_panic_runtime(vm, "range function continued iteration after loop body panic");
        break;
    case -1:
        nat_panic_runtime(vm, "range function continued iteration after whole loop exit");
        break;
    default:
        nat_panic_runtime(vm, "range function continued iteration after function for loop body "
                              "returned false");
    }
    return NAT_PANIC;
}

/* Memory ends below 2^47, so a length that wraps around is refused by size alone. */
enum { MEMORY_BITS = 47 };

NativeResult runtime_unsafe_slice_check(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    uint64_t ptr = args[0].u, size = args[2].u;
    int64_t len = args[1].i;
    if (len < 0 || (size != 0 && (uint64_t)len > (UINT64_C(1) << MEMORY_BITS) / size)) {
        nat_panic_runtime(vm, "unsafe.Slice: len out of range");
        return NAT_PANIC;
    }
    if (ptr == 0 && len != 0) {
        nat_panic_runtime(vm, "unsafe.Slice: ptr is nil and len is not zero");
        return NAT_PANIC;
    }
    return NAT_DONE;
}

NativeResult runtime_unsafe_string_check(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    if (args[1].i < 0 || args[1].u > UINT64_C(1) << MEMORY_BITS) {
        nat_panic_runtime(vm, "unsafe.String: len out of range");
        return NAT_PANIC;
    }
    if (args[0].u == 0 && args[1].i != 0) {
        nat_panic_runtime(vm, "unsafe.String: ptr is nil and len is not zero");
        return NAT_PANIC;
    }
    return NAT_DONE;
}
