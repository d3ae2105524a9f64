#ifndef CASEATLAS_JSON_MASKS_H
#define CASEATLAS_JSON_MASKS_H

#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Which of 64 bytes are what in JSON: bit `i` stands for byte `i`.
typedef struct {
    uint64_t quotes;
    uint64_t backslashes;
    /// Brackets of both kinds, and commas.
    uint64_t structure;
} caseatlas_json_masks;

/// Looks at 64 bytes, which must all be readable.
static inline caseatlas_json_masks caseatlas_find_json(const uint8_t *bytes) {
    caseatlas_json_masks masks = {0, 0, 0};
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), comma = _mm_set1_epi8(',');
    // With this bit set, [ becomes { and ] becomes }, and no other byte does.
    const __m128i bit = _mm_set1_epi8(0x20), open = _mm_set1_epi8('{'), close = _mm_set1_epi8('}');
    for (int part = 0; part < 4; part++) {
        const __m128i chunk = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
        const __m128i curled = _mm_or_si128(chunk, bit);
        const __m128i structure = _mm_or_si128(
            _mm_cmpeq_epi8(chunk, comma),
            _mm_or_si128(_mm_cmpeq_epi8(curled, open), _mm_cmpeq_epi8(curled, close)));
        masks.quotes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, quote)) << (16 * part);
        masks.backslashes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, backslash)) << (16 * part);
        masks.structure |= (uint64_t)(uint32_t)_mm_movemask_epi8(structure) << (16 * part);
    }
#else
    for (int index = 0; index < 64; index++) {
        const uint8_t byte = bytes[index], curled = byte | 0x20;
        masks.quotes |= (uint64_t)(byte == '"') << index;
        masks.backslashes |= (uint64_t)(byte == '\\') << index;
        masks.structure |= (uint64_t)(byte == ',' || curled == '{' || curled == '}') << index;
    }
#endif
    return masks;
}

#endif
