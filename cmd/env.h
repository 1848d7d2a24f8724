/* cmd/env.h: gol env: what of the environment gol heeds. */
#ifndef GOL_CMD_ENV_H
#define GOL_CMD_ENV_H

/* Prints NAME='value' lines for all settings (first NULL), or the bare values of first and of the
 * other names, one a line. 2 when a name is none of them. */
int env_print(const char *first, char *const *others, int other_count);

#endif
