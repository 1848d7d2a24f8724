/* format/text.h: pieces of text, borrowed from whoever holds the whole. */
#ifndef GOL_FORMAT_TEXT_H
#define GOL_FORMAT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Text {
    const char *s;
    uint32_t len;
} Text;

bool text_has_prefix(Text t, const char *prefix);
bool text_equal(Text a, Text b);
/* Without white space (of all Unicode) at its end; at both ends. */
Text text_trim_end(Text t);
Text text_trim(Text t);
Text text_from(Text t, uint32_t start);
static inline Text text_to(Text t, uint32_t end)
{
    return (Text){t.s, end};
}
/* Cuts the first line off *rest (without its newline); false when nothing is left. */
bool text_next_line(Text *rest, Text *line);

#endif
