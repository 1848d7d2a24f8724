/* format/print_decl.c: declarations, and the file they make.
 *
 * The tree has a declaration for each line of a group, and none for an empty group; the tokens
 * tell where groups begin and end.
 */
#include <string.h>

#include "format/format_internal.h"

/* ---- one declaration without its keyword */

/* "path" instead of `path`, if that says the same. */
static void print_import_path(Printer *p, const BasicLit *path)
{
    static const char illegal[] = "!\"#$%&'()*,:;<=>?[\\]^{|}`";
    const Token *t = upcoming(p);
    const Str *s = path->str;
    bool is_plain = t->text[0] == '`' && s->len > 0;
    for (uint32_t i = 0; i < s->len && is_plain; i++) {
        unsigned char c = (unsigned char)s->text[i];
        is_plain = c > ' ' && c < 0x7F && !memchr(illegal, c, sizeof illegal - 1);
    }
    if (is_plain) {
        put_as(p, arena_printf(p->source->arena, "\"%s\"", s->text), s->len + 2);
    } else {
        put_as(p, t->text, t->len);
    }
}

static void print_import(Printer *p, const ImportDecl *d)
{
    if (d->name) {
        print_ident(p);
        print_space(p, SPACE_BLANK);
    }
    uint32_t end = upcoming(p)->slot_end;
    print_import_path(p, d->path);
    if (end > 0) {
        p->pos = token_table_place(p->source, end);
    }
}

static void print_type_decl(Printer *p, const TypeDecl *d, Space separator)
{
    print_ident(p);
    if (d->tparam_count > 0) {
        print_params(p, d->tparams, d->tparam_count, PARAMS_GENERIC_TYPE);
    }
    print_space(p, separator);
    if (d->is_alias) {
        put_near(p, TOK_ASSIGN);
        print_space(p, SPACE_BLANK);
    }
    print_expr(p, d->type_expr, TOP_DEPTH);
}

/* What a line of a const or var group has in the source. */
typedef struct ValueLine {
    Ident **names;
    int name_count;
    const Expr *type;
    Expr **values;
    int value_count;
} ValueLine;

static ValueLine value_line(const Decl *d)
{
    if (d->kind == NODE_VAR_DECL) {
        const VarDecl *v = (const VarDecl *)d;
        return (ValueLine){v->names, v->name_count, v->type_expr, v->values, v->value_count};
    }
    const ConstDecl *c = (const ConstDecl *)d;
    if (c->is_inherited) {
        return (ValueLine){.names = c->names, .name_count = c->name_count};
    }
    return (ValueLine){c->names, c->name_count, c->type_expr, c->values, c->value_count};
}

static void print_values(Printer *p, const ValueLine *v, Space separator)
{
    if (v->value_count == 0) {
        return;
    }
    print_space(p, separator);
    put_near(p, TOK_ASSIGN);
    print_space(p, SPACE_BLANK);
    print_expr_list(p, -1, v->values, v->value_count, TOP_DEPTH, 0, -1);
}

static void print_value_alone(Printer *p, const Decl *d, bool is_indented)
{
    ValueLine v = value_line(d);
    print_name_list(p, v.names, v.name_count, is_indented);
    if (v.type) {
        print_space(p, SPACE_BLANK);
        print_expr(p, v.type, TOP_DEPTH);
    }
    print_values(p, &v, SPACE_BLANK);
}

/* Columns: names, type, values, comment. */
static void print_value_columns(Printer *p, const Decl *d, bool keeps_type_column)
{
    ValueLine v = value_line(d);
    print_name_list(p, v.names, v.name_count, false);
    int columns_left = 3;
    if (v.type || keeps_type_column) {
        print_space(p, SPACE_TAB);
        columns_left--;
    }
    if (v.type) {
        print_expr(p, v.type, TOP_DEPTH);
    }
    if (v.value_count > 0) {
        print_values(p, &v, SPACE_TAB);
        columns_left--;
    }
    if (token_table_line_comment(p->source, p->next - 1)) {
        for (; columns_left > 0; columns_left--) {
            print_space(p, SPACE_TAB);
        }
    }
}

/* ---- groups */

/* A run of lines with values keeps a column for types if one of the lines has a type (or one
 * before the run did, and none came since). Answers for the run that begins at decls[0]. */
static int value_run(Decl *const *decls, int count, bool *has_type)
{
    int end = 0;
    *has_type = false;
    for (; end < count; end++) {
        ValueLine v = value_line(decls[end]);
        if (v.value_count == 0) {
            break;
        }
        *has_type |= v.type != NULL;
    }
    return end;
}

static void print_line_in_group(Printer *p, const Decl *d, bool is_alone, bool keeps_type_column)
{
    if (d->kind == NODE_IMPORT_DECL) {
        print_import(p, (const ImportDecl *)d);
    } else if (d->kind == NODE_TYPE_DECL) {
        print_type_decl(p, (const TypeDecl *)d, is_alone ? SPACE_BLANK : SPACE_TAB);
    } else if (is_alone) {
        print_value_alone(p, d, false);
    } else {
        print_value_columns(p, d, keeps_type_column);
    }
}

static void print_group(Printer *p, Decl *const *decls, int count)
{
    bool has_values = decls[0]->kind == NODE_CONST_DECL || decls[0]->kind == NODE_VAR_DECL;
    int line = 0, run_end = 0;
    bool keeps_type_column = false;
    print_space(p, SPACE_INDENT);
    print_space(p, SPACE_BREAK);
    for (int i = 0; i < count; i++) {
        if (has_values && i >= run_end) {
            run_end = i + value_run(decls + i, count - i, &keeps_type_column);
        }
        if (i > 0) {
            print_linebreak(p, upcoming(p)->at.line, 1, SPACE_NONE, spans_lines(p, line));
        }
        record_line(p, &line);
        print_line_in_group(p, decls[i], count == 1, keeps_type_column);
    }
    print_space(p, SPACE_UNINDENT);
    print_space(p, SPACE_BREAK);
}

void print_decl_stmt(Printer *p, Decl *const *decls, int count)
{
    put(p, upcoming(p)->kind);
    print_space(p, SPACE_BLANK);
    if (is_upcoming(p, TOK_LPAREN)) {
        put(p, TOK_LPAREN);
        if (count > 0) {
            print_group(p, decls, count);
        }
        put(p, TOK_RPAREN);
    } else if (decls[0]->kind == NODE_IMPORT_DECL) {
        print_import(p, (const ImportDecl *)decls[0]);
    } else if (decls[0]->kind == NODE_TYPE_DECL) {
        print_type_decl(p, (const TypeDecl *)decls[0], SPACE_BLANK);
    } else {
        print_value_alone(p, decls[0], true);
    }
}

/* ---- functions */

static void print_func_decl(Printer *p, const FuncDecl *d)
{
    int start = p->next;
    put(p, TOK_FUNC);
    print_space(p, SPACE_BLANK);
    int column = p->column - (int)token_at(p, start)->len - 1;
    if (is_upcoming(p, TOK_LPAREN)) {
        print_params(p, d->recv, d->recv_count, PARAMS_FUNC);
        print_space(p, SPACE_BLANK);
    }
    print_ident(p);
    print_signature(p, d->type_expr);
    print_func_body(p, start, column, SPACE_TAB, d->body);
}

static bool is_tall(const Printer *p, const FuncDecl *d)
{
    int end = d->body ? token_table_find(p->source, d->body->rbrace)
                      : last_token(p, &d->type_expr->e);
    return token_at(p, end)->end_line > upcoming(p)->at.line;
}

/* ---- files */

/* The items of a file that are still to be printed. In a script, its statements mingle with its
 * declarations. */
typedef struct Items {
    Decl *const *decls;
    Stmt *const *stmts;
    int decl_count, stmt_count;
} Items;

static bool is_decl_keyword(TokenKind kind)
{
    return kind == TOK_IMPORT || kind == TOK_CONST || kind == TOK_TYPE || kind == TOK_VAR;
}

/* Whether the next statement begins with the upcoming token. */
static bool is_stmt_upcoming(const Printer *p, const Items *items)
{
    return items->stmt_count > 0 && first_token(p, items->stmts[0]) == p->next;
}

static void print_decl(Printer *p, Items *items)
{
    if (is_upcoming(p, TOK_FUNC)) {
        print_func_decl(p, (const FuncDecl *)items->decls[0]);
        items->decls++;
        items->decl_count--;
        return;
    }
    int keyword = p->next, count = 0;
    bool is_group = token_at(p, keyword + 1)->kind == TOK_LPAREN;
    Pos end = p->source->file->base + token_at(p, token_at(p, keyword + 1)->match)->at.offset;
    if (!is_group) {
        count = 1;
    } else {
        while (count < items->decl_count && items->decls[count]->pos < end) {
            count++;
        }
    }
    print_decl_stmt(p, items->decls, count);
    items->decls += count;
    items->decl_count -= count;
}

/* Between what is alike, one newline will do; an empty line goes around functions and imports. */
static int min_newlines(const Printer *p, TokenKind kind, TokenKind previous, bool is_script)
{
    if (token_table_doc(p->source, p->next) && (is_decl_keyword(kind) || kind == TOK_FUNC)) {
        return 2;
    }
    if (!is_script) {
        return kind == previous ? 1 : 2;
    }
    bool stands_apart = kind == TOK_IMPORT || kind == TOK_FUNC || kind == TOK_PACKAGE ||
                        previous == TOK_IMPORT || previous == TOK_FUNC || previous == TOK_PACKAGE;
    return stands_apart && kind != previous ? 2 : 1;
}

static void skip_empty_stmts(Items *items)
{
    while (items->stmt_count > 0 && items->stmts[0]->kind == NODE_EMPTY_STMT) {
        items->stmts++;
        items->stmt_count--;
    }
}

static void print_items(Printer *p, Items items, TokenKind previous, bool is_script)
{
    int line = 0;
    for (;;) {
        skip_empty_stmts(&items);
        if (is_upcoming(p, TOK_EOF)) {
            return;
        }
        bool is_stmt = is_stmt_upcoming(p, &items);
        TokenKind kind = is_stmt && is_upcoming(p, TOK_FUNC) ? TOK_ERROR : upcoming(p)->kind;
        if (!p->is_empty) {
            bool new_section = is_stmt ? spans_lines(p, line)
                                       : kind == TOK_FUNC &&
                                             is_tall(p, (const FuncDecl *)items.decls[0]);
            print_linebreak(p, upcoming(p)->at.line, min_newlines(p, kind, previous, is_script),
                            SPACE_NONE, new_section);
        }
        record_line(p, &line);
        if (is_stmt) {
            print_stmt(p, items.stmts[0], false);
            items.stmts++;
            items.stmt_count--;
        } else {
            sync_pos(p);
            print_decl(p, &items);
        }
        previous = kind;
    }
}

void print_file(Printer *p)
{
    const File *f = p->file;
    TokenKind previous = TOK_ERROR;
    if (is_upcoming(p, TOK_PACKAGE)) {
        put(p, TOK_PACKAGE);
        print_space(p, SPACE_BLANK);
        print_ident(p);
        previous = TOK_PACKAGE;
    }
    Items items = {f->decls, f->script, f->decl_count, f->script_count};
    print_items(p, items, previous, f->script_count > 0 || !f->pkg_name);
    print_space(p, SPACE_NEWLINE);
}
