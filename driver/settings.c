/* settings.c: GOGC, GOMEMLIMIT, GOTRACEBACK, GODEBUG and GOLDEBUG. As in Go, what makes no sense is
 * ignored. */
#include "driver/settings.h"

#include <stdlib.h>
#include <string.h>

/* The number after `name=` in a comma-separated list; fallback when it is not there. */
static long list_get(const char *list, const char *name, long fallback) {
    size_t n = strlen(name);
    for (const char *at = list; at != NULL && *at != 0;) {
        if (strncmp(at, name, n) == 0 && at[n] == '=') {
            return strtol(at + n + 1, NULL, 10);
        }
        at = strchr(at, ',');
        at = at == NULL ? NULL : at + 1;
    }
    return fallback;
}

int64_t settings_memory_limit(const char *text) {
    static const struct { const char *unit; int shift; } units[] = {
        {"B", 0}, {"", 0}, {"KiB", 10}, {"MiB", 20}, {"GiB", 30}, {"TiB", 40}};
    if (text == NULL || *text == 0 || strcmp(text, "off") == 0) {
        return -1;
    }
    char *end;
    long long value = strtoll(text, &end, 10);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(end, units[i].unit) == 0 && value >= 0) {
            return (int64_t)value << units[i].shift;
        }
    }
    return -1;
}

static VmTraceback read_traceback(const char *text) {
    static const struct { const char *name; VmTraceback value; } names[] = {
        {"none", TRACEBACK_NONE}, {"0", TRACEBACK_NONE}, {"single", TRACEBACK_SINGLE},
        {"all", TRACEBACK_ALL}, {"1", TRACEBACK_ALL}, {"system", TRACEBACK_SYSTEM},
        {"2", TRACEBACK_SYSTEM}, {"crash", TRACEBACK_CRASH}};
    for (size_t i = 0; text != NULL && i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(text, names[i].name) == 0) {
            return names[i].value;
        }
    }
    return TRACEBACK_SINGLE;
}

static void read_gogc(Settings *s, const char *text) {
    if (text == NULL || *text == 0) {
        return;
    }
    if (strcmp(text, "off") == 0) {
        s->gc_off = true;
    } else {
        long percent = strtol(text, NULL, 10);
        s->gc_percent = percent > 0 ? (uint32_t)percent : 0;
    }
}

void settings_read(Settings *s, const char *goldebug) {
    *s = (Settings){0};
    const char *godebug = getenv("GODEBUG");
    read_gogc(s, getenv("GOGC"));
    s->memory_limit = settings_memory_limit(getenv("GOMEMLIMIT"));
    s->traceback = read_traceback(getenv("GOTRACEBACK"));
    s->async_timers = (int)list_get(godebug, "asynctimerchan", -1);
    s->panic_nil = (int)list_get(godebug, "panicnil", -1);
    s->gctrace = list_get(godebug, "gctrace", 0) > 0;
    s->schedtrace_ms = (int)list_get(godebug, "schedtrace", 0);
    s->scheddetail = list_get(godebug, "scheddetail", 0) > 0;
    s->gc_stress = (uint32_t)list_get(goldebug, "gcstress", 0);
    s->verify = list_get(goldebug, "verify", 0) > 0;
    s->no_optimize = list_get(goldebug, "noopt", 0) > 0;
}
