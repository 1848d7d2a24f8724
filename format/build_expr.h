/* format/build_expr.h: build constraints: tags joined by !, && and ||. */
#ifndef GOL_FORMAT_BUILD_EXPR_H
#define GOL_FORMAT_BUILD_EXPR_H

#include "format/format_internal.h"

typedef struct BuildExpr BuildExpr;

/* The words behind //go:build; NULL: they are not understood. */
const BuildExpr *build_expr_parse(Arena *arena, Text words);
/* The words behind +build: blanks mean or, commas and. NULL: there are too many. */
const BuildExpr *build_expr_parse_plus(Arena *arena, Text words);
const BuildExpr *build_expr_and(Arena *arena, const BuildExpr *x, const BuildExpr *y);

void build_expr_put(Buf *out, const BuildExpr *x);
/* The +build lines that say the same, or one that says why there are none. */
void build_expr_put_plus_lines(Arena *arena, Buf *out, const BuildExpr *x);

#endif
