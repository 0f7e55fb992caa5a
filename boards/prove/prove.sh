#!/usr/bin/env bash
# Proves the TLS policy of every board on this computer, measures what it costs, and writes the
# figures into boards/README.md: make prove. Debian; what it needs beside the .NET SDK is named by
# the first error. It keeps its files in artifacts/prove, deletes nothing else and needs no root.
set -euo pipefail
cd "$(dirname "$0")/../.."

ROOT=$PWD
PROVE=$ROOT/boards/prove
WORK=$ROOT/artifacts/prove
NAME=global.azure-devices-provisioning.net
REFERENCE=ESP32_C3
RESULTS=$WORK/results.txt
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

fail() {
    echo "error: $1" >&2
    [ $# -lt 2 ] || echo "hint: $2" >&2
    exit 1
}

for tool in gcc cmake riscv64-unknown-elf-gcc qemu-system-riscv32 dpkg-source dotnet; do
    command -v "$tool" > /dev/null || fail "expected $tool, found none" "apt-get install \
gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf qemu-system-misc build-essential cmake dpkg-dev"
done

mkdir -p "$WORK"
: > "$RESULTS"
dotnet build tools/NanoDps.Boards/NanoDps.Boards.csproj -v quiet --nologo
boards() {
    dotnet "$ROOT/tools/NanoDps.Boards/bin/Debug/net10.0/NanoDps.Boards.dll" "$ROOT/boards" "$@"
}
boards check || fail "expected boards without a problem" "make boards"

# A measured figure: record NAME NUMBER.
record() {
    echo "$1 $2" >> "$RESULTS"
}

# shellcheck source-path=SCRIPTDIR
source "$PROVE/fetch.sh"
# shellcheck source-path=SCRIPTDIR
source "$PROVE/build.sh"
# shellcheck source-path=SCRIPTDIR
source "$PROVE/run.sh"
# shellcheck source-path=SCRIPTDIR
source "$PROVE/cases.sh"
# shellcheck source-path=SCRIPTDIR
source "$PROVE/measure.sh"
# shellcheck source-path=SCRIPTDIR
source "$PROVE/overlay.sh"

fetch_mbedtls
build_peer
choose_keys

boards configurations > "$WORK/configurations"
while read -r board others <&3; do
    echo "== $board${others:+ (the same: $others)}"
    prove_configuration "$board" $others
done 3< "$WORK/configurations"

echo "== overlays"
prove_overlays
measure_all
boards report "$RESULTS"
echo "proven: $(wc -w < "$WORK/configurations") boards in $(wc -l < "$WORK/configurations")" \
    "configurations, $CASES cases"
