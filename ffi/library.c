/* library.c: C libraries by their soname.
 *
 * A library is loaded when the first function of it is bound, before the program runs, and stays
 * until the session ends: functions, handles and callbacks may lie in it. A name without a slash is
 * looked for where the system looks, never in the current folder. Whether a library may be loaded
 * at all is asked here and nowhere else.
 */
#include <dlfcn.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "ffi/ffi_internal.h"

typedef struct Library {
    const char *name;
    void *handle;
} Library;

/* Is name one of the words, separated by commas? */
static bool is_listed(const char *words, const char *name) {
    size_t n = strlen(name);
    for (const char *w = words; *w != '\0'; w += strspn(w, ",")) {
        size_t len = strcspn(w, ",");
        if (len == n && memcmp(w, name, n) == 0) {
            return true;
        }
        w += len;
    }
    return false;
}

static bool is_allowed(const FfiBinder *b, const char *name, Buf *why) {
    const char *allowed = b->options.allowed;
    if (allowed == NULL || strcmp(allowed, "on") == 0 || is_listed(allowed, name)) {
        return true;
    }
    if (strcmp(allowed, "off") == 0) {
        buf_printf(why, "C libraries are off (-ffi=off, -sandbox): %s is not loaded", name);
    } else {
        buf_printf(why, "C library %s is not among those allowed by -ffi=%s", name, allowed);
    }
    return false;
}

/* "libm.so" and "m" are no names of libraries to load; "libm.so.6" is, if it is there. */
static void suggest_soname(const char *name, Buf *why) {
    static const char *const folders[] = {"/lib/x86_64-linux-gnu",
                                          "/usr/lib/x86_64-linux-gnu",
                                          "/lib64",
                                          "/usr/lib64",
                                          "/usr/local/lib",
                                          "/usr/lib"};
    size_t stem = strcspn(name, ".");
    const char *prefix = strncmp(name, "lib", 3) == 0 ? "" : "lib";
    if (strchr(name, '/') != NULL) {
        return;
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        Buf pattern;
        glob_t found;
        buf_init(&pattern);
        buf_printf(&pattern, "%s/%s%.*s.so.[0-9]*", folders[i], prefix, (int)stem, name);
        bool any = glob(pattern.data, 0, NULL, &found) == 0;
        if (any) {
            buf_printf(why, " (did you mean %s?)", strrchr(found.gl_pathv[0], '/') + 1);
        }
        globfree(&found);
        buf_deinit(&pattern);
        if (any) {
            return;
        }
    }
}

static Library *load(FfiBinder *b, const char *name, Buf *why) {
    void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        buf_printf(why, "cannot load C library %s", name);
        size_t before = why->len;
        suggest_soname(name, why);
        const char *reason = dlerror();
        if (why->len == before && reason != NULL) {
            buf_printf(why, ": %s", reason);
        }
        return NULL;
    }
    Library *lib = base_calloc(1, sizeof *lib);
    *lib = (Library){arena_strndup(&b->arena, name, strlen(name)), handle};
    VEC_PUSH(&b->libraries, lib);
    return lib;
}

Library *library_get(FfiBinder *b, const char *name, Buf *why) {
    if (!is_allowed(b, name, why)) {
        return NULL;
    }
    for (int i = 0; i < b->libraries.len; i++) {
        if (strcmp(b->libraries.data[i]->name, name) == 0) {
            return b->libraries.data[i];
        }
    }
    return load(b, name, why);
}

void *library_symbol(Library *lib, const char *symbol) {
    return dlsym(lib->handle, symbol);
}

void libraries_close(FfiBinder *b) {
    for (int i = 0; i < b->libraries.len; i++) {
        dlclose(b->libraries.data[i]->handle);
        free(b->libraries.data[i]);
    }
    VEC_FREE(&b->libraries);
}
