import Comparison
import Testing

@Suite("Numbers for values")
struct ValuePoolTests {
    @Test("A value has one number, and the number its value, through all growth")
    func roundTrip() {
        var pool = ValuePool()
        let values = (0..<5000).map { Array("\"value \($0 % 3000)\"".utf8) }
        let codes = values.map { pool.code(of: $0[...]) }
        #expect(pool.count == 3000)
        for (value, code) in zip(values, codes) { #expect(pool[code].elementsEqual(value)) }
        for place in 3000..<5000 { #expect(codes[place] == codes[place - 3000]) }
    }

    @Test("A text is told without its quotes, null as nothing, a number as it stands")
    func texts() {
        #expect(ValuePool.text(Array(#""a \"b\"""#.utf8)[...]) == #"a "b""#)
        #expect(ValuePool.text(Array("null".utf8)[...]) == nil)
        #expect(ValuePool.text(Array("12.5".utf8)[...]) == "12.5")
        #expect(ValuePool.text(Array(#""null""#.utf8)[...]) == "null")
    }
}
