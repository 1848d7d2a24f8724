/* leak_json.c: the report for programs: one object, the same keys, codes and roles in every
 * language. */
#include "base/jsontext.h"
#include "inspect/leaks_internal.h"

static void put_places(Buf *b, const Finding *f) {
    buf_puts(b, "\"where\":[");
    for (int i = 0; i < f->place_count; i++) {
        const LeakPlace *p = &f->places[i];
        buf_printf(b, "%s{\"role\":\"%s\",\"file\":", i > 0 ? "," : "", leak_role_name(p->role));
        json_put_text(b, p->where.path);
        buf_printf(b, ",\"line\":%d,\"func\":", p->where.line);
        json_put_text(b, p->func);
        buf_putc(b, '}');
    }
    buf_putc(b, ']');
}

static void put_why(Buf *b, const Finding *f) {
    const char *separator = "";
    buf_puts(b, "\"why\":[");
    if (f->reason != NULL) {
        json_put_text(b, f->reason);
        separator = ",";
    }
    for (int i = 0; i < f->path.len; i++) {
        buf_puts(b, separator);
        json_put_text(b, f->path.data[i]);
        separator = ",";
    }
    buf_putc(b, ']');
}

static void put_finding(Report *r, Buf *b, const Finding *f) {
    const LeakCode *code = &leak_info(f->id)->code;
    buf_printf(b, "{\"code\":\"%s\",\"certainty\":\"%s\",\"count\":%u,\"bytes\":%llu,\"title\":",
               code->code, f->is_proven ? "proven" : "suspect", f->count,
               (unsigned long long)f->bytes);
    json_put_text(b, leak_headline(r, f));
    buf_putc(b, ',');
    put_places(b, f);
    buf_putc(b, ',');
    buf_puts(b, "\"reason\":");
    json_put_text(b, f->reason);
    buf_putc(b, ',');
    put_why(b, f);
    buf_puts(b, ",\"fix\":");
    json_put_text(b, leak_fix(r, f));
    buf_putc(b, '}');
}

void leak_write_json(Report *r, Buf *out) {
    GcStats stats;
    gc_stats(vm_image(r->vm)->heap, &stats);
    buf_puts(out, "{\"findings\":[");
    for (int i = 0; i < r->findings.len; i++) {
        buf_puts(out, i > 0 ? ",\n" : "\n");
        put_finding(r, out, r->findings.data[i]);
    }
    buf_printf(out, "],\n\"goroutines\":%llu,\"heap_bytes\":%llu,\"seed\":%llu}\n",
               (unsigned long long)task_count(vm_sched(r->vm)),
               (unsigned long long)stats.heap_alloc, (unsigned long long)r->leaks->options.seed);
}
