#!/bin/sh
# Installs the service vendor's SDK for Node.js, a device of another make for the emulator, as its
# lock file says. Does nothing when it is there. Exit code 1: it cannot be had; the tests that need
# it are then inconclusive and say so.
set -eu
cd "$(dirname "$0")/../tests/conformance/node"

# npm has no word for "installed as locked": the lock file that was installed stays there.
installed=node_modules/.installed-lock.json
if cmp -s package-lock.json "$installed"; then
    echo "the sdk for node is installed: $PWD/node_modules"
    exit 0
fi

# npm comes with Node itself, but not with Debian's package of it.
for program in node npm; do
    command -v "$program" >/dev/null 2>&1 && continue
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        package=$(echo "$program" | sed 's/^node$/nodejs/')
        DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -q --no-install-recommends "$package" && continue
    fi
    echo "error: expected $program on the PATH, found none" >&2
    echo "hint: apt-get install nodejs npm, or https://nodejs.org" >&2
    exit 1
done

# No package needs its install script: none builds anything that a device uses.
if ! npm ci --ignore-scripts --no-progress; then
    echo "error: expected the packages of package-lock.json from the registry of npm, see above" >&2
    exit 1
fi
cp package-lock.json "$installed"
