/* inspect/protobuf.h: writing protocol buffers, as much as a profile needs.
 *
 * A message is a Buf to which fields are appended; a message inside another is written to a Buf of
 * its own and then appended as bytes. See protobuf.dev/programming-guides/encoding.
 */
#ifndef GOL_INSPECT_PROTOBUF_H
#define GOL_INSPECT_PROTOBUF_H

#include <stdint.h>

#include "base/buf.h"

/* Fields of the value 0 are left out, as the default. */
void proto_int(Buf *out, uint32_t field, int64_t value);
void proto_bytes(Buf *out, uint32_t field, const void *data, size_t n);
/* Repeated integers, packed; zeros count. */
void proto_packed(Buf *out, uint32_t field, const int64_t *values, uint32_t n);

#endif
