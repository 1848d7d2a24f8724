/* cover.c: the counters of gol test -cover.
 *
 * Each counted file gets a variable GolCoverN, an array with an element for each of its blocks
 * (coverblocks.c), declared in a file of its own beside it. The generated main imports every
 * counted package and hands package testing the arrays with the table of their blocks: a text with
 * a line "12.2,14.9 3 7" for each block, as profiles have it, and the counter's index behind it.
 *
 * Names are numbered through the whole program, so no two packages' variables are mistaken.
 */
#include "driver/cover.h"

#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "driver/coverblocks.h"

typedef struct CoveredFile {
    int package;       /* index into Cover.packages */
    const char *name;  /* as profiles show it */
    const char *table; /* of its blocks, as a Go literal */
} CoveredFile;

struct Cover {
    Session *s;
    const CoverOptions *options;
    VEC(LoadedPackage *) packages;
    VEC(CoveredFile) files; /* file i counts in GolCover<i> */
};

Cover *cover_new(Session *s, const CoverOptions *options) {
    if (options == NULL) {
        return NULL;
    }
    Cover *c = base_calloc(1, sizeof *c);
    c->s = s;
    c->options = options;
    return c;
}

void cover_free(Cover *c) {
    if (c != NULL) {
        VEC_FREE(&c->packages);
        VEC_FREE(&c->files);
        free(c);
    }
}

bool cover_has_statements(const Cover *c) {
    return c != NULL && c->files.len > 0;
}

/* ---- which packages */

static bool is_same_folder(Arena *a, const char *x, const char *y) {
    return strcmp(path_absolute(a, x), path_absolute(a, y)) == 0;
}

static bool is_wanted(const Cover *c, const LoadedPackage *p) {
    if (c->options->patterns == NULL) {
        return p == c->s->program;
    }
    for (int i = 0; p->dir != NULL && i < c->options->dir_count; i++) {
        if (is_same_folder(&c->s->arena, p->dir, c->options->dirs[i])) {
            return true;
        }
    }
    return false;
}

static bool is_loaded(const Cover *c, const char *dir) {
    for (int i = 0; i < c->packages.len; i++) {
        if (is_same_folder(&c->s->arena, c->packages.data[i]->dir, dir)) {
            return true;
        }
    }
    return false;
}

void cover_load_rest(Cover *c) {
    if (c == NULL || c->options->patterns == NULL) {
        return;
    }
    Loader *l = &c->s->loader;
    for (int i = 0; i < c->options->dir_count; i++) {
        const char *dir = c->options->dirs[i];
        if (!is_loaded(c, dir) && loader_is_library(l, dir)) {
            loader_import(l, loader_path_of(l, dir), c->s->program->package, 0);
        }
    }
}

/* ---- counters */

/* "line.column" of a byte of the file, whatever //line directives say. */
static void put_place(Buf *out, SourceFile *f, Pos pos) {
    uint32_t offset = pos - f->base;
    int line = source_line_of(f, offset);
    source_lines(f);
    buf_printf(out, "%d.%u", line, offset - f->lines[line - 1] + 1);
}

static const char *blocks_table(Session *s, SourceFile *f, const CoverBlocks *blocks) {
    Buf out;
    buf_init(&out);
    buf_putc(&out, '"');
    for (int i = 0; i < blocks->len; i++) {
        const CoverBlock *b = &blocks->data[i];
        put_place(&out, f, b->start);
        buf_putc(&out, ',');
        put_place(&out, f, b->end);
        buf_printf(&out, " %d %d\\n", b->stmt_count, b->counter);
    }
    buf_putc(&out, '"');
    const char *text = arena_printf(&s->arena, "%s", out.data);
    buf_deinit(&out);
    return text;
}

static const char *profile_name(Session *s, const LoadedPackage *p, const SourceFile *f) {
    const char *slash = strrchr(f->path, '/');
    const char *base = slash == NULL ? f->path : slash + 1;
    bool has_path = s->loader.module != NULL && p->dir != NULL;
    return has_path ? arena_printf(&s->arena, "%s/%s", p->path, base) : f->abspath;
}

/* The file that declares the counters of another one; NULL when that has no blocks. */
static File *cover_file(Cover *c, LoadedPackage *p, File *f) {
    Session *s = c->s;
    CoverBlocks blocks = {0};
    const char *counters = arena_printf(&s->arena, "GolCover%d", c->files.len);
    cover_blocks(s, f, counters, strcmp(c->options->mode, "set") == 0, &blocks);
    File *declaring = NULL;
    if (blocks.len > 0) {
        CoveredFile covered = {c->packages.len - 1, profile_name(s, p, f->source),
                               blocks_table(s, f->source, &blocks)};
        VEC_PUSH(&c->files, covered);
        const char *text = arena_printf(&s->arena, "package %s\n\nvar %s [%d]uint32\n",
                                        p->package->name->text, counters, blocks.len);
        declaring = loader_parse_text(&s->loader, "_cover.go", text, strlen(text), false);
    }
    VEC_FREE(&blocks);
    return declaring;
}

void cover_package(Cover *c, LoadedPackage *p) {
    if (c == NULL || p->is_external_test || !is_wanted(c, p)) {
        return;
    }
    VEC_PUSH(&c->packages, p);
    Package *package = p->package;
    FileVec files = {0};
    for (int i = 0; i < package->file_count; i++) {
        File *f = package->files[i];
        File *declaring = is_test_file(f) ? NULL : cover_file(c, p, f);
        VEC_PUSH(&files, f);
        if (declaring != NULL) {
            VEC_PUSH(&files, declaring);
        }
    }
    package->files = ARENA_ARRAY(&c->s->arena, File *, files.len);
    memcpy(package->files, files.data, sizeof(File *) * (size_t)files.len);
    package->file_count = files.len;
    VEC_FREE(&files);
}

/* ---- the generated main */

static bool has_files(const Cover *c, int package) {
    for (int i = 0; i < c->files.len; i++) {
        if (c->files.data[i].package == package) {
            return true;
        }
    }
    return false;
}

void cover_put_imports(const Cover *c, Buf *out) {
    for (int i = 0; c != NULL && i < c->packages.len; i++) {
        if (has_files(c, i)) {
            buf_printf(out, "\t_cover%d \"%s\"\n", i, c->packages.data[i]->path);
        }
    }
}

void cover_put_registration(const Cover *c, Buf *out) {
    if (c == NULL) {
        return;
    }
    const CoverOptions *o = c->options;
    buf_printf(out, "\tm.Cover(\"%s\", \"%s%s\", []testing.CoveredFile{\n", o->mode,
               o->patterns != NULL ? " in " : "", o->patterns != NULL ? o->patterns : "");
    for (int i = 0; i < c->files.len; i++) {
        const CoveredFile *f = &c->files.data[i];
        buf_printf(out, "\t\t{\"%s\", _cover%d.GolCover%d[:], %s},\n", f->name, f->package, i,
                   f->table);
    }
    buf_puts(out, "\t})\n");
}
