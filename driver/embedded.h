/* driver/embedded.h: the standard library as tools/embed.c builds it into the binary.
 *
 * Text lies in the read-only segment and is touched only where declarations are reached. decls are
 * sorted by package, then file, then offset.
 */
#ifndef GOL_DRIVER_EMBEDDED_H
#define GOL_DRIVER_EMBEDDED_H

#include <stdint.h>

typedef struct StdFile {
    const char *path; /* "fmt/print.gol" */
    const char *text; /* NUL-terminated */
    uint32_t len;
} StdFile;

typedef struct StdDecl {
    const char *name, *recv; /* recv: base type of a method, else NULL */
    uint8_t kind;            /* 0 const, 1 type, 2 var, 3 func */
    uint16_t file;           /* in the package's files */
    uint32_t offset, end;    /* bytes of the whole group */
    uint32_t index;          /* which name of the group */
} StdDecl;

typedef struct StdPackage {
    const char *path, *name;
    const StdFile *files;
    uint32_t file_count;
    const StdDecl *decls;
    uint32_t decl_count;
} StdPackage;

extern const StdPackage std_packages[]; /* sorted by path */
extern const uint32_t std_package_count;

/* The package of an import path, or NULL. */
const StdPackage *std_find(const char *path);

#endif
