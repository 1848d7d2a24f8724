/* live_pause.c: what can be asked while an entry is paused.
 *
 * Frames are read from the parked goroutine. What is shown of a variable may run code of the
 * program (a String method), which moves stacks: so a frame's variables are copied out first. What
 * they point to is kept alive by the frame itself.
 *
 * An expression is an entry of its own, checked while the frame's variables are names of the
 * session: package variables that get copies of the values. Then everything is taken back.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "driver/breaks.h"
#include "driver/live.h"
#include "vm/native.h"

enum { LOCAL_BYTES = 128, SOURCE_AROUND = 4 };

typedef struct PausedVar {
    const Str *name;
    Rtype *type;
    bool is_pointed_to;      /* mem holds a pointer to the value */
    uint64_t mem[LOCAL_BYTES / 8];
} PausedVar;

typedef struct PausedFrame {
    int wanted, count;       /* which is collected; how many there are */
    const FuncMeta *func;
    const Ins *pc;
    VEC(PausedVar) vars;
} PausedFrame;

/* ---- frames */

static void add_var(PausedFrame *f, const VmLocal *local) {
    const VarInfo *v = local->var;
    PausedVar var = {v->name, v->type, v->is_boxed || v->type->form == FORM_LARGE, {0}};
    uint64_t size = var.is_pointed_to ? sizeof(void *) : v->type->size;
    memcpy(var.mem, local->mem, size < LOCAL_BYTES ? size : LOCAL_BYTES);
    for (int i = 0; i < f->vars.len; i++) { /* what is told later is declared later */
        if (f->vars.data[i].name == v->name) {
            f->vars.data[i] = var;
            return;
        }
    }
    VEC_PUSH(&f->vars, var);
}

static void collect(void *ctx, const VmLocal *local) {
    PausedFrame *f = ctx;
    f->count += local->var == NULL;
    if (f->count - 1 != f->wanted) {
        return;
    }
    if (local->var == NULL) {
        f->func = local->func;
        f->pc = local->pc;
    } else if (local->var->name != NULL) {
        add_var(f, local);
    }
}

static PausedFrame frame_at(Session *s, int wanted) {
    uint32_t pos;
    PausedFrame f = {.wanted = wanted};
    Goro *g = vm_paused(s->backend->vm, &pos);
    if (g != NULL) {
        vm_each_local(s->backend->vm, g, collect, &f);
    }
    return f;
}

int session_paused_frames(Session *s) {
    return frame_at(s, -1).count;
}

static const void *value_of(const PausedVar *v) {
    return v->is_pointed_to ? (const void *)(uintptr_t)v->mem[0] : v->mem;
}

static Location place_of(Session *s, const PausedFrame *f) {
    uint32_t pos = 0;
    if (f->wanted == 0) {
        vm_paused(s->backend->vm, &pos);
    } else if (f->func != NULL) {
        pos = image_pos_of(s->backend->image, f->func, f->pc);
    }
    return source_locate(s->sources, pos);
}

/* "fib", "(*T).M", "entry" for statements at top level. */
static const char *shown_name(const FuncMeta *f) {
    const char *name = f->name->text;
    name += strncmp(name, "main.", 5) == 0 ? 5 : 0;
    return strcmp(name, "repl") == 0 ? "the entry" : name;
}

static void put_place(Session *s, const PausedFrame *f, Buf *out) {
    Location at = place_of(s, f);
    buf_printf(out, "%s at %s:%d", shown_name(f->func), at.path, at.line);
}

static void put_line(const Location *at, int line, Buf *out) {
    int len;
    const char *text = source_line(at->file, line, &len);
    buf_printf(out, "%s%4d  %.*s\n", line == at->line ? "=>" : "  ", line, len, text);
}

void session_paused_place(Session *s, int frame, Buf *out) {
    PausedFrame f = frame_at(s, frame);
    uint32_t pos;
    Goro *g = vm_paused(s->backend->vm, &pos);
    if (f.func != NULL) {
        put_place(s, &f, out);
        const PausedAt *last = &s->live->last_break;
        if (frame == 0) {
            buf_printf(out, ", goroutine %" PRIu64, ((const Task *)g)->id);
        }
        if (frame == 0 && last->pos == pos && last->number > 0) {
            buf_printf(out, ", breakpoint %d", last->number);
        }
        buf_putc(out, '\n');
        Location at = place_of(s, &f);
        put_line(&at, at.line, out);
    }
    VEC_FREE(&f.vars);
}

void session_paused_source(Session *s, int frame, Buf *out) {
    PausedFrame f = frame_at(s, frame);
    Location at = place_of(s, &f);
    if (at.file != NULL) {
        source_lines(at.file);
        int last = (int)at.file->line_count;
        last = at.line + SOURCE_AROUND < last ? at.line + SOURCE_AROUND : last;
        for (int i = at.line > SOURCE_AROUND ? at.line - SOURCE_AROUND : 1; i <= last; i++) {
            put_line(&at, i, out);
        }
    }
    VEC_FREE(&f.vars);
}

void session_paused_stack(Session *s, int at, Buf *out) {
    for (int i = 0, count = session_paused_frames(s); i < count; i++) {
        PausedFrame f = frame_at(s, i);
        buf_printf(out, "%s%d  ", i == at ? "=> " : "   ", i);
        put_place(s, &f, out);
        buf_putc(out, '\n');
        VEC_FREE(&f.vars);
    }
}

/* ---- values */

void session_paused_locals(Session *s, int frame, Buf *out) {
    PausedFrame f = frame_at(s, frame);
    for (int i = 0; i < f.vars.len; i++) {
        const PausedVar *v = &f.vars.data[i];
        buf_printf(out, "%s = ", v->name->text);
        live_put_value(s, v->type, value_of(v), out);
        buf_puts(out, "  // ");
        live_put_type(s, v->type, out);
        buf_putc(out, '\n');
    }
    VEC_FREE(&f.vars);
}

/* The frame's variables, bound as the session's; vars[i] of f->vars.data[i]. */
static Object **bind_locals(Session *s, const PausedFrame *f, Entry *e) {
    Object **vars = ARENA_ARRAY(&s->arena, Object *, f->vars.len + 1);
    for (int i = 0; i < f->vars.len; i++) {
        const PausedVar *v = &f->vars.data[i];
        vars[i] = v->type->backend != NULL
                      ? entry_bind_var(s->checker, s->program->package, e, v->name,
                                       v->type->backend)
                      : NULL;
    }
    return vars;
}

/* Those that compiled code mentions have room now. */
static void set_locals(Session *s, const PausedFrame *f, Object **vars) {
    for (int i = 0; i < f->vars.len; i++) {
        uint32_t offset;
        Rtype *type;
        if (vars[i] != NULL && compiler_variable_at(vars[i], &offset, &type)) {
            nat_copy_value(s->backend->vm, type, s->backend->image->globals + offset,
                           value_of(&f->vars.data[i]));
        }
    }
}

static bool are_values(const Entry *e) {
    bool ok = e->steps.len > 0;
    for (int i = 0; i < e->steps.len; i++) {
        ok &= e->steps.data[i].result_count > 0 || e->steps.data[i].text != NULL;
    }
    return ok;
}

static bool run_values(Session *s, const Entry *e, uint32_t prologue, const uint32_t *steps) {
    Vm *vm = s->backend->vm;
    bool ok = prologue == UINT32_MAX || vm_run_entry(vm, prologue) == ENTRY_RETURNED;
    for (int i = 0; ok && i < e->steps.len; i++) {
        ok = vm_run_entry(vm, steps[i]) == ENTRY_RETURNED;
        if (ok) {
            live_show_results(s, &e->steps.data[i]);
        }
    }
    return ok;
}

/* False: what is wrong is among the diags. */
static bool print_checked(Session *s, const PausedFrame *f, Object **vars, const char *expr) {
    Package *home = s->program->package;
    Entry e = {.steps = {0}};
    File *file = loader_parse_text(&s->loader, "print", expr, strlen(expr), true);
    bool ok = file != NULL && s->diags.errors == 0 &&
              check_entry(s->checker, home, file, s->live->next_result, &e);
    if (!ok) {
        entry_deinit(&e);
        return false;
    }
    uint32_t prologue, *steps = ARENA_ARRAY(&s->arena, uint32_t, e.steps.len + 1);
    bool is_run = are_values(&e) && compiler_compile_entry(s->backend->compiler, home, &e,
                                                           &prologue, steps);
    if (is_run) {
        set_locals(s, f, vars);
        ok = run_values(s, &e, prologue, steps);
    } else if (s->diags.errors == 0) {
        s->live->hooks.note(s->live->hooks.ctx, "print shows the value of an expression");
    }
    entry_revert(s->checker, &e, ENTRY_WHOLE);
    entry_deinit(&e);
    return ok;
}

bool session_paused_print(Session *s, int frame, const char *expr) {
    PausedFrame f = frame_at(s, frame);
    Entry locals = {.steps = {0}};
    diags_cut(&s->diags, 0);
    vm_forget_interrupt(s->backend->vm);
    Object **vars = bind_locals(s, &f, &locals);
    bool ok = print_checked(s, &f, vars, expr);
    if (s->diags.errors > 0) {
        diags_print(&s->diags, s->options.err, session_style(s));
        fflush(s->options.err);
        ok = false;
    }
    diags_cut(&s->diags, 0);
    entry_revert(s->checker, &locals, ENTRY_WHOLE);
    entry_deinit(&locals);
    VEC_FREE(&f.vars);
    s->backend->saw_sigint = false;
    return ok;
}
