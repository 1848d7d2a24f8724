#include "cmd/env.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/jsontext.h"
#include "driver/version.h"

typedef struct Setting {
    const char *name, *help;
    const char *fixed; /* not of the environment: what this gol is */
} Setting;

static const Setting settings[] = {
    {"GOLVERSION", NULL, GOL_VERSION},
    {"GOVERSION", NULL, GOL_GO_VERSION},
    {"GOOS", NULL, "linux"},
    {"GOARCH", NULL, "amd64"},
#define ENV_SETTING(name, help) {name, help, NULL},
#include "cmd/env.def"
#undef ENV_SETTING
};
enum { SETTINGS = sizeof settings / sizeof *settings };

static const char *value_of(const Setting *s) {
    const char *value = s->fixed != NULL ? s->fixed : getenv(s->name);
    return value == NULL ? "" : value;
}

/* In quotes that a shell takes off again. */
static void print_quoted(const char *text) {
    putchar('\'');
    for (; *text != '\0'; text++) {
        fputs(*text == '\'' ? "'\\''" : (char[]){*text, '\0'}, stdout);
    }
    putchar('\'');
}

static void print_all(void) {
    for (int i = 0; i < SETTINGS; i++) {
        printf("%s=", settings[i].name);
        print_quoted(value_of(&settings[i]));
        if (settings[i].help != NULL) {
            printf("%*s# %s",
                   (int)(strlen(settings[i].name) < 18 ? 18 - strlen(settings[i].name) : 1), "",
                   settings[i].help);
        }
        putchar('\n');
    }
}

static void print_json(const bool *is_wanted) {
    Buf out;
    buf_init(&out);
    buf_putc(&out, '{');
    const char *gap = "\n\t";
    for (int i = 0; i < SETTINGS; i++) {
        if (is_wanted[i]) {
            buf_puts(&out, gap);
            json_put_text(&out, settings[i].name);
            buf_puts(&out, ": ");
            json_put_text(&out, value_of(&settings[i]));
            gap = ",\n\t";
        }
    }
    buf_puts(&out, "\n}\n");
    fwrite(out.data, 1, out.len, stdout);
    buf_deinit(&out);
}

/* SETTINGS: there is none of that name. */
static int find_setting(const char *name) {
    int i = 0;
    while (i < SETTINGS && strcmp(settings[i].name, name) != 0) {
        i++;
    }
    return i;
}

int env_print(char *const *names, int count, bool as_json) {
    bool is_wanted[SETTINGS];
    memset(is_wanted, count == 0, sizeof is_wanted);
    for (int i = 0; i < count; i++) {
        int at = find_setting(names[i]);
        if (at == SETTINGS) {
            fprintf(stderr, "gol: no such setting: %s (gol env lists them)\n", names[i]);
            return 2;
        }
        is_wanted[at] = true;
        if (!as_json) {
            puts(value_of(&settings[at]));
        }
    }
    if (as_json) {
        print_json(is_wanted);
    } else if (count == 0) {
        print_all();
    }
    return 0;
}
