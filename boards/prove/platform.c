/* Heap, clock and entropy of the proof: counted, fixed, repeatable. */
#include "platform_counts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mbedtls/build_info.h"
#include "mbedtls/entropy.h"
#include "mbedtls/platform_time.h"

size_t prove_heap_now;
size_t prove_heap_peak;

/* Room for the size of a block and for the alignment of what follows. */
#define HEAD 16

void *prove_calloc(size_t count, size_t size)
{
    if (size != 0 && count > (SIZE_MAX - HEAD) / size) {
        return NULL;
    }

    size_t bytes = count * size;
    unsigned char *block = malloc(HEAD + bytes);
    if (block == NULL) {
        return NULL;
    }

    memcpy(block, &bytes, sizeof bytes);
    memset(block + HEAD, 0, bytes);
    prove_heap_now += bytes;
    if (prove_heap_now > prove_heap_peak) {
        prove_heap_peak = prove_heap_now;
    }
    return block + HEAD;
}

void prove_free(void *pointer)
{
    if (pointer == NULL) {
        return;
    }

    size_t bytes;
    unsigned char *block = (unsigned char *) pointer - HEAD;
    memcpy(&bytes, block, sizeof bytes);
    prove_heap_now -= bytes;
    free(block);
}

time_t prove_time(time_t *seconds)
{
    time_t now = 1795608000; /* 2026-11-25 12:00 UTC */
    if (seconds != NULL) {
        *seconds = now;
    }
    return now;
}

mbedtls_ms_time_t mbedtls_ms_time(void)
{
    return (mbedtls_ms_time_t) prove_time(NULL) * 1000;
}

int mbedtls_hardware_poll(void *data, unsigned char *output, size_t len, size_t *olen)
{
    (void) data;
    prove_random(NULL, output, len);
    *olen = len;
    return 0;
}

/* xorshift64 (Marsaglia): every run with the same seed draws the same. */
static uint64_t random_state = 88172645463325252ull;

void prove_seed(unsigned seed)
{
    random_state = 88172645463325252ull ^ ((uint64_t) seed << 32 | seed);
}

int prove_random(void *state, unsigned char *output, size_t len)
{
    uint64_t x = random_state;
    (void) state;
    for (size_t i = 0; i < len; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        output[i] = (unsigned char) (x >> 24);
    }
    random_state = x;
    return 0;
}
