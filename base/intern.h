/* base/intern.h: one copy of every identifier and string literal.
 *
 * Two interned strings are equal iff their pointers are. A Str stays valid as long as its table.
 */
#ifndef GOL_BASE_INTERN_H
#define GOL_BASE_INTERN_H

#include <stddef.h>
#include <stdint.h>

/* An immutable string: bytes follow, NUL-terminated (but may hold NULs inside). */
typedef struct Str {
    uint32_t hash;
    uint32_t len;
    char text[];
} Str;

typedef struct Interns Interns;
Interns *interns_new(void);
void interns_free(Interns *t);
const Str *intern(Interns *t, const char *text, size_t len);
const Str *intern_cstr(Interns *t, const char *text);

#endif
