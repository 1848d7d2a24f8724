/* testmain.c: gol test. The package under test becomes importable, and a generated package main
 * hands its Test functions to package testing.
 *
 * Test functions are those of _test files named TestXxx with one parameter; a TestMain(m *testing.M)
 * takes over the run. Files of an external test package (package x_test) are not taken yet by
 * parse_dir; a folder that has only those reports that it has no test files.
 */
#include <ctype.h>
#include <string.h>

#include "driver/driver_internal.h"

static bool is_test_file(const SourceFile *f) {
    const char *dot = strrchr(f->path, '.');
    return dot != NULL && dot - f->path >= 5 && memcmp(dot - 5, "_test", 5) == 0;
}

/* TestXxx where Xxx does not begin with a small letter. */
static bool is_test_name(const char *name) {
    return strncmp(name, "Test", 4) == 0 && !islower((unsigned char)name[4]);
}

typedef struct TestList {
    Buf calls;
    int count;
    bool has_main;
} TestList;

static void collect_tests(const File *f, TestList *list) {
    for (int i = 0; i < f->decl_count; i++) {
        const FuncDecl *d = (const FuncDecl *)f->decls[i];
        if (d->d.kind != NODE_FUNC_DECL || d->recv != NULL || d->type_expr->param_count != 1) {
            continue;
        }
        const char *name = d->name->name->text;
        if (strcmp(name, "TestMain") == 0) {
            list->has_main = true;
        } else if (is_test_name(name)) {
            buf_printf(&list->calls, "\t\t{\"%s\", p.%s},\n", name, name);
            list->count++;
        }
    }
}

static const char *main_text(Session *s, const char *path, const TestList *list) {
    const char *run = list->has_main ? "p.TestMain(m)\n\tm.Finish()" : "m.Run()\n\tm.Finish()";
    return arena_printf(&s->arena,
                        "package main\n\nimport (\n\tp \"%s\"\n\t\"testing\"\n)\n\nfunc main() {\n"
                        "\tm := testing.MainStart(\"%s\", []testing.InternalTest{\n%s\t})\n\t%s\n}\n",
                        path, path, list->calls.len > 0 ? list->calls.data : "\t\t{\"\", p.X}[:0]", run);
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
    TestList list = {0};
    buf_init(&list.calls);
    for (int i = 0; i < tested->package->file_count; i++) {
        if (is_test_file(tested->package->files[i]->source)) {
            collect_tests(tested->package->files[i], &list);
        }
    }
    if (list.count == 0 && !list.has_main) {
        printf("?   \t%s\t[no test files]\n", tested->path);
        s->program = NULL;
    } else {
        st = loader_wrap_program(&s->loader, tested, main_text(s, tested->path, &list));
    }
    buf_deinit(&list.calls);
    return st;
}
