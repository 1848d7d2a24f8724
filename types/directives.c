/* types/directives.c: //go: comments that need an import beside them.
 *
 * The parser knows which directives may stand where; these depend on what the file imports.
 */
#include "types/decl_internal.h"

#include <string.h>

typedef struct NeedsImport {
    const char *verb;
    const char *path; /* NULL: no import helps */
    const char *complaint;
} NeedsImport;

static const NeedsImport rules[] = {
    {"go:embed", "embed", "go:embed only allowed in Go files that import \"embed\""},
    {"go:linkname", "unsafe", "//go:linkname only allowed in Go files that import \"unsafe\""},
    {"go:cgo_ldflag", NULL, "usage: //go:cgo_ldflag \"arg\""},
};

static bool file_imports(const File *f, const char *path)
{
    for (int i = 0; i < f->import_count && path != NULL; i++) {
        const BasicLit *lit = f->imports[i]->path;
        if (lit != NULL && lit->str != NULL && strcmp(lit->str->text, path) == 0) {
            return true;
        }
    }
    return false;
}

void check_file_directives(Checker *c, const File *f)
{
    for (int i = 0; i < f->pragma_count; i++) {
        const char *text = f->pragmas[i].text->text;
        text += strncmp(text, "//", 2) == 0 ? 2 : 0;
        size_t len = strcspn(text, " \t");
        for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
            if (strlen(rules[k].verb) == len && memcmp(rules[k].verb, text, len) == 0 &&
                !file_imports(f, rules[k].path)) {
                check_error(c, f->pragmas[i].pos, DIAG_DIRECTIVE, "%s", rules[k].complaint);
            }
        }
    }
}
