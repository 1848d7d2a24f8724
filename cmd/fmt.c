/* cmd/fmt.c: gol fmt: files, folders and standard input; what to do with the result.
 *
 * One bad file does not keep the others from being formatted. A file is replaced as a whole (a new
 * one takes its name), so that nothing is lost when the machine stops in between; it keeps its
 * mode, and a symbolic link stays one.
 */
#include "cmd/fmt.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/diff.h"
#include "cmd/flagvalue.h"
#include "format/format.h"

static const char stdin_name[] = "<standard input>";

typedef struct FmtRun {
    bool lists, writes, diffs;
    DiagStyle style;
    bool has_error, has_difference;
} FmtRun;

static void complain(FmtRun *r, const char *path, const char *what)
{
    fprintf(stderr, "gol fmt: %s: %s\n", path, what);
    r->has_error = true;
}

/* ---- reading and writing */

static bool read_all(int fd, Buf *text)
{
    enum { CHUNK = 1 << 16 };
    for (;;) {
        buf_reserve(text, CHUNK);
        ssize_t n = read(fd, text->data + text->len, CHUNK);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return n == 0;
        }
        text->len += (size_t)n;
        text->data[text->len] = 0;
    }
}

static bool read_file(FmtRun *r, const char *path, Buf *text)
{
    int fd = strcmp(path, stdin_name) == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    bool is_read = fd >= 0 && read_all(fd, text);
    if (!is_read) {
        complain(r, path, strerror(errno));
    }
    if (fd >= 0) {
        close(fd);
    }
    return is_read;
}

static bool write_all(int fd, const Buf *text)
{
    for (size_t done = 0; done < text->len;) {
        ssize_t n = write(fd, text->data + done, text->len - done);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

/* Writes a file beside `path` and gives it that name. Sets errno when it fails. */
static bool replace(const char *path, const Buf *text)
{
    struct stat st;
    Buf name;
    buf_init(&name);
    buf_printf(&name, "%s.XXXXXX", path);
    int fd = stat(path, &st) == 0 ? mkstemp(name.data) : -1;
    bool is_done = fd >= 0 && fchmod(fd, st.st_mode & 07777) == 0 && write_all(fd, text) &&
                   fsync(fd) == 0;
    is_done = is_done && rename(name.data, path) == 0;
    int error = errno;
    if (fd >= 0) {
        close(fd);
        if (!is_done) {
            unlink(name.data);
        }
    }
    buf_deinit(&name);
    errno = error;
    return is_done;
}

static void write_file(FmtRun *r, const char *path, const Buf *text)
{
    char target[PATH_MAX];
    if (!realpath(path, target) || !replace(target, text)) {
        complain(r, path, strerror(errno));
    }
}

/* ---- one file */

static void print_difference(const char *path, const Buf *before, const Buf *after)
{
    Buf old_name;
    buf_init(&old_name);
    buf_printf(&old_name, "%s.orig", path);
    diff_print(stdout, (DiffSide){old_name.data, before->data, before->len},
               (DiffSide){path, after->data, after->len});
    buf_deinit(&old_name);
}

static void deliver(FmtRun *r, const char *path, const Buf *before, const Buf *after)
{
    bool differs = before->len != after->len ||
                   (after->len > 0 && memcmp(before->data, after->data, after->len) != 0);
    r->has_difference |= differs;
    if (differs && r->lists) {
        puts(path);
    }
    if (differs && r->writes) {
        write_file(r, path, after);
    }
    if (differs && r->diffs) {
        print_difference(path, before, after);
    }
    if (!r->lists && !r->writes && !r->diffs && after->len > 0) {
        fwrite(after->data, 1, after->len, stdout);
    }
}

static bool has_suffix(const char *s, const char *suffix)
{
    size_t n = strlen(s), k = strlen(suffix);
    return n >= k && strcmp(s + n - k, suffix) == 0;
}

/* What comes from standard input need be no whole file either. */
static bool is_script(const char *path, const Buf *text)
{
    return has_suffix(path, ".gol") || strcmp(path, stdin_name) == 0 ||
           (text->len > 2 && memcmp(text->data, "#!", 2) == 0);
}

static void format_file(FmtRun *r, const char *path)
{
    Buf before, after;
    buf_init(&before);
    buf_init(&after);
    if (read_file(r, path, &before)) {
        FormatInput in = {path, before.data, before.len, is_script(path, &before)};
        if (format_source(&in, &after, stderr, r->style)) {
            deliver(r, path, &before, &after);
        } else {
            r->has_error = true;
        }
    }
    buf_deinit(&before);
    buf_deinit(&after);
}

/* ---- folders */

static bool is_go_file(const char *name)
{
    return name[0] != '.' && (has_suffix(name, ".go") || has_suffix(name, ".gol"));
}

static int is_wanted(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static bool is_folder(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Every Go file below, in order of names. */
static void format_folder(FmtRun *r, const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_wanted, alphasort);
    if (count < 0) {
        complain(r, folder, strerror(errno));
        return;
    }
    for (int i = 0; i < count; i++) {
        Buf path;
        buf_init(&path);
        const char *slash = has_suffix(folder, "/") ? "" : "/";
        buf_printf(&path, "%s%s%s", strcmp(folder, ".") == 0 ? "" : folder,
                   strcmp(folder, ".") == 0 ? "" : slash, entries[i]->d_name);
        if (is_folder(path.data)) {
            format_folder(r, path.data);
        } else if (is_go_file(entries[i]->d_name)) {
            format_file(r, path.data);
        }
        buf_deinit(&path);
        free(entries[i]);
    }
    free(entries);
}

static void format_stdin(FmtRun *r)
{
    if (r->writes) {
        fputs("gol fmt: -w needs files\n", stderr);
        r->has_error = true;
    } else {
        format_file(r, stdin_name);
    }
}

static void format_path(FmtRun *r, const char *path)
{
    struct stat st;
    if (strcmp(path, "-") == 0) {
        format_stdin(r);
    } else if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        format_folder(r, path);
    } else {
        format_file(r, path);
    }
}

/* ---- the command line */

static bool *switch_of(FmtRun *r, char name)
{
    switch (name) {
    case 'l': return &r->lists;
    case 'w': return &r->writes;
    case 'd': return &r->diffs;
    default: return NULL;
    }
}

/* -l, --l, -l=true. False after a report. */
static bool read_flag(FmtRun *r, const char *word)
{
    const char *name = word + (word[1] == '-' ? 2 : 1);
    bool is_short = name[0] != 0 && (name[1] == 0 || name[1] == '=');
    bool *at = is_short ? switch_of(r, name[0]) : NULL;
    if (at == NULL) {
        fprintf(stderr, "gol fmt: unknown flag %s (it takes -l, -w and -d)\n", word);
        return false;
    }
    *at = true;
    if (name[1] == '=' && !value_parse_bool(name + 2, at)) {
        fprintf(stderr, "gol fmt: flag -%c: not a valid value: %s, want true or false\n", name[0],
                name + 2);
        return false;
    }
    return true;
}

int fmt_main(int arg_count, char **args, DiagStyle style)
{
    FmtRun r = {.style = style};
    int i = 0;
    for (; i < arg_count && args[i][0] == '-' && args[i][1] != 0; i++) {
        if (strcmp(args[i], "--") == 0) {
            i++;
            break;
        }
        if (!read_flag(&r, args[i])) {
            return 2;
        }
    }
    if (i == arg_count) {
        format_stdin(&r);
    }
    for (; i < arg_count; i++) {
        format_path(&r, args[i]);
    }
    bool is_left = r.has_difference && (r.lists || r.diffs) && !r.writes;
    return r.has_error ? 2 : is_left;
}
