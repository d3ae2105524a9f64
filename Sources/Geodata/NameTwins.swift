/// Countries whose names or codes are easily taken for one another.
package enum NameTwins {
    /// Keys of countries, in groups.
    private static let groups: [Set<String>] = [
        // Names that begin alike or mean the same.
        ["NER", "NGA"], ["GIN", "GNB", "GNQ", "PNG", "GUY", "GUF"], ["COD", "COG"], ["DMA", "DOM"], ["AUS", "AUT"],
        ["SVK", "SVN"], ["IRN", "IRQ"], ["MLI", "MWI"], ["MDV", "MDA"], ["MRT", "MUS"], ["KOR", "PRK"], ["ASM", "WSM"],
        ["IDN", "IND"], ["IOT", "IND"], ["SDN", "SSD"], ["CHN", "TWN"], ["VGB", "VIR"], ["MAF", "SXM"], ["GMB", "ZMB"],
        ["LBR", "LBY"], ["LTU", "LVA"], ["CHE", "SWE"], ["CHE", "SWZ"], ["PRY", "URY"], ["IRL", "ISL"],
        ["IRL", "GBR"], ["GEO", "SGS"], ["MAR", "MCO"], ["MAR", "MRT"], ["MKD", "MNE"], ["MAC", "MKD"],
        ["GRC", "GRL"], ["GRD", "GRL"], ["KNA", "LCA", "VCT"], ["LCA", "SHN"], ["BEL", "BLR"], ["BLZ", "BEN"],
        ["NIU", "NRU"], ["CYM", "CCK"], ["COK", "CCK"], ["BHR", "BHS"], ["BRB", "ATG"], ["SLE", "SLB"], ["SLV", "ECU"],
        ["SOM", "SDN"], ["TTO", "TON"], ["TGO", "TON"], ["TJK", "TKM"], ["KAZ", "KGZ"], ["PSE", "PAK"], ["MNG", "MNP"],
        ["PRI", "PRT"], ["NCL", "NZL"], ["REU", "SYC"], ["SUR", "SYR"], ["CIV", "CPV"],
        // Chad is Tchad in French, and Czechia is Tchéquie.
        ["CZE", "TCD"],
        // CH is Switzerland, AU is Australia, GM is the Gambia, and so on: not China, Austria, Germany.
        ["CHE", "CHN"], ["DEU", "GMB"], ["ESP", "EST"], ["SWE", "SLV"], ["UKR", "GBR"], ["DNK", "DEU"], ["IRL", "IRN"],
    ]

    package static var allKeys: Set<String> { groups.reduce(into: []) { $0.formUnion($1) } }

    /// Whether one of two countries may be written for the other.
    package static func areTwins(_ key: String, _ other: String) -> Bool {
        groups.contains { $0.contains(key) && $0.contains(other) }
    }
}
