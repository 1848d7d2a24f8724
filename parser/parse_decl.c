/* parser/parse_decl.c: declarations, in files and in blocks.
 *
 * `type T[P …` is the grammar's worst spot: [P] is an array length or the first type parameter.
 * What follows the bracket is read as an expression; if that can be split into a name and a
 * constraint, it was a parameter list (split_param), and reading goes on from there.
 */
#include <string.h>

#include "parser/parser_internal.h"

static void *new_decl(Parser *p, NodeKind kind, Pos at, uint32_t group, size_t bytes)
{
    Decl *d = arena_alloc(p->arena, bytes);
    d->kind = kind;
    d->pos = at;
    d->group = group;
    return d;
}
#define NEW_DECL(p, T, kind, at, group)                                                            \
    ((T *)new_decl((p), NODE_##kind, (at), (group), sizeof(T)))

/* ---- import */

static Decl *import_decl(Parser *p, uint32_t group, void *ctx)
{
    (void)ctx;
    ImportDecl *d = NEW_DECL(p, ImportDecl, IMPORT_DECL, pos(p), group);
    if (tok(p) == TOK_DOT) {
        d->name = parse_ident_at(p, pos(p), ".");
        next(p);
    } else {
        d->name = parse_name_or_null(p);
    }
    d->path = parse_literal_or_null(p);
    if (!d->path) {
        parse_syntax_error(p, "missing import path");
        ADVANCE(p, TOK_SEMI, TOK_RPAREN);
    } else if (d->path->lit != TOK_STRING) {
        parse_syntax_error_at(p, d->path->e.pos, "import path must be a string");
        d->path = NULL;
    }
    return d->path ? &d->d : NULL;
}

/* ---- const */

typedef struct ConstGroup {
    const ConstDecl *model; /* the last one with a type or values */
    int iota;
} ConstGroup;

static void inherit(ConstDecl *d, const ConstDecl *model)
{
    d->is_inherited = true;
    d->type_expr = model->type_expr;
    d->values = model->values;
    d->value_count = model->value_count;
}

static Decl *const_decl(Parser *p, uint32_t group, void *ctx)
{
    ConstGroup *g = ctx;
    ConstDecl *d = NEW_DECL(p, ConstDecl, CONST_DECL, pos(p), group);
    d->iota = g->iota++;
    d->names = parse_name_list(p, parse_name(p), &d->name_count);
    if (tok(p) != TOK_EOF && tok(p) != TOK_SEMI && tok(p) != TOK_RPAREN) {
        d->type_expr = parse_type_or_null(p);
        if (parse_got_assign(p)) {
            d->values = parse_expr_list(p, &d->value_count);
        }
    }
    if (d->type_expr || d->values) {
        g->model = d;
    } else if (g->model) {
        inherit(d, g->model);
    }
    return &d->d;
}

/* ---- var */

static Decl *var_decl(Parser *p, uint32_t group, void *ctx)
{
    (void)ctx;
    VarDecl *d = NEW_DECL(p, VarDecl, VAR_DECL, pos(p), group);
    d->names = parse_name_list(p, parse_name(p), &d->name_count);
    if (parse_got_assign(p)) {
        d->values = parse_expr_list(p, &d->value_count);
        return &d->d;
    }
    d->type_expr = parse_type_expr(p);
    if (parse_got_assign(p)) {
        d->values = parse_expr_list(p, &d->value_count);
    }
    return &d->d;
}

/* ---- type */

/* Whether x can be nothing but a type or a union of types: one of its parts is one. */
static bool is_surely_type(const Expr *x)
{
    switch (x->kind) {
    case NODE_ARRAY_TYPE:
    case NODE_STRUCT_TYPE:
    case NODE_FUNC_TYPE:
    case NODE_INTERFACE_TYPE:
    case NODE_MAP_TYPE:
    case NODE_CHAN_TYPE:
        return true;
    case NODE_BINARY:
        return is_surely_type(((const BinaryExpr *)x)->x) ||
               is_surely_type(((const BinaryExpr *)x)->y);
    case NODE_UNARY:
        return ((const UnaryExpr *)x)->op == TOK_TILDE ||
               is_surely_type(((const UnaryExpr *)x)->x);
    case NODE_STAR:
        return is_surely_type(((const StarExpr *)x)->x);
    case NODE_PAREN:
        return is_surely_type(((const ParenExpr *)x)->x);
    default:
        return false;
    }
}

/* Splits an expression into the name of a type parameter and its constraint: `P *C` was read as a
 * product, `P (C)` as a call, `P *C|D` as an or of those. is_certain: what follows shows that it is
 * a parameter list. NULL: it is none. */
static Ident *split_param(Parser *p, Expr *x, bool is_certain, Expr **constraint)
{
    *constraint = NULL;
    if (x->kind == NODE_IDENT) {
        return (Ident *)x;
    }
    if (x->kind == NODE_CALL) {
        CallExpr *call = (CallExpr *)x;
        if (call->fun->kind != NODE_IDENT || call->arg_count != 1 || call->has_dots ||
            !(is_certain || is_surely_type(call->args[0]))) {
            return NULL;
        }
        *constraint = call->args[0];
        return (Ident *)call->fun;
    }
    if (x->kind != NODE_BINARY) {
        return NULL;
    }
    BinaryExpr *b = (BinaryExpr *)x;
    is_certain = is_certain || is_surely_type(b->y);
    if (b->op == TOK_MUL && b->x->kind == NODE_IDENT && is_certain) {
        *constraint = parse_pointer_to(p, b->e.pos, b->y);
        return (Ident *)b->x;
    }
    if (b->op == TOK_OR) {
        Expr *left;
        Ident *param_name = split_param(p, b->x, is_certain, &left);
        if (param_name && left) {
            BinaryExpr *either = NEW_EXPR(p, BinaryExpr, BINARY, b->e.pos);
            either->op = TOK_OR;
            either->x = left;
            either->y = b->y;
            *constraint = &either->e;
            return param_name;
        }
    }
    return NULL;
}

/* The //gol: directive that goes with the type about to be read; others have no business here. */
static const Str *gol_directive_above(Parser *p)
{
    const Str *found = NULL;
    for (int i = p->directives_done; i < p->lx.directives.len; i++) {
        const Str *text = p->lx.directives.data[i].text;
        if (strncmp(text->text, "gol:", 4) == 0) {
            found = text;
        }
    }
    parse_flush_directives(p, false);
    return found;
}

static void alias_and_type(Parser *p, TypeDecl *d)
{
    d->is_alias = parse_got_assign(p);
    d->type_expr = parse_type_or_null(p);
}

/* type T [ name … */
static void bracket_and_name(Parser *p, TypeDecl *d, Pos at)
{
    Expr *x = &parse_name(p)->e;
    if (tok(p) != TOK_LBRACK) {
        /* [P *C] and [P * 3] begin alike */
        p->expr_nest++;
        x = parse_binary_expr_from(p, x);
        p->expr_nest--;
    }
    Expr *constraint;
    Ident *first = split_param(p, x, tok(p) == TOK_COMMA, &constraint);
    if (!first || (!constraint && tok(p) == TOK_RBRACK)) {
        d->type_expr = parse_array_type(p, at, x);
        return;
    }
    ParamList list = parse_param_list(p, first, constraint, TOK_RBRACK, true);
    d->tparams = list.fields;
    d->tparam_count = list.count;
    alias_and_type(p, d);
}

static Decl *type_decl(Parser *p, uint32_t group, void *ctx)
{
    (void)ctx;
    TypeDecl *d = NEW_DECL(p, TypeDecl, TYPE_DECL, pos(p), group);
    d->directive = gol_directive_above(p);
    d->name = parse_name(p);
    Pos at = pos(p);
    if (!got(p, TOK_LBRACK)) {
        alias_and_type(p, d);
    } else if (tok(p) == TOK_IDENT) {
        bracket_and_name(p, d, at);
    } else if (got(p, TOK_RBRACK)) {
        d->type_expr = parse_slice_type(p, at);
    } else {
        d->type_expr = parse_array_type(p, at, NULL);
    }
    if (!d->type_expr) {
        d->type_expr = parse_bad_expr(p);
        parse_syntax_error(p, "in type declaration");
        ADVANCE(p, TOK_SEMI, TOK_RPAREN);
    }
    return &d->d;
}

/* ---- groups */

typedef struct GroupScan {
    DeclItem *item;
    uint32_t group;
    void *ctx;
} GroupScan;

static bool group_item(Parser *p, void *ctx)
{
    GroupScan *g = ctx;
    Decl *d = g->item(p, g->group, g->ctx);
    if (d) {
        list_add(p, d);
    }
    return false;
}

void parse_decl_group(Parser *p, TokenKind keyword)
{
    ConstGroup constants = {0};
    GroupScan g = {.group = ++p->group_count, .ctx = &constants};
    g.item = keyword == TOK_IMPORT  ? import_decl
             : keyword == TOK_CONST ? const_decl
             : keyword == TOK_TYPE  ? type_decl
                                    : var_decl;
    if (got(p, TOK_LPAREN)) {
        parse_token_list(p, "grouped declaration", TOK_SEMI, TOK_RPAREN, group_item, &g);
    } else {
        group_item(p, &g);
    }
}

/* ---- func */

static void check_directive(Parser *p, const LexDirective *d, bool is_misplaced);

static bool is_directive(const Str *text, const char *verb)
{
    size_t len = strlen(verb);
    return strcspn(text->text, " ") == len && memcmp(verb, text->text, len) == 0;
}

/* The directive that goes with the function about to be read: a //gol: one if there is any. */
static void take_directive_above(Parser *p, FuncDecl *f)
{
    for (int i = p->directives_done; i < p->lx.directives.len; i++) {
        const LexDirective *d = &p->lx.directives.data[i];
        check_directive(p, d, false);
        f->is_noescape |= is_directive(d->text, "go:noescape");
        if (!f->directive || strncmp(f->directive->text, "gol:", 4) != 0) {
            f->directive = d->text;
            f->directive_pos = d->pos;
        }
    }
    p->directives_done = p->lx.directives.len;
}

static void check_body_is_allowed(Parser *p, const FuncDecl *f)
{
    if (!p->keeps_layout && f->directive && is_directive(f->directive, "gol:extern")) {
        parse_plain_error(p, f->directive_pos, "//gol:extern wants a function without a body");
    }
}

static void set_receiver(Parser *p, FuncDecl *f, ParamList list)
{
    if (list.count != 1 && !p->keeps_layout) {
        parse_plain_error(p, pos(p), list.count == 0 ? "method has no receiver"
                                               : "method has multiple receivers");
    }
    f->recv = list.fields;
    f->recv_count = list.count;
}

static void func_name_missing(Parser *p, FuncDecl *f, bool is_method)
{
    f->name = parse_ident_at(p, pos(p), "_");
    f->type_expr = NEW_EXPR(p, FuncTypeExpr, FUNC_TYPE, pos(p));
    parse_syntax_error(p, is_method ? "expected name" : "expected name or (");
    ADVANCE(p, TOK_LBRACE, TOK_SEMI);
}

static void func_rest(Parser *p, FuncDecl *f, bool is_method)
{
    if (tok(p) == TOK_IDENT) {
        f->name = parse_name(p);
        f->type_expr = parse_func_type(p, is_method ? "method" : "");
    } else {
        func_name_missing(p, f, is_method);
    }
    if (tok(p) == TOK_LBRACE) {
        f->body = parse_func_body(p);
        check_body_is_allowed(p, f);
    }
}

static FuncDecl *new_func(Parser *p, Pos keyword, Pos at)
{
    FuncDecl *f = NEW_DECL(p, FuncDecl, FUNC_DECL, at, ++p->group_count);
    f->keyword = keyword;
    take_directive_above(p, f);
    return f;
}

FuncDecl *parse_func_decl(Parser *p)
{
    Pos keyword = pos(p);
    next(p);
    FuncDecl *f = new_func(p, keyword, pos(p));
    bool is_method = got(p, TOK_LPAREN);
    if (is_method) {
        set_receiver(p, f, parse_param_list(p, NULL, NULL, TOK_RPAREN, false));
    }
    func_rest(p, f, is_method);
    return f;
}

/* func (a T) name …: a method if a parameter list follows, else a literal that returns `name`. */
FuncDecl *parse_script_func(Parser *p, Stmt **stmt)
{
    Pos keyword_at = pos(p);
    *stmt = NULL;
    next(p);
    Pos at = pos(p);
    if (!got(p, TOK_LPAREN)) {
        FuncDecl *f = new_func(p, keyword_at, at);
        func_rest(p, f, false);
        return f;
    }
    ParamList params = parse_param_list(p, NULL, NULL, TOK_RPAREN, false);
    Ident *first = parse_name_or_null(p);
    if (first && (tok(p) == TOK_LPAREN || tok(p) == TOK_LBRACK)) {
        FuncDecl *f = new_func(p, keyword_at, at);
        set_receiver(p, f, params);
        f->name = first;
        f->type_expr = parse_func_type(p, "method");
        f->body = tok(p) == TOK_LBRACE ? parse_func_body(p) : NULL;
        return f;
    }
    FuncTypeExpr *type = NEW_EXPR(p, FuncTypeExpr, FUNC_TYPE, at);
    parse_set_params(type, params);
    if (first) {
        type->results = ARENA_NEW(p->arena, Field);
        *type->results = (Field){.pos = first->e.pos, .type = parse_qualified_name(p, first)};
        type->result_count = 1;
    } else {
        parse_func_results(p, type);
    }
    Expr *x = parse_binary_expr_from(p, parse_func_type_or_lit(p, keyword_at, type));
    *stmt = parse_simple_stmt_from(p, x);
    return NULL;
}

/* ---- directives */

typedef struct DirectiveRule {
    const char *verb;
    const char *complaint; /* wherever it stands; NULL: only where no function follows */
} DirectiveRule;

static const DirectiveRule directive_rules[] = {
    {"go:noinline", NULL},
    {"go:nosplit", NULL},
    {"go:noescape", NULL},
    {"go:norace", NULL},
    {"go:nocheckptr", NULL},
    {"gol:extern", NULL},
    {"go:systemstack", "//go:systemstack only allowed in runtime"},
    {"go:nowritebarrier", "//go:nowritebarrier only allowed in runtime"},
    {"go:nowritebarrierrec", "//go:nowritebarrierrec only allowed in runtime"},
    {"go:yeswritebarrierrec", "//go:yeswritebarrierrec only allowed in runtime"},
    {"go:uintptrkeepalive", "//go:uintptrkeepalive is only allowed in the standard library"},
};

static void check_directive(Parser *p, const LexDirective *d, bool is_misplaced)
{
    if (p->keeps_layout) {
        return;
    }
    for (size_t i = 0; i < sizeof directive_rules / sizeof *directive_rules; i++) {
        const DirectiveRule *rule = &directive_rules[i];
        if (is_directive(d->text, rule->verb) && (is_misplaced || rule->complaint)) {
            int errors = p->diags->errors;
            diag_error(p->diags, d->pos, DIAG_DIRECTIVE, "%s",
                       rule->complaint ? rule->complaint : "misplaced compiler directive");
            p->errors_before += p->diags->errors - errors; /* no reason to mistrust the grammar */
        }
    }
}

static void check_build_constraint(Parser *p, const LexDirective *d)
{
    if (is_directive(d->text, "go:build") && !p->keeps_layout) {
        parse_plain_error(p, d->pos, "misplaced compiler directive");
    }
}

void parse_flush_directives(Parser *p, bool may_build)
{
    for (; p->directives_done < p->lx.directives.len; p->directives_done++) {
        const LexDirective *d = &p->lx.directives.data[p->directives_done];
        check_directive(p, d, true);
        if (!may_build) {
            check_build_constraint(p, d);
        }
    }
}
