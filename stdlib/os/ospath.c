/* ospath.c: directories, links and names for package os. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "stdlib/natives.h"

/* Calls fn on one path; the errno is the only result. */
static NativeResult with_path(Slot *args, int (*fn)(const char *path, uint64_t extra),
                              uint64_t extra) {
    char *path = c_string(args);
    errno = EINVAL;
    int rc = path == NULL ? -1 : fn(path, extra);
    args[0].i = rc < 0 ? errno : 0;
    free(path);
    return NAT_DONE;
}

static int do_mkdir(const char *path, uint64_t perm) { return mkdir(path, (mode_t)perm); }
static int do_chdir(const char *path, uint64_t x) { (void)x; return chdir(path); }

NativeResult os_mkdir(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return with_path(args, do_mkdir, args[2].u);
}

/* A file or an empty folder. Of two errors that counts which is about what is there. */
static int do_remove(const char *path, uint64_t unused) {
    (void)unused;
    if (unlink(path) == 0) {
        return 0;
    }
    int error = errno;
    if (rmdir(path) == 0) {
        return 0;
    }
    errno = errno == ENOTDIR ? error : errno;
    return -1;
}

NativeResult os_remove(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return with_path(args, do_remove, 0);
}

NativeResult os_chdir(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return with_path(args, do_chdir, 0);
}

static NativeResult with_two(Slot *args, int (*fn)(const char *from, const char *to)) {
    char *from = c_string(args), *to = c_string(args + 2);
    errno = EINVAL;
    int rc = from == NULL || to == NULL ? -1 : fn(from, to);
    args[0].i = rc < 0 ? errno : 0;
    free(from);
    free(to);
    return NAT_DONE;
}

NativeResult os_rename(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return with_two(args, rename);
}

NativeResult os_link(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return with_two(args, args[4].i ? symlink : link);
}

/* A string result and an errno after it. */
static NativeResult return_text(Vm *vm, Slot *args, const char *text, int error) {
    args[2].i = error;
    bool ok = nat_set_string(vm, args, error == 0 ? text : "", error == 0 ? strlen(text) : 0);
    return ok ? NAT_DONE : NAT_PANIC;
}

NativeResult os_readlink(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[PATH_MAX + 1] = "";
    char *path = c_string(args);
    errno = EINVAL;
    ssize_t n = path == NULL ? -1 : readlink(path, text, PATH_MAX);
    int error = n < 0 ? errno : 0;
    text[n < 0 ? 0 : n] = 0;
    free(path);
    return return_text(vm, args, text, error);
}

NativeResult os_getwd(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[PATH_MAX];
    int error = getcwd(text, sizeof text) == NULL ? errno : 0;
    return return_text(vm, args, text, error);
}

NativeResult os_hostname(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[256] = "";
    int error = gethostname(text, sizeof text - 1) < 0 ? errno : 0;
    return return_text(vm, args, text, error);
}

NativeResult os_executable(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[PATH_MAX + 1] = "";
    ssize_t n = readlink("/proc/self/exe", text, PATH_MAX);
    int error = n < 0 ? errno : 0;
    text[n < 0 ? 0 : n] = 0;
    return return_text(vm, args, text, error);
}

NativeResult os_utimes(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    char *path = c_string(args);
    struct timespec t[2];
    for (int i = 0; i < 2; i++) {
        int64_t ns = args[2 + i].i, sec = ns / 1000000000, rest = ns % 1000000000;
        t[i] = (struct timespec){rest < 0 ? sec - 1 : sec, rest < 0 ? rest + 1000000000 : rest};
    }
    errno = EINVAL;
    int rc = path == NULL ? -1 : utimensat(AT_FDCWD, path, t, 0);
    args[0].i = rc < 0 ? errno : 0;
    free(path);
    return NAT_DONE;
}

/* ---- listing */

static char kind_letter(const char *dir, const struct dirent *e) {
    switch (e->d_type) {
    case DT_DIR: return 'd';
    case DT_LNK: return 'l';
    case DT_FIFO: return 'p';
    case DT_SOCK: return 's';
    case DT_CHR: return 'c';
    case DT_BLK: return 'b';
    case DT_REG: return '-';
    default: break;
    }
    Buf path;
    buf_init(&path);
    buf_printf(&path, "%s/%s", dir, e->d_name);
    struct stat st;
    bool is_dir = lstat(path.data, &st) == 0 && S_ISDIR(st.st_mode);
    buf_deinit(&path);
    return is_dir ? 'd' : '?';
}

typedef struct Listing {
    VEC(char *) names;
    Buf kinds;
} Listing;

static int read_listing(const char *path, Listing *l) {
    DIR *d = opendir(path);
    if (d == NULL) {
        return errno;
    }
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            VEC_PUSH(&l->names, strdup(e->d_name));
            buf_putc(&l->kinds, kind_letter(path, e));
        }
    }
    closedir(d);
    return 0;
}

static bool return_names(Vm *vm, Slot *result, char *const *names, int count) {
    bool ok = nat_new_string_slice(vm, result, (size_t)count);
    for (int i = 0; ok && i < count; i++) {
        ok = nat_slice_set_string(vm, result, (size_t)i, names[i], strlen(names[i]));
    }
    return ok;
}

NativeResult os_readdir(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Listing l = {0};
    buf_init(&l.kinds);
    char *path = c_string(args);
    int error = path == NULL ? EINVAL : read_listing(path, &l);
    bool ok = return_names(vm, args, l.names.data, l.names.len) &&
              nat_set_string(vm, args + 3, l.kinds.data, l.kinds.len);
    args[5].i = error;
    for (int i = 0; i < l.names.len; i++) {
        free(l.names.data[i]);
    }
    charge_bytes(vm, 64 * (int64_t)l.names.len);
    VEC_FREE(&l.names);
    buf_deinit(&l.kinds);
    free(path);
    return ok ? NAT_DONE : NAT_PANIC;
}

/* ---- the process */

NativeResult os_args(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char *const *argv;
    int argc = nat_args(vm, &argv);
    return return_names(vm, args, argv, argc) ? NAT_DONE : NAT_PANIC;
}

NativeResult os_exit(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    nat_exit(vm, (int)args[0].i);
}

NativeResult os_getenv(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char *name = c_string(args);
    const char *value = name == NULL ? NULL : getenv(name);
    free(name);
    args[2].i = value != NULL;
    return nat_set_string(vm, args, value == NULL ? "" : value, value == NULL ? 0 : strlen(value))
               ? NAT_DONE : NAT_PANIC;
}

static int do_setenv(const char *name, const char *value) { return setenv(name, value, 1); }

NativeResult os_setenv(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return with_two(args, do_setenv);
}

static int do_unsetenv(const char *name, uint64_t x) { (void)x; return unsetenv(name); }

NativeResult os_unsetenv(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return with_path(args, do_unsetenv, 0);
}

NativeResult os_environ(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    int count = 0;
    while (environ != NULL && environ[count] != NULL) {
        count++;
    }
    return return_names(vm, args, environ, count) ? NAT_DONE : NAT_PANIC;
}

NativeResult os_random(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].u = nat_random(vm);
    return NAT_DONE;
}
