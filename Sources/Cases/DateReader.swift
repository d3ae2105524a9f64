import TextFormats

/// Reads a column of dates.
///
/// Plain years and days are read byte by byte; any other text is read by ``CaseDate``, once where it is seen often.
struct DateReader: Sendable {
    private var table = WordTable()
    /// The date of each text of the table; nil when it is none.
    private var dates: [CaseDate?] = []

    /// The years of a column, and the dates as they may be published: nil and an empty range where there is none.
    mutating func dates(
        _ ranges: [ByteRange], of cases: inout CaseBatch, _ flaws: inout Flaws
    ) -> (years: [Int16?], texts: [ByteRange]) {
        var years = cases.text.bytes.withUnsafeBufferPointer { bytes in
            ranges.map { DateReader.plainYear(bytes, $0) }
        }
        var texts = ranges
        let others = ranges.indices.filter { years[$0] == nil && ranges[$0].count > 0 }
        let numbers = table.numbers(of: others.map { ranges[$0] }, in: cases.text)
        for number in dates.count..<table.count { dates.append(CaseDate(table.word(number))) }
        for (index, number) in zip(others, numbers) {
            let text = cases.string(ranges[index]) ?? ""
            if let date = number >= 0 ? dates[Int(number)] : CaseDate(text) {
                years[index] = date.year.map(Int16.init)
                // A time of day is not published.
                if date.text.utf8.count != text.utf8.count { texts[index] = cases.text.keep(date.text) }
            } else {
                texts[index] = .empty
                flaws.warn(
                    cases.issue(
                        .warning, index, .date, text, "not a date; the case counts as undated",
                        "write 2015, 2015-10, 2015-10-17 or 2015~ (EDTF)"))
            }
        }
        return (years, texts)
    }

    /// The year of `2015` and of `2015-10-17`, where the day is one of the first 28; nil for any other text.
    @inline(__always)
    private static func plainYear(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Int16? {
        let start = Int(range.start)
        guard range.count == 4 || range.count == 10, let century = twoDigits(bytes, start),
            let rest = twoDigits(bytes, start + 2)
        else { return nil }
        let year = Int(100 * century + rest)
        guard year >= CaseDate.plausibleYears.lowerBound, year <= CaseDate.plausibleYears.upperBound else { return nil }
        if range.count == 10 {
            guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
                let month = twoDigits(bytes, start + 5), let day = twoDigits(bytes, start + 8), month >= 1, month <= 12,
                day >= 1, day <= 28
            else { return nil }
        }
        return Int16(truncatingIfNeeded: year)
    }

    @inline(__always)
    private static func twoDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int32? {
        let tens = bytes[offset] &- UInt8(ascii: "0")
        let ones = bytes[offset + 1] &- UInt8(ascii: "0")
        return tens <= 9 && ones <= 9 ? Int32(tens) * 10 + Int32(ones) : nil
    }
}
