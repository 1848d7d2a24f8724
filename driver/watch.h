/* driver/watch.h: who watches a run, by the session's options: trace lines, the recorder, trace file. */
#ifndef GOL_DRIVER_WATCH_H
#define GOL_DRIVER_WATCH_H

#include "driver/driver_internal.h"
#include "driver/settings.h"
#include "vm/vm.h"

typedef struct Watch Watch;

/* Before the run. NULL: an output file cannot be written; reported. */
Watch *watch_start(Session *s, Vm *vm, const Settings *settings, uint64_t seed);
/* After it: writes the files. The Timeline, when the session keeps it, else NULL. */
struct Timeline *watch_end(Watch *w, int exit_code, bool *failed);

#endif
