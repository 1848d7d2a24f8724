/* parser/parser.h: text to tree.
 *
 * The parser reports syntax errors in Go's words ("syntax error: unexpected newline, expected …")
 * and goes on at the next sensible token, so one call yields every independent error. It never
 * fails hard: the File is always usable. Nesting is limited (DIAG_LIMIT), not the C stack's problem.
 */
#ifndef GOL_PARSER_PARSER_H
#define GOL_PARSER_PARSER_H

#include "base/diag.h"
#include "base/intern.h"
#include "parser/ast.h"

typedef struct ParseContext {
    Arena *arena;    /* receives the tree */
    Interns *interns;
    Diags *diags;
} ParseContext;

typedef enum ParseMode {
    PARSE_GO = 0,
    PARSE_SCRIPT = 1,       /* .gol: #! line, no package clause needed, statements at top level */
    PARSE_IMPORTS_ONLY = 2, /* stop after the imports */
} ParseMode;

/* A whole file. */
File *parse_file(ParseContext *c, SourceFile *source, ParseMode mode);

/* The top-level declaration group that starts at byte `offset` of a file and ends by `end` (as
 * `gol`'s embedding tool recorded them): appends nothing, returns the Decls of the group. Used to
 * parse only what is reachable of the standard library. */
Decl **parse_decl_range(ParseContext *c, SourceFile *source, uint32_t offset, uint32_t end,
                        int *count);

/* For a REPL: whether text is one or more complete statements or declarations. Reports nothing. */
typedef enum ParseCompleteness {
    PARSE_COMPLETE,
    PARSE_INCOMPLETE, /* a prefix of something valid: ask for more lines */
    PARSE_BROKEN,     /* an error that more text cannot mend */
} ParseCompleteness;
ParseCompleteness parse_completeness(const char *text, size_t len);

#endif
