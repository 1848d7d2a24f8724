/* compare.c: a leaking and a mended program, run one after the other. */
#include "cmd/compare.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/terminal.h"
#include "driver/trial.h"

static Trial *run_one(const SessionOptions *session, const char *path) {
    printf("--- %s\n", path);
    fflush(stdout);
    int pictures = session->html != NULL ? TRIAL_PICTURES : 0;
    return trial_run(session, &(SessionInput){.path = path},
                     TRIAL_SHOWS | TRIAL_TIMELINE | pictures);
}

static void tell(Trial *const *trials) {
    Buf b;
    buf_init(&b);
    buf_puts(&b, "--- side by side (< where they differ)\n");
    trials_put_table(&b, trials, 2);
    buf_puts(&b, "\n");
    trials_put_curves(&b, trials, 2, terminal_columns());
    fwrite(b.data, 1, b.len, stdout);
    buf_deinit(&b);
}

int compare_programs(const Options *o) {
    SessionOptions session = o->session;
    session.virtual_time = true;
    if (!session.has_seed) {
        session.has_seed = true;
        session.seed = 1;
    }
    Trial *trials[2] = {run_one(&session, o->path), NULL};
    if (trials[0]->was_interrupted || !trials[0]->has_run) {
        int failed = trials[0]->status;
        trial_free(trials[0]);
        return failed;
    }
    trials[1] = run_one(&session, o->versus);
    int status = trials[1]->status;
    if (trials[1]->has_run) {
        tell(trials);
        TrialPage page = {.title = "Side by side"};
        if (o->session.html != NULL && !trials_write_page(trials, 2, &page, o->session.html)) {
            status = 1;
        }
    }
    trial_free(trials[0]);
    trial_free(trials[1]);
    return status;
}
