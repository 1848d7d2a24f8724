/* cmplx.c: natives of package math/cmplx: a complex128 is two slots. */
#include "stdlib/natives.h"

#include <complex.h>

#define COMPLEX(name)                                                                              \
    NativeResult cmplx_##name(Vm *vm, Goro *g, Slot *args)                                         \
    {                                                                                              \
        (void)vm;                                                                                  \
        (void)g;                                                                                   \
        double complex z = c##name(__builtin_complex(args[0].f, args[1].f));                       \
        args[0].f = creal(z);                                                                      \
        args[1].f = cimag(z);                                                                      \
        return NAT_DONE;                                                                           \
    }

COMPLEX(sqrt)
COMPLEX(exp)
COMPLEX(log)
COMPLEX(sin)
COMPLEX(cos)
COMPLEX(tan)
COMPLEX(sinh)
COMPLEX(cosh)
COMPLEX(tanh)
COMPLEX(asin)
COMPLEX(acos)
COMPLEX(atan)
COMPLEX(asinh)
COMPLEX(acosh)
COMPLEX(atanh)
