package import TextFormats

/// The country data cannot be used: which file, why, and what to do.
package enum GeodataError: Error, Sendable {
    /// A file cannot be read.
    case file(ByteSource.Failure)
    case malformed(path: String, reason: String)
    /// A country cannot be brought to the wanted number of decimals.
    case collapsed(key: String)
    /// GEOS failed on an area.
    case geometry(key: String, reason: String)
}
