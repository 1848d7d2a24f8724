/* driver/version.h: the one place that holds gol's version. */
#ifndef GOL_DRIVER_VERSION_H
#define GOL_DRIVER_VERSION_H

#define GOL_VERSION "0.1.0"
#define GOL_GO_VERSION "go1.22" /* the language and library it speaks; runtime.Version() */

#endif
