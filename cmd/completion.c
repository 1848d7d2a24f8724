#include "cmd/completion.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct Word {
    const char *name, *help;
    bool takes_value;
    const char *value_name;
} Word;

static const Word verbs[] = {
#define VERB(name, id, help) {name, help, false, ""},
#include "cmd/verbs.def"
#undef VERB
};
static const Word flags[] = {
#define FLAG(name, takes_value, id, value_name, help) {name, help, takes_value, value_name},
#include "cmd/flags.def"
#undef FLAG
};
enum { VERBS = sizeof verbs / sizeof *verbs, FLAGS = sizeof flags / sizeof *flags };

/* "on|off|auto": the values themselves. */
static bool is_choice(const Word *flag) {
    return flag->takes_value && strchr(flag->value_name, '|') != NULL && flag->value_name[0] >= 'a';
}

/* Those that are words of their own: not the N of "on|off|N". */
static void print_choices(const char *value_name) {
    const char *gap = "";
    for (const char *at = value_name; *at != '\0';) {
        size_t n = strcspn(at, "|");
        if (islower((unsigned char)*at)) {
            printf("%s%.*s", gap, (int)n, at);
            gap = " ";
        }
        at += n + (at[n] == '|');
    }
}

/* The help of a verb begins with its form: what comes after two blanks is the sentence. */
static const char *sentence(const char *help) {
    const char *gap = strstr(help, "  ");
    return gap == NULL ? help : gap + strspn(gap, " ");
}

/* For single quotes of a shell. */
static void print_plain(const char *text) {
    for (; *text != '\0'; text++) {
        putchar(*text == '\'' || *text == '[' || *text == ']' || *text == ':' ? ' ' : *text);
    }
}

static void print_bash(void) {
    puts("# bash completion for gol: source it, or put it into /etc/bash_completion.d\n"
         "_gol() {\n    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "    COMPREPLY=()\n    case $before in");
    for (int i = 0; i < FLAGS; i++) {
        if (is_choice(&flags[i])) {
            printf("    -%s|--%s) COMPREPLY=($(compgen -W '", flags[i].name, flags[i].name);
            print_choices(flags[i].value_name);
            puts("' -- \"$word\")); return ;;");
        }
    }
    fputs("    esac\n    if [[ $word == -* ]]; then\n        COMPREPLY=($(compgen -W '", stdout);
    for (int i = 0; i < FLAGS; i++) {
        printf("-%s ", flags[i].name);
    }
    fputs("' -- \"$word\"))\n        return\n    fi\n    if [[ $COMP_CWORD == 1 ]]; then\n"
          "        COMPREPLY=($(compgen -W '",
          stdout);
    for (int i = 0; i < VERBS; i++) {
        printf("%s ", verbs[i].name);
    }
    puts("' -- \"$word\"))\n    fi\n    COMPREPLY+=($(compgen -f -- \"$word\"))\n}\n"
         "complete -o filenames -F _gol gol");
}

static void print_zsh(void) {
    puts("#compdef gol\n"
         "# zsh completion for gol: source it, or put it as _gol into a folder of $fpath\n"
         "_gol() {\n    local -a verbs flags");
    puts("    verbs=(");
    for (int i = 0; i < VERBS; i++) {
        printf("        '%s:", verbs[i].name);
        print_plain(sentence(verbs[i].help));
        puts("'");
    }
    puts("    )\n    flags=(");
    for (int i = 0; i < FLAGS; i++) {
        printf("        '-%s[", flags[i].name);
        print_plain(flags[i].help);
        putchar(']');
        if (is_choice(&flags[i])) {
            printf(":%s:(", flags[i].name);
            print_choices(flags[i].value_name);
            putchar(')');
        } else if (flags[i].takes_value) {
            printf(":%s:_files", flags[i].name);
        }
        puts("'");
    }
    puts("    )\n    (( CURRENT == 2 )) && _describe verb verbs\n"
         "    _arguments -S $flags '*:file:_files'\n}\n"
         "if [[ $funcstack[1] == _gol ]]; then\n    _gol \"$@\"\nelse\n    compdef _gol gol\nfi");
}

static void print_fish(void) {
    puts("# fish completion for gol: put it into ~/.config/fish/completions/gol.fish");
    for (int i = 0; i < VERBS; i++) {
        printf("complete -c gol -n __fish_use_subcommand -a %s -d '", verbs[i].name);
        print_plain(sentence(verbs[i].help));
        puts("'");
    }
    for (int i = 0; i < FLAGS; i++) {
        printf("complete -c gol -o %s%s", flags[i].name, flags[i].takes_value ? " -r" : "");
        if (is_choice(&flags[i])) {
            fputs(" -f -a '", stdout);
            print_choices(flags[i].value_name);
            putchar('\'');
        }
        fputs(" -d '", stdout);
        print_plain(flags[i].help);
        puts("'");
    }
}

int completion_print(const char *shell) {
    static const struct { const char *name; void (*print)(void); } shells[] = {
        {"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};
    for (size_t i = 0; shell != NULL && i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].name, shell) == 0) {
            shells[i].print();
            return 0;
        }
    }
    fputs("gol: usage: gol completion bash|zsh|fish\n", stderr);
    return 2;
}
