/* vet.c: runs the checks, sorts what they find and prints it. */
#include "vet/vet_internal.h"

#include <stdlib.h>
#include <string.h>

typedef void (*CheckFunc)(Vet *v, Decl *d);

static const struct CheckEntry {
    const char *name, *text;
    CheckFunc run;
} checks[] = {
#define VET_CHECK(name, text) {#name, text, vet_check_##name},
#include "vet/vet.def"
#undef VET_CHECK
};

const char *vet_check_name(VetCheck check) {
    return checks[check].name;
}

const char *vet_check_text(VetCheck check) {
    return checks[check].text;
}

static int find_check(const char *name, size_t len) {
    for (int c = 0; c < VET_COUNT; c++) {
        if (strlen(checks[c].name) == len && memcmp(checks[c].name, name, len) == 0) {
            return c;
        }
    }
    return -1;
}

bool vet_parse_checks(const char *list, uint32_t *set) {
    *set = strcmp(list, "all") == 0 ? VET_ALL : 0;
    for (const char *at = list; *set != VET_ALL;) {
        size_t len = strcspn(at, ",");
        int check = find_check(at, len);
        if (check < 0) {
            return false;
        }
        *set |= 1u << check;
        if (at[len] == 0) {
            break;
        }
        at += len + 1;
    }
    return true;
}

void vet_report(Vet *v, VetCheck check, Pos pos, const char *format, ...) {
    Buf b;
    buf_init(&b);
    va_list args;
    va_start(args, format);
    buf_vprintf(&b, format, args);
    va_end(args);
    VetFinding f = {pos, check, arena_strndup(v->in->arena, b.data, b.len)};
    buf_deinit(&b);
    VEC_PUSH(&v->report->findings, f);
}

static int by_position(const void *a, const void *b) {
    const VetFinding *x = a, *y = b;
    if (x->pos != y->pos) {
        return x->pos < y->pos ? -1 : 1;
    }
    return x->check != y->check ? (int)x->check - (int)y->check : strcmp(x->text, y->text);
}

/* Two ways to the same finding (nested loops, a literal seen from two functions) are one. */
static void sort_findings(VetReport *r) {
    VetFinding *f = r->findings.data;
    if (r->findings.len == 0) {
        return;
    }
    qsort(f, (size_t)r->findings.len, sizeof *f, by_position);
    int kept = 1;
    for (int i = 1; i < r->findings.len; i++) {
        if (by_position(&f[i], &f[kept - 1]) != 0) {
            f[kept++] = f[i];
        }
    }
    r->findings.len = kept;
}

void vet_package(const VetInput *in, VetReport *report) {
    Vet v = {.in = in, .package = in->package, .report = report};
    vet_find_printers(&v);
    for (int i = 0; i < in->package->file_count; i++) {
        const File *file = in->package->files[i];
        for (int j = 0; j < file->decl_count; j++) {
            for (int c = 0; c < VET_COUNT; c++) {
                if (in->checks >> c & 1) {
                    checks[c].run(&v, file->decls[j]);
                }
            }
        }
    }
    map_deinit(&v.printers);
    sort_findings(report);
}

void vet_report_deinit(VetReport *report) {
    VEC_FREE(&report->findings);
}

void vet_print(const VetReport *report, const SourceSet *sources, FILE *out) {
    for (int i = 0; i < report->findings.len; i++) {
        const VetFinding *f = &report->findings.data[i];
        Location at = source_locate(sources, f->pos);
        fprintf(out, "%s:%d:%d: %s\n", at.path, at.line, at.column, f->text);
    }
}

/* ---- json */

void vet_print_lines(const VetReport *report, const SourceSet *sources, FILE *out) {
    for (int i = 0; i < report->findings.len; i++) {
        const VetFinding *f = &report->findings.data[i];
        DiagJson finding = {f->pos, "warning", vet_check_name(f->check), f->text, NULL};
        diag_write_json(sources, &finding, out);
    }
}

static void json_string(FILE *out, const char *text) {
    putc('"', out);
    for (const unsigned char *p = (const unsigned char *)text; *p != 0; p++) {
        if (*p == '"' || *p == '\\') {
            fprintf(out, "\\%c", *p);
        } else if (*p == '\n') {
            fputs("\\n", out);
        } else if (*p == '\t') {
            fputs("\\t", out);
        } else if (*p < 0x20 || *p == '<' || *p == '>' || *p == '&') { /* as encoding/json */
            fprintf(out, "\\u%04x", *p);
        } else {
            putc(*p, out);
        }
    }
    putc('"', out);
}

static void json_finding(const VetFinding *f, const SourceSet *sources, FILE *out) {
    Location at = source_locate(sources, f->pos);
    const char *path = at.file != NULL && at.path == at.file->path ? at.file->abspath : at.path;
    char posn[32];
    snprintf(posn, sizeof posn, ":%d:%d", at.line, at.column);
    Buf where;
    buf_init(&where);
    buf_printf(&where, "%s%s", path != NULL ? path : at.path, posn);
    fputs("\t\t\t{\n\t\t\t\t\"posn\": ", out);
    json_string(out, where.data);
    fputs(",\n\t\t\t\t\"message\": ", out);
    json_string(out, f->text);
    fputs("\n\t\t\t}", out);
    buf_deinit(&where);
}

/* The findings of one check; false when there are none. */
static bool json_check(const VetReport *r, VetCheck check, bool is_first, const SourceSet *sources,
                       FILE *out) {
    bool any = false;
    for (int i = 0; i < r->findings.len; i++) {
        if (r->findings.data[i].check != check) {
            continue;
        }
        if (!any) {
            fprintf(out, "%s\t\t\"%s\": [\n", is_first ? "" : ",\n", vet_check_name(check));
        } else {
            fputs(",\n", out);
        }
        any = true;
        json_finding(&r->findings.data[i], sources, out);
    }
    if (any) {
        fputs("\n\t\t]", out);
    }
    return any;
}

void vet_print_json(const VetReport *report, const SourceSet *sources, const char *package,
                    FILE *out) {
    if (report->findings.len == 0) {
        fputs("{}\n", out);
        return;
    }
    fputs("{\n\t", out);
    json_string(out, package);
    fputs(": {\n", out);
    bool any = false;
    for (int c = 0; c < VET_COUNT; c++) {
        any |= json_check(report, (VetCheck)c, !any, sources, out);
    }
    fputs("\n\t}\n}\n", out);
}
