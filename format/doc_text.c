/* format/doc_text.c: running text of doc comments: quotes, links, URLs.
 *
 * Doubled single quotes become the typographic double ones, ``so'', except in URLs. [name] uses
 * the link of that name, if the comment defines one.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "format/format_internal.h"

/* ---- URLs */

static bool is_alnum(char c)
{
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
}

static bool is_one_of(char c, const char *set)
{
    return c != 0 && strchr(set, c) != NULL;
}

static bool is_scheme(Text t)
{
    static const char *const schemes[] = {
        "file", "ftp", "gopher", "http", "https", "mailto", "nntp",
    };
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (text_equal(t, (Text){schemes[i], (uint32_t)strlen(schemes[i])})) {
            return true;
        }
    }
    return false;
}

/* May stand inside a path, not at its end. */
static bool is_punctuation(char c)
{
    return is_one_of(c, ".,:;?!");
}

static bool is_host(char c)
{
    return is_alnum(c) || is_one_of(c, "_@-.[]:");
}

static bool is_path(char c)
{
    return is_alnum(c) || is_one_of(c, "$'()*+&#=@~_/-[]{}%");
}

/* Where the host that begins at `start` ends, or 0: there is none. */
static uint32_t host_end(Text t, uint32_t start)
{
    if (start >= t.len || !is_host(t.s[start]) || is_punctuation(t.s[start])) {
        return 0;
    }
    uint32_t end = start + 1;
    for (uint32_t i = start + 1; i < t.len && is_host(t.s[i]); i++) {
        end = is_punctuation(t.s[i]) ? end : i + 1;
    }
    return end;
}

static char closing_of(char c)
{
    return c == '(' ? ')' : c == '[' ? ']' : c == '{' ? '}' : 0;
}

/* Where the path ends: brackets in it are paired, and it does not end in punctuation. */
static uint32_t path_end(Text t, uint32_t start)
{
    VEC(char) open = {0};
    uint32_t end = start;
    for (uint32_t i = start; i < t.len; i++) {
        char c = t.s[i];
        if (is_punctuation(c)) {
            continue;
        }
        if (!is_path(c)) {
            break;
        }
        if (closing_of(c)) {
            VEC_PUSH(&open, closing_of(c));
        } else if (is_one_of(c, ")]}")) {
            if (open.len == 0 || open.data[open.len - 1] != c) {
                break;
            }
            open.len--;
        }
        end = open.len == 0 ? i + 1 : end;
    }
    VEC_FREE(&open);
    return end;
}

/* The length of the URL that t begins with, or 0. */
static uint32_t url_length(Text t)
{
    enum { SHORTEST = 7, MIN_SCHEME = 3, MAX_SCHEME = 6, SEPARATOR = 3 };
    if (t.len < SHORTEST) {
        return 0;
    }
    uint32_t colon = MIN_SCHEME;
    while (colon <= MAX_SCHEME && t.s[colon] != ':') {
        colon++;
    }
    if (colon > MAX_SCHEME || !text_has_prefix(text_from(t, colon), "://") ||
        !is_scheme(text_to(t, colon))) {
        return 0;
    }
    uint32_t host = host_end(t, colon + SEPARATOR);
    return host == 0 ? 0 : path_end(t, host);
}

bool doc_link_definition(Text line, DocLink *link)
{
    const char *close = line.len ? memmem(line.s, line.len, "]:", 2) : NULL;
    uint32_t i = close ? (uint32_t)(close - line.s) : 0;
    if (!close || line.s[0] != '[' || i + 3 >= line.len ||
        (line.s[i + 2] != ' ' && line.s[i + 2] != '\t')) {
        return false;
    }
    Text url = text_trim(text_from(line, i + 3));
    const char *separator = url.len ? memmem(url.s, url.len, "://", 3) : NULL;
    if (!separator || !is_scheme(text_to(url, (uint32_t)(separator - url.s)))) {
        return false;
    }
    *link = (DocLink){.name = text_to(text_from(line, 1), i - 1), .url = url};
    return true;
}

/* ---- text */

static uint32_t name_length(Text t)
{
    uint32_t n = 0;
    while (n < t.len) {
        char c = t.s[n];
        if ((unsigned char)c < 0x80) {
            if (!is_alnum(c) && c != '_') {
                break;
            }
            if (n == 0 && '0' <= c && c <= '9') {
                break;
            }
            n++;
            continue;
        }
        int width;
        if (!rune_is_letter(utf8_decode(t.s + n, t.len - n, &width))) {
            break;
        }
        n += (uint32_t)width;
    }
    return n;
}

static void put_indented(Buf *out, Text t, const char *indent)
{
    for (uint32_t i = 0; i < t.len; i++) {
        buf_putc(out, t.s[i]);
        if (t.s[i] == '\n') {
            buf_puts(out, indent);
        }
    }
}

/* Length of a word or URL in which quotes are left alone. */
static uint32_t word_length(Text t)
{
    uint32_t url = url_length(t);
    return url ? url : name_length(t);
}

/* Three back quotes in a row (and more behind them, counted from the start of what is left, as
 * gofmt does it) are Markdown, no quotation. */
static uint32_t fence_length(Text t)
{
    uint32_t n = 3;
    while (n < t.len && t.s[n] == '`') {
        n++;
    }
    return n;
}

static void put_quotes(Buf *out, Text t, const char *indent, bool has_words)
{
    for (uint32_t i = 0, step; i < t.len; i += step) {
        Text rest = text_from(t, i);
        step = has_words ? word_length(rest) : 0;
        if (step > 0) {
            put_indented(out, text_to(rest, step), indent);
        } else if (text_has_prefix(rest, "```")) {
            step = fence_length(rest);
            put_indented(out, text_to(rest, step), indent);
        } else if (text_has_prefix(rest, "``")) {
            step = 2;
            buf_puts(out, "\u201C");
        } else if (text_has_prefix(rest, "''")) {
            step = 2;
            buf_puts(out, "\u201D");
        } else {
            step = 1;
            put_indented(out, text_to(rest, 1), indent);
        }
    }
}

static DocLink *find_link(DocLinks *links, const Buf *name)
{
    for (int i = 0; i < links->list.len; i++) {
        DocLink *link = &links->list.data[i];
        if (text_equal(link->name, (Text){name->data, (uint32_t)name->len})) {
            return link;
        }
    }
    return NULL;
}

/* Text up to the bracket, then the text of a link, in its brackets unless that is for readers. */
static void put_link(Buf *out, Text before, Text name, const char *indent, bool is_plain)
{
    put_quotes(out, before, indent, true);
    buf_puts(out, is_plain ? "" : "[");
    put_quotes(out, name, indent, false);
    buf_puts(out, is_plain ? "" : "]");
}

/* A link to a name must not be a part of a word, an index or the like. */
static bool stands_alone(Text t, uint32_t open, uint32_t close)
{
    static const char *const around = " \t\n.,:;!?()'\"-*/";
    return (open == 0 || is_one_of(t.s[open - 1], around)) &&
           (close + 1 >= t.len || is_one_of(t.s[close + 1], around));
}

static bool is_link(DocLinks *links, const Buf *name, Text t, uint32_t open, uint32_t close)
{
    DocLink *link = find_link(links, name);
    if (link != NULL) {
        link->is_used = true;
        return true;
    }
    return links->is_documented != NULL && stands_alone(t, open, close) && name->len > 0 &&
           links->is_documented(links->ctx, (Text){name->data, (uint32_t)name->len});
}

void doc_put_text(Buf *out, Text t, DocLinks *links, const char *indent)
{
    Buf name; /* what stands in the brackets, on one line */
    buf_init(&name);
    uint32_t written = 0;
    int64_t open = -1;
    for (uint32_t i = 0; i < t.len; i++) {
        char c = t.s[i] == '\n' || t.s[i] == '\t' ? ' ' : t.s[i];
        if (c == '[') {
            open = i;
        } else if (c == ']') {
            uint32_t start = (uint32_t)open;
            if (open >= 0 && is_link(links, &name, t, start, i)) {
                put_link(out, text_to(text_from(t, written), start - written),
                         text_to(text_from(t, start + 1), i - start - 1), indent, links->is_plain);
                written = i + 1;
            }
            open = -1;
            name.len = 0;
        } else if (open >= 0) {
            buf_putc(&name, c);
        }
    }
    put_quotes(out, text_from(t, written), indent, true);
    buf_deinit(&name);
}
