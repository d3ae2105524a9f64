#ifndef CASEATLAS_FILE_EXCHANGE_H
#define CASEATLAS_FILE_EXCHANGE_H

#include <stdint.h>

/// Exchanges two names in one directory in one step, so that a reader sees the one state or the other.
/// Returns 0, or -1 with errno set: renameat2(2) with RENAME_EXCHANGE on Linux, renameatx_np(2) with
/// RENAME_SWAP on macOS. Swift does not see either call, hence this file.
int caseatlas_exchange(int directory, const char *name, const char *other);

/// Has the system begin to bring a part of a file to the disk, and does not wait for it: fsync(2) later waits for less.
/// Does nothing where the system has no sync_file_range(2).
void caseatlas_begin_writeback(int file, int64_t offset, int64_t count);

/// Has what is written from now on go to the disk past the memory in which the system keeps files, or not any more. On
/// Linux memory, offset and byte count of each write must then be whole units of the disk.
/// Returns 0, or -1 with errno set: where the file system knows no such way, with EINVAL.
int caseatlas_bypass_cache(int file, int is_wanted);

#endif
