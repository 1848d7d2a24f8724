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

typedef struct Embed {
    Arena arena;
    Interns *interns;
    SourceSet *sources;
    Diags diags;
    FILE *c, *bin;
    long bin_len;
    DeclRanges ranges; /* of the current file */
    Buf files, decls;  /* C text of the current package */
    int file_count, decl_count;
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
static const char *receiver_name(Expr *x) {
    for (;;) {
        switch (x->kind) {
        case NODE_PAREN: x = ((ParenExpr *)x)->x; break;
        case NODE_STAR: x = ((StarExpr *)x)->x; break;
        case NODE_INDEX: x = ((IndexExpr *)x)->x; break;
        case NODE_IDENT: return ((Ident *)x)->name->text;
        default: return NULL;
        }
    }
}

static void put_decl(Embed *e, const char *name, const char *recv, int kind, DeclRange r,
                     uint32_t index) {
    buf_printf(&e->decls, "    {\"%s\", ", name);
    if (recv != NULL) {
        buf_printf(&e->decls, "\"%s\"", recv);
    } else {
        buf_puts(&e->decls, "NULL");
    }
    buf_printf(&e->decls, ", %d, %d, %u, %u, %u},\n", kind, e->file_count, r.offset, r.end, index);
    e->decl_count++;
}

static void put_decls(Embed *e, File *f) {
    DeclRange last = {0, 0};
    uint32_t index = 0;
    for (int i = 0; i < f->decl_count; i++) {
        Decl *d = f->decls[i];
        if (d->kind == NODE_IMPORT_DECL) {
            continue;
        }
        const DeclRange *range = decl_range_at(&e->ranges, ast_start((Node *)d) - f->source->base);
        if (range == NULL) {
            die("a declaration lies in no range", f->source->path);
        }
        DeclRange r = *range;
        index = r.offset == last.offset ? index : 0;
        last = r;
        Ident **names;
        int count = 1, kind;
        const char *recv = NULL;
        switch (d->kind) {
        case NODE_CONST_DECL:
            names = ((ConstDecl *)d)->names, count = ((ConstDecl *)d)->name_count, kind = 0;
            break;
        case NODE_TYPE_DECL: names = &((TypeDecl *)d)->name, kind = 1; break;
        case NODE_VAR_DECL:
            names = ((VarDecl *)d)->names, count = ((VarDecl *)d)->name_count, kind = 2;
            break;
        default:
            names = &((FuncDecl *)d)->name, kind = 3;
            recv = ((FuncDecl *)d)->recv ? receiver_name(((FuncDecl *)d)->recv->type) : NULL;
        }
        for (int n = 0; n < count; n++) {
            put_decl(e, names[n]->name->text, recv, kind, r, index++);
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

static void finish_package(Embed *e, const char *path, const char *name) {
    int n = e->packages.len;
    fprintf(e->c, "static const StdFile files_%d[] = {\n%s};\n", n, e->files.data);
    fprintf(e->c, "static const StdDecl decls_%d[] = {\n%s    {NULL, NULL, 0, 0, 0, 0, 0}};\n", n,
            e->decls.len > 0 ? e->decls.data : "");
    VEC_PUSH(&e->packages,
             arena_printf(&e->arena, "    {\"%s\", \"%s\", files_%d, %d, decls_%d, %d},\n", path,
                          name, n, e->file_count, n, e->decl_count));
    e->files.len = e->decls.len = 0;
    e->file_count = e->decl_count = 0;
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
    buf_deinit(&e->decls);
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
    buf_init(&e.decls);
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
