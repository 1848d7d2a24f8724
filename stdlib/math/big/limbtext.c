/* limbtext.c: the numbers of math/big as digits and back, in bases 2 to 62.
 *
 * GMP's conversions take time that grows with n log² n. One too long for the thread that runs the
 * program goes to a worker, as in limbs.c, with copies of its own.
 */
#include <gmp.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "stdlib/natives.h"

enum { LARGE_WORDS = 100000 }; /* about 20 ms */

static const char alphabet[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* Up to base 36 capitals are small letters. */
static unsigned char value_of(char c, int base) {
    int capitals = base <= 36 ? 10 : 36;
    return (unsigned char)(c <= '9' ? c - '0' : c >= 'a' ? c - 'a' + 10 : c - 'A' + capitals);
}

typedef struct Text {
    int base;
    unsigned char *digits;
    size_t digit_count;
    mp_size_t words;
    mp_limb_t limbs[]; /* one more than words: mpn_get_str destroys them and uses it */
} Text;

static Text *text_new(int base, mp_size_t words, size_t digits) {
    Text *t = base_calloc(1, sizeof *t + ((size_t)words + 1) * sizeof *t->limbs);
    t->base = base;
    t->words = words;
    t->digits = base_alloc(digits + 1);
    t->digit_count = digits;
    return t;
}

static void text_free(void *ctx) {
    Text *t = ctx;
    free(t->digits);
    free(t);
}

static void to_digits(void *ctx) {
    Text *t = ctx;
    t->digit_count = mpn_get_str(t->digits, t->base, t->limbs, t->words);
}

static void to_limbs(void *ctx) {
    Text *t = ctx;
    t->words = mpn_set_str(t->limbs, t->digits, t->digit_count, t->base);
}

static void charge_text(Vm *vm, mp_size_t words) {
    mp_size_t levels = 64 - __builtin_clzll((unsigned long long)words | 1);
    charge_bytes(vm, 64 * words * levels * levels);
}

/* The work, here or on a worker. `waits`: it is not done yet, the goroutine sleeps. */
static Text *convert(Vm *vm, Goro *g, Text *t, mp_size_t words, void (*work)(void *), bool *waits) {
    *waits = words > LARGE_WORDS;
    if (*waits) {
        nat_offload(vm, g, work, text_free, t);
        return NULL;
    }
    work(t);
    charge_text(vm, words);
    return t;
}

static Text *text_of_words(Slot *args) {
    mp_size_t words = args[1].i;
    int base = (int)args[3].i;
    int digit_bits = 31 - __builtin_clz((unsigned)base); /* at least that many a digit */
    Text *t = text_new(base, words, (size_t)(words * GMP_LIMB_BITS / digit_bits) + 2);
    memcpy(t->limbs, args[0].p, (size_t)words * sizeof *t->limbs);
    return t;
}

/* func digits(x nat, base int) string; x is not 0 */
NativeResult limbs_digits(Vm *vm, Goro *g, Slot *args) {
    Text *t = nat_offloaded(vm, g);
    if (t == NULL) {
        bool waits;
        t = convert(vm, g, text_of_words(args), args[1].i, to_digits, &waits);
        if (waits) {
            return NAT_PARK;
        }
    }
    size_t skip = t->digits[0] == 0; /* GMP may begin with a 0 */
    char *out = nat_new_string(vm, args, t->digit_count - skip);
    for (size_t i = skip; out != NULL && i < t->digit_count; i++) {
        out[i - skip] = alphabet[t->digits[i]];
    }
    text_free(t);
    return out != NULL ? NAT_DONE : NAT_PANIC;
}

static Text *text_of_digits(NativeString s, int base, mp_size_t words) {
    Text *t = text_new(base, words, (size_t)s.len);
    for (int64_t i = 0; i < s.len; i++) {
        t->digits[i] = value_of(s.ptr[i], base);
    }
    return t;
}

/* func number(z nat, digits string, base int) int; z is long enough, the length used is the
 * result */
NativeResult limbs_number(Vm *vm, Goro *g, Slot *args) {
    NativeSlice z = nat_slice(args);
    Text *t = nat_offloaded(vm, g);
    if (t == NULL) {
        bool waits;
        t = convert(vm, g, text_of_digits(nat_string(args + 3), (int)args[5].i, z.len), z.len,
                    to_limbs, &waits);
        if (waits) {
            return NAT_PARK;
        }
    }
    mp_size_t n = t->words;
    while (n > 0 && t->limbs[n - 1] == 0) {
        n--;
    }
    CHECK(n <= z.len);
    memcpy(z.ptr, t->limbs, (size_t)n * sizeof *t->limbs);
    text_free(t);
    return return_int(args, n);
}
