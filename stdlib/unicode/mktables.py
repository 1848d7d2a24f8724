#!/usr/bin/env python3
"""Writes tables.gol, cases.gol and fold.def from the Unicode Character Database.

Only needed for a new version of Unicode: the results are part of the tree. The
data files are those of Debian's package unicode-data (/usr/share/unicode).
Usage: python3 stdlib/unicode/mktables.py [directory of UnicodeData.txt]
"""
import os
import sys

DATA = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
HERE = os.path.dirname(os.path.abspath(__file__))
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


def fields(name):
    with open(os.path.join(DATA, name), encoding="utf-8") as f:
        for line in f:
            line = line.split("#")[0].strip()
            if line:
                yield [x.strip() for x in line.split(";")]


def span(text):
    lo, _, hi = text.partition("..")
    return range(int(lo, 16), int(hi or lo, 16) + 1)


def read_data():
    category, case, first = {}, {}, None
    for f in fields("UnicodeData.txt"):
        code = int(f[0], 16)
        if f[1].endswith(", First>"):
            first = code
            continue
        for r in range(first if first is not None else code, code + 1):
            category[r] = f[2]
        first = None
        delta = [int(f[i], 16) - code if f[i] else 0 for i in (12, 13, 14)]
        if not f[14]:
            delta[2] = delta[0]
        if any(delta):
            case[code] = tuple(delta)
    return category, case


def read_sets(name):
    sets = {}
    for f in fields(name):
        sets.setdefault(f[1], set()).update(span(f[0]))
    return sets


def strides(codes):
    """(lo, hi, stride) with neighbours of equal distance together; dense runs first."""
    codes = sorted(codes)
    runs = []
    for c in codes:
        if runs and runs[-1][1] == c - 1:
            runs[-1][1] = c
        else:
            runs.append([c, c])
    out = []
    for lo, hi in runs:
        if lo == hi and out:
            plo, phi, step = out[-1]
            single = plo == phi
            same_half = (plo <= 0xFFFF) == (lo <= 0xFFFF)
            if same_half and ((single and lo - phi < 0x1000) or (step > 1 and lo - phi == step)):
                out[-1] = (plo, lo, lo - phi)
                continue
        if lo <= 0xFFFF < hi:
            out += [(lo, 0xFFFF, 1), (0x10000, hi, 1)]
        else:
            out.append((lo, hi, 1))
    return out


def number(n):
    """Base 32, lowest digit first; digits above 31 say that more follow."""
    text = ""
    while n >= 32:
        text += DIGITS[32 + n % 32]
        n //= 32
    return text + DIGITS[n]


def encode(codes):
    """Per range: distance from the end of the one before, times two, plus 1 if a stride follows;
    the number of steps; the stride."""
    text, last = "", 0
    for lo, hi, step in strides(codes):
        text += number((lo - last) * 2 + (step > 1)) + number((hi - lo) // step)
        if step > 1:
            text += number(step)
        last = hi
    return text


def literal(text, indent="\t"):
    parts = [text[i:i + 84] for i in range(0, len(text), 84)] or [""]
    return (" +\n" + indent).join('"%s"' % p for p in parts)


def fold_classes():
    target = {}
    for f in fields("CaseFolding.txt"):
        if f[1] in "CS":
            target[int(f[0], 16)] = int(f[2], 16)
    classes = {}
    for c, t in target.items():
        classes.setdefault(t, {t}).add(c)
    return [sorted(v) for v in classes.values()]


def fold_outside(codes, classes):
    out = set()
    for group in classes:
        if any(c in codes for c in group):
            out.update(c for c in group if c not in codes)
    return out


CATEGORY_NAMES = {
    "Letter": "L", "Upper": "Lu", "Lower": "Ll", "Title": "Lt", "Mark": "M", "Number": "N",
    "Digit": "Nd", "Punct": "P", "Symbol": "S", "Space": "Z", "Other": "C",
}


def write_tables(category, classes):
    by_category = {}
    for r, c in category.items():
        by_category.setdefault(c, set()).add(r)
        by_category.setdefault(c[0], set()).add(r)
    scripts, props = read_sets("Scripts.txt"), read_sets("PropList.txt")
    out = ["package unicode", "", "// Written by mktables.py; see ranges.gol for the text form.", ""]

    def group(title, sets, aliases=None):
        out.append("// " + title)
        for name in sorted(sets):
            out.append("var %s = decode(%s)" % (name, literal(encode(sets[name]))))
        for name, of in sorted((aliases or {}).items()):
            out.append("var %s = %s" % (name, of))
        out.append("")

    def index(name, doc, keys, value=lambda k: k):
        out.append("// %s %s" % (name, doc))
        out.append("var %s = map[string]*RangeTable{" % name)
        width = max(len(k) for k in keys) + 3
        out.extend('\t%s %s,' % (('"%s":' % k).ljust(width), value(k)) for k in sorted(keys))
        out.append("}\n")

    group("The categories.", by_category, CATEGORY_NAMES)
    group("The scripts.", scripts)
    group("The properties.", props, {"STerm": "Sentence_Terminal"})
    index("Categories", "has the tables of the categories by name.", by_category)
    index("Scripts", "has the tables of the scripts by name.", scripts)
    index("Properties", "has the tables of the properties by name.", list(props) + ["STerm"])
    fold = {k: fold_outside(v, classes) for k, v in by_category.items()}
    index("FoldCategory", "has, by category, what lies outside but folds to something inside.",
          [k for k in fold if fold[k]], lambda k: "decode(%s)" % literal(encode(fold[k]), "\t\t"))
    fold2 = {k: fold_outside(v, classes) for k, v in scripts.items()}
    index("FoldScript", "has, by script, what lies outside but folds to something inside.",
          [k for k in fold2 if fold2[k]], lambda k: "decode(%s)" % literal(encode(fold2[k]), "\t\t"))
    with open(os.path.join(HERE, "tables.gol"), "w", encoding="utf-8") as f:
        f.write("\n".join(out).rstrip() + "\n")


def case_ranges(case):
    """[lo, hi, delta]; a run upper lower upper lower has the delta 'alternating'."""
    out = []
    for c in sorted(case):
        d = case[c]
        if out:
            lo, hi, last = out[-1]
            if hi == c - 1 and last == d:
                out[-1] = (lo, c, d)
                continue
            is_lower = d == (-1, 0, -1) and hi == c - 1
            if is_lower and last == (0, 1, 0) and lo == hi:
                out[-1] = (lo, c, None)
                continue
            if last is None and hi == c - 1 and d == ((0, 1, 0), (-1, 0, -1))[(c - lo) % 2]:
                out[-1] = (lo, c, None)
                continue
        out.append((c, c, d))
    # A run that ends with an upper case without its lower one gives that one back.
    fixed = []
    for lo, hi, d in out:
        if d is None and (hi - lo) % 2 == 0:
            fixed += [(lo, hi - 1, None), (hi, hi, (0, 1, 0))]
        else:
            fixed.append((lo, hi, d))
    return fixed


def signed(n):
    return number(n * 2 if n >= 0 else -n * 2 - 1)


def write_cases(case):
    text, last = "", 0
    for lo, hi, d in case_ranges(case):
        text += number((lo - last) * 2 + (d is None)) + number(hi - lo)
        if d is not None:
            text += "".join(signed(x) for x in d)
        last = hi
    with open(os.path.join(HERE, "cases.gol"), "w", encoding="utf-8") as f:
        f.write("package unicode\n\n// Written by mktables.py.\n\n"
                "// CaseRanges has the case mappings of all letters that have some.\n"
                "var CaseRanges = decodeCases(%s)\n" % literal(text))


def write_fold(case, classes):
    """Rings that lower and upper case alone do not walk."""
    def plain_next(r):
        up, low, _ = case.get(r, (0, 0, 0))
        return r + low if low else r + up
    rings = []
    for group in classes:
        after = dict(zip(group, group[1:] + group[:1]))
        if any(plain_next(r) != after[r] for r in group):
            rings += sorted(after.items())
    folding = {r for g in classes for r in g}
    rings += sorted((r, r) for r in case if r not in folding and plain_next(r) != r)
    with open(os.path.join(HERE, "fold.def"), "w", encoding="utf-8") as f:
        f.write("/* stdlib/unicode/fold.def: FOLD(rune, next rune of its ring), by rune, where it is "
                "not simply\n * the other case. Written by mktables.py. */\n")
        for r, n in sorted(rings):
            f.write("FOLD(0x%04X, 0x%04X)\n" % (r, n))


def main():
    category, case = read_data()
    classes = fold_classes()
    write_tables(category, classes)
    write_cases(case)
    write_fold(case, classes)


main()
