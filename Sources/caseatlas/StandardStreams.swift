import Foundation

/// Standard input, output and errors.
enum StandardStreams {
    /// Gives a stream that the caller closed to the null device, so that no file of ours gets its number and with it
    /// what is meant for people.
    static func ensureOpen() {
        var descriptor = open("/dev/null", O_RDWR)
        while (0...STDERR_FILENO).contains(descriptor) { descriptor = open("/dev/null", O_RDWR) }
        if descriptor > STDERR_FILENO { close(descriptor) }
    }
}
