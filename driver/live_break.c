/* live_break.c: breakpoints of a live session: where they lie, and code that knows of them.
 *
 * A breakpoint is the position of a statement. Where it was named by a function, the function may
 * be declared again: so the place is looked for anew whenever an entry has been applied.
 *
 * While there are breakpoints, or an entry is stepped through, the functions of the session are
 * compiled with pauses (compiler_compile_again), and the code they had leads there; afterwards they
 * are compiled once more without. What was entered, and the objects of the checker, stay the same.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "driver/breaks.h"
#include "driver/live.h"

/* ---- code with pauses */

static void lead_to(void *vm, uint32_t func, uint32_t successor) {
    vm_redirect(vm, func, successor);
}

static bool is_break(void *ctx, uint32_t pos) {
    Live *l = ((Session *)ctx)->live;
    for (int i = 0; i < l->breaks.len; i++) {
        if (l->breaks.data[i].pos == pos) {
            l->breaks.data[i].hits++;
            l->last_break = (PausedAt){pos, l->breaks.data[i].number};
            return true;
        }
    }
    return false;
}

static void compile_all(Session *s) {
    compiler_compile_again(s->backend->compiler, s->live->has_pauses, lead_to, s->backend->vm);
    diags_cut(&s->diags, 0);
}

/* Makes the code fit: with pauses only where they may be wanted. */
static void adapt_code(Session *s, bool steps) {
    Live *l = s->live;
    bool wants = steps || l->breaks.len > 0;
    if (wants != l->has_pauses && (wants || l->pause_depth == 0)) {
        l->has_pauses = wants;
        vm_set_breaks(s->backend->vm, is_break, s);
        compile_all(s);
    }
}

/* ---- statements of a body */

typedef struct StmtSearch {
    Session *s;
    int line;      /* 0: the first statement will do */
    uint32_t pos;  /* the nearest at or after that line; 0: none yet */
} StmtSearch;

static bool pauses_before(const Node *n) {
    if (n->kind < NODE_BAD_STMT || n->kind > NODE_RANGE_STMT) {
        return false;
    }
    switch ((NodeKind)n->kind) {
    case NODE_BAD_STMT: case NODE_EMPTY_STMT: case NODE_BLOCK_STMT: case NODE_LABELED_STMT:
    case NODE_CASE_CLAUSE: case NODE_COMM_CLAUSE:
        return false;
    case NODE_DECL_STMT:
        return ((const DeclStmt *)n)->decl_count > 0 && /* not `var ()` */
               ((const DeclStmt *)n)->decls[0]->kind == NODE_VAR_DECL;
    default:
        return true;
    }
}

static int line_of(Session *s, Pos pos) {
    return source_locate(s->sources, pos).line;
}

static bool look_at(Node *n, void *ctx) {
    StmtSearch *search = ctx;
    Pos pos = pauses_before(n) ? ast_start(n) : 0;
    bool is_nearer = search->pos == 0 || pos < search->pos;
    if (pos != 0 && is_nearer && line_of(search->s, pos) >= search->line) {
        search->pos = pos;
    }
    return true;
}

/* Position of the first statement at or after a line (0: at all), if the body spans it. */
static uint32_t find_statement(Session *s, BlockStmt *body, int line) {
    StmtSearch search = {.s = s, .line = line};
    if (body == NULL || line_of(s, body->rbrace) < line) {
        return 0;
    }
    for (int i = 0; i < body->stmt_count; i++) {
        ast_walk((Node *)body->stmts[i], look_at, &search);
    }
    return search.pos;
}

/* ---- places by name and by line */

static const FuncDecl *declaration(Session *s, const char *name) {
    Package *p;
    const Object *o = live_find(s, name, &p);
    bool is_own = o != NULL && o->kind == OBJ_FUNC && o->pkg == s->program->package;
    return is_own && o->func.decl != NULL && o->func.decl->body != NULL ? o->func.decl : NULL;
}

/* "fib", "fib:3"; *is_known: there is such a function. */
static uint32_t place_in_function(Session *s, const char *where, bool *is_known) {
    const char *colon = strchr(where, ':');
    char *name = arena_strndup(&s->arena, where, colon != NULL ? (size_t)(colon - where)
                                                               : strlen(where));
    const FuncDecl *d = declaration(s, name);
    *is_known = d != NULL;
    if (d == NULL) {
        return 0;
    }
    char *end = NULL;
    long number = colon != NULL ? strtol(colon + 1, &end, 10) : 1;
    if (number < 1 || (colon != NULL && *end != 0)) {
        return 0;
    }
    return find_statement(s, d->body, colon != NULL ? line_of(s, d->d.pos) + (int)number - 1 : 0);
}

typedef struct LineSearch {
    Session *s;
    int entry, line; /* entry 0: the newest */
    uint32_t pos;
} LineSearch;

static void search_body(LineSearch *at, BlockStmt *body) {
    const SourceFile *f = body != NULL ? source_file_of(at->s->sources, body->rbrace) : NULL;
    int number = 0;
    if (f == NULL || (at->entry != 0 && (sscanf(f->path, "repl[%d]", &number) != 1 ||
                                         number != at->entry))) {
        return;
    }
    uint32_t pos = find_statement(at->s, body, at->line);
    bool is_newer = at->pos == 0 || (at->entry == 0 ? pos > at->pos : pos < at->pos);
    at->pos = pos != 0 && is_newer ? pos : at->pos;
}

static void search_entry(LineSearch *at, const Entry *e) {
    for (int i = 0; i < e->funcs.len; i++) {
        const FuncDecl *d = e->funcs.data[i]->func.decl;
        search_body(at, d != NULL ? d->body : NULL);
    }
    for (int i = 0; i < e->steps.len; i++) {
        const Object *f = e->steps.data[i].func;
        search_body(at, f != NULL ? f->func.decl->body : NULL);
    }
}

/* "2", "7:2", "repl[7]:2". */
static uint32_t place_at_line(Session *s, const char *where) {
    LineSearch at = {.s = s};
    const char *digits = strncmp(where, "repl[", 5) == 0 ? where + 5 : where;
    char *end;
    at.line = (int)strtol(digits, &end, 10);
    end += *end == ']';
    if (*end == ':') {
        at.entry = at.line;
        at.line = (int)strtol(end + 1, &end, 10);
    }
    if (*end != 0 || at.line < 1) {
        return 0;
    }
    for (int i = s->live->applied.len - 1; i >= 0 && (at.pos == 0 || at.entry != 0); i--) {
        search_entry(&at, &s->live->applied.data[i]->entry);
    }
    return at.pos;
}

static bool is_line(const char *where) {
    return isdigit((unsigned char)*where) || strncmp(where, "repl[", 5) == 0;
}

void live_breaks_follow(Session *s) {
    Live *l = s->live;
    for (int i = 0; i < l->breaks.len; i++) {
        Break *b = &l->breaks.data[i];
        bool is_known;
        b->pos = is_line(b->where) ? b->pos : place_in_function(s, b->where, &is_known);
    }
}

void live_breaks_undone(Session *s) {
    live_breaks_follow(s);
    if (s->live->has_pauses) {
        compile_all(s); /* what was taken back may have led to code without */
    }
}

void live_breaks_free(Live *l) {
    for (int i = 0; i < l->breaks.len; i++) {
        free(l->breaks.data[i].where);
    }
    VEC_FREE(&l->breaks);
}

/* ---- the list */

static void put_break(Session *s, const Break *b, Buf *out) {
    Location at = source_locate(s->sources, b->pos);
    int len = 0;
    const char *text = b->pos != 0 ? source_line(at.file, at.line, &len) : "";
    size_t blank = strspn(text, " \t");
    blank = blank < (size_t)len ? blank : (size_t)len;
    buf_printf(out, "%d  %s", b->number, b->where);
    if (b->pos == 0) {
        buf_puts(out, ": not declared any more");
    } else {
        buf_printf(out, " at %s:%d  %.*s", at.path, at.line, len - (int)blank, text + blank);
    }
    if (b->hits > 0) {
        buf_printf(out, "  // reached %d time%s", b->hits, b->hits == 1 ? "" : "s");
    }
    buf_putc(out, '\n');
}

bool session_break(Session *s, const char *where, Buf *out) {
    Live *l = s->live;
    bool is_known = true;
    uint32_t pos =
        is_line(where) ? place_at_line(s, where) : place_in_function(s, where, &is_known);
    if (pos == 0) {
        buf_printf(out, is_known ? "no statement there: %s\n" : "no function of the session: %s\n",
                   where);
        return false;
    }
    Break b = {++l->break_count, strdup(where), pos, 0};
    VEC_PUSH(&l->breaks, b);
    adapt_code(s, false);
    put_break(s, &b, out);
    return true;
}

bool session_unbreak(Session *s, int number) {
    Live *l = s->live;
    int kept = 0, count = l->breaks.len;
    for (int i = 0; i < count; i++) {
        if (number == 0 || l->breaks.data[i].number == number) {
            free(l->breaks.data[i].where);
        } else {
            l->breaks.data[kept++] = l->breaks.data[i];
        }
    }
    l->breaks.len = kept;
    adapt_code(s, false);
    return kept < count;
}

void session_breaks(Session *s, Buf *out) {
    for (int i = 0; i < s->live->breaks.len; i++) {
        put_break(s, &s->live->breaks.data[i], out);
    }
}

/* ---- pausing entries */

SessionEnd session_enter_stepping(Session *s, const char *text, size_t len) {
    adapt_code(s, true);
    s->live->steps_in = true;
    SessionEnd end = session_enter(s, text, len);
    s->live->steps_in = false;
    adapt_code(s, false);
    return end;
}

static VmEntryEnd attend_once(Session *s) {
    static const VmStep steps[] = {[GO_ON] = STEP_NONE, [GO_INTO] = STEP_INTO,
                                   [GO_OVER] = STEP_OVER, [GO_OUT] = STEP_OUT};
    Live *l = s->live;
    Vm *vm = s->backend->vm;
    SessionGo go = l->hooks.paused != NULL ? l->hooks.paused(l->hooks.ctx) : GO_ON;
    return go == GO_QUIT || vm_has_exited(vm) ? vm_quit_entry(vm) : vm_resume_entry(vm, steps[go]);
}

VmEntryEnd live_attend(Session *s, VmEntryEnd end) {
    s->live->pause_depth++;
    while (end == ENTRY_PAUSED) {
        end = attend_once(s);
    }
    s->live->pause_depth--;
    return end;
}

int64_t live_run_background(Session *s, int64_t max_ns) {
    uint32_t pos;
    Vm *vm = s->backend->vm;
    int64_t ns = vm_run_background(vm, max_ns);
    while (vm_paused(vm, &pos) != NULL) {
        attend_once(s);
        ns = vm_run_background(vm, max_ns); /* its step, perhaps */
    }
    return ns;
}
