/* taped.c: a session's run that is recorded or replayed: its options and its tape. */
#include <stdlib.h>

#include "base/platform.h"
#include "driver/driver_internal.h"
#include "driver/tape.h"

static uint64_t program_hash(const Session *s) {
    const Package *p = s->program->package;
    uint64_t hash = 0;
    for (int i = 0; i < p->file_count; i++) {
        hash = hash_bytes(p->files[i]->source->text, p->files[i]->source->len, hash);
    }
    return hash;
}

static bool begin_record(Session *s) {
    SessionOptions *o = &s->options;
    if (!o->has_seed) {
        o->has_seed = true;
        o->seed = platform_random_seed();
    }
    TapeHead head = {.program_hash = program_hash(s), .seed = o->seed, .perturb = o->perturb,
                     .virtual_time = o->virtual_time, .arg_count = o->arg_count, .args = o->args};
    s->tape = tape_record(o->record, &head, o->err);
    return s->tape != NULL;
}

/* The run gets the options of the recorded one. */
static bool begin_replay(Session *s) {
    SessionOptions *o = &s->options;
    TapeHead head;
    s->tape = tape_replay(o->replay, &head, o->err);
    if (s->tape == NULL) {
        return false;
    }
    o->has_seed = true;
    o->seed = head.seed;
    o->perturb = head.perturb;
    o->virtual_time = head.virtual_time;
    o->arg_count = head.arg_count;
    o->args = head.args;
    if (head.program_hash == program_hash(s)) {
        return true;
    }
    fprintf(o->err, "gol: %s was recorded with another text of this program\n", o->replay);
    tape_close(s->tape);
    s->tape = NULL;
    return false;
}

bool taped_begin(Session *s) {
    if (s->options.record != NULL && s->tape == NULL) {
        return begin_record(s);
    }
    return s->options.replay == NULL || s->tape != NULL || begin_replay(s);
}

bool taped_end(Session *s) {
    const SessionOptions *o = &s->options;
    bool ok = s->tape == NULL || tape_close(s->tape);
    s->tape = NULL;
    if (!ok && o->record != NULL) {
        fprintf(o->err, "gol: cannot write %s\n", o->record);
    } else if (!ok) {
        fprintf(o->err, "gol: the run was not the one recorded in %s, or that is damaged\n",
                o->replay);
    }
    return ok;
}
