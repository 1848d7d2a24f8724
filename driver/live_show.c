/* live_show.c: what the user sees of a value: its text and, as a comment, its type.
 *
 * Values print in Go's syntax (inspect/show.h). Errors show what their Error method says, and so do
 * String methods of the library's types and of the session's plain ones (a Duration, an
 * enumeration); structs of the session show what they hold.
 */
#include <string.h>

#include "base/utf8.h"
#include "driver/live.h"
#include "inspect/show.h"

typedef struct Shown {
    const Rtype *type;
    const void *mem;
} Shown;

/* What an interface holds. */
static Shown dynamic(Shown v) {
    const uint64_t *words = v.mem;
    const Rtype *t = (const Rtype *)(uintptr_t)words[0];
    if (t == NULL) {
        return (Shown){NULL, NULL};
    }
    return (Shown){t, t->is_direct ? (const void *)&words[1] : (const void *)(uintptr_t)words[1]};
}

static bool is_nil_pointer(Shown v) {
    return v.type->kind == RK_POINTER && *(void *const *)v.mem == NULL;
}

static bool prefers_text(Session *s, Shown v) {
    if (v.type == NULL || is_nil_pointer(v)) {
        return false;
    }
    if (vm_is_error(s->backend->vm, v.type)) {
        return true;
    }
    const Rtype *t = v.type->kind == RK_POINTER ? v.type->elem : v.type;
    bool is_home = t->pkg_path != NULL && strcmp(t->pkg_path->text, "main") == 0;
    return t->name != NULL && !(is_home && t->kind == RK_STRUCT);
}

/* A rune, by that name, is a character. */
static bool put_rune(Session *s, Type *t, const void *mem, Buf *out) {
    int32_t rune;
    if (t->kind != TYPE_INT32 || strcmp(type_text(&s->arena, t, NULL), "rune") != 0) {
        return false;
    }
    memcpy(&rune, mem, sizeof rune);
    if (!rune_is_printable(rune)) {
        return false;
    }
    buf_puts(out, rune == '\'' || rune == '\\' ? "'\\" : "'");
    buf_put_rune(out, rune);
    buf_putc(out, '\'');
    return true;
}

bool live_put_value(Session *s, Rtype *type, const void *mem, Buf *out) {
    Backend *b = s->backend;
    Shown v = {type, mem};
    Shown held = type->kind == RK_INTERFACE ? dynamic(v) : v;
    if (prefers_text(s, held) && vm_text_of(b->vm, held.type, held.mem, out)) {
        return vm_is_error(b->vm, held.type);
    }
    show_value(b->vm, type, v.mem, &s->live->show, out);
    return false;
}

void live_put_type(Session *s, const Rtype *t, Buf *out) {
    if (t->backend != NULL) {
        buf_puts(out, type_text(&s->arena, t->backend, s->program->package));
    } else {
        vm_type_name(t, out);
    }
}

/* True when the text tells of an error. */
static bool put_variable(Session *s, const Object *var, Buf *out) {
    Backend *b = s->backend;
    uint32_t offset;
    Rtype *type;
    if (!compiler_variable_at(var, &offset, &type)) {
        return false;
    }
    compiler_rtype(b->compiler, var->type);
    const void *mem = b->image->globals + offset;
    return !put_rune(s, var->type, mem, out) && live_put_value(s, type, mem, out);
}

static void put_types(Session *s, Object **vars, int count, Buf *out) {
    buf_puts(out, count > 1 ? "  // (" : "  // ");
    for (int i = 0; i < count; i++) {
        buf_puts(out, i > 0 ? ", " : "");
        buf_puts(out, type_text(&s->arena, vars[i]->type, s->program->package));
    }
    buf_puts(out, count > 1 ? ")" : "");
}

bool live_show_values(Session *s, Object **vars, int count, Buf *out) {
    bool is_error = false;
    buf_puts(out, count > 1 ? "(" : "");
    for (int i = 0; i < count; i++) {
        buf_puts(out, i > 0 ? ", " : "");
        is_error |= put_variable(s, vars[i], out);
    }
    buf_puts(out, count > 1 ? ")" : "");
    put_types(s, vars, count, out);
    return is_error;
}
