/* test.c: gol test. The flags become those of package testing, which runs the tests and prints the
 * report.
 */
#include "cmd/test.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_TEST_ARGS = 16, TEST_ARG_BYTES = 512 };

typedef struct TestArgs {
    char text[MAX_TEST_ARGS][TEST_ARG_BYTES];
    char *args[MAX_TEST_ARGS];
    int count;
} TestArgs;

static void add_test_arg(TestArgs *t, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(t->text[t->count], TEST_ARG_BYTES, format, args);
    va_end(args);
    t->args[t->count] = t->text[t->count];
    t->count++;
}

static void add_test_value(TestArgs *t, const char *name, const char *value) {
    if (value != NULL) {
        add_test_arg(t, "-test.%s=%s", name, value);
    }
}

/* The flags of package testing, for what the command line asked. */
static void set_test_args(Options *o, TestArgs *t) {
    if (o->verbose) {
        add_test_arg(t, "-test.v");
    }
    if (o->is_short) {
        add_test_arg(t, "-test.short");
    }
    if (o->failfast) {
        add_test_arg(t, "-test.failfast");
    }
    if (o->benchmem) {
        add_test_arg(t, "-test.benchmem");
    }
    if (o->path == NULL) {
        add_test_arg(t, "-test.here");
    }
    add_test_value(t, "run", o->run_pattern);
    add_test_value(t, "skip", o->skip_pattern);
    add_test_value(t, "bench", o->bench_pattern);
    add_test_value(t, "benchtime", o->benchtime);
    add_test_value(t, "timeout", o->timeout);
    add_test_value(t, "shuffle", o->shuffle);
    add_test_arg(t, "-test.count=%d", o->test_count);
    o->session.args = t->args;
    o->session.arg_count = t->count;
}

enum { FILES_WRITTEN = 8, PATH_BYTES = 4096 };

typedef struct WrittenFiles {
    char text[FILES_WRITTEN][PATH_BYTES];
} WrittenFiles;

/* Tests run in their package's folder: files that flags name stay where the user is. */
static void pin_files(SessionOptions *s, WrittenFiles *files) {
    const char **named[FILES_WRITTEN] = {&s->html, &s->trace, &s->record, &s->replay, &s->leaks_out,
                                         &s->cpuprofile, &s->memprofile, &s->leakprofile};
    char here[PATH_BYTES];
    if (getcwd(here, sizeof here) == NULL) {
        return;
    }
    for (int i = 0; i < FILES_WRITTEN; i++) {
        const char *path = *named[i];
        if (path != NULL && path[0] != '/' && strlen(here) + strlen(path) + 2 <= PATH_BYTES) {
            strcat(strcat(strcpy(files->text[i], here), "/"), path);
            *named[i] = files->text[i];
        }
    }
}

/* As go test: the folder of the package. Files named one by one are where the user is, or nearby. */
static bool enter_folder(const char *path) {
    struct stat st;
    bool is_folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
    if (is_folder && chdir(path) != 0) {
        fprintf(stderr, "gol: %s: %s\n", path, strerror(errno));
        return false;
    }
    return true;
}

int test_run(Options *o) {
    if (o->json && !o->session.leaks) {
        fputs("gol: gol test does not know -json yet\n", stderr);
        return SESSION_USAGE;
    }
    TestArgs args = {.count = 0};
    WrittenFiles files;
    set_test_args(o, &args);
    pin_files(&o->session, &files);
    SessionInput input = {.path = o->path == NULL ? "." : o->path, .paths = o->paths,
                          .path_count = o->path_count > 1 ? o->path_count : 0};
    Session *s = session_new(&o->session);
    int status = (int)session_load_tests(s, input);
    if (status == SESSION_OK && session_has_program(s)) {
        status = (int)session_check(s, false);
        if (status == SESSION_OK) {
            status = enter_folder(input.path) ? session_run(s) : SESSION_USAGE;
        }
    }
    session_free(s);
    return status;
}
