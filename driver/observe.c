/* observe.c: wires the inspectors of inspect/ to a vm. */
#include "driver/observe.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "inspect/leaks.h"
#include "inspect/page.h"
#include "inspect/perfetto.h"
#include "inspect/pprof.h"
#include "inspect/record.h"
#include "inspect/traces.h"

struct Observer {
    Session *session;
    Vm *vm;
    Traces *traces;
    Recorder *recorder;     /* NULL: nobody wants it */
    Perfetto *perfetto;
    FILE *trace_file;
    Leaks *leaks;
    Buf findings;           /* the last report, as JSON, for the page */
};

static const char *session_program_path(const Session *s) {
    const char *own = s->live != NULL ? "repl" : s->program->package->files[0]->source->path;
    return s->tested_path != NULL ? s->tested_path : own;
}

static bool cannot_write(const Session *s, const char *path) {
    fprintf(s->options.err, "gol: cannot write %s: %s\n", path, strerror(errno));
    return false;
}

/* Found out before the program runs. */
static bool can_write(const Session *s, const char *path) {
    FILE *f = fopen(path, "wbe");
    return (f != NULL && fclose(f) == 0) || cannot_write(s, path);
}

static bool open_files(Observer *w) {
    const SessionOptions *o = &w->session->options;
    if (o->html != NULL && !can_write(w->session, o->html)) {
        return false;
    }
    if (o->leaks_out != NULL && !can_write(w->session, o->leaks_out)) {
        return false;
    }
    const char *const profiles[] = {o->cpuprofile, o->memprofile, o->leakprofile};
    for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++) {
        if (profiles[i] != NULL && !can_write(w->session, profiles[i])) {
            return false;
        }
    }
    if (o->trace != NULL) {
        w->trace_file = fopen(o->trace, "wbe");
        return w->trace_file != NULL || cannot_write(w->session, o->trace);
    }
    return true;
}

/* C handles for the leak report: inspect/ knows nothing of ffi/, and the other way round. */
typedef struct HandleTeller { LeakHandleFn fn; void *ctx; } HandleTeller;

static void tell_handle(void *ctx, const char *type, const char *closer, uint32_t site) {
    const HandleTeller *t = ctx;
    LeakHandle h = {type, closer, site};
    t->fn(t->ctx, &h);
}

static void open_handles(void *vm, LeakHandleFn fn, void *ctx) {
    HandleTeller t = {fn, ctx};
    ffi_each_handle(vm, tell_handle, &t);
}

static void start_leaks(Observer *w, uint64_t seed) {
    const SessionOptions *o = &w->session->options;
    LeakOptions leaks = {.program = session_program_path(w->session),
                         .line = o->leaks_at.text,
                         .line_turn = (uint64_t)o->leaks_at.turn,
                         .json = o->leaks_json,
                         .path = o->leaks_out,
                         .lang = o->chinese ? LEAK_CHINESE : LEAK_ENGLISH,
                         .colour = o->colour && o->leaks_out == NULL,
                         .seed = seed,
                         .why = o->why,
                         .is_silent = !o->leaks,
                         .only_asked = w->session->live != NULL,
                         .keeps_profile = o->leakprofile != NULL,
                         .keep_json = w->recorder != NULL ? &w->findings : NULL};
    w->leaks = leaks_new(w->vm, &leaks);
    leaks_set_handles(w->leaks, open_handles, w->vm);
}

void observe_set_chinese(Observer *w, bool is_chinese) {
    if (w->leaks != NULL) {
        leaks_set_lang(w->leaks, is_chinese ? LEAK_CHINESE : LEAK_ENGLISH);
    }
}

Observer *observe_start(Session *s, Vm *vm, const Settings *set, uint64_t seed) {
    const SessionOptions *o = &s->options;
    Observer *w = base_calloc(1, sizeof *w);
    w->session = s;
    w->vm = vm;
    buf_init(&w->findings);
    if (!open_files(w)) {
        free(w);
        return NULL;
    }
    w->traces =
        traces_new(vm, (TraceOptions){.gctrace = set->gctrace,
                                      .schedtrace_ns = set->schedtrace_ms * INT64_C(1000000),
                                      .scheddetail = set->scheddetail});
    if (o->html != NULL || o->trace != NULL || o->keeps_timeline) {
        w->recorder = recorder_new(vm, session_program_path(s), seed);
        if (o->html != NULL || o->draws_heap) {
            recorder_draw_heap(w->recorder);
        }
    }
    if (o->leaks || o->leakprofile != NULL) {
        start_leaks(w, seed);
    }
    if (w->trace_file != NULL) {
        w->perfetto = perfetto_new(w->trace_file);
        recorder_tell(w->recorder, perfetto_tell, w->perfetto);
    }
    if (o->cpuprofile != NULL) {
        pprof_cpu_start(vm);
    }
    return w;
}

int observe_leaks(Observer *w, bool since) {
    if (w->leaks == NULL) {
        return 0;
    }
    if (since) {
        leaks_report_since(w->leaks);
    } else {
        leaks_report(w->leaks, WATCH_ASKED);
    }
    return leaks_found(w->leaks);
}

int observe_exit_code(const Observer *w, int code) {
    bool is_bad = w->leaks != NULL && leaks_proven(w->leaks) > 0 && !w->session->options.leaks_warn;
    if (code == 0 && w->leaks != NULL && leaks_why_failed(w->leaks)) {
        return 1;
    }
    return code == 0 && is_bad ? LEAKS_EXIT_CODE : code;
}

static bool write_file(const Session *s, const char *path, Buf *b) {
    FILE *f = fopen(path, "wbe");
    bool ok = f != NULL && fwrite(b->data, 1, b->len, f) == b->len;
    ok = f != NULL && fclose(f) == 0 && ok;
    buf_deinit(b);
    return ok || cannot_write(s, path);
}

static bool write_profiles(const Observer *w) {
    const Session *s = w->session;
    Vm *vm = w->vm;
    const SessionOptions *o = &s->options;
    Buf b;
    buf_init(&b);
    bool ok = true;
    if (o->cpuprofile != NULL) {
        pprof_cpu_stop(vm, &b);
        ok = write_file(s, o->cpuprofile, &b);
    }
    if (o->leakprofile != NULL) { /* after a panic there is none */
        const Buf *kept = leaks_profile(w->leaks);
        if (kept != NULL) {
            buf_write(&b, kept->data, kept->len);
        } else {
            pprof_put(vm, PPROF_GOROUTINELEAK, 0, &b);
        }
        ok = write_file(s, o->leakprofile, &b) && ok;
    }
    if (o->memprofile != NULL) { /* what is live, as go test -memprofile */
        if (vm_can_look(vm)) {
            gc_collect(vm_image(vm)->heap);
        }
        pprof_put(vm, PPROF_HEAP, 0, &b);
        ok = write_file(s, o->memprofile, &b) && ok;
    }
    return ok;
}

static bool write_page(Session *s, const Timeline *t) {
    Buf b;
    buf_init(&b);
    page_write(&b, &t, 1, &(PageText){.title = NULL});
    return write_file(s, s->options.html, &b);
}

Timeline *observe_end(Observer *w, int exit_code, bool *failed) {
    Session *s = w->session;
    Timeline *t = w->recorder != NULL ? recorder_finish(w->recorder, exit_code) : NULL;
    traces_free(w->traces);
    *failed |= !write_profiles(w);
    if (t != NULL && w->findings.len > 0) {
        t->findings = buf_take(&w->findings);
        t->leaks_proven = leaks_proven(w->leaks);
        t->leaks_found = leaks_found(w->leaks);
    }
    leaks_free(w->leaks);
    buf_deinit(&w->findings);
    if (w->perfetto != NULL) {
        perfetto_free(w->perfetto);
        *failed |= fclose(w->trace_file) != 0 && !cannot_write(s, s->options.trace);
    }
    if (s->options.html != NULL) {
        *failed |= !write_page(s, t);
    }
    if (t != NULL && !s->options.keeps_timeline) {
        timeline_free(t);
        t = NULL;
    }
    free(w);
    return t;
}
