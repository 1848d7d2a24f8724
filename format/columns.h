/* format/columns.h: text with elastic tab stops.
 *
 * Text comes in as cells and lines. A run of neighbouring lines that all have a cell n and
 * something behind it makes a block, and cell n is as wide throughout the block as its widest
 * text needs, one blank included. Blocks nest from left to right, so a line that has fewer cells
 * than its neighbours ends the columns it does not reach.
 */
#ifndef GOL_FORMAT_COLUMNS_H
#define GOL_FORMAT_COLUMNS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* What ends a cell. A column all of whose cells are empty and ended softly takes no room; the
 * empty cells of an indentation are hard. */
typedef enum CellEnd { CELL_HARD, CELL_SOFT } CellEnd;

typedef struct Cell {
    uint32_t bytes; /* of its text, which follows that of the cell before it */
    int width;      /* in characters */
    bool is_hard;
} Cell;

typedef struct CellLine {
    uint32_t text; /* where its first cell's text begins */
    int first, count; /* cells; the last one, which nothing ends, counts too */
} CellLine;

typedef struct Columns {
    Buf *out;
    Buf text; /* of the lines not yet laid out */
    VEC(Cell) cells;
    VEC(CellLine) lines;
    VEC(int) widths; /* of the columns being laid out */
    uint32_t cell_start;
} Columns;

void columns_init(Columns *c, Buf *out);
void columns_deinit(Columns *c);

void columns_text(Columns *c, const char *s, size_t len); /* may hold newlines: they end nothing */
void columns_cell(Columns *c, CellEnd end);
void columns_newline(Columns *c);
/* A newline behind which no column goes on. */
void columns_break(Columns *c);
/* Lays out what is left; the last line gets no newline. */
void columns_finish(Columns *c);

#endif
