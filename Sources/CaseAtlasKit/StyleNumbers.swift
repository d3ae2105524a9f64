import Cases
import Styles

extension StyleModel {
    /// The styles of the layers of a run: one decision for all formats.
    init(_ layers: CountryLayers, _ options: AtlasOptions) {
        let counts = layers.ranked.map(\.counts)
        let rated = counts.filter { $0[.successful] + $0[Outcome.unsuccessful] >= options.rateMinimum }
        let numbers = Numbers(attempted: counts.map(\.attempted), rates: rated.compactMap(\.successRate))
        self.init(numbers, options.classMethod, rateMinimum: options.rateMinimum)
    }
}
