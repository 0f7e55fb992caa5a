#!/usr/bin/env bash
# Builds everything with warnings as errors, runs every test, and ends with the counts.
# The same on a developer's machine (make test) and in CI (.ci/run).
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v dotnet > /dev/null; then
    echo "error: expected the .NET SDK 10, found no dotnet on the PATH" >&2
    echo "hint: https://dotnet.microsoft.com/download, or your distribution's package dotnet-sdk-10.0" >&2
    exit 1
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
tools/install-native.sh

# Programs that tests use as independent peers.
missing=()
for program in openssl sslscan tshark node; do
    command -v "$program" > /dev/null || missing+=("${program/node/nodejs}")
done
if [ "${#missing[@]}" -gt 0 ]; then
    root=""
    [ "$(id -u)" -eq 0 ] || root="sudo"
    $root apt-get update -q
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
fi

# A device of another make for the emulator.
tools/install-node-sdk.sh || echo "note: the tests that need it will be inconclusive" >&2

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet build NanoDps.sln -warnaserror --nologo -v quiet

# One test project after the other: some listen, some measure time.
status=0
for project in $(git ls-files 'tests/*.csproj'); do
    grep -q 'MSTest.TestAdapter' "$project" || continue
    echo "== $project"
    dotnet test "$project" --no-build --nologo --logger "console;verbosity=minimal" \
        --logger "trx;LogFileName=$(basename "$project").trx" --results-directory "$results" \
        || status=1
done

count() {
    sed -n "s/.*<Counters .*\b$1=\"\([0-9]*\)\".*/\1/p" "$results"/*.trx \
        | awk '{ sum += $1 } END { print sum + 0 }'
}

# tests/Guard sees what the tests are shown; this looks at what they printed, with the same marks.
marks=$(sed -n 's/^ *[A-Z][A-Za-z]*, "\(.*\)",$/\1/p' tests/NanoDps.UnitTests/SecretText.cs)
for trx in "$results"/*.trx; do
    # Not grep -q: it would end before sed does, and that counts as failed.
    if sed -n '/<Output>/,/<\/Output>/s/sig=&lt;redacted//g; /<Output>/,/<\/Output>/p' "$trx" \
        | grep -ciF "$marks" > /dev/null; then
        echo "error: expected test output without secrets, got one from $(basename "$trx" .csproj.trx)" >&2
        echo "hint: tests/NanoDps.UnitTests/SecretText.cs has what is looked for" >&2
        status=1
    fi
done

passed=$(count passed)
failed=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
# The counter notExecuted stays 0, whatever is skipped.
skipped=$(($(count total) - $(count executed)))

# A project whose run ended before its tests did has counted nothing as failed.
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    failed=1
fi

if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi

[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
