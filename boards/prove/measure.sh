# What each configuration costs. Instructions and heap: the client on rv32imc under QEMU with
# -icount, where the same client costs the same to the digit on every run.

# An RSA check costs what its modulus does, two percent more or less for the whole handshake. So the
# handshake is measured with nine sets of keys, and all else with the set in the middle: PKI.
choose_keys() {
    local seed
    build_client rv "$REFERENCE" "$REFERENCE"
    for seed in 1 2 3 4 5 6 7 8 9; do
        make_pki $seed
        PKI=$WORK/pki-$seed
        run rv "$REFERENCE" "$(chain four)" "$NAME" "$PKI/root.der"
        echo "$(figure instructions) $seed"
    done | sort -n > "$WORK/spread"
    record spread.low "$(awk 'NR == 1 { print $1 }' "$WORK/spread")"
    record spread.middle "$(awk 'NR == 5 { print $1 }' "$WORK/spread")"
    record spread.high "$(awk 'NR == 9 { print $1 }' "$WORK/spread")"
    PKI=$WORK/pki-$(awk 'NR == 5 { print $2 }' "$WORK/spread")
    record sent.short "$(cat "$PKI"/{short-leaf,intermediate}.der | wc -c)"
    record sent.four "$(cat "$PKI"/{four-leaf,issuing,cross}.der | wc -c)"
}

# handshake RESULT LIBRARY "PEER-WORDS" ROOTS [CLIENT-OPTION]...: records its figures.
handshake() {
    run rv "$2" "$3" "$NAME" "${@:4}"
    [ "$EXIT" -eq 0 ] || fail "$1: expected a handshake, got exit $EXIT and: $OUTPUT"
    record "$1.instructions" "$(figure instructions)"
    record "$1.chain" "$(step 3)"
    record "$1.signature" "$(step 4)"
    record "$1.exchange" "$(step 8)"
    record "$1.peak" "$(figure peak)"
    record "$1.idle" "$(figure idle)"
}

# The image of every board against what nanoFramework builds for it.
measure_sizes() {
    local board others sdkconfig
    while read -r board others <&3; do
        build_client rv "$board" "$board"
        record "text.x86.$board" "$(text_of x86 "$board")"
        record "text.rv.$board" "$(text_of rv "$board")"
    done 3< "$WORK/configurations"

    for sdkconfig in $(boards stock-files); do
        build_client x86 "$sdkconfig" "stock:$sdkconfig"
        build_client rv "$sdkconfig" "stock:$sdkconfig"
        record "text.x86.$sdkconfig" "$(text_of x86 "$sdkconfig")"
        record "text.rv.$sdkconfig" "$(text_of rv "$sdkconfig")"
    done
}

# Each suite, group and chain with the policy.
measure_matrix() {
    local chain group suite
    for chain in short four; do
        for group in $P256 $P384; do
            for suite in "${!SUITES[@]}"; do
                handshake "matrix.$chain.$group.$suite" "$REFERENCE" \
                    "$(chain "$chain") suites=$suite groups=$group" "$PKI/root.der"
            done
        done
    done
}

# What nanoFramework builds itself, in the same run, and that it cannot read a longer record.
measure_stock() {
    local stock=$1 hello
    handshake stock "$stock" "$(chain four) suites=C02F groups=$P256" "$PKI/root.der"
    hello=$WORK/hello-stock.bin
    cp "$WORK/heard" "$hello"
    record stock.hello "$(boards describe "$hello" | awk '$1 == "length" { print $2 }')"
    record stock.suites "$(boards describe "$hello" | awk '$1 == "suites" { print $2 }')"
    handshake stock.x25519 "$stock" "$(chain four) suites=C02F groups=$X25519" "$PKI/root.der"
    run x86 "$stock" "$(chain short) send=5120" "$NAME" "$PKI/root.der" -r 5120
    grep -qxF "error 7100 0" <<< "$OUTPUT" \
        || fail "stock: expected error 7100 at a record of 5120 bytes, got: $OUTPUT"
}

# variant RESULT "PEER-WORDS" CHANGE...: the policy with changes.
variant() {
    build_client rv "variant" "$REFERENCE" "${@:3}"
    record "$1.text" "$(text_of rv variant)"
    handshake "$1" variant "$2" "$PKI/root.der"
}

measure_variants() {
    local four kind
    four="$(chain four) suites=C02F groups=$P256"
    variant variant.plain "$four" MBEDTLS_ECP_FIXED_POINT_OPTIM=n
    variant variant.kept "$four" MBEDTLS_SSL_KEEP_PEER_CERTIFICATE=y
    variant variant.in4096 "$(chain short) suites=C02F groups=$P256" MBEDTLS_SSL_IN_CONTENT_LEN=4096
    run rv variant "$four" "$NAME" "$PKI/root.der"
    grep -qxF "error 7100 0" <<< "$OUTPUT" \
        || fail "IN 4096: expected error 7100 at the chain of four, got: $OUTPUT"
    variant variant.x25519 "$(chain four) suites=C02F groups=$X25519" MBEDTLS_ECP_DP_CURVE25519_ENABLED=y
    handshake roots "$REFERENCE" "$four" "$PKI/roots.pem"
    for kind in rsa2048 p256 p384; do
        # The peer takes P-256 for the exchange and both curves in certificates.
        handshake "client.$kind" "$REFERENCE" "$four,$P384 ca=$PKI/root.der" "$PKI/root.der" \
            -c "$PKI/$kind-client.der" "$PKI/$kind-client.key"
    done
}

# What each common setting takes off the client's text: the policy without it, less the policy.
measure_savings() {
    local symbol
    for symbol in $(boards settings); do
        build_client rv saving "$REFERENCE" "$symbol"
        record "saves.$symbol" $(($(text_of rv saving) - $(text_of rv "$REFERENCE")))
    done

    build_library rv saving "$WORK/config-$REFERENCE.h"
    build_program rv saving client
    record saves.policy.h $(($(text_of rv saving) - $(text_of rv "$REFERENCE")))
}

measure_all() {
    local stock
    stock=$(boards stock-file "$REFERENCE")
    echo "== sizes"
    measure_sizes
    echo "== handshakes"
    record policy.text "$(text_of rv "$REFERENCE")"
    record stock.text "$(text_of rv "$stock")"
    measure_stock "$stock"
    measure_matrix
    measure_variants
    grep -v '^#' "$ROOT/boards/data/measured-elsewhere.txt" >> "$RESULTS"
    echo "== what each setting is worth"
    measure_savings
}
