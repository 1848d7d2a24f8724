/* sandbox.c: the guards of sandbox.def.
 *
 * Whether a path lies below the working directory is the kernel's to say (openat2,
 * RESOLVE_BENEATH): it follows links and `..` as an open would. The program cannot make links or
 * move files meanwhile.
 */
#include "stdlib/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "stdlib/natives.h"

typedef enum Rule { READ, OPEN, ZONE, READ_PATH, REFUSE } Rule;

typedef struct Guard {
    const char *package, *name;
    NativeFn *fn;
    Rule rule;
    int path, error; /* slots */
} Guard;

static const Guard guards[] = {
#define GUARD(package, name, fn, rule, path, error) {package, name, fn, rule, path, error},
#include "stdlib/sandbox.def"
#undef GUARD
};

/* path from the working directory on, if it is spelt as an absolute one below it. */
static const char *relative(const char *path) {
    char here[PATH_MAX];
    if (path[0] != '/' || getcwd(here, sizeof here) == NULL) {
        return path;
    }
    size_t n = strlen(here);
    if (strncmp(path, here, n) != 0 || (path[n] != '/' && path[n] != '\0')) {
        return path;
    }
    path += n + strspn(path + n, "/");
    return *path == '\0' ? "." : path;
}

static bool is_below(const char *path) {
    struct open_how how = {.flags = O_PATH | O_CLOEXEC,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    long fd = syscall(SYS_openat2, AT_FDCWD, relative(path), &how, sizeof how);
    if (fd >= 0) {
        close((int)fd);
        return true;
    }
    /* The native will say better what is wrong with a path that stays below. */
    return errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ENAMETOOLONG;
}

static bool is_zone_file(const char *path) {
    static const char folder[] = "/usr/share/zoneinfo/";
    return strcmp(path, "/etc/localtime") == 0 ||
           (strncmp(path, folder, sizeof folder - 1) == 0 && strstr(path, "..") == NULL);
}

static bool allows(const Guard *guard, const Slot *args, const char *path) {
    switch (guard->rule) {
    case READ_PATH: return args[0].i >= 0 || is_below(path);
    case READ: return is_below(path);
    case OPEN: return (args[2].i & (O_ACCMODE | O_CREAT | O_TRUNC)) == O_RDONLY && is_below(path);
    case ZONE: return is_zone_file(path) || is_below(path);
    case REFUSE: break;
    }
    return false;
}

/* "sysOpen" is what the program calls Open. */
static const char *shown_name(const Guard *guard) {
    return strncmp(guard->name, "sys", 3) == 0 ? guard->name + 3 : guard->name;
}

static NativeResult guarded(Vm *vm, Goro *g, Slot *args) {
    const Guard *guard = nat_context(vm, g);
    NativeString s = guard->path >= 0 ? nat_string(&args[guard->path]) : (NativeString){0};
    char path[PATH_MAX], line[PATH_MAX + 64];
    int64_t written;
    snprintf(path, sizeof path, "%.*s", (int)(s.len < PATH_MAX ? s.len : PATH_MAX - 1),
             s.len > 0 ? s.ptr : "");
    if (allows(guard, args, path)) {
        return guard->fn(vm, g, args);
    }
    int n = snprintf(line, sizeof line, "gol: -sandbox refuses: %s.%s%s%s\n", guard->package,
                     shown_name(guard), *path != '\0' ? " " : "", path);
    nat_write_fd(vm, 2, line, (size_t)n, &written);
    memset(args, 0, (size_t)(guard->error + 1) * sizeof *args);
    args[guard->error].i = guard->rule == ZONE ? 0 : EPERM;
    return NAT_DONE;
}

NativeFn *sandbox_guard(const char *package, const char *name, void **context) {
    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++) {
        if (strcmp(guards[i].name, name) == 0 && strcmp(guards[i].package, package) == 0) {
            *context = (void *)(uintptr_t)&guards[i];
            return guarded;
        }
    }
    return NULL;
}
