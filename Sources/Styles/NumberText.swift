import TextFormats

extension Double {
    /// At most three decimals, without zeros at the end: as finely as rates, sizes and widths are known.
    var shortText: String {
        var bytes: [UInt8] = []
        bytes.append(decimal: self, decimals: 3)
        return String(decoding: bytes, as: UTF8.self)
    }
}
