/* bytecode/pctable.h: writing the tables that say what a pc means (image.h reads them). */
#ifndef GOL_BYTECODE_PCTABLE_H
#define GOL_BYTECODE_PCTABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/source.h"

/* One number, 1 to 10 bytes. */
void pctable_put(Buf *out, uint64_t n);
uint64_t pctable_get(const uint8_t **at, const uint8_t *end);

/* FuncMeta.lines as it grows; zero-initialised is empty. pcs rise; equal positions merge. */
typedef struct LineWriter {
    Buf bytes;
    uint32_t pc;
    Pos pos;
    bool started;
} LineWriter;
void linetable_put(LineWriter *w, uint32_t pc, Pos pos);

#endif
