/* timeline.c: the memory of a Timeline, and the words of its moments. */
#include "inspect/timeline.h"

#include <stdlib.h>

#include "inspect/album.h"

static const struct {
    const char *word;
    char state;
} kinds[] = {
#define MOMENT(name, word, state, meaning) {word, state},
#include "inspect/moment.def"
#undef MOMENT
};

const char *moment_word(MomentKind kind) {
    return kinds[kind].word;
}

char moment_state(MomentKind kind) {
    return kinds[kind].state;
}

void timeline_free(Timeline *t) {
    if (t == NULL) {
        return;
    }
    for (int i = 0; i < t->places.len; i++) {
        free(t->places.data[i].func);
    }
    for (int i = 0; i < t->files.len; i++) {
        free(t->files.data[i].path);
        free(t->files.data[i].text);
    }
    VEC_FREE(&t->moments);
    VEC_FREE(&t->tasks);
    VEC_FREE(&t->places);
    VEC_FREE(&t->files);
    buf_deinit(&t->output);
    album_free(t->album);
    free(t->program);
    free(t->findings);
    free(t);
}
