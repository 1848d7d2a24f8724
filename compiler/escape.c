/* compiler/escape.c: which local variables live in a box.
 *
 * Pointers into frames do not exist, so a variable needs a box in the heap when
 *   - its address is taken (explicitly, by a method call with a pointer receiver, by slicing);
 *   - a closure captures it and either side may assign to it afterwards (return assigns results);
 *   - it is, or holds, an array that is indexed with something else than a constant;
 *   - its value is over 128 bytes (lower_var.c sees that from the type).
 * The checker records the first two on the Object; the third is found here by one walk over an
 * outermost function, and kept in Object.backend.
 */
#include "compiler/lower.h"

enum { MARK_INDEXED = 1, MARK_SHARED = 2 }; /* bits */

static bool is_const_index(const Expr *e) {
    return e->mode == MODE_CONSTANT && e->val != NULL && const_kind(e->val) == CONST_INT;
}

static bool is_array(const Expr *e) {
    /* of a type parameter one cannot say */
    return e->type != NULL && (e->type->kind == TYPE_PARAM ||
                               type_underlying(e->type)->kind == TYPE_ARRAY);
}

static bool is_pointer(const Expr *e) {
    return e->type != NULL && type_underlying(e->type)->kind == TYPE_POINTER;
}

/* The local variable whose storage e is a part of. */
static Object *root_variable(Expr *e) {
    for (;;) {
        e = ast_unparen(e);
        if (e->kind == NODE_IDENT) {
            Object *obj = ((Ident *)e)->obj;
            return obj != NULL && obj->kind == OBJ_VAR && !obj->is_package_level ? obj : NULL;
        }
        if (e->kind == NODE_INDEX && is_array(((IndexExpr *)e)->x)) {
            e = ((IndexExpr *)e)->x;
        } else if (e->kind == NODE_SELECTOR && ((SelectorExpr *)e)->selection != NULL &&
                   !is_pointer(((SelectorExpr *)e)->x)) {
            e = ((SelectorExpr *)e)->x;
        } else {
            return NULL;
        }
    }
}

static bool is_type_param(const Expr *e) {
    return e->type != NULL && e->type->kind == TYPE_PARAM;
}

static void mark(Object *obj, uintptr_t bit) {
    obj->backend = (void *)((uintptr_t)obj->backend | bit);
}

static void mark_root(Expr *e) {
    Object *obj = root_variable(e);
    if (obj != NULL) {
        mark(obj, MARK_INDEXED);
    }
}

/* The body of a range over a function is a closure in all but name: it shares what it mentions. */
static bool visit_shared(Node *n, void *ctx) {
    const RangeStmt *s = ctx;
    Object *obj = n->kind == NODE_IDENT ? ((Ident *)n)->obj : NULL;
    if (obj != NULL && obj->kind == OBJ_VAR && !obj->is_package_level && !obj->is_field &&
        (obj->pos < s->s.pos || obj->pos > s->body->rbrace)) {
        mark(obj, MARK_SHARED);
    }
    return true;
}

static void mark_shared(RangeStmt *s) {
    ast_walk((Node *)s->body, visit_shared, s);
    if (!s->is_define && s->key != NULL) {
        ast_walk((Node *)s->key, visit_shared, s);
    }
    if (!s->is_define && s->value != NULL) {
        ast_walk((Node *)s->value, visit_shared, s);
    }
}

static bool visit(Node *n, void *ctx) {
    (void)ctx;
    if (n->kind == NODE_INDEX) {
        IndexExpr *e = (IndexExpr *)n;
        if (e->e.type != NULL && is_array(e->x) &&
            (is_type_param(e->x) || !is_const_index(e->index[0]))) {
            mark_root(e->x);
        }
    } else if (n->kind == NODE_SLICE && is_type_param(((SliceExpr *)n)->x)) {
        mark_root(((SliceExpr *)n)->x);
    } else if (n->kind == NODE_RANGE_STMT && ((RangeStmt *)n)->range_kind == RANGE_FUNC) {
        mark_shared((RangeStmt *)n);
    }
    return true;
}

void escape_mark(Compiler *c, FuncInfo *outermost) {
    if (map_get(&c->escape_done, outermost) == NULL) {
        map_put(&c->escape_done, outermost, outermost);
        ast_walk((Node *)outermost->body, visit, c);
    }
}

void escape_mark_shared(Object *var) {
    mark(var, MARK_SHARED);
}

bool escape_is_boxed(const Object *var) {
    uintptr_t marks = var->is_package_level ? 0 : (uintptr_t)var->backend;
    bool is_shared = var->is_captured || (marks & MARK_SHARED) != 0;
    return var->is_addressed || (is_shared && (var->is_reassigned || var->is_result)) ||
           (marks & MARK_INDEXED) != 0;
}
