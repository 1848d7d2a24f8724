/* compiler/compile_entry.c: code for the entries of a long session (REPL).
 *
 * An entry is one batch (program.c): its functions, one function a step, and one that runs first
 * the library initialisers the entry is the first to reach. Functions of a session are compiled
 * whether reached or not, so that what cannot be compiled is reported with the entry that declares
 * it.
 */
#include <stdlib.h>

#include "compiler/lower.h"

static bool is_generic(const Object *func) {
    const Type *sig = func->type;
    return sig->func.tparam_count > 0 || sig->func.recv_tparam_count > 0;
}

static uint32_t ask_step(Compiler *c, Package *p, const EntryStep *s) {
    return s->func != NULL ? compiler_decl_inst(c, s->func)->func
                           : compiler_init_inst(c, s->init, p)->func;
}

static void ask_functions(Compiler *c, const Entry *e) {
    for (int i = 0; i < e->funcs.len; i++) {
        if (!is_generic(e->funcs.data[i])) {
            compiler_decl_inst(c, e->funcs.data[i])->is_address_taken = true;
        }
    }
}

static void ask_imports(Compiler *c, Package *p, PtrMap *seen, FuncList *inits) {
    for (int i = 0; i < p->import_count; i++) {
        compiler_ask_inits(c, p->imports[i], seen, inits);
    }
}

bool compiler_compile_entry(Compiler *c, Package *p, const Entry *e, uint32_t *prologue,
                            uint32_t *steps) {
    PtrMap seen = {0};
    FuncList inits = {0};
    ask_imports(c, p, &seen, &inits);
    ask_functions(c, e);
    for (int i = 0; i < e->steps.len; i++) {
        steps[i] = ask_step(c, p, &e->steps.data[i]);
    }
    compiler_compile_asked(c);
    *prologue = c->has_failed ? UINT32_MAX : compiler_entry_func(c, &inits);
    bool ok = compiler_end_batch(c);
    for (uint32_t i = 0; ok && i < seen.len; i++) {
        map_put(&c->package_inits, seen.entries[i].value, seen.entries[i].value);
    }
    map_deinit(&seen);
    VEC_FREE(&inits);
    return ok;
}

/* ---- for a debugger */

/* Not what a redefinition has replaced, and nothing that stands in for another itself. */
static bool is_in_force(const Compiler *c, const FuncInst *inst) {
    bool is_written = inst != NULL && (inst->kind == INST_DECL || inst->kind == INST_LITERAL) &&
                      inst->info != NULL && inst->state == INST_EMITTED && !inst->is_again;
    if (!is_written) {
        return false;
    }
    const FuncMeta *f = c->o.image->funcs.data[inst->func];
    return (f->flags & (FUNC_IS_STD | FUNC_WRAPPER)) == 0 &&
           (f->redefined_by == 0 || c->by_func.data[f->redefined_by - 1]->is_again);
}

static FuncInst *again(Compiler *c, const FuncInst *inst) {
    const FuncMeta *f = c->o.image->funcs.data[inst->func];
    FuncInst *now = compiler_inst(c, (InstKind)inst->kind, f->name, f->pos, f->flags);
    now->is_address_taken = true;
    now->obj = inst->obj;
    now->info = inst->info;
    now->subst = inst->subst;
    return now;
}

void compiler_compile_again(Compiler *c, bool with_pauses, CompilerAgainFn instead, void *ctx) {
    FuncList before = {0}, now = {0};
    c->puts_pauses = with_pauses;
    c->compiles_again = true;
    for (int i = 0, count = c->by_func.len; i < count; i++) {
        const FuncInst *inst = c->by_func.data[i];
        if (is_in_force(c, inst)) {
            VEC_PUSH(&before, inst->func);
            VEC_PUSH(&now, again(c, inst)->func);
        }
    }
    compiler_compile_asked(c);
    bool ok = compiler_end_batch(c);
    c->compiles_again = false;
    for (int i = 0; ok && i < now.len; i++) {
        instead(ctx, before.data[i], now.data[i]);
    }
    VEC_FREE(&before);
    VEC_FREE(&now);
}

bool compiler_start_session(Compiler *c) {
    compiler_ask_known_types(c);
    compiler_compile_asked(c);
    return compiler_end_batch(c);
}

void compiler_refresh_methods(Compiler *c, const Package *p) {
    layout_refresh_methods(c, p);
    layout_finish_published(c);
}

uint32_t compiler_function_of(const Object *func) {
    bool has_code = func->kind == OBJ_FUNC && func->backend != NULL && func->type != NULL &&
                    func->type->kind == TYPE_FUNC && !is_generic(func);
    return has_code ? ((const FuncInst *)func->backend)->func : UINT32_MAX;
}

bool compiler_variable_at(const Object *var, uint32_t *offset, Rtype **type) {
    const GlobalSlot *g = var->kind == OBJ_VAR ? var->backend : NULL;
    if (g == NULL) {
        return false;
    }
    *offset = g->offset;
    *type = g->type;
    return true;
}
