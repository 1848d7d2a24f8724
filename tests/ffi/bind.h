#include <stdint.h>
#include <stddef.h>
/* What gol ffi bind makes of a header: tests/cli/ffi_bind.sh. */
#define T_VERSION "1.2"
#define T_MAX 0x10UL
#define T_MASK (~T_MAX | 1)
#define T_CALL(x) x
#define T_WEIRD sizeof(int)
enum color { RED, GREEN = 5, BLUE };
typedef enum { A1 = 1 << 3, A2 } flags_t;
struct point { double x, y; };
typedef struct point point_t;
typedef struct { int kind; double d; } anon_t;
void take_anon(const anon_t *a, anon_t b);
union num { int64_t i; double d; uint8_t b[12]; };
struct holder { char tag; union num n; point_t at[2]; };
struct bits { int a : 3; };
typedef struct hidden hidden;
int open_it(const char *name, hidden **out);
int list_them(hidden ***all, const char ***names);
void close_it(hidden *h);
point_t mirror(point_t p, const point_t *q);
const char *name_of(enum color c);
char *dup(char *buf, size_t n);
void each(hidden *h, int (*f)(void *arg, int n, char **v), void *arg);
int printf_like(const char *f, ...);
long double nope(long double x);
extern int counter;
static inline int inl(int x) { return x; }
void use(struct holder *h, flags_t f, uint32_t *out, struct bits *b);
