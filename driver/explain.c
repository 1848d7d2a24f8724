/* explain.c: the pages behind the codes of leak reports and vet. */
#include "driver/explain.h"

#include <string.h>
#include <strings.h>

#include "base/asset.h"
#include "inspect/leaks.h"
#include "vet/vet.h"

static const Asset *find_page(const char *code) {
    char path[128];
    snprintf(path, sizeof path, "docs/explain/%s.md", code);
    for (uint32_t i = 0; i < asset_count; i++) {
        if (strcasecmp(assets[i].path, path) == 0) {
            return &assets[i];
        }
    }
    return NULL;
}

/* Title and advice first, in the language asked for; the page itself is English. */
static bool write_leak(FILE *out, const LeakCode *c, bool chinese) {
    const Asset *page = find_page(c->code);
    fprintf(out, "%s: %s\n\n", c->code, chinese ? c->title_zh : c->title);
    fprintf(out, "%s: %s\n", chinese ? "修复" : "Fix", chinese ? c->fix_zh : c->fix);
    if (page != NULL) {
        fprintf(out, "\n%s", page->text);
    }
    return true;
}

static bool write_check(FILE *out, VetCheck check) {
    const Asset *page = find_page(vet_check_name(check));
    fprintf(out, "%s (gol vet)\n\n%s\n", vet_check_name(check), vet_check_text(check));
    if (page != NULL) {
        fprintf(out, "\n%s", page->text);
    }
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
            return write_check(out, (VetCheck)i);
        }
    }
    return false;
}

/* The first sentence of a vet paragraph is title enough. */
static int title_length(const char *text) {
    const char *stop = strpbrk(text, ".;:");
    return stop != NULL ? (int)(stop - text) : (int)strlen(text);
}

void explain_list(FILE *out, bool chinese) {
    fputs(chinese ? "泄漏报告 (gol leak)：\n" : "leak report (gol leak):\n", out);
    for (int i = 0; i < leak_code_count(); i++) {
        const LeakCode *c = leak_code_at(i);
        fprintf(out, "  %-17s %s\n", c->code, chinese ? c->title_zh : c->title);
    }
    fputs(chinese ? "\n静态检查 (gol vet)：\n" : "\nchecks of the text (gol vet):\n", out);
    for (int i = 0; i < VET_COUNT; i++) {
        const char *text = vet_check_text((VetCheck)i);
        fprintf(out, "  %-17s %.*s\n", vet_check_name((VetCheck)i), title_length(text), text);
    }
    fputs(chinese ? "\ngol explain CODE 显示一页说明\n" : "\ngol explain CODE shows a page\n", out);
}
