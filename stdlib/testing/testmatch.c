/* testmatch.c: -run patterns, by the system's extended regular expressions. */
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "stdlib/natives.h"

NativeResult testing_match(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    NativeString p = nat_string(args), s = nat_string(args + 2);
    char *pattern = strndup(p.len > 0 ? p.ptr : "", (size_t)p.len);
    char *text = strndup(s.len > 0 ? s.ptr : "", (size_t)s.len);
    regex_t re;
    bool is_empty = pattern[0] == 0;
    bool is_valid = is_empty || regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB) == 0;
    args[0].i = is_empty || (is_valid && regexec(&re, text, 0, NULL, 0) == 0);
    args[1].i = is_valid;
    if (is_valid && !is_empty) {
        regfree(&re);
    }
    charge_bytes(vm, s.len);
    free(pattern);
    free(text);
    return NAT_DONE;
}
