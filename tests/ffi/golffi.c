/* A small C library for the tests of //gol:extern; built as libgolffi.so.1. */
#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- numbers of every size */
int8_t t_i8(int8_t x) { return (int8_t)(x + 1); }
uint8_t t_u8(uint8_t x) { return (uint8_t)(x + 1); }
int16_t t_i16(int16_t x) { return (int16_t)(x + 1); }
uint16_t t_u16(uint16_t x) { return (uint16_t)(x + 1); }
int32_t t_i32(int32_t x) { return x + 1; }
uint32_t t_u32(uint32_t x) { return x + 1; }
int64_t t_i64(int64_t x) { return x + 1; }
uint64_t t_u64(uint64_t x) { return x + 1; }
float t_f32(float x) { return x / 2; }
double t_f64(double x) { return x / 2; }
uint8_t t_two(void) { return 2; }
_Bool t_not(_Bool x) { return !x; }
double t_many(int8_t a, double b, int16_t c, float d, int32_t e, double f, int64_t g, float h,
              uint8_t i, double j, uint32_t k, double l) {
    return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 + i * 9 + j * 10 + k * 11 +
           l * 12;
}

/* ---- strings */
size_t t_strlen(const char *s) { return s == NULL ? 999 : strlen(s); }
const char *t_constant(int which) { return which ? "hello from C" : NULL; }
void t_give_null(void (*f)(const char *)) { f(NULL); }
static int frees;
char *t_new_text(const char *s) {
    char *out = malloc(strlen(s) + 3);
    out[0] = '<';
    strcpy(out + 1, s);
    strcat(out, ">");
    return out;
}
void t_free_text(char *s) { frees++; free(s); }
int t_frees(void) { return frees; }

/* ---- memory */
int64_t t_sum(const int32_t *p, size_t n) {
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++) { sum += p[i]; }
    return sum;
}
void t_divide(int a, int b, int *quotient, int *remainder) {
    *quotient = a / b;
    *remainder = a % b;
}
void t_fill(uint8_t *p, size_t n, int byte) { memset(p, byte, n); }
int t_is_null(const void *p) { return p == NULL; }

/* ---- structs */
typedef struct Point { double x, y; } Point;
typedef struct Small { int8_t a; int32_t b; } Small;
typedef struct Mixed { char tag; Point at; int16_t counts[3]; float weight; } Mixed;
typedef struct Large { int64_t values[40]; } Large;
typedef union Number { int64_t i; double d; uint8_t bytes[8]; } Number;
typedef struct Tagged { int kind; Number n; } Tagged;

Point t_mirror(Point p) { return (Point){p.y, p.x}; }
Small t_small(Small s) { return (Small){(int8_t)-s.a, s.b * 2}; }
Mixed t_mixed(Mixed m) {
    m.tag++;
    m.at.x += m.counts[0];
    m.counts[2] = 7;
    m.weight *= 2;
    return m;
}
Large t_large(Large l, int64_t add) {
    for (int i = 0; i < 40; i++) { l.values[i] += add; }
    return l;
}
void t_scale(Point *p, double by) { p->x *= by; p->y *= by; }
void t_tag(Tagged *t) { t->kind = 2; t->n.d = 0.5; }
/* Offsets and sizes as this compiler has them. */
size_t t_layout(int what) {
    size_t of[] = {sizeof(Point),       sizeof(Small),           sizeof(Mixed),
                   sizeof(Large),       sizeof(Tagged),          offsetof(Small, b),
                   offsetof(Mixed, at), offsetof(Mixed, counts), offsetof(Mixed, weight),
                   offsetof(Tagged, n)};
    return of[what];
}

/* ---- errno */
int t_fails(int number) { errno = number; return -1; }
void *t_null(int number) { errno = number; return NULL; }
int t_code(int number) { return number; }
uint32_t t_fails_unsigned(int number) { errno = number; return (uint32_t)-1; }

/* ---- variadic */
double t_sum_any(const char *kinds, ...) {
    va_list args;
    double sum = 0;
    va_start(args, kinds);
    for (; *kinds; kinds++) {
        switch (*kinds) {
        case 'i': sum += va_arg(args, int); break;
        case 'l': sum += (double)va_arg(args, long); break;
        case 'd': sum += va_arg(args, double); break;
        case 's': sum += (double)strlen(va_arg(args, char *)); break;
        case 'p': sum += va_arg(args, void *) == NULL ? 1 : 0; break;
        }
    }
    va_end(args);
    return sum;
}

typedef double (*SumAny)(const char *, ...);
SumAny t_sum_any_pointer(void) { return t_sum_any; }

/* ---- callbacks */
typedef int (*Binary)(int, int);
int t_apply(Binary f, int a, int b) { return f == NULL ? -1 : f(a, b); }
int t_repeat(Binary f, int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) { sum = f(sum, 1); }
    return sum;
}
int t_add(int a, int b) { return a + b; }
int t_apply_twice(Binary f, int a, int b) { return f(a, b) + f(b, a); }
static int add(int a, int b) { return a + b; }
static int mul(int a, int b) { return a * b; }
Binary t_operator(char name) { return name == '+' ? add : name == '*' ? mul : NULL; }
static Binary kept;
void t_keep(Binary f) { kept = f; }
int t_call_kept(int a, int b) { return kept(a, b); }
Point t_map_point(Point (*f)(Point, const char *), Point p) { return f(p, "named"); }
float t_map_float(float (*f)(float, int8_t), float x) { return f(x, -3); }
int64_t t_visit(int n, void (*f)(int64_t i)) {
    for (int i = 0; i < n; i++) { f(i); }
    return n;
}
static void *on_thread(void *f) { ((Binary)f)(1, 2); return NULL; }
void t_call_from_thread(Binary f) {
    pthread_t t;
    pthread_create(&t, NULL, on_thread, (void *)f);
    pthread_join(t, NULL);
}

/* ---- things to close */
typedef struct Thing { int id; } Thing;
static Thing things[64]; /* not malloc: some tests leak on purpose */
static unsigned made;
static int live;
Thing *thing_new(int id) {
    if (id < 0) { errno = EINVAL; return NULL; }
    Thing *t = &things[made++ % 64];
    t->id = id;
    live++;
    return t;
}
int thing_open(int id, Thing **out) {
    *out = thing_new(id);
    return *out == NULL ? errno : 0;
}
int thing_id(const Thing *t) { return t == NULL ? -1 : t->id; }
void thing_close(Thing *t) { live--; t->id = -2; }
int things_live(void) { return live; }

/* ---- variables */
int t_counter = 41;
const char *t_version = "golffi 1";
