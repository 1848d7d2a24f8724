/* stdlib/strings/textsearch.h: searching and comparing bytes, for strings and bytes alike.
 *
 * A text may be very long: what takes a watch goes through it in pieces, and when the watch is
 * stopped (vm/native.h) its answer means nothing.
 */
#ifndef GOL_STDLIB_TEXTSEARCH_H
#define GOL_STDLIB_TEXTSEARCH_H

#include <stdbool.h>
#include <stdint.h>

#include "vm/native.h"

typedef struct Text {
    const char *ptr;
    int64_t len;
} Text;

/* Where sep first or last starts in s, -1 if nowhere. An empty sep is at both ends. */
int64_t text_index(NatWatch *w, Text s, Text sep);
int64_t text_last_index(NatWatch *w, Text s, Text sep);
int64_t text_index_byte(NatWatch *w, Text s, int c);
int64_t text_last_index_byte(NatWatch *w, Text s, int c);
/* Occurrences without overlaps; an empty sep counts the runes and one more. */
int64_t text_count(NatWatch *w, Text s, Text sep);
int text_compare(NatWatch *w, Text a, Text b);

enum { TEXT_LOWER = 1, TEXT_UPPER = 2, TEXT_WIDE = 4 };
/* Which of an ASCII lower case letter, an upper case one and a byte above 0x7F s has. */
int text_ascii_kind(NatWatch *w, Text s);
/* Adds delta to the letters first..first+25 of n bytes at from, into to (may be the same). */
void text_shift_case(NatWatch *w, char *to, const char *from, int64_t n, int first, int delta);
/* Writes s to `to`; part of it, when stopped. */
void text_copy(NatWatch *w, char *to, Text s);
/* How many bytes from the start are ASCII in both and equal but for the case of letters. */
int64_t text_fold_prefix(NatWatch *w, Text a, Text b);

/* White space as unicode.IsSpace has it. */
bool text_is_space(int rune);
/* Where s begins and ends without white space around it. */
void text_space_bounds(NatWatch *w, Text s, int64_t *start, int64_t *end);

#endif
