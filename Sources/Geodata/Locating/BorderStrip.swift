import CInstructions
import SimpleFeatures

/// All that must be known to locate positions in a strip of one degree of latitude.
///
/// Cells without a border have one answer. A fine cell with borders holds its edges and which countries hold its
/// middle, the reference: a path from there to a position, along the meridian and then along the parallel, crosses the
/// edges that lie between. Where rounding or an edge through a corner of the path leaves a doubt, the strip says so and
/// the caller asks the polygons themselves. Thread rule: never changes, any thread reads it. Source: true-hit filtering
/// by cells follows Kipf et al., Adaptive Main-Memory Indexing for High-Performance Point-Polygon Joins, EDBT 2020.
final class BorderStrip: Sendable {
    /// Which countries hold a cell: 0 none and no border within reach, 1 none but perhaps a border within reach, below
    /// `firstSetCode` two more than the index of the only country, from there on a set of several, `borderBit` a fine
    /// cell with borders.
    typealias Code = UInt16

    static let far: Code = 0
    static let near: Code = 1
    static let firstCountryCode: Code = 2
    static let firstSetCode: Code = 0x4000
    static let borderBit: Code = 0x8000
    /// What stands for a code where there is none yet: no code of a set.
    static let unknown: Code = 0x7FFF

    /// A code itself where it stands for countries or none, 0 where it stands for borders.
    @inline(__always)
    static func codeOfCountries(_ code: Code) -> Code { code & ((code &>> 15) &- 1) }

    /// 1 for a code of borders, else 0.
    @inline(__always)
    static func borderCount(_ code: Code) -> Int { Int(code &>> 15) }

    /// The country that a code stands for.
    @inline(__always)
    static func country(_ code: Code) -> CountryID { CountryID(Int(code &- firstCountryCode)) }

    /// More countries have no codes, nor have more sets of them.
    static let mostCountries = Int(firstSetCode - firstCountryCode)

    /// One for each cell of one degree: a code of its countries, or `borderBit` and the number of its block.
    let columns: FixedList<Code>
    /// Codes of fine cells, 256 for each block, rows from south to north; a border cell has its number in the block.
    let fineCodes: FixedList<Code>
    /// For each block the number of its first border cell.
    let firstCells: FixedList<Int32>
    let cells: FixedList<BorderCell>
    let edges: FixedList<BorderEdge>
    /// The countries that the border cells speak of, ascending in each cell.
    let owners: FixedList<CountryID>
    /// Which fine cells of a block have borders: 16 rows a block, bit `i` the `i`-th column from the west.
    let masks: FixedList<UInt32>
    /// Sets of several countries, each ascending.
    let sets: [[CountryID]]

    init(
        columns: [Code], fineCodes: [Code], masks: [UInt32], cellsByBlock: [[BorderCell]], edges: [BorderEdge],
        owners: [CountryID], sets: [[CountryID]]
    ) {
        var firstCells: [Int32] = []
        var cells: [BorderCell] = []
        for block in cellsByBlock {
            firstCells.append(Int32(cells.count))
            cells += block
        }
        self.columns = FixedList(columns)
        self.fineCodes = FixedList(fineCodes)
        self.firstCells = FixedList(firstCells)
        self.cells = FixedList(cells)
        self.edges = FixedList(edges)
        self.owners = FixedList(owners)
        self.masks = FixedList(masks)
        self.sets = sets
    }

    deinit {
        columns.free()
        fineCodes.free()
        firstCells.free()
        cells.free()
        edges.free()
        owners.free()
        masks.free()
    }

    @inline(__always)
    static func fineIndex(_ block: Int, row: Int, column: Int) -> Int {
        let mask = GlobeGrid.division - 1
        return (block * GlobeGrid.division + row & mask) * GlobeGrid.division + column & mask
    }
}

/// A list in memory that never moves: what a look-up reads without counting references or checking bounds.
///
/// Safe: a ``BorderStrip`` makes its lists, keeps them unchanged and frees them when it goes; whoever holds a list
/// holds the strip. All indices come from the strip's own lists.
struct FixedList<Element: BitwiseCopyable>: @unchecked Sendable {
    private let elements: UnsafeMutablePointer<Element>

    fileprivate init(_ list: [Element]) {
        elements = .allocate(capacity: max(1, list.count))
        elements.initialize(from: list, count: list.count)
    }

    fileprivate func free() { elements.deallocate() }

    @inline(__always)
    subscript(index: Int) -> Element { elements[index] }

    @inline(__always)
    func prefetch(_ index: Int) { caseatlas_prefetch(elements + index) }
}

/// A fine cell that borders pass through.
struct BorderCell: BitwiseCopyable, Sendable {
    let firstEdge: Int32
    let edgeCount: Int32
    let firstOwner: Int32
    let ownerCount: Int32
    /// The countries that hold the middle of the cell, as bits of their places in the list of owners.
    let heldAtReference: UInt64
    /// Whether a border passes so near to the middle that rounding hides which side it is on, or whether the cell has
    /// more countries than bits.
    let isDoubtful: Bool

    @inline(__always)
    var edgeIndices: Range<Int> { Int(firstEdge)..<Int(firstEdge) + Int(edgeCount) }
    var ownerIndices: Range<Int> { Int(firstOwner)..<Int(firstOwner) + Int(ownerCount) }
}

/// An edge of a ring, in the direction of the ring, and the place of its country in the list of its cell.
struct BorderEdge: BitwiseCopyable, Sendable {
    let start: Position
    let end: Position
    let ownerPlace: UInt16
}
