/* cmd/watch.h: -watch: once more whenever a file of the program changes. */
#ifndef GOL_CMD_WATCH_H
#define GOL_CMD_WATCH_H

#include "cmd/options.h"

/* Runs `verb` in a process of its own, again and again, until Ctrl-C or SIGTERM, which end this
 * process too. Returns only when that cannot be: 2, reported. */
int watch_run(Options *o, int (*verb)(Options *o));

#endif
