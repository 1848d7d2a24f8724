/* sched/chan.c — channels on one thread.
 *
 * Invariants (those of Go's runtime/chan.go, without the locks):
 *   - At least one of the two wait queues is empty, except that a select may wait on both sides.
 *   - Ring not empty: nobody waits to receive. Ring not full: nobody waits to send.
 *   - A value goes the shortest way: from the sender's frame to the waiting receiver's, from a
 *     waiting sender's frame to the receiver's, else through the ring. Slots of a parked task are
 *     reached through (task, slot), because its stack may have moved.
 *   - Ring places outside [head, head + count) are zero, so they hold nothing and need no barrier
 *     when written. Taking an element out shades and clears its place.
 *   - A value taken out of a parked sender's frame is shaded: the sender may not have been scanned
 *     yet in this cycle, its slot is dead afterwards, and the receiver may have been.
 */
#include <string.h>

#include "sched/sched_internal.h"

#define MAX_ALLOC ((uint64_t)1 << 48)   /* Go's limit on amd64 */

enum { CHAN_WORDS = sizeof(Chan) / 8 };

void chan_type_init_aggregate(ChanType *type, uint32_t bytes, const GcShape *shape) {
    type->mem_bytes = bytes;
    type->go_bytes = bytes;
    type->slots = (bytes + 7) / 8;
    type->shape = shape;
    type->kind = bytes == 0 ? ELEM_NONE : bytes % 8 == 0 ? ELEM_WORDS : ELEM_BYTES;
}

void chan_init_types(SchedImpl *s) {
    uint8_t kinds[CHAN_WORDS] = {0};
    kinds[offsetof(Chan, ring) / 8] = GC_POINTER;
    kinds[offsetof(Chan, timer) / 8] = GC_POINTER;
    s->chan_shape = gc_shape_intern(s->pub.heap, CHAN_WORDS, kinds);
}

/* ---- Values ---- */

/* Frame to ring. */
static void put_element(const ChanType *type, void *mem, const uint64_t *slots) {
    switch ((ElemKind)type->kind) {
    case ELEM_NONE:
        break;
    case ELEM_I8:
    case ELEM_U8:
        *(uint8_t *)mem = (uint8_t)*slots;
        break;
    case ELEM_I16:
    case ELEM_U16:
        *(uint16_t *)mem = (uint16_t)*slots;
        break;
    case ELEM_I32:
    case ELEM_U32:
        *(uint32_t *)mem = (uint32_t)*slots;
        break;
    case ELEM_WORD:
        *(uint64_t *)mem = *slots;
        break;
    case ELEM_WORDS:
    case ELEM_BYTES:
        memcpy(mem, slots, type->mem_bytes);
        break;
    }
}

/* Ring to frame. */
static void get_element(const ChanType *type, uint64_t *slots, const void *mem) {
    switch ((ElemKind)type->kind) {
    case ELEM_NONE:
        break;
    case ELEM_I8:
        *slots = (uint64_t)(int64_t) * (const int8_t *)mem;
        break;
    case ELEM_I16:
        *slots = (uint64_t)(int64_t) * (const int16_t *)mem;
        break;
    case ELEM_I32:
        *slots = (uint64_t)(int64_t) * (const int32_t *)mem;
        break;
    case ELEM_U8:
        *slots = *(const uint8_t *)mem;
        break;
    case ELEM_U16:
        *slots = *(const uint16_t *)mem;
        break;
    case ELEM_U32:
        *slots = *(const uint32_t *)mem;
        break;
    case ELEM_WORD:
        *slots = *(const uint64_t *)mem;
        break;
    case ELEM_BYTES:
        slots[type->slots - 1] = 0;     /* the padding */
        memcpy(slots, mem, type->mem_bytes);
        break;
    case ELEM_WORDS:
        memcpy(slots, mem, type->mem_bytes);
        break;
    }
}

static inline void copy_slots(const ChanType *type, uint64_t *to, const uint64_t *from) {
    for (uint32_t i = 0; i < type->slots; i++) {
        to[i] = from[i];
    }
}

static inline void zero_slots(const ChanType *type, uint64_t *to) {
    for (uint32_t i = 0; i < type->slots; i++) {
        to[i] = 0;
    }
    if (type->zero != NULL) {
        to[0] = (uintptr_t)type->zero;
    }
}

/* What has pointers looks the same in frame and memory. */
static inline void shade_value(SchedImpl *s, const ChanType *type, const void *value) {
    if (gc_barrier_active(s->pub.heap)) {
        gc_shade_range(s->pub.heap, value, type->mem_bytes, type->shape);
    }
}

static inline char *ring_at(const Chan *c, uint64_t i) {
    uint64_t at = c->head + i;
    at -= at >= c->cap ? c->cap : 0;
    return c->ring + at * c->type->mem_bytes;
}

static void ring_push(Chan *c, const uint64_t *slots) {
    put_element(c->type, ring_at(c, c->count), slots);
    c->count++;
}

/* The oldest element; slots may be NULL. */
static void ring_pop(SchedImpl *s, Chan *c, uint64_t *slots) {
    char *place = ring_at(c, 0);
    if (slots != NULL) {
        get_element(c->type, slots, place);
    }
    shade_value(s, c->type, place);
    memset(place, 0, c->type->mem_bytes);
    c->head = c->head + 1 == c->cap ? 0 : c->head + 1;
    c->count--;
}

/* ---- Queues ---- */

void chan_queue_push(WaitQueue *q, WaitRec *r) {
    r->next = NULL;
    r->prev = q->last;
    *(q->last != NULL ? &q->last->next : &q->first) = r;
    q->last = r;
}

void chan_queue_remove(WaitQueue *q, WaitRec *r) {
    *(r->prev != NULL ? &r->prev->next : &q->first) = r->next;
    *(r->next != NULL ? &r->next->prev : &q->last) = r->prev;
}

void chan_queue_rec(SchedImpl *s, Chan *c, WaitRec *r) {
    r->on = c;
    chan_queue_push(r->is_send ? &c->senders : &c->receivers, r);
    if (unlikely(c->timer != NULL) && !r->is_send) {
        timer_chan_watched(s, c);
    }
}

void chan_unqueue_rec(SchedImpl *s, WaitRec *r) {
    Chan *c = r->on;
    chan_queue_remove(r->is_send ? &c->senders : &c->receivers, r);
    if (unlikely(c->timer != NULL) && !r->is_send) {
        timer_chan_unwatched(s, c);
    }
}

/* The record's task got its turn: out of all queues, case number written, over the operation. */
static void release_waiter(SchedImpl *s, WaitRec *r) {
    Task *t = r->task;
    if (r->is_select) {
        *task_slot(t, t->wait.slot) = r->index;
        select_unpark(s, t);
    } else {
        chan_unqueue_rec(s, r);
    }
    task_complete(s, t);
}

static inline uint64_t *rec_slots(const WaitRec *r) { return task_slot(r->task, r->slot); }

static void write_ok(Task *t, uint32_t ok_slot, bool ok) {
    if (ok_slot != SLOT_NONE) {
        *task_slot(t, ok_slot) = ok;
    }
}

/* ---- Making ---- */

Chan *chan_make(Sched *sched, const ChanType *type, int64_t cap, uint32_t site,
                SchedAnswer *answer) {
    SchedImpl *s = sched_impl(sched);
    Heap *h = sched->heap;
    uint64_t go_bytes;
    if (cap < 0 || __builtin_mul_overflow((uint64_t)cap, type->go_bytes, &go_bytes) ||
        go_bytes > MAX_ALLOC - sizeof(Chan)) {
        *answer = SCHED_SIZE_RANGE;
        return NULL;
    }
    uint64_t bytes = (uint64_t)cap * type->mem_bytes;
    bool is_apart = !gc_shape_is_noscan(type->shape);
    Chan *c = is_apart ? gc_new_at(h, s->chan_shape, sizeof *c, site)
                       : gc_new_at(h, gc_shape_noscan(h), sizeof *c + bytes, site);
    char *ring = c == NULL ? NULL : (char *)(c + 1);
    if (c != NULL && is_apart) {
        ring = gc_new_at(h, type->shape, bytes, site);
    }
    if (ring == NULL) {
        *answer = SCHED_NO_MEMORY;
        return NULL;
    }
    c->ring = ring;
    c->cap = (uint64_t)cap;
    c->type = type;
    c->site = site;
    c->id = ++s->next_chan_id;
    *answer = SCHED_DONE;
    emit(s, EVENT_CHAN_MAKE, sched->running, c, (uint64_t)cap);
    return c;
}

/* A timer's channel has room for one tick but shows none of it in 1.23 mode. */
int64_t chan_len(const Chan *c) { return c == NULL || c->timer != NULL ? 0 : (int64_t)c->count; }
int64_t chan_cap(const Chan *c) { return c == NULL || c->timer != NULL ? 0 : (int64_t)c->cap; }

/* ---- Sending ---- */

bool chan_can_send(const Chan *c) {
    return c != NULL && (c->closed || c->receivers.first != NULL || c->count < c->cap);
}

/* Parks on c, or for ever if that is NULL. */
static SchedAnswer park_on_chan(SchedImpl *s, Task *t, Chan *c, bool is_send, uint32_t slot,
                                uint32_t ok_slot) {
    static const uint8_t reasons[2][2] = {{WAIT_CHAN_RECV_NIL, WAIT_CHAN_SEND_NIL},
                                          {WAIT_CHAN_RECV, WAIT_CHAN_SEND}};
    WaitRec *r = &t->wait;
    r->slot = slot;
    r->ok_slot = ok_slot;
    r->is_send = is_send;
    r->is_select = false;
    r->on = NULL;
    if (c != NULL) {
        chan_queue_rec(s, c, r);
    }
    return task_park(s, t, ON_CHAN, (WaitReason)reasons[c != NULL][is_send], c);
}

/* t: whose value it is, NULL for a timer's tick. */
static void hand_to_receiver(SchedImpl *s, Task *t, Chan *c, const uint64_t *slots) {
    WaitRec *r = c->receivers.first;
    emit_transfer(s, EVENT_CHAN_SEND, t, r->task, c);
    if (r->slot != SLOT_NONE) {
        copy_slots(c->type, rec_slots(r), slots);
    }
    write_ok(r->task, r->ok_slot, true);
    release_waiter(s, r);
}

SchedAnswer chan_try_send(Sched *s, Task *t, Chan *c, uint32_t slot) {
    if (c == NULL) {
        return SCHED_WOULD_BLOCK;
    }
    if (c->closed) {
        return SCHED_SEND_CLOSED;
    }
    if (c->receivers.first != NULL) {
        hand_to_receiver(sched_impl(s), t, c, task_slot(t, slot));
        return SCHED_HANDED_OVER;
    }
    if (c->count < c->cap) {
        ring_push(c, task_slot(t, slot));
        emit_transfer(sched_impl(s), EVENT_CHAN_SEND, t, NULL, c);
        return SCHED_DONE;
    }
    return SCHED_WOULD_BLOCK;
}

SchedAnswer chan_send(Sched *s, Task *t, Chan *c, uint32_t slot) {
    SchedAnswer answer = chan_try_send(s, t, c, slot);
    if (answer == SCHED_WOULD_BLOCK) {
        return park_on_chan(sched_impl(s), t, c, true, slot, SLOT_NONE);
    }
    return answer;
}

/* ---- Receiving ---- */

bool chan_can_recv(SchedImpl *s, Chan *c) {
    if (c == NULL) {
        return false;
    }
    timer_chan_refresh(s, c);
    return c->count > 0 || c->senders.first != NULL || c->closed;
}

/* The first waiting sender goes on; its value, if the ring was full, takes the freed place. */
static void take_from_sender(SchedImpl *s, Task *t, Chan *c, uint64_t *slots) {
    WaitRec *r = c->senders.first;
    emit_transfer(s, EVENT_CHAN_SEND, r->task, c->cap > 0 ? NULL : t, c);
    shade_value(s, c->type, rec_slots(r));
    if (c->cap > 0) {
        ring_push(c, rec_slots(r));
    } else if (slots != NULL) {
        copy_slots(c->type, slots, rec_slots(r));
    }
    release_waiter(s, r);
}

SchedAnswer chan_try_recv(Sched *sched, Task *t, Chan *c, uint32_t slot, uint32_t ok_slot) {
    SchedImpl *s = sched_impl(sched);
    if (c == NULL) {
        return SCHED_WOULD_BLOCK;
    }
    if (unlikely(c->timer != NULL)) {
        timer_chan_refresh(s, c);
    }
    uint64_t *slots = slot != SLOT_NONE ? task_slot(t, slot) : NULL;
    SchedAnswer answer = SCHED_DONE;
    if (c->count > 0) {
        ring_pop(s, c, slots);
        emit_transfer(s, EVENT_CHAN_RECV, t, NULL, c);
        if (c->senders.first != NULL) {
            take_from_sender(s, t, c, NULL);
            answer = SCHED_HANDED_OVER;
        }
    } else if (c->senders.first != NULL) {
        take_from_sender(s, t, c, slots);
        answer = SCHED_HANDED_OVER;
    } else if (c->closed) {
        if (slots != NULL) {
            zero_slots(c->type, slots);
        }
        write_ok(t, ok_slot, false);
        return SCHED_DONE;
    } else {
        return SCHED_WOULD_BLOCK;
    }
    write_ok(t, ok_slot, true);
    return answer;
}

SchedAnswer chan_recv(Sched *s, Task *t, Chan *c, uint32_t slot, uint32_t ok_slot) {
    SchedAnswer answer = chan_try_recv(s, t, c, slot, ok_slot);
    if (answer == SCHED_WOULD_BLOCK) {
        return park_on_chan(sched_impl(s), t, c, false, slot, ok_slot);
    }
    return answer;
}

/* ---- Closing ---- */

static void release_closed_receiver(SchedImpl *s, WaitRec *r, const Chan *c) {
    if (r->slot != SLOT_NONE) {
        zero_slots(c->type, rec_slots(r));
    }
    write_ok(r->task, r->ok_slot, false);
    release_waiter(s, r);
}

/* Its operation is not complete: it panics there. */
static void trap_sender(SchedImpl *s, WaitRec *r) {
    Task *t = r->task;
    if (r->is_select) {
        select_unpark(s, t);
    } else {
        chan_unqueue_rec(s, r);
    }
    t->trap = TRAP_SEND_CLOSED;
    task_wake(s, t);
}

SchedAnswer chan_close(Sched *sched, Chan *c) {
    SchedImpl *s = sched_impl(sched);
    if (c == NULL) {
        return SCHED_CLOSE_NIL;
    }
    if (c->closed) {
        return SCHED_CLOSE_CLOSED;
    }
    c->closed = 1;
    emit(s, EVENT_CHAN_CLOSE, sched->running, c, 0);
    bool woke = c->receivers.first != NULL || c->senders.first != NULL;
    while (c->receivers.last != NULL) { /* in Go the last to wait is woken first */
        release_closed_receiver(s, c->receivers.last, c);
    }
    while (c->senders.last != NULL) {
        trap_sender(s, c->senders.last);
    }
    return woke ? SCHED_HANDED_OVER : SCHED_DONE;
}

/* ---- Ticks ---- */

void chan_tick(SchedImpl *s, Chan *c) {
    uint64_t element[16] = {0};
    if (c->closed || (c->receivers.first == NULL && c->count >= c->cap)) {
        return;
    }
    CHECK(c->type->mem_bytes <= sizeof element);
    s->hooks.make_tick(s->hooks.ctx, c->type, element);
    if (c->receivers.first != NULL) {
        hand_to_receiver(s, NULL, c, element);  /* a time.Time is whole words: same in both forms */
    } else {
        ring_push(c, element);
        emit_transfer(s, EVENT_CHAN_SEND, NULL, NULL, c);
    }
}

bool chan_drain(SchedImpl *s, Chan *c) {
    bool had = c->count > 0;
    while (c->count > 0) {
        ring_pop(s, c, NULL);
        emit_transfer(s, EVENT_CHAN_RECV, NULL, NULL, c);
    }
    return had;
}
