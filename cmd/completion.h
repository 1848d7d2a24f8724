/* cmd/completion.h: gol completion SHELL: completion of verbs, flags and files, from the tables of
 * cmd/. */
#ifndef GOL_CMD_COMPLETION_H
#define GOL_CMD_COMPLETION_H

/* Prints the script for bash, zsh or fish. 2: no such shell. */
int completion_print(const char *shell);

#endif
