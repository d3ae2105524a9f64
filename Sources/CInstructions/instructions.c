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
