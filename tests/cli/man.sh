#!/bin/sh
# docs/gol.1 describes every verb, flag and environment variable of the tables in cmd/, and no other.
root=$(dirname "$(dirname "$(dirname "$(realpath "$0")")")")
page=$root/docs/gol.1
bad=0

names() { # names TABLE MACRO: the first arguments of its rows
    sed -n "s/^$2(\"\([^\"]*\)\".*/\1/p" "$root/cmd/$1" | sort
}
section() { # section TITLE...: the lines of a section of the page
    awk -v title=".Sh $*" '/^\.Sh / { inside = $0 == title } inside' "$page"
}
compare() { # compare WHAT: the files wanted and got name the same things
    diff wanted got >difference && return
    bad=1
    sed -n "s/^< /docs\/gol.1 lacks the $1 /p; s/^> /docs\/gol.1 has a $1 that does not exist: /p" difference
}

names verbs.def VERB >wanted
section VERBS | sed -n 's/^\.It Cm \([a-z]*\).*/\1/p' | sort >got
compare verb
names flags.def FLAG >wanted
section FLAGS | sed -n 's/^\.It Fl //p' | sed 's/ , Fl /\n/g' | sed 's/ .*//' | sort >got
compare flag
names env.def ENV_SETTING >wanted
section ENVIRONMENT | sed -n 's/^\.It Ev //p' | sort >got
compare variable

if command -v mandoc >/dev/null; then
    mandoc -Tlint -Wwarning "$page" || bad=1
fi
exit $bad
