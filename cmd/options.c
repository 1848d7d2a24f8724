/* options.c: flags and verbs. Flags stand before the program's name; what follows it is the
 * program's. */
#include "cmd/options.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/spell.h"
#include "cmd/flagvalue.h"

/* Below that not even the runtime itself fits. */
enum { LEAST_MEM = 64 << 10 };

/* Of the checks that go test runs first, the one that gol has. */
#define DEFAULT_TEST_VET "printf"

typedef enum FlagId {
#define FLAG(name, takes_value, id, value_name, help) FLAG_##id,
#include "cmd/flags.def"
#undef FLAG
} FlagId;

typedef struct Flag {
    const char *name;
    bool takes_value;
    FlagId id;
    const char *value_name, *help;
} Flag;

static const Flag flags[] = {
#define FLAG(name, takes_value, id, value_name, help) \
    {name, takes_value, FLAG_##id, value_name, help},
#include "cmd/flags.def"
#undef FLAG
};
enum { FLAG_COUNT_ALL = sizeof flags / sizeof flags[0] };

static const struct VerbName {
    const char *name;
    Verb verb;
    const char *help;
} verbs[] = {
#define VERB(name, id, help) {name, VERB_##id, help},
#include "cmd/verbs.def"
#undef VERB
};

/* Whether a flag's help begins with the verb, as in "vet, leak: findings as JSON". */
static bool is_for(const Flag *f, const char *verb) {
    size_t n = strlen(verb), end = strcspn(f->help, ":");
    for (const char *at = f->help; f->help[end] == ':' && at < f->help + end;) {
        size_t word = strcspn(at, ",:");
        if (word == n && memcmp(at, verb, n) == 0) {
            return true;
        }
        at += word + strspn(at + word, ", ");
    }
    return false;
}

static void put_flag(const Flag *f) {
    printf("  -%-13s %-18s %s\n", f->name, f->value_name, f->help);
}

/* Of no interest to somebody who runs a program. */
static bool is_of_one_verb(const Flag *f) {
    return (is_for(f, "test") || is_for(f, "doc") || is_for(f, "repl")) && !is_for(f, "run") &&
           !is_for(f, "leak");
}

void options_help(void) {
    puts(
        "gol runs Go programs.\n\nUsage: gol [flags] FILE|DIR|- [args]\n       gol VERB [flags] ...\n");
    puts("Verbs:");
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        printf("  %s\n", verbs[i].help);
    }
    puts("\nFlags (-x and --x alike; gol help VERB shows those of one verb):");
    for (int i = 0; i < FLAG_COUNT_ALL; i++) {
        if (!is_of_one_verb(&flags[i])) {
            put_flag(&flags[i]);
        }
    }
    puts("\nExit status: the program's own; 1 compile errors; 2 panic, deadlock or wrong usage;\n"
         "3 a leak was proven; 124 -max-time; 137 -max-mem.");
}

/* The verb that is most like a word, or NULL. */
static const char *nearest_verb(const char *word) {
    Spell spell = {.wanted = word};
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        spell_offer(&spell, verbs[i].name);
    }
    return spell.best;
}

bool options_help_verb(const char *name) {
    const struct VerbName *v = NULL;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        v = strcmp(verbs[i].name, name) == 0 ? &verbs[i] : v;
    }
    if (v == NULL) {
        const char *near = nearest_verb(name);
        fprintf(stderr, "gol: no such verb: %s%s%s%s (gol help lists them)\n", name,
                near != NULL ? "; did you mean " : "", near != NULL ? near : "",
                near != NULL ? "?" : "");
        return false;
    }
    printf("Usage: gol %s\n", v->help);
    bool has_flags = false;
    for (int i = 0; i < FLAG_COUNT_ALL; i++) {
        if (is_for(&flags[i], name)) {
            fputs(has_flags ? "" : "\nIts flags (those of all programs: gol help):\n", stdout);
            put_flag(&flags[i]);
            has_flags = true;
        }
    }
    return true;
}

const char *options_verb_name(Verb verb) {
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (verbs[i].verb == verb) {
            return verbs[i].name;
        }
    }
    return "";
}

static bool usage(const char *format, const char *what) {
    fputs("gol: ", stderr);
    fprintf(stderr, format, what);
    fputs(" (see gol help)\n", stderr);
    return false;
}

static bool parse_seed(Options *o, const char *text) {
    char *end;
    o->session.seed = strtoull(text, &end, 0);
    o->session.has_seed = true;
    return *text != 0 && *end == 0;
}

static bool is_dump(const char *v) {
    return value_is_one_of(v, "tokens", "ast", "types") || value_is_one_of(v, "ir", "code", NULL);
}

/* FILE:LINE, or FILE:LINE:N */
static bool parse_leaks_at(SessionOptions *s, const char *text) {
    LeaksAt at = {.text = text, .file_len = (int)strlen(text), .turn = 1};
    at.line = value_cut_number(text, &at.file_len);
    int before = at.line > 0 ? value_cut_number(text, &at.file_len) : 0;
    if (before > 0) {
        at.turn = at.line;
        at.line = before;
    }
    s->leaks = true;
    s->leaks_at = at;
    return at.line > 0;
}

static bool parse_leak_mode(SessionOptions *s, const char *text) {
    s->leaks = strcmp(text, "off") != 0;
    s->leaks_warn = strcmp(text, "warn") == 0;
    return value_is_one_of(text, "fail", "warn", "off");
}

/* -vet of gol test; nothing behind = means as without the flag. */
static bool parse_test_vet(SessionOptions *s, const char *text) {
    bool is_off = strcmp(text, "off") == 0;
    s->test_vet = is_off ? NULL : *text == 0 ? DEFAULT_TEST_VET : text;
    return is_off || session_knows_checks(s->test_vet);
}

/* Flags with a value. Long by nature: one case a flag. False: the value is not valid. */
static bool apply_value(Options *o, const Flag *f, const char *value) {
    SessionOptions *s = &o->session;
    switch (f->id) {
    case FLAG_CODE: o->code = value; return true;
    case FLAG_PRINT:
        o->code = value;
        return o->prints_value = *value != 0;
    case FLAG_DUMP: s->dump = value; return is_dump(value);
    case FLAG_DIAG:
        o->has_diag = true;
        s->show_source = strcmp(value, "full") == 0;
        s->diag_json = strcmp(value, "json") == 0;
        return value_is_one_of(value, "short", "full", "json");
    case FLAG_COLOR: o->color = value; return value_is_one_of(value, "auto", "always", "never");
    case FLAG_UNTIL: s->virtual_time = true; return value_parse_duration(value, &s->until_ns);
    case FLAG_MAX_TIME: return value_parse_duration(value, &s->max_time_ns) && s->max_time_ns > 0;
    case FLAG_MAX_MEM:
        return value_parse_size(value, &s->max_mem_bytes) && s->max_mem_bytes >= LEAST_MEM;
    case FLAG_SEED: return parse_seed(o, value);
    case FLAG_RUN: o->run_pattern = value; return true;
    case FLAG_SKIP: o->skip_pattern = value; return true;
    case FLAG_BENCH: o->bench_pattern = value; return true;
    case FLAG_TEST_VET: return parse_test_vet(&o->session, value);
    case FLAG_BENCHTIME: o->benchtime = value; return value_is_bench_time(value);
    case FLAG_TIMEOUT: o->timeout = value; return value_parse_duration(value, &o->timeout_ns);
    case FLAG_SHUFFLE:
        o->shuffle = value;
        return value_is_one_of(value, "on", "off", NULL) || value_is_count(value);
    case FLAG_PARALLEL: o->parallel = atoi(value); return value_is_count(value) && o->parallel > 0;
    case FLAG_COUNT: o->test_count = atoi(value); return value_is_count(value);
    case FLAG_FUZZ: o->unfit = f->name; return true;
    case FLAG_CPU: o->cpu = value; return *value != 0;
    case FLAG_LIST: o->list_pattern = value; return *value != 0;
    case FLAG_COVERMODE:
        o->covermode = value;
        return o->cover = value_is_one_of(value, "set", "count", "atomic");
    case FLAG_COVERPROFILE:
        o->coverprofile = value;
        return o->cover = *value != 0;
    case FLAG_COVERPKG:
        o->coverpkg = value;
        return o->cover = *value != 0;
    case FLAG_HTML: s->html = value; return *value != 0;
    case FLAG_VERSUS: o->versus = value; return *value != 0;
    case FLAG_SCHEDULES: o->schedules = atoi(value); return o->schedules > 0;
    case FLAG_RECORD: s->record = value; return *value != 0;
    case FLAG_REPLAY: s->replay = value; return *value != 0;
    case FLAG_TRACE: s->trace = value; return *value != 0;
    case FLAG_LEAKS_AT: return parse_leaks_at(s, value);
    case FLAG_LEAK_MODE: return parse_leak_mode(s, value);
    case FLAG_LANG:
        s->chinese = strcmp(value, "zh") == 0;
        return value_is_one_of(value, "en", "zh", NULL);
    case FLAG_OUT: s->leaks_out = value; return true;
    case FLAG_FFI: s->ffi = value; return *value != 0;
    case FLAG_WHY:
        s->why = value;
        return s->leaks = value[0] != 0;
    case FLAG_CPUPROFILE: s->cpuprofile = value; return true;
    case FLAG_MEMPROFILE: s->memprofile = value; return true;
    case FLAG_LEAKPROFILE: s->leakprofile = value; return true;
    default: return false;
    }
}

/* What a flag without a value switches; NULL: nothing. Long by nature. */
static bool *switch_of(Options *o, FlagId id) {
    SessionOptions *s = &o->session;
    switch (id) {
    case FLAG_WATCH: return &o->watch;
    case FLAG_LAX: return &s->lax;
    case FLAG_STRICT: return &s->strict;
    case FLAG_ALL_ERRORS: return &s->all_errors;
    case FLAG_VIRTUAL_TIME: return &s->virtual_time;
    case FLAG_PERTURB: return &s->perturb;
    case FLAG_STEP: return &o->steps;
    case FLAG_VERBOSE: return &o->verbose;
    case FLAG_BENCHMEM: return &o->benchmem;
    case FLAG_COVER: return &o->cover;
    case FLAG_FAILFAST: return &o->failfast;
    case FLAG_SHORT: return &o->is_short;
    case FLAG_ALL: return &o->doc.all;
    case FLAG_SOURCE: return &o->doc.source;
    case FLAG_UNEXPORTED: return &o->doc.unexported;
    case FLAG_LEAKS: return &s->leaks;
    case FLAG_JSON: return &o->json;
    case FLAG_QUIET: return &o->quiet;
    case FLAG_NOINIT: return &o->noinit;
    case FLAG_TRANSCRIPT: return &o->transcript;
    case FLAG_INTERACTIVE: return &o->interactive;
    case FLAG_SANDBOX: return &s->sandbox;
    case FLAG_HELP: case FLAG_SHORT_HELP: return &o->wants_help;
    default: return NULL; /* -args, and flags that are refused */
    }
}

/* -x, or -x=true and the like as Go's package flag takes them. False: the value is not valid. */
static bool apply_switch(Options *o, const Flag *f, const char *value) {
    bool is_on = true;
    if (value != NULL && !value_parse_bool(value, &is_on)) {
        return false;
    }
    bool *at = switch_of(o, f->id);
    if (at != NULL) {
        *at = is_on;
    } else if (is_on && f->id != FLAG_ARGS) { /* its place is behind gol test */
        o->unfit = f->name;
    }
    return true;
}

static const Flag *find_flag(const char *name, size_t len) {
    for (int i = 0; i < FLAG_COUNT_ALL; i++) {
        if (strlen(flags[i].name) == len && memcmp(flags[i].name, name, len) == 0) {
            return &flags[i];
        }
    }
    return NULL;
}

static bool unknown_flag(const char *word, const char *name) {
    char wanted[64];
    snprintf(wanted, sizeof wanted, "%.*s", (int)strcspn(name, "="), name);
    Spell spell = {.wanted = wanted};
    for (int i = 0; i < FLAG_COUNT_ALL; i++) {
        spell_offer(&spell, flags[i].name);
    }
    if (spell.best == NULL) {
        return usage("unknown flag %s", word);
    }
    fprintf(stderr, "gol: unknown flag %s; did you mean -%s? (see gol help)\n", word, spell.best);
    return false;
}

static bool bad_value(const Flag *f, const char *value) {
    fprintf(stderr, "gol: flag -%s: not a valid value: %s, want %s (see gol help)\n", f->name,
            value, f->takes_value ? f->value_name : "true or false");
    return false;
}

/* Flags that name a file to be written. */
static bool names_output(FlagId id) {
    switch (id) {
    case FLAG_HTML: case FLAG_TRACE: case FLAG_RECORD: case FLAG_OUT: case FLAG_CPUPROFILE:
    case FLAG_MEMPROFILE: case FLAG_LEAKPROFILE: case FLAG_COVERPROFILE:
        return true;
    default:
        return false;
    }
}

/* `gol leak -html prog.go`: the name of the page was forgotten, and the program would be lost. */
static bool spares_source(const Flag *f, const char *value) {
    const char *suffix = names_output(f->id) ? strrchr(value, '.') : NULL;
    if (suffix == NULL || !value_is_one_of(suffix, ".go", ".gol", NULL)) {
        return true;
    }
    fprintf(stderr,
            "gol: flag -%s wants the file to write, and %s would be overwritten (see gol help)\n",
            f->name, value);
    return false;
}

/* The flag's name in a word: -x=1, --x; to gol test also -test.x, as to a test binary. */
static const char *name_in(const Options *o, const char *word) {
    const char *name = word + (word[1] == '-' ? 2 : 1);
    return o->verb == VERB_TEST && strncmp(name, "test.", 5) == 0 ? name + 5 : name;
}

static const Flag *flag_in(const Options *o, const char *word) {
    const char *name = name_in(o, word);
    return find_flag(name, strcspn(name, "="));
}

/* Reads the flag at argv[*i] and its value; *i is left at the last word used. */
static bool read_flag(Options *o, char **argv, int argc, int *i) {
    const char *word = argv[*i];
    const Flag *f = flag_in(o, word);
    if (f == NULL) {
        return unknown_flag(word, name_in(o, word));
    }
    const char *equals = strchr(word, '=');
    const char *value = equals != NULL ? equals + 1 : NULL;
    if (f->takes_value && value == NULL) {
        if (*i + 1 >= argc) {
            return usage("flag %s needs a value", word);
        }
        value = argv[++*i];
    }
    if (f->takes_value && !spares_source(f, value)) {
        return false;
    }
    bool is_valid = f->takes_value ? apply_value(o, f, value) : apply_switch(o, f, value);
    return is_valid || bad_value(f, value);
}

static int find_verb(const char *word) {
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (strcmp(verbs[i].name, word) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static bool is_flag(const char *word) {
    return word[0] == '-' && word[1] != 0;
}

static bool is_go_file(const char *word) {
    size_t n = strlen(word);
    return n > 3 && strcmp(word + n - 3, ".go") == 0;
}

/* FILE... [args]: several .go files in a row are one program, as with `go run`. */
static void read_program(Options *o, int argc, char **argv, int i) {
    if (i < argc && o->code == NULL) {
        o->path = argv[i];
        o->paths = (const char **)argv + i;
        do {
            i++;
            o->path_count++;
        } while (i < argc && is_go_file(argv[i - 1]) && is_go_file(argv[i]));
    }
    o->session.args = argv + i;
    o->session.arg_count = argc - i;
}

/* What is behind it is for the tests. */
static bool ends_flags(const char *word) {
    return strcmp(word, "--") == 0 || strcmp(word, "-args") == 0 || strcmp(word, "--args") == 0;
}

/* gol test: flags and packages in any order. What stands behind -args is the tests' own, and so, as
 * with go test, is a flag that is none of ours with all words after it, but for flags of ours. */
static bool read_test(Options *o, int argc, char **argv, int i) {
    o->paths = (const char **)argv; /* the words are moved to the front */
    char **own = NULL;
    int own_count = 0;
    for (; i < argc && !ends_flags(argv[i]); i++) {
        bool is_ours = is_flag(argv[i]) && flag_in(o, argv[i]) != NULL;
        if (is_flag(argv[i]) && !is_ours && own == NULL) {
            own = argv + i;
        }
        if (is_ours && !read_flag(o, argv, argc, &i)) {
            return false;
        }
        if (!is_ours && own != NULL) {
            own[own_count++] = argv[i];
        } else if (!is_ours) {
            argv[o->path_count++] = argv[i];
        }
    }
    i += i < argc;
    o->path = o->path_count > 0 ? o->paths[0] : NULL;
    o->session.args = own != NULL ? own : argv + i;
    o->session.arg_count = own_count + argc - i;
    memmove(o->session.args + own_count, argv + i, sizeof *argv * (size_t)(argc - i));
    return true;
}

/* Flags that run a program more than once, and those that are about one run. */
static bool runs_fit(const Options *o) {
    const SessionOptions *s = &o->session;
    bool is_taped = s->record != NULL || s->replay != NULL;
    bool is_many = o->versus != NULL || o->schedules > 0 || o->verb == VERB_TOUR;
    if (s->record != NULL && s->replay != NULL) {
        return usage("%s", "-record and -replay exclude each other");
    }
    if (is_many && (is_taped || s->trace != NULL)) {
        return usage("%s", "-trace, -record and -replay are for a single run");
    }
    if (o->steps && (s->html != NULL || o->schedules > 0 || o->versus != NULL ||
                     o->verb == VERB_TEST || o->verb == VERB_TOUR || s->trace != NULL)) {
        return usage("%s",
                     "-step is for one run of one program, without -html, -trace, -vs, -schedules");
    }
    if (o->schedules > 0 && (s->html != NULL || o->versus != NULL)) {
        return usage("%s", "-schedules goes with neither -html nor -vs");
    }
    if (o->versus != NULL && o->path == NULL) {
        return usage("%s", "-vs FIXED needs the program to compare with");
    }
    return true;
}

/* Verbs that run no program, so that all words and flags are their own, in any order. */
static bool takes_words(Verb verb) {
    return verb != VERB_RUN && verb != VERB_LEAK && verb != VERB_REPL && verb != VERB_FFI;
}

/* Flags, and at most one verb among them, up to the first word that is neither. False: a flag is
 * wrong. */
static bool read_front(Options *o, int argc, char **argv, int *i) {
    bool has_verb = false;
    for (; *i < argc; (*i)++) {
        if (strcmp(argv[*i], "--") == 0) {
            (*i)++;
            break;
        }
        int verb = has_verb || o->code != NULL ? -1 : find_verb(argv[*i]);
        if (verb >= 0) {
            o->verb = verbs[verb].verb;
            has_verb = o->has_verb = true;
            if (o->verb == VERB_FMT || o->verb == VERB_TEST) { /* read their own words */
                (*i)++;
                break;
            }
        } else if (!is_flag(argv[*i])) {
            break;
        } else if (!read_flag(o, argv, argc, i)) {
            return false;
        }
    }
    return true;
}

/* Words move to the front of the rest of argv, over the flags between them. */
static bool read_words(Options *o, int argc, char **argv, int i) {
    o->words = argv + i;
    bool has_flags = argc == 0 || i == 0 || strcmp(argv[i - 1], "--") != 0;
    for (; i < argc; i++) {
        if (has_flags && strcmp(argv[i], "--") == 0) {
            has_flags = false;
        } else if (!has_flags || !is_flag(argv[i])) {
            o->words[o->word_count++] = argv[i];
        } else if (!read_flag(o, argv, argc, &i)) {
            return false;
        }
    }
    return true;
}

static bool watch_fits(const Options *o) {
    bool fits_verb = o->verb == VERB_RUN || o->verb == VERB_CHECK || o->verb == VERB_VET ||
                     o->verb == VERB_TEST || o->verb == VERB_LEAK;
    if (!fits_verb || o->interactive) {
        return usage("%s", "-watch goes with run, check, vet, test and leak");
    }
    bool is_file =
        o->path != NULL ? strcmp(o->path, "-") != 0 : o->code == NULL && o->verb != VERB_RUN;
    return is_file || usage("%s", "-watch needs a file or folder");
}

/* How many words a verb takes that takes only so many. */
static bool words_fit(const Options *o) {
    bool takes_none = o->verb == VERB_VERSION || o->verb == VERB_TOUR;
    bool takes_one = o->verb == VERB_EXPLAIN || o->verb == VERB_COMPLETION || o->verb == VERB_HELP;
    int most = takes_none ? 0 : 1;
    if ((takes_none || takes_one) && o->word_count > most) {
        return usage("one word too many: %s", o->words[most]);
    }
    return true;
}

/* `gol chekc x.go`: a word that is neither file nor verb, and near to one. */
static bool verb_fits(const Options *o) {
    bool may_be_verb = !o->has_verb && o->path != NULL && strpbrk(o->path, "./") == NULL;
    const char *near = may_be_verb && access(o->path, F_OK) != 0 ? nearest_verb(o->path) : NULL;
    if (near != NULL) {
        fprintf(stderr, "gol: no file or verb %s; did you mean gol %s? (see gol help)\n", o->path,
                near);
    }
    return near == NULL;
}

/* Flags of the go command that gol knows, to refuse them with a reason. */
static bool is_supported(const Options *o) {
    static const struct {
        const char *name, *why;
    } reasons[] = {{"fuzz", "gol replays fuzz corpora, but makes up no inputs"},
                   {"race", "gol runs one goroutine at a time; try -schedules N"},
                   {"c", "gol makes no test binaries"}};
    for (size_t i = 0; o->unfit != NULL && i < sizeof reasons / sizeof reasons[0]; i++) {
        if (strcmp(reasons[i].name, o->unfit) == 0) {
            fprintf(stderr, "gol: -%s is not supported: %s\n", o->unfit, reasons[i].why);
        }
    }
    return o->unfit == NULL;
}

static bool flags_fit(const Options *o) {
    if (!words_fit(o) || !verb_fits(o) || !is_supported(o)) {
        return false;
    }
    if (o->watch && !watch_fits(o)) {
        return false;
    }
    if (o->session.strict && o->session.lax) {
        return usage("%s", "-strict and -lax exclude each other");
    }
    if (o->session.why != NULL && o->json) {
        return usage("%s", "-why and -json exclude each other");
    }
    return runs_fit(o);
}

/* As for other programs: the first of these that is set names the language. */
static bool speaks_chinese(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && *value != 0) {
            return strncmp(value, "zh", 2) == 0;
        }
    }
    return false;
}

/* GOLFLAGS: flags as on the command line, which goes before them; a value stands behind =. */
static bool read_environment(Options *o) {
    const char *text = getenv("GOLFLAGS");
    if (text == NULL) {
        return true;
    }
    o->environment_flags = strdup(text);
    char *rest = o->environment_flags;
    for (char *word; (word = strsep(&rest, " \t\n")) != NULL;) {
        int at = 0;
        if (*word == 0) {
            continue;
        }
        if (!is_flag(word)) {
            return usage("GOLFLAGS: not a flag: %s", word);
        }
        if (!read_flag(o, &word, 1, &at)) {
            return usage("%s", "that flag is from GOLFLAGS");
        }
    }
    if (o->code != NULL || o->wants_help) {
        return usage("%s", "GOLFLAGS holds settings, not what to run");
    }
    return true;
}

void options_free(Options *o) {
    free(o->environment_flags);
}

bool options_parse(Options *o, int argc, char **argv) {
    *o = (Options){.color = "auto", .test_count = 1};
    o->session.chinese = speaks_chinese();
    o->session.test_vet = DEFAULT_TEST_VET;
    int i = 1;
    o->session.path_list = getenv("GOLPATH");
    if (!read_environment(o)) {
        return false;
    }
    if (!read_front(o, argc, argv, &i)) {
        return false;
    }
    if (o->verb == VERB_FMT) {
        const char *first = i < argc ? argv[i] + strspn(argv[i], "-") : "";
        o->wants_help |= i < argc && is_flag(argv[i]) && value_is_one_of(first, "h", "help", NULL);
        o->session.args = argv + i;
        o->session.arg_count = argc - i;
        return true;
    }
    if (o->verb == VERB_TEST) {
        if (!read_test(o, argc, argv, i)) {
            return false;
        }
    } else if (takes_words(o->verb)) {
        if (!read_words(o, argc, argv, i)) {
            return false;
        }
        read_program(o, o->word_count, o->words, 0);
    } else {
        read_program(o, argc, argv, i);
    }
    o->session.leaks |= o->verb == VERB_LEAK;
    o->session.leaks_json = o->json;
    o->doc.is_short = o->is_short;
    return flags_fit(o);
}
