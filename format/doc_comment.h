/* format/doc_comment.h: doc comments as "Go Doc Comments" (go.dev/doc/comment) has them.
 *
 * doc_read takes the text of a comment, without slashes and stars, apart into blocks; who lays it
 * out (doc_form.c for gofmt, doc/prose.c for readers) goes over them and has doc_put_text write
 * their running text. Everything borrowed or made lies in the caller's arena and the comment's
 * text.
 */
#ifndef GOL_FORMAT_DOC_COMMENT_H
#define GOL_FORMAT_DOC_COMMENT_H

#include "base/arena.h"
#include "base/buf.h"
#include "format/text.h"

/* [name]: url, as a comment defines it. */
typedef struct DocLink {
    Text name, url;
    bool is_used;
} DocLink;

typedef struct DocLinks {
    VEC(DocLink) list;
    bool is_plain; /* for readers: the text of a link loses its brackets */
    /* Whether [name] is documented somewhere: a link without a definition. NULL: none is. */
    bool (*is_documented)(void *ctx, Text name);
    void *ctx;
} DocLinks;

typedef struct Lines {
    Text *at;
    int count;
} Lines;

typedef enum DocBlockKind {
    DOC_PARAGRAPH, DOC_HEADING, DOC_OLD_HEADING, DOC_LIST, DOC_CODE,
} DocBlockKind;

/* A paragraph of a list item, or the item's marker with `text` unset if it has none. */
typedef struct ItemPart {
    bool is_first; /* begins an item */
    Text number;   /* empty: a bullet */
    bool has_text;
    Text text;
} ItemPart;

typedef struct DocBlock {
    DocBlockKind kind;
    bool blank_before;
    Lines lines; /* code */
    Text text;   /* paragraph, heading */
    ItemPart *parts;
    int part_count;
    bool is_loose; /* a list with empty lines between its items */
} DocBlock;

typedef struct DocBlocks {
    VEC(DocBlock) list;
    DocLinks links;
} DocBlocks;

/* All blocks are there before the first is used: links may be defined behind their use. */
void doc_read(Arena *arena, Text text, DocBlocks *blocks);
void doc_blocks_deinit(DocBlocks *blocks);
/* A paragraph's running text; lines behind the first get the indentation. */
void doc_put_text(Buf *out, Text text, DocLinks *links, const char *indent);
/* A line that defines a link. */
bool doc_link_definition(Text line, DocLink *link);
/* A comment, without its slashes, that is for a tool: go:embed, line, export. */
bool doc_is_directive(Text line);

#endif
