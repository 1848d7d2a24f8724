/* format/print_type.c: types; the bodies of structs and interfaces. */
#include "format/format_internal.h"

static void print_array_type(Printer *p, const ArrayTypeExpr *x)
{
    put(p, TOK_LBRACK);
    if (x->len) {
        print_expr(p, x->len, TOP_DEPTH);
    }
    put_near(p, TOK_RBRACK);
    print_expr(p, x->elem, TOP_DEPTH);
}

static void print_map_type(Printer *p, const MapTypeExpr *x)
{
    put(p, TOK_MAP);
    put_near(p, TOK_LBRACK);
    print_expr(p, x->key, TOP_DEPTH);
    put_near(p, TOK_RBRACK);
    print_expr(p, x->value, TOP_DEPTH);
}

static void print_chan_type(Printer *p, const ChanTypeExpr *x)
{
    if (is_upcoming(p, TOK_ARROW)) {
        put(p, TOK_ARROW);
        put_near(p, TOK_CHAN);
    } else {
        put(p, TOK_CHAN);
        if (x->dir == CHAN_SEND_ONLY) {
            put(p, TOK_ARROW);
        }
    }
    print_space(p, SPACE_BLANK);
    print_expr(p, x->elem, TOP_DEPTH);
}

static void print_ellipsis(Printer *p, const EllipsisExpr *x)
{
    put(p, TOK_DOTDOTDOT);
    if (x->elem) {
        print_expr(p, x->elem, TOP_DEPTH);
    }
}

/* A method's type has no `func`; it counts when the type is measured. */
static void print_func_type(Printer *p, const FuncTypeExpr *x)
{
    put_optional(p, TOK_FUNC);
    print_signature(p, x);
}

bool print_type_node(Printer *p, const Expr *x)
{
    switch (x->kind) {
    case NODE_ELLIPSIS:
        print_ellipsis(p, (const EllipsisExpr *)x);
        return true;
    case NODE_ARRAY_TYPE:
        print_array_type(p, (const ArrayTypeExpr *)x);
        return true;
    case NODE_STRUCT_TYPE:
        put(p, TOK_STRUCT);
        print_struct_body(p, (const StructTypeExpr *)x);
        return true;
    case NODE_FUNC_TYPE:
        print_func_type(p, (const FuncTypeExpr *)x);
        return true;
    case NODE_INTERFACE_TYPE:
        put(p, TOK_INTERFACE);
        print_interface_body(p, (const InterfaceTypeExpr *)x);
        return true;
    case NODE_MAP_TYPE:
        print_map_type(p, (const MapTypeExpr *)x);
        return true;
    case NODE_CHAN_TYPE:
        print_chan_type(p, (const ChanTypeExpr *)x);
        return true;
    default:
        return false;
    }
}

/* ---- bodies */

/* What is needed to know about a body before it is printed. */
typedef struct Body {
    int open, close;
    bool has_comments;
    bool is_one_line; /* in the source */
} Body;

static Body body_ahead(Printer *p)
{
    Body b = {.open = p->next, .close = upcoming(p)->match};
    b.has_comments = has_comment_before(p, b.close);
    b.is_one_line = line_of(p, b.open) == line_of(p, b.close);
    return b;
}

/* One member that fits may stay on one line with the braces. */
static bool fits_line(Printer *p, const Body *b, const Expr *type, int name_count)
{
    enum { MAX_MEMBER_SIZE = 30 };
    int blank = name_count > 0;
    return !token_table_line_comment(p->source, b->close - 1) &&
           blank + print_size(p, type, MAX_MEMBER_SIZE) <= MAX_MEMBER_SIZE;
}

static void print_empty_body(Printer *p)
{
    put(p, TOK_LBRACE);
    put(p, TOK_RBRACE);
}

static void open_one_line(Printer *p)
{
    put(p, TOK_LBRACE);
    print_space(p, SPACE_BLANK);
}

static void close_one_line(Printer *p)
{
    print_space(p, SPACE_BLANK);
    put(p, TOK_RBRACE);
}

static void open_body(Printer *p, const Body *b, int count)
{
    print_space(p, SPACE_BLANK);
    put(p, TOK_LBRACE);
    print_space(p, SPACE_INDENT);
    if (b->has_comments || count > 0) {
        print_space(p, SPACE_BREAK);
    }
}

static void close_body(Printer *p)
{
    print_space(p, SPACE_UNINDENT);
    print_space(p, SPACE_BREAK);
    put(p, TOK_RBRACE);
}

/* ---- structs */

/* Fields that share a type, `a, b int`: one member. */
static int member_end(const StructTypeExpr *s, int first)
{
    int end = first + 1;
    while (end < s->field_count && s->fields[end].shares_type) {
        end++;
    }
    return end;
}

static void print_member_names(Printer *p, const StructTypeExpr *s, int first, int end)
{
    Ident **names = ARENA_ARRAY(p->source->arena, Ident *, end - first);
    for (int i = first; i < end; i++) {
        names[i - first] = s->fields[i].name;
    }
    print_name_list(p, names, end - first, false);
}

static void print_one_line_field(Printer *p, const StructTypeExpr *s)
{
    open_one_line(p);
    for (int i = 0; i < s->field_count && s->fields[i].name; i++) {
        if (i > 0) {
            put_near(p, TOK_COMMA);
            print_space(p, SPACE_BLANK);
        }
        print_ident(p);
    }
    print_space(p, s->fields[0].name ? SPACE_BLANK : SPACE_NONE);
    print_expr(p, s->fields[0].type, TOP_DEPTH);
    close_one_line(p);
}

/* Columns: names, type, tag, comment. separator: a tab, or a blank in a struct of one member. */
static void print_member(Printer *p, const StructTypeExpr *s, int first, int end, Space separator)
{
    const Field *f = &s->fields[first];
    int columns_left = 2;
    if (f->name) {
        print_member_names(p, s, first, end);
        print_space(p, separator);
        columns_left = 1;
    }
    print_expr(p, f->type, TOP_DEPTH);
    if (f->tag) {
        if (f->name && separator == SPACE_TAB) {
            print_space(p, separator);
        }
        print_space(p, separator);
        print_expr(p, &f->tag->e, TOP_DEPTH);
        columns_left = 0;
    }
    if (token_table_line_comment(p->source, p->next - 1)) {
        for (; columns_left > 0; columns_left--) {
            print_space(p, separator);
        }
    }
}

static void print_members(Printer *p, const StructTypeExpr *s)
{
    bool is_single = s->field_count > 0 && member_end(s, 0) == s->field_count;
    Space separator = is_single ? SPACE_BLANK : SPACE_TAB;
    int line = 0;
    for (int i = 0, end; i < s->field_count; i = end) {
        end = member_end(s, i);
        if (i > 0) {
            print_linebreak(p, upcoming(p)->at.line, 1, SPACE_NONE, spans_lines(p, line));
        }
        record_line(p, &line);
        print_member(p, s, i, end, separator);
    }
}

void print_struct_body(Printer *p, const StructTypeExpr *s)
{
    Body b = body_ahead(p);
    if (!b.has_comments && b.is_one_line && s->field_count == 0) {
        print_empty_body(p);
        return;
    }
    if (!b.has_comments && b.is_one_line && member_end(s, 0) == s->field_count &&
        !s->fields[0].tag && fits_line(p, &b, s->fields[0].type, s->fields[0].name != NULL)) {
        print_one_line_field(p, s);
        return;
    }
    open_body(p, &b, s->field_count);
    print_members(p, s);
    close_body(p);
}

/* ---- interfaces */

static void print_elem(Printer *p, const InterfaceElem *elem)
{
    if (elem->name) {
        print_expr(p, &elem->name->e, TOP_DEPTH);
        print_signature(p, (const FuncTypeExpr *)elem->type);
    } else {
        print_expr(p, elem->type, TOP_DEPTH);
    }
}

void print_interface_body(Printer *p, const InterfaceTypeExpr *t)
{
    Body b = body_ahead(p);
    if (!b.has_comments && b.is_one_line && t->elem_count == 0) {
        print_empty_body(p);
        return;
    }
    if (!b.has_comments && b.is_one_line && t->elem_count == 1 &&
        fits_line(p, &b, t->elems[0].type, t->elems[0].name != NULL)) {
        open_one_line(p);
        print_elem(p, &t->elems[0]);
        close_one_line(p);
        return;
    }
    open_body(p, &b, t->elem_count);
    int line = 0;
    for (int i = 0; i < t->elem_count; i++) {
        if (i > 0) {
            print_linebreak(p, upcoming(p)->at.line, 1, SPACE_NONE, spans_lines(p, line));
        }
        record_line(p, &line);
        print_elem(p, &t->elems[i]);
    }
    close_body(p);
}
