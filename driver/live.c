/* live.c: a session that lives on between entries (REPL).
 *
 * An entry is a transaction up to its start: parsed, checked (types/entry.h), compiled, and only
 * then published; an error before that has changed nothing. Then its steps run one after the other.
 * What a step declares holds when it has returned; when one fails, the names it and those after it
 * were to declare mean again what they meant, and the rest of the entry stays.
 *
 * Publishing is: method sets anew, the old code of redefined functions made to lead to the new
 * (vm_redirect), and old types renamed to T·1. Each of these is noted with the entry, so that
 * session_undo can take the newest entry back. Values are never taken back.
 *
 * Code never goes away: closures, goroutines and tracebacks may refer to any of it.
 */
#include "driver/live.h"

#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/platform_signal.h"
#include "driver/observe.h"

/* ---- life */

bool session_open(Session *s, const SessionHooks *hooks) {
    Live *l = base_calloc(1, sizeof *l);
    l->hooks = *hooks;
    l->next_result = 1;
    s->live = l;
    loader_start_session(&s->loader);
    session_begin(s->checker, s->program->package);
    backend_start(s);
    return compiler_start_session(s->backend->compiler) && backend_make_vm(s);
}

static void applied_free(Applied *a) {
    entry_deinit(&a->entry);
    VEC_FREE(&a->redirects);
    VEC_FREE(&a->renames);
    free(a->text);
    free(a);
}

void live_free(Session *s) {
    Live *l = s->live;
    if (l == NULL) {
        return;
    }
    platform_signals_off();
    if (s->backend != NULL && s->backend->observer != NULL) {
        bool failed = false;
        s->backend->timeline =
            observe_end(s->backend->observer, vm_exit_code(s->backend->vm), &failed);
    }
    for (int i = 0; i < l->applied.len; i++) {
        applied_free(l->applied.data[i]);
    }
    VEC_FREE(&l->applied);
    map_deinit(&l->versions);
    live_breaks_free(l);
    free(l);
    s->live = NULL;
}

SessionText session_text(const char *text, size_t len) {
    switch (parse_completeness(text, len)) {
    case PARSE_COMPLETE: return TEXT_COMPLETE;
    case PARSE_INCOMPLETE: return TEXT_INCOMPLETE;
    default: return TEXT_BROKEN;
    }
}

/* ---- notes */

static void note(Session *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void note(Session *s, const char *format, ...) {
    Buf b;
    buf_init(&b);
    va_list args;
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    s->live->hooks.note(s->live->hooks.ctx, b.data);
    buf_deinit(&b);
}

/* Imports that no import line asked for. */
static void note_imports(Session *s, const Entry *e) {
    for (int i = 0; i < e->names.len; i++) {
        const Object *obj = e->names.data[i].now;
        if (obj != NULL && obj->kind == OBJ_PKG_NAME && obj->pkg_name.decl == NULL) {
            note(s, "import \"%s\"", obj->pkg_name.imported->path->text);
        }
    }
}

static const char *func_label(Session *s, const Object *f) {
    const Type *sig = f->type;
    if (sig->func.recv == NULL) {
        return f->name->text;
    }
    return arena_printf(&s->arena, "(%s).%s",
                        type_text(&s->arena, sig->func.recv->type, s->program->package),
                        f->name->text);
}

static void note_redone(Session *s, const Entry *e) {
    for (int i = 0; i < e->redone.len; i++) {
        const EntryRedo *r = &e->redone.data[i];
        const Object *f = r->now->type->func.recv != NULL ? r->now : r->before;
        if (r->error != NULL) {
            note(s, "%s no longer compiles: %s", func_label(s, f), r->error);
        } else if (r->old_error != NULL) {
            note(s, "%s compiles again", func_label(s, f));
        }
    }
}

/* ---- publishing */

static void redirect(Session *s, Applied *a, const Object *before, const Object *now) {
    uint32_t from = compiler_function_of(before), to = compiler_function_of(now);
    if (from == UINT32_MAX || to == UINT32_MAX || from == to) {
        return;
    }
    const FuncMeta *f = s->backend->image->funcs.data[from];
    Redirect r = {from, f->redefined_by};
    VEC_PUSH(&a->redirects, r);
    vm_redirect(s->backend->vm, from, to);
}

/* Old code leads to new, for what holds once `step` has run. */
static void publish_functions(Session *s, Applied *a, int step) {
    const Entry *e = &a->entry;
    for (int i = 0; i < e->names.len; i++) {
        const EntryName *n = &e->names.data[i];
        if (n->step == step && entry_same_signature(n->before, n->now)) {
            redirect(s, a, n->before, n->now);
        }
    }
    for (int i = 0; i < e->methods.len; i++) {
        const EntryMethod *m = &e->methods.data[i];
        if (m->step == step && entry_same_signature(m->before, m->now)) {
            redirect(s, a, m->before, m->now);
        }
    }
    for (int i = 0; i < e->redone.len; i++) {
        const EntryRedo *r = &e->redone.data[i];
        bool is_unbound = r->error != NULL && !entry_same_signature(r->before, r->now) &&
                          r->now->func.decl->recv == NULL &&
                          scope_lookup(s->program->package->scope, r->before->name) == r->before;
        if (r->step == step && is_unbound) {
            redirect(s, a, r->before, r->now);
        }
    }
}

static void set_type_name(Session *s, Object *type, const Str *name) {
    const Str *old = type->name;
    type->name = name;
    Image *im = s->backend->image;
    for (int i = 0; i < im->rtypes.len; i++) {
        Rtype *t = im->rtypes.data[i];
        if (t->backend != NULL && strstr(t->string->text, old->text) != NULL) {
            t->string = intern_cstr(s->interns, type_runtime_text(&s->arena, t->backend));
            t->name = t->name == old ? name : t->name;
        }
    }
}

static void rename_old_types(Session *s, Applied *a) {
    Live *l = s->live;
    for (int i = 0; i < a->entry.names.len; i++) {
        Object *old = a->entry.names.data[i].before;
        bool is_type = old != NULL && old->kind == OBJ_TYPE && !old->is_alias &&
                       old->type->kind == TYPE_NAMED && old->type->named.obj == old;
        if (!is_type || old->pkg != s->program->package) {
            continue;
        }
        uintptr_t version = (uintptr_t)map_get(&l->versions, old->name) + 1;
        map_put(&l->versions, old->name, (void *)version);
        Rename r = {old, old->name};
        VEC_PUSH(&a->renames, r);
        set_type_name(s, old, intern_cstr(s->interns, arena_printf(&s->arena, "%s\u00b7%d",
                                                                   old->name->text, (int)version)));
    }
}

static void publish_methods(Session *s, const Entry *e) {
    if (e->methods.len > 0) {
        compiler_refresh_methods(s->backend->compiler, s->program->package);
        vm_forget_methods(s->backend->vm);
    }
}

/* ---- taking back */

static void restore_functions(Session *s, Applied *a) {
    Image *im = s->backend->image;
    while (a->redirects.len > 0) {
        Redirect r = VEC_POP(&a->redirects);
        if (r.before != 0) {
            vm_redirect(s->backend->vm, r.func, r.before - 1);
        } else {
            image_restore(im, r.func);
        }
    }
    while (a->renames.len > 0) {
        Rename r = VEC_POP(&a->renames);
        set_type_name(s, r.type, r.name);
        uintptr_t version = (uintptr_t)map_get(&s->live->versions, r.name);
        map_put(&s->live->versions, r.name, (void *)(version - 1));
    }
}

bool session_undo(Session *s) {
    Live *l = s->live;
    if (l->applied.len == 0) {
        return false;
    }
    Applied *a = VEC_POP(&l->applied);
    size_t line = strcspn(a->text, "\n");
    note(s, "undone: %.*s%s", (int)line, a->text,
         a->text[line] == 0 || a->text[line + 1] == 0 ? "" : " …");
    restore_functions(s, a);
    entry_revert(s->checker, &a->entry, ENTRY_WHOLE);
    publish_methods(s, &a->entry);
    live_breaks_undone(s);
    applied_free(a);
    return true;
}

/* Step k and those after it do not count. */
static void forget_steps(Session *s, Applied *a, int k) {
    Entry *e = &a->entry;
    entry_revert(s->checker, e, k);
    int names = 0, methods = 0;
    for (int i = 0; i < e->names.len; i++) {
        if (e->names.data[i].step < k) {
            e->names.data[names++] = e->names.data[i];
        }
    }
    for (int i = 0; i < e->methods.len; i++) {
        if (e->methods.data[i].step < k) {
            e->methods.data[methods++] = e->methods.data[i];
        }
    }
    bool lost_methods = methods < e->methods.len;
    e->names.len = names;
    e->methods.len = methods;
    if (lost_methods) {
        compiler_refresh_methods(s->backend->compiler, s->program->package);
        vm_forget_methods(s->backend->vm);
    }
}

/* ---- running */

void live_show_results(Session *s, const EntryStep *step) {
    Live *l = s->live;
    Buf b;
    buf_init(&b);
    bool is_error = false;
    if (step->text != NULL) {
        buf_printf(&b, "%s  // %s", step->text, type_text(&s->arena, step->text_type, NULL));
    } else if (step->result_count > 0) {
        is_error = live_show_values(s, step->results, step->result_count, &b);
    }
    if (b.len > 0) {
        l->hooks.value(l->hooks.ctx, b.data, is_error);
    }
    buf_deinit(&b);
}

static SessionEnd run_steps(Session *s, Applied *a, uint32_t prologue, const uint32_t *steps) {
    Vm *vm = s->backend->vm;
    Live *l = s->live;
    s->backend->noted_sigints = 0;
    VmEntryEnd end = prologue == UINT32_MAX ? ENTRY_RETURNED : vm_run_entry(vm, prologue);
    int i = 0;
    for (; i < a->entry.steps.len && end == ENTRY_RETURNED; i++) {
        end = live_attend(s, vm_run_entry(vm, steps[i]));
        if (end == ENTRY_RETURNED) {
            publish_functions(s, a, i);
            l->next_result += a->entry.steps.data[i].result_count;
            live_show_results(s, &a->entry.steps.data[i]);
        }
    }
    s->backend->saw_sigint = false; /* it was for the entry */
    if (end == ENTRY_RETURNED) {
        return SESSION_DONE;
    }
    forget_steps(s, a, i > 0 ? i - 1 : 0);
    if (end == ENTRY_INTERRUPTED) {
        note(s, "interrupted");
        return SESSION_INTERRUPTED;
    }
    return end == ENTRY_EXITED ? SESSION_EXITED : SESSION_STOPPED;
}

/* ---- entering */

static SessionEnd rejected(Session *s) {
    diags_print(&s->diags, s->options.err, session_style(s));
    fflush(s->options.err);
    diags_cut(&s->diags, 0);
    return SESSION_REJECTED;
}

static bool check_and_compile(Session *s, File *f, Applied *a, uint32_t *prologue,
                              uint32_t **steps) {
    Package *p = s->program->package;
    if (!check_entry(s->checker, p, f, s->live->next_result, &a->entry)) {
        return false;
    }
    *steps = ARENA_ARRAY(&s->arena, uint32_t, a->entry.steps.len + 1);
    if (!compiler_compile_entry(s->backend->compiler, p, &a->entry, prologue, *steps)) {
        entry_revert(s->checker, &a->entry, ENTRY_WHOLE);
        return false;
    }
    return true;
}

SessionEnd session_enter(Session *s, const char *text, size_t len) {
    Live *l = s->live;
    vm_forget_interrupt(s->backend->vm);
    diags_cut(&s->diags, 0);
    const char *name = arena_printf(&s->arena, "repl[%d]", ++l->entry_count);
    File *f = loader_parse_text(&s->loader, name, text, len, true);
    if (f == NULL || s->diags.errors > 0) {
        return rejected(s);
    }
    Applied *a = base_calloc(1, sizeof *a);
    uint32_t prologue, *steps;
    if (!check_and_compile(s, f, a, &prologue, &steps)) {
        applied_free(a);
        return rejected(s);
    }
    diags_cut(&s->diags, 0);
    a->text = base_alloc(len + 1);
    memcpy(a->text, text, len);
    a->text[len] = 0;
    VEC_PUSH(&l->applied, a);
    note_imports(s, &a->entry);
    rename_old_types(s, a);
    publish_methods(s, &a->entry);
    publish_functions(s, a, ENTRY_WHOLE);
    note_redone(s, &a->entry);
    live_breaks_follow(s);
    vm_set_step(s->backend->vm, l->steps_in ? STEP_INTO : STEP_NONE); /* none of an earlier entry */
    a->end = run_steps(s, a, prologue, steps);
    return a->end;
}

bool session_has_exited(const Session *s) {
    return vm_has_exited(s->backend->vm);
}

int session_exit_code(const Session *s) {
    return vm_exit_code(s->backend->vm);
}

/* ---- between entries */

int64_t session_background(Session *s, int64_t max_ns) {
    return live_run_background(s, max_ns);
}

int session_wait_fd(Session *s) {
    return sched_wait_fd(vm_sched(s->backend->vm));
}

bool session_is_interrupted(const Session *s) {
    return s->backend->saw_sigint;
}

bool session_take_interrupt(Session *s) {
    return __atomic_exchange_n(&s->backend->saw_sigint, false, __ATOMIC_SEQ_CST);
}
