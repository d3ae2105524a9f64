package import Cases

/// The numbers of a group of cases.
package struct Counts: Hashable, Sendable {
    /// One counter for each outcome with each method, the persons, and the cases that state them.
    private var counters: [Int]

    /// How many outcomes, methods and counters there are: constants, since every case asks for them.
    private static var outcomeCount: Int { 4 }
    private static var methodCount: Int { 11 }
    static var width: Int { outcomeCount * methodCount + 2 }
    static var personsPlace: Int { width - 2 }
    static var statedPlace: Int { width - 1 }

    package init() {
        counters = Array(repeating: 0, count: Counts.width)
    }

    init(_ counters: ArraySlice<Int>) {
        precondition(counters.count == Counts.width, "one number for each counter")
        self.counters = Array(counters)
    }

    package static func += (a: inout Counts, b: Counts) {
        for index in a.counters.indices { a.counters[index] += b.counters[index] }
    }

    /// Every case is an attempt, whatever came of it.
    package var attempted: Int { counters[..<Counts.personsPlace].reduce(0, +) }

    package subscript(outcome: Outcome) -> Int { Method.allCases.reduce(0) { $0 + self[outcome, $1] } }
    package subscript(method: Method) -> Int { Outcome.allCases.reduce(0) { $0 + self[$1, method] } }
    package subscript(outcome: Outcome, method: Method) -> Int { counters[Counts.place(of: outcome, method)] }

    /// Persons of the cases that state them.
    package var persons: Int { counters[Counts.personsPlace] }
    /// Cases that do not state their persons.
    package var personsUnstated: Int { attempted - counters[Counts.statedPlace] }

    /// The share of the concluded cases that were successful, to three decimals; nil when none is concluded.
    package var successRate: Double? {
        let concluded = self[.successful] + self[Outcome.unsuccessful]
        guard concluded > 0 else { return nil }
        return (Double(self[.successful]) / Double(concluded) * 1000).rounded() / 1000
    }

    /// The outcomes of a method lie together: most files know few methods, and memory comes to the processor in pieces.
    @inline(__always)
    static func place(of outcome: Outcome, _ method: Method) -> Int { method.index * outcomeCount + outcome.index }
}
