#ifndef CASEATLAS_FILE_EXCHANGE_H
#define CASEATLAS_FILE_EXCHANGE_H

/// Exchanges two names in one directory in one step, so that a reader sees the one state or the other.
/// Returns 0, or -1 with errno set: renameat2(2) with RENAME_EXCHANGE on Linux, renameatx_np(2) with
/// RENAME_SWAP on macOS. Swift does not see either call, hence this file.
int caseatlas_exchange(int directory, const char *name, const char *other);

#endif
