import Foundation

/// The browser of the person who is looking.
enum Browser {
    #if canImport(Darwin)
        private static let opener = "open"
        private static let hasDisplay = true
    #else
        private static let opener = "xdg-open"
        private static var hasDisplay: Bool {
            let environment = ProcessInfo.processInfo.environment
            return ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
        }
    #endif

    /// Opens an address, if somebody is there to see it. Whether it works does not matter: the address was printed.
    static func open(_ address: String) {
        guard hasDisplay, isatty(STDOUT_FILENO) == 1 else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [opener, address]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }
}
