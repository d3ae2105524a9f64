#ifndef CASEATLAS_INSTRUCTIONS_H
#define CASEATLAS_INSTRUCTIONS_H

// What the processor can do and Swift has no words for.

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "CSVMasks.h"
#include "JSONMasks.h"
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Which of 64 bytes are equal to one of three others: bit `i` stands for byte `i`.
/// All 64 bytes must be readable.
static inline uint64_t caseatlas_mask_of_three(const uint8_t *bytes, uint8_t a, uint8_t b, uint8_t c) {
    uint64_t mask = 0;
#if defined(__SSE2__)
    const __m128i as = _mm_set1_epi8((char)a), bs = _mm_set1_epi8((char)b), cs = _mm_set1_epi8((char)c);
    for (int part = 0; part < 4; part++) {
        const __m128i chunk = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
        const __m128i equal = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(chunk, as), _mm_cmpeq_epi8(chunk, bs)), _mm_cmpeq_epi8(chunk, cs));
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(equal) << (16 * part);
    }
#else
    for (int index = 0; index < 64; index++) {
        const uint8_t byte = bytes[index];
        mask |= (uint64_t)(byte == a || byte == b || byte == c) << index;
    }
#endif
    return mask;
}

/// A number cut to a whole number from 0 to `last`; 0 where it is no number.
static inline int64_t caseatlas_cut(double value, double last) {
    // In this order NaN becomes 0; both are one instruction, and so is the conversion of what is left.
    const double positive = value > 0 ? value : 0;
    return (int64_t)(positive < last ? positive : last);
}

/// Asks the memory for the bytes at an address, which will be read soon; any address will do.
static inline void caseatlas_prefetch(const void *address) {
    __builtin_prefetch(address, 0, 3);
}

/// How many of the bytes are equal to another.
int64_t caseatlas_count(const uint8_t *bytes, int64_t count, uint8_t wanted);

/// Whether no byte is beyond ASCII.
bool caseatlas_is_ascii(const uint8_t *bytes, int64_t count);

#endif
