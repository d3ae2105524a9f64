import Foundation

/// Where a file lies within the folder, as a request states it.
package struct SitePath: Equatable {
    /// The names on the way, the last one that of the file.
    package let names: [String]

    /// Nil where the path could lead out of the folder or to a hidden file.
    package init?(percentEncoded path: String) {
        guard path.hasPrefix("/") else { return nil }
        let names = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            .map { String($0).removingPercentEncoding }
        guard names.allSatisfy({ $0.map(SitePath.isName) ?? false }) else { return nil }
        self.names = names.compactMap { $0 }
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && !text.hasPrefix(".")
            && text.utf8.allSatisfy { $0 >= UInt8(ascii: " ") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
    }

    /// The media type of the file; nil for an ending that no export has, whose files are not shown.
    package var contentType: String? {
        guard let name = names.last, let dot = name.lastIndex(of: ".") else { return nil }
        return SitePath.contentTypes[name[name.index(after: dot)...].lowercased()]
    }

    /// The media types by the endings of the files that exports have (IANA; RFC 7946, RFC 8142).
    private static let contentTypes = [
        "html": "text/html; charset=utf-8",
        "svg": "image/svg+xml; charset=utf-8",
        "geojson": "application/geo+json; charset=utf-8",
        "geojsons": "application/geo+json-seq; charset=utf-8",
        "json": "application/json; charset=utf-8",
        "topojson": "application/json; charset=utf-8",
        "csv": "text/csv; charset=utf-8",
        "qgs": "application/xml; charset=utf-8",
        "qml": "application/xml; charset=utf-8",
        "sld": "application/xml; charset=utf-8",
    ]
}
