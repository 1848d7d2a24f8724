/* inspect/perfetto.h: a run as trace-event JSON, which ui.perfetto.dev, chrome://tracing and
 * speedscope read: a track per goroutine, arrows for values through channels, counters for heap,
 * timers and finalizers. Written as the run goes, so its length has no limit. */
#ifndef GOL_INSPECT_PERFETTO_H
#define GOL_INSPECT_PERFETTO_H

#include <stdio.h>

#include "inspect/record.h"

typedef struct Perfetto Perfetto;

/* out stays the caller's. */
Perfetto *perfetto_new(FILE *out);
/* A MomentFn; ctx is the Perfetto. */
void perfetto_tell(void *ctx, const Timeline *t, const Moment *m);
/* Writes the end. */
void perfetto_free(Perfetto *p);

#endif
