/* inspect/heapbox.h: the heap drawn as boxes, each a line of JSON:
 *
 *   [id, kind, "title", bytes, [["label", "text", target], ...]]
 *
 * A row of two members is the head of a frame's variables: ["main.f", "x.go:7"]. target is the id
 * of the box an arrow leads to, 0 for none. Ids of objects are places in the heap: an object keeps
 * its id while it lives.
 */
#ifndef GOL_INSPECT_HEAPBOX_H
#define GOL_INSPECT_HEAPBOX_H

#include "inspect/heapgraph.h"

typedef enum BoxKind {
    BOX_GOROUTINE,      /* its rows: for each frame a head, then the frame's variables */
    BOX_GLOBALS,        /* the package variables of the program's own packages */
    BOX_TIMER,
    BOX_QUEUE,          /* of finalizers to run */
    BOX_OBJECT,
    BOX_ONLY_FINALIZER, /* an object that nothing but its finalizer, or another's, holds */
    BOX_REST,           /* what was not drawn, as one box */
} BoxKind;

/* Objects that are drawn; and of the others, rows of a box, elements of a list. */
enum { BOX_MAX_OBJECTS = 200, BOX_MAX_ROWS = 14, BOX_MAX_ELEMENTS = 8, BOX_MAX_GOROUTINES = 24 };

/* Gets one box, without a line break behind it; the text is good for the call only. */
typedef void (*BoxFn)(void *ctx, const char *json, size_t len);
/* Tells fn each box once: goroutines first, then package variables, timers and the queue, objects
 * in the order of their distance from those, the rest last. g is a graph of this moment. */
void heapboxes_draw(Vm *vm, const HeapGraph *g, BoxFn fn, void *ctx);

#endif
