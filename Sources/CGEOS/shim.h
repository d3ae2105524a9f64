// Only the re-entrant C API is visible: the other one keeps a global context that threads would share.
#ifndef CASEATLAS_CGEOS_H
#define CASEATLAS_CGEOS_H
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#endif
