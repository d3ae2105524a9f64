import Cases
import Geodata
import SimpleFeatures

// What a place says where no position speaks, or another one.

extension Witnesses {
    /// Gives a case that states its country and no position the position of its town there.
    mutating func placed(
        _ stated: Found, _ witness: Witness, _ cases: CaseBatch, _ flaws: inout Flaws
    ) -> Found {
        let reading = places[witness.place]
        let town: PlaceReading.Town
        switch reading.choice(in: stated.country) {
        case .none:
            guard !reading.saysNothing, country(called: witness, cases) != stated.country else { return stated }
            let isUnknown = reading.towns.isEmpty && flaws.listsWarnings
            let suggestion = isUnknown ? places.suggestion(for: witness.place, in: stated.country) : nil
            warn(stated.country, witness, cases, &flaws) { $0.missingTown(stated.country, reading, suggestion) }
            return stated
        case .one(let found): town = found
        case .several(let largest, let rival):
            town = largest
            warn(stated.country, witness, cases, &flaws) { $0.words.rivalled(reading, largest, rival) }
        }
        standIns.append((witness.index, town.position))
        return Found(country: stated.country, by: stated.by.agreed, hasPosition: true)
    }

    /// Warns of a place and a country; the complaint is made only where it is new or listed.
    private mutating func warn(
        _ country: CountryID, _ witness: Witness, _ cases: CaseBatch, _ flaws: inout Flaws,
        _ complaint: (Witnesses) -> Complaint
    ) {
        let asked = PlaceReader.Asked(place: witness.place, country: country)
        if let kind = places.kinds[asked] {
            flaws.warn(kind, complaint(self).issue(.warning, witness.index, cases))
        } else {
            let kind = flaws.warn(complaint(self).issue(.warning, witness.index, cases))
            places.kinds[asked] = kind
        }
    }

    /// The country of a case by its place alone, where no position can be used.
    mutating func findByPlace(
        otherwise stated: Unusable?, _ witness: Witness, _ cases: CaseBatch, _ flaws: inout Flaws
    ) -> Found? {
        guard witness.place >= 0, let (town, country, rival) = townOfTheWorld(places[witness.place]),
            stated.map({ mayMean(country, $0.resolution) }) ?? true
        else {
            reject(witness, otherwise: stated?.complaint, cases, &flaws)
            return nil
        }
        if let rival {
            warn(country, witness, cases, &flaws) { $0.words.rivalled($0.places[witness.place], town, rival) }
        }
        if let stated { flaws.warn(stated.complaint.issue(.warning, witness.index, cases)) }
        if let position = witness.position {
            flaws.warn(words.nowhere(position, but: country).issue(.warning, witness.index, cases))
        }
        let isPositionMissing = witness.position?.isNullIsland ?? true
        if isPositionMissing { standIns.append((witness.index, town.position)) }
        return Found(country: country, by: .place, hasPosition: isPositionMissing)
    }

    /// Warns that a place lies elsewhere than the country and the position agree upon.
    mutating func warnOfPlace(
        of found: Found, _ witness: Witness, _ cases: CaseBatch, _ flaws: inout Flaws
    ) {
        let reading = places[witness.place]
        guard let position = witness.position, !reading.towns.isEmpty else { return }
        let disagreement = Disagreement(
            stated: found.country, actual: nil, position: position, place: reading, distanceInMeters: nil)
        flaws.warn(words.otherPlace(disagreement, reading).issue(.warning, witness.index, cases))
    }

    /// The town that a place means without regard to any country, if that is beyond doubt, and another of its country
    /// that could be meant.
    private func townOfTheWorld(
        _ reading: PlaceReading
    ) -> (town: PlaceReading.Town, country: CountryID, rival: PlaceReading.Town?)? {
        let (choice, foreignRival) = reading.choice
        guard foreignRival == nil, !reading.hasUnusedRest else { return nil }
        switch choice {
        case .none: return nil
        case .one(let town): return town.country.map { (town, $0, nil) }
        case .several(let town, let rival): return town.country.map { (town, $0, rival) }
        }
    }

    /// Whether a text that is no country's name may have been meant for a country.
    private func mayMean(_ country: CountryID, _ resolution: NameResolution) -> Bool {
        switch resolution {
        case .ambiguous(let candidates, _): candidates.isEmpty || candidates.contains(country)
        case .unknown(let suggestion?):
            suggestion.split(separator: " or ").contains { places.country(named: String($0)) == country }
        default: true
        }
    }

    /// Rejects a case that nothing says the country of, for the best that it states.
    mutating func reject(
        _ witness: Witness, otherwise complaint: Complaint?, _ cases: CaseBatch, _ flaws: inout Flaws
    ) {
        if let position = witness.position {
            flaws.reject(.longitude) { nowhere(position).issue(.rejection, witness.index, cases) }
        } else if let complaint {
            flaws.reject(complaint.field) { complaint.issue(.rejection, witness.index, cases) }
        } else if witness.place < 0 || places[witness.place].saysNothing {
            flaws.reject(.country) { words.nothingStated.issue(.rejection, witness.index, cases) }
        } else {
            flaws.reject(.place) { unclearPlace(witness, cases).issue(.rejection, witness.index, cases) }
        }
    }

    /// What is wrong with a place that is to say the country.
    private mutating func unclearPlace(_ witness: Witness, _ cases: CaseBatch) -> Complaint {
        let reading = places[witness.place]
        let (choice, foreignRival) = reading.choice
        if case .none = choice {
            if let country = country(called: witness, cases) { return words.placeIsCountry(country) }
            return words.unknownPlace(suggestion: places.suggestion(for: witness.place, in: nil), in: nil)
        }
        if let foreignRival, let largest = reading.towns.first { return words.unclear(reading, largest, foreignRival) }
        return reading.hasUnusedRest ? words.unusedRest(reading) : words.placeOutsideRun(reading)
    }

    /// What is said of a place of which no town lies in the stated country.
    private func missingTown(_ country: CountryID, _ reading: PlaceReading, _ suggestion: String?) -> Complaint {
        if let elsewhere = reading.towns.first { return words.placeElsewhere(reading, country, elsewhere) }
        return words.unknownPlace(suggestion: suggestion, in: country)
    }

    /// The country that the place is a name of.
    private func country(called witness: Witness, _ cases: CaseBatch) -> CountryID? {
        guard let text = cases.string(cases.places?[witness.index]) else { return nil }
        return places.country(named: text)
    }
}
