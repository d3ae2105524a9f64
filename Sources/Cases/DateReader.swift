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
        var texts = ranges
        var others: [Int] = []
        var years = DateReader.plainYears(ranges, in: cases.text, &others)
        guard !others.isEmpty else { return (years, texts) }
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

    /// The years of plain dates; the indices of other texts are added to `others`.
    private static func plainYears(_ ranges: [ByteRange], in text: TextChunk, _ others: inout [Int]) -> [Int16?] {
        text.bytes.withUnsafeBytes { bytes in
            [Int16?](unsafeUninitializedCapacity: ranges.count) { years, count in
                guard let base = bytes.baseAddress else { return }
                count = ranges.count
                for index in 0..<count {
                    let year = plainYear(base, ranges[index])
                    if year == nil && ranges[index].count > 0 { others.append(index) }
                    years.initializeElement(at: index, to: year)
                }
            }
        }
    }

    /// The year of `2015` and of `2015-10-17`, where the day is one of the first 28; nil for any other text.
    ///
    /// Safe: a chunk has more than ten bytes behind its text.
    @inline(__always)
    private static func plainYear(_ bytes: UnsafeRawPointer, _ range: ByteRange) -> Int16? {
        guard range.count == 4 || range.count == 10 else { return nil }
        let head = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: Int(range.start), as: UInt64.self))
        // Each byte less "0000-00-": digits become their values, hyphens 0; the sum sets bit 7 of any other byte.
        var values = head ^ 0x2D30_302D_3030_3030
        if range.count == 4 { values &= 0xFFFF_FFFF }
        guard (values | (values &+ 0x7F76_767F_7676_7676)) & 0x8080_8080_8080_8080 == 0 else { return nil }
        // Each byte becomes the number of two digits that begins with it, which fits a byte.
        let pairs = values &* 10 &+ values &>> 8
        let year = byte(pairs, 0) * 100 + byte(pairs, 2)
        guard year >= CaseDate.plausibleYears.lowerBound, year <= CaseDate.plausibleYears.upperBound else { return nil }
        if range.count == 10 {
            let end = bytes.loadUnaligned(fromByteOffset: Int(range.start) + 8, as: UInt16.self)
            let day = UInt64(UInt16(littleEndian: end) ^ 0x3030)
            guard (day | (day &+ 0x7676)) & 0x8080 == 0, 1...12 ~= byte(pairs, 5),
                1...28 ~= byte(day &* 10 &+ day &>> 8, 0)
            else { return nil }
        }
        return Int16(truncatingIfNeeded: year)
    }

    @inline(__always)
    private static func byte(_ word: UInt64, _ place: UInt64) -> Int {
        Int(truncatingIfNeeded: (word &>> (8 &* place)) & 0xFF)
    }
}
