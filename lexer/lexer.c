/* lexer/lexer.c: the token loop.
 *
 * lex_next is one switch over the first byte, long and flat. It never looks back, and looks ahead
 * at most two bytes. Text is not copied: a token is a slice of the file; identifiers are interned
 * at once, because the next thing done with one is to compare it.
 *
 * Semicolons (Go spec, "Semicolons"): nl_is_semi says that the last token ends a statement; then a
 * newline, a comment that contains one, or the end of the file is a TOK_SEMI.
 *
 * Bytes that are no text (NUL, broken UTF-8, a byte order mark) are reported behind the token that
 * they stand before or in (comment.c: lex_check_text); here they count as blanks, or as a part of
 * the identifier they stand in. Most files have none, which one quick look in the beginning tells;
 * then no byte is looked at for that again. (The library's have been looked at when gol was built.)
 *
 * The end: text[len] is 0 for a whole file, but a part of a file ends anywhere; so a token is only
 * begun at p < end, and the scanners of literals and comments compare with end.
 */
#include "lexer/lexer.h"

#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/utf8.h"
#include "lexer/lexer_internal.h"

#define L CLASS_LETTER
#define LX (CLASS_LETTER | CLASS_HEX)
#define D (CLASS_DIGIT | CLASS_HEX)
const uint8_t lex_class[256] = {
    ['0' ... '9'] = D, ['A' ... 'F'] = LX, ['G' ... 'Z'] = L, ['_'] = L,
    ['a' ... 'f'] = LX, ['g' ... 'z'] = L, [0x80 ... 0xFF] = CLASS_HIGH,
    [' '] = CLASS_BLANK, ['\t'] = CLASS_BLANK, ['\r'] = CLASS_BLANK, [0] = CLASS_BLANK,
};
#undef L
#undef LX
#undef D

void lex_error(Lexer *lx, const char *at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_verror(lx->diags, pos_of(lx, at), DIAG_SYNTAX, format, args);
    va_end(args);
}

static void skip_interpreter_line(Lexer *lx)
{
    if (lx->end - lx->p >= 2 && lx->p[0] == '#' && lx->p[1] == '!') {
        const char *newline = memchr(lx->p, '\n', (size_t)(lx->end - lx->p));
        lx->p = newline ? newline : lx->end;
    }
}

void lex_init(Lexer *lx, Interns *interns, Diags *diags, SourceFile *source, uint32_t from,
              uint32_t to, unsigned mode)
{
    *lx = (Lexer){
        .interns = interns,
        .diags = diags,
        .source = source,
        .text = source->text,
        .base = source->base,
        .p = source->text + from,
        .end = source->text + to,
        .eof_is_newline = (mode & LEX_EOF_IS_NEWLINE) != 0,
        .keeps_comments = (mode & LEX_COMMENTS) != 0,
    };
    lx->checked = lx->p;
    lx->is_clean = source->is_std || lex_is_clean(lx);
    if (mode & LEX_SCRIPT) {
        skip_interpreter_line(lx);
    }
}

void lex_deinit(Lexer *lx)
{
    VEC_FREE(&lx->directives);
    VEC_FREE(&lx->comments);
}

/* Keywords of one letter, which follow each other in token.def: the first, and a bit for each
 * length. Most names are told apart by their length. */
typedef struct Keywords {
    uint8_t first;
    uint16_t lengths;
} Keywords;

#define LEN(n) (1u << (n))
static const Keywords keywords['z' + 1] = {
    ['b'] = {TOK_BREAK, LEN(5)},
    ['c'] = {TOK_CASE, LEN(4) | LEN(5) | LEN(8)},
    ['d'] = {TOK_DEFAULT, LEN(5) | LEN(7)},
    ['e'] = {TOK_ELSE, LEN(4)},
    ['f'] = {TOK_FALLTHROUGH, LEN(3) | LEN(4) | LEN(11)},
    ['g'] = {TOK_GO, LEN(2) | LEN(4)},
    ['i'] = {TOK_IF, LEN(2) | LEN(6) | LEN(9)},
    ['m'] = {TOK_MAP, LEN(3)},
    ['p'] = {TOK_PACKAGE, LEN(7)},
    ['r'] = {TOK_RANGE, LEN(5) | LEN(6)},
    ['s'] = {TOK_SELECT, LEN(6)},
    ['t'] = {TOK_TYPE, LEN(4)},
    ['v'] = {TOK_VAR, LEN(3)},
};
#undef LEN

static TokenKind keyword_of(const char *s, uint32_t len)
{
    enum { LONGEST = 11 };
    uint8_t letter = (uint8_t)s[0];
    if (len > LONGEST || letter > 'z' || !(keywords[letter].lengths >> len & 1)) {
        return TOK_IDENT;
    }
    for (TokenKind k = keywords[letter].first; k < TOK_COUNT; k++) {
        const char *word = token_spelling(k);
        if (word[0] != s[0]) {
            break;
        }
        if (word[1] == s[1] && strlen(word) == len && memcmp(word, s, len) == 0) {
            return k;
        }
    }
    return TOK_IDENT;
}

/* Whether a rune above ASCII at p belongs to an identifier; what does not belong is reported, and
 * swallowed all the same: that makes fewer follow-up errors. */
static int wide_ident_rune(Lexer *lx, const char *p, bool is_first)
{
    int width;
    int rune = utf8_decode(p, (size_t)(lx->end - p), &width);
    if ((rune == UTF8_BAD && width == 1) || rune == 0xFEFF) {
        return width; /* reported already */
    }
    if (rune_is_letter(rune)) {
        return width;
    }
    bool is_digit = rune_is_digit(rune);
    if (is_digit && !is_first) {
        return width;
    }
    Buf b;
    buf_init(&b);
    lex_put_unicode(&b, rune);
    if (is_digit) {
        lex_error(lx, p, "identifier cannot begin with digit %s", b.data);
    } else {
        lex_error(lx, p, "invalid character %s in identifier", b.data);
    }
    buf_deinit(&b);
    return width;
}

static __attribute__((noinline)) const char *rest_of_wide_ident(Lexer *lx, const char *p)
{
    while (p < lx->end && (is_class(*p, CLASS_LETTER | CLASS_DIGIT | CLASS_HIGH) || *p == 0)) {
        p += is_class(*p, CLASS_HIGH) ? wide_ident_rune(lx, p, p == lx->start) : 1;
    }
    return p;
}

static void ident(Lexer *lx, const char *p)
{
    while (p < lx->end && is_class(*p, CLASS_LETTER | CLASS_DIGIT)) {
        p++;
    }
    if (unlikely(p < lx->end && (is_class(*p, CLASS_HIGH) || *p == 0))) {
        p = rest_of_wide_ident(lx, p);
    }
    lx->p = p;
    lx->len = (uint32_t)(p - lx->start);
    lx->tok = keyword_of(lx->start, lx->len);
    if (lx->tok == TOK_IDENT) {
        lx->name = intern(lx->interns, lx->start, lx->len);
    }
    lx->nl_is_semi = token_flags(lx->tok) & TF_ENDS_STMT;
}

static void token(Lexer *lx, TokenKind tok, int len)
{
    lx->tok = tok;
    lx->p = lx->start + len;
    lx->len = (uint32_t)len;
    lx->nl_is_semi = token_flags(tok) & TF_ENDS_STMT;
}

static void semicolon(Lexer *lx, SemiKind kind, const char *next)
{
    lx->tok = TOK_SEMI;
    lx->semi = kind;
    lx->p = next;
    lx->len = (uint32_t)(next - lx->start);
    lx->nl_is_semi = false;
}

/* A binary operator of `len` bytes, or its assignment form when `=` follows. */
static void operator_token(Lexer *lx, TokenKind op, int len)
{
    if (byte_at(lx, lx->start + len) == '=') {
        lx->op = op;
        token(lx, TOK_ASSIGN_OP, len + 1);
    } else {
        token(lx, op, len);
    }
}

static void end_of_text(Lexer *lx)
{
    lx->start = lx->end;
    lx->pos = pos_of(lx, lx->end);
    if (lx->nl_is_semi) {
        semicolon(lx, lx->eof_is_newline ? SEMI_NEWLINE : SEMI_EOF, lx->end);
    } else {
        token(lx, TOK_EOF, 0);
    }
}

static const char *invalid_character(Lexer *lx, const char *p)
{
    Buf b;
    buf_init(&b);
    lex_put_unicode(&b, (uint8_t)*p);
    lex_error(lx, p, "invalid character %s", b.data);
    buf_deinit(&b);
    return p + 1;
}

/* Skips the comment at p ("//" or a slash and a star). Returns NULL if it stands for a newline that
 * ends a statement: then the current token is that semicolon. */
static const char *comment(Lexer *lx, const char *p)
{
    bool is_line = p[1] == '/';
    const char *after = is_line ? lex_line_comment(lx, p + 2) : lex_block_comment(lx, p + 2);
    if (unlikely(lx->keeps_comments)) {
        VEC_PUSH(&lx->comments, ((LexComment){pos_of(lx, p), pos_of(lx, after)}));
    }
    if (is_line) {
        return after;
    }
    if (lx->nl_is_semi && memchr(p, '\n', (size_t)(after - p))) {
        lx->start = p;
        lx->pos = pos_of(lx, p);
        semicolon(lx, SEMI_NEWLINE, after);
        return NULL;
    }
    return after;
}

static const char *skip_blanks(const Lexer *lx, const char *p)
{
    while (p < lx->end &&
           (is_class(*p, CLASS_BLANK) || (*p == '\n' && !lx->nl_is_semi))) {
        p++;
    }
    return p;
}

static void scan(Lexer *lx)
{
    const char *p = lx->p;
again:
    p = skip_blanks(lx, p);
    if (unlikely(p >= lx->end)) {
        end_of_text(lx);
        return;
    }
    lx->start = p;
    lx->pos = pos_of(lx, p);
    char c = *p, next = byte_at(lx, p + 1);
    if (is_class(c, CLASS_LETTER)) {
        ident(lx, p + 1);
        return;
    }
    switch (c) {
    case '0' ... '9':
        lex_number(lx);
        return;
    case '\n':
        semicolon(lx, SEMI_NEWLINE, p + 1);
        return;
    case '"':
        lex_string(lx);
        return;
    case '`':
        lex_raw_string(lx);
        return;
    case '\'':
        lex_char(lx);
        return;
    case '(':
        token(lx, TOK_LPAREN, 1);
        return;
    case ')':
        token(lx, TOK_RPAREN, 1);
        return;
    case '[':
        token(lx, TOK_LBRACK, 1);
        return;
    case ']':
        token(lx, TOK_RBRACK, 1);
        return;
    case '{':
        token(lx, TOK_LBRACE, 1);
        return;
    case '}':
        token(lx, TOK_RBRACE, 1);
        return;
    case ',':
        token(lx, TOK_COMMA, 1);
        return;
    case ';':
        semicolon(lx, SEMI_WRITTEN, p + 1);
        return;
    case ':':
        next == '=' ? token(lx, TOK_DEFINE, 2) : token(lx, TOK_COLON, 1);
        return;
    case '.':
        if (is_class(next, CLASS_DIGIT)) {
            lex_number(lx);
        } else if (next == '.' && byte_at(lx, p + 2) == '.') {
            token(lx, TOK_DOTDOTDOT, 3);
        } else {
            token(lx, TOK_DOT, 1);
        }
        return;
    case '+':
        next == '+' ? token(lx, TOK_INC, 2) : operator_token(lx, TOK_ADD, 1);
        return;
    case '-':
        next == '-' ? token(lx, TOK_DEC, 2) : operator_token(lx, TOK_SUB, 1);
        return;
    case '*':
        operator_token(lx, TOK_MUL, 1);
        return;
    case '/':
        if (next == '/' || next == '*') {
            p = comment(lx, p);
            if (p) {
                goto again;
            }
            return;
        }
        operator_token(lx, TOK_QUO, 1);
        return;
    case '%':
        operator_token(lx, TOK_REM, 1);
        return;
    case '&':
        if (next == '&') {
            token(lx, TOK_ANDAND, 2);
        } else if (next == '^') {
            operator_token(lx, TOK_AND_NOT, 2);
        } else {
            operator_token(lx, TOK_AND, 1);
        }
        return;
    case '|':
        next == '|' ? token(lx, TOK_OROR, 2) : operator_token(lx, TOK_OR, 1);
        return;
    case '^':
        operator_token(lx, TOK_XOR, 1);
        return;
    case '<':
        if (next == '<') {
            operator_token(lx, TOK_SHL, 2);
        } else if (next == '=') {
            token(lx, TOK_LEQ, 2);
        } else if (next == '-') {
            token(lx, TOK_ARROW, 2);
        } else {
            token(lx, TOK_LSS, 1);
        }
        return;
    case '>':
        if (next == '>') {
            operator_token(lx, TOK_SHR, 2);
        } else if (next == '=') {
            token(lx, TOK_GEQ, 2);
        } else {
            token(lx, TOK_GTR, 1);
        }
        return;
    case '=':
        next == '=' ? token(lx, TOK_EQL, 2) : token(lx, TOK_ASSIGN, 1);
        return;
    case '!':
        next == '=' ? token(lx, TOK_NEQ, 2) : token(lx, TOK_NOT, 1);
        return;
    case '~':
        token(lx, TOK_TILDE, 1);
        return;
    default:
        break;
    }
    if (is_class(c, CLASS_HIGH)) {
        int width;
        int rune = utf8_decode(p, (size_t)(lx->end - p), &width);
        if ((rune == UTF8_BAD && width == 1) || rune == 0xFEFF) {
            p += width; /* reported already */
            goto again;
        }
        ident(lx, p);
        return;
    }
    p = invalid_character(lx, p);
    goto again;
}

void lex_next(Lexer *lx)
{
    scan(lx);
    if (unlikely(!lx->is_clean)) {
        lex_check_text(lx);
    }
}
