/* cmd/terminal.h: what the terminal is like. */
#ifndef GOL_CMD_TERMINAL_H
#define GOL_CMD_TERMINAL_H

/* Columns of the terminal that standard output is; 100 when it is none. */
int terminal_columns(void);

#endif
