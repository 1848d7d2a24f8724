/* tests/fuzz/parse_fuzz.c: any bytes through lexer and parser, in every mode.
 *
 * With clang -fsanitize=fuzzer, a libFuzzer target; with replay.c, a program that runs the files
 * it is given. What is checked is that nothing crashes, and what must hold for any text: messages
 * can be printed, trees dumped, every expression quoted.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/panic.h"
#include "parser/parser.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool visit(Node *n, void *ctx)
{
    Buf *b = ctx;
    CHECK(n->kind < NODE_COUNT);
    CHECK(ast_start(n) <= ast_end(n));
    if (n->kind < NODE_BAD_STMT && b->len < 10000) {
        ast_print_expr(b, (const Expr *)n);
    }
    return true;
}

static void parse(const char *text, size_t size, ParseMode mode, FILE *sink)
{
    Arena arena;
    Diags diags;
    Buf b;
    arena_init(&arena);
    buf_init(&b);
    SourceSet *sources = sources_new();
    Interns *interns = interns_new();
    diags_init(&diags, &arena, sources);
    ParseContext c = {&arena, interns, &diags};
    SourceFile *source = source_add(sources, "fuzz.go", text, size, false);
    File *file = parse_file(&c, source, mode);
    for (int i = 0; i < file->decl_count; i++) {
        ast_walk((Node *)file->decls[i], visit, &b);
    }
    for (int i = 0; i < file->script_count; i++) {
        ast_walk((Node *)file->script[i], visit, &b);
    }
    ast_dump(&b, file, sources);
    diags_print(&diags, sink, (DiagStyle){.show_source = true});
    buf_deinit(&b);
    diags_deinit(&diags);
    interns_free(interns);
    sources_free(sources);
    arena_deinit(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    FILE *sink = fopen("/dev/null", "w");
    parse(text, size, PARSE_GO, sink);
    parse(text, size, PARSE_SCRIPT, sink);
    parse(text, size, PARSE_IMPORTS_ONLY, sink);
    parse_completeness(text, size);
    fclose(sink);
    return 0;
}
