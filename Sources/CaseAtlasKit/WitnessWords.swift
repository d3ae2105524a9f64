import Cases
import Exports
import Geodata
import SimpleFeatures

// What is said of witnesses that do not agree, and of places. A place is quoted only where the table of places knows it:
// another text may be an address.

extension LocatorWords {
    /// Of a position that does not lie in the stated country.
    func complaint(_ disagreement: Disagreement, _ reasons: [Disagreement.Reason]) -> Complaint {
        let place = disagreement.actual.map { "in \(title($0))" } ?? "in no country"
        let away =
            disagreement.distanceInMeters.map(precision.coarsenedDistance)
            ?? "more than \(farthestInKilometers) km"
        return Complaint(
            .longitude, shown(disagreement.position),
            "the stated country is \(title(disagreement.stated)), the position lies \(place), \(away) from it; "
                + "the stated country counts\(positionIsWithheld)",
            advice(reasons), isFit: true)
    }

    private func advice(_ reasons: [Disagreement.Reason]) -> String {
        let guesses = reasons.map { reason in
            switch reason {
            case .nullIsland: "0, 0 stands for a position that is missing: leave both empty, or state it"
            case .placeAgrees: "the place lies where the position does: is the country right?"
            case .nameTwins(let one, let other): "\(title(one)) and \(title(other)) are easily confused"
            case .slip(let slip): "perhaps \(slip.words)"
            case .border: "the position is just across the border"
            }
        }
        return (guesses + ["correct the country or the position"]).joined(separator: "; ")
    }

    /// Of a position in no country, for a case that its place gave a country.
    func nowhere(_ position: Position, but country: CountryID) -> Complaint {
        Complaint(
            .longitude, shown(position),
            "\(nowhereReason); the place counts, in \(title(country))\(positionIsWithheld)", "correct the position",
            isFit: true)
    }

    /// Of a place that lies elsewhere than the country and the position agree upon.
    func otherPlace(_ disagreement: Disagreement, _ reading: PlaceReading) -> Complaint {
        let (country, position) = (disagreement.stated, disagreement.position)
        let inside = reading.towns.filter { $0.country == country }
        let distances = inside.map { Geodesic.distanceInMeters(from: position, to: $0.position) }
        let reason =
            if let nearest = distances.min() {
                "the town of this name in \(title(country)) is \(precision.coarsenedDistance(inMeters: nearest)) "
                    + "from the position"
            } else {
                lacksTown(country, reading.towns[0])
            }
        let slip = disagreement.slipFromPlace.map { "perhaps \($0.words); " }
        return Complaint(
            .place, reading.name, "\(reason); the position counts",
            (slip ?? twins(country, reading.towns[0].country)) + "correct the place or the position")
    }

    /// Of a place that lies in another country than the stated one, where no position is stated.
    func placeElsewhere(_ reading: PlaceReading, _ country: CountryID, _ elsewhere: PlaceReading.Town) -> Complaint {
        Complaint(
            .place, reading.name,
            "\(lacksTown(country, elsewhere)); the stated country counts, the case has no position",
            twins(country, elsewhere.country) + "correct the country or the place")
    }

    private func lacksTown(_ country: CountryID, _ elsewhere: PlaceReading.Town) -> String {
        "the table of places has no town of this name in \(title(country)), but \(called(elsewhere))"
    }

    private func twins(_ one: CountryID, _ other: CountryID?) -> String {
        guard let other, NameTwins.areTwins(names.key(one), names.key(other)) else { return "" }
        return "\(title(one)) and \(title(other)) are easily confused; "
    }

    /// Of a place that means several towns of one country.
    func rivalled(_ reading: PlaceReading, _ largest: PlaceReading.Town, _ rival: PlaceReading.Town) -> Complaint {
        Complaint(
            .place, reading.name,
            "several towns have this name; the largest counts, \(called(largest)) with \(largest.population) "
                + "inhabitants, before \(called(rival)) with \(rival.population) near \(shown(rival.position))",
            "state longitude and latitude")
    }

    /// Of a place that may be in several countries, for a case that states none.
    func unclear(_ reading: PlaceReading, _ largest: PlaceReading.Town, _ rival: PlaceReading.Town) -> Complaint {
        Complaint(
            .place, reading.name,
            "several towns have this name, and the largest has not \(PlaceReading.margin) times the inhabitants of any "
                + "other: \(called(largest)) with \(largest.population), \(called(rival)) with \(rival.population)",
            "state the country")
    }

    /// Of a place with more behind its name, for a case that states no country.
    func unusedRest(_ reading: PlaceReading) -> Complaint {
        Complaint(
            .place, reading.name, "what stands behind the name of the town cannot be used, and no country is stated",
            "state the country in a column of its own")
    }

    /// Of a place that no town bears; `country` is the stated one.
    func unknownPlace(suggestion: String?, in country: CountryID?) -> Complaint {
        let consequence =
            country == nil ? "and no usable country or position is stated" : "the case has no position"
        let meant = suggestion.map { "did you mean \($0)? " } ?? ""
        return Complaint(
            .place, nil, "the table of places has no town of this name; \(consequence)",
            meant + (country == nil ? "state the country" : "state longitude and latitude, or a larger town near it"))
    }

    func placeIsCountry(_ country: CountryID) -> Complaint {
        Complaint(
            .place, nil, "this is no town but a country, \(title(country))",
            "put it into a column for countries: --column country=NAME")
    }

    func placeOutsideRun(_ reading: PlaceReading) -> Complaint {
        Complaint(
            .place, reading.name, "the town lies in no country of this run",
            "choose another world view or country file, or state the country")
    }

    private func called(_ town: PlaceReading.Town) -> String {
        guard let country = town.country else { return "\(town.name) in no country of this run" }
        return "\(town.name) in \(title(country))"
    }
}
