/* natives.c: binds body-less library functions to C, from stdlib/natives.def.
 *
 * The table is sorted at build order of natives.def only by chance, so a lookup is linear over a
 * package's lines; it happens once for each native a program reaches.
 */
#include <string.h>

#include "driver/driver_internal.h"
#include "driver/tape.h"
#include "vm/native.h"

#define NATIVE(package, name, function) NativeFn function;
#include "stdlib/natives.def"
#undef NATIVE

static const struct NativeEntry {
    const char *package, *name;
    NativeFn *fn;
} entries[] = {
#define NATIVE(package, name, function) {package, name, function},
#include "stdlib/natives.def"
#undef NATIVE
    {NULL, NULL, NULL},
};

void *natives_find(void *ctx, const char *package, const char *name) {
    void *recorded = ctx != NULL && *(Tape **)ctx != NULL ? tape_native(package, name) : NULL;
    if (recorded != NULL) {
        return recorded;
    }
    for (const struct NativeEntry *e = entries; e->package != NULL; e++) {
        if (strcmp(e->name, name) == 0 && strcmp(e->package, package) == 0) {
            return (void *)e->fn;
        }
    }
    return NULL;
}
