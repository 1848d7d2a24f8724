/* lexer/token.c: the tables of token.def. */
#include "lexer/token.h"

static const char *const spellings[TOK_COUNT] = {
#define TOK(kind, spelling, prec, flags) spelling,
#include "lexer/token.def"
#undef TOK
};

static const unsigned char precedences[TOK_COUNT] = {
#define TOK(kind, spelling, prec, flags) prec,
#include "lexer/token.def"
#undef TOK
};

static const unsigned char flag_sets[TOK_COUNT] = {
#define TOK(kind, spelling, prec, flags) flags,
#include "lexer/token.def"
#undef TOK
};

const char *token_spelling(TokenKind kind)
{
    return spellings[kind];
}

int token_precedence(TokenKind kind)
{
    return precedences[kind];
}

unsigned token_flags(TokenKind kind)
{
    return flag_sets[kind];
}
