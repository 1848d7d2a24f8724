/* waits.c: what gol adds to the listing of a deadlock, for people (VmOptions.explains): who waits
 * for what, and where that was made.
 *
 *   who waits for what, with nobody left to do the other half:
 *     goroutine 1: send to chan int, unbuffered, made at /home/x/a.go:9
 *     goroutines 18, 19, 20 and 4 more: receive from a nil channel
 *     goroutine 7: one of
 *       receive from chan bool, unbuffered, made at /home/x/a.go:10
 *       send to chan int, all 3 places taken, made at /home/x/a.go:11
 *
 * Goroutines that wait for the same are told together, in the order of their first; the text itself
 * says what is the same.
 */
#include "vm/vm_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN_GROUPS = 20, SHOWN_MEMBERS = 3 };

/* ---- one goroutine */

typedef struct WaitText {
    Vm *vm;
    Buf *out;
    bool is_select;
} WaitText;

static void put_chan(WaitText *w, const Chan *c) {
    vm_type_name(c->type->rtype, w->out);
    if (c->cap == 0) {
        buf_puts(w->out, ", unbuffered");
    } else if (c->count == c->cap) {
        buf_printf(w->out, ", all %" PRIu64 " places taken", c->cap);
    } else {
        buf_printf(w->out, ", %" PRIu64 " of %" PRIu64 " places taken", c->count, c->cap);
    }
    const FuncMeta *func;
    Location where;
    if (vm_site_user_where(w->vm, c->site, &func, &where)) {
        buf_printf(w->out, ", made at %s:%d", trace_path(&where), where.line);
    }
}

static void put_wait(void *ctx, Chan *c, bool is_send, uint32_t case_index) {
    (void)case_index;
    WaitText *w = ctx;
    buf_puts(w->out, w->is_select ? "\n    " : "");
    buf_puts(w->out, is_send ? "send to " : "receive from ");
    if (c == NULL) {
        buf_puts(w->out, "a nil channel");
    } else {
        put_chan(w, c);
    }
}

static void put_what(Vm *vm, const Goro *g, Buf *out) {
    WaitText w = {vm, out, g->task.reason == WAIT_SELECT};
    switch ((WaitReason)g->task.reason) {
    case WAIT_CHAN_RECV: case WAIT_CHAN_SEND:
        task_each_wait(&g->task, put_wait, &w);
        break;
    case WAIT_CHAN_RECV_NIL: case WAIT_CHAN_SEND_NIL:
        put_wait(&w, NULL, g->task.reason == WAIT_CHAN_SEND_NIL, 0);
        break;
    case WAIT_SELECT:
        buf_puts(out, "one of");
        task_each_wait(&g->task, put_wait, &w);
        break;
    default:
        buf_puts(out, wait_reason_text((WaitReason)g->task.reason));
        break;
    }
}

/* ---- groups of them */

typedef struct WaitGroup {
    Buf what;
    uint64_t first[SHOWN_MEMBERS]; /* their numbers */
    uint64_t count;
} WaitGroup;

typedef struct WaitGroups {
    Vm *vm;
    WaitGroup groups[SHOWN_GROUPS];
    int count;
    uint64_t others; /* goroutines for whose group there was no room */
} WaitGroups;

static WaitGroup *group_of(WaitGroups *all, Buf *what) {
    for (int i = 0; i < all->count; i++) {
        const Buf *known = &all->groups[i].what;
        if (known->len == what->len && memcmp(known->data, what->data, what->len) == 0) {
            return &all->groups[i];
        }
    }
    if (all->count == SHOWN_GROUPS) {
        return NULL;
    }
    WaitGroup *group = &all->groups[all->count++];
    *group = (WaitGroup){.what = *what};
    buf_init(what);
    return group;
}

static void add_waiting(WaitGroups *all, const Goro *g) {
    Buf what;
    buf_init(&what);
    put_what(all->vm, g, &what);
    WaitGroup *group = group_of(all, &what);
    buf_deinit(&what);
    if (group == NULL) {
        all->others++;
        return;
    }
    if (group->count < SHOWN_MEMBERS) {
        group->first[group->count] = g->task.id;
    }
    group->count++;
}

static void put_group(const WaitGroup *group, Buf *out) {
    uint64_t shown = group->count < SHOWN_MEMBERS ? group->count : SHOWN_MEMBERS;
    buf_puts(out, group->count == 1 ? "  goroutine " : "  goroutines ");
    for (uint64_t i = 0; i < shown; i++) {
        bool is_last = i > 0 && i + 1 == group->count;
        buf_printf(out, "%s%" PRIu64, i == 0 ? "" : is_last ? " and " : ", ", group->first[i]);
    }
    if (group->count > shown) {
        buf_printf(out, " and %" PRIu64 " more", group->count - shown);
    }
    buf_puts(out, ": ");
    buf_write(out, group->what.data, group->what.len);
    buf_putc(out, '\n');
}

void waits_explain(Vm *vm, Buf *out) {
    WaitGroups *all = base_calloc(1, sizeof *all);
    all->vm = vm;
    GoroList list = trace_goroutines(vm);
    for (int i = 0; i < list.len; i++) {
        if (list.data[i]->task.state == TASK_WAITING) {
            add_waiting(all, list.data[i]);
        }
    }
    VEC_FREE(&list);
    if (all->count > 0) {
        buf_puts(out, "\nwho waits for what, with nobody left to do the other half:\n");
    }
    for (int i = 0; i < all->count; i++) {
        put_group(&all->groups[i], out);
        buf_deinit(&all->groups[i].what);
    }
    if (all->others > 0) {
        buf_printf(out, "  and %" PRIu64 " goroutines more\n", all->others);
    }
    free(all);
}
