#ifndef CASEATLAS_CZLIB_H
#define CASEATLAS_CZLIB_H
#include <zlib.h>

/// Begins to unpack gzip, and nothing else. Source: zlib.h, inflateInit2: 15 bits of window, and 16 for gzip.
static inline int caseatlas_begin_gunzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}

/// Begins to pack gzip at its default level. Source: zlib.h, deflateInit2: 15 bits of window, and 16 for gzip; memory level 8.
static inline int caseatlas_begin_gzip(z_stream *stream) {
    return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
#endif
