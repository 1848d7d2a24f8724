/* vet_ask.c: what the checks ask of the checked tree: what a call names, whose variable this is. */
#include "vet/vet_internal.h"

#include <string.h>

/* ---- functions */

static Object *named_by(const Expr *fun) {
    switch (fun->kind) {
    case NODE_IDENT:
        return ((const Ident *)fun)->obj;
    case NODE_SELECTOR: {
        const SelectorExpr *s = (const SelectorExpr *)fun;
        return s->selection != NULL ? s->selection->obj : s->sel->obj;
    }
    case NODE_INDEX:
        return named_by(ast_unparen(((const IndexExpr *)fun)->x));
    default:
        return NULL;
    }
}

Object *vet_called(const CallExpr *call) {
    Object *f = named_by(ast_unparen(call->fun));
    return f != NULL && f->kind == OBJ_FUNC ? f : NULL;
}

Object *vet_callee(const CallExpr *call) {
    Object *f = vet_called(call);
    return f != NULL && f->func.origin != NULL ? f->func.origin : f;
}

Type *vet_recv_type(const Object *f) {
    Type *sig = f->type;
    if (sig == NULL || sig->kind != TYPE_FUNC || sig->func.recv == NULL) {
        return NULL;
    }
    Type *t = sig->func.recv->type;
    return t != NULL && t->kind == TYPE_POINTER ? t->pointer.elem : t;
}

static bool is_of(const Object *o, const char *package, const char *name) {
    return o->pkg != NULL && strcmp(o->name->text, name) == 0 &&
           strcmp(o->pkg->path->text, package) == 0;
}

bool vet_is_func(const Object *f, const char *package, const char *name) {
    return f != NULL && f->kind == OBJ_FUNC && is_of(f, package, name) && vet_recv_type(f) == NULL;
}

bool vet_is_named(Type *t, const char *package, const char *name) {
    return t != NULL && t->kind == TYPE_NAMED && is_of(t->named.obj, package, name);
}

bool vet_is_method(const Object *f, const char *package, const char *recv, const char *name) {
    return f != NULL && f->kind == OBJ_FUNC && is_of(f, package, name) &&
           vet_is_named(vet_recv_type(f), package, recv);
}

bool vet_is_call_of(const Expr *x, const char *package, const char *name) {
    x = ast_unparen((Expr *)x);
    return x->kind == NODE_CALL && vet_is_func(vet_callee((const CallExpr *)x), package, name);
}

bool vet_never_returns(const Expr *x) {
    static const struct { const char *package, *name; } ends[] = {
        {"os", "Exit"}, {"runtime", "Goexit"}, {"log", "Fatal"}, {"log", "Fatalf"},
        {"log", "Fatalln"}, {"log", "Panic"}, {"log", "Panicf"}, {"log", "Panicln"}};
    x = ast_unparen((Expr *)x);
    if (x->kind != NODE_CALL) {
        return false;
    }
    const CallExpr *call = (const CallExpr *)x;
    if (call->call_kind == CALL_BUILTIN) {
        return call->builtin == BUILTIN_PANIC;
    }
    const Object *f = vet_callee(call);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (vet_is_func(f, ends[i].package, ends[i].name)) {
            return true;
        }
    }
    return false;
}

bool vet_is_set_finalizer(const Node *n, Expr **object, Expr **finalizer) {
    if (n->kind != NODE_CALL || !vet_is_call_of((const Expr *)n, "runtime", "SetFinalizer")) {
        return false;
    }
    const CallExpr *call = (const CallExpr *)n;
    if (call->arg_count != 2) {
        return false;
    }
    *object = ast_unparen(call->args[0]);
    *finalizer = ast_unparen(call->args[1]);
    return true;
}

Object *vet_method(Vet *v, Type *t, const char *name, bool *needs_pointer) {
    LookupResult r;
    *needs_pointer = false;
    if (!type_lookup(t, v->package, intern_cstr(v->in->interns, name), &r) || r.obj == NULL ||
        r.obj->kind != OBJ_FUNC) {
        return NULL;
    }
    check_object(v->in->checker, r.obj);
    *needs_pointer = r.needs_addressable;
    return r.obj->type != NULL && r.obj->type->kind == TYPE_FUNC ? r.obj : NULL;
}

/* ---- texts */

const char *vet_type_text(Vet *v, Type *t) {
    return type_path_text(v->in->arena, t);
}

const char *vet_full_name(Vet *v, Object *f) {
    Type *recv = vet_recv_type(f);
    if (recv == NULL) {
        return arena_printf(v->in->arena, "%s.%s", f->pkg->path->text, f->name->text);
    }
    return arena_printf(v->in->arena, "(%s).%s", vet_type_text(v, f->type->func.recv->type),
                        f->name->text);
}

static bool find_braces(Node *n, void *ctx) {
    bool *found = ctx;
    *found |= n->kind == NODE_COMPOSITE_LIT || n->kind == NODE_FUNC_LIT;
    return !*found;
}

/* Just behind the quoted text that begins at `at`. */
static const char *skip_quoted(const char *at, const char *end) {
    char quote = *at++;
    while (at < end && *at != quote) {
        at += *at == '\\' && quote != '`' ? 2 : 1;
    }
    return at < end ? at + 1 : end;
}

/* The tree keeps no position of a closing ] or ): behind `end` those follow that are still open. */
static const char *close_brackets(const char *from, const char *end, const char *limit) {
    int depth = 0;
    for (const char *p = from; p < limit && (p < end || depth > 0);) {
        if (*p == '"' || *p == '`' || *p == '\'') {
            p = skip_quoted(p, limit);
        } else {
            depth += strchr("([{", *p) != NULL;
            depth -= strchr(")]}", *p) != NULL;
            p++;
        }
        end = p > end ? p : end;
    }
    return end;
}

Pos vet_start(const Node *n) {
    for (const Node *part = n; part != NULL;) {
        n = part;
        part = n->kind == NODE_SLICE ? (const Node *)((const SliceExpr *)n)->x : ast_first_part(n);
    }
    return n->pos;
}

const char *vet_source_text(Vet *v, const Node *n) {
    Pos from = vet_start(n), to = ast_end(n);
    SourceFile *f = source_file_of(v->in->sources, from);
    if (f == NULL || to < from || to > f->base + f->len) {
        return "";
    }
    const char *text = f->text + (from - f->base);
    const char *end = close_brackets(text, text + (to - from), f->text + f->len);
    return arena_strndup(v->in->arena, text, (size_t)(end - text));
}

const char *vet_canonical_text(Vet *v, const Expr *x) {
    Buf b;
    buf_init(&b);
    ast_print_expr(&b, x);
    const char *text = arena_strndup(v->in->arena, b.data, b.len);
    buf_deinit(&b);
    return text;
}

const char *vet_expr_text(Vet *v, const Expr *x) {
    bool has_braces = false;
    ast_walk((Node *)x, find_braces, &has_braces);
    const char *text = vet_source_text(v, (const Node *)x);
    if (!has_braces && (x->kind == NODE_BINARY || strchr(text, '\n') != NULL)) {
        return vet_canonical_text(v, x);
    }
    return text;
}

/* ---- variables and constants */

Object *vet_var(const Expr *x) {
    x = ast_unparen((Expr *)x);
    Object *o = x->kind == NODE_IDENT ? ((const Ident *)x)->obj : NULL;
    return o != NULL && o->kind == OBJ_VAR ? o : NULL;
}

bool vet_is_local(const Object *var) {
    return !var->is_package_level && !var->is_field;
}

const Str *vet_const_string(const Expr *x) {
    if (x->val == NULL || const_kind(x->val) != CONST_STRING) {
        return NULL;
    }
    return const_string_val(x->val);
}

bool vet_const_int(const Expr *x, int64_t *out) {
    return x->val != NULL && const_kind(x->val) == CONST_INT && const_int64(x->val, out);
}

typedef struct Mention {
    const Object *var;
    bool found;
} Mention;

static bool find_mention(Node *n, void *ctx) {
    Mention *m = ctx;
    if (n->kind == NODE_IDENT) {
        const Ident *id = (const Ident *)n;
        m->found |= id->obj == m->var && id->e.pos != m->var->pos;
    }
    return !m->found;
}

bool vet_mentions(Node *n, const Object *var) {
    Mention m = {var, false};
    if (n != NULL) {
        ast_walk(n, find_mention, &m);
    }
    return m.found;
}

/* ---- what a variable holds */

typedef struct ValueSearch {
    const Object *var;
    VetValue value;
} ValueSearch;

static void note_value(ValueSearch *s, const Expr *target, Expr *value, bool is_call_result) {
    if (vet_var(target) == s->var) {
        s->value = (VetValue){ast_unparen(value), is_call_result};
    }
}

static bool find_value(Node *n, void *ctx) {
    ValueSearch *s = ctx;
    if (n->kind == NODE_ASSIGN_STMT) {
        const AssignStmt *a = (const AssignStmt *)n;
        for (int i = 0; i < a->lhs_count && a->op == TOK_DEFINE; i++) {
            bool is_tuple = a->rhs_count < a->lhs_count;
            note_value(s, a->lhs[i], a->rhs[is_tuple ? 0 : i], is_tuple);
        }
    } else if (n->kind == NODE_VAR_DECL) {
        const VarDecl *d = (const VarDecl *)n;
        for (int i = 0; i < d->name_count && d->value_count > 0; i++) {
            bool is_tuple = d->value_count < d->name_count;
            note_value(s, &d->names[i]->e, d->values[is_tuple ? 0 : i], is_tuple);
        }
    }
    return true;
}

VetValue vet_value_of(Decl *d, const Object *var) {
    ValueSearch s = {var, {NULL, false}};
    if (vet_is_local(var) && !var->is_reassigned && !var->is_param) {
        ast_walk((Node *)d, find_value, &s);
    }
    return s.value;
}

/* ---- what a function value is */

static VetFunc of_literal(FuncLit *lit) {
    return (VetFunc){NULL, lit, lit->type_expr, lit->body, lit->info};
}

VetFunc vet_func_of(Vet *v, Decl *d, const Expr *x) {
    x = ast_unparen((Expr *)x);
    const Object *var = vet_var(x);
    if (var != NULL) {
        Expr *value = vet_value_of(d, var).x;
        x = value != NULL ? value : x;
    }
    if (x->kind == NODE_FUNC_LIT) {
        return of_literal((FuncLit *)x);
    }
    const Object *o = named_by(x);
    if (o != NULL && o->kind == OBJ_FUNC && o->pkg == v->package && o->func.decl != NULL) {
        FuncDecl *decl = o->func.decl;
        return (VetFunc){decl, NULL, decl->type_expr, decl->body, decl->info};
    }
    return (VetFunc){NULL, NULL, NULL, NULL, NULL};
}
