/* compiler/access.c: the table of what instructions access, and which registers are local.
 *
 * Reading an interface's data word counts as reading its type word too, because a stack map with
 * the one needs the other.
 */
#include "compiler/access.h"

bool ir_is_call(IrOp op) {
    return op == IR_CALL || op == IR_CALL_CLO || op == IR_CALL_IFACE || op == IR_CALL_NATIVE;
}

typedef struct Notes {
    IrFunc *f;
    Accesses *t;
    uint32_t len, cap;  /* of the list */
    uint32_t block;     /* the running block's id + 1 */
    uint32_t *seen_in;  /* by register: the block it was first seen in, as above */
} Notes;

static void see(Notes *n, IrRegId r) {
    if (n->seen_in[r] == 0) {
        n->seen_in[r] = n->block;
    } else if (n->seen_in[r] != n->block) {
        n->t->is_local[r] = false;
    }
}

static void note_def(void *ctx, IrOperand *o, IrWords words) {
    Notes *n = ctx;
    if (words.count != 0) {
        see(n, o->reg);
        n->t->list[n->len++] = (Access){o->reg, words.first, words.count};
    }
}

static void note_use(void *ctx, IrOperand *o, IrWords words) {
    Notes *n = ctx;
    if (words.count != 0 && words.first != 0 &&
        ir_word_kind(&n->f->regs[o->reg], words.first) == GC_IFACE) {
        words = (IrWords){(uint16_t)(words.first - 1), (uint16_t)(words.count + 1)};
    }
    note_def(ctx, o, words);
}

/* Room for all that i may access. */
static void make_room(Notes *n, const IrIns *i) {
    enum { FIXED = 6, BY_CASE = 4 };
    uint32_t need = n->len + FIXED + BY_CASE * i->arg_count + i->result_count;
    if (need <= n->cap) {
        return;
    }
    n->cap = need + n->cap;
    Access *grown = ARENA_TAKE(n->f->scratch, Access, n->cap);
    memcpy(grown, n->t->list, n->len * sizeof *grown);
    n->t->list = grown;
}

static void note_block(Notes *n, IrBlock *b) {
    n->block = b->id + 1;
    for (IrIns *i = b->first; i != NULL; i = i->next) {
        make_room(n, i);
        InsAccess *of = &n->t->of[i->number];
        of->ins = i;
        of->defs = n->len;
        ir_visit_defs(n->f, i, note_def, n);
        of->uses = n->len;
        ir_visit_uses(n->f, i, note_use, n);
        n->t->call_count += ir_is_call(i->op);
    }
}

static uint32_t number_all(IrFunc *f) {
    uint32_t count = 0;
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        for (IrIns *i = b->first; i != NULL; i = i->next) {
            i->number = count++;
        }
    }
    return count;
}

/* What comes from outside no block has to itself. */
static void see_params(Notes *n) {
    n->block = n->f->block_count + 1;
    for (uint32_t k = 0; k < n->f->param_count; k++) {
        see(n, n->f->params[k]);
    }
    if (n->f->closure != 0) {
        see(n, n->f->closure);
    }
}

void accesses_init(Accesses *t, IrFunc *f) {
    enum { USUAL = 3 }; /* accesses of an instruction */
    *t = (Accesses){.ins_count = number_all(f)};
    t->of = ARENA_TAKE(f->scratch, InsAccess, t->ins_count + 1);
    t->is_local = ARENA_TAKE(f->scratch, uint8_t, f->reg_count);
    memset(t->is_local, true, f->reg_count);
    Notes n = {.f = f, .t = t, .cap = USUAL * t->ins_count};
    t->list = ARENA_TAKE(f->scratch, Access, n.cap);
    n.seen_in = ARENA_ARRAY(f->scratch, uint32_t, f->reg_count);
    see_params(&n);
    for (IrBlock *b = f->entry; b != NULL; b = b->next) {
        note_block(&n, b);
    }
    t->of[t->ins_count].defs = n.len;
}
