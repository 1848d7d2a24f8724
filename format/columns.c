/* format/columns.c: elastic tab stops, see the header.
 *
 * Lines wait until no later one can change their columns: until a break, or a line of one cell,
 * for that ends every column. Then the blocks are found from left to right by recursion:
 * lay_out(from, to) is entered with the widths of all columns to the left, looks for runs of
 * lines in which the next column exists, and writes every line once, when nothing to its right
 * is left to be found.
 *
 * Invariant: line i is written before line i + 1; `widths` holds one entry for each level of the
 * recursion. No line ends in a blank: padding behind the last text is cut off again.
 */
#include "format/columns.h"

#include <stdlib.h>

#include "base/utf8.h"

enum { TAB_WIDTH = 8, GAP = 1 };

static void begin_line(Columns *c)
{
    CellLine line = {.text = (uint32_t)c->text.len, .first = c->cells.len};
    VEC_PUSH(&c->lines, line);
    c->cell_start = (uint32_t)c->text.len;
}

void columns_init(Columns *c, Buf *out)
{
    *c = (Columns){.out = out};
    buf_init(&c->text);
    begin_line(c);
}

void columns_deinit(Columns *c)
{
    buf_deinit(&c->text);
    VEC_FREE(&c->cells);
    VEC_FREE(&c->lines);
    VEC_FREE(&c->widths);
}

void columns_text(Columns *c, const char *s, size_t len)
{
    buf_write(&c->text, s, len);
}

static void end_cell(Columns *c, bool is_hard)
{
    uint32_t bytes = (uint32_t)c->text.len - c->cell_start;
    Cell cell = {.bytes = bytes, .is_hard = is_hard};
    if (bytes > 0) {
        cell.width = (int)utf8_count(c->text.data + c->cell_start, bytes);
    }
    VEC_PUSH(&c->cells, cell);
    c->lines.data[c->lines.len - 1].count++;
    c->cell_start += bytes;
}

void columns_cell(Columns *c, CellEnd end)
{
    end_cell(c, end == CELL_HARD);
}

/* ---- layout */

static void pad(Buf *out, char with, int count)
{
    for (; count > 0; count--) {
        buf_putc(out, with);
    }
}

static void write_line(Columns *c, const CellLine *line)
{
    const char *text = c->text.data + line->text;
    bool in_indentation = true;
    for (int i = 0; i < line->count; i++) {
        const Cell *cell = &c->cells.data[line->first + i];
        int width = i < c->widths.len ? c->widths.data[i] : 0;
        if (cell->bytes == 0 && in_indentation) {
            pad(c->out, '\t', (width + TAB_WIDTH - 1) / TAB_WIDTH);
        } else {
            in_indentation = in_indentation && cell->bytes == 0;
            buf_write(c->out, text, cell->bytes);
            pad(c->out, ' ', width - cell->width);
        }
        text += cell->bytes;
    }
    while (c->out->len > 0 &&
           (c->out->data[c->out->len - 1] == ' ' || c->out->data[c->out->len - 1] == '\t')) {
        c->out->len--;
    }
}

static void write_lines(Columns *c, int from, int to)
{
    for (int i = from; i < to; i++) {
        write_line(c, &c->lines.data[i]);
        if (i + 1 < c->lines.len) {
            buf_putc(c->out, '\n');
        }
    }
}

static bool has_column(const Columns *c, int line, int column)
{
    return column < c->lines.data[line].count - 1;
}

/* The width of a column in the block of lines that begins at `line`; *end: behind the block. */
static int block_width(const Columns *c, int line, int to, int column, int *end)
{
    int width = 0;
    bool is_empty = true;
    for (; line < to && has_column(c, line, column); line++) {
        const Cell *cell = &c->cells.data[c->lines.data[line].first + column];
        width = cell->width + GAP > width ? cell->width + GAP : width;
        is_empty = is_empty && cell->width == 0 && !cell->is_hard;
    }
    *end = line;
    return is_empty ? 0 : width;
}

static void lay_out(Columns *c, int from, int to)
{
    int column = c->widths.len;
    for (int line = from; line < to; line++) {
        if (!has_column(c, line, column)) {
            continue;
        }
        write_lines(c, from, line);
        int end;
        VEC_PUSH(&c->widths, block_width(c, line, to, column, &end));
        lay_out(c, line, end);
        c->widths.len--;
        from = line = end;
    }
    write_lines(c, from, to);
}

static void lay_out_all(Columns *c)
{
    lay_out(c, 0, c->lines.len);
    c->text.len = 0;
    c->cells.len = 0;
    c->lines.len = 0;
}

void columns_break(Columns *c)
{
    end_cell(c, false);
    lay_out_all(c);
    buf_putc(c->out, '\n');
    begin_line(c);
}

void columns_newline(Columns *c)
{
    if (c->lines.data[c->lines.len - 1].count == 0) { /* one cell, yet to be ended */
        columns_break(c);
        return;
    }
    end_cell(c, false);
    begin_line(c);
}

void columns_finish(Columns *c)
{
    end_cell(c, false);
    lay_out_all(c);
    begin_line(c);
}
