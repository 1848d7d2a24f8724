/* lessons.c: from the built-in files below examples/leaks/ to a folder of lessons.
 *
 * A lesson's leaking program is leak.go, else the first that is not a mended one; the mended one is
 * fixed.go, else the first named fixed-something.
 */
#include "cmd/lessons.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/panic.h"

static const char root[] = "examples/leaks/";

static char *text_of(const char *format, const char *a, const char *b) {
    Buf text;
    buf_init(&text);
    buf_printf(&text, format, a, b);
    return buf_take(&text);
}

static bool complain(const char *path) {
    fprintf(stderr, "gol: cannot write %s: %s\n", path, strerror(errno));
    return false;
}

static char *title_of(const char *readme) {
    const char *from = readme + strspn(readme, "# ");
    return strndup(from, strcspn(from, "\n"));
}

static Lesson *lesson_named(Lessons *l, const char *name, size_t len) {
    for (int i = 0; i < l->all.len; i++) {
        Lesson *have = &l->all.data[i];
        if (strlen(have->name) == len && memcmp(have->name, name, len) == 0) {
            return have;
        }
    }
    VEC_PUSH(&l->all, ((Lesson){.name = strndup(name, len)}));
    Lesson *fresh = &l->all.data[l->all.len - 1];
    char *folder = text_of("%s/%s", l->folder, fresh->name);
    (void)mkdir(folder, 0700); /* a failure shows when its files are written */
    free(folder);
    return fresh;
}

/* Files come sorted: "fixed-a.go" "fixed.go" "leak-again.go" "leak.go". */
static void take_program(Lesson *lesson, const char *file, char *path) {
    bool is_fixed = strncmp(file, "fixed", 5) == 0;
    char **place = is_fixed ? &lesson->fixed : &lesson->leak;
    bool is_first_choice = strcmp(file, is_fixed ? "fixed.go" : "leak.go") == 0;
    if (*place == NULL || is_first_choice) {
        *place = path;
    }
}

static bool write_file(const char *path, const Asset *a) {
    FILE *f = fopen(path, "wb");
    if (f == NULL || fwrite(a->text, 1, a->len, f) != a->len) {
        return complain(path);
    }
    return fclose(f) == 0 || complain(path);
}

static bool take_file(Lessons *l, const Asset *a) {
    const char *name = a->path + strlen(root), *slash = strchr(name, '/');
    Lesson *lesson = lesson_named(l, name, (size_t)(slash - name));
    if (strcmp(slash + 1, "README.md") == 0) {
        lesson->text = a->text;
        lesson->title = title_of(a->text);
        return true;
    }
    char *path = text_of("%s/%s", l->folder, name);
    VEC_PUSH(&l->files, path);
    take_program(lesson, slash + 1, path);
    return write_file(path, a);
}

bool lessons_open(Lessons *l) {
    const char *tmp = getenv("TMPDIR");
    tmp = tmp != NULL && *tmp != 0 ? tmp : "/tmp";
    *l = (Lessons){.folder = text_of("%s%s", tmp, "/gol-tour-XXXXXX")};
    if (mkdtemp(l->folder) == NULL) {
        complain(l->folder);
        free(l->folder);
        l->folder = NULL;
        return false;
    }
    bool ok = true;
    for (uint32_t i = 0; i < asset_count; i++) {
        if (strncmp(assets[i].path, root, strlen(root)) == 0) {
            ok = ok && take_file(l, &assets[i]);
        }
    }
    return ok;
}

void lessons_close(Lessons *l) {
    for (int i = 0; i < l->files.len; i++) {
        unlink(l->files.data[i]);
        free(l->files.data[i]);
    }
    for (int i = 0; i < l->all.len; i++) {
        Lesson *lesson = &l->all.data[i];
        char *folder = text_of("%s/%s", l->folder, lesson->name);
        rmdir(folder);
        free(folder);
        free(lesson->name);
        free(lesson->title);
    }
    if (l->folder != NULL) {
        rmdir(l->folder);
    }
    free(l->folder);
    VEC_FREE(&l->all);
    VEC_FREE(&l->files);
}
