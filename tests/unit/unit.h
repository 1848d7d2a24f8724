/* tests/unit/unit.h: a test framework of one page.
 *
 * A test program is one .c file with functions `static void test_x(void)` made of check lines, and
 *
 *     int main(void)
 *     {
 *         RUN(test_x);
 *         RUN(test_y);
 *         return unit_report();
 *     }
 *
 * A failing check prints where and what and goes on. The last line is "N passed, N failed"; the
 * exit status is 1 if any failed. (State here is per program: a test binary is one file.)
 */
#ifndef GOL_TESTS_UNIT_H
#define GOL_TESTS_UNIT_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
    int passed, failed;
    const char *test; /* name of the running one */
} unit_state;

__attribute__((unused)) static bool unit_check(bool ok, const char *file, int line,
                                               const char *what)
{
    if (ok) {
        unit_state.passed++;
    } else {
        unit_state.failed++;
        printf("%s:%d: %s: failed: %s\n", file, line, unit_state.test, what);
    }
    return ok;
}

__attribute__((unused)) static bool unit_check_int(long long got, long long want, const char *file,
                                                   int line, const char *what)
{
    if (!unit_check(got == want, file, line, what)) {
        printf("    got %lld, want %lld\n", got, want);
    }
    return got == want;
}

__attribute__((unused)) static bool unit_check_str(const char *got, const char *want,
                                                   const char *file, int line, const char *what)
{
    bool ok = got && want ? strcmp(got, want) == 0 : got == want;
    if (!unit_check(ok, file, line, what)) {
        printf("    got  %s\n    want %s\n", got ? got : "(null)", want ? want : "(null)");
    }
    return ok;
}

__attribute__((unused)) static int unit_report(void)
{
    printf("%d passed, %d failed\n", unit_state.passed, unit_state.failed);
    return unit_state.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* One line a check; each yields whether it held. */
#define IS(cond) unit_check((cond), __FILE__, __LINE__, #cond)
#define IS_INT(got, want)                                                                          \
    unit_check_int((long long)(got), (long long)(want), __FILE__, __LINE__, #got " == " #want)
#define IS_STR(got, want) unit_check_str((got), (want), __FILE__, __LINE__, #got " == " #want)
#define RUN(function) (unit_state.test = #function, function())

#endif
