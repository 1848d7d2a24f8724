/* bytecode/opcode.c: what is known of each opcode, as a table made from opcodes.def. */
#include "bytecode/opcode.h"

#include "base/panic.h"

static const OpInfo op_table[OP_COUNT] = {
#define OP(name, a, b, c, extra, flags, text)                                                      \
    {#name, {OPERAND_##a, OPERAND_##b, OPERAND_##c}, extra, flags, text},
#include "bytecode/opcodes.def"
#undef OP
};

const OpInfo *op_info(Opcode op) {
    CHECK((unsigned)op < OP_COUNT);
    return &op_table[op];
}
