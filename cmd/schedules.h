/* cmd/schedules.h: `-schedules N`: one program under N schedules, looking for one that goes wrong.
 * */
#ifndef GOL_CMD_SCHEDULES_H
#define GOL_CMD_SCHEDULES_H

#include "cmd/options.h"

/* Runs the program in the ordinary order and then with -perturb under N seeds, from -seed (or 1)
 * on, each under the virtual clock. Tells on standard error the first that ends otherwise or prints
 * otherwise, and how to repeat it. The status is that run's, 1 if only its output differs; else the
 * program's own. Under `gol test` the program is the package's tests, in whose folder we must be;
 * then only the status counts, since a report may well name times. */
int schedules_run(const Options *o, const SessionInput *input);

#endif
