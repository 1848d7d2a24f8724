/* base/source.h: source files and positions.
 *
 * A Pos is one 32-bit number for the whole session: files are laid end to end in one address
 * space, as in go/token. 0 is "no position". Line and column are found by binary search.
 */
#ifndef GOL_BASE_SOURCE_H
#define GOL_BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t Pos;

typedef struct SourceFile {
    const char *path;    /* as diagnostics show it */
    const char *abspath; /* as tracebacks show it */
    const char *text;    /* text[len] == 0 */
    size_t len;
    Pos base; /* Pos of text[0]; base + len is end of file */
    bool is_script; /* .gol rules (DESIGN.md 2) */
    bool is_std;    /* embedded library */
    uint32_t *lines; /* byte offset of each line's start; NULL until source_lines is called */
    uint32_t line_count;
    uint32_t index; /* in the set */
    struct LineDirective *directives; /* in order of offset; owned by the set */
    uint32_t directive_count, directive_cap;
} SourceFile;

/* Line and column count from 1; columns are bytes. line honours //line directives when the
 * lexer recorded any (source_add_line_directive); column is 0 where such a directive gave none. */
typedef struct Location {
    SourceFile *file;
    const char *path; /* usually file->path, else of a //line directive */
    int line, column;
} Location;

typedef struct SourceSet SourceSet;
SourceSet *sources_new(void);
void sources_free(SourceSet *s);
/* Adds a file; text is copied unless static_text. Files total below 4 GiB, else NULL. */
SourceFile *source_add(SourceSet *s, const char *path, const char *text, size_t len,
                       bool static_text);
/* The same; text (from malloc, text[len] == 0) is the set's from now on, whatever the result. */
SourceFile *source_take(SourceSet *s, const char *path, char *text, size_t len);
/* From byte `offset` on, positions are told as path:line (path NULL: the path so far). column is
 * that of the byte at offset, or 0 when columns are unknown from there. path is copied. */
void source_add_line_directive(SourceFile *f, uint32_t offset, const char *path, int line,
                               int column);
int source_count(const SourceSet *s);
SourceFile *source_at(const SourceSet *s, int index);
SourceFile *source_file_of(const SourceSet *s, Pos pos); /* NULL for 0 */
/* For pos 0: no file, path "", line 0. */
Location source_locate(const SourceSet *s, Pos pos);
/* The line (from 1) of a byte offset in the file itself, whatever //line directives say. */
int source_line_of(SourceFile *f, uint32_t offset);
/* Fills in f->lines (once). */
void source_lines(SourceFile *f);
/* Text of a line (from 1) without its newline; *len gets the length. */
const char *source_line(SourceFile *f, int line, int *len);

#endif
