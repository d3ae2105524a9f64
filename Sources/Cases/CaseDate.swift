/// A date as finely as it is known.
///
/// Accepts Extended Date/Time Format levels 0 and 1 (Library of Congress, 4 February 2019): years, months, days,
/// seasons, intervals, the marks ? ~ %, X for digits that are not known; and ISO 8601 date-times, whose time of day
/// is dropped.
package struct CaseDate: Hashable, Sendable {
    /// The date in EDTF.
    package let text: String
    /// The year, of an interval the year in which it begins; nil when a digit of it is not known.
    package let year: Int?

    /// A case outside these years is a slip of the pen.
    package static var plausibleYears: ClosedRange<Int> { 1000...2100 }

    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            guard let day = PartialDate(text) else { return nil }
            self.init(text: day.text, year: day.year)
        case 2:
            let (start, end) = (PartialDate(parts[0]), PartialDate(parts[1]))
            guard start != nil || CaseDate.isOpen(parts[0]), end != nil || CaseDate.isOpen(parts[1]),
                start != nil || end != nil
            else { return nil }
            if let first = start?.year, let last = end?.year, first > last { return nil }
            if let start, let end, start.text.count == end.text.count, start.text > end.text { return nil }
            self.init(text: "\(start?.text ?? String(parts[0]))/\(end?.text ?? String(parts[1]))", year: start?.year)
        default: return nil
        }
    }

    private init(text: String, year: Int?) {
        self.text = text
        self.year = year
    }

    /// An end of an interval that is open (`..`) or not known (nothing).
    private static func isOpen(_ text: Substring) -> Bool { text == ".." || text.isEmpty }
}

/// A year, a month or a day.
private struct PartialDate {
    let text: String
    let year: Int?

    init?(_ text: some StringProtocol) {
        var date = Array(text.utf8)
        if let time = date.firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }) {
            guard time == 10, PartialDate.isTime(date[(time + 1)...]) else { return nil }
            date = Array(date[..<time])
        }
        let qualifiers = date.reversed().prefix { "?~%".utf8.contains($0) }.count
        guard qualifiers <= 1 else { return nil }
        let parts = date.dropLast(qualifiers).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), let first = parts.first, first.count == 4,
            let century = PartialDate.number(first.prefix(2)), let digits = PartialDate.number(first.suffix(2)),
            century != .unknown || digits == .unknown
        else { return nil }
        year = PartialDate.year(century, digits)
        if let year, !CaseDate.plausibleYears.contains(year) { return nil }
        if parts.count > 1, !PartialDate.isMonthOrSeason(parts[1], hasDay: parts.count == 3) { return nil }
        if parts.count == 3, !PartialDate.isDay(parts[2], month: parts[1], year: year) { return nil }
        self.text = String(decoding: date, as: UTF8.self)
    }

    /// Two digits, of which the last or both may be X.
    private enum TwoDigits: Equatable { case known(Int), unknown }

    private static func number(_ text: ArraySlice<UInt8>) -> TwoDigits? {
        guard text.count == 2, let first = text.first, let last = text.last else { return nil }
        let x = UInt8(ascii: "X")
        if last == x { return first == x || isDigit(first) ? .unknown : nil }
        guard isDigit(first), isDigit(last) else { return nil }
        return .known(Int(first - UInt8(ascii: "0")) * 10 + Int(last - UInt8(ascii: "0")))
    }

    private static func year(_ century: TwoDigits, _ digits: TwoDigits) -> Int? {
        guard case .known(let century) = century, case .known(let digits) = digits else { return nil }
        return 100 * century + digits
    }

    private static func isMonthOrSeason(_ text: ArraySlice<UInt8>, hasDay: Bool) -> Bool {
        switch number(text) {
        case .known(let month): (1...12).contains(month) || (!hasDay && (21...24).contains(month))
        case .unknown: text.allSatisfy { $0 == UInt8(ascii: "X") }
        case nil: false
        }
    }

    private static func isDay(_ text: ArraySlice<UInt8>, month: ArraySlice<UInt8>, year: Int?) -> Bool {
        switch number(text) {
        case .known(let day):
            guard case .known(let month) = number(month) else { return false }
            return (1...dayCount(month: month, year: year)).contains(day)
        case .unknown: return text.allSatisfy { $0 == UInt8(ascii: "X") }
        case nil: return false
        }
    }

    private static func dayCount(month: Int, year: Int?) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.map { ($0 % 4 == 0 && $0 % 100 != 0) || $0 % 400 == 0 } ?? true ? 29 : 28
        default: 31
        }
    }

    /// Hours and minutes, perhaps more, perhaps a zone: enough to tell a time from something else.
    private static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
        text.count >= 5 && text.prefix(2).allSatisfy(isDigit) && text.dropFirst(2).first == UInt8(ascii: ":")
            && text.allSatisfy { isDigit($0) || ":.,+-Zz".utf8.contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
