/* format/writer.c: output, and white space that is held back.
 *
 * White space that is asked for waits in `spaces` until the next token or comment; a comment
 * changes what is in there. `pos` moves on with every byte written.
 *
 * Invariants: `line` and `column` describe the output before alignment, in which an indentation is
 * one byte a level; `indent` changes only when a pending SPACE_INDENT or SPACE_UNINDENT is written.
 */
#include <stdlib.h>
#include <string.h>

#include "format/format_internal.h"

/* ---- output */

static void measure_blank(Printer *p)
{
    p->measured_blanks++;
}

static void emit_text(Printer *p, const char *s, size_t len)
{
    p->is_empty = p->is_empty && len == 0;
    if (p->columns) {
        columns_text(p->columns, s, len);
        return;
    }
    p->measured += p->measured_blanks + (int)len;
    p->measured_blanks = 0;
    p->measured_newline |= memchr(s, '\n', len) != NULL;
}

static void write_indent(Printer *p)
{
    for (int i = 0; i < p->indent; i++) {
        if (p->columns) {
            columns_cell(p->columns, CELL_HARD);
        } else {
            measure_blank(p);
        }
    }
    p->is_empty = p->is_empty && p->indent == 0;
    p->pos.offset += (uint32_t)p->indent;
    p->pos.column += p->indent;
    p->column += p->indent;
}

static void before_output(Printer *p)
{
    if (p->column == 1) {
        write_indent(p);
    }
}

void write_blank(Printer *p)
{
    before_output(p);
    p->is_empty = false;
    if (p->columns) {
        columns_text(p->columns, " ", 1);
    } else {
        measure_blank(p);
    }
    p->pos.offset++;
    p->pos.column++;
    p->column++;
}

void write_tab(Printer *p, CellEnd end)
{
    if (p->ends_alignment) {
        write_blank(p);
        return;
    }
    before_output(p);
    p->is_empty = false;
    if (p->columns) {
        columns_cell(p->columns, end);
    } else {
        measure_blank(p);
    }
    p->pos.offset++;
    p->pos.column++;
    p->column++;
}

void write_newline(Printer *p, bool is_break)
{
    is_break = is_break || p->ends_alignment;
    p->ends_alignment = false;
    before_output(p);
    p->is_empty = false;
    if (!p->columns) {
        p->measured_newline = true;
    } else if (is_break) {
        columns_break(p->columns);
    } else {
        columns_newline(p->columns);
    }
    p->pos.offset++;
    p->pos.line++;
    p->pos.column = 1;
    p->line++;
    p->column = 1;
}

void write_newlines(Printer *p, int count, bool is_break)
{
    for (int i = 0; i < count; i++) {
        write_newline(p, is_break);
    }
}

void write_text(Printer *p, Place at, const char *s, size_t len)
{
    before_output(p);
    p->pos = at;
    emit_text(p, s, len);
    int newlines = 0;
    const char *last = NULL, *end = s + len;
    for (const char *q = s; (q = memchr(q, '\n', (size_t)(end - q))) != NULL; q++) {
        newlines++;
        last = q;
    }
    p->pos.offset += (uint32_t)len;
    p->pos.line += newlines;
    p->line += newlines;
    p->pos.column = newlines ? (int)(end - last) : p->pos.column + (int)len;
    p->column = newlines ? (int)(end - last) : p->column + (int)len;
    p->ends_alignment |= newlines > 0;
    p->last = p->pos;
}

/* ---- pending white space */

static void swap_spaces(Space *a, Space *b)
{
    Space old = *a;
    *a = *b;
    *b = old;
}

static void write_space(Printer *p, Space space)
{
    switch (space) {
    case SPACE_NONE:
        break;
    case SPACE_BLANK:
        write_blank(p);
        break;
    case SPACE_TAB:
        write_tab(p, CELL_SOFT);
        break;
    case SPACE_NEWLINE:
    case SPACE_BREAK:
        write_newline(p, space == SPACE_BREAK);
        break;
    case SPACE_INDENT:
        p->indent++;
        break;
    case SPACE_UNINDENT:
        CHECK(p->indent > 0);
        p->indent--;
        break;
    }
}

/* A newline before an unindent comes out behind it, as a break: the lines around a closing bracket
 * have no columns in common. */
void write_spaces(Printer *p, int count)
{
    for (int i = 0; i < count; i++) {
        Space *s = &p->spaces[i];
        bool is_newline = *s == SPACE_NEWLINE || *s == SPACE_BREAK;
        if (is_newline && i + 1 < count && s[1] == SPACE_UNINDENT) {
            s[0] = SPACE_BREAK;
            swap_spaces(&s[0], &s[1]);
        }
        write_space(p, *s);
    }
    p->space_count -= count;
    memmove(p->spaces, p->spaces + count, (size_t)p->space_count * sizeof *p->spaces);
}

void note_bracket(Printer *p)
{
    if (p->last_token == TOK_LPAREN || p->last_token == TOK_LBRACK) {
        p->prev_open = p->last_token;
    } else if (p->last_token != TOK_ERROR) {
        p->prev_open = TOK_ERROR;
    }
}

void print_space(Printer *p, Space space)
{
    note_bracket(p);
    if (space == SPACE_NONE) {
        return;
    }
    if (p->space_count == MAX_PENDING_SPACES) {
        write_spaces(p, p->space_count);
    }
    p->spaces[p->space_count++] = space;
    if (space == SPACE_NEWLINE || space == SPACE_BREAK) {
        p->implies_semi = false;
    }
    p->last_token = TOK_ERROR;
}

int wanted_indent(const Printer *p)
{
    int indent = p->indent;
    for (int i = 0; i < p->space_count; i++) {
        indent += (p->spaces[i] == SPACE_INDENT) - (p->spaces[i] == SPACE_UNINDENT);
    }
    return indent;
}

bool is_newline_pending(const Printer *p)
{
    for (int i = 0; i < p->space_count; i++) {
        if (p->spaces[i] == SPACE_NEWLINE || p->spaces[i] == SPACE_BREAK) {
            return true;
        }
    }
    return false;
}
