/* vet_copylocks.c: values that hold a lock and are copied.
 *
 * A type holds a lock when its pointer has Lock and Unlock and it has not, or when a field or an
 * element does. What the library's own types hold is told as in Go's library (locks[] below),
 * because gol's own have other insides. */
#include "vet/vet_internal.h"

#include <string.h>

enum { MAX_DEPTH = 20 };

static const struct Lock {
    const char *package, *name, *holds; /* holds NULL: it is the lock itself */
} locks[] = {
    {"sync", "Mutex", NULL}, {"sync", "RWMutex", NULL}, {"sync", "WaitGroup", "sync.noCopy"},
    {"sync", "Cond", "sync.noCopy"}, {"sync", "Pool", "sync.noCopy"}, {"sync", "Map", "sync.Mutex"},
    {"sync", "Once", "sync/atomic.Uint32 contains sync/atomic.noCopy"},
    {"sync/atomic", "Bool", "sync/atomic.noCopy"}, {"sync/atomic", "Int32", "sync/atomic.noCopy"},
    {"sync/atomic", "Int64", "sync/atomic.noCopy"},
    {"sync/atomic", "Uint32", "sync/atomic.noCopy"},
    {"sync/atomic", "Uint64", "sync/atomic.noCopy"},
    {"sync/atomic", "Uintptr", "sync/atomic.noCopy"},
    {"sync/atomic", "Pointer", "sync/atomic.noCopy"},
};

/* The types from the outermost to the lock: "T contains sync.Mutex". */
typedef struct LockPath {
    Vet *v;
    Buf text;
    int depth;
} LockPath;

static bool find_lock(LockPath *p, Type *t);

static void put(LockPath *p, const char *name) {
    if (p->text.len > 0) {
        buf_puts(&p->text, " contains ");
    }
    buf_puts(&p->text, name);
}

/* Whether *t has the method, func(); on_value is cleared when t has not. */
static bool has_on_pointer(LockPath *p, Type *t, const char *name, bool *on_value) {
    bool needs_pointer;
    const Object *f = vet_method(p->v, t, name, &needs_pointer);
    *on_value &= !needs_pointer;
    return f != NULL && f->type->func.param_count == 0 && f->type->func.result_count == 0;
}

static bool is_locker(LockPath *p, Type *t) {
    bool on_value = true;
    return has_on_pointer(p, t, "Lock", &on_value) && has_on_pointer(p, t, "Unlock", &on_value) &&
           !on_value;
}

static const struct Lock *library_lock(Type *t) {
    for (size_t i = 0; i < sizeof locks / sizeof locks[0]; i++) {
        if (vet_is_named(t, locks[i].package, locks[i].name)) {
            return &locks[i];
        }
    }
    return NULL;
}

static bool in_fields(LockPath *p, Type *t, Type *strukt) {
    size_t before = p->text.len;
    put(p, vet_type_text(p->v, t));
    for (int i = 0; i < strukt->strukt.field_count; i++) {
        if (find_lock(p, strukt->strukt.fields[i]->type)) {
            return true;
        }
    }
    p->text.len = before;
    return false;
}

static bool in_terms(LockPath *p, Type *t) {
    const TypeSet *set = type_set(t->param.constraint);
    size_t before = p->text.len;
    put(p, vet_type_text(p->v, t));
    for (int i = 0; set->has_terms && i < set->term_count; i++) {
        if (find_lock(p, set->terms[i])) {
            return true;
        }
    }
    p->text.len = before;
    return false;
}

static bool find_lock_in(LockPath *p, Type *t) {
    if (t->kind == TYPE_PARAM) {
        return in_terms(p, t);
    }
    while (type_underlying(t)->kind == TYPE_ARRAY) {
        t = type_underlying(t)->array.elem;
    }
    const struct Lock *lock = library_lock(t);
    if (lock != NULL) {
        put(p, vet_type_text(p->v, t));
        if (lock->holds != NULL) {
            put(p, lock->holds);
        }
        return true;
    }
    Type *u = type_underlying(t);
    if (u->kind != TYPE_STRUCT) {
        return false;
    }
    if (is_locker(p, t)) {
        put(p, vet_type_text(p->v, t));
        return true;
    }
    return in_fields(p, t, u);
}

static bool find_lock(LockPath *p, Type *t) {
    if (t == NULL || p->depth >= MAX_DEPTH) {
        return false;
    }
    p->depth++;
    bool found = find_lock_in(p, t);
    p->depth--;
    return found;
}

/* The path's text, or NULL when t holds no lock. */
static const char *lock_path(Vet *v, Type *t) {
    LockPath p = {.v = v};
    buf_init(&p.text);
    const char *text = NULL;
    if (find_lock(&p, t)) {
        text = arena_strndup(v->in->arena, p.text.data, p.text.len);
    }
    buf_deinit(&p.text);
    return text;
}

/* A fresh value (a literal, a call's result) may be moved into its place. */
static const char *copied(Vet *v, const Expr *x) {
    x = ast_unparen((Expr *)x);
    if (x->kind == NODE_COMPOSITE_LIT || x->kind == NODE_CALL || x->mode == MODE_TYPE) {
        return NULL;
    }
    if (x->kind == NODE_STAR && ast_unparen(((const StarExpr *)x)->x)->kind == NODE_CALL) {
        return NULL;
    }
    return lock_path(v, x->type);
}

/* ---- where copies are made */

/* As copied; go vet speaks of the pair when x answers comma ok. */
static const char *copied_to(Vet *v, const Expr *x, int target_count) {
    const char *path = copied(v, x);
    if (path == NULL || target_count == 1) {
        return path;
    }
    return arena_printf(v->in->arena, "(%s, bool) contains %s", vet_type_text(v, x->type), path);
}

static void check_assign(Vet *v, const AssignStmt *a) {
    for (int i = 0; i < a->rhs_count; i++) {
        const char *path = copied_to(v, a->rhs[i], a->rhs_count == 1 ? a->lhs_count : 1);
        if (path != NULL) {
            vet_report(v, VET_copylocks, vet_start((const Node *)a->rhs[i]),
                       "assignment copies lock value to %s: %s", vet_expr_text(v, a->lhs[i]), path);
        }
    }
}

static void check_var(Vet *v, const VarDecl *d) {
    for (int i = 0; i < d->value_count; i++) {
        const char *path = copied_to(v, d->values[i], d->value_count == 1 ? d->name_count : 1);
        if (path != NULL) {
            vet_report(v, VET_copylocks, vet_start((const Node *)d->values[i]),
                       "variable declaration copies lock value to %s: %s",
                       d->names[i]->name->text, path);
        }
    }
}

static void check_literal(Vet *v, const CompositeLit *lit) {
    for (int i = 0; i < lit->elem_count; i++) {
        const Expr *x = lit->elems[i];
        x = x->kind == NODE_KEY_VALUE ? ((const KeyValue *)x)->value : x;
        const char *path = copied(v, x);
        if (path != NULL) {
            vet_report(v, VET_copylocks, vet_start((const Node *)x),
                       "literal copies lock value from %s: %s", vet_expr_text(v, x), path);
        }
    }
}

static void check_return(Vet *v, const ReturnStmt *r) {
    for (int i = 0; i < r->result_count; i++) {
        const char *path = copied(v, r->results[i]);
        if (path != NULL) {
            vet_report(v, VET_copylocks, vet_start((const Node *)r->results[i]),
                       "return copies lock value: %s", path);
        }
    }
}

static bool only_looks(const CallExpr *call) {
    if (call->call_kind != CALL_BUILTIN) {
        return false;
    }
    switch (call->builtin) {
    case BUILTIN_NEW:
    case BUILTIN_LEN:
    case BUILTIN_CAP:
    case BUILTIN_UNSAFE_SIZEOF:
    case BUILTIN_UNSAFE_OFFSETOF:
    case BUILTIN_UNSAFE_ALIGNOF:
        return true;
    default:
        return false;
    }
}

static void check_call(Vet *v, const CallExpr *call) {
    for (int i = 0; !only_looks(call) && i < call->arg_count; i++) {
        const char *path = copied(v, call->args[i]);
        if (path != NULL) {
            vet_report(v, VET_copylocks, vet_start((const Node *)call->args[i]),
                       "call of %s copies lock value: %s", vet_expr_text(v, call->fun), path);
        }
    }
}

static void check_field(Vet *v, const char *func, const Field *f) {
    const char *path = lock_path(v, f->type->type);
    if (path != NULL) {
        vet_report(v, VET_copylocks, vet_start((const Node *)f->type), "%s passes lock by value: %s",
                   func, path);
    }
}

static void check_params(Vet *v, const char *func, const FuncTypeExpr *t) {
    for (int i = 0; i < t->param_count; i++) {
        check_field(v, func, &t->params[i]);
    }
}

static void check_range_var(Vet *v, const RangeStmt *r, const Expr *x) {
    if (x == NULL || (x->kind == NODE_IDENT && ((const Ident *)x)->obj == NULL)) {
        return;
    }
    Type *t = r->is_define && vet_var(x) != NULL ? vet_var(x)->type : x->type;
    const char *path = lock_path(v, t);
    if (path != NULL) {
        vet_report(v, VET_copylocks, vet_start((const Node *)x), "range var %s copies lock: %s",
                   vet_expr_text(v, x), path);
    }
}

static void check_decl(Vet *v, const FuncDecl *d) {
    if (d->recv != NULL) {
        check_field(v, d->name->name->text, d->recv);
    }
    check_params(v, d->name->name->text, d->type_expr);
}

static bool visit(VetWalk *w, Node *n) {
    Vet *v = w->v;
    switch (n->kind) {
    case NODE_ASSIGN_STMT: check_assign(v, (AssignStmt *)n); break;
    case NODE_VAR_DECL: check_var(v, (VarDecl *)n); break;
    case NODE_COMPOSITE_LIT: check_literal(v, (CompositeLit *)n); break;
    case NODE_RETURN_STMT: check_return(v, (ReturnStmt *)n); break;
    case NODE_CALL: check_call(v, (CallExpr *)n); break;
    case NODE_FUNC_LIT: check_params(v, "func", ((FuncLit *)n)->type_expr); break;
    case NODE_FUNC_DECL: check_decl(v, (FuncDecl *)n); break;
    case NODE_RANGE_STMT:
        check_range_var(v, (RangeStmt *)n, ((RangeStmt *)n)->key);
        check_range_var(v, (RangeStmt *)n, ((RangeStmt *)n)->value);
        break;
    default: break;
    }
    return true;
}

void vet_check_copylocks(Vet *v, Decl *d) {
    vet_walk(v, (Node *)d, visit, NULL);
}
