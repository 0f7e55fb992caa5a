/* Written by tools/NanoDps.Boards (make boards). Do not edit.
   What Kconfig cannot say of tls-policy.json: mbedTLS reads it last.
   No include guard: nanoFramework's own TLS code reads upstream's
   configuration once more, and these lines must hold after that, too. */

/* The ClientHello's suites, in its order. */
#undef MBEDTLS_SSL_CIPHERSUITES
#define MBEDTLS_SSL_CIPHERSUITES \
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, \
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, \
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, \
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384

/* Upstream's default, and no Kconfig symbol turns it off; no suite of the policy uses it. */
#undef MBEDTLS_ARIA_C
