/* leak_since.c: a report against the one before it: what is new, what has grown, what is gone.
 *
 * A leak is the same when its kind, its certainty and all its lines are: how many there are, and
 * how many bytes they keep, is what may change. Lines that only grow (L-GROWTH) are a comparison
 * already: they have grown by themselves, and are never gone.
 */
#include <stdlib.h>
#include <string.h>

#include "inspect/leaks_internal.h"

/* In the arena of the report. */
static const char *key_of(Report *r, const Finding *f) {
    Buf b;
    buf_init(&b);
    buf_printf(&b, "%d %d %d", f->id, f->is_proven, f->fix);
    for (int i = 0; i < f->place_count; i++) {
        const LeakPlace *p = &f->places[i];
        buf_printf(&b, " %d %s:%d", p->role, p->where.path, p->where.line);
    }
    const char *key = arena_strndup(&r->arena, b.data, b.len);
    buf_deinit(&b);
    return key;
}

static PastFinding *past_of(LeakLedger *l, const char *key) {
    for (int i = 0; i < l->findings.len; i++) {
        if (strcmp(l->findings.data[i].key, key) == 0) {
            return &l->findings.data[i];
        }
    }
    return NULL;
}

static void compare_one(Report *r, Finding *f) {
    if (f->id == LEAK_GROWTH) {
        f->change = CHANGE_GROWN;
        return;
    }
    PastFinding *past = past_of(&r->leaks->ledger, key_of(r, f));
    if (past == NULL) {
        f->change = CHANGE_NEW;
        return;
    }
    past->is_gone = false;
    bool has_grown = f->count > past->count || f->bytes > past->bytes;
    f->change = has_grown ? CHANGE_GROWN : CHANGE_NONE;
    f->past = past;
}

void leak_compare(Report *r) {
    LeakLedger *l = &r->leaks->ledger;
    for (int i = 0; i < l->findings.len; i++) {
        l->findings.data[i].is_gone = true;
    }
    for (int i = 0; l->is_kept && i < r->findings.len; i++) {
        compare_one(r, r->findings.data[i]);
    }
}

void ledger_keep(LeakLedger *l, Report *r) {
    ledger_free(l);
    arena_init(&l->arena);
    l->is_kept = true;
    for (int i = 0; i < r->findings.len; i++) {
        const Finding *f = r->findings.data[i];
        if (f->id != LEAK_GROWTH) {
            const char *key = key_of(r, f), *where = leak_where(r, f);
            PastFinding past = {.key = arena_strndup(&l->arena, key, strlen(key)),
                                .id = f->id,
                                .where = arena_strndup(&l->arena, where, strlen(where)),
                                .count = f->count,
                                .bytes = f->bytes};
            VEC_PUSH(&l->findings, past);
        }
    }
}

void ledger_free(LeakLedger *l) {
    if (l->is_kept) {
        arena_deinit(&l->arena);
        VEC_FREE(&l->findings);
    }
    *l = (LeakLedger){0};
}
