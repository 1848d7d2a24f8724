/* format/print_list.c: lists of expressions, names and parameters.
 *
 * A list keeps the line breaks it has in the source between its elements. Its columns (of keys and
 * values, of comments) end where neighbouring elements differ too much in size: one long element
 * does not push all others to the right.
 */
#include <math.h>

#include "format/format_internal.h"

/* The comma behind an element; at_next: comments before the next element come before the comma. */
static void put_comma(Printer *p, bool at_next)
{
    if (at_next) {
        p->pos = token_at(p, p->next + 1)->at;
    }
    put_near(p, TOK_COMMA);
}

static void print_one_line(Printer *p, Expr *const *list, int count, int depth)
{
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            put_comma(p, true);
            print_space(p, SPACE_BLANK);
        }
        print_expr(p, list[i], depth);
    }
}

/* Sizes of the elements since columns began anew, to tell which one is out of proportion. */
typedef struct Sizes {
    int current, previous; /* 0: not to be compared */
    double log_sum;
    int count;
} Sizes;

static bool breaks_columns(const Sizes *s)
{
    const int small = 40;
    const double limit = 2.5;
    if (s->previous <= 0 || s->current <= 0) {
        return true;
    }
    if (s->count == 0 || (s->previous <= small && s->current <= small)) {
        return false;
    }
    double ratio = s->current / exp(s->log_sum / s->count); /* to the geometric mean */
    return limit * ratio <= 1 || limit <= ratio;
}

typedef struct ListState {
    Sizes sizes;
    Space before_break; /* SPACE_INDENT before the first line break */
    int last_break;     /* element before which the line was broken last, or -1 */
    int previous_line;
    bool is_bracketed;
} ListState;

static int element_size(Printer *p, const Expr *x, const ListState *s)
{
    int size = print_size(p, x, SIZE_INFINITE);
    if (size > SIZE_INFINITE || !s->is_bracketed) {
        return 0;
    }
    return x->kind == NODE_KEY_VALUE ? print_size(p, ((const KeyValue *)x)->key, SIZE_INFINITE)
                                     : size;
}

static void separate(Printer *p, ListState *s, int i, int line, bool needs_break, bool breaks)
{
    put_comma(p, !needs_break);
    int broken = 0;
    if (needs_break) {
        broken = print_linebreak(p, line, 0, s->before_break, breaks || s->last_break + 1 < i);
    }
    if (broken == 0) {
        print_space(p, SPACE_BLANK);
        return;
    }
    s->before_break = SPACE_NONE;
    s->last_break = i;
    if (broken > 1) {
        s->sizes.log_sum = 0;
        s->sizes.count = 0;
    }
}

static void print_pair(Printer *p, const KeyValue *pair)
{
    print_expr(p, pair->key, TOP_DEPTH);
    put(p, TOK_COLON);
    print_space(p, SPACE_TAB);
    print_expr(p, pair->value, TOP_DEPTH);
}

static void print_element(Printer *p, ListState *s, const Expr *x, int i, int count, int depth)
{
    int line = line_of(p, first_token(p, x));
    Sizes *sizes = &s->sizes;
    sizes->previous = sizes->current;
    sizes->current = element_size(p, x, s);
    bool breaks = breaks_columns(sizes);
    bool needs_break = 0 < s->previous_line && s->previous_line < line;
    if (i > 0) {
        separate(p, s, i, line, needs_break, breaks);
    }
    if (count > 1 && x->kind == NODE_KEY_VALUE && sizes->current > 0 && needs_break) {
        print_pair(p, (const KeyValue *)x);
    } else {
        print_expr(p, x, depth);
    }
    if (sizes->current > 0) {
        sizes->log_sum += log(sizes->current);
        sizes->count++;
    }
    s->previous_line = line;
}

static void end_list(Printer *p, const ListState *s, unsigned mode, int behind)
{
    bool is_indented = s->before_break == SPACE_NONE && !(mode & LIST_NO_INDENT);
    bool has_comma = (mode & LIST_COMMA) && behind >= 0 && p->pos.line < line_of(p, behind);
    if (has_comma) {
        put_optional(p, TOK_COMMA);
    } else if ((mode & LIST_COMMA) && is_upcoming(p, TOK_COMMA)) {
        skip_token(p);
    }
    if (is_indented) {
        print_space(p, SPACE_UNINDENT);
    }
    if (has_comma) {
        print_space(p, SPACE_BREAK);
    }
}

void print_expr_list(Printer *p, int before, Expr *const *list, int count, int depth,
                     unsigned mode, int behind)
{
    if (count == 0) {
        return;
    }
    int before_line = before >= 0 ? line_of(p, before) : 0;
    int line = upcoming(p)->at.line;
    if (before_line == line && line == token_at(p, last_token(p, list[count - 1]))->end_line) {
        print_one_line(p, list, count, depth);
        if ((mode & LIST_COMMA) && is_upcoming(p, TOK_COMMA)) {
            skip_token(p);
        }
        return;
    }
    ListState s = {.last_break = -1, .previous_line = before_line,
                   .before_break = mode & LIST_NO_INDENT ? SPACE_NONE : SPACE_INDENT,
                   .is_bracketed = before >= 0 && behind >= 0};
    if (0 < before_line && before_line < line &&
        print_linebreak(p, line, 0, s.before_break, true) > 0) {
        s.before_break = SPACE_NONE;
        s.last_break = 0;
    }
    for (int i = 0; i < count; i++) {
        print_element(p, &s, list[i], i, count, depth);
    }
    end_list(p, &s, mode, behind);
}

void print_name_list(Printer *p, Ident *const *names, int count, bool is_indented)
{
    print_expr_list(p, -1, (Expr *const *)names, count, TOP_DEPTH,
                    is_indented ? 0 : LIST_NO_INDENT, -1);
}

/* ---- parameters */

/* Fields first .. end share a type; returns end. */
static int end_of_field_group(const Field *fields, int count, int first)
{
    int end = first + 1;
    while (end < count && fields[end].shares_type) {
        end++;
    }
    return end;
}

static void print_field_names(Printer *p, const Field *fields, int count, bool is_indented)
{
    Ident **names = ARENA_ARRAY(p->source->arena, Ident *, count);
    for (int i = 0; i < count; i++) {
        names[i] = fields[i].name;
    }
    print_name_list(p, names, count, is_indented);
}

/* What gofmt takes for a type: less than the parser does, which looks behind a star too. */
static bool is_type_at_a_glance(const Expr *x)
{
    switch (x->kind) {
    case NODE_ARRAY_TYPE:
    case NODE_STRUCT_TYPE:
    case NODE_FUNC_TYPE:
    case NODE_INTERFACE_TYPE:
    case NODE_MAP_TYPE:
    case NODE_CHAN_TYPE:
        return true;
    case NODE_UNARY:
        return ((const UnaryExpr *)x)->op == TOK_TILDE;
    case NODE_BINARY:
        return is_type_at_a_glance(((const BinaryExpr *)x)->x) ||
               is_type_at_a_glance(((const BinaryExpr *)x)->y);
    case NODE_PAREN:
        return is_type_at_a_glance(((const ParenExpr *)x)->x);
    default:
        return false;
    }
}

/* [P *T]: read as an array length, the constraint would make a product with the name. */
static bool combines_with_name(const Expr *x)
{
    if (x->kind == NODE_STAR) {
        return !is_type_at_a_glance(((const StarExpr *)x)->x);
    }
    if (x->kind == NODE_BINARY) {
        const BinaryExpr *b = (const BinaryExpr *)x;
        return combines_with_name(b->x) && !is_type_at_a_glance(b->y);
    }
    return false;
}

/* One name list with its type. Returns whether the line was broken before it. */
static bool print_param(Printer *p, const Field *fields, int count, int index, int previous_line,
                        Space before_break)
{
    int line = line_of(p, index > 0 ? p->next + 1 : p->next);
    bool needs_break = 0 < previous_line && previous_line < line;
    if (index > 0) {
        put_comma(p, !needs_break);
    }
    bool is_broken = needs_break && print_linebreak(p, line, 0, before_break, true) > 0;
    if (!is_broken && index > 0) {
        print_space(p, SPACE_BLANK);
    }
    if (fields->name) {
        print_field_names(p, fields, count, before_break == SPACE_INDENT && !is_broken);
        print_space(p, SPACE_BLANK);
    }
    print_type(p, fields->type);
    return is_broken;
}

void print_params(Printer *p, const Field *fields, int count, ParamMode mode)
{
    int open = p->next, close = token_at(p, open)->match;
    put(p, mode == PARAMS_FUNC ? TOK_LPAREN : TOK_LBRACK);
    Space before_break = SPACE_INDENT;
    int previous_line = line_of(p, open);
    for (int i = 0, end; i < count; i = end) {
        end = end_of_field_group(fields, count, i);
        if (print_param(p, fields + i, end - i, i, previous_line, before_break)) {
            before_break = SPACE_NONE;
        }
        previous_line = token_at(p, p->next - 1)->end_line;
    }
    if (count > 0 && previous_line < line_of(p, close)) {
        put_optional(p, TOK_COMMA);
        print_linebreak(p, line_of(p, close), 0, SPACE_NONE, true);
    } else if (mode == PARAMS_GENERIC_TYPE && count == 1 && combines_with_name(fields->type)) {
        put_optional(p, TOK_COMMA);
    } else if (is_upcoming(p, TOK_COMMA)) {
        skip_token(p);
    }
    if (before_break == SPACE_NONE) {
        print_space(p, SPACE_UNINDENT);
    }
    put(p, mode == PARAMS_FUNC ? TOK_RPAREN : TOK_RBRACK);
}

static void skip_pair(Printer *p)
{
    if (is_upcoming(p, TOK_LPAREN) && token_at(p, p->next)->match == p->next + 1) {
        p->next += 2;
    }
}

/* A lone result without a name loses its parentheses. */
static void print_single_result(Printer *p, const Expr *type)
{
    bool is_enclosed = is_upcoming(p, TOK_LPAREN);
    int close = upcoming(p)->match;
    if (is_enclosed) {
        skip_token(p);
    }
    print_type(p, type);
    if (is_enclosed) {
        p->next = close + 1;
    }
}

void print_signature(Printer *p, const FuncTypeExpr *f)
{
    if (f->tparam_count > 0) {
        print_params(p, f->tparams, f->tparam_count, PARAMS_GENERIC_FUNC);
    }
    print_params(p, f->params, f->param_count, PARAMS_FUNC);
    if (f->result_count == 0) {
        skip_pair(p);
        return;
    }
    print_space(p, SPACE_BLANK);
    if (f->result_count == 1 && !f->results[0].name) {
        print_single_result(p, f->results[0].type);
    } else {
        print_params(p, f->results, f->result_count, PARAMS_FUNC);
    }
}
