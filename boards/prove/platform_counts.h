/* What platform.c counts and draws. */
#ifndef PROVE_PLATFORM_COUNTS_H
#define PROVE_PLATFORM_COUNTS_H

#include <stddef.h>

/* Bytes that mbedTLS asked for and holds, and the most it held. */
extern size_t prove_heap_now;
extern size_t prove_heap_peak;

/* Starts another fixed sequence. */
void prove_seed(unsigned seed);

/* The fixed sequence of random bytes, in the form that mbedTLS wants. */
int prove_random(void *state, unsigned char *output, size_t len);

#endif
