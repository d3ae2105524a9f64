import CCrypto

/// A SHA-256 digest of bytes that come in pieces. Source: FIPS 180-4, by OpenSSL.
///
/// Thread rule: one owner at a time.
package final class SHA256Digest {
    private let context: OpaquePointer?

    package static let byteCount = 32

    package init() {
        // Nothing in the configuration of the machine shall matter, and reading it takes longer than a small digest.
        OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil)
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    package func update(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { update($0) }
    }

    package func update(_ bytes: UnsafeRawBufferPointer) {
        // Safe: OpenSSL reads just these bytes.
        _ = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The 32 bytes of the digest; no more bytes may come.
    package func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
        EVP_DigestFinal_ex(context, &digest, nil)
        return digest
    }
}

extension [UInt8] {
    /// The bytes in lower-case hexadecimal.
    package var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
