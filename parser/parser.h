/* parser/parser.h: text to tree.
 *
 * The parser reports syntax errors in Go's words ("syntax error: unexpected newline, expected …")
 * and goes on at the next sensible token, so one call yields every independent error. It never
 * fails hard: the File is always usable. Nesting is limited (DIAG_LIMIT): no text overflows the C
 * stack.
 */
#ifndef GOL_PARSER_PARSER_H
#define GOL_PARSER_PARSER_H

#include "base/diag.h"
#include "base/intern.h"
#include "parser/ast.h"

/* How deep a tree may grow, by nesting or by a chain of operators (a + b + c is two deep). Text
 * that is deeper gets one error. Later phases may recurse over trees within this limit. */
enum { PARSE_MAX_NESTING = 2000 };

typedef struct ParseContext {
    Arena *arena;    /* receives the tree */
    Interns *interns;
    Diags *diags;
} ParseContext;

typedef enum ParseMode {
    PARSE_GO = 0,
    PARSE_SCRIPT = 1,       /* .gol: #! line, no package clause needed, statements at top level */
    PARSE_IMPORTS_ONLY = 2, /* stop after the imports */
    PARSE_LAYOUT = 4,       /* for a formatter: parentheses that mean nothing stay in the tree, and
                               rules that are none of grammar (of directives, receivers, what may be
                               declared where) are not looked at */
    PARSE_PRINTED = 8,      /* expressions by commas and nothing else: the file is a script whose one
                               statement is fmt.Println of them */
} ParseMode;

/* A whole file.
 *
 * In a script, `import`, `const`, `type` and `func` are always declarations of the file (decls).
 * If there is any other statement at top level, the file's `script` is all statements in source
 * order, with each `var` group among them as a DeclStmt (and not in decls). If there is none, the
 * file is as any Go file: variables are in decls, and script is empty. */
File *parse_file(ParseContext *c, SourceFile *source, ParseMode mode);

/* The top-level declaration group that starts at byte `offset` of a file and ends by `end` (as
 * `gol`'s embedding tool recorded them): appends nothing, returns the Decls of the group. Used to
 * parse only what is reachable of the standard library. Comments may stand before the declaration
 * in the range; a directive among them is the function's. */
Decl **parse_decl_range(ParseContext *c, SourceFile *source, uint32_t offset, uint32_t end,
                        int *count);

/* Where the top-level declaration groups of a Go file lie, in order: from the keyword to the end of
 * the last line, found by tokens alone. What follows `offset` + a parenthesis is the group's
 * list. */
typedef struct DeclRange {
    uint32_t offset, end;
} DeclRange;
typedef struct DeclRanges {
    DeclRange *data;
    int len, cap;
} DeclRanges;
void parse_decl_ranges(ParseContext *c, SourceFile *source, DeclRanges *out); /* VEC_FREE it */
/* The range that holds a byte, or NULL. */
const DeclRange *decl_range_at(const DeclRanges *ranges, uint32_t offset);

/* For a REPL: whether text, with a newline behind it, is a list of complete statements and
 * declarations. Reports nothing. */
typedef enum ParseCompleteness {
    PARSE_COMPLETE,
    PARSE_INCOMPLETE, /* a prefix of something valid: ask for more lines */
    PARSE_BROKEN,     /* an error that more text cannot mend */
} ParseCompleteness;
ParseCompleteness parse_completeness(const char *text, size_t len);

#endif
