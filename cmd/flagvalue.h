/* cmd/flagvalue.h: what the text of a flag's value says. */
#ifndef GOL_CMD_FLAGVALUE_H
#define GOL_CMD_FLAGVALUE_H

#include <stdbool.h>
#include <stdint.h>

/* c may be NULL. */
bool value_is_one_of(const char *value, const char *a, const char *b, const char *c);
/* What Go's package flag takes for a bool: 1, t, T, true, ... False: none of them. */
bool value_parse_bool(const char *text, bool *is_on);
bool value_is_count(const char *text);
/* -benchtime: a duration, or a number of iterations: "100x". */
bool value_is_bench_time(const char *text);
/* "1h2m3.5s", "250ms": Go's durations. */
bool value_parse_duration(const char *text, int64_t *ns);
/* "64M", "2GiB", "100000": bytes. */
bool value_parse_size(const char *text, uint64_t *bytes);
/* The number behind a colon at the end of a text of *len bytes: *len becomes that of what stands
 * before the colon. 0: there is none. */
int value_cut_number(const char *text, int *len);

#endif
