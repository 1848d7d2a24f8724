/* types/infer_internal.h: between infer.c and unify.c. */
#ifndef GOL_TYPES_INFER_INTERNAL_H
#define GOL_TYPES_INFER_INTERNAL_H

#include "types/decl_internal.h"

typedef struct Unifier {
    Checker *c;
    Object **tparams; /* those to be inferred; of the arguments' types, only those of generic
                       * functions mention some */
    int count;
    Type **bound;     /* what each stands for so far, or NULL; may mention tparams */
    int *joined;      /* another parameter this one is equal to, or -1 */
    int depth;
} Unifier;

/* The index of the parameter t (after forwarding), or -1 when t is none to be inferred. */
int unify_index(const Unifier *u, const Type *t);
/* As for an assignment of a y to an x: inexact at the top. */
bool unify_assign(Unifier *u, Type *x, Type *y);
/* A type argument and the core type of its constraint: inexact, the parts, too. */
bool unify_core(Unifier *u, Type *x, Type *core);

#endif
