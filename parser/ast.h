/* parser/ast.h: the syntax tree of one file, in an arena.
 *
 * The parser fills in what grammar knows. Fields marked [types] are left zero by the parser and
 * filled in by the checker, so that later phases need no side tables: an expression carries its
 * mode, type and constant value; an identifier the object it denotes.
 *
 * Positions: `pos` is cmd/compile's: the token that belongs to this production alone. For x.f it
 * is the dot, for x[i] the bracket, for f(x) the parenthesis, for a binary expression the operator,
 * for a composite literal the brace, for key: value the colon, for an assignment its operator, for
 * a labeled statement the colon, for a declaration its first name; else the first token. Line
 * tables use it (a chain of calls over several lines has several lines). *Messages* of Go's type
 * checker are reported at ast_start(node), the leftmost position of its text.
 *
 * Lists are arrays with a count beside them; empty lists are NULL, 0.
 */
#ifndef GOL_PARSER_AST_H
#define GOL_PARSER_AST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/source.h"
#include "lexer/token.h" /* TokenKind: operators are tokens */

typedef enum NodeKind {
#define NODE(kind, type, family) NODE_##kind,
#include "parser/ast.def"
#undef NODE
    NODE_COUNT
} NodeKind;

struct Type;     /* types/types.h */
struct Object;   /* types/types.h */
struct Scope;    /* types/types.h */
struct ConstVal; /* types/constant.h */
struct Selection;
struct TypeList;

typedef struct Node {
    uint8_t kind; /* NodeKind */
    Pos pos;
} Node;

/* ---- expressions and types (one family: only the checker can tell them apart) */

typedef struct Expr {
    uint8_t kind;
    uint8_t mode;      /* [types] OperandMode */
    bool is_implicit_conv : 1; /* [types] untyped value already given its final type */
    bool has_side_exit : 1;    /* [types] contains a call or receive (evaluation order, len/cap) */
    bool has_targs : 1;        /* [types] of an Ident: a generic use, see ident_targs */
    Pos pos;
    struct Type *type;     /* [types] final type; NULL only for bad or unvisited nodes */
    struct ConstVal *val;  /* [types] constant value, or NULL */
} Expr;

typedef struct Ident {
    Expr e;
    const Str *name;
    struct Object *obj; /* [types] what it denotes (use or declaration); NULL for _ */
} Ident;

typedef struct BasicLit {
    Expr e;
    uint8_t lit;     /* TOK_INT TOK_FLOAT TOK_IMAG TOK_CHAR TOK_STRING */
    bool is_bad;     /* the lexer has complained: str is empty, a number may be malformed */
    int32_t rune;    /* of a TOK_CHAR */
    const Str *text; /* as written */
    const Str *str;  /* decoded bytes of a string literal */
} BasicLit;

typedef struct CompositeLit {
    Expr e;
    Expr *type_expr; /* NULL when elided inside another literal */
    Expr **elems;    /* may be KeyValue */
    int elem_count;
    Pos lbrace, rbrace;
} CompositeLit;

typedef struct KeyValue {
    Expr e;
    Expr *key, *value;
} KeyValue;

typedef struct FuncTypeExpr FuncTypeExpr;
typedef struct BlockStmt BlockStmt;

typedef struct FuncLit {
    Expr e;
    FuncTypeExpr *type_expr;
    BlockStmt *body;
    struct FuncInfo *info; /* [types] locals, captures: see types/types.h */
} FuncLit;

typedef struct ParenExpr {
    Expr e;
    Expr *x;
} ParenExpr;

typedef struct SelectorExpr {
    Expr e;
    Expr *x;
    Ident *sel;
    struct Selection *selection; /* [types] field or method path; NULL for pkg.Name (sel->obj) */
} SelectorExpr;

typedef struct IndexExpr { /* x[i], or an instantiation x[T1, T2] */
    Expr e;
    Expr *x;
    Expr **index;
    int index_count; /* at least 1 (a bad expression when missing) */
} IndexExpr;

typedef struct SliceExpr {
    Expr e;
    Expr *x;
    Expr *lo, *hi, *max; /* any may be NULL */
    bool is_full;        /* three indices */
} SliceExpr;

typedef struct TypeAssertExpr {
    Expr e;
    Expr *x;
    Expr *type_expr; /* NULL for x.(type) */
} TypeAssertExpr;

typedef struct CallExpr {
    Expr e;
    Expr *fun;
    Expr **args;
    int arg_count;
    bool has_dots;        /* f(xs...) */
    Pos rparen;
    uint8_t call_kind;    /* [types] CallKind */
    uint8_t builtin;      /* [types] BuiltinId for CALL_BUILTIN */
} CallExpr;

typedef struct StarExpr { /* *x: dereference or pointer type */
    Expr e;
    Expr *x;
} StarExpr;

typedef struct UnaryExpr { /* + - ! ^ & <- ~ */
    Expr e;
    TokenKind op;
    Expr *x;
} UnaryExpr;

typedef struct BinaryExpr {
    Expr e;
    TokenKind op;
    Expr *x, *y;
} BinaryExpr;

typedef struct EllipsisExpr { /* ...T in a parameter list, or the [...] of an array type */
    Expr e;
    Expr *elem; /* may be NULL */
} EllipsisExpr;

typedef struct ArrayTypeExpr {
    Expr e;
    Expr *len; /* NULL: slice; EllipsisExpr: [...]T */
    Expr *elem;
} ArrayTypeExpr;

/* A field, parameter, result or type parameter; `a, b T` makes two Fields that share `type`. */
typedef struct Field {
    Pos pos;
    bool shares_type;  /* same `type` node as the field before it */
    bool is_embedded;  /* struct: T or *T or pkg.T */
    Ident *name; /* NULL: embedded field, unnamed parameter */
    Expr *type;
    BasicLit *tag;     /* struct fields only */
} Field;

typedef struct StructTypeExpr {
    Expr e;
    Field *fields;
    int field_count;
} StructTypeExpr;

struct FuncTypeExpr {
    Expr e;
    Field *tparams; /* type parameters of a function declaration */
    int tparam_count;
    Field *params;
    int param_count;
    Field *results;
    int result_count;
    bool is_variadic; /* last parameter's type is an EllipsisExpr */
};

typedef struct InterfaceElem {
    Pos pos;
    Ident *name;        /* method name; NULL for an embedded element */
    Expr *type;         /* FuncTypeExpr of a method; else a type or union (BINARY |, UNARY ~) */
} InterfaceElem;

typedef struct InterfaceTypeExpr {
    Expr e;
    InterfaceElem *elems;
    int elem_count;
} InterfaceTypeExpr;

typedef struct MapTypeExpr {
    Expr e;
    Expr *key, *value;
} MapTypeExpr;

typedef enum ChanDir { CHAN_BOTH, CHAN_SEND_ONLY, CHAN_RECV_ONLY } ChanDir;
typedef struct ChanTypeExpr {
    Expr e;
    ChanDir dir;
    Expr *elem;
} ChanTypeExpr;

/* ---- statements */

typedef struct Stmt {
    uint8_t kind;
    Pos pos;
} Stmt;

typedef struct Decl Decl;

typedef struct DeclStmt {
    Stmt s;
    Decl **decls; /* one group: const (...), var (...), type (...) */
    int decl_count;
} DeclStmt;

typedef struct LabeledStmt {
    Stmt s;
    Ident *label;
    Stmt *stmt;
    bool is_used; /* [types] */
} LabeledStmt;

typedef struct ExprStmt {
    Stmt s;
    Expr *x;
} ExprStmt;

typedef struct SendStmt {
    Stmt s;
    Expr *chan, *value;
} SendStmt;

typedef struct IncDecStmt {
    Stmt s;
    Expr *x;
    bool is_dec;
} IncDecStmt;

typedef struct AssignStmt { /* lhs = rhs, lhs := rhs, lhs op= rhs */
    Stmt s;
    TokenKind op; /* TOK_ASSIGN, TOK_DEFINE, or the binary operator of op= (TOK_ADD …) */
    Expr **lhs, **rhs;
    int lhs_count, rhs_count;
    bool *is_new; /* [types] for := : which lhs are declared here */
} AssignStmt;

typedef struct GoStmt { /* go and defer */
    Stmt s;
    Expr *call; /* CallExpr, unless an error was reported */
} GoStmt;

typedef struct ReturnStmt {
    Stmt s;
    Expr **results;
    int result_count;
} ReturnStmt;

typedef struct BranchStmt {
    Stmt s;
    TokenKind token;    /* TOK_BREAK TOK_CONTINUE TOK_GOTO TOK_FALLTHROUGH */
    Ident *label;       /* or NULL */
    Stmt *target;       /* [types] statement left or continued; LabeledStmt for goto */
} BranchStmt;

struct BlockStmt {
    Stmt s;
    Stmt **stmts;
    int stmt_count;
    Pos rbrace;
};

typedef struct IfStmt {
    Stmt s;
    Stmt *init; /* or NULL */
    Expr *cond;
    BlockStmt *then;
    Stmt *els; /* BlockStmt, IfStmt or NULL */
} IfStmt;

typedef struct CaseClause {
    Stmt s;
    Expr **exprs; /* expressions or types; none: default */
    int expr_count;
    bool is_default;
    Stmt **body;
    int body_count;
    Pos colon;
    struct Object *implicit; /* [types] this clause's variable of a type switch */
} CaseClause;

typedef struct SwitchStmt {
    Stmt s;
    Stmt *init;
    Expr *tag; /* or NULL */
    CaseClause **cases;
    int case_count;
    Pos rbrace;
} SwitchStmt;

typedef struct TypeSwitchStmt {
    Stmt s;
    Stmt *init;
    Ident *bind; /* x := …, or NULL */
    Expr *x;     /* the operand of .(type) */
    CaseClause **cases;
    int case_count;
    Pos rbrace;
} TypeSwitchStmt;

typedef struct CommClause {
    Stmt s;
    Stmt *comm; /* SendStmt, ExprStmt or AssignStmt whose rhs is a receive; NULL: default */
    Stmt **body;
    int body_count;
    Pos colon;
} CommClause;

typedef struct SelectStmt {
    Stmt s;
    CommClause **cases;
    int case_count;
    Pos rbrace;
} SelectStmt;

typedef struct ForStmt {
    Stmt s;
    Stmt *init;
    Expr *cond;
    Stmt *post;
    BlockStmt *body;
} ForStmt;

typedef struct RangeStmt {
    Stmt s;
    Expr *key, *value; /* or NULL */
    Expr *extra;       /* a third variable: the checker complains */
    bool is_define;    /* := */
    Expr *x;
    BlockStmt *body;
    uint8_t range_kind; /* [types] RangeKind */
} RangeStmt;

/* ---- declarations */

struct Decl {
    uint8_t kind;
    Pos pos;
    uint32_t group;  /* same number: declared in one ( … ) */
};

typedef struct ImportDecl {
    Decl d;
    Ident *name; /* or NULL; `.` and `_` are identifiers here */
    BasicLit *path;
    struct Object *pkg_name; /* [types] */
} ImportDecl;

typedef struct ConstDecl { /* one line of a const group, with the inherited type and values */
    Decl d;
    Ident **names;
    int name_count;
    Expr *type_expr;  /* of this line or inherited; may be NULL */
    Expr **values;    /* of this line or inherited: a tree used by several lines is shared */
    int value_count;
    bool is_inherited;
    int iota;
} ConstDecl;

typedef struct TypeDecl {
    Decl d;
    Ident *name;
    Field *tparams;
    int tparam_count;
    bool is_alias;
    Expr *type_expr;
    const Str *directive; /* text of a //gol: line directly above, or NULL */
} TypeDecl;

typedef struct VarDecl {
    Decl d;
    Ident **names;
    int name_count;
    Expr *type_expr; /* or NULL */
    Expr **values;
    int value_count; /* 0, 1 (a call with several results) or name_count */
} VarDecl;

typedef struct FuncDecl {
    Decl d;
    Pos keyword; /* of `func` itself; d.pos is behind it */
    Ident *name;
    Field *recv; /* or NULL; recv->type still holds *T, T[P] */
    int recv_count; /* 0 or 1, unless an error was reported (PARSE_LAYOUT: unless it is wrong) */
    FuncTypeExpr *type_expr;
    BlockStmt *body; /* NULL: body-less */
    const Str *directive; /* text of a //gol:extern or //go:… line directly above, or NULL */
    Pos directive_pos;
    bool is_noescape; /* a //go:noescape line is among those above */
    struct FuncInfo *info; /* [types] */
} FuncDecl;

/* A `//gol:` or `//go:` directive or build-constraint comment. */
typedef struct Pragma {
    Pos pos;
    const Str *text;
} Pragma;

typedef struct File {
    SourceFile *source;
    Ident *pkg_name; /* NULL in a script without package clause */
    Decl **decls;    /* in source order; a group is several Decls with one group number */
    int decl_count;
    ImportDecl **imports; /* also in decls */
    int import_count;
    Stmt **script; /* .gol only: statements at top level, see parse_file */
    int script_count;
    Pragma *pragmas;
    int pragma_count;
} File;

/* ---- helpers */

const char *node_kind_name(NodeKind kind);
Pos ast_start(const Node *n); /* leftmost position of the node's text (as gc's StartPos) */
/* The part of n that begins where n begins, or NULL when n->pos is to be taken for its start. */
const void *ast_first_part(const Node *n);
Pos ast_end(const Node *n);   /* just after its last token, as far as positions are kept */
Expr *ast_unparen(Expr *x);
/* Calls visit for n and, while it returns true, for its children in source order. */
void ast_walk(Node *n, bool (*visit)(Node *n, void *ctx), void *ctx);
/* Calls each for the children of n alone, in source order. What several lines of a const group or
 * several names share (a type, inherited values) is a child of the first only. */
void ast_children(const Node *n, void (*each)(Node *child, void *ctx), void *ctx);

struct Buf;
/* Source-like text of an expression, as Go's compiler quotes it in messages. */
void ast_print_expr(struct Buf *out, const Expr *x);
/* The whole tree, one node a line (`gol -d ast`). */
void ast_dump(struct Buf *out, const File *file, const SourceSet *sources);

#endif
