/* step.c: stepping through a run that is over.
 *
 * The program has run to its end before the first question, so going back costs nothing and prints
 * nothing twice. It shares the terminal with the questions: what it reads is typed before them.
 */
#include "cmd/step.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/terminal.h"
#include "driver/trial.h"

typedef struct Stepper {
    const Trial *trial;
    int at, count;
    bool colour;
} Stepper;

static void tell(const Stepper *s, TrialView view) {
    Buf b;
    buf_init(&b);
    trial_put_step(&b, s->trial, view, s->at, terminal_columns(), s->colour);
    putchar('\n');
    fwrite(b.data, 1, b.len, stdout);
    buf_deinit(&b);
}

static void go_to(Stepper *s, int at) {
    if (at < 0 || at >= s->count) {
        puts(at < 0 ? "That is the first event." : "That was the last event: b goes back, q ends.");
        return;
    }
    s->at = at;
    tell(s, VIEW_SCREEN);
}

/* False: enough. */
static bool obey(Stepper *s, const char *line) {
    int number = atoi(line);
    if (number > 0) {
        go_to(s, number <= s->count ? number - 1 : s->count - 1);
        return true;
    }
    switch (line[0]) {
    case '\n': go_to(s, s->at + 1); return true;
    case 'b': go_to(s, s->at - 1); return true;
    case 'l': tell(s, VIEW_SOURCE); return true;
    case 'g': tell(s, VIEW_GOROUTINES); return true;
    case 'e': go_to(s, s->count - 1); return true;
    case 'q': return false;
    default:
        puts("Enter next event, b back, l list the source, g all goroutines, e the end,\n"
             "a number for that event, q quit");
        return true;
    }
}

static void walk(Stepper *s) {
    char *line = NULL;
    size_t cap = 0;
    bool goes_on = true;
    tell(s, VIEW_SCREEN);
    while (goes_on) {
        printf("\n[%d/%d] Enter next, b back, l list, g goroutines, q quit > ", s->at + 1,
               s->count);
        fflush(stdout);
        goes_on = getline(&line, &cap, stdin) > 0 && obey(s, line);
    }
    free(line);
}

int step_run(const Options *o, const SessionInput *input) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        fputs("gol: -step asks at a terminal; for a file, use -html FILE or -trace FILE\n", stderr);
        return SESSION_USAGE;
    }
    Trial *t = trial_run(&o->session, input, TRIAL_TIMELINE);
    Stepper s = {.trial = t, .count = trial_steps(t), .colour = o->session.colour};
    clearerr(stdin); /* the program may have read to its end */
    if (s.count > 0 && !t->was_interrupted) {
        walk(&s);
    } else {
        fwrite(t->err.len > 0 ? t->err.data : "", 1, t->err.len, stderr);
    }
    int status = t->status;
    trial_free(t);
    return status;
}
