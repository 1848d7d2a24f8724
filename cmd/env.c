#include "cmd/env.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static int print_one(const char *name) {
    for (int i = 0; i < SETTINGS; i++) {
        if (strcmp(settings[i].name, name) == 0) {
            puts(value_of(&settings[i]));
            return 0;
        }
    }
    fprintf(stderr, "gol: no such setting: %s (gol env lists them)\n", name);
    return 2;
}

int env_print(const char *first, char *const *others, int other_count) {
    if (first == NULL) {
        print_all();
        return 0;
    }
    int status = print_one(first);
    for (int i = 0; i < other_count && status == 0; i++) {
        status = print_one(others[i]);
    }
    return status;
}
