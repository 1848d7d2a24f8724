/* compiler/ir_print.c: the IR as text, for `gol -d ir` and for tests.
 *
 *   func main.f(r1 n) recursive
 *   b0:
 *       r2 = ADD.I64 r1, #1            ; 12:5
 *       BRANCH r2 -> b1, b2
 *
 * r3.1 is word 1 of register 3, #5 an immediate; names of variables follow where they exist.
 */
#include "compiler/ir.h"

#include "compiler/ir_internal.h"

static const char *const num_names[] = {"",    "I8",  "I16", "I32", "I64", "U8",   "U16",
                                        "U32", "U64", "F32", "F64", "C64", "C128", "STR"};

static void print_operand(const IrFunc *f, const IrOperand *o, Buf *out) {
    switch ((IrOperandKind)o->kind) {
    case IRO_NONE:
        buf_puts(out, "_");
        return;
    case IRO_IMM:
        buf_printf(out, "#%lld", (long long)o->imm);
        return;
    case IRO_REG:
    case IRO_WORD:
    case IRO_PART:
        break;
    }
    buf_printf(out, "r%u", o->reg);
    if (o->reg < f->reg_count && f->regs[o->reg].name != NULL) {
        buf_printf(out, ":%s", f->regs[o->reg].name->text);
    }
    if (o->kind == IRO_WORD) {
        buf_printf(out, ".%u", o->word);
    } else if (o->kind == IRO_PART) {
        buf_printf(out, ".%u:%u", o->word, o->word + (unsigned)o->imm);
    }
}

static void print_list(const IrFunc *f, const IrOperand *list, int count, Buf *out) {
    for (int k = 0; k < count; k++) {
        buf_puts(out, k == 0 ? "" : ", ");
        print_operand(f, &list[k], out);
    }
}

static void print_defs(const IrFunc *f, const IrIns *i, Buf *out) {
    bool any = false;
    if (i->dst.kind != IRO_NONE) {
        print_operand(f, &i->dst, out);
        any = true;
    }
    if (ir_has_dst2(i)) {
        buf_puts(out, any ? ", " : "_, ");
        print_operand(f, &i->dst2, out);
        any = true;
    }
    if (i->result_count != 0) {
        print_list(f, i->results, i->result_count, out);
        any = true;
    }
    buf_puts(out, any ? " = " : "");
}

static bool has_type_aux(IrOp op) {
    switch (op) {
    case IR_LOAD: case IR_STORE: case IR_COPY: case IR_CLEAR: case IR_LOADG: case IR_STOREG:
    case IR_FIELD: case IR_SETFIELD: case IR_ELEM: case IR_SETELEM: case IR_ELEMADDR: case IR_NEW:
    case IR_BOX: case IR_MAKE_SLICE: case IR_MAKE_MAP: case IR_MAKE_CHAN: case IR_MKIFACE:
    case IR_ASSERT: case IR_ASSERT_I: case IR_UNBOX: case IR_IMPLEMENTS: case IR_BRANCH_TYPE:
    case IR_APPEND: case IR_APPEND_SLICE: case IR_COPYS: case IR_CLEARS: case IR_MAP_GET:
    case IR_MAP_SET: case IR_MAP_REF: case IR_MAP_DELETE: case IR_MAP_ITER: case IR_MAP_NEXT:
    case IR_SEND: case IR_RECV: case IR_EQ_VAL: case IR_TYPE: case IR_CAPTURE:
        return true;
    default:
        return false;
    }
}

static void print_aux(const IrFunc *f, const IrIns *i, Buf *out) {
    const Image *im = f->image;
    if (has_type_aux(i->op) && i->aux < (uint32_t)im->rtypes.len) {
        const Rtype *t = im->rtypes.data[i->aux];
        buf_printf(out, " <%s>", t->string != NULL ? t->string->text : "?");
    } else if ((i->op == IR_CALL || i->op == IR_FUNC || i->op == IR_MAKE_CLO) &&
               i->aux < (uint32_t)im->funcs.len) {
        const Str *name = im->funcs.data[i->aux]->name;
        buf_printf(out, " %s", name != NULL ? name->text : "?");
    } else if (i->op == IR_STR && i->aux < (uint32_t)im->strings.len) {
        StringConst s = im->strings.data[i->aux];
        buf_printf(out, " \"%.*s\"", s.len > 40 ? 40 : (int)s.len, s.ptr);
    } else if (i->aux != 0) {
        buf_printf(out, " @%u", i->aux);
    }
}

static void print_block_ref(const IrBlock *b, const char *sep, Buf *out) {
    if (b != NULL) {
        buf_printf(out, "%sb%u", sep, b->id);
    }
}

static void print_select(const IrFunc *f, const IrIns *i, Buf *out) {
    for (int k = 0; k < i->arg_count; k++) {
        const IrSelectCase *c = &i->cases[k];
        buf_puts(out, c->is_send ? " {send " : " {recv ");
        print_operand(f, &c->chan, out);
        buf_puts(out, ", ");
        print_operand(f, c->is_send ? &c->value : &c->recv, out);
        if (c->ok.kind != IRO_NONE) {
            buf_puts(out, ", ");
            print_operand(f, &c->ok, out);
        }
        buf_puts(out, "}");
    }
    buf_puts(out, i->select_default ? " default" : "");
}

static void print_uses(const IrFunc *f, const IrIns *i, Buf *out) {
    const IrOperand *uses[3] = {&i->a, &i->b, &i->c};
    int last = ir_has_c(i) ? 2 : 1;
    while (last >= 0 && uses[last]->kind == IRO_NONE) {
        last--;
    }
    for (int k = 0; k <= last; k++) {
        buf_puts(out, k == 0 ? " " : ", ");
        print_operand(f, uses[k], out);
    }
    if (ir_successor_count(i) == 0 && i->op != IR_SELECT && i->args != NULL) {
        buf_puts(out, " (");
        print_list(f, i->args, i->arg_count, out);
        buf_puts(out, ")");
    }
    if (i->imm != 0) {
        buf_printf(out, " imm=%lld", (long long)i->imm);
    }
}

static void print_targets(const IrIns *i, Buf *out) {
    if (i->op == IR_SWITCH) {
        print_block_ref(i->els, " else ", out);
        for (int k = 0; k < i->arg_count; k++) {
            print_block_ref(i->targets[k], " ", out);
        }
    } else if (ir_successor_count(i) != 0) {
        print_block_ref(i->then, " -> ", out);
        print_block_ref(i->els, ", ", out);
    }
}

static void print_ins(const IrFunc *f, const IrIns *i, Buf *out) {
    buf_puts(out, "    ");
    print_defs(f, i, out);
    buf_puts(out, ir_op_name(i->op));
    if (i->num != NUM_NONE) {
        buf_printf(out, ".%s", num_names[i->num]);
    }
    if (i->num2 != NUM_NONE) {
        buf_printf(out, ".%s", num_names[i->num2]);
    }
    print_aux(f, i, out);
    print_uses(f, i, out);
    if (i->op == IR_SELECT) {
        print_select(f, i, out);
    }
    print_targets(i, out);
    if (i->inline_node != 0) {
        buf_printf(out, " inline %u", i->inline_node);
    }
    if (i->pos != 0 && f->image->sources != NULL) {
        Location at = source_locate(f->image->sources, i->pos);
        buf_printf(out, "    ; %d:%d", at.line, at.column);
    }
    buf_puts(out, "\n");
}

static void print_head(const IrFunc *f, Buf *out) {
    const Str *name = f->image->funcs.data[f->func]->name;
    buf_printf(out, "func %s(", name != NULL ? name->text : "?");
    for (uint32_t k = 0; k < f->param_count; k++) {
        IrOperand o = ir_reg(f->params[k]);
        buf_puts(out, k == 0 ? "" : ", ");
        print_operand(f, &o, out);
    }
    buf_puts(out, ")");
    if (f->closure != 0) {
        buf_printf(out, " closure r%u", f->closure);
    }
    if (f->epilogue != NULL) {
        buf_printf(out, " epilogue b%u", f->epilogue->id);
    }
    buf_puts(out, f->is_recursive ? " recursive\n" : "\n");
}

void ir_print(const IrFunc *f, Buf *out) {
    print_head(f, out);
    for (const IrBlock *b = f->entry; b != NULL; b = b->next) {
        buf_printf(out, "b%u:", b->id);
        if (b->loop_depth != 0) {
            buf_printf(out, " depth %u", b->loop_depth);
        }
        buf_puts(out, "\n");
        for (const IrIns *i = b->first; i != NULL; i = i->next) {
            print_ins(f, i, out);
        }
    }
}
