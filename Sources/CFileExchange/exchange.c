#define _GNU_SOURCE
#include "CFileExchange.h"
#include <fcntl.h>
#include <stdio.h>

int caseatlas_exchange(int directory, const char *name, const char *other) {
#if defined(__APPLE__)
    return renameatx_np(directory, name, directory, other, RENAME_SWAP);
#else
    return renameat2(directory, name, directory, other, RENAME_EXCHANGE);
#endif
}

void caseatlas_begin_writeback(int file, int64_t offset, int64_t count) {
#if defined(__linux__)
    // What goes wrong here goes wrong in fsync(2) as well.
    (void)sync_file_range(file, offset, count, SYNC_FILE_RANGE_WRITE);
#else
    (void)file, (void)offset, (void)count;
#endif
}

int caseatlas_bypass_cache(int file, int is_wanted) {
#if defined(__APPLE__)
    return fcntl(file, F_NOCACHE, is_wanted);
#else
    int flags = fcntl(file, F_GETFL);
    if (flags < 0) return -1;
    return fcntl(file, F_SETFL, is_wanted ? flags | O_DIRECT : flags & ~O_DIRECT);
#endif
}
