/* tests/unit/types_test.c: the checker's predicates, lookup, sizes, text, init order and
 * captures. */
#include "types/types.h"

#include "base/buf.h"
#include "tests/unit/unit.h"

/* A session with one checked package. */
typedef struct World {
    Arena arena;
    Interns *interns;
    SourceSet *sources;
    Diags diags;
    Checker *checker;
    Package *p;
} World;

static Package *no_import(void *ctx, const char *path, Package *from, Pos pos)
{
    (void)ctx;
    (void)path;
    (void)from;
    (void)pos;
    return NULL;
}

static void world_init(World *w, const char *text, bool is_script)
{
    memset(w, 0, sizeof *w);
    arena_init(&w->arena);
    w->interns = interns_new();
    w->sources = sources_new();
    diags_init(&w->diags, &w->arena, w->sources);
    w->checker = checker_new(&w->arena, w->interns, &w->diags, w->sources,
                             (Importer){.import = no_import});
    SourceFile *f = source_add(w->sources, "x.go", text, strlen(text), false);
    f->is_script = is_script;
    ParseContext c = {&w->arena, w->interns, &w->diags};
    w->p = package_new(w->checker, "main", "main");
    w->p->files = ARENA_ARRAY(&w->arena, File *, 1);
    w->p->files[0] = parse_file(&c, f, is_script ? PARSE_SCRIPT : PARSE_GO);
    w->p->file_count = 1;
    w->p->is_script = is_script;
    check_package(w->checker, w->p, (CheckOptions){.relaxed_unused = is_script});
}

static void world_deinit(World *w)
{
    checker_free(w->checker);
    diags_deinit(&w->diags);
    sources_free(w->sources);
    interns_free(w->interns);
    arena_deinit(&w->arena);
}

static Object *object(World *w, const char *name)
{
    return scope_lookup(w->p->scope, intern_cstr(w->interns, name));
}

static Type *type(World *w, const char *name)
{
    Object *obj = object(w, name);
    return obj != NULL ? obj->type : NULL;
}

static const char *first_error(const World *w)
{
    return w->diags.len > 0 ? w->diags.list[0].text : NULL;
}

/* ---- identity, comparability */

static void test_identity(void)
{
    World w;
    world_init(
        &w,
        "package main\n"
        "type N []int\ntype M []int\n"
        "var a []byte\nvar b []uint8\nvar c N\nvar d M\nvar e []int\n"
        "var f func(x int, y ...string) error\nvar g func(int, ...string) (err error)\n"
        "var h func(int, []string) error\n"
        "var i interface{ A(); B(int) }\nvar j interface{ B(n int); A() }\n"
        "var k struct{ x int `t` }\nvar l struct{ x int }\nvar m struct{ x int `t` }\n"
        "var n map[string]chan<- int\nvar o map[string]chan<- int\nvar q map[string]chan int\n"
        "var r [2]int\nvar s [3]int\nvar t any\nvar u interface{}\n"
        "func main() {}\n",
        false);
    IS_STR(first_error(&w), NULL);
    IS(type_identical(type(&w, "a"), type(&w, "b")));
    IS(!type_identical(type(&w, "c"), type(&w, "d")));
    IS(!type_identical(type(&w, "c"), type(&w, "e")));
    IS(type_identical(type_underlying(type(&w, "c")), type(&w, "e")));
    IS(type_identical(type(&w, "f"), type(&w, "g")));
    IS(!type_identical(type(&w, "f"), type(&w, "h")));
    IS(type_identical(type(&w, "i"), type(&w, "j")));
    IS(!type_identical(type(&w, "k"), type(&w, "l")));
    IS(type_identical(type(&w, "k"), type(&w, "m")));
    IS(type_identical(type(&w, "n"), type(&w, "o")));
    IS(!type_identical(type(&w, "n"), type(&w, "q")));
    IS(!type_identical(type(&w, "r"), type(&w, "s")));
    IS(type_identical(type(&w, "t"), type(&w, "u")));
    world_deinit(&w);
}

static void test_comparable(void)
{
    World w;
    world_init(&w,
               "package main\n"
               "type A struct{ x int; y string }\ntype B struct{ f []int }\ntype C [2]B\n"
               "type D struct{ i any }\ntype E *B\ntype F func()\ntype G chan B\n"
               "func main() {}\n",
               false);
    IS(type_comparable(type(&w, "A")) && type_strictly_comparable(type(&w, "A")));
    IS(!type_comparable(type(&w, "B")) && !type_comparable(type(&w, "C")));
    IS(type_comparable(type(&w, "D")) && !type_strictly_comparable(type(&w, "D")));
    IS(type_comparable(type(&w, "E")) && type_comparable(type(&w, "G")));
    IS(!type_comparable(type(&w, "F")));
    world_deinit(&w);
}

/* ---- lookup, method sets, implements */

static const char embedding[] =
    "package main\n"
    "type Base struct{ id int }\n"
    "func (Base) Get() int { return 0 }\nfunc (*Base) Set(int) {}\n"
    "type Other struct{ id int; only string }\n"
    "type One struct{ Base }\ntype Ptr struct{ *Base }\ntype Two struct{ Base; Other }\n"
    "type Deep struct{ Two; id string }\ntype Shadow struct{ One; Get int }\n"
    "type Getter interface{ Get() int }\ntype GetSetter interface { Getter; Set(int) }\n"
    "type Wrapped struct{ Getter }\ntype Loop struct{ *Loop; Base }\n"
    "func main() {}\n";

static bool find(World *w, const char *t, const char *name, LookupResult *r)
{
    return type_lookup(type(w, t), w->p, intern_cstr(w->interns, name), r);
}

static void test_lookup(void)
{
    World w;
    LookupResult r;
    world_init(&w, embedding, false);
    IS_STR(first_error(&w), NULL);
    IS(find(&w, "One", "id", &r) && r.path_len == 2 && r.path[0] == 0 && r.path[1] == 0);
    IS(find(&w, "One", "Get", &r) && r.path_len == 1 && !r.needs_addressable && !r.is_indirect);
    IS(find(&w, "One", "Set", &r) && r.needs_addressable);
    IS(find(&w, "Ptr", "Set", &r) && !r.needs_addressable && r.is_indirect);
    IS(!find(&w, "Two", "id", &r) && r.is_ambiguous);
    IS(find(&w, "Two", "only", &r) && r.path[0] == 1 && r.path[1] == 1);
    IS(find(&w, "Deep", "id", &r) && r.path_len == 1 && r.path[0] == 1);
    IS(find(&w, "Shadow", "Get", &r) && r.obj->kind == OBJ_VAR);
    IS(find(&w, "Wrapped", "Get", &r) && r.obj->kind == OBJ_FUNC);
    IS(find(&w, "Loop", "Get", &r) && r.path_len == 1 && r.path[0] == 1);
    IS(!find(&w, "One", "nothing", &r) && !r.is_ambiguous);
    world_deinit(&w);
}

static void test_method_sets(void)
{
    World w;
    int n;
    world_init(&w, embedding, false);
    MethodSetEntry *set = type_method_set(w.checker, type(&w, "One"), &n);
    IS_INT(n, 1);
    IS_STR(set[0].obj->name->text, "Get");
    set = type_method_set(w.checker, type(&w, "Ptr"), &n);
    IS_INT(n, 2);
    IS(set[0].is_indirect && set[1].is_indirect && set[1].path_len == 1);
    type_method_set(w.checker, type(&w, "Shadow"), &n);
    IS_INT(n, 0);
    type_method_set(w.checker, type(&w, "GetSetter"), &n);
    IS_INT(n, 2);
    const Str *missing;
    bool wrong, ptr;
    IS(type_implements(type(&w, "One"), type(&w, "Getter"), &missing, &wrong, &ptr));
    IS(!type_implements(type(&w, "One"), type(&w, "GetSetter"), &missing, &wrong, &ptr));
    IS_STR(missing->text, "Set");
    IS(ptr && !wrong);
    IS(type_implements(type(&w, "Ptr"), type(&w, "GetSetter"), NULL, NULL, NULL));
    world_deinit(&w);
}

/* ---- layout and text */

static void test_sizes(void)
{
    World w;
    world_init(
        &w,
        "package main\n"
        "type A struct{ a byte; b int64; c byte }\ntype B struct{ a, b, c byte }\n"
        "type C struct{ s string; p *int; f float32 }\ntype D struct{ x int32; e struct{} }\n"
        "type E [3]B\ntype F struct{}\ntype G struct{ c complex64; b bool; i any; s []int }\n"
        "type H [1 << 40]A\nfunc main() {}\n",
        false);
    IS_INT(type_size(type(&w, "A")), 24);
    IS_INT(type_field_offset(type(&w, "A"), 1), 8);
    IS_INT(type_field_offset(type(&w, "A"), 2), 16);
    IS_INT(type_size(type(&w, "B")), 3);
    IS_INT(type_align(type(&w, "B")), 1);
    IS_INT(type_size(type(&w, "C")), 32);
    IS_INT(type_size(type(&w, "D")), 8);
    IS_INT(type_size(type(&w, "E")), 9);
    IS_INT(type_size(type(&w, "F")), 0);
    IS_INT(type_size(type(&w, "G")), 56);
    IS_INT(type_field_offset(type(&w, "G"), 2), 16);
    IS_INT(type_size(type(&w, "H")), 24LL << 40);
    world_deinit(&w);
}

static void check_text(World *w, const char *name, const char *message, const char *runtime)
{
    IS_STR(type_text(&w->arena, type(w, name), w->p), message);
    IS_STR(type_runtime_text(&w->arena, type(w, name)), runtime);
}

static void test_text(void)
{
    World w;
    world_init(
        &w,
        "package main\n"
        "type T struct{}\ntype P[A, B any] struct{ a A; b B }\n"
        "var a map[string][]byte\nvar b func(x int, y ...T) (n int, err error)\n"
        "var c struct{ T; x, y int `k:\"v\"`; f func() }\n"
        "var d interface{ M(a int); N() *T }\nvar e any\nvar f chan (<-chan rune)\n"
        "var g *[3]interface{}\nvar h P[T, []int]\nvar i struct{}\nvar j <-chan chan<- error\n"
        "func main() {}\n",
        false);
    IS_STR(first_error(&w), NULL);
    check_text(&w, "a", "map[string][]byte", "map[string][]uint8");
    check_text(&w, "b", "func(x int, y ...T) (n int, err error)",
               "func(int, ...main.T) (int, error)");
    check_text(&w, "c", "struct{T; x int \"k:\\\"v\\\"\"; y int \"k:\\\"v\\\"\"; f func()}",
               "struct { main.T; x int \"k:\\\"v\\\"\"; y int \"k:\\\"v\\\"\"; f func() }");
    check_text(&w, "d", "interface{M(a int); N() *T}", "interface { M(int); N() *main.T }");
    check_text(&w, "e", "any", "interface {}");
    check_text(&w, "f", "chan (<-chan rune)", "chan (<-chan int32)");
    check_text(&w, "g", "*[3]interface{}", "*[3]interface {}");
    check_text(&w, "h", "P[T, []int]", "main.P[main.T,[]int]");
    check_text(&w, "i", "struct{}", "struct {}");
    check_text(&w, "j", "<-chan chan<- error", "<-chan chan<- error");
    world_deinit(&w);
}

/* ---- initialisation order */

static const char *order(World *w)
{
    Buf b;
    buf_init(&b);
    for (int i = 0; i < w->p->init_count; i++) {
        for (int k = 0; k < w->p->inits[i].lhs_count; k++) {
            buf_printf(&b, "%s%s", k > 0 ? "," : b.len > 0 ? " " : "",
                       w->p->inits[i].lhs[k]->name->text);
        }
    }
    const char *text = arena_strndup(&w->arena, b.len > 0 ? b.data : "", b.len);
    buf_deinit(&b);
    return text;
}

static void test_init_order(void)
{
    World w;
    world_init(&w,
               "package main\n"
               "var a = c + b\nvar b = f()\nvar c = 1\nvar d, e = g()\nvar _ = h()\n"
               "var k = func() int { return m }()\nvar m = 3\nvar n = t.M()\nvar t T\nvar z = 5\n"
               "type T struct{}\nfunc (T) M() int { return z }\n"
               "func f() int { return d }\nfunc g() (int, int) { return m, 2 }\n"
               "func h() int { return a + b + c + d + e + k + m + n + z }\nfunc main() {}\n",
               false);
    IS_STR(first_error(&w), NULL);
    IS_STR(order(&w), "c m d,e b a k z n _");
    world_deinit(&w);
    world_init(&w,
               "package main\nvar a = f()\nfunc f() int { return b }\nvar b = a\nfunc main() {}\n",
               false);
    IS_STR(first_error(&w), "initialization cycle for a\n\tx.go:2:5: a refers to\n"
                            "\tx.go:3:6: f refers to\n\tx.go:4:5: b refers to\n\tx.go:2:5: a");
    world_deinit(&w);
}

/* ---- functions */

static FuncInfo *body_of(World *w, const char *name)
{
    return object(w, name)->func.info;
}

static FuncInfo *literal_in(BlockStmt *body, int stmt)
{
    Stmt *s = body->stmts[stmt];
    Expr *x = s->kind == NODE_ASSIGN_STMT ? ((AssignStmt *)s)->rhs[0]
                                          : ((ReturnStmt *)s)->results[0];
    return ((FuncLit *)x)->info;
}

static void test_captures(void)
{
    World w;
    world_init(&w,
               "package main\n"
               "func outer(p int) func() int {\n"
               "\tx, y := 1, 2\n"
               "\tf := func() func() int {\n"
               "\t\treturn func() int { return x + p }\n"
               "\t}\n"
               "\t_ = f\n"
               "\ty = 3\n"
               "\treturn func() int { y++; return 0 }\n"
               "}\n"
               "func main() { outer(1) }\n",
               false);
    IS_STR(first_error(&w), NULL);
    FuncInfo *outer = body_of(&w, "outer");
    FuncInfo *f = literal_in(outer->body, 1);
    FuncInfo *inner = literal_in(f->body, 0);
    FuncInfo *last = literal_in(outer->body, 4);
    IS_STR(outer->trace_name, "main.outer");
    IS_STR(f->trace_name, "main.outer.func1");
    IS_STR(inner->trace_name, "main.outer.func1.1");
    IS_STR(last->trace_name, "main.outer.func2");
    IS_INT(f->capture_count, 2); /* what the inner one needs passes through */
    IS_INT(inner->capture_count, 2);
    IS_INT(last->capture_count, 1);
    IS(inner->captures[0]->is_captured && !inner->captures[0]->is_reassigned);
    IS(last->captures[0]->is_captured && last->captures[0]->is_reassigned);
    world_deinit(&w);
}

static void test_script(void)
{
    World w;
    world_init(&w,
               "shared := 1\nlocal := 2\nfunc get() int { return shared }\nprintln(get(), local)\n"
               "func own(local int) int { return local }\nprintln(own(1))\n",
               true);
    IS_STR(first_error(&w), NULL);
    Object *main_func = object(&w, "main");
    IS(main_func != NULL && main_func->kind == OBJ_FUNC && main_func->func.info != NULL);
    IS(object(&w, "shared") != NULL && object(&w, "shared")->is_package_level);
    IS(object(&w, "local") == NULL);
    world_deinit(&w);
}

/* ---- nothing may run away */

static void test_limits(void)
{
    World w;
    Buf b;
    buf_init(&b);
    buf_puts(&b, "package main\nfunc main() {}\n");
    for (int i = 5000; i > 0; i--) {
        buf_printf(&b, "const c%d = c%d\ntype T%d struct{ f T%d }\ntype A%d = []A%d\n", i, i - 1, i,
                   i - 1, i, i - 1);
    }
    buf_puts(&b, "const c0 = 1\ntype T0 int\ntype A0 = int\n");
    world_init(&w, b.data, false);
    IS(w.diags.errors > 0);
    world_deinit(&w);
    buf_deinit(&b);
    world_init(&w, "package main\ntype G[T any] struct{ f *G[[]T] }\nvar x G[int]\n"
                   "var y = x.f.f.f\nfunc main() {}\n", false);
    IS_STR(type_text(&w.arena, type(&w, "y"), w.p), "*G[[][][]int]");
    world_deinit(&w);
}

int main(void)
{
    RUN(test_identity);
    RUN(test_comparable);
    RUN(test_lookup);
    RUN(test_method_sets);
    RUN(test_sizes);
    RUN(test_text);
    RUN(test_init_order);
    RUN(test_captures);
    RUN(test_script);
    RUN(test_limits);
    return unit_report();
}
