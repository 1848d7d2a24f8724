/* base/jsontext.h: strings of a JSON text. */
#ifndef GOL_BASE_JSONTEXT_H
#define GOL_BASE_JSONTEXT_H

#include <stdint.h>

#include "base/buf.h"

/* "text" with quotes; bytes that are not UTF-8 become U+FFFD, < and & are escaped so that the JSON
 * may stand inside HTML. text NULL: null. */
void json_put_string(Buf *out, const char *text, size_t len);
void json_put_text(Buf *out, const char *text);
/* How many UTF-16 units (what JavaScript counts) json_put_string makes of the text. */
uint64_t json_utf16_length(const char *text, size_t len);

#endif
