/* bind_natives.c: binds body-less library functions to C, from stdlib/natives.def.
 *
 * The table is sorted at build order of natives.def only by chance, so a lookup is linear over a
 * package's lines; it happens once for each native a program reaches.
 */
#include <string.h>

#include "driver/driver_internal.h"
#include "driver/tape.h"
#include "stdlib/sandbox.h"
#include "vm/native.h"

#define NATIVE(package, name, function) extern NativeFn function;
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

/* What stands between the program and the native, if anything: -sandbox, -record, -replay. */
static void *find_between(const Session *s, const char *package, const char *name, void **context) {
    void *fn = s->options.sandbox ? (void *)sandbox_guard(package, name, context) : NULL;
    return fn == NULL && s->tape != NULL ? tape_native(package, name) : fn;
}

void *natives_find(void *session, const char *package, const char *name, void **context) {
    void *between = session != NULL ? find_between(session, package, name, context) : NULL;
    if (between != NULL) {
        return between;
    }
    for (const struct NativeEntry *e = entries; e->package != NULL; e++) {
        if (strcmp(e->name, name) == 0 && strcmp(e->package, package) == 0) {
            return (void *)e->fn;
        }
    }
    return NULL;
}
