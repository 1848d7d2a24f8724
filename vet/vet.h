/* vet/vet.h: looks in a correct program for what is legal and yet a mistake.
 *
 * The checks are declared in vet.def, one file each. They walk the checked tree (types/types.h)
 * of a package without errors and change nothing. Where go vet has the class, rules and words
 * are go vet's; the classes about leaks are gol's own and prefer silence to a false alarm. / */
#ifndef GOL_VET_VET_H
#define GOL_VET_VET_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/source.h"
#include "types/types.h"

typedef enum VetCheck {
#define VET_CHECK(name, text) VET_##name,
#include "vet/vet.def"
#undef VET_CHECK
    VET_COUNT
} VetCheck;

enum { VET_ALL = (1 << VET_COUNT) - 1 };

typedef struct VetFinding {
    Pos pos;
    VetCheck check;
    const char *text; /* arena memory */
} VetFinding;

typedef struct VetReport {
    VEC(VetFinding) findings; /* owned: free with vet_report_deinit */
} VetReport;

typedef struct VetInput {
    Checker *checker;
    Arena *arena; /* the session's: texts of findings live there */
    Interns *interns;
    const SourceSet *sources;
    Package *package; /* checked, without errors */
    uint32_t checks;  /* those to run: bits by VetCheck, VET_ALL */
    bool new_timers;  /* Go 1.23's: those nobody can reach are collected; no finding about them */
} VetInput;

/* Runs the checks over the package; the findings are sorted by position. */
void vet_package(const VetInput *in, VetReport *report);
void vet_report_deinit(VetReport *report);

/* One line each: path:line:col: text. */
void vet_print(const VetReport *report, const SourceSet *sources, FILE *out);
/* The same as objects of JSON, one a line (diag_write_json). */
void vet_print_lines(const VetReport *report, const SourceSet *sources, FILE *out);
/* go vet -json: {package: {check: [{posn, message}]}}, an empty object without findings. */
void vet_print_json(const VetReport *report, const SourceSet *sources, const char *package,
                    FILE *out);

/* The checks of a list: "all", or names by commas. False: one is no check. */
bool vet_parse_checks(const char *list, uint32_t *checks);

const char *vet_check_name(VetCheck check);
const char *vet_check_text(VetCheck check); /* the paragraph of vet.def */

#endif
