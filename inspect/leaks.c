/* leaks.c: the leak report: when it is made, what findings are, in which order they are told.
 *
 * The program must not notice: the collection before a report queues no finalizers
 * (gc_stress_collect), the graph allocates nothing in the heap, and what is written goes out behind
 * the program's own output.
 *
 * Everything is ordered by what the source says (file, line), never by addresses, so that the same
 * run gives the same report.
 */
#include "inspect/leaks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inspect/leaks_internal.h"
#include "inspect/pprof.h"
#include "inspect/why.h"

/* ---- tables */

static const LeakInfo infos[] = {
#define LEAK(id, code, role, title, one, many, fix, title_zh, many_zh, fix_zh)                     \
    {{code, title, title_zh, fix, fix_zh}, one, many, many_zh, role},
#include "inspect/leak.def"
#undef LEAK
};

const LeakInfo *leak_info(LeakId id) {
    return &infos[id];
}

int leak_code_count(void) {
    return LEAK_COUNT;
}

const LeakCode *leak_code_at(int index) {
    return &infos[index].code;
}

const char *say(const Report *r, SayId id) {
    static const char *const words[][2] = {
#define SAY(name, en, zh) {en, zh},
#include "inspect/leak_say.def"
#undef SAY
    };
    return words[id][r->lang];
}

const char *leak_role_name(LeakRole role) {
    static const char *const names[] = {
        [ROLE_BLOCKED] = "blocked", [ROLE_GO] = "go",       [ROLE_MADE] = "made",
        [ROLE_SLICE] = "slice",     [ROLE_DEFER] = "defer", [ROLE_TIMER] = "timer",
        [ROLE_FINALIZER] = "finalizer", [ROLE_ALLOC] = "alloc",
        [ROLE_LOCKED] = "locked",
    };
    return names[role];
}

/* ---- findings */

Finding *finding_new(Report *r, LeakId id, bool is_proven) {
    Finding *f = ARENA_NEW(&r->arena, Finding);
    f->id = id;
    f->is_proven = is_proven;
    VEC_PUSH(&r->findings, f);
    return f;
}

Finding *finding_for(Report *r, LeakId id, bool is_proven, uint64_t k0, uint64_t k1, uint64_t k2) {
    for (int i = 0; i < r->findings.len; i++) {
        Finding *f = r->findings.data[i];
        if (f->id == id && f->is_proven == is_proven && f->key[0] == k0 && f->key[1] == k1 &&
            f->key[2] == k2) {
            return f;
        }
    }
    Finding *f = finding_new(r, id, is_proven);
    f->key[0] = k0;
    f->key[1] = k1;
    f->key[2] = k2;
    return f;
}

void finding_place(Report *r, Finding *f, LeakRole role, const FuncMeta *func, Location where) {
    (void)r;
    if (f->place_count < PLACES_MOST) {
        const char *name = func != NULL ? func->name->text : "";
        f->places[f->place_count++] = (LeakPlace){role, where, name, NULL};
    }
}

bool finding_site(Report *r, Finding *f, LeakRole role, uint32_t site) {
    const FuncMeta *func;
    Location where;
    if (!vm_site_user_where(r->vm, site, &func, &where)) {
        return false;
    }
    finding_place(r, f, role, func, where);
    return true;
}

bool finding_made(Report *r, Finding *f, LeakRole role, uint32_t node) {
    const FuncMeta *func;
    Location where;
    if (node == HEAP_NONE || !heapgraph_made_at(r->graph, node, &func, &where)) {
        return false;
    }
    finding_place(r, f, role, func, where);
    return true;
}

void finding_note(Finding *f, const char *note) {
    if (f->place_count > 0) {
        f->places[f->place_count - 1].note = note;
    }
}

void finding_hop(void *ctx, const char *text) {
    HopSink *sink = ctx;
    VEC_PUSH(&sink->finding->path, arena_strndup(&sink->report->arena, text, strlen(text)));
}

void finding_path(Report *r, Finding *f, const HeapReach *reach, uint32_t node) {
    HopSink sink = {r, f};
    heapreach_path_each(reach, node, finding_hop, &sink);
}

HeapReach *leak_reach_without(const HeapGraph *g, HolderKind kind) {
    HeapReach *reach = heapreach_new(g);
    for (uint32_t n = heapgraph_objects(g); n < heapgraph_nodes(g); n++) {
        if (heapgraph_holder(g, n).kind != kind) {
            heapreach_add(reach, n);
        }
    }
    return reach;
}

static int compare_places(const Finding *a, const Finding *b) {
    for (int i = 0; i < a->place_count && i < b->place_count; i++) {
        const Location *x = &a->places[i].where, *y = &b->places[i].where;
        int order = strcmp(x->path, y->path);
        if (order != 0 || x->line != y->line) {
            return order != 0 ? order : x->line < y->line ? -1 : 1;
        }
    }
    return a->place_count - b->place_count;
}

/* Lines that were inlined or made for several types have several sites each: one finding a line. */
static bool is_same_line(const Finding *a, const Finding *b) {
    bool is_same = a->id == b->id && a->is_proven == b->is_proven && a->fix == b->fix &&
                   a->place_count == b->place_count && a->place_count > 0;
    for (int i = 0; is_same && i < a->place_count; i++) {
        is_same = a->places[i].role == b->places[i].role;
    }
    return is_same && compare_places(a, b) == 0;
}

static void merge_equal(Report *r) {
    int kept = 0;
    for (int i = 0; i < r->findings.len; i++) {
        Finding *f = r->findings.data[i], *same = NULL;
        for (int k = 0; k < kept && same == NULL; k++) {
            same = is_same_line(r->findings.data[k], f) ? r->findings.data[k] : NULL;
        }
        if (same == NULL) {
            r->findings.data[kept++] = f;
            continue;
        }
        same->count += f->count;
        same->bytes += f->bytes;
        VEC_FREE(&f->path);
    }
    r->findings.len = kept;
}

/* Proven ones first, then the greatest, then by place. */
static int compare_findings(const void *pa, const void *pb) {
    const Finding *a = *(Finding *const *)pa, *b = *(Finding *const *)pb;
    if (a->is_proven != b->is_proven) {
        return a->is_proven ? -1 : 1;
    }
    if (a->bytes != b->bytes) {
        return a->bytes > b->bytes ? -1 : 1;
    }
    int order = compare_places(a, b);
    return order != 0 ? order : (int)a->id - (int)b->id;
}

const char *leak_headline(Report *r, const Finding *f) {
    const LeakInfo *info = leak_info(f->id);
    if (r->lang == LEAK_CHINESE) {
        return arena_printf(&r->arena, info->many_zh, f->count);
    }
    const char *text = f->count == 1 ? info->one : arena_printf(&r->arena, info->many, f->count);
    const char *claim = strstr(text, f->count == 1 ? " is stuck" : " are stuck");
    if (f->is_proven || claim == NULL) {
        return text;
    }
    return arena_printf(&r->arena, "%.*s may be%s", (int)(claim - text), text,
                        strstr(claim, " stuck"));
}

const char *leak_fix(const Report *r, const Finding *f) {
    const LeakCode *code = &leak_info(f->id)->code;
    if (f->fix != SAY_NO_FIX) {
        return say(r, f->fix);
    }
    return r->lang == LEAK_CHINESE ? code->fix_zh : code->fix;
}

/* ---- a report */

static void report_deinit(Report *r) {
    for (int i = 0; i < r->findings.len; i++) {
        VEC_FREE(&r->findings.data[i]->path);
    }
    VEC_FREE(&r->findings);
    VEC_FREE(&r->goros);
    if (r->live != NULL) {
        heapreach_free(r->live);
    }
    if (r->graph != NULL) {
        heapgraph_free(r->graph);
    }
    arena_deinit(&r->arena);
}

static void find_all(Report *r) {
    leak_fates(r);
    leak_find_windows(r);
    leak_find_goroutines(r);
    leak_find_senders(r);
    leak_find_finalizers(r);
    leak_find_timers(r);
    leak_find_contexts(r);
    leak_find_files(r);
    leak_find_maps(r);
    leak_find_defers(r);
    leak_find_growth(r);
    leak_find_handles(r);
    merge_equal(r);
    if (r->findings.len > 1) {
        qsort(r->findings.data, (size_t)r->findings.len, sizeof(Finding *), compare_findings);
    }
}

static void count_findings(Leaks *l, const Report *r) {
    l->found = r->findings.len;
    l->proven = 0;
    for (int i = 0; i < r->findings.len; i++) {
        l->proven += r->findings.data[i]->is_proven;
    }
}

static void write_report(Leaks *l, Report *r) {
    Buf b;
    buf_init(&b);
    FILE *file = l->options.path != NULL ? fopen(l->options.path, "w") : NULL;
    if (l->options.json) {
        leak_write_json(r, &b);
    } else {
        leak_write_text(r, &b);
    }
    if (file != NULL) {
        fwrite(b.data, 1, b.len, file);
        fclose(file);
    } else {
        vm_write_stderr(l->vm, b.data, b.len);
    }
    buf_deinit(&b);
    if (l->options.keep_json != NULL) {
        l->options.keep_json->len = 0;
        leak_write_json(r, l->options.keep_json);
    }
}

static void put_why(Leaks *l, HeapGraph *g) {
    Buf b;
    buf_init(&b);
    l->why_failed = !why_put_named(g, l->vm, l->options.why, &b);
    if (l->why_failed) {
        why_put_missing(g, l->options.why, &b);
    }
    vm_write_stderr(l->vm, b.data, b.len);
    buf_deinit(&b);
}

/* What was asked for, from a graph that could be made. */
static void answer(Leaks *l, Report *r) {
    if (l->options.keeps_profile) {
        l->profile.len = 0;
        pprof_put_stuck(l->vm, r->moment, 0, &l->profile);
    }
    if (l->options.why != NULL) {
        put_why(l, r->graph);
    } else if (!l->options.is_silent) {
        r->live = heapreach_new(r->graph);
        find_all(r);
        count_findings(l, r);
        if (r->compares) {
            leak_compare(r);
        }
        write_report(l, r);
        ledger_keep(&l->ledger, r);
    }
}

static void make_report(Leaks *l, Report *r) {
    arena_init(&r->arena);
    gc_stress_collect(vm_image(l->vm)->heap);
    r->graph = heapgraph_build(l->vm);
    if (r->graph != NULL) {
        heapgraph_set_chinese(r->graph, r->lang == LEAK_CHINESE);
        answer(l, r);
    } else {
        vm_write_stderr(l->vm, say(r, SAY_TOO_BIG), strlen(say(r, SAY_TOO_BIG)));
        vm_write_stderr(l->vm, "\n", 1);
    }
    report_deinit(r);
}

void leaks_report(Leaks *l, WatchMoment moment) {
    Report r = {.leaks = l, .vm = l->vm, .moment = moment, .lang = l->options.lang};
    make_report(l, &r);
}

void leaks_report_since(Leaks *l) {
    Report r = {
        .leaks = l, .vm = l->vm, .moment = WATCH_ASKED, .lang = l->options.lang, .compares = true};
    make_report(l, &r);
}

/* A mistyped place of -leaks-at must not look like a place without leaks. */
static void tell_line_missed(Leaks *l) {
    Buf b;
    buf_init(&b);
    const char *line = l->options.line;
    if (l->line_hits == 0) {
        buf_printf(&b, "gol: -leaks-at %s: the program never came to this line\n", line);
    } else {
        buf_printf(&b, "gol: -leaks-at %s: the program came to this line only %llu times\n", line,
                   (unsigned long long)l->line_hits);
    }
    vm_write_stderr(l->vm, b.data, b.len);
    buf_deinit(&b);
}

static bool is_end(WatchMoment moment) {
    return moment == WATCH_RETURN || moment == WATCH_EXIT || moment == WATCH_DEADLOCK;
}

static void on_moment(void *ctx, WatchMoment moment) {
    Leaks *l = ctx;
    bool is_unwanted = l->options.only_asked && moment != WATCH_ASKED;
    if (is_unwanted || (moment == WATCH_LINE && ++l->line_hits != l->options.line_turn)) {
        return;
    }
    leaks_report(l, moment);
    if (is_end(moment) && l->options.line != NULL && l->line_hits < l->options.line_turn) {
        tell_line_missed(l);
    }
}

static void on_timers_grew(void *ctx) {
    leak_sample_timers(ctx);
}

/* ---- life */

Leaks *leaks_new(Vm *vm, const LeakOptions *options) {
    Leaks *l = base_calloc(1, sizeof *l);
    l->vm = vm;
    l->options = *options;
    VmWatch watch = {l, on_moment, on_timers_grew};
    vm_watch(vm, &watch);
    return l;
}

void leaks_free(Leaks *l) {
    if (l == NULL) {
        return;
    }
    VEC_FREE(&l->timer_peaks);
    census_free(&l->census);
    ledger_free(&l->ledger);
    buf_deinit(&l->profile);
    free(l);
}

int leaks_proven(const Leaks *l) {
    return l->proven;
}

const Buf *leaks_profile(const Leaks *l) {
    return l->profile.len > 0 ? &l->profile : NULL;
}

bool leaks_why_failed(const Leaks *l) {
    return l->why_failed;
}

int leaks_found(const Leaks *l) {
    return l->found;
}

void leaks_set_lang(Leaks *l, LeakLang lang) {
    l->options.lang = lang;
}

void leaks_set_handles(Leaks *l, LeakHandleSource source, void *ctx) {
    l->handles = source;
    l->handles_ctx = ctx;
}
