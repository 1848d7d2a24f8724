/* inspect/album.h: small pictures of the heap, one an event, for the page to step through.
 *
 *   Album *a = album_new();
 *   album_take(a, vm, moment);     while an event is told
 *   album_put(a, ..., &json);      any time later: an album outlives the program
 *   album_free(a);
 *
 * A picture is a list of boxes: goroutines with the variables of their frames, package variables,
 * timers, the finalizer queue, and the objects they lead to, with fields, elements and plain values
 * (heapbox.h). A box is kept as its JSON text, every text once, so what stays the same costs one
 * number a picture.
 *
 * It is taken when the *next* event comes, before that has had any effect. So the picture of an
 * event shows all that the program did from this event on to the next one.
 */
#ifndef GOL_INSPECT_ALBUM_H
#define GOL_INSPECT_ALBUM_H

#include "base/buf.h"
#include "vm/vm.h"

/* No picture is taken of a larger program, and none any more when that much work has been done. Of
 * a long run every second, fourth, ... event has one. All limits count work, so they are the same
 * in every run. */
enum {
    ALBUM_MAX_OBJECTS = 20000,
    ALBUM_MAX_GOROUTINES = 200,
    ALBUM_MAX_PICTURES = 4096,
    ALBUM_MAX_WORK = 4 << 20,   /* objects and pages looked at, goroutines count as 32 */
};

typedef struct Album Album;

Album *album_new(void);
void album_free(Album *a); /* NULL is fine */
/* Takes the picture of this moment (a number that rises from call to call), unless it is one of
 * those that get none (the limits above; vm_can_look). While an event is told; allocates nothing in
 * the program's heap. */
void album_take(Album *a, Vm *vm, int moment);

/* Appends the pictures as members of a JSON object, without the braces around them:
 * "texts":[box...],"pictures":[[step,from,drop,text...]...]. A picture is the one before with boxes
 * [from, from + drop) replaced by those with these numbers. step_of_moment answers in growing
 * order; of several pictures of a step the last is told. */
typedef int (*StepOfMoment)(const void *ctx, int moment);
void album_put(const Album *a, StepOfMoment step_of_moment, const void *ctx, Buf *out);

#endif
