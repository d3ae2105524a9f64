import Cases
import Testing

@Suite("Metres of a map in place of degrees")
struct WebMercatorTests {
    /// The degrees are what PROJ 9.1.1 makes of the metres, EPSG:3857 to EPSG:4326.
    static let table: [(x: Double, y: Double, longitude: Double, latitude: Double)] = [
        (11_187_000, 1_540_000, 100.4945, 13.7016), (-13_704_000.5, 6_322_000, -123.1051, 49.277),
        (-5_335_000, -1_779_000.25, -47.9251, -15.7778), (20_037_508.34, -20_037_508, 180, -85.0511),
    ]

    @Test("The advice says the degrees", arguments: table)
    func advice(x: Double, y: Double, longitude: Double, latitude: Double) {
        let advice = WebMercator.advice(xInMeters: x, yInMeters: y) { "\(($0 * 10_000).rounded() / 10_000)" }
        #expect(
            advice?.hasSuffix("(EPSG:3857), longitude \(longitude) and latitude \(latitude)") == true, "\(advice ?? "")"
        )
    }

    @Test(
        "Other numbers are not taken for metres",
        arguments: [(460, 13), (13, 460), (20_037_600, 500), (500, -20_037_600), (.nan, 500), (.infinity, 500)])
    func noAdvice(x: Double, y: Double) {
        #expect(WebMercator.advice(xInMeters: x, yInMeters: y) { "\($0)" } == nil)
    }
}
