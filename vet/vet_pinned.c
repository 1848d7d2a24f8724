/* vet_pinned.c: short pieces that keep something large: substringleak and subsliceleak.
 *
 * A piece is short when its length is known and small: s[:50], s[8:16], s[len(s)-30:]. In a
 * package variable it stays, so there a local or a parameter of unknown size is enough; in a
 * result it stays perhaps, so there the whole must be known to be large (a file's content,
 * strings.Repeat, a big make). A whole that is known to be small is never told of. */
#include "vet/vet_internal.h"

#include <string.h>

enum { SHORT_LEN = 1024, LARGE_BYTES = 4096, MAX_STEPS = 8 };

typedef enum Size { SIZE_SMALL, SIZE_UNKNOWN, SIZE_LARGE } Size;

typedef struct Pinned {
    VetCheck check; /* which of the two is wanted */
    Decl *decl;
} Pinned;

/* ---- how long is the piece, how large the whole */

static bool is_len_of(const Expr *x, const Object *var) {
    x = ast_unparen((Expr *)x);
    const CallExpr *call = (const CallExpr *)x;
    return var != NULL && x->kind == NODE_CALL && call->call_kind == CALL_BUILTIN &&
           call->builtin == BUILTIN_LEN && vet_var(call->args[0]) == var;
}

/* len(s) - k */
static bool is_near_end(const Expr *x, const Object *var) {
    x = ast_unparen((Expr *)x);
    int64_t k;
    const BinaryExpr *b = (const BinaryExpr *)x;
    return x->kind == NODE_BINARY && b->op == TOK_SUB && is_len_of(b->x, var) &&
           vet_const_int(b->y, &k) && k <= SHORT_LEN;
}

static bool is_short(const SliceExpr *s) {
    int64_t lo = 0, hi;
    const Object *var = vet_var(s->x);
    if (s->hi == NULL || is_len_of(s->hi, var)) {
        return s->lo != NULL && is_near_end(s->lo, var);
    }
    return vet_const_int(s->hi, &hi) && (s->lo == NULL || vet_const_int(s->lo, &lo)) &&
           hi - lo <= SHORT_LEN && (hi > lo);
}

static Size of_bytes(int64_t bytes) {
    return bytes >= LARGE_BYTES ? SIZE_LARGE : SIZE_SMALL;
}

static Size size_of_call(const CallExpr *call) {
    static const struct { const char *package, *name; } large[] = {
        {"os", "ReadFile"}, {"io", "ReadAll"}, {"strings", "Repeat"}, {"bytes", "Repeat"}};
    if (call->call_kind == CALL_BUILTIN && call->builtin == BUILTIN_MAKE) {
        int64_t n;
        Type *t = type_underlying(call->e.type);
        if (t->kind != TYPE_SLICE || call->arg_count < 2 ||
            !vet_const_int(call->args[call->arg_count - 1], &n)) {
            return SIZE_UNKNOWN;
        }
        int64_t elem = type_size(t->slice.elem);
        return elem > 0 && n > LARGE_BYTES ? SIZE_LARGE : of_bytes(n * elem);
    }
    for (size_t i = 0; i < sizeof large / sizeof large[0]; i++) {
        if (vet_is_func(vet_callee(call), large[i].package, large[i].name)) {
            return SIZE_LARGE;
        }
    }
    return SIZE_UNKNOWN;
}

static Size size_of(const Pinned *p, const Expr *x, int steps) {
    x = ast_unparen((Expr *)x);
    if (x->val != NULL || x->kind == NODE_COMPOSITE_LIT) {
        return SIZE_SMALL; /* a constant's bytes are the program's own */
    }
    if (type_underlying(x->type)->kind == TYPE_ARRAY) {
        return of_bytes(type_size(x->type));
    }
    const Object *var = vet_var(x);
    if (var != NULL && steps < MAX_STEPS) {
        VetValue value = vet_value_of(p->decl, var);
        if (value.x == NULL) {
            return SIZE_UNKNOWN;
        }
        return value.is_call_result && value.x->kind != NODE_CALL
                   ? SIZE_UNKNOWN
                   : size_of(p, value.x, steps + 1);
    }
    if (x->kind != NODE_CALL) {
        return SIZE_UNKNOWN;
    }
    const CallExpr *call = (const CallExpr *)x;
    if (call->call_kind == CALL_CONVERSION && call->arg_count == 1) {
        return size_of(p, call->args[0], steps + 1);
    }
    return size_of_call(call);
}

/* ---- where pieces go */

static const char *place_text(Vet *v, const Expr *place) {
    return place == NULL ? "in a result" : arena_printf(v->in->arena, "in %s",
                                                        vet_expr_text(v, place));
}

static void check_piece(VetWalk *w, const SliceExpr *s, const Expr *place) {
    const Pinned *p = w->ctx;
    const Object *var = vet_var(s->x);
    bool is_string = type_underlying(s->e.type)->kind == TYPE_STRING;
    bool is_local = var != NULL && vet_is_local(var);
    if (is_string != (p->check == VET_substringleak) || !is_short(s) ||
        (!is_local && s->x->kind != NODE_CALL)) {
        return;
    }
    if (size_of(p, s->x, 0) < (place == NULL ? SIZE_LARGE : SIZE_UNKNOWN)) {
        return;
    }
    const char *whole = vet_expr_text(w->v, s->x);
    vet_report(w->v, p->check, vet_start((const Node *)s),
               is_string ? "this substring %s keeps all of %s alive; use strings.Clone"
                         : "this subslice %s keeps all of %s alive; use slices.Clone",
               place_text(w->v, place), whole);
}

/* The pieces a stored value holds: itself, elements of a literal, what append adds. */
static void check_value(VetWalk *w, const Expr *x, const Expr *place) {
    x = ast_unparen((Expr *)x);
    switch (x->kind) {
    case NODE_SLICE:
        check_piece(w, (const SliceExpr *)x, place);
        break;
    case NODE_KEY_VALUE:
        check_value(w, ((const KeyValue *)x)->value, place);
        break;
    case NODE_UNARY:
        if (((const UnaryExpr *)x)->op == TOK_AND) {
            check_value(w, ((const UnaryExpr *)x)->x, place);
        }
        break;
    case NODE_COMPOSITE_LIT: {
        const CompositeLit *lit = (const CompositeLit *)x;
        for (int i = 0; i < lit->elem_count; i++) {
            check_value(w, lit->elems[i], place);
        }
        break;
    }
    case NODE_CALL: {
        const CallExpr *call = (const CallExpr *)x;
        bool appends = call->call_kind == CALL_BUILTIN && call->builtin == BUILTIN_APPEND;
        for (int i = 1; appends && !call->has_dots && i < call->arg_count; i++) {
            check_value(w, call->args[i], place);
        }
        break;
    }
    default:
        break;
    }
}

/* Whether what is stored there outlives the function: v, v.f, v[k] of a package variable v. */
static bool is_global_place(const Expr *x) {
    x = ast_unparen((Expr *)x);
    if (x->kind == NODE_SELECTOR && ((const SelectorExpr *)x)->selection != NULL) {
        return is_global_place(((const SelectorExpr *)x)->x);
    }
    if (x->kind == NODE_INDEX) {
        return is_global_place(((const IndexExpr *)x)->x);
    }
    const Object *var = x->kind == NODE_SELECTOR ? ((const SelectorExpr *)x)->sel->obj : vet_var(x);
    return var != NULL && var->kind == OBJ_VAR && var->is_package_level;
}

static bool visit(VetWalk *w, Node *n) {
    if (n->kind == NODE_ASSIGN_STMT) {
        const AssignStmt *a = (const AssignStmt *)n;
        for (int i = 0; i < a->lhs_count && a->lhs_count == a->rhs_count; i++) {
            if (a->op == TOK_ASSIGN && is_global_place(a->lhs[i])) {
                check_value(w, a->rhs[i], a->lhs[i]);
            }
        }
    } else if (n->kind == NODE_RETURN_STMT) {
        const ReturnStmt *r = (const ReturnStmt *)n;
        for (int i = 0; i < r->result_count; i++) {
            check_value(w, r->results[i], NULL);
        }
    }
    return true;
}

void vet_check_substringleak(Vet *v, Decl *d) {
    Pinned p = {VET_substringleak, d};
    vet_walk(v, (Node *)d, visit, &p);
}

void vet_check_subsliceleak(Vet *v, Decl *d) {
    Pinned p = {VET_subsliceleak, d};
    vet_walk(v, (Node *)d, visit, &p);
}
