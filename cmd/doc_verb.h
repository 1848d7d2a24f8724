/* cmd/doc_verb.h: gol doc. */
#ifndef GOL_CMD_DOC_H
#define GOL_CMD_DOC_H

#include "cmd/options.h"

/* The page of what the command line names. Returns the exit status: 1 when there is no such
 * thing. */
int doc_main(const Options *o);

#endif
