/* driver/listing.c: which functions are listed.
 *
 * The program is compiled whole, whether reached or not; of the library there is only what it
 * reaches.
 */
#include "driver/listing.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/spell.h"
#include "driver/driver_internal.h"

typedef VEC(uint32_t) FuncList;

static bool is_listed(const FuncMeta *f, const regex_t *pattern) {
    if (f->entry == NULL || f->name == NULL) {
        return false;
    }
    return pattern != NULL ? regexec(pattern, f->name->text, 0, NULL, 0) == 0
                           : !(f->flags & FUNC_IS_STD);
}

static void choose(const Image *im, const regex_t *pattern, FuncList *chosen) {
    for (int i = 0; i < im->funcs.len; i++) {
        if (is_listed(im->funcs.data[i], pattern)) {
            VEC_PUSH(chosen, (uint32_t)i);
        }
    }
}

/* "main.(*T).Add": what is behind the last dot is compared, too. */
static const char *nearest(const Image *im, const char *wanted) {
    Spell spell = {.wanted = wanted};
    for (int i = 0; i < im->funcs.len; i++) {
        const FuncMeta *f = im->funcs.data[i];
        if (is_listed(f, NULL)) {
            const char *dot = strrchr(f->name->text, '.');
            spell_offer(&spell, f->name->text);
            spell_offer(&spell, dot != NULL ? dot + 1 : f->name->text);
        }
    }
    return spell.best;
}

static SessionStatus nothing_fits(Session *s, const char *pattern) {
    const char *near = nearest(s->backend->image, pattern);
    fprintf(s->options.err, "gol: dis: no function's name matches %s%s%s%s\n", pattern,
            near != NULL ? "; did you mean " : "", near != NULL ? near : "",
            near != NULL ? "?" : "");
    return SESSION_ERRORS;
}

static void put_functions(const Image *im, const FuncList *chosen, bool has_legend, Buf *out) {
    for (int i = 0; i < chosen->len; i++) {
        image_disasm_func(im, chosen->data[i], out);
    }
    if (has_legend) {
        image_disasm_legend(im, chosen->data, chosen->len, out);
    }
}

static SessionStatus list(Session *s, const ListingOptions *o, const regex_t *pattern, Buf *out) {
    s->is_listed = true;
    SessionStatus st = session_check(s, true);
    if (st != SESSION_OK) {
        return st;
    }
    FuncList chosen = {0};
    choose(s->backend->image, pattern, &chosen);
    if (chosen.len == 0 && pattern != NULL) {
        st = nothing_fits(s, o->pattern);
    } else {
        put_functions(s->backend->image, &chosen, o->has_legend, out);
    }
    VEC_FREE(&chosen);
    return st;
}

SessionStatus session_listing(Session *s, const ListingOptions *o, Buf *out) {
    if (o->pattern == NULL) {
        return list(s, o, NULL, out);
    }
    regex_t pattern;
    int wrong = regcomp(&pattern, o->pattern, REG_EXTENDED | REG_NOSUB);
    if (wrong != 0) {
        char why[128];
        regerror(wrong, &pattern, why, sizeof why);
        fprintf(s->options.err, "gol: dis: %s: %s\n", o->pattern, why);
        return SESSION_USAGE;
    }
    SessionStatus st = list(s, o, &pattern, out);
    regfree(&pattern);
    return st;
}
