/* compiler/ir.h: the linear IR between the checked tree and bytecode.
 *
 * A function is a list of basic blocks of instructions over virtual registers. It is not SSA: a
 * register may be assigned many times. A register holds one Go value, in the form it has in a frame
 * (bytecode/rtype.h, SlotForm): one word, or a group of adjacent words (string 2, slice 3,
 * interface 2, an aggregate of up to 128 bytes in memory layout). An operand names a whole
 * register, one word of it (the len of a slice is word 1: reading it costs nothing), or an
 * immediate.
 *
 * Lowering makes plain IR (lower_*.c). Passes improve it (inline, fold, copy propagation, dead
 * code, bounds), then liveness, slots and emit turn it into bytecode; they choose fused opcodes and
 * immediates, lowering never does. This is where speed is made and where a JIT would start.
 *
 * Values over 128 bytes (FORM_LARGE): the register is one pointer to memory nobody writes while the
 * value is in use; LOAD of such a type makes a fresh copy (aux rtype), STORE copies from it.
 * Definite assignment: a word of a register is read only where every way from the entry has written
 * it (lowering zeroes what it declares). MAP_NEXT writes on its way to `then` only.
 * Control falls nowhere by itself: every block ends in a terminator.
 * Zero-size values (FORM_EMPTY): registers of 0 words; instructions on them keep only their traps.
 */
#ifndef GOL_COMPILER_IR_H
#define GOL_COMPILER_IR_H

#include "base/arena.h"
#include "base/buf.h"
#include "bytecode/image.h"

typedef enum IrOp {
#define IROP(name, flags, text) IR_##name,
#include "compiler/ir.def"
#undef IROP
    IR_OP_COUNT
} IrOp;

enum { IRF_T = 1, IRF_S = 2, IRF_E = 4, IRF_X = 8, IRF_D = 16 };

typedef enum IrNum { /* what arithmetic and comparison see */
    NUM_NONE, NUM_I8, NUM_I16, NUM_I32, NUM_I64, NUM_U8, NUM_U16, NUM_U32, NUM_U64, NUM_F32, NUM_F64,
    NUM_C64, NUM_C128, NUM_STR, /* int, uint, uintptr are 64; bool U8; pointers, chans, maps: I64 */
} IrNum;

typedef uint32_t IrRegId; /* 0: none */

/* IRO_PART: adjacent words of a register; only passes make it (lowering: FIELD and SETFIELD). */
typedef enum IrOperandKind { IRO_NONE, IRO_REG, IRO_WORD, IRO_IMM, IRO_PART } IrOperandKind;
typedef struct IrOperand {
    uint8_t kind;  /* IrOperandKind */
    uint16_t word; /* IRO_WORD: which word of the register; IRO_PART: the first */
    IrRegId reg;
    int64_t imm;   /* IRO_IMM: an integer, or a float's bits in the form of num; IRO_PART: how many */
} IrOperand;

typedef struct IrReg {
    Rtype *type;       /* the value's type; words and kinds follow from it (NULL: a pass's own) */
    const Str *name;   /* for printing and reports; may be NULL */
    union {
        Rtype *boxed_type;      /* is_boxed_var: type of the variable in the box */
        const uint8_t *classes; /* registers of passes: IrClass of each word */
    };
    uint8_t kinds_inline[4]; /* pointer kind of each word (gc encoding) of up to 16 */
    uint16_t words;          /* adjacent slots */
    bool is_result_var : 1;  /* result variables of a function with defers: live throughout */
    bool is_user_var : 1;    /* a named variable (VarInfo is emitted) */
    bool is_boxed_var : 1;   /* holds the pointer to a boxed variable */
} IrReg;

typedef struct IrBlock IrBlock;
typedef struct IrIns IrIns;

/* recv and ok of a case name registers of its own that nothing else assigns: after the SELECT those
 * of cases not chosen are undefined. */
typedef struct IrSelectCase {
    bool is_send;
    IrOperand chan;
    IrOperand value;  /* send: value; */
    IrOperand recv;   /* receive: register to fill (whole), or none */
    IrOperand ok;     /* register, or none */
} IrSelectCase;

struct IrIns {
    uint8_t op;      /* IrOp */
    uint8_t num, num2;
    uint8_t select_default; /* SELECT: has a default */
    uint16_t arg_count, result_count;
    Pos pos;
    uint32_t aux;
    uint32_t number;         /* scratch of passes: place in layout order */
    uint32_t inline_node;    /* 0: this function, else index + 1 in IrFunc.inlines */
    IrIns *prev, *next;
    IrOperand dst;           /* REG or WORD (or NONE) */
    IrOperand a, b;
    union {
        IrOperand c;
        IrOperand dst2;      /* of operations with flag D; as dst */
    };
    int64_t imm;
    union {                  /* by what the operation is: only jumps have blocks */
        IrOperand *args;     /* arg_count of them, in the arena */
        IrSelectCase *cases; /* SELECT: arg_count of them */
        IrBlock *then;
        IrBlock **targets;   /* SWITCH: arg_count blocks for values imm, imm + 1, … */
    };
    union {
        IrOperand *results;  /* calls: REG each; NONE (dropped) only after the last wanted one */
        IrBlock *els;
    };
};

struct IrBlock {
    uint32_t id;
    uint32_t loop_depth;
    IrIns *first, *last; /* last is a terminator (flag X) in a finished block */
    IrBlock *next;       /* layout order */
    void *pass;          /* scratch of the running pass */
};

typedef struct IrCapture { /* a captured value of the running closure: the register it is read into */
    IrRegId reg;
    uint32_t word;
} IrCapture;

typedef struct IrFunc {
    Arena *arena;
    Arena *scratch;      /* tables of the running pass; shared by functions, emptied between them */
    Image *image;
    uint32_t func;       /* image function index (metadata: name, pos) */
    IrReg *regs; uint32_t reg_count, reg_cap; /* regs[0] unused */
    Arena *regs_in;      /* what they lie in: scratch while they grow, arena from lower_end on */
    IrRegId *params; uint32_t param_count;    /* receiver first; zero-word ones included */
    Rtype **results; uint32_t result_count;
    IrRegId closure;     /* register holding the closure pointer, or 0 */
    VEC(IrCapture) captures;                  /* until lowering ends */
    IrBlock *entry, *last_block;
    uint32_t block_count;
    IrBlock *epilogue;   /* functions with defers: DEFER_RUN, then RET of the result variables */
    uint16_t flags;      /* FUNC_* of image.h */
    bool notes_slicing;  /* -leaks: the SUBSTR_NOTED family of instructions */
    bool is_recursive;   /* in a call-graph cycle: charges the budget at entry */
    VEC(InlineNode) inlines;     /* data in the arena */
    const uint32_t *twins; uint32_t twin_count; /* image functions whose code it may share */
    Arena *keep;                 /* where inline_body goes, which outlives the rest; NULL: arena */
    struct IrFunc *inline_body;  /* what callers inline, or NULL (inline.c) */
} IrFunc;

/* ---- building (ir.c) */
IrFunc *ir_func_new(Arena *a, Image *im, uint32_t func);
IrRegId ir_reg_new(IrFunc *f, Rtype *type, const Str *name);
void ir_regs_settle(IrFunc *f);              /* lowering is done: they move to f's arena */
IrBlock *ir_block_new(IrFunc *f);            /* not yet in layout order */
void ir_block_place(IrFunc *f, IrBlock *b);  /* appends to the layout */
IrIns *ir_append(IrFunc *f, IrBlock *b, IrOp op, Pos pos);
IrOperand *ir_operands(IrFunc *f, uint32_t count); /* zeroed array in the arena */
static inline IrOperand ir_none(void) { return (IrOperand){0}; }
static inline IrOperand ir_imm(int64_t v) { return (IrOperand){.kind = IRO_IMM, .imm = v}; }
static inline IrOperand ir_reg(IrRegId r) { return (IrOperand){.kind = IRO_REG, .reg = r}; }
static inline IrOperand ir_word(IrRegId r, int w) {
    return (IrOperand){.kind = IRO_WORD, .reg = r, .word = (uint16_t)w};
}
typedef struct IrOpInfo {
    const char *name;
    unsigned flags;
} IrOpInfo;
extern const IrOpInfo ir_op_infos[IR_OP_COUNT];
static inline const char *ir_op_name(IrOp op) { return ir_op_infos[op].name; }
static inline unsigned ir_op_flags(IrOp op) { return ir_op_infos[op].flags; }
bool ir_op_adds_defer(IrOp op); /* of this frame */
bool ir_is_terminated(const IrBlock *b);

/* ---- seeing and checking */
void ir_print(const IrFunc *f, Buf *out);       /* gol -d ir */
bool ir_check(const IrFunc *f, Buf *why);       /* every pass keeps this true */

/* ---- passes (each its own file), and the way to bytecode */
typedef struct IrInlineSource { /* how the inliner finds callee bodies */
    void *ctx;
    const IrFunc *(*body)(void *ctx, uint32_t func); /* inline_body of a small leaf, or NULL */
} IrInlineSource;
bool ir_is_inlinable(const IrFunc *f);
void ir_optimize(IrFunc *f, const IrInlineSource *inl); /* inline, fold, copies, bounds, dead code */
/* Liveness, slots, selection, peephole: writes code, maps, lines into f->image and fills its
 * FuncMeta. relocations: calls to functions not emitted yet are patched when they are (emit.c keeps
 * the list in the image's backend state). Returns false with a reason when a limit is reached
 * (frame over 60,000 slots …). */
bool ir_emit(IrFunc *f, Buf *why);

#endif
