/* lexer/token.c: the tables of token.def. */
#include "lexer/token.h"

const char *const token_spellings[TOK_COUNT] = {
#define TOK(kind, spelling, prec, flags) spelling,
#include "lexer/token.def"
#undef TOK
};

const unsigned char token_precedences[TOK_COUNT] = {
#define TOK(kind, spelling, prec, flags) prec,
#include "lexer/token.def"
#undef TOK
};

const unsigned char token_flag_sets[TOK_COUNT] = {
#define TOK(kind, spelling, prec, flags) flags,
#include "lexer/token.def"
#undef TOK
};
