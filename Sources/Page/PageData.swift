import Pictures
import SimpleFeatures
import Styles
import TextFormats

/// The block of data that the script of the page reads.
///
/// Law: it is JSON that holds no `<`, so that nothing in it can end the element or begin another, and no line separator of
/// Unicode, which older scripts take for the end of a line.
struct PageData {
    private let parts: PageParts
    private var words: PictureWords { parts.words }
    private var facts: PageFacts { parts.facts }

    /// A year step of the player. A reader needs about a second to see what changed.
    private static let stepInMilliseconds = 900
    private static let mostZoom = 40
    /// More cases of a country than this are not listed on the page.
    private static let mostListed = 200

    init(_ parts: PageParts) { self.parts = parts }

    var text: [UInt8] {
        var bytes: [UInt8] = []
        let json = JSONValue.object([
            ("countries", .array(parts.countries.map(PageData.country))),
            ("outcomes", .array(facts.outcomes.map { entry($0, parts.outcomeLabel($0)) })),
            (
                "methods",
                .array(facts.usedMethods.map { entry(facts.methods[$0], parts.methodLabel(facts.methods[$0])) })
            ),
            ("years", .row(facts.years.map { .integer($0 ?? 0) })),
            ("facts", .array(factRows)), ("cases", caseRows.map(JSONValue.array) ?? .null),
            ("words", .object(phrases)), ("style", .object(style)),
        ])
        bytes.append(scriptSafe: json.flatText)
        return bytes
    }

    private static func country(_ country: PageParts.Country) -> JSONValue {
        .object([("key", .string(country.code)), ("name", .string(country.name)), ("status", .string(country.status))])
    }

    private func entry(_ key: String, _ label: String) -> JSONValue {
        .object([("key", .string(key)), ("label", .string(label))])
    }

    private var factRows: [JSONValue] {
        let places = Dictionary(uniqueKeysWithValues: facts.usedMethods.enumerated().map { ($1, $0) })
        return facts.counts.map { fact in
            .row(
                [fact.country, fact.year ?? 0, fact.outcome, places[fact.method] ?? 0, fact.count].map(
                    JSONValue.integer))
        }
    }

    private var caseRows: [JSONValue]? {
        let outcomes = Dictionary(uniqueKeysWithValues: facts.outcomes.enumerated().map { ($1, $0) })
        let methods = Dictionary(
            uniqueKeysWithValues: facts.usedMethods.enumerated().map { (facts.methods[$1], $0) })
        return facts.cases?.compactMap { item in
            guard let country = parts.rows[item.code], let outcome = outcomes[item.outcome],
                let method = methods[item.method]
            else { return nil }
            let point = parts.drawing.project(item.position)
            let numbers = [country, item.year ?? 0, outcome, method, Int(point.x.rounded()), Int(point.y.rounded())]
            return .row(numbers.map(JSONValue.integer) + [.string(item.date), .optional(item.sourceURL)])
        }
    }

    private var phrases: [(String, JSONValue)] {
        let texts: [(String, Phrase)] = [
            ("allYears", .allYears), ("undated", .withoutDate), ("play", .play), ("pause", .pause),
            ("label", .countryCounts),
            ("summary", .summary), ("numbers", .numbers), ("noCountry", .noCountry), ("close", .close),
            ("outcome", .outcome), ("method", .method), ("year", .pageYear), ("listed", .listed), ("symbols", .both),
            ("source", .source),
            ("more", .more),
        ]
        let states = ["none", "out_of_scope", "unassigned", "withheld"].compactMap { state in
            Phrase(rawValue: state).map { (state, JSONValue.string(words.phrases.text($0))) }
        }
        return texts.map { ($0, .string(words.phrases.text($1))) } + [("states", .object(states))]
    }

    private var style: [(String, JSONValue)] {
        [
            ("rateMinimum", .integer(parts.model.rateMinimum)),
            ("rateBreaks", .row(parts.rateBreaks.map(JSONValue.number))),
            ("unitDiameter", .number(parts.model.scale.unitDiameter)),
            ("leastDiameter", .number(SymbolScale.leastDiameter)), ("mostZoom", .integer(PageData.mostZoom)),
            ("mostListed", .integer(PageData.mostListed)),
            ("stepInMilliseconds", .integer(PageData.stepInMilliseconds)),
        ]
    }
}

extension [UInt8] {
    /// Adds JSON with `<` and the line separators of Unicode, which stand in its strings only, as escapes.
    ///
    /// U+2028 and U+2029 are E2 80 A8 and E2 80 A9 in UTF-8.
    fileprivate mutating func append(scriptSafe json: [UInt8]) {
        reserveCapacity(count + json.count)
        var index = 0
        while index < json.count {
            switch json[index] {
            case UInt8(ascii: "<"): append("\\u003c")
            case 0xE2 where json[index...].starts(with: [0xE2, 0x80, 0xA8]):
                append("\\u2028")
                index += 2
            case 0xE2 where json[index...].starts(with: [0xE2, 0x80, 0xA9]):
                append("\\u2029")
                index += 2
            default: append(json[index])
            }
            index += 1
        }
    }
}
