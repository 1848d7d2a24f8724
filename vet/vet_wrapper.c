/* vet_wrapper.c: which functions print their arguments.
 *
 * The library's are a table; for the rest a function whose last parameter is `args ...any` and
 * that hands args... to a printing function is one itself, of the same kind (for formats: when
 * the parameter before is handed on, too). Found by rounds over all candidates until nothing is
 * new; packages imported from source come first. A candidate that changes its parameters is
 * none. */
#include "vet/vet_internal.h"

#include <stdlib.h>
#include <string.h>

static const struct Printers {
    const char *package, *names; /* separated and framed by spaces */
} library[] = {
    {"fmt", " Append Appendf Appendln Errorf Fprint Fprintf Fprintln Print Printf Println Sprint "
            "Sprintf Sprintln "},
    {"log", " Fatal Fatalf Fatalln Panic Panicf Panicln Print Printf Println "},
    {"testing", " Error Errorf Fatal Fatalf Log Logf Skip Skipf "},
};

static bool ends_with(const char *text, const char *end) {
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

static PrintKind kind_of_name(const Object *f) {
    if (vet_is_func(f, "fmt", "Errorf")) {
        return PRINT_ERRORF;
    }
    return ends_with(f->name->text, "f") ? PRINT_FORMAT : PRINT_PLAIN;
}

PrintKind vet_print_kind(const Vet *v, const Object *f) {
    if (f == NULL || f->pkg == NULL) {
        return PRINT_NONE;
    }
    uintptr_t known = (uintptr_t)map_get(&v->printers, f);
    if (known != 0) {
        return (PrintKind)known;
    }
    for (size_t i = 0; i < sizeof library / sizeof library[0]; i++) {
        char word[32];
        snprintf(word, sizeof word, " %.28s ", f->name->text);
        if (strcmp(f->pkg->path->text, library[i].package) == 0 &&
            strstr(library[i].names, word) != NULL) {
            return kind_of_name(f);
        }
    }
    return PRINT_NONE;
}

/* ---- candidates */

typedef struct Wrapper {
    FuncDecl *decl;
    Object *func;
    const Object *format, *args; /* its parameters; format may be NULL */
} Wrapper;

typedef struct Search {
    const Wrapper *wrapper;
    bool is_changed; /* parameters are assigned or their address taken */
    bool is_new;     /* became known to print in this round */
} Search;

static bool is_any(Type *t) {
    return t->kind == TYPE_INTERFACE && type_set(t)->method_count == 0 && !type_set(t)->has_terms;
}

static bool candidate(Decl *d, Wrapper *w) {
    FuncDecl *f = (FuncDecl *)d;
    if (d->kind != NODE_FUNC_DECL || f->body == NULL || f->name->obj == NULL ||
        f->name->obj->type == NULL || !f->name->obj->type->func.is_variadic) {
        return false;
    }
    const Type *sig = f->name->obj->type;
    int n = sig->func.param_count;
    *w = (Wrapper){f, f->name->obj, NULL, sig->func.params[n - 1]};
    if (!is_any(type_underlying(w->args->type)->slice.elem)) {
        return false;
    }
    if (n >= 2 && sig->func.params[n - 2]->type->kind == TYPE_STRING) {
        w->format = sig->func.params[n - 2];
    }
    return true;
}

static bool is_param(const Expr *x, const Object *param) {
    return param != NULL && x->kind == NODE_IDENT && ((const Ident *)x)->obj == param;
}

static bool is_own(const Wrapper *w, const Expr *x) {
    return is_param(x, w->format) || is_param(x, w->args);
}

static void visit_call(Vet *v, Search *s, const CallExpr *call) {
    const Wrapper *w = s->wrapper;
    int n = call->arg_count;
    if (n == 0 || !is_param(call->args[n - 1], w->args)) {
        return;
    }
    PrintKind kind = vet_print_kind(v, vet_callee(call));
    bool matches = kind == PRINT_PLAIN ||
                   (kind != PRINT_NONE && n >= 2 && is_param(call->args[n - 2], w->format));
    if (!matches) {
        return;
    }
    Type *sig = type_underlying(call->fun->type);
    if (!call->has_dots) {
        if (v->package == v->in->package && sig->kind == TYPE_FUNC && n <= sig->func.param_count) {
            vet_report(v, VET_printf, vet_start((const Node *)call),
                       "missing ... in args forwarded to %s-like function",
                       kind == PRINT_PLAIN ? "print" : "printf");
        }
    } else if (map_get(&v->printers, w->func) == NULL) {
        map_put(&v->printers, w->func, (void *)(uintptr_t)kind);
        s->is_new = true;
    }
}

static bool visit(VetWalk *w, Node *n) {
    Search *s = w->ctx;
    if (n->kind == NODE_ASSIGN_STMT) {
        const AssignStmt *a = (const AssignStmt *)n;
        for (int i = 0; i < a->lhs_count; i++) {
            s->is_changed |= is_own(s->wrapper, a->lhs[i]);
        }
    } else if (n->kind == NODE_UNARY && ((UnaryExpr *)n)->op == TOK_AND) {
        s->is_changed |= is_own(s->wrapper, ((UnaryExpr *)n)->x);
    } else if (n->kind == NODE_CALL && !s->is_changed) {
        visit_call(w->v, s, (CallExpr *)n);
    }
    return !s->is_changed;
}

static bool round_over(Vet *v, const Wrapper *list, int count) {
    bool is_new = false;
    for (int i = 0; i < count; i++) {
        Search s = {&list[i], false, false};
        vet_walk(v, (Node *)list[i].decl->body, visit, &s);
        is_new |= s.is_new;
    }
    return is_new;
}

static void find_in(Vet *v, Package *p) {
    VEC(Wrapper) list = {0};
    for (int i = 0; i < p->file_count; i++) {
        for (int j = 0; j < p->files[i]->decl_count; j++) {
            Wrapper w;
            if (candidate(p->files[i]->decls[j], &w)) {
                VEC_PUSH(&list, w);
            }
        }
    }
    v->package = p;
    while (round_over(v, list.data, list.len)) {
    }
    VEC_FREE(&list);
}

/* Imports first; the library is known. */
static void find_through(Vet *v, Package *p, PtrMap *seen) {
    if (p->is_std || map_get(seen, p) != NULL) {
        return;
    }
    map_put(seen, p, p);
    for (int i = 0; i < p->import_count; i++) {
        find_through(v, p->imports[i], seen);
    }
    find_in(v, p);
}

void vet_find_printers(Vet *v) {
    PtrMap seen = {0};
    find_through(v, v->in->package, &seen);
    map_deinit(&seen);
    v->package = v->in->package;
}
