#ifndef CASEATLAS_CSV_MASKS_H
#define CASEATLAS_CSV_MASKS_H

#include <stdbool.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// What a look at 64 bytes of CSV finds.
typedef struct {
    /// Delimiters and LF: bit `i` stands for byte `i`.
    uint64_t ends;
    /// Whether every other byte is a printable sign of ASCII, and no quote.
    bool isPlain;
} caseatlas_csv_look;

/// Looks at 64 bytes, which must all be readable. LF stands for no quote.
static inline caseatlas_csv_look caseatlas_look_at_csv(const uint8_t *bytes, uint8_t delimiter, uint8_t quote) {
    caseatlas_csv_look look = {0, true};
#if defined(__SSE2__)
    const __m128i delimiters = _mm_set1_epi8((char)delimiter), quotes = _mm_set1_epi8((char)quote);
    const __m128i newlines = _mm_set1_epi8('\n'), firstSign = _mm_set1_epi8('!');
    __m128i others = _mm_setzero_si128();
    for (int part = 0; part < 4; part++) {
        const __m128i chunk = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
        const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(chunk, delimiters), _mm_cmpeq_epi8(chunk, newlines));
        // Bytes beyond ASCII are negative here.
        const __m128i other = _mm_or_si128(_mm_cmplt_epi8(chunk, firstSign), _mm_cmpeq_epi8(chunk, quotes));
        others = _mm_or_si128(others, _mm_andnot_si128(ends, other));
        look.ends |= (uint64_t)(uint32_t)_mm_movemask_epi8(ends) << (16 * part);
    }
    look.isPlain = _mm_movemask_epi8(others) == 0;
#else
    for (int index = 0; index < 64; index++) {
        const uint8_t byte = bytes[index];
        const bool isEnd = byte == delimiter || byte == '\n';
        look.ends |= (uint64_t)isEnd << index;
        if (!isEnd && (byte < '!' || byte >= 0x80 || byte == quote)) look.isPlain = false;
    }
#endif
    return look;
}

#endif
