/* driver/explain.h: `gol explain`: a page for each code of the leak report and each check of gol
 * vet.
 *
 * The pages are docs/explain/CODE.md, built into the binary; the titles are those of the tables.
 */
#ifndef GOL_DRIVER_EXPLAIN_H
#define GOL_DRIVER_EXPLAIN_H

#include <stdbool.h>
#include <stdio.h>

/* The page of a code, in any letter case; false: there is no such code. */
bool explain_write(FILE *out, const char *code, bool chinese);
/* All codes with their titles. */
void explain_list(FILE *out, bool chinese);

#endif
