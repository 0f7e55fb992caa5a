/* A minimal TLS client that calls mbedTLS as nanoFramework's CLR does, over two files or pipes.

   client NAME IN OUT ROOTS [-c CERT KEY] [-r BYTES]

   NAME   the server's name                    ROOTS  DER, or PEM with its NUL
   IN     what the server says                 -c     a client certificate and its key
   OUT    what the client says                 -r     read so many bytes after the handshake

   It prints one line for each figure, ends with 0 after a handshake, and with 1 after a line
   "error CODE FLAGS", both in hexadecimal as mbedTLS has them, CODE without its sign. */
#define MBEDTLS_ALLOW_PRIVATE_ACCESS
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mbedtls/ctr_drbg.h"
#include "mbedtls/entropy.h"
#include "mbedtls/ssl.h"
#include "psa/crypto.h"

#include "platform_counts.h"

struct connection {
    int in;
    int out;
};

struct file {
    unsigned char bytes[16384];
    size_t length;
};

/* Instructions that the processor has retired; 0 where it does not tell. */
static uint64_t instructions(void)
{
#if defined(__riscv) && __riscv_xlen == 32
    uint32_t high, low, again;
    do {
        __asm__ volatile("rdinstreth %0\n rdinstret %1\n rdinstreth %2"
                         : "=r"(high), "=r"(low), "=r"(again));
    } while (high != again);
    return (uint64_t) high << 32 | low;
#else
    return 0;
#endif
}

static int send_bytes(void *context, const unsigned char *bytes, size_t length)
{
    ssize_t written = write(((struct connection *) context)->out, bytes, length);
    return written <= 0 ? MBEDTLS_ERR_SSL_CONN_EOF : (int) written;
}

static int receive_bytes(void *context, unsigned char *bytes, size_t length)
{
    ssize_t got = read(((struct connection *) context)->in, bytes, length);
    return got <= 0 ? MBEDTLS_ERR_SSL_CONN_EOF : (int) got;
}

static void read_file(const char *path, struct file *file)
{
    int handle = open(path, O_RDONLY);
    ssize_t got = handle < 0 ? -1 : read(handle, file->bytes, sizeof file->bytes);
    if (got <= 0 || (size_t) got == sizeof file->bytes) {
        fprintf(stderr, "error: expected a file of under 16384 bytes, got %s\n", path);
        exit(2);
    }
    file->length = (size_t) got;
    close(handle);
}

static int handshake(mbedtls_ssl_context *ssl)
{
    uint64_t steps[32] = { 0 };
    uint64_t total = 0;
    int result = 0;

    while (result == 0 && ssl->state != MBEDTLS_SSL_HANDSHAKE_OVER) {
        int state = ssl->state;
        uint64_t before = instructions();
        result = mbedtls_ssl_handshake_step(ssl);
        uint64_t spent = instructions() - before;
        steps[state & 31] += spent;
        total += spent;
    }

    for (int state = 0; state < 32; state++) {
        if (steps[state] != 0) {
            printf("step %d %" PRIu64 "\n", state, steps[state]);
        }
    }
    printf("instructions %" PRIu64 "\n", total);
    return result;
}

static int read_all(mbedtls_ssl_context *ssl, size_t wanted)
{
    static unsigned char buffer[512];
    size_t total = 0;
    while (total < wanted) {
        int got = mbedtls_ssl_read(ssl, buffer, sizeof buffer);
        if (got <= 0) {
            return got == 0 ? MBEDTLS_ERR_SSL_CONN_EOF : got;
        }
        total += (size_t) got;
    }
    printf("read %lu\n", (unsigned long) total);
    return 0;
}

static int refused(int code, const mbedtls_ssl_context *ssl)
{
    uint32_t flags = code == MBEDTLS_ERR_X509_CERT_VERIFY_FAILED
        ? mbedtls_ssl_get_verify_result(ssl) : 0;
    printf("error %04x %" PRIx32 "\n", (unsigned) -code, flags);
    return 1;
}

int main(int argc, char **argv)
{
    static struct file roots, certificate, key;
    static mbedtls_ssl_context ssl;
    static mbedtls_ssl_config config;
    static mbedtls_entropy_context entropy;
    static mbedtls_ctr_drbg_context drbg;
    static mbedtls_x509_crt ca, own;
    static mbedtls_pk_context own_key;
    size_t wanted = 0;
    int result;

    if (argc < 5) {
        fprintf(stderr, "usage: client NAME IN OUT ROOTS [-c CERT KEY] [-r BYTES]\n");
        return 2;
    }

    /* A peer that has gone is an error of the write, not the end of the program. */
    signal(SIGPIPE, SIG_IGN);
    mbedtls_ssl_init(&ssl);
    mbedtls_ssl_config_init(&config);
    mbedtls_entropy_init(&entropy);
    mbedtls_ctr_drbg_init(&drbg);
    mbedtls_x509_crt_init(&ca);
    mbedtls_x509_crt_init(&own);
    mbedtls_pk_init(&own_key);

    /* The CLR starts PSA for every connection and draws from a generator of each connection's. */
    if (psa_crypto_init() != PSA_SUCCESS
        || mbedtls_ctr_drbg_seed(&drbg, mbedtls_entropy_func, &entropy, NULL, 0) != 0) {
        fprintf(stderr, "error: expected PSA and a generator, got none\n");
        return 2;
    }

    size_t before = prove_heap_now;
    prove_heap_peak = prove_heap_now;
    result = mbedtls_ssl_config_defaults(&config, MBEDTLS_SSL_IS_CLIENT,
                                         MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
    mbedtls_ssl_conf_max_tls_version(&config, MBEDTLS_SSL_VERSION_TLS1_2);
    mbedtls_ssl_conf_min_tls_version(&config, MBEDTLS_SSL_VERSION_TLS1_2);
    mbedtls_ssl_conf_rng(&config, mbedtls_ctr_drbg_random, &drbg);
    mbedtls_ssl_conf_authmode(&config, MBEDTLS_SSL_VERIFY_REQUIRED);
    read_file(argv[4], &roots);
    result |= mbedtls_x509_crt_parse(&ca, roots.bytes, roots.length);

    for (int i = 5; i < argc; i++) {
        if (strcmp(argv[i], "-c") == 0 && i + 2 < argc) {
            read_file(argv[i + 1], &certificate);
            read_file(argv[i + 2], &key);
            result |= mbedtls_x509_crt_parse(&own, certificate.bytes, certificate.length);
            result |= mbedtls_pk_parse_key(&own_key, key.bytes, key.length, NULL, 0,
                                           mbedtls_ctr_drbg_random, &drbg);
            result |= mbedtls_ssl_conf_own_cert(&config, &own, &own_key);
            i += 2;
        } else if (strcmp(argv[i], "-r") == 0 && i + 1 < argc) {
            wanted = (size_t) atoi(argv[++i]);
        }
    }

    mbedtls_ssl_conf_ca_chain(&config, &ca, NULL);
    result |= mbedtls_ssl_setup(&ssl, &config);
    result |= mbedtls_ssl_set_hostname(&ssl, argv[1]);
    if (result != 0) {
        printf("setup %04x\n", (unsigned) -result);
        return 2;
    }

    struct connection connection;
    connection.out = open(argv[3], O_WRONLY);
    connection.in = open(argv[2], O_RDONLY);
    mbedtls_ssl_set_bio(&ssl, &connection, send_bytes, receive_bytes, NULL);

    result = handshake(&ssl);
    if (result != 0) {
        return refused(result, &ssl);
    }

    printf("suite %s\n", mbedtls_ssl_get_ciphersuite(&ssl));
    printf("peak %lu\n", (unsigned long) (prove_heap_peak - before));
    printf("idle %lu\n", (unsigned long) (prove_heap_now - before));
    result = read_all(&ssl, wanted);
    if (result != 0) {
        return refused(result, &ssl);
    }

    mbedtls_ssl_close_notify(&ssl);
    return 0;
}
