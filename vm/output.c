/* output.c: standard output and error of the program (PRODUCT.md 3).
 *
 * Standard output is written through on a terminal and buffered otherwise; the buffer is flushed when it
 * is full, before anything goes to standard error, before the program waits or ends, and whenever a program
 * that computes looks at the outside (each millisecond or so).
 */
#include "vm/vm_internal.h"

#include <errno.h>
#include <unistd.h>

static int write_all(int fd, const char *data, size_t n, int64_t *written) {
    size_t done = 0;
    while (done < n) {
        ssize_t k = write(fd, data + done, n - done);
        if (k < 0 && errno == EINTR) {
            continue;
        }
        if (k < 0) {
            *written = (int64_t)done;
            return errno;
        }
        done += (size_t)k;
    }
    *written = (int64_t)n;
    return 0;
}

static int deliver(Vm *vm, int fd, const void *data, size_t n, int64_t *written) {
    if (vm->options.write != NULL) {
        vm->options.write(vm->options.write_ctx, fd, data, n);
        *written = (int64_t)n;
        return 0;
    }
    return write_all(fd, data, n, written);
}

static int flush_out(Vm *vm) {
    int64_t written;
    int error = 0;
    if (vm->out.len > 0) {
        error = deliver(vm, 1, vm->out.data, vm->out.len, &written);
        vm->out.len = 0;
    }
    return error;
}

void vm_flush(Vm *vm) {
    flush_out(vm);
}

static bool out_is_buffered(Vm *vm) {
    if (!vm->out_checked) {
        vm->out_checked = true;
        vm->out_is_tty = vm->options.write == NULL && isatty(1);
    }
    return !vm->out_is_tty;
}

int fd_write(Vm *vm, int fd, const void *data, size_t n, int64_t *written) {
    int error = 0;
    if (fd == 1 || fd == 2) {
        Task *running = vm->cur != NULL ? &vm->cur->task : NULL;
        sched_tell(vm->sched, EVENT_OUTPUT, running, data, n * 2 + (fd == 2));
    }
    if (fd != 1 || !out_is_buffered(vm)) {
        if (fd == 1 || fd == 2) {
            flush_out(vm);
        }
        return deliver(vm, fd, data, n, written);
    }
    if (vm->out.len + n > OUT_BUFFER_BYTES) {
        error = flush_out(vm);
    }
    if (n > OUT_BUFFER_BYTES) {
        return deliver(vm, 1, data, n, written);
    }
    buf_write(&vm->out, data, n);
    *written = (int64_t)n;
    return error;
}

void out_write(Vm *vm, const void *data, size_t n) {
    int64_t written;
    fd_write(vm, 1, data, n, &written);
}

void err_write(Vm *vm, const void *data, size_t n) {
    int64_t written;
    fd_write(vm, 2, data, n, &written);
}
