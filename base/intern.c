/* base/intern.c: an open-addressing set of Str, at most 3/4 full; the strings lie in an arena.
 *
 * The hash is kept in the Str: growing the table does not read the text again, and two strings of
 * different hash are told apart without comparing bytes.
 */
#include "base/intern.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/panic.h"

enum { FIRST_SLOTS = 1024 };

struct Interns {
    Arena arena;
    const Str **slots; /* a power of two of them */
    uint32_t slot_count, used;
};

Interns *interns_new(void)
{
    Interns *t = base_calloc(1, sizeof *t);
    arena_init(&t->arena);
    t->slot_count = FIRST_SLOTS;
    t->slots = base_calloc(t->slot_count, sizeof *t->slots);
    return t;
}

void interns_free(Interns *t)
{
    if (t) {
        arena_deinit(&t->arena);
        free(t->slots);
        free(t);
    }
}

static void grow(Interns *t)
{
    uint32_t count = t->slot_count * 2;
    const Str **slots = base_calloc(count, sizeof *slots);
    for (uint32_t i = 0; i < t->slot_count; i++) {
        const Str *s = t->slots[i];
        if (!s) {
            continue;
        }
        uint32_t at = s->hash & (count - 1);
        while (slots[at]) {
            at = (at + 1) & (count - 1);
        }
        slots[at] = s;
    }
    free(t->slots);
    t->slots = slots;
    t->slot_count = count;
}

static const Str *str_new(Interns *t, const char *text, size_t len, uint32_t hash)
{
    Str *s = arena_alloc(&t->arena, sizeof *s + len + 1);
    s->hash = hash;
    s->len = (uint32_t)len;
    if (len) {
        memcpy(s->text, text, len);
    }
    return s;
}

static bool same(const Str *s, const char *text, size_t len, uint32_t hash)
{
    return s->hash == hash && s->len == len && (len == 0 || memcmp(s->text, text, len) == 0);
}

const Str *intern(Interns *t, const char *text, size_t len)
{
    CHECK(len < UINT32_MAX);
    uint32_t hash = (uint32_t)hash_bytes(text, len, 0);
    uint32_t mask = t->slot_count - 1;
    uint32_t at = hash & mask;
    for (; t->slots[at]; at = (at + 1) & mask) {
        if (same(t->slots[at], text, len, hash)) {
            return t->slots[at];
        }
    }
    const Str *s = str_new(t, text, len, hash);
    t->slots[at] = s;
    if (++t->used > t->slot_count / 4 * 3) {
        grow(t);
    }
    return s;
}

const Str *intern_cstr(Interns *t, const char *text)
{
    return intern(t, text, strlen(text));
}
