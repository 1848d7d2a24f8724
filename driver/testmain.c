/* testmain.c: gol test. The package under test becomes importable, and a generated package main
 * hands its functions of four kinds to package testing.
 *
 * They are those of _test files named TestXxx, BenchmarkXxx and FuzzXxx with one parameter, and the
 * examples (testexample.c); a TestMain(m *testing.M) takes over the run. Files of an external test package (package x_test) are not taken yet by
 * parse_dir; a folder that has only those reports that it has no test files.
 */
#include <ctype.h>
#include <string.h>

#include "driver/driver_internal.h"

static bool is_test_file(const SourceFile *f) {
    const char *dot = strrchr(f->path, '.');
    return dot != NULL && dot - f->path >= 5 && memcmp(dot - 5, "_test", 5) == 0;
}

typedef enum TestKind { KIND_TEST, KIND_BENCHMARK, KIND_FUZZ, KIND_EXAMPLE, TEST_KINDS } TestKind;

static const struct KindInfo {
    const char *prefix, *type; /* type: of package testing */
    int params;
} kinds[TEST_KINDS] = {
    {"Test", "InternalTest", 1},
    {"Benchmark", "InternalBenchmark", 1},
    {"Fuzz", "InternalFuzzTarget", 1},
    {"Example", "InternalExample", 0},
};

typedef struct TestList {
    Buf entries[TEST_KINDS]; /* elements of the four slices, as source text */
    int count;
    bool has_main;
} TestList;

/* Prefix, or PrefixXxx where Xxx does not begin with a small letter. */
static bool is_of_kind(const FuncDecl *d, const struct KindInfo *kind) {
    const char *name = d->name->name->text;
    size_t n = strlen(kind->prefix);
    return strncmp(name, kind->prefix, n) == 0 && !islower((unsigned char)name[n]) &&
           d->type_expr->param_count == kind->params;
}

static void add_entry(Session *s, TestList *list, TestKind kind, const File *f, const FuncDecl *d) {
    const char *name = d->name->name->text;
    Example example = {.wanted = NULL};
    if (kind == KIND_EXAMPLE && !example_output(s, f->source, d, &example)) {
        return; /* compiled, not run */
    }
    Buf *out = &list->entries[kind];
    buf_printf(out, "\t\t{\"%s\", p.%s", name, name);
    if (kind == KIND_EXAMPLE) {
        buf_printf(out, ", %s, %s", example.wanted, example.is_unordered ? "true" : "false");
    }
    buf_puts(out, "},\n");
    list->count++;
}

static void collect_tests(Session *s, const File *f, TestList *list) {
    for (int i = 0; i < f->decl_count; i++) {
        const FuncDecl *d = (const FuncDecl *)f->decls[i];
        if (d->d.kind != NODE_FUNC_DECL || d->recv != NULL) {
            continue;
        }
        if (strcmp(d->name->name->text, "TestMain") == 0) {
            list->has_main = true;
            continue;
        }
        for (TestKind kind = 0; kind < TEST_KINDS; kind++) {
            if (is_of_kind(d, &kinds[kind])) {
                add_entry(s, list, kind, f, d);
            }
        }
    }
}

static const char *main_text(Session *s, const char *path, const TestList *list) {
    Buf out;
    buf_init(&out);
    buf_printf(&out, "package main\n\nimport (\n\tp \"%s\"\n\t\"testing\"\n)\n\nfunc main() {\n"
               "\tm := testing.MainStart(\"%s\"", path, path);
    for (TestKind kind = 0; kind < TEST_KINDS; kind++) {
        const Buf *entries = &list->entries[kind];
        buf_printf(&out, ", []testing.%s{\n%.*s\t}", kinds[kind].type, (int)entries->len,
                   entries->len > 0 ? entries->data : "");
    }
    buf_puts(&out, list->has_main ? ")\n\tp.TestMain(m)\n\tm.Finish()\n}\n"
                                  : ")\n\tm.Run()\n\tm.Finish()\n}\n");
    const char *text = arena_printf(&s->arena, "%.*s", (int)out.len, out.data);
    buf_deinit(&out);
    return text;
}

/* The import path tests are shown under: the module's, or Go's name for loose files. */
static const char *tested_path(Session *s, const LoadedPackage *p) {
    const Module *m = s->loader.module;
    if (m == NULL || m->path == NULL || p->dir == NULL) {
        return "command-line-arguments";
    }
    const char *abs = path_absolute(&s->arena, p->dir);
    size_t n = strlen(m->dir);
    return strncmp(abs, m->dir, n) == 0 ? arena_printf(&s->arena, "%s%s", m->path, abs + n) : m->path;
}

SessionStatus session_load_tests(Session *s, SessionInput input) {
    input.with_tests = true;
    SessionStatus st = session_load(s, &input);
    if (st != SESSION_OK) {
        return st;
    }
    LoadedPackage *tested = s->program;
    tested->path = tested_path(s, tested);
    TestList list = {.count = 0};
    for (TestKind kind = 0; kind < TEST_KINDS; kind++) {
        buf_init(&list.entries[kind]);
    }
    for (int i = 0; i < tested->package->file_count; i++) {
        if (is_test_file(tested->package->files[i]->source)) {
            collect_tests(s, tested->package->files[i], &list);
        }
    }
    if (list.count == 0 && !list.has_main) {
        printf("?   \t%s\t[no test files]\n", tested->path);
        s->program = NULL;
    } else {
        st = loader_wrap_program(&s->loader, tested, main_text(s, tested->path, &list));
    }
    for (TestKind kind = 0; kind < TEST_KINDS; kind++) {
        buf_deinit(&list.entries[kind]);
    }
    return st;
}
