/* cmd/testjson.h: what a test process prints, as the events of go test -json. */
#ifndef GOL_CMD_TESTJSON_H
#define GOL_CMD_TESTJSON_H

#include <stddef.h>

typedef struct TestJson TestJson;

/* Writes the event "start" to standard output. */
TestJson *testjson_new(const char *package);
/* Output of the process (-test.v=test2json), in pieces of any size. */
void testjson_write(TestJson *j, const char *data, size_t n);
/* A line about the package that is gol test's own. */
void testjson_summary(TestJson *j, const char *line, size_t n);
/* Writes what is held back and the package's last event: "pass", "fail" or "skip". */
void testjson_end(TestJson *j, const char *action, double elapsed_s);
void testjson_free(TestJson *j);

#endif
