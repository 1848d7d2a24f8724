/* tests/fuzz/fmt_fuzz.c: any Go text through the formatter, twice.
 *
 * With clang -fsanitize=fuzzer, a libFuzzer target; with replay.c, a program that runs the files it
 * is given. What must hold for any text that is accepted: the result is accepted, too; no token and
 * no word of a comment is lost or made up; and, if there are no comments, formatting settles: the
 * third result is the second. Often the second is the first, but `gol fmt` must write what gofmt
 * writes, and that decides some breaks and indents by where lines ended before it joined them; and
 * some comments in unusual places it moves on each time. (tests/fmt/compare.py on the corpus finds
 * what only gol does.)
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/panic.h"
#include "format/format.h"
#include "lexer/lexer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size) __attribute__((weak));

/* What a text says, whatever its layout. */
typedef struct Content {
    /* a hash of them in order, but for , ; ( ) and how numbers are written */
    uint64_t tokens;
    uint32_t letters[256];  /* of comments: letters and digits */
    bool has_comments, has_imports, has_build_lines;
} Content;

static void add_token(Content *c, const Lexer *lx)
{
    switch (lx->tok) {
    case TOK_COMMA:
    case TOK_SEMI:
    case TOK_LPAREN:
    case TOK_RPAREN:
        return;
    case TOK_INT:
    case TOK_FLOAT:
    case TOK_IMAG:
        c->tokens = c->tokens * 31 + lx->tok;
        return;
    default:
        break;
    }
    c->has_imports |= lx->tok == TOK_IMPORT;
    for (uint32_t i = 0; i < lx->len; i++) {
        if (lx->start[i] != '\r') {
            c->tokens = c->tokens * 31 + (uint8_t)lx->start[i];
        }
    }
}

static void add_comment(Content *c, const char *s, size_t len)
{
    c->has_comments = true;
    c->has_build_lines |= memmem(s, len, "build", 5) != NULL;
    for (size_t i = 0; i < len; i++) {
        uint8_t b = (uint8_t)s[i];
        bool is_letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
        c->letters[b] += is_letter;
    }
}

static Content content_of(const char *text, size_t size)
{
    Content c = {0};
    Arena arena;
    Diags diags;
    Lexer lx;
    arena_init(&arena);
    SourceSet *sources = sources_new();
    Interns *interns = interns_new();
    diags_init(&diags, &arena, sources);
    SourceFile *source = source_add(sources, "fuzz.go", text, size, false);
    lex_init(&lx, interns, &diags, source, 0, (uint32_t)size, LEX_COMMENTS);
    do {
        lex_next(&lx);
        add_token(&c, &lx);
    } while (lx.tok != TOK_EOF);
    for (int i = 0; i < lx.comments.len; i++) {
        const LexComment *comment = &lx.comments.data[i];
        add_comment(&c, text + (comment->start - source->base), comment->end - comment->start);
    }
    lex_deinit(&lx);
    diags_deinit(&diags);
    interns_free(interns);
    sources_free(sources);
    arena_deinit(&arena);
    return c;
}

static void check_same_content(const Content *a, const Content *b)
{
    CHECK(a->has_imports || a->tokens == b->tokens);
    CHECK(a->has_build_lines || memcmp(a->letters, b->letters, sizeof a->letters) == 0);
}

static bool format(const char *text, size_t size, Buf *out)
{
    buf_init(out);
    return format_source(&(FormatInput){"fuzz.go", text, size, false}, out, NULL, (DiagStyle){0});
}

static bool is_equal(const Buf *a, const Buf *b)
{
    return a->len == b->len && memcmp(a->data, b->data, a->len) == 0;
}

/* Formats a result again: it says the same, or is refused because a comment would break the
 * program. */
static bool format_again(const Buf *text, const Content *content, Buf *out)
{
    if (!format(text->data, text->len, out)) {
        CHECK(content->has_comments);
        return false;
    }
    Content again = content_of(out->data, out->len);
    check_same_content(content, &again);
    return true;
}

/* A third time changes nothing. */
static void check_settles(const Buf *once, const Content *content)
{
    Buf twice, thrice;
    if (format_again(once, content, &twice) && !is_equal(once, &twice)) {
        if (format_again(&twice, content, &thrice)) {
            CHECK(content->has_comments || is_equal(&twice, &thrice));
        }
        buf_deinit(&thrice);
    }
    buf_deinit(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Buf once;
    if (format((const char *)data, size, &once)) {
        Content before = content_of((const char *)data, size);
        Content after = content_of(once.data, once.len);
        check_same_content(&before, &after);
        check_settles(&once, &before);
    } else {
        CHECK(once.len == 0);
    }
    buf_deinit(&once);
    return 0;
}

/* ---- mutations: most change the layout alone, for most others make no Go text */

static size_t insert(uint8_t *data, size_t size, size_t max_size, size_t at, const char *s)
{
    size_t len = strlen(s);
    if (size + len > max_size) {
        return size;
    }
    memmove(data + at + len, data + at, size - at);
    memcpy(data + at, s, len);
    return size + len;
}

static size_t erase(uint8_t *data, size_t size, size_t at, size_t len)
{
    memmove(data + at, data + at + len, size - at - len);
    return size - len;
}

static bool is_blank(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static bool is_word(uint8_t c)
{
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Moves on to where a word does not go on. */
static size_t next_gap(const uint8_t *data, size_t size, size_t at)
{
    while (at < size && at > 0 && is_word(data[at]) && is_word(data[at - 1])) {
        at++;
    }
    return at;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    static const char *const layouts[] = {
        "\n", "\n", "\n\n", " ", "\t", ";", ",", ",\n", " /* c */ ", " // c\n", "\n// c\n", "/*\n c */", "()",
        " + 1", "{}", "\n//\n// - c\n", "\n/* c */\n",
    };
    enum { LAYOUTS = sizeof layouts / sizeof *layouts, ANY_MUTATION = 8 };
    if (size == 0 || seed % ANY_MUTATION == 0) {
        return LLVMFuzzerMutate(data, size, max_size);
    }
    unsigned r = seed / ANY_MUTATION;
    size_t at = next_gap(data, size, (r * 2654435761u) % size);
    if (at < size && is_blank(data[at]) && r % 3 == 0) {
        return erase(data, size, at, 1);
    }
    return insert(data, size, max_size, at, layouts[r % LAYOUTS]);
}
