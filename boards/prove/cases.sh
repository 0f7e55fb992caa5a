# What each configuration must do and refuse, on x86-64.

CASES=0
declare -A SUITES=(
    [C02F]=TLS-ECDHE-RSA-WITH-AES-128-GCM-SHA256
    [C030]=TLS-ECDHE-RSA-WITH-AES-256-GCM-SHA384
    [C027]=TLS-ECDHE-RSA-WITH-AES-128-CBC-SHA256
    [C028]=TLS-ECDHE-RSA-WITH-AES-256-CBC-SHA384
)
P256=0017 P384=0018 X25519=001D

# accepts LIBRARY WHAT "PEER-WORDS" EXPECTED-LINE [CLIENT-OPTION]...
accepts() {
    run x86 "$1" "$3" "$NAME" "$PKI/root.der" "${@:5}"
    grep -qxF "$4" <<< "$OUTPUT" && [ "$EXIT" -eq 0 ] \
        || fail "$1, $2: expected \"$4\", got exit $EXIT and: $OUTPUT"
    CASES=$((CASES + 1))
}

# refuses LIBRARY WHAT "PEER-WORDS" "CODE FLAGS" [NAME [ROOTS]]
refuses() {
    run x86 "$1" "$3" "${5:-$NAME}" "${6:-$PKI/root.der}"
    grep -qxF "error $4" <<< "$OUTPUT" && [ "$EXIT" -eq 1 ] \
        || fail "$1, $2: expected error $4, got exit $EXIT and: $OUTPUT"
    CASES=$((CASES + 1))
}

# A ServerHello in hexadecimal with a version and a suite (RFC 5246, 7.4.1.3).
server_hello() {
    printf '16%s002a02000026%s%064d00%s00' "$1" "$1" 0 "$2"
}

# prove_configuration BOARD...: the first one's image stands for all.
prove_configuration() {
    local board=$1 suite kind
    build_client x86 "$board" "$board"

    accepts "$board" "the hello" "$(chain four)" "suite ${SUITES[C02F]}"
    cp "$WORK/heard" "$WORK/hello-$board.bin"
    local length
    length=$(boards hello "$WORK/hello-$board.bin" "$NAME") \
        || fail "$board: expected the policy's ClientHello, got another"
    for name in "$@"; do
        record "hello.$name" "$length"
    done

    for suite in "${!SUITES[@]}"; do
        for group in $P256 $P384; do
            accepts "$board" "$suite with group $group" \
                "$(chain four) suites=$suite groups=$group" "suite ${SUITES[$suite]}"
        done
    done

    for kind in rsa2048 p256 p384; do
        accepts "$board" "a client certificate with $kind" "$(chain short) ca=$PKI/root.der" \
            "suite ${SUITES[C02F]}" -c "$PKI/$kind-client.der" "$PKI/$kind-client.key"
    done
    accepts "$board" "a record of 16384 bytes" "$(chain short) send=16384" "read 16384" -r 16384
    accepts "$board" "a record of 5120 bytes" "$(chain short) send=5120" "read 5120" -r 5120
    refuse_servers "$board"
    refuse_certificates "$board"
}

# Codes: 7780 an alert from the server, 6e80 bad version, 6600 illegal parameter, 2700 verification
# with its flags, 7280 closed.
refuse_servers() {
    refuses "$1" "ECDHE-RSA-AES128-SHA alone" "$(chain short) suites=C013" "7780 0"
    refuses "$1" "RSA key exchange alone" "$(chain short) suites=009C" "7780 0"
    refuses "$1" "ChaCha20 alone" "$(chain short) suites=CCA8" "7780 0"
    refuses "$1" "an ECDSA certificate" "$(chain ec)" "7780 0"
    refuses "$1" "TLS 1.3 alone" "$(chain short) tls=13" "7780 0"
    refuses "$1" "X25519 alone" "$(chain short) groups=$X25519" "7780 0"
    refuses "$1" "a ServerHello of TLS 1.1" "raw=$(server_hello 0302 c02f)" "6e80 0"
    refuses "$1" "a suite that was not offered" "raw=$(server_hello 0303 c013)" "6600 0"
    refuses "$1" "a damaged key exchange" "$(chain short) damage=1" "4380 0"
    refuses "$1" "a close instead of an answer" "raw=" "7280 0"
}

refuse_certificates() {
    refuses "$1" "a root that is not pinned" "$(chain four)" "2700 8" "$NAME" "$PKI/other.der"
    refuses "$1" "another name" "$(chain four)" "2700 4" other.azure-devices.net
    refuses "$1" "an expired leaf" "$(chain expired)" "2700 1"
    refuses "$1" "a leaf of the future" "$(chain future)" "2700 200"
    refuses "$1" "a leaf signed with SHA-1" "$(chain sha1)" "2700 4000"
    refuses "$1" "a leaf with RSA 1024" "$(chain weak)" "2700 10000"
}
