/* test.c: gol test. The flags become those of package testing; each package is tested in a process
 * of its own (testrun.c), one after the other.
 */
#include "cmd/test.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/schedules.h"
#include "cmd/testrun.h"
#include "driver/packages.h"

/* ---- flags of package testing */

typedef struct TestArgs {
    VEC(char *) words;
} TestArgs;

static void add_arg(TestArgs *t, const char *format, ...) {
    Buf word;
    buf_init(&word);
    va_list args;
    va_start(args, format);
    buf_vprintf(&word, format, args);
    va_end(args);
    VEC_PUSH(&t->words, buf_take(&word));
}

static void add_flag(TestArgs *t, const char *name, bool is_set) {
    if (is_set) {
        add_arg(t, "-test.%s", name);
    }
}

static void add_value(TestArgs *t, const char *name, const char *value) {
    if (value != NULL) {
        add_arg(t, "-test.%s=%s", name, value);
    }
}

/* What the command line asked, and behind it the tests' own arguments. */
static void set_args(Options *o, TestArgs *t) {
    if (o->json) {
        add_arg(t, "-test.v=test2json");
    } else {
        add_flag(t, "v", o->verbose);
    }
    add_flag(t, "short", o->is_short);
    add_flag(t, "failfast", o->failfast);
    add_flag(t, "benchmem", o->benchmem);
    add_value(t, "run", o->run_pattern);
    add_value(t, "skip", o->skip_pattern);
    add_value(t, "bench", o->bench_pattern);
    add_value(t, "benchtime", o->benchtime);
    add_value(t, "list", o->list_pattern);
    add_value(t, "timeout", o->timeout);
    add_value(t, "shuffle", o->shuffle);
    add_value(t, "cpu", o->cpu);
    add_value(t, "coverprofile", o->coverprofile);
    add_arg(t, "-test.count=%d", o->test_count);
    if (o->parallel > 0) {
        add_arg(t, "-test.parallel=%d", o->parallel);
    }
    add_arg(t, "-test.args");
    for (int i = 0; i < o->session.arg_count; i++) {
        add_arg(t, "%s", o->session.args[i]);
    }
    o->session.args = t->words.data;
    o->session.arg_count = t->words.len;
}

static void free_args(TestArgs *t) {
    for (int i = 0; i < t->words.len; i++) {
        free(t->words.data[i]);
    }
    VEC_FREE(&t->words);
}

/* ---- files that flags name */

enum { FILES_WRITTEN = 9, PATH_BYTES = 4096 };

typedef struct WrittenFiles {
    char text[FILES_WRITTEN][PATH_BYTES];
} WrittenFiles;

/* Tests run in their package's folder: files that flags name stay where the user is. How many there
 * are but for the profile of -cover, to which every package adds. */
static int pin_files(Options *o, WrittenFiles *files) {
    SessionOptions *s = &o->session;
    const char **named[FILES_WRITTEN] = {&o->coverprofile, &s->html,       &s->trace,
                                         &s->record,       &s->replay,     &s->leaks_out,
                                         &s->cpuprofile,   &s->memprofile, &s->leakprofile};
    char here[PATH_BYTES];
    if (getcwd(here, sizeof here) == NULL) {
        return 0;
    }
    int count = 0;
    for (int i = 0; i < FILES_WRITTEN; i++) {
        const char *path = *named[i];
        count += i > 0 && path != NULL;
        if (path != NULL && path[0] != '/' && strlen(here) + strlen(path) + 2 <= PATH_BYTES) {
            strcat(strcat(strcpy(files->text[i], here), "/"), path);
            *named[i] = files->text[i];
        }
    }
    return count;
}

/* ---- -cover */

/* The patterns of -coverpkg, by commas. */
static bool find_covered(const char *patterns, PackageDirs *dirs) {
    char *list = strdup(patterns);
    bool ok = true;
    for (char *rest = list, *word; ok && (word = strsep(&rest, ",")) != NULL;) {
        ok = *word == 0 || packages_add(dirs, word, stderr);
    }
    free(list);
    return ok;
}

/* "a, b", as the line about coverage has it. */
static char *spaced(const char *patterns) {
    Buf out;
    buf_init(&out);
    for (const char *p = patterns; *p != 0; p++) {
        buf_printf(&out, *p == ',' ? ", " : "%c", *p);
    }
    return buf_take(&out);
}

/* Every package adds to the profile: here it begins. */
static bool begin_profile(const char *path, const char *mode) {
    if (path == NULL) {
        return true;
    }
    FILE *f = fopen(path, "w");
    bool ok = f != NULL && fprintf(f, "mode: %s\n", mode) > 0;
    ok = f != NULL && fclose(f) == 0 && ok;
    if (!ok) {
        perror(path);
    }
    return ok;
}

/* ---- packages */

static bool is_source(const char *word) {
    size_t n = strlen(word);
    return (n > 3 && strcmp(word + n - 3, ".go") == 0) ||
           (n > 4 && strcmp(word + n - 4, ".gol") == 0);
}

static bool find_packages(const Options *o, PackageDirs *dirs) {
    for (int i = 0; i < o->path_count; i++) {
        if (!packages_add(dirs, o->paths[i], stderr)) {
            return false;
        }
    }
    if (o->path_count == 0) {
        return packages_add(dirs, ".", stderr);
    }
    if (dirs->count == 0) {
        fprintf(stderr, "gol: warning: \"%s\" matched no packages\nno packages to test\n",
                o->paths[0]);
    }
    return dirs->count > 0;
}

static bool are_files(const Options *o) {
    for (int i = 0; i < o->path_count; i++) {
        if (!is_source(o->paths[i])) {
            return false;
        }
    }
    return o->path_count > 0;
}

/* The status of two: that something failed says more than that something leaks. */
static int worse(int a, int b) {
    return a == 1 || b == 1 ? 1 : a > b ? a : b;
}

/* -schedules in a package's folder, which is where its tests run. */
static int hunt_in(const Options *o, const char *folder) {
    Options there = *o;
    there.path = folder;
    int here = open(".", O_RDONLY | O_CLOEXEC);
    if (here < 0 || chdir(folder) != 0) {
        fprintf(stderr, "gol: %s: %s\n", folder, strerror(errno));
        return SESSION_USAGE;
    }
    int status = schedules_run(&there, &(SessionInput){.path = "."});
    if (fchdir(here) != 0) {
        status = SESSION_USAGE;
    }
    close(here);
    return status;
}

static int hunt_all(const Options *o, const PackageDirs *dirs) {
    if (are_files(o)) {
        return schedules_run(
            o, &(SessionInput){.path = o->path, .paths = o->paths, .path_count = o->path_count});
    }
    int status = 0;
    for (int i = 0; i < dirs->count; i++) {
        status = worse(status, hunt_in(o, dirs->dirs[i]));
    }
    return status;
}

/* All of them, or the named files as one. The exit status. */
static int test_all(Options *o, TestRun *run, const PackageDirs *dirs, int file_count) {
    run->is_single = dirs->count <= 1;
    if (dirs->count > 1 && file_count > 0) {
        fputs("gol: these flags write a file for a run: they are for one package\n", stderr);
        return SESSION_USAGE;
    }
    if (o->schedules > 0) {
        return hunt_all(o, dirs);
    }
    int status = 0;
    if (are_files(o)) {
        status = testrun_package(
            run, (SessionInput){.path = o->path, .paths = o->paths, .path_count = o->path_count});
    }
    for (int i = 0; i < dirs->count; i++) {
        status = worse(status, testrun_package(run, (SessionInput){.path = dirs->dirs[i]}));
    }
    if (status != 0 && o->path_count > 0 && !o->json) {
        puts("FAIL");
    }
    return status;
}

static bool fits(const Options *o) {
    if (o->session.leaks_out != NULL && !o->session.leaks) {
        fputs("gol: -o is not supported: gol makes no test binaries\n", stderr);
        return false;
    }
    return true;
}

int test_run(Options *o) {
    if (!fits(o)) {
        return SESSION_USAGE;
    }
    WrittenFiles files;
    int file_count = pin_files(o, &files);
    o->session.leaks_json = o->session.leaks_out != NULL; /* -json means the events */
    PackageDirs dirs = {0}, covered = {0};
    const char *mode = o->covermode != NULL ? o->covermode : "set";
    bool ok = (are_files(o) || find_packages(o, &dirs)) && begin_profile(o->coverprofile, mode) &&
              (o->coverpkg == NULL || find_covered(o->coverpkg, &covered));
    int status = SESSION_ERRORS;
    if (ok) {
        TestArgs args = {0};
        set_args(o, &args);
        char *patterns = o->coverpkg != NULL ? spaced(o->coverpkg) : NULL;
        CoverOptions cover = {mode, patterns, covered.dirs, covered.count};
        TestRun run = {.options = o, .cover = o->cover ? &cover : NULL};
        status = test_all(o, &run, &dirs, file_count);
        free(patterns);
        free_args(&args);
    }
    packages_free(&dirs);
    packages_free(&covered);
    return status;
}
