/* bufio.c: natives of package bufio. */
#include "stdlib/natives.h"

#include <stdbool.h>

#include "base/utf8.h"
#include "stdlib/strings/textsearch.h"

/* From `at` on over runes that are spaces, or are none; *width is that of the rune at the end. */
static int64_t skip(const char *data, int64_t n, int64_t at, bool spaces, int *width) {
    for (*width = 0; at < n; at += *width) {
        int r = utf8_decode(data + at, (size_t)(n - at), width);
        if (text_is_space(r) != spaces) {
            return at;
        }
    }
    return n;
}

/* wordBounds(data []byte) (start, end, next int) */
NativeResult bufio_word_bounds(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const char *data = args[0].p;
    int64_t n = args[1].i;
    int width;
    int64_t start = skip(data, n, 0, true, &width);
    int64_t end = skip(data, n, start, false, &width);
    args[0].i = start;
    args[1].i = end < n ? end : -1;
    args[2].i = end < n ? end + width : 0;
    charge_bytes(vm, end);
    return NAT_DONE;
}
