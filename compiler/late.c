/* compiler/late.c: what is compiled while the program runs.
 *
 * Half of the library that a program could reach, or more, it never calls. So a library function
 * that is long or loops is *deferred* when something mentions it: it has its index in the image and
 * no code. The first call of it, however made, asks for it (Image.bind_func), and that compiles it
 * and those functions it calls that are not deferred themselves: they are compiled with their
 * callers, which may want them inlined. Methods that only interfaces call are compiled in the same
 * way (Image.compile_method).
 *
 * Compiling may reach library variables whose initialisers must then run before the code that
 * reached them does: they become a *late batch*, and the function gets a *guard*, which runs every
 * batch that has not run yet and then calls it. Until its batches have run the function stays
 * unbound (FUNC_UNBOUND), so that whoever comes meanwhile goes through the guard too. Bound is not
 * entered: between the two (go f(), a function's pc through reflect) somebody else may come to code
 * or variables of the batch, by an interface or in a session's next entry; those begin it, too.
 * Initialisers have the vm to themselves (RT_INIT_BEGIN): nobody sees a batch that is half done.
 *
 * So an initialiser of the library may run when the program is long under way. One that reads what
 * programs assign (os.Stderr) must be reached at once: by a short function.
 */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "compiler/lower.h"

/* Bytes of text. Of the library's functions that get inlined 92 in 100 are short and have no loop;
 * of its text such functions are a third. */
enum { SHORT_FUNCTION = 200 };

bool compiler_is_deferrable(const Compiler *c, const Object *func) {
    const LazyName *at = func->lazy;
    if (at == NULL || c->o.whole_library) {
        return false;
    }
    const char *text = lazy_source(func)->text + at->offset;
    size_t len = at->end - at->offset;
    return len > SHORT_FUNCTION || memmem(text, len, "for ", 4) != NULL;
}

/* ---- late initialisers */

static void add_late_batch(Compiler *c) {
    if (c->lazy_inits.len == 0) {
        return;
    }
    FuncList funcs = {0};
    compiler_take_lazy_inits(c, &funcs);
    Rtype *flag = layout_type(c, checker_basic(c->o.checker, TYPE_BOOL));
    LazyBatch b = {.flag_offset =
                       image_add_global(c->o.image, compiler_str(c, "runtime.late"), flag, 0)};
    b.func = lower_call_list(c, compiler_str(c, "runtime.init"), funcs.data, funcs.len);
    VEC_PUSH(&c->late, b);
    VEC_FREE(&funcs);
}

/* Those that have run, or do while this is called. */
static void drop_begun_batches(Compiler *c) {
    int count = 0;
    for (int i = 0; i < c->late.len; i++) {
        if (c->o.image->globals[c->late.data[i].flag_offset] == 0) {
            c->late.data[count++] = c->late.data[i];
        }
    }
    c->late.len = count;
}

void compiler_take_late_batches(Compiler *c, FuncList *funcs) {
    drop_begun_batches(c);
    if (c->late.len > 0) {
        VEC_PUSH(funcs, lower_late_batches(c, c->late.data, c->late.len));
    }
}

static void mark_unbound(Compiler *c, const FuncInst *inst, bool is_unbound) {
    FuncMeta *f = c->o.image->funcs.data[inst->func];
    f->flags = (uint16_t)(is_unbound ? f->flags | FUNC_UNBOUND : f->flags & ~FUNC_UNBOUND);
}

/* ---- compiling one function, and what it needs with it */

/* sig, recv: as for lower_guarded. Whatever initialisers are still to run go first: those of
 * earlier batches too, as this function may use their variables. */
static void compile_unbound(Compiler *c, FuncInst *inst, Type *sig, Type *recv) {
    mark_unbound(c, inst, true);
    compiler_compile_asked(c);
    add_late_batch(c);
    drop_begun_batches(c);
    if (c->late.len > 0 && !c->has_failed) {
        inst->guard = 1 + lower_guarded(c, c->late.data, c->late.len, inst, sig, recv);
        inst->guard_flag = c->late.data[c->late.len - 1].flag_offset;
    }
    if (!compiler_end_batch(c)) {
        diags_print(c->o.diags, stderr, (DiagStyle){0});
        PANIC("cannot compile %s", c->o.image->funcs.data[inst->func]->name->text);
    }
}

/* A guard runs its batches in order. */
static bool guard_has_work(const Compiler *c, const FuncInst *inst) {
    return inst->guard != 0 && c->o.image->globals[inst->guard_flag] == 0;
}

uint32_t compiler_bind_func(void *compiler, uint32_t func) {
    Compiler *c = compiler;
    FuncInst *inst = c->by_func.data[func];
    if (inst->state == INST_DEFERRED) {
        compiler_ask_for(c, inst);
        Type *sig = inst->obj->type;
        compile_unbound(c, inst, sig, sig->func.recv != NULL ? sig->func.recv->type : NULL);
    }
    if (guard_has_work(c, inst)) {
        return inst->guard - 1;
    }
    mark_unbound(c, inst, false);
    image_patch_calls(c->o.image, func);
    return func;
}

/* ---- methods that only interfaces call */

static const MethodSetEntry *find_entry(Compiler *c, Type *t, uint32_t symbol) {
    int count;
    const MethodSetEntry *set = type_method_set(c->o.checker, t, &count);
    for (int i = 0; i < count; i++) {
        if (compiler_symbol(c, set[i].obj) == symbol) {
            return &set[i];
        }
    }
    PANIC("%s has no method %s", type_text(c->arena, t, NULL),
          c->o.image->symbols.data[symbol].name->text);
}

/* A method that takes its receiver as interfaces hold it needs no wrapper: then it may be deferred,
 * or have code already. Code that came with a function which is bound and not entered yet (go f())
 * needs a guard of its own, as this is a second way to it. */
uint32_t compiler_compile_method(void *compiler, Rtype *rt, RtypeMethod *method) {
    Compiler *c = compiler;
    Type *recv = rt->backend;
    const MethodSetEntry *entry = find_entry(c, recv, method->symbol);
    uint32_t func = lower_method_wrapper(c, recv, entry, rt);
    FuncInst *inst = c->by_func.data[func];
    if (inst->state != INST_DEFERRED) {
        Type *word = rt->is_direct ? recv : checker_basic(c->o.checker, TYPE_UNSAFE_POINTER);
        compile_unbound(c, inst, entry->obj->type, word);
    }
    return func;
}
