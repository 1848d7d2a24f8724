/* base/worker.h: threads that do what would keep the one that matters waiting.
 *
 * A pool starts a thread when a job finds none idle, up to a limit; further jobs queue. Jobs run in
 * the order they were given. The pool knows nothing of what they do or whom they tell.
 */
#ifndef GOL_BASE_WORKER_H
#define GOL_BASE_WORKER_H

#include <stdbool.h>

typedef struct WorkerPool WorkerPool;

typedef struct WorkerJob WorkerJob; /* the caller's memory, until work is called */
struct WorkerJob {
    WorkerJob *next;
    void (*work)(WorkerJob *job);   /* on a worker's thread */
};

WorkerPool *worker_pool_new(void);
/* Lets idle threads go. No job may be queued or running. */
void worker_pool_free(WorkerPool *pool);
/* False: no thread could be started. */
bool worker_pool_run(WorkerPool *pool, WorkerJob *job);

#endif
