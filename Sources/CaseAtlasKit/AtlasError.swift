import Cases
import Exports
import Geodata
import TextFormats

/// Why an atlas could not be made. Exports that were there before are there still.
public struct AtlasError: Error, Sendable {
    /// What kind of trouble it is; the command has an exit status for each.
    public enum Kind: Hashable, Sendable {
        /// Rows were rejected, and the options say that none may be.
        case rowsRejected
        /// The options contradict each other or name what is not there.
        case usage
        /// The input is no cases, or no row of it can be counted.
        case unreadableInput
        case missingInput
        /// The output folder cannot be written.
        case cannotWrite
        /// The disk failed.
        case inputOutput
        /// Another run holds the output folder.
        case busy
        /// The privacy rules or the system forbid it.
        case notPermitted
        /// A mistake of ours.
        case internalError
    }

    /// What kind of trouble it is.
    public let kind: Kind
    /// What happened, where, and what to do.
    public let message: String
    /// What is known of the rows, when they were read.
    public let report: Report?

    init(_ kind: Kind, _ message: String, report: Report? = nil) {
        self.kind = kind
        self.message = message
        self.report = report
    }
}

extension AtlasError {
    /// Runs `body` and turns what the rooms throw into the library's own error.
    static func wrapping<Result>(_ body: () throws -> Result) throws(AtlasError) -> Result {
        do {
            return try body()
        } catch let error as AtlasError {
            throw error
        } catch let error as CaseInputError {
            throw AtlasError(error)
        } catch let error as GeodataError {
            throw AtlasError(error)
        } catch let error as ExportError {
            throw AtlasError(error)
        } catch {
            throw AtlasError(.internalError, "an error that no room declares, please report it: \(error)")
        }
    }

    init(_ error: CaseInputError) {
        switch error {
        case .file(let failure): self.init(failure)
        case .notText(let path, let reason): self.init(.unreadableInput, "\(path): \(reason)")
        case .columns(let path, let reason, let found):
            self.init(
                .unreadableInput,
                "\(path): \(reason)\n  columns found: \(found.map(\.printable).joined(separator: ", "))")
        case .forbidden(let path, let reason): self.init(.notPermitted, "\(path): \(reason)")
        case .broken(let path, let line, let reason): self.init(.unreadableInput, "\(path):\(line): \(reason)")
        }
    }

    init(_ failure: ByteSource.Failure) {
        switch failure.kind {
        case .missing: self.init(.missingInput, "\(failure.path): no such file; check the path")
        case .notPermitted: self.init(.notPermitted, "\(failure.path): no permission to read it")
        case .isDirectory:
            self.init(.unreadableInput, "\(failure.path): a folder, not a file; name the CSV or GeoJSON file in it")
        case .unreadable: self.init(.inputOutput, "\(failure.path): \(failure.reason)")
        case .damaged: self.init(.unreadableInput, "\(failure.path): \(failure.reason)")
        }
    }

    init(_ error: GeodataError) {
        switch error {
        case .file(let failure): self.init(failure)
        case .malformed(let path, let reason): self.init(.unreadableInput, "\(path): \(reason)")
        case .collapsed(let key):
            self.init(
                .unreadableInput, "country \(key): no area is left of it at six decimals; leave it out of the file")
        case .geometry(let key, let reason): self.init(.unreadableInput, "country \(key): \(reason)")
        }
    }

    init(_ error: ExportError) {
        switch error {
        case .folder(let path, let reason): self.init(.cannotWrite, "\(path): \(reason)")
        case .busy(let path): self.init(.busy, "\(path): another run is writing it; try again when it is done")
        case .notPermitted(let path, let reason): self.init(.notPermitted, "\(path): \(reason)")
        case .system(let path, let reason, let isDiskFailure):
            self.init(isDiskFailure ? .inputOutput : .cannotWrite, "\(path): \(reason)")
        }
    }
}
