/* inspect/show.h: the text of any value of the running program, in Go's syntax and gofmt's shape.
 *
 *   42   "text"   []int{1, 2, 3}   &Point{X: 1, Y: 2}   map[string]int{"a": 1}   nil
 *   chan int(len 2, cap 5, goroutine 7 waits to send)   strings.ToUpper
 *
 * What is long is cut ("… 990 more"), what is deep is elided, and a pointer back to a value that is
 * being printed is ↺#1, where that value is marked #1. Nothing of the program runs.
 */
#ifndef GOL_INSPECT_SHOW_H
#define GOL_INSPECT_SHOW_H

#include "vm/vm.h"

typedef struct ShowOptions {
    uint32_t width;       /* columns before a composite is broken into lines; 0: 80 */
    uint32_t max_depth;   /* 0: 6 */
    uint32_t max_items;   /* of a slice, array or map; 0: 100 */
    uint32_t max_string;  /* bytes of a string; 0: 1000 */
    const char *home;     /* package whose types are named without it, or NULL: "main" */
} ShowOptions;

/* mem: the value in memory, in Go's layout. */
void show_value(Vm *vm, const Rtype *t, const void *mem, const ShowOptions *options, Buf *out);

#endif
