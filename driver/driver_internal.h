/* driver/driver_internal.h: what the driver's files share. Included from nowhere else. */
#ifndef GOL_DRIVER_INTERNAL_H
#define GOL_DRIVER_INTERNAL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "compiler/compiler.h"
#include "driver/embedded.h"
#include "driver/gol.h"
#include "driver/settings.h"
#include "ffi/ffi.h"
#include "parser/parser.h"
#include "types/types.h"

/* A go.mod, as far as gol reads it. Strings lie in the session's arena. */
typedef struct Replace {
    const char *path, *dir; /* dir: absolute */
} Replace;

typedef struct Module {
    const char *dir, *path; /* dir of the go.mod; path of its module line */
    int go_minor;           /* the N of `go 1.N`; 0: no line */
    VEC(Replace) replaces;
} Module;

typedef VEC(File *) FileVec;

typedef enum LoadState { LOAD_NEW, LOAD_BUSY, LOAD_DONE, LOAD_FAILED } LoadState;

/* A package the session knows: of the library, of a directory, or the program itself. */
typedef struct LoadedPackage {
    const char *path;        /* import path */
    const char *dir;         /* NULL: library */
    const StdPackage *std;   /* NULL: files of a directory */
    Package *package;
    LoadState state;
    bool is_external_test;   /* package x_test: nobody imports it by its folder */
} LoadedPackage;

typedef struct Loader {
    Session *session;
    Module *module;          /* of the program, or NULL */
    VEC(LoadedPackage *) packages;
    FileVec external_tests;  /* of the program's folder: _test files of package x_test */
} Loader;

struct Session {
    SessionOptions options;
    ArenaPool pool; /* of this arena and of the compiler's */
    Arena arena;
    Interns *interns;
    SourceSet *sources;
    Diags diags;
    Checker *checker;
    Loader loader;
    LoadedPackage *program;  /* package main */
    struct Cover *cover;     /* gol test -cover: cover.c; else NULL */
    const char *tested_path; /* gol test: the import path of the package under test */
    const char *heading;     /* above reports: gol test's name of the package; NULL: the program's */
    bool is_checked_only;    /* nothing will run (gol check) */
    bool is_listed;          /* its code is to be looked at, the library's too */
    struct Tape *tape;       /* -record, -replay: taped.c; else NULL */
    struct Backend *backend; /* image, heap, compiler, vm: backend.c */
    struct Live *live;       /* a session of entries: live.c; else NULL */
};

/* ---- session.c */
/* Prints what was reported. SESSION_ERRORS when there were errors. */
SessionStatus session_report(Session *s);
/* gol test: options.test_vet over a checked package, or NULL; what it finds is printed. True:
 * nothing. */
bool session_vet_tested(Session *s, const LoadedPackage *p);

/* ---- load.c */
void loader_init(Loader *l, Session *s);
void loader_deinit(Loader *l);
/* Parses the program's files; reports into the session's Diags. */
SessionStatus loader_load_program(Loader *l, const SessionInput *input);
/* The import path of the package in a folder: the module's, else the folder's name. */
const char *loader_path_of(Loader *l, const char *dir);
/* Does a folder hold a package that can be imported? */
bool loader_is_library(Loader *l, const char *dir);
/* Is it named x_test.go? */
bool is_test_file(const File *f);
/* A package to import under path, of files that are parsed; it is yet to be checked. */
LoadedPackage *loader_add_files(Loader *l, const char *path, const char *dir, const FileVec *files);
/* False: it has errors, which are reported. */
bool loader_check_package(Loader *l, LoadedPackage *lp);
/* The Importer's callback (types/types.h). */
Package *loader_import(void *ctx, const char *path, Package *from, Pos pos);
/* The library package a bare name means in a script, or NULL. */
const char *loader_std_path(void *ctx, const char *name);
/* The folder that holds an import path, as the module of the program has it; NULL: there is
 * none. */
const char *loader_find_dir(Loader *l, const char *path);
/* An empty package main, to which entries are added. */
void loader_start_session(Loader *l);
CheckOptions loader_check_options(const Loader *l, const Package *p);

/* ---- session.c */
DiagStyle session_style(const Session *s); /* of reports, as the options say */

/* ---- gomod.c */
/* The go.mod of dir or the nearest folder above it; NULL when there is none. Reports what it
 * cannot read on err. */
Module *module_find(Arena *a, const char *dir, FILE *err);

/* ---- files.c: reading, and which files of a folder belong to a build */
/* A whole file or stream, malloc'ed and NUL-terminated; NULL with errno set. */
char *file_read(const char *path, size_t *len);
char *stream_read(FILE *in, size_t *len);
/* Go files of a folder whose names let them build here, sorted: malloc'ed names in a malloc'ed
 * array. */
char **files_in(const char *dir, bool with_tests, int *count);
/* Whether `//go:build` lines at the head of text and the GOOS/GOARCH in the name let it build. */
bool file_builds_here(const char *name, const char *text, size_t len);
/* Without symbolic links, if there is such a file. */
char *path_absolute(Arena *a, const char *path);
/* Without what means nothing, as filepath.Clean has it: "a//b/./c/../d/" is "a/b/d". */
char *path_clean(Arena *a, const char *path);
bool path_is_dir(const char *path);

/* Parses a text as a file of the session; NULL after a report. */
File *loader_parse_text(Loader *l, const char *shown, const char *text, size_t len, bool is_script);

/* ---- testexample.c */
typedef struct Example {
    const char *wanted; /* the output it is to have, as a Go literal */
    bool is_unordered;
} Example;
/* What the comment that ends the function's body wants; false: it wants no output. */
bool example_output(Session *s, SourceFile *f, const FuncDecl *d, Example *example);

/* ---- live.c */
void live_free(Session *s);

/* ---- natives.c */
/* session: whose sandbox or tape stands between program and native; NULL: none. */
void *natives_find(void *session, const char *package, const char *name, void **context);

/* ---- foreign.c; ctx: the FfiBinder */
bool foreign_bind(void *ctx, const ForeignFunc *f, ForeignBinding *out, Buf *why);
/* One line for each function of p that is C's: position, name, symbol and library. */
void foreign_list(const Session *s, const Package *p, FILE *out);
const char *foreign_type_directive(void *ctx, const Rtype *t);

/* ---- taped.c */
/* Before the program is compiled. False: the recording can be neither written nor used;
 * reported. */
bool taped_begin(Session *s);
/* After the run. False, and reported: the recording was not written or not followed. */
bool taped_end(Session *s);

/* ---- backend.c */
typedef struct Backend {
    Heap *heap;
    Image *image;
    FfiBinder *ffi;
    Compiler *compiler;
    Vm *vm;
    Settings settings;
    Buf ir;
    bool keeps_ir;
    bool is_live;               /* a session at a prompt */
    volatile bool saw_sigint;
    volatile int noted_sigints; /* of the running entry */
    int exit_code;
    struct Observer *observer;  /* of the run: observe.h */
    struct Timeline *timeline;  /* of the run, until somebody takes it */
} Backend;

/* Heap, image and compiler. Harmless when they are there. */
void backend_start(Session *s);
/* The vm; it owns the process's signals from now on. False: what is to observe it cannot
 * (reported). */
bool backend_make_vm(Session *s);
void backend_free(Session *s);
bool backend_compile(Session *s, bool everything);
int backend_run(Session *s);
bool backend_was_interrupted(const Session *s);

#endif
