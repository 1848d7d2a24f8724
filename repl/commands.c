/* commands.c: what begins with a colon, and names with a question mark behind them. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "driver/ask.h"
#include "driver/breaks.h"
#include "repl/repl_internal.h"

typedef bool CommandFn(Repl *r, const char *arg);

#define COMMAND(name, function, args, what) static CommandFn cmd_##function;
#include "repl/commands.def"
#undef COMMAND

static const ReplCommand commands[] = {
#define COMMAND(name, function, args, what) {name, cmd_##function, args, what},
#include "repl/commands.def"
#undef COMMAND
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

const ReplCommand *repl_command_at(int index) {
    return index < COMMANDS ? &commands[index] : NULL;
}

/* ---- answers */

void repl_answer(Repl *r, Buf *b) {
    if (b->len > 0) {
        b->len -= b->data[b->len - 1] == '\n';
        repl_print(r, "%.*s", (int)b->len, b->data);
    }
    buf_deinit(b);
}

static bool need(Repl *r, const char *arg, const char *what) {
    if (*arg == 0) {
        repl_error(r, "what %s?", what);
    }
    return *arg != 0;
}

/* Under -sandbox the prompt itself writes no files and starts no programs either. */
static bool is_allowed(Repl *r, const char *command) {
    if (r->session_options.sandbox) {
        repl_error(r, ":%s is not allowed in a sandbox", command);
    }
    return !r->session_options.sandbox;
}

typedef bool NameQuestion(Session *s, const char *name, Buf *out);

static bool ask(Repl *r, NameQuestion *question, const char *arg, const char *otherwise) {
    Buf b;
    buf_init(&b);
    bool ok = question(r->session, arg, &b);
    repl_answer(r, &b);
    if (!ok && otherwise != NULL) {
        repl_error(r, "%s: %s", arg, otherwise);
    }
    return ok;
}

typedef void Report(Session *s, Buf *out);

static bool show(Repl *r, Report *report, const char *when_empty) {
    Buf b;
    buf_init(&b);
    report(r->session, &b);
    if (b.len == 0 && when_empty != NULL) {
        repl_print(r, "%s", when_empty);
    }
    repl_answer(r, &b);
    return true;
}

static bool cmd_type_of(Repl *r, const char *arg) {
    return need(r, arg, "expression") && ask(r, session_type_of, arg, NULL);
}

static bool cmd_doc(Repl *r, const char *arg) {
    return need(r, arg, "name") && ask(r, session_doc, arg, "no such package or name");
}

static bool cmd_source(Repl *r, const char *arg) {
    return need(r, arg, "name") && ask(r, session_source, arg, "no text of that");
}

static bool cmd_disassemble(Repl *r, const char *arg) {
    return need(r, arg, "function") &&
           ask(r, session_disassemble, arg, "no such function is compiled");
}

static bool cmd_tree(Repl *r, const char *arg) {
    return need(r, arg, "code") && ask(r, session_tree, arg, NULL);
}

static bool cmd_why(Repl *r, const char *arg) {
    return need(r, arg, "name") && ask(r, session_why, arg, "no such variable or type in the heap");
}

static bool cmd_vars(Repl *r, const char *arg) {
    (void)arg;
    return show(r, session_vars, "no variables");
}

static bool cmd_imports(Repl *r, const char *arg) {
    (void)arg;
    return show(r, session_imports, "nothing is imported");
}

static bool cmd_goroutines(Repl *r, const char *arg) {
    (void)arg;
    return show(r, session_goroutines, "no goroutines");
}

static bool cmd_heap(Repl *r, const char *arg) {
    (void)arg;
    return show(r, session_heap, NULL);
}

static bool cmd_gc(Repl *r, const char *arg) {
    (void)arg;
    return show(r, session_gc, NULL);
}

static bool cmd_clock(Repl *r, const char *arg) {
    (void)arg;
    return show(r, session_clock, NULL);
}

static bool cmd_leaks(Repl *r, const char *arg) {
    bool since = strcmp(arg, "since") == 0;
    if (!since && *arg != 0) {
        repl_error(r, ":leaks knows only `since`, not %s", arg);
        return false;
    }
    session_leaks(r->session, since);
    return true;
}

static bool cmd_kill(Repl *r, const char *arg) {
    char *end;
    if (!repl_may_change(r)) {
        return false;
    }
    uint64_t id = strtoull(arg, &end, 10);
    if (*arg == 0 || *end != 0 || !session_kill(r->session, id)) {
        repl_error(r, "no goroutine %s (:g lists them)", *arg != 0 ? arg : "of no number");
        return false;
    }
    return true;
}

/* ---- breakpoints */

/* -d N, or -d for all. */
static bool delete_break(Repl *r, const char *number) {
    char *end;
    unsigned long n = strtoul(number, &end, 10);
    bool ok = *end == 0 && (n > 0 || *number == 0) && session_unbreak(r->session, (int)n);
    if (!ok) {
        repl_error(r, "no breakpoint %s (:break lists them)", *number != 0 ? number : "at all");
    }
    return ok;
}

static bool cmd_break(Repl *r, const char *arg) {
    if (*arg == 0) {
        return show(r, session_breaks, "no breakpoints");
    }
    if (strncmp(arg, "-d", 2) == 0) {
        return delete_break(r, arg + 2 + strspn(arg + 2, " \t"));
    }
    Buf b;
    buf_init(&b);
    bool ok = session_break(r->session, arg, &b);
    if (ok) {
        repl_answer(r, &b);
    } else {
        repl_error(r, "%.*s", (int)b.len - 1, b.data);
        buf_deinit(&b);
    }
    return ok;
}

static bool cmd_step(Repl *r, const char *arg) {
    r->steps_in = need(r, arg, "code");
    bool ok = r->steps_in && repl_enter(r, arg, strlen(arg));
    r->steps_in = false;
    return ok;
}

/* ---- the session */

static bool cmd_undo(Repl *r, const char *arg) {
    (void)arg;
    if (!repl_may_change(r)) {
        return false;
    }
    if (!session_undo(r->session)) {
        repl_error(r, "nothing to undo");
        return false;
    }
    return true;
}

static bool cmd_reset(Repl *r, const char *arg) {
    (void)arg;
    if (!repl_may_change(r)) {
        return false;
    }
    repl_forget_loaded(r);
    return repl_restart(r);
}

static bool cmd_quit(Repl *r, const char *arg) {
    (void)arg;
    r->is_leaving = true;
    return true;
}

/* NULL: errno says why. */
static char *read_file(const char *path, size_t *len) {
    FILE *f = fopen(path, "r");
    if (f == NULL) {
        return NULL;
    }
    Buf b;
    buf_init(&b);
    char chunk[4096];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;) {
        buf_write(&b, chunk, n);
    }
    int error = ferror(f) != 0 ? errno : 0; /* a folder opens, and cannot be read */
    fclose(f);
    if (error != 0) {
        buf_deinit(&b);
        errno = error;
        return NULL;
    }
    buf_putc(&b, '\n');
    *len = b.len;
    return buf_take(&b);
}

/* When the file was last written; zero: there is none. */
static struct timespec time_of_change(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 ? st.st_mtim : (struct timespec){0, 0};
}

static void note_loaded(Repl *r, const char *path) {
    char *full = realpath(path, NULL);
    if (full == NULL) {
        return;
    }
    LoadedFile file = {full, time_of_change(full)};
    for (int i = 0; i < r->loaded.len; i++) {
        if (strcmp(r->loaded.data[i].path, full) == 0) {
            free(r->loaded.data[i].path);
            r->loaded.data[i] = file;
            return;
        }
    }
    VEC_PUSH(&r->loaded, file);
}

void repl_forget_loaded(Repl *r) {
    for (int i = 0; i < r->loaded.len; i++) {
        free(r->loaded.data[i].path);
    }
    VEC_FREE(&r->loaded);
}

bool repl_load(Repl *r, const char *path) {
    size_t len;
    char *text = read_file(path, &len);
    if (text == NULL) {
        repl_error(r, "%s: %s", path, strerror(errno));
        return false;
    }
    note_loaded(r, path);
    bool ok = repl_feed(r, text, len);
    free(text);
    return ok;
}

static bool cmd_load(Repl *r, const char *arg) {
    return is_allowed(r, "load") && need(r, arg, "file") && repl_load(r, arg);
}

static bool has_changed(const LoadedFile *file) {
    struct timespec now = time_of_change(file->path);
    return now.tv_sec != file->changed.tv_sec || now.tv_nsec != file->changed.tv_nsec;
}

/* In the order in which they were first loaded, up to the first that fails. */
static bool cmd_reload(Repl *r, const char *arg) {
    (void)arg;
    if (!is_allowed(r, "reload")) {
        return false;
    }
    int count = r->loaded.len, changed = 0;
    bool ok = true;
    for (int i = 0; ok && i < count; i++) {
        if (has_changed(&r->loaded.data[i])) {
            changed++;
            char *path = strdup(r->loaded.data[i].path);
            repl_print(r, "// %s", strrchr(path, '/') + 1);
            ok = repl_load(r, path);
            free(path);
        }
    }
    if (changed == 0) {
        repl_print(r, count == 0 ? "nothing was loaded" : "no loaded file has changed");
    }
    return ok;
}

static bool cmd_set(Repl *r, const char *arg) {
    if (*arg == 0) {
        return show(r, session_settings, NULL);
    }
    size_t n = strcspn(arg, " \t=");
    size_t gap = strspn(arg + n, " \t=");
    char *name = strndup(arg, n);
    Buf b;
    buf_init(&b);
    bool ok = session_set(r->session, name, arg[n + gap] != 0 ? arg + n + gap : NULL, &b);
    if (ok) {
        r->colour = strcmp(name, "color") == 0 ? session_is_coloured(r->session) : r->colour;
        repl_answer(r, &b);
    } else {
        repl_error(r, "%.*s", (int)b.len - 1, b.data);
        buf_deinit(&b);
    }
    free(name);
    return ok;
}

static bool cmd_change_folder(Repl *r, const char *arg) {
    char here[4096];
    if (*arg == 0) {
        repl_print(r, "%s", getcwd(here, sizeof here) != NULL ? here : strerror(errno));
        return true;
    }
    if (!is_allowed(r, "cd")) {
        return false;
    }
    if (chdir(arg) != 0) {
        repl_error(r, "%s: %s", arg, strerror(errno));
        return false;
    }
    return true;
}

static bool cmd_save(Repl *r, const char *arg) {
    if (!is_allowed(r, "save") || !need(r, arg, "file")) {
        return false;
    }
    Buf b;
    buf_init(&b);
    repl_saved_text(r, &b);
    FILE *f = fopen(arg, "w");
    bool ok = f != NULL && fwrite(b.data, 1, b.len, f) == b.len;
    ok = f != NULL && fclose(f) == 0 && ok;
    if (!ok) {
        repl_error(r, "%s: %s", arg, strerror(errno));
    }
    buf_deinit(&b);
    return ok;
}

/* ---- the user's editor */

/* Runs `sh -c script a b` on the terminal; its wait status, -1 if it could not be started. A Ctrl-C
 * meanwhile was meant for it. */
static int run_shell(Repl *r, const char *script, const char *a, const char *b) {
    pid_t pid = fork();
    if (pid == 0) {
        execlp("sh", "sh", "-c", script, a, b, (char *)NULL);
        _exit(127);
    }
    int status = -1;
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    session_take_interrupt(r->session);
    return status;
}

static bool run_editor(Repl *r, const char *path) {
    const char *editor = getenv("VISUAL") != NULL ? getenv("VISUAL") : getenv("EDITOR");
    int status = run_shell(r, "exec ${0} \"$1\"", editor != NULL ? editor : "vi", path);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool cmd_shell(Repl *r, const char *arg) {
    if (!is_allowed(r, "!") || !need(r, arg, "command")) {
        return false;
    }
    int status = run_shell(r, arg, "sh", NULL);
    if (WIFSIGNALED(status)) {
        repl_error(r, "%s", strsignal(WTERMSIG(status)));
    } else if (WEXITSTATUS(status) != 0) {
        repl_error(r, "exit status %d", WEXITSTATUS(status));
    }
    return status == 0;
}

static void edit_text(Repl *r, const Buf *text) {
    char path[] = "/tmp/gol-edit-XXXXXX.gol";
    int fd = mkstemps(path, 4);
    bool ok = fd >= 0 && write(fd, text->data, text->len) == (ssize_t)text->len;
    if (fd >= 0) {
        close(fd);
    }
    size_t len;
    char *edited = ok && run_editor(r, path) ? read_file(path, &len) : NULL;
    if (edited == NULL) {
        repl_error(r, "the editor failed: nothing is changed");
    } else {
        repl_enter(r, edited, len);
    }
    free(edited);
    if (fd >= 0) {
        unlink(path);
    }
}

static bool cmd_edit(Repl *r, const char *arg) {
    if (!is_allowed(r, "edit")) {
        return false;
    }
    Buf text;
    buf_init(&text);
    bool ok = *arg == 0 || session_source(r->session, arg, &text);
    if (*arg == 0) {
        buf_puts(&text, r->last_code != NULL ? r->last_code : "\n");
    }
    if (ok) {
        edit_text(r, &text);
    } else {
        repl_error(r, "%s: no text of that", arg);
    }
    buf_deinit(&text);
    return ok;
}

/* ---- time */

static double now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void print_time(Repl *r, const char *label, double ns) {
    static const struct { double unit; const char *name; } units[] = {
        {1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}, {1, "ns"}};
    int i = 0;
    while (i < 3 && ns < units[i].unit) {
        i++;
    }
    repl_print(r, "%s%.3g %s", label, ns / units[i].unit, units[i].name);
}

static bool cmd_time_entry(Repl *r, const char *arg) {
    if (!need(r, arg, "code")) {
        return false;
    }
    double start = now_ns();
    bool ok = repl_enter(r, arg, strlen(arg));
    print_time(r, "", now_ns() - start);
    return ok;
}

/* The code runs in a function of the session, so that nothing is checked or compiled while the time
 * is taken. */
static bool cmd_bench(Repl *r, const char *arg) {
    if (!need(r, arg, "code")) {
        return false;
    }
    Buf b;
    buf_init(&b);
    buf_printf(
        &b,
        "for benchN, benchStart := 1, time.Now(); ; benchN *= 2 {\n"
        "\tbenchStart = time.Now()\n"
        "\tfor range benchN {\n%s\n\t}\n"
        "\tif benchTook := time.Since(benchStart); benchTook > time.Second/2 || benchN >= 1<<40 {\n"
        "\t\tfmt.Printf(\"%%d runs, %%.4g ns each\\n\", benchN, "
        "float64(benchTook)/float64(benchN))\n"
        "\t\tbreak\n\t}\n}\n",
        arg);
    bool ok = repl_enter(r, b.data, b.len);
    buf_deinit(&b);
    return ok;
}

/* ---- finding commands */

static const ReplCommand *find_command(const char *name, size_t len) {
    for (int i = 0; i < COMMANDS; i++) {
        if (strlen(commands[i].name) == len && memcmp(commands[i].name, name, len) == 0) {
            return &commands[i];
        }
    }
    for (int i = 0; len > 0 && i < COMMANDS; i++) {
        if (strncmp(commands[i].name, name, len) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

static bool cmd_help(Repl *r, const char *arg) {
    arg += *arg == ':';
    const ReplCommand *c = find_command(arg, strlen(arg));
    if (c != NULL) {
        repl_print(r, ":%s%s%s\n    %s", c->name, *c->args != 0 ? " " : "", c->args, c->what);
        return true;
    }
    if (*arg != 0) {
        repl_error(r, "no command :%s (:help lists them)", arg);
        return false;
    }
    Buf b;
    buf_init(&b);
    buf_puts(
        &b, "Type Go: an expression shows its value, anything else happens.\n"
            "it is the last value, _1 _2 … are all of them. Standard packages need no import.\n\n");
    for (int i = 0; i < COMMANDS; i++) {
        buf_printf(&b, "  :%-8s %-10s %s\n", commands[i].name, commands[i].args, commands[i].what);
    }
    repl_answer(r, &b);
    return true;
}

bool repl_command(Repl *r, const char *text) {
    const char *name = text + 1;
    size_t len = *name == '!' ? 1 : strcspn(name, " \t\r\n");
    const ReplCommand *c = find_command(name, len);
    if (c == NULL) {
        repl_error(r, "no command :%.*s (:help lists them)", (int)len, name);
        return false;
    }
    const char *arg = name + len + strspn(name + len, " \t");
    size_t n = strlen(arg);
    while (n > 0 && strchr(" \t\r\n", arg[n - 1]) != NULL) {
        n--;
    }
    char *copy = strndup(arg, n);
    bool ok = c->run(r, copy);
    free(copy);
    return ok;
}

bool repl_question(Repl *r, const char *text) {
    size_t n = strcspn(text, "? \t\r\n");
    bool is_source = strncmp(text + n, "??", 2) == 0;
    char *name = strndup(text, n);
    bool ok = is_source ? cmd_source(r, name) : cmd_doc(r, name);
    free(name);
    return ok;
}
