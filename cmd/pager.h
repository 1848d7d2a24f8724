/* cmd/pager.h: text for a person: on a terminal through $PAGER, as git does it. */
#ifndef GOL_CMD_PAGER_H
#define GOL_CMD_PAGER_H

#include <stddef.h>

/* Writes text to standard output; on a terminal through the program that PAGER names (less, if it
 * names none; "cat" or an empty PAGER: none). */
void pager_show(const char *text, size_t len);

#endif
