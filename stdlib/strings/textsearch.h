/* stdlib/strings/textsearch.h: searching and comparing bytes, for strings and bytes alike. */
#ifndef GOL_STDLIB_TEXTSEARCH_H
#define GOL_STDLIB_TEXTSEARCH_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Text {
    const char *ptr;
    int64_t len;
} Text;

/* Where sep first or last starts in s, -1 if nowhere. An empty sep is at both ends. */
int64_t text_index(Text s, Text sep);
int64_t text_last_index(Text s, Text sep);
int64_t text_index_byte(Text s, int c);
int64_t text_last_index_byte(Text s, int c);
/* Occurrences without overlaps; an empty sep counts the runes and one more. */
int64_t text_count(Text s, Text sep);
int text_compare(Text a, Text b);

enum { TEXT_LOWER = 1, TEXT_UPPER = 2, TEXT_WIDE = 4 };
/* Which of an ASCII lower case letter, an upper case one and a byte above 0x7F s has. */
int text_ascii_kind(Text s);
/* Adds delta to the letters first..first+25 of n bytes at from, into to (may be the same). */
void text_shift_case(char *to, const char *from, int64_t n, int first, int delta);
/* How many bytes from the start are ASCII in both and equal but for the case of letters. */
int64_t text_fold_prefix(Text a, Text b);

/* White space as unicode.IsSpace has it. */
bool text_is_space(int rune);
/* Where s begins and ends without white space around it. */
void text_space_bounds(Text s, int64_t *start, int64_t *end);

#endif
