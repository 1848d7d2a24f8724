/* cmd/compare.h: `gol leak -vs FIXED FILE`: two programs under one seed and one clock, side by
 * side. */
#ifndef GOL_CMD_COMPARE_H
#define GOL_CMD_COMPARE_H

#include "cmd/options.h"

/* Runs o->path, then o->versus, and tells the differences on standard output (-html: as a page
 * too). The status is the second one's: 0 says that the mended program is. */
int compare_programs(const Options *o);

#endif
