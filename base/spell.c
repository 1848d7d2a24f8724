/* base/spell.c: the distance between two names: letters to insert, leave out, replace or swap with
 * their neighbour until one is the other (Damerau's four slips of a typist).
 *
 * A name is near when about a third of its letters are wrong, and at most three. Of names of one or
 * two letters any other would be near: there only capitals may differ.
 */
#include "base/spell.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { SHORTEST = 3, LONGEST = 40, MOST_SLIPS = 3 };

static int min(int a, int b) {
    return a < b ? a : b;
}

static int is_same(char a, char b) {
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* rows[i][k]: the distance between the first i letters of a and the first k of b. */
static int distance(const char *a, int n, const char *b, int m) {
    int rows[LONGEST + 1][LONGEST + 1];
    for (int k = 0; k <= m; k++) {
        rows[0][k] = k;
    }
    for (int i = 1; i <= n; i++) {
        rows[i][0] = i;
        for (int k = 1; k <= m; k++) {
            int replaced = rows[i - 1][k - 1] + !is_same(a[i - 1], b[k - 1]);
            rows[i][k] = min(replaced, 1 + min(rows[i - 1][k], rows[i][k - 1]));
            if (i > 1 && k > 1 && is_same(a[i - 1], b[k - 2]) && is_same(a[i - 2], b[k - 1])) {
                rows[i][k] = min(rows[i][k], 1 + rows[i - 2][k - 2]);
            }
        }
    }
    return rows[n][m];
}

/* Of two names as far away, that with more letters in place at its ends: Printn is Println, not
 * Printf. */
static int shared_ends(const char *a, size_t n, const char *b, size_t m) {
    size_t shorter = n < m ? n : m, prefix = 0, suffix = 0;
    while (prefix < shorter && a[prefix] == b[prefix]) {
        prefix++;
    }
    while (suffix < shorter - prefix && a[n - 1 - suffix] == b[m - 1 - suffix]) {
        suffix++;
    }
    return (int)(prefix + suffix);
}

void spell_offer(Spell *s, const char *name) {
    size_t n = strlen(s->wanted), m = strlen(name);
    if (n == 0 || m == 0 || n > LONGEST || m > LONGEST) {
        return;
    }
    int slips = distance(s->wanted, (int)n, name, (int)m);
    int limit = n < SHORTEST ? 0 : min(MOST_SLIPS, (int)(n + 1) / 3);
    int shared = shared_ends(s->wanted, n, name, m);
    bool is_better =
        s->best == NULL || slips < s->distance || (slips == s->distance && shared > s->shared);
    if (slips <= limit && is_better) {
        s->best = name;
        s->distance = slips;
        s->shared = shared;
    }
}
