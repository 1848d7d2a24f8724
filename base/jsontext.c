/* jsontext.c: JSON strings of whatever bytes a program may print or a file hold. */
#include "base/jsontext.h"

#include <string.h>

#include "base/utf8.h"

static void put_rune(Buf *out, int rune) {
    switch (rune) {
    case '"': buf_puts(out, "\\\""); return;
    case '\\': buf_puts(out, "\\\\"); return;
    case '\n': buf_puts(out, "\\n"); return;
    case '\t': buf_puts(out, "\\t"); return;
    default: break;
    }
    if (rune < 0x20 || rune == '<' || rune == '&' || rune == 0x7f) {
        buf_printf(out, "\\u%04x", rune);
    } else {
        buf_put_rune(out, rune);
    }
}

void json_put_string(Buf *out, const char *text, size_t len) {
    if (text == NULL) {
        buf_puts(out, "null");
        return;
    }
    buf_putc(out, '"');
    for (size_t i = 0; i < len;) {
        int width;
        put_rune(out, (int)utf8_decode(text + i, len - i, &width));
        i += (size_t)width;
    }
    buf_putc(out, '"');
}

void json_put_text(Buf *out, const char *text) {
    json_put_string(out, text, text != NULL ? strlen(text) : 0);
}

uint64_t json_utf16_length(const char *text, size_t len) {
    uint64_t units = 0;
    for (size_t i = 0; i < len;) {
        int width;
        units += utf8_decode(text + i, len - i, &width) > 0xffff ? 2 : 1;
        i += (size_t)width;
    }
    return units;
}
