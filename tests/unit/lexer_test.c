/* Tokens, semicolons, literals, directives, and the words and columns of lexical errors. */
#include "lexer/lexer.h"
#include "tests/unit/unit.h"

static Buf out;

/* All tokens of a text, then its errors, as one string. */
static const char *lexed_in(const char *text, size_t len, unsigned mode)
{
    Arena arena;
    Diags diags;
    Lexer lx;
    arena_init(&arena);
    SourceSet *sources = sources_new();
    Interns *interns = interns_new();
    diags_init(&diags, &arena, sources);
    SourceFile *f = source_add(sources, "t", text, len, false);
    lex_init(&lx, interns, &diags, f, 0, (uint32_t)len, mode);
    out.len = 0;
    buf_puts(&out, "");
    static const char *const semis[] = {";", ";newline", ";EOF"};
    for (lex_next(&lx); lx.tok != TOK_EOF; lex_next(&lx)) {
        buf_puts(&out, out.len ? " " : "");
        if (lx.tok == TOK_SEMI) {
            buf_puts(&out, semis[lx.semi]);
        } else {
            buf_write(&out, lx.start, lx.len);
        }
    }
    for (int i = 0; i < diags.len; i++) {
        Location at = source_locate(sources, diags.list[i].pos);
        buf_printf(&out, " | %s:%d:%d: %s", at.path, at.line, at.column, diags.list[i].text);
    }
    lex_deinit(&lx);
    diags_deinit(&diags);
    interns_free(interns);
    sources_free(sources);
    arena_deinit(&arena);
    return out.data;
}

static const char *lexed(const char *text)
{
    return lexed_in(text, strlen(text), LEX_PLAIN);
}

static void test_operators(void)
{
    IS_STR(lexed("+ ++ += - -- -= * *= / /= % %="), "+ ++ += - -- -= * *= / /= % %=");
    IS_STR(lexed("& && &= &^ &^= | || |= ^ ^="), "& && &= &^ &^= | || |= ^ ^=");
    IS_STR(lexed("< <= << <<= <- > >= >> >>= = == ! != ~"),
           "< <= << <<= <- > >= >> >>= = == ! != ~");
    IS_STR(lexed("( [ { , . ... : :="), "( [ { , . ... : :=");
    IS_STR(lexed("a..b"), "a . . b ;EOF");
    IS_STR(lexed("a<-b"), "a <- b ;EOF");
}

static void test_keywords(void)
{
    static const char *const words[] = {
#define TOK(kind, spelling, prec, flags) ((flags) & TF_KEYWORD) ? spelling : NULL,
#include "lexer/token.def"
#undef TOK
    };
    Interns *interns = interns_new();
    SourceSet *sources = sources_new();
    for (int k = 0; k < TOK_COUNT; k++) {
        if (!words[k]) {
            continue;
        }
        Lexer lx;
        Diags diags;
        diags_init(&diags, NULL, sources);
        SourceFile *f = source_add(sources, "t", words[k], strlen(words[k]), true);
        lex_init(&lx, interns, &diags, f, 0, (uint32_t)f->len, LEX_PLAIN);
        lex_next(&lx);
        IS_INT(lx.tok, k);
        lex_deinit(&lx);
    }
    sources_free(sources);
    interns_free(interns);
    IS_STR(lexed("breaks rang func_"), "breaks rang func_ ;EOF");
}

static void test_semicolons(void)
{
    IS_STR(lexed("a\nb"), "a ;newline b ;EOF");
    IS_STR(lexed("a;\n"), "a ;");
    IS_STR(lexed("if\n(\n)\n"), "if ( ) ;newline");
    IS_STR(lexed("return\nbreak\ncontinue\nfallthrough\ngoto\n"),
           "return ;newline break ;newline continue ;newline fallthrough ;newline goto");
    IS_STR(lexed("x++\n]\n}\n1\n'a'\n\"s\"\n"),
           "x ++ ;newline ] ;newline } ;newline 1 ;newline 'a' ;newline \"s\" ;newline");
    IS_STR(lexed("a // c\nb"), "a ;newline b ;EOF");
    IS_STR(lexed("a /* c */ b /* d\n */ c"), "a b ;newline c ;EOF");
    IS_STR(lexed("a /* x */"), "a ;EOF");
    IS_STR(lexed_in("a", 1, LEX_EOF_IS_NEWLINE), "a ;newline");
    IS_STR(lexed("a\r\nb"), "a ;newline b ;EOF");
}

static void test_numbers(void)
{
    IS_STR(lexed("0 1_000 0xF_f 0b10 0o7 077 1.5 .5 1. 1e3 1e+3 0x1p-2 0X.8P1 1i 0x1i 09i 09.5"),
           "0 1_000 0xF_f 0b10 0o7 077 1.5 .5 1. 1e3 1e+3 0x1p-2 0X.8P1 1i 0x1i 09i 09.5 ;EOF");
    IS_STR(lexed("0x"), "0x ;EOF | t:1:3: hexadecimal literal has no digits");
    IS_STR(lexed("0b"), "0b ;EOF | t:1:3: binary literal has no digits");
    IS_STR(lexed("08"), "08 ;EOF | t:1:2: invalid digit '8' in octal literal");
    IS_STR(lexed("0b12"), "0b12 ;EOF | t:1:4: invalid digit '2' in binary literal");
    IS_STR(lexed("1__0"), "1__0 ;EOF | t:1:3: '_' must separate successive digits");
    IS_STR(lexed("1_"), "1_ ;EOF | t:1:2: '_' must separate successive digits");
    IS_STR(lexed("0_x"), "0_ x ;EOF | t:1:2: '_' must separate successive digits");
    IS_STR(lexed("0x_1"), "0x_1 ;EOF");
    IS_STR(lexed("1_.5"), "1_.5 ;EOF | t:1:2: '_' must separate successive digits");
    IS_STR(lexed("1e"), "1e ;EOF | t:1:3: exponent has no digits");
    IS_STR(lexed("1p3"), "1p3 ;EOF | t:1:2: 'p' exponent requires hexadecimal mantissa");
    IS_STR(lexed("0b1e3"), "0b1e3 ;EOF | t:1:4: 'e' exponent requires decimal mantissa");
    IS_STR(lexed("0x1.5"), "0x1.5 ;EOF | t:1:6: hexadecimal mantissa requires a 'p' exponent");
    IS_STR(lexed("0o1.5"), "0o1.5 ;EOF | t:1:4: invalid radix point in octal literal");
}

static void test_strings(void)
{
    IS_STR(lexed("\"a\\n\\x41\\101\\u00e9\\U0001F600\\\"\""),
           "\"a\\n\\x41\\101\\u00e9\\U0001F600\\\"\" ;EOF");
    IS_STR(lexed("\"ab\nc"), "\"ab ;newline c ;EOF | t:1:4: newline in string");
    IS_STR(lexed("x \"ab"), "x \"ab ;EOF | t:1:3: string not terminated");
    IS_STR(lexed("x `ab\n"), "x `ab\n ;EOF | t:1:3: string not terminated");
    IS_STR(lexed("\"\\q\""), "\"\\q\" ;EOF | t:1:3: unknown escape");
    IS_STR(lexed("\"\\x4g\""),
           "\"\\x4g\" ;EOF | t:1:5: invalid character 'g' in hexadecimal escape");
    IS_STR(lexed("\"\\08\""), "\"\\08\" ;EOF | t:1:4: invalid character '8' in octal escape");
    IS_STR(lexed("\"\\400\""), "\"\\400\" ;EOF | t:1:6: octal escape value 256 > 255");
    IS_STR(lexed("\"\\U00110000\""), "\"\\U00110000\" ;EOF | t:1:12: escape is invalid Unicode "
                                     "code point U+110000");
    IS_STR(lexed("\"\\ud800\""),
           "\"\\ud800\" ;EOF | t:1:8: escape is invalid Unicode code point U+D800");
}

static void test_runes(void)
{
    IS_STR(lexed("'a' 'é' '\\'' '\\n' '\\x00' '\\u20ac'"),
           "'a' 'é' '\\'' '\\n' '\\x00' '\\u20ac' ;EOF");
    IS_STR(lexed("''"), "'' ;EOF | t:1:2: empty rune literal or unescaped '");
    IS_STR(lexed("'ab'"), "'ab' ;EOF | t:1:1: more than one character in rune literal");
    IS_STR(lexed("'a\n"), "'a ;newline | t:1:3: newline in rune literal");
    IS_STR(lexed("'a"), "'a ;EOF | t:1:1: rune literal not terminated");
    IS_STR(lexed("'\\\"'"), "'\\\"' ;EOF | t:1:3: unknown escape");
}

static void test_values(void)
{
    Interns *t = interns_new();
    static const char source[] = "\"a\\n\\x41\\101\\u00e9\\xff\\\"\"";
    IS_STR(lex_string_value(t, source, sizeof source - 1)->text, "a\nAA\xC3\xA9\xFF\"");
    IS_STR(lex_string_value(t, "`a\\n\r\nb`", 8)->text, "a\\n\nb");
    IS_INT(lex_string_value(t, "\"\\x00\"", 6)->len, 1);
    IS_INT(lex_char_value("'a'", 3), 'a');
    IS_INT(lex_char_value("'€'", 5), 0x20AC);
    IS_INT(lex_char_value("'\\377'", 6), 255);
    IS_INT(lex_char_value("'\\U0010FFFF'", 12), 0x10FFFF);
    IS_INT(lex_char_value("'\\''", 4), '\'');
    interns_free(t);
}

static void test_bad_characters(void)
{
    IS_STR(lexed("a @ b"), "a b ;EOF | t:1:3: invalid character U+0040 '@'");
    IS_STR(lexed("a \x01"), "a ;EOF | t:1:3: invalid character U+0001");
    IS_STR(lexed("“a”"), "“a” ;EOF | t:1:1: invalid character U+201C '“' in identifier"
                         " | t:1:5: invalid character U+201D '”' in identifier");
    IS_STR(lexed("\u0663x"),
           "\u0663x ;EOF | t:1:1: identifier cannot begin with digit U+0663 '\u0663'");
    IS_STR(lexed("x\u0663 é世"), "x\u0663 é世 ;EOF");
    IS_STR(lexed_in("a \0 b", 5, 0), "a b ;EOF | t:1:3: invalid NUL character");
    IS_STR(lexed("a \xFF b"), "a b ;EOF | t:1:3: invalid UTF-8 encoding");
    IS_STR(lexed("\uFEFFa"), "a ;EOF");
    IS_STR(lexed("a \uFEFF"), "a ;EOF | t:1:3: invalid BOM in the middle of the file");
    IS_STR(lexed("/* x"), " | t:1:1: comment not terminated");
}

static void test_scripts(void)
{
    static const char text[] = "#!/usr/bin/env gol\nx";
    IS_STR(lexed_in(text, sizeof text - 1, LEX_SCRIPT), "x ;EOF");
    IS_STR(lexed_in("#!", 2, LEX_SCRIPT), "");
}

static void test_line_directives(void)
{
    IS_STR(lexed("//line foo.go:10\n@"), " | foo.go:10:0: invalid character U+0040 '@'");
    IS_STR(lexed("//line foo.go:10:5\n @"), " | foo.go:10:6: invalid character U+0040 '@'");
    IS_STR(lexed("/*line foo.go:10:5*/@"), " | foo.go:10:5: invalid character U+0040 '@'");
    IS_STR(lexed(" //line foo.go:10\n@"), " | t:2:1: invalid character U+0040 '@'");
    IS_STR(lexed("//line foo.go:x\n"), " | t:1:15: invalid line number: x");
    IS_STR(lexed("//line foo.go:0\n"), " | t:1:15: invalid line number: 0");
    IS_STR(lexed("//line foo.go:1:0\n"), " | t:1:17: invalid column number: 0");
    IS_STR(lexed("//line a:b.go:2\n@"), " | a:b.go:2:0: invalid character U+0040 '@'");
}

static void test_directives(void)
{
    static const char text[] = "//go:build x\n  //gol:extern f\r\n// go:no\nx //go:y";
    Interns *interns = interns_new();
    SourceSet *sources = sources_new();
    Lexer lx;
    Diags diags;
    diags_init(&diags, NULL, sources);
    SourceFile *f = source_add(sources, "t", text, sizeof text - 1, false);
    lex_init(&lx, interns, &diags, f, 0, (uint32_t)f->len, LEX_PLAIN);
    do {
        lex_next(&lx);
    } while (lx.tok != TOK_EOF);
    IS_INT(lx.directives.len, 3);
    IS_STR(lx.directives.data[0].text->text, "go:build x");
    IS_STR(lx.directives.data[1].text->text, "gol:extern f");
    IS(lx.directives.data[1].starts_line && !lx.directives.data[2].starts_line);
    IS_INT(lx.directives.data[0].pos, f->base + 2);
    lex_deinit(&lx);
    sources_free(sources);
    interns_free(interns);
}

int main(void)
{
    RUN(test_operators);
    RUN(test_keywords);
    RUN(test_semicolons);
    RUN(test_numbers);
    RUN(test_strings);
    RUN(test_runes);
    RUN(test_values);
    RUN(test_bad_characters);
    RUN(test_scripts);
    RUN(test_line_directives);
    RUN(test_directives);
    buf_deinit(&out);
    return unit_report();
}
