/* live_complete.c: what may stand where the cursor is, by type.
 *
 * Behind a dot the text up to it, with a mark for the name and its open brackets closed, is checked
 * as an entry and taken back; the checker leaves types on the tree even where there are errors, so
 * the operand before the dot has its type also in the middle of an unfinished block, with the
 * block's own variables. The keys of a struct's literal are found in the same way.
 * Inside a string: import paths behind `import`, else files. Anywhere else: names of the session,
 * words of the text itself (a block's variables), predeclared names, keywords, packages.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "driver/ask.h"
#include "driver/live.h"

typedef struct Completing {
    Session *s;
    const char *text;
    size_t from, point;  /* the word being typed */
    SessionCandidateFn fn;
    void *ctx;
} Completing;

static bool is_name_byte(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

static bool fits(const Completing *k, const char *name) {
    return strncmp(name, k->text + k->from, k->point - k->from) == 0;
}

static void offer(const Completing *k, const char *name, const char *detail) {
    if (fits(k, name)) {
        k->fn(k->ctx, name, detail);
    }
}

/* "func ToUpper(s string) string", "var x int" */
static const char *signature(const Completing *k, Object *o) {
    static const char *const words[] = {[OBJ_CONST] = "const ", [OBJ_TYPE] = "type ",
                                        [OBJ_VAR] = "var ", [OBJ_FUNC] = "func "};
    bool has_word = o->kind >= OBJ_CONST && o->kind <= OBJ_FUNC;
    if (!has_word || !check_object(k->s->checker, o) || o->type == NULL) {
        return NULL;
    }
    Type *t = o->kind == OBJ_TYPE ? type_underlying(o->type) : o->type;
    const char *type = type_text(&k->s->arena, t, k->s->program->package);
    bool is_func = o->kind == OBJ_FUNC && strncmp(type, "func", 4) == 0;
    return arena_printf(&k->s->arena, "%s%s%s%s", o->is_field ? "field " : words[o->kind],
                        o->name->text, is_func ? "" : " ", is_func ? type + 4 : type);
}

static bool is_exported(const Str *name) {
    return (name->text[0] >= 'A' && name->text[0] <= 'Z') || (unsigned char)name->text[0] >= 0x80;
}

static void offer_object(const Completing *k, Object *o) {
    if (fits(k, o->name->text)) {
        k->fn(k->ctx, o->name->text, signature(k, o));
    }
}

static void offer_scope(const Completing *k, Scope *scope, bool exported_only) {
    const PtrMap *names = scope_all_names(scope);
    for (uint32_t i = 0; i < names->len; i++) {
        Object *o = names->entries[i].value;
        if (names->entries[i].key != 0 && (!exported_only || is_exported(o->name))) {
            offer_object(k, o);
        }
    }
}

/* ---- members of a value */

enum { MAX_EMBEDDING = 4 };

static void offer_fields(const Completing *k, Type *t, int depth) {
    t = type_underlying(t->kind == TYPE_POINTER ? t->pointer.elem : t);
    if (t->kind == TYPE_POINTER) {
        t = type_underlying(t->pointer.elem);
    }
    for (int i = 0; t->kind == TYPE_STRUCT && i < t->strukt.field_count; i++) {
        Object *f = t->strukt.fields[i];
        if (f->pkg == k->s->program->package || is_exported(f->name)) {
            offer_object(k, f);
        }
        if (f->is_embedded && depth < MAX_EMBEDDING) {
            offer_fields(k, f->type, depth + 1);
        }
    }
}

static void offer_interface(const Completing *k, Type *t) {
    const TypeSet *set = type_set(t);
    for (int i = 0; i < set->method_count; i++) {
        offer_object(k, set->methods[i].obj);
    }
}

static void offer_members(const Completing *k, Type *t) {
    offer_fields(k, t, 0);
    if (type_is_interface(t)) {
        offer_interface(k, t);
        return;
    }
    bool has_own = t->kind == TYPE_POINTER || type_underlying(t)->kind == TYPE_POINTER;
    int count;
    MethodSetEntry *set =
        type_method_set(k->s->checker, has_own ? t : type_new_pointer(k->s->checker, t), &count);
    for (int i = 0; i < count; i++) {
        if (set[i].obj->pkg == k->s->program->package || is_exported(set[i].obj->name)) {
            offer_object(k, set[i].obj);
        }
    }
}

/* ---- where the cursor is in the tree */

/* Stands in the text for the word being typed. */
#define MARK "gol_tab"

typedef struct Marked {
    const Expr *operand;      /* of the selector whose name is the mark */
    const CompositeLit *lit;  /* one of whose keys it is */
} Marked;

static bool is_mark(const Node *n) {
    return n->kind == NODE_IDENT && strcmp(((const Ident *)n)->name->text, MARK) == 0;
}

static bool has_marked_key(const CompositeLit *lit) {
    bool found = false;
    for (int i = 0; i < lit->elem_count && !found; i++) {
        const KeyValue *kv = (const KeyValue *)lit->elems[i];
        found = kv->e.kind == NODE_KEY_VALUE && is_mark((const Node *)kv->key);
    }
    return found;
}

static bool visit(Node *n, void *ctx) {
    Marked *m = ctx;
    if (n->kind == NODE_SELECTOR && is_mark((const Node *)((const SelectorExpr *)n)->sel)) {
        m->operand = ((const SelectorExpr *)n)->x;
    } else if (n->kind == NODE_COMPOSITE_LIT && has_marked_key((const CompositeLit *)n)) {
        m->lit = (const CompositeLit *)n;
    }
    return true;
}

static Marked find_mark(const File *f) {
    Marked m = {NULL, NULL};
    for (int i = 0; i < f->decl_count; i++) {
        ast_walk((Node *)f->decls[i], visit, &m);
    }
    for (int i = 0; i < f->script_count; i++) {
        ast_walk((Node *)f->script[i], visit, &m);
    }
    return m;
}

typedef struct Question {
    Completing *k;
    bool is_answered;
} Question;

static void answer_members(Session *s, const File *f, const Entry *e, void *ctx) {
    (void)s, (void)e;
    Question *q = ctx;
    const Expr *x = find_mark(f).operand;
    if (x == NULL) {
        return;
    }
    const Ident *id = x->kind == NODE_IDENT ? (const Ident *)x : NULL;
    if (id != NULL && id->obj != NULL && id->obj->kind == OBJ_PKG_NAME) {
        q->is_answered = true;
        if (id->obj->pkg_name.imported != NULL) {
            offer_scope(q->k, id->obj->pkg_name.imported->scope, true);
        }
    } else if (x->type != NULL && x->type->kind != TYPE_INVALID) {
        q->is_answered = true;
        offer_members(q->k, x->type);
    }
}

static void answer_keys(Session *s, const File *f, const Entry *e, void *ctx) {
    (void)s, (void)e;
    Question *q = ctx;
    const CompositeLit *lit = find_mark(f).lit;
    q->is_answered = lit != NULL && lit->e.type != NULL;
    const Type *t = q->is_answered ? type_underlying(lit->e.type) : NULL;
    if (t != NULL && t->kind == TYPE_POINTER) { /* {…} stands for &T{…} */
        t = type_underlying(t->pointer.elem);
    }
    for (int i = 0; t != NULL && t->kind == TYPE_STRUCT && i < t->strukt.field_count; i++) {
        Object *field = t->strukt.fields[i];
        if (field->pkg == q->k->s->program->package || is_exported(field->name)) {
            offer_object(q->k, field);
        }
    }
}

/* Appends what closes the brackets that text leaves open: on its line, since before a new one a
 * literal would want a comma. */
static void close_brackets(Buf *b) {
    Buf open;
    bool ends_in_comment = false;
    buf_init(&open);
    for (size_t i = 0; i < b->len; i++) {
        char c = b->data[i];
        if (c == '"' || c == '`' || c == '\'') {
            for (i++; i < b->len && b->data[i] != c; i++) {
                i += b->data[i] == '\\' && c != '`';
            }
        } else if (c == '/' && i + 1 < b->len && b->data[i + 1] == '/') {
            i += strcspn(b->data + i, "\n");
            ends_in_comment = i >= b->len;
        } else if (c == '{' || c == '(' || c == '[') {
            buf_putc(&open, c == '{' ? '}' : c == '(' ? ')' : ']');
        } else if ((c == '}' || c == ')' || c == ']') && open.len > 0) {
            open.len--;
        }
    }
    buf_puts(b, ends_in_comment ? "\n" : "");
    for (size_t i = open.len; i > 0; i--) {
        buf_putc(b, open.data[i - 1]);
    }
    buf_putc(b, '\n');
    buf_deinit(&open);
}

/* Checks the text up to the word with `ending` in its place, the brackets closed. */
static bool ask(Completing *k, const char *ending, LiveProbeFn answer) {
    Buf b;
    buf_init(&b);
    buf_write(&b, k->text, k->from);
    buf_puts(&b, ending);
    close_brackets(&b);
    Question q = {k, false};
    live_probe(k->s, b.data, b.len, answer, &q);
    diags_cut(&k->s->diags, 0);
    buf_deinit(&b);
    return q.is_answered;
}

/* In the head of an if, for or switch a block must follow. */
static void complete_member(Completing *k) {
    if (!ask(k, MARK, answer_members)) {
        ask(k, MARK " {}", answer_members);
    }
}

/* Keys of a struct's literal begin behind a brace or a comma. */
static void complete_key(Completing *k) {
    size_t before = k->from;
    while (before > 0 && strchr(" \t\n", k->text[before - 1]) != NULL) {
        before--;
    }
    if (before > 0 && (k->text[before - 1] == '{' || k->text[before - 1] == ',')) {
        ask(k, MARK ": 0", answer_keys);
    }
}

/* ---- strings */

/* Where the string literal that point is in begins, behind its quote; 0: it is in none. */
static size_t string_start(const char *text, size_t point) {
    for (size_t i = 0; i < point; i++) {
        char c = text[i];
        if (c == '/' && text[i + 1] == '/') {
            i += strcspn(text + i, "\n");
        } else if (c == '"' || c == '`' || c == '\'') {
            size_t start = i + 1;
            for (i++; i < point && text[i] != c; i++) {
                i += text[i] == '\\' && c != '`';
            }
            if (i >= point) {
                return start;
            }
        }
    }
    return 0;
}

static size_t last_slash(const char *text, size_t from, size_t point) {
    while (point > from && text[point - 1] != '/') {
        point--;
    }
    return point;
}

/* Package paths go on part by part, as files do. */
static void offer_import_paths(Completing *k, size_t start) {
    size_t typed = k->from - start;
    for (uint32_t i = 0; i < std_package_count; i++) {
        const char *path = std_packages[i].path;
        if (strncmp(path, k->text + start, typed) == 0 && strncmp(path, "internal/", 9) != 0) {
            size_t n = strcspn(path + typed, "/");
            n += path[typed + n] == '/';
            offer(k, arena_strndup(&k->s->arena, path + typed, n), NULL);
        }
    }
}

static void offer_files(Completing *k, const char *dir, size_t len) {
    const char *path = len == 0 ? "." : arena_strndup(&k->s->arena, dir, len);
    DIR *d = opendir(path);
    for (struct dirent *f; d != NULL && (f = readdir(d)) != NULL;) {
        if (f->d_name[0] != '.' || k->text[k->from] == '.') {
            bool is_dir = path_is_dir(arena_printf(&k->s->arena, "%s/%s", path, f->d_name));
            offer(k, arena_printf(&k->s->arena, "%s%s", f->d_name, is_dir ? "/" : ""), NULL);
        }
    }
    if (d != NULL) {
        closedir(d);
    }
}

static bool is_import(const char *text, size_t quote) {
    while (quote > 0 && strchr(" \t\n\"(", text[quote - 1]) != NULL) {
        quote--;
    }
    return quote >= 6 && strncmp(text + quote - 6, "import", 6) == 0;
}

static size_t complete_string(Completing *k, size_t start) {
    k->from = last_slash(k->text, start, k->point);
    if (is_import(k->text, start)) {
        offer_import_paths(k, start);
    } else {
        offer_files(k, k->text + start, k->from - start);
    }
    return k->from;
}

size_t session_complete_file(Session *s, const char *text, size_t point, SessionCandidateFn fn,
                             void *ctx) {
    Completing k = {s, text, last_slash(text, 0, point), point, fn, ctx};
    offer_files(&k, text, k.from);
    return k.from;
}

/* ---- names */

static void offer_words(const Completing *k) {
    for (size_t i = 0; i < k->from; i++) {
        size_t n = 0;
        while (is_name_byte(k->text[i + n])) {
            n++;
        }
        if (n > 1 && i + n < k->from && !(k->text[i] >= '0' && k->text[i] <= '9')) {
            offer(k, arena_strndup(&k->s->arena, k->text + i, n), NULL);
        }
        i += n;
    }
}

static void offer_names(const Completing *k) {
    static const char *const keywords[] = {
        "break",  "case",        "chan", "const",   "continue", "default", "defer",
        "else",   "fallthrough", "for",  "func",    "go",       "goto",    "if",
        "import", "interface",   "map",  "package", "range",    "return",  "select",
        "struct", "switch",      "type", "var"};
    const Package *home = k->s->program->package;
    offer_scope(k, home->scope, false);
    offer_scope(k, entry_imports(home), false);
    offer_words(k);
    if (k->point == k->from) {
        return; /* nothing typed: the session's own names are enough */
    }
    offer_scope(k, home->scope->parent, false);
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        offer(k, keywords[i], NULL);
    }
    for (uint32_t i = 0; i < std_package_count; i++) {
        if (strncmp(std_packages[i].path, "internal/", 9) != 0) {
            offer(k, std_packages[i].name,
                  arena_printf(&k->s->arena, "package %s", std_packages[i].path));
        }
    }
}

size_t session_complete(Session *s, const char *text, size_t point, SessionCandidateFn fn,
                        void *ctx) {
    Completing k = {s, text, point, point, fn, ctx};
    size_t string = string_start(text, point);
    if (string > 0) {
        return complete_string(&k, string);
    }
    while (k.from > 0 && is_name_byte(text[k.from - 1])) {
        k.from--;
    }
    bool is_member = k.from > 0 && text[k.from - 1] == '.';
    if (is_member) {
        complete_member(&k);
    } else {
        complete_key(&k);
        offer_names(&k);
    }
    return k.from;
}
