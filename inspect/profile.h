/* inspect/profile.h: a profile: stacks with values, as Go's text or as the gzipped protocol buffer
 * that `go tool pprof` reads (github.com/google/pprof, proto/profile.proto).
 *
 *   Profile *p = profile_new(vm, &spec);
 *   profile_add(p, stack, depth, values);      equal stacks are added up
 *   profile_put_gzip(p, &out);
 *   profile_free(p);
 *
 * A stack is instructions, innermost first: of a caller, the call. What was inlined at one of them
 * is told as several lines of one location.
 */
#ifndef GOL_INSPECT_PROFILE_H
#define GOL_INSPECT_PROFILE_H

#include <stdint.h>

#include "base/buf.h"
#include "vm/vm.h"

enum { PROFILE_VALUES = 4, PROFILE_DEPTH = 128 };

typedef struct ProfileSpec {
    const char *name;               /* "goroutine" */
    uint32_t values;                /* of a sample */
    const char *types[PROFILE_VALUES], *units[PROFILE_VALUES];
    uint32_t shown;                 /* the value pprof shows first */
    const char *period_type, *period_unit;
    int64_t period;
} ProfileSpec;

typedef struct Profile Profile;
Profile *profile_new(Vm *vm, const ProfileSpec *spec);
void profile_free(Profile *p);

/* labels: of the goroutine, or NULL; stacks of other labels are others. */
void profile_add(Profile *p, const Ins *const *stack, uint32_t depth, const VmLabels *labels,
                 const int64_t *values);
/* The stack of a goroutine, at most `cap` deep: its depth. */
uint32_t profile_stack_of(Vm *vm, Goro *g, const Ins **stack, uint32_t cap);
/* Does pc lie in a function that tracebacks show? */
bool profile_tells(Vm *vm, const Ins *pc);
/* Of Go's debug=0: duration 0 is left out. */
void profile_put_gzip(Profile *p, int64_t duration_ns, Buf *out);
/* debug=1: "goroutine profile: total 14" and a block for each stack, most first. */
void profile_put_counts(Profile *p, Buf *out);
/* debug=1 of a heap profile: values are those of the spec in pprof.c. */
void profile_put_heap(Profile *p, Buf *out);

#endif
