/* Reads the policy as mbedTLS does, and fails to compile when it does not come. */
#include MBEDTLS_USER_CONFIG_FILE

enum suite {
    MBEDTLS_SSL_CIPHERSUITES
};
