/* driver/docs.c: from the words of `gol doc` to a package's files and a name in them.
 *
 * Of what a word may mean, the first that exists is taken: a folder or file here, a package of the
 * library (by its path, then by its name), of the module; then what stands before its first dot as
 * one of these; then a name in the package here; then a predeclared name or keyword.
 */
#include "driver/docs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "base/spell.h"
#include "driver/driver_internal.h"

/* ---- packages */

static bool knows_package(const char *name) {
    return std_find(name) != NULL || loader_std_path(NULL, name) != NULL;
}

static DocPackage *open_std(const StdPackage *std) {
    DocPackage *p = doc_new(std->path, false, knows_package);
    for (uint32_t i = 0; i < std->file_count; i++) {
        doc_add(p, std->files[i].path, std->files[i].text, std->files[i].len, false);
    }
    return p;
}

static bool has_suffix(const char *s, const char *suffix) {
    size_t n = strlen(s), m = strlen(suffix);
    return n >= m && strcmp(s + n - m, suffix) == 0;
}

static bool add_file(Session *s, DocPackage *p, const char *path) {
    size_t len;
    char *text = file_read(path, &len);
    if (text == NULL) {
        return false;
    }
    char *kept = arena_strndup(&s->arena, text, len); /* doc_add borrows it */
    free(text);
    if (file_builds_here(path, kept, len)) {
        doc_add(p, path, kept, len, !has_suffix(path, ".go"));
    }
    return true;
}

/* The import path of a folder of the module, or NULL. */
static const char *import_path(Session *s, const char *dir) {
    const Module *m = s->loader.module;
    const char *path = path_absolute(&s->arena, dir);
    size_t n = m == NULL || m->path == NULL ? 0 : strlen(m->dir);
    if (n > 0 && strncmp(path, m->dir, n) == 0 && (path[n] == 0 || path[n] == '/')) {
        return arena_printf(&s->arena, "%s%s", m->path, path + n);
    }
    return NULL;
}

static DocPackage *open_dir(Session *s, const char *dir) {
    int count;
    char **names = files_in(dir, false, &count);
    const char *path = import_path(s, dir);
    DocPackage *p =
        count > 0 ? doc_new(path != NULL ? path : dir, path == NULL, knows_package) : NULL;
    for (int i = 0; i < count; i++) {
        add_file(s, p, arena_printf(&s->arena, "%s/%s", dir, names[i]));
        free(names[i]);
    }
    free(names);
    return p;
}

static DocPackage *open_file(Session *s, const char *path) {
    DocPackage *p = doc_new(path, true, knows_package);
    if (!add_file(s, p, path)) {
        doc_free(p);
        return NULL;
    }
    return p;
}

static bool is_source_name(const char *word) {
    return has_suffix(word, ".go") || has_suffix(word, ".gol");
}

/* NULL: no such package. */
static DocPackage *open_package(Session *s, const char *word) {
    if (path_is_dir(word)) {
        return open_dir(s, word);
    }
    if (is_source_name(word)) {
        return open_file(s, word);
    }
    const char *path = std_find(word) != NULL ? word : loader_std_path(NULL, word);
    if (path != NULL && std_find(path) != NULL) {
        return open_std(std_find(path));
    }
    const char *dir = loader_find_dir(&s->loader, word);
    return dir != NULL ? open_dir(s, dir) : NULL;
}

/* ---- pages */

/* name: NAME or NAME.MEMBER, or NULL for the whole package. */
static bool write_page(DocPackage *p, const char *name, const DocStyle *style, Buf *out) {
    if (name == NULL) {
        doc_package(p, style, out);
        return true;
    }
    char first[256];
    const char *dot = strchr(name, '.');
    size_t n = dot != NULL ? (size_t)(dot - name) : strlen(name);
    if (n >= sizeof first) {
        return false;
    }
    memcpy(first, name, n);
    first[n] = 0;
    return doc_symbol(p, first, dot != NULL ? dot + 1 : NULL, style, out);
}

static bool write_and_free(DocPackage *p, const char *name, const DocStyle *style, Buf *out) {
    bool ok = write_page(p, name, style, out);
    doc_free(p);
    return ok;
}

bool docs_std(const char *path, const char *name, const DocStyle *style, Buf *out) {
    const StdPackage *std = std_find(path);
    return std != NULL && write_and_free(open_std(std), name, style, out);
}

bool docs_text(const char *text, const char *name, const DocStyle *style, Buf *out) {
    DocPackage *p = doc_new("session", true, knows_package);
    doc_add(p, "session", text, strlen(text), true);
    return write_and_free(p, name, style, out);
}

/* ---- the language */

static DocPackage *open_builtin(void) {
    const char *text = asset_text("doc/builtin.gol");
    DocPackage *p = doc_new("builtin", false, knows_package);
    doc_add(p, "builtin.gol", text, strlen(text), false);
    return p;
}

static const struct Keyword {
    const char *name, *text;
} keywords[] = {
#define KEYWORD(name, text) {name, text},
#include "doc/keyword.def"
#undef KEYWORD
};

static bool write_keyword(const char *name, const DocStyle *style, Buf *out) {
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (strcmp(keywords[i].name, name) == 0) {
            buf_puts(out, style->no_head ? "" : "keyword ");
            buf_printf(out, "%s\n", name);
            doc_comment(keywords[i].text, strlen(keywords[i].text), "    ", out);
            return true;
        }
    }
    return false;
}

bool docs_language(const char *name, const DocStyle *style, Buf *out) {
    DocStyle open = *style;
    open.unexported = true; /* predeclared names are small */
    if (write_keyword(name, style, out)) {
        return true;
    }
    return write_and_free(open_builtin(), strcmp(name, "builtin") == 0 ? NULL : name, &open, out);
}

/* ---- wrong words */

static void offer_packages(Spell *spell) {
    for (uint32_t i = 0; i < std_package_count; i++) {
        if (strstr(std_packages[i].path, "internal") == NULL) {
            spell_offer(spell, std_packages[i].path);
            spell_offer(spell, std_packages[i].name);
        }
    }
}

static bool no_package(const char *word, Buf *why) {
    Spell spell = {.wanted = word};
    offer_packages(&spell);
    buf_printf(why, "no package or name %s", word);
    if (spell.best != NULL) {
        buf_printf(why, "; did you mean %s?", spell.best);
    }
    return false;
}

static void say_no_symbol(DocPackage *p, const char *name, Buf *why) {
    char first[256];
    const char *dot = strchr(name, '.');
    snprintf(first, sizeof first, "%.*s", (int)strcspn(name, "."), name);
    const char *near = doc_nearest(p, first, dot != NULL ? dot + 1 : NULL);
    buf_printf(why, "no symbol %s in package %s", name, doc_package_name(p));
    if (near != NULL) {
        buf_printf(why, "; did you mean %s?", near);
    }
}

/* ---- words */

static bool write_in(DocPackage *p, const char *name, const DocStyle *style, Buf *out, Buf *why) {
    bool ok = write_page(p, name, style, out);
    if (!ok) {
        say_no_symbol(p, name, why);
    }
    doc_free(p);
    return ok;
}

/* PACKAGE.NAME: split at the first dot behind the last slash. *name is NULL when there is none. */
static DocPackage *open_before_dot(Session *s, const char *word, const char **name) {
    const char *slash = strrchr(word, '/');
    const char *dot = strchr(slash != NULL ? slash + 1 : word, '.');
    *name = dot != NULL ? dot + 1 : NULL;
    if (dot == NULL || dot == word) {
        return NULL;
    }
    return open_package(s, arena_strndup(&s->arena, word, (size_t)(dot - word)));
}

static bool write_here(Session *s, const char *word, const DocStyle *style, Buf *out) {
    DocPackage *p = open_dir(s, ".");
    return p != NULL && write_and_free(p, word, style, out);
}

static bool write_word(Session *s, const char *word, const DocStyle *style, Buf *out, Buf *why) {
    const char *name;
    DocPackage *p = open_package(s, word);
    if (p != NULL) {
        return write_in(p, NULL, style, out, why);
    }
    if (path_is_dir(word)) {
        buf_printf(why, "no Go files in %s", word);
        return false;
    }
    if (is_source_name(word)) {
        buf_printf(why, "open %s: %s", word, strerror(errno));
        return false;
    }
    p = open_before_dot(s, word, &name);
    if (p != NULL) {
        return write_in(p, name, style, out, why);
    }
    bool is_language = strncmp(word, "builtin.", 8) == 0;
    return write_here(s, word, style, out) ||
           docs_language(is_language ? word + 8 : word, style, out) || no_package(word, why);
}

bool docs_write(Session *s, char *const *args, int count, const DocStyle *style, Buf *out,
                Buf *why) {
    s->loader.module = module_find(&s->arena, path_absolute(&s->arena, "."), s->options.err);
    if (count < 2) {
        return write_word(s, count == 0 ? "." : args[0], style, out, why);
    }
    if (strcmp(args[0], "builtin") == 0 && docs_language(args[1], style, out)) {
        return true;
    }
    DocPackage *p = open_package(s, args[0]);
    return p != NULL ? write_in(p, args[1], style, out, why) : no_package(args[0], why);
}
