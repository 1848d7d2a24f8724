/* driver/listing.h: a program's bytecode for people: `gol dis` and `gol -d code`. */
#ifndef GOL_DRIVER_LISTING_H
#define GOL_DRIVER_LISTING_H

#include "base/buf.h"
#include "driver/gol.h"

typedef struct ListingOptions {
    const char *pattern; /* functions whose names an extended regular expression finds, those of the
                            library too; NULL: all of the program */
    bool has_legend;     /* what the opcodes mean */
} ListingOptions;

/* After session_load. SESSION_ERRORS, and reported: the program is wrong, or no function fits;
 * SESSION_USAGE: the pattern is none. */
SessionStatus session_listing(Session *s, const ListingOptions *options, Buf *out);

#endif
