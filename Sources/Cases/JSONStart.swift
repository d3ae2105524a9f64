import TextFormats

/// How the records of a JSON file are told apart, as its beginning shows it.
struct JSONStart {
    let layout: JSONLayout
    /// The text before the first record: up to the opening bracket of a list, with it; else empty.
    let head: [UInt8]

    private init(_ layout: JSONLayout, head: ArraySlice<UInt8> = []) {
        self.layout = layout
        self.head = Array(head)
    }

    /// Looks at the first byte that is no space, and on until the kind is clear; nil when the text is no JSON.
    init?(of source: TextSource) throws(CaseInputError) {
        while source.ahead.leadingSpaceCount == source.ahead.count {
            guard !source.isAtEnd, source.ahead.count <= RecordCutter.longestRecordInBytes else { return nil }
            try source.look(source.ahead.count * 2 + 1)
        }
        let text = source.ahead.text
        let first = source.ahead.leadingSpaceCount
        switch text[first] {
        case JSONLayout.recordSeparator: self.init(.sequence)
        case UInt8(ascii: "["): self.init(.elements(areFeatures: false), head: text[...first])
        case UInt8(ascii: "{"):
            guard let head = try JSONStart.headOfCollection(source) else {
                try JSONStart.checkFirstLine(of: source)
                self.init(.lines)
                return
            }
            self.init(.elements(areFeatures: true), head: source.ahead.text[..<head])
        default: return nil
        }
    }

    var cutter: RecordCutter {
        switch layout {
        case .lines, .sequence: RecordCutter(separate: layout)
        case .elements(let areFeatures): RecordCutter(list: ListCutter(head: head, isCollection: areFeatures))
        }
    }

    /// The records at the beginning of a text that follows the head; the last may be cut off.
    func records(of text: TextChunk) -> TextChunk {
        guard case .elements = layout else { return text }
        var structure = JSONStructure()
        // Where the structure breaks, the feed says so when it comes there.
        try? structure.walk(text)
        guard let end = structure.end else { return text }
        return TextChunk(text.text[..<end])
    }

    /// Where the features begin when the first object is a FeatureCollection; nil when it is another.
    ///
    /// An object of more than a megabyte that has features is no record: it is a collection whose type comes behind them.
    private static func headOfCollection(_ source: TextSource) throws(CaseInputError) -> Int? {
        while true {
            var features: Int?
            do {
                try findFeatures(in: Array(source.ahead.text), &features)
            } catch Answer.collection {
                guard let features else {
                    throw CaseInputError.notText(
                        path: source.path, reason: "the FeatureCollection has no list of features to read")
                }
                return features
            } catch Answer.record {
                return nil
            } catch {
                guard !source.isAtEnd, source.ahead.count <= RecordCutter.longestRecordInBytes else { return features }
            }
            try source.look(source.ahead.count * 2)
        }
    }

    /// Throws when the first object is written on several lines, which would be read as one broken record each.
    private static func checkFirstLine(of source: TextSource) throws(CaseInputError) {
        let text = source.ahead.text.drop(while: \.isSpace)
        guard let end = text.firstIndex(of: UInt8(ascii: "\n")), let last = text[..<end].last(where: { !$0.isSpace }),
            [UInt8]("{[,:".utf8).contains(last)
        else { return }
        throw .notText(
            path: source.path,
            reason: "the first JSON object stretches over several lines and is no FeatureCollection; "
                + "write one object a line (jq -c .)")
    }

    /// What a look at the members of the first object has shown.
    private enum Answer: Error { case collection, record }

    /// Throws ``Answer`` as soon as it is clear, and ``JSONError`` where the text breaks off.
    private static func findFeatures(in text: [UInt8], _ features: inout Int?) throws {
        try JSONScanner.scan(text) { scanner in
            var isCollection = false
            try scanner.readObject { name, scanner in
                switch name {
                case "type":
                    guard try scanner.readText() == "FeatureCollection" else { throw Answer.record }
                    isCollection = true
                case "features":
                    features = scanner.startOfElements()
                    if !isCollection || features == nil { try scanner.skipValue() }
                default: try scanner.skipValue()
                }
                if isCollection && features != nil { throw Answer.collection }
            }
            throw isCollection ? Answer.collection : Answer.record
        }
    }
}
