/* parser/ast_dump.c: the tree of a file, one node a line (`gol -d ast`):
 *
 *     FUNC_DECL 5:6 main
 *       FUNC_TYPE 5:10
 *       BLOCK_STMT 5:13
 *         EXPR_STMT 6:13
 *           CALL 6:13
 *             SELECTOR 6:5
 *
 * Each line tells kind, position, and what the node holds beside its children.
 */
#include "base/buf.h"
#include "parser/ast.h"

typedef struct Dump {
    Buf *out;
    const SourceSet *sources;
    int depth;
} Dump;

static void put_str(Buf *b, const Str *s)
{
    buf_putc(b, ' ');
    for (uint32_t i = 0; i < s->len; i++) {
        if (s->text[i] == '\n') {
            buf_puts(b, "\\n"); /* of a raw string: a node stays on its line */
        } else {
            buf_putc(b, s->text[i]);
        }
    }
}

static void put_word(Buf *b, bool condition, const char *word)
{
    if (condition) {
        buf_printf(b, " %s", word);
    }
}

static void put_details(Buf *b, const Node *n)
{
    switch (n->kind) {
    case NODE_IDENT:
        put_str(b, ((const Ident *)n)->name);
        break;
    case NODE_BASIC_LIT:
        put_str(b, ((const BasicLit *)n)->text);
        break;
    case NODE_UNARY:
        put_word(b, true, token_spelling(((const UnaryExpr *)n)->op));
        break;
    case NODE_BINARY:
        put_word(b, true, token_spelling(((const BinaryExpr *)n)->op));
        break;
    case NODE_CALL:
        put_word(b, ((const CallExpr *)n)->has_dots, "...");
        break;
    case NODE_SLICE:
        put_word(b, ((const SliceExpr *)n)->is_full, "full");
        break;
    case NODE_CHAN_TYPE:
        put_word(b, ((const ChanTypeExpr *)n)->dir == CHAN_SEND_ONLY, "send-only");
        put_word(b, ((const ChanTypeExpr *)n)->dir == CHAN_RECV_ONLY, "receive-only");
        break;
    case NODE_FUNC_TYPE:
        put_word(b, ((const FuncTypeExpr *)n)->is_variadic, "variadic");
        break;
    case NODE_INC_DEC_STMT:
        put_word(b, true, ((const IncDecStmt *)n)->is_dec ? "--" : "++");
        break;
    case NODE_ASSIGN_STMT: {
        TokenKind op = ((const AssignStmt *)n)->op;
        bool is_plain = op == TOK_ASSIGN || op == TOK_DEFINE;
        buf_printf(b, " %s%s", token_spelling(op), is_plain ? "" : "=");
        break;
    }
    case NODE_BRANCH_STMT:
        put_word(b, true, token_spelling(((const BranchStmt *)n)->token));
        break;
    case NODE_CASE_CLAUSE:
        put_word(b, ((const CaseClause *)n)->is_default, "default");
        break;
    case NODE_COMM_CLAUSE:
        put_word(b, !((const CommClause *)n)->comm, "default");
        break;
    case NODE_RANGE_STMT:
        put_word(b, ((const RangeStmt *)n)->is_define, ":=");
        break;
    case NODE_CONST_DECL:
        buf_printf(b, " iota=%d", ((const ConstDecl *)n)->iota);
        put_word(b, ((const ConstDecl *)n)->is_inherited, "inherited");
        break;
    case NODE_TYPE_DECL:
        put_word(b, ((const TypeDecl *)n)->is_alias, "alias");
        break;
    case NODE_FUNC_DECL:
        put_word(b, ((const FuncDecl *)n)->recv != NULL, "method");
        if (((const FuncDecl *)n)->directive) {
            put_str(b, ((const FuncDecl *)n)->directive);
        }
        break;
    default:
        break;
    }
}

static void dump_node(Node *n, void *ctx)
{
    Dump *d = ctx;
    Location at = source_locate(d->sources, n->pos);
    buf_printf(d->out, "%*s%s %d:%d", d->depth * 2, "", node_kind_name(n->kind), at.line,
               at.column);
    put_details(d->out, n);
    buf_putc(d->out, '\n');
    d->depth++;
    ast_children(n, dump_node, ctx);
    d->depth--;
}

void ast_dump(Buf *out, const File *file, const SourceSet *sources)
{
    Dump d = {out, sources, 0};
    buf_printf(out, "FILE %s", file->source->path);
    if (file->pkg_name) {
        put_str(out, file->pkg_name->name);
    }
    buf_putc(out, '\n');
    d.depth = 1;
    for (int i = 0; i < file->decl_count; i++) {
        dump_node((Node *)file->decls[i], &d);
    }
    for (int i = 0; i < file->script_count; i++) {
        dump_node((Node *)file->script[i], &d);
    }
}
