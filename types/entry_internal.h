/* types/entry_internal.h: what entry.c and entry_redo.c share. */
#ifndef GOL_TYPES_ENTRY_INTERNAL_H
#define GOL_TYPES_ENTRY_INTERNAL_H

#include "types/decl_internal.h"

/* A declared function or method of the session, in force or not. */
typedef struct SessionFunc {
    Object *obj;          /* what stands for it now */
    SourceFile *source;   /* its text, whatever obj is: obj may be a stand-in that panics */
    uint32_t from, to;
    PtrMap names, selected; /* what it mentions: script.c */
    const char *error;    /* it does not check any more, and why; else NULL */
} SessionFunc;

typedef struct SessionInfo {
    Scope *imports;       /* the file scope of all entries */
    VEC(SessionFunc *) funcs;
    PtrMap func_of;       /* Object* -> SessionFunc* */
} SessionInfo;

typedef struct EntryCheck { /* an entry being checked */
    Checker *c;
    Package *p;
    File *file;
    Entry *e;
    int step;             /* whose names are being declared; ENTRY_WHOLE: none's */
    int next_result;      /* number of the next value shown */
    bool is_redo;         /* earlier functions are being declared again */
    Object *replaces;     /* redone just before: its stand-in may take its place */
    Object *superseded;   /* a redone method that its type has already from this entry */
} EntryCheck;

/* Declares d again, as its name and receiver mean now; the new object, its signature resolved.
 * NULL: the entry itself has declared that method. */
Object *check_entry_declare_again(EntryCheck *k, SourceFile *source, FuncDecl *d, int step);
SessionFunc *session_func_new(Package *p, Object *obj, SourceFile *source, uint32_t from,
                              uint32_t to);
SessionFunc *session_func_of(const Object *func);
/* Was the object what its name (and its receiver's) meant before the entry, which has not declared
 * it again itself? */
bool session_func_is_live(const EntryCheck *k, const SessionFunc *f);

#endif
