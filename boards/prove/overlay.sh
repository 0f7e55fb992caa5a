# Tries every board's overlay with CMake on a stand-in for nf-interpreter's tree.

# configure BOARD [CMAKE-OPTION]...: what CMake says is in OUTPUT, its exit code in EXIT.
configure() {
    EXIT=0
    OUTPUT=$(cmake -S "$TREE" -B "$TREE/build" "${@:2}" \
        -DCMAKE_PROJECT_nanoFramework_INCLUDE="$ROOT/boards/$1/nanodps.cmake" 2>&1) || EXIT=$?
    # CMake breaks the lines of its errors.
    OUTPUT=$(tr -s ' \n' ' ' <<< "$OUTPUT")
}

# refuses_build BOARD WHAT EXPECTED [CMAKE-OPTION]...
refuses_build() {
    configure "$1" "${@:4}"
    [ "$EXIT" -ne 0 ] && grep -qF "$3" <<< "$OUTPUT" \
        || fail "overlay of $1, $2: expected \"$3\", got exit $EXIT and: $OUTPUT"
    CASES=$((CASES + 1))
}

fresh_tree() {
    rm -rf "$TREE"
    mkdir -p "$TREE/targets/ESP32/_IDF"
    cp -r "$PROVE/overlay/." "$TREE"
    # A stock file that says the opposite where the policy matters most.
    printf 'CONFIG_MBEDTLS_SSL_PROTO_TLS1_3=y\nCONFIG_MBEDTLS_SSL_VARIABLE_BUFFER_LENGTH=y\n' \
        > "$TREE/targets/ESP32/_IDF/$1"
}

prove_overlays() {
    local board sdkconfig
    TREE=$WORK/overlay
    for board in $(cat "$WORK/configurations"); do
        sdkconfig=$(boards stock-file "$board")
        fresh_tree "$sdkconfig"
        configure "$board" -DPRESET_SDKCONFIG="$sdkconfig"
        [ "$EXIT" -eq 0 ] || fail "overlay of $board: expected it to configure, got: $OUTPUT"
        cmake --build "$TREE/build" > "$TREE/log" 2>&1 || fail "overlay of $board: $(tail -5 "$TREE/log")"
        # A second run meets the sdkconfig of the first.
        configure "$board" -DPRESET_SDKCONFIG="$sdkconfig"
        [ "$EXIT" -eq 0 ] || fail "overlay of $board: expected it to configure again, got: $OUTPUT"
        ! grep -q 'TLS1_3=y\|VARIABLE_BUFFER_LENGTH=y' "$TREE/sdkconfig" \
            || fail "overlay of $board: expected the fragment to win over the stock file"
        CASES=$((CASES + 2))
    done

    sdkconfig=$(boards stock-file "$REFERENCE")
    fresh_tree "$sdkconfig"
    refuses_build "$REFERENCE" "another preset" "use the preset of the board's name" \
        -DPRESET_SDKCONFIG=sdkconfig.default_pico
    refuses_build "$REFERENCE" "a Thread preset" "expected a preset without Thread" \
        -DPRESET_SDKCONFIG="$sdkconfig" -DAPI_nanoFramework.Networking.Thread=ON
    fresh_tree "$sdkconfig"
    refuses_build "$REFERENCE" "a line that is not taken" \
        "sdkconfig without CONFIG_MBEDTLS_DYNAMIC_BUFFER=y" \
        -DPRESET_SDKCONFIG="$sdkconfig" -DTAKES_NO=CONFIG_MBEDTLS_DYNAMIC_BUFFER
    fresh_tree "$sdkconfig"
    echo CONFIG_MBEDTLS_SSL_PROTO_TLS1_3=y > "$TREE/sdkconfig"
    refuses_build "$REFERENCE" "the sdkconfig of another build" "delete it and the folder build" \
        -DPRESET_SDKCONFIG="$sdkconfig"
}
