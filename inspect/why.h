/* inspect/why.h: why is it still there? The text of debug.Why(x) and of gol leak -why, in
 * the graph's language.
 *
 *   main.Session: 3 objects, 144 bytes; with what they alone keep 3 MB
 *     the one that keeps most is held by
 *       main.cache (package variable)
 *       -> map[string]*main.Session ["bob"]
 *       -> *main.Session (48 bytes)
 *     held directly by
 *       3  map[string]*main.Session
 *     kept through it
 *       1 MB     1  []byte
 */
#ifndef GOL_INSPECT_WHY_H
#define GOL_INSPECT_WHY_H

#include "inspect/heapgraph.h"

/* About one object. */
void why_put_object(HeapGraph *g, uint32_t node, Buf *out);
/* About all objects of a type ("main.Session", "Session", "[]byte", "map[string]int"), or a package
 * variable ("main.cache", "cache"), or a local variable of a goroutine ("buf"). False: there is
 * none, and nothing was written. */
bool why_put_named(HeapGraph *g, Vm *vm, const char *name, Buf *out);
/* That there is none. */
void why_put_missing(const HeapGraph *g, const char *name, Buf *out);

#endif
