import Geodata
import Testing

@Suite("Folding of names")
struct NameFoldingTests {
    @Test(
        "It forgets case, accents, punctuation and form",
        arguments: [
            ("Côte d’Ivoire", "cote divoire"), ("COTE D'IVOIRE", "cote divoire"), ("COTE D´IVOIRE", "cote divoire"),
            ("Co\u{302}te d'Ivoire", "cote divoire"), ("ＵＳＡ", "usa"), ("İstanbul", "istanbul"), ("KIBRIS", "kibris"),
            ("Kıbrıs", "kibris"), ("Åland", "aland"), ("Føroyar", "foroyar"), ("Weißrussland", "weissrussland"),
            ("WEISSRUSSLAND", "weissrussland"), ("Đức", "duc"), ("Færøerne", "faeroerne"), ("Łódź", "lodz"),
            ("Чёрногория", "черногория"), ("ЧЕРНОГОРИЯ", "черногория"),
            ("Российская  Федерация", "россииская федерация"),
            ("Guinea\u{AD}-Bissau\u{200B}", "guinea bissau"), ("ﾀｲ", "タイ"), ("  ", ""), ("*", ""),
            ("Oʻzbekiston", "ozbekiston"), ("  Alpha \t land ", "alpha land"),
            ("Korea, Republic of", "korea republic of"),
        ])
    func forgets(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test("A final sigma is a sigma, and Greek accents go", arguments: ["Ελλάς", "ΕΛΛΆΣ", "ελλασ", "ΕΛΛΑΣ"])
    func greek(name: String) {
        #expect(NameFolding.fold(name) == "ελλασ")
    }

    @Test(
        "Initials are one word, with full stops or without",
        arguments: [
            ("U.K.", "uk"), ("U. K.", "uk"), ("UK", "uk"), ("D.R. Congo", "dr congo"),
            ("Hong Kong S.A.R.", "hong kong sar"),
            ("S. Korea", "s korea"), ("P.R.C", "prc"), ("T & T", "t and t"),
        ])
    func initials(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test(
        "Spaces do not count in scripts that are written without",
        arguments: [
            ("中国 台湾", "中国台湾"), ("中国，台湾", "中国台湾"), ("대한 민국", "대한민국"), ("ประเทศ ไทย", "ประเทศไทย"),
            ("USA 美国", "usa美国"), ("コート・ジボワール", "コートジボワール"), ("རྒྱ་ནག", "རྒྱནག"),
        ])
    func unspaced(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test(
        "\"The\" does not count wherever it stands, \"&\" is \"and\", \"St\" is \"Saint\"",
        arguments: [
            ("The Gambia", "gambia"), ("Gambia, The", "gambia"), ("THE GAMBIA", "gambia"), ("Gambia (the)", "gambia"),
            ("Democratic Republic of the Congo", "democratic republic of congo"), ("the", "the"),
            ("The The", "the the"),
            ("Theland", "theland"), ("St. Kitts & Nevis", "saint kitts and nevis"),
            ("Saint Kitts and Nevis", "saint kitts and nevis"), ("ST.LUCIA", "saint lucia"), ("Best", "best"),
            ("Bosnia&Herzegovina", "bosnia and herzegovina"), ("Bosnia ＆ Herzegovina", "bosnia and herzegovina"),
        ])
    func smallWords(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test(
        "Marks of footnotes do not count, other brackets do",
        arguments: [
            ("Kosovo[1]", "kosovo"), ("Kosovo [a]", "kosovo"), ("Taiwan[note 2]", "taiwan"),
            ("Taiwan[nb 12]", "taiwan"),
            ("Cyprus(1)", "cyprus"), ("Kosovo¹", "kosovo"), ("Kosovo¹²", "kosovo"), ("Kosovo[]", "kosovo"),
            ("Congo [DRC]", "congo drc"), ("Korea (S)", "korea s"), ("Congo (DRC)", "congo drc"),
            ("Area (1999)", "area 1999"),
            ("Kosovo[1", "kosovo 1"), ("[note]", "note"),
        ])
    func footnotes(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test("Vowel signs and marks of other scripts stay: without them different names would be one")
    func vowelSigns() {
        #expect(NameFolding.fold("भारत") == "भारत")
        #expect(NameFolding.fold("ইরান") != NameFolding.fold("ইরাক"))
        #expect(NameFolding.fold("कोरिया") != NameFolding.fold("करय"))
        #expect(NameFolding.fold("ガボン") != NameFolding.fold("カホン"))
        #expect(NameFolding.fold("ไทย") == "ไทย")
    }

    @Test("An accent that tells two countries apart can be kept")
    func accents() {
        #expect(NameFolding.foldKeepingAccents("Áo") == NameFolding.foldKeepingAccents("ÁO"))
        #expect(NameFolding.foldKeepingAccents("Áo") != NameFolding.foldKeepingAccents("Ao"))
        #expect(NameFolding.foldKeepingAccents("Ao") == NameFolding.fold("Áo"))
    }

    @Test("Folding what is folded changes nothing: every name that ships")
    func idempotent() throws {
        for row in try ShippedNames.rows() {
            let folded = NameFolding.fold(row[2])
            #expect(NameFolding.fold(folded) == folded, "\(row[2])")
        }
    }
}
