/* files.c: reading files, and Go's rules for which files of a folder build here.
 *
 * A file is left out by its name (x_windows.go, x_linux_arm64.go, x_test.go, names that begin with
 * _ or .) or by a `//go:build` line before its package clause. Satisfied tags: gol, the host's
 * GOOS and GOARCH, unix, and go1.1 to go1.22.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/panic.h"
#include "driver/driver_internal.h"

static const char *const known_os[] = {
    "aix", "android", "darwin", "dragonfly", "freebsd", "illumos", "ios", "js", "linux", "netbsd",
    "openbsd", "plan9", "solaris", "wasip1", "windows", "zos", NULL};
static const char *const known_arch[] = {
    "386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64",
    "ppc64le", "riscv64", "s390x", "sparc64", "wasm", NULL};

#if defined(__aarch64__)
#define HOST_ARCH "arm64"
#else
#define HOST_ARCH "amd64"
#endif

char *stream_read(FILE *in, size_t *len) {
    Buf b;
    buf_init(&b);
    char chunk[65536];
    size_t n;
    while ((n = fread(chunk, 1, sizeof chunk, in)) > 0) {
        buf_write(&b, chunk, n);
    }
    if (ferror(in)) {
        int saved = errno;
        buf_deinit(&b);
        errno = saved;
        return NULL;
    }
    *len = b.len;
    return buf_take(&b);
}

static bool read_all(int fd, Buf *b) {
    ssize_t n;
    do {
        buf_reserve(b, 1);
        n = read(fd, b->data + b->len, b->cap - 1 - b->len);
        b->len += n > 0 ? (size_t)n : 0;
        b->data[b->len] = 0;
    } while (n > 0 || (n < 0 && errno == EINTR));
    return n == 0;
}

char *file_read(const char *path, size_t *len) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return NULL;
    }
    Buf b;
    buf_init(&b);
    struct stat st;
    if (fstat(fd, &st) == 0 && st.st_size > 0) {
        buf_reserve(&b, (size_t)st.st_size + 1); /* so that the end shows without growing */
    }
    bool ok = read_all(fd, &b);
    int saved = errno;
    close(fd);
    errno = saved;
    *len = b.len;
    if (!ok) {
        buf_deinit(&b);
    }
    return ok ? buf_take(&b) : NULL;
}

static bool is_segment(const char *at, size_t n, const char *what) {
    return n == strlen(what) && memcmp(at, what, n) == 0;
}

/* Takes the last segment off; false: there is none that can be left by "..". */
static bool drop_segment(const char *start, size_t *len) {
    size_t n = *len;
    while (n > 0 && start[n - 1] != '/') {
        n--;
    }
    if (*len == 0 || is_segment(start + n, *len - n, "..")) {
        return false;
    }
    *len = n > 0 ? n - 1 : 0;
    return true;
}

char *path_clean(Arena *a, const char *path) {
    bool is_rooted = path[0] == '/';
    char *clean = arena_alloc(a, strlen(path) + 2), *start = clean + is_rooted;
    size_t len = 0;
    clean[0] = '/';
    for (const char *at = path; *at != 0; at += *at == '/') {
        size_t n = strcspn(at, "/");
        bool is_up = is_segment(at, n, "..");
        bool is_gone = n == 0 || is_segment(at, n, ".") || (is_up && drop_segment(start, &len)) ||
                       (is_up && is_rooted);
        if (!is_gone) {
            start[len] = '/';
            len += len > 0;
            memcpy(start + len, at, n);
            len += n;
        }
        at += n;
    }
    if (len == 0 && !is_rooted) {
        start[len++] = '.';
    }
    start[len] = 0;
    return clean;
}

bool path_is_dir(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

char *path_absolute(Arena *a, const char *path) {
    char *real = realpath(path, NULL);
    if (real != NULL) {
        char *copy = arena_strndup(a, real, strlen(real));
        free(real);
        return copy;
    }
    char cwd[PATH_MAX];
    if (path[0] == '/' || getcwd(cwd, sizeof cwd) == NULL) {
        return arena_strndup(a, path, strlen(path));
    }
    return arena_printf(a, "%s/%s", cwd, path);
}

static bool is_one_of(const char *const *list, const char *word, size_t len) {
    for (; *list != NULL; list++) {
        if (strlen(*list) == len && memcmp(*list, word, len) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_word(const char *word, size_t len, const char *want) {
    return strlen(want) == len && memcmp(word, want, len) == 0;
}

static bool tag_is_set(const char *tag, size_t len) {
    if (len > 4 && memcmp(tag, "go1.", 4) == 0) {
        return atoi(tag + 4) <= 22;
    }
    return is_word(tag, len, "gol") || is_word(tag, len, "linux") || is_word(tag, len, "unix") ||
           is_word(tag, len, HOST_ARCH);
}

/* ---- the expression of a //go:build line: ||, &&, !, parentheses, tags */

typedef struct BuildExpr {
    const char *at, *end;
} BuildExpr;

static bool build_or(BuildExpr *e);

static void build_skip(BuildExpr *e) {
    while (e->at < e->end && (*e->at == ' ' || *e->at == '\t')) {
        e->at++;
    }
}

static bool build_take(BuildExpr *e, const char *token) {
    build_skip(e);
    size_t n = strlen(token);
    if ((size_t)(e->end - e->at) < n || memcmp(e->at, token, n) != 0) {
        return false;
    }
    e->at += n;
    return true;
}

static bool build_not(BuildExpr *e) {
    if (build_take(e, "!")) {
        return !build_not(e);
    }
    if (build_take(e, "(")) {
        bool value = build_or(e);
        build_take(e, ")");
        return value;
    }
    const char *start = e->at;
    while (e->at < e->end && (isalnum((unsigned char)*e->at) || *e->at == '_' || *e->at == '.')) {
        e->at++;
    }
    return tag_is_set(start, (size_t)(e->at - start));
}

static bool build_and(BuildExpr *e) {
    bool value = build_not(e);
    while (build_take(e, "&&")) {
        value &= build_not(e);
    }
    return value;
}

static bool build_or(BuildExpr *e) {
    bool value = build_and(e);
    while (build_take(e, "||")) {
        value |= build_and(e);
    }
    return value;
}

/* The head of a file: comments and blank lines before the package clause. */
static bool constraints_hold(const char *text, size_t len) {
    const char *at = text, *end = text + len;
    while (at < end) {
        const char *eol = memchr(at, '\n', (size_t)(end - at));
        eol = eol == NULL ? end : eol;
        size_t n = (size_t)(eol - at);
        if (n > 10 && memcmp(at, "//go:build", 10) == 0 && (at[10] == ' ' || at[10] == '\t')) {
            return build_or(&(BuildExpr){at + 10, eol});
        }
        if (n > 7 && memcmp(at, "package", 7) == 0) {
            return true;
        }
        at = eol + 1;
    }
    return true;
}

/* The name without its extension ends in _GOOS, _GOARCH or _GOOS_GOARCH of another host. */
static bool name_fits_host(const char *name) {
    const char *dot = strrchr(name, '.');
    const char *end = dot == NULL ? name + strlen(name) : dot;
    for (int i = 0; i < 2; i++) {
        const char *part = end;
        while (part > name && part[-1] != '_') {
            part--;
        }
        size_t len = (size_t)(end - part);
        if (part == name) {
            return true;
        }
        bool is_os = is_one_of(known_os, part, len), is_arch = is_one_of(known_arch, part, len);
        if ((is_os || is_arch) && !tag_is_set(part, len)) {
            return false;
        }
        if (!is_arch) {
            return true;
        }
        end = part - 1;
    }
    return true;
}

bool file_builds_here(const char *name, const char *text, size_t len) {
    return name_fits_host(name) && constraints_hold(text, len);
}

static bool has_suffix(const char *s, const char *suffix) {
    size_t n = strlen(s), m = strlen(suffix);
    return n >= m && strcmp(s + n - m, suffix) == 0;
}

static bool is_source_name(const char *name, bool with_tests) {
    if (name[0] == '_' || name[0] == '.') {
        return false;
    }
    if (!has_suffix(name, ".go") && !has_suffix(name, ".gol")) {
        return false;
    }
    bool is_test = has_suffix(name, "_test.go") || has_suffix(name, "_test.gol");
    return (with_tests || !is_test) && name_fits_host(name);
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **files_in(const char *dir, bool with_tests, int *count) {
    VEC(char *) names = {0};
    DIR *d = opendir(dir);
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
        if (is_source_name(e->d_name, with_tests)) {
            VEC_PUSH(&names, strdup(e->d_name));
        }
    }
    if (d != NULL) {
        closedir(d);
    }
    if (names.len > 0) {
        qsort(names.data, (size_t)names.len, sizeof *names.data, by_name);
    }
    *count = names.len;
    return names.data;
}
