/* inspect/timeline.h: what happened in a run, moment by moment, in memory of its own.
 *
 * A Timeline outlives the program it was taken from, so that two runs can be laid over each other.
 * It is filled by a Recorder (record.h) and read by the page, the comparison and the trace writer.
 * Goroutines and places are named by small numbers; 0 is nobody and nowhere.
 */
#ifndef GOL_INSPECT_TIMELINE_H
#define GOL_INSPECT_TIMELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

typedef enum MomentKind {
#define MOMENT(name, word, state, meaning) TL_##name,
#include "inspect/moment.def"
#undef MOMENT
    TL_KINDS
} MomentKind;

/* The word of a kind, and the state letter of moment.def. */
const char *moment_word(MomentKind kind);
char moment_state(MomentKind kind);

typedef struct Moment {
    int64_t ns;             /* of the program's clock */
    uint64_t heap_bytes;    /* in use then */
    uint64_t object;        /* by kind: moment.def */
    uint64_t number;
    uint32_t task, other;   /* goroutine numbers */
    uint32_t place;         /* where the task stands, 0: not known */
    uint32_t timers;        /* pending, sleepers included */
    uint32_t finalizers;    /* queued */
    uint8_t kind, reason;   /* MomentKind, WaitReason */
} Moment;

typedef struct TimelinePlace {
    uint32_t file;          /* in files */
    int line;
    char *func;
} TimelinePlace;

typedef struct TimelineFile {
    char *path, *text;      /* text: of the program's own files only, else NULL */
} TimelineFile;

typedef struct TimelineTask { /* goroutine number = index */
    uint32_t place;         /* its go statement */
    uint32_t creator;
    bool is_system;
} TimelineTask;

typedef struct Timeline {
    VEC(Moment) moments;
    uint64_t seen;          /* moments in all: more than are kept when the run was too long */
    VEC(TimelineTask) tasks;    /* [0] unused */
    VEC(TimelinePlace) places;  /* [0] unused */
    VEC(TimelineFile) files;
    Buf output;             /* what the program printed, the beginning of it */
    char *program;          /* its file's name */
    struct Album *album;    /* pictures of the heap (album.h), or NULL */
    char *findings;         /* the leak report as JSON (leak_json.c), or NULL */
    int leaks_proven, leaks_found;
    uint64_t seed;
    bool is_virtual;
    int exit_code;
    uint64_t peak_heap, end_heap;
    uint32_t collections, goroutines_at_end;
} Timeline;

void timeline_free(Timeline *t);

#endif
