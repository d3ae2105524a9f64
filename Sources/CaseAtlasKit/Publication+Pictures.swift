import Exports
import Page
import Pictures
import SimpleFeatures
import Styles

extension Publication {
    /// What pictures and the page show, but for their layers.
    struct Picturing: Sendable {
        let model: StyleModel
        let words: Once<PictureWords>
        let facts: @Sendable () throws -> PageFacts
    }

    /// Adds the pictures of the layers that are written: the map and the page where countries and symbols are, the maps
    /// by year where the timeline is too.
    mutating func addPictures(_ picturing: Picturing) {
        guard let countries = made[.countries], let symbols = made[.symbols] else { return }
        let routes = made[.routes]
        let layers = Once {
            PictureLayers(
                countries: try countries.get().layer, symbols: try symbols.get().layer,
                routes: try routes?.get().layer)
        }
        let drawing = Once {
            let layers = try layers.get()
            return WorldDrawing(countries: layers.countries, symbols: layers.symbols, routes: layers.routes)
        }
        prepare { _ = try drawing.get() }
        let (model, words) = (picturing.model, picturing.words)
        add("map.svg") { file in
            try file.write(MapSVG(try drawing.get(), try layers.get(), model, try words.get()).text)
            return ("Map of the world with attempted and successful cases by country", [])
        }
        if let timeline = made[.timeline] {
            add("years.svg") { file in
                let timeline = try timeline.get().layer
                let picture = YearsSVG(
                    try drawing.get(), countries: try layers.get().countries, timeline: timeline, model,
                    try words.get())
                try file.write(picture.text)
                return ("A small map of the world for each year", [])
            }
        }
        addPage(drawing, layers, picturing)
    }

    private mutating func addPage(
        _ drawing: Once<WorldDrawing>, _ layers: Once<PictureLayers>, _ picturing: Picturing
    ) {
        let others =
            fileNames.filter { !$0.hasSuffix(".qml") && !$0.hasSuffix(".sld") } + ["report.json", "datapackage.json"]
        add("index.html") { file in
            let parts = PageParts(
                try drawing.get(), try layers.get(), picturing.model, try picturing.words.get(), try picturing.facts(),
                files: others)
            try file.write(PageHTML(parts).text)
            return ("A page with the map, to be opened in a browser", [])
        }
    }
}
