/* bytecode/image.h: the program as compiler and vm share it.
 *
 * Code lies in one reserved address range that only grows (a REPL entry appends); everything that
 * instructions name by index (functions, rtypes, strings, natives …) is a table that only grows and
 * whose elements never move. Globals are one reserved byte range with a pointer map, a root of the
 * collector. Nothing here is freed before the image is.
 */
#ifndef GOL_BYTECODE_IMAGE_H
#define GOL_BYTECODE_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/source.h"
#include "bytecode/opcode.h"
#include "bytecode/rtype.h"
#include "gc/gc.h"

/* The word before each function's entry. */
typedef struct EntryWord {
    int32_t frame_slots; /* slots from fp[0], including outgoing call areas */
    uint32_t func;       /* index; instances of one generic function may share an entry: the first */
} EntryWord;

enum { /* FuncMeta.flags */
    FUNC_WRAPPER = 1,      /* synthesised (defer/go thunk, promoted method): hidden from tracebacks,
                              transparent to recover() */
    FUNC_HAS_DEFER = 2,
    FUNC_IS_INIT = 4,
    FUNC_IS_STD = 8,       /* of the embedded library */
    FUNC_IS_CLOSURE = 16,  /* expects the closure pointer in slot param_slots */
    FUNC_NO_RETURN_MAP = 32,
    FUNC_UNBOUND = 64,     /* calls of it do not go straight to its entry yet (image_call_site) */
};

/* A map says which slots hold live pointers at a pc, as two bit sets: pointers, and interface data
 * words (whose type word, in the slot before, is then valid too); and the same once more as the
 * packed kinds that gc_mark_slots takes. Deduplicated. */
typedef struct StackMapEntry {
    uint32_t pc;  /* words from the function's entry; sorted */
    uint32_t map; /* index in Image.map_words: slot count n, then (n+63)/64 words of pointer bits, as
                     many of interface bits, then (n+31)/32 words of packed kinds */
} StackMapEntry;

typedef struct InlineNode { /* calls that were inlined: pc ranges name their innermost node */
    uint32_t func;    /* the inlined function */
    int32_t parent;   /* index in the function's tree, -1: the function itself */
    Pos call_pos;
} InlineNode;

typedef struct FuncMeta {
    const Str *name;           /* as tracebacks print it: "main.(*T).M", "main.f.func1" */
    Pos pos;                   /* of the declaration */
    const Ins *entry;          /* NULL: not compiled (yet) */
    uint32_t code_words;
    uint16_t param_slots, result_slots, frame_slots;
    uint16_t flags;
    uint32_t recover_pc;       /* words from entry: epilogue of a function with defers */
    StackMapEntry *maps; uint32_t map_count;
    uint8_t *lines; uint32_t line_bytes; /* varint deltas (pc, Pos); see image_pos_of */
    InlineNode *inlines; uint32_t inline_count;
    uint8_t *inline_ranges; uint32_t inline_range_bytes; /* varint (pc delta, node + 1) */
    struct VarInfo *vars; uint32_t var_count; /* variables by slot and pc range, for reports */
    struct CaptureInfo *captures; uint32_t capture_count; /* what a closure of it holds, for reports */
    uint32_t redefined_by;     /* function index + 1, or 0 */
    uint32_t redefines;        /* the latest function whose entry leads here, index + 1, or 0 */
    Ins first_ins;             /* what image_redirect has put its jump over */
    void *backend;             /* compiler's */
} FuncMeta;

typedef struct VarInfo {
    const Str *name;           /* NULL: a temporary that holds pointers over a safepoint */
    Rtype *type;
    uint16_t slot;
    bool is_boxed;             /* slot holds a pointer to the variable */
    bool is_whole;             /* all its words are live in the range, not only the first */
    uint32_t from_pc, to_pc;   /* live where from_pc <= pc < to_pc */
} VarInfo;

typedef struct CaptureInfo {
    const Str *name;           /* NULL: an argument of a go or defer statement and the like */
    Rtype *type;
    uint32_t word;             /* from the word after the function's */
    bool is_boxed;             /* the word points to the variable */
} CaptureInfo;

typedef struct GlobalVar {
    const Str *name;           /* "main.x" */
    Rtype *type;
    uint32_t offset;
    Pos pos;
} GlobalVar;

typedef struct SelectCase {
    bool is_send;
    uint16_t chan, value;      /* slots; value NO_SLOT: not wanted */
    uint16_t value_slots;      /* how many a received value takes */
    uint16_t ok;               /* slot or NO_SLOT */
} SelectCase;
typedef struct SelectDesc {
    bool has_default;
    uint16_t count;
    SelectCase *cases;         /* source order */
} SelectDesc;

typedef struct InlineCache { /* per CALL_IFACE; mutable */
    const Rtype *type;
    const Ins *entry;
    uint32_t symbol;           /* method asked for */
} InlineCache;

typedef struct MethodSymbol {
    const Str *name;
    const Str *pkg;            /* import path when unexported */
} MethodSymbol;

/* A preallocated closure without captures: what a func value of a declared function points to. */
typedef struct StaticClosure {
    uint64_t func;             /* closures' first word: function index */
} StaticClosure;

typedef struct NativeRef { /* a body-less library function some code calls */
    const Str *pkg, *name;
    void *fn;                  /* NativeFn of vm/native.h */
    void *ctx;                 /* its own data, nat_context */
    uint16_t param_slots, result_slots;
    bool is_absent;            /* an optional foreign function that is not there */
} NativeRef;

typedef struct StringConst { const char *ptr; uint64_t len; } StringConst;
typedef struct IfaceConst { const Rtype *type; uint64_t data; } IfaceConst;

typedef enum KnownType { /* known.def */
#define KNOWN(name, pkg, type, is_pointer) KNOWN_##name,
#include "bytecode/known.def"
#undef KNOWN
    KNOWN_COUNT
} KnownType;

/* Functions made while the program runs, between values whose types only it knows and code, which
 * knows all its types. Values travel in a *frame*: a struct on the heap with one field for each of
 * them.
 *
 *   CALL    func(fn, frame pointer)   calls fn of that type; the frame holds parameters, then results
 *   MAKE    a func of that type       fills a frame, calls the handler it captured,
 *                                     func(frame pointer), and returns the results in the frame
 *   METHOD  a func of that type       calls the method `symbol` of its first parameter
 *   SELECT  func(_, frame pointer)    the type's parameters are the channels of the cases, directed as
 *                                     they are used; one result: it has a default. The frame holds each
 *                                     case's channel and value, then the chosen index, -1 for the
 *                                     default, and whether a value was received */
typedef enum ShimKind { SHIM_CALL, SHIM_MAKE, SHIM_SELECT, SHIM_METHOD } ShimKind;

typedef struct Image {
    Heap *heap;                /* shapes are interned there */
    Interns *interns;
    SourceSet *sources;
    Ins *code; uint32_t code_len, code_cap;        /* words; reserved range */
    uint8_t *globals; uint32_t globals_len;        /* bytes; reserved range */
    uint8_t *global_kinds;                         /* GcWordKind of each word of globals, for gc_mark_typed;
                                                      reserved range */
    VEC(FuncMeta *) funcs;
    VEC(Rtype *) rtypes;
    VEC(StringConst) strings;
    VEC(IfaceConst) ifaces;
    VEC(StaticClosure *) closures;                 /* by function index; NULL until asked */
    VEC(SelectDesc) selects;
    InlineCache *caches; uint32_t cache_len;       /* reserved range */
    VEC(MethodSymbol) symbols;
    VEC(NativeRef) natives;
    VEC(GlobalVar) global_vars;
    VEC(int32_t *) jump_tables;
    VEC(uint64_t) map_words;
    Rtype *known[KNOWN_COUNT];                     /* set by the compiler; NULL: not compiled in */
    uint32_t entry_func;                           /* runs initialisers, then main.main */
    struct ImageExtra *extra;                      /* image.c's own: dedup tables, reservations */
    /* Asked when a function is entered that has no code or is FUNC_UNBOUND: returns the function to
     * enter instead, or func itself, which then is bound. */
    uint32_t (*bind_func)(void *ctx, uint32_t func);
    /* Asked when a method of a type is called that was not compiled yet: returns its function. */
    uint32_t (*compile_method)(void *ctx, Rtype *type, RtypeMethod *method);
    /* For package reflect. The type that proto describes by kind and parts (elem, key, len, fields,
     * in, out, ...), found or made; or, when proto is one of the image, that one, complete. */
    Rtype *(*make_type)(void *ctx, const Rtype *proto);
    /* The function of a shim (ShimKind) for a func type, and its frame's type; UINT32_MAX: too
     * big. */
    uint32_t (*make_shim)(void *ctx, ShimKind kind, const Rtype *func, uint32_t symbol,
                          Rtype **frame);
    void *compile_ctx;
} Image;

Image *image_new(Heap *heap, Interns *interns, SourceSet *sources);
void image_free(Image *im);

/* Growing. Indices and pointers stay valid for the image's life. */
uint32_t image_add_func(Image *im, const Str *name, Pos pos);
/* Room for words after an EntryWord of func, whose entry, code_words and frame_slots it sets; NULL
 * when the code range is full. */
Ins *image_reserve_code(Image *im, uint32_t func, uint32_t words, uint32_t frame_slots);
/* Makes the CALL at `call` reach func's entry, now or, while func has no code or is FUNC_UNBOUND,
 * by the image_patch_calls after that; until then the call leads to code[1], which binds it (BIND):
 * as the stubs of a dynamic linker do. */
void image_call_site(Image *im, Ins *call, uint32_t func);
void image_patch_calls(Image *im, uint32_t func);
/* What the CALL at `call` is to reach; UINT32_MAX when it reaches it. */
uint32_t image_unbound_callee(const Image *im, const Ins *call);
uint32_t image_add_string(Image *im, const char *text, uint64_t len); /* deduplicated; copied */
uint32_t image_add_iface(Image *im, const Rtype *t, uint64_t data);
uint32_t image_add_symbol(Image *im, const Str *name, const Str *pkg);
uint32_t image_add_cache(Image *im, uint32_t symbol);
uint32_t image_add_select(Image *im, SelectDesc d); /* takes d.cases (malloc'ed) */
uint32_t image_add_native(Image *im, const Str *pkg, const Str *name, void *fn, int param_slots,
                          int result_slots);
/* Byte offset; NO_GLOBAL when all globals together pass 4 GiB. */
enum { NO_GLOBAL = 0xffffffffu };
uint32_t image_add_global(Image *im, const Str *name, Rtype *t, Pos pos);
/* An empty table to fill; entries are relative to the JTAB instruction that names it. */
uint32_t image_add_jump_table(Image *im, uint32_t count);
/* Immutable bytes that live as long as the image, outside the heap (boxes of constants). */
void *image_static(Image *im, const void *data, uint64_t bytes);
StaticClosure *image_closure(Image *im, uint32_t func);
/* A new rtype with kind, size, align, ptr_kinds filled in by the caller; sets form, slots, shape,
 * id, has_pointers, gc_flags, eq for kinds where they follow. */
Rtype *image_add_rtype(Image *im, const Rtype *proto);
void image_rtype_finish(Image *im, Rtype *t); /* after elem/key/fields are known: shape, eq, map entry */
/* Makes func's entry jump to successor's (REPL redefinition), which is compiled already; callers'
 * frame check then asks for the larger of both frames. Nothing branches to a function's pc 0. */
void image_redirect(Image *im, uint32_t func, uint32_t successor);
/* Takes the redirection back: func's own code is reached again. */
void image_restore(Image *im, uint32_t func);
/* Stores each distinct map once; returns its index in map_words. The sets have no slot from slots
 * on. */
uint32_t image_add_map(Image *im, const uint64_t *ptr_bits, const uint64_t *iface_bits,
                       uint32_t slots);

/* Looking up by pc. */
const FuncMeta *image_func_at(const Image *im, const Ins *pc);
/* The map for pc; false when pc is no safepoint. Bit sets of `slots` bits each; slots above hold no
 * live pointer. */
typedef struct StackMap {
    uint32_t slots;
    const uint64_t *ptr_bits, *iface_bits;
    const uint8_t *kinds; /* 2 bits a slot, as gc_mark_slots takes them */
} StackMap;
bool image_map_at(const Image *im, const FuncMeta *f, const Ins *pc, StackMap *out);
Pos image_pos_of(const Image *im, const FuncMeta *f, const Ins *pc);
/* Innermost inline node at pc, -1 for none. */
int image_inline_at(const Image *im, const FuncMeta *f, const Ins *pc);

/* `gol -d code`: with source lines between. */
void image_disasm_func(const Image *im, uint32_t func, Buf *out);
/* What the opcodes of some functions mean, a line each, and how to read the rest. */
void image_disasm_legend(const Image *im, const uint32_t *funcs, int count, Buf *out);
/* Checks every operand, target, map and index of a function; reports the first problem. */
bool image_verify_func(const Image *im, uint32_t func, Buf *why);

/* The interface-call target of symbol on a concrete type: function index, or -1. Compiles
 * lazily. */
int64_t image_method_func(Image *im, const Rtype *t, uint32_t symbol);

#endif
