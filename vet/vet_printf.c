/* vet_printf.c: formats and their arguments, and prints whose text looks like a format.
 *
 * A directive is % flags [index] width .precision [index] verb. Of each format at most one thing is
 * told, then the call is left. Arguments are counted from the call's first (args[0] may be the
 * writer), as `first` says where the values begin. */
#include "vet/vet_internal.h"

#include <string.h>

enum { MAX_NUMS = 4 };

typedef struct Verb {
    char verb;
    const char *flags;
    unsigned takes;
} Verb;

#define NUMBER " -+.0"
#define SHARP " -+.0#"
static const Verb verbs[] = {
    {'%', "", 0},
    {'b', SHARP, ARG_INT | ARG_FLOAT | ARG_COMPLEX | ARG_POINTER},
    {'c', "-", ARG_RUNE | ARG_INT},
    {'d', NUMBER, ARG_INT | ARG_POINTER},
    {'e', SHARP, ARG_FLOAT | ARG_COMPLEX}, {'E', SHARP, ARG_FLOAT | ARG_COMPLEX},
    {'f', SHARP, ARG_FLOAT | ARG_COMPLEX}, {'F', SHARP, ARG_FLOAT | ARG_COMPLEX},
    {'g', SHARP, ARG_FLOAT | ARG_COMPLEX}, {'G', SHARP, ARG_FLOAT | ARG_COMPLEX},
    {'o', SHARP, ARG_INT | ARG_POINTER}, {'O', SHARP, ARG_INT | ARG_POINTER},
    {'p', "-#", ARG_POINTER},
    {'q', SHARP, ARG_RUNE | ARG_INT | ARG_STRING},
    {'s', NUMBER, ARG_STRING},
    {'t', "-", ARG_BOOL},
    {'T', "-", ARG_ANY},
    {'U', "-#", ARG_RUNE | ARG_INT},
    {'v', SHARP, ARG_ANY},
    {'w', SHARP, ARG_ERROR},
    {'x', SHARP, ARG_RUNE | ARG_INT | ARG_STRING | ARG_POINTER | ARG_FLOAT | ARG_COMPLEX},
    {'X', SHARP, ARG_RUNE | ARG_INT | ARG_STRING | ARG_POINTER | ARG_FLOAT | ARG_COMPLEX},
};
enum { VERB_TOTAL = sizeof verbs / sizeof verbs[0] };

typedef struct Call {
    Vet *v;
    const CallExpr *call;
    Object *func;
    const char *name;         /* full: fmt.Printf */
    const FuncDecl *around;   /* function the call stands in, or NULL */
    int first;                /* index of the first value */
} Call;

typedef struct Directive {
    const char *text; /* from % */
    int len;          /* up to and including the verb, once read */
    int rest;         /* bytes of the format from % on */
    int verb_at, verb_len;
    char flags[16];
    int flag_count;
    int nums[MAX_NUMS]; /* arguments taken, in order: widths first, the value last */
    int num_count;
    int arg;            /* the next argument */
    bool has_index, index_pending;
} Directive;

static Pos start_of(const Call *c) {
    return vet_start((const Node *)c->call);
}

#define TELL(c, ...) vet_report((c)->v, VET_printf, start_of(c), __VA_ARGS__)

static const char *plural(const Call *c, int n) {
    return arena_printf(c->v->in->arena, n == 1 ? "%d arg" : "%d args", n);
}

static const char *cut(const Call *c, const char *text, int len) {
    return arena_strndup(c->v->in->arena, text, (size_t)len);
}

/* ---- reading a directive: each answers false after a report */

static void skip_digits(Directive *d) {
    while (d->len < d->rest && d->text[d->len] >= '0' && d->text[d->len] <= '9') {
        d->len++;
    }
}

static void add_flag(Directive *d, char flag) {
    if (d->flag_count < (int)sizeof d->flags) {
        d->flags[d->flag_count++] = flag;
    }
}

static void take_arg(Directive *d) {
    if (d->num_count < MAX_NUMS) {
        d->nums[d->num_count++] = d->arg;
    }
}

static bool read_index(const Call *c, Directive *d) {
    if (d->len == d->rest || d->text[d->len] != '[') {
        return true;
    }
    int from = ++d->len;
    const char *close = memchr(d->text + from, ']', (size_t)(d->rest - from));
    if (close == NULL) {
        TELL(c, "%s format %s is missing closing ]", c->name, cut(c, d->text, d->rest));
        return false;
    }
    skip_digits(d);
    bool is_number = d->len > from && d->text + d->len == close && d->len - from < 9;
    d->len = (int)(close - d->text) + 1;
    int n = 0;
    for (int i = from; is_number && i < d->len - 1; i++) {
        n = n * 10 + (d->text[i] - '0');
    }
    if (n <= 0 || n > c->call->arg_count - c->first) {
        TELL(c, "%s format has invalid argument index [%s]", c->name,
             cut(c, d->text + from, d->len - 1 - from));
        return false;
    }
    d->arg = c->first + n - 1;
    d->has_index = d->index_pending = true;
    return true;
}

static void read_number(Directive *d) {
    if (d->len < d->rest && d->text[d->len] == '*') {
        d->index_pending = false;
        d->len++;
        take_arg(d);
        d->arg++;
    } else {
        skip_digits(d);
    }
}

static bool read_precision(const Call *c, Directive *d) {
    if (d->len < d->rest && d->text[d->len] == '.') {
        add_flag(d, '.');
        d->len++;
        if (!read_index(c, d)) {
            return false;
        }
        read_number(d);
    }
    return true;
}

static int rune_len(const char *text, int rest) {
    unsigned char b = (unsigned char)*text;
    int n = b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    return n <= rest ? n : rest;
}

static bool read_directive(const Call *c, Directive *d) {
    d->len = 1;
    while (d->len < d->rest && strchr("#0+- ", d->text[d->len]) != NULL) {
        add_flag(d, d->text[d->len++]);
    }
    if (!read_index(c, d)) {
        return false;
    }
    read_number(d);
    if (!read_precision(c, d) || (!d->index_pending && !read_index(c, d))) {
        return false;
    }
    if (d->len == d->rest) {
        TELL(c, "%s format %s is missing verb at end of string", c->name,
             cut(c, d->text, d->rest));
        return false;
    }
    d->verb_at = d->len;
    d->verb_len = rune_len(d->text + d->len, d->rest - d->len);
    d->len += d->verb_len;
    if (d->text[d->verb_at] != '%') {
        take_arg(d);
    }
    return true;
}

/* ---- checking it */

static const Verb *find_verb(const Directive *d) {
    for (int i = 0; i < VERB_TOTAL && d->verb_len == 1; i++) {
        if (verbs[i].verb == d->text[d->verb_at]) {
            return &verbs[i];
        }
    }
    return NULL;
}

/* Whether the argument is there to be looked at; told of when there are too few. */
static bool can_check(const Call *c, int arg, const char *text) {
    int count = c->call->arg_count;
    if (arg < count - 1) {
        return true;
    }
    if (c->call->has_dots) {
        return false;
    }
    if (arg < count) {
        return true;
    }
    TELL(c, "%s format %s reads arg #%d, but call has %s", c->name, text, arg - c->first + 1,
         plural(c, count - c->first));
    return false;
}

static bool flags_fit(const Call *c, const Directive *d, const Verb *verb, const char *text) {
    for (int i = 0; i < d->flag_count; i++) {
        if (d->flags[i] != '0' && strchr(verb->flags, d->flags[i]) == NULL) {
            TELL(c, "%s format %s has unrecognized flag %c", c->name, text, d->flags[i]);
            return false;
        }
    }
    return true;
}

static const char *in_parens(const Call *c, const char *reason) {
    return reason == NULL ? "" : arena_printf(c->v->in->arena, " (%s)", reason);
}

static bool widths_fit(const Call *c, const Directive *d, const char *text) {
    int widths = d->num_count - (d->text[d->verb_at] == '%' ? 0 : 1);
    for (int i = 0; i < widths; i++) {
        if (!can_check(c, d->nums[i], text)) {
            return false;
        }
        const Expr *x = c->call->args[d->nums[i]];
        const char *reason;
        if (!vet_arg_matches(c->v, ARG_INT, x, &reason)) {
            TELL(c, "%s format %s uses non-int %s%s as argument of *", c->name, text,
                 vet_expr_text(c->v, x), in_parens(c, reason));
            return false;
        }
    }
    return true;
}

/* The method the call stands in, when printing x calls that method again. */
static const char *recursive_method(const Call *c, const Expr *x) {
    const FuncDecl *d = c->around;
    bool needs_pointer;
    if (d == NULL || d->recv == NULL || x->type == NULL || vet_is_formatter(c->v, x->type)) {
        return NULL;
    }
    const char *name = d->name->name->text;
    if (strcmp(name, "String") != 0 && strcmp(name, "Error") != 0) {
        return NULL;
    }
    Object *method = vet_method(c->v, x->type, name, &needs_pointer);
    const Type *sig = method != NULL ? method->type : NULL;
    const Object *declared =
        method != NULL && method->func.origin != NULL ? method->func.origin : method;
    if (method == NULL || needs_pointer || declared != d->name->obj || sig->func.param_count != 0 ||
        sig->func.result_count != 1 || sig->func.results[0]->type->kind != TYPE_STRING) {
        return NULL;
    }
    if (x->kind == NODE_UNARY && ((const UnaryExpr *)x)->op == TOK_AND) {
        x = ((const UnaryExpr *)x)->x;
    }
    bool is_receiver = x->kind == NODE_IDENT && d->recv->name != NULL &&
                       ((const Ident *)x)->obj == d->recv->name->obj;
    return is_receiver ? vet_full_name(c->v, method) : NULL;
}

static bool value_fits(const Call *c, const Directive *d, const Verb *verb, const char *text) {
    int arg = d->nums[d->num_count - 1];
    if (!can_check(c, arg, text)) {
        return false;
    }
    const Expr *x = c->call->args[arg];
    const char *reason, *shown = vet_expr_text(c->v, x);
    if (vet_is_func_value(x) && verb->verb != 'p' && verb->verb != 'T') {
        TELL(c, "%s format %s arg %s is a func value, not called", c->name, text, shown);
        return false;
    }
    if (!vet_arg_matches(c->v, verb->takes, x, &reason)) {
        TELL(c, "%s format %s has arg %s of wrong type %s%s", c->name, text, shown,
             x->mode == MODE_NIL ? "untyped nil" : vet_type_text(c->v, x->type),
             in_parens(c, reason));
        return false;
    }
    const char *method = NULL;
    if ((verb->takes & ARG_STRING) != 0 && verb->verb != 'T' &&
        memchr(d->flags, '#', (size_t)d->flag_count) == NULL) {
        method = recursive_method(c, x);
    }
    if (method != NULL) {
        TELL(c, "%s format %s with arg %s causes recursive %s method call", c->name, text, shown,
             method);
    }
    return method == NULL;
}

static bool directive_fits(const Call *c, const Directive *d) {
    const char *text = cut(c, d->text, d->len);
    const Verb *verb = find_verb(d);
    bool is_formatter = false;
    if (d->arg < c->call->arg_count && !(verb != NULL && verb->takes == ARG_ERROR)) {
        Type *t = c->call->args[d->arg]->type;
        is_formatter = t != NULL && c->call->args[d->arg]->mode != MODE_NIL &&
                       vet_is_formatter(c->v, t);
    }
    if (!is_formatter) {
        if (verb == NULL) {
            TELL(c, "%s format %s has unknown verb %s", c->name, text,
                 cut(c, d->text + d->verb_at, d->verb_len));
            return false;
        }
        if (!flags_fit(c, d, verb, text)) {
            return false;
        }
    }
    if (!widths_fit(c, d, text)) {
        return false;
    }
    return is_formatter || verb->verb == '%' || value_fits(c, d, verb, text);
}

/* ---- a whole format */

typedef struct Count {
    int next, max; /* argument expected next; one more than the highest taken */
    bool any_index;
} Count;

static void count_args(const Directive *d, Count *n) {
    n->any_index |= d->has_index;
    for (int i = 0; i < d->num_count; i++) {
        n->max = d->nums[i] >= n->max ? d->nums[i] + 1 : n->max;
    }
    if (d->num_count > 0) {
        n->next = d->nums[d->num_count - 1] + 1;
    }
}

static void check_leftover(const Call *c, const Count *n) {
    int count = c->call->arg_count;
    if ((c->call->has_dots && n->max >= count - 1) || n->any_index || n->max == count) {
        return;
    }
    TELL(c, "%s call needs %s but has %s", c->name, plural(c, n->max - c->first),
         plural(c, count - c->first));
}

static void check_directives(const Call *c, const Str *format, PrintKind kind) {
    Count n = {c->first, c->first, false};
    int len = (int)format->len;
    for (int i = 0; i < len;) {
        if (format->text[i] != '%') {
            i++;
            continue;
        }
        Directive d = {.text = format->text + i, .rest = len - i, .arg = n.next};
        if (!read_directive(c, &d) || !directive_fits(c, &d)) {
            return;
        }
        if (d.text[d.verb_at] == 'w' && kind != PRINT_ERRORF) {
            TELL(c, "%s does not support error-wrapping directive %%w", c->name);
            return;
        }
        count_args(&d, &n);
        i += d.len;
    }
    check_leftover(c, &n);
}

static void check_format(Call *c, PrintKind kind, const Type *sig) {
    int index = sig->func.param_count - 2;
    if (index < 0 || index >= c->call->arg_count) {
        return;
    }
    const Str *format = vet_const_string(c->call->args[index]);
    c->first = index + 1;
    if (format == NULL) {
        return;
    }
    if (memchr(format->text, '%', format->len) == NULL) {
        if (c->call->arg_count > c->first) {
            vet_report(c->v, VET_printf, c->call->e.pos,
                       "%s call has arguments but no formatting directives", c->name);
        }
        return;
    }
    check_directives(c, format, kind);
}

/* ---- prints without a format */

/* Length of a [n] at p, or 0. */
static int index_at(const char *p) {
    int n = 1;
    if (*p != '[') {
        return 0;
    }
    while (p[n] >= '0' && p[n] <= '9') {
        n++;
    }
    return n > 1 && p[n] == ']' ? n + 1 : 0;
}

/* Length of digits, * or [n]* at p. */
static int number_at(const char *p) {
    int n = 0;
    while (p[n] >= '0' && p[n] <= '9') {
        n++;
    }
    if (n > 0) {
        return n;
    }
    n = index_at(p);
    return p[n] == '*' ? n + 1 : 0;
}

/* Length of what looks like a directive at p (a %), or 0. The space flag is left out: "5 % x". */
static int directive_at(const char *p) {
    int n = 1;
    while (p[n] != 0 && strchr("+-#", p[n]) != NULL) {
        n++;
    }
    n += number_at(p + n);
    n += p[n] == '.';
    n += number_at(p + n);
    n += index_at(p + n);
    return p[n] != 0 && strchr("bcdefgopqstvxEFGTUX", p[n]) != NULL ? n + 1 : 0;
}

static void check_text(const Call *c, const Str *text) {
    for (uint32_t i = 0; i + 1 < text->len; i++) { /* a % at the very end is a percent sign */
        int n = text->text[i] == '%' ? directive_at(text->text + i) : 0;
        if (n > 0) {
            TELL(c, "%s call has possible Printf formatting directive %s", c->name,
                 cut(c, text->text + i, n));
            return;
        }
    }
}

static bool is_std_stream(const Expr *x) {
    const SelectorExpr *s = (const SelectorExpr *)x;
    return x->kind == NODE_SELECTOR && s->x->kind == NODE_IDENT &&
           strcmp(((const Ident *)s->x)->name->text, "os") == 0 &&
           strncmp(s->sel->name->text, "Std", 3) == 0;
}

static void check_values(const Call *c) {
    for (int i = c->first; i < c->call->arg_count; i++) {
        const Expr *x = c->call->args[i];
        if (vet_is_func_value(x)) {
            TELL(c, "%s arg %s is a func value, not called", c->name, vet_expr_text(c->v, x));
        }
        const char *method = recursive_method(c, x);
        if (method != NULL) {
            TELL(c, "%s arg %s causes recursive call to %s method", c->name,
                 vet_expr_text(c->v, x), method);
        }
    }
}

static void check_plain(Call *c, const Type *sig) {
    c->first = sig->func.param_count - 1;
    int count = c->call->arg_count;
    Type *last = type_underlying(sig->func.params[c->first]->type);
    if (count <= c->first || last->kind != TYPE_SLICE || last->slice.elem->kind != TYPE_INTERFACE ||
        type_set(last->slice.elem)->method_count > 0) {
        return;
    }
    if (c->first == 0 && is_std_stream(c->call->args[0])) {
        TELL(c, "%s does not take io.Writer but has first arg %s", c->name,
             vet_expr_text(c->v, c->call->args[0]));
    }
    const Str *text = vet_const_string(c->call->args[c->first]);
    if (text != NULL) {
        check_text(c, text);
    }
    text = vet_const_string(c->call->args[count - 1]);
    const char *name = c->func->name->text;
    size_t n = strlen(name);
    if (n >= 2 && strcmp(name + n - 2, "ln") == 0 && text != NULL && text->len > 0 &&
        text->text[text->len - 1] == '\n') {
        TELL(c, "%s arg list ends with redundant newline", c->name);
    }
    check_values(c);
}

static bool visit(VetWalk *w, Node *n) {
    if (n->kind != NODE_CALL) {
        return true;
    }
    const CallExpr *call = (const CallExpr *)n;
    Object *f = vet_callee(call);
    PrintKind kind = vet_print_kind(w->v, f);
    Type *sig = call->fun->type; /* of a method expression: with the receiver */
    if (kind == PRINT_NONE || sig == NULL || sig->kind != TYPE_FUNC || !sig->func.is_variadic) {
        return true;
    }
    const Node *root = vet_above(w, w->path.len - 1);
    Call c = {.v = w->v, .call = call, .func = f, .name = vet_full_name(w->v, f)};
    c.around = root->kind == NODE_FUNC_DECL ? (const FuncDecl *)root : NULL;
    if (kind == PRINT_PLAIN) {
        check_plain(&c, sig);
    } else {
        check_format(&c, kind, sig);
    }
    return true;
}

void vet_check_printf(Vet *v, Decl *d) {
    vet_walk(v, (Node *)d, visit, NULL);
}
