/* driver/foreign.c: body-less functions of the program: is one C's, and what do its types say of
 * themselves?
 *
 * Importing package ffi is what gives a package the right to //gol:extern.
 */
#include <string.h>

#include "driver/driver_internal.h"

static bool imports_ffi(const Package *p) {
    for (int i = 0; i < p->import_count; i++) {
        if (strcmp(p->imports[i]->path->text, "ffi") == 0) {
            return true;
        }
    }
    return false;
}

const char *foreign_type_directive(void *ctx, const Rtype *t) {
    const Type *type = t->backend;
    (void)ctx;
    if (type == NULL || type->kind != TYPE_NAMED) {
        return NULL;
    }
    const Decl *d = type->named.obj->decl;
    const Str *text =
        d != NULL && d->kind == NODE_TYPE_DECL ? ((const TypeDecl *)d)->directive : NULL;
    return text == NULL ? NULL : text->text;
}

bool foreign_bind(void *ctx, const ForeignFunc *f, ForeignBinding *out, Buf *why) {
    const Str *directive = f->func->func.decl->directive;
    if (directive == NULL || strncmp(directive->text, "gol:", 4) != 0) {
        return false;
    }
    if (!imports_ffi(f->func->pkg)) {
        buf_puts(why, "//gol:extern needs import \"ffi\" in its package");
        return false;
    }
    FfiDecl d = {f->func->name->text, directive->text, f->type, f->recv};
    FfiBinding binding;
    if (!ffi_bind(ctx, &d, &binding, why)) {
        return false;
    }
    *out = (ForeignBinding){(void *)binding.call, binding.context, binding.is_absent};
    return true;
}

static void list_extern(const Session *s, const FuncDecl *d, FILE *out) {
    Buf what;
    buf_init(&what);
    if (ffi_describe(d->directive->text, &what)) {
        Location at = source_locate(s->sources, d->name->e.pos);
        fprintf(out, "%s:%d:%d: extern %s calls %s\n", at.path, at.line, at.column,
                d->name->name->text, what.data);
    }
    buf_deinit(&what);
}

void foreign_list(const Session *s, const Package *p, FILE *out) {
    for (int i = 0; i < p->file_count; i++) {
        for (int k = 0; k < p->files[i]->decl_count; k++) {
            const FuncDecl *d = (const FuncDecl *)p->files[i]->decls[k];
            if (d->d.kind == NODE_FUNC_DECL && d->body == NULL && d->directive != NULL) {
                list_extern(s, d, out);
            }
        }
    }
}
