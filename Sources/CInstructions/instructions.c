#include "CInstructions.h"

int64_t caseatlas_count(const uint8_t *bytes, int64_t count, uint8_t wanted) {
    int64_t found = 0;
    // Blocks whose sum fits a byte, so that the compiler adds many bytes at once.
    for (int64_t start = 0; start < count; start += 192) {
        const int64_t end = start + 192 < count ? start + 192 : count;
        uint8_t block = 0;
        for (int64_t index = start; index < end; index++) block += bytes[index] == wanted;
        found += block;
    }
    return found;
}

bool caseatlas_is_ascii(const uint8_t *bytes, int64_t count) {
    // Blocks of a cache page or so, so that a text that is not ASCII is soon known to be none.
    for (int64_t start = 0; start < count; start += 4096) {
        const int64_t end = start + 4096 < count ? start + 4096 : count;
        uint8_t bits = 0;
        for (int64_t index = start; index < end; index++) bits |= bytes[index];
        if (bits >= 0x80) return false;
    }
    return true;
}
