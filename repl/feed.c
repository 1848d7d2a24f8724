/* feed.c: texts of several entries: where each ends, and how a session is written to come back.
 *
 * A text is cut at the first line break that makes an entry whole, as if it were typed; a file with
 * a package clause is one entry. What would be cut otherwise, because it was pasted or loaded as one,
 * is saved between two comments, and so is what a panic or a deadlock ended: it will end so again,
 * and what follows was entered all the same.
 */
#include <stdlib.h>
#include <string.h>

#include "driver/ask.h"
#include "repl/repl_internal.h"

static const char as_one[] = "//gol:entry\n", stopped[] = "//gol:stopped\n", end_mark[] = "//gol:end\n";

static bool begins_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

bool repl_is_whole(const char *text, size_t len) {
    return text[strspn(text, " \t")] == ':' || session_text(text, len) != TEXT_INCOMPLETE;
}

/* ---- texts that grow */

enum { ALWAYS_ASKED = 4096 }; /* bytes up to which the parser is asked at each line */

/* One byte of Go, outside comments and literals, or the two that begin a comment. */
static void scan_code(EntryScan *scan, char c, char next) {
    bool is_comment = c == '/' && (next == '/' || next == '*');
    if (is_comment) {
        scan->inside = next;
        scan->at++;
    }
    switch (c) {
    case '(': case '[': case '{': scan->depth++; break;
    case ')': case ']': case '}': scan->depth--; break;
    case '"': case '\'': case '`': scan->inside = c; break;
    default: break;
    }
}

static void scan_on(EntryScan *scan, const char *text, size_t len) {
    for (; scan->at < len; scan->at++) {
        char c = text[scan->at], before = scan->at > 0 ? text[scan->at - 1] : 0;
        switch (scan->inside) {
        case 0: scan_code(scan, c, text[scan->at + 1]); break;
        case '*': scan->inside = c == '/' && before == '*' ? 0 : '*'; break;
        case '`': scan->inside = c == '`' ? 0 : '`'; break;
        case '/': scan->inside = c == '\n' ? 0 : '/'; break;
        default: /* a string or character, which ends with its line */
            scan->at += c == '\\' && text[scan->at + 1] != '\n';
            scan->inside = c == scan->inside || c == '\n' ? 0 : scan->inside;
        }
    }
}

bool repl_scan_is_whole(EntryScan *scan, const char *text, size_t len) {
    scan_on(scan, text, len);
    bool is_open = scan->depth > 0 || scan->inside == '`' || scan->inside == '*';
    if (is_open && len > ALWAYS_ASKED && len - scan->asked < scan->asked / 4) {
        return false;
    }
    scan->asked = len;
    return repl_is_whole(text, len);
}

static bool is_file(const char *text) {
    return begins_with(text, "package ");
}

/* Where the entry that begins at text ends. */
static size_t entry_length(const char *text, size_t len) {
    EntryScan scan = {0};
    size_t n = 0;
    while (n < len) {
        const char *end = memchr(text + n, '\n', len - n);
        n = end != NULL ? (size_t)(end - text) + 1 : len;
        if (!is_file(text) && repl_scan_is_whole(&scan, text, n)) {
            return n;
        }
    }
    return len;
}

/* ---- reading */

static bool enter_copy(Repl *r, const char *text, size_t len) {
    char *entry = strndup(text, len);
    bool ok = repl_enter(r, entry, len);
    free(entry);
    return ok;
}

/* The entry between marks, of which the first is there; how much of the text that is. */
static size_t feed_marked(Repl *r, const char *text, size_t len, bool *ok) {
    bool may_stop = begins_with(text, stopped);
    size_t start = strcspn(text, "\n") + 1;
    const char *end = strstr(text + start, end_mark);
    size_t stop = end != NULL ? (size_t)(end - text) : len;
    *ok = enter_copy(r, text + start, stop - start) || may_stop;
    return end != NULL ? stop + strlen(end_mark) : len;
}

bool repl_feed(Repl *r, const char *text, size_t len) {
    bool ok = true;
    if (len > 2 && text[0] == '#' && text[1] == '!') {
        size_t skip = strcspn(text, "\n");
        text += skip;
        len -= skip;
    }
    for (size_t n; ok && len > 0 && !r->is_leaving; text += n, len -= n) {
        if (begins_with(text, as_one) || begins_with(text, stopped)) {
            n = feed_marked(r, text, len, &ok);
        } else {
            n = entry_length(text, len);
            ok = enter_copy(r, text, n);
        }
    }
    return ok;
}

/* ---- writing */

static void put_lines(Buf *out, const char *before, const char *text) {
    while (*text != 0) {
        size_t n = strcspn(text, "\n");
        buf_printf(out, "%s%.*s\n", before, (int)n, text);
        text += n + (text[n] == '\n');
    }
}

/* What was interrupted may never end by itself: it is kept as a comment. */
static void save_entry(void *ctx, const char *text, SessionEnd end) {
    Buf *out = ctx;
    size_t len = strlen(text);
    bool is_marked = end == SESSION_STOPPED || is_file(text) || entry_length(text, len) < len;
    if (end == SESSION_INTERRUPTED) {
        buf_puts(out, "// interrupted:\n");
        put_lines(out, "//\t", text);
        return;
    }
    buf_puts(out, !is_marked ? "" : end == SESSION_STOPPED ? stopped : as_one);
    put_lines(out, "", text);
    buf_puts(out, is_marked ? end_mark : "");
}

void repl_saved_text(Repl *r, Buf *out) {
    session_each_entry(r->session, save_entry, out);
}
