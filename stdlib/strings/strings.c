/* strings.c: natives of package strings: a string is two slots. */
#include "stdlib/natives.h"

#include <stdbool.h>
#include <string.h>

#include "stdlib/strings/textsearch.h"

#define TEXT_NATIVE(name) strings_##name
#define TEXT_SLOTS 2

enum { PER_WORD = 32 }; /* what a watch is told of a word or part beside its bytes */

#include "stdlib/strings/textnatives.inc"

/* The result replaces the arguments when it is certain that the native will not run again. */
static NativeResult return_string(NatWatch *w, Slot *args, const Slot *result) {
    if (w->is_stopped) {
        return nat_again(w->vm);
    }
    args[0] = result[0];
    args[1] = result[1];
    return NAT_DONE;
}

static NativeResult return_slice(NatWatch *w, Slot *args, const Slot *result) {
    args[2] = w->is_stopped ? args[2] : result[2];
    return return_string(w, args, result);
}

/* An empty result holds nothing, so nothing is allocated for it. */
static NativeResult return_empty(Slot *args) {
    args[0].p = NULL;
    args[1].i = 0;
    return NAT_DONE;
}

NativeResult strings_repeat(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Text s = text_at(args);
    size_t total = (size_t)s.len * (size_t)args[2].i;
    NatWatch watch = nat_watch(vm);
    Slot result[2];
    char *out = nat_new_string(vm, result, total);
    if (!out) {
        return NAT_PANIC;
    }
    text_copy(&watch, out, s);
    for (size_t done = (size_t)s.len; done < total; done *= 2) {
        size_t left = total - done;
        text_copy(&watch, out + done, (Text){out, (int64_t)(done < left ? done : left)});
    }
    charge_bytes(vm, (int64_t)total);
    return return_string(&watch, args, result);
}

NativeResult strings_shift_case(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Text s = text_at(args);
    int first = (int)args[2].u, delta = (int)args[3].i;
    NatWatch watch = nat_watch(vm);
    Slot result[2];
    char *out = nat_new_string(vm, result, (size_t)s.len);
    if (!out) {
        return NAT_PANIC;
    }
    text_shift_case(&watch, out, s.ptr, s.len, first, delta);
    charge_bytes(vm, s.len);
    return return_string(&watch, args, result);
}

static char *put_text(NatWatch *w, char *to, Text s) {
    text_copy(w, to, s);
    return to + s.len;
}

/* replaceBytes(s, old, new string, count int) string */
NativeResult strings_replace_bytes(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Text s = text_at(args), old = text_at(args + 2), new = text_at(args + 4);
    int64_t count = args[6].i, total = s.len + count * (new.len - old.len);
    if (total == 0) {
        return return_empty(args);
    }
    NatWatch watch = nat_watch(vm);
    Slot result[2];
    char *out = nat_new_string(vm, result, (size_t)total);
    if (!out) {
        return NAT_PANIC;
    }
    charge_bytes(vm, s.len + total);
    for (; count > 0 && !watch.is_stopped; count--) {
        int64_t at = text_index(&watch, s, old);
        out = put_text(&watch, out, (Text){s.ptr, at});
        out = put_text(&watch, out, new);
        s.ptr += at + old.len;
        s.len -= at + old.len;
    }
    put_text(&watch, out, s);
    return return_string(&watch, args, result);
}

/* join(elems []string, sep string) string; elems is not empty */
NativeResult strings_join(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Text *elems = args[0].p;
    int64_t n = args[1].i;
    Text sep = text_at(args + 3);
    int64_t total = sep.len * (n - 1);
    for (int64_t i = 0; i < n; i++) {
        total += elems[i].len;
    }
    if (total == 0) {
        return return_empty(args);
    }
    NatWatch watch = nat_watch(vm);
    Slot result[2];
    char *out = nat_new_string(vm, result, (size_t)total);
    if (!out) {
        return NAT_PANIC;
    }
    out = put_text(&watch, out, elems[0]);
    for (int64_t i = 1; i < n && !nat_stops(&watch, PER_WORD); i++) {
        out = put_text(&watch, out, sep);
        out = put_text(&watch, out, elems[i]);
    }
    charge_bytes(vm, total);
    return return_string(&watch, args, result);
}

/* The parts of a text are its own bytes. An empty part points nowhere: behind the last byte another
 * object may begin. */
static Text part_of(const char *from, int64_t len) {
    return (Text){len > 0 ? from : NULL, len};
}

static bool is_blank(char c) {
    return c == ' ' || (unsigned char)(c - '\t') < 5;
}

/* Finds the word at or behind *at; false: there is none, or the watch is stopped. */
static bool next_word(NatWatch *w, Text s, int64_t *at, Text *word) {
    int64_t i = *at;
    while (i < s.len && is_blank(s.ptr[i])) {
        i++;
    }
    int64_t start = i;
    while (i < s.len && !is_blank(s.ptr[i])) {
        i++;
    }
    int64_t passed = i - *at;
    *at = i;
    *word = part_of(s.ptr + start, i - start);
    return i > start && !nat_stops(w, passed + PER_WORD);
}

/* fieldsASCII(s string) []string */
NativeResult strings_fields_ascii(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Text s = text_at(args), word;
    int64_t count = 0;
    NatWatch watch = nat_watch(vm);
    for (int64_t at = 0; next_word(&watch, s, &at, &word);) {
        count++;
    }
    charge_bytes(vm, 2 * s.len);
    Slot result[3];
    if (watch.is_stopped) {
        return nat_again(vm);
    }
    if (!nat_new_string_slice(vm, result, (size_t)count)) {
        return NAT_PANIC;
    }
    Text *to = result[0].p; /* new, so no barrier is needed */
    for (int64_t at = 0; next_word(&watch, s, &at, &word);) {
        *to++ = word;
    }
    return return_slice(&watch, args, result);
}

/* splitBy(s, sep string, keep, n int) []string */
NativeResult strings_split_by(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Text s = text_at(args), sep = text_at(args + 2);
    int64_t keep = args[4].i, n = args[5].i;
    charge_bytes(vm, s.len);
    NatWatch watch = nat_watch(vm);
    Slot result[3];
    if (!nat_new_string_slice(vm, result, (size_t)n)) {
        return NAT_PANIC;
    }
    Text *to = result[0].p;
    for (; n > 1 && !nat_stops(&watch, PER_WORD); n--) {
        int64_t at = text_index(&watch, s, sep);
        *to++ = part_of(s.ptr, at + keep);
        s.ptr += at + sep.len;
        s.len -= at + sep.len;
    }
    *to = part_of(s.ptr, s.len);
    return return_slice(&watch, args, result);
}
