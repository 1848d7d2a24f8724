/* cmd/watch.c: -watch.
 *
 * Each run is a forked child, so that nothing is left over from the one before, and whatever a
 * program does to itself it cannot take the watcher along. The child tells through a pipe which
 * files and folders it read (SessionOptions.source); until then, and when it cannot read any, the
 * words of the command line are watched.
 *
 * Files are looked at by stat twenty times a second: there are few, and it works on every file
 * system. A folder stands for the names of the Go files in it, so that what the program writes
 * there changes nothing. A change counts when two looks in a row see the same (editors write in
 * several steps), and when a file has been written since the child was started, for the child may
 * have read it before we looked.
 */
#include "cmd/watch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/platform.h"

enum { LOOK_NS = 50000000, GRACE_LOOKS = 400 };

typedef struct Watched {
    char *path;
    uint64_t state; /* when it was looked at first; 0: it was not there */
} Watched;

typedef struct Watch {
    VEC(Watched) files;
    Buf told;    /* by the child, up to the last whole line */
    int pipe;    /* -1: the child has closed it */
    pid_t child; /* 0: it has ended */
    int64_t started_ns;
    bool clears; /* the screen, between runs */
} Watch;

/* ---- what a file is like */

static uint64_t mix(uint64_t a, uint64_t b) {
    uint64_t both[2] = {a, b};
    return hash_bytes(both, sizeof both, 0);
}

static int64_t nanoseconds(struct timespec t) {
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static bool is_source_name(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot != NULL && (strcmp(dot, ".go") == 0 || strcmp(dot, ".gol") == 0);
}

/* The names in it, in whatever order they come. */
static uint64_t folder_state(const char *path) {
    uint64_t state = 1;
    DIR *d = opendir(path);
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
        if (is_source_name(e->d_name)) {
            state += hash_bytes(e->d_name, strlen(e->d_name), 1);
        }
    }
    if (d != NULL) {
        closedir(d);
    }
    return state;
}

static uint64_t state_of(const char *path, int64_t *written_ns) {
    struct stat st;
    *written_ns = 0;
    if (stat(path, &st) != 0) {
        return 0;
    }
    if (S_ISDIR(st.st_mode)) {
        return folder_state(path);
    }
    *written_ns = nanoseconds(st.st_mtim);
    return mix(mix((uint64_t)st.st_ino, (uint64_t)st.st_size), (uint64_t)*written_ns) | 1;
}

/* ---- the files */

static bool is_watched(const Watch *w, const char *path) {
    for (int i = 0; i < w->files.len; i++) {
        if (strcmp(w->files.data[i].path, path) == 0) {
            return true;
        }
    }
    return false;
}

/* A file written after the child was started counts as changed; a time to come is somebody's wrong
 * clock. */
static void add_file(Watch *w, const char *path) {
    int64_t written_ns;
    if (is_watched(w, path)) {
        return;
    }
    uint64_t state = state_of(path, &written_ns);
    bool is_newer = written_ns >= w->started_ns && written_ns <= platform_wall_ns();
    VEC_PUSH(&w->files, ((Watched){strdup(path), is_newer ? 0 : state}));
}

static void forget_files(Watch *w) {
    for (int i = 0; i < w->files.len; i++) {
        free(w->files.data[i].path);
    }
    w->files.len = 0;
}

static void add_words(Watch *w, const Options *o) {
    for (int i = 0; i < o->path_count; i++) {
        add_file(w, o->paths[i]);
    }
    if (o->path_count == 0) {
        add_file(w, ".");
    }
    if (o->versus != NULL) {
        add_file(w, o->versus);
    }
}

/* The first file that is not as it was; *state: of all. */
static const char *changed_file(const Watch *w, uint64_t *state) {
    const char *changed = NULL;
    *state = 0;
    for (int i = 0; i < w->files.len; i++) {
        int64_t written_ns;
        uint64_t now = state_of(w->files.data[i].path, &written_ns);
        *state = mix(*state, now);
        if (now != w->files.data[i].state && changed == NULL) {
            changed = w->files.data[i].path;
        }
    }
    return changed;
}

/* ---- the child */

static void tell_source(void *ctx, const char *path) {
    const int *fd = ctx;
    if (write(*fd, path, strlen(path)) < 0 || write(*fd, "\n", 1) < 0) {
        return; /* nobody listens any more */
    }
}

/* The signals that end the watching are held back, and taken between two looks. */
static sigset_t stop_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

static void hold_stops(int how) {
    sigset_t set = stop_signals();
    sigprocmask(how, &set, NULL);
}

static void run_child(Options *o, int (*verb)(Options *), int fd) {
    hold_stops(SIG_UNBLOCK);
    o->session.source = tell_source;
    o->session.source_ctx = &fd;
    exit(verb(o));
}

static bool start(Watch *w, Options *o, int (*verb)(Options *)) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return false;
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    w->started_ns = platform_wall_ns();
    w->told.len = 0;
    forget_files(w);
    add_words(w, o);
    fflush(NULL);
    w->child = fork();
    if (w->child == 0) {
        close(ends[0]);
        run_child(o, verb, ends[1]);
    }
    close(ends[1]);
    w->pipe = ends[0];
    return w->child > 0;
}

static void take_lines(Watch *w) {
    char *at = w->told.data, *end;
    size_t left = w->told.len;
    while (left > 0 && (end = memchr(at, '\n', left)) != NULL) {
        *end = 0;
        add_file(w, at);
        left -= (size_t)(end + 1 - at);
        at = end + 1;
    }
    memmove(w->told.data, at, left);
    w->told.len = left;
}

/* What the child has told since. */
static void listen(Watch *w) {
    char chunk[4096];
    while (w->pipe >= 0) {
        ssize_t n = read(w->pipe, chunk, sizeof chunk);
        if (n > 0) {
            buf_write(&w->told, chunk, (size_t)n);
            take_lines(w);
        } else if (n == 0) {
            close(w->pipe);
            w->pipe = -1;
        } else if (errno != EINTR) {
            return;
        }
    }
}

static void say_end(int status) {
    if (WIFSIGNALED(status)) {
        fprintf(stderr, "gol: ended by %s; waiting for changes\n", strsignal(WTERMSIG(status)));
    } else {
        fprintf(stderr, "gol: exit status %d; waiting for changes\n", WEXITSTATUS(status));
    }
}

static void look_for_end(Watch *w) {
    int status;
    if (w->child > 0 && waitpid(w->child, &status, WNOHANG) == w->child) {
        w->child = 0;
        say_end(status);
    }
}

/* The signal that came meanwhile, or 0. */
static int pause_for_a_look(void) {
    struct timespec t = {0, LOOK_NS};
    sigset_t set = stop_signals();
    int number = sigtimedwait(&set, NULL, &t);
    return number > 0 ? number : 0;
}

/* Asks it to end; what does not listen within two seconds is killed. */
static void end_child(Watch *w) {
    for (int i = 0; w->child > 0; i++) {
        kill(w->child, i < GRACE_LOOKS ? SIGTERM : SIGKILL);
        nanosleep(&(struct timespec){0, LOOK_NS / 10}, NULL);
        if (waitpid(w->child, NULL, WNOHANG) == w->child) {
            w->child = 0;
        }
    }
    if (w->pipe >= 0) {
        close(w->pipe);
        w->pipe = -1;
    }
}

/* ---- between runs */

static void begin_again(const Watch *w, const char *changed) {
    if (w->clears) {
        fputs("\x1b[H\x1b[2J\x1b[3J", stdout);
        fflush(stdout);
    }
    fprintf(stderr, "gol: %s has changed\n", changed);
}

/* Until a file has changed and stays as it is, or a signal comes: then NULL, and its number. */
static const char *wait_for_change(Watch *w, int *number) {
    uint64_t last = 0, state;
    for (;;) {
        listen(w);
        look_for_end(w);
        const char *changed = changed_file(w, &state);
        if (changed != NULL && state == last) {
            return changed;
        }
        last = state;
        *number = pause_for_a_look();
        if (*number != 0) {
            return NULL;
        }
    }
}

static _Noreturn void end_by_signal(Watch *w, int number) {
    end_child(w);
    hold_stops(SIG_UNBLOCK);
    raise(number);
    exit(2);
}

int watch_run(Options *o, int (*verb)(Options *)) {
    const char *term = getenv("TERM");
    Watch w = {.pipe = -1, .clears = isatty(1) && term != NULL && strcmp(term, "dumb") != 0};
    hold_stops(SIG_BLOCK);
    while (start(&w, o, verb)) {
        int number = 0;
        const char *changed = wait_for_change(&w, &number);
        if (changed == NULL) {
            end_by_signal(&w, number);
        }
        end_child(&w);
        begin_again(&w, changed);
    }
    fprintf(stderr, "gol: -watch: %s\n", strerror(errno));
    return 2;
}
