// re2_shim.cc: the functions of re2_shim.h over RE2. The only C++ there is.
//
// No exception may leave it. Only std::bad_alloc can be thrown: a compilation then yields no pattern; in
// the middle of a match, where RE2 itself has no way out, it ends the process.
#include <re2/re2.h>

#include <new>
#include <vector>

extern "C" {
#include "stdlib/regexp/re2_shim.h"
}

struct Re2Pattern {
    RE2 re;
};

namespace {

// Go puts no limit of this kind on an automaton; this one lets any expression through that Go takes, but
// for the very largest.
constexpr int64_t kMaxMemory = 64 << 20;

Re2Pattern *Compile(const char *expr, size_t len, int flags) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMaxMemory);
    options.set_longest_match(flags & RE2_LONGEST);
    options.set_posix_syntax(flags & RE2_POSIX);
    options.set_one_line(!(flags & RE2_POSIX));
    try {
        return new Re2Pattern{{re2::StringPiece(expr, len), options}};
    } catch (const std::bad_alloc &) {
        return nullptr;
    }
}

void Free(Re2Pattern *p) { delete p; }

Re2Error Translate(RE2::ErrorCode code) {
    switch (code) {
    case RE2::NoError: return RE2_OK;
    case RE2::ErrorBadEscape: return RE2_BAD_ESCAPE;
    case RE2::ErrorBadCharClass: return RE2_BAD_CLASS;
    case RE2::ErrorBadCharRange: return RE2_BAD_RANGE;
    case RE2::ErrorMissingBracket: return RE2_MISSING_BRACKET;
    case RE2::ErrorMissingParen: return RE2_MISSING_PAREN;
    case RE2::ErrorUnexpectedParen: return RE2_UNEXPECTED_PAREN;
    case RE2::ErrorTrailingBackslash: return RE2_TRAILING_BACKSLASH;
    case RE2::ErrorRepeatArgument: return RE2_NOTHING_TO_REPEAT;
    case RE2::ErrorRepeatSize: return RE2_BAD_REPEAT_COUNT;
    case RE2::ErrorRepeatOp: return RE2_NESTED_REPEAT;
    case RE2::ErrorBadPerlOp: return RE2_BAD_PERL;
    case RE2::ErrorBadUTF8: return RE2_BAD_UTF8;
    case RE2::ErrorBadNamedCapture: return RE2_BAD_NAME;
    case RE2::ErrorPatternTooLarge: return RE2_TOO_LARGE;
    default: return RE2_INTERNAL;
    }
}

Re2Error Error(const Re2Pattern *p, const char **part, size_t *len) {
    *part = p->re.error_arg().data();
    *len = p->re.error_arg().size();
    return Translate(p->re.error_code());
}

int Groups(const Re2Pattern *p) { return p->re.NumberOfCapturingGroups(); }

bool Match(const Re2Pattern *p, const char *text, size_t len, size_t from, int64_t *offsets,
           int pairs) noexcept {
    std::vector<re2::StringPiece> parts(pairs);
    if (!p->re.Match(re2::StringPiece(text, len), from, len, RE2::UNANCHORED, parts.data(), pairs)) {
        return false;
    }
    for (int i = 0; i < pairs; i++) {
        const char *start = parts[i].data();
        offsets[2 * i] = start == nullptr ? -1 : start - text;
        offsets[2 * i + 1] = start == nullptr ? -1 : start + parts[i].size() - text;
    }
    return true;
}

} // namespace

extern "C" __attribute__((visibility("default"))) const Re2Shim re2_shim;
const Re2Shim re2_shim = {Compile, Free, Error, Groups, Match};
