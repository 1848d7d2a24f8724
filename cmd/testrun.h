/* cmd/testrun.h: gol test, one package: compiled here, run in a process of its own.
 *
 * The session belongs to the call; nothing of one package is left when the next one's turn comes.
 */
#ifndef GOL_CMD_TESTRUN_H
#define GOL_CMD_TESTRUN_H

#include "cmd/options.h"

typedef struct TestRun {
    Options *options;
    const CoverOptions *cover; /* NULL: nothing is counted */
    bool is_single;            /* there is no other package */
} TestRun;

/* The exit status for a package whose tests passed, but which leaks (-leak=fail). */
enum { TESTRUN_LEAKS = 3 };

/* Tests a package (a folder, or files named one by one) and prints its lines as go test does, or
 * with -json as events; what keeps it from being built goes to standard error. 0: it passed or has
 * no tests; 1: it failed, or could not be built; or TESTRUN_LEAKS. */
int testrun_package(TestRun *run, SessionInput input);

#endif
