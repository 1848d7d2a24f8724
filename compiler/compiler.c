/* compiler/compiler.c: the public face, and the things lowering asks for by name: functions,
 * natives, package variables, runtime calls, method symbols. Each is made on first use and
 * remembered on the checker's Object.
 */
#include "compiler/compiler.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/utf8.h"
#include "compiler/lower.h"

Compiler *compiler_new(CompilerOptions options) {
    Compiler *c = base_calloc(1, sizeof *c);
    c->o = options;
    c->arena = options.arena;
    arena_init_in(&c->kept, c->arena->pool);
    arena_init_in(&c->scratch, c->arena->pool);
    c->home = workspace_take(c);
    c->work = &c->home->arena;
    c->attempt = 1;
    options.image->bind_func = compiler_bind_func;
    options.image->compile_method = compiler_compile_method;
    options.image->make_type = compiler_make_type;
    options.image->make_shim = compiler_make_shim;
    options.image->compile_ctx = c;
    return c;
}

void compiler_free(Compiler *c) {
    layout_deinit(c);
    VEC_FREE(&c->batch);
    VEC_FREE(&c->by_func);
    VEC_FREE(&c->lazy_inits);
    VEC_FREE(&c->late);
    VEC_FREE(&c->made_packages);
    map_deinit(&c->escape_done);
    map_deinit(&c->string_boxes);
    map_deinit(&c->native_of);
    map_deinit(&c->bound_thunks);
    map_deinit(&c->method_exprs);
    map_deinit(&c->reached_inits);
    map_deinit(&c->package_inits);
    workspace_release(c, c->home);
    for (Workspace *w = c->spare, *next; w != NULL; w = next) {
        next = w->next;
        arena_deinit(&w->arena);
        free(w);
    }
    arena_deinit(&c->kept);
    arena_deinit(&c->scratch);
    free(c);
}

/* ---- workspaces */

Workspace *workspace_take(Compiler *c) {
    Workspace *w = c->spare;
    if (w != NULL) {
        c->spare = w->next;
    } else {
        w = base_calloc(1, sizeof *w);
        arena_init_in(&w->arena, c->arena->pool);
    }
    w->users = 1;
    return w;
}

void workspace_release(Compiler *c, Workspace *w) {
    if (--w->users == 0) {
        arena_reset(&w->arena);
        w->next = c->spare;
        c->spare = w;
    }
}

/* ---- errors and names */

void compiler_error(Compiler *c, Pos pos, DiagKind kind, const char *format, ...) {
    va_list args;
    va_start(args, format);
    diag_verror(c->o.diags, pos, kind, format, args);
    va_end(args);
    c->has_failed = true;
}

const Str *compiler_str(Compiler *c, const char *format, ...) {
    Buf b;
    buf_init(&b);
    va_list args;
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    const Str *s = intern(c->o.interns, b.data, b.len);
    buf_deinit(&b);
    return s;
}

bool compiler_is_exported(const Str *name) {
    int width;
    return rune_is_upper(utf8_decode(name->text, name->len, &width));
}

uint32_t compiler_symbol(Compiler *c, Object *method) {
    bool has_pkg = method->pkg != NULL && !compiler_is_exported(method->name);
    return image_add_symbol(c->o.image, method->name, has_pkg ? method->pkg->path : NULL);
}

/* ---- functions */

static FuncInst *new_inst(Compiler *c, InstKind kind, const Str *name, Pos pos, uint16_t flags) {
    FuncInst *inst = ARENA_NEW(c->arena, FuncInst);
    inst->kind = (uint8_t)kind;
    inst->has_pauses = c->puts_pauses && (flags & (FUNC_IS_STD | FUNC_WRAPPER)) == 0;
    inst->is_again = c->compiles_again;
    inst->func = image_add_func(c->o.image, name, pos);
    c->o.image->funcs.data[inst->func]->flags = flags;
    while (c->by_func.len <= (int)inst->func) {
        VEC_PUSH(&c->by_func, (FuncInst *)NULL);
    }
    c->by_func.data[inst->func] = inst;
    return inst;
}

void compiler_ask_for(Compiler *c, FuncInst *inst) {
    inst->state = INST_ASKED;
    VEC_PUSH(&c->batch, inst);
}

FuncInst *compiler_inst(Compiler *c, InstKind kind, const Str *name, Pos pos, uint16_t flags) {
    FuncInst *inst = new_inst(c, kind, name, pos, flags);
    compiler_ask_for(c, inst);
    return inst;
}

FuncInst *compiler_func_inst(Compiler *c, Object *func, const Str *name) {
    bool is_std = func->pkg != NULL && func->pkg->is_std;
    FuncInst *inst = new_inst(c, INST_DECL, name, func->pos, is_std ? FUNC_IS_STD : 0);
    inst->obj = func;
    inst->is_deferrable = compiler_is_deferrable(c, func);
    if (!inst->is_deferrable) {
        compiler_ask_for(c, inst);
    }
    return inst;
}

/* The name in tracebacks until the body is checked (then the checker's): "pkg.T.M". */
static const Str *declared_name(Compiler *c, const Object *func) {
    if (func->func.info != NULL) {
        return intern_cstr(c->o.interns, func->func.info->trace_name);
    }
    return compiler_str(c, "%s.%s", func->pkg != NULL ? func->pkg->path->text : "",
                        func->name->text);
}

FuncInst *compiler_decl_inst(Compiler *c, Object *func) {
    if (func->func.origin != NULL) {
        return compiler_instance_method(c, func);
    }
    if (func->backend == NULL) {
        check_object(c->o.checker, func);
        func->backend = compiler_func_inst(c, func, declared_name(c, func));
    }
    return func->backend;
}

/* ---- natives */

static const char *receiver_name(Object *func) {
    Type *sig = func->type;
    if (sig == NULL || sig->kind != TYPE_FUNC || sig->func.recv == NULL) {
        return NULL;
    }
    Type *t = sig->func.recv->type;
    t = t->kind == TYPE_POINTER ? t->pointer.elem : t;
    return t->kind == TYPE_NAMED ? t->named.obj->name->text : NULL;
}

/* Reports and answers false when the function can't be bound. */
static bool bind_foreign(Compiler *c, Object *func, ForeignBinding *out) {
    Object *recv = func->type->func.recv;
    ForeignFunc f = {func, compiler_rtype(c, func->type),
                     recv == NULL ? NULL : compiler_rtype(c, recv->type)};
    Buf why;
    buf_init(&why);
    bool ok = c->o.foreign != NULL && c->o.foreign(c->o.foreign_ctx, &f, out, &why);
    if (!ok && why.len > 0) {
        compiler_error(c, func->pos, DIAG_OTHER, "%s: %s", func->name->text, why.data);
    } else if (!ok && !c->is_checked_only) {
        compiler_error(c, func->pos, DIAG_OTHER, "missing function body");
    }
    buf_deinit(&why);
    return ok;
}

static void bind_library(Compiler *c, Object *func, const Str *name, Pos pos, ForeignBinding *out) {
    out->fn = c->o.native(c->o.native_ctx, func->pkg->path->text, name->text, &out->ctx);
    if (out->fn == NULL) {
        compiler_error(c, pos, DIAG_UNSUPPORTED, "gol has no native code for %s.%s",
                       func->pkg->path->text, name->text);
    }
}

static uint32_t bind_native(Compiler *c, Object *func, Pos pos) {
    const char *recv = receiver_name(func);
    const Str *name = recv == NULL ? func->name : compiler_str(c, "%s.%s", recv, func->name->text);
    ForeignBinding binding = {.fn = NULL};
    if (func->pkg->is_std) {
        bind_library(c, func, name, pos, &binding);
    } else {
        bind_foreign(c, func, &binding);
    }
    uint32_t native =
        image_add_native(c->o.image, func->pkg->path, name, binding.fn,
                         layout_param_slots(c, func->type), layout_result_slots(c, func->type));
    c->o.image->natives.data[native].ctx = binding.ctx;
    c->o.image->natives.data[native].is_absent = binding.is_absent;
    return native;
}

bool compiler_is_native(Compiler *c, Object *func, Pos pos, uint32_t *native) {
    if (func->func.origin != NULL) {
        return false;
    }
    uintptr_t known = (uintptr_t)map_get(&c->native_of, func);
    if (known == 0) {
        check_object(c->o.checker, func);
        if (func->func.decl == NULL || func->func.decl->body != NULL) {
            return false;
        }
        known = (uintptr_t)bind_native(c, func, pos) + 1;
        map_put(&c->native_of, func, (void *)known);
    }
    *native = (uint32_t)(known - 1);
    return true;
}

uint32_t compiler_runtime_call(Compiler *c, RuntimeCall which) {
    static const struct { const char *name; int params, results; } calls[] = {
#define RTCALL(name, text, params, results, what) {text, params, results},
#include "compiler/runtime_calls.def"
#undef RTCALL
    };
    if (c->natives[which] == 0) {
        void *none;
        void *fn = c->o.native(c->o.native_ctx, "runtime", calls[which].name, &none);
        if (fn == NULL) {
            compiler_error(c, 0, DIAG_UNSUPPORTED, "gol has no native code for runtime.%s",
                           calls[which].name);
        }
        c->natives[which] = 1 + image_add_native(c->o.image, intern_cstr(c->o.interns, "runtime"),
                                                 intern_cstr(c->o.interns, calls[which].name), fn,
                                                 calls[which].params, calls[which].results);
    }
    return c->natives[which] - 1;
}

/* ---- package variables */

enum { SYMBOL_MAX_BYTES = 2000000000 }; /* as for Go's linker */

uint32_t compiler_add_global(Compiler *c, const Str *name, Rtype *t, Pos pos) {
    if (t->size > SYMBOL_MAX_BYTES) {
        compiler_error(c, pos, DIAG_LIMIT, "%s: symbol too large (%llu bytes > %d bytes)",
                       name->text, (unsigned long long)t->size, SYMBOL_MAX_BYTES);
        return 0;
    }
    uint32_t offset = image_add_global(c->o.image, name, t, pos);
    if (offset == NO_GLOBAL) {
        compiler_error(c, pos, DIAG_LIMIT, "%s: no room for package variables (at most 4 GiB)",
                       name->text);
        return 0;
    }
    return offset;
}

const Str *compiler_variable_name(Compiler *c, const Object *var) {
    return compiler_str(c, "%s.%s", var->pkg->path->text, var->name->text);
}

GlobalSlot *compiler_global(Compiler *c, Object *var) {
    if (var->backend == NULL) {
        check_object(c->o.checker, var);
        GlobalSlot *g = ARENA_NEW(c->arena, GlobalSlot);
        g->type = layout_type(c, var->type);
        const Str *name = compiler_variable_name(c, var);
        Rtype *stored = g->type;
        if (stored->size == 0) { /* still has an address */
            stored = layout_type(c, checker_basic(c->o.checker, TYPE_UINT8));
        }
        g->offset = compiler_add_global(c, name, stored, var->pos);
        var->backend = g;
    }
    GlobalSlot *slot = var->backend;
    if (var->pkg->is_lazy && slot->attempt != c->attempt) {
        slot->attempt = c->attempt;
        compiler_reach_var(c, var);
    }
    return slot;
}

/* ---- types */

Rtype *compiler_rtype(Compiler *c, Type *t) {
    Rtype *rt = layout_publish(c, t);
    layout_finish_published(c);
    return rt;
}
