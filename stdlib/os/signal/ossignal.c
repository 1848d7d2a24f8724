/* ossignal.c: which signals are the program's own, and the next of those that came. */
#include "base/platform_signal.h"
#include "stdlib/natives.h"

_Static_assert(SIGNAL_AS_BEFORE == 0 && SIGNAL_NOTED == 1 && SIGNAL_IGNORED == 2,
               "signal.gol has the same numbers");

NativeResult signal_use(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    platform_signal_use((int)args[0].i, (PlatformSignalUse)args[1].i);
    return NAT_DONE;
}

NativeResult signal_is_ignored(Vm *vm, Goro *g, Slot *args) {
    (void)vm, (void)g;
    return return_int(args, platform_signal_is_ignored((int)args[0].i));
}

NativeResult signal_receive(Vm *vm, Goro *g, Slot *args) {
    int number = platform_signal_take();
    return number == 0 ? nat_wait_signal(vm, g) : return_int(args, number);
}
