/* format/doc_form.c: a doc comment in canonical form, as gofmt writes it. */
#include <stdlib.h>

#include "format/format_internal.h"

static void put_list(Buf *out, const DocBlock *list, DocLinks *links)
{
    for (int i = 0; i < list->part_count; i++) {
        const ItemPart *part = &list->parts[i];
        if (part->is_first) {
            buf_puts(out, i > 0 && list->is_loose ? "\n" : "");
            if (part->number.len > 0) {
                buf_printf(out, " %.*s. ", (int)part->number.len, part->number.s);
            } else {
                buf_puts(out, "  - ");
            }
        } else {
            buf_puts(out, "\n    ");
        }
        if (part->has_text) {
            doc_put_text(out, part->text, links, "    ");
            buf_putc(out, '\n');
        }
    }
}

static void put_code(Buf *out, Lines lines)
{
    for (int i = 0; i < lines.count; i++) {
        buf_puts(out, lines.at[i].len > 0 ? "\t" : "");
        buf_write(out, lines.at[i].s, lines.at[i].len);
        buf_putc(out, '\n');
    }
}

static void put_block(Buf *out, const DocBlock *b, DocLinks *links)
{
    switch (b->kind) {
    case DOC_PARAGRAPH:
        doc_put_text(out, b->text, links, "");
        buf_putc(out, '\n');
        break;
    case DOC_HEADING:
    case DOC_OLD_HEADING:
        buf_printf(out, "# %.*s\n", (int)b->text.len, b->text.s);
        break;
    case DOC_LIST:
        put_list(out, b, links);
        break;
    case DOC_CODE:
        put_code(out, b->lines);
        break;
    }
}

static void put_definitions(Buf *out, const DocLinks *links, bool used)
{
    bool is_first = true;
    for (int i = 0; i < links->list.len; i++) {
        const DocLink *link = &links->list.data[i];
        if (link->is_used == used) {
            buf_printf(out, "%s[%.*s]: %.*s\n", is_first ? "\n" : "", (int)link->name.len,
                       link->name.s, (int)link->url.len, link->url.s);
            is_first = false;
        }
    }
}

void doc_format(Arena *arena, Text text, Buf *out)
{
    DocBlocks blocks = {0};
    doc_read(arena, text, &blocks);
    for (int i = 0; i < blocks.list.len; i++) {
        if (i > 0 && blocks.list.data[i].blank_before) {
            buf_putc(out, '\n');
        }
        put_block(out, &blocks.list.data[i], &blocks.links);
    }
    put_definitions(out, &blocks.links, true);
    put_definitions(out, &blocks.links, false);
    doc_blocks_deinit(&blocks);
}
