/* doc/doc.h: pages of documentation for a package's text, as `go doc` lays them out.
 *
 * Only grammar is known here: no name is looked up, no type checked, so that a package that does
 * not compile is documented all the same, and one of the library without touching the rest of it.
 *
 *   DocPackage *p = doc_new("strings", false, who_knows);
 *   doc_add(p, "strings.gol", text, len, false);       each file
 *   doc_package(p, &style, out);                       the page of the package, or
 *   if (!doc_symbol(p, "Builder", "Len", &style, out)) ...doc_nearest(p, "Builder")
 *   doc_free(p);
 *
 * In names asked for, a small letter stands for a capital one too.
 */
#ifndef GOL_DOC_DOC_H
#define GOL_DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

typedef struct DocPackage DocPackage;

/* Whether a package of that name or import path exists: comments may link to [strings.Builder].
 * name is good for the call only. */
typedef bool (*DocKnowsFn)(const char *name);

/* from, for the head of the page: the import path, or a file or folder (is_file); copied. Never
 * NULL; the caller's, by doc_free. */
DocPackage *doc_new(const char *from, bool is_file, DocKnowsFn knows);
void doc_free(DocPackage *p);
/* One file. Text is borrowed until doc_free. False: it has syntax errors, of which nothing is told;
 * what can be read of it is taken. */
bool doc_add(DocPackage *p, const char *path, const char *text, size_t len, bool is_script);

typedef struct DocStyle {
    bool all;        /* -all: every symbol with its comment */
    bool source;     /* -src: declarations as they are written */
    bool unexported; /* -u */
    bool is_short;   /* -short: a line for each symbol */
    bool no_head;    /* without the line that names the package */
} DocStyle;

/* Appends the page of the package to out: its name, its comment, its symbols. Pages are plain text
 * in lines that end in '\n'. They are asked for after the last doc_add. */
void doc_package(DocPackage *p, const DocStyle *style, Buf *out);
/* Appends the page of a symbol: declaration, comment, and of a type what belongs to it. member: a
 * method or field of the type `name`, or NULL. False: there is none, and nothing is written. */
bool doc_symbol(DocPackage *p, const char *name, const char *member, const DocStyle *style,
                Buf *out);
/* A name like it that exists ("Builder", or "Builder.Len" for a member), or NULL: none is near. The
 * text is p's. */
const char *doc_nearest(DocPackage *p, const char *name, const char *member);
/* As the package clause has it; "main" where no file has one. p's. */
const char *doc_package_name(const DocPackage *p);

/* Appends the text of a comment (slashes and stars still on it) for a reader, in lines of 80
 * columns that begin with indent. Needs no package. */
void doc_comment(const char *raw, size_t len, const char *indent, Buf *out);

#endif
