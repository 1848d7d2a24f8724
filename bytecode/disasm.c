/* bytecode/disasm.c: a function's code as text, with the source line before the code made from it.
 *
 *   func main.sum  params 3, results 1, frame 6
 *     sum.go:7: for _, x := range s {
 *     0004  LOAD_ELEM     r5, r0, r4
 *     0005  ADD           r3, r3, r5
 *     0006  INC_LT_LOOP   r4, r1, -> 0004            {0}
 *
 * r5 is slot 5, #1 an immediate, -> 0004 a pc in this function; what an index names follows it. In
 * braces: the slots that the stack map at this pc calls live pointers, "3i" interface data.
 */
#include <stdio.h>
#include <string.h>

#include "bytecode/image.h"
#include "bytecode/operands.h"

static const char *text_of(const Str *s) {
    return s != NULL ? s->text : "?";
}

static void print_string(const StringConst *s, Buf *out) {
    buf_putc(out, '"');
    for (uint64_t k = 0; k < s->len && k < 40; k++) {
        unsigned char c = (unsigned char)s->ptr[k];
        if (c < 0x20 || c == 0x7f || c == '"' || c == '\\') {
            buf_printf(out, "\\x%02x", c);
        } else {
            buf_putc(out, (char)c);
        }
    }
    buf_puts(out, s->len > 40 ? "\"…" : "\"");
}

static const GlobalVar *global_at(const Image *im, uint32_t offset) {
    int low = 0, high = im->global_vars.len;
    while (high - low > 1) {
        int mid = (low + high) / 2;
        if (im->global_vars.data[mid].offset <= offset) {
            low = mid;
        } else {
            high = mid;
        }
    }
    return low < high ? &im->global_vars.data[low] : NULL;
}

static void print_global(const Image *im, uint32_t offset, Buf *out) {
    const GlobalVar *g = global_at(im, offset);
    if (g == NULL || offset < g->offset) {
        buf_printf(out, "@%u", offset);
        return;
    }
    buf_puts(out, text_of(g->name));
    if (offset != g->offset) {
        buf_printf(out, "+%u", offset - g->offset);
    }
}

static void print_ref(const Image *im, RefKind kind, uint32_t index, Buf *out) {
    switch (kind) {
    case REF_STRING:
        print_string(&im->strings.data[index], out);
        break;
    case REF_FUNC:
        buf_puts(out, text_of(im->funcs.data[index]->name));
        break;
    case REF_RTYPE: case REF_LOW_RTYPE:
        buf_puts(out, text_of(im->rtypes.data[index]->string));
        break;
    case REF_GLOBAL:
        print_global(im, index, out);
        break;
    case REF_NATIVE:
        buf_printf(out, "%s.%s", text_of(im->natives.data[index].pkg),
                   text_of(im->natives.data[index].name));
        break;
    case REF_CACHE:
        buf_printf(out, ".%s", text_of(im->symbols.data[im->caches[index].symbol].name));
        break;
    case REF_SYMBOL:
        buf_printf(out, ".%s", text_of(im->symbols.data[index].name));
        break;
    default:
        buf_printf(out, "%u", index);
        break;
    }
}

static void print_callee(const Image *im, const Ins *i, Buf *out) {
    const FuncMeta *f = image_func_at(im, i + ins_j(i));
    buf_puts(out, f != NULL ? text_of(f->name) : "(no code)");
}

/* Field k of the instruction at word pc; the number of fields it takes (X and J take two). */
static int print_field(const Image *im, const Ins *i, uint32_t pc, int k, Buf *out) {
    const OpInfo *info = op_info((Opcode)i->op);
    uint16_t v = ins_field(i, k);
    switch ((OperandKind)info->operand[k]) {
    case OPERAND_I:
        buf_printf(out, "#%d", (int16_t)v);
        return 1;
    case OPERAND_W:
        buf_printf(out, "#%u", v);
        return 1;
    case OPERAND_R:
        buf_printf(out, "-> %04d", (int)pc + (int16_t)v);
        return 1;
    case OPERAND_B:
        buf_printf(out, "base %u", v);
        return 1;
    case OPERAND_X:
        print_ref(im, op_ref_of_x((Opcode)i->op), ins_x(i), out);
        return 2;
    case OPERAND_J:
        if (i->op == OP_CALL) {
            print_callee(im, i, out);
        } else if (i->op == OP_LDI) {
            buf_printf(out, "#%d", ins_j(i));
        } else {
            buf_printf(out, "-> %04d", (int)pc + ins_j(i));
        }
        return 2;
    default:
        buf_printf(out, v == NO_SLOT ? "_" : "r%u", v);
        return 1;
    }
}

static void print_table(const Image *im, const Ins *i, uint32_t pc, uint64_t word, Buf *out) {
    const int32_t *table = im->jump_tables.data[word >> 32];
    buf_printf(out, "from %d:", (int32_t)word);
    for (uint32_t k = 0; k < i->c; k++) {
        buf_printf(out, " %04d", (int)pc + table[k]);
    }
}

static void print_word(const Image *im, const Ins *i, uint32_t pc, int k, Buf *out) {
    uint64_t word = ins_word(i, k);
    RefKind kind = op_ref_of_word((Opcode)i->op, k);
    switch (kind) {
    case REF_TABLE:
        print_table(im, i, pc, word, out);
        break;
    case REF_TARGET:
        buf_printf(out, "-> %04d", (int)pc + (int)(int64_t)word);
        break;
    case REF_SLOT:
        buf_printf(out, "r%u", (uint32_t)word);
        break;
    case REF_LOW_RTYPE:
        print_ref(im, REF_RTYPE, (uint32_t)word, out);
        buf_printf(out, " #%u", (uint32_t)(word >> 32));
        break;
    case REF_NONE:
        buf_printf(out, "%lld", (long long)word);
        break;
    default:
        print_ref(im, kind, (uint32_t)word, out);
        break;
    }
}

static void print_map(const Image *im, const FuncMeta *f, const Ins *pc, Buf *out) {
    StackMap map;
    if (!image_map_at(im, f, pc, &map)) {
        return;
    }
    buf_puts(out, "    {");
    const char *sep = "";
    for (uint32_t s = 0; s < map.slots; s++) {
        unsigned kind = map.kinds[s / 4] >> (2 * (s % 4)) & 3;
        if (kind != GC_SCALAR) {
            buf_printf(out, "%s%u%s", sep, s, kind == GC_IFACE ? "i" : "");
            sep = " ";
        }
    }
    buf_puts(out, "}");
}

static void print_ins(const Image *im, const FuncMeta *f, const Ins *i, Buf *out) {
    const OpInfo *info = op_info((Opcode)i->op);
    uint32_t pc = (uint32_t)(i - f->entry);
    size_t start = out->len;
    buf_printf(out, "  %04u  %-14s", pc, info->name);
    const char *sep = " ";
    for (int k = 0; k < 3;) {
        if (info->operand[k] == OPERAND___) {
            k++;
            continue;
        }
        buf_puts(out, sep);
        sep = ", ";
        k += print_field(im, i, pc, k, out);
    }
    for (int k = 0; k < info->extra; k++) {
        if (i->op == OP_CALL_IFACE) {
            buf_puts(out, ", ");
            print_ref(im, REF_CACHE, ins_x(i + 1), out);
            continue;
        }
        buf_puts(out, sep);
        sep = ", ";
        print_word(im, i, pc, k, out);
    }
    while (out->len - start < 50) {
        buf_putc(out, ' ');
    }
    print_map(im, f, i, out);
    while (out->len != 0 && out->data[out->len - 1] == ' ') {
        out->data[--out->len] = 0;
    }
    buf_putc(out, '\n');
}

/* The source line of pos, unless it is the one printed last; with its file where that is
 * another. */
static void print_source(const Image *im, Pos pos, const SourceFile **file, int *line, Buf *out) {
    if (pos == 0 || im->sources == NULL) {
        return;
    }
    SourceFile *at = source_file_of(im->sources, pos);
    if (at == NULL) {
        return;
    }
    int n = source_line_of(at, pos - at->base), len;
    if (at == *file && n == *line) {
        return;
    }
    bool is_new_file = at != *file;
    *file = at;
    *line = n;
    const char *text = source_line(at, n, &len);
    while (len > 0 && (*text == ' ' || *text == '\t')) {
        text++;
        len--;
    }
    if (is_new_file) {
        buf_printf(out, "  %s:%d: %.*s\n", at->path, n, len, text);
    } else {
        buf_printf(out, "%5d: %.*s\n", n, len, text);
    }
}

static void print_vars(const FuncMeta *f, Buf *out) {
    for (uint32_t k = 0; k < f->var_count; k++) {
        const VarInfo *v = &f->vars[k];
        if (v->name != NULL) {
            buf_printf(out, "  ; %s%s in r%u, %04u to %04u\n", v->is_boxed ? "&" : "",
                       text_of(v->name), v->slot, v->from_pc, v->to_pc);
        }
    }
}

void image_disasm_func(const Image *im, uint32_t func, Buf *out) {
    const FuncMeta *f = im->funcs.data[func];
    if (f->entry == NULL) {
        buf_printf(out, "func %s: no code\n", text_of(f->name));
        return;
    }
    const EntryWord *word = (const EntryWord *)(const void *)(f->entry - 1);
    if (word->func != func) {
        buf_printf(out, "func %s: the code of another instance\n", text_of(f->name));
        return;
    }
    buf_printf(out, "func %s  params %u, results %u, frame %u", text_of(f->name), f->param_slots,
               f->result_slots, f->frame_slots);
    if ((f->flags & FUNC_HAS_DEFER) != 0) {
        buf_printf(out, ", epilogue %04u", f->recover_pc);
    }
    buf_putc(out, '\n');
    print_vars(f, out);
    const SourceFile *file = NULL;
    int line = 0;
    for (uint32_t pc = 0; pc < f->code_words;) {
        const Ins *i = f->entry + pc;
        print_source(im, image_pos_of(im, f, i), &file, &line, out);
        print_ins(im, f, i, out);
        pc += 1u + op_info((Opcode)i->op)->extra;
    }
}

/* ---- the legend */

static void mark_opcodes(const FuncMeta *f, bool *is_used) {
    for (uint32_t pc = 0; f->entry != NULL && pc < f->code_words;) {
        Opcode op = (Opcode)f->entry[pc].op;
        is_used[op] = true;
        pc += 1u + op_info(op)->extra;
    }
}

/* "ADD a, b, c": the fields that are shown, and K for a literal word. */
static void put_form(const OpInfo *info, Buf *out) {
    char form[32] = "";
    for (int k = 0; k < 3; k++) {
        bool is_wide = info->operand[k] == OPERAND_X || info->operand[k] == OPERAND_J;
        if (info->operand[k] != OPERAND___) {
            snprintf(form + strlen(form), sizeof form - strlen(form), "%s%c%s",
                     *form != 0 ? ", " : "", "abc"[k], is_wide ? ":c" : "");
        }
        k += is_wide;
    }
    for (int k = 0; k < info->extra; k++) {
        snprintf(form + strlen(form), sizeof form - strlen(form), "%sK%s", *form != 0 ? ", " : "",
                 k > 0 ? "2" : "");
    }
    buf_printf(out, "  %-14s %-12s %s\n", info->name, form, info->text);
}

void image_disasm_legend(const Image *im, const uint32_t *funcs, int count, Buf *out) {
    bool is_used[OP_COUNT] = {false};
    for (int i = 0; i < count; i++) {
        mark_opcodes(im->funcs.data[funcs[i]], is_used);
    }
    buf_puts(
        out,
        "\nrN slot N of the frame; #N an immediate; -> 0004 a place in the function; base N where the\n"
        "callee's frame begins; {0 3i} slots that hold live pointers here (i: in an interface)\n\n");
    for (int op = 0; op < OP_COUNT; op++) {
        if (is_used[op]) {
            put_form(op_info((Opcode)op), out);
        }
    }
}
