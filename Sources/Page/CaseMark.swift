/// The mark of a case: told by its shape and by its colour.
///
/// A line without a length is a dot as wide as the line, round or square by its ends, so that thousands of dots are one
/// path and keep their size at every zoom. A narrower dot in the colour of the paper makes a ring or a frame of it.
enum CaseMark {
    private static let hollow: Set<String> = ["unsuccessful", "unknown"]
    private static let square: Set<String> = ["pending", "unknown"]

    /// Paths for dots, such as `M3 4h0`.
    static func elements(_ outcome: String, dots: String, _ attributes: [(String, String)] = []) -> [HTMLTree] {
        let ends = ("stroke-linecap", square.contains(outcome) ? "square" : "round")
        let classes = [outcome] + (hollow.contains(outcome) ? ["hole"] : [])
        return classes.map { HTMLTree("path", attributes + [("class", $0), ends, ("d", dots)]) }
    }
}
