/* backend.c: from the checked program to its end: heap, image, compiler, vm, signals, limits.
 *
 * Everything is made when the first phase needs it. The environment's settings that real Go reads
 * (GOGC, GOMEMLIMIT, GOTRACEBACK, GODEBUG) and gol's own (GOLDEBUG) are read here and nowhere else.
 */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/platform.h"
#include "base/platform_signal.h"
#include "compiler/compiler.h"
#include "driver/driver_internal.h"
#include "driver/settings.h"
#include "driver/observe.h"
#include "driver/tape.h"
#include "inspect/pprof.h"
#include "inspect/timeline.h"
#include "vm/vm.h"

static const char *stop_path(Session *s) {
    const LeaksAt *at = &s->options.leaks_at;
    return at->text != NULL ? arena_strndup(&s->arena, at->text, (size_t)at->file_len) : NULL;
}

/* May the program look at its own heap? Then the types behind pointers must be known. */
static bool looks_inside(const Session *s) {
    for (int i = 0; i < s->loader.packages.len; i++) {
        const char *path = s->loader.packages.data[i]->path;
        if (path != NULL && strcmp(path, "runtime/debug") == 0) {
            return true;
        }
    }
    const SessionOptions *o = &s->options;
    return o->leaks || o->html != NULL || o->draws_heap || s->live != NULL;
}

void backend_start(Session *s) {
    if (s->backend != NULL) {
        return;
    }
    Backend *b = base_calloc(1, sizeof *b);
    settings_read(&b->settings, s->options.debug);
    GcOptions gc = {.max_bytes = s->options.max_mem_bytes,
                    .gc_off = b->settings.gc_off,
                    .percent = b->settings.gc_percent,
                    .record_sites = s->options.leaks};
    b->heap = heap_new(&gc);
    if (b->settings.memory_limit >= 0) {
        gc_set_memory_limit(b->heap, b->settings.memory_limit);
    }
    b->image = image_new(b->heap, s->interns, s->sources);
    buf_init(&b->ir);
    b->is_live = s->live != NULL;
    b->keeps_ir = s->options.dump != NULL && strcmp(s->options.dump, "ir") == 0;
    b->ffi = ffi_binder_new(
        (FfiOptions){s->options.sandbox ? "off" : s->options.ffi, foreign_type_directive, NULL});
    b->compiler = compiler_new((CompilerOptions){
        .checker = s->checker, .arena = &s->arena, .interns = s->interns, .diags = &s->diags,
        .image = b->image, .native = natives_find, .native_ctx = s,
        .foreign = foreign_bind, .foreign_ctx = b->ffi, .dump_ir = b->keeps_ir ? &b->ir : NULL,
        .no_optimize = b->settings.no_optimize, .is_session = s->live != NULL,
        .cuts_calls = s->options.perturb,
        .whole_library = s->is_listed || b->settings.verify,
        .whole_types = looks_inside(s), .note_slicing = s->options.leaks,
        .stop_path = stop_path(s), .stop_line = s->options.leaks_at.line});
    s->backend = b;
}

void backend_free(Session *s) {
    Backend *b = s->backend;
    if (b == NULL || (b->vm != NULL && vm_has_workers_busy(b->vm))) {
        return; /* C code may still run on a worker, in our memory: the process ends soon */
    }
    if (b->vm != NULL) {
        vm_free(b->vm);
    }
    timeline_free(b->timeline);
    (void)taped_end(s);
    compiler_free(b->compiler);
    ffi_binder_free(b->ffi);
    image_free(b->image);
    heap_free(b->heap);
    buf_deinit(&b->ir);
    free(b);
    s->backend = NULL;
}

/* Debug builds and GOLDEBUG=verify=1 hold every function to the verifier. */
static void verify_image(Session *s, const Image *image) {
    Buf why;
    buf_init(&why);
    for (int i = 0; i < image->funcs.len; i++) {
        if (image->funcs.data[i]->entry != NULL && !image_verify_func(image, (uint32_t)i, &why)) {
            PANIC("bad code for %s: %s", image->funcs.data[i]->name->text, why.data);
        }
    }
    buf_deinit(&why);
    (void)s;
}

static bool wants_verify(const Backend *b, bool everything) {
#ifdef GOL_DEBUG
    (void)b;
    (void)everything;
    return true;
#else
    return b->settings.verify || everything;
#endif
}

bool backend_compile(Session *s, bool everything) {
    if (!taped_begin(s)) {
        return false;
    }
    backend_start(s);
    Backend *b = s->backend;
    bool ok = compiler_compile_program(b->compiler, s->program->package, everything);
    if (ok && wants_verify(b, everything)) {
        verify_image(s, b->image);
    }
    return ok;
}

/* At the prompt Ctrl-C is also the prompt's when the program has asked for it, and the second one
 * ends the entry, or nothing could. */
static void on_noted_sigint(Backend *b) {
    if (b->is_live) {
        b->saw_sigint = true;
        if (b->noted_sigints++ > 0) {
            vm_interrupt(b->vm, INTERRUPT_USER);
        }
    }
}

static void on_signal(void *ctx, PlatformSignal signal) {
    static const VmInterrupt kinds[] = {
        [PLATFORM_SIGINT] = INTERRUPT_USER, [PLATFORM_SIGQUIT] = INTERRUPT_QUIT,
        [PLATFORM_SIGALRM] = INTERRUPT_MAX_TIME, [PLATFORM_NOTED] = INTERRUPT_NOTED,
        [PLATFORM_NOTED_SIGINT] = INTERRUPT_NOTED};
    Backend *b = ctx;
    if (signal == PLATFORM_SIGPROF) {
        vm_sample(b->vm);
        return;
    }
    if (signal == PLATFORM_NOTED_SIGINT) {
        on_noted_sigint(b);
    }
    b->saw_sigint |= signal == PLATFORM_SIGINT;
    vm_interrupt(b->vm, kinds[signal]);
}

static void on_fault(void *ctx, uint64_t address, int code) {
    Backend *b = ctx;
    vm_fault(b->vm, address, code);
}

/* Only such a program can reach for memory that is not there; in any other a fault is gol's. */
static bool uses_unsafe(Session *s, const Package *p) {
    for (int i = 0; i < p->import_count; i++) {
        const Package *q = p->imports[i];
        if (q == checker_unsafe(s->checker) || (!q->is_std && uses_unsafe(s, q))) {
            return true;
        }
    }
    return false;
}

static VmOptions vm_options(const Session *s, const Backend *b, char **argv) {
    const SessionOptions *o = &s->options;
    const Settings *set = &b->settings;
    int minor = s->loader.module != NULL ? s->loader.module->go_minor : 0;
    VmOptions v = {.traceback = set->traceback,
                   /* as in Go: a file outside a module has the old rule */
                   .panic_nil =
                       set->panic_nil >= 0 ? set->panic_nil == 1 : s->loader.module == NULL,
                   .explains = o->show_source,
                   .speaks_chinese = o->chinese,
                   .limit_is_max_mem = o->max_mem_bytes > 0,
                   .gc_stress = set->gc_stress,
                   .until_ns = o->until_ns,
                   .write = o->write,
                   .write_ctx = o->write_ctx,
                   .argc = o->arg_count + 1,
                   .argv = argv};
    v.sched = (SchedOptions){.seed = o->has_seed ? o->seed : platform_random_seed(),
                             .virtual_time = o->virtual_time,
                             .perturb = o->perturb,
                             .new_timers = set->async_timers >= 0 ? set->async_timers == 0
                                                                  : minor >= 23};
    if (s->tape != NULL) {
        tape_connect(s->tape, &v.sched);
    }
    return v;
}

/* os.Args[0]; of tests what go test would have called their binary. */
static const char *program_name(Session *s) {
    const Package *p = s->program->package;
    if (s->tested_path != NULL) {
        const char *slash = strrchr(s->tested_path, '/');
        return arena_printf(&s->arena, "%s.test", slash != NULL ? slash + 1 : s->tested_path);
    }
    return s->live != NULL ? "repl" : p->files[0]->source->abspath;
}

bool backend_make_vm(Session *s) {
    Backend *b = s->backend;
    const SessionOptions *o = &s->options;
    char **argv = ARENA_ARRAY(&s->arena, char *, o->arg_count + 2);
    argv[0] = (char *)program_name(s);
    if (o->arg_count > 0) {
        memcpy(argv + 1, o->args, sizeof(char *) * (size_t)o->arg_count);
    }
    VmOptions options = vm_options(s, b, argv);
    b->vm = vm_new(b->image, &options);
    if (s->tape != NULL) {
        tape_attach(s->tape, b->vm);
    }
    ffi_attach(b->vm, b->ffi);
    if (o->memprofile != NULL || pprof_wants_alloc_stacks(b->image)) {
        vm_record_alloc_stacks(b->vm);
    }
    b->observer = observe_start(s, b->vm, &b->settings, options.sched.seed);
    if (b->observer == NULL) {
        return false;
    }
    platform_signals_on(on_signal, b);
    if (s->live == NULL && uses_unsafe(s, s->program->package)) {
        platform_faults_on(on_fault);
    }
    if (o->max_time_ns > 0) {
        platform_alarm(o->max_time_ns);
    }
    return true;
}

int backend_run(Session *s) {
    Backend *b = s->backend;
    if (!backend_make_vm(s)) {
        return 2;
    }
    int code = vm_run_main(b->vm);
    platform_signals_off();
    code = observe_exit_code(b->observer, code);
    bool failed = false;
    b->timeline = observe_end(b->observer, code, &failed);
    failed |= !taped_end(s);
    b->exit_code = code;
    return code == 0 && failed ? 1 : code;
}

Timeline *session_take_timeline(Session *s) {
    Timeline *t = s->backend != NULL ? s->backend->timeline : NULL;
    if (t != NULL) {
        s->backend->timeline = NULL;
    }
    return t;
}

bool backend_was_interrupted(const Session *s) {
    return s->backend != NULL && s->backend->saw_sigint && s->backend->exit_code == 130;
}
