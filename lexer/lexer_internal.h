/* lexer/lexer_internal.h: what the files of the lexer share. */
#ifndef GOL_LEXER_LEXER_INTERNAL_H
#define GOL_LEXER_LEXER_INTERNAL_H

#include "lexer/lexer.h"

enum { CLASS_LETTER = 1, CLASS_DIGIT = 2, CLASS_HEX = 4, CLASS_HIGH = 8, CLASS_BLANK = 16 };
extern const uint8_t lex_class[256];

static inline bool is_class(char c, unsigned classes)
{
    return (lex_class[(uint8_t)c] & classes) != 0;
}

/* The byte at p, or 0 at the end (a NUL inside has been reported, and counts as a blank). */
static inline char byte_at(const Lexer *lx, const char *p)
{
    return p < lx->end ? *p : 0;
}

static inline Pos pos_of(const Lexer *lx, const char *p)
{
    return lx->base + (Pos)(p - lx->text);
}

void lex_error(Lexer *lx, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4), cold));

/* literal.c: scan one literal that starts at lx->start; leave lx->p behind it. */
void lex_number(Lexer *lx);
void lex_string(Lexer *lx);
void lex_raw_string(Lexer *lx);
void lex_char(Lexer *lx);

/* comment.c */
/* p stands behind the slashes; returns the newline or the end. */
const char *lex_line_comment(Lexer *lx, const char *p);
/* p stands behind the opening; returns what follows the comment. */
const char *lex_block_comment(Lexer *lx, const char *p);
/* Whether lex_check_text would have nothing to report of the text from here to its end. */
bool lex_is_clean(const Lexer *lx);
/* Reports, up to lx->p, every byte that is not UTF-8 text, or NUL, or a byte order mark. */
void lex_check_text(Lexer *lx);

#endif
