# Debian trixie's source package of mbedTLS, by a private apt configuration: the machine's own sources
# and lists stay as they are. The mirror is that of the machine's own sources.

# The mirror of a Debian suite in the machine's sources, of either format; security archives hold
# something else.
debian_mirror() {
    local places
    places=$(
        sed -n 's/^URIs:[[:space:]]*//p' /etc/apt/sources.list.d/*.sources 2> /dev/null | tr ' ' '\n' || true
        sed -nE 's/^deb(-src)?[[:space:]]+(\[[^]]*\][[:space:]]+)?([^[:space:]]+).*/\3/p' \
            /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2> /dev/null || true
    )
    grep -E '/debian/?$' <<< "$places" | grep -v security | head -n 1
}

fetch_mbedtls() {
    local folder=$WORK/source mirror
    mkdir -p "$folder/apt/lists/partial" "$folder/apt/archives/partial"
    SOURCE=$(find "$folder" -maxdepth 1 -type d -name 'mbedtls-3.6.*' | head -n 1)
    if [ -z "$SOURCE" ]; then
        mirror=$(debian_mirror) || true
        [ -n "$mirror" ] || fail "expected a Debian mirror in the sources of apt, found none"
        echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" \
            > "$folder/apt/sources.list"
        cat > "$folder/apt/apt.conf" <<CONF
Dir::Etc::sourcelist "$folder/apt/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$folder/apt/lists";
Dir::Cache "$folder/apt";
APT::Sandbox::User "";
CONF
        export APT_CONFIG=$folder/apt/apt.conf
        apt-get update -qq
        (cd "$folder" && apt-get source -qq mbedtls)
        unset APT_CONFIG
        SOURCE=$(find "$folder" -maxdepth 1 -type d -name 'mbedtls-3.6.*' | head -n 1)
    fi
    [ -n "$SOURCE" ] || fail "expected the sources of mbedTLS 3.6, got another series"
    VERSION=$(sed -n 's/#define MBEDTLS_VERSION_STRING  *"\(.*\)"/\1/p' "$SOURCE/include/mbedtls/build_info.h")
    echo "mbedTLS $VERSION of Debian"
    record mbedtls "$(tr -d . <<< "$VERSION")"
}
