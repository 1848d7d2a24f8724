/* osfile.c: files for package os. Every call answers with an errno; the .gol side makes the errors.
 *
 * Descriptors that can block (terminals, pipes, sockets) are looked at with poll first, and the
 * goroutine parks until they are ready, so that other goroutines run meanwhile.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "stdlib/natives.h"

static int64_t error_of(int64_t result) {
    return result < 0 ? errno : 0;
}

/* result and errno as two results: n is 0 when it failed. */
static NativeResult return_pair(Slot *args, int64_t result) {
    args[1].i = error_of(result);
    args[0].i = result < 0 ? 0 : result;
    return NAT_DONE;
}

NativeResult os_open(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    char *path = c_string(args);
    errno = EINVAL;
    int fd = path == NULL ? -1 : open(path, (int)args[2].i | O_CLOEXEC, (mode_t)args[3].i);
    args[1].i = error_of(fd);
    args[0].i = fd;
    free(path);
    return NAT_DONE;
}

/* Somebody is about to read or write fd again, so its number must not become another file's. */
static int empty(int fd) {
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    int rc = null < 0 ? -1 : dup3(null, fd, O_CLOEXEC);
    close(null);
    return rc;
}

/* errno, and how many others wait for fd; if any do it only becomes empty. */
NativeResult os_close(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    int fd = (int)args[0].i;
    if (fd == 1) {
        nat_flush(vm);
    }
    args[1].i = nat_fd_closing(vm, fd);
    return return_int(args, error_of(args[1].i > 0 ? empty(fd) : close(fd)));
}

static bool is_ready(int fd, short events) {
    struct pollfd p = {fd, events, 0};
    return poll(&p, 1, 0) != 0;
}

NativeResult os_read(Vm *vm, Goro *g, Slot *args) {
    int fd = (int)args[0].i;
    NativeSlice b = nat_slice(args + 1);
    if (!is_ready(fd, POLLIN) && nat_wait_fd(vm, g, fd, false) == NAT_PARK) {
        return NAT_PARK;
    }
    ssize_t n = read(fd, b.ptr, (size_t)b.len);
    if (n > 0) {
        charge_bytes(vm, n);
    }
    return return_pair(args, n);
}

NativeResult os_pread(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeSlice b = nat_slice(args + 1);
    charge_bytes(vm, b.len);
    return return_pair(args, pread((int)args[0].i, b.ptr, (size_t)b.len, args[4].i));
}

static bool is_pipe(int fd) {
    struct stat st;
    return fstat(fd, &st) == 0 && (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode));
}

static bool is_noted(int signal_number) {
    struct sigaction now;
    return sigaction(signal_number, NULL, &now) == 0 && now.sa_handler != SIG_DFL;
}

/* One write; when nobody reads any more that is EPIPE and no SIGPIPE, which only ends programs that
 * write to standard output or error. */
static ssize_t write_to_pipe(int fd, const void *data, size_t n) {
    static const struct timespec at_once;
    sigset_t sigpipe, before;
    sigemptyset(&sigpipe);
    sigaddset(&sigpipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &sigpipe, &before);
    ssize_t written = write(fd, data, n);
    int error = errno;
    if (written < 0 && error == EPIPE && !is_noted(SIGPIPE)) {
        sigtimedwait(&sigpipe, NULL, &at_once);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return written;
}

/* A pipe that is ready takes this much without blocking; File.Write comes again for the rest. */
enum { PIPE_TAKES = PIPE_BUF };

static NativeResult write_piece(Vm *vm, Goro *g, Slot *args) {
    int fd = (int)args[0].i;
    NativeSlice b = nat_slice(args + 1);
    if (!is_ready(fd, POLLOUT) && nat_wait_fd(vm, g, fd, true) == NAT_PARK) {
        return NAT_PARK;
    }
    int64_t n = b.len < PIPE_TAKES ? b.len : PIPE_TAKES;
    charge_bytes(vm, n);
    return return_pair(args, write_to_pipe(fd, b.ptr, (size_t)n));
}

NativeResult os_write(Vm *vm, Goro *g, Slot *args) {
    int fd = (int)args[0].i;
    NativeSlice b = nat_slice(args + 1);
    if (fd > 2 && is_pipe(fd)) {
        return write_piece(vm, g, args);
    }
    int64_t written = 0;
    charge_bytes(vm, b.len);
    args[1].i = nat_write_fd(vm, fd, b.ptr, (size_t)b.len, &written);
    args[0].i = written;
    return NAT_DONE;
}

NativeResult os_pwrite(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeSlice b = nat_slice(args + 1);
    charge_bytes(vm, b.len);
    return return_pair(args, pwrite((int)args[0].i, b.ptr, (size_t)b.len, args[4].i));
}

NativeResult os_seek(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    if (args[0].i == 1) {
        nat_flush(vm);
    }
    return return_pair(args, lseek((int)args[0].i, args[1].i, (int)args[2].i));
}

NativeResult os_stat(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    struct stat st;
    char *path = c_string(args + 1);
    NativeSlice out = nat_slice(args + 4);
    int fd = (int)args[0].i, rc = -1;
    errno = EINVAL;
    if (fd >= 0) {
        rc = fstat(fd, &st);
    } else if (path != NULL) {
        rc = args[3].i ? stat(path, &st) : lstat(path, &st);
    }
    if (rc == 0 && out.len >= 6) {
        int64_t fields[6] = {st.st_mode, st.st_size, st.st_mtim.tv_sec, st.st_mtim.tv_nsec,
                             (int64_t)st.st_dev, (int64_t)st.st_ino};
        memcpy(out.ptr, fields, sizeof fields);
    }
    args[0].i = error_of(rc);
    free(path);
    return NAT_DONE;
}

NativeResult os_sync(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    if (args[0].i == 1) {
        nat_flush(vm);
    }
    return return_int(args, error_of(fsync((int)args[0].i)));
}

NativeResult os_pipe(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    int fds[2] = {-1, -1};
    int rc = pipe2(fds, O_CLOEXEC);
    args[2].i = error_of(rc);
    args[0].i = fds[0];
    args[1].i = fds[1];
    return NAT_DONE;
}

/* fd, path, number: the descriptor if it is one, else the path. */
static int64_t on_either(Slot *args, int (*by_fd)(int, uint64_t),
                         int (*by_path)(const char *, uint64_t)) {
    if (args[0].i >= 0) {
        return error_of(by_fd((int)args[0].i, args[3].u));
    }
    char *path = c_string(args + 1);
    errno = EINVAL;
    int64_t e = error_of(path == NULL ? -1 : by_path(path, args[3].u));
    free(path);
    return e;
}

static int chmod_fd(int fd, uint64_t mode) { return fchmod(fd, (mode_t)mode); }
static int chmod_path(const char *path, uint64_t mode) { return chmod(path, (mode_t)mode); }
static int truncate_fd(int fd, uint64_t size) { return ftruncate(fd, (off_t)size); }
static int truncate_path(const char *path, uint64_t size) { return truncate(path, (off_t)size); }

NativeResult os_chmod(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return return_int(args, on_either(args, chmod_fd, chmod_path));
}

NativeResult os_truncate(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return return_int(args, on_either(args, truncate_fd, truncate_path));
}
