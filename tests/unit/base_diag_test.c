/* Positions, line directives, and what diagnostics look like when printed. */
#include "base/diag.h"
#include "base/source.h"
#include "tests/unit/unit.h"

static Arena arena;
static SourceSet *sources;
static Diags diags;

static void begin(void)
{
    arena_init(&arena);
    sources = sources_new();
    diags_init(&diags, &arena, sources);
}

static void end(void)
{
    diags_deinit(&diags);
    sources_free(sources);
    arena_deinit(&arena);
}

static SourceFile *add(const char *path, const char *text)
{
    return source_add(sources, path, text, strlen(text), false);
}

/* What diags_print writes, in the arena. */
static const char *printed(DiagStyle style)
{
    char *text = NULL;
    size_t len = 0;
    FILE *f = open_memstream(&text, &len);
    diags_print(&diags, f, style);
    fclose(f);
    const char *copy = arena_strndup(&arena, text, len);
    free(text);
    return copy;
}

static void test_locate(void)
{
    begin();
    SourceFile *a = add("a.go", "ab\ncd\n\nx"), *b = add("b.go", ""), *c = add("c.go", "q");
    Location at = source_locate(sources, a->base + 3);
    IS(at.file == a && at.line == 2 && at.column == 1);
    at = source_locate(sources, a->base + 2);
    IS(at.line == 1 && at.column == 3);
    at = source_locate(sources, a->base + 8);
    IS(at.line == 4 && at.column == 2);
    at = source_locate(sources, b->base);
    IS(at.file == b && at.line == 1 && at.column == 1);
    IS(source_file_of(sources, c->base) == c);
    IS(source_file_of(sources, 0) == NULL);
    IS_INT(source_locate(sources, 0).line, 0);
    int len;
    IS(strncmp(source_line(a, 2, &len), "cd", 2) == 0 && len == 2);
    source_line(a, 3, &len);
    IS_INT(len, 0);
    source_line(a, 5, &len);
    IS_INT(len, 0);
    IS_INT(source_count(sources), 3);
    IS(source_at(sources, 1) == b);
    end();
}

static void test_line_directives(void)
{
    begin();
    SourceFile *f = add("a.go", "0\n1\n2\n3 45\n6\n");
    source_add_line_directive(f, 2, "x.y", 10, 0);
    source_add_line_directive(f, 8, NULL, 30, 7);
    Location at = source_locate(sources, f->base);
    IS(at.line == 1 && at.column == 1 && strcmp(at.path, "a.go") == 0);
    at = source_locate(sources, f->base + 4);
    IS(at.line == 11 && at.column == 0 && strcmp(at.path, "x.y") == 0);
    at = source_locate(sources, f->base + 9);
    IS(at.line == 30 && at.column == 8 && strcmp(at.path, "x.y") == 0);
    at = source_locate(sources, f->base + 11);
    IS(at.line == 31 && at.column == 1);
    source_add_line_directive(f, 2, "again", 1, 1);
    IS_INT(f->directive_count, 2);
    end();
}

static void test_order_and_repeats(void)
{
    begin();
    SourceFile *f = add("a.go", "one\ntwo\nthree\n");
    diag_error(&diags, f->base + 8, DIAG_OTHER, "late");
    diag_error(&diags, f->base + 1, DIAG_OTHER, "early %d", 1);
    diag_error(&diags, f->base + 4, DIAG_SYNTAX, "syntax error: a");
    diag_error(&diags, f->base + 5, DIAG_SYNTAX, "syntax error: b");
    diag_error(&diags, f->base + 5, DIAG_OTHER, "same");
    diag_error(&diags, f->base + 6, DIAG_OTHER, "same");
    diag_warn(&diags, f->base, DIAG_UNUSED_VAR, "w");
    IS_INT(diags.errors, 4);
    IS_INT(diags.syntax_errors, 1);
    IS_STR(printed((DiagStyle){0}), "a.go:1:1: warning: w\n"
                                    "a.go:1:2: early 1\n"
                                    "a.go:2:1: syntax error: a\n"
                                    "a.go:2:2: same\n"
                                    "a.go:3:1: late\n");
    end();
}

static void test_limit(void)
{
    begin();
    SourceFile *f = add("a.go", "\n\n\n\n\n");
    for (Pos i = 0; i < 5; i++) {
        diag_error(&diags, f->base + i, DIAG_OTHER, "e%u", i);
    }
    IS_STR(printed((DiagStyle){.limit = 2}),
           "a.go:1:1: e0\na.go:2:1: e1\na.go:2:1: too many errors\n");
    IS_INT(diags.errors, 5);
    end();
}

static void test_source_lines(void)
{
    begin();
    SourceFile *f = add("a.go", "\tfoé(x)\x1b\n");
    diag_error(&diags, f->base + 7, DIAG_OTHER, "bad\n\tmore");
    diag_hint(&diags, "did you mean %s?", "y");
    IS_STR(printed((DiagStyle){.show_source = true}), "a.go:1:8: bad\n\tmore\n"
                                                      "    \tfoé(x)?\n"
                                                      "    \t     ^\n"
                                                      "    did you mean y?\n");
    end();
}

static void test_far_columns(void)
{
    begin();
    char line[301];
    memset(line, ' ', 300);
    line[300] = 0;
    SourceFile *f = add("a.go", line);
    diag_error(&diags, f->base + 253, DIAG_OTHER, "near");
    diag_error(&diags, f->base + 254, DIAG_OTHER, "far");
    IS_STR(printed((DiagStyle){0}), "a.go:1:254: near\na.go:1: far\n");
    end();
}

int main(void)
{
    RUN(test_locate);
    RUN(test_line_directives);
    RUN(test_order_and_repeats);
    RUN(test_limit);
    RUN(test_source_lines);
    RUN(test_far_columns);
    return unit_report();
}
