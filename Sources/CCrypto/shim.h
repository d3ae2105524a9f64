#ifndef CASEATLAS_CCRYPTO_H
#define CASEATLAS_CCRYPTO_H
#include <openssl/crypto.h>
#include <openssl/evp.h>
#endif
