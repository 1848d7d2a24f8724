/* directive.c: the words of a //gol:extern or //gol:handle line. */
#include <string.h>

#include "ffi/ffi_internal.h"

/* The next word at *text, in the arena; NULL at the end. */
static const char *next_word(Arena *arena, const char **text) {
    const char *s = *text + strspn(*text, " \t");
    size_t n = strcspn(s, " \t");
    *text = s + n;
    return n == 0 ? NULL : arena_strndup(arena, s, n);
}

/* What follows `prefix` in s, or NULL. */
static const char *after(const char *s, const char *prefix) {
    size_t n = strlen(prefix);
    return strncmp(s, prefix, n) == 0 ? s + n : NULL;
}

static bool parse_errno(const char *value, ErrnoRule *out) {
    static const struct { const char *text; ErrnoRule rule; } rules[] = {
        {"-1", ERRNO_MINUS_ONE}, {"null", ERRNO_NULL}, {"nonzero", ERRNO_NONZERO},
        {"neg", ERRNO_NEGATIVE}, {"result", ERRNO_RESULT}};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(value, rules[i].text) == 0) {
            *out = rules[i].rule;
            return true;
        }
    }
    return false;
}

static bool parse_option(const char *word, Directive *d, Buf *why) {
    const char *value;
    if ((value = after(word, "errno=")) != NULL) {
        if (!parse_errno(value, &d->errno_rule)) {
            buf_printf(why, "errno=%s: want -1, null, neg, nonzero or result", value);
            return false;
        }
    } else if ((value = after(word, "free=")) != NULL && *value != '\0') {
        d->free_with = value;
    } else if (strcmp(word, "variadic") == 0) {
        d->is_variadic = true;
    } else if (strcmp(word, "optional") == 0) {
        d->is_optional = true;
    } else if (strcmp(word, "blocking") == 0) {
        d->is_blocking = true;
    } else if (strcmp(word, "variable") == 0) {
        d->is_variable = true;
    } else {
        buf_printf(why,
                   "//gol:extern has no option %s (options: errno=, free=, variadic, optional, "
                   "blocking, variable)",
                   word);
        return false;
    }
    return true;
}

bool directive_parse(Arena *arena, const char *text, Directive *out, Buf *why) {
    *out = (Directive){.library = NULL};
    const char *rest = after(text, "gol:extern");
    if (rest == NULL || (*rest != ' ' && *rest != '\t' && *rest != '\0')) {
        buf_printf(why, "//%s: the only directive for functions is //gol:extern", text);
        return false;
    }
    out->library = next_word(arena, &rest);
    out->is_pointer = out->library != NULL && strcmp(out->library, "pointer") == 0;
    out->symbol = out->is_pointer ? "" : next_word(arena, &rest);
    if (out->symbol == NULL) {
        buf_puts(why, "//gol:extern wants a library and a symbol: //gol:extern libm.so.6 cos");
        return false;
    }
    const char *word;
    while ((word = next_word(arena, &rest)) != NULL) {
        if (!parse_option(word, out, why)) {
            return false;
        }
    }
    return true;
}

bool directive_parse_handle(Arena *arena, const char *text, Directive *out) {
    *out = (Directive){.library = NULL};
    const char *rest = after(text, "gol:handle ");
    if (rest == NULL) {
        return false;
    }
    out->library = next_word(arena, &rest);
    out->symbol = next_word(arena, &rest);
    return out->symbol != NULL && next_word(arena, &rest) == NULL;
}

bool ffi_describe(const char *directive, Buf *out) {
    Arena arena;
    Directive d;
    Buf why;
    arena_init(&arena);
    buf_init(&why);
    bool ok = directive_parse(&arena, directive, &d, &why);
    if (ok && d.is_pointer) {
        buf_puts(out, "a function pointer");
    } else if (ok) {
        buf_printf(out, "%s of %s", d.symbol, d.library);
    }
    buf_deinit(&why);
    arena_deinit(&arena);
    return ok;
}
