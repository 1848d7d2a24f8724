#include "base/worker.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/panic.h"

enum { MOST_THREADS = 64 };

struct WorkerPool {
    pthread_mutex_t lock;
    pthread_cond_t changed;     /* a job came, or the pool closes */
    pthread_t threads[MOST_THREADS];
    int thread_count, idle_count, queued_count;
    WorkerJob *first, *last;
    bool is_closing;
};

static WorkerJob *take_job(WorkerPool *p) {
    WorkerJob *job = p->first;
    if (job != NULL) {
        p->first = job->next;
        p->queued_count--;
    }
    return job;
}

static void *worker_main(void *arg) {
    WorkerPool *p = arg;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        WorkerJob *job = take_job(p);
        if (job != NULL) {
            pthread_mutex_unlock(&p->lock);
            job->work(job);
            pthread_mutex_lock(&p->lock);
        } else if (p->is_closing) {
            break;
        } else {
            p->idle_count++;
            pthread_cond_wait(&p->changed, &p->lock);
            p->idle_count--;
        }
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

WorkerPool *worker_pool_new(void) {
    WorkerPool *p = base_calloc(1, sizeof *p);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->changed, NULL);
    return p;
}

void worker_pool_free(WorkerPool *p) {
    if (p == NULL) {
        return;
    }
    pthread_mutex_lock(&p->lock);
    p->is_closing = true;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
    for (int i = 0; i < p->thread_count; i++) {
        pthread_join(p->threads[i], NULL);
    }
    pthread_mutex_destroy(&p->lock);
    pthread_cond_destroy(&p->changed);
    free(p);
}

/* Signals are for the thread that runs Go code: workers block them all. */
static bool start_thread(WorkerPool *p) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool ok = pthread_create(&p->threads[p->thread_count], NULL, worker_main, p) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    p->thread_count += ok;
    return ok;
}

bool worker_pool_run(WorkerPool *p, WorkerJob *job) {
    pthread_mutex_lock(&p->lock);
    if (p->idle_count <= p->queued_count && p->thread_count < MOST_THREADS) {
        start_thread(p);
    }
    bool ok = p->thread_count > 0;
    if (ok) {
        job->next = NULL;
        *(p->first == NULL ? &p->first : &p->last->next) = job;
        p->last = job;
        p->queued_count++;
        pthread_cond_signal(&p->changed);
    }
    pthread_mutex_unlock(&p->lock);
    return ok;
}
