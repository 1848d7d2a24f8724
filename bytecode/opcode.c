/* bytecode/opcode.c: what is known of each opcode, as a table made from opcodes.def. */
#include "bytecode/opcode.h"

const OpInfo op_infos[OP_COUNT] = {
#define OP(name, a, b, c, extra, flags, text)                                                      \
    {#name, {OPERAND_##a, OPERAND_##b, OPERAND_##c}, extra, flags, text},
#include "bytecode/opcodes.def"
#undef OP
};
