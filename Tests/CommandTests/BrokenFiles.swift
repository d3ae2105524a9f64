/// Inputs that cannot be read as cases at all, or not one row of them counted.
struct BrokenFile: Sendable, CustomStringConvertible {
    let description: String
    let bytes: [UInt8]
    var options: [String] = []
    var status: Int32 = 65
    /// What the message must say.
    let fragments: [String]

    init(_ description: String, _ bytes: [UInt8], says fragments: [String]) {
        self.description = description
        self.bytes = bytes
        self.fragments = fragments
    }

    init(
        _ description: String, _ text: String, options: [String] = [], status: Int32 = 65, says fragments: [String]
    ) {
        self.description = description
        self.bytes = Array(text.utf8)
        self.options = options
        self.status = status
        self.fragments = fragments
    }

    /// The name under which the bytes are written.
    static let fileName = "cases.csv"

    static let all = foreign + formats + json + headers + rows

    /// Those of which no row can be read, whatever the command does with rows.
    static let unreadable = foreign + formats + headers.filter { $0.options.isEmpty && $0.description != headerOnly }

    private static let headerOnly = "a header without a row"

    private static let foreign: [BrokenFile] = [
        BrokenFile("an empty file", "", says: ["cases.csv", "empty"]),
        BrokenFile("blank lines only", "\n\r\n\n", says: ["cases.csv", "empty"]),
        BrokenFile(
            "a file with NUL bytes", "case_id,country\na,TH\0A\n", says: ["cases.csv", "binary", "CSV in UTF-8"]),
        BrokenFile("an XLSX sheet", "PK\u{3}\u{4}\u{14}xl/workbook.xml", says: ["cases.csv", "XLSX", "CSV in UTF-8"]),
        BrokenFile("a PDF", "%PDF-1.7\n1 0 obj", says: ["cases.csv", "PDF", "CSV"]),
        BrokenFile(
            "gzip that breaks off", [0x1F, 0x8B, 0x08, 0x00, 0x01],
            says: ["cases.csv:1", "gzip", "break off", "copy or download"]),
        BrokenFile("HTML", "<!DOCTYPE html><title>Not found</title>", says: ["cases.csv", "HTML", "CSV"]),
    ]

    private static let formats: [BrokenFile] = [
        BrokenFile(
            "an ODS sheet", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
            says: ["cases.csv", "OpenDocument", "ODS", "CSV in UTF-8"]),
        BrokenFile("a zipped shapefile", zip("cases.shp"), says: ["cases.csv", "shapefile", "unpack", "ogr2ogr"]),
        BrokenFile("a zipped KML file", zip("doc.kml"), says: ["cases.csv", "KMZ", "ogr2ogr"]),
        BrokenFile("any ZIP archive", zip("cases.csv"), says: ["cases.csv", "ZIP", "unzip -p cases.csv | caseatlas"]),
        BrokenFile(
            "an XLS sheet", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
            says: ["cases.csv", "Excel", "XLS", "CSV in UTF-8"]),
        BrokenFile(
            "a shapefile", [0x00, 0x00, 0x27, 0x0A, 0, 0, 0, 0],
            says: ["cases.csv", "shapefile", "ogr2ogr -f GeoJSONSeq -t_srs EPSG:4326 cases.geojsonl cases.csv"]),
        BrokenFile(
            "the table of a shapefile", [0x03, 124, 7, 31, 1, 0, 0, 0], says: ["cases.csv", "dBASE", "ogr2ogr"]),
        BrokenFile(
            "a GeoPackage", Array("SQLite format 3\0".utf8) + Array(repeating: 0, count: 52) + Array("GPKG".utf8),
            says: ["cases.csv", "GeoPackage", "ogr2ogr"]),
        BrokenFile(
            "an SQLite database", Array("SQLite format 3\0".utf8) + Array(repeating: 0, count: 84),
            says: ["cases.csv", "SQLite", "sqlite3 -header -csv"]),
        BrokenFile("a Parquet file", Array("PAR1".utf8) + [0x15, 0], says: ["cases.csv", "Parquet", "duckdb"]),
        BrokenFile(
            "a KML file", "<?xml version=\"1.0\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">",
            says: ["cases.csv", "KML", "ogr2ogr"]),
        BrokenFile("XML", "\u{FEFF}<?xml version=\"1.0\"?><cases/>", says: ["cases.csv", "XML", "CSV in UTF-8"]),
        BrokenFile("a text document", "{\\rtf1\\ansi}", says: ["cases.csv", "RTF", "CSV in UTF-8"]),
        BrokenFile(
            "xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 1], says: ["cases.csv", "xz -dc cases.csv | caseatlas"]),
        BrokenFile("UTF-32", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], says: ["cases.csv", "UTF-32", "iconv"]),
        BrokenFile(
            "Chinese in GB 18030",
            Array("case_id,country\na,".utf8) + [0xD6, 0xD0, 0xB9, 0xFA, 0xCC, 0xA8, 0xCD, 0xE5],
            says: ["cases.csv:2", "neither UTF-8 nor", "Windows-1252", "iconv", "--encoding"]),
        BrokenFile(
            "UTF-16 that breaks off",
            [0xFF, 0xFE] + Array("country\nTHA\n".utf16.flatMap { [UInt8($0), 0] }) + [0x41],
            says: ["cases.csv:3", "UTF-16", "middle of a character"]),
    ]

    /// The beginning of a ZIP archive whose first member has a name.
    private static func zip(_ name: String) -> [UInt8] { Array("PK\u{3}\u{4}\u{14}\0\0\0".utf8) + Array(name.utf8) }

    private static let json: [BrokenFile] = [
        BrokenFile(
            "a collection without features", "{\"type\": \"FeatureCollection\"}",
            says: ["cases.csv", "no list of features"]),
        BrokenFile(
            "an empty collection", "{\"type\": \"FeatureCollection\", \"features\": []}",
            says: ["no row", "nothing is written"]),
        BrokenFile(
            "a collection that is not closed",
            "{\"type\": \"FeatureCollection\", \"features\": [\n{\"properties\": {\"iso3\": \"THA\"}},\n{\"a\": 1}\n",
            says: ["cases.csv:3", "inside the record", "cut short"]),
        BrokenFile(
            "text behind a collection",
            "{\"type\": \"FeatureCollection\", \"features\": [{\"properties\": {\"iso3\": \"THA\"}}]}\n{}",
            says: ["cases.csv:2", "the end of the text"]),
        BrokenFile(
            "one object on several lines", "{\n  \"country\": \"THA\"\n}\n",
            says: ["cases.csv", "several lines", "jq -c"]),
        BrokenFile(
            "records without a place", "{\"id\": 1, \"Contry\": \"THA\"}\n",
            says: ["cases.csv", "no column says where", "'Contry'", "columns found: id, Contry"]),
        BrokenFile(
            "records that are no JSON", "{\"id\": 1 \"country\": \"THA\"}\n{country: 1}\n",
            says: ["line 1", "a comma or '}' is wanted at its byte 10", "line 2", "nothing is written"]),
    ]

    private static let headers: [BrokenFile] = [
        BrokenFile(headerOnly, CaseRow.header, says: ["no row", "nothing is written"]),
        BrokenFile(
            "no column that says where", "case_id,Contry,outcome\na,THA,yes\n",
            says: [
                "cases.csv", "no column says where", "'Contry'", "'country'", "columns found: case_id, Contry, outcome",
            ]),
        BrokenFile(
            "a longitude without a latitude column", "case_id,longitude\na,100.5\n",
            says: ["cases.csv", "no column says where", "'longitude' and 'latitude'"]),
        BrokenFile(
            "an option that names a column which is not there", CaseRow.file(.sound),
            options: ["--column", "outcome=Verdict"],
            says: ["cases.csv", "'Verdict'", "outcome", "columns found: case_id"]),
    ]

    private static let rows: [BrokenFile] = [
        BrokenFile(
            "a quote that is never closed",
            CaseRow.file(.sound, CaseRow(id: "b", country: "\"Thailand"), CaseRow(id: "c")),
            says: ["cases.csv:3", "quote", "never closed"]),
        BrokenFile(
            "rows of which every one is rejected",
            CaseRow.file(CaseRow(id: "a", country: "Atlantis"), CaseRow(id: "b", country: "")),
            says: [
                "line 2 (a): country 'Atlantis'", "line 3 (b): country", "2 rows were rejected", "nothing is written",
            ]),
        BrokenFile(
            "a rejected row under --strict", CaseRow.file(.sound, CaseRow(country: "Thialand")), options: ["--strict"],
            status: 1, says: ["line 3 (flawed): country 'Thialand'", "1 of 2 rows", "--strict"]),
    ]
}
