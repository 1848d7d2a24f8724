/* cmd/testjson.h: what a test process prints, as the events of go test -json.
 *
 *   TestJson *j = testjson_new("example.com/p");    {"Time":...,"Action":"start","Package":...}
 *   testjson_write(j, piece, n);                    "run", "output", "pass" ... with "Test"
 *   testjson_end(j, "pass", 0.012);                 the same without "Test", with "Elapsed"
 *   testjson_free(j);
 *
 * Each event is one line of JSON on standard output. A line of the process is an event when it is
 * complete, so one that is cut anywhere comes out whole.
 */
#ifndef GOL_CMD_TESTJSON_H
#define GOL_CMD_TESTJSON_H

#include <stddef.h>

typedef struct TestJson TestJson;

/* Writes the event "start". package: the import path; copied. The caller's, by testjson_free. */
TestJson *testjson_new(const char *package);
/* Output of the process (-test.v=test2json), in pieces of any size. */
void testjson_write(TestJson *j, const char *data, size_t n);
/* A line about the package that is gol test's own ("ok  \tp\t0.012s"), with its line break. */
void testjson_summary(TestJson *j, const char *line, size_t n);
/* Writes what is held back and the package's last event: "pass", "fail" or "skip". */
void testjson_end(TestJson *j, const char *action, double elapsed_s);
void testjson_free(TestJson *j); /* NULL is fine */

#endif
