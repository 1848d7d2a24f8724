/* packages.c: "./...", "a/b" and "example.com/m/..." as folders.
 *
 * Go's rules: folders whose names begin with . or _, and testdata, are left out below "...", and so
 * are modules within the module and vendor/. A folder is a package if it has a Go file that builds
 * here.
 */
#include "driver/packages.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/panic.h"
#include "driver/driver_internal.h"

void packages_free(PackageDirs *p) {
    for (int i = 0; i < p->count; i++) {
        free(p->dirs[i]);
    }
    free(p->dirs);
    *p = (PackageDirs){0};
}

static void add_dir(PackageDirs *p, const char *dir) {
    for (int i = 0; i < p->count; i++) {
        if (strcmp(p->dirs[i], dir) == 0) {
            return;
        }
    }
    p->dirs = base_realloc(p->dirs, sizeof *p->dirs * (size_t)(p->count + 1));
    p->dirs[p->count++] = strdup(dir);
}

static bool has_sources(const char *dir) {
    int count;
    char **names = files_in(dir, true, &count);
    for (int i = 0; i < count; i++) {
        free(names[i]);
    }
    free(names);
    return count > 0;
}

static bool has_module_file(Arena *a, const char *dir) {
    return access(arena_printf(a, "%s/go.mod", dir), F_OK) == 0;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_walked(const char *name) {
    return name[0] != '.' && name[0] != '_' && strcmp(name, "testdata") != 0 &&
           strcmp(name, "vendor") != 0;
}

typedef VEC(char *) NameVec;

static void read_names(const char *dir, NameVec *names) {
    DIR *d = opendir(dir);
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
        if (is_walked(e->d_name)) {
            VEC_PUSH(names, strdup(e->d_name));
        }
    }
    if (d != NULL) {
        closedir(d);
    }
    if (names->len > 0) {
        qsort(names->data, (size_t)names->len, sizeof *names->data, by_name);
    }
}

static void walk(PackageDirs *p, Arena *a, const char *dir) {
    if (has_sources(dir)) {
        add_dir(p, dir);
    }
    NameVec names = {0};
    read_names(dir, &names);
    for (int i = 0; i < names.len; i++) {
        const char *below = arena_printf(a, "%s/%s", dir, names.data[i]);
        if (path_is_dir(below) && !has_module_file(a, below)) {
            walk(p, a, below);
        }
        free(names.data[i]);
    }
    VEC_FREE(&names);
}

/* The folder a word without "..." means. */
static const char *folder_of(Arena *a, const char *word) {
    if (word[0] == '.' || word[0] == '/') {
        return word;
    }
    Module *m = module_find(a, path_absolute(a, "."), stderr);
    if (m == NULL) {
        return word;
    }
    VEC_FREE(&m->replaces);
    size_t n = m->path != NULL ? strlen(m->path) : 0;
    if (n > 0 && strncmp(word, m->path, n) == 0 && (word[n] == '/' || word[n] == 0)) {
        return arena_printf(a, "%s%s", m->dir, word + n);
    }
    return word;
}

/* As seen from the working directory, if it lies below: "./a/" is "a". */
static const char *shown_dir(Arena *a, const char *dir) {
    const char *abs = path_absolute(a, dir), *here = path_absolute(a, ".");
    size_t n = strlen(here);
    if (strcmp(abs, here) == 0) {
        return ".";
    }
    bool is_below = strncmp(abs, here, n) == 0 && abs[n] == '/';
    return is_below ? abs + n + 1 : abs;
}

bool packages_add(PackageDirs *p, const char *word, FILE *err) {
    Arena a;
    arena_init(&a);
    size_t n = strlen(word);
    bool is_pattern = n >= 3 && strcmp(word + n - 3, "...") == 0;
    size_t kept = is_pattern ? n - 3 : n;
    while (kept > 1 && word[kept - 1] == '/') {
        kept--;
    }
    const char *dir = folder_of(&a, kept > 0 ? arena_strndup(&a, word, kept) : ".");
    bool ok = path_is_dir(dir);
    if (!ok) {
        fprintf(err, "stat %s: directory not found\n",
                path_absolute(&a, strncmp(dir, "./", 2) == 0 ? dir + 2 : dir));
    } else if (is_pattern) {
        walk(p, &a, shown_dir(&a, dir));
    } else {
        add_dir(p, shown_dir(&a, dir));
    }
    arena_deinit(&a);
    return ok;
}
