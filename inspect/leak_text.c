/* leak_text.c: the report as text, for a projector: 100 columns, plain words, the source lines
 * themselves.
 *
 *   == leak report: leak.go == 1 proven, 0 suspect
 *
 *   PROVEN  10 goroutines are stuck sending on a channel                    4.4 KB  L-CHAN-SEND
 *     blocked  leak.go:20   c <- 1
 *     started  leak.go:19   go func() {
 *     made     leak.go:11   c := make(chan int)                             unbuffered
 *     why      nothing that can still run knows this channel: nobody will ever receive
 *     fix      leak.go:11: give the channel a receiver, ...
 *
 * Chinese characters are two columns wide and break anywhere; the rest breaks at spaces.
 */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "inspect/leaks_internal.h"

enum {
    COLUMNS = 100, INDENT = 2, LABEL_COLUMNS = 11, WHERE_LEAST = 12, HOPS_MOST = 6, SHOWN_MOST = 20,
};

/* ---- columns */

static void pad_to(Buf *b, int from, int to) {
    for (int i = from; i < to; i++) {
        buf_putc(b, ' ');
    }
}

/* How many bytes of s fit into `columns`: to a space if there is one, else as much as fits. */
static size_t fitting(const char *s, size_t len, int columns) {
    size_t at = 0, last_break = 0;
    int used = 0, n;
    bool in_code = false; /* `defer wg.Done()` is not taken apart */
    while (at < len) {
        int wide = rune_columns(utf8_decode(s + at, len - at, &n));
        used += wide;
        if (used > columns) {
            return last_break > 0 ? last_break : at;
        }
        in_code ^= s[at] == '`';
        if ((s[at] == ' ' && !in_code) || wide == 2) {
            last_break = s[at] == ' ' ? at : at + (size_t)n;
        }
        at += (size_t)n;
    }
    return len;
}

/* Text from column `column` on, continued there on further lines. */
static void put_wrapped(Buf *b, const char *s, int column) {
    size_t len = strlen(s);
    while (len > 0) {
        size_t n = fitting(s, len, COLUMNS - column);
        buf_write(b, s, n);
        buf_putc(b, '\n');
        while (n < len && s[n] == ' ') {
            n++;
        }
        s += n;
        len -= n;
        if (len > 0) {
            pad_to(b, 0, column);
        }
    }
}

void leak_put_bytes(Buf *b, uint64_t bytes) {
    static const char *const units[] = {"KB", "MB", "GB", "TB"};
    if (bytes < 1024) {
        buf_printf(b, "%u bytes", (unsigned)bytes);
        return;
    }
    double n = (double)bytes / 1024;
    int unit = 0;
    while (n >= 999.5 && unit < 3) {
        n /= 1024;
        unit++;
    }
    buf_printf(b, n < 9.95 ? "%.1f %s" : "%.0f %s", n, units[unit]);
}

/* ---- places */

/* Without the folder of the program, which the reader knows. */
static const char *short_path(const Report *r, const char *path) {
    const char *program = r->leaks->options.program;
    const char *slash = strrchr(program, '/');
    size_t n = slash != NULL ? (size_t)(slash - program) + 1 : 0;
    return n > 0 && strncmp(path, program, n) == 0 ? path + n : path;
}

static const char *place_text(Report *r, const LeakPlace *p) {
    return arena_printf(&r->arena, "%s:%d", short_path(r, p->where.path), p->where.line);
}

static int where_columns(Report *r, const Finding *f) {
    int most = WHERE_LEAST;
    for (int i = 0; i < f->place_count; i++) {
        int n = (int)strlen(place_text(r, &f->places[i]));
        most = n > most ? n : most;
    }
    return most;
}

/* The line of the source, without what is around it. */
static const char *source_text(Report *r, const LeakPlace *p, int columns) {
    int len = 0;
    if (p->where.file == NULL || p->where.path != p->where.file->path) {
        return "";
    }
    const char *s = source_line(p->where.file, p->where.line, &len);
    while (len > 0 && (*s == ' ' || *s == '\t')) {
        s++;
        len--;
    }
    size_t n = (size_t)len;
    if (utf8_columns(s, n) > columns) {
        n = fitting(s, n, columns - 2);
        return arena_printf(&r->arena, "%.*s …", (int)n, s);
    }
    return arena_strndup(&r->arena, s, n);
}

static SayId role_word(LeakRole role) {
    static const SayId words[] = {
        [ROLE_BLOCKED] = SAY_ROLE_BLOCKED, [ROLE_GO] = SAY_ROLE_GO,
        [ROLE_MADE] = SAY_ROLE_MADE,       [ROLE_SLICE] = SAY_ROLE_SLICE,
        [ROLE_DEFER] = SAY_ROLE_DEFER,     [ROLE_TIMER] = SAY_ROLE_TIMER,
        [ROLE_FINALIZER] = SAY_ROLE_FINALIZER, [ROLE_ALLOC] = SAY_ROLE_ALLOC,
        [ROLE_LOCKED] = SAY_ROLE_LOCKED,
    };
    return words[role];
}

static void put_label(Report *r, Buf *b, SayId id) {
    const char *word = say(r, id);
    pad_to(b, 0, INDENT);
    buf_puts(b, word);
    int used = utf8_columns(word, strlen(word));
    pad_to(b, used, LABEL_COLUMNS);
}

static void put_place(Report *r, Buf *b, const LeakPlace *p, int where) {
    const char *text = place_text(r, p);
    put_label(r, b, role_word(p->role));
    buf_puts(b, text);
    int column = INDENT + LABEL_COLUMNS + where + 2;
    int note = p->note != NULL ? utf8_columns(p->note, strlen(p->note)) + 4 : 0;
    const char *source = source_text(r, p, COLUMNS - column - note);
    if (*source != 0 || p->note != NULL) {
        pad_to(b, (int)strlen(text), where + 2);
    }
    buf_puts(b, source);
    if (p->note != NULL) {
        buf_printf(b, "%s(%s)", *source != 0 ? "  " : "", p->note);
    }
    buf_putc(b, '\n');
}

/* ---- a finding */

/* Where the advice begins. A lock is to be let go by who holds it, a thing of the library by who
 * made it; other advice that replaces that of the code is for who waits. */
static LeakRole role_to_change(const Finding *f) {
    for (int i = 0; i < f->place_count && f->id == LEAK_SYNC; i++) {
        if (f->places[i].role == ROLE_LOCKED) {
            return ROLE_LOCKED;
        }
    }
    if (f->fix == SAY_FIX_PULL || f->fix == SAY_FIX_PIPE) {
        return ROLE_MADE;
    }
    return f->fix != SAY_NO_FIX ? ROLE_BLOCKED : leak_info(f->id)->fix_role;
}

static const LeakPlace *place_to_change(const Finding *f) {
    LeakRole role = role_to_change(f);
    for (int i = 0; i < f->place_count; i++) {
        bool is_std = f->places[i].where.file != NULL && f->places[i].where.file->is_std;
        if (f->places[i].role == role && !is_std) {
            return &f->places[i];
        }
    }
    return f->place_count > 0 ? &f->places[0] : NULL;
}

const char *leak_where(Report *r, const Finding *f) {
    const LeakPlace *p = place_to_change(f);
    return p != NULL ? place_text(r, p) : "";
}

static void put_fix(Report *r, Buf *b, const Finding *f) {
    const char *fix = leak_fix(r, f);
    const char *where = leak_where(r, f);
    put_label(r, b, SAY_FIX);
    if (*where != 0) {
        fix = arena_printf(&r->arena, "%s: %s", where, fix);
    }
    put_wrapped(b, fix, INDENT + LABEL_COLUMNS);
}

/* Holder first; of a long path its middle is left out. */
static void put_path(Report *r, Buf *b, const Finding *f) {
    Buf line;
    buf_init(&line);
    for (int i = 0; i < f->path.len; i++) {
        bool is_left_out =
            f->path.len > HOPS_MOST && i >= HOPS_MOST / 2 && i < f->path.len - HOPS_MOST / 2;
        if (!is_left_out) {
            buf_printf(&line, "%s%s", i > 0 ? " -> " : "", f->path.data[i]);
        } else if (i == HOPS_MOST / 2) {
            buf_puts(&line, " -> …");
        }
    }
    put_label(r, b,
              f->id == LEAK_FIN_BLOCKED ? SAY_QUEUE
              : f->id == LEAK_FIN_CYCLE ? SAY_RING
                                        : SAY_HELD);
    put_wrapped(b, line.data, INDENT + LABEL_COLUMNS);
    buf_deinit(&line);
}

/* "PROVEN  headline ........ bytes  code" */
static void put_headline(Report *r, Buf *b, const Finding *f) {
    const char *certainty = say(r, f->is_proven ? SAY_PROVEN : SAY_SUSPECT);
    const char *headline = leak_headline(r, f);
    Buf tail;
    buf_init(&tail);
    if (f->bytes > 0) {
        leak_put_bytes(&tail, f->bytes);
        buf_puts(&tail, "  ");
    }
    buf_puts(&tail, leak_info(f->id)->code.code);
    bool has_colour = r->leaks->options.colour;
    if (has_colour) {
        buf_puts(b, f->is_proven ? "\033[1;31m" : "\033[1;33m");
    }
    buf_printf(b, "%s  %s", certainty, headline);
    if (has_colour) {
        buf_puts(b, "\033[0m");
    }
    int used =
        utf8_columns(certainty, strlen(certainty)) + 2 + utf8_columns(headline, strlen(headline));
    int to = COLUMNS - (int)tail.len;
    pad_to(b, used, to > used + 2 ? to : used + 2);
    buf_write(b, tail.data, tail.len);
    buf_putc(b, '\n');
    buf_deinit(&tail);
}

/* "3 (1.5 KB)" */
static const char *amount_text(Report *r, uint32_t count, uint64_t bytes) {
    Buf b;
    buf_init(&b);
    buf_printf(&b, "%u", count);
    if (bytes > 0) {
        buf_puts(&b, " (");
        leak_put_bytes(&b, bytes);
        buf_putc(&b, ')');
    }
    const char *text = arena_strndup(&r->arena, b.data, b.len);
    buf_deinit(&b);
    return text;
}

/* What the report before had of it. */
static void put_change(Report *r, Buf *b, const Finding *f) {
    if (f->change == CHANGE_NEW) {
        put_label(r, b, SAY_SINCE);
        buf_printf(b, "%s\n", say(r, SAY_NEW));
    } else if (f->change == CHANGE_GROWN && f->past != NULL) {
        put_label(r, b, SAY_SINCE);
        buf_printf(b, say(r, SAY_GREW), amount_text(r, f->past->count, f->past->bytes),
                   amount_text(r, f->count, f->bytes));
        buf_putc(b, '\n');
    }
}

static void put_finding(Report *r, Buf *b, const Finding *f) {
    int where = where_columns(r, f);
    put_headline(r, b, f);
    put_change(r, b, f);
    for (int i = 0; i < f->place_count; i++) {
        put_place(r, b, &f->places[i], where);
    }
    if (f->reason != NULL) {
        put_label(r, b, SAY_WHY);
        put_wrapped(b, f->reason, INDENT + LABEL_COLUMNS);
    }
    if (f->path.len > 0) {
        put_path(r, b, f);
    }
    put_fix(r, b, f);
}

/* ---- all */

/* Why there is a report now; at the end of the program there is nothing to say. */
static const char *moment_text(Report *r) {
    if (r->compares) {
        return say(r, r->leaks->ledger.is_kept ? SAY_SINCE_LAST : SAY_NO_LAST);
    }
    switch (r->moment) {
    case WATCH_LINE: return arena_printf(&r->arena, " (%s)", r->leaks->options.line);
    case WATCH_ASKED: return r->leaks->options.only_asked ? "" : say(r, SAY_ASKED);
    case WATCH_DEADLOCK: return say(r, SAY_AT_DEADLOCK);
    case WATCH_QUIT: return " (SIGQUIT)";
    default: return "";
    }
}

/* What has changed since the report before is told; without one, everything. */
static bool is_told(const Finding *f) {
    return f->change != CHANGE_NONE;
}

static bool is_comparison(const Report *r) {
    return r->compares && r->leaks->ledger.is_kept;
}

static int count_gone(const Report *r) {
    const LeakLedger *l = &r->leaks->ledger;
    int n = 0;
    for (int i = 0; i < l->findings.len; i++) {
        n += l->findings.data[i].is_gone;
    }
    return n;
}

static void put_change_counts(Report *r, Buf *b) {
    int counts[CHANGE_NEW + 1] = {0};
    for (int i = 0; i < r->findings.len; i++) {
        counts[r->findings.data[i]->change]++;
    }
    buf_printf(b, say(r, SAY_CHANGE_COUNTS), counts[CHANGE_NEW], counts[CHANGE_GROWN],
               count_gone(r), counts[CHANGE_NONE]);
    buf_putc(b, '\n');
}

static void put_gone(Report *r, Buf *b) {
    const LeakLedger *l = &r->leaks->ledger;
    buf_puts(b, count_gone(r) > 0 ? "\n" : "");
    for (int i = 0; i < l->findings.len; i++) {
        const PastFinding *p = &l->findings.data[i];
        if (p->is_gone) {
            const LeakCode *code = &leak_info(p->id)->code;
            buf_printf(b, "%s  %s, %s", say(r, SAY_GONE),
                       r->lang == LEAK_CHINESE ? code->title_zh : code->title,
                       amount_text(r, p->count, p->bytes));
            buf_printf(b, *p->where != 0 ? ": %s\n" : "%s\n", p->where);
        }
    }
}

static void put_title(Report *r, Buf *b, int proven) {
    buf_printf(b, "\n== %s: %s%s == ", say(r, SAY_TITLE), short_path(r, r->leaks->options.program),
               moment_text(r));
    if (is_comparison(r) && r->findings.len + r->leaks->ledger.findings.len > 0) {
        put_change_counts(r, b);
    } else if (r->findings.len == 0) {
        buf_printf(b, "%s\n", say(r, SAY_NOTHING));
    } else {
        buf_printf(b, say(r, SAY_COUNTS), proven, r->findings.len - proven);
        buf_putc(b, '\n');
    }
}

static void put_codes(Report *r, Buf *b) {
    bool is_listed[LEAK_COUNT] = {false};
    Buf codes;
    buf_init(&codes);
    for (int i = 0; i < r->findings.len; i++) {
        LeakId id = r->findings.data[i]->id;
        if (!is_listed[id] && is_told(r->findings.data[i])) {
            buf_printf(&codes, "%s%s", codes.len > 0 ? " | " : "", leak_info(id)->code.code);
            is_listed[id] = true;
        }
    }
    if (codes.len > 0) {
        buf_putc(b, '\n');
        buf_printf(b, say(r, SAY_EXPLAIN), codes.data);
        buf_putc(b, '\n');
    }
    buf_deinit(&codes);
}

void leak_write_text(Report *r, Buf *out) {
    put_title(r, out, r->leaks->proven);
    int told = 0;
    for (int i = 0; i < r->findings.len; i++) {
        if (is_told(r->findings.data[i]) && told++ < SHOWN_MOST) {
            buf_putc(out, '\n');
            put_finding(r, out, r->findings.data[i]);
        }
    }
    if (told > SHOWN_MOST) {
        buf_putc(out, '\n');
        buf_printf(out, say(r, SAY_MORE), told - SHOWN_MOST);
        buf_putc(out, '\n');
    }
    if (is_comparison(r)) {
        put_gone(r, out);
    }
    put_codes(r, out);
}
