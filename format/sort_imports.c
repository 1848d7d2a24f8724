/* format/sort_imports.c: import blocks in order of their paths, each path once.
 *
 * What stands on neighbouring lines is sorted. Nothing is moved in the text: the tokens of the
 * declarations change places in the table, each taking the place in the source of the one it
 * replaces, and comments go with them. So what is printed later sees lines in ascending order.
 * Lines that become empty are taken out of the file's line table.
 */
#include <stdlib.h>
#include <string.h>

#include "format/format_internal.h"

/* One declaration of a run. */
typedef struct Import {
    ImportDecl *decl;
    Token tokens[2]; /* [name] path */
    int token_count;
    const CommentGroup *line_comment; /* or NULL */
    bool is_removed;
} Import;

/* Where a declaration stands. */
typedef struct Slot {
    uint32_t start, end; /* offsets */
} Slot;

typedef struct Run {
    TokenTable *table;
    int first_token, count;
    Import *imports; /* sorted; their former order is that of the slots */
    Slot *slots;
    Decl **decls; /* of the file, from the run's first on */
} Run;

static int line_at(const TokenTable *t, uint32_t offset)
{
    return source_line_of(t->file, offset);
}

/* The line after `line` is joined to it. */
static void merge_line(TokenTable *t, int line)
{
    SourceFile *f = t->file;
    if ((uint32_t)line >= f->line_count) {
        return;
    }
    memmove(f->lines + line, f->lines + line + 1,
            (f->line_count - (uint32_t)line - 1) * sizeof *f->lines);
    f->line_count--;
}

/* ---- order */

static Text comment_words(const TokenTable *t, const CommentGroup *g)
{
    const Comment *c = &t->comments.data[g->first];
    Text words = {c->text + 2, c->len - (c->is_block ? 4 : 2)};
    return text_trim(words);
}

static int compare_bytes(const char *a, size_t a_len, const char *b, size_t b_len)
{
    int order = memcmp(a, b, a_len < b_len ? a_len : b_len);
    return order != 0 ? order : (a_len > b_len) - (a_len < b_len);
}

static int compare_strs(const Str *a, const Str *b)
{
    return compare_bytes(a->text, a->len, b->text, b->len);
}

static int compare_names(const Ident *a, const Ident *b)
{
    if (!a || !b) {
        return (a != NULL) - (b != NULL);
    }
    return compare_strs(a->name, b->name);
}

static int compare_comments(const TokenTable *t, const Import *a, const Import *b)
{
    if (!a->line_comment || !b->line_comment) {
        return (a->line_comment != NULL) - (b->line_comment != NULL);
    }
    Text x = comment_words(t, a->line_comment), y = comment_words(t, b->line_comment);
    return compare_bytes(x.s, x.len, y.s, y.len);
}

static int compare_imports(const TokenTable *t, const Import *a, const Import *b)
{
    int order = compare_strs(a->decl->path->str, b->decl->path->str);
    order = order ? order : compare_names(a->decl->name, b->decl->name);
    return order ? order : compare_comments(t, a, b);
}

/* By insertion: stable, and the lists are short and mostly in order. */
static void sort_run(Run *r)
{
    for (int i = 1; i < r->count; i++) {
        Import moving = r->imports[i];
        int k = i;
        for (; k > 0 && compare_imports(r->table, &moving, &r->imports[k - 1]) < 0; k--) {
            r->imports[k] = r->imports[k - 1];
        }
        r->imports[k] = moving;
    }
}

static bool says_the_same(const Import *a, const Import *b)
{
    return compare_strs(a->decl->path->str, b->decl->path->str) == 0 &&
           compare_names(a->decl->name, b->decl->name) == 0;
}

static void remove_repeated(Run *r)
{
    for (int i = 0; i + 1 < r->count; i++) {
        Import *import = &r->imports[i];
        if (!import->line_comment && says_the_same(import, &r->imports[i + 1])) {
            import->is_removed = true;
            merge_line(r->table, line_at(r->table, import->tokens[0].at.offset));
        }
    }
}

/* ---- comments */

/* A group of comments and the import it stands with. */
typedef struct Attached {
    int group;
    const ImportDecl *decl;
    bool is_left;
} Attached;

typedef struct AttachedList {
    VEC(Attached) list;
} AttachedList;

static uint32_t group_start(const TokenTable *t, const CommentGroup *g)
{
    return t->comments.data[g->first].at.offset;
}

static uint32_t group_end(const TokenTable *t, const CommentGroup *g)
{
    return t->comments.data[g->first + g->count - 1].end;
}

static void attach(const Run *r, int group, int *slot, AttachedList *out)
{
    const TokenTable *t = r->table;
    uint32_t offset = group_start(t, &t->groups.data[group]);
    while (*slot + 1 < r->count && r->slots[*slot + 1].start <= offset) {
        ++*slot;
    }
    bool is_left = *slot == 0 && r->slots[0].start > offset;
    if (!is_left && *slot + 1 < r->count &&
        line_at(t, r->slots[*slot].start) + 1 == line_at(t, offset)) {
        ++*slot;
        is_left = true;
    }
    Attached a = {group, r->imports[*slot].decl, is_left};
    VEC_PUSH(&out->list, a);
}

/* The comments on the lines of the run; called before it is sorted. */
static void attach_comments(const Run *r, AttachedList *out)
{
    const TokenTable *t = r->table;
    const SourceFile *f = t->file;
    int first_line = line_at(t, r->slots[0].start);
    uint32_t last_end = r->slots[r->count - 1].end;
    uint32_t last_line = (uint32_t)line_at(t, last_end);
    uint32_t begin = f->lines[first_line - 1];
    bool is_at_end = last_line == f->line_count || f->lines[last_line] == f->len;
    uint32_t end = is_at_end ? last_end : f->lines[last_line];
    int slot = 0;
    for (int i = 0; i < t->groups.len && group_end(t, &t->groups.data[i]) < end; i++) {
        if (group_start(t, &t->groups.data[i]) >= begin) {
            attach(r, i, &slot, out);
        }
    }
}

static void move_group(TokenTable *t, int group, uint32_t offset)
{
    const CommentGroup *g = &t->groups.data[group];
    for (int i = 0; i < g->count; i++) {
        Comment *c = &t->comments.data[g->first + i];
        c->at.offset = offset;
        c->end = offset + c->len;
    }
}

static const Slot *slot_of(const Run *r, const ImportDecl *decl)
{
    int slot = 0;
    for (int i = 0; i < r->count; i++) {
        if (r->imports[i].decl == decl) {
            return r->imports[i].is_removed ? NULL : &r->slots[slot];
        }
        slot += !r->imports[i].is_removed;
    }
    return NULL;
}

static void sort_groups(TokenTable *t, int first, int count)
{
    CommentGroup *groups = t->groups.data + first;
    for (int i = 1; i < count; i++) {
        CommentGroup moving = groups[i];
        int k = i;
        for (; k > 0 && group_start(t, &moving) < group_start(t, &groups[k - 1]); k--) {
            groups[k] = groups[k - 1];
        }
        groups[k] = moving;
    }
}

/* Comments follow their imports: to right before the new place, or right behind it. */
static void move_comments(Run *r, const AttachedList *attached)
{
    for (int i = 0; i < attached->list.len; i++) {
        const Attached *a = &attached->list.data[i];
        const Slot *slot = slot_of(r, a->decl);
        if (slot) {
            move_group(r->table, a->group, a->is_left ? slot->start - 1 : slot->end);
        }
    }
    if (attached->list.len > 0) {
        sort_groups(r->table, attached->list.data[0].group, attached->list.len);
    }
}

/* ---- runs */

static void read_import(Run *r, int i, Decl *decl, int token)
{
    const TokenTable *t = r->table;
    Import *import = &r->imports[i];
    *import = (Import){.decl = (ImportDecl *)decl};
    import->token_count = import->decl->name ? 2 : 1;
    memcpy(import->tokens, &t->tokens.data[token],
           (size_t)import->token_count * sizeof *import->tokens);
    import->line_comment = token_table_line_comment(t, token + import->token_count - 1);
    const Token *last = &import->tokens[import->token_count - 1];
    r->slots[i] = (Slot){import->tokens[0].at.offset, last->at.offset + last->len};
}

/* Puts the imports' tokens and declarations back, in their new order; those removed are marked. */
static void write_imports(Run *r)
{
    int slot = 0, token = r->first_token;
    for (int i = 0; i < r->count; i++) {
        Import *import = &r->imports[i];
        r->decls[i] = &import->decl->d;
        for (int k = 0; k < import->token_count; k++) {
            Token *to = &r->table->tokens.data[token++];
            *to = import->tokens[k];
            to->at.offset = r->slots[slot].start;
            to->slot_end = r->slots[slot].end;
            to->is_removed = import->is_removed;
        }
        if (import->is_removed) {
            r->decls[i] = NULL;
        } else {
            slot++;
        }
    }
}

/* Sorts decls[0 .. count), which stand on neighbouring lines. */
static void sort_decls(TokenTable *t, Decl **decls, int count)
{
    if (count < 2) {
        return;
    }
    Run r = {.table = t, .decls = decls, .count = count};
    r.imports = ARENA_ARRAY(t->arena, Import, count);
    r.slots = ARENA_ARRAY(t->arena, Slot, count);
    r.first_token = token_table_find(t, decls[0]->pos);
    for (int i = 0, token = r.first_token; i < count; i++) {
        read_import(&r, i, decls[i], token);
        token += r.imports[i].token_count;
    }
    AttachedList attached = {0};
    attach_comments(&r, &attached);
    sort_run(&r);
    remove_repeated(&r);
    move_comments(&r, &attached);
    write_imports(&r);
    VEC_FREE(&attached.list);
}

static uint32_t last_offset(const TokenTable *t, const Decl *decl)
{
    const ImportDecl *d = (const ImportDecl *)decl;
    const Token *path = &t->tokens.data[token_table_find(t, d->path->e.pos)];
    return path->at.offset + path->len;
}

/* Of the lines between the last import and the closing parenthesis one is left. */
static void close_up(TokenTable *t, uint32_t last, uint32_t paren)
{
    int last_line = line_at(t, last);
    for (int line = line_at(t, paren) - 1; line > last_line; line--) {
        merge_line(t, line);
    }
}

/* The start of the last import of a block that is still there. */
static uint32_t last_start(const TokenTable *t, int paren)
{
    int i = paren - 1;
    while (t->tokens.data[i].is_removed) {
        i--;
    }
    return t->tokens.data[i].at.offset;
}

static void sort_block(TokenTable *t, Decl **decls, int count, int paren)
{
    int first = 0;
    for (int i = 1; i < count; i++) {
        int line = line_at(t, decls[i]->pos - t->file->base);
        if (line > 1 + line_at(t, last_offset(t, decls[i - 1]))) {
            sort_decls(t, decls + first, i - first);
            first = i;
        }
    }
    sort_decls(t, decls + first, count - first);
    close_up(t, last_start(t, paren), t->tokens.data[paren].at.offset);
}

static void drop_removed(File *file)
{
    int kept = 0;
    for (int i = 0; i < file->decl_count; i++) {
        if (file->decls[i]) {
            file->decls[kept++] = file->decls[i];
        }
    }
    file->decl_count = kept;
}

/* Imports come first; what comes behind another declaration is left alone. */
void sort_imports(TokenTable *t, File *file)
{
    bool is_changed = false;
    for (int i = 0, end; i < file->decl_count; i = end) {
        if (file->decls[i]->kind != NODE_IMPORT_DECL) {
            break;
        }
        end = i + 1;
        while (end < file->decl_count && file->decls[end]->group == file->decls[i]->group) {
            end++;
        }
        int open = token_table_find(t, file->decls[i]->pos) - 1;
        if (t->tokens.data[open].kind == TOK_LPAREN) {
            sort_block(t, file->decls + i, end - i, t->tokens.data[open].match);
            is_changed = true;
        }
    }
    if (is_changed) {
        drop_removed(file);
        token_table_refresh(t);
    }
}
