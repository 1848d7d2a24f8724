/* curves.c: plots of a run made of the block characters that fill an eighth to the whole of a cell.
 *
 * A column is a stretch of the run, its value the highest in it. The stretch is one of the
 * program's clock when every run's clock moved, so that curves of two runs compare; else one of its
 * moments.
 */
#include "inspect/curves.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "inspect/rollup.h"

enum { EIGHTHS = 8, NAME_COLUMNS = 22, VALUE_COLUMNS = 20 };

static const char *const curve_names[CURVES] = {"heap in use", "goroutines", "timers and sleepers",
                                                "finalizers waiting"};

static const char *program_of(const Timeline *t) {
    const char *slash = strrchr(t->program, '/');
    return slash != NULL ? slash + 1 : t->program;
}

static void put_bytes(Buf *out, uint64_t n) {
    if (n < 10000) {
        buf_printf(out, "%" PRIu64 " B", n);
    } else if (n < 10000000) {
        buf_printf(out, "%.1f KiB", (double)n / 1024);
    } else {
        buf_printf(out, "%.1f MiB", (double)n / (1024 * 1024));
    }
}

static void put_value(Buf *out, CurveOf what, uint64_t n) {
    if (what == CURVE_HEAP) {
        put_bytes(out, n);
    } else {
        buf_printf(out, "%" PRIu64, n);
    }
}

/* ---- values */

static uint64_t value_at(CurveOf what, const Moment *m, uint32_t alive) {
    switch (what) {
    case CURVE_HEAP: return m->heap_bytes;
    case CURVE_GOROUTINES: return alive;
    case CURVE_TIMERS: return m->timers;
    default: return m->finalizers;
    }
}

static int64_t end_ns(const Timeline *t) {
    return t->moments.len > 0 ? t->moments.data[t->moments.len - 1].ns : 0;
}

/* How far along the run moment i is, in columns. */
static int column_of(const Timeline *t, int i, int64_t longest_ns, int columns) {
    double part = longest_ns > 0 ? (double)t->moments.data[i].ns / (double)longest_ns
                                 : (double)i / (double)t->moments.len;
    int column = (int)(part * columns);
    return column < columns ? column : columns - 1;
}

/* The highest value in each column; a column without moments has the value before it. Returns the
 * highest. */
static uint64_t sample(const Timeline *t, CurveOf what, int64_t longest_ns, uint64_t *values,
                       int columns) {
    Rollup rollup;
    StateCounter states;
    rollup_init(&rollup, t);
    counter_init(&states, &rollup);
    int at = -1;
    uint64_t last = 0, top = 0;
    for (int i = 0; i < t->moments.len; i++) {
        int column = column_of(t, i, longest_ns, columns);
        counter_see(&states, &t->moments.data[i]);
        uint64_t value = value_at(what, &t->moments.data[i], states.alive);
        while (at < column) {
            values[++at] = last;
        }
        values[column] = value > values[column] ? value : values[column];
        last = value;
        top = value > top ? value : top;
    }
    while (++at < columns) {
        values[at] = longest_ns > 0 ? 0 : last;
    }
    counter_deinit(&states);
    rollup_deinit(&rollup);
    return top;
}

/* ---- drawing */

/* The part of a column that lies in row `row`, counted from the bottom. */
static const char *cell(uint64_t value, uint64_t top, int row, int rows) {
    static const char *const blocks[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    int filled = (int)((double)value / (double)top * rows * EIGHTHS + 0.5);
    filled = filled == 0 && value > 0 ? 1 : filled;
    filled -= row * EIGHTHS;
    return blocks[filled < 0 ? 0 : filled > EIGHTHS ? EIGHTHS : filled];
}

static void put_curve(Buf *out, const Timeline *t, CurveOf what, const uint64_t *values,
                      uint64_t top, int rows, int columns) {
    for (int row = rows - 1; row >= 0; row--) {
        buf_printf(out, "  %*s │", NAME_COLUMNS, row == rows / 2 ? program_of(t) : "");
        for (int c = 0; c < columns; c++) {
            buf_puts(out, cell(values[c], top, row, rows));
        }
        buf_puts(out, "│");
        if (row == 0 && t->moments.len > 0) {
            buf_puts(out, " ");
            put_value(out, what, values[columns - 1]);
        }
        buf_puts(out, "\n");
    }
}

/* 0 when some clock stood still: then columns go by moments. */
static int64_t longest_clock(const Timeline *const *runs, int run_count) {
    int64_t longest = 0;
    for (int i = 0; i < run_count; i++) {
        int64_t ns = end_ns(runs[i]);
        if (ns == 0) {
            return 0;
        }
        longest = ns > longest ? ns : longest;
    }
    return longest;
}

void curves_put(Buf *out, CurveOf what, const Timeline *const *runs, int run_count, int rows,
                int columns) {
    uint64_t *values = base_calloc((unsigned long)(run_count * columns), sizeof *values);
    int64_t longest = longest_clock(runs, run_count);
    uint64_t top = 0;
    for (int i = 0; i < run_count; i++) {
        uint64_t highest = sample(runs[i], what, longest, values + i * columns, columns);
        top = highest > top ? highest : top;
    }
    if (top > (what == CURVE_HEAP ? 0 : 1)) { /* a lone sleeper is no curve */
        buf_printf(out, "%s, up to ", curve_names[what]);
        put_value(out, what, top);
        if (longest > 0) {
            buf_printf(out, ", over %.3g s", (double)longest / 1e9);
        }
        buf_puts(out, "\n");
        for (int i = 0; i < run_count; i++) {
            put_curve(out, runs[i], what, values + i * columns, top, rows, columns);
        }
    }
    free(values);
}

/* ---- the table */

typedef void (*FigureFn)(Buf *out, const Timeline *t);

static uint32_t goroutines_started(const Timeline *t) {
    uint32_t n = 0;
    for (int i = 1; i < t->tasks.len; i++) {
        n += !t->tasks.data[i].is_system;
    }
    return n;
}

static void end_heap(Buf *out, const Timeline *t) { put_bytes(out, t->end_heap); }
static void peak_heap(Buf *out, const Timeline *t) { put_bytes(out, t->peak_heap); }
static void left(Buf *out, const Timeline *t) { buf_printf(out, "%u", t->goroutines_at_end); }
static void started(Buf *out, const Timeline *t) { buf_printf(out, "%u", goroutines_started(t)); }
static void collections(Buf *out, const Timeline *t) { buf_printf(out, "%u", t->collections); }
static void status(Buf *out, const Timeline *t) { buf_printf(out, "%d", t->exit_code); }

static const Moment *last_moment(const Timeline *t) {
    static const Moment none = {0};
    return t->moments.len > 0 ? &t->moments.data[t->moments.len - 1] : &none;
}

static void timers(Buf *out, const Timeline *t) { buf_printf(out, "%u", last_moment(t)->timers); }
static void finalizers(Buf *out, const Timeline *t) {
    buf_printf(out, "%u", last_moment(t)->finalizers);
}

static void put_leaks(Buf *out, const Timeline *t, int n) {
    if (t->findings == NULL) {
        buf_puts(out, "-");
    } else {
        buf_printf(out, "%d", n);
    }
}

static void proven(Buf *out, const Timeline *t) { put_leaks(out, t, t->leaks_proven); }
static void suspected(Buf *out, const Timeline *t) {
    put_leaks(out, t, t->leaks_found - t->leaks_proven);
}

static const struct {
    const char *name;
    FigureFn put;
} figures[] = {
    {"heap at the end", end_heap}, {"heap at most", peak_heap},
    {"goroutines at the end", left}, {"goroutines started", started},
    {"timers at the end", timers}, {"finalizers waiting", finalizers},
    {"leaks proven", proven}, {"leaks suspected", suspected},
    {"collections", collections}, {"exit status", status},
};

static void put_row(Buf *out, const char *name, FigureFn put, const Timeline *const *runs,
                    int run_count) {
    Buf cells, first;
    buf_init(&cells);
    buf_init(&first);
    bool differs = false;
    for (int i = 0; i < run_count; i++) {
        Buf text;
        buf_init(&text);
        put(&text, runs[i]);
        buf_printf(&cells, "%*s", VALUE_COLUMNS, text.data);
        if (i == 0) {
            buf_puts(&first, text.data);
        }
        differs |= strcmp(first.data, text.data) != 0;
        buf_deinit(&text);
    }
    buf_printf(out, "  %-*s%s%s\n", NAME_COLUMNS, name, cells.data, differs ? "  <" : "");
    buf_deinit(&cells);
    buf_deinit(&first);
}

void curves_put_table(Buf *out, const Timeline *const *runs, int run_count) {
    buf_printf(out, "  %*s", NAME_COLUMNS, "");
    for (int i = 0; i < run_count; i++) {
        buf_printf(out, "%*s", VALUE_COLUMNS, program_of(runs[i]));
    }
    buf_puts(out, "\n");
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        put_row(out, figures[i].name, figures[i].put, runs, run_count);
    }
}
