# gol: build, tests, benchmarks. No configure step; `make help` lists the targets.
#
# FLAVOUR picks flags and a folder below build/: release (default), debug, asan, gcc.

FLAVOUR ?= release
PREFIX ?= /usr/local
DESTDIR ?=
# The library that edits lines at the prompt, loaded when it is wanted: readline, libedit or none.
LINEEDIT ?= readline
LINEEDIT_LIBRARY_readline := libreadline.so.8
LINEEDIT_LIBRARY_libedit := libedit.so.2
VERSION := $(shell sed -n 's/^\#define GOL_VERSION "\(.*\)"/\1/p' driver/version.h 2>/dev/null)

ifeq ($(origin CC),default)
CC := $(if $(shell command -v clang-19),clang-19,gcc)
endif
ifeq ($(FLAVOUR),gcc)
CC := gcc
endif

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wwrite-strings
# Copying or comparing no bytes at NULL is allowed, as in C2y: hence no-delete-null-pointer-checks.
COMMON := -std=gnu11 -D_GNU_SOURCE -g $(WARN) -I. -fno-strict-aliasing -fno-delete-null-pointer-checks \
          -fno-pie -MMD -MP
FAST := -O2 -fomit-frame-pointer -march=x86-64-v2
CFLAGS_release := $(FAST) -DNDEBUG
CFLAGS_gcc := $(FAST) -DNDEBUG
CFLAGS_debug := -O1 -DGOL_DEBUG
CFLAGS_asan := -O1 -DGOL_DEBUG -fsanitize=address,undefined -fno-sanitize=nonnull-attribute,alignment \
               -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LDFLAGS_asan := -fsanitize=address,undefined
ALL_CFLAGS := $(COMMON) $(CFLAGS_$(FLAVOUR)) $(CFLAGS)
ALL_LDFLAGS := -no-pie $(LDFLAGS_$(FLAVOUR)) $(LDFLAGS)
# Most are linked statically: every shared library costs each start of gol some 0.1 ms.
LIBS := -lgmp -l:libutf8proc.a -l:libffi.a -l:libz.a -lm -ldl -lpthread
Q := $(if $(V),,@)

B := build/$(FLAVOUR)
FOLDERS := base lexer parser format doc types vet gc bytecode sched compiler vm inspect ffi driver repl
SRC := $(foreach d,$(FOLDERS),$(wildcard $(d)/*.c)) $(shell find stdlib -name '*.c')
OBJ := $(SRC:%.c=$(B)/%.o)
MAIN := $(wildcard cmd/*.c)
LIB := $(B)/libgol.a
GOL := $(if $(filter release,$(FLAVOUR)),gol,$(B)/gol)
EMBED := $(B)/gen/stdlib.o $(B)/gen/assets.o

.PHONY: all debug asan gcc deps test check bench demo layers natives unit testlib lineedits fmt install uninstall deb clean help
all: deps $(GOL)

debug asan gcc: deps
	+$(MAKE) FLAVOUR=$@ build/$@/gol

$(GOL): $(MAIN:%.c=$(B)/%.o) $(LIB) $(EMBED)
	$(if $(V),,@echo "  LD $@")
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(OBJ)
	@rm -f $@
	$(Q)ar rcs $@ $^

$(B)/repl/lineedit.o: ALL_CFLAGS += -DLINEEDIT_LIBRARY='"$(LINEEDIT_LIBRARY_$(LINEEDIT))"'
$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CC $@")
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The prompt with other libraries, for the tests: only this file differs, and comes before the archive's.
OTHER_GOLS := $(B)/gol-none $(B)/gol-libedit
$(OTHER_GOLS): $(B)/gol-%: $(B)/lineedit-%.o $(GOL)
	$(if $(V),,@echo "  LD $@")
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(MAIN:%.c=$(B)/%.o) $< $(LIB) $(EMBED) $(LIBS)
$(OTHER_GOLS:$(B)/gol-%=$(B)/lineedit-%.o): $(B)/lineedit-%.o: repl/lineedit.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -DLINEEDIT_LIBRARY='"$(LINEEDIT_LIBRARY_$*)"' -c -o $@ $<
lineedits: $(OTHER_GOLS)

# The library's sources in one object: text, and a table of where each declaration lies.
GOLFILES := $(shell find stdlib -name '*.gol')
EMBED_TOOL_OBJ := $(patsubst %.c,$(B)/%.o,$(filter-out base/asset.c,$(wildcard base/*.c lexer/*.c parser/*.c)) tools/embed.c)
$(B)/embed: $(EMBED_TOOL_OBJ)
	$(if $(V),,@echo "  LD $@")
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)
$(B)/gen/stdlib.c: $(B)/embed $(GOLFILES)
	@mkdir -p $(@D)
	$(Q)$(B)/embed $@ $(B)/gen/stdlib.bin stdlib $(sort $(GOLFILES))
# RE2 as a library of its own, which the binary carries: only programs with regular expressions load it.
RE2_SHIM := $(B)/gen/re2_shim.so
$(RE2_SHIM): stdlib/regexp/re2_shim.cc stdlib/regexp/re2_shim.h
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CXX $@")
	$(Q)$(CXX) -std=c++17 -O2 -Wall -Wextra -I. -fPIC -fvisibility=hidden -shared -s -o $@ $< -lre2
# The page of a run and the lessons of the tour, as they are.
ASSETS := $(wildcard inspect/page/*) $(wildcard examples/leaks/*/README.md examples/leaks/*/*.go) \
          $(wildcard docs/explain/*.md docs/explain/zh/*.md) ffi/bindgen.gol doc/builtin.gol
$(B)/embed_files: tools/embed_files.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $<
$(B)/gen/assets.c: $(B)/embed_files $(ASSETS) $(RE2_SHIM)
	@mkdir -p $(@D)
	$(Q)$(B)/embed_files $@ $(B)/gen/assets.bin $(ASSETS) stdlib/regexp/re2_shim.so=$(RE2_SHIM)
$(B)/gen/%.o: $(B)/gen/%.c
	$(if $(V),,@echo "  CC $@")
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

# Unit tests link everything below them; each is one program that prints "N passed, N failed".
UNIT := $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/*_test.c))
$(B)/unit/%: tests/unit/%.c $(LIB) $(EMBED)
	@mkdir -p $(@D)
	$(if $(V),,@echo "  LD $@")
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(LIB) $(EMBED) $(LIBS)
unit: $(UNIT)

# Fuzz targets as plain programs that replay their corpora.
FUZZ := $(patsubst tests/fuzz/%_fuzz.c,$(B)/fuzz/%,$(wildcard tests/fuzz/*_fuzz.c))
$(B)/fuzz/%: tests/fuzz/%_fuzz.c tests/fuzz/replay.c $(LIB) $(EMBED)
	@mkdir -p $(@D)
	$(if $(V),,@echo "  LD $@")
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ tests/fuzz/$*_fuzz.c tests/fuzz/replay.c $(LIB) $(EMBED) $(LIBS)
fuzz: $(FUZZ)

# The C library that tests/ffi calls.
TESTLIB := $(B)/ffi/libgolffi.so.1
testlib: $(TESTLIB)
$(TESTLIB): tests/ffi/golffi.c
	@mkdir -p $(@D)
	$(if $(V),,@echo "  LD $@")
	$(Q)$(CC) -std=gnu11 -g -O1 -fPIC -shared -pthread -o $@ $<

deps:
	@tools/deps.sh

test: all unit fuzz testlib lineedits layers natives
	@python3 tests/run.py --gol ./gol --build $(B)

check: deps
	@tests/check.sh

bench: all testlib
	@python3 tests/bench.py --gol ./gol

demo: all
	@examples/demo.sh ./gol

natives:
	@tools/natives.sh

layers:
	@tools/layers.sh

fmt:
	clang-format -i $(shell git ls-files '*.c' '*.h')

install: all
	@tools/install.sh install ./gol "$(DESTDIR)$(PREFIX)"

uninstall:
	@tools/install.sh uninstall ./gol "$(DESTDIR)$(PREFIX)"

deb: all
	@tools/deb.sh ./gol $(VERSION) build

clean:
	rm -rf build gol

help:
	@echo 'make          build ./gol (release)         make debug|asan|gcc  build/FLAVOUR/gol'
	@echo 'make demo     run the tour of leaks         make test            every test, release build'
	@echo 'make check    compilers, sanitizers, stress make bench           speed against compiled Go'
	@echo 'make layers   folder rules                  make install|uninstall  in $$(DESTDIR)$$(PREFIX)'
	@echo 'make deb      a package for Debian, in build'

-include $(OTHER_GOLS:$(B)/gol-%=$(B)/lineedit-%.d) $(OBJ:.o=.d) $(MAIN:%.c=$(B)/%.d) $(B)/gen/stdlib.d $(B)/tools/embed.d
