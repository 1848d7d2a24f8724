#!/bin/sh
# tools/deb.sh GOL VERSION FOLDER: packs the built GOL as FOLDER/gol_VERSION_ARCH.deb. What is fixed
# text (the licences, what lintian should let pass and why) is in tools/deb/; versions, the libraries
# needed and the checksums are found here. Times come from the last commit, so that the same tree
# gives the same package.
set -eu
gol=$1
version=$2
folder=$3
cd "$(dirname "$0")/.."

architecture=$(dpkg --print-architecture)
static='libutf8proc-dev libffi-dev zlib1g-dev' # as LIBS in the Makefile
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
tree=$stage/tree
doc=$tree/usr/share/doc/gol
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)
export SOURCE_DATE_EPOCH
maintainer="${DEBFULLNAME:-gol authors} <${DEBEMAIL:-gol@localhost.localdomain}>"

lay_out() { # the files of make install, where Debian wants them
    tools/install.sh install "$gol" "$tree/usr" >/dev/null
    strip --remove-section=.comment --remove-section=.note "$tree/usr/bin/gol"
    mkdir -p "$tree/usr/share/zsh/vendor-completions"
    mv "$tree/usr/share/zsh/site-functions/_gol" "$tree/usr/share/zsh/vendor-completions/_gol"
    rmdir "$tree/usr/share/zsh/site-functions"
    rm "$doc/LICENSE"
    mv "$doc/CHANGELOG.md" "$doc/changelog"
    install -m 644 tools/deb/copyright "$doc/copyright"
    for package in $static; do
        install -D -m 644 "/usr/share/doc/$package/copyright" "$doc/linked/$package"
    done
    install -D -m 644 tools/deb/lintian-overrides "$tree/usr/share/lintian/overrides/gol"
    cat >"$doc/changelog.Debian" <<END
gol ($version) unstable; urgency=medium

  * Built from the sources of gol $version; its changes are in changelog.gz.

 -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END
    gzip -9n "$doc/changelog" "$doc/changelog.Debian" "$tree/usr/share/man/man1/gol.1"
    find "$tree" -type d -exec chmod 755 {} +
}

libraries() { # the packages of the shared libraries that the binary names
    mkdir -p "$stage/debian"
    printf 'Source: gol\n\nPackage: gol\nArchitecture: any\n' >"$stage/debian/control"
    (cd "$stage" && dpkg-shlibdeps -O tree/usr/bin/gol) | sed 's/^shlibs:Depends=//'
}

describe() {
    mkdir -p "$tree/DEBIAN"
    cat >"$tree/DEBIAN/control" <<END
Package: gol
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --apparent-size "$tree/usr" | cut -f1)
Depends: $(libraries)
Recommends: libreadline8, libre2-9
Suggests: vim | neovim
Section: interpreters
Priority: optional
Description: interpreter for Go programs that shows why they leak
 gol runs single files, packages and scripts written in Go 1.22, with nothing
 to build first, and has a prompt to try things out.
 .
 It is made for teaching: it reports goroutines that nothing can wake,
 finalizer cycles, forgotten timers and slices that pin big arrays, with the
 lines at fault, and draws a run step by step as a page for the browser. It
 brings its own formatter, checks for likely mistakes, and lessons.
END
    (cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
}

lay_out
describe
mkdir -p "$folder"
package=$folder/gol_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$tree" "$package" >/dev/null
echo "$package"
