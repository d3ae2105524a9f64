#ifndef CASEATLAS_CZLIB_H
#define CASEATLAS_CZLIB_H
#include <zlib.h>

/// Begins to unpack gzip, and nothing else. Source: zlib.h, inflateInit2: 15 bits of window, and 16 for gzip.
static inline int caseatlas_begin_gunzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}
#endif
