/* types/labels.c: labels, where break, continue and goto lead, and where fallthrough may stand.
 *
 * One walk per function body. Every block knows its parent and the label it carries. A goto back
 * finds its label declared in an enclosing block; a goto ahead waits in a list until the label
 * comes in its own or an enclosing block, and is marked when a variable is declared in between.
 * What is left at the end jumps into a block, or nowhere. Each BranchStmt learns its target.
 */
#include "types/decl_internal.h"

#include <stdlib.h>

typedef enum Clause { /* what kind of switch clause a block is, for fallthrough */
    CLAUSE_NONE,
    CLAUSE_WITH_NEXT,
    CLAUSE_LAST,
    CLAUSE_OF_TYPES,
} Clause;

typedef struct Block {
    const struct Block *outer;
    Pos start;
    LabeledStmt *label; /* of the statement this block belongs to, or NULL */
    Stmt *owner;        /* that statement */
    Stmt *breaks;       /* innermost statement that break leaves, */
    Stmt *continues;    /* … that continue repeats */
    Clause clause;
    const Stmt *last;   /* of a clause: the statement that may be fallthrough, or NULL */
} Block;

typedef struct Label {
    LabeledStmt *stmt;
    const Block *block; /* it stands in; its fields are only read while that is being walked */
    Pos block_start;
    bool is_used;
} Label;

typedef struct Jump { /* a goto whose label has not come yet */
    BranchStmt *stmt;
    const char *over; /* declared last since then: name … */
    Pos over_pos;     /* … and place; 0: nothing */
} Jump;

typedef VEC(Jump) JumpVec;

typedef struct LabelWalk {
    Checker *c;
    PtrMap labels; /* name -> Label */
} LabelWalk;

static void walk_block(LabelWalk *w, const Block *b, Stmt **list, int count, JumpVec *jumps);

static bool block_encloses(const Block *outer, const Block *b)
{
    for (; b != NULL; b = b->outer) {
        if (b == outer) {
            return true;
        }
    }
    return false;
}

/* ---- declarations that a goto may not jump over */

static void declared(JumpVec *jumps, const char *name, Pos pos)
{
    for (int i = 0; i < jumps->len; i++) {
        jumps->data[i].over = name;
        jumps->data[i].over_pos = pos;
    }
}

static void var_declared(Decl **decls, int count, JumpVec *jumps)
{
    for (int i = 0; i < count; i++) {
        if (decls[i]->kind == NODE_VAR_DECL) {
            VarDecl *d = (VarDecl *)decls[i];
            declared(jumps, d->names[0]->name->text, d->names[0]->e.pos);
        }
    }
}

static void define_declared(LabelWalk *w, const AssignStmt *s, JumpVec *jumps)
{
    Buf names;
    buf_init(&names);
    for (int i = 0; i < s->lhs_count; i++) {
        buf_puts(&names, i > 0 ? ", " : "");
        ast_print_expr(&names, s->lhs[i]);
    }
    declared(jumps, arena_strndup(w->c->arena, names.data, names.len), s->s.pos);
    buf_deinit(&names);
}

/* ---- labels and jumps */

static void declare_label(LabelWalk *w, const Block *b, LabeledStmt *s, JumpVec *jumps)
{
    Checker *c = w->c;
    const Str *name = s->label->name;
    Label *label = map_get(&w->labels, name);
    if (name == c->blank) {
        return;
    }
    if (label != NULL) {
        check_error(c, s->label->e.pos, DIAG_LABEL, "label %s already defined at %s", name->text,
                    check_pos_text(c, label->stmt->label->e.pos));
        return;
    }
    label = ARENA_NEW(c->arena, Label);
    *label = (Label){s, b, b->start, false};
    map_put(&w->labels, name, label);
    int kept = 0;
    for (int i = 0; i < jumps->len; i++) {
        Jump j = jumps->data[i];
        if (j.stmt->label->name != name) {
            jumps->data[kept++] = j;
            continue;
        }
        label->is_used = true;
        j.stmt->target = &s->s;
        if (j.over_pos != 0) {
            check_error(c, j.stmt->label->e.pos, DIAG_LABEL,
                        "goto %s jumps over declaration of %s at %s", name->text, j.over,
                        check_pos_text(c, j.over_pos));
        }
    }
    jumps->len = kept;
}

static void walk_goto(LabelWalk *w, const Block *b, BranchStmt *s, JumpVec *jumps)
{
    Label *label = map_get(&w->labels, s->label->name);
    if (label != NULL && block_encloses(label->block, b)) {
        label->is_used = true;
        s->target = &label->stmt->s;
        return;
    }
    Jump j = {s, NULL, 0};
    VEC_PUSH(jumps, j);
}

static bool is_loop(const Stmt *s)
{
    return s->kind == NODE_FOR_STMT || s->kind == NODE_RANGE_STMT;
}

static bool is_breakable(const Stmt *s)
{
    return is_loop(s) || s->kind == NODE_SWITCH_STMT || s->kind == NODE_TYPE_SWITCH_STMT ||
           s->kind == NODE_SELECT_STMT;
}

static void labelled_branch(LabelWalk *w, const Block *b, BranchStmt *s)
{
    Checker *c = w->c;
    const char *name = s->label->name->text;
    const char *word = s->token == TOK_BREAK ? "break" : "continue";
    Label *label = map_get(&w->labels, s->label->name);
    if (label == NULL) {
        check_error(c, s->label->e.pos, DIAG_LABEL, "%s label not defined: %s", word, name);
        return;
    }
    label->is_used = true;
    for (; b != NULL; b = b->outer) {
        if (b->label == label->stmt && b->owner != NULL) {
            break;
        }
    }
    if (b == NULL || (s->token == TOK_BREAK ? !is_breakable(b->owner) : !is_loop(b->owner))) {
        check_error(c, s->label->e.pos, DIAG_LABEL, "invalid %s label %s", word, name);
        return;
    }
    s->target = b->owner;
}

static void check_fallthrough(Checker *c, const Block *b, const BranchStmt *s)
{
    static const char *const FAULTS[] = {
        [CLAUSE_NONE] = "fallthrough statement out of place",
        [CLAUSE_WITH_NEXT] = "fallthrough statement out of place",
        [CLAUSE_LAST] = "cannot fallthrough final case in switch",
        [CLAUSE_OF_TYPES] = "cannot fallthrough in type switch",
    };
    if (b->clause != CLAUSE_WITH_NEXT || b->last != &s->s) {
        check_error(c, s->s.pos, DIAG_CONTROL, "%s", FAULTS[b->clause]);
    }
}

static void walk_branch(LabelWalk *w, const Block *b, BranchStmt *s, JumpVec *jumps)
{
    if (s->token == TOK_GOTO) {
        if (s->label != NULL) {
            walk_goto(w, b, s, jumps);
        }
    } else if (s->token == TOK_FALLTHROUGH) {
        check_fallthrough(w->c, b, s);
    } else if (s->label != NULL) {
        labelled_branch(w, b, s);
    } else if (s->token == TOK_BREAK) {
        s->target = b->breaks;
        if (s->target == NULL) {
            check_error(w->c, s->s.pos, DIAG_CONTROL,
                        "break is not in a loop, switch, or select");
        }
    } else {
        s->target = b->continues;
        if (s->target == NULL) {
            check_error(w->c, s->s.pos, DIAG_CONTROL, "continue is not in a loop");
        }
    }
}

/* ---- statements */

/* Walks the statements of b, whose label and owner are set. */
static void walk_inside(LabelWalk *w, Block *b, Stmt **list, int count, JumpVec *jumps)
{
    b->breaks = b->outer->breaks;
    b->continues = b->outer->continues;
    if (b->owner != NULL && is_breakable(b->owner)) {
        b->breaks = b->owner;
    }
    if (b->owner != NULL && is_loop(b->owner)) {
        b->continues = b->owner;
    }
    JumpVec inner = {0};
    walk_block(w, b, list, count, &inner);
    for (int i = 0; i < inner.len; i++) { /* what leaves the block may still meet its label */
        inner.data[i].over_pos = 0;
        VEC_PUSH(jumps, inner.data[i]);
    }
    VEC_FREE(&inner);
    for (uint32_t i = 0; i < w->labels.len; i++) { /* its labels can no longer be reached */
        Label *l = w->labels.entries[i].value;
        if (w->labels.entries[i].key != 0 && l->block == b) {
            l->block = NULL;
        }
    }
}

static void walk_inner(LabelWalk *w, const Block *outer, Stmt *owner, LabeledStmt *label, Pos start,
                       Stmt **list, int count, JumpVec *jumps)
{
    Block b = {.outer = outer, .start = start, .label = label, .owner = owner};
    walk_inside(w, &b, list, count, jumps);
}

/* The last statement that is not empty, without its labels; NULL when there is none. */
static const Stmt *last_of(Stmt **list, int count)
{
    while (count > 0 && list[count - 1]->kind == NODE_EMPTY_STMT) {
        count--;
    }
    const Stmt *s = count > 0 ? list[count - 1] : NULL;
    while (s != NULL && s->kind == NODE_LABELED_STMT) {
        s = ((const LabeledStmt *)s)->stmt;
    }
    return s;
}

static void walk_clauses(LabelWalk *w, const Block *outer, Stmt *owner, LabeledStmt *label,
                         CaseClause **clauses, int count, JumpVec *jumps)
{
    for (int i = 0; i < count; i++) {
        CaseClause *k = clauses[i];
        Block b = {.outer = outer, .start = k->s.pos, .label = label, .owner = owner};
        b.clause = owner->kind == NODE_TYPE_SWITCH_STMT ? CLAUSE_OF_TYPES
                   : i + 1 < count                      ? CLAUSE_WITH_NEXT
                                                        : CLAUSE_LAST;
        b.last = last_of(k->body, k->body_count);
        walk_inside(w, &b, k->body, k->body_count, jumps);
    }
}

static void walk_stmt(LabelWalk *w, const Block *b, Stmt *s, LabeledStmt *label, JumpVec *jumps);

static void walk_if(LabelWalk *w, const Block *b, IfStmt *s, JumpVec *jumps)
{
    walk_inner(w, b, NULL, NULL, s->then->s.pos, s->then->stmts, s->then->stmt_count, jumps);
    if (s->els != NULL) {
        Block outer = {.outer = b, .start = s->els->pos, .breaks = b->breaks,
                       .continues = b->continues};
        walk_stmt(w, &outer, s->els, NULL, jumps);
    }
}

static void walk_stmt(LabelWalk *w, const Block *b, Stmt *s, LabeledStmt *label, JumpVec *jumps)
{
    switch ((NodeKind)s->kind) {
    case NODE_BRANCH_STMT:
        walk_branch(w, b, (BranchStmt *)s, jumps);
        break;
    case NODE_BLOCK_STMT:
        walk_inner(w, b, s, label, s->pos, ((BlockStmt *)s)->stmts, ((BlockStmt *)s)->stmt_count,
                   jumps);
        break;
    case NODE_IF_STMT:
        walk_if(w, b, (IfStmt *)s, jumps);
        break;
    case NODE_FOR_STMT: {
        BlockStmt *body = ((ForStmt *)s)->body;
        walk_inner(w, b, s, label, body->s.pos, body->stmts, body->stmt_count, jumps);
        break;
    }
    case NODE_RANGE_STMT: {
        BlockStmt *body = ((RangeStmt *)s)->body;
        walk_inner(w, b, s, label, body->s.pos, body->stmts, body->stmt_count, jumps);
        break;
    }
    case NODE_SWITCH_STMT:
        walk_clauses(w, b, s, label, ((SwitchStmt *)s)->cases, ((SwitchStmt *)s)->case_count,
                     jumps);
        break;
    case NODE_TYPE_SWITCH_STMT:
        walk_clauses(w, b, s, label, ((TypeSwitchStmt *)s)->cases,
                     ((TypeSwitchStmt *)s)->case_count, jumps);
        break;
    case NODE_SELECT_STMT:
        for (int i = 0; i < ((SelectStmt *)s)->case_count; i++) {
            CommClause *k = ((SelectStmt *)s)->cases[i];
            walk_inner(w, b, s, label, k->s.pos, k->body, k->body_count, jumps);
        }
        break;
    default:
        break;
    }
}

static void walk_block(LabelWalk *w, const Block *b, Stmt **list, int count, JumpVec *jumps)
{
    for (int i = 0; i < count; i++) {
        Stmt *s = list[i];
        LabeledStmt *label = NULL;
        while (s != NULL && s->kind == NODE_LABELED_STMT) {
            label = (LabeledStmt *)s;
            declare_label(w, b, label, jumps);
            s = label->stmt;
        }
        if (s == NULL) {
            continue;
        }
        if (s->kind == NODE_DECL_STMT) {
            var_declared(((DeclStmt *)s)->decls, ((DeclStmt *)s)->decl_count, jumps);
        } else if (s->kind == NODE_ASSIGN_STMT && ((AssignStmt *)s)->op == TOK_DEFINE) {
            define_declared(w, (AssignStmt *)s, jumps);
        } else {
            walk_stmt(w, b, s, label, jumps);
        }
    }
}

/* ---- a function body */

static void report_left(LabelWalk *w, const JumpVec *jumps)
{
    for (int i = 0; i < jumps->len; i++) {
        BranchStmt *s = jumps->data[i].stmt;
        Label *label = map_get(&w->labels, s->label->name);
        if (label == NULL && check_entry_has_label(w->c, s->label->name)) {
            check_error(w->c, s->label->e.pos, DIAG_LABEL,
                        "goto %s leads to another statement, and each runs by itself here: "
                        "put them into one { block }",
                        s->label->name->text);
        } else if (label == NULL) {
            check_error(w->c, s->label->e.pos, DIAG_LABEL, "label %s not defined",
                        s->label->name->text);
        } else {
            label->is_used = true;
            check_error(w->c, s->label->e.pos, DIAG_LABEL,
                        "goto %s jumps into block starting at %s", s->label->name->text,
                        check_pos_text(w->c, label->block_start));
        }
    }
}

static void report_unused(LabelWalk *w)
{
    for (uint32_t i = 0; i < w->labels.len; i++) {
        Label *label = w->labels.entries[i].value;
        label->stmt->is_used = label->is_used;
        if (!label->is_used && !check_entry_has_label(w->c, label->stmt->label->name)) {
            Ident *name = label->stmt->label;
            check_soft_unused(w->c, name->e.pos, DIAG_UNUSED_LABEL,
                              "label %s defined and not used", name->name->text);
        }
    }
}

void check_labels(Checker *c, BlockStmt *body)
{
    LabelWalk w = {.c = c};
    JumpVec jumps = {0};
    Block b = {.start = body->s.pos};
    walk_block(&w, &b, body->stmts, body->stmt_count, &jumps);
    report_left(&w, &jumps);
    report_unused(&w);
    VEC_FREE(&jumps);
    map_deinit(&w.labels);
}

/* ---- a package that did not parse */

static bool is_parsed(const Checker *c, const BlockStmt *body)
{
    for (int i = 0; i < c->diags->len; i++) {
        Pos pos = c->diags->list[i].pos;
        if (pos >= body->s.pos && pos <= body->rbrace) {
            return false;
        }
    }
    return true;
}

static bool visit_body(Node *n, void *ctx)
{
    Checker *c = ctx;
    BlockStmt *body = n->kind == NODE_FUNC_LIT    ? ((FuncLit *)n)->body
                      : n->kind == NODE_FUNC_DECL ? ((FuncDecl *)n)->body
                                                  : NULL;
    if (body != NULL && is_parsed(c, body)) {
        check_labels(c, body);
    }
    return true;
}

void check_package_branches(Checker *c, const Package *p, CheckOptions options)
{
    c->options = options;
    for (int i = 0; i < p->file_count; i++) {
        for (int k = 0; k < p->files[i]->decl_count; k++) {
            ast_walk((Node *)p->files[i]->decls[k], visit_body, c);
        }
    }
}
