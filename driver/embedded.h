/* driver/embedded.h: the standard library as tools/embed.c builds it into the binary.
 *
 * Text and tables lie in the read-only segment and are touched only where somebody looks.
 */
#ifndef GOL_DRIVER_EMBEDDED_H
#define GOL_DRIVER_EMBEDDED_H

#include "types/types.h"

typedef struct StdFile {
    const char *path; /* "fmt/print.gol" */
    const char *text; /* NUL-terminated */
    uint32_t len;
} StdFile;

typedef struct StdPackage {
    const char *path, *name;
    const StdFile *files;
    uint32_t file_count;
    LazyTable table;
} StdPackage;

extern const StdPackage std_packages[]; /* sorted by path */
extern const uint32_t std_package_count;

/* The package of an import path, or NULL. */
const StdPackage *std_find(const char *path);

#endif
