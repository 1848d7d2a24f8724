/* driver/docs.h: which package or name somebody asks about, and its page (doc/doc.h).
 *
 * The library's own sources, files of the user, the predeclared names and the keywords are
 * documented; nothing is run, checked or fetched.
 */
#ifndef GOL_DRIVER_DOCS_H
#define GOL_DRIVER_DOCS_H

#include "doc/doc.h"
#include "driver/gol.h"

/* What `gol doc` was given: nothing (the package here), PACKAGE, [PACKAGE.]NAME[.MEMBER], a folder
 * or file, or one of these and NAME[.MEMBER]. False: nothing of that name; why says so in one
 * line. */
bool docs_write(Session *s, char *const *args, int count, const DocStyle *style, Buf *out,
                Buf *why);

/* A package of the library (name NULL), or a name or name.member in it. */
bool docs_std(const char *path, const char *name, const DocStyle *style, Buf *out);
/* A predeclared name or a keyword of the language. */
bool docs_language(const char *name, const DocStyle *style, Buf *out);
/* A name declared in a text of Go or of a script. */
bool docs_text(const char *text, const char *name, const DocStyle *style, Buf *out);

#endif
