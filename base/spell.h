/* base/spell.h: which of the names that exist somebody may have meant.
 *
 *   Spell s = {.wanted = "Pritnln"};
 *   for each name: spell_offer(&s, name);
 *   if (s.best != NULL) ... did you mean s.best?
 *
 * Near is a name that few typing mistakes lead to, fewer in short names. Nothing is allocated.
 */
#ifndef GOL_BASE_SPELL_H
#define GOL_BASE_SPELL_H

#include <stddef.h>

/* The best of the names offered so far for a wrong one. */
typedef struct Spell {
    const char *wanted;
    const char *best; /* NULL: none is near */
    int distance;
    int shared;       /* letters at both ends that it has in common with wanted */
} Spell;

/* Offers a name, which must live as long as the Spell is used. Upper and lower case are alike. */
void spell_offer(Spell *s, const char *name);

#endif
