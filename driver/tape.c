/* tape.c: the file of a recording: varints and byte strings, one after the other.
 *
 * Reading and writing go through the same functions, so that both sides name the parts of an entry
 * in the same order by construction.
 */
#include "driver/tape.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/platform.h"
#include "driver/driver_internal.h"
#include "vm/native.h"

static const char magic[] = "gol recording 1\n";

/* Of the environment, what the runtime itself reads. */
static const char *const settings[] = {"GOGC", "GOMEMLIMIT", "GODEBUG", "GOTRACEBACK", "GOLDEBUG"};

struct Tape {
    FILE *out;                  /* recording; else replaying: */
    char *data;
    size_t len, at;
    Vm *vm;
    int64_t monotonic_ns, wall_ns; /* the latest told */
    TapeHead head;
    bool has_failed;            /* the recording ends within an entry */
};

/* ---- numbers and bytes */

bool tape_replays(const Tape *t) {
    return t->out == NULL;
}

static void put_byte(Tape *t, int byte) {
    t->has_failed |= putc(byte, t->out) == EOF;
}

static int get_byte(Tape *t) {
    if (t->at >= t->len) {
        t->has_failed = true;
        return 0;
    }
    return (unsigned char)t->data[t->at++];
}

/* Zigzag, seven bits a byte. */
int64_t tape_number(Tape *t, int64_t n) {
    uint64_t u = ((uint64_t)n << 1) ^ (uint64_t)(n >> 63);
    if (!tape_replays(t)) {
        for (; u >= 0x80; u >>= 7) {
            put_byte(t, (int)(u & 0x7f) | 0x80);
        }
        put_byte(t, (int)u);
        return n;
    }
    u = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        int byte = get_byte(t);
        u |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            break;
        }
    }
    return (int64_t)(u >> 1) ^ -(int64_t)(u & 1);
}

const char *tape_bytes(Tape *t, const void *data, size_t *n) {
    *n = (size_t)tape_number(t, (int64_t)*n);
    if (!tape_replays(t)) {
        t->has_failed |= fwrite(data, 1, *n, t->out) != *n;
        return data;
    }
    if (*n > t->len - t->at) {
        t->has_failed = true;
        *n = 0;
    }
    t->at += *n;
    return t->data + t->at - *n;
}

_Noreturn void tape_misfit(Tape *t, const char *asked) {
    bool is_at_end = t->at >= t->len || t->has_failed;
    Buf b;
    int64_t written;
    buf_init(&b);
    buf_printf(&b, "gol: replay: the program asks for %s, the recording %s\n", asked,
               is_at_end ? "ends here" : "goes on otherwise");
    nat_write_fd(t->vm, 2, b.data, b.len, &written);
    buf_deinit(&b);
    nat_exit(t->vm, 2);
}

static const char *tag_name(TapeTag tag) {
    static const char *const names[] = {"nothing", "the time", "the time of day", "ready files",
                                        "a system call"};
    return names[tag];
}

void tape_tag(Tape *t, TapeTag tag) {
    bool fits = tape_number(t, tag) == (int64_t)tag && !t->has_failed;
    if (!fits && tape_replays(t)) {
        t->has_failed = true;
        if (t->vm != NULL) { /* else the next question tells */
            tape_misfit(t, tag_name(tag));
        }
    }
}

/* ---- what the scheduler asks */

static int64_t tell_time(Tape *t, TapeTag tag, int64_t *latest, int64_t (*ask)(void)) {
    tape_tag(t, tag);
    *latest += tape_number(t, tape_replays(t) ? 0 : ask() - *latest);
    return *latest;
}

static int64_t monotonic(void *ctx) {
    Tape *t = ctx;
    return tell_time(t, TAPE_MONOTONIC, &t->monotonic_ns, platform_monotonic_ns);
}

static int64_t wall(void *ctx) {
    Tape *t = ctx;
    return tell_time(t, TAPE_WALL, &t->wall_ns, platform_wall_ns);
}

static int ready_fds(void *ctx, Poller *p, int64_t timeout_ns, PollEvent *out, int max) {
    Tape *t = ctx;
    int n = tape_replays(t) ? 0 : poller_wait(p, timeout_ns, out, max);
    tape_tag(t, TAPE_READY);
    n = (int)tape_number(t, n);
    for (int i = 0; i < n && i < max; i++) {
        out[i].fd = (int)tape_number(t, out[i].fd);
        out[i].events = (int)tape_number(t, out[i].events);
    }
    return n < max ? n : max;
}

void tape_connect(Tape *t, SchedOptions *options) {
    options->outside_ctx = t;
    options->clock_monotonic_ns = monotonic;
    options->clock_wall_ns = wall;
    options->ready_fds = ready_fds;
    options->no_fds = tape_replays(t);
}

static const char tape_key;

void tape_attach(Tape *t, Vm *vm) {
    t->vm = vm;
    *(Tape **)nat_state(vm, &tape_key, sizeof(Tape *), NULL) = t;
}

Tape *tape_of(Vm *vm) {
    return *(Tape **)nat_state(vm, &tape_key, sizeof(Tape *), NULL);
}

/* ---- the beginning */

static void pass_text(Tape *t, char **text) {
    size_t n = *text != NULL ? strlen(*text) : 0;
    const char *bytes = tape_bytes(t, *text, &n);
    if (tape_replays(t)) {
        *text = strndup(bytes, n);
    }
}

static void pass_settings(Tape *t) {
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        char *value = getenv(settings[i]);
        pass_text(t, &value);
        if (tape_replays(t)) {
            setenv(settings[i], value, 1);
            free(value);
        }
    }
}

static void pass_head(Tape *t, TapeHead *head) {
    head->program_hash = (uint64_t)tape_number(t, (int64_t)head->program_hash);
    head->seed = (uint64_t)tape_number(t, (int64_t)head->seed);
    head->virtual_time = tape_number(t, head->virtual_time) != 0;
    head->perturb = tape_number(t, head->perturb) != 0;
    head->arg_count = (int)tape_number(t, head->arg_count);
    if (tape_replays(t)) {
        head->arg_count = t->has_failed || head->arg_count < 0 ? 0 : head->arg_count;
        head->args = base_calloc((unsigned long)head->arg_count + 1, sizeof *head->args);
    }
    for (int i = 0; i < head->arg_count; i++) {
        pass_text(t, &head->args[i]);
    }
    pass_settings(t);
}

Tape *tape_record(const char *path, const TapeHead *head, FILE *err) {
    FILE *f = fopen(path, "wbe");
    if (f == NULL) {
        fprintf(err, "gol: cannot write %s: %s\n", path, strerror(errno));
        return NULL;
    }
    Tape *t = base_calloc(1, sizeof *t);
    TapeHead copy = *head;
    t->out = f;
    fputs(magic, f);
    pass_head(t, &copy);
    return t;
}

Tape *tape_replay(const char *path, TapeHead *head, FILE *err) {
    Tape *t = base_calloc(1, sizeof *t);
    t->data = file_read(path, &t->len);
    if (t->data == NULL) {
        fprintf(err, "gol: cannot read %s: %s\n", path, strerror(errno));
        free(t);
        return NULL;
    }
    t->at = strlen(magic);
    if (t->len < t->at || memcmp(t->data, magic, t->at) != 0) {
        fprintf(err, "gol: %s is no recording of this gol\n", path);
        free(t->data);
        free(t);
        return NULL;
    }
    pass_head(t, &t->head);
    *head = t->head;
    return t;
}

bool tape_close(Tape *t) {
    bool ok = !t->has_failed && (t->out != NULL ? fclose(t->out) == 0 : t->at == t->len);
    for (int i = 0; i < t->head.arg_count; i++) {
        free(t->head.args[i]);
    }
    free(t->head.args);
    free(t->data);
    free(t);
    return ok;
}
