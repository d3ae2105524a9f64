import Exports
import Pictures
import SimpleFeatures
import Styles

extension Publication {
    /// Adds the pictures of the layers that are written: the map where countries and symbols are, the maps by year where
    /// the timeline is too.
    mutating func addPictures(_ model: StyleModel, _ makeWords: @escaping @Sendable () throws -> PictureWords) {
        guard let countries = made[.countries], let symbols = made[.symbols] else { return }
        let (routes, words) = (made[.routes], Once(makeWords))
        let drawing = Once {
            WorldDrawing(
                countries: try countries.get().layer, symbols: try symbols.get().layer,
                routes: try routes?.get().layer)
        }
        add("map.svg") { file in
            let layers = PictureLayers(
                countries: try countries.get().layer, symbols: try symbols.get().layer,
                routes: try routes?.get().layer)
            try file.write(MapSVG(try drawing.get(), layers, model, try words.get()).text)
            return ("Map of the world with attempted and successful cases by country", [])
        }
        guard let timeline = made[.timeline] else { return }
        add("years.svg") { file in
            let (countries, timeline) = (try countries.get().layer, try timeline.get().layer)
            let picture = YearsSVG(try drawing.get(), countries: countries, timeline: timeline, model, try words.get())
            try file.write(picture.text)
            return ("A small map of the world for each year", [])
        }
    }
}
