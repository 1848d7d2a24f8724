/* cmd/step.h: `-step`: a run in the terminal, event by event, forwards and back. */
#ifndef GOL_CMD_STEP_H
#define GOL_CMD_STEP_H

#include "cmd/options.h"

/* Runs the program to its end, showing nothing, then tells the run as the keyboard asks. The status
 * is the program's. */
int step_run(const Options *o, const SessionInput *input);

#endif
