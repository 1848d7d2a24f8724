/* tests/fuzz/check_fuzz.c: any text through the parser and the checker.
 *
 * Nothing may crash or hang, and of a package without errors the tree must be what the compiler
 * relies on: every expression it will evaluate has a type that is not untyped, every constant a
 * value that its type can hold, every name an object. Imports are answered with packages that
 * claim to have every name (is_fake), so only unsafe is a real one.
 *
 * Byte mutations seldom leave a program that parses. With -DGOL_FUZZER (libFuzzer) half of the
 * mutations therefore put one word or operator of the text in the place of another.
 */
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/panic.h"
#include "types/types_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* ---- what must hold of a checked tree */

static bool check_node(Node *n, void *ctx);

static void walk_all(Expr **list, int count)
{
    for (int i = 0; i < count; i++) {
        ast_walk((Node *)list[i], check_node, NULL);
    }
}

static void check_value(const Expr *e)
{
    CHECK(e->type != NULL && !type_is_untyped(e->type));
    if (e->val != NULL && e->type->kind != TYPE_PARAM && const_kind(e->val) != CONST_UNKNOWN) {
        Arena scratch;
        arena_init(&scratch);
        CHECK(const_representable(&scratch, e->val, under_kind(e->type), NULL));
        arena_deinit(&scratch);
    }
}

static bool check_selector_node(SelectorExpr *e)
{
    if (e->selection != NULL) {
        CHECK(e->selection->obj != NULL);
        check_value(&e->e);
        return e->e.val == NULL;
    }
    CHECK(e->sel->obj != NULL); /* member of a package */
    return false;
}

static bool is_name(Expr *e) { return ast_unparen(e)->kind == NODE_IDENT; }

static bool check_expr_node(Expr *e)
{
    if (e->kind == NODE_PAREN && is_name(e) && e->type == NULL) {
        return false; /* (_) = x */
    }
    switch (e->kind) {
    case NODE_IDENT:
        CHECK(e->type == NULL || !type_is_untyped(e->type));
        return false;
    case NODE_SELECTOR:
        return check_selector_node((SelectorExpr *)e);
    case NODE_KEY_VALUE:
        ast_walk((Node *)((KeyValue *)e)->value, check_node, NULL);
        return false;
    case NODE_COMPOSITE_LIT:
        check_value(e);
        walk_all(((CompositeLit *)e)->elems, ((CompositeLit *)e)->elem_count);
        return false;
    case NODE_CALL:
        check_value(e);
        if (e->val == NULL && ((CallExpr *)e)->call_kind == CALL_BUILTIN) {
            walk_all(((CallExpr *)e)->args, ((CallExpr *)e)->arg_count);
            return false;
        }
        return e->val == NULL;
    default:
        check_value(e);
        return e->val == NULL;
    }
}

static bool check_node(Node *n, void *ctx)
{
    (void)ctx;
    switch (n->kind) {
    case NODE_CONST_DECL: /* constants may stay untyped */
    case NODE_TYPE_DECL:
    case NODE_IMPORT_DECL:
    case NODE_FUNC_TYPE:
    case NODE_BRANCH_STMT:
        return false;
    case NODE_LABELED_STMT:
        ast_walk((Node *)((LabeledStmt *)n)->stmt, check_node, NULL);
        return false;
    default:
        break;
    }
    if (n->kind >= NODE_BAD_STMT) {
        return true;
    }
    return ((Expr *)n)->mode != MODE_TYPE && check_expr_node((Expr *)n);
}

static bool has_import(const File *file) { return file->import_count > 0; }

/* ---- one text */

typedef struct Session {
    Arena arena;
    Diags diags;
    SourceSet *sources;
    Interns *interns;
    Checker *checker;
} Session;

static Package *import_fake(void *ctx, const char *path, Package *from, Pos pos)
{
    (void)from, (void)pos;
    Session *s = ctx;
    if (strcmp(path, "unsafe") == 0) {
        return checker_unsafe(s->checker);
    }
    const char *slash = strrchr(path, '/');
    Package *p = package_new(s->checker, path, slash != NULL ? slash + 1 : path);
    p->is_fake = p->is_checked = true;
    return p;
}

static void check_text(const uint8_t *data, size_t size, ParseMode mode, FILE *sink)
{
    Session s;
    arena_init(&s.arena);
    s.sources = sources_new();
    s.interns = interns_new();
    diags_init(&s.diags, &s.arena, s.sources);
    ParseContext context = {&s.arena, s.interns, &s.diags};
    const char *name = mode == PARSE_SCRIPT ? "fuzz.gol" : "fuzz.go";
    SourceFile *source = source_add(s.sources, name, (const char *)data, size, false);
    File *file = parse_file(&context, source, mode);
    Importer importer = {.ctx = &s, .import = import_fake};
    s.checker = checker_new(&s.arena, s.interns, &s.diags, s.sources, importer);
    if (s.diags.errors == 0) {
        Package *p = package_new(s.checker, "main", "main");
        p->files = &file;
        p->file_count = 1;
        p->is_script = mode == PARSE_SCRIPT;
        check_package(s.checker, p, (CheckOptions){.relaxed_unused = p->is_script, .go_minor = 23});
        for (int i = 0; s.diags.errors == 0 && !has_import(file) && i < file->decl_count; i++) {
            ast_walk((Node *)file->decls[i], check_node, NULL);
        }
    }
    diags_print(&s.diags, sink, (DiagStyle){.show_source = true});
    checker_free(s.checker);
    diags_deinit(&s.diags);
    interns_free(s.interns);
    sources_free(s.sources);
    arena_deinit(&s.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FILE *sink = fopen("/dev/null", "w");
    check_text(data, size, PARSE_GO, sink);
    check_text(data, size, PARSE_SCRIPT, sink);
    fclose(sink);
    return 0;
}

/* ---- mutations that keep most of the grammar */

#ifdef GOL_FUZZER
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

typedef struct Word {
    size_t start, len;
} Word;

static bool is_word_byte(uint8_t b) { return isalnum(b) || b == '_'; }

/* The word or run of operator bytes around a random place. */
static Word word_at(const uint8_t *data, size_t size, size_t at)
{
    bool is_word = is_word_byte(data[at]);
    size_t start = at, end = at + 1;
    while (is_word && start > 0 && is_word_byte(data[start - 1])) {
        start--;
    }
    while (is_word && end < size && is_word_byte(data[end])) {
        end++;
    }
    return (Word){start, end - start};
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    uint64_t state = seed * 0x9E3779B97F4A7C15u + 1;
    if (size < 4 || seed % 2 == 0) {
        return LLVMFuzzerMutate(data, size, max_size);
    }
    Word from = word_at(data, size, (state >> 33) % size);
    state = state * 6364136223846793005u + 1442695040888963407u;
    Word to = word_at(data, size, (state >> 33) % size);
    uint8_t word[64];
    if (from.len > sizeof word || size - to.len + from.len > max_size) {
        return size;
    }
    memcpy(word, data + from.start, from.len);
    memmove(data + to.start + from.len, data + to.start + to.len, size - to.start - to.len);
    memcpy(data + to.start, word, from.len);
    return size - to.len + from.len;
}
#endif
