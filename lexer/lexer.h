/* lexer/lexer.h: bytes to tokens, one at a time.
 *
 * A Lexer looks at one file (or a part of it) and holds the current token in its public fields;
 * lex_next replaces it by the next one. White space and comments are skipped, semicolons are
 * inserted by Go's rule, directives in comments (//line, //go:, //gol:) are acted upon or kept.
 *
 * Errors are reported to the Diags in Go's words and never stop the lexer: a malformed literal is
 * still a literal (is_bad), a stray character is skipped. At the end there is TOK_EOF forever.
 */
#ifndef GOL_LEXER_LEXER_H
#define GOL_LEXER_LEXER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/intern.h"
#include "base/source.h"
#include "lexer/token.h"

/* What a TOK_SEMI stands for. */
typedef enum SemiKind { SEMI_WRITTEN, SEMI_NEWLINE, SEMI_EOF } SemiKind;

/* A //go: or //gol: comment (text without the slashes) at the position of its first letter. */
typedef struct LexDirective {
    Pos pos;
    const Str *text;
    bool starts_line; /* only white space before it on its line */
} LexDirective;

/* A comment, of either kind, from its first slash to behind its last byte (the newline
 * excluded). */
typedef struct LexComment {
    Pos start, end;
} LexComment;

typedef struct Lexer {
    /* the current token */
    TokenKind tok;
    TokenKind op;      /* TOK_ASSIGN_OP: the binary operator */
    Pos pos;           /* of its first byte; of the newline for an inserted semicolon */
    const char *start; /* its text: start[0 .. len) */
    uint32_t len;
    const Str *name;   /* TOK_IDENT */
    SemiKind semi;     /* TOK_SEMI */
    bool is_bad;       /* literal: an error has been reported */

    /* what was seen so far */
    VEC(LexDirective) directives;
    VEC(LexComment) comments; /* LEX_COMMENTS: all of them, else empty */
    bool is_cut_short; /* the end came inside a raw string or a comment */

    /* private */
    const char *p, *end, *text;
    Pos base; /* Pos of text[0] */
    bool nl_is_semi;
    bool eof_is_newline;
    bool keeps_comments;
    bool is_clean;       /* the whole text has been checked: nothing in it is to be reported */
    const char *checked; /* else: bytes before this have been checked */
    SourceFile *source;
    Interns *interns;
    Diags *diags;
} Lexer;

typedef enum LexMode {
    LEX_PLAIN = 0,
    LEX_SCRIPT = 1,         /* a first line that begins with #! is skipped */
    LEX_EOF_IS_NEWLINE = 2, /* as if the text ended in a newline */
    LEX_COMMENTS = 4,       /* comments are kept */
} LexMode;

/* Looks at source->text[from .. to). The first token comes with the first lex_next. */
void lex_init(Lexer *lx, Interns *interns, Diags *diags, SourceFile *source, uint32_t from,
              uint32_t to, unsigned mode);
void lex_deinit(Lexer *lx);
void lex_next(Lexer *lx);

/* The value of a literal token's text as written, which must not be bad. */
const Str *lex_string_value(Interns *interns, const char *text, size_t len);
int32_t lex_char_value(const char *text, size_t len);

/* "U+0040 '@'", "U+000A": as Go's %#U. And a rune in single quotes, as %q. For messages. */
void lex_put_unicode(Buf *out, int64_t rune);
void lex_put_quoted_rune(Buf *out, int rune);

#endif
