/* bytecode/pctable.c: what a pc means: its function, stack map, source position, inlined call.
 *
 * Read only when something rare happens (a panic, a collection, a dump), so compactness comes
 * first.
 *  lines:         (pc delta, zigzag position delta)*; an entry holds until the next one
 *  inline_ranges: (pc delta, node + 1)*, the same way; node + 1 == 0: no inlined call
 * Numbers are little-endian base 128, seven bits a byte, the high bit on all bytes but the last.
 */
#include "bytecode/pctable.h"

#include "base/panic.h"
#include "bytecode/image_internal.h"

void pctable_put(Buf *out, uint64_t n) {
    while (n >= 0x80) {
        buf_putc(out, (char)(n | 0x80));
        n >>= 7;
    }
    buf_putc(out, (char)n);
}

uint64_t pctable_get(const uint8_t **at, const uint8_t *end) {
    uint64_t n = 0;
    for (int shift = 0; *at < end && shift < 64; shift += 7) {
        uint8_t byte = *(*at)++;
        n |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            break;
        }
    }
    return n;
}

static uint64_t zigzag(int64_t n) {
    return (uint64_t)n << 1 ^ (uint64_t)(n >> 63);
}

static int64_t unzigzag(uint64_t n) {
    return (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
}

void linetable_put(LineWriter *w, uint32_t pc, Pos pos) {
    if (w->started && pos == w->pos) {
        return;
    }
    pctable_put(&w->bytes, pc - w->pc);
    pctable_put(&w->bytes, zigzag((int64_t)pos - (int64_t)w->pos));
    w->pc = pc;
    w->pos = pos;
    w->started = true;
}

/* ---- looking up */

const FuncMeta *image_func_at(const Image *im, const Ins *pc) {
    if (pc < im->code || pc >= im->code + im->code_len) {
        return NULL;
    }
    FuncMeta *const *funcs = im->extra->by_code.data;
    /* the last whose entry is <= pc is in [low, high) */
    int low = 0, high = im->extra->by_code.len;
    while (high - low > 1) {
        int mid = (low + high) / 2;
        if (funcs[mid]->entry <= pc) {
            low = mid;
        } else {
            high = mid;
        }
    }
    if (low >= high || pc < funcs[low]->entry || pc >= funcs[low]->entry + funcs[low]->code_words) {
        return NULL;
    }
    return funcs[low];
}

bool image_map_at(const Image *im, const FuncMeta *f, const Ins *pc, StackMap *out) {
    uint32_t want = (uint32_t)(pc - f->entry);
    uint32_t low = 0, high = f->map_count;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (f->maps[mid].pc < want) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low == f->map_count || f->maps[low].pc != want) {
        return false;
    }
    const uint64_t *w = &im->map_words.data[f->maps[low].map];
    out->slots = (uint32_t)w[0];
    uint32_t words = (out->slots + 63) / 64;
    out->ptr_bits = w + 1;
    out->iface_bits = w + 1 + words;
    out->kinds = (const uint8_t *)(w + 1 + 2 * words);
    return true;
}

Pos image_pos_of(const Image *im, const FuncMeta *f, const Ins *pc) {
    (void)im;
    uint32_t want = (uint32_t)(pc - f->entry), at_pc = 0;
    int64_t pos = 0;
    const uint8_t *at = f->lines, *end = at != NULL ? at + f->line_bytes : at;
    while (at < end) {
        at_pc += (uint32_t)pctable_get(&at, end);
        if (at_pc > want) {
            break;
        }
        pos += unzigzag(pctable_get(&at, end));
    }
    return (Pos)pos;
}

int image_inline_at(const Image *im, const FuncMeta *f, const Ins *pc) {
    (void)im;
    uint32_t want = (uint32_t)(pc - f->entry), at_pc = 0;
    int node = -1;
    const uint8_t *at = f->inline_ranges, *end = at != NULL ? at + f->inline_range_bytes : at;
    while (at < end) {
        at_pc += (uint32_t)pctable_get(&at, end);
        if (at_pc > want) {
            break;
        }
        node = (int)pctable_get(&at, end) - 1;
    }
    return node;
}
