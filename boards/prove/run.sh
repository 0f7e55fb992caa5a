# Runs a client against the peer over two pipes.

# What the peer shows for each chain of the certificates in PKI.
chain() {
    case $1 in
        short) echo "cert=$PKI/short-leaf.der cert=$PKI/intermediate.der key=$PKI/leaf.key" ;;
        four) echo "cert=$PKI/four-leaf.der cert=$PKI/issuing.der cert=$PKI/cross.der key=$PKI/leaf.key" ;;
        weak | ec) echo "cert=$PKI/$1-leaf.der cert=$PKI/intermediate.der key=$PKI/$1-leaf.key" ;;
        *) echo "cert=$PKI/$1-leaf.der cert=$PKI/intermediate.der key=$PKI/leaf.key" ;;
    esac
}

# run x86|rv LIBRARY "PEER-WORDS" NAME ROOTS [CLIENT-OPTION]...: what the client prints is in OUTPUT,
# what it sent in $WORK/heard, its exit code in EXIT.
run() {
    local arch=$1 program=$WORK/$1/$2/client words=$3 pipes=$WORK/pipes peer
    local arguments=("$4" "$pipes/to-client" "$pipes/to-peer" "$5" "${@:6}")
    rm -rf "$pipes"
    mkdir -p "$pipes"
    mkfifo "$pipes/to-client" "$pipes/to-peer"
    # shellcheck disable=SC2086
    timeout 300 "$WORK/x86/full/peer" "$pipes/to-peer" "$pipes/to-client" "$WORK/heard" $words &
    peer=$!
    EXIT=0
    if [ "$arch" = x86 ]; then
        OUTPUT=$(timeout 300 "$program" "${arguments[@]}") || EXIT=$?
    else
        OUTPUT=$(timeout 300 qemu-system-riscv32 -M virt -icount shift=0 -bios none -display none \
            -serial none -monitor none -kernel "$program" -semihosting-config \
            "enable=on,target=native$(printf ',arg=%s' "${arguments[@]}")" 2>&1) || EXIT=$?
    fi
    wait "$peer" || fail "expected the peer to end well, got $?: $words"
}

# The number on the line that OUTPUT has for a name.
figure() {
    awk -v name="$1" '$1 == name { print $2 }' <<< "$OUTPUT"
}

step() {
    awk -v state="$1" '$1 == "step" && $2 == state { print $3; found = 1 } END { if (!found) print 0 }' \
        <<< "$OUTPUT"
}
