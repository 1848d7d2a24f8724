/* zonefile.c: what package time reads of the system: zone files and $TZ. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "stdlib/natives.h"

enum { MAX_ZONE_FILE = 1 << 20 };

NativeResult time_read_file(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeString s = nat_string(args);
    char *path = strndup(s.ptr, (size_t)s.len);
    FILE *f = path == NULL ? NULL : fopen(path, "rb");
    Buf data;
    buf_init(&data);
    char chunk[4096];
    for (size_t n;
         f != NULL && data.len < MAX_ZONE_FILE && (n = fread(chunk, 1, sizeof chunk, f)) > 0;) {
        buf_write(&data, chunk, n);
    }
    args[2].i = f != NULL && !ferror(f);
    bool ok = nat_set_string(vm, args, data.len > 0 ? data.data : "", data.len);
    if (f != NULL) {
        fclose(f);
    }
    buf_deinit(&data);
    free(path);
    return ok ? NAT_DONE : NAT_PANIC;
}

NativeResult time_getenv(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeString s = nat_string(args);
    char *name = strndup(s.ptr, (size_t)s.len);
    const char *value = name == NULL ? NULL : getenv(name);
    args[2].i = value != NULL;
    bool ok =
        nat_set_string(vm, args, value == NULL ? "" : value, value == NULL ? 0 : strlen(value));
    free(name);
    return ok ? NAT_DONE : NAT_PANIC;
}
