import Foundation

/// A stream that is open for writing, such as standard output.
package struct StreamOutput: Sendable {
    private let descriptor: Int32

    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes all bytes, in as many calls as the system asks for.
    package func write(_ bytes: [UInt8]) throws(ExportError) {
        guard bytes.withUnsafeBytes({ areWritten($0, to: descriptor) }) else {
            let name = descriptor == STDOUT_FILENO ? "standard output" : "the output"
            throw .system(path: name, reason: String(cString: strerror(errno)), isDiskFailure: true)
        }
    }
}

/// Writes all bytes to a descriptor; false, with the reason in `errno`, when the system does not take them.
func areWritten(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    writtenByteCount(bytes, to: descriptor) == bytes.count
}

/// Writes bytes to a descriptor; how many of them the system took, with the reason in `errno` where not all.
func writtenByteCount(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    var written = 0
    while written < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { break }
        written += count
    }
    return written
}
