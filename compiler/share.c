/* compiler/share.c: instances of a generic function whose code turns out equal share it.
 *
 * Two instances are equal when nothing can tell them apart: the same words (calls by what they
 * reach; constants, types and functions by index, which is the same for the same thing), the same
 * stack maps, lines and inlined calls. Reports name the type of what a variable holds, so variables
 * with pointers must agree in type; those without may differ, as int and time.Duration do. The
 * later one then takes the entry of the earlier one, and its own words are never written. All say
 * main.F[...] in a traceback, whichever it is.
 */
#include "compiler/emit.h"

/* Whether the call at `pc` of twin's code reaches func, which self stands for when it is being
 * written itself. */
static bool calls_same(const Image *im, const FuncMeta *twin, uint32_t pc, uint32_t func,
                       uint32_t self) {
    const Ins *call = twin->entry + pc;
    uint32_t unbound = image_unbound_callee(im, call);
    if (unbound != UINT32_MAX) {
        return unbound == func;
    }
    const Ins *wanted = func == self ? twin->entry : im->funcs.data[func]->entry;
    return wanted != NULL && call + (int32_t)ins_x(call) == wanted;
}

static bool same_words(const Emit *e, const FuncMeta *twin) {
    if (twin->code_words != (uint32_t)e->code.len) {
        return false;
    }
    uint32_t from = 0;
    for (int k = 0; k <= e->calls.len; k++) { /* calls.len: what follows the last */
        bool is_call = k < e->calls.len;
        uint32_t pc = is_call ? e->calls.data[k].pc : (uint32_t)e->code.len;
        if (memcmp(twin->entry + from, e->code.data + from, (pc - from) * sizeof(Ins)) != 0) {
            return false;
        }
        if (is_call && (twin->entry[pc].op != e->code.data[pc].op ||
                        twin->entry[pc].a != e->code.data[pc].a ||
                        !calls_same(e->f->image, twin, pc, e->calls.data[k].func, e->f->func))) {
            return false;
        }
        from = pc + 1;
    }
    return true;
}

static bool holds_no_pointer(const Rtype *t) {
    return !t->has_pointers && t->form != FORM_LARGE;
}

static bool same_var(const VarInfo *a, const VarInfo *b) {
    bool same_type = a->type == b->type || (!a->is_boxed && holds_no_pointer(a->type) &&
                                            holds_no_pointer(b->type));
    return same_type && a->name == b->name && a->slot == b->slot && a->is_boxed == b->is_boxed &&
           a->from_pc == b->from_pc && a->to_pc == b->to_pc;
}

static bool same_vars(const FuncMeta *a, const FuncMeta *b) {
    if (a->var_count != b->var_count) {
        return false;
    }
    for (uint32_t k = 0; k < a->var_count; k++) {
        if (!same_var(&a->vars[k], &b->vars[k])) {
            return false;
        }
    }
    return true;
}

static bool same_inlines(const Image *im, const FuncMeta *a, const FuncMeta *b) {
    if (a->inline_count != b->inline_count) {
        return false;
    }
    for (uint32_t k = 0; k < a->inline_count; k++) {
        const InlineNode *x = &a->inlines[k], *y = &b->inlines[k];
        bool same_func = im->funcs.data[x->func]->name == im->funcs.data[y->func]->name;
        if (!same_func || x->parent != y->parent || x->call_pos != y->call_pos) {
            return false;
        }
    }
    return true;
}

static bool same_bytes(const void *a, uint32_t a_bytes, const void *b, uint32_t b_bytes) {
    return a_bytes == b_bytes && (a_bytes == 0 || memcmp(a, b, a_bytes) == 0);
}

static bool same_meta(const Image *im, const FuncMeta *a, const FuncMeta *b) {
    return a->name == b->name && ((a->flags ^ b->flags) & ~FUNC_UNBOUND) == 0 &&
           a->recover_pc == b->recover_pc &&
           a->param_slots == b->param_slots && a->result_slots == b->result_slots &&
           a->capture_count == 0 && b->capture_count == 0 && a->redefined_by == b->redefined_by &&
           same_bytes(a->maps, a->map_count * (uint32_t)sizeof *a->maps, b->maps,
                      b->map_count * (uint32_t)sizeof *b->maps) &&
           same_bytes(a->lines, a->line_bytes, b->lines, b->line_bytes) &&
           same_bytes(a->inline_ranges, a->inline_range_bytes, b->inline_ranges,
                      b->inline_range_bytes) &&
           same_inlines(im, a, b) && same_vars(a, b);
}

bool share_code(const Emit *e, uint32_t frame_slots) {
    const Image *im = e->f->image;
    FuncMeta *meta = im->funcs.data[e->f->func];
    for (uint32_t k = 0; k < e->f->twin_count; k++) {
        const FuncMeta *twin = im->funcs.data[e->f->twins[k]];
        if (twin->frame_slots == frame_slots && same_words(e, twin) && same_meta(im, meta, twin)) {
            meta->entry = twin->entry;
            meta->code_words = twin->code_words;
            meta->frame_slots = twin->frame_slots;
            return true;
        }
    }
    return false;
}
