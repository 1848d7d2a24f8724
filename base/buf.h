/* base/buf.h: a growing byte buffer, and VEC, a growing array of anything. Owned memory. */
#ifndef GOL_BASE_BUF_H
#define GOL_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

typedef struct Buf {
    char *data; /* data[len] is 0 once anything was written */
    size_t len, cap;
} Buf;

void buf_init(Buf *b);
void buf_deinit(Buf *b);
void buf_reserve(Buf *b, size_t more);
void buf_putc(Buf *b, char c);
void buf_write(Buf *b, const void *data, size_t n);
void buf_puts(Buf *b, const char *s);
void buf_printf(Buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(Buf *b, const char *format, va_list args);
/* Appends the UTF-8 form of rune (U+FFFD for what is no Unicode scalar value). */
void buf_put_rune(Buf *b, int rune);
/* The text, NUL-terminated, now the caller's to free(); the buffer is empty again. */
char *buf_take(Buf *b);

/* VEC(T): struct { T *data; int len, cap; }, zero-initialised is empty.
 * VEC_PUSH(v, x) appends; VEC_FREE(v) releases; VEC_POP(v) removes and yields the last. */
#define VEC(T)                                                                                     \
    struct {                                                                                       \
        T *data;                                                                                   \
        int len, cap;                                                                              \
    }
void *vec_grow(void *data, int *cap, int need, size_t elem_bytes);
#define VEC_RESERVE(v, n)                                                                          \
    ((n) > (v)->cap                                                                                \
         ? (void)((v)->data = vec_grow((v)->data, &(v)->cap, (n), sizeof *(v)->data))              \
         : (void)0)
#define VEC_PUSH(v, x) (VEC_RESERVE(v, (v)->len + 1), (void)((v)->data[(v)->len++] = (x)))
#define VEC_POP(v) ((v)->data[--(v)->len])
#define VEC_FREE(v) (free((v)->data), (v)->data = NULL, (v)->len = (v)->cap = 0)

#endif
