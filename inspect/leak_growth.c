/* leak_growth.c: lines whose objects only grow in number, from one report to the next; and handles
 * of C.
 *
 * A census counts what is live by the line that made it. Growth is a suspicion only: a cache that
 * fills looks the same.
 */
#include <stdlib.h>

#include "inspect/leaks_internal.h"

enum { GROWTH_LEAST = 100, GROWTH_LEAST_BYTES = 16 << 10 };

/* A line that was inlined has several sites. */
static void *place_key(const Report *r, uint32_t site) {
    const FuncMeta *func;
    Location where;
    if (!vm_site_user_where(r->vm, site, &func, &where) || where.file == NULL) {
        return (void *)(uintptr_t)site;
    }
    return (void *)((uintptr_t)(where.file->index + 1) << 32 | (uint32_t)where.line);
}

static CensusLine *line_of(const Report *r, Census *c, uint32_t site) {
    CensusLine *line = map_get(&c->by_site, (void *)(uintptr_t)site);
    if (line != NULL) {
        return line;
    }
    void *key = place_key(r, site);
    line = map_get(&c->by_line, key);
    if (line == NULL) {
        line = ARENA_NEW(&c->arena, CensusLine);
        line->site = site;
        map_put(&c->by_line, key, line);
    }
    map_put(&c->by_site, (void *)(uintptr_t)site, line);
    return line;
}

static void take_census(Report *r, Census *c) {
    arena_init(&c->arena);
    c->is_taken = true;
    for (uint32_t n = 0; n < heapgraph_objects(r->graph); n++) {
        GcObject o = heapgraph_object(r->graph, n);
        if (o.site != 0 && heapreach_has(r->live, n)) {
            CensusLine *line = line_of(r, c, o.site);
            line->count++;
            line->bytes += o.size;
            line->example = n;
        }
    }
}

void census_free(Census *c) {
    if (c->is_taken) {
        arena_deinit(&c->arena);
        map_deinit(&c->by_site);
        map_deinit(&c->by_line);
    }
    *c = (Census){0};
}

/* Half as much again, and enough to be worth a word. */
static bool has_grown(const CensusLine *was, const CensusLine *is) {
    return is->count >= was->count + GROWTH_LEAST && is->bytes >= was->bytes + GROWTH_LEAST_BYTES &&
           is->count / 3 >= was->count / 2;
}

static void add_growth(Report *r, const CensusLine *was, const CensusLine *is) {
    Finding *f = finding_new(r, LEAK_GROWTH, false);
    f->count = is->count - was->count;
    f->bytes = is->bytes - was->bytes;
    finding_site(r, f, ROLE_ALLOC, is->site);
    const char *before = arena_printf(&r->arena, "%u", was->count);
    const char *now = arena_printf(&r->arena, "%u", is->count);
    f->reason = arena_printf(&r->arena, say(r, SAY_GREW), before, now);
    finding_path(r, f, r->live, is->example);
}

void leak_find_growth(Report *r) {
    Census now = {0}, *before = &r->leaks->census;
    take_census(r, &now);
    for (uint32_t i = 0; before->is_taken && i < now.by_line.len; i++) {
        static const CensusLine none;
        const CensusLine *is = now.by_line.entries[i].value;
        const CensusLine *was = map_get(&before->by_line, (void *)now.by_line.entries[i].key);
        if (has_grown(was != NULL ? was : &none, is)) {
            add_growth(r, was != NULL ? was : &none, is);
        }
    }
    census_free(before);
    *before = now;
}

/* ---- handles */

static void add_handle(void *ctx, const LeakHandle *h) {
    Report *r = ctx;
    Finding *f = finding_for(r, LEAK_HANDLE, true, h->site, 0, 0);
    if (f->count++ == 0) {
        finding_site(r, f, ROLE_ALLOC, h->site);
        f->reason = arena_printf(&r->arena, say(r, SAY_HANDLE_OPEN), h->type, h->closer);
    }
}

void leak_find_handles(Report *r) {
    const Leaks *l = r->leaks;
    if (l->handles != NULL) {
        l->handles(l->handles_ctx, add_handle, r);
    }
}
