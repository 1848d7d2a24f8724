/* doc/doc_page.c: the pages: of a package, of a symbol, of a method or field. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/spell.h"
#include "doc/doc_internal.h"

static const char indent[] = "    ";

typedef struct Page {
    DocPackage *p;
    const DocStyle *style;
    Buf *out;
} Page;

/* Empty lines at the end: so many newlines, however many there are. */
static void end_with(Buf *out, int newlines) {
    int have = 0;
    while ((size_t)have < out->len && out->data[out->len - 1 - (size_t)have] == '\n') {
        have++;
    }
    for (; out->len > 0 && have < newlines; have++) {
        buf_putc(out, '\n');
    }
}

static void put_head(Page *g) {
    if (!g->style->no_head && !g->style->is_short) {
        const char *form =
            g->p->is_file ? "package %s // %s\n\n" : "package %s // import \"%s\"\n\n";
        buf_printf(g->out, form, doc_package_name(g->p), g->p->from);
    }
}

static bool is_shown(const Page *g, const DocItem *item) {
    return g->style->unexported || is_exported(item->name);
}

/* ---- one declaration */

static void put_as_written(const DocItem *item, Buf *out) {
    buf_write(out, item->comment.s, item->comment.len);
    end_with(out, 1);
    buf_puts(out, item->is_grouped && item->kind == DOC_TYPE ? "type " : "");
    buf_write(out, item_text(item), item->to - item->from);
    buf_puts(out, "\n");
}

/* The declaration and what its comment says. */
static void put_item(Page *g, const DocItem *item) {
    if (g->style->source) {
        put_as_written(item, g->out);
        return;
    }
    put_decl(g->p, item, g->out);
    if (item->comment.len > 0) {
        put_prose(g->p, item->comment, indent, g->out);
        end_with(g->out, 2);
    }
}

/* ---- what belongs to a type */

static bool belongs(const DocItem *item, DocKind kind, const char *owner, bool is_method) {
    bool same = owner == NULL ? item->owner == NULL
                              : item->owner != NULL && strcmp(item->owner, owner) == 0;
    return item->kind == kind && same && item->is_method == is_method;
}

typedef void (*ItemFn)(Page *g, const DocItem *item);

static int each(Page *g, DocKind kind, const char *owner, bool is_method, ItemFn fn) {
    int count = 0;
    for (int i = 0; i < g->p->items.len; i++) {
        const DocItem *item = &g->p->items.data[i];
        if (belongs(item, kind, owner, is_method)) {
            size_t before = g->out->len;
            fn(g, item);
            count += g->out->len > before;
        }
    }
    return count;
}

static void item_line(Page *g, const DocItem *item) {
    put_line(g->p, item, g->out);
}

static void indented_line(Page *g, const DocItem *item) {
    size_t before = g->out->len;
    buf_puts(g->out, indent);
    if (!put_line(g->p, item, g->out)) {
        g->out->len = before;
    }
}

static bool has_shown_name(Page *g, const DocItem *item) {
    Buf line;
    buf_init(&line);
    bool is = put_line(g->p, item, &line);
    buf_deinit(&line);
    return is;
}

static void item_whole(Page *g, const DocItem *item) {
    if (has_shown_name(g, item)) {
        put_item(g, item);
    }
}

/* An empty line between one declaration and the next, whatever they say of themselves. */
static void item_apart(Page *g, const DocItem *item) {
    if (has_shown_name(g, item)) {
        end_with(g->out, 2);
        put_item(g, item);
    }
}

static void put_type_with_parts(Page *g, const DocItem *type, bool is_whole) {
    ItemFn values = is_whole ? item_whole : item_line, funcs = is_whole ? item_apart : item_line;
    put_item(g, type);
    end_with(g->out, 2);
    each(g, DOC_CONST, type->name, false, values);
    each(g, DOC_VAR, type->name, false, values);
    each(g, DOC_FUNC, type->name, false, funcs);
    each(g, DOC_FUNC, type->name, true, funcs);
}

/* ---- the page of a package */

static void type_lines(Page *g, const DocItem *type) {
    if (put_line(g->p, type, g->out)) {
        each(g, DOC_CONST, type->name, false, indented_line);
        each(g, DOC_VAR, type->name, false, indented_line);
        each(g, DOC_FUNC, type->name, false, indented_line);
    }
}

static void put_index(Page *g) {
    each(g, DOC_CONST, NULL, false, item_line);
    each(g, DOC_VAR, NULL, false, item_line);
    each(g, DOC_FUNC, NULL, false, item_line);
    for (int i = 0; i < g->p->items.len; i++) {
        if (g->p->items.data[i].kind == DOC_TYPE) {
            type_lines(g, &g->p->items.data[i]);
        }
    }
}

/* Like go doc, with two empty lines before a title when the comment of a declaration ends above
 * it. */
static void put_section(Page *g, const char *title, DocKind kind, ItemFn fn, bool *is_first) {
    size_t before = g->out->len;
    if (*is_first) {
        end_with(g->out, 2);
    } else {
        buf_putc(g->out, '\n');
    }
    buf_printf(g->out, "%s\n\n", title);
    if (each(g, kind, NULL, false, fn) == 0) {
        g->out->len = before;
    } else {
        *is_first = false;
    }
}

static void type_section(Page *g, const DocItem *type) {
    if (is_shown(g, type)) {
        end_with(g->out, 2);
        put_type_with_parts(g, type, true);
    }
}

static void put_everything(Page *g) {
    bool is_first = true;
    put_section(g, "CONSTANTS", DOC_CONST, item_whole, &is_first);
    put_section(g, "VARIABLES", DOC_VAR, item_whole, &is_first);
    put_section(g, "FUNCTIONS", DOC_FUNC, item_apart, &is_first);
    put_section(g, "TYPES", DOC_TYPE, type_section, &is_first);
}

static Page page(DocPackage *p, const DocStyle *style, Buf *out) {
    doc_sort(p);
    p->unexported = style->unexported || style->source;
    return (Page){p, style, out};
}

void doc_package(DocPackage *p, const DocStyle *style, Buf *out) {
    Page g = page(p, style, out);
    put_head(&g);
    if (p->comment.len > 0 && !style->is_short) {
        put_prose(p, (Text){p->comment.data, (uint32_t)p->comment.len}, "", out);
        end_with(out, 2);
    }
    if (style->all) {
        put_everything(&g);
    } else {
        put_index(&g);
    }
    end_with(out, 1);
}

/* ---- the page of a name */

/* A small letter asked for means a capital one too. */
static bool is_asked(const char *asked, const char *name) {
    for (; *asked != 0 && *name != 0; asked++, name++) {
        if (*asked != *name && *asked != tolower((unsigned char)*name)) {
            return false;
        }
    }
    return *asked == *name;
}

static bool declares(const DocItem *item, const char *name, bool unexported) {
    bool is_value = item->kind == DOC_CONST || item->kind == DOC_VAR;
    for (int i = 0; is_value && i < item->decl_count; i++) {
        Ident **names;
        int count = decl_names(item->decls[i], &names);
        for (int n = 0; n < count; n++) {
            const char *text = names[n]->name->text;
            if ((unexported || is_exported(text)) && is_asked(name, text)) {
                return true;
            }
        }
    }
    return !is_value && (unexported || is_exported(item->name)) && is_asked(name, item->name);
}

static bool put_named(Page *g, const char *name) {
    bool found = false;
    for (int i = 0; i < g->p->items.len; i++) {
        const DocItem *item = &g->p->items.data[i];
        if (item->is_method || !declares(item, name, g->style->unexported)) {
            continue;
        }
        if (!found) {
            put_head(g);
        } else {
            end_with(g->out, 2);
        }
        found = true;
        if (item->kind == DOC_TYPE) {
            put_type_with_parts(g, item, g->style->all);
        } else {
            put_item(g, item);
        }
    }
    return found;
}

static int member_count(const Expr *type) {
    return type->kind == NODE_INTERFACE_TYPE ? ((const InterfaceTypeExpr *)type)->elem_count
                                             : ((const StructTypeExpr *)type)->field_count;
}

/* A line of a struct or an interface, in the frame of its type. */
static void put_member(Page *g, const DocItem *type, const Expr *braces, const Member *m,
                       uint32_t open) {
    const char *text = type->file->source->text;
    bool is_struct = braces->kind == NODE_STRUCT_TYPE;
    put_head(g);
    Text head = text_trim((Text){item_text(type), open - type->from});
    buf_printf(g->out, "%s%.*s {\n", type->is_grouped ? "type " : "", (int)head.len, head.s);
    Text comment = comment_above(g->p, type->file->source, m->start), line;
    while (comment.len > 0 && text_next_line(&comment, &line)) {
        line = text_trim(line);
        buf_printf(g->out, "%s%.*s\n", indent, (int)line.len, line.s);
    }
    line = text_trim((Text){text + m->start, m->to - m->start});
    buf_printf(g->out, "%s%.*s\n", indent, (int)line.len, line.s);
    if (member_count(braces) > 1) {
        buf_printf(g->out, "\n    // ... other %s elided ...\n", is_struct ? "fields" : "methods");
    }
    buf_puts(g->out, "}\n");
}

static const char *name_of_member(const Expr *type, int i) {
    if (type->kind == NODE_INTERFACE_TYPE) {
        const InterfaceTypeExpr *t = (const InterfaceTypeExpr *)type;
        return i < t->elem_count && t->elems[i].name != NULL ? t->elems[i].name->name->text : "";
    }
    const StructTypeExpr *t = (const StructTypeExpr *)type;
    return i < t->field_count && t->fields[i].name != NULL ? t->fields[i].name->name->text : "";
}

static bool shares_line(const Expr *type, int i) {
    return type->kind == NODE_STRUCT_TYPE && ((const StructTypeExpr *)type)->fields[i].shares_type;
}

static bool put_field(Page *g, const DocItem *type, const char *name) {
    uint32_t open;
    const Expr *braces = braced_type(type, &open);
    Members members = {0};
    bool found = false;
    if (braces != NULL) {
        members_in(g->p, type->file, open, &members);
        for (int i = 0, line = -1; i < member_count(braces) && !found; i++) {
            line += !shares_line(braces, i);
            const char *member = name_of_member(braces, i);
            found = line < members.len && *member != 0 && is_asked(name, member) &&
                    (g->style->unexported || is_exported(member));
            if (found) {
                put_member(g, type, braces, &members.data[line], open);
            }
        }
    }
    VEC_FREE(&members);
    return found;
}

static bool put_method(Page *g, const char *type, const char *name) {
    bool found = false;
    for (int i = 0; i < g->p->items.len; i++) {
        const DocItem *item = &g->p->items.data[i];
        bool is_it = item->is_method && item->owner != NULL && is_asked(type, item->owner) &&
                     is_asked(name, item->name) && is_shown(g, item);
        if (is_it) {
            if (!found) {
                put_head(g);
            }
            put_item(g, item);
            found = true;
        }
    }
    return found;
}

static bool put_member_page(Page *g, const char *name, const char *member) {
    bool found = put_method(g, name, member);
    for (int i = 0; i < g->p->items.len && !found; i++) {
        const DocItem *item = &g->p->items.data[i];
        found = item->kind == DOC_TYPE && declares(item, name, g->style->unexported) &&
                put_field(g, item, member);
    }
    return found;
}

bool doc_symbol(DocPackage *p, const char *name, const char *member, const DocStyle *style,
                Buf *out) {
    Page g = page(p, style, out);
    return member != NULL ? put_member_page(&g, name, member) : put_named(&g, name);
}

/* ---- did you mean */

static void offer_members(const DocPackage *p, const char *type, Spell *spell) {
    for (int i = 0; i < p->items.len; i++) {
        const DocItem *item = &p->items.data[i];
        uint32_t open;
        const Expr *braces =
            item->kind == DOC_TYPE && is_asked(type, item->name) ? braced_type(item, &open) : NULL;
        if (item->is_method && item->owner != NULL && is_asked(type, item->owner) &&
            is_exported(item->name)) {
            spell_offer(spell, item->name);
        }
        for (int k = 0; braces != NULL && k < member_count(braces); k++) {
            spell_offer(spell, name_of_member(braces, k));
        }
    }
}

static void offer_names(const DocPackage *p, Spell *spell) {
    for (int i = 0; i < p->items.len; i++) {
        const DocItem *item = &p->items.data[i];
        bool is_function_like = item->kind == DOC_FUNC || item->kind == DOC_TYPE;
        if (is_function_like && !item->is_method && is_exported(item->name)) {
            spell_offer(spell, item->name);
        }
        for (int k = 0; !is_function_like && k < item->decl_count; k++) {
            Ident **names;
            decl_names(item->decls[k], &names);
            if (is_exported(names[0]->name->text)) {
                spell_offer(spell, names[0]->name->text);
            }
        }
    }
}

const char *doc_nearest(DocPackage *p, const char *name, const char *member) {
    Spell spell = {.wanted = name};
    doc_sort(p);
    offer_names(p, &spell);
    if (member == NULL || spell.best == NULL) {
        return spell.best;
    }
    Spell inner = {.wanted = member};
    offer_members(p, spell.best, &inner);
    return inner.best == NULL ? NULL : arena_printf(&p->arena, "%s.%s", spell.best, inner.best);
}
