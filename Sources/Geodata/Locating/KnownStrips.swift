/// The strips that one copy of a locator has asked for, laid out for quick look-ups.
///
/// Thread rule: each copy has its own; what they know has been cut once for all.
struct KnownStrips: Sendable {
    private let cut: CutStrips
    /// The codes of all cells of one degree, strip after strip: together, since each position asks for one.
    private var columnCodes: [BorderStrip.Code]
    /// The codes of the fine cells of each strip that is cut.
    private var fineCodes: [FixedList<BorderStrip.Code>?]
    private var views: [StripView?]
    /// Keeps alive what the views look at.
    private var strips: [BorderStrip?]
    /// How often a strip has been asked for that is not cut.
    private var questionCounts: [Int32]

    /// Cutting a strip costs as much as about this many questions to the polygons.
    private static let questionsBeforeCut: Int32 = 64

    init(_ cut: CutStrips) {
        self.cut = cut
        columnCodes = Array(
            repeating: BorderStrip.unknown, count: GlobeGrid.stripCount * GlobeGrid.columnCount)
        fineCodes = Array(repeating: nil, count: GlobeGrid.stripCount)
        views = Array(repeating: nil, count: GlobeGrid.stripCount)
        strips = Array(repeating: nil, count: GlobeGrid.stripCount)
        questionCounts = Array(repeating: 0, count: GlobeGrid.stripCount)
    }

    var reach: FineReach { cut.reach }

    /// Whether a strip is cut, which it is from a number of questions on.
    @inline(__always)
    mutating func prepare(_ strip: Int) -> Bool {
        views[strip] != nil || cutIfItPays(strip)
    }

    private mutating func cutIfItPays(_ strip: Int) -> Bool {
        questionCounts[strip] += 1
        guard questionCounts[strip] > KnownStrips.questionsBeforeCut, let found = cut.strip(strip) else { return false }
        strips[strip] = found
        views[strip] = StripView(found)
        fineCodes[strip] = found.fineCodes
        for column in 0..<GlobeGrid.columnCount {
            columnCodes[strip * GlobeGrid.columnCount + column] = found.columns[column]
        }
        return true
    }

    /// The code of a cell of one degree; ``BorderStrip/unknown`` where the strip is not cut.
    @inline(__always)
    func columnCode(_ strip: Int, fineColumn: Int) -> BorderStrip.Code {
        columnCodes[strip * GlobeGrid.columnCount + GlobeGrid.degree(fineColumn)]
    }

    /// Asks the memory for the code of a fine cell.
    @inline(__always)
    func prefetchFineCode(_ strip: Int, _ index: Int) {
        fineCodes[strip]?.prefetch(index)
    }

    /// The cells of a strip, which must be cut.
    @inline(__always)
    func view(_ strip: Int) -> StripView {
        guard let view = views[strip] else { preconditionFailure("a strip is prepared before it is looked at") }
        return view
    }

    /// The countries that a code for several stands for.
    func set(_ code: BorderStrip.Code, ofStrip strip: Int) -> [CountryID] {
        strips[strip]?.sets[Int(code - BorderStrip.firstSetCode)] ?? []
    }
}
