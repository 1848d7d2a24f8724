/* compiler/passes.h: the passes of ir_optimize, in the order they run. Back half only. */
#ifndef GOL_COMPILER_PASSES_H
#define GOL_COMPILER_PASSES_H

#include "compiler/ir_internal.h"

#endif
