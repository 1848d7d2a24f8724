/* main.c: the gol command. The only place that decides exit statuses of the tool itself. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/platform_signal.h"
#include "cmd/compare.h"
#include "cmd/completion.h"
#include "cmd/doc_verb.h"
#include "cmd/fmt.h"
#include "cmd/env.h"
#include "cmd/options.h"
#include "cmd/pager.h"
#include "cmd/schedules.h"
#include "cmd/step.h"
#include "cmd/test.h"
#include "cmd/tour.h"
#include "cmd/watch.h"
#include "driver/explain.h"
#include "driver/listing.h"
#include "driver/version.h"
#include "repl/repl.h"

/* FORCE_COLOR=0 forces nothing, as in the tools that brought the name up. */
static bool is_forced(const char *name) {
    const char *value = getenv(name);
    return value != NULL && *value != 0 && strcmp(value, "0") != 0;
}

/* The flag, then NO_COLOR, then what forces, then the terminal. */
static bool wants_colour(const Options *o) {
    if (strcmp(o->color, "auto") != 0) {
        return strcmp(o->color, "always") == 0;
    }
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (no != NULL && *no != 0) {
        return false;
    }
    if (is_forced("FORCE_COLOR") || is_forced("CLICOLOR_FORCE")) {
        return true;
    }
    return isatty(2) && term != NULL && strcmp(term, "dumb") != 0;
}

static int run_session(Session *s, const Options *o, const SessionInput *input) {
    SessionStatus st = session_load(s, input);
    if (st != SESSION_OK) {
        return (int)st;
    }
    if (o->session.dump != NULL) {
        return (int)session_dump(s, stdout);
    }
    if (o->verb == VERB_VET) {
        return (int)session_vet(s, o->json ? stdout : NULL);
    }
    st = session_check(s, o->verb == VERB_CHECK);
    if (st != SESSION_OK || o->verb == VERB_CHECK) {
        return (int)st;
    }
    return session_run(s);
}

/* What to run or to look at: `otherwise` where the command line names nothing. */
static SessionInput program_input(const Options *o, const char *otherwise) {
    bool names_nothing = o->path == NULL && o->code == NULL;
    return (SessionInput){.path = names_nothing ? otherwise : o->path, .paths = o->paths,
                          .path_count = o->path_count > 1 ? o->path_count : 0, .code = o->code,
                          .is_expr = o->prints_value};
}

/* gol dis FILE... [FUNC]; with -e only FUNC. */
static int disassemble(Options *o) {
    int files = o->code == NULL && o->word_count > 0 ? o->path_count : 0;
    if (o->word_count > files + 1) {
        fputs("gol: usage: gol dis [-short] FILE|DIR|- [FUNC]\n", stderr);
        return 2;
    }
    SessionInput input = program_input(o, ".");
    ListingOptions listing = {o->word_count > files ? o->words[files] : NULL, !o->is_short};
    Buf text;
    buf_init(&text);
    Session *s = session_new(&o->session);
    SessionStatus st = session_load(s, &input);
    st = st == SESSION_OK ? session_listing(s, &listing, &text) : st;
    session_free(s);
    pager_show(text.data, text.len);
    buf_deinit(&text);
    return (int)st;
}

static int run_program(Options *o) {
    bool looks_only = o->verb == VERB_CHECK || o->verb == VERB_VET;
    SessionInput input = program_input(o, looks_only ? "." : "-");
    if (o->schedules > 0) {
        return schedules_run(o, &input);
    }
    if (o->steps) {
        return step_run(o, &input);
    }
    Session *s = session_new(&o->session);
    int status = run_session(s, o, &input);
    bool was_interrupted = session_was_interrupted(s);
    session_free(s);
    if (was_interrupted) {
        platform_die_by_interrupt();
    }
    return status;
}

/* gol ffi bind: a Go program that is built in. */
static int run_ffi(Options *o) {
    if (o->path == NULL || strcmp(o->path, "bind") != 0) {
        fputs("gol: usage: gol ffi bind HEADER -lib SONAME [-o FILE]\n", stderr);
        return 2;
    }
    o->code = asset_text("ffi/bindgen.gol");
    o->path = NULL;
    o->path_count = 0;
    return run_program(o);
}

static int explain(const Options *o) {
    if (o->path == NULL) {
        explain_list(stdout, o->session.chinese);
        return 0;
    }
    if (!explain_write(stdout, o->path, o->session.chinese)) {
        fprintf(stderr, "gol: no such code: %s (gol explain lists them)\n", o->path);
        return 2;
    }
    return 0;
}

static int run_repl(const Options *o) {
    ReplOptions r = {.session = o->session, .quiet = o->quiet, .noinit = o->noinit,
                     .transcript = o->transcript, .load = o->path, .code = o->code};
    if (o->path != NULL && access(o->path, R_OK) != 0) {
        fprintf(stderr, "gol: open %s: %s\n", o->path, strerror(errno));
        return 2;
    }
    return repl_run(&r);
}

/* gol alone, on a terminal. */
static bool wants_prompt(const Options *o) {
    bool has_program = o->path != NULL || o->code != NULL;
    return o->verb == VERB_REPL || o->interactive ||
           (o->verb == VERB_RUN && !has_program && isatty(0));
}

static int run_verb(Options *o) {
    switch (o->verb) {
    case VERB_TEST: return test_run(o);
    case VERB_FMT:
        return fmt_main(
            o->session.arg_count, o->session.args,
            (DiagStyle){10, o->session.show_source, o->session.colour, o->session.diag_json});
    case VERB_DIS: return disassemble(o);
    case VERB_DOC: return doc_main(o);
    case VERB_FFI: return run_ffi(o);
    case VERB_ENV: return env_print(o->words, o->word_count, o->json);
    case VERB_COMPLETION: return completion_print(o->path);
    case VERB_TOUR: return tour_run(o);
    default: return o->versus != NULL ? compare_programs(o) : run_program(o);
    }
}

/* gol help, gol help VERB, gol VERB -h. */
static int help(const Options *o) {
    if (o->verb == VERB_HELP && o->word_count > 0) {
        return options_help_verb(o->words[0]) ? 0 : 2;
    }
    if (o->has_verb && o->verb != VERB_HELP) {
        options_help_verb(options_verb_name(o->verb));
        return 0;
    }
    options_help();
    return 0;
}

/* What the environment and the terminal say, where the flags leave it open. */
static void settle(Options *o) {
    o->session.colour = wants_colour(o);
    if (!o->has_diag) {
        o->session.show_source = isatty(2);
    }
    const char *sandbox = getenv("GOL_SANDBOX");
    o->session.sandbox |= sandbox != NULL && *sandbox != 0 && strcmp(sandbox, "0") != 0;
    o->session.debug = getenv("GOLDEBUG");
}

static int run_command(Options *o) {
    if (o->wants_help || o->verb == VERB_HELP) {
        return help(o);
    }
    if (o->verb == VERB_VERSION) {
        printf("gol version %s (%s) linux\n", GOL_VERSION, GOL_GO_VERSION);
        return 0;
    }
    if (o->verb == VERB_EXPLAIN) {
        return explain(o);
    }
    settle(o);
    if (wants_prompt(o)) {
        return run_repl(o);
    }
    return o->watch ? watch_run(o, run_verb) : run_verb(o);
}

/* What gol itself has printed, if it could be written. */
static int flush_output(int status) {
    if (fflush(stdout) == 0 && !ferror(stdout)) {
        return status;
    }
    fprintf(stderr, "gol: standard output: %s\n", strerror(errno));
    return status != 0 ? status : 1;
}

int main(int argc, char **argv) {
    Options o;
    int status = options_parse(&o, argc, argv) ? run_command(&o) : 2;
    options_free(&o);
    return flush_output(status);
}
