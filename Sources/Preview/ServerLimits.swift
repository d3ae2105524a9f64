/// What browsers may use of the server, so that none that stalls or floods keeps others from the page.
package enum ServerLimits {
    /// How many connections are served at a time; further ones wait. A browser opens about six.
    package static let connectionCount = 64
    /// How long nothing may happen on a connection: no whole header come, no part of an answer be taken. More than a page
    /// waits to be told of a change.
    package static let idleSeconds: Int64 = 30

    /// How long a field of a request may be, or its target; web servers have 8,000 or 16,000 as a rule.
    package static let fieldByteCount = 16_384
    /// How long all fields and the target may be together. The cookies of everything that runs on this machine come along,
    /// whatever its port.
    package static let headerByteCount = 65_536
    /// How many fields a request may have.
    package static let fieldCount = 100
    /// How much a request may bring along, which is read and dropped; GET and HEAD bring nothing.
    package static let contentByteCount = 1_000_000
}
