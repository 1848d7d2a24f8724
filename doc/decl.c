/* doc/decl.c: the text of declarations, made from the source by leaving things out.
 *
 * What is kept keeps its own comments; the formatter then lays the result out. Braces and
 * parentheses are found by tokens, because trees do not say where a field's line ends.
 */
#include <stdlib.h>
#include <string.h>

#include "doc/doc_internal.h"
#include "format/format.h"
#include "lexer/lexer.h"

/* ---- members */

static void start_lexer(DocPackage *p, const File *f, uint32_t from, uint32_t to, Lexer *lx) {
    lex_init(lx, p->interns, &p->diags, f->source, from, to, LEX_EOF_IS_NEWLINE);
    lex_next(lx);
}

static bool opens(TokenKind k) {
    return k == TOK_LPAREN || k == TOK_LBRACE || k == TOK_LBRACK;
}

static bool closes(TokenKind k) {
    return k == TOK_RPAREN || k == TOK_RBRACE || k == TOK_RBRACK;
}

/* End of the line that goes on behind a member's last token with nothing but a comment; else
 * `end`. */
static uint32_t with_trailing_comment(const char *text, uint32_t end) {
    uint32_t at = end + (uint32_t)strspn(text + end, " \t;");
    if (strncmp(text + at, "//", 2) == 0) {
        return at + (uint32_t)strcspn(text + at, "\n");
    }
    return at;
}

uint32_t members_in(DocPackage *p, const File *f, uint32_t open, Members *out) {
    const char *text = f->source->text;
    uint32_t base = f->source->base, from = open + 1, end = 0;
    Lexer lx;
    start_lexer(p, f, open + 1, (uint32_t)f->source->len, &lx);
    Member m = {.from = from};
    bool has_tokens = false;
    for (int depth = 0; lx.tok != TOK_EOF; lex_next(&lx)) {
        bool is_closed = depth == 0 && closes(lx.tok);
        if (depth == 0 && (lx.tok == TOK_SEMI || is_closed)) {
            if (has_tokens) {
                m.end = end;
                m.to = with_trailing_comment(text, end);
                VEC_PUSH(out, m);
                m.from = m.to;
            }
            has_tokens = false;
            if (is_closed) {
                end = lx.pos - base;
                break;
            }
            continue;
        }
        m.start = has_tokens ? m.start : lx.pos - base;
        has_tokens = true;
        end = lx.pos - base + lx.len;
        depth += opens(lx.tok) - closes(lx.tok);
    }
    lex_deinit(&lx);
    return end;
}

/* ---- which of them are exported */

/* T of an embedded T, *T, pkg.T, T[A]. */
static const char *embedded_name(const Expr *x) {
    for (;;) {
        switch (x->kind) {
        case NODE_STAR: x = ((const StarExpr *)x)->x; break;
        case NODE_PAREN: x = ((const ParenExpr *)x)->x; break;
        case NODE_INDEX: x = ((const IndexExpr *)x)->x; break;
        case NODE_SELECTOR: return ((const SelectorExpr *)x)->sel->name->text;
        case NODE_IDENT: return ((const Ident *)x)->name->text;
        default: return "X"; /* a union: for all to see */
        }
    }
}

static const char *field_name(const Field *f) {
    return f->name != NULL ? f->name->name->text : embedded_name(f->type);
}

/* For member k of a struct, an interface or a group: is a name of it exported? One call after the
 * other, k from 0; *at goes along the tree's own list, in which `a, b T` is two. */
static bool next_is_exported(const Expr *type, int *at) {
    if (type->kind == NODE_INTERFACE_TYPE) {
        const InterfaceTypeExpr *t = (const InterfaceTypeExpr *)type;
        if (*at >= t->elem_count) {
            return true;
        }
        const InterfaceElem *e = &t->elems[(*at)++];
        return is_exported(e->name != NULL ? e->name->name->text : embedded_name(e->type));
    }
    const StructTypeExpr *t = (const StructTypeExpr *)type;
    bool result = false, is_first = true;
    while (*at < t->field_count && (is_first || t->fields[*at].shares_type)) {
        result |= is_exported(field_name(&t->fields[(*at)++]));
        is_first = false;
    }
    return result || is_first;
}

static bool line_is_exported(const Decl *d) {
    Ident **names;
    int count = decl_names(d, &names);
    for (int i = 0; i < count; i++) {
        if (is_exported(names[i]->name->text)) {
            return true;
        }
    }
    return false;
}

/* ---- the whole declaration */

const Expr *braced_type(const DocItem *item, uint32_t *brace) {
    const Expr *x = item->kind == DOC_TYPE ? ((const TypeDecl *)item->decls[0])->type_expr : NULL;
    if (x == NULL || (x->kind != NODE_STRUCT_TYPE && x->kind != NODE_INTERFACE_TYPE)) {
        return NULL;
    }
    const SourceFile *f = item->file->source;
    const char *at = memchr(f->text + (x->pos - f->base), '{', f->len - (x->pos - f->base));
    *brace = at == NULL ? 0 : (uint32_t)(at - f->text);
    return at == NULL ? NULL : x;
}

/* Members without those that nobody outside sees; true when some were left out. */
static bool put_members(DocPackage *p, const DocItem *item, const Expr *type, uint32_t open,
                        Buf *out) {
    const char *text = item->file->source->text;
    Members members = {0};
    uint32_t close = members_in(p, item->file, open, &members);
    bool lacks = false;
    int at = 0, left_out = 0;
    for (int i = 0; i < members.len; i++) {
        const Member *m = &members.data[i];
        bool is_shown = p->unexported || (type != NULL ? next_is_exported(type, &at)
                                                        : line_is_exported(item->decls[i]));
        if (is_shown) {
            buf_puts(out, left_out > 0 && type == NULL ? "\n" : "");
            buf_write(out, text + m->from, m->to - m->from);
            left_out = 0;
        } else {
            lacks = true;
            left_out++;
        }
    }
    if (left_out > 1 && type != NULL && left_out < members.len) {
        buf_putc(out, '\n');
    }
    if (!lacks && members.len > 0) {
        uint32_t from = members.data[members.len - 1].to;
        buf_write(out, text + from, close - from);
    }
    VEC_FREE(&members);
    return lacks;
}

static void put_type(DocPackage *p, const DocItem *item, Buf *out) {
    uint32_t open;
    const Expr *type = braced_type(item, &open);
    buf_puts(out, item->is_grouped ? "type " : "");
    if (type == NULL) {
        buf_write(out, item_text(item), item->to - item->from);
        return;
    }
    buf_write(out, item_text(item), open + 1 - item->from);
    if (put_members(p, item, type, open, out)) {
        bool is_struct = type->kind == NODE_STRUCT_TYPE;
        buf_printf(out, "\n// Has unexported %s.\n", is_struct ? "fields" : "methods");
    }
    buf_putc(out, '}');
}

/* Up to the body. */
static uint32_t head_end(const DocItem *item) {
    const FuncDecl *d = (const FuncDecl *)item->decls[0];
    const SourceFile *f = item->file->source;
    uint32_t end = d->body != NULL ? d->body->s.pos - f->base : item->to;
    while (end > item->from && strchr(" \t\n", f->text[end - 1]) != NULL) {
        end--;
    }
    return end;
}

static void put_group(DocPackage *p, const DocItem *item, Buf *out) {
    const char *text = item_text(item);
    uint32_t open = item->is_grouped ? (uint32_t)strcspn(text, "(") : 0;
    Members members = {0};
    if (open > 0) {
        members_in(p, item->file, item->from + open, &members);
    }
    if (open == 0 || members.len != item->decl_count) {
        buf_write(out, text, item->to - item->from);
    } else {
        buf_write(out, text, open + 1);
        put_members(p, item, NULL, item->from + open, out);
        buf_puts(out, "\n)");
    }
    VEC_FREE(&members);
}

static void put_raw(DocPackage *p, const DocItem *item, Buf *out) {
    switch (item->kind) {
    case DOC_FUNC: buf_write(out, item_text(item), head_end(item) - item->from); break;
    case DOC_TYPE: put_type(p, item, out); break;
    default: put_group(p, item, out); break;
    }
}

/* What gofmt makes of a declaration; the text itself when it cannot be read. */
static void put_formatted(const Buf *raw, Buf *out) {
    static const char head[] = "package p\n\n";
    Buf whole, formatted;
    buf_init(&whole);
    buf_init(&formatted);
    buf_puts(&whole, head);
    buf_write(&whole, raw->data, raw->len);
    buf_putc(&whole, '\n');
    FormatInput in = {"declaration", whole.data, whole.len, false};
    bool ok = format_source(&in, &formatted, NULL, (DiagStyle){0});
    const Buf *from = ok ? &formatted : &whole;
    buf_write(out, from->data + sizeof head - 1, from->len - (sizeof head - 1));
    buf_deinit(&formatted);
    buf_deinit(&whole);
}

void put_decl(DocPackage *p, const DocItem *item, Buf *out) {
    Buf raw;
    buf_init(&raw);
    put_raw(p, item, &raw);
    put_formatted(&raw, out);
    buf_deinit(&raw);
}

/* ---- on one line */

static uint32_t skip_braces(Lexer *lx) {
    int depth = 0;
    uint32_t tokens = 0;
    do {
        depth += (lx->tok == TOK_LBRACE) - (lx->tok == TOK_RBRACE);
        tokens++;
        if (depth > 0) {
            lex_next(lx);
        }
    } while (depth > 0 && lx->tok != TOK_EOF);
    return tokens - 2;
}

typedef struct LineWriter {
    TokenKind last;
    uint32_t last_end;
    bool owes_comma; /* before the end of a list of several lines there is none */
} LineWriter;

static void put_space(const LineWriter *w, const char *text, uint32_t at, TokenKind next,
                      Buf *out) {
    const char *between = text + w->last_end;
    size_t n = at - w->last_end;
    bool has_space = memchr(between, ' ', n) != NULL || memchr(between, '\n', n) != NULL ||
                     memchr(between, '\t', n) != NULL;
    bool hugs_brace = next == TOK_LBRACE && (w->last == TOK_STRUCT || w->last == TOK_INTERFACE);
    bool is_at_edge = opens(w->last) || closes(next) || w->last == TOK_EOF || hugs_brace;
    if (has_space && !is_at_edge) {
        buf_putc(out, ' ');
    }
}

void put_one_line(DocPackage *p, const File *f, uint32_t from, uint32_t to, Buf *out) {
    const char *text = f->source->text;
    LineWriter w = {TOK_EOF, from, false};
    Lexer lx;
    for (start_lexer(p, f, from, to, &lx); lx.tok != TOK_EOF; lex_next(&lx)) {
        if (lx.tok == TOK_SEMI && lx.semi != SEMI_WRITTEN) {
            continue;
        }
        uint32_t at = lx.pos - f->source->base;
        if (w.owes_comma && !closes(lx.tok)) {
            buf_putc(out, ',');
        }
        put_space(&w, text, at, lx.tok, out);
        w.owes_comma = lx.tok == TOK_COMMA;
        if (lx.tok == TOK_LBRACE) {
            buf_puts(out, skip_braces(&lx) > 0 ? "{ ... }" : "{}");
        } else if (!w.owes_comma) {
            buf_write(out, lx.start, lx.len);
        }
        w.last = lx.tok;
        w.last_end = lx.pos - f->source->base + lx.len;
    }
    lex_deinit(&lx);
}

static uint32_t offset_of(const DocItem *item, const Expr *x) {
    return ast_start((const Node *)x) - item->file->source->base;
}

/* Where line i of a group ends. */
static uint32_t line_end(DocPackage *p, const DocItem *item, int i) {
    if (!item->is_grouped) {
        return item->to;
    }
    Members members = {0};
    members_in(p, item->file, item->from + (uint32_t)strcspn(item_text(item), "("), &members);
    uint32_t end = i < members.len ? members.data[i].end : item->to;
    VEC_FREE(&members);
    return end;
}

typedef struct ValueLine {
    Ident **names;
    Expr **values, *type;
    int name_count, value_count;
} ValueLine;

static ValueLine value_line(const Decl *d) {
    if (d->kind == NODE_CONST_DECL) {
        const ConstDecl *c = (const ConstDecl *)d;
        return (ValueLine){c->names, c->values, c->type_expr, c->name_count,
                           c->is_inherited ? 0 : c->value_count};
    }
    const VarDecl *v = (const VarDecl *)d;
    return (ValueLine){v->names, v->values, v->type_expr, v->name_count, v->value_count};
}

static uint32_t type_end(const DocItem *item, const ValueLine *v, uint32_t end) {
    const char *text = item->file->source->text;
    uint32_t at = offset_of(item, v->type);
    const char *assign = v->value_count > 0 ? memchr(text + at, '=', end - at) : NULL;
    return assign != NULL ? (uint32_t)(assign - text) : end;
}

/* The text of value n, without the comma that separates it from the next. */
static void put_value(DocPackage *p, const DocItem *item, const ValueLine *v, int n, uint32_t end,
                      Buf *out) {
    const char *text = item->file->source->text;
    if (n + 1 < v->value_count) {
        end = offset_of(item, v->values[n + 1]);
        while (end > 0 && strchr(", \t\n", text[end - 1]) != NULL) {
            end--;
        }
    }
    buf_puts(out, " = ");
    put_one_line(p, item->file, offset_of(item, v->values[n]), end, out);
}

/* "const A T = 1 ...". */
static void put_value_line(DocPackage *p, const DocItem *item, int line, int n, Buf *out) {
    ValueLine v = value_line(item->decls[line]);
    bool is_inherited = item->kind == DOC_CONST && ((ConstDecl *)item->decls[line])->is_inherited;
    uint32_t end = line_end(p, item, line);
    buf_printf(out, "%s %s", item->kind == DOC_CONST ? "const" : "var", v.names[n]->name->text);
    if (v.type != NULL) {
        buf_putc(out, ' ');
        if (is_inherited && v.type->kind == NODE_IDENT) {
            buf_puts(out, ((Ident *)v.type)->name->text);
        } else if (!is_inherited) {
            put_one_line(p, item->file, offset_of(item, v.type), type_end(item, &v, end), out);
        }
    }
    if (n < v.value_count) {
        put_value(p, item, &v, n, end, out);
    }
    buf_puts(out, item->decl_count > 1 ? " ...\n" : "\n");
}

static bool put_first_value(DocPackage *p, const DocItem *item, Buf *out) {
    for (int i = 0; i < item->decl_count; i++) {
        ValueLine v = value_line(item->decls[i]);
        for (int n = 0; n < v.name_count; n++) {
            if (p->unexported || is_exported(v.names[n]->name->text)) {
                put_value_line(p, item, i, n, out);
                return true;
            }
        }
    }
    return false;
}

bool put_line(DocPackage *p, const DocItem *item, Buf *out) {
    if (item->kind == DOC_CONST || item->kind == DOC_VAR) {
        return put_first_value(p, item, out);
    }
    if (!p->unexported && !is_exported(item->name)) {
        return false;
    }
    buf_puts(out, item->kind == DOC_TYPE && item->is_grouped ? "type " : "");
    put_one_line(p, item->file, item->from, item->kind == DOC_FUNC ? head_end(item) : item->to,
                 out);
    buf_putc(out, '\n');
    return true;
}
