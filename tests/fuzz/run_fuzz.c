/* tests/fuzz/run_fuzz.c: any program compiled, verified and run, with limits on time and memory.
 *
 * Nothing may crash, whatever the program does: it ends by itself, by a panic, or by a limit.
 * Sleeps are virtual, output is dropped, every fourth length runs under collector stress, another
 * is only compiled as a whole. Programs that could touch files or processes are not run: whoever
 * names os, syscall or testing is passed over.
 *
 * With -DGOL_FUZZER (libFuzzer) most mutations move whole tokens and lines, since bytes seldom
 * leave a program that compiles. Give it a folder of small programs to start from:
 *
 *   clang-19 -fsanitize=fuzzer,address,undefined -DGOL_FUZZER … && run_fuzz -handle_alrm=0 new/
 * seeds/
 */
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "driver/gol.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX_TEXT = 20000 };

static bool is_word_byte(uint8_t b) { return isalnum(b) || b == '_'; }

static bool names(const char *text, size_t size, const char *word)
{
    size_t n = strlen(word);
    const char *at = text;
    while ((at = memmem(at, size - (size_t)(at - text), word, n)) != NULL) {
        bool starts = at == text || !is_word_byte((uint8_t)at[-1]);
        if (starts && !is_word_byte((uint8_t)at[n])) {
            return true;
        }
        at++;
    }
    return false;
}

static bool is_harmless(const char *text, size_t size)
{
    static const char *const words[] = {"os", "syscall", "testing", "ioutil", "filepath"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (names(text, size, words[i])) {
            return false;
        }
    }
    return true;
}

static void drop(void *ctx, int fd, const void *data, size_t n)
{
    (void)ctx, (void)fd, (void)data, (void)n;
}

static void run(const char *text, size_t size)
{
    FILE *sink = fopen("/dev/null", "w");
    SessionOptions options = {.err = sink,
                              .virtual_time = true,
                              .until_ns = INT64_C(3600000000000),
                              .max_time_ns = 100000000,
                              .max_mem_bytes = 64 << 20,
                              .has_seed = true,
                              .debug = size % 4 == 0 ? "gcstress=211,verify=1" : "verify=1",
                              .write = drop};
    SessionInput input = {.code = text};
    Session *s = session_new(&options);
    bool is_run = size % 4 != 1;
    if (session_load(s, &input) == SESSION_OK && session_check(s, !is_run) == SESSION_OK &&
        is_run) {
        session_run(s);
    }
    session_free(s);
    fclose(sink);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > MAX_TEXT || memchr(data, 0, size) != NULL) {
        return 0;
    }
    char *text = calloc(size + 1, 1);
    if (text == NULL) {
        return 0;
    }
    memcpy(text, data, size);
    if (is_harmless(text, size)) {
        run(text, size);
    }
    free(text);
    return 0;
}

/* ---- mutations that keep most of the grammar */

#ifdef GOL_FUZZER
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

typedef struct Span {
    size_t start, end;
} Span;

typedef struct Mutation {
    const uint8_t *text;
    size_t size;
    VEC(Span) tokens, lines;
    uint64_t state;
} Mutation;

static size_t draw(Mutation *m, size_t below)
{
    m->state = m->state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(m->state >> 33) % below;
}

static bool is_quote(uint8_t b) { return b == '"' || b == '\'' || b == '`'; }

static size_t token_end(const uint8_t *t, size_t size, size_t i)
{
    size_t end = i + 1;
    if (is_word_byte(t[i])) {
        while (end < size && is_word_byte(t[end])) {
            end++;
        }
    } else if (is_quote(t[i])) {
        while (end < size && t[end] != t[i] && t[end] != '\n') {
            end++;
        }
        end += end < size;
    } else if (strchr("()[]{},;.", t[i]) == NULL) {
        while (end < size && ispunct(t[end]) && strchr("()[]{},;.\"'`_", t[end]) == NULL) {
            end++;
        }
    }
    return end;
}

static void find_spans(Mutation *m)
{
    size_t line = 0;
    for (size_t i = 0; i < m->size;) {
        if (m->text[i] == '\n') {
            VEC_PUSH(&m->lines, ((Span){line, i + 1}));
            line = i + 1;
        }
        if (isspace(m->text[i])) {
            i++;
            continue;
        }
        size_t end = token_end(m->text, m->size, i);
        VEC_PUSH(&m->tokens, ((Span){i, end}));
        i = end;
    }
}

static Span any_token(Mutation *m) { return m->tokens.data[draw(m, (size_t)m->tokens.len)]; }
static Span any_line(Mutation *m) { return m->lines.data[draw(m, (size_t)m->lines.len)]; }

/* A few neighbouring tokens. */
static Span some_tokens(Mutation *m)
{
    size_t at = draw(m, (size_t)m->tokens.len), n = draw(m, 6);
    size_t last = at + n < (size_t)m->tokens.len ? at + n : (size_t)m->tokens.len - 1;
    return (Span){m->tokens.data[at].start, m->tokens.data[last].end};
}

static void put(Mutation *m, Buf *out, size_t from, size_t to)
{
    buf_write(out, (const char *)m->text + from, to - from);
}

/* Text with the span `over` replaced. */
static void put_with(Mutation *m, Buf *out, Span over, const char *with, size_t n)
{
    put(m, out, 0, over.start);
    buf_write(out, with, n);
    put(m, out, over.end, m->size);
}

static const char *any_atom(Mutation *m)
{
    static const char *const atoms[] = {
        "0", "-1", "1<<63", "1<<62", "255", "0.5", "1e400", "nil", "\"\"", "\"\\xff\"", "int8", "uint64",
        "string", "any", "error", "[]int{}", "[3]int{}", "map[string]int{}", "struct{}{}", "func() {}",
        "defer", "go", "recover()", "panic(nil)", "<-", "for {", "}", "select {}", "goto L", "L:",
        "append", "copy", "len", "cap", "make(chan int)", "make(chan int, 1)", "complex(1, 2)", "fallthrough",
        "chan<- int", "*", "&", "...", "range", "switch {", "case", "default:", "runtime.GC()",
        "runtime.Gosched()", "time.Sleep(1)", "math.NaN()", "[100]int{}", "interface{ M() }",
    };
    return atoms[draw(m, sizeof atoms / sizeof atoms[0])];
}

static void mutate(Mutation *m, Buf *out)
{
    Span a = any_token(m), b = some_tokens(m), l = any_line(m), k = any_line(m);
    const char *text = (const char *)m->text, *atom = any_atom(m);
    switch (draw(m, 8)) {
    case 0: put_with(m, out, a, text + b.start, b.end - b.start); break;
    case 1: put_with(m, out, b, "", 0); break;
    case 2: put_with(m, out, a, atom, strlen(atom)); break;
    case 3: put_with(m, out, (Span){a.start, a.start}, atom, strlen(atom)); break;
    case 4: put_with(m, out, (Span){l.start, l.start}, text + k.start, k.end - k.start); break;
    case 5: put_with(m, out, l, "", 0); break;
    case 6: put_with(m, out, (Span){a.end, a.end}, text + b.start, b.end - b.start); break;
    case 7: put_with(m, out, l, text + k.start, k.end - k.start); break;
    }
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    Mutation m = {.text = data, .size = size, .state = seed * 0x9E3779B97F4A7C15u + 1};
    find_spans(&m);
    if (m.tokens.len < 4 || m.lines.len < 2 || seed % 8 == 0) {
        size = LLVMFuzzerMutate(data, size, max_size);
    } else {
        Buf out;
        buf_init(&out);
        mutate(&m, &out);
        if (out.len <= max_size) {
            size = out.len;
            memcpy(data, out.data, size);
        }
        buf_deinit(&out);
    }
    VEC_FREE(&m.tokens);
    VEC_FREE(&m.lines);
    return size;
}
#endif
