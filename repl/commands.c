/* commands.c: what begins with a colon. */
#include <stdio.h>
#include <string.h>

#include "repl/repl_internal.h"

bool repl_command(Repl *r, const char *text) {
    if (strncmp(text, ":q", 2) == 0) {
        r->is_leaving = true;
        return true;
    }
    if (strncmp(text, ":undo", 5) == 0) {
        if (!session_undo(r->session)) {
            repl_error(r, "nothing to undo");
        }
        return true;
    }
    repl_error(r, "no such command");
    return false;
}
