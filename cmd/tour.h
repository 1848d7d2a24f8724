/* cmd/tour.h: `gol tour`: the lessons on leaks, one after the other, in the terminal or as pages.
 * */
#ifndef GOL_CMD_TOUR_H
#define GOL_CMD_TOUR_H

#include "cmd/options.h"

/* On a terminal it waits for a key after each screen; else it tells everything in one go. The exit
 * status: 0, or 1 when a page could not be written (-html names a folder here). */
int tour_run(const Options *o);

#endif
