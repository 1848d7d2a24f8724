/* types/builtin_internal.h: what the files on calls of builtins share (check_builtin.c,
 * check_numeric.c, check_unsafe.c).
 */
#ifndef GOL_TYPES_BUILTIN_INTERNAL_H
#define GOL_TYPES_BUILTIN_INTERNAL_H

#include "types/types_internal.h"

typedef struct BuiltinCall {
    CallExpr *call;
    int id;           /* BuiltinId */
    const char *name; /* as messages print it */
    Operand *args;    /* evaluated; of new, make and Offsetof not */
    int count;
} BuiltinCall;

/* Reports "before, the operand, after" and makes x invalid. */
void builtin_refuse(Checker *c, Operand *x, const char *before, const char *after);

static inline void builtin_value(Operand *x, Type *t)
{
    x->mode = MODE_VALUE;
    x->type = t;
}

static inline void builtin_constant(Operand *x, Type *t, ConstVal *val)
{
    x->mode = MODE_CONSTANT;
    x->type = t;
    x->val = val;
}

/* x is the first argument and becomes the result; invalid after an error, which is reported. */
void check_complex(Checker *c, Operand *x, const BuiltinCall *b);
void check_real_imag(Checker *c, Operand *x, const BuiltinCall *b);
void check_min_max(Checker *c, Operand *x, const BuiltinCall *b);
void check_unsafe_call(Checker *c, Operand *x, const BuiltinCall *b);

#endif
