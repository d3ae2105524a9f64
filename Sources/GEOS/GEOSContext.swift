import CGEOS

/// An error that GEOS reported, in its own words.
package struct GEOSError: Error, Hashable, Sendable {
    package let operation: String
    package let message: String
}

/// A handle of the re-entrant GEOS C API.
///
/// Thread rule: not thread safe; each thread makes its own, and geometries stay with the context that made them.
package final class GEOSContext {
    let handle: GEOSContextHandle_t
    private var lastMessage = "no reason given"

    package init() {
        handle = GEOS_init_r()
        // Safe: the context outlives its handle, which is finished in deinit.
        GEOSContext_setErrorMessageHandler_r(
            handle,
            { message, context in
                guard let message, let context else { return }
                Unmanaged<GEOSContext>.fromOpaque(context).takeUnretainedValue().lastMessage = String(cString: message)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { GEOS_finish_r(handle) }

    /// The error of the call that has just failed.
    func error(in operation: String) -> GEOSError {
        GEOSError(operation: operation, message: lastMessage)
    }

    /// Takes ownership of the result of a GEOS call; null means that the call failed.
    func adopt(_ pointer: OpaquePointer?, from operation: String) throws(GEOSError) -> GEOSGeometry {
        guard let pointer else { throw error(in: operation) }
        return GEOSGeometry(owning: pointer, context: self)
    }
}

/// A geometry that GEOS owns.
///
/// Thread rule: belongs to its context and its thread.
final class GEOSGeometry {
    let pointer: OpaquePointer
    let context: GEOSContext

    init(owning pointer: OpaquePointer, context: GEOSContext) {
        self.pointer = pointer
        self.context = context
    }

    deinit { GEOSGeom_destroy_r(context.handle, pointer) }
}
