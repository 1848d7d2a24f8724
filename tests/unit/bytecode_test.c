/* tests/unit/bytecode_test.c: the program image: tables, pc lookups, disassembler, verifier. */
#include "tests/unit/unit.h"

#include "bytecode/image.h"
#include "bytecode/pctable.h"

typedef struct Fixture {
    Interns *interns;
    Heap *heap;
    Image *im;
    Rtype *t_int, *t_string, *t_ptr;
    Buf out;
} Fixture;

static Rtype *add_type(Fixture *x, RtypeKind kind, uint64_t size, Rtype *elem, const char *name) {
    Rtype proto = {.kind = (uint8_t)kind, .size = size, .align = 8, .elem = elem,
                   .string = intern_cstr(x->interns, name)};
    Rtype *t = image_add_rtype(x->im, &proto);
    image_rtype_finish(x->im, t);
    return t;
}

static void fixture_init(Fixture *x) {
    *x = (Fixture){0};
    buf_init(&x->out);
    x->interns = interns_new();
    x->heap = heap_new(&(GcOptions){0});
    x->im = image_new(x->heap, x->interns, NULL);
    x->t_int = add_type(x, RK_INT, 8, NULL, "int");
    x->t_string = add_type(x, RK_STRING, 16, NULL, "string");
    x->t_ptr = add_type(x, RK_POINTER, 8, x->t_int, "*int");
}

static void fixture_deinit(Fixture *x) {
    buf_deinit(&x->out);
    image_free(x->im);
    heap_free(x->heap);
    interns_free(x->interns);
}

/* A function with this code, an empty map at every instruction, and a frame of 8. */
static uint32_t assemble(Fixture *x, const char *name, const Ins *code, uint32_t words) {
    uint32_t func = image_add_func(x->im, intern_cstr(x->interns, name), 0);
    Ins *at = image_reserve_code(x->im, func, words, 8);
    memcpy(at, code, words * sizeof *code);
    uint64_t none = 0;
    FuncMeta *f = x->im->funcs.data[func];
    StackMapEntry *maps = image_static(x->im, NULL, 8 * sizeof *maps);
    for (uint32_t pc = 0; pc < words && f->map_count < 8;) {
        maps[f->map_count++] = (StackMapEntry){pc, image_add_map(x->im, &none, &none, 0)};
        pc += code[pc].op < OP_COUNT ? 1u + op_info((Opcode)code[pc].op)->extra : 1;
    }
    f->maps = maps;
    return func;
}

static bool verify(Fixture *x, uint32_t func) {
    x->out.len = 0;
    return image_verify_func(x->im, func, &x->out);
}

static bool says(const Fixture *x, const char *text) {
    return x->out.data != NULL && strstr(x->out.data, text) != NULL;
}

/* ---- tables */

static void test_dedup(void) {
    Fixture x;
    fixture_init(&x);
    uint32_t a = image_add_string(x.im, "hello", 5), b = image_add_string(x.im, "hello", 5);
    IS_INT(a, b);
    IS(image_add_string(x.im, "hell", 4) != a);
    IS_INT(image_add_string(x.im, "", 0), image_add_string(x.im, "other", 0));
    const Str *name = intern_cstr(x.interns, "Close");
    IS_INT(image_add_symbol(x.im, name, NULL), image_add_symbol(x.im, name, NULL));
    IS(image_add_symbol(x.im, name, name) != image_add_symbol(x.im, name, NULL));
    IS(image_closure(x.im, 3) == image_closure(x.im, 3));
    for (int k = 0; k < 2000; k++) {
        char text[16];
        int n = snprintf(text, sizeof text, "s%d", k);
        image_add_string(x.im, text, (uint64_t)n);
    }
    IS_INT(image_add_string(x.im, "hello", 5), a);
    fixture_deinit(&x);
}

static void test_globals(void) {
    Fixture x;
    fixture_init(&x);
    const Str *name = intern_cstr(x.interns, "main.x");
    uint32_t i = image_add_global(x.im, name, x.t_int, 0);
    uint32_t s = image_add_global(x.im, name, x.t_string, 0);
    uint32_t p = image_add_global(x.im, name, x.t_ptr, 0);
    IS_INT(s, i + 8);
    IS_INT(p, s + 16);
    IS_INT(x.im->global_kinds[i / 8], GC_SCALAR);
    IS_INT(x.im->global_kinds[s / 8], GC_POINTER);
    IS_INT(x.im->global_kinds[s / 8 + 1], GC_SCALAR);
    IS_INT(x.im->global_kinds[p / 8], GC_POINTER);
    IS_INT(x.im->globals[s], 0);
    fixture_deinit(&x);
}

static void test_rtypes(void) {
    Fixture x;
    fixture_init(&x);
    IS_INT(x.t_string->slots, 2);
    IS_INT(x.t_string->eq, EQ_STRING);
    IS(!x.t_string->is_direct && x.t_ptr->is_direct && x.t_int->is_direct);
    IS_INT(x.t_int->gc_flags, 0);
    IS_INT(x.t_ptr->gc_flags, GC_TYPE_DATA_IS_PTR);
    Rtype big = {.kind = RK_ARRAY, .size = 800, .align = 8, .len = 100, .elem = x.t_ptr};
    Rtype *array = image_add_rtype(x.im, &big);
    image_rtype_finish(x.im, array);
    IS_INT(array->form, FORM_LARGE);
    IS_INT(array->slots, 1);
    IS(array->has_pointers && array->shape == x.t_ptr->shape);
    Rtype map = {.kind = RK_MAP, .size = 8, .align = 8, .key = x.t_string, .elem = x.t_int};
    Rtype *m = image_add_rtype(x.im, &map);
    image_rtype_finish(x.im, m);
    IS_INT(m->map_value_offset, 16);
    IS_INT(m->map_entry_size, 24);
    fixture_deinit(&x);
}

/* ---- what a pc means */

static void test_maps(void) {
    Fixture x;
    fixture_init(&x);
    uint64_t ptr[2] = {5, 1}, iface[2] = {8, 0}; /* slots 0 2 64, and interface data in 3 */
    uint32_t a = image_add_map(x.im, ptr, iface, 65);
    IS_INT(a, image_add_map(x.im, ptr, iface, 65));
    const Ins code[] = {{.op = OP_NOP}, {.op = OP_RET}};
    uint32_t func = assemble(&x, "main.f", code, 2);
    FuncMeta *f = x.im->funcs.data[func];
    f->maps[1].map = a;
    StackMap map;
    if (IS(image_map_at(x.im, f, f->entry + 1, &map))) {
        IS_INT(map.slots, 65);
        IS_INT(map.ptr_bits[0], 5);
        IS_INT(map.iface_bits[0], 8);
        IS_INT(map.kinds[0], GC_POINTER | GC_POINTER << 4 | GC_IFACE << 6);
        IS_INT(map.kinds[16], GC_POINTER);
    }
    f->map_count = 1;
    IS(!image_map_at(x.im, f, f->entry + 1, &map));
    fixture_deinit(&x);
}

static void test_lines_and_functions(void) {
    Fixture x;
    fixture_init(&x);
    const Ins code[] = {{.op = OP_NOP}, {.op = OP_NOP}, {.op = OP_NOP}, {.op = OP_RET}};
    uint32_t first = assemble(&x, "main.f", code, 4), second = assemble(&x, "main.g", code, 4);
    FuncMeta *f = x.im->funcs.data[first], *g = x.im->funcs.data[second];
    LineWriter w = {0};
    linetable_put(&w, 0, 1000);
    linetable_put(&w, 1, 900);
    linetable_put(&w, 2, 900);
    linetable_put(&w, 3, 70000);
    f->lines = image_static(x.im, w.bytes.data, w.bytes.len);
    f->line_bytes = (uint32_t)w.bytes.len;
    IS_INT(image_pos_of(x.im, f, f->entry), 1000);
    IS_INT(image_pos_of(x.im, f, f->entry + 1), 900);
    IS_INT(image_pos_of(x.im, f, f->entry + 2), 900);
    IS_INT(image_pos_of(x.im, f, f->entry + 3), 70000);
    IS(image_func_at(x.im, f->entry) == f);
    IS(image_func_at(x.im, f->entry + 3) == f);
    IS(image_func_at(x.im, f->entry + 4) == NULL); /* the entry word of g */
    IS(image_func_at(x.im, g->entry) == g);
    IS(image_func_at(x.im, g->entry + 4) == NULL);
    IS(image_func_at(x.im, code) == NULL);
    buf_deinit(&w.bytes);
    fixture_deinit(&x);
}

/* ---- calls between functions */

static void test_late_binding(void) {
    Fixture x;
    fixture_init(&x);
    uint32_t callee = image_add_func(x.im, intern_cstr(x.interns, "main.late"), 0);
    const Ins code[] = {{.op = OP_CALL, .a = 4}, {.op = OP_RET}};
    uint32_t caller = assemble(&x, "main.f", code, 2);
    Ins *call = (Ins *)x.im->funcs.data[caller]->entry;
    image_call_site(x.im, call, callee);
    IS(call + ins_j(call) == x.im->code + 1); /* traps */
    IS(verify(&x, caller));
    const Ins ret[] = {{.op = OP_RET}};
    Ins *at = image_reserve_code(x.im, callee, 1, 8);
    *at = ret[0];
    image_patch_calls(x.im, callee);
    IS(call + ins_j(call) == at);
    uint32_t successor = assemble(&x, "main.late", ret, 1);
    image_redirect(x.im, callee, successor);
    IS_INT(at->op, OP_JMP);
    IS(at + ins_j(at) == x.im->funcs.data[successor]->entry);
    fixture_deinit(&x);
}

/* ---- disassembler and verifier */

static void test_disasm(void) {
    Fixture x;
    fixture_init(&x);
    uint32_t s = image_add_string(x.im, "a\nb", 3);
    const Ins code[] = {
        {OP_LDSTR, 0, (uint16_t)s, 0}, {OP_ADDI, 2, 1, (uint16_t)-3}, {OP_RET, 0, 0, 0}};
    uint32_t func = assemble(&x, "main.f", code, 3);
    image_disasm_func(x.im, func, &x.out);
    IS(says(&x, "func main.f"));
    IS(says(&x, "LDSTR          r0, \"a\\x0ab\""));
    IS(says(&x, "ADDI           r2, r1, #-3"));
    fixture_deinit(&x);
}

static void reject(const Ins *code, uint32_t words, const char *why) {
    Fixture x;
    fixture_init(&x);
    uint32_t func = assemble(&x, "main.f", code, words);
    if (!IS(!verify(&x, func)) || !IS(says(&x, why))) {
        printf("    wanted: %s, said: %s\n", why, x.out.data != NULL ? x.out.data : "nothing");
    }
    fixture_deinit(&x);
}

#define REJECT(why, ...)                                                                           \
    do {                                                                                           \
        const Ins code[] = {__VA_ARGS__};                                                          \
        reject(code, sizeof code / sizeof code[0], why);                                           \
    } while (0)

static void test_verifier(void) {
    Fixture x;
    fixture_init(&x);
    const Ins good[] = {{OP_LDI, 0, 5, 0}, {OP_RET, 0, 0, 0}};
    IS(verify(&x, assemble(&x, "main.f", good, 2)));
    fixture_deinit(&x);
    REJECT("no opcode", {60000, 0, 0, 0});
    REJECT("runs off the end", {OP_NOP, 0, 0, 0});
    REJECT("runs off the end", {OP_LDK, 0, 0, 0});
    REJECT("outside the frame", {OP_MOV, 8, 0, 0}, {OP_RET, 0, 0, 0});
    REJECT("outside the frame", {OP_MOV3, 0, 6, 0}, {OP_RET, 0, 0, 0});
    REJECT("outside the frame", {OP_ZERON, 4, 0, 5}, {OP_RET, 0, 0, 0});
    REJECT("out of its table", {OP_LDSTR, 0, 77, 0}, {OP_RET, 0, 0, 0});
    REJECT("out of its table", {OP_NEW, 0, 0, 9}, {OP_RET, 0, 0, 0});
    REJECT("no instruction", {OP_JMP, 0, 9, 0}, {OP_RET, 0, 0, 0});
    REJECT("to the entry", {OP_NOP, 0, 0, 0}, {OP_LOOP, 0, 0xffff, 0xffff});
    REJECT("without charging", {OP_NOP, 0, 0, 0}, {OP_NOP, 0, 0, 0}, {OP_JMP, 0, 0xffff, 0xffff});
    REJECT("no function's entry", {OP_CALL, 4, 1, 0}, {OP_RET, 0, 0, 0});
    REJECT("call base", {OP_CALL_CLO, 1, 0, 0}, {OP_RET, 0, 0, 0});
    REJECT("not a map type", {OP_MAP_LEN, 0, 0, 0}, {OP_MAP_CLEAR, 0, 0, 0}, {0, 0, 0, 0},
           {OP_RET, 0, 0, 0});
    REJECT("no instruction of a function", {OP_GO_DONE, 0, 0, 0}, {OP_RET, 0, 0, 0});
}

static void test_verifier_wants_maps(void) {
    Fixture x;
    fixture_init(&x);
    const Ins code[] = {{OP_NOP, 0, 0, 0}, {OP_GO, 0, 0, 0}, {OP_RET, 0, 0, 0}};
    uint32_t func = assemble(&x, "main.f", code, 3);
    IS(verify(&x, func));
    x.im->funcs.data[func]->map_count = 1;
    IS(!verify(&x, func));
    IS(says(&x, "no stack map"));
    fixture_deinit(&x);
}

int main(void) {
    RUN(test_dedup);
    RUN(test_globals);
    RUN(test_rtypes);
    RUN(test_maps);
    RUN(test_lines_and_functions);
    RUN(test_late_binding);
    RUN(test_disasm);
    RUN(test_verifier);
    RUN(test_verifier_wants_maps);
    return unit_report();
}
