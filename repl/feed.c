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

static bool is_file(const char *text) {
    return begins_with(text, "package ");
}

/* Where the entry that begins at text ends. */
static size_t entry_length(const char *text, size_t len) {
    size_t n = 0;
    while (n < len) {
        const char *end = memchr(text + n, '\n', len - n);
        n = end != NULL ? (size_t)(end - text) + 1 : len;
        if (!is_file(text) && repl_is_whole(text, n)) {
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
