/* history.c: entries typed before, in $XDG_STATE_HOME/gol/history (or GOL_HISTORY).
 *
 * One entry a line, line breaks and backslashes escaped. Each is appended by one write as soon as
 * it is entered, so several prompts may share the file and nothing is lost when one is killed. An
 * entry that begins with a blank is not stored.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repl/lineedit.h"
#include "repl/repl_internal.h"

enum { KEPT = 10000, TRIM_ABOVE = 12000 };

bool repl_config_path(Buf *out, const char *variable, const char *fallback, const char *name) {
    const char *base = getenv(variable), *home = getenv("HOME");
    if (base != NULL && *base == '/') {
        buf_printf(out, "%s/gol/%s", base, name);
    } else if (home != NULL && *home != 0) {
        buf_printf(out, "%s/%s/gol/%s", home, fallback, name);
    }
    return out->len > 0;
}

static bool history_path(Buf *out) {
    const char *own = getenv("GOL_HISTORY");
    if (own != NULL) {
        buf_puts(out, own);
        return *own != 0;
    }
    return repl_config_path(out, "XDG_STATE_HOME", ".local/state", "history");
}

static void make_folders(char *path) {
    for (char *at = strchr(path + 1, '/'); at != NULL; at = strchr(at + 1, '/')) {
        *at = 0;
        mkdir(path, 0700);
        *at = '/';
    }
}

/* ---- the file's lines */

static void escape(Buf *out, const char *entry, size_t len) {
    for (size_t i = 0; i < len; i++) {
        if (entry[i] == '\n' || entry[i] == '\\') {
            buf_putc(out, '\\');
        }
        buf_putc(out, entry[i] == '\n' ? 'n' : entry[i]);
    }
    buf_putc(out, '\n');
}

static void unescape(char *line) {
    char *to = line;
    for (const char *at = line; *at != 0 && *at != '\n'; at++) {
        if (*at == '\\' && at[1] != 0) {
            at++;
            *to++ = *at == 'n' ? '\n' : *at;
        } else {
            *to++ = *at;
        }
    }
    *to = 0;
}

typedef VEC(char *) Lines;

static void read_lines(FILE *f, Lines *lines) {
    char *line = NULL;
    size_t cap = 0;
    while (getline(&line, &cap, f) > 0) {
        VEC_PUSH(lines, strdup(line));
    }
    free(line);
}

/* Keeps the newest lines only. */
static void trim(const char *path, const Lines *lines) {
    Buf temporary;
    buf_init(&temporary);
    buf_printf(&temporary, "%s.%d", path, (int)getpid());
    FILE *f = fopen(temporary.data, "w");
    for (int i = lines->len - KEPT; f != NULL && i < lines->len; i++) {
        fputs(lines->data[i], f);
    }
    if (f != NULL && fclose(f) == 0) {
        rename(temporary.data, path);
    }
    buf_deinit(&temporary);
}

void history_load(Repl *r) {
    Buf path;
    buf_init(&path);
    FILE *f = history_path(&path) ? fopen(path.data, "r") : NULL;
    Lines lines = {0};
    if (f != NULL) {
        read_lines(f, &lines);
        fclose(f);
    }
    if (lines.len > TRIM_ABOVE) {
        trim(path.data, &lines);
    }
    for (int i = lines.len > KEPT ? lines.len - KEPT : 0; i < lines.len; i++) {
        unescape(lines.data[i]);
        lineedit_remember(r->edit, lines.data[i]);
    }
    for (int i = 0; i < lines.len; i++) {
        free(lines.data[i]);
    }
    VEC_FREE(&lines);
    buf_deinit(&path);
}

static void append(const char *entry, size_t len) {
    Buf path, line;
    buf_init(&path);
    buf_init(&line);
    if (history_path(&path)) {
        escape(&line, entry, len);
        make_folders(path.data);
        int fd = open(path.data, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        if (fd >= 0) {
            (void)!write(fd, line.data, line.len);
            close(fd);
        }
    }
    buf_deinit(&line);
    buf_deinit(&path);
}

void history_add(Repl *r, const char *entry) {
    size_t len = strlen(entry);
    while (len > 0 && strchr(" \t\r\n", entry[len - 1]) != NULL) {
        len--;
    }
    bool is_repeated = r->last_entry != NULL && strlen(r->last_entry) == len &&
                       memcmp(r->last_entry, entry, len) == 0;
    if (len == 0 || entry[0] == ' ' || is_repeated) {
        return;
    }
    free(r->last_entry);
    r->last_entry = strndup(entry, len);
    lineedit_remember(r->edit, r->last_entry);
    if (!r->session_options.sandbox) { /* the program could set the variables that name the file */
        append(r->last_entry, len);
    }
}
