/* driver/settings.h: what the environment sets, as Go reads it. */
#ifndef GOL_DRIVER_SETTINGS_H
#define GOL_DRIVER_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "vm/vm.h"

typedef struct Settings {
    bool gc_off;            /* GOGC=off */
    uint32_t gc_percent;    /* GOGC; 0: default */
    int64_t memory_limit;   /* GOMEMLIMIT in bytes; -1: none */
    VmTraceback traceback;  /* GOTRACEBACK */
    int async_timers;       /* GODEBUG=asynctimerchan: 0, 1, or -1 when not set */
    int panic_nil;          /* GODEBUG=panicnil: 0, 1, or -1 when not set */
    bool gctrace;           /* GODEBUG=gctrace=1 */
    int schedtrace_ms;      /* GODEBUG=schedtrace=N; 0: off */
    bool scheddetail;
    uint32_t gc_stress;     /* GOLDEBUG=gcstress=N */
    bool verify;            /* GOLDEBUG=verify=1 */
    bool no_optimize;       /* GOLDEBUG=noopt=1 */
} Settings;

/* golddebug: the text of GOLDEBUG, or NULL. */
void settings_read(Settings *s, const char *goldebug);

/* Of a text like GOMEMLIMIT's; -1: none. */
int64_t settings_memory_limit(const char *text);

#endif
