/* parser/parse_type.c: types.
 *
 * The one hard place is `name [`: in a struct or a parameter list it may begin an array type or the
 * type arguments of a generic one. What follows the bracket decides (array_or_type_args).
 */
#include "parser/parser_internal.h"

Expr *parse_pointer_to(Parser *p, Pos at, Expr *elem)
{
    StarExpr *star = NEW_EXPR(p, StarExpr, STAR, at);
    star->x = elem;
    return &star->e;
}

IndexExpr *parse_index_expr(Parser *p, Pos at, Expr *x, Expr **index, int count)
{
    IndexExpr *i = NEW_EXPR(p, IndexExpr, INDEX, at);
    i->x = x;
    i->index = index;
    i->index_count = count;
    return i;
}

static Expr *array_node(Parser *p, Pos at, Expr *len, Expr *elem)
{
    ArrayTypeExpr *a = NEW_EXPR(p, ArrayTypeExpr, ARRAY_TYPE, at);
    a->len = len;
    a->elem = elem;
    return &a->e;
}

Expr *parse_slice_type(Parser *p, Pos at)
{
    return array_node(p, at, NULL, parse_type_expr(p));
}

Expr *parse_array_type(Parser *p, Pos at, Expr *len)
{
    Pos dots_at = pos(p);
    if (!len && got(p, TOK_DOTDOTDOT)) {
        len = &NEW_EXPR(p, EllipsisExpr, ELLIPSIS, dots_at)->e;
    } else if (!len) {
        p->expr_nest++;
        len = parse_expr(p);
        p->expr_nest--;
    }
    if (tok(p) == TOK_COMMA) {
        /* legal behind type parameters, so it may have been meant */
        parse_syntax_error(p, "unexpected comma; expected ]");
        next(p);
    }
    parse_want(p, TOK_RBRACK);
    return array_node(p, at, len, parse_type_expr(p));
}

static Expr *chan_elem(Parser *p)
{
    Expr *elem = parse_type_or_null(p);
    if (!elem) {
        elem = parse_bad_expr(p);
        parse_syntax_error(p, "missing channel element type");
    }
    return elem;
}

static Expr *chan_type(Parser *p)
{
    ChanTypeExpr *c = NEW_EXPR(p, ChanTypeExpr, CHAN_TYPE, pos(p));
    if (got(p, TOK_ARROW)) {
        parse_want(p, TOK_CHAN);
        c->dir = CHAN_RECV_ONLY;
    } else {
        next(p);
        c->dir = got(p, TOK_ARROW) ? CHAN_SEND_ONLY : CHAN_BOTH;
    }
    c->elem = chan_elem(p);
    return &c->e;
}

static Expr *map_type(Parser *p)
{
    MapTypeExpr *m = NEW_EXPR(p, MapTypeExpr, MAP_TYPE, pos(p));
    next(p);
    parse_want(p, TOK_LBRACK);
    m->key = parse_type_expr(p);
    parse_want(p, TOK_RBRACK);
    m->value = parse_type_expr(p);
    return &m->e;
}

static Expr *bracket_type(Parser *p)
{
    Pos at = pos(p);
    next(p);
    return got(p, TOK_RBRACK) ? parse_slice_type(p, at) : parse_array_type(p, at, NULL);
}

/* The parentheses leave no trace: messages quote such a type without them, as Go's do. */
static Expr *parenthesized_type(Parser *p)
{
    Pos at = pos(p);
    next(p);
    Expr *type = parse_type_expr(p);
    parse_want(p, TOK_RPAREN);
    return p->keeps_layout ? parse_paren_expr(p, at, type) : type;
}

Expr **parse_type_list(Parser *p, bool is_strict, int *count, bool *has_comma)
{
    int mark = list_begin(p);
    p->expr_nest++;
    list_add(p, is_strict ? parse_type_expr(p) : parse_expr(p));
    *has_comma = tok(p) == TOK_COMMA;
    while (got(p, TOK_COMMA)) {
        Expr *type = parse_type_or_null(p);
        if (!type) {
            break;
        }
        list_add(p, type);
    }
    p->expr_nest--;
    return parse_list_take(p, mark, count);
}

static Expr *instance(Parser *p, Expr *x)
{
    Pos at = pos(p);
    int count;
    bool has_comma;
    parse_want(p, TOK_LBRACK);
    Expr **args;
    if (tok(p) == TOK_RBRACK) {
        parse_syntax_error(p, "expected type argument list");
        int mark = list_begin(p);
        list_add(p, parse_bad_expr(p));
        args = parse_list_take(p, mark, &count);
    } else {
        args = parse_type_list(p, true, &count, &has_comma);
    }
    parse_want(p, TOK_RBRACK);
    return &parse_index_expr(p, at, x, args, count)->e;
}

Expr *parse_qualified_name(Parser *p, Ident *first)
{
    if (!first && tok(p) != TOK_IDENT) {
        first = parse_ident_at(p, pos(p), "_");
        parse_syntax_error(p, "expected name");
        ADVANCE(p, TOK_DOT, TOK_SEMI, TOK_RBRACE);
    }
    Expr *x = first ? &first->e : &parse_name(p)->e;
    if (tok(p) == TOK_DOT) {
        SelectorExpr *s = NEW_EXPR(p, SelectorExpr, SELECTOR, pos(p));
        next(p);
        s->x = x;
        s->sel = parse_name(p);
        x = &s->e;
    }
    return tok(p) == TOK_LBRACK ? instance(p, x) : x;
}

Expr *parse_array_or_type_args(Parser *p)
{
    Pos at = pos(p);
    int count;
    bool has_comma;
    parse_want(p, TOK_LBRACK);
    if (got(p, TOK_RBRACK)) {
        return parse_slice_type(p, at);
    }
    Expr **args = parse_type_list(p, false, &count, &has_comma);
    parse_want(p, TOK_RBRACK);
    Expr *elem = has_comma ? NULL : parse_type_or_null(p);
    return elem ? array_node(p, at, args[0], elem) : &parse_index_expr(p, at, NULL, args, count)->e;
}

/* ---- struct types */

static void add_field(Parser *p, Pos at, Ident *field_name, Expr *type, BasicLit *tag)
{
    VEC_PUSH(&p->fields, ((Field){.pos = at, .name = field_name, .type = type, .tag = tag,
                                  .is_embedded = !field_name}));
}

static void add_embedded(Parser *p, Pos at, Expr *type)
{
    add_field(p, at, NULL, type, parse_literal_or_null(p));
}

/* *T or (T), where T must not be parenthesized; the star has been read. */
static Expr *embedded_name(Parser *p)
{
    if (tok(p) != TOK_LPAREN) {
        return parse_qualified_name(p, NULL);
    }
    parse_syntax_error(p, "cannot parenthesize embedded type");
    next(p);
    Expr *type = parse_qualified_name(p, NULL);
    got(p, TOK_RPAREN);
    return type;
}

static Expr *parenthesized_embedded(Parser *p)
{
    parse_syntax_error(p, "cannot parenthesize embedded type");
    next(p);
    Pos at = pos(p);
    Expr *type = got(p, TOK_MUL) ? parse_pointer_to(p, at, parse_qualified_name(p, NULL))
                                 : parse_qualified_name(p, NULL);
    got(p, TOK_RPAREN);
    return type;
}

static void named_fields(Parser *p, Pos at)
{
    Ident *first = parse_name(p);
    switch (tok(p)) {
    case TOK_DOT:
    case TOK_SEMI:
    case TOK_RBRACE:
    case TOK_INT:
    case TOK_FLOAT:
    case TOK_IMAG:
    case TOK_CHAR:
    case TOK_STRING:
        add_embedded(p, at, parse_qualified_name(p, first));
        return;
    default:
        break;
    }
    int count;
    Ident **names = parse_name_list(p, first, &count);
    Expr *type;
    if (count == 1 && tok(p) == TOK_LBRACK) {
        type = parse_array_or_type_args(p);
        if (type->kind == NODE_INDEX) {
            ((IndexExpr *)type)->x = &first->e;
            add_embedded(p, at, type);
            return;
        }
    } else {
        type = parse_type_expr(p);
    }
    BasicLit *tag = parse_literal_or_null(p);
    for (int i = 0; i < count; i++) {
        add_field(p, names[i]->e.pos, names[i], type, tag);
        p->fields.data[p->fields.len - 1].shares_type = i > 0;
    }
}

static bool field_decl(Parser *p, void *ctx)
{
    (void)ctx;
    Pos at = pos(p);
    switch (tok(p)) {
    case TOK_IDENT:
        named_fields(p, at);
        break;
    case TOK_MUL: {
        next(p);
        Expr *type = embedded_name(p);
        add_embedded(p, at, parse_pointer_to(p, at, type));
        break;
    }
    case TOK_LPAREN:
        add_embedded(p, at, parenthesized_embedded(p));
        break;
    default:
        parse_syntax_error(p, "expected field name or embedded type");
        ADVANCE(p, TOK_SEMI, TOK_RBRACE);
    }
    return false;
}

static Field *take_fields(Parser *p, int mark, int *count)
{
    *count = p->fields.len - mark;
    Field *fields = *count ? ARENA_ARRAY(p->arena, Field, *count) : NULL;
    for (int i = 0; i < *count; i++) {
        fields[i] = p->fields.data[mark + i];
    }
    p->fields.len = mark;
    return fields;
}

static Expr *struct_type(Parser *p)
{
    StructTypeExpr *s = NEW_EXPR(p, StructTypeExpr, STRUCT_TYPE, pos(p));
    next(p);
    parse_want(p, TOK_LBRACE);
    int mark = p->fields.len;
    parse_token_list(p, "struct type", TOK_SEMI, TOK_RBRACE, field_decl, NULL);
    s->fields = take_fields(p, mark, &s->field_count);
    return &s->e;
}

/* ---- interface types */

static void method(Parser *p, InterfaceElem *elem, Ident *method_name)
{
    elem->name = method_name;
    elem->type = &parse_func_type(p, "interface method")->e;
}

/* name[]: neither type parameters nor arguments may be empty; goes on as if [] were absent. */
static void empty_brackets(Parser *p, InterfaceElem *elem, Ident *first)
{
    Pos at = pos(p);
    next(p);
    if (tok(p) == TOK_LPAREN) {
        parse_plain_error(p, at, "empty type parameter list");
        method(p, elem, first);
    } else {
        parse_plain_error(p, at, "empty type argument list");
        elem->type = &first->e;
    }
}

/* name[…: type arguments of an embedded type, or a method with type parameters, which Go does not
 * have. Read as parameters; whether they have names decides. */
static void generic_elem(Parser *p, InterfaceElem *elem, Ident *first)
{
    Pos at = pos(p);
    next(p);
    if (tok(p) == TOK_RBRACK) {
        empty_brackets(p, elem, first);
        return;
    }
    ParamList list = parse_param_list(p, NULL, NULL, TOK_RBRACK, false);
    if (list.count == 0) {
        if (tok(p) == TOK_LPAREN) {
            method(p, elem, first);
        } else {
            elem->type = &first->e;
        }
    } else if (list.fields[0].name) {
        method(p, elem, first);
        parse_plain_error(p, at, "interface method must have no type parameters");
    } else {
        int mark = list_begin(p), count;
        for (int i = 0; i < list.count; i++) {
            list_add(p, list.fields[i].type);
        }
        Expr **args = parse_list_take(p, mark, &count);
        elem->type = &parse_index_expr(p, at, &first->e, args, count)->e;
    }
}

static void named_elem(Parser *p, InterfaceElem *elem)
{
    Ident *first = parse_name(p);
    switch (tok(p)) {
    case TOK_LPAREN:
        method(p, elem, first);
        break;
    case TOK_LBRACK:
        generic_elem(p, elem, first);
        break;
    default:
        elem->type = parse_qualified_name(p, first);
    }
}

static bool interface_elem(Parser *p, void *ctx)
{
    (void)ctx;
    InterfaceElem *elem = ARENA_NEW(p->arena, InterfaceElem);
    elem->pos = pos(p);
    if (tok(p) == TOK_IDENT) {
        named_elem(p, elem);
    }
    if (!elem->name) {
        elem->type = parse_constraint_union(p, elem->type);
    }
    list_add(p, elem);
    return false;
}

static Expr *interface_type(Parser *p)
{
    InterfaceTypeExpr *t = NEW_EXPR(p, InterfaceTypeExpr, INTERFACE_TYPE, pos(p));
    next(p);
    parse_want(p, TOK_LBRACE);
    int mark = list_begin(p);
    parse_token_list(p, "interface type", TOK_SEMI, TOK_RBRACE, interface_elem, NULL);
    t->elem_count = p->nodes.len - mark;
    t->elems = t->elem_count ? ARENA_ARRAY(p->arena, InterfaceElem, t->elem_count) : NULL;
    for (int i = 0; i < t->elem_count; i++) {
        t->elems[i] = *(InterfaceElem *)p->nodes.data[mark + i];
    }
    p->nodes.len = mark;
    return &t->e;
}

/* ---- any type */

static Expr *type_unguarded(Parser *p)
{
    Pos at = pos(p);
    switch (tok(p)) {
    case TOK_MUL: {
        next(p);
        Expr *elem = parse_type_expr(p);
        return parse_pointer_to(p, at, elem);
    }
    case TOK_FUNC:
        next(p);
        return &parse_func_type(p, "function type")->e;
    case TOK_LBRACK:
        return bracket_type(p);
    case TOK_ARROW:
    case TOK_CHAN:
        return chan_type(p);
    case TOK_MAP:
        return map_type(p);
    case TOK_STRUCT:
        return struct_type(p);
    case TOK_INTERFACE:
        return interface_type(p);
    case TOK_IDENT:
        return parse_qualified_name(p, NULL);
    case TOK_LPAREN:
        return parenthesized_type(p);
    default:
        return NULL;
    }
}

Expr *parse_type_or_null(Parser *p)
{
    Expr *type = parse_enter(p) ? type_unguarded(p) : NULL;
    leave(p);
    return type;
}

Expr *parse_type_expr(Parser *p)
{
    Expr *type = parse_type_or_null(p);
    if (!type) {
        type = parse_bad_expr(p);
        parse_syntax_error(p, "expected type");
        ADVANCE(p, TOK_COMMA, TOK_COLON, TOK_SEMI, TOK_RPAREN, TOK_RBRACK, TOK_RBRACE);
    }
    return type;
}
