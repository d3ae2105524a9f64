import Preview
import Testing

@Suite("The state that pages ask for")
struct RevisionTests {
    @Test("is told at once to whom it is new")
    func new() async throws {
        let revision = Revision()
        #expect(try await revision.text(otherThan: "") == revision.text)
    }

    @Test("is told to whom it is not when it changes")
    func change() async throws {
        let revision = Revision()
        let known = revision.text
        async let answer = revision.text(otherThan: known)
        revision.advance()
        #expect(try await answer == revision.text)
        #expect(revision.text != known)
    }
}
