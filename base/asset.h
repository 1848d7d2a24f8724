/* base/asset.h: files built into the binary as they are (tools/embed_files.c): the page, the
 * lessons. */
#ifndef GOL_BASE_ASSET_H
#define GOL_BASE_ASSET_H

#include <stdint.h>

typedef struct Asset {
    const char *path;   /* from the root of the tree: "inspect/page/page.js" */
    const char *text;   /* NUL-terminated */
    uint32_t len;
} Asset;

extern const Asset assets[]; /* sorted by path */
extern const uint32_t asset_count;

/* The text of a file that is known to be there. */
const char *asset_text(const char *path);

#endif
