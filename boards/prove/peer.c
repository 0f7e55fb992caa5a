/* The other side of the proof: a server of upstream's whole mbedTLS over two pipes that does what it
   is told, its mistakes included. It writes all that the client said to the file HEARD.

   peer IN OUT HEARD [WORD=VALUE]...

   cert=FILE      a certificate in DER, the leaf first; again for each further one
   key=FILE       the leaf's key in DER
   suites=HEX,…   the cipher suites it takes            groups=HEX,…  the groups
   tls=12|13      the one version it speaks             ca=FILE       asks for a client certificate
   send=BYTES     sends one record of so many bytes after the handshake
   damage=1       flips a bit of the signature in its ServerKeyExchange
   raw=HEX        answers the ClientHello with these bytes and nothing else; without any it closes */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mbedtls/ssl.h"
#include "psa/crypto.h"

#include "platform_counts.h"

#define SERVER_KEY_EXCHANGE 12

struct connection {
    int in;
    int out;
    FILE *heard;
    int damage;
};

static unsigned char file_bytes[16384];

static size_t read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t got = file == NULL ? 0 : fread(file_bytes, 1, sizeof file_bytes, file);
    if (got == 0 || got == sizeof file_bytes) {
        fprintf(stderr, "error: expected a file of under 16384 bytes, got %s\n", path);
        exit(2);
    }
    fclose(file);
    return got;
}

static int send_bytes(void *context, const unsigned char *bytes, size_t length)
{
    struct connection *connection = context;
    static unsigned char copy[32768];
    if (connection->damage && length > 5 && length <= sizeof copy && bytes[0] == 22
        && bytes[5] == SERVER_KEY_EXCHANGE) {
        memcpy(copy, bytes, length);
        copy[length - 1] ^= 1;
        bytes = copy;
    }
    ssize_t written = write(connection->out, bytes, length);
    return written <= 0 ? MBEDTLS_ERR_SSL_CONN_EOF : (int) written;
}

static int receive_bytes(void *context, unsigned char *bytes, size_t length)
{
    struct connection *connection = context;
    ssize_t got = read(connection->in, bytes, length);
    if (got <= 0) {
        return MBEDTLS_ERR_SSL_CONN_EOF;
    }
    fwrite(bytes, 1, (size_t) got, connection->heard);
    fflush(connection->heard);
    return (int) got;
}

/* Numbers in hexadecimal between commas; 0 ends the list, as mbedTLS wants it. */
static size_t read_numbers(const char *text, unsigned long *numbers, size_t room)
{
    size_t count = 0;
    while (*text != '\0' && count + 1 < room) {
        char *end;
        numbers[count++] = strtoul(text, &end, 16);
        text = *end == ',' ? end + 1 : end;
    }
    numbers[count] = 0;
    return count;
}

static int answer_raw(struct connection *connection, const char *hex)
{
    unsigned char hello[2048], byte;
    receive_bytes(connection, hello, sizeof hello);
    if (*hex == '\0') {
        return 0;
    }
    for (; hex[0] != '\0' && hex[1] != '\0'; hex += 2) {
        char pair[3] = { hex[0], hex[1], '\0' };
        byte = (unsigned char) strtoul(pair, NULL, 16);
        if (write(connection->out, &byte, 1) != 1) {
            return 1;
        }
    }
    while (receive_bytes(connection, hello, sizeof hello) > 0) {
    }
    return 0;
}

int main(int argc, char **argv)
{
    static mbedtls_ssl_context ssl;
    static mbedtls_ssl_config config;
    static mbedtls_x509_crt chain, ca;
    static mbedtls_pk_context key;
    static unsigned long numbers[64];
    static int suites[64];
    static uint16_t groups[64];
    static unsigned char record[16384];
    struct connection connection = { -1, -1, NULL, 0 };
    const char *raw = NULL;
    size_t to_send = 0;
    mbedtls_ssl_protocol_version version = MBEDTLS_SSL_VERSION_TLS1_2;

    if (argc < 4 || psa_crypto_init() != PSA_SUCCESS) {
        fprintf(stderr, "usage: peer IN OUT HEARD [WORD=VALUE]...\n");
        return 2;
    }

    /* A peer that has gone is an error of the write, not the end of the program. */
    signal(SIGPIPE, SIG_IGN);
    mbedtls_ssl_init(&ssl);
    mbedtls_ssl_config_init(&config);
    mbedtls_x509_crt_init(&chain);
    mbedtls_x509_crt_init(&ca);
    mbedtls_pk_init(&key);
    int result = mbedtls_ssl_config_defaults(&config, MBEDTLS_SSL_IS_SERVER,
                                             MBEDTLS_SSL_TRANSPORT_STREAM,
                                             MBEDTLS_SSL_PRESET_DEFAULT);
    mbedtls_ssl_conf_rng(&config, prove_random, NULL);
    mbedtls_ssl_conf_preference_order(&config, MBEDTLS_SSL_SRV_CIPHERSUITE_ORDER_CLIENT);

    for (int i = 4; i < argc; i++) {
        const char *value = strchr(argv[i], '=') + 1;
        if (strncmp(argv[i], "cert=", 5) == 0) {
            result |= mbedtls_x509_crt_parse(&chain, file_bytes, read_file(value));
        } else if (strncmp(argv[i], "key=", 4) == 0) {
            result |= mbedtls_pk_parse_key(&key, file_bytes, read_file(value), NULL, 0,
                                           prove_random, NULL);
        } else if (strncmp(argv[i], "ca=", 3) == 0) {
            result |= mbedtls_x509_crt_parse(&ca, file_bytes, read_file(value));
            mbedtls_ssl_conf_ca_chain(&config, &ca, NULL);
            mbedtls_ssl_conf_authmode(&config, MBEDTLS_SSL_VERIFY_REQUIRED);
        } else if (strncmp(argv[i], "suites=", 7) == 0) {
            size_t count = read_numbers(value, numbers, 64);
            for (size_t j = 0; j <= count; j++) {
                suites[j] = (int) numbers[j];
            }
            mbedtls_ssl_conf_ciphersuites(&config, suites);
        } else if (strncmp(argv[i], "groups=", 7) == 0) {
            size_t count = read_numbers(value, numbers, 64);
            for (size_t j = 0; j <= count; j++) {
                groups[j] = (uint16_t) numbers[j];
            }
            mbedtls_ssl_conf_groups(&config, groups);
        } else if (strncmp(argv[i], "tls=", 4) == 0) {
            version = strcmp(value, "13") == 0 ? MBEDTLS_SSL_VERSION_TLS1_3
                                               : MBEDTLS_SSL_VERSION_TLS1_2;
        } else if (strncmp(argv[i], "send=", 5) == 0) {
            to_send = (size_t) atoi(value);
        } else if (strncmp(argv[i], "damage=", 7) == 0) {
            connection.damage = 1;
        } else if (strncmp(argv[i], "raw=", 4) == 0) {
            raw = value;
        } else {
            fprintf(stderr, "error: expected a word of the list, got %s\n", argv[i]);
            return 2;
        }
    }

    connection.in = open(argv[1], O_RDONLY);
    connection.out = open(argv[2], O_WRONLY);
    connection.heard = fopen(argv[3], "wb");
    if (connection.in < 0 || connection.out < 0 || connection.heard == NULL) {
        return 2;
    }
    if (raw != NULL) {
        return answer_raw(&connection, raw);
    }

    mbedtls_ssl_conf_max_tls_version(&config, version);
    mbedtls_ssl_conf_min_tls_version(&config, version);
    result |= mbedtls_ssl_conf_own_cert(&config, &chain, &key);
    result |= mbedtls_ssl_setup(&ssl, &config);
    if (result != 0) {
        fprintf(stderr, "error: expected a server, got -0x%04x\n", (unsigned) -result);
        return 2;
    }
    mbedtls_ssl_set_bio(&ssl, &connection, send_bytes, receive_bytes, NULL);

    result = mbedtls_ssl_handshake(&ssl);
    if (result == MBEDTLS_ERR_SSL_HANDSHAKE_FAILURE) {
        /* mbedTLS says nothing when it finds no group in common; other servers do. */
        mbedtls_ssl_send_alert_message(&ssl, MBEDTLS_SSL_ALERT_LEVEL_FATAL,
                                       MBEDTLS_SSL_ALERT_MSG_HANDSHAKE_FAILURE);
    }
    if (result == 0) {
        size_t sent = 0;
        while (sent < to_send) {
            int written = mbedtls_ssl_write(&ssl, record + sent, to_send - sent);
            if (written <= 0) {
                break;
            }
            sent += (size_t) written;
        }
        mbedtls_ssl_read(&ssl, record, sizeof record);
    }
    return 0;
}
