import Testing
import TextFormats

@Suite("Points of GeoJSON in a value")
struct GeoJSONPointTests {
    @Test(
        "A Point gives its first two numbers, anything else says what it is",
        arguments: [
            (
                #"{"type":"Point","coordinates":[100.5,13.75]}"#,
                GeoJSONPoint.position(longitude: 100.5, latitude: 13.75)
            ),
            (
                #" { "coordinates" : [ -1e1 , 2 , 99 ] , "bbox":[1], "type" : "Point" } "#,
                .position(longitude: -10, latitude: 2)
            ),
            (#"{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}"#, .otherGeometry("Polygon")),
            (#"{"type":"Point","coordinates":[1]}"#, .malformed),
            (#"{"type":"Point","coordinates":["1",2]}"#, .malformed),
            (#"{"coordinates":[1,2]}"#, .malformed), (#"{"type":"Point"}"#, .malformed),
            (#"{"type":"Point","coordinates":[1,2]}x"#, .malformed), ("{", .malformed), ("", .malformed),
        ])
    func point(text: String, point: GeoJSONPoint) {
        #expect(GeoJSONPoint(Array(text.utf8)) == point)
    }
}
