import GEOS
package import SimpleFeatures

extension Country {
    /// Where a symbol of the country stands: inside its main part.
    ///
    /// The cartographer's label position where it lies in the main part, else the middle of the largest circle in it.
    package func symbolPosition() throws(GeodataError) -> Position {
        guard let mainPart = area.mainPart else { throw .collapsed(key: key) }
        var index = PolygonIndex(AreaPart(mainPart))
        if let label, index.contains(label) { return label }
        do throws(GEOSError) {
            let context = GEOSContext()
            let centre = try context.interiorPosition(of: mainPart)
            return index.contains(centre) ? centre : try context.positionOnSurface(of: mainPart)
        } catch {
            throw .geometry(key: key, reason: error.message)
        }
    }
}
