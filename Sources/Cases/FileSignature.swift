/// The first bytes of a file that tell what it is.
enum FileSignature {
    /// How many bytes tell text from something else.
    static let byteCount = 4096

    static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Throws a sentence that says what to do when the file is not text in UTF-8; gzip has been unpacked.
    static func check(_ start: [UInt8], path: String) throws(CaseInputError) {
        for (signature, advice) in advices where start.starts(with: signature) {
            throw .notText(path: path, reason: advice)
        }
        if start.prefix(byteCount).contains(0) {
            throw .notText(path: path, reason: "the file is binary, not text; export it as CSV in UTF-8")
        }
    }

    private static let advices: [(signature: [UInt8], advice: String)] = [
        ([0xFF, 0xFE], "the text is UTF-16; save it as CSV in UTF-8"),
        ([0xFE, 0xFF], "the text is UTF-16; save it as CSV in UTF-8"),
        (Array("PK\u{3}\u{4}".utf8), "this is a ZIP archive, perhaps an XLSX or ODS sheet; export it as CSV in UTF-8"),
        ([0x1F, 0x8B], "the file is gzip-compressed twice; unpack it once (gunzip -k)"),
        (Array("%PDF".utf8), "this is a PDF; copy its table into a sheet and export that as CSV"),
        (Array("<".utf8), "this is HTML or XML; open it in a spreadsheet and export that as CSV"),
    ]
}
