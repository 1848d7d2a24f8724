/* parser/decl_ranges.c: where a file's top-level declarations lie: from a keyword outside all
 * brackets up to the semicolon that ends it.
 */
#include "lexer/lexer.h"
#include "parser/parser.h"

static bool starts_decl(TokenKind k) {
    return k == TOK_CONST || k == TOK_TYPE || k == TOK_VAR || k == TOK_FUNC;
}

static int depth_change(TokenKind k) {
    return (k == TOK_LPAREN || k == TOK_LBRACE || k == TOK_LBRACK) -
           (k == TOK_RPAREN || k == TOK_RBRACE || k == TOK_RBRACK);
}

void parse_decl_ranges(ParseContext *c, SourceFile *f, DeclRanges *out) {
    Lexer lx;
    unsigned mode = LEX_EOF_IS_NEWLINE | (f->is_script ? LEX_SCRIPT : LEX_PLAIN);
    lex_init(&lx, c->interns, c->diags, f, 0, (uint32_t)f->len, mode);
    out->len = 0;
    int depth = 0;
    uint32_t start = UINT32_MAX;
    for (lex_next(&lx); lx.tok != TOK_EOF; lex_next(&lx)) {
        depth += depth_change(lx.tok);
        if (depth == 0 && start == UINT32_MAX && starts_decl(lx.tok)) {
            start = lx.pos - f->base;
        } else if (depth == 0 && lx.tok == TOK_SEMI && start != UINT32_MAX) {
            VEC_PUSH(out, ((DeclRange){start, lx.pos - f->base}));
            start = UINT32_MAX;
        }
    }
    lex_deinit(&lx);
}

const DeclRange *decl_range_at(const DeclRanges *ranges, uint32_t offset) {
    for (int i = 0; i < ranges->len; i++) {
        const DeclRange *r = &ranges->data[i];
        if (offset >= r->offset && offset < r->end) {
            return r;
        }
    }
    return NULL;
}
