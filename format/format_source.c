/* format/format_source.c: the way of a file through the formatter.
 */
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "format/format.h"
#include "format/format_internal.h"
#include "parser/parser.h"

/* One reading of a text. */
typedef struct Reading {
    Arena arena;
    SourceSet *sources;
    Interns *interns;
    Diags diags;
    File *file;
    TokenTable tokens;
} Reading;

/* False: there are syntax errors (in diags), and no tokens. */
static bool reading_init(Reading *r, const FormatInput *in)
{
    *r = (Reading){.sources = sources_new(), .interns = interns_new()};
    arena_init(&r->arena);
    diags_init(&r->diags, &r->arena, r->sources);
    SourceFile *source = source_add(r->sources, in->path, in->text, in->len, false);
    if (!source) {
        diag_error(&r->diags, 0, DIAG_LIMIT, "%s: file too large", in->path);
        return false;
    }
    source->is_script = in->is_script;
    ParseContext c = {&r->arena, r->interns, &r->diags};
    unsigned mode = PARSE_LAYOUT | (in->is_script ? PARSE_SCRIPT : PARSE_GO);
    r->file = parse_file(&c, source, (ParseMode)mode);
    if (r->diags.errors > 0) {
        return false;
    }
    token_table_init(&r->tokens, &r->arena, r->interns, source);
    return true;
}

static void reading_deinit(Reading *r)
{
    token_table_deinit(&r->tokens);
    diags_deinit(&r->diags);
    interns_free(r->interns);
    sources_free(r->sources);
    arena_deinit(&r->arena);
}

static void print_reading(const Reading *r, Buf *out)
{
    Columns columns;
    PtrMap sizes = {0};
    Printer p;
    columns_init(&columns, out);
    printer_init(&p, &r->tokens, r->file, &columns, &sizes);
    print_file(&p);
    printer_finish(&p);
    build_lines_fix(out, p.build_lines.data, p.build_lines.len);
    printer_deinit(&p);
    map_deinit(&sizes);
    columns_deinit(&columns);
}

bool format_source(const FormatInput *in, Buf *out, FILE *errors, DiagStyle style)
{
    Reading r;
    if (!reading_init(&r, in)) {
        if (errors) {
            diags_print(&r.diags, errors, style);
        }
        reading_deinit(&r);
        return false;
    }
    Buf text; /* build lines are looked for in this file alone */
    buf_init(&text);
    sort_imports(&r.tokens, r.file);
    print_reading(&r, &text);
    buf_write(out, text.data, text.len);
    buf_deinit(&text);
    reading_deinit(&r);
    return true;
}
