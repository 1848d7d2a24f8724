/* cmd/env.h: gol env: what of the environment gol heeds. */
#ifndef GOL_CMD_ENV_H
#define GOL_CMD_ENV_H

#include <stdbool.h>

/* Prints NAME='value' lines for all settings (no names), or the bare values of those named, one a
 * line; as_json: one object either way. 2 when a name is none of them. */
int env_print(char *const *names, int count, bool as_json);

#endif
