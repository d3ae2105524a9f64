import Dispatch
import GEOS
import SimpleFeatures
import Synchronization

extension Countries {
    /// What was done to an area so that it could be published.
    package enum Mend: Hashable, Sendable {
        /// The area came invalid: it was made valid.
        case madeValid(CountryID, reason: String)
        /// Rounding made areas touch themselves: all borders were cut anew on the grid of the last decimal.
        case cutAnew(decimals: Int)
    }

    /// The countries with valid areas.
    ///
    /// For files of the user's: those that ship with the project are valid, which the tests prove.
    package func madeValid(_ mends: inout [Mend]) throws(GeodataError) -> Countries {
        var valid = all
        for (id, reason) in zip(ids, try invalidities()) {
            guard let reason else { continue }
            do throws(GEOSError) {
                valid[id.index].area = try GEOSContext().makeValid(self[id].area)
            } catch {
                throw .geometry(key: self[id].key, reason: error.message)
            }
            mends.append(.madeValid(id, reason: reason))
        }
        return Countries(valid)
    }

    /// The countries with all positions rounded to a number of decimals, valid, and with shared borders still shared.
    ///
    /// Positions are rounded each by itself, so that the two copies of a shared border stay equal. Where that makes an
    /// area invalid, the borders of all countries are noded on the grid together and put together again: neighbours
    /// get the same new positions. Countries that have no more decimals than asked for come back as they are.
    package func rounded(toDecimals decimals: Int, _ mends: inout [Mend]) throws(GeodataError) -> Countries {
        let grid = DecimalGrid(decimals: decimals)
        guard !all.allSatisfy({ grid.holds($0.area) }) else { return self }
        var rounded = all
        for id in ids {
            rounded[id.index].area = self[id].area.mapped(grid.nearest)
            guard !rounded[id.index].area.polygons.isEmpty else { throw .collapsed(key: self[id].key) }
        }
        let countries = Countries(rounded)
        guard try countries.invalidities().contains(where: { $0 != nil }) else { return countries }
        mends.append(.cutAnew(decimals: decimals))
        return try cutAnew(on: grid)
    }

    /// For each area why it is not valid, nil where it is; on all cores, for the areas of a fine map take a while.
    private func invalidities() throws(GeodataError) -> [String?] {
        let findings = Mutex([Result<String?, GEOSError>](repeating: .success(nil), count: all.count))
        DispatchQueue.concurrentPerform(iterations: all.count) { index in
            let finding = Result { () throws(GEOSError) in try GEOSContext().invalidity(of: all[index].area) }
            findings.withLock { $0[index] = finding }
        }
        var reasons: [String?] = []
        for (country, finding) in zip(all, findings.withLock({ $0 })) {
            do throws(GEOSError) {
                reasons.append(try finding.get())
            } catch {
                throw .geometry(key: country.key, reason: error.message)
            }
        }
        return reasons
    }

    private func cutAnew(on grid: DecimalGrid) throws(GeodataError) -> Countries {
        let context = GEOSContext()
        var faces = [[Polygon]](repeating: [], count: all.count)
        do throws(GEOSError) {
            var locator = CountryLocator(ids.map { ($0, self[$0].area) })
            for face in try context.faces(between: all.map(\.area), gridSize: grid.size) {
                guard let owner = locator.country(at: try context.positionOnSurface(of: face)) else { continue }
                faces[owner.index].append(face)
            }
        } catch {
            throw .geometry(key: "all", reason: error.message)
        }
        var cut = all
        for id in ids {
            guard !faces[id.index].isEmpty else { throw .collapsed(key: self[id].key) }
            do throws(GEOSError) {
                cut[id.index].area = try context.union(ofFaces: faces[id.index]).mapped(grid.nearest)
            } catch {
                throw .geometry(key: self[id].key, reason: error.message)
            }
        }
        return Countries(cut)
    }
}

/// The positions that have at most so many decimals.
private struct DecimalGrid {
    let scale: Double

    init(decimals: Int) {
        scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
    }

    /// Units: degrees.
    var size: Double { 1 / scale }

    /// The grid position nearest to a position: its numbers are the doubles nearest to the decimals.
    func nearest(_ position: Position) -> Position {
        Position(longitude: nearest(position.longitude), latitude: nearest(position.latitude))
    }

    func holds(_ area: MultiPolygon) -> Bool {
        area.polygons.allSatisfy { polygon in
            polygon.rings.allSatisfy { ring in ring.positions.allSatisfy { nearest($0) == $0 } }
        }
    }

    private func nearest(_ value: Double) -> Double {
        (value * scale).rounded(.toNearestOrEven) / scale
    }
}
