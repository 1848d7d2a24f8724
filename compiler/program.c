/* compiler/program.c: whole programs: what is reachable, in which order it is initialised and
 * emitted.
 *
 * A batch is everything asked for since the last one ended. Lowering a function asks for others, so
 * the batch grows while it is worked through: depth first along the calls, lowering a function when
 * it is met and emitting it when its callees are. That yields callees before callers (for inlining)
 * and holds the IR of the functions on the way only. Tarjan's numbers mark the functions in cycles,
 * which charge the preemption budget at entry: a function is in one when something it calls leads
 * back to it or to one still being visited, so that is known when its callees are done, long
 * before its component is complete.
 *
 * Initialisation. Packages of the program: imports first, each package's initialisers in the
 * checker's order, then its init functions. Library packages are lazy: an initialiser is compiled
 * when something reachable mentions its variable, and they all run before the program's packages,
 * ordered by dependency and then by declaration.
 */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "compiler/lower.h"

/* ---- lowering */

static void lower_decl(Compiler *c, FuncInst *inst) {
    Object *obj = inst->obj;
    if (obj->pkg != NULL && obj->pkg->is_lazy &&
        !check_function_body(c->o.checker, obj)) {
        c->has_failed = true;
        return;
    }
    inst->info = obj->func.info;
    if (inst->info != NULL) {
        c->o.image->funcs.data[inst->func]->name =
            intern_cstr(c->o.interns, inst->info->trace_name);
    }
    lower_declared(c, inst);
}

static void lower_inst(Compiler *c, FuncInst *inst) {
    Workspace *outer = c->home;
    c->home = workspace_take(c);
    c->work = &c->home->arena;
    switch ((InstKind)inst->kind) {
    case INST_DECL:
        lower_decl(c, inst);
        break;
    case INST_LITERAL:
        lower_literal(c, inst);
        break;
    case INST_INIT:
        lower_initializer(c, inst);
        break;
    case INST_SYNTH:
        UNREACHABLE(); /* lowered by whoever made it */
    }
    workspace_release(c, c->home);
    c->home = outer;
    c->work = &outer->arena;
    arena_reset(&c->scratch);
}

/* ---- callees first */

typedef struct Scc {
    Compiler *c;
    VEC(FuncInst *) stack;
    VEC(FuncInst *) undecided; /* visited, but see is_undecided */
} Scc;

static void scc_visit(Scc *s, FuncInst *inst);

static FuncInst *callee_in_batch(Scc *s, uint32_t func) {
    FuncInst *inst = func < (uint32_t)s->c->by_func.len ? s->c->by_func.data[func] : NULL;
    if (inst == NULL || inst->state == INST_DEFERRED) {
        return NULL;
    }
    return inst->state != INST_EMITTED || inst->scc_on_stack ? inst : NULL;
}

static void scc_callee(Scc *s, FuncInst *inst, FuncInst *callee) {
    if (callee == inst) {
        inst->is_recursive = true;
    } else if (callee->scc_index == 0) {
        scc_visit(s, callee);
        inst->scc_low = callee->scc_low < inst->scc_low ? callee->scc_low : inst->scc_low;
    } else if (callee->scc_on_stack && callee->scc_index < inst->scc_low) {
        inst->scc_low = callee->scc_index;
    }
}

static void scc_callees(Scc *s, FuncInst *inst) {
    for (IrBlock *b = inst->ir->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->first; i != NULL && !s->c->has_failed; i = i->next) {
            FuncInst *callee = i->op == IR_CALL ? callee_in_batch(s, i->aux) : NULL;
            if (callee != NULL) {
                scc_callee(s, inst, callee);
            }
        }
    }
}

static void emit_one(Compiler *c, FuncInst *inst);

/* What calls a closure is in a cycle if a closure calls it: for some we know that only when
 * everything is lowered. */
static bool is_undecided(const FuncInst *inst) {
    return inst->has_dynamic_call && !inst->is_address_taken && !inst->is_recursive &&
           !inst->is_deferrable;
}

/* inst's callees have been visited. Was it met first of its component, that is complete. */
static void leave(Scc *s, FuncInst *inst) {
    bool is_first = inst->scc_low == inst->scc_index;
    inst->is_recursive |= !is_first || s->stack.data[s->stack.len - 1] != inst;
    for (FuncInst *member = NULL; is_first && member != inst;) {
        member = VEC_POP(&s->stack);
        member->scc_on_stack = false;
    }
    if (is_undecided(inst)) {
        VEC_PUSH(&s->undecided, inst);
    } else if (!s->c->has_failed) {
        emit_one(s->c, inst);
    }
}

static void scc_visit(Scc *s, FuncInst *inst) {
    Compiler *c = s->c;
    inst->scc_index = inst->scc_low = ++c->scc_count;
    if (inst->state == INST_ASKED) {
        lower_inst(c, inst);
    }
    if (c->has_failed) {
        return;
    }
    inst->scc_on_stack = true;
    VEC_PUSH(&s->stack, inst);
    scc_callees(s, inst);
    leave(s, inst);
}

/* A function of a session may be replaced later: calls of it stay calls, and since a replacement
 * may close a cycle of calls, each of them charges the budget. */
static bool may_be_replaced(const Compiler *c, const FuncInst *inst) {
    return c->o.is_session && inst->kind == INST_DECL && inst->obj != NULL &&
           !inst->obj->pkg->is_std;
}

/* -perturb: whoever calls these must bear that others run meanwhile, so make that likely. */
static bool is_cut(const Compiler *c, const FuncInst *inst) {
    static const char *const waits[] = {"sync.(*Mutex).Lock", "sync.(*RWMutex).Lock",
                                        "sync.(*RWMutex).RLock", "sync.(*WaitGroup).Wait"};
    const FuncMeta *f = c->o.image->funcs.data[inst->func];
    bool is_wait = false;
    for (size_t i = 0; i < sizeof waits / sizeof waits[0]; i++) {
        is_wait |= strcmp(f->name->text, waits[i]) == 0;
    }
    return c->o.cuts_calls && (is_wait || (f->flags & (FUNC_IS_STD | FUNC_WRAPPER)) == 0);
}

/* Calls of it stay calls, and charge the budget. A function that may be compiled after its callers
 * may close a cycle that nobody sees. */
static bool stays_called(const Compiler *c, const FuncInst *inst) {
    return may_be_replaced(c, inst) || inst->is_deferrable || is_cut(c, inst);
}

static const IrFunc *inline_body(void *ctx, uint32_t func) {
    Compiler *c = ctx;
    FuncInst *inst = func < (uint32_t)c->by_func.len ? c->by_func.data[func] : NULL;
    return inst != NULL ? inst->inline_body : NULL;
}

static void dump(Compiler *c, IrFunc *f, const char *when) {
    buf_printf(c->o.dump_ir, "; %s\n", when);
    ir_print(f, c->o.dump_ir);
    buf_putc(c->o.dump_ir, '\n');
}

static void check_ir(Compiler *c, IrFunc *f, const char *after) {
#ifdef GOL_DEBUG
    bool wants = true;
#else
    bool wants = c->o.dump_ir != NULL;
#endif
    Buf why;
    buf_init(&why);
    if (wants && !ir_check(f, &why)) {
        Buf text;
        buf_init(&text);
        ir_print(f, &text);
        PANIC("bad IR after %s of %s: %s\n%s", after, c->o.image->funcs.data[f->func]->name->text,
              why.data, text.data);
    }
    buf_deinit(&why);
}

static void emit_one(Compiler *c, FuncInst *inst) {
    IrFunc *f = inst->ir;
    f->keep = &c->kept;
    f->scratch = &c->scratch;
    f->is_recursive = inst->is_recursive || stays_called(c, inst) ||
                      (inst->is_address_taken && inst->has_dynamic_call);
    f->flags = c->o.image->funcs.data[inst->func]->flags;
    f->notes_slicing = c->o.note_slicing;
    if (c->o.dump_ir != NULL && c->o.dump_ir_raw) {
        dump(c, f, "lowered");
    }
    check_ir(c, f, "lowering");
    if (!c->o.no_optimize && !inst->has_pauses) {
        IrInlineSource source = {c, inline_body};
        ir_optimize(f, &source);
        arena_reset(&c->scratch);
        check_ir(c, f, "optimizing");
        bool is_copied = !inst->is_recursive && !stays_called(c, inst);
        inst->inline_body = is_copied ? f->inline_body : NULL;
    }
    if (c->o.dump_ir != NULL) {
        dump(c, f, "optimized");
    }
    if (!c->o.is_session) { /* there a function may be replaced, and what shares its code with it */
        f->twins = compiler_twins(c, inst, &f->twin_count);
    }
    Buf why;
    buf_init(&why);
    if (!ir_emit(f, &why)) {
        const FuncMeta *meta = c->o.image->funcs.data[inst->func];
        compiler_error(c, meta->pos, DIAG_LIMIT, "%s", why.data);
    }
    buf_deinit(&why);
    inst->state = INST_EMITTED;
    inst->ir = NULL;
    workspace_release(c, inst->home);
    arena_reset(&c->scratch);
}

/* After a failure nothing of the batch counts: whoever mentions it next asks again. */
static void forget_batch(Compiler *c) {
    for (int i = 0; i < c->batch.len; i++) {
        FuncInst *inst = c->batch.data[i];
        if (inst->obj != NULL && !inst->is_again) {
            inst->obj->backend = NULL;
        } else if (inst->init != NULL) {
            map_remove(&c->reached_inits, inst->init);
        }
    }
    map_deinit(&c->bound_thunks);
    map_deinit(&c->method_exprs);
    map_deinit(&c->native_of);
    memset(c->natives, 0, sizeof c->natives);
    c->lazy_inits.len = 0;
    c->attempt++;
}

/* Functions made for the one just visited share its memory: they must not wait for their turn. */
static void visit_made_since(Scc *s, int first) {
    for (int i = first; i < s->c->batch.len; i++) {
        FuncInst *inst = s->c->batch.data[i];
        if (inst->kind == INST_SYNTH && inst->scc_index == 0 && !s->c->has_failed) {
            scc_visit(s, inst);
        }
    }
}

void compiler_compile_asked(Compiler *c) {
    Scc s = {.c = c};
    while (c->next_in_batch < c->batch.len && !c->has_failed) {
        int known = c->batch.len;
        FuncInst *inst = c->batch.data[c->next_in_batch++];
        if (inst->scc_index == 0) {
            scc_visit(&s, inst);
        }
        visit_made_since(&s, known);
    }
    for (int i = 0; i < s.undecided.len && !c->has_failed; i++) {
        emit_one(c, s.undecided.data[i]);
    }
    VEC_FREE(&s.stack);
    VEC_FREE(&s.undecided);
}

bool compiler_end_batch(Compiler *c) {
    compiler_compile_asked(c);
    layout_finish_published(c);
    CHECK(c->has_failed || c->next_in_batch == c->batch.len);
    if (c->has_failed) {
        forget_batch(c);
    }
    for (int i = 0; i < c->batch.len; i++) {
        FuncInst *inst = c->batch.data[i];
        if (inst->ir != NULL) { /* something failed before its turn */
            inst->ir = NULL;
            workspace_release(c, inst->home);
        }
        inst->inline_body = NULL;
    }
    c->batch.len = 0;
    c->next_in_batch = 0;
    arena_reset(&c->kept);
    arena_reset(c->work);
    bool ok = !c->has_failed;
    c->has_failed = false;
    return ok;
}

/* ---- initialisers */

FuncInst *compiler_init_inst(Compiler *c, Initializer *in, Package *p) {
    FuncInst *inst = map_get(&c->reached_inits, in);
    if (inst == NULL) {
        uint16_t flags = FUNC_IS_INIT | (p->is_std ? FUNC_IS_STD : 0);
        inst = compiler_inst(c, INST_INIT, compiler_str(c, "%s.init", p->path->text), in->rhs->pos,
                             flags);
        inst->init = in;
        map_put(&c->reached_inits, in, inst);
    }
    return inst;
}

void compiler_reach_var(Compiler *c, Object *var) {
    Initializer *in = check_var_initializer(c->o.checker, var);
    if (in != NULL && map_get(&c->reached_inits, in) == NULL) {
        VEC_PUSH(&c->lazy_inits, compiler_init_inst(c, in, var->pkg));
    }
}

typedef struct InitOrder { /* depth first through what initialisers mention */
    Compiler *c;
    PtrMap seen;           /* Object* */
    FuncList *funcs;
} InitOrder;

static void visit_dependency(Object *dep, void *ctx) {
    InitOrder *o = ctx;
    if ((dep->kind != OBJ_VAR && dep->kind != OBJ_FUNC) || dep->pkg == NULL || !dep->pkg->is_lazy ||
        map_get(&o->seen, dep) != NULL) {
        return;
    }
    map_put(&o->seen, dep, dep);
    check_dependencies(o->c->o.checker, dep, visit_dependency, o);
    if (dep->kind != OBJ_VAR) {
        return;
    }
    Initializer *in = check_var_initializer(o->c->o.checker, dep);
    FuncInst *inst = in != NULL ? map_get(&o->c->reached_inits, in) : NULL;
    if (inst != NULL && !inst->is_init_placed) {
        inst->is_init_placed = true;
        VEC_PUSH(o->funcs, inst->func);
    }
}

static int by_declaration(const void *a, const void *b) {
    const FuncInst *x = *(FuncInst *const *)a, *y = *(FuncInst *const *)b;
    uint32_t i = x->init->lhs[0]->order, k = y->init->lhs[0]->order;
    if (x->init->lhs[0]->pkg != y->init->lhs[0]->pkg || i == k) {
        return x->func < y->func ? -1 : x->func > y->func;
    }
    return i < k ? -1 : 1;
}

void compiler_take_lazy_inits(Compiler *c, FuncList *funcs) {
    InitOrder o = {.c = c, .funcs = funcs};
    qsort(c->lazy_inits.data, (size_t)c->lazy_inits.len, sizeof *c->lazy_inits.data,
          by_declaration);
    for (int i = 0; i < c->lazy_inits.len; i++) {
        visit_dependency(c->lazy_inits.data[i]->init->lhs[0], &o);
    }
    c->lazy_inits.len = 0;
    map_deinit(&o.seen);
}

/* ---- packages */

static void add_init_func(Compiler *c, FuncDecl *d, FuncList *list) {
    Object *obj = d->name->obj != NULL ? d->name->obj : d->info->func;
    VEC_PUSH(list, compiler_decl_inst(c, obj)->func);
}

static void ask_package_init(Compiler *c, Package *p, FuncList *list) {
    for (int i = 0; i < p->init_count; i++) {
        VEC_PUSH(list, compiler_init_inst(c, &p->inits[i], p)->func);
    }
    for (int i = 0; i < p->init_func_count; i++) {
        add_init_func(c, p->init_funcs[i], list);
    }
}

/* Imports first. */
void compiler_ask_inits(Compiler *c, Package *p, PtrMap *seen, FuncList *list) {
    if (map_get(seen, p) != NULL || map_get(&c->package_inits, p) != NULL) {
        return;
    }
    map_put(seen, p, p);
    for (int i = 0; i < p->import_count; i++) {
        compiler_ask_inits(c, p->imports[i], seen, list);
    }
    ask_package_init(c, p, list);
}

static void ask_all_functions(Compiler *c, Package *p) {
    for (int i = 0; i < p->file_count; i++) {
        for (int k = 0; k < p->files[i]->decl_count; k++) {
            FuncDecl *d = (FuncDecl *)p->files[i]->decls[k];
            if (d->d.kind != NODE_FUNC_DECL || d->info == NULL || d->info->func == NULL ||
                d->type_expr->tparam_count != 0 || d->info->sig->func.recv_tparam_count != 0) {
                continue;
            }
            compiler_decl_inst(c, d->info->func);
        }
    }
}

/* Foreign functions are bound before the program runs, called or not: what is wrong with a
 * declaration must not depend on who reaches it. */
static void bind_foreign_functions(Compiler *c, Package *p) {
    for (int i = 0; i < p->file_count; i++) {
        for (int k = 0; k < p->files[i]->decl_count; k++) {
            const FuncDecl *d = (const FuncDecl *)p->files[i]->decls[k];
            bool is_foreign = d->d.kind == NODE_FUNC_DECL && d->body == NULL &&
                              d->name->obj != NULL && d->directive != NULL &&
                              strncmp(d->directive->text, "gol:", 4) == 0;
            uint32_t native;
            if (is_foreign) {
                (void)compiler_is_native(c, d->name->obj, d->name->obj->pos, &native);
            }
        }
    }
}

/* Types of the library that the vm makes values of. */
void compiler_ask_known_types(Compiler *c) {
    static const struct { const char *pkg, *name; bool is_pointer; } known[] = {
#define KNOWN(name, pkg, type, pointer) {pkg, type, pointer},
#include "bytecode/known.def"
#undef KNOWN
    };
    Package *runtime = checker_import(c->o.checker, "runtime");
    for (int i = 0; i < KNOWN_COUNT; i++) {
        Object *obj;
        if (known[i].pkg[0] == 0) {
            obj = checker_universe(c->o.checker, known[i].name);
        } else {
            obj = runtime != NULL
                      ? scope_lookup(runtime->scope, intern_cstr(c->o.interns, known[i].name))
                      : NULL;
        }
        if (obj == NULL || !check_object(c->o.checker, obj)) {
            continue;
        }
        Type *t = known[i].is_pointer ? type_new_pointer(c->o.checker, obj->type) : obj->type;
        c->o.image->known[i] = layout_publish(c, t);
    }
}

/* is_checked_only: a package to be checked need not be one that could run. */
static FuncInst *main_function(Compiler *c, Package *p, bool is_checked_only) {
    Object *obj = scope_lookup(p->scope, intern_cstr(c->o.interns, "main"));
    if (obj == NULL || obj->kind != OBJ_FUNC) {
        if (is_checked_only) {
            return NULL;
        }
        compiler_error(c, 0, DIAG_OTHER, "function main is undeclared in the main package");
        return NULL;
    }
    return compiler_decl_inst(c, obj);
}

uint32_t compiler_entry_func(Compiler *c, const FuncList *funcs) {
    FuncList all = {0};
    compiler_take_late_batches(c, &all);
    compiler_take_lazy_inits(c, &all);
    for (int i = 0; i < funcs->len; i++) {
        VEC_PUSH(&all, funcs->data[i]);
    }
    uint32_t entry = UINT32_MAX;
    if (all.len > 0) {
        entry = lower_call_list(c, compiler_str(c, "runtime.main"), all.data, all.len);
    }
    VEC_FREE(&all);
    return entry;
}

static uint32_t program_entry(Compiler *c, FuncList *inits, const FuncInst *main_inst) {
    if (main_inst != NULL) {
        VEC_PUSH(inits, main_inst->func);
    }
    uint32_t entry = compiler_entry_func(c, inits);
    return entry != UINT32_MAX ? entry
                               : lower_call_list(c, compiler_str(c, "runtime.main"), NULL, 0);
}

bool compiler_compile_program(Compiler *c, Package *main, bool all) {
    c->is_checked_only = all;
    PtrMap seen = {0};
    FuncList inits = {0};
    compiler_ask_known_types(c);
    compiler_ask_inits(c, main, &seen, &inits);
    FuncInst *main_inst = main_function(c, main, all);
    for (uint32_t i = 0; i < seen.len; i++) {
        Package *p = seen.entries[i].value;
        if (p != NULL && !p->is_lazy) {
            bind_foreign_functions(c, p);
            if (all) {
                ask_all_functions(c, p);
            }
        }
    }
    compiler_compile_asked(c);
    uint32_t entry = c->has_failed ? 0 : program_entry(c, &inits, main_inst);
    bool ok = compiler_end_batch(c);
    if (ok) {
        c->o.image->entry_func = entry;
    }
    map_deinit(&seen);
    VEC_FREE(&inits);
    return ok;
}
