/* session.c: the embedding interface of gol.h over loader, checker and backend. */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "driver/cover.h"
#include "driver/driver_internal.h"
#include "driver/listing.h"
#include "lexer/lexer.h"
#include "vet/vet.h"

Session *session_new(const SessionOptions *options) {
    Session *s = base_calloc(1, sizeof *s);
    s->options = *options;
    if (s->options.err == NULL) {
        s->options.err = stderr;
    }
    arena_pool_init(&s->pool);
    arena_init_in(&s->arena, &s->pool);
    s->interns = interns_new();
    s->sources = sources_new();
    diags_init(&s->diags, &s->arena, s->sources);
    loader_init(&s->loader, s);
    s->checker = checker_new(&s->arena, s->interns, &s->diags, s->sources,
                             (Importer){&s->loader, loader_import, loader_std_path});
    if (options->sandbox) {
        checker_forbid_unsafe(s->checker);
    }
    return s;
}

void session_free(Session *s) {
    live_free(s);
    backend_free(s);
    cover_free(s->cover);
    checker_free(s->checker);
    loader_deinit(&s->loader);
    diags_deinit(&s->diags);
    sources_free(s->sources);
    interns_free(s->interns);
    arena_deinit(&s->arena);
    arena_pool_deinit(&s->pool);
    free(s);
}

DiagStyle session_style(const Session *s) {
    const SessionOptions *o = &s->options;
    return (DiagStyle){o->all_errors ? 0 : 10, o->show_source, o->colour, o->diag_json};
}

/* Files, the folders of packages (new files may come), and go.mod. */
static void tell_sources(Session *s) {
    const SessionOptions *o = &s->options;
    for (int i = 0; i < source_count(s->sources); i++) {
        const SourceFile *f = source_at(s->sources, i);
        if (!f->is_std && f->abspath != NULL && f->abspath[0] == '/') {
            o->source(o->source_ctx, f->abspath);
        }
    }
    for (int i = 0; i < s->loader.packages.len; i++) {
        const char *dir = s->loader.packages.data[i]->dir;
        if (dir != NULL) {
            o->source(o->source_ctx, path_absolute(&s->arena, dir));
        }
    }
    if (s->loader.module != NULL) {
        o->source(o->source_ctx, arena_printf(&s->arena, "%s/go.mod", s->loader.module->dir));
    }
}

/* Go's compiler puts the package in front of its errors. */
SessionStatus session_report(Session *s) {
    const SessionOptions *o = &s->options;
    if (o->source != NULL) {
        tell_sources(s);
    }
    diags_sort(&s->diags);
    if (s->diags.errors > 0 && !o->diag_json) {
        bool is_dir = s->program != NULL && s->program->dir != NULL;
        const char *name = is_dir ? s->program->path : "command-line-arguments";
        fprintf(o->err, "# %s\n", s->heading != NULL ? s->heading : name);
    }
    int errors = diags_print(&s->diags, o->err, session_style(s));
    return errors > 0 ? SESSION_ERRORS : SESSION_OK;
}

SessionStatus session_load(Session *s, const SessionInput *input) {
    SessionStatus st = loader_load_program(&s->loader, input);
    if (s->diags.syntax_errors > 0) { /* as in gc: other errors do not stop the checker */
        if (s->program != NULL && s->program->package != NULL) {
            Package *p = s->program->package;
            check_package_branches(s->checker, p, loader_check_options(&s->loader, p));
        }
        return session_report(s);
    }
    return st == SESSION_ERRORS && s->diags.errors > 0 ? SESSION_OK : st;
}

SessionStatus session_check(Session *s, bool check_all) {
    Package *p = s->program->package;
    s->is_checked_only = check_all;
    check_package(s->checker, p, loader_check_options(&s->loader, p));
    if (s->diags.errors == 0 && !check_all && strcmp(p->name->text, "main") != 0) {
        fprintf(s->options.err, "package %s is not a main package\n", p->name->text);
        return SESSION_ERRORS;
    }
    bool is_compiled = s->diags.errors == 0 && backend_compile(s, check_all);
    SessionStatus st = session_report(s);
    return st == SESSION_OK && !is_compiled ? SESSION_ERRORS : st;
}

static void print_findings(Session *s, const VetReport *report, const char *name, FILE *json) {
    if (json != NULL) {
        vet_print_json(report, s->sources, name, json);
    } else if (s->options.diag_json) {
        vet_print_lines(report, s->sources, s->options.err);
    } else if (report->findings.len > 0) {
        fprintf(s->options.err, "# %s\n", name);
        vet_print(report, s->sources, s->options.err);
    }
}

static bool has_new_timers(const Session *s) {
    return s->loader.module != NULL && s->loader.module->go_minor >= 23;
}

static void vet_into(Session *s, Package *p, uint32_t checks, VetReport *report) {
    VetInput in = {s->checker, &s->arena, s->interns, s->sources, p, checks, has_new_timers(s)};
    vet_package(&in, report);
}

bool session_knows_checks(const char *list) {
    uint32_t checks;
    return vet_parse_checks(list, &checks);
}

/* As the go command, it heads what vet finds twice: as a package that is built, and vetted. */
bool session_vet_tested(Session *s, const LoadedPackage *p) {
    uint32_t checks;
    if (p == NULL || s->options.test_vet == NULL ||
        !vet_parse_checks(s->options.test_vet, &checks)) {
        return true;
    }
    VetReport report = {0};
    vet_into(s, p->package, checks, &report);
    bool is_good = report.findings.len == 0;
    if (!is_good) {
        const char *name = arena_printf(&s->arena, "%s\n# [%s]", p->path, p->path);
        print_findings(s, &report, name, NULL);
    }
    vet_report_deinit(&report);
    return is_good;
}

SessionStatus session_vet(Session *s, FILE *json) {
    Package *p = s->program->package;
    s->is_checked_only = true;
    check_package(s->checker, p, loader_check_options(&s->loader, p));
    SessionStatus st = session_report(s);
    if (st != SESSION_OK) {
        return st;
    }
    VetReport report = {0};
    const char *name = s->program->dir != NULL ? s->program->path : "command-line-arguments";
    vet_into(s, p, VET_ALL, &report);
    print_findings(s, &report, name, json);
    if (json == NULL && !s->options.diag_json) {
        foreign_list(s, p, s->options.err);
    }
    st = report.findings.len > 0 ? SESSION_ERRORS : SESSION_OK;
    vet_report_deinit(&report);
    return st;
}

int session_run(Session *s) {
    CHECK(!s->is_checked_only);
    return backend_run(s);
}

bool session_was_interrupted(const Session *s) {
    return backend_was_interrupted(s);
}

/* ---- -d */

static void dump_tokens(Session *s, SourceFile *source, Buf *out) {
    Lexer lx;
    lex_init(&lx, s->interns, &s->diags, source, 0, (uint32_t)source->len,
             source->is_script ? LEX_SCRIPT : LEX_PLAIN);
    do {
        lex_next(&lx);
        Location at = source_locate(s->sources, lx.pos);
        buf_printf(out, "%s:%d:%d\t%s\t%.*s\n", at.path, at.line, at.column,
                   token_spelling(lx.tok), lx.tok == TOK_SEMI ? 0 : (int)lx.len, lx.start);
    } while (lx.tok != TOK_EOF);
    lex_deinit(&lx);
}

static bool dump_type(Node *n, void *ctx) {
    struct { Session *s; Buf *out; } *d = ctx;
    bool is_expr = n->kind <= NODE_CHAN_TYPE;
    Expr *x = (Expr *)n;
    if (is_expr && x->type != NULL) {
        Location at = source_locate(d->s->sources, ast_start(n));
        buf_printf(d->out, "%s:%d:%d\t", at.path, at.line, at.column);
        ast_print_expr(d->out, x);
        buf_printf(d->out, "\t%s", type_text(&d->s->arena, x->type, NULL));
        if (x->val != NULL) {
            buf_printf(d->out, "\t= %s", const_text(&d->s->arena, x->val));
        }
        buf_putc(d->out, '\n');
    }
    return true;
}

static void dump_file(Session *s, File *f, const char *what, Buf *out) {
    if (strcmp(what, "tokens") == 0) {
        dump_tokens(s, f->source, out);
    } else if (strcmp(what, "ast") == 0) {
        ast_dump(out, f, s->sources);
    } else {
        struct { Session *s; Buf *out; } d = {s, out};
        for (int i = 0; i < f->decl_count; i++) {
            ast_walk((Node *)f->decls[i], dump_type, &d);
        }
    }
}

static SessionStatus dump_code(Session *s, FILE *out) {
    Buf code;
    buf_init(&code);
    SessionStatus st = session_listing(s, &(ListingOptions){0}, &code);
    if (st == SESSION_OK) {
        const Buf *b = s->backend->keeps_ir ? &s->backend->ir : &code;
        fwrite(b->data, 1, b->len, out);
    }
    buf_deinit(&code);
    return st;
}

SessionStatus session_dump(Session *s, FILE *out) {
    const char *what = s->options.dump;
    if (strcmp(what, "ir") == 0 || strcmp(what, "code") == 0) {
        return dump_code(s, out);
    }
    if (strcmp(what, "types") == 0) {
        check_package(s->checker, s->program->package,
                      loader_check_options(&s->loader, s->program->package));
    }
    Buf b;
    buf_init(&b);
    for (int i = 0; i < s->program->package->file_count; i++) {
        dump_file(s, s->program->package->files[i], what, &b);
    }
    fwrite(b.data, 1, b.len, out);
    buf_deinit(&b);
    return session_report(s);
}
