/* leak_maps.c: maps that were big once.
 *
 * A map never gives room back, in Go as here: after delete and clear its table is as big as it ever
 * was. That is on purpose where it is filled again, so it is only a suspicion; room that was asked
 * for, make(map[K]V, n), is none; and what only running functions hold goes with them.
 */
#include <stdlib.h>

#include "inspect/leaks_internal.h"

enum { ROOM_LEAST = 256 << 10, USED_PART = 8 };

typedef struct Room {
    const HeapGraph *graph;
    uint64_t bytes;
    uint32_t entries;           /* node of the table */
} Room;

static void add_room(void *ctx, const HeapRef *ref) {
    Room *room = ctx;
    HeapKind kind = heapgraph_contents(room->graph, ref->to).kind;
    if (kind == HEAP_MAP_ENTRIES || kind == HEAP_MAP_AUX) {
        room->bytes += heapgraph_size(room->graph, ref->to);
        room->entries = kind == HEAP_MAP_ENTRIES ? ref->to : room->entries;
    }
}

static Room room_of(const HeapGraph *g, uint32_t map) {
    Room room = {g, 0, HEAP_NONE};
    heapgraph_each_ref(g, map, add_room, &room);
    return room;
}

static void tell_map(Report *r, const HeapReach *lasting, uint32_t map, const Room *room) {
    uint64_t len = vm_map_len(heapgraph_object(r->graph, map).base);
    uint32_t made = heapgraph_object(r->graph, map).site;
    uint32_t grown = heapgraph_object(r->graph, room->entries).site;
    Finding *f = finding_for(r, LEAK_MAP, false, made, grown, 0);
    f->bytes += room->bytes;
    if (f->count++ == 0) {
        finding_made(r, f, ROLE_MADE, map);
        finding_made(r, f, ROLE_ALLOC, room->entries);
        Buf size;
        buf_init(&size);
        leak_put_bytes(&size, room->bytes);
        f->reason =
            arena_printf(&r->arena, say(r, SAY_MAP_ROOM), (unsigned long long)len, size.data);
        buf_deinit(&size);
        finding_path(r, f, lasting, map);
    }
}

/* Was the table made with the map? */
static bool was_asked_for(const HeapGraph *g, uint32_t map, uint32_t entries) {
    return heapgraph_object(g, map).site == heapgraph_object(g, entries).site;
}

/* Is there room for far more than the map holds? */
static bool is_roomy(const HeapGraph *g, uint32_t map, const Room *room) {
    const Rtype *type = heapgraph_contents(g, map).type;
    uint64_t used = vm_map_len(heapgraph_object(g, map).base) * type->map_entry_size;
    return room->entries != HEAP_NONE && room->bytes >= ROOM_LEAST &&
           used < room->bytes / USED_PART && !was_asked_for(g, map, room->entries);
}

void leak_find_maps(Report *r) {
    HeapReach *lasting = NULL;
    for (uint32_t n = 0; n < heapgraph_objects(r->graph); n++) {
        if (heapgraph_contents(r->graph, n).kind != HEAP_MAP) {
            continue;
        }
        Room room = room_of(r->graph, n);
        if (!is_roomy(r->graph, n, &room)) {
            continue;
        }
        lasting = lasting != NULL ? lasting : leak_reach_without(r->graph, HOLDER_GOROUTINE);
        if (heapreach_has(lasting, n)) {
            tell_map(r, lasting, n, &room);
        }
    }
    heapreach_free(lasting);
}
