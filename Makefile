# SPDX-License-Identifier: Apache-2.0
# make help shows the targets. B: where everything is built. NO_INSTALL=1: install nothing, name what is missing.
B ?= build
CC ?= cc
AR ?= ar
OBJCOPY ?= objcopy
CFLAGS ?= -O2 -g
LDFLAGS ?=
PREFIX ?= /usr/local
DESTDIR ?=
LISTEN ?= 127.0.0.1:5060
# gcc joins the core at link time into one object, functions inlined across files; LTO= turns that off
LTO ?= $(if $(findstring -fsanitize,$(CFLAGS)),,$(shell $(CC) --version 2>/dev/null | grep -q 'Free Software' && echo \
  -flto -flto-partition=one -fPIE))

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wcast-qual -Wundef -Wstrict-prototypes \
  -Wvla -Werror
# clang takes a function that is defined inline and declared without for an inline definition (C11 6.7.4), wrongly
WARNINGS += $(if $(findstring clang,$(CC)),-Wno-static-in-inline)
STD := -std=c11
INCLUDES := -Isrc -Ispec
CORE_FLAGS := $(STD) $(WARNINGS) $(INCLUDES) -ffreestanding
RUNNER_FLAGS := $(STD) $(WARNINGS) $(INCLUDES) -Isrc/runner
# gcc guesses how long a text may be that a test puts together
TEST_FLAGS = $(STD) $(WARNINGS) $(if $(findstring clang,$(CC)),,-Wno-format-truncation) $(INCLUDES) -Isrc/runner -Itests/unit

CORE := $(sort $(wildcard src/*.c))
RUNNER := $(sort $(wildcard src/runner/*.c))
UNIT := $(sort $(wildcard tests/unit/test_*.c))
UNIT_HELP := $(filter-out $(UNIT),$(sort $(wildcard tests/unit/*.c)))
CORE_O := $(CORE:src/%.c=$(B)/core/%.o)
RUNNER_O := $(RUNNER:src/runner/%.c=$(B)/runner/%.o)
UNIT_HELP_O := $(UNIT_HELP:tests/unit/%.c=$(B)/unit/%.o)
UNIT_BIN := $(UNIT:tests/unit/%.c=$(B)/unit/%)
VERSION := $(shell sed -n 's/^\#define VUAS_VERSION "\(.*\)"/\1/p' src/vuas.h)

.PHONY: all run check test trace prove prove-selftest prove-smoke mutants model model-selftest machines diagrams \
  fuzz-smoke fuzz-selftest bench bench-core bench-flood demo deps install clean help units
.DELETE_ON_ERROR:
.SECONDARY:

all: $(B)/libvuas.a $(B)/vuas ## the library and the runner (default)

run: ## install what the build lacks, build, answer SIP calls on UDP 127.0.0.1:5060 (LISTEN=)
	@scripts/deps.sh run
	@$(MAKE) --no-print-directory all
	@echo "Answering calls on udp:$(LISTEN). Call sip:anyone@$(LISTEN) from any SIP phone, or: sipp -sn uac -m 1 $(LISTEN)"
	@echo "Other user parts: now, busy, decline, moved, ring, early, silent, bye. Ctrl-C ends it."
	@exec $(B)/vuas serve --udp $(LISTEN)

check: ## install what the tests lack, then every suite, proofs too; last line: N passed, N failed
	@scripts/deps.sh check
	@tests/check.sh

test: ## unit tests (plain and under sanitizers), corpora, example program
	@scripts/deps.sh check
	@tests/check.sh unit sanitizers corpora example

trace: ## which requirements and traps (spec/*.csv) are shown, by tests that passed and clauses that are proved
	@scripts/deps.sh check
	@$(MAKE) --no-print-directory -s all units
	@tests/trace --run
	@tests/trace-selftest

prove: ## prove every function of the library, from scratch
	@scripts/deps.sh check
	@proofs/prove

prove-selftest: ## plant faults and see the proof gate turn red
	@scripts/deps.sh check
	@proofs/prove-selftest

prove-smoke: ## look for contradictory contracts and dead code (as long as the proof itself)
	@scripts/deps.sh check
	@proofs/prove --smoke

mutants: ## change the code and see the proofs fail: a sample (N=100 FILES="src/lex.c ...")
	@scripts/deps.sh check
	@proofs/mutants -n $(or $(N),100) $(FILES)

model: ## search every run of the models made of spec/machines (SPIN): states, bounds, time
	@scripts/deps.sh check
	@spec/model/check

model-selftest: ## plant faults in the tables and see the models fail
	@scripts/deps.sh check
	@spec/model/selftest

machines: ## make anew what is made of spec/machines: relations, models, diagrams
	@spec/machines/generate

diagrams: ## draw the machines: build/diagrams/NAME.svg
	@scripts/deps.sh check
	@mkdir -p $(B)/diagrams
	@for f in spec/machines/*.dot; do dot -Tsvg -o $(B)/diagrams/$$(basename $$f .dot).svg $$f; done
	@ls $(B)/diagrams/*.svg

fuzz-smoke: ## both fuzzing engines on every harness, 60 s in all
	@scripts/deps.sh check
	@fuzz/smoke.sh

fuzz-selftest: ## plant faults and see both engines and the sanitizers find them
	@scripts/deps.sh check
	@fuzz/selftest.sh

bench: ## speed of the parser: beside osip2, sofia-sip and libre, instructions a message, cost an octet of hostile shapes
	@scripts/deps.sh bench
	@$(MAKE) --no-print-directory $(B)/bench-parse $(B)/bench/compare
	@B=$(B) tests/bench/run.sh

bench-core: ## cost of a message with 1,000 to 1,000,000 calls at once, octets a call (2 GB, 5 minutes)
	@scripts/deps.sh bench
	@$(MAKE) --no-print-directory $(B)/bench-core
	@B=$(B) tests/bench/run_core.sh

bench-flood: ## a flood of calls, with the bounds of the configuration and without them
	@$(MAKE) --no-print-directory $(B)/bench-flood
	@$(B)/bench-flood

demo: ## start the runner, place a call with SIPp, print the ladder of messages
	@scripts/deps.sh check
	@$(MAKE) --no-print-directory all
	@tests/interop/demo.sh $(B)/vuas

deps: ## install everything that building and checking need
	@scripts/deps.sh check

install: $(B)/libvuas.a $(B)/include/vuas.h $(B)/vuas.pc ## header, library, pkg-config file (PREFIX=/usr/local, DESTDIR=)
	install -d $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib/pkgconfig
	install -m 644 $(B)/include/vuas.h $(DESTDIR)$(PREFIX)/include/vuas.h
	install -m 644 $(B)/libvuas.a $(DESTDIR)$(PREFIX)/lib/libvuas.a
	install -m 644 $(B)/vuas.pc $(DESTDIR)$(PREFIX)/lib/pkgconfig/vuas.pc

clean: ## remove build/
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r t d; do printf '  make %-15s %s\n' "$$t" "$$d"; done

# --- files ---

$(B)/libvuas.a: $(if $(LTO),$(B)/core.o,$(CORE_O))
	rm -f $@
	$(AR) rcs $@ $^

$(B)/core.o: $(CORE_O)
	$(CC) $(CFLAGS) $(LTO) -r -nostdlib -flinker-output=nolto-rel -o $@ $(CORE_O)
	$(OBJCOPY) -w --localize-symbol='*.c.*' $@ # names that gcc gives to debug information, a file each

$(B)/vuas: $(RUNNER_O) $(B)/libvuas.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(RUNNER_O) $(B)/libvuas.a

# the runner without its main, for its unit tests
$(B)/librunner.a: $(filter-out $(B)/runner/main.o,$(RUNNER_O))
	rm -f $@
	$(AR) rcs $@ $^

$(B)/core/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CORE_FLAGS) $(CFLAGS) $(LTO) -MMD -MP -c -o $@ $<

$(B)/runner/%.o: src/runner/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(RUNNER_FLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/unit/%.o: tests/unit/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(TEST_FLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/unit/test_%: $(B)/unit/test_%.o $(UNIT_HELP_O) $(B)/librunner.a $(B)/libvuas.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(UNIT_HELP_O) $(B)/librunner.a $(B)/libvuas.a -lcmocka

units: $(UNIT_BIN)

BENCH_PARSE := tests/bench/bench_parse.c tests/bench/read_all.c
$(B)/bench-parse: $(BENCH_PARSE) $(wildcard tests/bench/*.h) $(B)/libvuas.a
	$(CC) $(STD) $(WARNINGS) $(INCLUDES) $(CFLAGS) $(LDFLAGS) -o $@ $(BENCH_PARSE) $(B)/libvuas.a

$(B)/bench-core $(B)/bench-flood: $(B)/bench-%: tests/bench/bench_%.c $(B)/libvuas.a
	$(CC) $(STD) $(WARNINGS) $(INCLUDES) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libvuas.a

PEERS := sofia-sip-ua libosip2 libre
COMPARE := tests/bench/bench.c tests/bench/read_all.c $(wildcard tests/bench/peer_*.c)
$(B)/bench/compare: $(COMPARE) $(wildcard tests/bench/*.h) $(B)/libvuas.a
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -Wall -Wextra $(INCLUDES) $$(pkg-config --cflags $(PEERS)) $(CFLAGS) $(LDFLAGS) -o $@ \
	  $(COMPARE) $(B)/libvuas.a $$(pkg-config --libs $(PEERS))

$(B)/include/vuas.h: src/types.h src/state.h src/frame.h src/vuas.h scripts/join-header.sh
	@mkdir -p $(@D)
	sh scripts/join-header.sh src > $@

$(B)/vuas.pc: src/vuas.h Makefile
	@mkdir -p $(@D)
	printf '%s\n' 'prefix=$(PREFIX)' 'includedir=$${prefix}/include' 'libdir=$${prefix}/lib' '' 'Name: vuas' \
	  'Description: SIP INVITE user agent server, proved C without heap, libc, clock or socket' 'Version: $(VERSION)' \
	  'Cflags: -I$${includedir}' 'Libs: -L$${libdir} -lvuas' > $@

-include $(CORE_O:.o=.d) $(RUNNER_O:.o=.d) $(UNIT_BIN:=.d) $(UNIT_HELP_O:.o=.d)
