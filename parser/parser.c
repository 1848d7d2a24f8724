/* parser/parser.c: whole files, and what all productions use: errors, recovery, lists, nodes.
 *
 * Recursive descent with one token of lookahead. On an error the parser says so and skips to a
 * token where it can go on: the follow set given by the production, and inside functions any
 * keyword that begins a statement. Which tokens those are, and what is reported where, is as in
 * Go's compiler, so that the lines of errors agree with it.
 *
 * Invariants:
 *   - every loop either reads a token or ends; at the end of the text there is TOK_EOF forever;
 *   - a list under construction lies on p->nodes or p->fields above its mark, and is moved to the
 *     arena when complete, so lists nest;
 *   - recursion and chains of operators are limited (PARSE_MAX_NESTING): later phases may recurse.
 */
#include "parser/parser.h"

#include <string.h>

#include "parser/parser_internal.h"

/* ---- errors and recovery */

const char *parse_token_text(TokenKind kind)
{
    switch (kind) {
    case TOK_COMMA: return "comma";
    case TOK_SEMI: return "semicolon or newline";
    default: return token_spelling(kind);
    }
}

static void put_current_token(const Parser *p, Buf *b)
{
    const Lexer *lx = &p->lx;
    switch (lx->tok) {
    case TOK_IDENT:
        buf_write(b, lx->start, lx->len);
        break;
    case TOK_SEMI:
        buf_puts(b, lx->semi == SEMI_WRITTEN   ? "semicolon"
                    : lx->semi == SEMI_NEWLINE ? "newline"
                                               : "EOF");
        break;
    case TOK_ASSIGN_OP:
        buf_printf(b, "%s=", token_spelling(lx->op));
        break;
    default:
        if (parse_is_literal(lx->tok)) {
            buf_puts(b, "literal ");
            buf_write(b, lx->start, lx->len);
        } else {
            buf_puts(b, parse_token_text(lx->tok));
        }
    }
}

/* The REPL asks whether the text broke off: it did if the first complaint is about its end. */
static void note_error(Parser *p)
{
    if (!p->has_error) {
        bool at_end = tok(p) == TOK_EOF || (tok(p) == TOK_SEMI && p->lx.semi == SEMI_EOF);
        p->has_error = true;
        p->first_error_at_end =
            p->lx.is_cut_short || (at_end && p->diags->errors == p->errors_before);
    }
}

static bool has_prefix(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

static void report(Parser *p, Pos at, const char *format, va_list args)
{
    if (p->is_aborted || (tok(p) == TOK_EOF && p->diags->errors > p->errors_before)) {
        return; /* at the end everything is missing: after an error that is no news */
    }
    note_error(p);
    Buf b, text;
    buf_init(&b);
    buf_init(&text);
    buf_vprintf(&text, format, args);
    buf_puts(&b, "syntax error: ");
    bool is_expectation = has_prefix(text.data, "expected ");
    if (is_expectation || has_prefix(text.data, "in ") || has_prefix(text.data, "at ") ||
        has_prefix(text.data, "after ")) {
        buf_puts(&b, "unexpected ");
        put_current_token(p, &b);
        buf_puts(&b, is_expectation ? ", " : " ");
    }
    buf_write(&b, text.data, text.len);
    diag_error(p->diags, at, DIAG_SYNTAX, "%s", b.data);
    buf_deinit(&text);
    buf_deinit(&b);
}

void parse_syntax_error(Parser *p, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(p, pos(p), format, args);
    va_end(args);
}

void parse_syntax_error_at(Parser *p, Pos at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(p, at, format, args);
    va_end(args);
}

void parse_plain_error(Parser *p, Pos at, const char *format, ...)
{
    if (p->is_aborted) {
        return;
    }
    note_error(p);
    va_list args;
    va_start(args, format);
    diag_verror(p->diags, at, DIAG_SYNTAX, format, args);
    va_end(args);
}

static void set_add(TokenSet set, TokenKind kind)
{
    set[kind / 64] |= (uint64_t)1 << kind % 64;
}

static bool set_has(const TokenSet set, TokenKind kind)
{
    return set[kind / 64] >> kind % 64 & 1;
}

void parse_advance_to(Parser *p, const TokenKind *follow, int count)
{
    static const TokenKind stmt_keywords[] = {
        TOK_BREAK, TOK_CONST,  TOK_CONTINUE, TOK_DEFER,  TOK_FALLTHROUGH, TOK_FOR,  TOK_GO,
        TOK_GOTO,  TOK_IF,     TOK_RETURN,   TOK_SELECT, TOK_SWITCH,      TOK_TYPE, TOK_VAR,
    };
    _Static_assert(TOK_COUNT <= 128, "TokenSet has two words");
    TokenSet set = {0};
    set_add(set, TOK_EOF);
    for (int i = 0; i < count; i++) {
        set_add(set, follow[i]);
    }
    if (p->func_nest > 0) {
        for (size_t i = 0; i < sizeof stmt_keywords / sizeof *stmt_keywords; i++) {
            set_add(set, stmt_keywords[i]);
        }
    }
    while (!set_has(set, tok(p))) {
        next(p);
    }
}

void parse_skip_one(Parser *p)
{
    if (tok(p) != TOK_EOF) {
        next(p);
    }
}

void parse_want(Parser *p, TokenKind kind)
{
    if (!got(p, kind)) {
        parse_syntax_error(p, "expected %s", parse_token_text(kind));
        parse_skip_one(p);
    }
}

bool parse_got_assign(Parser *p)
{
    if (tok(p) == TOK_DEFINE) {
        parse_syntax_error(p, "expected =");
    } else if (tok(p) != TOK_ASSIGN) {
        return false;
    }
    next(p);
    return true;
}

bool parse_is_literal(TokenKind kind)
{
    return token_flags(kind) & TF_LITERAL;
}

/* Gives up: the rest of the text is not looked at, and nothing more is reported. */
static __attribute__((noinline, cold)) bool too_deep(Parser *p)
{
    if (!p->is_aborted) {
        note_error(p);
        p->first_error_at_end = false;
        diag_error(p->diags, pos(p), DIAG_LIMIT, "nested too deeply (more than %d levels)",
                   PARSE_MAX_NESTING);
        p->is_aborted = true;
        p->lx.p = p->lx.end;
        p->lx.nl_is_semi = false;
        next(p);
    }
    return false;
}

bool parse_enter(Parser *p)
{
    return ++p->depth <= PARSE_MAX_NESTING || too_deep(p);
}

bool parse_add_link(Parser *p, int *links)
{
    return p->depth + ++*links <= PARSE_MAX_NESTING || too_deep(p);
}

/* ---- lists */

void *parse_list_take(Parser *p, int mark, int *count)
{
    *count = p->nodes.len - mark;
    if (*count == 0) {
        return NULL;
    }
    void **list = ARENA_ARRAY(p->arena, void *, *count);
    memcpy(list, p->nodes.data + mark, (size_t)*count * sizeof *list);
    p->nodes.len = mark;
    return list;
}

Pos parse_token_list(Parser *p, const char *context, TokenKind sep, TokenKind close, ListItem *item,
                     void *ctx)
{
    bool is_done = false;
    while (tok(p) != TOK_EOF && tok(p) != close && !is_done) {
        is_done = item(p, ctx);
        if (!got(p, sep) && tok(p) != close) {
            parse_syntax_error(p, "in %s; possibly missing %s or %s", context,
                               parse_token_text(sep), parse_token_text(close));
            ADVANCE(p, TOK_RPAREN, TOK_RBRACK, TOK_RBRACE);
            if (tok(p) != close) {
                return pos(p);
            }
        }
    }
    Pos at = pos(p);
    parse_want(p, close);
    return at;
}

/* ---- nodes */

void *parse_new_expr(Parser *p, NodeKind kind, Pos at, size_t bytes)
{
    Expr *x = arena_alloc(p->arena, bytes);
    x->kind = kind;
    x->pos = at;
    return x;
}

void *parse_new_stmt(Parser *p, NodeKind kind, Pos at, size_t bytes)
{
    Stmt *s = arena_alloc(p->arena, bytes);
    s->kind = kind;
    s->pos = at;
    return s;
}

Expr *parse_bad_expr(Parser *p)
{
    return NEW_EXPR(p, Expr, BAD_EXPR, pos(p));
}

Ident *parse_ident_at(Parser *p, Pos at, const char *text)
{
    Ident *id = NEW_EXPR(p, Ident, IDENT, at);
    id->name = intern_cstr(p->interns, text);
    return id;
}

Ident *parse_name_or_null(Parser *p)
{
    if (tok(p) != TOK_IDENT) {
        return NULL;
    }
    Ident *id = NEW_EXPR(p, Ident, IDENT, pos(p));
    id->name = p->lx.name;
    next(p);
    return id;
}

Ident *parse_name(Parser *p)
{
    Ident *id = parse_name_or_null(p);
    if (!id) {
        id = parse_ident_at(p, pos(p), "_");
        parse_syntax_error(p, "expected name");
        parse_skip_one(p);
    }
    return id;
}

Ident **parse_name_list(Parser *p, Ident *first, int *count)
{
    int mark = list_begin(p);
    list_add(p, first);
    while (got(p, TOK_COMMA)) {
        list_add(p, parse_name(p));
    }
    return parse_list_take(p, mark, count);
}

BasicLit *parse_literal_or_null(Parser *p)
{
    const Lexer *lx = &p->lx;
    if (!parse_is_literal(lx->tok)) {
        return NULL;
    }
    BasicLit *lit = NEW_EXPR(p, BasicLit, BASIC_LIT, lx->pos);
    lit->lit = lx->tok;
    lit->is_bad = lx->is_bad;
    lit->text = intern(p->interns, lx->start, lx->len);
    if (lx->tok == TOK_STRING) {
        lit->str = lx->is_bad ? intern_cstr(p->interns, "")
                              : lex_string_value(p->interns, lx->start, lx->len);
    } else if (lx->tok == TOK_CHAR && !lx->is_bad) {
        lit->rune = lex_char_value(lx->start, lx->len);
    }
    next(p);
    return lit;
}

/* ---- files */

static void parser_init(Parser *p, ParseContext *c, SourceFile *source, uint32_t from,
                        uint32_t to, unsigned lex_mode)
{
    *p = (Parser){.arena = c->arena, .interns = c->interns, .diags = c->diags};
    p->errors_before = c->diags->errors;
    lex_init(&p->lx, c->interns, c->diags, source, from, to, lex_mode);
}

static void parser_deinit(Parser *p)
{
    lex_deinit(&p->lx);
    VEC_FREE(&p->nodes);
    VEC_FREE(&p->fields);
}

/* What a file is made of while it is read: declarations on p->nodes, statements apart. */
typedef struct FileScan {
    File *file;
    bool is_script;
    VEC(Stmt *) script;
    bool has_stmt; /* a statement that is no declaration */
} FileScan;

/* False when nothing sensible can follow. */
static bool package_clause(Parser *p, FileScan *f)
{
    if (tok(p) != TOK_PACKAGE) {
        if (!f->is_script) {
            parse_syntax_error(p, "package statement must be first");
        }
        return f->is_script;
    }
    parse_flush_directives(p, true);
    next(p);
    f->file->pkg_name = parse_name(p);
    parse_want(p, TOK_SEMI);
    return p->diags->errors == p->errors_before;
}

static void add_script_stmt(FileScan *f, Stmt *s)
{
    if (s) {
        VEC_PUSH(&f->script, s);
        f->has_stmt |= s->kind != NODE_DECL_STMT && s->kind != NODE_EMPTY_STMT;
    }
}

/* A group of variables of a script: a declaration and, should the file have statements, one more of
 * them, to be executed in its turn. */
static void script_vars(Parser *p, FileScan *f, int mark, Pos at)
{
    DeclStmt *s = NEW_STMT(p, DeclStmt, DECL_STMT, at);
    s->decl_count = p->nodes.len - mark;
    s->decls = ARENA_ARRAY(p->arena, Decl *, s->decl_count);
    memcpy(s->decls, p->nodes.data + mark, (size_t)s->decl_count * sizeof *s->decls);
    add_script_stmt(f, &s->s);
}

static void top_group(Parser *p, FileScan *f)
{
    TokenKind keyword = tok(p);
    Pos at = pos(p);
    next(p);
    int mark = list_begin(p);
    parse_decl_group(p, keyword);
    if (f->is_script && keyword == TOK_VAR && p->nodes.len > mark) {
        script_vars(p, f, mark, at);
    }
    parse_flush_directives(p, false);
}

static void top_func(Parser *p, FileScan *f)
{
    Stmt *stmt = NULL;
    FuncDecl *d = f->is_script ? parse_script_func(p, &stmt) : parse_func_decl(p);
    if (d) {
        list_add(p, d);
    }
    add_script_stmt(f, stmt);
    parse_flush_directives(p, false);
}

static bool top_stmt(Parser *p, FileScan *f)
{
    p->func_nest++;
    Stmt *s = parse_stmt_or_null(p);
    p->func_nest--;
    add_script_stmt(f, s);
    parse_flush_directives(p, false);
    return s != NULL;
}

static bool follows_bodyless_func(const Parser *p)
{
    const Decl *last = p->nodes.len > 0 ? p->nodes.data[p->nodes.len - 1] : NULL;
    return last && last->kind == NODE_FUNC_DECL && !((const FuncDecl *)last)->body;
}

/* Skips to the next declaration, or, in a script, to the next statement. */
static void advance_at_top(Parser *p, const FileScan *f)
{
    if (!f->is_script) {
        ADVANCE(p, TOK_IMPORT, TOK_CONST, TOK_TYPE, TOK_VAR, TOK_FUNC);
        return;
    }
    p->func_nest++;
    ADVANCE(p, TOK_SEMI);
    p->func_nest--;
    got(p, TOK_SEMI);
}

static void not_a_declaration(Parser *p, FileScan *f)
{
    if (tok(p) == TOK_LBRACE && follows_bodyless_func(p)) {
        parse_syntax_error(p, "unexpected semicolon or newline before {");
    } else if (f->is_script) {
        parse_syntax_error(p, "at top level");
    } else {
        parse_syntax_error(p, "non-declaration statement outside function body");
    }
    advance_at_top(p, f);
}

/* One declaration or statement; false when recovery has already moved on. */
static bool top_level(Parser *p, FileScan *f, TokenKind previous)
{
    switch (tok(p)) {
    case TOK_IMPORT:
        if (previous != TOK_IMPORT && previous != TOK_EOF && !f->is_script) {
            parse_syntax_error(p, "imports must appear before other declarations");
        }
        top_group(p, f);
        return true;
    case TOK_CONST:
    case TOK_TYPE:
    case TOK_VAR:
        top_group(p, f);
        return true;
    case TOK_FUNC:
        top_func(p, f);
        return true;
    default:
        if (f->is_script && !(tok(p) == TOK_LBRACE && follows_bodyless_func(p)) &&
            top_stmt(p, f)) {
            return true;
        }
        not_a_declaration(p, f);
        return false;
    }
}

static void top_levels(Parser *p, FileScan *f, bool imports_only)
{
    TokenKind previous = TOK_EOF;
    while (tok(p) != TOK_EOF && !(imports_only && tok(p) != TOK_IMPORT)) {
        TokenKind first = tok(p);
        if (!top_level(p, f, previous)) {
            previous = first;
            continue;
        }
        previous = first;
        if (tok(p) != TOK_EOF && !got(p, TOK_SEMI)) {
            parse_syntax_error(p, f->is_script ? "at end of statement"
                                               : "after top level declaration");
            advance_at_top(p, f);
        }
    }
    parse_flush_directives(p, false);
}

/* In a script with statements, variables are among those and no longer declarations of the file. */
static int without_vars(void **decls, int count)
{
    int kept = 0;
    for (int i = 0; i < count; i++) {
        if (((const Decl *)decls[i])->kind != NODE_VAR_DECL) {
            decls[kept++] = decls[i];
        }
    }
    return kept;
}

static void take_imports(Parser *p, File *file)
{
    int mark = list_begin(p);
    for (int i = 0; i < file->decl_count; i++) {
        if (file->decls[i]->kind == NODE_IMPORT_DECL) {
            list_add(p, file->decls[i]);
        }
    }
    file->imports = parse_list_take(p, mark, &file->import_count);
}

static void take_pragmas(Parser *p, File *file)
{
    int count = p->lx.directives.len;
    file->pragma_count = count;
    file->pragmas = count ? ARENA_ARRAY(p->arena, Pragma, count) : NULL;
    for (int i = 0; i < count; i++) {
        const LexDirective *d = &p->lx.directives.data[i];
        file->pragmas[i] = (Pragma){d->pos, d->text};
    }
}

static void file_finish(Parser *p, FileScan *f)
{
    File *file = f->file;
    if (f->has_stmt) {
        p->nodes.len = without_vars(p->nodes.data, p->nodes.len);
        file->script_count = f->script.len;
        file->script = ARENA_ARRAY(p->arena, Stmt *, f->script.len);
        memcpy(file->script, f->script.data, (size_t)f->script.len * sizeof *file->script);
    }
    file->decls = parse_list_take(p, 0, &file->decl_count);
    take_imports(p, file);
    take_pragmas(p, file);
    VEC_FREE(&f->script);
}

/* fmt.Println(x, y): a tree of its own, so that errors are about what was written. */
static void printed_values(Parser *p, FileScan *f)
{
    SelectorExpr *fun = NEW_EXPR(p, SelectorExpr, SELECTOR, pos(p));
    CallExpr *call = NEW_EXPR(p, CallExpr, CALL, pos(p));
    ExprStmt *s = NEW_STMT(p, ExprStmt, EXPR_STMT, pos(p));
    fun->x = &parse_ident_at(p, pos(p), "fmt")->e;
    fun->sel = parse_ident_at(p, pos(p), "Println");
    call->fun = &fun->e;
    call->args = parse_expr_list(p, &call->arg_count);
    call->rparen = pos(p);
    s->x = &call->e;
    add_script_stmt(f, &s->s);
    got(p, TOK_SEMI);
    if (tok(p) != TOK_EOF) {
        parse_syntax_error(p, "after expression");
    }
    parse_flush_directives(p, false);
}

static File *file(Parser *p, SourceFile *source, ParseMode mode)
{
    FileScan f = {.file = ARENA_NEW(p->arena, File), .is_script = mode & PARSE_SCRIPT};
    f.file->source = source;
    next(p);
    if (mode & PARSE_PRINTED) {
        printed_values(p, &f);
    } else if (package_clause(p, &f)) {
        top_levels(p, &f, mode & PARSE_IMPORTS_ONLY);
    }
    file_finish(p, &f);
    return f.file;
}

File *parse_file(ParseContext *c, SourceFile *source, ParseMode mode)
{
    Parser p;
    parser_init(&p, c, source, 0, (uint32_t)source->len,
                mode & PARSE_SCRIPT ? LEX_SCRIPT : LEX_PLAIN);
    p.keeps_layout = (mode & PARSE_LAYOUT) != 0;
    File *f = file(&p, source, mode);
    parser_deinit(&p);
    return f;
}

Decl **parse_decl_range(ParseContext *c, SourceFile *source, uint32_t offset, uint32_t end,
                        int *count)
{
    Parser p;
    parser_init(&p, c, source, offset, end, LEX_PLAIN);
    next(&p);
    FileScan f = {0};
    TokenKind first = tok(&p);
    if (first == TOK_FUNC || first == TOK_CONST || first == TOK_TYPE || first == TOK_VAR ||
        first == TOK_IMPORT) {
        top_level(&p, &f, TOK_IMPORT);
    } else if (first != TOK_EOF) {
        parse_syntax_error(&p, "non-declaration statement outside function body");
    }
    Decl **decls = parse_list_take(&p, 0, count);
    parser_deinit(&p);
    return decls;
}

ParseCompleteness parse_completeness(const char *text, size_t len)
{
    Arena arena;
    Diags diags;
    arena_init(&arena);
    SourceSet *sources = sources_new();
    Interns *interns = interns_new();
    diags_init(&diags, &arena, sources);
    ParseCompleteness result = PARSE_BROKEN;
    SourceFile *source = source_add(sources, "", text, len, false);
    if (source) {
        ParseContext c = {&arena, interns, &diags};
        Parser p;
        parser_init(&p, &c, source, 0, (uint32_t)len, LEX_SCRIPT | LEX_EOF_IS_NEWLINE);
        file(&p, source, PARSE_SCRIPT);
        bool is_cut = p.has_error ? p.first_error_at_end : p.lx.is_cut_short;
        result = diags.errors == 0 ? PARSE_COMPLETE : is_cut ? PARSE_INCOMPLETE : PARSE_BROKEN;
        parser_deinit(&p);
    }
    diags_deinit(&diags);
    interns_free(interns);
    sources_free(sources);
    arena_deinit(&arena);
    return result;
}
