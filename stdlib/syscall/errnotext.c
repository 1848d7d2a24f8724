/* errnotext.c: the system's words for its numbers, and ids of the process. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "stdlib/natives.h"

/* Go writes the texts with a small first letter ("no such file or directory"), but for names that
 * are abbreviations ("RFS specific error", "I/O possible"). */
static void start_small(char *text) {
    if (islower((unsigned char)text[1]) || text[1] == ' ') {
        text[0] = (char)tolower((unsigned char)text[0]);
    }
}

NativeResult syscall_errno_text(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[256], buf[256];
    snprintf(text, sizeof text, "%s", strerror_r((int)args[0].i, buf, sizeof buf));
    if (args[0].i == 0 || strncmp(text, "Unknown error", 13) == 0) {
        snprintf(text, sizeof text, "errno %d", (int)args[0].i);
    } else {
        start_small(text);
    }
    return nat_set_string(vm, args, text, strlen(text)) ? NAT_DONE : NAT_PANIC;
}

NativeResult syscall_signal_text(Vm *vm, Goro *g, Slot *args) {
    (void)g;
    char text[64];
    const char *name = args[0].i > 0 && args[0].i < 65 ? sigdescr_np((int)args[0].i) : NULL;
    if (name == NULL) {
        snprintf(text, sizeof text, "signal %d", (int)args[0].i);
    } else {
        snprintf(text, sizeof text, "%s", name);
        start_small(text);
    }
    return nat_set_string(vm, args, text, strlen(text)) ? NAT_DONE : NAT_PANIC;
}

NativeResult syscall_getpid(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return return_int(args, getpid());
}

NativeResult syscall_getppid(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return return_int(args, getppid());
}

NativeResult syscall_getuid(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return return_int(args, getuid());
}

NativeResult syscall_getgid(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return return_int(args, getgid());
}
