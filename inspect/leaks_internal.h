/* inspect/leaks_internal.h: what the files of the leak report share. Included from nowhere else.
 *
 * A Report is made at one safepoint: the graph of the heap, then each finder (leak_*.c) adds
 * Findings, then they are ordered and written (leak_text.c, leak_json.c). Texts live in the
 * report's arena.
 */
#ifndef GOL_INSPECT_LEAKS_INTERNAL_H
#define GOL_INSPECT_LEAKS_INTERNAL_H

#include "base/arena.h"
#include "base/map.h"
#include "base/panic.h"
#include "inspect/heapgraph.h"
#include "inspect/leaks.h"

typedef enum LeakId {
#define LEAK(id, ...) LEAK_##id,
#include "inspect/leak.def"
#undef LEAK
    LEAK_COUNT
} LeakId;

typedef enum SayId {
#define SAY(id, en, zh) SAY_##id,
#include "inspect/leak_say.def"
#undef SAY
    SAY_COUNT
} SayId;

/* What a place of the source is to a finding. In the JSON by these words, in this order. */
typedef enum LeakRole {
    ROLE_BLOCKED, ROLE_GO, ROLE_MADE, ROLE_SLICE, ROLE_DEFER, ROLE_TIMER, ROLE_FINALIZER,
    ROLE_ALLOC, ROLE_LOCKED,
    ROLE_COUNT
} LeakRole;
const char *leak_role_name(LeakRole role);

typedef struct LeakInfo {
    LeakCode code;
    const char *one, *many, *many_zh;
    LeakRole fix_role;      /* the place whose line is to be changed */
} LeakInfo;
const LeakInfo *leak_info(LeakId id);

typedef struct LeakPlace {
    LeakRole role;
    Location where;
    const char *func;
    const char *note;       /* or NULL */
} LeakPlace;

enum { PLACES_MOST = 8 };

/* How a finding stands to the report before, when that is asked. */
typedef enum LeakChange { CHANGE_NOT_ASKED, CHANGE_NONE, CHANGE_GROWN, CHANGE_NEW } LeakChange;

/* A finding of the report before, as far as it is needed to compare. */
typedef struct PastFinding {
    const char *key;            /* the same for the same leak at the same lines */
    LeakId id;
    const char *where;          /* the line to be changed */
    uint32_t count;
    uint64_t bytes;
    bool is_gone;
} PastFinding;

typedef struct LeakLedger {
    VEC(PastFinding) findings;
    Arena arena;
    bool is_kept;
} LeakLedger;

typedef struct Finding {
    LeakId id;
    bool is_proven;
    uint32_t count;
    uint64_t bytes;
    LeakPlace places[PLACES_MOST];
    int place_count;
    const char *reason;         /* a sentence, or NULL */
    VEC(const char *) path;     /* who holds it, a hop an entry */
    SayId fix;                  /* what replaces the advice of leak.def; SAY_NO_FIX: nothing */
    uint64_t key[3];            /* equal ones are one finding */
    LeakChange change;
    const PastFinding *past;    /* of CHANGE_GROWN, unless its reason says it already */
} Finding;

/* How it stands with a goroutine. */
typedef enum GoroFate {
    FATE_ALIVE,     /* runs, can be woken, or is main */
    FATE_HELD,      /* waits for what only package variables lead to */
    FATE_STUCK,     /* waits for what nothing leads to that can still run */
} GoroFate;

typedef struct GoroState {
    Goro *goro;
    VmGoroInfo info;
    uint32_t node;              /* in the graph, or HEAP_NONE */
    GoroFate fate;
} GoroState;

typedef struct Report {
    Leaks *leaks;
    Vm *vm;
    HeapGraph *graph;
    WatchMoment moment;
    bool compares;              /* with the report before */
    Arena arena;
    LeakLang lang;
    VEC(GoroState) goros;       /* by number; the finalizer goroutine too while it runs one */
    HeapReach *live;            /* what is not leaked; finders add to it what they have told of */
    VEC(Finding *) findings;
} Report;

/* Timers that nobody could receive from: the most there were at a time, by site. */
typedef struct TimerPeak {
    uint32_t site;
    uint32_t count;
    uint64_t bytes;
    uint32_t pending;           /* timers of all sites then */
} TimerPeak;

/* What the lines of the program had made, for growth. */
typedef struct Census {
    PtrMap by_line;             /* place -> CensusLine* */
    PtrMap by_site;             /* site -> the same */
    Arena arena;
    bool is_taken;
} Census;
typedef struct CensusLine {
    uint32_t site, count, example;  /* example: a node of the report's graph */
    uint64_t bytes;
} CensusLine;

struct Leaks {
    Vm *vm;
    LeakOptions options;
    int proven, found;
    VEC(TimerPeak) timer_peaks;
    Census census;              /* of the report before */
    LeakLedger ledger;          /* the same */
    uint64_t line_hits;
    Buf profile;
    bool why_failed;
    LeakHandleSource handles;
    void *handles_ctx;
};

/* ---- leaks.c */
const char *say(const Report *r, SayId id);
Finding *finding_new(Report *r, LeakId id, bool is_proven);
/* The finding of this id and certainty with these keys, new if there is none. */
Finding *finding_for(Report *r, LeakId id, bool is_proven, uint64_t k0, uint64_t k1, uint64_t k2);
void finding_place(Report *r, Finding *f, LeakRole role, const FuncMeta *func, Location where);
/* False: the site names no place. */
bool finding_site(Report *r, Finding *f, LeakRole role, uint32_t site);
/* Where an object was made, when that is known. */
bool finding_made(Report *r, Finding *f, LeakRole role, uint32_t node);
void finding_note(Finding *f, const char *note);    /* on the newest place */
/* The path by which reach came to node. */
void finding_path(Report *r, Finding *f, const HeapReach *reach, uint32_t node);
void finding_hop(void *ctx_finding_with_report, const char *text);
typedef struct HopSink {
    Report *report;
    Finding *finding;
} HopSink;

/* What holders of other kinds lead to. */
HeapReach *leak_reach_without(const HeapGraph *g, HolderKind kind);

/* ---- the finders, in the order they run */
void leak_fates(Report *r);             /* leak_fate.c: goros, live */
void leak_find_windows(Report *r);      /* leak_windows.c: only of what is live so far */
void leak_find_goroutines(Report *r);   /* leak_goroutines.c */
void leak_find_senders(Report *r);      /* leak_senders.c */
void leak_find_finalizers(Report *r);   /* leak_finalizers.c */
void leak_find_timers(Report *r);       /* leak_timers.c */
void leak_find_contexts(Report *r);     /* leak_contexts.c */
void leak_find_files(Report *r);        /* leak_files.c */
void leak_find_maps(Report *r);         /* leak_maps.c */
void leak_find_defers(Report *r);       /* leak_defers.c */
void leak_find_growth(Report *r);       /* leak_growth.c */
void leak_find_handles(Report *r);

/* leak_timers.c: how many timers nobody can receive from, now. */
void leak_sample_timers(Leaks *leaks);
void census_free(Census *c);

/* ---- leak_since.c: against the report before */
/* Marks what has changed in the findings and, in the ledger, what is gone. */
void leak_compare(Report *r);
/* The findings become those of the report before. */
void ledger_keep(LeakLedger *l, Report *r);
void ledger_free(LeakLedger *l);

/* leak_goroutines.c: the innermost frame of the program itself, of the library if there is none; and
 * the innermost function of either, NULL: there is no frame at all. */
VmFrame leak_own_frame(Vm *vm, Goro *g, const FuncMeta **innermost);

/* ---- writing */
void leak_write_text(Report *r, Buf *out);  /* leak_text.c */
void leak_write_json(Report *r, Buf *out);  /* leak_json.c */
/* "448 bytes", "4.4 KB", "201 MB" */
void leak_put_bytes(Buf *b, uint64_t bytes);
const char *leak_headline(Report *r, const Finding *f);
const char *leak_fix(const Report *r, const Finding *f);
/* "file:line" of the place to change, "" when none is known. */
const char *leak_where(Report *r, const Finding *f);

#endif
