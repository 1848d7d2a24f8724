/* zstream.c: streams of zlib, raw deflate only, for packages below compress/.
 *
 * A stream lies whole in one object of the program's heap, zlib's own memory behind it: so the
 * collector counts it and frees it, and there is nothing to close. Objects do not move, and this
 * one has no pointers for the collector. It is a []uint64 that nothing exports, because reflection
 * hands out the bytes of any []byte, and whoever writes into a stream owns the interpreter.
 */
#include <zlib.h>

#include "stdlib/natives.h"

typedef struct Stream {
    z_stream z;
    size_t used, room; /* of the object, in bytes */
    bool deflates;
} Stream;

enum { RAW = -15, MEMORY = 8, HUFFMAN_ONLY = -2, ALIGNMENT = 64 };
/* inflate takes its window when it first needs one: that is not to fail then. */
enum { WINDOW = (1 << 15) + 2048 };

/* What a step says; zstream.gol has the same numbers. */
enum { MORE = 0, ENDED = 1, CORRUPT = 2 };

static size_t aligned(size_t bytes) {
    return (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static voidpf take(voidpf opaque, uInt items, uInt size) {
    Stream *s = opaque;
    size_t bytes = aligned((size_t)items * size);
    if (bytes > s->room - s->used) {
        return Z_NULL;
    }
    char *p = (char *)s + s->used;
    s->used += bytes;
    return p;
}

static void give_back(voidpf opaque, voidpf p) {
    (void)opaque, (void)p; /* with the object */
}

static bool begin(Stream *s, int level) {
    if (!s->deflates) {
        return inflateInit2(&s->z, RAW) == Z_OK && s->room - s->used >= WINDOW;
    }
    bool only = level == HUFFMAN_ONLY;
    return deflateInit2(&s->z, only ? 1 : level, Z_DEFLATED, RAW, MEMORY,
                        only ? Z_HUFFMAN_ONLY : Z_DEFAULT_STRATEGY) == Z_OK;
}

/* memory, deflates, level: false when that is too little memory. */
NativeResult zstream_begin(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeSlice memory = nat_slice(args);
    Stream *s = memory.ptr;
    *s = (Stream){.used = aligned(sizeof *s),
                  .room = (size_t)memory.len * 8,
                  .deflates = args[3].i != 0,
                  .z = {.zalloc = take, .zfree = give_back, .opaque = s}};
    charge_bytes(vm, memory.len * 8);
    return return_int(args, begin(s, (int)args[4].i));
}

NativeResult zstream_set_dict(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    Stream *s = nat_slice(args).ptr;
    NativeSlice dict = nat_slice(args + 3);
    charge_bytes(vm, dict.len);
    if (s->deflates) {
        deflateSetDictionary(&s->z, dict.ptr, (uInt)dict.len);
    } else {
        inflateSetDictionary(&s->z, dict.ptr, (uInt)dict.len);
    }
    return NAT_DONE;
}

/* memory, in, out, flush: how much was read and written, and what to do next. */
NativeResult zstream_step(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    static const int flushes[] = {Z_NO_FLUSH, Z_SYNC_FLUSH, Z_FINISH};
    Stream *s = nat_slice(args).ptr;
    NativeSlice in = nat_slice(args + 3), out = nat_slice(args + 6);
    s->z.next_in = in.ptr;
    s->z.avail_in = (uInt)in.len;
    s->z.next_out = out.ptr;
    s->z.avail_out = (uInt)out.len;
    int rc = s->deflates ? deflate(&s->z, flushes[args[9].i]) : inflate(&s->z, Z_NO_FLUSH);
    args[0].i = in.len - s->z.avail_in;
    args[1].i = out.len - s->z.avail_out;
    args[2].i = rc == Z_STREAM_END ? ENDED : rc == Z_OK || rc == Z_BUF_ERROR ? MORE : CORRUPT;
    charge_bytes(vm, 8 * (args[0].i + args[1].i));
    return NAT_DONE;
}
