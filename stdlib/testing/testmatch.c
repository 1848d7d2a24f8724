/* testmatch.c: the expressions of -run, -skip and -bench, by the system's extended regular
 * expressions.
 *
 * Go's syntax is written as theirs first. As only whether there is a match is asked, and neither
 * where nor what groups hold, `*?` may be `*` and `(?:` may be `(`. Classes of Unicode (\pL) are
 * refused.
 */
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "stdlib/natives.h"

typedef struct Translation {
    const char *p; /* what is left of the pattern; NUL-terminated */
    Buf out;
    int flags;           /* of regcomp */
    const char *problem; /* with `text` behind it; NULL: none */
    const char *text;
} Translation;

static void set_problem(Translation *t, const char *problem, const char *text) {
    if (t->problem == NULL) {
        t->problem = problem;
        t->text = text;
    }
}

/* The characters of \d, \w and \s, for between brackets; NULL: another escape. */
static const char *class_of(char c) {
    switch (c) {
    case 'd': return "0-9";
    case 'w': return "0-9A-Za-z_";
    case 's': return "\t\n\f\r ";
    default: return NULL;
    }
}

static void put_quoted(Buf *out, char c) {
    if (strchr("\\.+*?()|[]{}^$", c) != NULL) {
        buf_putc(out, '\\');
    }
    buf_putc(out, c);
}

/* \Q...\E; p is behind the Q. */
static void translate_quote(Translation *t) {
    while (*t->p != 0 && !(t->p[0] == '\\' && t->p[1] == 'E')) {
        put_quoted(&t->out, *t->p++);
    }
    t->p += *t->p != 0 ? 2 : 0;
}

/* What follows a backslash. */
static void translate_escape(Translation *t) {
    char c = *t->p++;
    switch (c) {
    case 0:
        t->p--;
        set_problem(t, "trailing backslash at end of expression", "");
        return;
    case 'Q': translate_quote(t); return;
    case 'A': buf_putc(&t->out, '^'); return;
    case 'z': buf_putc(&t->out, '$'); return;
    case 'd': buf_puts(&t->out, "[0-9]"); return;
    case 'D': buf_puts(&t->out, "[^0-9]"); return;
    case 'w':
    case 'W':
    case 's':
    case 'S':
    case 'b':
    case 'B':
        buf_printf(&t->out, "\\%c", c); /* as glibc has them, too */
        return;
    case 't': buf_putc(&t->out, '\t'); return;
    case 'n': buf_putc(&t->out, '\n'); return;
    case 'p':
    case 'P': set_problem(t, "gol knows no Unicode class here", t->p - 2); return;
    default: put_quoted(&t->out, c);
    }
}

/* [...]: no escapes in there, ] comes first and - last. p is behind the bracket. */
static void translate_class(Translation *t) {
    const char *start = t->p - 1;
    bool has_bracket = false, has_dash = false;
    Buf members;
    buf_init(&members);
    buf_puts(&t->out, "[");
    if (*t->p == '^') {
        buf_putc(&t->out, *t->p++);
    }
    for (bool is_first = true; *t->p != 0 && (*t->p != ']' || is_first); is_first = false) {
        char c = *t->p++;
        if (c == '[' && *t->p == ':') { /* [:alpha:] */
            buf_puts(&members, "[");
        } else if (c == ']') {
            has_bracket = true;
        } else if (c != '\\' || *t->p == 0) {
            buf_putc(&members, c);
        } else if (class_of(*t->p) != NULL) {
            buf_puts(&members, class_of(*t->p++));
        } else {
            has_bracket |= *t->p == ']';
            has_dash |= *t->p == '-';
            if (*t->p != ']' && *t->p != '-') {
                buf_putc(&members, *t->p);
            }
            t->p++;
        }
    }
    if (*t->p == 0) {
        set_problem(t, "missing closing ]", start);
    } else {
        t->p++;
    }
    buf_printf(&t->out, "%s%.*s%s]", has_bracket ? "]" : "", (int)members.len,
               members.len > 0 ? members.data : "", has_dash ? "-" : "");
    buf_deinit(&members);
}

/* ( with what may follow it: (?:x), (?i)x, (?P<name>x). p is behind the parenthesis. */
static void translate_group(Translation *t) {
    if (*t->p != '?') {
        buf_putc(&t->out, '(');
        return;
    }
    const char *start = t->p - 1;
    size_t flags = strspn(t->p + 1, "imsU");
    const char *end = t->p + 1 + flags;
    if (*end == ')' || *end == ':') {
        t->flags |= memchr(t->p, 'i', flags + 1) != NULL ? REG_ICASE : 0;
        if (*end == ':') {
            buf_putc(&t->out, '(');
        }
        t->p = end + 1;
        return;
    }
    const char *close = t->p[1] == 'P' || t->p[1] == '<' ? strchr(t->p, '>') : NULL;
    if (close == NULL) {
        set_problem(t, "invalid or unsupported Perl syntax", start);
        close = t->p + strlen(t->p) - 1;
    }
    buf_putc(&t->out, '(');
    t->p = close + 1;
}

static void translate(Translation *t) {
    while (*t->p != 0 && t->problem == NULL) {
        char c = *t->p++;
        switch (c) {
        case '\\': translate_escape(t); break;
        case '[': translate_class(t); break;
        case '(': translate_group(t); break;
        case '*':
        case '+':
        case '?':
        case '}':
            buf_putc(&t->out, c);
            t->p += *t->p == '?';
            break;
        default: buf_putc(&t->out, c);
        }
    }
    buf_puts(&t->out, "");
}

/* regcomp's complaints, in Go's words. */
static void explain(Translation *t, int code, const char *pattern) {
    switch (code) {
    case REG_EPAREN: {
        int depth = 0;
        for (const char *p = pattern; *p != 0; p++) {
            depth += (*p == '(') - (*p == ')');
        }
        set_problem(t, depth > 0 ? "missing closing )" : "unexpected )", pattern);
        return;
    }
    case REG_ERPAREN: set_problem(t, "unexpected )", pattern); return;
    case REG_EBRACK: set_problem(t, "missing closing ]", pattern); return;
    case REG_ERANGE: set_problem(t, "invalid character class range", pattern); return;
    case REG_BADRPT: set_problem(t, "missing argument to repetition operator", pattern); return;
    default: set_problem(t, "not a regular expression", pattern);
    }
}

NativeResult testing_match(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeString p = nat_string(args), s = nat_string(args + 2);
    char *pattern = strndup(p.len > 0 ? p.ptr : "", (size_t)p.len);
    char *text = strndup(s.len > 0 ? s.ptr : "", (size_t)s.len);
    Translation t = {.p = pattern, .flags = REG_EXTENDED | REG_NOSUB};
    buf_init(&t.out);
    translate(&t);
    regex_t re;
    int code = t.problem == NULL ? regcomp(&re, t.out.data, t.flags) : 0;
    if (code != 0) {
        explain(&t, code, pattern);
    }
    args[0].i = t.problem == NULL && regexec(&re, text, 0, NULL, 0) == 0;
    Buf problem;
    buf_init(&problem);
    if (t.problem == NULL) {
        regfree(&re);
        buf_puts(&problem, "");
    } else {
        buf_printf(&problem, "%s: `%s`", t.problem, t.text);
    }
    charge_bytes(vm, s.len + p.len);
    memcpy(nat_new_string(vm, &args[1], problem.len), problem.data, problem.len);
    buf_deinit(&problem);
    buf_deinit(&t.out);
    free(pattern);
    free(text);
    return NAT_DONE;
}
