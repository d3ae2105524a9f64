import Foundation

/// What a browser asks for.
package struct SiteRequest: Sendable {
    /// What is to be done; names of methods differ by case (RFC 9110, section 9.1).
    package let method: String
    /// What it is to be done to, as the request states it: a path, as a rule, and a query.
    package let target: String
    /// The host that the request names; nil where it names none, or several.
    package let host: String?

    /// A request, whatever it came by.
    package init(method: String, target: String, host: String?) {
        self.method = method
        self.target = target
        self.host = host
    }

    /// The target as far as the query.
    package var path: String { String(target.prefix { $0 != "?" }) }

    /// What the query gives a name; nil where it gives it nothing.
    package func parameter(_ name: String) -> String? {
        let beginning = name + "="
        return target.dropFirst(path.count + 1).split(separator: "&").first { $0.hasPrefix(beginning) }
            .flatMap { $0.dropFirst(beginning.count).removingPercentEncoding }
    }
}
