/* osproc.c: child processes for package os.
 *
 * A child is started by posix_spawn, which tells when the program cannot be executed. Waiting is
 * waiting for a pidfd to become readable, so only the goroutine parks. Until it has been waited for
 * a child keeps its number: a pidfd opened later is never another process's.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/platform_signal.h"
#include "stdlib/natives.h"

/* What becomes of the child's process group: the last argument of sysStartProcess. */
enum { GROUP_KEEPS = -1, GROUP_NEW_SESSION = -2 };

static void strings_free(char **list) {
    for (int i = 0; list != NULL && list[i] != NULL; i++) {
        free(list[i]);
    }
    free(list);
}

/* C strings and a NULL. NULL: one of them holds a NUL. */
static char **c_strings(const Slot *a) {
    NativeSlice s = nat_slice(a);
    char **list = base_calloc((size_t)s.len + 1, sizeof *list);
    for (int64_t i = 0; i < s.len; i++) {
        list[i] = c_string((Slot *)s.ptr + 2 * i);
        if (list[i] == NULL) {
            strings_free(list);
            return NULL;
        }
    }
    return list;
}

/* The child's descriptors 0, 1, 2 ... and what to do to get them. A source that would be
 * overwritten before it is used is first copied to a number above them all. */
typedef struct ChildFiles {
    posix_spawn_file_actions_t actions;
    VEC(int) copies;
} ChildFiles;

static int add_file(ChildFiles *f, int source, int target, int count) {
    if (source < 0) {
        return posix_spawn_file_actions_addclose(&f->actions, target);
    }
    if (source < count && source != target) {
        source = fcntl(source, F_DUPFD_CLOEXEC, count);
        if (source < 0) {
            return errno;
        }
        VEC_PUSH(&f->copies, source);
    }
    return posix_spawn_file_actions_adddup2(&f->actions, source, target);
}

static int files_init(ChildFiles *f, NativeSlice fds, const char *dir) {
    *f = (ChildFiles){0};
    int error = posix_spawn_file_actions_init(&f->actions);
    for (int i = 0; i < fds.len && error == 0; i++) {
        error = add_file(f, (int)((int64_t *)fds.ptr)[i], i, (int)fds.len);
    }
    if (error == 0 && dir[0] != '\0') {
        error = posix_spawn_file_actions_addchdir_np(&f->actions, dir);
    }
    return error;
}

static void files_deinit(ChildFiles *f) {
    for (int i = 0; i < f->copies.len; i++) {
        close(f->copies.data[i]);
    }
    VEC_FREE(&f->copies);
    posix_spawn_file_actions_destroy(&f->actions);
}

/* Handlers end with exec by themselves. SIGPROF gol may have ignored for reasons of its own. */
static void attributes_init(posix_spawnattr_t *attr, int64_t group) {
    sigset_t none, defaults;
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPROF);
    posix_spawnattr_init(attr);
    posix_spawnattr_setsigmask(attr, &none);
    posix_spawnattr_setsigdefault(attr, &defaults);
    if (group == GROUP_NEW_SESSION) {
        flags |= POSIX_SPAWN_SETSID;
    } else if (group != GROUP_KEEPS) {
        flags |= POSIX_SPAWN_SETPGROUP;
        posix_spawnattr_setpgroup(attr, (pid_t)group);
    }
    posix_spawnattr_setflags(attr, flags);
}

typedef struct Program {
    char *path, *dir, **argv, **env;
} Program;

static void program_free(Program *p) {
    free(p->path);
    free(p->dir);
    strings_free(p->argv);
    strings_free(p->env);
}

static int spawn(const Program *p, NativeSlice fds, int64_t group, pid_t *pid) {
    ChildFiles files;
    posix_spawnattr_t attr;
    attributes_init(&attr, group);
    int error = files_init(&files, fds, p->dir);
    if (error == 0) {
        error = posix_spawn(pid, p->path, &files.actions, &attr, p->argv, p->env);
    }
    files_deinit(&files);
    posix_spawnattr_destroy(&attr);
    return error;
}

/* Who has started us may have had it ignored: then the system would throw away how children end. */
static void stop_ignoring_children(void) {
    if (platform_signal_is_ignored(SIGCHLD)) {
        signal(SIGCHLD, SIG_DFL);
    }
}

NativeResult os_start_process(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Program p = {c_string(args), c_string(args + 8), c_strings(args + 2), c_strings(args + 5)};
    bool is_whole = p.path != NULL && p.dir != NULL && p.argv != NULL && p.env != NULL;
    pid_t pid = 0;
    nat_flush(vm); /* the child may write to the same file */
    stop_ignoring_children();
    int error = is_whole ? spawn(&p, nat_slice(args + 10), args[13].i, &pid) : EINVAL;
    program_free(&p);
    args[0].i = pid;
    args[1].i = error;
    return NAT_DONE;
}

NativeResult os_pidfd(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    int fd = (int)syscall(SYS_pidfd_open, (pid_t)args[0].i, 0);
    args[1].i = fd < 0 ? errno : 0;
    args[0].i = fd;
    return NAT_DONE;
}

/* pidfd, pid, out: the status and the words of a struct rusage. */
NativeResult os_wait(Vm *vm, Goro *g, Slot *args) {
    NativeSlice out = nat_slice(args + 2);
    siginfo_t info = {0};
    struct rusage usage;
    int status = 0;
    int rc = waitid(P_PID, (id_t)args[1].i, &info, WEXITED | WNOWAIT | WNOHANG);
    if (rc == 0 && info.si_pid == 0 &&
        nat_wait_fd(vm, g, (int)args[0].i, false) == NAT_PARK) {
        return NAT_PARK;
    }
    if (rc == 0) {
        rc = wait4((pid_t)args[1].i, &status, 0, &usage);
    }
    if (rc >= 0 && (size_t)out.len * 8 >= 8 + sizeof usage) {
        *(int64_t *)out.ptr = status;
        memcpy((int64_t *)out.ptr + 1, &usage, sizeof usage);
    }
    return return_int(args, rc < 0 ? errno : 0);
}

/* Returns only when it fails. */
NativeResult syscall_exec(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Program p = {.path = c_string(args), .argv = c_strings(args + 2), .env = c_strings(args + 5)};
    errno = EINVAL;
    nat_flush(vm);
    if (p.path != NULL && p.argv != NULL && p.env != NULL) {
        execve(p.path, p.argv, p.env);
    }
    int error = errno;
    program_free(&p);
    return return_int(args, error);
}

NativeResult syscall_kill(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    nat_flush(vm); /* it may be meant for this process */
    return return_int(args, kill((pid_t)args[0].i, (int)args[1].i) < 0 ? errno : 0);
}
