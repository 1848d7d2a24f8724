/* types/suggest.c: the names that somebody may have meant, as hints below the message.
 *
 * Only names that would do where the wrong one stands are offered: what is in scope, what a package
 * exports, the fields and methods of a type.
 */
#include "base/spell.h"
#include "types/types_internal.h"

/* Was the message at pos kept? What follows from another error is not. */
static bool was_reported(const Checker *c, Pos pos) {
    const Diags *d = c->diags;
    return d->len > 0 && d->list[d->len - 1].pos == pos && d->list[d->len - 1].hint == NULL;
}

static void offer_scope(Spell *spell, Scope *s, bool exported_only) {
    const PtrMap *names = scope_all_names(s);
    for (uint32_t i = 0; i < names->len; i++) {
        const MapEntry *e = &names->entries[i];
        const Str *name = e->key != 0 ? ((const Object *)e->value)->name : NULL;
        if (name != NULL && name->text[0] != '_' && (!exported_only || str_is_exported(name))) {
            spell_offer(spell, name->text);
        }
    }
}

/* A library package that is not imported. */
static const char *package_to_import(const Checker *c, const Ident *e) {
    bool may_import = c->importer.std_path != NULL && !c->options.auto_import;
    return may_import ? c->importer.std_path(c->importer.ctx, e->name->text) : NULL;
}

void suggest_name(Checker *c, const Ident *e) {
    if (!was_reported(c, e->e.pos)) {
        return;
    }
    const char *path = package_to_import(c, e);
    if (path != NULL) {
        diag_hint(c->diags, "import \"%s\" is missing", path);
        return;
    }
    Spell spell = {.wanted = e->name->text};
    for (Scope *s = c->env.scope; s != NULL; s = s->parent) {
        offer_scope(&spell, s, false);
    }
    if (spell.best != NULL) {
        diag_hint(c->diags, "did you mean %s?", spell.best);
    }
}

void suggest_package_member(Checker *c, const Package *p, const char *qualifier, const Ident *e) {
    Spell spell = {.wanted = e->name->text};
    if (!was_reported(c, e->e.pos)) {
        return;
    }
    offer_scope(&spell, p->scope, true);
    if (spell.best != NULL) {
        diag_hint(c->diags, "did you mean %s.%s?", qualifier, spell.best);
    }
}

static bool is_visible(const Checker *c, const Object *o) {
    return str_is_exported(o->name) || o->pkg == c->env.pkg;
}

static void offer_fields(const Checker *c, Spell *spell, const Type *t) {
    for (int i = 0; t->kind == TYPE_STRUCT && i < t->strukt.field_count; i++) {
        if (is_visible(c, t->strukt.fields[i])) {
            spell_offer(spell, t->strukt.fields[i]->name->text);
        }
    }
}

static void offer_methods(const Checker *c, Spell *spell, Type *t) {
    const Type *u = type_underlying(t);
    for (int i = 0; u->kind == TYPE_INTERFACE && i < u->iface.method_count; i++) {
        spell_offer(spell, u->iface.methods[i].name->text);
    }
    const Type *origin = t->kind == TYPE_NAMED && t->named.origin != NULL ? t->named.origin : t;
    for (int i = 0; origin->kind == TYPE_NAMED && i < origin->named.method_count; i++) {
        if (is_visible(c, origin->named.methods[i])) {
            spell_offer(spell, origin->named.methods[i]->name->text);
        }
    }
}

void suggest_member(Checker *c, Type *t, const char *owner, const Ident *e) {
    Spell spell = {.wanted = e->name->text};
    if (!was_reported(c, e->e.pos)) {
        return;
    }
    Type *u = type_underlying(t);
    Type *base = u->kind == TYPE_POINTER ? u->pointer.elem : t;
    offer_fields(c, &spell, type_underlying(base));
    offer_methods(c, &spell, base);
    if (spell.best != NULL) {
        diag_hint(c->diags, "did you mean %s%s%s?", owner, *owner != 0 ? "." : "", spell.best);
    }
}
