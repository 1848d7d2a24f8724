/* base/diag.c: collects messages, then prints them in order of position.
 *
 * What is dropped follows Go's compiler: a second "syntax error" on a line (recovery often trips
 * twice over one mistake), and the same text again for the same line.
 */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/panic.h"
#include "base/utf8.h"

enum {
    COLUMN_SHOWN_BELOW = 255, /* gc keeps columns in a byte and prints none that do not fit */
    SOURCE_LINE_MAX = 400,    /* longer lines are not shown */
};

void diags_init(Diags *d, Arena *arena, const SourceSet *sources)
{
    *d = (Diags){.arena = arena, .sources = sources};
}

void diags_deinit(Diags *d)
{
    free(d->list);
    *d = (Diags){0};
}

/* The line a position is on (as //line directives have it), as one number for the whole session. */
static uint64_t line_key(const Diags *d, Pos pos)
{
    Location at = source_locate(d->sources, pos);
    return at.file ? (uint64_t)(at.file->index + 1) << 32 | (uint32_t)at.line : 0;
}

static bool is_syntax_error(const char *text)
{
    static const char prefix[] = "syntax error";
    return strncmp(text, prefix, sizeof prefix - 1) == 0;
}

static bool is_repeated(const Diags *d, const char *text, uint64_t line)
{
    if (is_syntax_error(text)) {
        return line != 0 && line == d->syntax_line;
    }
    return d->other_text && line == d->other_line && strcmp(d->other_text, text) == 0;
}

static void remember(Diags *d, const char *text, uint64_t line)
{
    if (is_syntax_error(text)) {
        d->syntax_line = line;
        d->syntax_errors++;
    } else {
        d->other_line = line;
        d->other_text = text;
    }
}

static void add(Diags *d, Pos pos, DiagKind kind, bool is_warning, const char *format,
                va_list args)
{
    Buf b;
    buf_init(&b);
    buf_vprintf(&b, format, args);
    uint64_t line = line_key(d, pos);
    if (!is_repeated(d, b.data, line)) {
        if (d->len == d->cap) {
            d->list = vec_grow(d->list, &d->cap, d->len + 1, sizeof *d->list);
        }
        d->list[d->len++] = (Diag){.pos = pos, .kind = kind, .is_warning = is_warning,
                                   .text = arena_strndup(d->arena, b.data, b.len)};
        d->errors += !is_warning;
        remember(d, d->list[d->len - 1].text, line);
    }
    buf_deinit(&b);
}

void diag_verror(Diags *d, Pos pos, DiagKind kind, const char *format, va_list args)
{
    add(d, pos, kind, false, format, args);
}

void diag_error(Diags *d, Pos pos, DiagKind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(d, pos, kind, false, format, args);
    va_end(args);
}

void diag_warn(Diags *d, Pos pos, DiagKind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(d, pos, kind, true, format, args);
    va_end(args);
}

void diag_hint(Diags *d, const char *format, ...)
{
    if (d->len == 0) {
        return;
    }
    Buf b;
    buf_init(&b);
    va_list args;
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    d->list[d->len - 1].hint = arena_strndup(d->arena, b.data, b.len);
    buf_deinit(&b);
}

void diags_cut(Diags *d, int from)
{
    d->errors = d->syntax_errors = 0;
    for (int i = 0; i < from; i++) {
        d->errors += !d->list[i].is_warning;
        d->syntax_errors += is_syntax_error(d->list[i].text);
    }
    d->len = from;
    d->syntax_line = d->other_line = 0;
    d->other_text = NULL;
}

/* Stable merge sort by position: messages of one place keep the order of reporting. */
static void sort_list(Diag *list, int len, Diag *scratch)
{
    if (len < 2) {
        return;
    }
    int half = len / 2;
    sort_list(list, half, scratch);
    sort_list(list + half, len - half, scratch);
    memcpy(scratch, list, (size_t)half * sizeof *list);
    for (int i = 0, j = half, out = 0; i < half; out++) {
        list[out] = j < len && list[j].pos < scratch[i].pos ? list[j++] : scratch[i++];
    }
}

void diags_sort(Diags *d)
{
    if (d->len == 0) {
        return;
    }
    Diag *scratch = base_alloc((size_t)d->len * sizeof *scratch);
    sort_list(d->list, d->len, scratch);
    free(scratch);
    int kept = 1;
    for (int i = 1; i < d->len; i++) {
        const Diag *last = &d->list[kept - 1], *x = &d->list[i];
        if (strcmp(last->text, x->text) == 0 && line_key(d, last->pos) == line_key(d, x->pos)) {
            d->errors -= !x->is_warning;
        } else {
            d->list[kept++] = *x;
        }
    }
    d->len = kept;
}

static void print_location(FILE *out, const Location *at)
{
    if (!at->file) {
        return;
    }
    fprintf(out, "%s:%d", at->path, at->line);
    if (at->column > 0 && at->column < COLUMN_SHOWN_BELOW) {
        fprintf(out, ":%d", at->column);
    }
    fputs(": ", out);
}

/* The line with its control characters replaced: program text must not steer the terminal. */
static void print_line_text(FILE *out, const char *line, int len)
{
    for (int i = 0, width; i < len; i += width) {
        int rune = utf8_decode(line + i, (size_t)(len - i), &width);
        if (rune == '\t' || (rune >= ' ' && rune != 0x7F && rune != UTF8_BAD)) {
            fwrite(line + i, 1, (size_t)width, out);
        } else {
            fputc('?', out);
        }
    }
}

static void print_caret(FILE *out, const char *line, int column, bool colour)
{
    fputs("    ", out);
    for (int i = 0, width; i < column - 1; i += width) {
        utf8_decode(line + i, (size_t)(column - 1 - i), &width);
        fputc(line[i] == '\t' ? '\t' : ' ', out);
    }
    fputs(colour ? "\x1b[1;32m^\x1b[0m\n" : "^\n", out);
}

static void print_source(const Diags *d, FILE *out, const Diag *x, DiagStyle style)
{
    SourceFile *f = source_file_of(d->sources, x->pos);
    if (f) {
        uint32_t offset = x->pos - f->base;
        int len, number = source_line_of(f, offset);
        const char *line = source_line(f, number, &len);
        int column = (int)(offset - f->lines[number - 1]) + 1;
        if (len > 0 && len <= SOURCE_LINE_MAX && column <= len + 1) {
            fputs("    ", out);
            print_line_text(out, line, len);
            fputc('\n', out);
            print_caret(out, line, column, style.colour);
        }
    }
    if (x->hint) {
        fprintf(out, "    %s\n", x->hint);
    }
}

static void print_one(const Diags *d, FILE *out, const Diag *x, DiagStyle style)
{
    Location at = source_locate(d->sources, x->pos);
    if (style.colour) {
        fputs("\x1b[1m", out);
    }
    print_location(out, &at);
    if (style.colour) {
        fputs(x->is_warning ? "\x1b[33m" : "\x1b[31m", out);
    }
    fprintf(out, "%s%s%s\n", x->is_warning ? "warning: " : "", x->text,
            style.colour ? "\x1b[0m" : "");
    if (style.show_source) {
        print_source(d, out, x, style);
    }
}

static void print_json(const Diags *d, FILE *out)
{
    static const char *const codes[] = {
#define DIAG(name, text) #name,
#include "base/diag.def"
#undef DIAG
    };
    for (int i = 0; i < d->len; i++) {
        const Diag *x = &d->list[i];
        const char *severity = x->is_warning ? "warning" : "error";
        diag_write_json(d->sources, &(DiagJson){x->pos, severity, codes[x->kind], x->text, x->hint},
                        out);
    }
}

int diags_print(Diags *d, FILE *out, DiagStyle style)
{
    diags_sort(d);
    if (style.json) {
        print_json(d, out);
        return d->errors;
    }
    int shown = 0;
    for (int i = 0; i < d->len; i++) {
        print_one(d, out, &d->list[i], style);
        shown += !d->list[i].is_warning;
        if (style.limit > 0 && shown == style.limit && !d->list[i].is_warning) {
            Location at = source_locate(d->sources, d->list[i].pos);
            print_location(out, &at);
            fputs("too many errors\n", out);
            break;
        }
    }
    return d->errors;
}
