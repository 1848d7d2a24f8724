/* load.c: from a command line's file or folder to checked packages.
 *
 * The program's files are parsed first; its imports are loaded when the checker asks for them
 * (loader_import), each package once, imports before importers. A path is looked for in this order:
 * the embedded library, the program's module, its vendor/ folder, a replace line of go.mod, the
 * folders of GOLPATH. There is no network. A package that is busy when it is asked for again is an
 * import cycle.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "driver/cover.h"
#include "driver/driver_internal.h"

void loader_init(Loader *l, Session *s) {
    *l = (Loader){.session = s};
}

void loader_deinit(Loader *l) {
    if (l->module != NULL) {
        VEC_FREE(&l->module->replaces);
    }
    VEC_FREE(&l->packages);
    VEC_FREE(&l->external_tests);
}

static LoadedPackage *loader_add(Loader *l, const char *path, const char *dir) {
    Arena *a = &l->session->arena;
    LoadedPackage *p = ARENA_NEW(a, LoadedPackage);
    p->path = arena_strndup(a, path, strlen(path));
    p->dir = dir;
    VEC_PUSH(&l->packages, p);
    return p;
}

static LoadedPackage *loader_find(const Loader *l, const char *path) {
    for (int i = 0; i < l->packages.len; i++) {
        if (strcmp(l->packages.data[i]->path, path) == 0) {
            return l->packages.data[i];
        }
    }
    return NULL;
}

/* ---- parsing files of the program and of folders */

static bool has_suffix(const char *s, const char *suffix) {
    size_t n = strlen(s), m = strlen(suffix);
    return n >= m && strcmp(s + n - m, suffix) == 0;
}

/* As the go command shows it: a leading "./" before what lies in the current folder itself. */
static const char *display_path(Arena *a, const char *path) {
    const char *clean = path_clean(a, path);
    return strchr(clean, '/') == NULL ? arena_printf(a, "./%s", clean) : clean;
}

static bool is_script_path(const Session *s, const char *path) {
    if (has_suffix(path, ".go")) {
        return s->options.lax;
    }
    return !s->options.strict;
}

/* source: what the session's set has answered when it was given the text. */
static File *parse_source(Loader *l, SourceFile *source, const char *shown, const char *abspath,
                          ParseMode mode) {
    Session *s = l->session;
    if (source == NULL) {
        fprintf(s->options.err, "gol: %s: the program's text is over 4 GiB\n", shown);
        return NULL;
    }
    source->abspath = abspath;
    source->is_script = mode & PARSE_SCRIPT;
    ParseContext c = {&s->arena, s->interns, &s->diags};
    return parse_file(&c, source, mode);
}

File *loader_parse_text(Loader *l, const char *shown, const char *text, size_t len,
                        bool is_script) {
    SourceFile *source = source_add(l->session->sources, shown, text, len, false);
    return parse_source(l, source, shown, shown, is_script ? PARSE_SCRIPT : PARSE_GO);
}

/* text is the session's from now on. */
static File *parse_file_text(Loader *l, const char *path, const char *abspath, char *text,
                             size_t len) {
    const char *shown = display_path(&l->session->arena, path);
    SourceFile *source = source_take(l->session->sources, shown, text, len);
    ParseMode mode = is_script_path(l->session, path) ? PARSE_SCRIPT : PARSE_GO;
    return parse_source(l, source, shown, abspath, mode);
}

/* NULL after a report when the file cannot be read. */
static File *parse_path(Loader *l, const char *path) {
    Session *s = l->session;
    size_t len;
    char *text = file_read(path, &len);
    if (text == NULL) {
        fprintf(s->options.err, "gol: open %s: %s\n", path, strerror(errno));
        return NULL;
    }
    return parse_file_text(l, path, path_absolute(&s->arena, path), text, len);
}

static const char *package_name_of(const File *f) {
    return f->pkg_name == NULL ? "main" : f->pkg_name->name->text;
}

/* All files of one package, or false after a report. */
static bool same_package(Loader *l, const FileVec *files, const char *dir) {
    for (int i = 1; i < files->len; i++) {
        const char *a = package_name_of(files->data[0]), *b = package_name_of(files->data[i]);
        if (strcmp(a, b) != 0) {
            fprintf(l->session->options.err, "found packages %s (%s) and %s (%s) in %s\n", a,
                    files->data[0]->source->path, b, files->data[i]->source->path, dir);
            return false;
        }
    }
    return true;
}

static void make_package(Loader *l, LoadedPackage *lp, const FileVec *files) {
    Session *s = l->session;
    Package *p = package_new(s->checker, lp->path, package_name_of(files->data[0]));
    p->files = ARENA_ARRAY(&s->arena, File *, files->len);
    p->file_count = files->len;
    memcpy(p->files, files->data, sizeof(File *) * (size_t)files->len);
    for (int i = 0; i < files->len; i++) {
        p->is_script |= files->data[i]->source->is_script;
    }
    lp->package = p;
}

bool is_test_file(const File *f) {
    const char *path = f->source->path;
    return has_suffix(path, "_test.go") || has_suffix(path, "_test.gol");
}

/* Test files of package x_test are a package of their own: they move to l->external_tests. */
static void split_tests(Loader *l, FileVec *files) {
    int kept = 0;
    for (int i = 0; i < files->len; i++) {
        File *f = files->data[i];
        if (f != NULL && is_test_file(f) && has_suffix(package_name_of(f), "_test")) {
            VEC_PUSH(&l->external_tests, f);
        } else {
            files->data[kept++] = f;
        }
    }
    files->len = kept;
}

/* The file `name` of a folder whose absolute path is known; NULL also when it does not build here
 * or cannot be read. */
static File *parse_in_dir(Loader *l, const char *dir, const char *absolute, const char *name,
                          bool *ok) {
    Arena *a = &l->session->arena;
    const char *path = strcmp(dir, ".") == 0 ? arena_strndup(a, name, strlen(name))
                                             : arena_printf(a, "%s/%s", dir, name);
    size_t len;
    char *text = file_read(path, &len);
    if (text == NULL || !file_builds_here(name, text, len)) {
        free(text);
        return NULL;
    }
    File *f = parse_file_text(l, path, arena_printf(a, "%s/%s", absolute, name), text, len);
    *ok &= f != NULL;
    return f;
}

static bool parse_dir(Loader *l, const char *dir, bool with_tests, FileVec *files) {
    int count;
    char **names = files_in(dir, with_tests, &count);
    const char *absolute = path_absolute(&l->session->arena, dir);
    bool ok = true;
    for (int i = 0; i < count; i++) {
        File *f = parse_in_dir(l, dir, absolute, names[i], &ok);
        if (f != NULL) {
            VEC_PUSH(files, f);
        }
        free(names[i]);
    }
    free(names);
    return ok;
}

static SessionStatus no_go_files(Loader *l, const char *dir) {
    fprintf(l->session->options.err, "gol: no Go files in %s\n", dir);
    return SESSION_USAGE;
}

/* ---- the program */

static SessionStatus parse_input(Loader *l, const SessionInput *in, FileVec *files,
                                 const char **dir) {
    Session *s = l->session;
    if (in->code != NULL) {
        ParseMode mode = PARSE_SCRIPT | (in->is_expr ? PARSE_PRINTED : 0);
        SourceFile *source =
            source_add(s->sources, "command-line", in->code, strlen(in->code), false);
        VEC_PUSH(files, parse_source(l, source, "command-line", "command-line", mode));
        return SESSION_OK;
    }
    if (in->path != NULL && strcmp(in->path, "-") == 0) {
        size_t len;
        char *text = stream_read(stdin, &len);
        if (text == NULL) {
            fprintf(s->options.err, "gol: standard input: %s\n", strerror(errno));
            return SESSION_USAGE;
        }
        SourceFile *source = source_take(s->sources, "stdin", text, len);
        VEC_PUSH(files, parse_source(l, source, "stdin", "stdin",
                                     s->options.strict ? PARSE_GO : PARSE_SCRIPT));
        return SESSION_OK;
    }
    if (in->path != NULL && path_is_dir(in->path)) {
        *dir = in->path;
        return parse_dir(l, in->path, in->with_tests, files) ? SESSION_OK : SESSION_USAGE;
    }
    const char *one[] = {in->path};
    const char **paths = in->path_count > 0 ? in->paths : one;
    for (int i = 0; i < (in->path_count > 0 ? in->path_count : 1); i++) {
        VEC_PUSH(files, parse_path(l, paths[i]));
    }
    return SESSION_OK;
}

static const char *parent_dir(Arena *a, const char *path) {
    char *abs = path_absolute(a, path);
    char *slash = strrchr(abs, '/');
    if (slash == NULL) {
        return ".";
    }
    slash[slash == abs ? 1 : 0] = 0;
    return abs;
}

static const char *module_start(Loader *l, const SessionInput *in, const char *dir) {
    Arena *a = &l->session->arena;
    if (dir != NULL) {
        return path_absolute(a, dir);
    }
    const char *first = in->path_count > 0 ? in->paths[0] : in->path;
    bool is_file = in->code == NULL && first != NULL && strcmp(first, "-") != 0;
    return is_file ? parent_dir(a, first) : path_absolute(a, ".");
}

const char *loader_path_of(Loader *l, const char *dir) {
    Arena *a = &l->session->arena;
    const Module *m = l->module;
    const char *abs = path_absolute(a, dir);
    if (m == NULL || m->path == NULL) {
        return strrchr(abs, '/') + 1;
    }
    size_t n = strlen(m->dir);
    return strncmp(abs, m->dir, n) == 0 ? arena_printf(a, "%s%s", m->path, abs + n) : m->path;
}

/* What is tested has its import path, a program its name. */
static const char *tested_or_own_path(Loader *l, const SessionInput *in, const char *dir,
                                      const FileVec *files) {
    if (!in->with_tests) {
        return package_name_of(files->data[0]);
    }
    return dir != NULL ? loader_path_of(l, dir) : "command-line-arguments";
}

static LoadedPackage *add_program(Loader *l, const char *path, const char *dir) {
    LoadedPackage *p = loader_add(l, path, dir);
    p->state = LOAD_BUSY;
    return p;
}

SessionStatus loader_load_program(Loader *l, const SessionInput *in) {
    Session *s = l->session;
    FileVec files = {0};
    const char *dir = NULL;
    SessionStatus st = parse_input(l, in, &files, &dir);
    for (int i = 0; i < files.len; i++) {
        if (files.data[i] == NULL) {
            st = SESSION_USAGE;
        }
    }
    if (in->with_tests) {
        split_tests(l, &files);
    }
    if (st == SESSION_OK && files.len + l->external_tests.len == 0) {
        st = no_go_files(l, dir == NULL ? "." : dir);
    }
    if (st == SESSION_OK && !(same_package(l, &files, dir == NULL ? "." : dir) &&
                              same_package(l, &l->external_tests, dir == NULL ? "." : dir))) {
        st = SESSION_ERRORS;
    }
    if (st == SESSION_OK) {
        l->module = module_find(&s->arena, module_start(l, in, dir), s->options.err);
        const char *path = tested_or_own_path(l, in, dir, &files);
        s->program = add_program(l, path, dir);
        if (files.len > 0) {
            make_package(l, s->program, &files);
        }
    }
    VEC_FREE(&files);
    return st;
}

void loader_start_session(Loader *l) {
    Session *s = l->session;
    l->module = module_find(&s->arena, path_absolute(&s->arena, "."), s->options.err);
    s->program = add_program(l, "main", NULL);
    s->program->package = package_new(s->checker, "main", "main");
}

bool loader_check_package(Loader *l, LoadedPackage *lp) {
    cover_package(l->session->cover, lp);
    bool ok = check_package(l->session->checker, lp->package, loader_check_options(l, lp->package));
    lp->state = ok ? LOAD_DONE : LOAD_FAILED;
    return ok;
}

LoadedPackage *loader_add_files(Loader *l, const char *path, const char *dir,
                                const FileVec *files) {
    LoadedPackage *lp = add_program(l, path, dir);
    make_package(l, lp, files);
    return lp;
}

/* ---- imports */

CheckOptions loader_check_options(const Loader *l, const Package *p) {
    const SessionOptions *o = &l->session->options;
    bool is_relaxed = p->is_script && !p->is_std;
    int minor = l->module != NULL && l->module->go_minor > 0 ? l->module->go_minor : 23;
    return (CheckOptions){.relaxed_unused = (is_relaxed || o->lax) && !o->strict,
                          .auto_import = is_relaxed && !o->strict,
                          .go_minor = p->is_std ? 23 : minor,
                          .is_complete = !l->session->is_checked_only};
}

/* The library: only import clauses are parsed now, declarations when they are reached. */
static bool load_std(Loader *l, LoadedPackage *lp) {
    Session *s = l->session;
    const StdPackage *std = lp->std;
    Package *p = package_new(s->checker, std->path, std->name);
    p->is_std = p->is_lazy = true;
    p->files = ARENA_ARRAY(&s->arena, File *, std->file_count);
    p->file_count = (int)std->file_count;
    lp->package = p;
    ParseContext c = {&s->arena, s->interns, &s->diags};
    for (uint32_t i = 0; i < std->file_count; i++) {
        SourceFile *f = source_add(s->sources, std->files[i].path, std->files[i].text,
                                   std->files[i].len, true);
        if (f == NULL) {
            return false;
        }
        f->abspath = f->path;
        f->is_std = true;
        p->files[i] = parse_file(&c, f, PARSE_IMPORTS_ONLY);
    }
    check_package_lazy(s->checker, p, &std->table);
    return true;
}

static bool is_importable(Loader *l, const LoadedPackage *lp, const FileVec *files, Pos pos) {
    if (strcmp(package_name_of(files->data[0]), "main") != 0) {
        return true;
    }
    diag_error(&l->session->diags, pos, DIAG_IMPORT,
               "import \"%s\" is a program, not an importable package", lp->path);
    return false;
}

static bool load_dir(Loader *l, LoadedPackage *lp, Pos pos) {
    FileVec files = {0};
    bool ok =
        parse_dir(l, lp->dir, false, &files) && files.len > 0 && same_package(l, &files, lp->dir);
    if (!ok && files.len == 0) {
        diag_error(&l->session->diags, pos, DIAG_IMPORT, "no Go files in %s", lp->dir);
    }
    ok = ok && is_importable(l, lp, &files, pos);
    if (ok) {
        make_package(l, lp, &files);
        ok = loader_check_package(l, lp);
    }
    VEC_FREE(&files);
    return ok;
}

bool loader_is_library(Loader *l, const char *dir) {
    FileVec files = {0};
    bool is = parse_dir(l, dir, false, &files) && files.len > 0 &&
              strcmp(package_name_of(files.data[0]), "main") != 0;
    VEC_FREE(&files);
    return is;
}

/* An absolute path as seen from the current folder, if it lies in there. */
static const char *short_path(Arena *a, const char *path) {
    const char *here = path_absolute(a, ".");
    size_t n = strlen(here);
    return strncmp(path, here, n) == 0 && path[n] == '/' && path[n + 1] != 0 ? path + n + 1 : path;
}

/* The modules of Go's own source tree import each other's packages by bare paths: where that tree
 * is, seen from the module's folder, or NULL. */
static const char *go_sources(const Module *m) {
    if (m == NULL || m->path == NULL) {
        return NULL;
    }
    return strcmp(m->path, "std") == 0 ? "" : strcmp(m->path, "cmd") == 0 ? "/.." : NULL;
}

/* GOLPATH: folders in which a package lies under its import path. */
static const char *in_path_list(Loader *l, const char *path) {
    Arena *a = &l->session->arena;
    const char *at = l->session->options.path_list;
    while (at != NULL && *at != 0) {
        size_t n = strcspn(at, ":");
        const char *dir = arena_printf(a, "%.*s/%s", (int)n, at, path);
        if (n > 0 && path_is_dir(dir)) {
            return short_path(a, path_absolute(a, dir));
        }
        at += n + (at[n] == ':');
    }
    return NULL;
}

const char *loader_find_dir(Loader *l, const char *path) {
    Arena *a = &l->session->arena;
    const Module *m = l->module;
    if (m == NULL) {
        return in_path_list(l, path);
    }
    size_t n = m->path == NULL ? 0 : strlen(m->path);
    if (n > 0 && strncmp(path, m->path, n) == 0 && (path[n] == '/' || path[n] == 0)) {
        const char *dir = arena_printf(a, "%s%s", m->dir, path + n);
        return path_is_dir(dir) ? short_path(a, dir) : NULL;
    }
    const char *sources = go_sources(m);
    if (sources != NULL) {
        const char *dir = arena_printf(a, "%s%s/%s", m->dir, sources, path);
        if (path_is_dir(dir)) {
            return short_path(a, dir);
        }
    }
    const char *vendor = arena_printf(a, "%s/vendor/%s", m->dir, path);
    if (path_is_dir(vendor)) {
        return vendor;
    }
    for (int i = 0; i < m->replaces.len; i++) {
        const Replace *r = &m->replaces.data[i];
        size_t len = strlen(r->path);
        if (strncmp(path, r->path, len) == 0 && (path[len] == '/' || path[len] == 0)) {
            const char *dir = arena_printf(a, "%s%s", r->dir, path + len);
            return path_is_dir(dir) ? dir : NULL;
        }
    }
    return in_path_list(l, path);
}

static void report_missing(Loader *l, const char *path, Pos pos) {
    Diags *d = &l->session->diags;
    const char *slash = strchr(path, '/');
    size_t first = slash == NULL ? strlen(path) : (size_t)(slash - path);
    if (strcmp(path, "C") == 0) {
        diag_error(d, pos, DIAG_UNSUPPORTED, "import \"C\": cgo is not supported; see package ffi");
    } else if (path[0] == '.') {
        diag_error(d, pos, DIAG_IMPORT, "relative import %s is not supported in a module", path);
    } else if (memchr(path, '.', first) != NULL) {
        diag_error(d, pos, DIAG_IMPORT,
                   "no required module provides package %s; gol looks in the module, vendor/ and "
                   "replace lines of go.mod, never on the network", path);
    } else {
        diag_error(d, pos, DIAG_IMPORT, "package %s is not in std", path);
    }
}

/* `internal` packages are for the tree their parent folder roots (Go's rule). */
static bool internal_allowed(const char *path, const Package *from) {
    const char *at = strstr(path, "internal");
    while (at != NULL && !((at == path || at[-1] == '/') && (at[8] == 0 || at[8] == '/'))) {
        at = strstr(at + 1, "internal");
    }
    if (at == NULL || from == NULL) { /* nobody: gol test -coverpkg */
        return true;
    }
    size_t root = at == path ? 0 : (size_t)(at - path - 1);
    return from->is_std || (root > 0 && strncmp(from->path->text, path, root) == 0);
}

/* Without a module, "./x" and "../x" are folders as seen from the importing package's. */
static const char *relative_dir(Loader *l, const char *path, const Package *from) {
    Arena *a = &l->session->arena;
    for (int i = 0; l->module == NULL && path[0] == '.' && i < l->packages.len; i++) {
        const LoadedPackage *lp = l->packages.data[i];
        if (lp->package == from && lp->dir != NULL) {
            const char *dir = path_absolute(a, arena_printf(a, "%s/%s", lp->dir, path));
            return path_is_dir(dir) ? short_path(a, dir) : NULL;
        }
    }
    return NULL;
}

/* A package of the session that lies in dir, but for external tests, or NULL. */
static LoadedPackage *package_in(const Loader *l, const char *dir) {
    Arena *a = &l->session->arena;
    for (int i = 0; dir != NULL && i < l->packages.len; i++) {
        LoadedPackage *lp = l->packages.data[i];
        if (lp->dir != NULL && !lp->is_external_test &&
            strcmp(path_absolute(a, lp->dir), path_absolute(a, dir)) == 0) {
            return lp;
        }
    }
    return NULL;
}

static LoadedPackage *locate(Loader *l, const char *path, const Package *from, Pos pos) {
    const StdPackage *std = std_find(path);
    const char *relative = relative_dir(l, path, from);
    const char *dir = relative != NULL ? relative : std == NULL ? loader_find_dir(l, path) : NULL;
    std = relative != NULL ? NULL : std;
    if (std == NULL && dir == NULL) {
        report_missing(l, path, pos);
        return NULL;
    }
    bool is_program_module = (from == l->session->program->package && l->module != NULL) ||
                             go_sources(l->module) != NULL;
    if (!internal_allowed(path, from) && !(std == NULL && is_program_module)) {
        diag_error(&l->session->diags, pos, DIAG_IMPORT, "use of internal package %s not allowed",
                   path);
        return NULL;
    }
    LoadedPackage *lp = loader_add(l, relative != NULL ? relative : path, dir);
    lp->std = std;
    return lp;
}

/* The packages being loaded, in that order, are the way from the program to here. */
static void report_cycle(Loader *l, const LoadedPackage *again, Pos pos) {
    Buf text;
    buf_init(&text);
    buf_puts(&text, "import cycle not allowed");
    bool is_inside = false;
    for (int i = 0; i < l->packages.len; i++) {
        const LoadedPackage *lp = l->packages.data[i];
        if (lp == again || (is_inside && lp->state == LOAD_BUSY && lp->std == NULL)) {
            buf_printf(&text, "\n\t%s %s", is_inside ? "imports" : "package", lp->path);
            is_inside = true;
        }
    }
    buf_printf(&text, "\n\timports %s", again->path);
    diag_error(&l->session->diags, pos, DIAG_IMPORT, "%s", text.data);
    buf_deinit(&text);
}

/* What reaches any memory reaches everything else. */
static bool is_refused(const Loader *l, const char *path, const Package *from) {
    bool forges = strcmp(path, "unsafe") == 0 || strcmp(path, "ffi") == 0;
    return l->session->options.sandbox && forges && from != NULL && !from->is_std;
}

Package *loader_import(void *ctx, const char *path, Package *from, Pos pos) {
    Loader *l = ctx;
    if (is_refused(l, path, from)) {
        diag_error(&l->session->diags, pos, DIAG_IMPORT,
                   "import \"%s\": -sandbox refuses it: it reaches any memory", path);
        return NULL;
    }
    if (strcmp(path, "unsafe") == 0) {
        return checker_unsafe(l->session->checker);
    }
    LoadedPackage *lp = loader_find(l, path);
    if (lp == NULL) {
        lp = package_in(l, relative_dir(l, path, from));
    }
    if (lp == NULL) {
        lp = locate(l, path, from, pos);
        if (lp == NULL) {
            return NULL;
        }
        lp->state = LOAD_BUSY;
        bool ok = lp->std != NULL ? load_std(l, lp) : load_dir(l, lp, pos);
        lp->state = ok ? LOAD_DONE : LOAD_FAILED;
    } else if (lp->state == LOAD_BUSY && lp->std == NULL) {
        report_cycle(l, lp, pos);
        return NULL;
    }
    return lp->package;
}

const char *loader_std_path(void *ctx, const char *name) {
    (void)ctx;
    const char *best = strcmp(name, "unsafe") == 0 ? name : NULL;
    for (uint32_t i = 0; i < std_package_count; i++) {
        const char *path = std_packages[i].path;
        bool is_shorter = best == NULL || strlen(path) < strlen(best);
        if (strcmp(std_packages[i].name, name) == 0 && is_shorter) {
            best = path;
        }
    }
    return best;
}

const StdPackage *std_find(const char *path) {
    uint32_t lo = 0, hi = std_package_count;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        int cmp = strcmp(std_packages[mid].path, path);
        if (cmp == 0) {
            return &std_packages[mid];
        }
        if (cmp < 0) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return NULL;
}
