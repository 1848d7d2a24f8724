/* cmd/fmt.h: the verb fmt. */
#ifndef GOL_CMD_FMT_H
#define GOL_CMD_FMT_H

#include "base/diag.h"

/* gol fmt [-l] [-w] [-d] [FILE|DIR|-]...: args are the words behind the verb, style that of error
 * messages. Returns the exit status: 1 if -l or -d found a difference (that -w did not mend), 2
 * after an error. */
int fmt_main(int arg_count, char **args, DiagStyle style);

#endif
