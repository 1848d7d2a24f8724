/* driver/packages.h: which folders the words of a command line name as packages. */
#ifndef GOL_DRIVER_PACKAGES_H
#define GOL_DRIVER_PACKAGES_H

#include <stdbool.h>
#include <stdio.h>

/* malloc'ed paths of folders, as seen from the working directory: "a", "../b", "/abs/b". */
typedef struct PackageDirs {
    char **dirs;
    int count;
} PackageDirs;

/* A word is a folder, an import path of the module that the working directory is in, or either with
 * "..." behind it: all packages from there down. False after a line on err: no such folder. Nothing
 * is added for a pattern that no package matches. */
bool packages_add(PackageDirs *p, const char *word, FILE *err);
void packages_free(PackageDirs *p);

#endif
