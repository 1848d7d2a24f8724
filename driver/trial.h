/* driver/trial.h: one run of a program, remembered: its status, what it printed, what happened in
 * it.
 *
 * For whoever runs programs to compare them: `gol leak -vs`, the tour, `-schedules`.
 */
#ifndef GOL_DRIVER_TRIAL_H
#define GOL_DRIVER_TRIAL_H

#include "base/buf.h"
#include "driver/gol.h"

typedef struct Trial {
    int status;                 /* exit status; of the tool itself when the program did not run */
    bool has_run;
    bool was_interrupted;       /* by Ctrl-C */
    Buf out, err;               /* what it and the tool printed, by descriptor */
    Buf both;                   /* the same as it came */
    struct Timeline *timeline;  /* NULL unless asked for */
} Trial;

typedef enum TrialFlags {
    TRIAL_SHOWS = 1,            /* what it prints also goes to the terminal as it comes */
    TRIAL_TIMELINE = 2,
    TRIAL_PICTURES = 8,         /* of the heap at every event, for a page */
    TRIAL_TESTS = 4,            /* the package's tests, as session_load_tests */
} TrialFlags;

/* Loads, compiles and runs; never NULL. options->write and err are the trial's. */
Trial *trial_run(const SessionOptions *options, const SessionInput *input, int flags);
void trial_free(Trial *t);

/* Texts around a page; each may be NULL. */
typedef struct TrialPage {
    const char *title, *lesson, *previous, *next, *index;
} TrialPage;
/* These need timelines. */
bool trials_write_page(Trial *const *trials, int count, const TrialPage *page, const char *path);
/* columns: of the terminal. */
void trials_put_curves(Buf *out, Trial *const *trials, int count, int columns);
void trials_put_table(Buf *out, Trial *const *trials, int count);

/* One run event by event, as text (inspect/steptext.h): how many events there are, and what to see
 * at one of them. */
typedef enum TrialView { VIEW_SCREEN, VIEW_SOURCE, VIEW_GOROUTINES } TrialView;
int trial_steps(const Trial *t);
void trial_put_step(Buf *out, const Trial *t, TrialView view, int step, int columns, bool colour);

#endif
