/* protobuf.c: varints and tags. */
#include "inspect/protobuf.h"

enum { WIRE_VARINT = 0, WIRE_BYTES = 2 };

static void put_varint(Buf *out, uint64_t n) {
    for (; n >= 0x80; n >>= 7) {
        buf_putc(out, (char)(n | 0x80));
    }
    buf_putc(out, (char)n);
}

static void put_tag(Buf *out, uint32_t field, uint32_t wire) {
    put_varint(out, (uint64_t)field << 3 | wire);
}

void proto_int(Buf *out, uint32_t field, int64_t value) {
    if (value != 0) {
        put_tag(out, field, WIRE_VARINT);
        put_varint(out, (uint64_t)value);
    }
}

void proto_bytes(Buf *out, uint32_t field, const void *data, size_t n) {
    put_tag(out, field, WIRE_BYTES);
    put_varint(out, n);
    buf_write(out, data, n);
}

void proto_packed(Buf *out, uint32_t field, const int64_t *values, uint32_t n) {
    Buf inner;
    buf_init(&inner);
    for (uint32_t i = 0; i < n; i++) {
        put_varint(&inner, (uint64_t)values[i]);
    }
    proto_bytes(out, field, inner.data, inner.len);
    buf_deinit(&inner);
}
