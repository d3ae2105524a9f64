#define _GNU_SOURCE
#include "CFileExchange.h"
#include <stdio.h>

int caseatlas_exchange(int directory, const char *name, const char *other) {
#if defined(__APPLE__)
    return renameatx_np(directory, name, directory, other, RENAME_SWAP);
#else
    return renameat2(directory, name, directory, other, RENAME_EXCHANGE);
#endif
}
