/* cmd/lessons.h: the lessons built into the binary, laid out in a folder of their own to be run and
 * edited. */
#ifndef GOL_CMD_LESSONS_H
#define GOL_CMD_LESSONS_H

#include <stdbool.h>

#include "base/buf.h"

typedef struct Lesson {
    char *name;             /* "02-chan-send" */
    char *title;            /* its README's first line */
    const char *text;       /* README, Markdown */
    char *leak, *fixed;     /* paths of the programs; fixed may be NULL */
} Lesson;

typedef struct Lessons {
    char *folder;           /* temporary */
    VEC(Lesson) all;
    VEC(char *) files;      /* everything written, for removal */
} Lessons;

/* False: the folder cannot be written; reported. */
bool lessons_open(Lessons *l);
/* Removes the folder with what it put there. */
void lessons_close(Lessons *l);

#endif
