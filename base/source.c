/* base/source.c: files side by side in one 32-bit address space.
 *
 * The first file starts at 1, and a gap of one lies between files, so that end of file is a
 * position of its own and 0 is none. Line tables are made when first asked for: a program without
 * errors or tracebacks never needs most of them.
 */
#include "base/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/panic.h"

typedef struct LineDirective {
    uint32_t offset;
    int line, column;
    char *path; /* owned; never NULL */
} LineDirective;

typedef struct OwnedFile {
    SourceFile file;
    char *text, *path_copy; /* text: NULL when somebody else owns it */
} OwnedFile;

struct SourceSet {
    VEC(OwnedFile *) files;
    uint64_t next_base;
};

SourceSet *sources_new(void)
{
    SourceSet *s = base_calloc(1, sizeof *s);
    s->next_base = 1;
    return s;
}

static void file_free(OwnedFile *f)
{
    for (uint32_t i = 0; i < f->file.directive_count; i++) {
        free(f->file.directives[i].path);
    }
    free(f->file.directives);
    free(f->file.lines);
    free(f->text);
    free(f->path_copy);
    free(f);
}

void sources_free(SourceSet *s)
{
    if (!s) {
        return;
    }
    for (int i = 0; i < s->files.len; i++) {
        file_free(s->files.data[i]);
    }
    VEC_FREE(&s->files);
    free(s);
}

static char *copy_bytes(const char *text, size_t len)
{
    char *copy = base_alloc(len + 1);
    if (len) {
        memcpy(copy, text, len);
    }
    copy[len] = 0;
    return copy;
}

/* owned: NULL, or the same as text. */
static SourceFile *add_file(SourceSet *s, const char *path, const char *text, size_t len,
                            char *owned)
{
    if (s->next_base + len + 1 > UINT32_MAX) {
        free(owned);
        return NULL;
    }
    OwnedFile *f = base_calloc(1, sizeof *f);
    f->path_copy = copy_bytes(path, strlen(path));
    f->text = owned;
    f->file.path = f->file.abspath = f->path_copy;
    f->file.text = text;
    f->file.len = len;
    f->file.base = (Pos)s->next_base;
    f->file.index = (uint32_t)s->files.len;
    s->next_base += len + 1;
    VEC_PUSH(&s->files, f);
    return &f->file;
}

SourceFile *source_add(SourceSet *s, const char *path, const char *text, size_t len,
                       bool static_text)
{
    return static_text ? add_file(s, path, text, len, NULL)
                       : source_take(s, path, copy_bytes(text, len), len);
}

SourceFile *source_take(SourceSet *s, const char *path, char *text, size_t len)
{
    return add_file(s, path, text, len, text);
}

void source_add_line_directive(SourceFile *f, uint32_t offset, const char *path, int line,
                               int column)
{
    uint32_t n = f->directive_count;
    if (n > 0 && f->directives[n - 1].offset >= offset) {
        return; /* the file is being read a second time */
    }
    if (n == f->directive_cap) {
        f->directive_cap = n ? n * 2 : 4;
        f->directives = base_realloc(f->directives, f->directive_cap * sizeof *f->directives);
    }
    if (!path) {
        path = n ? f->directives[n - 1].path : f->path;
    }
    f->directives[n] = (LineDirective){offset, line, column, copy_bytes(path, strlen(path))};
    f->directive_count = n + 1;
}

int source_count(const SourceSet *s)
{
    return s->files.len;
}

SourceFile *source_at(const SourceSet *s, int index)
{
    CHECK(index >= 0 && index < s->files.len);
    return &s->files.data[index]->file;
}

SourceFile *source_file_of(const SourceSet *s, Pos pos)
{
    int low = 0, high = s->files.len; /* the last file with base <= pos lies in [low-1, high) */
    while (low < high) {
        int mid = low + (high - low) / 2;
        if (s->files.data[mid]->file.base <= pos) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low > 0 ? &s->files.data[low - 1]->file : NULL;
}

void source_lines(SourceFile *f)
{
    if (f->lines) {
        return;
    }
    VEC(uint32_t) starts = {0};
    VEC_PUSH(&starts, 0);
    const char *end = f->text + f->len;
    for (const char *p = f->text; (p = memchr(p, '\n', (size_t)(end - p)));) {
        p++;
        VEC_PUSH(&starts, (uint32_t)(p - f->text));
    }
    f->lines = starts.data;
    f->line_count = (uint32_t)starts.len;
}

int source_line_of(SourceFile *f, uint32_t offset)
{
    source_lines(f);
    uint32_t low = 0, high = f->line_count; /* lines[low] <= offset < lines[high] */
    while (low + 1 < high) {
        uint32_t mid = low + (high - low) / 2;
        if (f->lines[mid] <= offset) {
            low = mid;
        } else {
            high = mid;
        }
    }
    return (int)low + 1;
}

static const LineDirective *directive_at(const SourceFile *f, uint32_t offset)
{
    const LineDirective *found = NULL;
    for (uint32_t i = 0; i < f->directive_count && f->directives[i].offset <= offset; i++) {
        found = &f->directives[i];
    }
    return found;
}

static void apply_directive(Location *at, SourceFile *f, const LineDirective *d)
{
    int first = source_line_of(f, d->offset);
    if (d->column == 0) {
        at->column = 0;
    } else if (at->line == first) {
        at->column += d->column - (int)(d->offset - f->lines[first - 1]) - 1;
    }
    at->line += d->line - first;
    at->path = d->path;
}

Location source_locate(const SourceSet *s, Pos pos)
{
    SourceFile *f = source_file_of(s, pos);
    if (!f) {
        return (Location){.path = ""};
    }
    uint32_t offset = pos - f->base;
    Location at = {.file = f, .path = f->path, .line = source_line_of(f, offset)};
    at.column = (int)(offset - f->lines[at.line - 1]) + 1;
    const LineDirective *d = directive_at(f, offset);
    if (d) {
        apply_directive(&at, f, d);
    }
    return at;
}

const char *source_line(SourceFile *f, int line, int *len)
{
    source_lines(f);
    *len = 0;
    if (line < 1 || (uint32_t)line > f->line_count) {
        return "";
    }
    uint32_t start = f->lines[line - 1];
    size_t end = (uint32_t)line < f->line_count ? f->lines[line] - 1 : f->len;
    if (end > start && f->text[end - 1] == '\r') {
        end--;
    }
    *len = (int)(end - start);
    return f->text + start;
}
