/* embed_files.c: builds files into the binary as they are.
 *
 *   embed_files OUT.c OUT.bin [PATH=]FILE...
 *
 * OUT.bin holds the files' bytes, each with a NUL behind it; OUT.c includes it and lists them by
 * path (base/asset.h), which is the file's own if no other is given.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *what, const char *name) {
    fprintf(stderr, "embed_files: %s: %s\n", what, name);
    exit(1);
}

/* Appends a file to bin; its length. */
static long append(FILE *bin, const char *path) {
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        die("cannot read", path);
    }
    char chunk[65536];
    long len = 0;
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0; len += (long)n) {
        fwrite(chunk, 1, n, bin);
    }
    fputc(0, bin);
    fclose(f);
    return len;
}

static int by_path(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        die("usage", "embed_files OUT.c OUT.bin FILE...");
    }
    FILE *c = fopen(argv[1], "w"), *bin = fopen(argv[2], "wb");
    if (c == NULL || bin == NULL) {
        die("cannot write", argv[1]);
    }
    qsort(argv + 3, (size_t)(argc - 3), sizeof *argv, by_path);
    fprintf(
        c,
        "/* Made by tools/embed_files.c. */\n#include \"base/asset.h\"\n\n"
        "__asm__(\".section .rodata\\n.global asset_bytes\\nasset_bytes:\\n.incbin \\\"%s\\\"\\n"
        ".byte 0\\n.text\\n\");\nextern const char asset_bytes[];\n\nconst Asset assets[] = {\n",
        argv[2]);
    long offset = 0;
    for (int i = 3; i < argc; i++) {
        char *other = strchr(argv[i], '=');
        long len = append(bin, other == NULL ? argv[i] : other + 1);
        int path_len = (int)(other == NULL ? strlen(argv[i]) : (size_t)(other - argv[i]));
        fprintf(c, "    {\"%.*s\", asset_bytes + %ld, %ld},\n", path_len, argv[i], offset, len);
        offset += len + 1;
    }
    fprintf(c, "};\nconst uint32_t asset_count = %d;\n", argc - 3);
    return fclose(c) != 0 || fclose(bin) != 0;
}
