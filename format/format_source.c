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

/* gofmt can be led, by comments in unusual places, to break a line where that ends a statement. */
static bool is_still_go(const FormatInput *in, const Buf *text)
{
    FormatInput result = *in;
    result.text = text->data ? text->data : "";
    result.len = text->len;
    Reading r;
    bool is_go = reading_init(&r, &result);
    reading_deinit(&r);
    return is_go;
}

static bool format_reading(Reading *r, const FormatInput *in, Buf *out)
{
    Buf text; /* apart from what *out holds: build lines are looked for from its beginning */
    buf_init(&text);
    sort_imports(&r->tokens, r->file);
    print_reading(r, &text);
    bool is_good = is_still_go(in, &text);
    if (is_good) {
        buf_write(out, text.data, text.len);
    } else {
        diag_error(&r->diags, r->file->source->base, DIAG_LIMIT,
                   "a comment stands where gofmt's layout would break the program; "
                   "the file is left as it is");
    }
    buf_deinit(&text);
    return is_good;
}

bool format_source(const FormatInput *in, Buf *out, FILE *errors, DiagStyle style)
{
    Reading r;
    bool is_done = reading_init(&r, in) && format_reading(&r, in, out);
    if (!is_done && errors) {
        diags_print(&r.diags, errors, style);
    }
    reading_deinit(&r);
    return is_done;
}
