/* base/buf.c: a growing byte buffer. Invariant: once data exists, data[len] is 0 and len < cap. */
#include "base/buf.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/utf8.h"

enum { FIRST_CAP = 64 };

void buf_init(Buf *b)
{
    *b = (Buf){0};
}

void buf_deinit(Buf *b)
{
    free(b->data);
    buf_init(b);
}

void buf_reserve(Buf *b, size_t more)
{
    CHECK(more < (size_t)LONG_MAX - b->len);
    size_t need = b->len + more + 1;
    if (likely(need <= b->cap)) {
        return;
    }
    size_t cap = b->cap ? b->cap * 2 : FIRST_CAP;
    b->cap = cap < need ? need : cap;
    b->data = base_realloc(b->data, b->cap);
    b->data[b->len] = 0;
}

void buf_putc(Buf *b, char c)
{
    buf_reserve(b, 1);
    b->data[b->len++] = c;
    b->data[b->len] = 0;
}

void buf_write(Buf *b, const void *data, size_t n)
{
    buf_reserve(b, n);
    if (n) {
        memcpy(b->data + b->len, data, n);
    }
    b->len += n;
    b->data[b->len] = 0;
}

void buf_puts(Buf *b, const char *s)
{
    buf_write(b, s, strlen(s));
}

void buf_printf(Buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(b, format, args);
    va_end(args);
}

void buf_vprintf(Buf *b, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    buf_reserve(b, FIRST_CAP);
    size_t room = b->cap - b->len;
    int n = vsnprintf(b->data + b->len, room, format, args);
    CHECK(n >= 0);
    if ((size_t)n >= room) {
        buf_reserve(b, (size_t)n);
        vsnprintf(b->data + b->len, (size_t)n + 1, format, again);
    }
    va_end(again);
    b->len += (size_t)n;
}

void buf_put_rune(Buf *b, int rune)
{
    char bytes[UTF8_MAX];
    buf_write(b, bytes, (size_t)utf8_encode(bytes, rune));
}

char *buf_take(Buf *b)
{
    buf_reserve(b, 0);
    char *text = b->data;
    buf_init(b);
    return text;
}

void *vec_grow(void *data, int *cap, int need, size_t elem_bytes)
{
    CHECK(need > 0 && need <= INT_MAX / 2);
    int grown = *cap < 8 ? 8 : *cap * 2;
    *cap = grown < need ? need : grown;
    return base_realloc(data, (size_t)*cap * elem_bytes);
}
