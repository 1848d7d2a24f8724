/* driver/observe.h: who watches a run, by the session's options: trace lines, the recorder, trace
 * file. */
#ifndef GOL_DRIVER_OBSERVE_H
#define GOL_DRIVER_OBSERVE_H

#include "driver/driver_internal.h"
#include "driver/settings.h"
#include "vm/vm.h"

typedef struct Observer Observer;

/* Before the run. NULL: an output file cannot be written; reported. */
Observer *observe_start(Session *s, Vm *vm, const Settings *settings, uint64_t seed);
/* The run's exit status, now that it is known what has leaked. */
int observe_exit_code(const Observer *w, int code);
/* A leak report now, or what has changed since the one before; how many findings. 0 too when nobody
 * asked for reports (-leaks). */
int observe_leaks(Observer *w, bool since);
/* In which language reports are from now on. */
void observe_set_chinese(Observer *w, bool is_chinese);
/* After it: writes the files. The Timeline, when the session keeps it, else NULL. */
struct Timeline *observe_end(Observer *w, int exit_code, bool *failed);

#endif
