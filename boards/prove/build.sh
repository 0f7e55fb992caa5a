# Builds mbedTLS with a board's configuration and the programs of the proof around it.

X86_FLAGS="-Os -w -ffunction-sections -fdata-sections"
RV_FLAGS="$X86_FLAGS -march=rv32imc -mabi=ilp32 --specs=picolibc.specs"
RV_LINK="--crt0=semihost --oslib=semihost -T picolibc.ld
    -Wl,--defsym=__flash=0x80000000 -Wl,--defsym=__flash_size=0x200000
    -Wl,--defsym=__ram=0x80200000 -Wl,--defsym=__ram_size=0x400000
    -Wl,--defsym=__stack_size=0x10000"

# build x86|rv NAME CONFIGURATION [USER-HEADER]: the library of NAME, unless it is there already.
build_library() {
    local arch=$1 folder=$WORK/$1/$2 config=$3 header=${4:-} compiler flags
    local stamp
    stamp=$(cat "$config" ${header:+"$header"} "$PROVE/platform.h" "$PROVE/build.sh" | sha256sum)
    if [ "$(cat "$folder/stamp" 2> /dev/null)" = "$stamp" ]; then
        return
    fi

    rm -rf "$folder"
    mkdir -p "$folder"
    compiler_of "$arch"
    flags="$flags -I$SOURCE/include -I$PROVE -DMBEDTLS_CONFIG_FILE=\\\"$config\\\""
    [ -z "$header" ] || flags="$flags -DMBEDTLS_USER_CONFIG_FILE=\\\"$header\\\""
    printf '%s\n' "$compiler $flags" > "$folder/flags"
    find "$SOURCE/library" -name '*.c' -print | sort | xargs -P "$(nproc)" -I {} sh -c \
        "$compiler $flags -c {} -o $folder/\$(basename {} .c).o" \
        || fail "expected mbedTLS to build as $arch/$2, it does not"
    (cd "$folder" && ar rcs libmbed.a ./*.o && rm ./*.o)
    echo "$stamp" > "$folder/stamp"
}

compiler_of() {
    case $1 in
        x86) compiler=gcc flags=$X86_FLAGS ;;
        rv) compiler=riscv64-unknown-elf-gcc flags=$RV_FLAGS ;;
    esac
}

# build_program x86|rv LIBRARY PROGRAM: PROGRAM.c and the platform against a library.
build_program() {
    local arch=$1 folder=$WORK/$1/$2 program=$3 link=""
    [ "$arch" = x86 ] || link=$RV_LINK
    sh -c "$(cat "$folder/flags") $PROVE/$program.c $PROVE/platform.c $folder/libmbed.a \
        -Wl,--gc-sections $(tr '\n' ' ' <<< "$link") -o $folder/$program" \
        || fail "expected $program to build as $arch/$2, it does not"
}

# build_client x86|rv NAME BOARD|stock:FILE [CHANGE]...
build_client() {
    local arch=$1 name=$2 config=$WORK/config-$2.h header=$ROOT/boards/common/policy.h
    shift 2
    boards mbedtls-config "$@" > "$config"
    [[ $1 != stock:* ]] || header=""
    build_library "$arch" "$name" "$config" $header
    build_program "$arch" "$name" client
}

# The peer and the certificates: upstream's own configuration, and one kind for all boards.
build_peer() {
    local config=$WORK/config-full.h
    {
        echo '#include "mbedtls/mbedtls_config.h"'
        echo '#include "platform.h"'
        echo '#define MBEDTLS_PLATFORM_MEMORY'
    } > "$config"
    build_library x86 full "$config"
    build_program x86 full peer
    build_program x86 full pki
}

# make_pki SEED: the certificates of a seed in $WORK/pki-SEED.
make_pki() {
    local folder=$WORK/pki-$1 name
    mkdir -p "$folder"
    (cd "$folder" && "$WORK/x86/full/pki" "$1")
    # What the firmware hands over: both pinned roots in PEM with a NUL behind them.
    for name in root root2; do
        echo "-----BEGIN CERTIFICATE-----"
        base64 -w 64 "$folder/$name.der"
        echo "-----END CERTIFICATE-----"
    done > "$folder/roots.pem"
    printf '\0' >> "$folder/roots.pem"
}

# text_of x86|rv LIBRARY: the bytes of code and constants of its client.
text_of() {
    local size=size
    [ "$1" = x86 ] || size=riscv64-unknown-elf-size
    "$size" "$WORK/$1/$2/client" | awk 'NR == 2 { print $1 }'
}
