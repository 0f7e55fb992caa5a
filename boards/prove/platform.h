/* What stands in for the board in every build of the proof, stock and policy alike. */
#include <stddef.h>

/* Sockets, files and timers are the CLR's on a board and memory, pipes and nothing here. */
#undef MBEDTLS_NET_C
#undef MBEDTLS_TIMING_C
#undef MBEDTLS_FS_IO
#undef MBEDTLS_PSA_ITS_FILE_C
#undef MBEDTLS_PSA_CRYPTO_STORAGE_C

/* esp_config.h has a hardware source of entropy; here it is a fixed sequence, so that a handshake
   costs the same to the digit on every run. */
#define MBEDTLS_NO_PLATFORM_ENTROPY
#define MBEDTLS_ENTROPY_HARDWARE_ALT

/* esp_config.h takes the heap through functions of its own; these count. */
void *prove_calloc(size_t count, size_t size);
void prove_free(void *pointer);
#undef MBEDTLS_PLATFORM_STD_CALLOC
#undef MBEDTLS_PLATFORM_STD_FREE
#define MBEDTLS_PLATFORM_STD_CALLOC prove_calloc
#define MBEDTLS_PLATFORM_STD_FREE prove_free

/* The day of the proof is fixed, as the certificates are. */
#undef MBEDTLS_PLATFORM_MS_TIME_ALT
#define MBEDTLS_PLATFORM_MS_TIME_ALT
#include <time.h>
time_t prove_time(time_t *seconds);
#define MBEDTLS_PLATFORM_TIME_MACRO prove_time
