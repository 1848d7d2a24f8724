/* Arenas, buffers, interned strings, maps and UTF-8. */
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "base/map.h"
#include "base/utf8.h"
#include "tests/unit/unit.h"

static void test_arena(void)
{
    Arena a;
    arena_init(&a);
    char *first = arena_alloc(&a, 5);
    memset(first, 'x', 5);
    char *big = arena_alloc(&a, 3 << 20), *small = arena_alloc(&a, 16);
    IS((uintptr_t)first % 8 == 0 && (uintptr_t)big % 8 == 0 && (uintptr_t)small % 8 == 0);
    IS(big[0] == 0 && big[(3 << 20) - 1] == 0 && small[15] == 0);
    bool is_zeroed = true;
    for (int i = 0; i < 100000; i++) {
        char *p = arena_alloc(&a, (size_t)i % 61);
        for (int k = 0; k < i % 61; k++) {
            is_zeroed &= p[k] == 0;
            p[k] = 1;
        }
    }
    IS(is_zeroed);
    IS_STR(arena_printf(&a, "%d-%s", 7, "abc"), "7-abc");
    IS_STR(arena_strndup(&a, "hello", 4), "hell");
    IS_STR(arena_strndup(&a, NULL, 0), "");
    IS(memcmp(first, "xxxxx", 5) == 0);
    arena_reset(&a);
    char *again = arena_alloc(&a, 1000); /* where others have written */
    IS(again[0] == 0 && memcmp(again, again + 1, 999) == 0);
    arena_deinit(&a);
}

static void test_arena_mark(void)
{
    ArenaPool pool;
    arena_pool_init(&pool);
    Arena pooled, own;
    arena_init_in(&pooled, &pool);
    arena_init(&own);
    for (int k = 0; k < 2; k++) {
        Arena *a = k == 0 ? &pooled : &own;
        ArenaMark empty = arena_mark(a);
        char *first = arena_alloc(a, 40);
        ArenaMark m = arena_mark(a);
        char *second = arena_alloc(a, 40);
        memset(second, 'x', 40);
        arena_release(a, m);
        IS(arena_alloc(a, 40) == second && second[0] == 0);
        for (int i = 0; i < 5000; i++) { /* into other blocks */
            arena_alloc(a, 64);
        }
        arena_alloc(a, 1 << 20);
        arena_release(a, m);
        IS(arena_alloc(a, 40) == second);
        arena_release(a, empty);
        IS(a->cur == NULL && first != second);
        arena_deinit(a);
    }
    arena_pool_deinit(&pool);
}

static void test_arena_pool(void)
{
    ArenaPool pool;
    arena_pool_init(&pool);
    Arena a, b;
    arena_init_in(&a, &pool);
    arena_init_in(&b, &pool);
    bool is_zeroed = true;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 60000; i++) { /* several slabs */
            char *p = arena_alloc(i % 3 ? &a : &b, 64);
            is_zeroed &= p[0] == 0 && p[63] == 0;
            memset(p, 'x', 64);
        }
        char *big = arena_alloc(&a, 1 << 20), *small = arena_alloc(&a, 16);
        IS(big[0] == 0 && big[(1 << 20) - 1] == 0 && small[15] == 0);
        arena_reset(round % 2 ? &a : &b);
    }
    IS(is_zeroed);
    arena_deinit(&a);
    ArenaSlab *slab = pool.slab;
    for (int i = 0; i < 20000; i++) {
        arena_alloc(&b, 64);
    }
    IS(pool.slab == slab); /* what a gave back is enough */
    arena_deinit(&b);
    arena_pool_deinit(&pool);
}

static void test_buf(void)
{
    Buf b;
    buf_init(&b);
    for (int i = 0; i < 1000; i++) {
        buf_printf(&b, "%d,", i);
    }
    IS_INT(b.len, 3890);
    IS(strncmp(b.data, "0,1,2,", 6) == 0 && b.data[b.len] == 0);
    b.len = 0;
    buf_put_rune(&b, 0x20AC);
    buf_put_rune(&b, 0xD800);
    buf_putc(&b, '!');
    IS_STR(b.data, "€\xEF\xBF\xBD!");
    char *text = buf_take(&b);
    IS(b.data == NULL && b.len == 0);
    free(text);
    text = buf_take(&b);
    IS_STR(text, "");
    free(text);
    buf_deinit(&b);
}

static void test_vec(void)
{
    VEC(int) v = {0};
    for (int i = 0; i < 100; i++) {
        VEC_PUSH(&v, i * i);
    }
    IS_INT(v.len, 100);
    IS_INT(v.data[99], 9801);
    IS_INT(VEC_POP(&v), 9801);
    VEC_FREE(&v);
    IS_INT(v.len, 0);
}

static void test_intern(void)
{
    Interns *t = interns_new();
    const Str *a = intern_cstr(t, "alpha"), *nul = intern(t, "a\0b", 3);
    char name[16];
    for (int i = 0; i < 20000; i++) {
        snprintf(name, sizeof name, "n%d", i);
        intern_cstr(t, name);
    }
    IS(intern_cstr(t, "alpha") == a);
    IS(intern(t, "alphabet", 5) == a);
    IS(intern(t, "a\0b", 3) == nul && intern(t, "a\0c", 3) != nul && nul->len == 3);
    IS(intern_cstr(t, "n77") == intern_cstr(t, "n77"));
    IS_STR(intern_cstr(t, "")->text, "");
    interns_free(t);
}

static void test_map(void)
{
    PtrMap m = {0};
    static int values[5000];
    IS(map_get(&m, &values[0]) == NULL);
    for (int i = 0; i < 5000; i++) {
        map_put(&m, &values[i], &values[4999 - i]);
    }
    bool is_right = true;
    for (int i = 0; i < 5000; i += 2) {
        map_remove(&m, &values[i]);
    }
    for (int i = 0; i < 5000; i++) {
        is_right &= map_get(&m, &values[i]) == (i % 2 ? &values[4999 - i] : NULL);
    }
    IS(is_right);
    IS_INT(m.live, 2500);
    map_put(&m, &values[1], &values[1]);
    IS(map_get(&m, &values[1]) == &values[1]);
    map_put(&m, &values[0], &values[2]);
    uintptr_t last = 0;
    for (uint32_t i = 0; i < m.len; i++) {
        last = m.entries[i].key ? m.entries[i].key : last;
    }
    IS(last == (uintptr_t)&values[0]);
    for (int i = 0; i < 100000; i++) { /* removed entries must not pile up */
        map_put(&m, &values[2], &values[2]);
        map_remove(&m, &values[2]);
    }
    IS(m.cap < 20000);
    for (int i = 0; i < 4999; i++) { /* and a map that has become small is one */
        map_remove(&m, &values[i]);
    }
    for (int i = 0; i < 100000; i++) {
        map_put(&m, &values[i % 3], &m);
        map_remove(&m, &values[i % 3]);
        is_right &= map_get(&m, &values[(i + 1) % 3]) == NULL && map_get(&m, &values[4999]) == &values[0];
    }
    IS(is_right);
    map_deinit(&m);
    IS(hash_bytes("abc", 3, 1) != hash_bytes("abd", 3, 1));
    IS(hash_bytes("abc", 3, 1) != hash_bytes("abc", 3, 2));
}

static int decode(const char *s, size_t n, int want_width)
{
    int width;
    int rune = utf8_decode(s, n, &width);
    return width == want_width ? rune : -1;
}

static void test_utf8_decode(void)
{
    IS_INT(decode("a", 1, 1), 'a');
    IS_INT(decode("é", 2, 2), 0xE9);
    IS_INT(decode("€", 3, 3), 0x20AC);
    IS_INT(decode("😀", 4, 4), 0x1F600);
    IS_INT(decode("\xC0\x80", 2, 1), UTF8_BAD);     /* overlong */
    IS_INT(decode("\xE0\x80\x80", 3, 1), UTF8_BAD); /* overlong */
    IS_INT(decode("\xED\xA0\x80", 3, 1), UTF8_BAD); /* surrogate */
    IS_INT(decode("\xF4\x90\x80\x80", 4, 1), UTF8_BAD);
    IS_INT(decode("\xE2\x82", 2, 1), UTF8_BAD);
    IS_INT(decode("\xEF\xBF\xBD", 3, 3), UTF8_BAD);
    IS_INT(decode("", 0, 0), UTF8_BAD);
    int width;
    IS_INT(utf8_decode_last("ab€", 5, &width), 0x20AC);
    IS_INT(width, 3);
    IS_INT(utf8_decode_last("a\x82", 2, &width), UTF8_BAD);
    IS_INT(width, 1);
    IS_INT(utf8_decode_last("€\x82", 4, &width), UTF8_BAD);
    IS_INT(utf8_decode_last("", 0, &width), UTF8_BAD);
    IS_INT(width, 0);
}

static void test_utf8_encode(void)
{
    bool is_right = true;
    for (int rune = 0; rune <= RUNE_MAX; rune++) {
        char bytes[UTF8_MAX];
        int len = utf8_encode(bytes, rune), width;
        int want = rune_is_valid(rune) ? rune : UTF8_BAD;
        is_right &= utf8_decode(bytes, (size_t)len, &width) == want && width == len &&
                    len == utf8_rune_len(rune) && utf8_full_rune(bytes, (size_t)len) &&
                    (len == 1 || !utf8_full_rune(bytes, (size_t)len - 1));
    }
    IS(is_right);
    IS_INT(utf8_rune_len(-1), 3);
    IS_INT(utf8_count("a€😀\xFF", 9), 4);
    IS(utf8_is_valid("0123456789€", 13));
    IS(!utf8_is_valid("0123456789\xFF", 11));
    IS(utf8_full_rune("\xFF", 1));
    IS(utf8_full_rune("\xE2\x28", 2));
    IS(!utf8_full_rune("", 0));
}

static void test_classes(void)
{
    IS(rune_is_letter('a') && rune_is_letter(0xE9) && rune_is_letter(0x4E16));
    IS(!rune_is_letter('_') && !rune_is_letter('1') && !rune_is_letter(0x201C));
    IS(rune_is_lower('a') && rune_is_lower(0xE9) && !rune_is_lower(0xC9) && !rune_is_lower('1'));
    IS(rune_is_digit('7') && rune_is_digit(0x0663) && !rune_is_digit(0xBD));
    IS(rune_is_upper('Z') && rune_is_upper(0xC9) && !rune_is_upper('z'));
    IS(rune_is_printable(' ') && rune_is_printable(0x20AC));
    IS(!rune_is_printable('\n') && !rune_is_printable(0xA0) && !rune_is_printable(0xFEFF));
}

int main(void)
{
    RUN(test_arena);
    RUN(test_arena_mark);
    RUN(test_arena_pool);
    RUN(test_buf);
    RUN(test_vec);
    RUN(test_intern);
    RUN(test_map);
    RUN(test_utf8_decode);
    RUN(test_utf8_encode);
    RUN(test_classes);
    return unit_report();
}
