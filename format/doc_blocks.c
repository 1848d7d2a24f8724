/* format/doc_blocks.c: the blocks of a doc comment: paragraphs, headings, lists, code.
 *
 * See "Go Doc Comments" (go.dev/doc/comment). What is indented is a list, if its first line has a
 * list marker, or else code; what is not is a paragraph, or a heading if it is a single line that
 * looks like one. A few common mistakes are understood: code whose closing brace was forgotten
 * to be indented, or its first line; lists of which only continuation lines are indented.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "format/format_internal.h"

/* Lines start .. end of a kind. */
typedef struct Span {
    int start, end;
    DocBlockKind kind;
} Span;

/* ---- lines */

static bool is_indented(Text line)
{
    return line.len > 0 && (line.s[0] == ' ' || line.s[0] == '\t');
}

static Text leading_blanks(Text line)
{
    uint32_t n = 0;
    while (n < line.len && (line.s[n] == ' ' || line.s[n] == '\t')) {
        n++;
    }
    return text_to(line, n);
}

static Text common_prefix(Text a, Text b)
{
    uint32_t n = 0;
    while (n < a.len && n < b.len && a.s[n] == b.s[n]) {
        n++;
    }
    return text_to(a, n);
}

static Lines without_empty_ends(Lines lines)
{
    while (lines.count > 0 && lines.at[0].len == 0) {
        lines.at++;
        lines.count--;
    }
    while (lines.count > 0 && lines.at[lines.count - 1].len == 0) {
        lines.count--;
    }
    return lines;
}

/* The lines in a new array, without empty ones at the ends and without the indentation that all
 * have; lines of nothing but blanks become empty. */
static Lines unindent(Arena *arena, Lines lines)
{
    lines = without_empty_ends(lines);
    if (lines.count == 0) {
        return lines;
    }
    Text prefix = leading_blanks(lines.at[0]);
    for (int i = 1; i < lines.count; i++) {
        if (lines.at[i].len > 0) {
            prefix = common_prefix(prefix, leading_blanks(lines.at[i]));
        }
    }
    Lines out = {ARENA_ARRAY(arena, Text, lines.count), lines.count};
    for (int i = 0; i < lines.count; i++) {
        Text line = lines.at[i];
        bool has_prefix = line.len >= prefix.len &&
                          (prefix.len == 0 || memcmp(line.s, prefix.s, prefix.len) == 0);
        line = has_prefix ? text_from(line, prefix.len) : line;
        out.at[i] = text_trim(line).len > 0 ? line : text_to(line, 0);
    }
    return without_empty_ends(out);
}

static Lines split(Arena *arena, Text text)
{
    int count = 1;
    for (uint32_t i = 0; i < text.len; i++) {
        count += text.s[i] == '\n';
    }
    Lines lines = {ARENA_ARRAY(arena, Text, count), 0};
    for (Text line; text_next_line(&text, &line);) {
        lines.at[lines.count++] = line;
    }
    return lines;
}

/* ---- markers */

typedef struct ListMarker {
    Text number; /* empty: a bullet */
    Text rest;   /* behind it */
} ListMarker;

static uint32_t bullet_width(Text line)
{
    int width;
    int rune = utf8_decode(line.s, line.len, &width);
    return rune == 0x2022 || rune == '*' || rune == '+' || rune == '-' ? (uint32_t)width : 0;
}

static bool list_marker(Text line, ListMarker *m)
{
    line = text_trim(line);
    uint32_t n = 0;
    while (n < line.len && '0' <= line.s[n] && line.s[n] <= '9') {
        n++;
    }
    *m = (ListMarker){.number = text_to(line, n)};
    if (line.len == 0) {
        return false;
    }
    if (n > 0) {
        if (n >= line.len || (line.s[n] != '.' && line.s[n] != ')')) {
            return false;
        }
        m->rest = text_from(line, n + 1);
    } else {
        uint32_t bullet = bullet_width(line);
        if (bullet == 0) {
            return false;
        }
        m->rest = text_from(line, bullet);
    }
    return is_indented(m->rest) && text_trim(m->rest).len > 0;
}

static bool is_list_item(Text line)
{
    ListMarker m;
    return list_marker(line, &m);
}

static bool is_heading(Text line)
{
    return line.len >= 2 && line.s[0] == '#' && is_indented(text_from(line, 1)) &&
           text_trim(line).len > 1;
}

static bool contains_any(Text line, const char *const *strings)
{
    for (; *strings; strings++) {
        if (memmem(line.s, line.len, *strings, strlen(*strings))) {
            return true;
        }
    }
    return false;
}

/* An apostrophe only as in "Go's", a full stop only inside of words. */
static bool has_heading_punctuation(Text line)
{
    for (uint32_t i = 0; i < line.len; i++) {
        Text rest = text_from(line, i + 1);
        if (line.s[i] == '\'' &&
            !(text_has_prefix(rest, "s ") || (rest.len == 1 && rest.s[0] == 's'))) {
            return false;
        }
        if (line.s[i] == '.' && (rest.len == 0 || rest.s[0] == ' ')) {
            return false;
        }
    }
    return true;
}

/* A line between empty ones that reads like a title, as headings were before they had a mark. */
static bool is_old_heading(Lines all, int i)
{
    static const char *const illegal[] = {
        ";", ":", "!", "?", "+", "*", "/", "=", "[", "]", "{", "}", "_", "^", "\u00B0", "&",
        "\u00A7", "~", "%", "#", "@", "<", "\"", ">", "\\", NULL,
    };
    if (i <= 0 || all.at[i - 1].len > 0 || i + 2 >= all.count || all.at[i + 1].len > 0 ||
        is_indented(all.at[i + 2])) {
        return false;
    }
    Text line = text_trim(all.at[i]);
    int width;
    int first = utf8_decode(line.s, line.len, &width);
    int last = utf8_decode_last(line.s, line.len, &width);
    return rune_is_letter(first) && rune_is_upper(first) &&
           (rune_is_letter(last) || rune_is_digit(last)) && !contains_any(line, illegal) &&
           has_heading_punctuation(line);
}

/* ---- spans */

/* Reading position. Lines before `forced` count as indented, whatever they look like. */
typedef struct SpanScan {
    Lines lines;
    int i, forced;
} SpanScan;

static bool is_inside(const SpanScan *s, int i)
{
    return i < s->forced || is_indented(s->lines.at[i]);
}

/* Lists and code go over empty lines up to the next line that is not indented. */
static Span indented_span(SpanScan *s)
{
    Lines lines = s->lines;
    Span span = {.start = s->i};
    bool takes_items = is_list_item(lines.at[s->i]) && s->i < s->forced;
    s->i++;
    while (s->i < lines.count &&
           (lines.at[s->i].len == 0 || is_inside(s, s->i) ||
            (takes_items && is_list_item(lines.at[s->i])))) {
        takes_items = takes_items && lines.at[s->i].len > 0;
        s->i++;
    }
    span.end = s->i;
    while (span.end > span.start && lines.at[span.end - 1].len == 0) {
        span.end--;
    }
    if (span.end < lines.count && text_has_prefix(lines.at[span.end], "}")) {
        span.end++;
    }
    span.kind = is_list_item(lines.at[span.start]) ? DOC_LIST : DOC_CODE;
    return span;
}

static bool ends_with(Text line, char c)
{
    return line.len > 0 && line.s[line.len - 1] == c;
}

/* The last of the lines start .. end may belong to what is indented below them; returns the new
 * end, and moves `forced` if so. */
static int leave_to_indented(SpanScan *s, int start, int end)
{
    Lines lines = s->lines;
    if (end >= lines.count || lines.at[end].len == 0 || is_list_item(lines.at[end])) {
        return end;
    }
    Text last = lines.at[end - 1];
    if (is_list_item(last)) {
        s->forced = end;
        end--;
        while (end > start && is_list_item(lines.at[end - 1])) {
            end--;
        }
    } else if (ends_with(last, '{') || ends_with(last, '\\')) {
        s->forced = end;
        end--;
    }
    return end;
}

/* False: nothing is left of it; its lines are to be read again as indented ones. */
static bool plain_span(SpanScan *s, Span *span)
{
    Lines lines = s->lines;
    *span = (Span){.start = s->i};
    s->i++;
    while (s->i < lines.count && lines.at[s->i].len > 0 && !is_indented(lines.at[s->i])) {
        s->i++;
    }
    span->end = leave_to_indented(s, span->start, s->i);
    if (span->start == span->end && s->forced > span->start) {
        s->i = span->start;
        return false;
    }
    bool is_single = span->end - span->start == 1;
    span->kind = is_single && is_heading(lines.at[span->start])         ? DOC_HEADING
                 : is_single && is_old_heading(lines, span->start) ? DOC_OLD_HEADING
                                                                        : DOC_PARAGRAPH;
    return true;
}

static bool next_span(SpanScan *s, Span *span)
{
    for (;;) {
        while (s->i < s->lines.count && s->lines.at[s->i].len == 0) {
            s->i++;
        }
        if (s->i >= s->lines.count) {
            return false;
        }
        if (is_inside(s, s->i)) {
            *span = indented_span(s);
            break;
        }
        if (plain_span(s, span)) {
            break;
        }
    }
    s->i = span->end;
    return true;
}

/* ---- blocks */

/* A paragraph that is nothing but link definitions: they go to the end of the comment. */
static bool take_definitions(Lines lines, DocLinks *links)
{
    DocLink link;
    for (int i = 0; i < lines.count; i++) {
        if (!doc_link_definition(lines.at[i], &link)) {
            return false;
        }
    }
    for (int i = 0; i < lines.count; i++) {
        doc_link_definition(lines.at[i], &link);
        VEC_PUSH(&links->list, link);
    }
    return true;
}

static Text join(Arena *arena, Lines lines)
{
    Buf b;
    buf_init(&b);
    for (int i = 0; i < lines.count; i++) {
        if (i > 0) {
            buf_putc(&b, '\n');
        }
        buf_write(&b, lines.at[i].s, lines.at[i].len);
    }
    Text text = {arena_strndup(arena, b.data ? b.data : "", b.len), (uint32_t)b.len};
    buf_deinit(&b);
    return text;
}

typedef struct ListScan {
    Arena *arena;
    DocLinks *links;
    DocBlock *list;
    Lines text; /* of the paragraph being read */
} ListScan;

/* The paragraph that has been read becomes a part of the current item. */
static void end_item_paragraph(ListScan *s)
{
    if (s->list->part_count == 0) {
        s->text.count = 0;
        return;
    }
    ItemPart *last = &s->list->parts[s->list->part_count - 1];
    if (!take_definitions(s->text, s->links)) {
        if (last->has_text) {
            last = &s->list->parts[s->list->part_count++];
            *last = (ItemPart){0};
        }
        last->has_text = true;
        last->text = join(s->arena, s->text);
    }
    s->text.count = 0;
}

static void read_list(Arena *arena, Lines lines, DocLinks *links, DocBlock *list)
{
    ListMarker first, m;
    list_marker(lines.at[0], &first);
    list->parts = ARENA_ARRAY(arena, ItemPart, lines.count * 2);
    ListScan s = {arena, links, list, {ARENA_ARRAY(arena, Text, lines.count), 0}};
    for (int i = 0; i < lines.count; i++) {
        Text line = lines.at[i];
        if (list_marker(line, &m) && (m.number.len > 0) == (first.number.len > 0)) {
            if (i > 0) {
                end_item_paragraph(&s);
            }
            list->parts[list->part_count++] = (ItemPart){.is_first = true, .number = m.number};
            line = m.rest;
        }
        line = text_trim(line);
        if (line.len > 0) {
            s.text.at[s.text.count++] = line;
        } else {
            list->is_loose = true;
            end_item_paragraph(&s);
        }
    }
    end_item_paragraph(&s);
}

/* False: it was nothing but link definitions. */
static bool read_block(Arena *arena, Lines all, Span span, DocLinks *links, DocBlock *b)
{
    Lines lines = {all.at + span.start, span.end - span.start};
    *b = (DocBlock){.kind = span.kind, .blank_before = true, .lines = lines};
    switch (span.kind) {
    case DOC_PARAGRAPH:
        b->text = join(arena, lines);
        return !take_definitions(lines, links);
    case DOC_HEADING:
        b->text = text_trim(text_from(lines.at[0], 1));
        return true;
    case DOC_OLD_HEADING:
        b->text = text_trim(lines.at[0]);
        return true;
    case DOC_CODE:
        b->lines = unindent(arena, lines);
        return true;
    case DOC_LIST:
        read_list(arena, lines, links, b);
        return true;
    }
    return true;
}

static bool is_loose_list(const DocBlock *b)
{
    bool has_empty_item = false;
    for (int i = 0; i < b->part_count; i++) {
        has_empty_item |= !b->parts[i].has_text;
    }
    return b->is_loose || has_empty_item;
}

void doc_read(Arena *arena, Text text, DocBlocks *blocks)
{
    SpanScan s = {.lines = unindent(arena, split(arena, text))};
    Span span;
    DocBlock b;
    for (int previous_end = 0; next_span(&s, &span); previous_end = span.end) {
        if (!read_block(arena, s.lines, span, &blocks->links, &b)) {
            continue;
        }
        if (b.kind == DOC_LIST) {
            b.is_loose = is_loose_list(&b);
            b.blank_before = b.is_loose || previous_end < span.start;
        }
        VEC_PUSH(&blocks->list, b);
    }
}

void doc_blocks_deinit(DocBlocks *blocks)
{
    VEC_FREE(&blocks->list);
    VEC_FREE(&blocks->links.list);
}
