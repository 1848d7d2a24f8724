/* parser/parser_internal.h: what the files of the parser share.
 *
 * Functions are named after the productions they read, behind parse_. Each is entered with its
 * first token current and left with the token behind it current.
 */
#ifndef GOL_PARSER_PARSER_INTERNAL_H
#define GOL_PARSER_PARSER_INTERNAL_H

#include <stdlib.h>

#include "base/buf.h"
#include "base/panic.h"
#include "lexer/lexer.h"
#include "parser/parser.h"

typedef struct Parser {
    Lexer lx; /* lx.tok is the current token */
    Arena *arena;
    Interns *interns;
    Diags *diags;

    int func_nest; /* > 0: inside a function body (recovery may stop at statement keywords) */
    int expr_nest; /* < 0: in a header of if, for, switch: `{` begins the block */
    int depth;     /* of recursion, see parse_enter */
    int links;     /* longest chain of operators in the expression last read, see parse_add_link */
    bool keeps_layout;  /* PARSE_LAYOUT */
    bool is_aborted;    /* too deep: everything up to the end is skipped in silence */
    bool has_error;
    bool first_error_at_end; /* the first error complained about the end of the text */
    int errors_before;       /* of the Diags, when this text was begun */
    uint32_t group_count;

    VEC(void *) nodes;  /* lists under construction, see list_take */
    VEC(Field) fields;
    const TypeAssertExpr *guard; /* x.(type) of a `y := x.(type)` just read, and y */
    Ident *guard_name;
    int directives_done; /* directives before this index have found their declaration */
} Parser;

/* ---- tokens (parser.c) */
static inline TokenKind tok(const Parser *p)
{
    return p->lx.tok;
}
static inline Pos pos(const Parser *p)
{
    return p->lx.pos;
}
static inline void next(Parser *p)
{
    lex_next(&p->lx);
}
static inline bool got(Parser *p, TokenKind kind)
{
    if (p->lx.tok == kind) {
        lex_next(&p->lx);
        return true;
    }
    return false;
}
void parse_want(Parser *p, TokenKind kind);
/* `=`, or `:=` with a complaint. */
bool parse_got_assign(Parser *p);
bool parse_is_literal(TokenKind kind);
const char *parse_token_text(TokenKind kind); /* as messages name it */

/* ---- errors and recovery (parser.c) */
/* "syntax error: unexpected TOKEN" + text, where text begins with "in ", "at ", "after " or
 * "expected "; any other text stands alone. */
void parse_syntax_error(Parser *p, const char *format, ...)
    __attribute__((format(printf, 2, 3), cold));
void parse_syntax_error_at(Parser *p, Pos at, const char *format, ...)
    __attribute__((format(printf, 3, 4), cold));
/* Without the prefix "syntax error: ". */
void parse_plain_error(Parser *p, Pos at, const char *format, ...)
    __attribute__((format(printf, 3, 4), cold));
typedef uint64_t TokenSet[2];
/* Skips to one of the tokens, or, inside a function, to a keyword that begins a statement. */
void parse_advance_to(Parser *p, const TokenKind *follow, int count);
#define ADVANCE(p, ...)                                                                            \
    parse_advance_to((p), (const TokenKind[]){__VA_ARGS__},                                        \
                     (int)(sizeof(TokenKind[]){__VA_ARGS__} / sizeof(TokenKind)))
void parse_skip_one(Parser *p);

/* One more level of recursion; false, once with an error, when there are too many. Pairs with
 * leave in either case. */
bool parse_enter(Parser *p);
static inline void leave(Parser *p)
{
    p->depth--;
}
/* One more link of a chain that is built in a loop (a + b + c, a.b.c): the tree grows as deep as by
 * recursion, and later phases recurse over it. False when it is too deep. */
bool parse_add_link(Parser *p, int *links);

/* ---- lists (parser.c)
 *     int mark = list_begin(p);  list_add(p, x) …;  T **xs = list_take(p, mark, &count); */
static inline int list_begin(const Parser *p)
{
    return p->nodes.len;
}
static inline void list_add(Parser *p, void *node)
{
    VEC_PUSH(&p->nodes, node);
}
void *parse_list_take(Parser *p, int mark, int *count);

/* item { sep item } [sep] close; the opening has been read. item returns true to stop early.
 * Returns the position of the closing token. */
typedef bool ListItem(Parser *p, void *ctx);
Pos parse_token_list(Parser *p, const char *context, TokenKind sep, TokenKind close, ListItem *item,
                     void *ctx);

/* ---- nodes (parser.c) */
void *parse_new_expr(Parser *p, NodeKind kind, Pos at, size_t bytes);
#define NEW_EXPR(p, T, kind, at) ((T *)parse_new_expr((p), NODE_##kind, (at), sizeof(T)))
void *parse_new_stmt(Parser *p, NodeKind kind, Pos at, size_t bytes);
#define NEW_STMT(p, T, kind, at) ((T *)parse_new_stmt((p), NODE_##kind, (at), sizeof(T)))
Expr *parse_bad_expr(Parser *p);
Ident *parse_ident_at(Parser *p, Pos at, const char *name);
Ident *parse_name(Parser *p);
Ident *parse_name_or_null(Parser *p);
BasicLit *parse_literal_or_null(Parser *p);
/* The identifiers a, b, c of which the first has been read. */
Ident **parse_name_list(Parser *p, Ident *first, int *count);

/* ---- expressions (parse_expr.c) */
Expr *parse_expr(Parser *p);
/* Continues an expression whose first operand is known. */
Expr *parse_binary_expr_from(Parser *p, Expr *operand);
Expr *parse_primary_expr(Parser *p, Expr *operand, bool keep_parens);
Expr **parse_expr_list(Parser *p, int *count);
CompositeLit *parse_composite_value(Parser *p);
Expr *parse_paren_expr(Parser *p, Pos at, Expr *x);
Expr *parse_func_type_or_lit(Parser *p, Pos at, FuncTypeExpr *type);

/* ---- types (parse_type.c) */
Expr *parse_type_expr(Parser *p);
Expr *parse_type_or_null(Parser *p);
Expr *parse_array_type(Parser *p, Pos at, Expr *len); /* behind `[`; len NULL: not read yet */
Expr *parse_slice_type(Parser *p, Pos at);            /* behind `[]` */
Expr *parse_qualified_name(Parser *p, Ident *first);  /* first NULL: not read yet */
/* T1, T2 (at least one); is_strict: only types. *has_comma: more than one, or a comma behind. */
Expr **parse_type_list(Parser *p, bool is_strict, int *count, bool *has_comma);
/* name [ … ]: an ArrayTypeExpr, or an IndexExpr whose x is for the caller to fill in. */
Expr *parse_array_or_type_args(Parser *p);
IndexExpr *parse_index_expr(Parser *p, Pos at, Expr *x, Expr **index, int count);
Expr *parse_pointer_to(Parser *p, Pos at, Expr *elem);

/* ---- signatures and constraints (parse_params.c) */
/* Behind `func` or a name; context: why there must be no type parameters, "" when there may be. */
FuncTypeExpr *parse_func_type(Parser *p, const char *context);
/* The rest of a signature behind its parameters. */
void parse_func_results(Parser *p, FuncTypeExpr *type);
typedef struct ParamList {
    Field *fields;
    int count;
} ParamList;
/* Behind the opening token. first_name, first_type: what has been read already, or NULL. */
ParamList parse_param_list(Parser *p, Ident *first_name, Expr *first_type, TokenKind close,
                           bool is_type_params);
void parse_set_params(FuncTypeExpr *type, ParamList params);
Expr *parse_constraint_union(Parser *p, Expr *first); /* [first] | term | term … */

/* ---- statements (parse_stmt.c) */
Stmt *parse_stmt_or_null(Parser *p);
BlockStmt *parse_block_stmt(Parser *p, const char *context);
BlockStmt *parse_func_body(Parser *p);

/* ---- declarations (parse_decl.c) */
/* Appends the declarations of one group to the list under construction. */
typedef Decl *DeclItem(Parser *p, uint32_t group, void *ctx);
void parse_decl_group(Parser *p, TokenKind keyword);
FuncDecl *parse_func_decl(Parser *p);
/* At `func` in a script: a declaration, or a statement that begins with a function literal. */
FuncDecl *parse_script_func(Parser *p, Stmt **stmt);
Stmt *parse_simple_stmt_from(Parser *p, Expr *first);
/* Complains about directives for functions that stand elsewhere, and, unless may_build, about build
 * constraints: they belong above the package clause. */
void parse_flush_directives(Parser *p, bool may_build);

#endif
