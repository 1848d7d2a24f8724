/* base/diag_json.c: a message as a line of JSON, for editors and scripts. */
#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/jsontext.h"

/* Bytes of the name or number at pos; 0: something else is there. */
static int name_length(const SourceFile *f, Pos pos)
{
    const char *at = f->text + (pos - f->base), *end = at;
    while (isalnum((unsigned char)*end) || *end == '_' || (unsigned char)*end >= 0x80) {
        end++;
    }
    return (int)(end - at);
}

static void put_place(const SourceSet *sources, Pos pos, Buf *out)
{
    Location at = source_locate(sources, pos);
    if (at.file == NULL) {
        return;
    }
    buf_puts(out, "\"file\":");
    json_put_text(out, at.path);
    buf_printf(out, ",\"line\":%d,", at.line);
    int length = name_length(at.file, pos);
    if (at.column > 0) {
        buf_printf(out, "\"col\":%d,", at.column);
    }
    if (at.column > 0 && length > 0) {
        buf_printf(out, "\"end\":{\"line\":%d,\"col\":%d},", at.line, at.column + length);
    }
}

/* The lines behind the first, without the tab they begin with. */
static void put_notes(const char *text, Buf *out)
{
    const char *at = strchr(text, '\n');
    if (at == NULL) {
        return;
    }
    buf_puts(out, ",\"notes\":[");
    for (const char *sep = ""; at != NULL; sep = ",", at = strchr(at, '\n')) {
        at++;
        at += strspn(at, "\t");
        buf_puts(out, sep);
        json_put_string(out, at, strcspn(at, "\n"));
    }
    buf_putc(out, ']');
}

void diag_write_json(const SourceSet *sources, const DiagJson *x, FILE *out)
{
    Buf b;
    buf_init(&b);
    buf_putc(&b, '{');
    put_place(sources, x->pos, &b);
    buf_printf(&b, "\"severity\":\"%s\",\"code\":\"%s\",\"message\":", x->severity, x->code);
    json_put_string(&b, x->text, strcspn(x->text, "\n"));
    put_notes(x->text, &b);
    if (x->suggestion != NULL) {
        buf_puts(&b, ",\"suggestion\":");
        json_put_text(&b, x->suggestion);
    }
    buf_puts(&b, "}\n");
    fwrite(b.data, 1, b.len, out);
    buf_deinit(&b);
}
