import TextFormats

/// What differs between two exports: cases by their id, and countries by their counts.
///
/// Shape: a pure value in a fixed order, cases by id and countries by key, both by bytes.
package struct ExportComparison {
    /// nil where one of the exports has no list of cases.
    package let cases: CaseChanges?
    /// The countries that differ; nil where one of the exports has no countries.
    package let countries: [CountryChange]?
    /// What could not be compared, and why.
    package let notes: [String]

    /// Compares two folders that `export` wrote; `withAreas` keeps the areas of the changed countries for a layer.
    ///
    /// Throws: ``ComparisonError``. Cost: some 300 bytes of memory for a case.
    package init(old oldPath: String, new newPath: String, withAreas: Bool) throws {
        let (old, new) = (try ExportedFolder(oldPath), try ExportedFolder(newPath))
        let (caseNote, hasCases) = ExportComparison.common(CaseTable.layer, old, new)
        let (countryNote, hasCountries) = ExportComparison.common(CountryTallies.layer, old, new)
        guard hasCases || hasCountries, !withAreas || hasCountries else {
            throw ComparisonError(
                .missing,
                "\(newPath): \((countryNote ?? caseNote) ?? ""); export both with --layers countries,cases")
        }
        cases = hasCases ? try CaseChanges(old, new) : nil
        let tallies = cases?.tallies ?? [:]
        if hasCountries {
            let before = try CountryTallies(old, withAreas: false)
            let after = try CountryTallies(new, withAreas: withAreas)
            countries = CountryChange.changes(before, after, cases.map { _ in tallies })
        } else {
            countries = nil
        }
        notes = [caseNote, countryNote].compactMap { $0 } + (cases?.notes ?? [])
    }

    /// Whether nothing that was compared differs.
    package var isIdentical: Bool { (cases?.isEmpty ?? true) && (countries?.isEmpty ?? true) }

    /// Whether both exports have a layer, and what is to be said where one has not.
    private static func common(_ layer: String, _ old: ExportedFolder, _ new: ExportedFolder) -> (String?, Bool) {
        switch (old.has(layer), new.has(layer)) {
        case (true, true): (nil, true)
        case (true, false): ("\(layer).geojson is only in \(old.path), so \(layer) are not compared", false)
        case (false, true): ("\(layer).geojson is only in \(new.path), so \(layer) are not compared", false)
        case (false, false): ("\(layer).geojson is in neither folder, so \(layer) are not compared", false)
        }
    }
}
