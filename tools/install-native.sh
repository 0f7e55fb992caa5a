#!/bin/sh
# Installs what the host board needs beside the .NET SDK: the libraries of mbedTLS.
# Does nothing when they are there. Works on Debian and Ubuntu, as root or with sudo.
set -eu

# Sonames of the releases that the host library knows: 3.6 and 2.28.
installed() {
    for number in 21 14; do
        for file in /usr/lib/*/libmbedtls.so.$number /usr/lib64/libmbedtls.so.$number \
            /usr/local/lib/libmbedtls.so.$number; do
            if [ -e "$file" ]; then
                echo "$file"
                return 0
            fi
        done
    done
    return 1
}

if found=$(installed); then
    echo "mbedtls is installed: $found"
    exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
    echo "error: expected apt-get to install mbedtls 2.28 or 3.6, got a system without it" >&2
    echo "hint: install mbedtls by the package manager of this system" >&2
    exit 1
fi

root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "error: expected root or sudo to install packages, got neither" >&2
        echo "hint: run as root: tools/install-native.sh" >&2
        exit 1
    fi
    root="sudo"
fi

# The package has the soname's number in its name, and on Ubuntu since 24.04 a suffix.
package() {
    apt-cache search --names-only '^libmbedtls(21|14)(t64)?$' | cut -d ' ' -f 1 | sort -r | head -n 1
}

name=$(package)
if [ -z "$name" ]; then
    $root apt-get update -q
    name=$(package)
fi

if [ -z "$name" ]; then
    echo "error: expected a package libmbedtls21 or libmbedtls14, apt knows neither" >&2
    exit 1
fi

$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$name"
installed
