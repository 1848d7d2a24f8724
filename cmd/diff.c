/* cmd/diff.c: E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), the greedy form.
 *
 * Both texts are cut to lines, and what they have in common at the ends is set aside. Between, the
 * furthest point reached with d edits is kept for every diagonal and every d, so that the path can
 * be walked back; that takes d² room, so texts with more than MAX_EDITS edits count as replaced.
 */
#include "cmd/diff.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"

enum { MAX_EDITS = 3000, CONTEXT = 3 };

typedef struct Line {
    const char *s;
    size_t len;
} Line;

typedef struct Side {
    VEC(Line) lines;
    bool *is_changed; /* not in the other text */
    bool lacks_newline;
} Side;

static void side_init(Side *side, const DiffSide *in)
{
    *side = (Side){0};
    const char *s = in->text, *end = s + in->len;
    while (s < end) {
        const char *newline = memchr(s, '\n', (size_t)(end - s));
        const char *stop = newline ? newline : end;
        VEC_PUSH(&side->lines, ((Line){s, (size_t)(stop - s)}));
        side->lacks_newline = newline == NULL;
        s = stop + 1;
    }
    side->is_changed = base_calloc((size_t)side->lines.len + 1, sizeof *side->is_changed);
}

static void side_deinit(Side *side)
{
    VEC_FREE(&side->lines);
    free(side->is_changed);
}

static bool is_equal(const Side *a, const Side *b, int i, int k)
{
    const Line *x = &a->lines.data[i], *y = &b->lines.data[k];
    bool ends_a = a->lacks_newline && i + 1 == a->lines.len;
    bool ends_b = b->lacks_newline && k + 1 == b->lines.len;
    return x->len == y->len && ends_a == ends_b && memcmp(x->s, y->s, x->len) == 0;
}

/* The part of both sides that is compared. */
typedef struct Window {
    const Side *a, *b;
    int start;        /* lines in common at the beginning */
    int a_len, b_len; /* lines behind those, up to what is in common at the end */
} Window;

static Window window(const Side *a, const Side *b)
{
    Window w = {a, b, 0, a->lines.len, b->lines.len};
    while (w.start < w.a_len && w.start < w.b_len && is_equal(a, b, w.start, w.start)) {
        w.start++;
    }
    while (w.a_len > w.start && w.b_len > w.start && is_equal(a, b, w.a_len - 1, w.b_len - 1)) {
        w.a_len--;
        w.b_len--;
    }
    w.a_len -= w.start;
    w.b_len -= w.start;
    return w;
}

/* Points reached with d edits: reach[k + d] is the line of a on diagonal k = (line of a) - (line of
 * b), for k = -d, -d + 2, … d. */
typedef struct Step {
    int *reach;
} Step;

static int start_on(const int *previous, int d, int k)
{
    if (d == 0) {
        return 0;
    }
    const int *at = previous + (d - 1); /* at[k]: of the step before */
    bool goes_down = k == -d || (k != d && at[k - 1] < at[k + 1]);
    return goes_down ? at[k + 1] : at[k - 1] + 1;
}

/* One more edit on every diagonal; true: the end is reached. */
static bool advance(const Window *w, Step *steps, int d)
{
    steps[d].reach = base_calloc((size_t)(2 * d + 1), sizeof(int));
    for (int k = -d; k <= d; k += 2) {
        int x = start_on(d > 0 ? steps[d - 1].reach : NULL, d, k), y = x - k;
        while (x < w->a_len && y >= 0 && y < w->b_len &&
               is_equal(w->a, w->b, w->start + x, w->start + y)) {
            x++;
            y++;
        }
        steps[d].reach[k + d] = x;
        if (x >= w->a_len && y >= w->b_len) {
            return true;
        }
    }
    return false;
}

static void mark(const Window *w, int a_from, int a_to, int b_from, int b_to)
{
    for (int i = a_from; i < a_to; i++) {
        w->a->is_changed[w->start + i] = true;
    }
    for (int i = b_from; i < b_to; i++) {
        w->b->is_changed[w->start + i] = true;
    }
}

/* Walks the path back from its end, marking the edits. */
static void mark_path(const Window *w, const Step *steps, int d)
{
    int k = w->a_len - w->b_len;
    for (; d > 0; d--) {
        const int *at = steps[d - 1].reach + (d - 1);
        bool goes_down = k == -d || (k != d && at[k - 1] < at[k + 1]);
        int x = goes_down ? at[k + 1] : at[k - 1];
        if (goes_down) {
            k++;
            mark(w, 0, 0, x - k, x - k + 1);
        } else {
            k--;
            mark(w, x, x + 1, 0, 0);
        }
    }
}

static void compare(const Side *a, const Side *b)
{
    Window w = window(a, b);
    int max = w.a_len + w.b_len < MAX_EDITS ? w.a_len + w.b_len : MAX_EDITS;
    Step *steps = base_calloc((size_t)max + 1, sizeof *steps);
    int d = 0;
    while (d <= max && !advance(&w, steps, d)) {
        d++;
    }
    if (d <= max) {
        mark_path(&w, steps, d);
    } else {
        mark(&w, 0, w.a_len, 0, w.b_len);
    }
    for (int i = 0; i <= max; i++) {
        free(steps[i].reach);
    }
    free(steps);
}

/* ---- output */

/* Lines of both sides that belong together. */
typedef struct Hunk {
    int a, b;         /* first lines, from 0 */
    int a_end, b_end;
} Hunk;

static bool is_change(const Side *a, const Side *b, int i, int k)
{
    return (i < a->lines.len && a->is_changed[i]) || (k < b->lines.len && b->is_changed[k]);
}

static void skip_changes(const Side *a, const Side *b, int *i, int *k)
{
    while (*i < a->lines.len && a->is_changed[*i]) {
        ++*i;
    }
    while (*k < b->lines.len && b->is_changed[*k]) {
        ++*k;
    }
}

/* The next hunk from lines i and k on; false: no more changes. */
static bool next_hunk(const Side *a, const Side *b, int i, int k, Hunk *h)
{
    while (i < a->lines.len && !is_change(a, b, i, k)) {
        i++;
        k++;
    }
    if (!is_change(a, b, i, k)) {
        return false;
    }
    int before = i < CONTEXT ? i : CONTEXT;
    *h = (Hunk){.a = i - before, .b = k - before};
    for (int quiet = 0; quiet <= 2 * CONTEXT;) {
        if (is_change(a, b, i, k)) {
            skip_changes(a, b, &i, &k);
            h->a_end = i;
            h->b_end = k;
            quiet = 0;
        } else if (i < a->lines.len) {
            i++;
            k++;
            quiet++;
        } else {
            break;
        }
    }
    int after = a->lines.len - h->a_end < CONTEXT ? a->lines.len - h->a_end : CONTEXT;
    h->a_end += after;
    h->b_end += after;
    return true;
}

static void put_line(FILE *out, char mark, const Side *side, int i)
{
    const Line *line = &side->lines.data[i];
    fprintf(out, "%c%.*s\n", mark, (int)line->len, line->s);
    if (side->lacks_newline && i + 1 == side->lines.len) {
        fputs("\\ No newline at end of file\n", out);
    }
}

static void put_hunk(FILE *out, const Side *a, const Side *b, const Hunk *h)
{
    fprintf(out, "@@ -%d,%d +%d,%d @@\n", h->a + (h->a_end > h->a), h->a_end - h->a,
            h->b + (h->b_end > h->b), h->b_end - h->b);
    int i = h->a, k = h->b;
    while (i < h->a_end || k < h->b_end) {
        if (i < h->a_end && a->is_changed[i]) {
            put_line(out, '-', a, i++);
        } else if (k < h->b_end && b->is_changed[k]) {
            put_line(out, '+', b, k++);
        } else {
            put_line(out, ' ', a, i++);
            k++;
        }
    }
}

void diff_print(FILE *out, DiffSide before, DiffSide after)
{
    if (before.len == after.len && memcmp(before.text, after.text, after.len) == 0) {
        return;
    }
    Side a, b;
    side_init(&a, &before);
    side_init(&b, &after);
    compare(&a, &b);
    fprintf(out, "diff %s %s\n--- %s\n+++ %s\n", before.name, after.name, before.name, after.name);
    Hunk h = {0};
    while (next_hunk(&a, &b, h.a_end, h.b_end, &h)) {
        put_hunk(out, &a, &b, &h);
    }
    side_deinit(&a);
    side_deinit(&b);
}
