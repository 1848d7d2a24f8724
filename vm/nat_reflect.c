/* nat_reflect.c: the natives of package reflect: what its gol code cannot say about values
 * whose type only the running program knows.
 *
 * reflect holds a value as a type and a pointer: to the value in memory, or, of kinds that are
 * one pointer (Rtype.is_direct and the collector's bit), the value itself (`how`). Everything
 * it can do with that alone (reading fields of the type, loads and stores of basic kinds) it
 * does in gol.
 */
#include "vm/native.h"

#include <stdlib.h>

#include "vm/vm_internal.h"

/* The fields that stdlib/reflect/type.gol declares, at the offsets that they have there. */
#define LIES_AT(type, field, offset)                                                               \
    _Static_assert(offsetof(type, field) == (offset), #type ": see stdlib/reflect/type.gol")
LIES_AT(Rtype, kind, 4);
LIES_AT(Rtype, is_direct, 8);
LIES_AT(Rtype, is_named, 9);
LIES_AT(Rtype, is_variadic, 11);
LIES_AT(Rtype, align, 12);
LIES_AT(Rtype, chan_dir, 13);
LIES_AT(Rtype, id, 16);
LIES_AT(Rtype, size, 32);
LIES_AT(Rtype, string, 40);
LIES_AT(Rtype, name, 48);
LIES_AT(Rtype, pkg_path, 56);
LIES_AT(Rtype, elem, 72);
LIES_AT(Rtype, key, 80);
LIES_AT(Rtype, len, 88);
LIES_AT(Rtype, fields, 96);
LIES_AT(Rtype, field_count, 104);
LIES_AT(Rtype, in, 112);
LIES_AT(Rtype, out, 120);
LIES_AT(Rtype, in_count, 128);
LIES_AT(Rtype, out_count, 132);
LIES_AT(Rtype, methods, 136);
LIES_AT(Rtype, method_count, 144);
LIES_AT(Rtype, pointer_to, 152);
LIES_AT(RtypeField, type, 24);
LIES_AT(RtypeField, offset, 32);
LIES_AT(RtypeField, is_embedded, 36);
LIES_AT(RtypeMethod, name, 8);
LIES_AT(RtypeMethod, type, 16);
LIES_AT(Str, text, 8);

/* How an address stands for a value; as in stdlib/reflect/value.gol. */
typedef enum How {
    HOW_WORD,  /* it is the value: pointers, maps, channels, functions */
    HOW_BOX,   /* it points to memory nobody writes */
    HOW_PLACE, /* it points to a variable */
} How;

extern NativeFn reflect_type_of, reflect_new_at, reflect_unpack, reflect_pack, reflect_new_object, reflect_new_array,
    reflect_copy_value, reflect_zero_value, reflect_equal_values, reflect_make_map,
    reflect_map_find, reflect_map_assign, reflect_map_delete, reflect_map_clear,
    reflect_map_iter, reflect_map_next, reflect_make_chan, reflect_grow_slice,
    reflect_copy_slice, reflect_clear_slice, reflect_implements, reflect_bind_method,
    reflect_code_of, reflect_make_type, reflect_make_func_type, reflect_make_struct_type,
    reflect_complete, reflect_make_shim, reflect_make_closure;

static NativeResult done(bool ok) {
    return ok ? NAT_DONE : NAT_PANIC;
}

static NativeResult answer_ptr(Slot *args, const void *p) {
    args[0].u = (uintptr_t)p;
    return NAT_DONE;
}

static NativeResult answer_bool(Slot *args, bool b) {
    args[0].i = b;
    return NAT_DONE;
}

static bool is_one_pointer(const Rtype *t) {
    return t->is_direct && (t->gc_flags & GC_TYPE_DATA_IS_PTR) != 0;
}

/* ---- interfaces */

/* typeOf(i any) *rtype: the type word lies where the result does */
NativeResult reflect_type_of(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    (void)args;
    return NAT_DONE;
}

/* unpack(i any) (t *rtype, p unsafe.Pointer) */
NativeResult reflect_unpack(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Rtype *t = args[0].p;
    if (t == NULL) {
        args[1].p = NULL;
    } else if (t->is_direct && !is_one_pointer(t)) {
        void *box = nat_new_object(vm, t);
        if (box == NULL) {
            return NAT_PANIC;
        }
        value_init(t, box, &args[1]);
        args[1].p = box;
    }
    return NAT_DONE;
}

/* The data word of an interface that holds a value of type t. */
static bool data_word(Vm *vm, const Rtype *t, void *p, How how, Slot *word) {
    if (how == HOW_WORD || (how == HOW_BOX && !t->is_direct)) {
        word->p = p;
        return true;
    }
    Slot iface[2];
    if (!iface_box_mem(vm, iface, t, p)) {
        return false;
    }
    *word = iface[1];
    return true;
}

/* pack(t *rtype, p unsafe.Pointer, how int) any */
NativeResult reflect_pack(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Slot word;
    if (!data_word(vm, args[0].p, args[1].p, (How)args[2].i, &word)) {
        return NAT_PANIC;
    }
    args[1] = word;
    return NAT_DONE;
}

/* ---- memory */

/* newObject(t *rtype) unsafe.Pointer */
NativeResult reflect_new_object(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].p = nat_new_object(vm, args[0].p);
    return done(args[0].p != NULL);
}

/* newArray(elem *rtype, len, cap int) unsafe.Pointer */
NativeResult reflect_new_array(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Slot slice[3];
    if (!slice_make(vm, slice, args[0].p, args[1].i, args[2].i)) {
        return NAT_PANIC;
    }
    return answer_ptr(args, slice[0].p);
}

/* copyValue(t *rtype, to, from unsafe.Pointer) */
NativeResult reflect_copy_value(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Rtype *t = args[0].p;
    value_copy(vm, t, args[1].p, args[2].p);
    nat_charge(vm, t->size);
    return NAT_DONE;
}

/* zeroValue(t *rtype, p unsafe.Pointer) */
NativeResult reflect_zero_value(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    value_zero_mem(vm, args[0].p, args[1].p);
    return NAT_DONE;
}

/* equalValues(t *rtype, p, q unsafe.Pointer) bool */
/* Nothing but the place where -sandbox steps in. */
NativeResult reflect_new_at(Vm *vm, Goro *g, Slot *args) {
    (void)vm;
    (void)g;
    args[0].i = 0;
    return NAT_DONE;
}

NativeResult reflect_equal_values(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    int equal = value_equal(vm, args[0].p, args[1].p, args[2].p);
    return equal < 0 ? NAT_PANIC : answer_bool(args, equal);
}

/* ---- slices: a slice header in memory is its three words */

/* growSlice(elem *rtype, s unsafe.Pointer, n int): room for n more elements, length unchanged */
NativeResult reflect_grow_slice(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Slot *header = args[1].p, grown[3];
    if (!slice_grow(vm, grown, header, args[2].u, args[0].p)) {
        return NAT_PANIC;
    }
    nat_store_ptr(vm, &header[0].p, grown[0].p);
    header[2] = grown[2];
    return NAT_DONE;
}

/* copySlice(elem *rtype, to, from unsafe.Pointer, n int) */
NativeResult reflect_copy_slice(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Rtype *elem = args[0].p;
    Slot to[3] = {args[1], args[3], args[3]};
    nat_charge(vm, args[3].u * elem->size);
    Slot count;
    return done(slice_copy(vm, &count, to, args[2].p, args[3].u, elem));
}

/* clearSlice(elem *rtype, p unsafe.Pointer, n int) */
NativeResult reflect_clear_slice(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Rtype *elem = args[0].p;
    Slot slice[3] = {args[1], args[2], args[2]};
    nat_charge(vm, args[2].u * elem->size);
    return done(slice_clear(vm, slice, elem));
}

/* ---- maps and channels */

/* makeMap(t *rtype, n int) unsafe.Pointer */
NativeResult reflect_make_map(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Slot map;
    if (!map_make(vm, &map, args[0].p, args[1].i)) {
        return NAT_PANIC;
    }
    return answer_ptr(args, map.p);
}

/* mapFind(t *rtype, m, key unsafe.Pointer) unsafe.Pointer: where the value lies, or nil */
NativeResult reflect_map_find(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    void *found;
    if (!map_find(vm, args[0].p, args[1].p, args[2].p, &found)) {
        return NAT_PANIC;
    }
    return answer_ptr(args, found);
}

/* mapAssign(t *rtype, m, key, value unsafe.Pointer) */
NativeResult reflect_map_assign(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Rtype *t = args[0].p;
    void *place;
    if (args[1].p == NULL) {
        nat_panic_plain(vm, "assignment to entry in nil map");
        return NAT_PANIC;
    }
    if (!map_insert(vm, t, args[1].p, args[2].p, &place)) {
        return NAT_PANIC;
    }
    value_copy(vm, t->elem, place, args[3].p);
    return NAT_DONE;
}

/* mapDelete(t *rtype, m, key unsafe.Pointer) */
NativeResult reflect_map_delete(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    return done(map_delete(vm, args[0].p, args[1].p, args[2].p));
}

/* mapClear(t *rtype, m unsafe.Pointer) */
NativeResult reflect_map_clear(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    nat_charge(vm, map_room(args[0].p, args[1].p));
    return done(map_clear(vm, args[0].p, args[1].p));
}

/* mapIter(t *rtype, m unsafe.Pointer) unsafe.Pointer */
NativeResult reflect_map_iter(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    args[0].p = map_iter_new(vm, args[0].p, args[1].p);
    return done(args[0].p != NULL);
}

/* mapNext(t *rtype, iter unsafe.Pointer) (key, value unsafe.Pointer): nil when done */
NativeResult reflect_map_next(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const void *key = NULL, *value = NULL;
    if (!map_iter_next(vm, args[0].p, args[1].p, &key, &value)) {
        key = value = NULL;
    }
    args[0].u = (uintptr_t)key;
    args[1].u = (uintptr_t)value;
    return NAT_DONE;
}

/* makeChan(t *rtype, n int) unsafe.Pointer */
NativeResult reflect_make_chan(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    SchedAnswer answer = SCHED_DONE;
    Chan *c = chan_make(vm->sched, chan_type_of(vm, args[0].p), args[1].i,
                        vm_site(vm, goro_ip(vm->cur)), &answer);
    if (c == NULL) {
        return done(answer == SCHED_SIZE_RANGE ? raise_plain(vm, "makechan: size out of range")
                                               : raise_memory(vm));
    }
    return answer_ptr(args, c);
}

/* ---- methods and functions */

/* implements(t, iface *rtype) bool */
NativeResult reflect_implements(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    return answer_bool(args, rtype_implements(vm, args[0].p, args[1].p, NULL));
}

/* bindMethod(t *rtype, p unsafe.Pointer, how int, symbol uint32) unsafe.Pointer: a func value */
NativeResult reflect_bind_method(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Rtype *t = args[0].p;
    Slot word;
    if (!data_word(vm, t, args[1].p, (How)args[2].i, &word)) {
        return NAT_PANIC;
    }
    args[0].p = bound_method_new(vm, t, word.u, (uint32_t)args[3].u);
    return done(args[0].p != NULL || raise_memory(vm));
}

/* A pc as runtime.FuncForPC takes it: one more than the address, as return addresses are, and one
 * more for each function inlined there (runtime_pc_info), so that it means the function itself. */
static const char *pc_of_entry(const Image *im, const Ins *entry) {
    const FuncMeta *f = image_func_at(im, entry);
    int depth = 0;
    for (int node = image_inline_at(im, f, entry); node >= 0 && depth < 7; depth++) {
        node = f->inlines[node].parent;
    }
    return (const char *)entry + 1 + depth;
}

/* codeOf(fn unsafe.Pointer) uintptr: where the code of a func value that is not nil begins */
NativeResult reflect_code_of(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    uint64_t func = *(const uint64_t *)args[0].p;
    if (func == BOUND_CODE) {
        return answer_ptr(args, pc_of_entry(vm->image, bound_call_entry(vm, args[0].p)));
    }
    func_entry(vm, func); /* that it has code: where it is entered now may be elsewhere */
    return answer_ptr(args, pc_of_entry(vm->image, vm->image->funcs.data[func]->entry));
}

/* makeShim(kind int, f *rtype, symbol uint32) (code unsafe.Pointer, frame *rtype): code is a func
 * value without captures, nil when the type is too big for one */
NativeResult reflect_make_shim(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Image *im = vm->image;
    Rtype *frame;
    uint32_t func = im->make_shim(im->compile_ctx, (ShimKind)args[0].i, args[1].p,
                                  (uint32_t)args[2].u, &frame);
    args[0].p = func == UINT32_MAX ? NULL : image_closure(im, func);
    args[1].p = frame;
    return NAT_DONE;
}

/* makeClosure(code, handler unsafe.Pointer) unsafe.Pointer: the func of a MAKE shim, which captures
 * its handler */
NativeResult reflect_make_closure(Vm *vm, Goro *g, Slot *args) {
    static const uint8_t kinds[] = {GC_SCALAR, GC_POINTER};
    (void)g;
    Slot *closure = vm_new_object(vm, gc_shape_intern(vm->heap, 2, kinds), 2 * sizeof *closure);
    if (closure == NULL) {
        return done(raise_memory(vm));
    }
    closure[0].u = ((const StaticClosure *)args[0].p)->func;
    closure[1] = args[1];
    return answer_ptr(args, closure);
}

/* ---- types */

static Rtype *make_type(Vm *vm, const Rtype *proto) {
    return vm->image->make_type(vm->image->compile_ctx, proto);
}

/* complete(t *rtype): a type nobody has seen from inside yet gets its parts filled in */
NativeResult reflect_complete(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    make_type(vm, args[0].p);
    return NAT_DONE;
}

/* makeType(kind, dir int, elem, key *rtype, len int) *rtype */
NativeResult reflect_make_type(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Rtype proto = {.kind = (uint8_t)args[0].u, .chan_dir = (uint8_t)args[1].u,
                   .elem = args[2].p, .key = args[3].p, .len = args[4].u};
    return answer_ptr(args, make_type(vm, &proto));
}

/* makeFuncType(in, out []*rtype, variadic bool) *rtype */
NativeResult reflect_make_func_type(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Rtype proto = {.kind = RK_FUNC, .in = args[0].p, .in_count = (uint32_t)args[1].u,
                   .out = args[3].p, .out_count = (uint32_t)args[4].u,
                   .is_variadic = args[6].u != 0};
    return answer_ptr(args, make_type(vm, &proto));
}

static const Str *interned(Vm *vm, const Slot *string) {
    return intern(vm->image->interns, string[1].u != 0 ? string[0].p : "", string[1].u);
}

static const Str *interned_or_null(Vm *vm, const Slot *string) {
    return string[1].u != 0 ? interned(vm, string) : NULL;
}

/* makeStructType(names, tags, pkgs []string, types []*rtype, embedded []bool) *rtype */
NativeResult reflect_make_struct_type(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    const Slot *names = args[0].p, *tags = args[3].p, *pkgs = args[6].p;
    Rtype *const *types = args[9].p;
    const bool *embedded = args[12].p;
    uint32_t n = (uint32_t)args[1].u;
    RtypeField *fields = base_calloc(n + 1ul, sizeof *fields);
    for (uint32_t i = 0; i < n; i++) {
        fields[i] = (RtypeField){.name = interned(vm, &names[2 * i]),
                                 .tag = interned_or_null(vm, &tags[2 * i]),
                                 .pkg = interned_or_null(vm, &pkgs[2 * i]),
                                 .type = types[i],
                                 .is_embedded = embedded[i]};
    }
    Rtype proto = {.kind = RK_STRUCT, .fields = fields, .field_count = n};
    Rtype *t = make_type(vm, &proto);
    free(fields);
    return answer_ptr(args, t);
}
