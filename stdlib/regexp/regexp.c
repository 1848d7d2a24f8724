/* regexp.c: package regexp's expressions and matches, by RE2 (re2_shim.h).
 *
 * A Regexp of the program holds nothing of C's: it is the text of an expression and its flags, and
 * this file keeps the patterns compiled from them in a cache. So nothing has to be freed when a
 * Regexp dies, and a program that makes a million expressions has PATTERNS of them in memory. The
 * cache is a table of sets; in a set the pattern last used stands first, and the last one makes
 * room.
 *
 * RE2 matches UTF-8 only, Go takes each byte that is not UTF-8 for one U+FFFD. A text with such
 * bytes is therefore matched as a copy in which they are spelled out, and offsets are translated
 * back (Respelled).
 *
 * RE2 cannot be interrupted. On a text of LARGE bytes or more it runs on a worker's thread, on
 * offsets in memory of its own, and Ctrl-C drops the result; shorter texts are done at once, so
 * that a run stays reproducible.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/panic.h"
#include "base/utf8.h"
#include "stdlib/natives.h"
#include "stdlib/regexp/re2_shim.h"

enum { WAYS = 4, SETS = 64, LARGE = 1 << 20 };
#define SHIM_ASSET "stdlib/regexp/re2_shim.so"

typedef struct Pattern {
    Re2Pattern *re;
    char *expr;
    size_t len;
    int flags;
    bool has_nonboundary;   /* \B: see begins_inside_rune */
    int users;              /* the cache, and matches on other threads */
} Pattern;

typedef struct Patterns {
    const Re2Shim *shim;    /* NULL: not loaded yet. Never unloaded: RE2 has memory of its own */
    Pattern *sets[SETS][WAYS];
} Patterns;

static const char patterns_key;

static void pattern_release(const Patterns *all, Pattern *p) {
    if (p != NULL && --p->users == 0) {
        all->shim->free(p->re);
        free(p->expr);
        free(p);
    }
}

static void patterns_free(void *state) {
    Patterns *all = state;
    for (int i = 0; i < SETS * WAYS; i++) {
        pattern_release(all, all->sets[i / WAYS][i % WAYS]);
    }
}

/* ---- Loading ---- */

static const Asset *shim_asset(void) {
    for (uint32_t i = 0; i < asset_count; i++) {
        if (strcmp(assets[i].path, SHIM_ASSET) == 0) {
            return &assets[i];
        }
    }
    return NULL;
}

/* The library lies in the binary; dlopen wants a file, so it gets one that has no name. */
static void *load_library(const Asset *a) {
    int fd = memfd_create("re2_shim", MFD_CLOEXEC);
    if (fd < 0) {
        return NULL;
    }
    void *library = NULL;
    if (write(fd, a->text, a->len) == (ssize_t)a->len) {
        char path[64];
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    }
    close(fd);
    return library;
}

static Patterns *patterns(Vm *vm) {
    Patterns *all = nat_state(vm, &patterns_key, sizeof *all, patterns_free);
    if (all->shim == NULL) {
        void *library = load_library(shim_asset());
        all->shim = library == NULL ? NULL : dlsym(library, RE2_SHIM_SYMBOL);
        if (all->shim == NULL) {
            const char *why = dlerror();
            nat_fatal(vm,
                      "package regexp needs the library libre2.so.9 (Debian: apt-get install "
                      "libre2-9): %s",
                      why == NULL ? "it cannot be loaded" : why);
        }
    }
    return all;
}

/* ---- The cache ---- */

static Pattern *pattern_new(Vm *vm, const Patterns *all, NativeString expr, int flags) {
    Re2Pattern *re = all->shim->compile(expr.ptr, (size_t)expr.len, flags);
    if (re == NULL) {
        nat_fatal(vm, "out of memory");
    }
    Pattern *p = base_calloc(1, sizeof *p);
    *p = (Pattern){re, base_alloc((size_t)expr.len + 1), (size_t)expr.len, flags,
                   memmem(expr.ptr, (size_t)expr.len, "\\B", 2) != NULL, 1};
    memcpy(p->expr, expr.ptr, p->len);
    return p;
}

static bool is_pattern(const Pattern *p, NativeString expr, int flags) {
    return p != NULL && p->flags == flags && p->len == (size_t)expr.len
        && memcmp(p->expr, expr.ptr, p->len) == 0;
}

/* Borrowed until the next call. */
static Pattern *pattern_of(Vm *vm, NativeString expr, int flags) {
    Patterns *all = patterns(vm);
    Pattern **set = all->sets[hash_bytes(expr.ptr, (size_t)expr.len, (uint64_t)flags) % SETS];
    int way = 0;
    while (way < WAYS - 1 && !is_pattern(set[way], expr, flags)) {
        way++;
    }
    Pattern *p = set[way];
    if (!is_pattern(p, expr, flags)) {
        nat_charge(vm, 1024 + 64 * (uint64_t)expr.len);
        pattern_release(all, p);
        p = pattern_new(vm, all, expr, flags);
    }
    memmove(set + 1, set, (size_t)way * sizeof *set);
    set[0] = p;
    return p;
}

/* ---- Texts that are not UTF-8 ---- */

enum { SPELLED = 3 };       /* bytes of U+FFFD */

typedef struct Respelled {
    Buf text;
    VEC(size_t) bad;        /* offsets in the new text where a bad byte is spelled out, ascending */
} Respelled;

static void respell(Respelled *r, const char *text, size_t len) {
    *r = (Respelled){0};
    for (size_t i = 0; i < len;) {
        int width;
        int rune = utf8_decode(text + i, len - i, &width);
        if (rune == UTF8_BAD && width == 1) {
            VEC_PUSH(&r->bad, r->text.len);
            buf_write(&r->text, "\xEF\xBF\xBD", SPELLED);
        } else {
            buf_write(&r->text, text + i, (size_t)width);
        }
        i += (size_t)width;
    }
}

static void respelled_free(Respelled *r) {
    buf_deinit(&r->text);
    VEC_FREE(&r->bad);
}

/* How many bad bytes lie before an offset; each of them moved all that is behind it by GROWTH
 * bytes, so the k-th stood GROWTH * k earlier in the old text than it does in the new one. */
enum { GROWTH = SPELLED - 1 };
static int64_t bad_before(const Respelled *r, int64_t offset, bool in_new) {
    int low = 0, high = r->bad.len;
    while (low < high) {
        int middle = (low + high) / 2;
        int64_t at = (int64_t)r->bad.data[middle] - (in_new ? 0 : GROWTH * (int64_t)middle);
        if (at < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int64_t to_old(const Respelled *r, int64_t offset) {
    return offset - GROWTH * bad_before(r, offset, true);
}

static int64_t to_new(const Respelled *r, int64_t offset) {
    return offset + GROWTH * bad_before(r, offset, false);
}

/* ---- Matching ---- */

/* A search for all matches, or as many as there is room for, from `at` on. */
typedef struct Search {
    const Patterns *all;
    Pattern *pattern;
    const char *text;
    size_t len;
    int64_t at;             /* where the next match may begin; past len: there is none */
    int64_t last;           /* where the match before ended; -1 */
    int64_t *out;           /* `found` times `pairs` pairs of offsets */
    int64_t found, room;
    int pairs;
    Vm *vm;                 /* on a worker's thread, these: */
    uint32_t text_handle;
} Search;

static int64_t after_rune(const Search *s, int64_t at) {
    int width = 0;
    utf8_decode(s->text + at, s->len - (size_t)at, &width);
    return width == 0 ? at + 1 : at + width;
}

/* RE2 goes byte by byte, and so finds the empty match of \B between the bytes of one rune. */
static bool begins_inside_rune(const Search *s, const int64_t *match) {
    return s->pattern->has_nonboundary && match[0] < (int64_t)s->len &&
           (s->text[match[0]] & 0xC0) == 0x80;
}

/* The leftmost match from s->at on. */
static bool next_match(Search *s, int64_t *match, int pairs) {
    while (s->all->shim->match(s->pattern->re, s->text, s->len, (size_t)s->at, match, pairs)) {
        if (pairs == 0 || !begins_inside_rune(s, match)) {
            return true;
        }
        for (s->at = match[0]; s->at < (int64_t)s->len && (s->text[s->at] & 0xC0) == 0x80;
             s->at++) {
        }
    }
    return false;
}

/* Go's rule for successive matches: an empty one right behind another does not count. */
static void search_valid(Search *s) {
    if (s->pairs == 0) { /* is there one at all? That is less work than where */
        int64_t whole[2];
        s->found = next_match(s, whole, s->pattern->has_nonboundary);
        return;
    }
    while (s->found < s->room && s->at <= (int64_t)s->len) {
        int64_t *m = s->out + 2 * s->pairs * s->found;
        if (!next_match(s, m, s->pairs)) {
            s->at = (int64_t)s->len + 1;
            return;
        }
        bool is_adjacent = m[0] == m[1] && m[0] == s->last;
        s->at = m[0] == m[1] ? after_rune(s, m[1]) : m[1];
        s->last = m[1];
        s->found += !is_adjacent;
    }
}

static void search(Search *s) {
    if (utf8_is_valid(s->text, s->len)) {
        search_valid(s);
        return;
    }
    Respelled r;
    respell(&r, s->text, s->len);
    Search other = *s;
    other.text = r.text.data;
    other.len = r.text.len;
    other.at = to_new(&r, s->at);
    other.last = to_new(&r, s->last);
    search_valid(&other);
    for (int64_t i = 0; i < other.found * 2 * s->pairs; i++) {
        s->out[i] = to_old(&r, s->out[i]);
    }
    s->found = other.found;
    s->at = other.at > (int64_t)other.len ? (int64_t)s->len + 1 : to_old(&r, other.at);
    s->last = to_old(&r, other.last);
    respelled_free(&r);
}

static void search_elsewhere(void *ctx) {
    search(ctx);
}

static void search_free(void *ctx) {
    Search *s = ctx;
    nat_handle_free(s->vm, s->text_handle);
    pattern_release(s->all, s->pattern);
    free(s->out);
    free(s);
}

/* The same search with nothing in it that the goroutine's end could take away. */
static NativeResult offload(Vm *vm, Goro *g, const Search *s) {
    Search *own = base_alloc(sizeof *own);
    *own = *s;
    own->out = base_alloc((size_t)(s->room * 2 * s->pairs) * sizeof *own->out);
    own->vm = vm;
    own->text_handle = nat_handle_new(vm, (void *)s->text);
    own->pattern->users++;
    return nat_offload(vm, g, search_elsewhere, search_free, own);
}

static NativeResult search_result(Slot *a, const Search *s) {
    a[0].i = s->found;
    a[1].i = s->at;
    a[2].i = s->last;
    return NAT_DONE;
}

/* func find(expr string, flags int, text string, at, last int, out []int, pairs int) (found,
 * nextAt, nextLast int) */
NativeResult regexp_find(Vm *vm, Goro *g, Slot *a) {
    NativeSlice out = nat_slice(a + 7);
    Search *done = nat_offloaded(vm, g);
    if (done != NULL) {
        memcpy(out.ptr, done->out, (size_t)(done->found * 2 * done->pairs) * sizeof *done->out);
        search_result(a, done);
        search_free(done);
        return NAT_DONE;
    }
    NativeString text = nat_string(a + 3);
    Search s = {.all = patterns(vm), .pattern = pattern_of(vm, nat_string(a), (int)a[2].i),
                .text = text.len == 0 ? "" : text.ptr, /* RE2 takes a group at NULL for none */
                .len = (size_t)text.len, .at = a[5].i, .last = a[6].i, .out = out.ptr,
                .pairs = (int)a[10].i};
    s.room = s.pairs == 0 ? 0 : out.len / (2 * s.pairs);
    if (text.len >= LARGE) {
        return offload(vm, g, &s);
    }
    search(&s);
    nat_charge(vm, (uint64_t)text.len + 64 * (uint64_t)(1 + s.found));
    return search_result(a, &s);
}

/* ---- What is known of an expression ---- */

/* func compile(expr string, flags int) (problem int, part string, groups int) */
NativeResult regexp_compile(Vm *vm, Goro *g, Slot *a) {
    (void)g;
    const Re2Shim *shim = patterns(vm)->shim;
    const Pattern *p = pattern_of(vm, nat_string(a), (int)a[2].i);
    const char *part;
    size_t len;
    a[0].i = shim->error(p->re, &part, &len);
    a[3].i = shim->groups(p->re);
    return nat_set_string(vm, a + 1, part, len) ? NAT_DONE : NAT_PANIC;
}
