/* gc/pageheap.c — runs of pages: from the reserved arena, from freed runs, back to the system.
 *
 * Free runs are always maximal: a run that is given back is joined with its free neighbours, which
 * are found through the page entries of its two ends (boundary tags). They are kept in bins by
 * length, exact up to 127 pages and one list above, searched best fit. Above `top` nothing was ever
 * touched, so what comes from there is zero; memory is committed in steps that double, and above 64
 * MiB with huge pages, which halve the price of marking big heaps.
 */
#include <stdlib.h>
#include <string.h>

#include "base/platform.h"
#include "gc/gc_internal.h"

enum {
    COMMIT_MIN_PAGES = 128,     /* 1 MiB */
    COMMIT_MAX_PAGES = 4096,    /* 32 MiB */
    HUGE_FROM_PAGES = 8192      /* 64 MiB */
};

#define ARENA_BYTES ((size_t)64 << 30)
#define ARENA_LEAST_BYTES ((size_t)1 << 28)
/* Where Go puts its heap, so that printed pointers look familiar. */
#define ARENA_HINT ((void *)0xc000000000)

void pages_init(HeapImpl *h) {
    for (size_t bytes = ARENA_BYTES; bytes >= ARENA_LEAST_BYTES; bytes /= 2) {
        size_t limit = bytes / PAGE_BYTES;
        void *arena = platform_reserve_aligned(ARENA_HINT, bytes, PAGE_BYTES);
        void *table = arena != NULL ? platform_reserve(NULL, limit * sizeof(PageEntry)) : NULL;
        /* Whole, for the marker to find no span where a pointer forged with unsafe leads. */
        if (table != NULL && platform_make_readable(table, limit * sizeof(PageEntry))) {
            h->pub.arena_base = (uintptr_t)arena;
            h->pub.arena_size = bytes;
            h->ph.pages = table;
            h->ph.page_limit = limit;
            return;
        }
        if (arena != NULL) {
            platform_unreserve(arena, bytes);
        }
    }
    base_out_of_memory();
}

void pages_deinit(HeapImpl *h) {
    for (int i = 0; i < PAGE_BINS; i++) {
        for (FreeRun *r = h->ph.bins[i]; r != NULL;) {
            FreeRun *next = r->next;
            free(r);
            r = next;
        }
    }
    platform_unreserve((void *)h->pub.arena_base, h->pub.arena_size);
    platform_unreserve(h->ph.pages, h->ph.page_limit * sizeof(PageEntry));
}

static void *page_address(const HeapImpl *h, size_t page) {
    return (void *)(h->pub.arena_base + (page << PAGE_SHIFT));
}

/* ---- Bins ---- */

static size_t bin_of(size_t count) { return count < PAGE_BINS ? count : 0; }

static void run_tag(HeapImpl *h, FreeRun *r, uintptr_t tag) {
    h->ph.pages[r->first].base = tag;
    h->ph.pages[r->first + r->count - 1].base = tag;
}

static void run_insert(HeapImpl *h, FreeRun *r) {
    size_t bin = bin_of(r->count);
    r->prev = NULL;
    r->next = h->ph.bins[bin];
    if (r->next != NULL) {
        r->next->prev = r;
    }
    h->ph.bins[bin] = r;
    h->ph.bin_map[bin / 64] |= (uint64_t)1 << (bin % 64);
    run_tag(h, r, (uintptr_t)r);
    if (r->is_released) {
        h->ph.released += r->count;
    }
}

static void run_remove(HeapImpl *h, FreeRun *r) {
    size_t bin = bin_of(r->count);
    if (r->prev != NULL) {
        r->prev->next = r->next;
    } else {
        h->ph.bins[bin] = r->next;
        if (r->next == NULL) {
            h->ph.bin_map[bin / 64] &= ~((uint64_t)1 << (bin % 64));
        }
    }
    if (r->next != NULL) {
        r->next->prev = r->prev;
    }
    run_tag(h, r, 0);
    if (r->is_released) {
        h->ph.released -= r->count;
    }
}

static FreeRun *find_exact_bins(HeapImpl *h, size_t n) {
    for (size_t word = n / 64; n < PAGE_BINS && word < PAGE_BINS / 64; word++) {
        uint64_t bits = h->ph.bin_map[word];
        if (word == n / 64) {
            bits &= ~(uint64_t)0 << (n % 64);
        }
        if (word == 0) {
            bits &= ~(uint64_t)1;
        }
        if (bits != 0) {
            return h->ph.bins[word * 64 + (size_t)__builtin_ctzll(bits)];
        }
    }
    return NULL;
}

static FreeRun *find_long(HeapImpl *h, size_t n) {
    FreeRun *best = NULL;
    for (FreeRun *r = h->ph.bins[0]; r != NULL; r = r->next) {
        if (r->count >= n && (best == NULL || r->count < best->count ||
                              (r->count == best->count && r->first < best->first))) {
            best = r;
        }
    }
    return best;
}

/* ---- Taking ---- */

static bool commit_up_to(HeapImpl *h, size_t end) {
    PageHeap *ph = &h->ph;
    while (ph->committed < end) {
        size_t step = ph->committed < COMMIT_MIN_PAGES ? COMMIT_MIN_PAGES : ph->committed;
        step = step > COMMIT_MAX_PAGES ? COMMIT_MAX_PAGES : step;
        step = step < end - ph->committed ? end - ph->committed : step;
        if (step > ph->page_limit - ph->committed) {
            step = ph->page_limit - ph->committed;
        }
        void *memory = page_address(h, ph->committed);
        size_t table_from = ph->committed * sizeof(PageEntry) & ~(size_t)4095;
        size_t table_to = ((ph->committed + step) * sizeof(PageEntry) + 4095) & ~(size_t)4095;
        if (!platform_commit(memory, step << PAGE_SHIFT) ||
            !platform_commit((char *)ph->pages + table_from, table_to - table_from)) {
            return false;
        }
        if (ph->committed + step > HUGE_FROM_PAGES) {
            platform_prefer_huge(memory, step << PAGE_SHIFT);
        }
        ph->committed += step;
    }
    return true;
}

static size_t take_from_top(HeapImpl *h, size_t n, bool *needs_zero) {
    PageHeap *ph = &h->ph;
    if (n > ph->page_limit - ph->top || !commit_up_to(h, ph->top + n)) {
        return SIZE_MAX;
    }
    size_t first = ph->top;
    ph->top += n;
    ph->in_use += n;
    *needs_zero = false;
    return first;
}

static size_t take_from_run(HeapImpl *h, FreeRun *r, size_t n, bool *needs_zero) {
    run_remove(h, r);
    size_t first = r->first;
    *needs_zero = r->needs_zero;
    h->ph.in_use += n;
    if (r->count == n) {
        free(r);
    } else {
        r->first += n;
        r->count -= n;
        run_insert(h, r);
    }
    return first;
}

static bool growth_fits(HeapImpl *h, size_t n) {
    if (account_fits(h, (uint64_t)n << PAGE_SHIFT)) {
        return true;
    }
    pages_release(h, SIZE_MAX);     /* free runs elsewhere may make room under the limit */
    return account_fits(h, (uint64_t)n << PAGE_SHIFT);
}

size_t pages_take(HeapImpl *h, size_t n, bool *needs_zero) {
    FreeRun *r = find_exact_bins(h, n);
    if (r == NULL) {
        r = find_long(h, n);
    }
    if ((r == NULL || r->is_released) && !growth_fits(h, n)) {
        return SIZE_MAX;
    }
    return r != NULL ? take_from_run(h, r, n, needs_zero) : take_from_top(h, n, needs_zero);
}

/* ---- Giving back ---- */

/* The free run that begins or ends at this page, if there is one. */
static FreeRun *free_run_at(const HeapImpl *h, size_t page) {
    const PageEntry *e = &h->ph.pages[page];
    return e->span == NULL && e->base != 0 ? (FreeRun *)e->base : NULL;
}

static void absorb(HeapImpl *h, FreeRun *into, FreeRun *other) {
    run_remove(h, other);
    into->first = other->first < into->first ? other->first : into->first;
    into->count += other->count;
    into->needs_zero |= other->needs_zero;
    into->is_released &= other->is_released;
    free(other);
}

void pages_give(HeapImpl *h, size_t first, size_t n, bool needs_zero) {
    memset(&h->ph.pages[first], 0, n * sizeof(PageEntry));
    h->ph.in_use -= n;
    FreeRun *r = base_calloc(1, sizeof *r);
    *r = (FreeRun){.first = first, .count = n, .needs_zero = needs_zero};
    FreeRun *before = first > 0 ? free_run_at(h, first - 1) : NULL;
    FreeRun *after = first + n < h->ph.top ? free_run_at(h, first + n) : NULL;
    if (before != NULL) {
        absorb(h, r, before);
    }
    if (after != NULL) {
        absorb(h, r, after);
    }
    run_insert(h, r);
}

static void run_release(HeapImpl *h, FreeRun *r) {
    platform_release(page_address(h, r->first), r->count << PAGE_SHIFT);
    r->is_released = true;
    r->needs_zero = false;
    h->ph.released += r->count;
}

void pages_release(HeapImpl *h, size_t pages) {
    for (int i = 0; i < PAGE_BINS; i++) {
        for (FreeRun *r = h->ph.bins[i]; r != NULL && pages > 0; r = r->next) {
            if (!r->is_released) {
                run_release(h, r);
                pages -= r->count < pages ? r->count : pages;
            }
        }
    }
}

/* ---- Checking ---- */

const char *pages_verify(const HeapImpl *h) {
    size_t free_pages = 0;
    size_t released = 0;
    for (size_t i = 0; i < PAGE_BINS; i++) {
        for (const FreeRun *r = h->ph.bins[i]; r != NULL; r = r->next) {
            free_pages += r->count;
            released += r->is_released ? r->count : 0;
            if (bin_of(r->count) != i) {
                return "a free run is in the wrong bin";
            }
            if (free_run_at(h, r->first) != r || free_run_at(h, r->first + r->count - 1) != r) {
                return "a free run's ends do not name it";
            }
        }
    }
    if (free_pages + h->ph.in_use != h->ph.top) {
        return "pages in use and free pages do not add up";
    }
    return released == h->ph.released ? NULL : "released pages do not add up";
}
