/* live_set.c: settings of a live session that may be changed: one pair of functions a line of
 * set.def. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/spell.h"
#include "driver/ask.h"
#include "driver/live.h"
#include "driver/observe.h"
#include "driver/settings.h"

enum { LEAST = 1, MOST = 1000000000 };

/* ---- values */

static bool read_choice(const char *text, const char *off, const char *on, bool *is_on) {
    bool is_either = strcmp(text, on) == 0 || strcmp(text, off) == 0;
    *is_on = is_either ? strcmp(text, on) == 0 : *is_on;
    return is_either;
}

static bool read_count(const char *text, uint32_t *count) {
    char *end;
    long n = strtol(text, &end, 10);
    if (*text == 0 || *end != 0 || n < LEAST || n > MOST) {
        return false;
    }
    *count = (uint32_t)n;
    return true;
}

static void put_count(uint32_t count, uint32_t otherwise, Buf *out) {
    buf_printf(out, "%" PRIu32, count != 0 ? count : otherwise);
}

/* ---- how values and errors look */

static void put_width(Session *s, Buf *out) { put_count(s->live->show.width, 80, out); }
static void put_depth(Session *s, Buf *out) { put_count(s->live->show.max_depth, 6, out); }
static void put_items(Session *s, Buf *out) { put_count(s->live->show.max_items, 100, out); }
static void put_string(Session *s, Buf *out) { put_count(s->live->show.max_string, 1000, out); }

static bool set_width(Session *s, const char *text) {
    return read_count(text, &s->live->show.width);
}

static bool set_depth(Session *s, const char *text) {
    return read_count(text, &s->live->show.max_depth);
}

static bool set_items(Session *s, const char *text) {
    return read_count(text, &s->live->show.max_items);
}

static bool set_string(Session *s, const char *text) {
    return read_count(text, &s->live->show.max_string);
}

static void put_colour(Session *s, Buf *out) { buf_puts(out, s->options.colour ? "on" : "off"); }
static void put_source(Session *s, Buf *out) {
    buf_puts(out, s->options.show_source ? "on" : "off");
}
static void put_language(Session *s, Buf *out) { buf_puts(out, s->options.chinese ? "zh" : "en"); }

static bool set_colour(Session *s, const char *text) {
    return read_choice(text, "off", "on", &s->options.colour);
}

static bool set_source(Session *s, const char *text) {
    return read_choice(text, "off", "on", &s->options.show_source);
}

static bool set_language(Session *s, const char *text) {
    bool ok = read_choice(text, "en", "zh", &s->options.chinese);
    observe_set_chinese(s->backend->observer, s->options.chinese);
    return ok;
}

/* ---- clock and chance */

static void put_clock(Session *s, Buf *out) {
    buf_puts(out, sched_is_virtual(vm_sched(s->backend->vm)) ? "virtual" : "real");
}

static bool set_clock(Session *s, const char *text) {
    bool is_virtual = false;
    bool ok = read_choice(text, "real", "virtual", &is_virtual);
    if (ok) {
        sched_set_virtual(vm_sched(s->backend->vm), is_virtual);
    }
    return ok;
}

static void put_seed(Session *s, Buf *out) {
    if (s->options.has_seed) {
        buf_printf(out, "%" PRIu64, s->options.seed);
    } else {
        buf_puts(out, "random");
    }
}

static bool set_seed(Session *s, const char *text) {
    char *end;
    uint64_t seed = strtoull(text, &end, 0);
    if (*text == 0 || *text == '-' || *end != 0) {
        return false;
    }
    s->options.seed = seed;
    s->options.has_seed = true;
    rng_seed(&vm_sched(s->backend->vm)->rng, seed);
    return true;
}

/* ---- memory */

static void put_percent(Session *s, Buf *out) {
    int64_t percent = gc_set_percent(s->backend->heap, -1);
    gc_set_percent(s->backend->heap, percent);
    if (percent < 0) {
        buf_puts(out, "off");
    } else {
        buf_printf(out, "%" PRId64, percent);
    }
}

static bool set_percent(Session *s, const char *text) {
    uint32_t percent = 0;
    bool is_off = strcmp(text, "off") == 0;
    bool ok = is_off || read_count(text, &percent);
    if (ok) {
        gc_set_percent(s->backend->heap, is_off ? -1 : (int64_t)percent);
    }
    return ok;
}

static void put_memory_limit(Session *s, Buf *out) {
    int64_t bytes = gc_set_memory_limit(s->backend->heap, -1);
    if (bytes == INT64_MAX) {
        buf_puts(out, "off");
    } else if (bytes % (1 << 20) == 0) {
        buf_printf(out, "%" PRId64 "MiB", bytes >> 20);
    } else {
        buf_printf(out, "%" PRId64, bytes);
    }
}

static bool set_memory_limit(Session *s, const char *text) {
    int64_t bytes = settings_memory_limit(text);
    bool is_off = strcmp(text, "off") == 0;
    if (bytes < 0 && !is_off) {
        return false;
    }
    gc_set_memory_limit(s->backend->heap, is_off ? INT64_MAX : bytes);
    return true;
}

/* ---- the table */

static const struct Setting {
    const char *name;
    void (*put)(Session *s, Buf *out);
    bool (*set)(Session *s, const char *text);
    const char *values, *what;
} settings[] = {
#define SET(name, function, values, what) {name, put_##function, set_##function, values, what},
#include "driver/set.def"
#undef SET
};
enum { SETTINGS = sizeof settings / sizeof settings[0] };

static void put_line(Session *s, const struct Setting *p, Buf *out) {
    Buf value;
    buf_init(&value);
    p->put(s, &value);
    buf_printf(out, "%-9s %-8s // %s: %s\n", p->name, value.data, p->values, p->what);
    buf_deinit(&value);
}

void session_settings(Session *s, Buf *out) {
    for (int i = 0; i < SETTINGS; i++) {
        put_line(s, &settings[i], out);
    }
}

static const struct Setting *find_setting(const char *name, Spell *near) {
    for (int i = 0; i < SETTINGS; i++) {
        if (strcmp(settings[i].name, name) == 0) {
            return &settings[i];
        }
        spell_offer(near, settings[i].name);
    }
    return NULL;
}

static void put_unknown(const char *name, const char *near, Buf *out) {
    buf_printf(out, "no setting %s", name);
    if (near != NULL) {
        buf_printf(out, "; did you mean %s?", near);
    }
    for (int i = 0; i < SETTINGS; i++) {
        buf_printf(out, "%s%s", i > 0 ? " " : " (", settings[i].name);
    }
    buf_puts(out, ")\n");
}

bool session_set(Session *s, const char *name, const char *value, Buf *out) {
    Spell near = {.wanted = name};
    const struct Setting *p = find_setting(name, &near);
    if (p == NULL) {
        put_unknown(name, near.best, out);
        return false;
    }
    if (value != NULL && !p->set(s, value)) {
        buf_printf(out, "%s: not a valid value: %s, want %s\n", name, value, p->values);
        return false;
    }
    if (value == NULL) {
        put_line(s, p, out);
    }
    return true;
}

void session_complete_setting(const char *text, size_t point, SessionCandidateFn fn, void *ctx) {
    for (int i = 0; i < SETTINGS; i++) {
        if (strncmp(settings[i].name, text, point) == 0) {
            fn(ctx, settings[i].name, settings[i].values);
        }
    }
}

bool session_is_coloured(const Session *s) {
    return s->options.colour;
}
