/* inspect/record.h: listens to a running program and writes down what happens (timeline.h).
 *
 *   Recorder *r = recorder_new(vm, program, seed);     before vm_run_main
 *   recorder_tell(r, fn, ctx);                         fn hears each moment as well (a trace file)
 *   Timeline *t = recorder_finish(r, exit_code);       before vm_free; t is the caller's
 *
 * It never changes what it watches and allocates nothing from the program's heap.
 */
#ifndef GOL_INSPECT_RECORD_H
#define GOL_INSPECT_RECORD_H

#include "inspect/timeline.h"
#include "vm/vm.h"

typedef struct Recorder Recorder;

/* Up to this many moments are kept; later ones are only counted, and told. */
enum { RECORDER_MAX_MOMENTS = 2 << 20 };

Recorder *recorder_new(Vm *vm, const char *program, uint64_t seed);

/* t holds everything the moment names. What the program prints is not in a moment: it lies at
 * moment->object of t->output, as far as that is kept. */
typedef void (*MomentFn)(void *ctx, const Timeline *t, const Moment *moment);
void recorder_tell(Recorder *r, MomentFn fn, void *ctx);

/* From now on the timeline's album gets a picture of the heap at every event, within album.h's
 * limits. */
void recorder_draw_heap(Recorder *r);

Timeline *recorder_finish(Recorder *r, int exit_code);

#endif
