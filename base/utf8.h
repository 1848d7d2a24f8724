/* base/utf8.h: UTF-8 as Go sees it, and the few Unicode classes the front end needs.
 *
 * A rune is an int. Decoding never fails: an invalid sequence (overlong, surrogate, above
 * U+10FFFF, cut short) yields UTF8_BAD with a width of 1, as utf8.DecodeRune does.
 */
#ifndef GOL_BASE_UTF8_H
#define GOL_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

enum { UTF8_BAD = 0xFFFD, UTF8_MAX = 4, RUNE_MAX = 0x10FFFF };

/* The first rune of s[0..n) and its width in bytes; n == 0 yields UTF8_BAD and width 0. */
int utf8_decode(const char *s, size_t n, int *width);
/* The last rune of s[0..n), in the same way. */
int utf8_decode_last(const char *s, size_t n, int *width);
/* Writes the form of rune (of UTF8_BAD for what is no scalar value); returns its length, 1 to 4. */
int utf8_encode(char out[UTF8_MAX], int rune);
/* Bytes that utf8_encode would write. */
int utf8_rune_len(int rune);
/* Whether s[0..n) begins with a complete rune (an invalid one counts as complete). */
bool utf8_full_rune(const char *s, size_t n);
bool utf8_is_valid(const char *s, size_t n);
size_t utf8_count(const char *s, size_t n);
/* The length of a first piece of s[0..n), of `most` bytes or a few less, that ends between two
 * runes. */
size_t utf8_piece(const char *s, size_t n, size_t most);
/* Columns of a terminal that s[0..n) takes: Chinese characters are two wide. */
int utf8_columns(const char *s, size_t n);
int rune_columns(int rune);
/* A Unicode scalar value: in range and no surrogate. */
bool rune_is_valid(int rune);

bool rune_is_letter(int rune);  /* category L*, not `_` */
bool rune_is_digit(int rune);   /* category Nd */
bool rune_is_upper(int rune);   /* category Lu: what makes a name exported */
bool rune_is_lower(int rune);  /* category Ll */
bool rune_is_printable(int rune); /* letters, marks, numbers, punctuation, symbols, U+0020 */

#endif
