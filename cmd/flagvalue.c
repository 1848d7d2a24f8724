/* flagvalue.c: values of flags, which stand there as text. */
#include "cmd/flagvalue.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Whether it is one of the words, which stand between blanks. */
static bool is_word_of(const char *value, const char *words) {
    size_t n = strlen(value);
    for (const char *at = words; n > 0 && (at = strstr(at, value)) != NULL; at++) {
        if ((at == words || at[-1] == ' ') && (at[n] == ' ' || at[n] == 0)) {
            return true;
        }
    }
    return false;
}

bool value_parse_bool(const char *text, bool *is_on) {
    *is_on = is_word_of(text, "1 t T true True TRUE");
    return *is_on || is_word_of(text, "0 f F false False FALSE");
}

bool value_is_one_of(const char *value, const char *a, const char *b, const char *c) {
    return strcmp(value, a) == 0 || strcmp(value, b) == 0 || (c != NULL && strcmp(value, c) == 0);
}

bool value_parse_duration(const char *text, int64_t *ns) {
    static const struct { const char *unit; double ns; } units[] = {
        {"ns", 1}, {"us", 1e3}, {"ms", 1e6}, {"s", 1e9}, {"m", 6e10}, {"h", 3.6e12}};
    double total = 0;
    const char *at = text;
    while (*at != 0) {
        char *end;
        double value = strtod(at, &end);
        size_t n = 0;
        while (isalpha((unsigned char)end[n])) {
            n++;
        }
        size_t u = 0;
        while (u < 6 && !(strlen(units[u].unit) == n && memcmp(units[u].unit, end, n) == 0)) {
            u++;
        }
        if (end == at || u == 6 || value < 0) {
            return false;
        }
        total += value * units[u].ns;
        at = end + n;
    }
    *ns = (int64_t)total;
    return at != text && total < 9e18;
}

bool value_parse_size(const char *text, uint64_t *bytes) {
    char *end;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    static const char prefixes[] = "KMGT";
    int shift = 0;
    if (*end != 0) {
        const char *p = strchr(prefixes, toupper((unsigned char)*end));
        if (p == NULL) {
            return false;
        }
        shift = 10 * (int)(p - prefixes + 1);
        end++;
    }
    bool suffix_ok = *end == 0 || strcmp(end, "B") == 0 || strcmp(end, "iB") == 0;
    *bytes = (uint64_t)value << shift;
    return isdigit((unsigned char)text[0]) && suffix_ok && errno == 0 && *bytes >> shift == value;
}

bool value_is_count(const char *text) {
    char *end;
    long n = strtol(text, &end, 10);
    return isdigit((unsigned char)text[0]) && *end == 0 && n <= INT_MAX;
}

bool value_is_bench_time(const char *text) {
    char *end;
    long n = strtol(text, &end, 10);
    int64_t ns;
    return (n > 0 && strcmp(end, "x") == 0) || (value_parse_duration(text, &ns) && ns > 0);
}

int value_cut_number(const char *text, int *len) {
    int at = *len;
    while (at > 0 && isdigit((unsigned char)text[at - 1])) {
        at--;
    }
    if (at == *len || at < 2 || text[at - 1] != ':') {
        return 0;
    }
    *len = at - 1;
    return atoi(text + at);
}
