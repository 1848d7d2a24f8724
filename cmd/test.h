/* cmd/test.h: the verb test. */
#ifndef GOL_CMD_TEST_H
#define GOL_CMD_TEST_H

#include "cmd/options.h"

/* The exit status. */
int test_run(Options *o);

#endif
