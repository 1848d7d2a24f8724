/* testmain.c: gol test. The package under test and the package x_test beside it become importable,
 * and a generated package main hands their functions of four kinds to package testing.
 *
 * They are those of _test files named TestXxx, BenchmarkXxx and FuzzXxx, which must have the one
 * parameter of their kind, and the examples (testexample.c); a TestMain(m *testing.M) takes over
 * the run. The package under test
 * holds its own _test files, so package x_test sees what those export; whoever else imports it in
 * this session sees the same package, as in Go.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "driver/cover.h"
#include "driver/driver_internal.h"

typedef enum TestKind { KIND_TEST, KIND_BENCHMARK, KIND_FUZZ, KIND_EXAMPLE, TEST_KINDS } TestKind;

static const struct KindInfo {
    const char *prefix, *type;  /* type: of package testing */
    const char *letter, *param; /* the one parameter: its type in package testing, its usual name */
} kinds[TEST_KINDS] = {
    {"Test", "InternalTest", "T", "t"},
    {"Benchmark", "InternalBenchmark", "B", "b"},
    {"Fuzz", "InternalFuzzTarget", "F", "f"},
    {"Example", "InternalExample", NULL, NULL}, /* none */
};
static const struct KindInfo main_kind = {"TestMain", NULL, "M", "m"};

/* The names under which the generated main imports the two packages. */
static const char own_alias[] = "_test", external_alias[] = "_xtest";

typedef struct TestList {
    Buf entries[TEST_KINDS]; /* elements of the four slices, as source text */
    const char *main_alias;  /* of the package that has a TestMain, or NULL */
    bool uses_own, uses_external;
} TestList;

static void list_deinit(TestList *list) {
    for (TestKind kind = 0; kind < TEST_KINDS; kind++) {
        buf_deinit(&list->entries[kind]);
    }
}

/* Prefix, or PrefixXxx where Xxx does not begin with a small letter. */
static bool has_name_of(const FuncDecl *d, const struct KindInfo *kind) {
    const Str *name = d->name->name;
    size_t n = strlen(kind->prefix);
    if (strncmp(name->text, kind->prefix, n) != 0) {
        return false;
    }
    int width;
    return name->len == n || !rune_is_lower(utf8_decode(name->text + n, name->len - n, &width));
}

/* *T or *testing.T, by its letters: what testing stands for is the checker's affair. */
static bool is_pointer_to(const Expr *x, const char *letter) {
    if (x->kind != NODE_STAR) {
        return false;
    }
    const Expr *type = ((const StarExpr *)x)->x;
    const Ident *name = type->kind == NODE_IDENT      ? (const Ident *)type
                        : type->kind == NODE_SELECTOR ? ((const SelectorExpr *)type)->sel
                                                        : NULL;
    return name != NULL && strcmp(name->name->text, letter) == 0;
}

static bool has_signature_of(const FuncDecl *d, const struct KindInfo *kind) {
    const FuncTypeExpr *t = d->type_expr;
    if (t->result_count != 0 || kind->letter == NULL) {
        return t->result_count == 0 && t->param_count == 0;
    }
    return t->param_count == 1 && is_pointer_to(t->params[0].type, kind->letter);
}

/* TestMain(t *testing.T) is a test like others. */
static bool is_test_main(const FuncDecl *d) {
    return strcmp(d->name->name->text, "TestMain") == 0 &&
           !has_signature_of(d, &kinds[KIND_TEST]);
}

static bool is_of_kind(const FuncDecl *d, const struct KindInfo *kind) {
    return has_name_of(d, kind) && has_signature_of(d, kind);
}

/* ---- wrong signatures */

static void check_signature(Session *s, const FuncDecl *d, const struct KindInfo *kind) {
    const char *name = d->name->name->text;
    if (!has_signature_of(d, kind)) {
        diag_error(&s->diags, d->keyword, DIAG_TYPE_MISMATCH,
                   "wrong signature for %s, must be: func %s(%s *testing.%s)", name, name,
                   kind->param, kind->letter);
    } else if (d->type_expr->tparam_count > 0) {
        diag_error(&s->diags, d->keyword, DIAG_TYPE_MISMATCH,
                   "wrong signature for %s, test functions cannot have type parameters", name);
    }
}

/* Of a _test file. An example with parameters is none, and nothing is said. */
static void check_signatures(Session *s, const File *f) {
    for (int i = 0; i < f->decl_count; i++) {
        const FuncDecl *d = (const FuncDecl *)f->decls[i];
        if (d->d.kind != NODE_FUNC_DECL || d->recv != NULL) {
            continue;
        }
        if (is_test_main(d)) {
            check_signature(s, d, &main_kind);
            continue;
        }
        for (TestKind kind = 0; kind < KIND_EXAMPLE; kind++) {
            if (has_name_of(d, &kinds[kind])) {
                check_signature(s, d, &kinds[kind]);
            }
        }
    }
}

/* ---- what the generated main calls */

static bool add_entry(Session *s, Buf *out, TestKind kind, const File *f, const FuncDecl *d,
                      const char *alias) {
    const char *name = d->name->name->text;
    Example example = {.wanted = NULL};
    if (kind == KIND_EXAMPLE && !example_output(s, f->source, d, &example)) {
        return false; /* compiled, not run */
    }
    buf_printf(out, "\t\t{\"%s\", %s.%s", name, alias, name);
    if (kind == KIND_EXAMPLE) {
        buf_printf(out, ", %s, %s", example.wanted, example.is_unordered ? "true" : "false");
    }
    buf_puts(out, "},\n");
    return true;
}

/* Whether anything of the file is called by the generated main. */
static bool collect_tests(Session *s, const File *f, const char *alias, TestList *list) {
    bool is_used = false;
    for (int i = 0; i < f->decl_count; i++) {
        const FuncDecl *d = (const FuncDecl *)f->decls[i];
        if (d->d.kind != NODE_FUNC_DECL || d->recv != NULL) {
            continue;
        }
        if (is_test_main(d)) {
            list->main_alias = alias;
            is_used = true;
            continue;
        }
        for (TestKind kind = 0; kind < TEST_KINDS; kind++) {
            if (is_of_kind(d, &kinds[kind])) {
                is_used |= add_entry(s, &list->entries[kind], kind, f, d, alias);
            }
        }
    }
    return is_used;
}

static bool collect_from(Session *s, const Package *p, const char *alias, TestList *list) {
    bool is_used = false;
    for (int i = 0; i < p->file_count; i++) {
        if (is_test_file(p->files[i])) {
            is_used |= collect_tests(s, p->files[i], alias, list);
        }
    }
    return is_used;
}

/* ---- the generated main */

static void put_import(Buf *out, const LoadedPackage *p, const char *alias, bool is_used) {
    if (p != NULL) {
        buf_printf(out, "\t%s \"%s\"\n", is_used ? alias : "_", p->path);
    }
}

static const char *main_text(Session *s, const LoadedPackage *own, const LoadedPackage *external,
                             const TestList *list) {
    Buf out;
    buf_init(&out);
    buf_puts(&out, "package main\n\nimport (\n\t\"testing\"\n");
    put_import(&out, own, own_alias, list->uses_own);
    put_import(&out, external, external_alias, list->uses_external);
    cover_put_imports(s->cover, &out);
    buf_printf(&out, ")\n\nfunc main() {\n\tm := testing.MainStart(\"%s\"", s->tested_path);
    for (TestKind kind = 0; kind < TEST_KINDS; kind++) {
        const Buf *entries = &list->entries[kind];
        buf_printf(&out, ", []testing.%s{\n%.*s\t}", kinds[kind].type, (int)entries->len,
                   entries->len > 0 ? entries->data : "");
    }
    buf_puts(&out, ")\n");
    cover_put_registration(s->cover, &out);
    if (list->main_alias != NULL) {
        buf_printf(&out, "\t%s.TestMain(m)\n", list->main_alias);
    } else {
        buf_puts(&out, "\tm.Run()\n");
    }
    buf_puts(&out, "\tm.Exit()\n}\n");
    const char *text = arena_printf(&s->arena, "%.*s", (int)out.len, out.data);
    buf_deinit(&out);
    return text;
}

static void make_main(Session *s, const LoadedPackage *own, const LoadedPackage *external) {
    TestList list = {.main_alias = NULL};
    for (TestKind kind = 0; kind < TEST_KINDS; kind++) {
        buf_init(&list.entries[kind]);
    }
    list.uses_own = own != NULL && collect_from(s, own->package, own_alias, &list);
    list.uses_external =
        external != NULL && collect_from(s, external->package, external_alias, &list);
    const char *text = main_text(s, own, external, &list);
    list_deinit(&list);
    FileVec files = {0};
    VEC_PUSH(&files, loader_parse_text(&s->loader, "_testmain.go", text, strlen(text), false));
    s->program = loader_add_files(&s->loader, "main", s->program->dir, &files);
    VEC_FREE(&files);
}

/* ---- the packages */

/* As the go command heads what it reports about a package that is compiled for a test. */
static void set_heading(Session *s, const LoadedPackage *p) {
    s->heading = arena_printf(&s->arena, "%s [%s.test]", p->path, s->tested_path);
}

static LoadedPackage *add_external(Session *s, const LoadedPackage *tested) {
    const FileVec *files = &s->loader.external_tests;
    if (files->len == 0) {
        return NULL;
    }
    const char *path = arena_printf(&s->arena, "%s_test", tested->path);
    LoadedPackage *p = loader_add_files(&s->loader, path, tested->dir, files);
    p->is_external_test = true;
    return p;
}

static bool has_test_files(const Session *s, const LoadedPackage *p) {
    bool has = s->loader.external_tests.len > 0;
    for (int i = 0; p->package != NULL && i < p->package->file_count; i++) {
        has |= is_test_file(p->package->files[i]);
    }
    return has;
}

/* What a test of the package would be run with. False: it cannot be. */
static bool check_tests(Session *s, const LoadedPackage *p) {
    for (int i = 0; p->package != NULL && i < p->package->file_count; i++) {
        if (is_test_file(p->package->files[i])) {
            check_signatures(s, p->package->files[i]);
        }
    }
    const FileVec *external = &s->loader.external_tests;
    for (int i = 0; i < external->len; i++) {
        check_signatures(s, external->data[i]);
    }
    return s->diags.errors == 0;
}

SessionStatus session_load_tests(Session *s, SessionInput input, TestedPackage *tested) {
    input.with_tests = true;
    s->cover = cover_new(s, input.cover);
    SessionStatus st = session_load(s, &input);
    LoadedPackage *program = s->program;
    if (program == NULL) {
        return st;
    }
    tested->path = s->tested_path = program->path;
    tested->has_test_files = has_test_files(s, program);
    if (st == SESSION_OK && !check_tests(s, program)) {
        return session_report(s);
    }
    set_heading(s, program);
    if (st != SESSION_OK) {
        return st;
    }
    tested->is_read = true;
    LoadedPackage *own = program->package != NULL ? program : NULL;
    if (!tested->has_test_files) {
        cover_package(s->cover, own);
        tested->has_statements = cover_has_statements(s->cover);
        return SESSION_OK;
    }
    if (own != NULL && !loader_check_package(&s->loader, own)) {
        return session_report(s);
    }
    LoadedPackage *external = add_external(s, program);
    if (external != NULL && !loader_check_package(&s->loader, external)) {
        set_heading(s, external);
        return session_report(s);
    }
    bool is_vetted = session_vet_tested(s, own);
    if (!session_vet_tested(s, external) || !is_vetted) {
        return SESSION_ERRORS;
    }
    cover_load_rest(s->cover);
    make_main(s, own, external);
    return SESSION_OK;
}
