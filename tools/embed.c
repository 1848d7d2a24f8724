/* embed.c: builds the standard library into the binary.
 *
 *   embed OUT.c OUT.bin stdlib FILE.gol...
 *
 * OUT.bin holds the text of all files; OUT.c includes it and lists, for each package, the byte
 * range of every top-level declaration group with the names it declares, so that at run time only
 * what a program reaches is parsed (driver/embedded.h). A file that does not parse fails the build.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "parser/parser.h"

typedef struct Line { /* a declared name */
    const Str *name;
    const Str *recv; /* base type of a method, else NULL */
    const char *kind; /* as in C */
    int file;
    DeclRange range;
    int next; /* as LazyName.next */
} Line;

typedef struct Embed {
    Arena arena;
    Interns *interns;
    SourceSet *sources;
    Diags diags;
    FILE *c, *bin;
    long bin_len;
    DeclRanges ranges; /* of the current file */
    Buf files;         /* C text of the current package */
    int file_count;
    VEC(Line) lines;   /* of the current package */
    VEC(const char *) packages; /* C text of each package's table line */
} Embed;

static void die(const char *what, const char *name) {
    fprintf(stderr, "embed: %s: %s\n", what, name);
    exit(1);
}

static char *slurp(const char *path, size_t *len) {
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        die("cannot read", path);
    }
    Buf b;
    buf_init(&b);
    char chunk[65536];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;) {
        buf_write(&b, chunk, n);
    }
    fclose(f);
    *len = b.len;
    return buf_take(&b);
}

/* T of a receiver written T, *T, T[P], (T). */
static const Str *receiver_name(Expr *x) {
    for (;;) {
        switch (x->kind) {
        case NODE_PAREN: x = ((ParenExpr *)x)->x; break;
        case NODE_STAR: x = ((StarExpr *)x)->x; break;
        case NODE_INDEX: x = ((IndexExpr *)x)->x; break;
        case NODE_IDENT: return ((Ident *)x)->name;
        default: return NULL;
        }
    }
}

static void put_decls(Embed *e, File *f) {
    for (int i = 0; i < f->decl_count; i++) {
        Decl *d = f->decls[i];
        if (d->kind == NODE_IMPORT_DECL) {
            continue;
        }
        const DeclRange *range = decl_range_at(&e->ranges, ast_start((Node *)d) - f->source->base);
        if (range == NULL) {
            die("a declaration lies in no range", f->source->path);
        }
        Ident **names;
        int count = 1;
        const char *kind;
        const Str *recv = NULL;
        switch (d->kind) {
        case NODE_CONST_DECL:
            names = ((ConstDecl *)d)->names, count = ((ConstDecl *)d)->name_count, kind = "OBJ_CONST";
            break;
        case NODE_TYPE_DECL: names = &((TypeDecl *)d)->name, kind = "OBJ_TYPE"; break;
        case NODE_VAR_DECL:
            names = ((VarDecl *)d)->names, count = ((VarDecl *)d)->name_count, kind = "OBJ_VAR";
            break;
        default:
            names = &((FuncDecl *)d)->name, kind = "OBJ_FUNC";
            recv = ((FuncDecl *)d)->recv ? receiver_name(((FuncDecl *)d)->recv->type) : NULL;
        }
        for (int n = 0; n < count; n++) {
            Line line = {names[n]->name, recv, kind, e->file_count, *range, 0};
            VEC_PUSH(&e->lines, line);
        }
    }
}

/* "stdlib/math/bits/bits.gol" below root "stdlib": package path "math/bits". */
static const char *package_path(Embed *e, const char *file, const char *root) {
    const char *from = file + strlen(root) + 1;
    const char *slash = strrchr(from, '/');
    if (strncmp(file, root, strlen(root)) != 0 || slash == NULL) {
        die("not in a package folder", file);
    }
    return arena_strndup(&e->arena, from, (size_t)(slash - from));
}

static const char *embed_file(Embed *e, const char *path, const char *root) {
    size_t len;
    char *text = slurp(path, &len);
    SourceFile *source = source_add(e->sources, path, text, len, false);
    ParseContext c = {&e->arena, e->interns, &e->diags};
    File *f = parse_file(&c, source, PARSE_GO);
    parse_decl_ranges(&c, source, &e->ranges);
    if (e->diags.errors > 0) {
        return "";
    }
    put_decls(e, f);
    buf_printf(&e->files, "    {\"%s\", std_text + %ld, %zu},\n", path + strlen(root) + 1,
               e->bin_len, len);
    fwrite(text, 1, len + 1, e->bin);
    e->bin_len += (long)len + 1;
    e->file_count++;
    free(text);
    return f->pkg_name->name->text;
}

static bool is_init(const Line *l) {
    return l->recv == NULL && strcmp(l->kind, "OBJ_FUNC") == 0 && strcmp(l->name->text, "init") == 0;
}

/* Whether the line is of a function that hangs on the one with that number (0: of an init). */
static bool hangs_on(const Embed *e, const Line *l, int number) {
    return number == 0 ? is_init(l) : l->recv == e->lines.data[number - 1].name;
}

/* Links what hangs on a type, or the init functions; returns the number of the first. */
static int link_lines(Embed *e, int number) {
    int first = 0, *at = &first;
    for (int i = 0; i < e->lines.len; i++) {
        Line *l = &e->lines.data[i];
        if (hangs_on(e, l, number) && strcmp(l->name->text, "_") != 0) {
            *at = i + 1;
            at = &l->next;
        }
    }
    return first;
}

static void put_lines(Embed *e, int package) {
    fprintf(e->c, "static const LazyName names_%d[] = {\n", package);
    for (int i = 0; i < e->lines.len; i++) {
        Line *l = &e->lines.data[i];
        if (strcmp(l->kind, "OBJ_TYPE") == 0) {
            l->next = link_lines(e, i + 1);
        }
    }
    for (int i = 0; i < e->lines.len; i++) {
        const Line *l = &e->lines.data[i];
        fprintf(e->c, "    {\"%s\", %uu, %u, %u, %d, %s, %d},\n", l->name->text, l->name->hash,
                l->range.offset, l->range.end, l->file, l->kind, l->next);
    }
    fputs("    {0}};\n", e->c);
}

/* Returns how many slots there are. */
static uint32_t put_slots(Embed *e, int package) {
    uint32_t count = 4;
    while (count < 2 * (uint32_t)e->lines.len) {
        count *= 2;
    }
    uint16_t *slots = ARENA_ARRAY(&e->arena, uint16_t, count);
    for (int i = 0; i < e->lines.len; i++) {
        const Line *l = &e->lines.data[i];
        if (l->recv != NULL || is_init(l) || strcmp(l->name->text, "_") == 0) {
            continue;
        }
        uint32_t at = l->name->hash & (count - 1);
        while (slots[at] != 0) {
            at = (at + 1) & (count - 1);
        }
        slots[at] = (uint16_t)(i + 1);
    }
    fprintf(e->c, "static const uint16_t slots_%d[] = {", package);
    for (uint32_t i = 0; i < count; i++) {
        fprintf(e->c, "%s%u", i % 16 == 0 ? "\n    " : " ", slots[i]);
        fputc(',', e->c);
    }
    fputs("\n};\n", e->c);
    return count;
}

static void finish_package(Embed *e, const char *path, const char *name) {
    int n = e->packages.len;
    if (e->lines.len >= UINT16_MAX) {
        die("too many declarations", path);
    }
    fprintf(e->c, "static const StdFile files_%d[] = {\n%s};\n", n, e->files.data);
    int first_init = link_lines(e, 0);
    put_lines(e, n);
    uint32_t slot_count = put_slots(e, n);
    VEC_PUSH(&e->packages,
             arena_printf(&e->arena,
                          "    {\"%s\", \"%s\", files_%d, %d, {names_%d, %d, slots_%d, %u, %d}},\n",
                          path, name, n, e->file_count, n, e->lines.len, n, slot_count, first_init));
    e->files.len = 0;
    e->lines.len = 0;
    e->file_count = 0;
}

static void embed_all(Embed *e, const char *bin_path, const char *root, int count, char **paths) {
    fprintf(e->c,
            "/* Made by tools/embed.c. */\n#include <stddef.h>\n#include \"driver/embedded.h\"\n\n"
            "__asm__(\".section .rodata\\n.global std_text\\nstd_text:\\n.incbin \\\"%s\\\"\\n"
            ".byte 0\\n.text\\n\");\nextern const char std_text[];\n\n",
            bin_path);
    for (int i = 0; i < count;) {
        const char *path = package_path(e, paths[i], root), *name = "";
        do {
            name = embed_file(e, paths[i++], root);
        } while (i < count && strcmp(package_path(e, paths[i], root), path) == 0);
        finish_package(e, path, name);
    }
    fputs("const StdPackage std_packages[] = {\n", e->c);
    for (int i = 0; i < e->packages.len; i++) {
        fputs(e->packages.data[i], e->c);
    }
    fprintf(e->c, "};\nconst uint32_t std_package_count = %d;\n", e->packages.len);
}

/* Files of one package together, packages by path: what the run-time search relies on. */
static int by_package(const void *a, const void *b, void *root) {
    const char *x = *(char *const *)a + strlen(root), *y = *(char *const *)b + strlen(root);
    size_t n = (size_t)(strrchr(x, '/') - x), m = (size_t)(strrchr(y, '/') - y);
    int cmp = memcmp(x, y, n < m ? n : m);
    return cmp != 0 ? cmp : n != m ? (n < m ? -1 : 1) : strcmp(x, y);
}

static void embed_free(Embed *e) {
    VEC_FREE(&e->packages);
    VEC_FREE(&e->ranges);
    buf_deinit(&e->files);
    VEC_FREE(&e->lines);
    diags_deinit(&e->diags);
    sources_free(e->sources);
    interns_free(e->interns);
    arena_deinit(&e->arena);
}

int main(int argc, char **argv) {
    if (argc < 5) {
        die("usage", "embed OUT.c OUT.bin ROOT FILE.gol...");
    }
    Embed e = {0};
    arena_init(&e.arena);
    e.interns = interns_new();
    e.sources = sources_new();
    diags_init(&e.diags, &e.arena, e.sources);
    buf_init(&e.files);
    e.c = fopen(argv[1], "w");
    e.bin = fopen(argv[2], "wb");
    if (e.c == NULL || e.bin == NULL) {
        die("cannot write", argv[1]);
    }
    qsort_r(argv + 4, (size_t)(argc - 4), sizeof *argv, by_package, argv[3]);
    embed_all(&e, argv[2], argv[3], argc - 4, argv + 4);
    fclose(e.c);
    fclose(e.bin);
    diags_sort(&e.diags);
    int errors = diags_print(&e.diags, stderr, (DiagStyle){0});
    if (errors > 0) {
        remove(argv[1]);
    }
    embed_free(&e);
    return errors > 0;
}
