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
    uint32_t *lines; /* byte offset of each line's start */
    uint32_t line_count;
    uint32_t index; /* in the set */
} SourceFile;

/* Line and column count from 1; columns are bytes. line honours //line directives when the
 * lexer recorded any (source_add_line_directive). */
typedef struct Location {
    const SourceFile *file;
    const char *path; /* usually file->path, else of a //line directive */
    int line, column;
} Location;

typedef struct SourceSet SourceSet;
SourceSet *sources_new(void);
void sources_free(SourceSet *s);
/* Adds a file; text is copied unless static_text. Files total below 4 GiB, else NULL. */
SourceFile *source_add(SourceSet *s, const char *path, const char *text, size_t len,
                       bool static_text);
void source_add_line_directive(SourceFile *f, uint32_t offset, const char *path, int line,
                               int column);
SourceFile *source_file_of(const SourceSet *s, Pos pos); /* NULL for 0 */
Location source_locate(const SourceSet *s, Pos pos);
/* Text of a line (from 1) without its newline; *len gets the length. */
const char *source_line(const SourceFile *f, int line, int *len);

#endif
