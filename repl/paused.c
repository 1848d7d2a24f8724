/* paused.c: the prompt of an entry that is paused at a breakpoint or after a step.
 *
 * Nothing runs meanwhile. A line is one of the commands of paused.def; an empty one repeats the
 * last; what begins with a colon is a command of the session. Ctrl-C and the end of input give the
 * entry up.
 */
#include <string.h>

#include "driver/ask.h"
#include "driver/breaks.h"
#include "repl/repl_internal.h"

#define PROMPT "dbg> "

typedef struct Pause {
    Repl *r;
    int frame, frames;   /* which is looked at, and how many there are */
    bool goes_on;
    SessionGo go;
} Pause;

typedef void PausedFn(Pause *p, const char *arg);

#define PAUSED(name, function, args, what) static PausedFn do_##function;
#include "repl/paused.def"
#undef PAUSED

static const struct PausedCommand {
    const char *name;
    PausedFn *run;
    const char *args, *what;
} commands[] = {
#define PAUSED(name, function, args, what) {name, do_##function, args, what},
#include "repl/paused.def"
#undef PAUSED
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

/* ---- going on */

static void leave(Pause *p, SessionGo go) {
    p->goes_on = true;
    p->go = go;
}

static void do_next(Pause *p, const char *arg) {
    (void)arg;
    leave(p, GO_OVER);
}

static void do_step(Pause *p, const char *arg) {
    (void)arg;
    leave(p, GO_INTO);
}

static void do_finish(Pause *p, const char *arg) {
    (void)arg;
    leave(p, GO_OUT);
}

static void do_continue(Pause *p, const char *arg) {
    (void)arg;
    leave(p, GO_ON);
}

static void do_quit(Pause *p, const char *arg) {
    (void)arg;
    leave(p, GO_QUIT);
}

/* ---- looking */

typedef void FrameReport(Session *s, int frame, Buf *out);

static void show(Pause *p, FrameReport *report, int frame, const char *when_empty) {
    Buf b;
    buf_init(&b);
    report(p->r->session, frame, &b);
    if (b.len == 0 && when_empty != NULL) {
        repl_print(p->r, "%s", when_empty);
    }
    repl_answer(p->r, &b);
}

static void do_locals(Pause *p, const char *arg) {
    (void)arg;
    show(p, session_paused_locals, p->frame, "no variables");
}

static void do_backtrace(Pause *p, const char *arg) {
    (void)arg;
    show(p, session_paused_stack, p->frame, NULL);
}

static void do_list(Pause *p, const char *arg) {
    (void)arg;
    show(p, session_paused_source, p->frame, "no source");
}

static void go_to_frame(Pause *p, int frame) {
    if (frame < 0 || frame >= p->frames) {
        repl_error(p->r, frame < 0 ? "it calls nothing" : "nobody has called it");
        return;
    }
    p->frame = frame;
    show(p, session_paused_place, frame, NULL);
}

static void do_up(Pause *p, const char *arg) {
    (void)arg;
    go_to_frame(p, p->frame + 1);
}

static void do_down(Pause *p, const char *arg) {
    (void)arg;
    go_to_frame(p, p->frame - 1);
}

static void do_print(Pause *p, const char *arg) {
    if (*arg == 0) {
        repl_error(p->r, "what expression?");
    } else {
        session_paused_print(p->r->session, p->frame, arg);
    }
}

static void do_goroutines(Pause *p, const char *arg) {
    (void)arg;
    repl_command(p->r, ":g");
}

static void do_break(Pause *p, const char *arg) {
    Buf b;
    buf_init(&b);
    buf_printf(&b, ":break %s", arg);
    repl_command(p->r, b.data);
    buf_deinit(&b);
}

static void do_help(Pause *p, const char *arg) {
    (void)arg;
    Buf b;
    buf_init(&b);
    for (int i = 0; i < COMMANDS; i++) {
        if (*commands[i].what != 0) {
            buf_printf(&b, "  %-10s %-7s %s\n", commands[i].name, commands[i].args,
                       commands[i].what);
        }
    }
    buf_puts(&b, "An empty line repeats the last one; :COMMAND is one of the session.\n");
    repl_answer(p->r, &b);
}

/* ---- commands */

static const struct PausedCommand *find(const char *name, size_t len) {
    for (int i = 0; len > 0 && i < COMMANDS; i++) {
        if (strncmp(commands[i].name, name, len) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

static void obey(Pause *p, const char *line) {
    if (*line == ':') {
        repl_command(p->r, line);
        return;
    }
    size_t n = strcspn(line, " \t");
    const struct PausedCommand *c = find(line, n);
    if (c == NULL) {
        repl_error(p->r, "no command %.*s (help lists them; print EXPR shows a value)", (int)n,
                   line);
        return;
    }
    if (line != p->r->paused_last && strlen(line) < sizeof p->r->paused_last) {
        strcpy(p->r->paused_last, line);
    }
    c->run(p, line + n + strspn(line + n, " \t"));
}

static void trim(Buf *line) {
    while (line->len > 0 && strchr(" \t\r\n", line->data[line->len - 1]) != NULL) {
        line->data[--line->len] = 0;
    }
}

SessionGo repl_paused(void *ctx) {
    Repl *r = ctx;
    Pause p = {.r = r, .go = GO_QUIT, .frames = session_paused_frames(r->session)};
    PromptAside waiting = repl_set_aside(r);
    Buf line;
    buf_init(&line);
    r->is_paused = true;
    show(&p, session_paused_place, 0, NULL);
    show(&p, session_paused_locals, 0, NULL);
    while (!p.goes_on && !r->is_leaving && !session_has_exited(r->session) &&
           repl_ask(r, PROMPT, &line)) {
        trim(&line);
        size_t blank = strspn(line.data, " \t");
        const char *text = line.len > blank ? line.data + blank : r->paused_last;
        if (*text != 0) {
            obey(&p, text);
        }
    }
    r->is_paused = false;
    repl_bring_back(r, waiting);
    buf_deinit(&line);
    return p.go;
}
