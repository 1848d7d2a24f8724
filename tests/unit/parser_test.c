/* Trees, their extent and printed form; errors and recovery; scripts; REPL completeness. */
#include "base/buf.h"
#include "parser/parser.h"
#include "tests/unit/unit.h"

/* One text and what came of it. */
typedef struct Parsed {
    Arena arena;
    SourceSet *sources;
    Interns *interns;
    Diags diags;
    ParseContext context;
    SourceFile *source;
    File *file;
    Buf out;
} Parsed;

static void open_text(Parsed *p, const char *text)
{
    arena_init(&p->arena);
    buf_init(&p->out);
    p->sources = sources_new();
    p->interns = interns_new();
    diags_init(&p->diags, &p->arena, p->sources);
    p->source = source_add(p->sources, "t.go", text, strlen(text), false);
    p->context = (ParseContext){&p->arena, p->interns, &p->diags};
}

static void close_text(Parsed *p)
{
    buf_deinit(&p->out);
    diags_deinit(&p->diags);
    interns_free(p->interns);
    sources_free(p->sources);
    arena_deinit(&p->arena);
}

static void parse_text(Parsed *p, const char *text, ParseMode mode)
{
    open_text(p, text);
    p->file = parse_file(&p->context, p->source, mode);
}

/* Errors as "line:col: text" joined by " | "; "" when there are none. The buffer is kept. */
static const char *errors_of(Parsed *p)
{
    p->out.len = 0;
    buf_puts(&p->out, "");
    diags_sort(&p->diags);
    for (int i = 0; i < p->diags.len; i++) {
        Location at = source_locate(p->sources, p->diags.list[i].pos);
        buf_printf(&p->out, "%s%d:%d: %s", i ? " | " : "", at.line, at.column,
                   p->diags.list[i].text);
    }
    return p->out.data;
}

static bool has_errors(const char *text, const char *want)
{
    Parsed p;
    parse_text(&p, text, PARSE_GO);
    bool ok = strcmp(errors_of(&p), want) == 0;
    if (!ok) {
        printf("    got  %s\n    want %s\n", p.out.data, want);
    }
    close_text(&p);
    return ok;
}

/* The errors of statements in a function that begins on line 1. */
static bool stmts_have(const char *stmts, const char *want)
{
    char text[1000];
    snprintf(text, sizeof text, "package p; func f() { %s\n}\n", stmts);
    return has_errors(text, want);
}

/* ---- printed forms */

static Expr *value_of(const File *f)
{
    const VarDecl *d = (const VarDecl *)f->decls[f->decl_count - 1];
    return d->values[0];
}

/* The printed form of an expression; `want` NULL: as written. */
static bool prints(const char *source, const char *want)
{
    Parsed p;
    char text[500];
    snprintf(text, sizeof text, "package p; var x = %s\n", source);
    parse_text(&p, text, PARSE_GO);
    bool ok = p.diags.errors == 0;
    if (ok) {
        ast_print_expr(&p.out, value_of(p.file));
        ok = strcmp(p.out.data, want ? want : source) == 0;
    }
    if (!ok) {
        printf("    got  %s\n", p.diags.errors ? errors_of(&p) : p.out.data);
    }
    close_text(&p);
    return ok;
}

static void test_print_operators(void)
{
    IS(prints("s1[len(s1)-30:]", "s1[len(s1) - 30:]"));
    IS(prints("(a+3)*-4<<3", "(a + 3) * -4 << 3"));
    IS(prints("- -x.a", "--x.a"));
    IS(prints("&T{1,2}", "&T{…}"));
    IS(prints("<-c", NULL));
    IS(prints("*p.q", NULL));
    IS(prints("a[1:2:3]", NULL));
    IS(prints("a[:]", NULL));
    IS(prints("f(a, b...)", NULL));
    IS(prints("x.(T)", NULL));
    IS(prints("G[int,string](nil)", "G[int, string](nil)"));
    IS(prints("((1))", NULL));
    IS(prints("\"a\\n\" + `b`", NULL));
}

static void test_print_types(void)
{
    IS(prints("func(x int, y ...string) (a int) { return 1 }",
              "func(x int, y ...string) (a int) {…}"));
    IS(prints("func() {}", NULL));
    IS(prints("func(int, ...string) (int, string) {}", NULL));
    IS(prints("struct{a, b int; c string \"tag\"; S; *p.T}{}", NULL));
    IS(prints("(*interface{M(); N(x, y int) (a, b int); error; ~int|string})(nil)",
              "(*interface{M(); N(x, y int) (a, b int); error; ~int | string})(nil)"));
    IS(prints("map[string][]int{}", NULL));
    IS(prints("[...]int{}", NULL));
    IS(prints("(chan (<-chan int))(nil)", NULL));
    IS(prints("(<-chan (chan int))(nil)", "(<-chan chan int)(nil)"));
    IS(prints("(chan<- <-chan int)(nil)", NULL));
}

/* ---- trees */

static const char *dumped(Parsed *p, const char *text, ParseMode mode)
{
    parse_text(p, text, mode);
    ast_dump(&p->out, p->file, p->sources);
    return p->out.data;
}

static void test_dump(void)
{
    Parsed p;
    IS_STR(dumped(&p, "package p\nfunc f(a, b int) { a++; x := <-c + 1 }\n", PARSE_GO),
           "FILE t.go p\n"
           "  FUNC_DECL 2:6\n"
           "    IDENT 2:6 f\n"
           "    FUNC_TYPE 2:7\n"
           "      IDENT 2:8 a\n"
           "      IDENT 2:11 b\n"
           "      IDENT 2:13 int\n"
           "    BLOCK_STMT 2:18\n"
           "      INC_DEC_STMT 2:21 ++\n"
           "        IDENT 2:20 a\n"
           "      ASSIGN_STMT 2:27 :=\n"
           "        IDENT 2:25 x\n"
           "        BINARY 2:34 +\n"
           "          UNARY 2:30 <-\n"
           "            IDENT 2:32 c\n"
           "          BASIC_LIT 2:36 1\n");
    close_text(&p);
}

static void test_consts(void)
{
    Parsed p;
    parse_text(&p, "package p; const ( a, b = iota, 1; c, d; e int = 5; f )", PARSE_GO);
    IS_INT(p.diags.errors, 0);
    IS_INT(p.file->decl_count, 4);
    const ConstDecl *first = (const ConstDecl *)p.file->decls[0];
    const ConstDecl *second = (const ConstDecl *)p.file->decls[1];
    const ConstDecl *last = (const ConstDecl *)p.file->decls[3];
    IS(!first->is_inherited && second->is_inherited && second->values == first->values);
    IS(second->iota == 1 && last->iota == 3 && last->type_expr && last->is_inherited);
    IS(first->d.group == last->d.group);
    close_text(&p);
}

static void test_type_parameters(void)
{
    static const struct {
        const char *decl;
        int tparams;
    } cases[] = {
        {"type T[P any] int", 1},        {"type T[P, Q any] int", 2}, {"type T[P *Q,] int", 1},
        {"type T[P *struct{}] int", 1},  {"type T[P *Q] int", 0},     {"type T[P] int", 0},
        {"type T[P ~int|string] int", 1}, {"type T[P interface{}] int", 1},
        {"type T[P (Q),] int", 1},       {"type T[P *int|string, Q any] int", 2},
        {"type T[P * 3] int", 0},        {"type T[] int", 0},
        {"type T[P []int] int", 1},      {"type T[P [3]int] int", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Parsed p;
        char text[200];
        snprintf(text, sizeof text, "package p; %s", cases[i].decl);
        parse_text(&p, text, PARSE_GO);
        const TypeDecl *d = (const TypeDecl *)p.file->decls[0];
        if (!IS(p.diags.errors == 0 && d->tparam_count == cases[i].tparams)) {
            printf("    %s\n", cases[i].decl);
        }
        close_text(&p);
    }
}

static void test_parameters(void)
{
    Parsed p;
    parse_text(&p, "package p; func (r *T) m(a, b int, c ...string) (x, y T) { }\n"
                   "func g(int, p.Q) T\nfunc h(...int)\n", PARSE_GO);
    IS_STR(errors_of(&p), "");
    const FuncDecl *m = (const FuncDecl *)p.file->decls[0], *g = (const FuncDecl *)p.file->decls[1];
    IS(m->recv && m->recv->type->kind == NODE_STAR && m->type_expr->is_variadic);
    IS_INT(m->type_expr->param_count, 3);
    IS(m->type_expr->params[1].shares_type && !m->type_expr->params[2].shares_type);
    IS(m->type_expr->params[0].type == m->type_expr->params[1].type);
    IS_INT(m->type_expr->result_count, 2);
    IS(!g->type_expr->params[0].name && g->type_expr->params[1].type->kind == NODE_SELECTOR);
    IS(!g->body && !g->type_expr->is_variadic);
    IS(((const FuncDecl *)p.file->decls[2])->type_expr->is_variadic);
    close_text(&p);
}

static const Stmt *first_stmt(const File *f)
{
    return ((const FuncDecl *)f->decls[0])->body->stmts[0];
}

static void test_switches(void)
{
    Parsed p;
    parse_text(&p, "package p; func f() { switch a := 1; x := y.(type) { case int, nil: z; "
                   "default: } }", PARSE_GO);
    const TypeSwitchStmt *t = (const TypeSwitchStmt *)first_stmt(p.file);
    IS(t->s.kind == NODE_TYPE_SWITCH_STMT && t->init && t->bind && t->x->kind == NODE_IDENT);
    IS(t->case_count == 2 && t->cases[0]->expr_count == 2 && t->cases[1]->is_default);
    close_text(&p);
    parse_text(&p, "package p; func f() { switch { case x: } }", PARSE_GO);
    const SwitchStmt *s = (const SwitchStmt *)first_stmt(p.file);
    IS(s->s.kind == NODE_SWITCH_STMT && !s->tag && !s->init);
    close_text(&p);
}

static void test_loops(void)
{
    Parsed p;
    parse_text(&p, "package p; func f() { for i, x := range (T{1}).y { } }", PARSE_GO);
    IS_STR(errors_of(&p), "");
    const RangeStmt *r = (const RangeStmt *)first_stmt(p.file);
    IS(r->s.kind == NODE_RANGE_STMT && r->is_define && r->key && r->value && !r->extra);
    close_text(&p);
    parse_text(&p, "package p; func f() { for range 10 { } }", PARSE_GO);
    r = (const RangeStmt *)first_stmt(p.file);
    IS(r->s.kind == NODE_RANGE_STMT && !r->key);
    close_text(&p);
    parse_text(&p, "package p; func f() { for ;; i++ { } }", PARSE_GO);
    const ForStmt *f = (const ForStmt *)first_stmt(p.file);
    IS(f->s.kind == NODE_FOR_STMT && !f->init && !f->cond && f->post);
    close_text(&p);
}

static void test_extent(void)
{
    static const char text[] = "package p; var x = a.b[1](c, T{2}) + d\n";
    Parsed p;
    parse_text(&p, text, PARSE_GO);
    Node *n = (Node *)value_of(p.file);
    IS_INT(n->pos - p.source->base, strchr(text, '+') - text);
    IS_INT(ast_start(n) - p.source->base, strchr(text, 'a' /* of package */) - text + 18);
    IS_INT(ast_end(n) - p.source->base, strlen(text) - 1);
    Node *call = (Node *)((BinaryExpr *)n)->x;
    IS_INT(call->pos - p.source->base, strchr(text, '(') - text);
    IS_INT(ast_end(call) - p.source->base, strrchr(text, ')') - text + 1);
    close_text(&p);
}

/* ---- errors: words and columns are Go's */

static void test_errors_of_statements(void)
{
    IS(stmts_have("x y", "1:25: syntax error: unexpected y at end of statement"));
    IS(stmts_have("if x = 1 {}", "1:28: syntax error: cannot use assignment x = 1 as value"));
    IS(stmts_have("if a + b = c && d {}", "1:32: syntax error: cannot use assignment (a + b) = "
                                           "(c && d) as value"));
    IS(stmts_have("if x := 1 {}", "1:28: syntax error: cannot use x := 1 as value"));
    IS(stmts_have("if {}", "1:26: syntax error: missing condition in if statement"));
    IS(stmts_have("if x \n{}", "1:28: syntax error: unexpected newline, expected { after if "
                               "clause"));
    IS(stmts_have("for i := 0; {}",
                  "1:35: syntax error: unexpected {, expected for loop condition"));
    IS(stmts_have("for ;; x := 1 {}",
                  "1:32: syntax error: cannot declare in post statement of for loop"));
    IS(stmts_have("for var i = 0; ; {}",
                  "1:31: syntax error: var declaration not allowed in for initializer"));
    IS(stmts_have("switch { x }",
                  "1:32: syntax error: unexpected x, expected case or default or }"));
    IS(stmts_have("a, b", "1:27: syntax error: unexpected newline, expected := or = or comma"));
    IS(stmts_have("go (f())", "1:26: expression in go must not be parenthesized"));
    IS(stmts_have("x := (T){1}",
                  "1:31: syntax error: cannot parenthesize type in composite literal"));
    IS(stmts_have("if x {} else y", "1:36: syntax error: else must be followed by if or "
                                     "statement block"));
    IS(stmts_have("x := a[1::]", "1:32: middle index required in 3-index slice | "
                                  "1:33: final index required in 3-index slice"));
    IS(stmts_have("f(1\n)", "1:26: syntax error: unexpected newline in argument list; possibly "
                            "missing comma or )"));
    IS(stmts_have("switch { case 1: L: case 2: }",
                  "1:41: syntax error: missing statement after label"));
}

static void test_errors_of_declarations(void)
{
    IS(has_errors("", "1:1: syntax error: package statement must be first"));
    IS(has_errors("package p; x := 1",
                  "1:12: syntax error: non-declaration statement outside function body"));
    IS(has_errors("package p\nfunc f()\n{\n}\n",
                  "3:1: syntax error: unexpected semicolon or newline before {"));
    IS(has_errors("package p; import x", "1:20: syntax error: missing import path"));
    IS(has_errors("package p; var x int; import \"y\"",
                  "1:23: syntax error: imports must appear before other declarations"));
    IS(has_errors("package p; func () f() {}", "1:20: method has no receiver"));
    IS(has_errors("package p; func (T) f[P any]() {}",
                  "1:22: syntax error: method must have no type parameters"));
    IS(has_errors("package p; func f(a int, string) {}",
                  "1:26: syntax error: mixed named and unnamed parameters"));
    IS(has_errors("package p; type T[P any, Q] int",
                  "1:27: syntax error: missing type constraint"));
    IS(has_errors("package p; type T[*P,] int",
                  "1:21: syntax error: unexpected comma; expected ]"));
    IS(has_errors("package p; type T[P[int]] int",
                  "1:19: syntax error: missing type parameter name or invalid array length"));
    IS(has_errors("package p; type S struct { (T) }",
                  "1:28: syntax error: cannot parenthesize embedded type"));
    IS(has_errors("package p; var c chan", "1:22: syntax error: missing channel element type"));
    IS(has_errors("package p; const a := 1", "1:20: syntax error: unexpected :=, expected ="));
    IS(has_errors("package p; type T",
                  "1:18: syntax error: unexpected EOF in type declaration"));
    IS(has_errors("package p\n//go:noinline\nvar x int\n",
                  "2:3: misplaced compiler directive"));
}

static void test_recovery(void)
{
    IS(has_errors("package p\nfunc f() {\n x y\n z w\n}\nfunc g() {\n if\n}\n",
                  "3:4: syntax error: unexpected y at end of statement | "
                  "4:4: syntax error: unexpected w at end of statement | "
                  "8:1: syntax error: unexpected }, expected expression"));
}

static char *repeated(const char *prefix, const char *piece, int count)
{
    Buf b;
    buf_init(&b);
    buf_puts(&b, prefix);
    for (int i = 0; i < count; i++) {
        buf_puts(&b, piece);
    }
    return buf_take(&b);
}

static void test_nesting(void)
{
    static const char *const pieces[] = {"(",  "[]",     "a.",       "f(",     "-1+", "*",
                                         "T{", "func(){", "struct{a ", "chan ", "a[",  "!"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *text = repeated("package p; var x = ", pieces[i], 100000);
        Parsed p;
        parse_text(&p, text, PARSE_GO);
        if (!IS(p.diags.errors == 1 && p.diags.list[0].kind == DIAG_LIMIT)) {
            printf("    %s: %s\n", pieces[i], errors_of(&p));
        }
        close_text(&p);
        free(text);
    }
}

/* ---- scripts, parts, completeness */

static void test_scripts(void)
{
    Parsed p;
    parse_text(&p, "#!/usr/bin/gol\nimport \"fmt\"\nvar x = 1\nfmt.Println(x)\n"
                   "func f() {}\nfunc (t T) m() {}\nfunc() { f() }()\nfunc(a int) T { }(3)\n"
                   "type T int\nx = 2\n", PARSE_SCRIPT);
    IS_STR(errors_of(&p), "");
    IS(p.file->pkg_name == NULL);
    IS_INT(p.file->decl_count, 4);
    IS_INT(p.file->import_count, 1);
    IS_INT(p.file->script_count, 5);
    IS(p.file->script[0]->kind == NODE_DECL_STMT && p.file->script[4]->kind == NODE_ASSIGN_STMT);
    close_text(&p);
    parse_text(&p, "package main\nvar x = 1\nfunc main() {}\n", PARSE_SCRIPT);
    IS(p.file->pkg_name && p.file->decl_count == 2 && p.file->script_count == 0);
    close_text(&p);
    parse_text(&p, "x := 1\n}\ny := )\nz := 2\n", PARSE_SCRIPT);
    IS_STR(errors_of(&p), "2:1: syntax error: unexpected } at top level | "
                          "3:6: syntax error: unexpected ), expected expression");
    close_text(&p);
}

static void test_decl_range(void)
{
    static const char text[] = "package p\n//gol:extern strlen\nfunc f()\nconst ( a = 1; b )\n";
    Parsed p;
    open_text(&p, text);
    int count;
    uint32_t second = (uint32_t)(strstr(text, "const") - text);
    Decl **decls = parse_decl_range(&p.context, p.source, 10, second, &count);
    IS(count == 1 && decls[0]->kind == NODE_FUNC_DECL);
    IS_STR(((FuncDecl *)decls[0])->directive->text, "gol:extern strlen");
    decls = parse_decl_range(&p.context, p.source, second, sizeof text - 1, &count);
    IS(count == 2 && decls[1]->kind == NODE_CONST_DECL);
    IS_INT(p.diags.errors, 0);
    close_text(&p);
}

static ParseCompleteness asked(const char *text)
{
    return parse_completeness(text, strlen(text));
}

static void test_completeness(void)
{
    static const char *const complete[] = {"", "x", "x := 1", "func f() {}", "if x {\n}", "a;b",
                                           "import \"fmt\"", "// c", "for {\n}", "`a\nb`"};
    static const char *const incomplete[] = {"func f() {", "x +", "f(", "f(1,", "[]int{", "`a\n",
                                             "/* c", "if x {\n} else {", "x.", "var (", "var x =",
                                             "switch x {\ncase 1:", "if x", "a := func() {\n x"};
    static const char *const broken[] = {"x y", "f(1", ")", "}", "\"abc", "x = = 1",
                                         "x @ {", "func f() { x y"};
    for (size_t i = 0; i < sizeof complete / sizeof *complete; i++) {
        if (!IS(asked(complete[i]) == PARSE_COMPLETE)) {
            printf("    %s\n", complete[i]);
        }
    }
    for (size_t i = 0; i < sizeof incomplete / sizeof *incomplete; i++) {
        if (!IS(asked(incomplete[i]) == PARSE_INCOMPLETE)) {
            printf("    %s\n", incomplete[i]);
        }
    }
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        if (!IS(asked(broken[i]) == PARSE_BROKEN)) {
            printf("    %s\n", broken[i]);
        }
    }
}

static void test_imports_only(void)
{
    Parsed p;
    parse_text(&p, "package p\nimport \"a\"\nimport ( x \"b\"; . \"c\" )\nfunc f( {",
               PARSE_IMPORTS_ONLY);
    IS_STR(errors_of(&p), "");
    IS_INT(p.file->import_count, 3);
    IS_STR(p.file->imports[2]->name->name->text, ".");
    close_text(&p);
}

int main(void)
{
    RUN(test_print_operators);
    RUN(test_print_types);
    RUN(test_dump);
    RUN(test_consts);
    RUN(test_type_parameters);
    RUN(test_parameters);
    RUN(test_switches);
    RUN(test_loops);
    RUN(test_extent);
    RUN(test_errors_of_statements);
    RUN(test_errors_of_declarations);
    RUN(test_recovery);
    RUN(test_nesting);
    RUN(test_scripts);
    RUN(test_decl_range);
    RUN(test_completeness);
    RUN(test_imports_only);
    return unit_report();
}
