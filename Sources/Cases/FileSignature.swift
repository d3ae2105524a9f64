import TextFormats

/// A kind of file that holds no text of records, told by its first bytes, and how cases are got out of it.
struct FileSignature: Sendable {
    private let what: String
    private let remedy: Remedy
    private let isFound: @Sendable (ArraySlice<UInt8>) -> Bool

    /// How many bytes tell text from something else.
    static let byteCount = 4096

    fileprivate enum Remedy: Sendable {
        case spreadsheet
        case geodata
        case command(String)
        case advice(String)
    }

    private init(_ what: String, _ remedy: Remedy, _ isFound: @escaping @Sendable (ArraySlice<UInt8>) -> Bool) {
        self.what = what
        self.remedy = remedy
        self.isFound = isFound
    }

    /// Begins with some bytes.
    private init(_ what: String, _ bytes: [UInt8], at offset: Int = 0, _ remedy: Remedy) {
        self.init(what, remedy) { $0.dropFirst(offset).starts(with: bytes) }
    }

    /// Begins with some bytes, and has one of some texts among the first.
    private init(_ what: String, _ bytes: [UInt8], with texts: [String], _ remedy: Remedy) {
        self.init(what, remedy) { start in start.starts(with: bytes) && texts.contains { start.contains(text: $0) } }
    }

    /// Throws a sentence that says what to do when bytes are of a kind that is no text; gzip has been unpacked.
    static func checkBytes(_ start: ArraySlice<UInt8>, path: String) throws(CaseInputError) {
        try check(start, binary, path: path)
    }

    /// Likewise for text that is of no format that is read.
    static func checkText(_ start: ArraySlice<UInt8>, path: String) throws(CaseInputError) {
        try check(start.drop(while: \.isSpace), textual, path: path)
    }

    /// Throws when bytes that should be ASCII or more are binary.
    static func checkThatNoByteIsNUL(_ start: ArraySlice<UInt8>, path: String) throws(CaseInputError) {
        guard start.prefix(byteCount).contains(0) else { return }
        throw .notText(path: path, reason: "the file is binary, not text; export it as CSV in UTF-8")
    }

    private static func check(
        _ start: ArraySlice<UInt8>, _ signatures: [FileSignature], path: String
    ) throws(CaseInputError) {
        guard let found = signatures.first(where: { $0.isFound(start) }) else { return }
        throw .notText(path: path, reason: "this is \(found.what); \(found.remedy.sentence(path))")
    }

    private static let zip = Array("PK\u{3}\u{4}".utf8)

    private static let binary = [
        FileSignature("an Excel workbook (XLSX)", zip, with: ["[Content_Types].xml", "xl/"], .spreadsheet),
        FileSignature("an OpenDocument sheet (ODS)", zip, with: ["opendocument.spreadsheet"], .spreadsheet),
        FileSignature("a zipped KML file (KMZ)", zip, with: [".kml"], .geodata),
        FileSignature(
            "a ZIP archive with a shapefile", zip, with: [".shp", ".dbf", ".shx"],
            .advice("unpack it and convert the .shp: ogr2ogr -f GeoJSONSeq -t_srs EPSG:4326 cases.geojsonl NAME.shp")),
        FileSignature(
            "a ZIP archive", zip,
            .advice("unpack it and name the file in it, or pipe it: unzip -p FILE | caseatlas export -")
        ),
        FileSignature("an old Excel workbook (XLS)", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .spreadsheet),
        FileSignature("a shapefile (SHP)", [0x00, 0x00, 0x27, 0x0A], .geodata),
        FileSignature("a dBASE table (DBF)", .geodata, isDBF),
        FileSignature("a GeoPackage", .geodata) { isSQLite($0) && $0.dropFirst(68).starts(with: "GPKG".utf8) },
        FileSignature(
            "an SQLite database", .command("sqlite3 -header -csv FILE 'SELECT * FROM TABLE' > cases.csv"), isSQLite),
        FileSignature(
            "a Parquet file", Array("PAR1".utf8), .command("duckdb -csv -c \"FROM 'FILE'\" > cases.csv")),
        FileSignature(
            "an Arrow file", Array("ARROW1".utf8), .advice("write its table as CSV with the library that wrote it")),
        FileSignature("a FlatGeobuf file", Array("fgb".utf8) + [3], .geodata),
        FileSignature(
            "a PDF", Array("%PDF".utf8), .advice("copy its table into a spreadsheet and save that as CSV in UTF-8")),
        FileSignature("gzip within gzip, compressed twice", [0x1F, 0x8B], .advice("unpack it once (gunzip -k)")),
        FileSignature("compressed with bzip2", Array("BZh".utf8), .command("bunzip2 -c FILE | caseatlas export -")),
        FileSignature(
            "compressed with xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .command("xz -dc FILE | caseatlas export -")),
        FileSignature(
            "compressed with Zstandard", [0x28, 0xB5, 0x2F, 0xFD], .command("zstd -dc FILE | caseatlas export -")),
        FileSignature("a 7-Zip archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .advice("unpack it first (7z x)")),
        FileSignature(
            "a tar archive", Array("ustar".utf8), at: 257, .advice("unpack it and name the file in it (tar -xf)")),
        FileSignature(
            "UTF-32 text", [0xFF, 0xFE, 0x00, 0x00], .command("iconv -f UTF-32 -t UTF-8 FILE > cases.csv")),
        FileSignature(
            "UTF-32 text", [0x00, 0x00, 0xFE, 0xFF], .command("iconv -f UTF-32 -t UTF-8 FILE > cases.csv")),
    ]

    private static let textual = [
        FileSignature("a KML file", [UInt8(ascii: "<")], with: ["<kml"], .geodata),
        FileSignature("a GPX file", [UInt8(ascii: "<")], with: ["<gpx"], .geodata),
        FileSignature("a GML file", [UInt8(ascii: "<")], with: ["opengis.net/gml"], .geodata),
        FileSignature(
            "an Excel sheet in XML", [UInt8(ascii: "<")], with: ["office:spreadsheet", "Excel.Sheet"], .spreadsheet),
        FileSignature(
            "HTML, whatever its name", [UInt8(ascii: "<")],
            with: ["<html", "<HTML", "<table", "<!doctype", "<!DOCTYPE"],
            .spreadsheet),
        FileSignature("XML, whatever its name", [UInt8(ascii: "<")], .spreadsheet),
        FileSignature(
            "a text document (RTF)", Array("{\\rtf".utf8),
            .advice("copy its table into a spreadsheet and save that as CSV in UTF-8")),
    ]

    private static let isSQLite: @Sendable (ArraySlice<UInt8>) -> Bool = { $0.starts(with: "SQLite format 3\0".utf8) }

    /// A version, then the date of the last change. Source: the dBASE III file header.
    private static let isDBF: @Sendable (ArraySlice<UInt8>) -> Bool = { start in
        let head = Array(start.prefix(4))
        return head.count == 4 && [0x03, 0x30, 0x83, 0x8B, 0xF5].contains(head[0]) && (1...12).contains(head[2])
            && (1...31).contains(head[3]) && start.prefix(byteCount).contains(0)
    }
}

extension FileSignature.Remedy {
    fileprivate func sentence(_ path: String) -> String {
        let file = path == "-" ? "FILE" : path
        return switch self {
        case .spreadsheet: "open it in a spreadsheet and save the sheet as CSV in UTF-8"
        case .geodata: "convert it: ogr2ogr -f GeoJSONSeq -t_srs EPSG:4326 cases.geojsonl \(file)"
        case .command(let command): "convert it: \(command.replacing("FILE", with: file))"
        case .advice(let advice): advice.replacing("FILE", with: file)
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func contains(text: String) -> Bool { prefix(FileSignature.byteCount).firstRange(of: text.utf8) != nil }
}
