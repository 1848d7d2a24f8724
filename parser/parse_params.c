/* parser/parse_params.c: signatures: parameters, results, type parameters and their constraints.
 *
 * `a, b T` and `A, B` look alike until the end of the list: entries are read as [name] [type],
 * where a lone name may turn out to be a type, and settled in one pass from the right
 * (settle_names). Type parameters are read by the same code, with unions allowed.
 */
#include "parser/parser_internal.h"

static Expr *constraint_term(Parser *p)
{
    Pos at = pos(p);
    if (got(p, TOK_TILDE)) {
        UnaryExpr *u = NEW_EXPR(p, UnaryExpr, UNARY, at);
        u->op = TOK_TILDE;
        u->x = parse_type_expr(p);
        return &u->e;
    }
    Expr *type = parse_type_or_null(p);
    if (!type) {
        type = parse_bad_expr(p);
        parse_syntax_error(p, "expected ~ term or type");
        /* any operator, as far as recovery is concerned */
        ADVANCE(p, TOK_OROR, TOK_ANDAND, TOK_EQL, TOK_NEQ, TOK_LSS, TOK_LEQ, TOK_GTR, TOK_GEQ,
                TOK_ADD, TOK_SUB, TOK_OR, TOK_XOR, TOK_QUO, TOK_REM, TOK_AND, TOK_AND_NOT, TOK_SHL,
                TOK_SHR, TOK_NOT, TOK_TILDE, TOK_SEMI, TOK_RPAREN, TOK_RBRACK, TOK_RBRACE);
    }
    return type;
}

Expr *parse_constraint_union(Parser *p, Expr *first)
{
    Expr *x = first ? first : constraint_term(p);
    int links = 0;
    while (tok(p) == TOK_OR && parse_add_link(p, &links)) {
        BinaryExpr *b = NEW_EXPR(p, BinaryExpr, BINARY, pos(p));
        b->op = TOK_OR;
        next(p);
        b->x = x;
        b->y = constraint_term(p);
        x = &b->e;
    }
    return x;
}

typedef struct ParamScan {
    TokenKind close;
    bool is_type_params;
    Ident *first_name; /* read by the caller */
    Expr *first_type;
    int named, typed; /* entries with name and type; with a type */
} ParamScan;

static bool at_union(const Parser *p, const ParamScan *s)
{
    return s->is_type_params && tok(p) == TOK_OR;
}

static Expr *variadic_type(Parser *p)
{
    EllipsisExpr *dots = NEW_EXPR(p, EllipsisExpr, ELLIPSIS, pos(p));
    next(p);
    dots->elem = parse_type_or_null(p);
    if (!dots->elem) {
        dots->elem = parse_bad_expr(p);
        parse_syntax_error(p, "... is missing type");
    }
    return &dots->e;
}

/* An entry that begins with a name which `[`, `.` or `|` follows. */
static void param_from_name(Parser *p, ParamScan *s, Field *f, Ident *first)
{
    if (tok(p) == TOK_LBRACK) {
        f->type = parse_array_or_type_args(p);
        if (f->type->kind == NODE_INDEX) {
            ((IndexExpr *)f->type)->x = &first->e;
        } else {
            f->name = first;
        }
    } else if (tok(p) == TOK_DOT) {
        f->type = parse_qualified_name(p, first);
    } else {
        f->type = &first->e;
    }
    if (at_union(p, s)) {
        f->type = parse_constraint_union(p, f->type);
    }
}

/* Reads [name] [type]; false when there is neither (reported). */
static bool param(Parser *p, ParamScan *s, Field *f)
{
    Ident *first = s->first_name;
    f->pos = first ? first->e.pos : pos(p);
    if (!first && s->is_type_params && tok(p) == TOK_TILDE) {
        f->type = parse_constraint_union(p, NULL);
        return true;
    }
    if (!first) {
        first = parse_name_or_null(p);
    }
    if (first && (tok(p) == TOK_LBRACK || tok(p) == TOK_DOT || at_union(p, s))) {
        param_from_name(p, s, f, first);
        return true;
    }
    f->name = first;
    if (tok(p) == TOK_DOTDOTDOT) {
        f->type = variadic_type(p);
        return true;
    }
    if (s->is_type_params && tok(p) == TOK_TILDE) {
        f->type = parse_constraint_union(p, NULL);
        return true;
    }
    f->type = parse_type_or_null(p);
    if (f->type && at_union(p, s)) {
        f->type = parse_constraint_union(p, f->type);
    }
    if (f->name || f->type) {
        return true;
    }
    parse_syntax_error(p, "expected %s", parse_token_text(s->close));
    ADVANCE(p, TOK_COMMA, s->close);
    return false;
}

static bool param_item(Parser *p, void *ctx)
{
    ParamScan *s = ctx;
    Field f = {0};
    bool has_param = true;
    if (s->first_type) {
        f = (Field){.pos = s->first_name->e.pos, .name = s->first_name, .type = s->first_type};
    } else {
        has_param = param(p, s, &f);
    }
    s->first_name = NULL;
    s->first_type = NULL;
    if (has_param) {
        s->typed += f.type != NULL;
        s->named += f.name && f.type;
        VEC_PUSH(&p->fields, f);
    }
    return false;
}

/* Every lone name is the name of a parameter whose type follows further right. Returns the
 * leftmost entry that cannot be settled so, or 0. */
static Pos share_types(Parser *p, Field *fields, int count)
{
    Pos problem = 0;
    Expr *type = NULL;
    for (int i = count - 1; i >= 0; i--) {
        Field *f = &fields[i];
        if (f->type) {
            type = f->type;
            if (!f->name) {
                problem = ast_start((Node *)type);
                f->name = parse_ident_at(p, problem, "_");
            }
        } else if (type) {
            f->type = type;
            fields[i + 1].shares_type = true;
        } else {
            problem = f->name->e.pos;
            f->type = parse_bad_expr(p);
            f->type->pos = problem;
        }
    }
    return problem;
}

static void settle_names(Parser *p, const ParamScan *s, ParamList list, Pos end)
{
    if (s->named == 0 && !s->is_type_params) {
        for (int i = 0; i < list.count; i++) {
            Field *f = &list.fields[i];
            if (f->name) {
                f->type = &f->name->e;
                f->name = NULL;
            }
        }
        return;
    }
    Pos problem = s->named == list.count ? 0 : share_types(p, list.fields, list.count);
    if (!problem) {
        return;
    }
    if (!s->is_type_params) {
        parse_syntax_error_at(p, problem, "mixed named and unnamed parameters");
    } else if (s->named == s->typed) {
        parse_syntax_error_at(p, end, "missing type constraint");
    } else {
        parse_syntax_error_at(p, problem, "missing type parameter name%s",
                              list.count == 1 ? " or invalid array length" : "");
    }
}

ParamList parse_param_list(Parser *p, Ident *first_name, Expr *first_type, TokenKind close,
                           bool is_type_params)
{
    int mark = p->fields.len;
    ParamScan s = {.close = close, .is_type_params = is_type_params, .first_name = first_name,
                   .first_type = first_type};
    Pos end = pos(p);
    if (first_type && tok(p) == close) {
        param_item(p, &s);
        next(p);
    } else {
        end = parse_token_list(p, "parameter list", TOK_COMMA, close, param_item, &s);
    }
    ParamList list = {.count = p->fields.len - mark};
    if (list.count > 0) {
        list.fields = ARENA_ARRAY(p->arena, Field, list.count);
        for (int i = 0; i < list.count; i++) {
            list.fields[i] = p->fields.data[mark + i];
        }
        p->fields.len = mark;
        settle_names(p, &s, list, end);
    }
    return list;
}

void parse_set_params(FuncTypeExpr *type, ParamList params)
{
    type->params = params.fields;
    type->param_count = params.count;
    if (params.count > 0) {
        const Expr *last = params.fields[params.count - 1].type;
        type->is_variadic = last->kind == NODE_ELLIPSIS;
    }
}

void parse_func_results(Parser *p, FuncTypeExpr *type)
{
    Pos at = pos(p);
    if (got(p, TOK_LPAREN)) {
        ParamList results = parse_param_list(p, NULL, NULL, TOK_RPAREN, false);
        type->results = results.fields;
        type->result_count = results.count;
        return;
    }
    Expr *result = parse_type_or_null(p);
    if (result) {
        type->results = ARENA_NEW(p->arena, Field);
        *type->results = (Field){.pos = at, .type = result};
        type->result_count = 1;
    }
}

static void type_params(Parser *p, FuncTypeExpr *type, const char *context)
{
    if (*context) {
        parse_syntax_error_at(p, type->e.pos, "%s must have no type parameters", context);
    }
    if (tok(p) == TOK_RBRACK) {
        parse_syntax_error(p, "empty type parameter list");
        next(p);
        return;
    }
    ParamList list = parse_param_list(p, NULL, NULL, TOK_RBRACK, true);
    type->tparams = list.fields;
    type->tparam_count = list.count;
}

FuncTypeExpr *parse_func_type(Parser *p, const char *context)
{
    FuncTypeExpr *type = NEW_EXPR(p, FuncTypeExpr, FUNC_TYPE, pos(p));
    if (got(p, TOK_LBRACK)) {
        type_params(p, type, context);
    }
    parse_want(p, TOK_LPAREN);
    parse_set_params(type, parse_param_list(p, NULL, NULL, TOK_RPAREN, false));
    parse_func_results(p, type);
    return type;
}
