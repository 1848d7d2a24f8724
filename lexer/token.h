/* lexer/token.h: the kinds of tokens, from token.def. */
#ifndef GOL_LEXER_TOKEN_H
#define GOL_LEXER_TOKEN_H

#include <stdbool.h>

typedef enum TokenKind {
#define TOK(kind, spelling, prec, flags) TOK_##kind,
#include "lexer/token.def"
#undef TOK
    TOK_COUNT
} TokenKind;

enum {
    TF_LITERAL = 1,
    TF_OPERATOR = 2,
    TF_COMPARE = 4,
    TF_ASSIGNABLE = 8, /* has an op= form */
    TF_KEYWORD = 16,
    TF_ENDS_STMT = 32, /* a newline after it becomes a semicolon */
};

extern const char *const token_spellings[TOK_COUNT];
extern const unsigned char token_precedences[TOK_COUNT], token_flag_sets[TOK_COUNT];

static inline const char *token_spelling(TokenKind kind)
{
    return token_spellings[kind];
}

/* 1 (lowest) to 5; 0: not a binary operator */
static inline int token_precedence(TokenKind kind)
{
    return token_precedences[kind];
}

static inline unsigned token_flags(TokenKind kind)
{
    return token_flag_sets[kind];
}

#endif
