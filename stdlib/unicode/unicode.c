/* unicode.c: natives of package unicode, over utf8proc's tables (Unicode 15).
 *
 * Two things are Go's own: ß has no upper case (utf8proc says ẞ), and SimpleFold walks rings.
 * Where a ring is more than a lower and an upper case, fold.def has its steps.
 */
#include "stdlib/natives.h"

#include <utf8proc.h>

enum { SHARP_S = 0xDF };

NativeResult unicode_category_bit(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    return return_int(args, (int64_t)1 << utf8proc_category((utf8proc_int32_t)args[0].i));
}

NativeResult unicode_is_print(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    int64_t r = args[0].i;
    int category = utf8proc_category((utf8proc_int32_t)r);
    return return_int(args, r == ' ' || (category >= UTF8PROC_CATEGORY_LU &&
                                         category <= UTF8PROC_CATEGORY_SO));
}

static int upper_of(int r) {
    return r == SHARP_S ? r : utf8proc_toupper(r);
}

NativeResult unicode_upper(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    return return_int(args, upper_of((int)args[0].i));
}

NativeResult unicode_lower(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    return return_int(args, utf8proc_tolower((utf8proc_int32_t)args[0].i));
}

NativeResult unicode_title(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    int r = (int)args[0].i;
    return return_int(args, r == SHARP_S ? r : utf8proc_totitle(r));
}

static const struct FoldStep {
    int32_t rune, next;
} fold_steps[] = {
#define FOLD(rune, next) {rune, next},
#include "stdlib/unicode/fold.def"
#undef FOLD
};

static int fold_next(int r) {
    int lo = 0, hi = (int)(sizeof fold_steps / sizeof fold_steps[0]);
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (fold_steps[mid].rune < r) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    if (lo < (int)(sizeof fold_steps / sizeof fold_steps[0]) && fold_steps[lo].rune == r) {
        return fold_steps[lo].next;
    }
    int lower = utf8proc_tolower(r);
    return lower != r ? lower : upper_of(r);
}

NativeResult unicode_fold_next(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    return return_int(args, fold_next((int)args[0].i));
}
