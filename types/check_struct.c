/* types/check_struct.c: struct types: fields, embedding, tags. */
#include "types/decl_internal.h"

/* The name an embedded field goes by: T, *T, pkg.T, T[P]. */
static Ident *embedded_name(Expr *e)
{
    switch (e->kind) {
    case NODE_IDENT:
        return (Ident *)e;
    case NODE_PAREN:
        return embedded_name(((ParenExpr *)e)->x);
    case NODE_STAR: {
        Expr *x = ((StarExpr *)e)->x;
        return x->kind != NODE_STAR ? embedded_name(x) : NULL;
    }
    case NODE_SELECTOR:
        return ((SelectorExpr *)e)->sel;
    case NODE_INDEX:
        return embedded_name(((IndexExpr *)e)->x);
    default:
        return NULL;
    }
}

/* T may not be a pointer, *T not a pointer to an interface; known once types are complete. */
static void later_embedded(Checker *c, void *arg)
{
    Expr *e = arg;
    bool is_pointer;
    Type *t = type_deref(e->type, &is_pointer);
    if (check_is_type_param(t)) {
        check_error_at(c, e, DIAG_TYPE_DECL,
                       "embedded field type cannot be a (pointer to a) type parameter");
        return;
    }
    switch ((TypeKind)type_underlying(t)->kind) {
    case TYPE_UNSAFE_POINTER:
        check_error_at(c, e, DIAG_TYPE_DECL, "embedded field type cannot be unsafe.Pointer");
        break;
    case TYPE_POINTER:
        check_error_at(c, e, DIAG_TYPE_DECL, "embedded field type cannot be a pointer");
        break;
    case TYPE_INTERFACE:
        if (is_pointer) {
            check_error_at(c, e, DIAG_TYPE_DECL,
                           "embedded field type cannot be a pointer to an interface");
        }
        break;
    default:
        break;
    }
}

typedef struct FieldList {
    Type *strukt;
    int cap;
    PtrMap names; /* of fields so far, for duplicates */
} FieldList;

static void add_field(Checker *c, FieldList *list, Field *f, Ident *name, Type *t)
{
    Object *obj = object_new(c, OBJ_VAR, name->e.pos, c->env.pkg, name->name, t);
    obj->is_field = true;
    obj->is_embedded = f->name == NULL;
    int index = list->strukt->strukt.field_count;
    obj->var.owner = NULL;
    obj->var.field_index = index;
    if (f->name != NULL) {
        f->name->obj = obj;
    }
    if (obj->name != c->blank) {
        Object *other = map_get(&list->names, obj->name);
        if (other != NULL) {
            check_error(c, obj->pos, DIAG_REDECLARED,
                        "%s redeclared\n\t%s: other declaration of %s", obj->name->text,
                        check_pos_text(c, other->pos), obj->name->text);
            return;
        }
        map_put(&list->names, obj->name, obj);
    }
    list->strukt->strukt.fields[index] = obj;
    list->strukt->strukt.field_count++;
    if (f->tag != NULL && f->tag->str != NULL) {
        if (list->strukt->strukt.tags == NULL) {
            list->strukt->strukt.tags = ARENA_ARRAY(c->arena, const Str *, list->cap);
        }
        list->strukt->strukt.tags[index] = f->tag->str;
    }
    type_add_part(list->strukt, t);
}

void check_struct_type(Checker *c, Type *t, StructTypeExpr *e)
{
    FieldList list = {.strukt = t, .cap = e->field_count};
    t->state |= STATE_INCOMPLETE;
    t->strukt.fields = e->field_count > 0 ? ARENA_ARRAY(c->arena, Object *, e->field_count) : NULL;
    Type *type = NULL;
    for (int i = 0; i < e->field_count; i++) {
        Field *f = &e->fields[i];
        if (type == NULL || !f->shares_type) {
            type = check_var_type(c, f->type);
        }
        if (f->name != NULL) {
            add_field(c, &list, f, f->name, type);
            continue;
        }
        Ident *name = embedded_name(f->type);
        if (name == NULL) {
            check_error_at(c, f->type, DIAG_TYPE_DECL, "invalid embedded field type %s",
                           check_expr_str(c, f->type));
            continue;
        }
        add_field(c, &list, f, name, type);
        check_later(c, later_embedded, f->type);
    }
    t->state &= (uint16_t)~STATE_INCOMPLETE;
    map_deinit(&list.names);
}
