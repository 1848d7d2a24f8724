/* inspect/page.h: the page of a run: one HTML file that needs nothing else, to look at with a
 * browser.
 *
 * It shows a lane per goroutine, the heap, timers and finalizers, the program's text, what it
 * printed and the leak report, and steps through the run moment by moment. The markup, style and
 * script are the files in inspect/page/, built into the binary; here the data between them is
 * written.
 */
#ifndef GOL_INSPECT_PAGE_H
#define GOL_INSPECT_PAGE_H

#include "inspect/timeline.h"

/* More moments or goroutines than that are rolled up: several moments a step, goroutines of one go
 * statement in one lane. */
enum { PAGE_MAX_STEPS = 5000, PAGE_MAX_LANES = 64, PAGE_ROLLED_STEPS = 600 };

/* Texts around the runs; all may be NULL. */
typedef struct PageText {
    const char *title;
    const char *lesson;         /* its README, Markdown */
    const char *previous, *next, *index;    /* links */
} PageText;

/* One run, or two to be compared (the leaking one first). */
void page_write(Buf *out, const Timeline *const *runs, int run_count, const PageText *text);

#endif
