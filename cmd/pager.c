#include "cmd/pager.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* NULL: no pager. */
static const char *pager_command(void) {
    const char *term = getenv("TERM"), *pager = getenv("PAGER");
    if (!isatty(1) || term == NULL || strcmp(term, "dumb") == 0) {
        return NULL;
    }
    if (pager == NULL) {
        return "less 2>/dev/null || cat";
    }
    return *pager == 0 || strcmp(pager, "cat") == 0 ? NULL : pager;
}

/* Somebody who leaves the pager early ends the writing, not us. */
static void write_to(const char *command, const char *text, size_t len) {
    setenv("LESS", "FRX", 0); /* no pager for what fits on the screen */
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    FILE *pipe = popen(command, "w");
    if (pipe != NULL) {
        fwrite(text, 1, len, pipe);
        pclose(pipe);
    }
    signal(SIGPIPE, before);
}

void pager_show(const char *text, size_t len) {
    const char *command = pager_command();
    if (command != NULL) {
        fflush(stdout);
        write_to(command, text, len);
    } else {
        fwrite(text, 1, len, stdout);
    }
}
