/* asset.c: finding a built-in file. */
#include "base/asset.h"

#include <string.h>

#include "base/panic.h"

const char *asset_text(const char *path) {
    for (uint32_t i = 0; i < asset_count; i++) {
        if (strcmp(assets[i].path, path) == 0) {
            return assets[i].text;
        }
    }
    PANIC("no file %s in this binary", path);
}
