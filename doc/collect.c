/* doc/collect.c: from trees to items: each declaration with its comment, and whose it is.
 *
 * As in go/doc, a function belongs to the one type of the package that its results mention, and a
 * group of constants or variables to the type that three quarters of its lines have; methods to
 * their receiver's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/utf8.h"
#include "doc/doc_internal.h"

DocPackage *doc_new(const char *from, bool is_file, DocKnowsFn knows) {
    DocPackage *p = base_calloc(1, sizeof *p);
    arena_init(&p->arena);
    p->interns = interns_new();
    p->sources = sources_new();
    diags_init(&p->diags, &p->arena, p->sources);
    buf_init(&p->comment);
    p->from = arena_strndup(&p->arena, from, strlen(from));
    p->is_file = is_file;
    p->knows = knows;
    return p;
}

void doc_free(DocPackage *p) {
    VEC_FREE(&p->items);
    VEC_FREE(&p->comments);
    buf_deinit(&p->comment);
    diags_deinit(&p->diags);
    sources_free(p->sources);
    interns_free(p->interns);
    arena_deinit(&p->arena);
    free(p);
}

const char *doc_package_name(const DocPackage *p) {
    return p->name == NULL ? "main" : p->name;
}

const char *item_text(const DocItem *item) {
    return item->file->source->text + item->from;
}

bool is_exported(const char *name) {
    int width;
    return rune_is_upper(utf8_decode(name, strlen(name), &width));
}

/* ---- comments */

static uint32_t line_start(const char *text, uint32_t at) {
    while (at > 0 && text[at - 1] != '\n') {
        at--;
    }
    return at;
}

static void note_comments(DocPackage *p, SourceFile *f) {
    Lexer lx;
    unsigned mode = LEX_COMMENTS | (f->is_script ? LEX_SCRIPT : LEX_PLAIN);
    lex_init(&lx, p->interns, &p->diags, f, 0, (uint32_t)f->len, mode);
    do {
        lex_next(&lx);
    } while (lx.tok != TOK_EOF);
    for (int i = 0; i < lx.comments.len; i++) {
        VEC_PUSH(&p->comments, lx.comments.data[i]);
    }
    lex_deinit(&lx);
}

/* How many comments end before pos. */
static int comments_before(const DocPackage *p, Pos pos) {
    int low = 0, high = p->comments.len;
    while (low < high) {
        int mid = (low + high) / 2;
        if (p->comments.data[mid].end <= pos) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

/* Between a comment and what it is about there is one line break. */
static bool is_right_above(const SourceFile *f, uint32_t end, uint32_t below) {
    const char *text = f->text;
    uint32_t at = end + (uint32_t)strspn(text + end, " \t\r");
    return text[at] == '\n' && at + 1 + strspn(text + at + 1, " \t") == below;
}

static bool starts_line(const SourceFile *f, uint32_t at) {
    uint32_t line = line_start(f->text, at);
    return line + strspn(f->text + line, " \t") == at;
}

Text comment_above(const DocPackage *p, const SourceFile *f, uint32_t offset) {
    uint32_t start = offset, end = 0;
    for (int i = comments_before(p, f->base + offset) - 1; i >= 0; i--) {
        const LexComment *c = &p->comments.data[i];
        if (c->start < f->base) {
            break;
        }
        uint32_t from = c->start - f->base, to = c->end - f->base;
        if (!is_right_above(f, to, start) || !starts_line(f, from)) {
            break;
        }
        end = end == 0 ? to : end;
        start = from;
    }
    return (Text){f->text + start, end == 0 ? 0 : end - start};
}

/* A script without a package clause: the comment it begins with. */
static Text first_comment(const SourceFile *f) {
    uint32_t at = strncmp(f->text, "#!", 2) == 0 ? (uint32_t)strcspn(f->text, "\n") : 0;
    at += (uint32_t)strspn(f->text + at, " \t\r\n");
    uint32_t end = at;
    while (strncmp(f->text + end, "//", 2) == 0) {
        end += (uint32_t)strcspn(f->text + end, "\n");
        end += f->text[end] == '\n';
    }
    return (Text){f->text + at, end - at};
}

static void take_package_comment(DocPackage *p, const File *f) {
    SourceFile *source = f->source;
    Text comment;
    if (f->pkg_name == NULL) {
        comment = first_comment(source);
    } else {
        comment =
            comment_above(p, source, line_start(source->text, f->pkg_name->e.pos - source->base));
    }
    if (comment.len > 0) {
        buf_puts(&p->comment, p->comment.len > 0 ? "\n" : "");
        buf_write(&p->comment, comment.s, comment.len);
        buf_putc(&p->comment, '\n');
    }
}

/* ---- items */

static const char *first_name(const Decl *d) {
    switch (d->kind) {
    case NODE_CONST_DECL: return ((const ConstDecl *)d)->names[0]->name->text;
    case NODE_VAR_DECL: return ((const VarDecl *)d)->names[0]->name->text;
    case NODE_TYPE_DECL: return ((const TypeDecl *)d)->name->name->text;
    default: return ((const FuncDecl *)d)->name->name->text;
    }
}

int decl_names(const Decl *d, Ident ***names) {
    if (d->kind == NODE_CONST_DECL) {
        *names = ((const ConstDecl *)d)->names;
        return ((const ConstDecl *)d)->name_count;
    }
    *names = ((const VarDecl *)d)->names;
    return ((const VarDecl *)d)->name_count;
}

bool item_declares(const DocItem *item, const char *name) {
    bool is_value = item->kind == DOC_CONST || item->kind == DOC_VAR;
    for (int i = 0; is_value && i < item->decl_count; i++) {
        Ident **names;
        int count = decl_names(item->decls[i], &names);
        for (int n = 0; n < count; n++) {
            if (strcmp(names[n]->name->text, name) == 0) {
                return true;
            }
        }
    }
    return !is_value && strcmp(item->name, name) == 0;
}

static DocKind kind_of(const Decl *d) {
    return d->kind == NODE_CONST_DECL  ? DOC_CONST
           : d->kind == NODE_VAR_DECL  ? DOC_VAR
           : d->kind == NODE_TYPE_DECL ? DOC_TYPE
                                       : DOC_FUNC;
}

/* The type named in T, *T, []T, T[A], (T); NULL: none, or of another package. */
static const char *base_name(const Expr *x) {
    while (x != NULL) {
        switch (x->kind) {
        case NODE_PAREN: x = ((const ParenExpr *)x)->x; break;
        case NODE_STAR: x = ((const StarExpr *)x)->x; break;
        case NODE_INDEX: x = ((const IndexExpr *)x)->x; break;
        case NODE_ARRAY_TYPE: x = ((const ArrayTypeExpr *)x)->elem; break;
        case NODE_IDENT: return ((const Ident *)x)->name->text;
        default: return NULL;
        }
    }
    return NULL;
}

static DocItem new_item(const DocPackage *p, const File *f, Decl **decls, int count,
                        const DeclRange *r) {
    DocItem item = {.kind = kind_of(decls[0]), .file = f, .decls = decls, .decl_count = count,
                    .from = r->offset, .to = r->end, .name = first_name(decls[0])};
    item.comment = comment_above(p, f->source, r->offset);
    const FuncDecl *func = (const FuncDecl *)decls[0];
    if (item.kind == DOC_FUNC && func->recv != NULL) {
        item.is_method = true;
        item.owner = base_name(func->recv->type);
    }
    return item;
}

/* Byte of the parenthesis of a group, or 0. */
static uint32_t group_open(const File *f, const DeclRange *r) {
    const char *text = f->source->text;
    uint32_t at = r->offset;
    at += (uint32_t)strspn(text + at, "abcdefghijklmnopqrstuvwxyz");
    at += (uint32_t)strspn(text + at, " \t");
    return text[at] == '(' ? at : 0;
}

/* The types of one group are items of their own, with the group's comment if it holds but one. */
static void add_types(DocPackage *p, const File *f, Decl **decls, int count, const DeclRange *r) {
    uint32_t open = group_open(f, r);
    Members members = {0};
    if (open > 0) {
        members_in(p, f, open, &members);
    }
    for (int i = 0; i < count; i++) {
        DocItem item = new_item(p, f, decls + i, 1, r);
        if (open > 0 && i < members.len) {
            item.is_grouped = true;
            item.from = members.data[i].start;
            item.to = members.data[i].end;
            Text own = comment_above(p, f->source, item.from);
            item.comment = own.len > 0 || count > 1 ? own : item.comment;
        }
        VEC_PUSH(&p->items, item);
    }
    VEC_FREE(&members);
}

static void add_group(DocPackage *p, const File *f, Decl **decls, int count, const DeclRange *r) {
    if (kind_of(decls[0]) == DOC_TYPE) {
        add_types(p, f, decls, count, r);
        return;
    }
    DocItem item = new_item(p, f, decls, count, r);
    item.is_grouped = item.kind != DOC_FUNC && group_open(f, r) > 0;
    VEC_PUSH(&p->items, item);
}

static void add_decls(DocPackage *p, const File *f, const DeclRanges *ranges) {
    for (int i = 0; i < f->decl_count;) {
        Decl **decls = f->decls + i;
        const DeclRange *r = NULL;
        if (decls[0]->kind != NODE_IMPORT_DECL) {
            r = decl_range_at(ranges, ast_start((const Node *)decls[0]) - f->source->base);
        }
        int count = 1;
        while (r != NULL && i + count < f->decl_count && decls[count]->kind == decls[0]->kind &&
               decls[count]->pos - f->source->base < r->end) {
            count++;
        }
        if (r != NULL) {
            add_group(p, f, decls, count, r);
        }
        i += count;
    }
}

bool doc_add(DocPackage *p, const char *path, const char *text, size_t len, bool is_script) {
    SourceFile *source = source_add(p->sources, path, text, len, true);
    if (source == NULL) {
        return false;
    }
    source->is_script = is_script;
    ParseContext c = {&p->arena, p->interns, &p->diags};
    const File *f = parse_file(&c, source, is_script ? PARSE_SCRIPT : PARSE_GO);
    note_comments(p, source);
    DeclRanges ranges = {0};
    parse_decl_ranges(&c, source, &ranges);
    if (p->name == NULL && f->pkg_name != NULL) {
        p->name = f->pkg_name->name->text;
    }
    take_package_comment(p, f);
    add_decls(p, f, &ranges);
    VEC_FREE(&ranges);
    return p->diags.errors == 0;
}

/* ---- whose an item is */

static bool declares_type(const DocPackage *p, const char *name) {
    for (int i = 0; name != NULL && i < p->items.len; i++) {
        if (p->items.data[i].kind == DOC_TYPE && strcmp(p->items.data[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static const char *made_type(const DocPackage *p, const FuncTypeExpr *t) {
    const char *made = NULL;
    for (int i = 0; i < t->result_count; i++) {
        const char *name = base_name(t->results[i].type);
        if (declares_type(p, name)) {
            if (made != NULL) {
                return NULL;
            }
            made = name;
        }
    }
    return made;
}

static const Expr *type_of_line(const Decl *d) {
    return d->kind == NODE_CONST_DECL ? ((const ConstDecl *)d)->type_expr
                                      : ((const VarDecl *)d)->type_expr;
}

static const char *type_of_group(const DocPackage *p, const DocItem *item) {
    const char *type = NULL;
    int typed = 0;
    for (int i = 0; i < item->decl_count; i++) {
        const Expr *x = type_of_line(item->decls[i]);
        const char *name = x != NULL && x->kind == NODE_IDENT ? base_name(x) : NULL;
        if (name == NULL) {
            continue;
        }
        if (type != NULL && strcmp(name, type) != 0) {
            return NULL;
        }
        type = name;
        typed++;
    }
    return typed >= item->decl_count * 3 / 4 && declares_type(p, type) ? type : NULL;
}

static void find_owner(const DocPackage *p, DocItem *item) {
    if (item->kind == DOC_FUNC && !item->is_method) {
        item->owner = made_type(p, ((FuncDecl *)item->decls[0])->type_expr);
    } else if (item->kind == DOC_CONST || item->kind == DOC_VAR) {
        item->owner = type_of_group(p, item);
    }
}

/* Groups, which have no name of their own, come first. */
static const char *sorting_name(const DocItem *item) {
    return item->decl_count > 1 ? "" : item->name;
}

static int by_kind_and_name(const void *a, const void *b) {
    const DocItem *x = a, *y = b;
    if (x->kind != y->kind) {
        return (int)x->kind - (int)y->kind;
    }
    if (x->is_method != y->is_method) {
        return x->is_method - y->is_method;
    }
    int cmp = strcmp(sorting_name(x), sorting_name(y));
    return cmp != 0 ? cmp : x->order - y->order;
}

void doc_sort(DocPackage *p) {
    if (p->is_sorted || p->items.len == 0) {
        return;
    }
    bool has_predeclared = strcmp(doc_package_name(p), "builtin") == 0; /* int does not own len */
    for (int i = 0; i < p->items.len; i++) {
        if (!has_predeclared) {
            find_owner(p, &p->items.data[i]);
        }
        p->items.data[i].order = i;
    }
    qsort(p->items.data, (size_t)p->items.len, sizeof *p->items.data, by_kind_and_name);
    p->is_sorted = true;
}
