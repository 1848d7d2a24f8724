/* driver/cover.h: gol test -cover: which packages count their statements, and what the generated
 * main tells package testing about the counters. A Cover may be NULL everywhere: nothing is
 * counted. */
#ifndef GOL_DRIVER_COVER_H
#define GOL_DRIVER_COVER_H

#include <stdbool.h>

#include "base/buf.h"
#include "driver/driver_internal.h"

typedef struct Cover Cover;

Cover *cover_new(Session *s, const CoverOptions *options);
void cover_free(Cover *c);
/* Gives the files of p counters, if it is to be counted; p is not yet checked. Test files have
 * none. */
void cover_package(Cover *c, LoadedPackage *p);
/* Loads the packages of -coverpkg that no test imports: their statements count as not executed. */
void cover_load_rest(Cover *c);
bool cover_has_statements(const Cover *c);
/* Go text for the generated main: import lines, and the call that registers all counters. */
void cover_put_imports(const Cover *c, Buf *out);
void cover_put_registration(const Cover *c, Buf *out);

#endif
