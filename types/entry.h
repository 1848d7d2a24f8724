/* types/entry.h: a long session: one package that grows entry by entry (a REPL's).
 *
 * An entry is a File parsed with PARSE_SCRIPT. Checking it binds its names in the package's scope,
 * over those that are there, and tells what was bound, what there is to run, and which earlier
 * functions had to be looked at again:
 *
 *   session_begin(c, p);                     once, for an empty package
 *   Entry e = {0};
 *   if (check_entry(c, p, file, &e)) …       compile, then run e.steps in order
 *   entry_revert(c, &e, k);                  the names of step k and later mean what they did before
 *   entry_deinit(&e);
 *
 * After an error nothing has changed and e is empty. Reverting the last entry of all that are in
 * force, from step ENTRY_WHOLE on, takes it back entirely; entries are taken back newest first.
 *
 * Rules (docs/repl.md tells them to users): a name declared again is a new object, and closures,
 * values and types made before keep the old one. Declared functions follow names instead: a
 * function that mentions a name whose meaning changed is checked again from its text and replaced.
 * When it does not check any more, its replacement panics with the error's text.
 */
#ifndef GOL_TYPES_ENTRY_H
#define GOL_TYPES_ENTRY_H

#include "base/buf.h"
#include "types/types.h"

enum { ENTRY_WHOLE = -1 };

/* A name that means something else since the entry. before, now: NULL is nothing. */
typedef struct EntryName {
    Scope *scope;
    const Str *name;
    Object *before, *now;
    int step; /* it holds once this step has run; ENTRY_WHOLE: from the start */
} EntryName;

typedef struct EntryMethod { /* a method that a type has got, or got another one for */
    Type *base;
    Object *before, *now;
    int step;
} EntryMethod;

typedef struct EntryStep {
    Object *func;       /* a function without parameters and results that runs a statement, or … */
    Initializer *init;  /* … the initialiser of variables, when func is NULL */
    Object **results;   /* of an expression statement: the variables that hold its values */
    int result_count;
    const char *text;   /* an untyped constant that no variable can hold: its value */
    Type *text_type;
} EntryStep;

/* An earlier function that was checked again. */
typedef struct EntryRedo {
    /* now: what stands in for it; when its signature is broken too, a function without parameters
     * that panics, bound to no name */
    Object *before, *now;
    const char *error;    /* why it does not check any more, or NULL */
    const char *old_error;/* the same of `before` */
    int step;
} EntryRedo;

typedef struct Entry {
    VEC(EntryStep) steps;
    VEC(EntryName) names;
    VEC(EntryMethod) methods;
    VEC(EntryRedo) redone;
    VEC(Object *) funcs; /* every function and method to compile: of the entry, and redone */
} Entry;

/* Makes p, empty and unchecked, the package of a session. */
void session_begin(Checker *c, Package *p);
/* result_name numbers the values of expression statements: "_1", …; the first unused number. */
bool check_entry(Checker *c, Package *p, File *file, int first_result, Entry *e);
void entry_revert(Checker *c, Entry *e, int from_step);
void entry_deinit(Entry *e);

/* Makes name a variable of the session, of which somebody else sets the value; reverting e takes it
 * back. */
Object *entry_bind_var(Checker *c, Package *p, Entry *e, const Str *name, Type *t);

/* Whether code of `before` may simply be continued by that of `now`: functions of the same
 * signature and receiver, neither generic. */
bool entry_same_signature(const Object *before, const Object *now);
/* The scope of the session's imports. */
Scope *entry_imports(const Package *p);
/* The declared function's text, for showing and saving: a range of its source file. */
bool entry_func_text(const Object *func, SourceFile **source, uint32_t *from, uint32_t *to);

#endif
