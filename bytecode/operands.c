/* bytecode/operands.c: what opcodes.def says in words, as far as tools need it in numbers. */
#include "bytecode/operands.h"

#include <string.h>

#include "base/panic.h"

RefKind op_ref_of_x(Opcode op) {
    switch (op) {
    case OP_LDSTR:
        return REF_STRING;
    case OP_LDIFACE:
        return REF_IFACE;
    case OP_LDCLO:
        return REF_FUNC;
    case OP_LDTYPE: case OP_NEW:
        return REF_RTYPE;
    case OP_GADDR: case OP_LDG: case OP_LDG2: case OP_LDG3: case OP_STG: case OP_STG_PTR:
        return REF_GLOBAL;
    case OP_CALL_NATIVE:
        return REF_NATIVE;
    case OP_IFACE_CACHE:
        return REF_CACHE;
    case OP_SELECT:
        return REF_SELECT;
    default:
        return REF_NONE;
    }
}

RefKind op_ref_of_word(Opcode op, int k) {
    switch (op) {
    case OP_EQ_VAL: case OP_EQ_PTR: case OP_STORE_VAL: case OP_COPY_VAL: case OP_ZERO_VAL:
    case OP_BOX: case OP_MAKE_SLICE: case OP_MAKE_MAP: case OP_MAKE_CHAN: case OP_APPEND_64:
    case OP_APPEND_PTR: case OP_APPEND_8: case OP_APPEND_SLICE: case OP_APPEND_STR:
    case OP_COPY_SLICE: case OP_CLEAR_SLICE: case OP_MAP_GET: case OP_MAP_GET_OK: case OP_MAP_SET:
    case OP_MAP_REF: case OP_MAP_DELETE: case OP_MAP_CLEAR: case OP_MAP_ITER: case OP_MKIFACE:
    case OP_ASSERT: case OP_ASSERT_OK: case OP_UNBOX: case OP_ASSERT_I: case OP_ASSERT_I_OK:
    case OP_IMPLEMENTS: case OP_BTYPE: case OP_BNTYPE:
        return REF_RTYPE;
    case OP_APPEND:
        return REF_LOW_RTYPE;
    case OP_LOAD_ELEM_2D: case OP_LOAD_ELEM_2D_U8:
        return REF_SLOT;
    case OP_MAKE_CLO:
        return REF_FUNC;
    case OP_IFACE_METHOD:
        return REF_SYMBOL;
    case OP_JTAB:
        return REF_TABLE;
    case OP_MAP_NEXT:
        return k == 0 ? REF_RTYPE : REF_TARGET;
    default:
        return REF_NONE;
    }
}

uint64_t ins_word(const Ins *i, int k) {
    uint64_t word;
    memcpy(&word, i + 1 + k, sizeof word);
    return word;
}

static uint32_t words_of_bytes(uint64_t bytes) {
    return (uint32_t)((bytes + 7) / 8);
}

static const Rtype *rtype_word(const Image *im, const Ins *i) {
    return im->rtypes.data[(uint32_t)ins_word(i, 0)];
}

/* Groups of parts of frame aggregates: c is a byte offset. */
static uint32_t aggregate_slots(const Ins *i, int field) {
    switch ((Opcode)i->op) {
    case OP_FLDB:
        return words_of_bytes(ins_word(i, 0) + (field == 1 ? i->c : 0u));
    case OP_FLSB:
        return words_of_bytes(ins_word(i, 0) + (field == 0 ? i->c : 0u));
    default:
        return i->c / 8u + 1;
    }
}

static uint32_t map_slots(const Image *im, const Ins *i, int field) {
    const Rtype *t = rtype_word(im, i);
    if (i->op == OP_MAP_NEXT) {
        if (ins_field(i, field) == NO_SLOT) {
            return 0;
        }
        return field == 0 ? t->key->slots : t->elem->slots;
    }
    if (field == 0) {
        return t->elem->slots + (i->op == OP_MAP_GET_OK ? 1u : 0u);
    }
    return i->op == OP_MAP_SET && field == 2 ? t->elem->slots : t->key->slots;
}

/* A group whose width the literal, a field or a type gives. */
static uint32_t group_slots(const Image *im, const Ins *i, int field) {
    switch ((Opcode)i->op) {
    case OP_MOVN: case OP_ZERON: case OP_MAKE_CLO:
        return i->c;
    case OP_CONCAT:
        return 2u * i->c;
    case OP_LOADB: case OP_STOREB:
        return words_of_bytes(ins_word(i, 0));
    case OP_LDCAPN:
        return (uint32_t)ins_word(i, 0);
    case OP_APPEND:
        return rtype_word(im, i)->slots * (uint32_t)(ins_word(i, 0) >> 32);
    case OP_MAP_GET: case OP_MAP_GET_OK: case OP_MAP_SET: case OP_MAP_REF: case OP_MAP_DELETE:
    case OP_MAP_NEXT:
        return map_slots(im, i, field);
    case OP_EQ_VAL: case OP_STORE_VAL: case OP_BOX: case OP_MKIFACE: case OP_ASSERT: case OP_UNBOX:
        return rtype_word(im, i)->slots;
    case OP_ASSERT_OK:
        return rtype_word(im, i)->slots + 1u;
    case OP_RECV_OK:
        return i->c + 1u;
    case OP_SEND: case OP_RECV:
        return 0; /* the channel knows; an empty element has no slot */
    default:
        return aggregate_slots(i, field);
    }
}

uint32_t ins_slots(const Image *im, const Ins *i, int field) {
    const OpInfo *info = op_info((Opcode)i->op);
    switch ((OperandKind)info->operand[field]) {
    case OPERAND_D: case OPERAND_U:
        return 1;
    case OPERAND_M:
        return i->op >= OP_FLS_8 && i->op <= OP_FLSB ? aggregate_slots(i, field) : 1;
    case OPERAND_D2: case OPERAND_U2:
        return i->op == OP_ASSERT_I_OK && field == 0 ? 3 : 2;
    case OPERAND_D3: case OPERAND_U3:
        return 3;
    case OPERAND_DN: case OPERAND_UN:
        return group_slots(im, i, field);
    default:
        return 0;
    }
}
