#include "cmd/doc_verb.h"

#include "cmd/pager.h"
#include "driver/docs.h"

static int show(bool ok, const Buf *page, const Buf *why) {
    if (!ok) {
        fprintf(stderr, "gol: doc: %s\n", why->data);
        return 1;
    }
    pager_show(page->data, page->len);
    return 0;
}

int doc_main(const Options *o) {
    if (o->word_count > 2) {
        fputs("gol: usage: gol doc [-all -src -u -short] [PACKAGE|DIR|FILE] [NAME[.MEMBER]]\n",
              stderr);
        return 2;
    }
    Buf page, why;
    buf_init(&page);
    buf_init(&why);
    Session *s = session_new(&o->session);
    int status = show(docs_write(s, o->words, o->word_count, &o->doc, &page, &why), &page, &why);
    session_free(s);
    buf_deinit(&page);
    buf_deinit(&why);
    return status;
}
