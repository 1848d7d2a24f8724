/* explain.c: the pages behind the codes of leak reports and vet. */
#include "driver/explain.h"

#include <string.h>
#include <strings.h>

#include "base/asset.h"
#include "inspect/leaks.h"
#include "vet/vet.h"

/* English pages in docs/explain, Chinese ones below it, by the same names. */
static const char *find_page(const char *code, bool chinese) {
    char path[128];
    snprintf(path, sizeof path, "docs/explain/%s%s.md", chinese ? "zh/" : "", code);
    for (uint32_t i = 0; i < asset_count; i++) {
        if (strcasecmp(assets[i].path, path) == 0) {
            return assets[i].text;
        }
    }
    return "";
}

/* Title and advice first: they stand in the table of codes. */
static bool write_leak(FILE *out, const LeakCode *c, bool chinese) {
    fprintf(out, "%s: %s\n\n", c->code, chinese ? c->title_zh : c->title);
    fprintf(out, "%s: %s\n", chinese ? "修复" : "Fix", chinese ? c->fix_zh : c->fix);
    fprintf(out, "\n%s", find_page(c->code, chinese));
    return true;
}

/* The paragraph of a check is vet's own text in English, the head of its page in Chinese. */
static bool write_check(FILE *out, VetCheck check, bool chinese) {
    const char *name = vet_check_name(check);
    fprintf(out, "%s%s\n\n", name, chinese ? "（gol vet）" : " (gol vet)");
    if (!chinese) {
        fprintf(out, "%s\n\n", vet_check_text(check));
    }
    fputs(find_page(name, chinese), out);
    return true;
}

bool explain_write(FILE *out, const char *code, bool chinese) {
    for (int i = 0; i < leak_code_count(); i++) {
        if (strcasecmp(leak_code_at(i)->code, code) == 0) {
            return write_leak(out, leak_code_at(i), chinese);
        }
    }
    for (int i = 0; i < VET_COUNT; i++) {
        if (strcasecmp(vet_check_name((VetCheck)i), code) == 0) {
            return write_check(out, (VetCheck)i, chinese);
        }
    }
    return false;
}

/* Where the first sentence ends, or its first part: in time.After the stop is none. */
static const char *sentence_end(const char *text) {
    const char *at = strpbrk(text, ".;:");
    while (at != NULL && at[1] != ' ' && at[1] != 0) {
        at = strpbrk(at + 1, ".;:");
    }
    return at;
}

/* The first sentence of a check's paragraph is title enough. */
static void list_check(FILE *out, VetCheck check, bool chinese) {
    const char *name = vet_check_name(check);
    const char *text = chinese ? find_page(name, true) : vet_check_text(check);
    const char *stop = chinese ? strstr(text, "。") : sentence_end(text);
    int length = stop != NULL ? (int)(stop - text) : (int)strlen(text);
    fprintf(out, "  %-17s %.*s\n", name, length, text);
}

void explain_list(FILE *out, bool chinese) {
    fputs(chinese ? "泄漏报告 (gol leak)：\n" : "leak report (gol leak):\n", out);
    for (int i = 0; i < leak_code_count(); i++) {
        const LeakCode *c = leak_code_at(i);
        fprintf(out, "  %-17s %s\n", c->code, chinese ? c->title_zh : c->title);
    }
    fputs(chinese ? "\n静态检查 (gol vet)：\n" : "\nchecks of the text (gol vet):\n", out);
    for (int i = 0; i < VET_COUNT; i++) {
        list_check(out, (VetCheck)i, chinese);
    }
    fputs(chinese ? "\ngol explain CODE 显示一页说明\n" : "\ngol explain CODE shows a page\n", out);
}
