/* gomod.c: the lines of a go.mod that matter without a network: module, go, replace => ./dir.
 *
 * require lines are accepted and ignored: a required module is found under vendor/ or through a
 * replace, or the import fails with a line that says so.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "driver/driver_internal.h"

typedef struct ModLine {
    char *word[8];
    int count;
} ModLine;

/* Splits a line at blanks; `//` begins a comment; quotes are dropped. Writes into the text. */
static ModLine mod_split(char *line) {
    ModLine l = {0};
    char *save = NULL;
    for (char *w = strtok_r(line, " \t\r", &save); w != NULL && l.count < 8;
         w = strtok_r(NULL, " \t\r", &save)) {
        if (strncmp(w, "//", 2) == 0) {
            break;
        }
        size_t n = strlen(w);
        if (n >= 2 && (w[0] == '"' || w[0] == '`') && w[n - 1] == w[0]) {
            w[n - 1] = 0;
            w++;
        }
        l.word[l.count++] = w;
    }
    return l;
}

static const char *dup_in(Arena *a, const char *s) {
    return arena_strndup(a, s, strlen(s));
}

/* replace PATH [VERSION] => ./DIR */
static void mod_replace(Arena *a, Module *m, const ModLine *l, int first) {
    int arrow = first;
    while (arrow < l->count && strcmp(l->word[arrow], "=>") != 0) {
        arrow++;
    }
    if (arrow + 1 >= l->count || arrow == first) {
        return;
    }
    const char *dir = l->word[arrow + 1];
    if (dir[0] != '.' && dir[0] != '/') {
        return; /* another module: only vendor/ could provide it */
    }
    const char *abs = dir[0] == '/' ? dup_in(a, dir) : arena_printf(a, "%s/%s", m->dir, dir);
    VEC_PUSH(&m->replaces, ((Replace){dup_in(a, l->word[first]), abs}));
}

static void mod_line(Arena *a, Module *m, const char *verb, const ModLine *l, int first) {
    if (first >= l->count) {
        return;
    }
    if (strcmp(verb, "module") == 0) {
        m->path = dup_in(a, l->word[first]);
    } else if (strcmp(verb, "go") == 0 && strncmp(l->word[first], "1.", 2) == 0) {
        m->go_minor = atoi(l->word[first] + 2);
    } else if (strcmp(verb, "replace") == 0) {
        mod_replace(a, m, l, first);
    }
}

static void mod_parse(Arena *a, Module *m, char *text) {
    char block[16] = "";
    char *save = NULL;
    for (char *line = strtok_r(text, "\n", &save); line != NULL;
         line = strtok_r(NULL, "\n", &save)) {
        ModLine l = mod_split(line);
        if (l.count == 0) {
            continue;
        }
        if (strcmp(l.word[0], ")") == 0) {
            block[0] = 0;
        } else if (block[0] != 0) {
            mod_line(a, m, block, &l, 0);
        } else if (l.count > 1 && strcmp(l.word[1], "(") == 0) {
            snprintf(block, sizeof block, "%s", l.word[0]);
        } else {
            mod_line(a, m, l.word[0], &l, 1);
        }
    }
}

Module *module_find(Arena *a, const char *dir, FILE *err) {
    char *at = arena_strndup(a, dir, strlen(dir));
    for (;;) {
        const char *path = arena_printf(a, "%s/go.mod", at);
        size_t len;
        char *text = access(path, F_OK) == 0 ? file_read(path, &len) : NULL;
        if (text != NULL) {
            Module *m = ARENA_NEW(a, Module);
            m->dir = at;
            mod_parse(a, m, text);
            free(text);
            if (m->path == NULL) {
                fprintf(err, "gol: %s: no module declaration\n", path);
            }
            return m;
        }
        char *slash = strrchr(at, '/');
        if (slash == NULL || at[1] == 0) {
            return NULL;
        }
        slash[slash == at ? 1 : 0] = 0;
    }
}
