#!/bin/sh
# Holds every #include "folder/file" to tests/layers.txt. Exits 1 and names each use that is not allowed.
set -u
cd "$(dirname "$0")/.." || exit 2
bad=0
for folder in $(sed -n 's/^\([a-z]*\):.*/\1/p' tests/layers.txt); do
    [ -d "$folder" ] || continue
    allowed=" $folder $(sed -n "s/^$folder: *//p" tests/layers.txt) "
    uses=$(grep -rnoE '^#include "[a-z]+/' --include='*.c' --include='*.h' --include='*.inc' "$folder" |
        sed 's/:#include "/ /; s/\/$//' | sort -u)
    while read -r where used; do
        [ -n "$where" ] || continue
        case "$allowed" in
        *" $used "*) ;;
        *) echo "$where: $folder may not use $used"; bad=1 ;;
        esac
    done <<USES
$uses
USES
    # stdlib packages see the vm through one small door.
    if [ "$folder" = stdlib ]; then
        grep -rn '#include "vm/' stdlib | grep -v '"vm/native.h"' && bad=1
    fi
    # What is internal to a folder is included from nowhere else.
    grep -rnE '#include "[a-z]+/[a-z_]+_internal\.h"' --include='*.c' --include='*.h' --include='*.inc' "$folder" |
        grep -v "\"$folder/" | grep -v '^tests/' && bad=1
done
[ $bad -eq 0 ] && echo "layers: every include is allowed"
exit $bad
