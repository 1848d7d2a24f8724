/* complete.c: what Tab offers: commands here, everything of Go from the session (driver/ask.h). */
#include <stdio.h>
#include <string.h>

#include "driver/ask.h"
#include "repl/repl_internal.h"

/* Takes files and names as their argument: completed as Go would be, behind the command. */
static size_t complete_command(const char *text, size_t start, size_t point,
                               SessionCandidateFn add, void *list) {
    const char *typed = text + start;
    size_t n = point - start;
    for (int i = 0; repl_command_at(i) != NULL; i++) {
        const ReplCommand *c = repl_command_at(i);
        if (strncmp(c->name, typed, n) == 0) {
            char detail[160];
            snprintf(detail, sizeof detail, ":%s %s  %s", c->name, c->args, c->what);
            add(list, c->name, detail);
        }
    }
    return start;
}

size_t repl_complete(void *ctx, const char *text, size_t point, SessionCandidateFn add,
                     void *list) {
    Repl *r = ctx;
    size_t first = strspn(text, " \t");
    if (text[first] != ':') {
        return session_complete(r->session, text, point, add, list);
    }
    size_t name = first + 1, end = name + strcspn(text + name, " \t");
    if (point <= end) {
        return complete_command(text, name, point, add, list);
    }
    size_t arg = end + strspn(text + end, " \t");
    bool is_file = text[name] == '!' || strncmp(text + name, "lo", 2) == 0 ||
                   strncmp(text + name, "sa", 2) == 0 || strncmp(text + name, "cd", 2) == 0;
    if (arg > point) {
        return point;
    }
    if (strncmp(text + name, "set", 3) == 0) {
        session_complete_setting(text + arg, point - arg, add, list);
        return arg;
    }
    if (text[name] == 'h') {
        return complete_command(text, arg, point, add, list);
    }
    if (is_file) {
        return arg + session_complete_file(r->session, text + arg, point - arg, add, list);
    }
    return arg + session_complete(r->session, text + arg, point - arg, add, list);
}
