import TextFormats
import Testing

@Suite("JSON documents")
struct JSONValueTests {
    @Test("A row stands on one line with the rows in it; an array has an element a line")
    func rows() {
        let row = JSONValue.row([.string("<"), .row([.string("get"), .string("n")]), .number(0.25)])
        let wanted = """
            [
              ["<", ["get", "n"], 0.25],
              3
            ]

            """
        #expect(String(decoding: JSONValue.array([row, .number(3)]).text, as: UTF8.self) == wanted)
    }
}
