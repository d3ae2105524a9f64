import Foundation

/// Tells when files change, by looking at them now and then.
///
/// Notices of the system differ from one to the next, and editors that put a new file in place of the old one escape
/// them; a look at a dozen files takes microseconds.
package struct FileWatch {
    /// What a file looked like: enough to see that it was written, replaced or removed.
    private struct Mark: Equatable {
        let seconds: Int
        let nanoseconds: Int
        let byteCount: Int
        let inode: UInt64

        /// Nil where no file is.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            #if canImport(Darwin)
                let time = status.st_mtimespec
            #else
                let time = status.st_mtim
            #endif
            seconds = Int(time.tv_sec)
            nanoseconds = Int(time.tv_nsec)
            byteCount = Int(status.st_size)
            inode = UInt64(status.st_ino)
        }
    }

    /// What the files looked like when a change was last told; no mark for a file that was not there.
    private var known: [String: Mark?] = [:]
    /// What they looked like at the last look.
    private var last: [String: Mark?]?

    package init(_ paths: [String] = []) {
        watch(paths)
    }

    /// Watches these files from now on; what is known of those that are watched already is kept.
    package mutating func watch(_ paths: [String]) {
        let earlier = known
        known = [:]
        for path in paths { known.updateValue(earlier[path] ?? Mark(path), forKey: path) }
    }

    /// Whether files have changed since this was last true, and are at rest: they look the same as at the look before.
    package mutating func hasChanged() -> Bool {
        var now: [String: Mark?] = [:]
        for path in known.keys { now.updateValue(Mark(path), forKey: path) }
        defer { last = now }
        guard now != known, now == last else { return false }
        known = now
        return true
    }
}
