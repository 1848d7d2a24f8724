/* vet_printf_arg.c: may a value of this type be printed by that verb?
 *
 * fmt looks into slices, maps, structs and (at the top only) pointers to them; a String or Error
 * method is as good as a string; an interface may hold anything. Recursive types are cut at the
 * second visit. */
#include "vet/vet_internal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef struct Match {
    Vet *v;
    unsigned bits;
    VEC(Type *) seen;
    const char *reason;
} Match;

static bool matches(Match *m, Type *t, bool is_top);

static bool implements_error(Vet *v, Type *t) {
    return type_implements(t, checker_universe(v->in->checker, "error")->type, NULL, NULL, NULL);
}

bool vet_is_formatter(Vet *v, Type *t) {
    if (type_is_interface(t)) {
        return true;
    }
    bool needs_pointer;
    const Object *f = vet_method(v, t, "Format", &needs_pointer);
    if (f == NULL || needs_pointer || f->type->func.param_count != 2) {
        return false;
    }
    return vet_is_named(f->type->func.params[0]->type, "fmt", "State") &&
           type_underlying(f->type->func.params[1]->type)->kind == TYPE_INT32;
}

static bool has_text_method(Vet *v, Type *t) {
    if (t->kind == TYPE_UNTYPED_NIL) {
        return false;
    }
    if (implements_error(v, t)) {
        return true;
    }
    bool needs_pointer;
    const Object *f = vet_method(v, t, "String", &needs_pointer);
    return f != NULL && !needs_pointer && f->type->func.param_count == 0 &&
           f->type->func.result_count == 1 &&
           f->type->func.results[0]->type->kind == TYPE_STRING;
}

static bool seen_before(Match *m, Type *t) {
    for (int i = 0; i < m->seen.len; i++) {
        if (m->seen.data[i] == t) {
            return true;
        }
    }
    VEC_PUSH(&m->seen, t);
    return false;
}

static bool match_tparam(Match *m, Type *t, bool is_top) {
    if (seen_before(m, t)) {
        return true;
    }
    const TypeSet *set = type_set(t->param.constraint);
    if (!set->has_terms) {
        return false;
    }
    bool tells = m->seen.len == 1;
    for (int i = 0; i < set->term_count; i++) {
        if (!matches(m, set->terms[i], is_top)) {
            if (tells) {
                m->reason = arena_printf(m->v->in->arena, "contains %s%s",
                                         set->tilde[i] ? "~" : "",
                                         vet_type_text(m->v, set->terms[i]));
            }
            return false;
        }
    }
    return true;
}

static bool match_elem(Match *m, Type *elem) {
    if (type_underlying(elem)->kind == TYPE_UINT8 && (m->bits & ARG_STRING) != 0) {
        return true; /* %s of []byte */
    }
    return matches(m, elem, false);
}

static bool match_pointer(Match *m, Type *elem, bool is_top) {
    if (m->bits == ARG_POINTER || elem->kind == TYPE_PARAM) {
        return true;
    }
    Type *u = type_underlying(elem);
    switch (u->kind) {
    case TYPE_STRUCT:
    case TYPE_ARRAY:
    case TYPE_SLICE:
    case TYPE_MAP:
        return is_top && matches(m, u, false);
    default:
        return (m->bits & ARG_POINTER) != 0;
    }
}

static bool match_struct(Match *m, const Type *t) {
    for (int i = 0; i < t->strukt.field_count; i++) {
        const Object *field = t->strukt.fields[i];
        unsigned char first = (unsigned char)field->name->text[0];
        bool is_exported = isupper(first) || first >= 0x80;
        if (!matches(m, field->type, false)) {
            return false;
        }
        if ((m->bits & ARG_STRING) != 0 && !is_exported && has_text_method(m->v, field->type)) {
            return false; /* fmt may not call methods of unexported fields */
        }
    }
    return true;
}

static unsigned bits_of_basic(TypeKind k) {
    switch (k) {
    case TYPE_BOOL:
    case TYPE_UNTYPED_BOOL:
        return ARG_BOOL;
    case TYPE_FLOAT32:
    case TYPE_FLOAT64:
    case TYPE_UNTYPED_FLOAT:
        return ARG_FLOAT;
    case TYPE_COMPLEX64:
    case TYPE_COMPLEX128:
    case TYPE_UNTYPED_COMPLEX:
        return ARG_COMPLEX;
    case TYPE_STRING:
    case TYPE_UNTYPED_STRING:
        return ARG_STRING;
    case TYPE_UNSAFE_POINTER:
        return ARG_POINTER | ARG_INT;
    case TYPE_UNTYPED_RUNE:
        return ARG_INT | ARG_RUNE;
    case TYPE_UNTYPED_NIL:
        return 0;
    case TYPE_INVALID:
        return ARG_ANY;
    default:
        return ARG_INT;
    }
}

static bool match_underlying(Match *m, Type *t, bool is_top) {
    switch (t->kind) {
    case TYPE_FUNC:
        return m->bits == ARG_POINTER;
    case TYPE_MAP:
        return m->bits == ARG_POINTER ||
               (matches(m, t->map.key, false) && matches(m, t->map.elem, false));
    case TYPE_CHAN:
        return (m->bits & ARG_POINTER) != 0;
    case TYPE_ARRAY:
        return match_elem(m, t->array.elem);
    case TYPE_SLICE:
        return m->bits == ARG_POINTER || match_elem(m, t->slice.elem);
    case TYPE_POINTER:
        return match_pointer(m, t->pointer.elem, is_top);
    case TYPE_STRUCT:
        return match_struct(m, t);
    case TYPE_INTERFACE:
        return true;
    default:
        return (m->bits & bits_of_basic((TypeKind)t->kind)) != 0;
    }
}

static bool matches(Match *m, Type *t, bool is_top) {
    if (m->bits == ARG_ERROR) {
        return implements_error(m->v, t);
    }
    if (vet_is_formatter(m->v, t) || ((m->bits & ARG_STRING) != 0 && has_text_method(m->v, t))) {
        return true;
    }
    if (t->kind == TYPE_PARAM) {
        return match_tparam(m, t, is_top);
    }
    Type *u = type_underlying(t);
    return seen_before(m, u) || match_underlying(m, u, is_top);
}

bool vet_arg_matches(Vet *v, unsigned bits, const Expr *x, const char **reason) {
    *reason = NULL;
    if (bits == ARG_ANY || x->type == NULL) {
        return true;
    }
    if (x->mode == MODE_NIL) {
        return false; /* whatever type it was given */
    }
    Match m = {.v = v, .bits = bits};
    bool ok = matches(&m, x->type, true);
    *reason = m.reason;
    VEC_FREE(&m.seen);
    return ok;
}

bool vet_is_func_value(const Expr *x) {
    return x->type != NULL && x->mode != MODE_NIL && x->type->kind == TYPE_FUNC;
}
