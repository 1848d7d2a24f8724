/* compiler/lower_internal.h: what the lowering files share. Included from nowhere else.
 *
 * One Lower turns one function into IR. Its conventions:
 *
 *  - lower_expr answers an operand that stays valid until the next statement that assigns: it may
 *    be the register of a variable itself, or one word of it. Expressions cannot change unboxed
 *    variables, so only statements with several assignments copy (lower_snapshot).
 *  - `dst` is a hint: a register or word of the right layout where the value is wanted. The answer
 *    may be elsewhere; lower_expr_to moves it. Code that writes its destination in several steps
 *    writes a temporary, unless the destination is l->fresh (a variable being declared).
 *  - Constants are immediates where one word holds them; floats by their bits.
 *  - A Place is where an assignable (or selectable) expression lives, its operands evaluated.
 *  - l->cur is the block being written. After a jump it is a new block that nothing reaches; passes
 *    drop it.
 */
#ifndef GOL_COMPILER_LOWER_INTERNAL_H
#define GOL_COMPILER_LOWER_INTERNAL_H

#include "base/panic.h"
#include "compiler/lower.h"

typedef struct Var { /* a variable as this function sees it */
    Type *type;
    Rtype *rtype;
    IrRegId reg;      /* the value, or the pointer to its box */
    bool is_boxed;
    IrIns *box_ins;   /* what put the pointer into reg, in box_block */
    IrBlock *box_block;
    IrRegId view;     /* {pointer, length} of a boxed array, once something in a loop indexes it */
} Var;

typedef struct Given { /* a value that a thunk captured instead of evaluating its expression */
    IrOperand *values;
    int count;
} Given;

typedef struct Target { /* what break and continue leave or continue */
    struct Target *outer;
    Stmt *stmt;
    IrBlock *on_break, *on_continue; /* on_continue NULL: switch, select */
} Target;

typedef struct Hoist { /* an expression whose value exists already (lower_order.c) */
    const Expr *expr;
    IrOperand value;
} Hoist;

typedef struct Visible { /* a variable at a pause (lower_pause.c) */
    const Str *name;
    IrRegId reg;
} Visible;

typedef struct RangeBody RangeBody; /* lower_rangefunc.c */

typedef struct Lower {
    Compiler *c;
    FuncInst *inst;
    IrFunc *f;
    IrBlock *cur;
    Type *sig;            /* TYPE_FUNC, or NULL for synthesised functions */
    const TypeSubst *subst;
    PtrMap vars;          /* Object* -> Var* */
    PtrMap given;         /* Expr* -> Given* */
    VEC(Hoist) hoists;    /* calls of the operands being evaluated; whoever adds takes away */
    PtrMap labels;        /* LabeledStmt* -> IrBlock* */
    Target *targets;
    Var **results;        /* result variables, when the function needs them */
    int result_count;
    bool has_result_vars, has_boxed_results;
    RangeBody *range;     /* this function is the body of a range over a function */
    struct Lower *declared; /* then: the function that the loop, or the outermost such, stands in */
    int range_count;      /* such bodies made so far, at all depths */
    IrOperand fresh;      /* register that may be written piece by piece */
    IrIns *entry_ins;     /* last of the constants put at the head of the function */
    PtrMap global_views;  /* GlobalSlot* -> register of the view of an array */
    const CompositeLit *static_lit; /* the T{…} of `var x = &T{…}` at package level */
    const Object *static_var;       /* that x */
    const Expr *own_cut;  /* s[i:j] of the assignment s = s[i:j] being lowered */
    uint32_t loop_depth;
    int depth;            /* of expression nesting */
    bool has_pauses;      /* for a debugger */
    VEC(Visible) visible; /* then: outermost first; whoever opens a scope cuts it again */
} Lower;

/* ---- lower_emit.c: writing instructions */
void lower_begin(Lower *l, Compiler *c, FuncInst *inst);
void lower_end(Lower *l);
IrBlock *lower_block(Lower *l);
void lower_start(Lower *l, IrBlock *b);              /* places b and writes there from now on */
IrIns *lower_ins(Lower *l, IrOp op, Pos pos);
/* An instruction with a result: in dst if that is given, else in a new register of type t. */
IrOperand lower_result(Lower *l, IrIns *i, IrOperand dst, Rtype *t);
IrOperand lower_temp(Lower *l, Rtype *t);
IrOperand lower_op1(Lower *l, IrOp op, Pos pos, IrOperand dst, Rtype *t, IrOperand a);
IrOperand lower_op2(Lower *l, IrOp op, IrNum num, Pos pos, IrOperand dst, Rtype *t, IrOperand a,
                    IrOperand b);
void lower_move(Lower *l, Pos pos, IrOperand dst, IrOperand value, Rtype *t);
IrOperand lower_zero(Lower *l, Pos pos, IrOperand dst, Rtype *t);
IrOperand lower_str(Lower *l, Pos pos, IrOperand dst, const char *text, size_t len);
/* A register nobody else writes that holds the value now. */
IrOperand lower_snapshot(Lower *l, Pos pos, IrOperand value, Rtype *t);
bool lower_is_var_operand(Lower *l, IrOperand o);
/* Word w of a value (its register, or the operand itself for one-word values). */
IrOperand lower_word(IrOperand value, int w);
/* An instruction right after `at` (NULL: at the head of b). */
IrIns *lower_ins_after(Lower *l, IrBlock *b, IrIns *at, IrOp op, Pos pos);
void lower_jump(Lower *l, Pos pos, IrBlock *to);
void lower_branch(Lower *l, Pos pos, IrOperand cond, IrBlock *then, IrBlock *els);
void lower_type_branch(Lower *l, Pos pos, IrOperand type_word, Rtype *t, IrBlock *then,
                       IrBlock *els);
IrOperand lower_captured(Lower *l, Pos pos, int *word, Rtype *t);
IrOperand lower_make_closure(Lower *l, Pos pos, IrOperand dst, uint32_t func,
                             const IrOperand *values, int count);
void lower_runtime_call(Lower *l, Pos pos, RuntimeCall which, const IrOperand *args, int count,
                        IrOperand result);
Rtype *lower_basic(Lower *l, TypeKind kind);
Rtype *lower_pointer_type(Lower *l); /* an untyped pointer word */
Rtype *lower_func_type(Lower *l);    /* some closure */

/* ---- types */
Type *lower_subst(Lower *l, Type *t);
Rtype *lower_type(Lower *l, Type *t);
Rtype *lower_published(Lower *l, Type *t); /* … that reaches an interface */
static inline Type *lower_under(Type *t) { return type_underlying(t); }
Type *lower_expr_type(Lower *l, const Expr *e);
IrNum lower_num(Type *t);           /* how arithmetic sees a type (word-like ones: NUM_I64) */
bool lower_is_iface(Type *t);
static inline bool lower_is_kind(Type *t, TypeKind k) { return type_underlying(t)->kind == k; }

/* ---- lower_var.c */
Var *lower_var(Lower *l, Object *obj);                 /* local */
Var *lower_declare(Lower *l, Object *obj);             /* new, without value */
Var *lower_bind(Lower *l, Object *obj, bool is_boxed, IrRegId reg); /* reg is its storage */
void lower_declare_value(Lower *l, Object *obj, Pos pos,
                         IrOperand value); /* owned or plain value */
void lower_declare_zero(Lower *l, Object *obj, Pos pos);
void lower_declare_expr(Lower *l, Object *obj, Pos pos, Expr *e); /* var obj = e */
void lower_var_set(Lower *l, Pos pos, Var *v, IrOperand value);
IrOperand lower_var_get(Lower *l, Pos pos, Var *v, IrOperand dst);

/* ---- lower_pause.c: nothing unless l->has_pauses */
void lower_show_var(Lower *l, const Object *obj, const Var *v); /* a variable becomes visible */
void lower_pause(Lower *l, Pos pos);
void lower_pause_before(Lower *l, const Stmt *s);

/* ---- lower_place.c */
typedef enum PlaceKind {
    PLACE_BLANK,
    PLACE_VALUE,  /* the operand base: a register (a variable's, for assignments) or immediate */
    PLACE_PART,   /* byte offset of the frame aggregate in register base */
    PLACE_MEM,    /* *(base + offset) */
    PLACE_GLOBAL, /* globals + offset */
    PLACE_ELEM,   /* base[index] */
    PLACE_MAP,    /* base[index] of a map */
} PlaceKind;

typedef struct Place {
    PlaceKind kind;
    bool is_safe;       /* MEM: base is never nil */
    bool is_zero;       /* known to hold zeroes: what a literal need not store */
    Var *var;           /* MEM: the whole of this boxed variable */
    GlobalSlot *global; /* GLOBAL: the whole of this package variable */
    Type *type;
    Rtype *rtype;
    IrOperand base, index;
    int64_t offset;
    Type *map;          /* MAP */
    Pos pos;
} Place;

Place lower_place(Lower *l, Expr *e);         /* e is evaluated but not read */
Place lower_object_place(Lower *l, Object *obj, Pos pos);
Place lower_value_place(Lower *l, Pos pos, IrOperand value, Type *t);
Place lower_mem_place(Lower *l, Pos pos, IrOperand ptr, Type *t, int64_t offset, bool is_safe);
Place lower_deref(Lower *l, Place p);         /* *p, p of pointer type */
Place lower_field(Lower *l, Place p, int index);
Place lower_path(Lower *l, Place p, const int *path, int len); /* fields, through pointers */
Place lower_index_place(Lower *l, Place p, Expr *index, Pos pos); /* element of an array */
IrOperand lower_load(Lower *l, const Place *p, IrOperand dst);
IrOperand lower_borrow(Lower *l,
                       const Place *p); /* as lower_load, but large values are not copied */
void lower_store(Lower *l, const Place *p, IrOperand value);
IrOperand lower_address(Lower *l, const Place *p, IrOperand dst);
bool lower_place_is_addressable(const Place *p);
/* p's operands no longer depend on variables (for tuple assignments). */
void lower_place_snapshot(Lower *l, Place *p);
/* A {ptr, len, cap} group over the array at p, for slicing; and a {ptr, len} one, for indexing:
 * where it is used in a loop, what does not change is computed outside. */
IrOperand lower_view(Lower *l, const Place *p);
IrOperand lower_elem_view(Lower *l, const Place *p);
void lower_refresh_view(Lower *l, Pos pos, Var *v); /* its box is a new one */

/* ---- lower_order.c: calls go before the reading of variables. Both add to l->hoists; the caller
 * restores its length when the operands are evaluated. */
void lower_hoist_calls(Lower *l, Expr *const *list, int count); /* entries may be NULL */
void lower_hoist_assignment(Lower *l, Expr *const *lhs, int lhs_count, Expr *const *rhs,
                            int rhs_count);
const IrOperand *lower_hoisted(const Lower *l, const Expr *e);

/* ---- lower_expr.c and neighbours */
IrOperand lower_expr(Lower *l, Expr *e, IrOperand dst);           /* of e's own type */
IrOperand lower_expr_as(Lower *l, Expr *e, Type *to, IrOperand dst); /* assigned to a `to` */
void lower_expr_to(Lower *l, Expr *e, Type *to, IrOperand dst);   /* … and into dst */
void lower_discard(Lower *l, Expr *e);                            /* for its effects */
void lower_cond(Lower *l, Expr *e, IrBlock *then, IrBlock *els);
IrOperand lower_binary_op(Lower *l, Pos pos, TokenKind op, Type *t, IrOperand x, IrOperand y,
                          Type *yt, IrOperand dst);
/* lower_const.c */
bool lower_is_const(const Expr *e);
IrOperand lower_const(Lower *l, Pos pos, const ConstVal *v, Type *t, IrOperand dst);
bool lower_const_int(const Expr *e, int64_t *out);
/* lower_compare.c */
IrOperand lower_compare(Lower *l, BinaryExpr *e, IrOperand dst);
void lower_compare_branch(Lower *l, BinaryExpr *e, IrBlock *then, IrBlock *els);
/* x == y for operands of types xt and yt (one may be an interface the other implements). */
void lower_equal_branch(Lower *l, Pos pos, IrOperand x, Type *xt, IrOperand y, Type *yt,
                        IrBlock *then, IrBlock *els);
/* lower_convert.c */
bool lower_is_number(Type *t);
IrOperand lower_convert(Lower *l, Pos pos, IrOperand v, Type *from, Type *to, IrOperand dst);
IrOperand lower_assignable(Lower *l, Pos pos, IrOperand v, Type *from, Type *to, IrOperand dst);
IrOperand lower_to_iface(Lower *l, Pos pos, IrOperand v, Type *from, IrOperand dst);
IrOperand lower_const_iface(Lower *l, Pos pos, const ConstVal *v, Type *t, IrOperand dst);
IrOperand lower_assert(Lower *l, TypeAssertExpr *e, IrOperand dst, IrOperand ok);
IrOperand lower_unbox(Lower *l, Pos pos, IrOperand iface, Type *t, IrOperand dst);
/* lower_lit.c */
IrOperand lower_composite(Lower *l, CompositeLit *e, IrOperand dst);
IrOperand lower_new_composite(Lower *l, CompositeLit *e, Type *t, IrOperand dst); /* &T{…} */
IrOperand lower_func_lit(Lower *l, FuncLit *e, IrOperand dst);
int lower_literal_field(Type *s, Expr *e, int i, Expr **value);
int64_t lower_literal_index(const CompositeLit *e, int i, int64_t index, Expr **value);
/* lower_static.c: literals of constants, copied from static memory. False: not one. */
bool lower_static_slice(Lower *l, CompositeLit *e, Type *elem, IrOperand slice, int64_t count);
bool lower_static_array(Lower *l, CompositeLit *e, const Place *at);

/* ---- lower_call.c */
typedef enum CalleeKind { CALLEE_FUNC, CALLEE_NATIVE, CALLEE_CLOSURE, CALLEE_IFACE } CalleeKind;
typedef struct Callee {
    CalleeKind kind;
    uint32_t index;       /* function, native or method symbol */
    IrOperand target;     /* closure, interface, or receiver (has_recv) */
    Rtype *target_type;
    bool has_recv;
    Type *sig;
} Callee;
Callee lower_callee(Lower *l, Expr *fun);
/* generic.c: the instance that a use with these type arguments names */
FuncInst *lower_generic_use(Lower *l, Object *obj, const TypeList *targs);
IrOperand lower_call(Lower *l, CallExpr *e, IrOperand dst);        /* one result */
/* All results of a call, as operands with their types. */
int lower_call_multi(Lower *l, CallExpr *e, IrOperand **values, Type ***types,
                     const IrOperand *dsts);
void lower_call_discard(Lower *l, CallExpr *e);
/* The call itself; results: registers, one for each result of c->sig. */
void lower_emit_call(Lower *l, Pos pos, const Callee *c, const IrOperand *args, int arg_count,
                     const IrOperand *results, int result_count);
/* Arguments in the form the parameters want (variadic ones packed). *count gets their number. */
IrOperand *lower_args(Lower *l, Type *sig, CallExpr *e, int *count);
/* The values of an expression list where one call may give several. */
int lower_expr_list(Lower *l, Expr **list, int n, IrOperand **values, Type ***types);
bool lower_is_tuple_call(const Expr *e);
void lower_go_defer(Lower *l, GoStmt *s);
/* The method of e's selection, its receiver evaluated; and the method of a receiver at p. */
Callee lower_method_callee(Lower *l, SelectorExpr *e);
Callee lower_selected_method(Lower *l, Place p, const Selection *s, Pos pos);
/* The name of a declared function that fun is (maybe instantiated), else NULL. */
Ident *lower_function_name(Expr *fun);
Callee lower_method_at(Lower *l, Place p, Object *method, Pos pos);
/* lower_builtin.c */
/* Library calls that have instructions: math.Sqrt, math.Abs, runtime.KeepAlive. False: not one. */
bool lower_intrinsic(Lower *l, CallExpr *e, IrOperand dst, IrOperand *value);
IrOperand lower_builtin(Lower *l, CallExpr *e, IrOperand dst);
IrOperand lower_len(Lower *l, Pos pos, Expr *x, bool want_cap, IrOperand dst);
/* lower_wrap.c: functions nobody wrote */
IrOperand lower_method_value(Lower *l, SelectorExpr *e, IrOperand dst);
IrOperand lower_method_expr(Lower *l, SelectorExpr *e, IrOperand dst);
uint32_t lower_method_expr_func(Lower *l, SelectorExpr *e);
void lower_synth_begin(Lower *l, Compiler *c, FuncInst *inst, Type *sig, Type *recv,
                       const TypeSubst *subst, IrOperand **params, int *param_count);
/* Tail of a synthesised function: calls and returns what the callee gives. */
void lower_forward(Lower *l, Pos pos, const Callee *callee, const IrOperand *args, int arg_count);

/* ---- statements */
void lower_stmt(Lower *l, Stmt *s);
void lower_stmts(Lower *l, Stmt **list, int count);
void lower_block_stmt(Lower *l, BlockStmt *b);
void lower_loop_body(Lower *l, BlockStmt *b);
void lower_assign_stmt(Lower *l, AssignStmt *s);
void lower_inc_dec(Lower *l, IncDecStmt *s);
void lower_assign_to(Lower *l, Pos pos, Expr *lhs, bool is_new, IrOperand value, Type *from);
void lower_var_decl(Lower *l, VarDecl *d);
/* The values of a call with several results or a comma-ok form. dsts: registers to use, or NULL. */
int lower_multi_value(Lower *l, Expr *e, IrOperand **values, Type ***types, const IrOperand *dsts);
IrOperand lower_one(Lower *l, Type *t); /* 1 as an operand of a numeric type */
void lower_return(Lower *l, ReturnStmt *s);
void lower_return_values(Lower *l, Pos pos, IrOperand *values);
void lower_leave(Lower *l, Pos pos, IrOperand *values); /* the same, from wherever l is */
void lower_if(Lower *l, IfStmt *s);
void lower_for(Lower *l, ForStmt *s);
void lower_range(Lower *l, RangeStmt *s);
void lower_range_func(Lower *l, RangeStmt *s);
void lower_range_branch(Lower *l, BranchStmt *s); /* out of the body of a range over a function */
const RangeStmt *lower_range_stmt(const Lower *l); /* whose body l is */
void lower_range_defer(Lower *l, Pos pos, IrOperand closure);
void lower_range_return(Lower *l, Pos pos, IrOperand *values);
void lower_switch(Lower *l, SwitchStmt *s);
void lower_type_switch(Lower *l, TypeSwitchStmt *s);
void lower_select(Lower *l, SelectStmt *s);
void lower_push_target(Lower *l, Target *t, Stmt *s, IrBlock *on_break, IrBlock *on_continue);
void lower_pop_target(Lower *l);

#endif
