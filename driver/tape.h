/* driver/tape.h: a recording of everything a run got from outside, and its replay.
 *
 * A run is determined by its program, its seed and what comes in from outside: the clock, which
 * descriptors became ready, the results of system calls (outside.def). A recording holds the seed,
 * the arguments and these, in the order they were asked for. In a replay the same questions come in
 * the same order and get the recorded answers; the machine is not asked. A question that does not
 * fit ends the replay with a message: the program, or gol, is not the same.
 */
#ifndef GOL_DRIVER_TAPE_H
#define GOL_DRIVER_TAPE_H

#include <stdio.h>

#include "base/buf.h"
#include "vm/vm.h"

typedef struct Tape Tape;

/* What stands at a recording's beginning. */
typedef struct TapeHead {
    uint64_t program_hash;
    uint64_t seed;
    bool virtual_time, perturb;
    int arg_count;              /* of the program, without its name */
    char **args;                /* owned by the tape */
} TapeHead;

/* NULL: not possible; reported on err. A replay fills *head. */
Tape *tape_record(const char *path, const TapeHead *head, FILE *err);
Tape *tape_replay(const char *path, TapeHead *head, FILE *err);
/* False: the recording could not be written, or was not replayed to its end. */
bool tape_close(Tape *t);

/* Makes the scheduler ask the tape for time and descriptors. */
void tape_connect(Tape *t, SchedOptions *options);
/* Before the run: natives that find_outside answered for vm use the tape. */
void tape_attach(Tape *t, Vm *vm);
/* The native to bind instead, when it is one of outside.def; else NULL. */
void *tape_native(const char *package, const char *name);

/* ---- for outside.c */

typedef enum TapeTag { TAPE_MONOTONIC = 1, TAPE_WALL, TAPE_READY, TAPE_CALL } TapeTag;

Tape *tape_of(Vm *vm);
bool tape_replays(const Tape *t);
/* Recording: the beginning of an entry, then its parts. Replaying: the same, giving them back. */
void tape_tag(Tape *t, TapeTag tag);
int64_t tape_number(Tape *t, int64_t n);
/* Recording: writes n bytes. Replaying: *n and where they lie, until the tape is closed. */
const char *tape_bytes(Tape *t, const void *data, size_t *n);
/* The replay does not fit: ends the program. */
_Noreturn void tape_misfit(Tape *t, const char *asked);

#endif
