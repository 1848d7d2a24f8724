/* terminal.c: asked anew each time, since windows change. */
#include "cmd/terminal.h"

#include <stdbool.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_COLUMNS = 80, WITHOUT_TERMINAL = 100, LEAST_COLUMNS = 20 };

int terminal_columns(void) {
    struct winsize size;
    if (!isatty(STDOUT_FILENO)) {
        return WITHOUT_TERMINAL;
    }
    bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= LEAST_COLUMNS;
    return is_known ? size.ws_col : USUAL_COLUMNS;
}
