/* output.c: standard output and error of the program (PRODUCT.md 3).
 *
 * Standard output is written through on a terminal and buffered otherwise; the buffer is flushed
 * when it is full, before anything goes to standard error, before the program waits or ends, and
 * whenever a program that computes looks at the outside (each millisecond or so).
 */
#include "vm/vm_internal.h"

#include <errno.h>
#include <string.h>
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
    if (vm->options.write != NULL && (fd == 1 || fd == 2)) {
        vm->options.write(vm->options.write_ctx, fd, data, n);
        *written = (int64_t)n;
        return 0;
    }
    return write_all(fd, data, n, written);
}

/* What cannot be written is lost, although the program was told that it is written: so that is said
 * at the end (out_end). From here on output is written through, and the program hears of errors
 * itself. */
static void flush_out(Vm *vm) {
    int64_t written;
    if (vm->out.len > 0) {
        int error = deliver(vm, 1, vm->out.data, vm->out.len, &written);
        vm->out.len = 0;
        if (error != 0) {
            vm->out_error = error;
            vm->out_is_direct = true;
        }
    }
}

void vm_flush(Vm *vm) {
    flush_out(vm);
}

int out_end(Vm *vm, int code) {
    flush_out(vm);
    if (vm->out_error == 0) {
        return code;
    }
    Buf b;
    buf_init(&b);
    buf_printf(&b, "gol: standard output: %s\n", strerror(vm->out_error));
    err_write(vm, b.data, b.len);
    buf_deinit(&b);
    return code == 0 ? 1 : code;
}

static bool out_is_buffered(Vm *vm) {
    if (!vm->out_checked) {
        vm->out_checked = true;
        vm->out_is_direct = vm->options.write == NULL && isatty(1);
    }
    return !vm->out_is_direct;
}

int fd_write(Vm *vm, int fd, const void *data, size_t n, int64_t *written) {
    if (fd == 1 || fd == 2) {
        Task *running = vm->cur != NULL ? &vm->cur->task : NULL;
        sched_tell(vm->sched, EVENT_OUTPUT, running, data, n * 2 + (fd == 2));
        if (fd == 2 || vm->out.len + n > OUT_BUFFER_BYTES) {
            flush_out(vm);
        }
    }
    if (fd == 1 && n <= OUT_BUFFER_BYTES && out_is_buffered(vm)) {
        buf_write(&vm->out, data, n);
        *written = (int64_t)n;
        return 0;
    }
    return deliver(vm, fd, data, n, written);
}

void vm_write_stderr(Vm *vm, const void *data, size_t n) {
    int64_t written;
    flush_out(vm);
    deliver(vm, 2, data, n, &written);
}

void err_write(Vm *vm, const void *data, size_t n) {
    int64_t written;
    fd_write(vm, 2, data, n, &written);
}
