/* leak_goroutines.c: goroutines that wait for ever, told by where they wait and what for.
 *
 * Equal ones (started, blocked and their channel made at the same lines) are one finding. Its bytes
 * are the goroutines with their stacks and what nothing else reaches; for those that are only held,
 * what would be freed without them.
 */
#include <stdlib.h>
#include <string.h>

#include "inspect/leaks_internal.h"

/* A wait this short says nothing while the program runs. */
#define HELD_LEAST_NS INT64_C(1000000000)

/* ---- what a goroutine waits for */

typedef struct Wait {
    LeakId id;
    Chan *chan;             /* the first one of a select; NULL: none, or nil */
    const void *key;        /* of a lock; NULL: none */
    bool is_nil;            /* no channel at all */
    bool is_select;
    VmFrame frame;          /* the innermost one of the program itself */
    const FuncMeta *innermost;
} Wait;

static void first_channel(void *ctx, Chan *c, bool is_send, uint32_t case_index) {
    Wait *w = ctx;
    (void)is_send;
    (void)case_index;
    if (w->chan == NULL || (c != NULL && c->id < w->chan->id)) {
        w->chan = c;
    }
}

typedef struct FrameChoice {
    VmFrame frame;
    const FuncMeta *innermost;
} FrameChoice;

static bool choose_frame(void *ctx, const VmFrame *f) {
    FrameChoice *c = ctx;
    bool is_own = f->func != NULL && (f->func->flags & FUNC_IS_STD) == 0;
    if (f->func != NULL && (c->innermost == NULL || is_own)) {
        c->frame = *f;
        c->innermost = c->innermost != NULL ? c->innermost : f->func;
    }
    return !is_own;
}

VmFrame leak_own_frame(Vm *vm, Goro *g, const FuncMeta **innermost) {
    FrameChoice choice = {0};
    vm_each_frame(vm, g, choose_frame, &choice);
    *innermost = choice.innermost;
    return choice.frame;
}

/* The source at a place, from its first word on. */
static const char *line_text(const Location *w, int *len) {
    *len = 0;
    const char *line = w->file != NULL ? source_line(w->file, w->line, len) : "";
    while (*len > 0 && (*line == ' ' || *line == '\t')) {
        line++;
        --*len;
    }
    return line;
}

static bool line_has(const Location *w, const char *word) {
    int len;
    const char *line = line_text(w, &len);
    return memmem(line, (size_t)len, word, strlen(word)) != NULL;
}

/* A select with one case is a plain operation for the vm; the source says what it is. */
static bool is_case_line(const Location *w) {
    int len;
    const char *line = line_text(w, &len);
    return len > 5 && memcmp(line, "case ", 5) == 0;
}

static LeakId plain_id(const Wait *w, LeakId id) {
    return w->is_select ? LEAK_SELECT : id;
}

static LeakId id_of(const Wait *w, WaitReason reason) {
    switch (reason) {
    case WAIT_CHAN_SEND: return plain_id(w, LEAK_CHAN_SEND);
    case WAIT_CHAN_RECV: return plain_id(w, LEAK_CHAN_RECV);
    case WAIT_CHAN_RECV_NIL:
    case WAIT_CHAN_SEND_NIL: return LEAK_CHAN_NIL;
    case WAIT_SELECT:
    case WAIT_SELECT_NONE: return LEAK_SELECT;
    default: return LEAK_SYNC;
    }
}

static Wait wait_of(Report *r, const GoroState *s) {
    Wait w = {0};
    const Task *t = s->info.task;
    w.frame = leak_own_frame(r->vm, s->goro, &w.innermost);
    w.key = task_wait_key(t);
    task_each_wait(t, first_channel, &w);
    w.is_nil = w.chan == NULL && w.key == NULL;
    w.is_select = w.innermost != NULL && is_case_line(&w.frame.where);
    w.id = s->info.is_finalizer ? LEAK_FIN_BLOCKED : id_of(&w, (WaitReason)t->reason);
    return w;
}

/* ---- why */

static SayId stuck_reason(const Report *r, const Wait *w, const Task *t) {
    if (w->is_nil) {
        return t->reason == WAIT_SELECT || t->reason == WAIT_SELECT_NONE ? SAY_NO_CASES
                                                                         : SAY_NIL_CHAN;
    }
    if (r->moment == WATCH_DEADLOCK) {
        return SAY_DEADLOCK;
    }
    if (w->key != NULL) {
        return SAY_NO_WAKER;
    }
    if (t->reason == WAIT_SELECT) {
        return SAY_NO_CASE;
    }
    return t->reason == WAIT_CHAN_SEND ? SAY_NO_RECEIVER : SAY_NO_SENDER;
}

static const char *waited_text(Report *r, const Task *t) {
    int64_t ns = sched_now(vm_sched(r->vm)) - t->waiting_since_ns;
    const char *time = arena_printf(&r->arena, "%.1f s", (double)ns / 1e9);
    return arena_printf(&r->arena, say(r, SAY_STILL_WAITS_NOW), time);
}

/* The package variable that something outside the heap is a part of. */
static void tell_variable(Report *r, Finding *f, const void *part) {
    Buf text;
    buf_init(&text);
    if (heapgraph_variable_text(r->graph, part, &text)) {
        finding_hop(&(HopSink){r, f}, text.data);
    }
    buf_deinit(&text);
}

static bool is_at_end(const Report *r) {
    return r->moment == WATCH_RETURN || r->moment == WATCH_EXIT || r->moment == WATCH_DEADLOCK;
}

static void tell_why(Report *r, Finding *f, const GoroState *s, const Wait *w) {
    const Task *t = s->info.task;
    if (s->fate == FATE_STUCK) {
        f->reason = say(r, stuck_reason(r, w, t));
        return;
    }
    f->reason = is_at_end(r) ? say(r, SAY_STILL_WAITS) : waited_text(r, t);
    const void *waited_for = w->chan != NULL ? (const void *)w->chan : w->key;
    uint32_t node = heapgraph_find(r->graph, waited_for);
    if (node != HEAP_NONE) {
        finding_path(r, f, r->live, node);
    } else if (w->id != LEAK_FIN_BLOCKED) { /* its path is the queue */
        tell_variable(r, f, waited_for);
    }
}

/* ---- where */

static const char *channel_note(Report *r, const Chan *c) {
    if (c->cap == 0) {
        return say(r, SAY_UNBUFFERED);
    }
    SayId id = c->count == c->cap ? SAY_BUFFER_FULL : SAY_BUFFER;
    return arena_printf(&r->arena, say(r, id), (unsigned long long)c->cap);
}

typedef struct CaseTeller {
    Report *r;
    Finding *f;
} CaseTeller;

/* The package variable that leads to a channel; NULL: none does. */
static const char *variable_of(const Report *r, const Chan *c) {
    uint32_t origin = heapreach_origin(r->live, heapgraph_find(r->graph, c));
    if (origin == HEAP_NONE || !heapgraph_is_holder(r->graph, origin)) {
        return NULL;
    }
    HeapHolder h = heapgraph_holder(r->graph, origin);
    return h.kind == HOLDER_GLOBAL ? h.global->name->text : NULL;
}

/* A case of a select: where its channel was made, what it does, who still has it. */
static void tell_case(void *ctx, Chan *c, bool is_send, uint32_t case_index) {
    CaseTeller *t = ctx;
    Report *r = t->r;
    (void)case_index;
    if (c == NULL || !finding_site(r, t->f, ROLE_MADE, c->site)) {
        return;
    }
    const char *type = ((const Rtype *)c->type->rtype)->elem->string->text;
    const char *note = arena_printf(&r->arena, say(r, is_send ? SAY_CASE_SEND : SAY_CASE_RECV),
                                    type, channel_note(r, c));
    const char *variable = variable_of(r, c);
    finding_note(t->f, variable == NULL
                           ? note
                           : arena_printf(&r->arena, say(r, SAY_HELD_BY), note, variable));
}

/* ---- who holds the lock */

typedef struct LockSearch {
    uint64_t waiter;
    uint64_t holder;            /* 0: nobody has been found */
    uint32_t site;
} LockSearch;

/* The waiter itself if it is one of them, else who locked last. */
static void look_at_lock(void *ctx, uint64_t goroutine, uint32_t site) {
    LockSearch *s = ctx;
    if (s->holder == 0 || (goroutine == s->waiter && s->holder != s->waiter)) {
        s->holder = goroutine;
        s->site = site;
    }
}

static LockSearch holder_of(const Report *r, const GoroState *s, const Wait *w) {
    LockSearch search = {.waiter = s->info.task->id};
    if (w->key != NULL) {
        vm_each_lock(r->vm, w->key, look_at_lock, &search);
    }
    return search;
}

static const GoroState *goroutine_numbered(const Report *r, uint64_t number) {
    for (int i = 0; i < r->goros.len; i++) {
        if (r->goros.data[i].info.task->id == number) {
            return &r->goros.data[i];
        }
    }
    return NULL;
}

static SayId holder_text(const Report *r, const LockSearch *lock) {
    const GoroState *s = goroutine_numbered(r, lock->holder);
    if (lock->holder == lock->waiter) {
        return SAY_LOCKED_BY_ITSELF;
    }
    if (s == NULL) {
        return SAY_LOCKED_BY_NOBODY;
    }
    if (s->info.is_main) {
        return SAY_LOCKED_BY_MAIN;
    }
    return s->fate == FATE_ALIVE ? SAY_LOCKED_BY_RUNNER : SAY_LOCKED_BY_WAITER;
}

static void tell_lock(Report *r, Finding *f, const GoroState *s, const Wait *w) {
    LockSearch lock = holder_of(r, s, w);
    if (lock.holder != 0 && finding_site(r, f, ROLE_LOCKED, lock.site)) {
        finding_note(f, say(r, holder_text(r, &lock)));
    }
}

/* A WaitGroup is waited for at its third word: {counter, waiters, sema} of 32 bits each
 * (stdlib/sync/waitgroup.gol). */
static const char *wait_group_text(Report *r, const uint32_t *sema) {
    static const char name[] = "sync.WaitGroup.Wait";
    int32_t counter = (int32_t)sema[-2];
    SayId words = counter == 1 ? SAY_COUNTER_ONE : SAY_COUNTER;
    return arena_printf(&r->arena, say(r, words), name, counter);
}

static const char *lock_text(Report *r, const Task *t, const void *key) {
    return t->reason == WAIT_SEMACQUIRE ? wait_group_text(r, key)
                                        : wait_reason_text((WaitReason)t->reason);
}

/* A `go` of the library is none of the reader's lines. */
static void tell_start(Report *r, Finding *f, uint32_t site) {
    if (!vm_site_is_library(r->vm, site)) {
        finding_site(r, f, ROLE_GO, site);
    }
}

static void tell_where(Report *r, Finding *f, const GoroState *s, const Wait *w) {
    if (w->frame.func != NULL) {
        finding_place(r, f, ROLE_BLOCKED, w->frame.func, w->frame.where);
    }
    if (w->key != NULL) {
        finding_note(f, lock_text(r, s->info.task, w->key));
    }
    if (s->info.is_main) {
        finding_note(f, say(r, SAY_MAIN));
    } else {
        tell_start(r, f, s->info.task->site);
    }
    tell_lock(r, f, s, w);
    if (s->info.task->reason == WAIT_SELECT) {
        CaseTeller t = {r, f};
        task_each_wait(s->info.task, tell_case, &t);
    } else if (w->chan != NULL) {
        if (finding_site(r, f, ROLE_MADE, w->chan->site)) {
            finding_note(f, channel_note(r, w->chan));
        }
    } else if (w->key != NULL) {
        finding_made(r, f, ROLE_MADE, heapgraph_find(r->graph, w->key));
    }
}

static SayId lock_advice(const Report *r, const GoroState *s, const Wait *w) {
    LockSearch lock = holder_of(r, s, w);
    if (lock.holder == 0) {
        return SAY_FIX_MUTEX;
    }
    switch (holder_text(r, &lock)) {
    case SAY_LOCKED_BY_ITSELF: return SAY_FIX_RELOCK;
    case SAY_LOCKED_BY_WAITER: return SAY_FIX_HOLDS_AND_WAITS;
    default: return SAY_FIX_MUTEX;
    }
}

/* A channel of nothing with a buffer counts places; sending takes one. */
static bool is_semaphore(const Wait *w, const Task *t) {
    return t->reason == WAIT_CHAN_SEND && w->chan != NULL && w->chan->cap > 0 &&
           ((const Rtype *)w->chan->type->rtype)->elem->size == 0;
}

/* Waits inside of the library, whose channels nobody sees. */
static SayId library_advice(const Wait *w) {
    static const struct { const char *name; SayId fix; } known[] = {
        {"iter.", SAY_FIX_PULL}, {"io.(*pipe).", SAY_FIX_PIPE},
    };
    const char *name = w->innermost != NULL ? w->innermost->name->text : "";
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strncmp(name, known[i].name, strlen(known[i].name)) == 0) {
            return known[i].fix;
        }
    }
    return SAY_NO_FIX;
}

/* Advice for waits whose cause is known better: by who made the channel, by what kind of lock it
 * is. */
static SayId advice(const Report *r, const GoroState *s, const Wait *w) {
    const Task *t = s->info.task;
    switch ((WaitReason)t->reason) {
    case WAIT_MUTEX_LOCK: case WAIT_RWMUTEX_LOCK: case WAIT_RWMUTEX_RLOCK:
        return lock_advice(r, s, w);
    case WAIT_SEMACQUIRE: return SAY_FIX_WAITGROUP;
    case WAIT_COND_WAIT: return SAY_FIX_COND;
    default: break;
    }
    const Rtype *elem = w->chan != NULL ? ((const Rtype *)w->chan->type->rtype)->elem : NULL;
    if (elem != NULL && strcmp(elem->string->text, "time.Time") == 0) {
        return SAY_FIX_TICKER;
    }
    if (library_advice(w) != SAY_NO_FIX) {
        return library_advice(w);
    }
    if (is_semaphore(w, t)) {
        return SAY_FIX_SEMAPHORE;
    }
    return line_has(&w->frame.where, ".Done()") ? SAY_FIX_CONTEXT : SAY_NO_FIX;
}

/* ---- findings */

static uint32_t made_key(const Report *r, const Wait *w) {
    if (w->chan != NULL) {
        return w->chan->site;
    }
    uint32_t node = w->key != NULL ? heapgraph_find(r->graph, w->key) : HEAP_NONE;
    return node != HEAP_NONE ? heapgraph_object(r->graph, node).site : 0;
}

/* While the program runs, a short wait for what a package variable leads to is what goroutines
 * do. */
static bool is_told(const Report *r, const GoroState *s) {
    if (s->fate == FATE_ALIVE) {
        return false;
    }
    int64_t waited = sched_now(vm_sched(r->vm)) - s->info.task->waiting_since_ns;
    return s->fate == FATE_STUCK || is_at_end(r) || waited >= HELD_LEAST_NS;
}

/* What is behind a stuck goroutine and nothing else reaches; told once. */
static uint64_t stuck_bytes(Report *r, uint32_t node) {
    uint64_t before = heapreach_bytes(r->live);
    if (node != HEAP_NONE) {
        heapreach_add(r->live, node);
    }
    return heapreach_bytes(r->live) - before;
}

static uint64_t held_bytes(Report *r, uint32_t node) {
    return node != HEAP_NONE ? heapgraph_retained(r->graph, node) : 0;
}

static void add_goroutine(Report *r, const GoroState *s) {
    Wait w = wait_of(r, s);
    Finding *f = finding_for(r, w.id, s->fate == FATE_STUCK, s->info.task->site,
                             (uint64_t)(uintptr_t)w.frame.pc, made_key(r, &w));
    if (f->count++ == 0) {
        tell_where(r, f, s, &w);
        tell_why(r, f, s, &w);
        f->fix = s->info.is_finalizer ? SAY_NO_FIX : advice(r, s, &w);
    }
    f->bytes += s->info.stack_bytes;
    f->bytes += s->fate == FATE_STUCK ? stuck_bytes(r, s->node) : held_bytes(r, s->node);
}

void leak_find_goroutines(Report *r) {
    for (int i = 0; i < r->goros.len; i++) {
        if (is_told(r, &r->goros.data[i])) {
            add_goroutine(r, &r->goros.data[i]);
        }
    }
}
