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

    /// More descriptors than a preview has.
    private static let descriptorLimit: Int32 = 256

    /// Opens an address, if somebody is there to see it. Whether it works does not matter: the address was printed.
    static func open(_ address: String) {
        guard hasDisplay, isatty(STDOUT_FILENO) == 1 else { return }
        // The socket of the server shall not live on in the browser.
        for descriptor in (STDERR_FILENO + 1)..<descriptorLimit { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        guard let process = spawn([opener, address]) else { return }
        Thread.detachNewThread {
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
    }

    /// Starts a program in a group of its own, so that the key that ends the preview does not end the browser.
    ///
    /// Foundation's `Process` is not used: it starts programs with every signal blocked, and a browser must be able to end.
    private static func spawn(_ words: [String]) -> pid_t? {
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
            var actions: posix_spawn_file_actions_t?
        #else
            var attributes = posix_spawnattr_t()
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawnattr_init(&attributes)
        posix_spawn_file_actions_init(&actions)
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&actions)
        }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // These are ignored here, which a program that is started would inherit.
        var inherited = none
        for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&inherited, signal) }
        posix_spawnattr_setsigdefault(&attributes, &inherited)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(flags))
        for stream in 0...STDERR_FILENO { posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0) }
        let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        let texts = [words, environment].map { $0.map { strdup($0) } + [nil] }
        defer { texts.joined().forEach { free($0) } }
        var process: pid_t = 0
        return posix_spawnp(&process, words[0], &actions, &attributes, texts[0], texts[1]) == 0 ? process : nil
    }
}
