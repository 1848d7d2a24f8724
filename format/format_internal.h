/* format/format_internal.h: what the files of the formatter share.
 *
 * In the order of the way a file takes:
 *   token_table.c    text to a table of tokens with the comments between them
 *   sort_imports.c   import blocks in order
 *   print_*.c        the syntax tree says what belongs together; a cursor goes over the tokens and
 *                    prints each with what white space is wanted before it
 *   writer.c         holds white space back until the next token is known
 *   printer.c        prints tokens, and puts comments in
 *   columns.c        lines up what stands in columns
 *   build_lines.c    text to text: build constraints at the head of the file
 */
#ifndef GOL_FORMAT_FORMAT_INTERNAL_H
#define GOL_FORMAT_FORMAT_INTERNAL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/panic.h"
#include "base/source.h"
#include "format/columns.h"
#include "format/doc_comment.h"
#include "format/text.h"
#include "lexer/token.h"
#include "parser/ast.h"

/* ---- the text as tokens (token_table.c) */

/* A place in the source: byte offset, line and column (of bytes) from 1. */
typedef struct Place {
    uint32_t offset;
    int line, column;
} Place;

typedef struct Token {
    TokenKind kind;
    Place at;
    int end_line;
    const char *text;
    uint32_t len;
    uint32_t semi;  /* offset of a `;` written behind it, or 0 */
    int match;      /* brackets: the other one */
    int groups_before; /* comment groups that begin before it */
    uint32_t slot_end;  /* an import that was moved: offset where what it replaced ended; else 0 */
    bool is_removed;
} Token;

typedef struct Comment {
    Place at;
    uint32_t end; /* offset behind it, carriage returns not counted */
    int end_line;
    const char *text; /* without carriage returns */
    uint32_t len;
    bool is_block;
} Comment;

/* Comments that follow each other without an empty line or a token between them. */
typedef struct CommentGroup {
    int first, count;
    bool trails;    /* begins on the line of the token before it */
    bool is_behind_semi; /* of a written semicolon */
} CommentGroup;

typedef struct TokenTable {
    SourceFile *file;
    Arena *arena;
    VEC(Token) tokens; /* without semicolons; the last one is TOK_EOF */
    VEC(Comment) comments;
    VEC(CommentGroup) groups;
} TokenTable;

typedef struct Interns Interns;
void token_table_init(TokenTable *t, Arena *arena, struct Interns *interns, SourceFile *file);
void token_table_deinit(TokenTable *t);
Place token_table_place(const TokenTable *t, uint32_t offset);
/* The token that begins at a Pos of the file. */
int token_table_find(const TokenTable *t, Pos pos);
/* The group that ends on the line before token i begins, or NULL. */
const CommentGroup *token_table_doc(const TokenTable *t, int i);
/* The comment behind the field or declaration that ends with token i, or NULL. */
const CommentGroup *token_table_line_comment(const TokenTable *t, int i);
/* Drops tokens that are removed, and finds all places anew: offsets or lines have changed. */
void token_table_refresh(TokenTable *t);

/* sort_imports.c: brings the imports of each block in order. */
void sort_imports(TokenTable *t, File *file);

/* ---- the printer (printer.c) */

typedef enum Space {
    SPACE_NONE,
    SPACE_BLANK,
    SPACE_TAB,     /* ends a cell */
    SPACE_NEWLINE,
    SPACE_BREAK,   /* a newline that ends all columns */
    SPACE_INDENT,
    SPACE_UNINDENT,
} Space;

enum { MAX_PENDING_SPACES = 16, MAX_NEWLINES = 2 };

/* A printer that only measures has no columns, and prints no comments. */
typedef struct Printer {
    const TokenTable *source;
    const File *file;
    Columns *columns; /* NULL: measure */
    PtrMap *sizes;    /* of nodes, see print_size */

    int next;         /* token to be printed next */
    Place pos;        /* where in the source the next item stands, or is guessed to stand */
    Place last;       /* behind the last token or comment written */

    /* pending */
    Space spaces[MAX_PENDING_SPACES];
    int space_count;
    int group;        /* comment group to be printed next */
    uint32_t group_offset;
    bool group_has_newline;

    /* output */
    bool is_empty;    /* nothing written yet */
    int line, column;
    int indent;
    bool ends_alignment; /* a text of several lines: no columns up to the next newline */
    int measured;     /* bytes up to the last text */
    int measured_blanks;
    bool measured_newline;
    int *line_wanted; /* gets the line of the next token */

    /* state that comments depend on */
    TokenKind last_token; /* TOK_ERROR behind white space */
    TokenKind prev_open;  /* bracket printed directly before, or TOK_ERROR */
    bool implies_semi;    /* a newline here ends the statement */
    bool no_extra_blank, no_extra_newline;
    int literal_level;    /* nesting of composite literals */

    VEC(int) build_lines; /* output lines with //go:build or +build comments */
} Printer;

void printer_init(Printer *p, const TokenTable *source, const File *file, Columns *columns,
                  PtrMap *sizes);
void printer_deinit(Printer *p);
void printer_finish(Printer *p);

static inline const Token *token_at(const Printer *p, int i)
{
    return &p->source->tokens.data[i];
}
static inline const Token *upcoming(const Printer *p)
{
    return token_at(p, p->next);
}
static inline bool is_upcoming(const Printer *p, TokenKind kind)
{
    return upcoming(p)->kind == kind;
}
static inline int line_of(const Printer *p, int token)
{
    return token_at(p, token)->at.line;
}

/* Output (writer.c), at once. */
void write_blank(Printer *p);
void write_tab(Printer *p, CellEnd end);
void write_newline(Printer *p, bool is_break);
void write_newlines(Printer *p, int count, bool is_break);
/* at: where the text stands in the source. */
void write_text(Printer *p, Place at, const char *s, size_t len);
/* The first `count` of the pending spaces. */
void write_spaces(Printer *p, int count);

/* White space that waits for the next token (writer.c). */
void print_space(Printer *p, Space space);
bool is_newline_pending(const Printer *p);
/* The indentation when all pending white space is written. */
int wanted_indent(const Printer *p);
/* To be called before anything is printed: keeps prev_open. */
void note_bracket(Printer *p);

/* Tokens. */
/* The next token, which is of this kind. put: where it stands, so that the comments before it come
 * out before it. put_near: where the text printed so far suggests; comments wait. */
void put(Printer *p, TokenKind kind);
void put_near(Printer *p, TokenKind kind);
/* A token that the source need not have; if it has, it is used up. */
void put_optional(Printer *p, TokenKind kind);
/* A token that the source (as the table has it) lacks. */
void put_extra(Printer *p, TokenKind kind);
/* The text of the next token is printed as this. */
void put_as(Printer *p, const char *text, size_t len);
/* What follows stands where the next token does. */
void sync_pos(Printer *p);
void skip_token(Printer *p);

/* Breaks the line before what stands on `line`: with as many newlines as the source has, between
 * `min` and two; the first is a SPACE_BREAK if new_section. Prints before if any.
 * Returns the number of newlines, a break counted twice. */
int print_linebreak(Printer *p, int line, int min, Space before, bool new_section);
/* The next token's output line goes to *line. */
void record_line(Printer *p, int *line);
/* Whether more than the line recorded has been begun. */
bool spans_lines(const Printer *p, int line);
bool has_comment_before(const Printer *p, int token);
int comment_bytes_before(Printer *p, int token);

/* ---- comments */

/* block_comment.c: the lines of a comment, freed from the indentation they share. */
int block_comment_lines(Arena *arena, const Comment *c, bool is_pushed_in, Text **lines);
/* doc_comment.c: a comment above a declaration, reformatted. Returns the number of comments it is
 * now; -1: it is to be left as it is. */
int doc_comment_format(Arena *arena, const Comment *comments, int count, Text **formatted);
/* doc_form.c: the text of a doc comment, without slashes and stars, in canonical form. */
void doc_format(Arena *arena, Text text, Buf *out);

/* ---- nodes: print_expr.c, print_list.c, print_type.c, print_stmt.c, print_decl.c */

enum { TOP_DEPTH = 1, SIZE_INFINITE = 1000000 };

/* depth: how deep x stands within expressions; the deeper, the fewer blanks. */
void print_expr(Printer *p, const Expr *x, int depth);
/* Without needless parentheses around it. */
void print_type(Printer *p, const Expr *x);
void print_header_expr(Printer *p, const Expr *x);
void print_ident(Printer *p);
void print_literal(Printer *p, const BasicLit *lit);

enum { LIST_COMMA = 1, LIST_NO_INDENT = 2 };
/* before, behind: the tokens around the list, or -1. */
void print_expr_list(Printer *p, int before, Expr *const *list, int count, int depth,
                     unsigned mode, int behind);
void print_name_list(Printer *p, Ident *const *names, int count, bool is_indented);
typedef enum ParamMode { PARAMS_FUNC, PARAMS_GENERIC_FUNC, PARAMS_GENERIC_TYPE } ParamMode;
void print_params(Printer *p, const Field *fields, int count, ParamMode mode);
void print_signature(Printer *p, const FuncTypeExpr *f);
void print_struct_body(Printer *p, const StructTypeExpr *s);
void print_interface_body(Printer *p, const InterfaceTypeExpr *t);
bool print_type_node(Printer *p, const Expr *x); /* false: x is no type */

void print_stmt(Printer *p, const Stmt *s, bool next_is_rbrace);
void print_stmt_list(Printer *p, Stmt *const *list, int count, int indent, bool next_is_rbrace);
void print_block(Printer *p, const BlockStmt *b);
/* start_token, start_column: where the function begins, in source and output. */
void print_func_body(Printer *p, int start_token, int start_column, Space separator,
                     const BlockStmt *b);

void print_decl_stmt(Printer *p, Decl *const *decls, int count);
void print_file(Printer *p);

/* extent.c: the first and the last token of a node. */
int first_token(const Printer *p, const void *node);
int last_token(const Printer *p, const Expr *x);
/* The bytes the node takes on one line; above max when it needs more, or several lines. */
int print_size(Printer *p, const void *node, int max);

/* ---- text */

/* number.c: a number literal with its prefix and exponent in lower case; returns the length. */
size_t number_normalize(char *out, const char *text, size_t len);
/* build_lines.c: the //go:build and +build comments on these lines of the text go to its head, and
 * say the same. */
void build_lines_fix(Buf *text, const int *lines, int count);
bool is_build_line(Text comment);

#endif
