/* doc/doc_internal.h: what the files of doc/ share. Included from nowhere else.
 *
 *   collect.c   trees to items, each with its comment and whose it is
 *   decl.c      the text of a declaration: whole, without what is not exported, or on one line
 *   prose.c     comments for readers
 *   page.c      pages
 */
#ifndef GOL_DOC_INTERNAL_H
#define GOL_DOC_INTERNAL_H

#include "base/arena.h"
#include "base/intern.h"
#include "doc/doc.h"
#include "format/doc_comment.h"
#include "lexer/lexer.h"
#include "parser/parser.h"

typedef enum DocKind { DOC_CONST, DOC_VAR, DOC_FUNC, DOC_TYPE, DOC_KINDS } DocKind;

/* One declaration: a function, a type, or a whole group of constants or variables. */
typedef struct DocItem {
    DocKind kind;
    const File *file;
    Decl **decls;       /* a group's lines; else one */
    int decl_count;
    uint32_t from, to;  /* its text in the file; a type in a group lacks the keyword */
    Text comment;       /* as it is written */
    const char *name;   /* the first */
    const char *owner;  /* the type of a method, the type it makes or is made of; or NULL */
    bool is_method;
    bool is_grouped;    /* in parentheses */
    int order;          /* in the text */
} DocItem;

struct DocPackage {
    Arena arena;
    Interns *interns;
    SourceSet *sources;
    Diags diags;
    const char *from, *name;
    bool is_file; /* from names a file, no import path */
    DocKnowsFn knows;
    Buf comment;        /* of the package clauses, as written */
    VEC(DocItem) items;
    VEC(LexComment) comments; /* of all files, in their order */
    bool is_sorted;
    bool unexported;    /* of the page being written */
};

/* ---- collect.c */
bool is_exported(const char *name);
/* Finds out whose each item is, and puts them into the order of a page. */
void doc_sort(DocPackage *p);
const char *item_text(const DocItem *item); /* up to item->to */
/* The comment that ends right above a byte of the text, or an empty one. */
Text comment_above(const DocPackage *p, const SourceFile *f, uint32_t offset);

/* The names that a line of constants or variables declares; how many. */
int decl_names(const Decl *d, Ident ***names);
bool item_declares(const DocItem *item, const char *name);

/* ---- decl.c */
/* A line of a struct, an interface or a group in parentheses. */
typedef struct Member {
    uint32_t from;      /* behind the member before, so with its comments */
    uint32_t start, end; /* its own tokens */
    uint32_t to;        /* end of its line, with a comment there */
} Member;
typedef VEC(Member) Members;
/* The members in the bracket at byte `open`; returns where that is closed. */
uint32_t members_in(DocPackage *p, const File *f, uint32_t open, Members *out);
/* The whole declaration, gofmt's way, without what is not exported (unless p->unexported). */
void put_decl(DocPackage *p, const DocItem *item, Buf *out);
/* On one line; with constants and variables the first exported one. False: nothing is exported. */
bool put_line(DocPackage *p, const DocItem *item, Buf *out);
/* Text of the range on one line, "{ ... }" for what stands in braces. */
void put_one_line(DocPackage *p, const File *f, uint32_t from, uint32_t to, Buf *out);
/* The text of a type's struct or interface: its tree and the byte of its brace; else NULL. */
const Expr *braced_type(const DocItem *item, uint32_t *brace);

/* ---- prose.c */
/* A comment as written, for readers; links find what p documents (NULL: nothing). */
void put_prose(DocPackage *p, Text comment, const char *indent, Buf *out);

#endif
