/* marshal.c: numbers and pointers from C's memory into slots. */
#include <string.h>

#include "ffi/ffi_internal.h"

void slot_from_c(const CType *t, const void *mem, Slot *out) {
    out->u = 0;
    if (t->rtype->kind == RK_BOOL) { /* C that means int by it may say 2; Go's true is 1 */
        out->u = *(const uint8_t *)mem != 0;
        return;
    }
    switch ((SlotForm)t->rtype->form) {
    case FORM_I8: out->i = *(const int8_t *)mem; break;
    case FORM_U8: out->u = *(const uint8_t *)mem; break;
    case FORM_I16: out->i = *(const int16_t *)mem; break;
    case FORM_U16: out->u = *(const uint16_t *)mem; break;
    case FORM_I32: out->i = *(const int32_t *)mem; break;
    case FORM_U32: out->u = *(const uint32_t *)mem; break;
    default: memcpy(out, mem, sizeof *out); break;
    }
}
