/* parser/ast.c: questions about trees: names of kinds, extent, children.
 *
 * ast_children is the one place that knows what hangs below what; ast_walk and ast_dump use it.
 */
#include "parser/ast.h"

#include <stddef.h>

static const char *const kind_names[NODE_COUNT] = {
#define NODE(kind, type, family) #kind,
#include "parser/ast.def"
#undef NODE
};

const char *node_kind_name(NodeKind kind)
{
    return kind < NODE_COUNT ? kind_names[kind] : "?";
}

Expr *ast_unparen(Expr *x)
{
    while (x && x->kind == NODE_PAREN) {
        x = ((ParenExpr *)x)->x;
    }
    return x;
}

/* ---- extent */

/* The part of n that begins where n begins, or NULL when n->pos is to be taken for its start: as in
 * Go's compiler, whose messages about x[i:j] and key: value point at the bracket and the colon. */
const void *ast_first_part(const Node *n)
{
    switch (n->kind) {
    case NODE_COMPOSITE_LIT: return ((const CompositeLit *)n)->type_expr;
    case NODE_SELECTOR: return ((const SelectorExpr *)n)->x;
    case NODE_INDEX: return ((const IndexExpr *)n)->x;
    case NODE_TYPE_ASSERT: return ((const TypeAssertExpr *)n)->x;
    case NODE_CALL: return ((const CallExpr *)n)->fun;
    case NODE_BINARY: return ((const BinaryExpr *)n)->x;
    case NODE_LABELED_STMT: return ((const LabeledStmt *)n)->label;
    case NODE_EXPR_STMT: return ((const ExprStmt *)n)->x;
    case NODE_SEND_STMT: return ((const SendStmt *)n)->chan;
    case NODE_INC_DEC_STMT: return ((const IncDecStmt *)n)->x;
    case NODE_ASSIGN_STMT: return ((const AssignStmt *)n)->lhs[0];
    default: return NULL;
    }
}

Pos ast_start(const Node *n)
{
    for (const Node *part; (part = ast_first_part(n));) {
        n = part;
    }
    return n->pos;
}

/* The child that lies last in the text, as children come in source order. */
static void keep_last(Node *child, void *ctx)
{
    *(Node **)ctx = child;
}

/* x[:] has no part behind its bracket, which is where it starts. */
static Pos slice_end(const SliceExpr *s)
{
    return s->lo == NULL && s->hi == NULL && s->max == NULL ? s->e.pos + 1 : 0;
}

/* End told by the node itself: of a token, or just after its closing bracket; 0 if it has none. */
static Pos own_end(const Node *n)
{
    switch (n->kind) {
    case NODE_IDENT: return n->pos + ((const Ident *)n)->name->len;
    case NODE_BASIC_LIT: return n->pos + ((const BasicLit *)n)->text->len;
    case NODE_COMPOSITE_LIT: return ((const CompositeLit *)n)->rbrace + 1;
    case NODE_SLICE: return slice_end((const SliceExpr *)n);
    case NODE_CALL: return ((const CallExpr *)n)->rparen + 1;
    case NODE_BLOCK_STMT: return ((const BlockStmt *)n)->rbrace + 1;
    case NODE_SWITCH_STMT: return ((const SwitchStmt *)n)->rbrace + 1;
    case NODE_TYPE_SWITCH_STMT: return ((const TypeSwitchStmt *)n)->rbrace + 1;
    case NODE_SELECT_STMT: return ((const SelectStmt *)n)->rbrace + 1;
    default: return 0;
    }
}

Pos ast_end(const Node *n)
{
    for (;;) {
        Pos end = own_end(n);
        if (end > 1) {
            return end;
        }
        Node *last = NULL;
        ast_children(n, keep_last, &last);
        if (!last) {
            return n->pos;
        }
        n = last;
    }
}

/* ---- children */

typedef struct Each {
    void (*call)(Node *child, void *ctx);
    void *ctx;
} Each;

static void one(const Each *e, const void *child)
{
    if (child) {
        e->call((Node *)child, e->ctx);
    }
}

static void many(const Each *e, const void *list, int count)
{
    Node *const *nodes = list;
    for (int i = 0; i < count; i++) {
        one(e, nodes[i]);
    }
}

/* In `a, b T` the names come first, then their type. */
static void fields(const Each *e, const Field *list, int count)
{
    for (int i = 0; i < count; i++) {
        one(e, list[i].name);
        if (i + 1 < count && list[i + 1].shares_type) {
            continue;
        }
        one(e, list[i].type);
        one(e, list[i].tag);
    }
}

static void func_type_children(const Each *e, const FuncTypeExpr *t)
{
    fields(e, t->tparams, t->tparam_count);
    fields(e, t->params, t->param_count);
    fields(e, t->results, t->result_count);
}

static void interface_children(const Each *e, const InterfaceTypeExpr *t)
{
    for (int i = 0; i < t->elem_count; i++) {
        one(e, t->elems[i].name);
        one(e, t->elems[i].type);
    }
}

static void expr_children(const Each *e, const Node *n)
{
    switch (n->kind) {
    case NODE_COMPOSITE_LIT:
        one(e, ((const CompositeLit *)n)->type_expr);
        many(e, ((const CompositeLit *)n)->elems, ((const CompositeLit *)n)->elem_count);
        break;
    case NODE_KEY_VALUE:
        one(e, ((const KeyValue *)n)->key);
        one(e, ((const KeyValue *)n)->value);
        break;
    case NODE_FUNC_LIT:
        one(e, ((const FuncLit *)n)->type_expr);
        one(e, ((const FuncLit *)n)->body);
        break;
    case NODE_PAREN:
        one(e, ((const ParenExpr *)n)->x);
        break;
    case NODE_SELECTOR:
        one(e, ((const SelectorExpr *)n)->x);
        one(e, ((const SelectorExpr *)n)->sel);
        break;
    case NODE_INDEX:
        one(e, ((const IndexExpr *)n)->x);
        many(e, ((const IndexExpr *)n)->index, ((const IndexExpr *)n)->index_count);
        break;
    case NODE_SLICE:
        one(e, ((const SliceExpr *)n)->x);
        one(e, ((const SliceExpr *)n)->lo);
        one(e, ((const SliceExpr *)n)->hi);
        one(e, ((const SliceExpr *)n)->max);
        break;
    case NODE_TYPE_ASSERT:
        one(e, ((const TypeAssertExpr *)n)->x);
        one(e, ((const TypeAssertExpr *)n)->type_expr);
        break;
    case NODE_CALL:
        one(e, ((const CallExpr *)n)->fun);
        many(e, ((const CallExpr *)n)->args, ((const CallExpr *)n)->arg_count);
        break;
    case NODE_STAR:
        one(e, ((const StarExpr *)n)->x);
        break;
    case NODE_UNARY:
        one(e, ((const UnaryExpr *)n)->x);
        break;
    case NODE_BINARY:
        one(e, ((const BinaryExpr *)n)->x);
        one(e, ((const BinaryExpr *)n)->y);
        break;
    default:
        break;
    }
}

static void type_children(const Each *e, const Node *n)
{
    switch (n->kind) {
    case NODE_ELLIPSIS:
        one(e, ((const EllipsisExpr *)n)->elem);
        break;
    case NODE_ARRAY_TYPE:
        one(e, ((const ArrayTypeExpr *)n)->len);
        one(e, ((const ArrayTypeExpr *)n)->elem);
        break;
    case NODE_STRUCT_TYPE:
        fields(e, ((const StructTypeExpr *)n)->fields, ((const StructTypeExpr *)n)->field_count);
        break;
    case NODE_FUNC_TYPE:
        func_type_children(e, (const FuncTypeExpr *)n);
        break;
    case NODE_INTERFACE_TYPE:
        interface_children(e, (const InterfaceTypeExpr *)n);
        break;
    case NODE_MAP_TYPE:
        one(e, ((const MapTypeExpr *)n)->key);
        one(e, ((const MapTypeExpr *)n)->value);
        break;
    case NODE_CHAN_TYPE:
        one(e, ((const ChanTypeExpr *)n)->elem);
        break;
    default:
        break;
    }
}

static void simple_stmt_children(const Each *e, const Node *n)
{
    switch (n->kind) {
    case NODE_DECL_STMT:
        many(e, ((const DeclStmt *)n)->decls, ((const DeclStmt *)n)->decl_count);
        break;
    case NODE_LABELED_STMT:
        one(e, ((const LabeledStmt *)n)->label);
        one(e, ((const LabeledStmt *)n)->stmt);
        break;
    case NODE_EXPR_STMT:
        one(e, ((const ExprStmt *)n)->x);
        break;
    case NODE_SEND_STMT:
        one(e, ((const SendStmt *)n)->chan);
        one(e, ((const SendStmt *)n)->value);
        break;
    case NODE_INC_DEC_STMT:
        one(e, ((const IncDecStmt *)n)->x);
        break;
    case NODE_ASSIGN_STMT:
        many(e, ((const AssignStmt *)n)->lhs, ((const AssignStmt *)n)->lhs_count);
        many(e, ((const AssignStmt *)n)->rhs, ((const AssignStmt *)n)->rhs_count);
        break;
    case NODE_GO_STMT:
    case NODE_DEFER_STMT:
        one(e, ((const GoStmt *)n)->call);
        break;
    case NODE_RETURN_STMT:
        many(e, ((const ReturnStmt *)n)->results, ((const ReturnStmt *)n)->result_count);
        break;
    case NODE_BRANCH_STMT:
        one(e, ((const BranchStmt *)n)->label);
        break;
    default:
        break;
    }
}

static void block_children(const Each *e, const Node *n)
{
    switch (n->kind) {
    case NODE_BLOCK_STMT:
        many(e, ((const BlockStmt *)n)->stmts, ((const BlockStmt *)n)->stmt_count);
        break;
    case NODE_IF_STMT:
        one(e, ((const IfStmt *)n)->init);
        one(e, ((const IfStmt *)n)->cond);
        one(e, ((const IfStmt *)n)->then);
        one(e, ((const IfStmt *)n)->els);
        break;
    case NODE_CASE_CLAUSE:
        many(e, ((const CaseClause *)n)->exprs, ((const CaseClause *)n)->expr_count);
        many(e, ((const CaseClause *)n)->body, ((const CaseClause *)n)->body_count);
        break;
    case NODE_COMM_CLAUSE:
        one(e, ((const CommClause *)n)->comm);
        many(e, ((const CommClause *)n)->body, ((const CommClause *)n)->body_count);
        break;
    case NODE_SWITCH_STMT:
        one(e, ((const SwitchStmt *)n)->init);
        one(e, ((const SwitchStmt *)n)->tag);
        many(e, ((const SwitchStmt *)n)->cases, ((const SwitchStmt *)n)->case_count);
        break;
    case NODE_TYPE_SWITCH_STMT:
        one(e, ((const TypeSwitchStmt *)n)->init);
        one(e, ((const TypeSwitchStmt *)n)->bind);
        one(e, ((const TypeSwitchStmt *)n)->x);
        many(e, ((const TypeSwitchStmt *)n)->cases, ((const TypeSwitchStmt *)n)->case_count);
        break;
    case NODE_SELECT_STMT:
        many(e, ((const SelectStmt *)n)->cases, ((const SelectStmt *)n)->case_count);
        break;
    case NODE_FOR_STMT:
        one(e, ((const ForStmt *)n)->init);
        one(e, ((const ForStmt *)n)->cond);
        one(e, ((const ForStmt *)n)->post);
        one(e, ((const ForStmt *)n)->body);
        break;
    case NODE_RANGE_STMT:
        one(e, ((const RangeStmt *)n)->key);
        one(e, ((const RangeStmt *)n)->value);
        one(e, ((const RangeStmt *)n)->extra);
        one(e, ((const RangeStmt *)n)->x);
        one(e, ((const RangeStmt *)n)->body);
        break;
    default:
        simple_stmt_children(e, n);
    }
}

static void decl_children(const Each *e, const Node *n)
{
    switch (n->kind) {
    case NODE_IMPORT_DECL:
        one(e, ((const ImportDecl *)n)->name);
        one(e, ((const ImportDecl *)n)->path);
        break;
    case NODE_CONST_DECL: {
        const ConstDecl *d = (const ConstDecl *)n;
        many(e, d->names, d->name_count);
        if (!d->is_inherited) {
            one(e, d->type_expr);
            many(e, d->values, d->value_count);
        }
        break;
    }
    case NODE_TYPE_DECL:
        one(e, ((const TypeDecl *)n)->name);
        fields(e, ((const TypeDecl *)n)->tparams, ((const TypeDecl *)n)->tparam_count);
        one(e, ((const TypeDecl *)n)->type_expr);
        break;
    case NODE_VAR_DECL:
        many(e, ((const VarDecl *)n)->names, ((const VarDecl *)n)->name_count);
        one(e, ((const VarDecl *)n)->type_expr);
        many(e, ((const VarDecl *)n)->values, ((const VarDecl *)n)->value_count);
        break;
    case NODE_FUNC_DECL:
        fields(e, ((const FuncDecl *)n)->recv, ((const FuncDecl *)n)->recv != NULL);
        one(e, ((const FuncDecl *)n)->name);
        one(e, ((const FuncDecl *)n)->type_expr);
        one(e, ((const FuncDecl *)n)->body);
        break;
    default:
        break;
    }
}

void ast_children(const Node *n, void (*each)(Node *child, void *ctx), void *ctx)
{
    const Each e = {each, ctx};
    if (n->kind >= NODE_IMPORT_DECL) {
        decl_children(&e, n);
    } else if (n->kind >= NODE_BAD_STMT) {
        block_children(&e, n);
    } else if (n->kind >= NODE_ELLIPSIS) {
        type_children(&e, n);
    } else {
        expr_children(&e, n);
    }
}

typedef struct Walk {
    bool (*visit)(Node *n, void *ctx);
    void *ctx;
} Walk;

static void walk_child(Node *n, void *ctx)
{
    const Walk *w = ctx;
    if (w->visit(n, w->ctx)) {
        ast_children(n, walk_child, ctx);
    }
}

void ast_walk(Node *n, bool (*visit)(Node *n, void *ctx), void *ctx)
{
    Walk w = {visit, ctx};
    walk_child(n, &w);
}
