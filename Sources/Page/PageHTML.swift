import Foundation
import Pictures
import TextFormats

/// Writes `index.html`: one file with a map that can be asked, a table, and links to the files beside it.
///
/// Shape: complete without its script, which only adds ways to look. Safe by three lines: data go in as text
/// (``HTMLTree``), the script takes values of data out as text only, and the policy lets run nothing but that script.
package struct PageHTML {
    private let parts: PageParts
    private let style = PackageResources.page_css
    private let script = PackageResources.page_js

    package init(_ parts: PageParts) { self.parts = parts }

    private var phrases: Phrases { parts.words.phrases }
    private var title: String { parts.words.title ?? phrases.text(.title) }

    /// The document in UTF-8.
    package var text: [UInt8] {
        var bytes = Array("<!doctype html>".utf8)
        let language = phrases.language
        HTMLTree(
            "html", [("lang", language.rawValue), ("dir", language.isRightToLeft ? "rtl" : "ltr")], [head, body]
        ).write(into: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private var head: HTMLTree {
        HTMLTree(
            "head", [],
            [
                HTMLTree("meta", [("charset", "utf-8")]),
                HTMLTree("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)]),
                HTMLTree("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
                HTMLTree("meta", [("name", "color-scheme"), ("content", "light dark")]),
                HTMLTree("meta", [("name", "referrer"), ("content", "no-referrer")]),
                HTMLTree("title", text: title),
                HTMLTree("style", [], [.raw(style)]),
            ])
    }

    /// What the browser may do: run this script and use this style sheet, and nothing else.
    private var policy: String {
        "default-src 'none'; script-src 'sha256-\(PageHTML.digest(script))'; style-src 'sha256-\(PageHTML.digest(style))'; "
            + "base-uri 'none'; form-action 'none'"
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        let digest = SHA256Digest()
        digest.update(bytes[...])
        return Data(digest.finish()).base64EncodedString()
    }

    private var body: HTMLTree {
        let table = PageTable(parts)
        return HTMLTree(
            "body", [],
            [
                HTMLTree("a", [("class", "skip"), ("href", "#numbers")], text: phrases.text(.skip)),
                header,
                HTMLTree(
                    "main", [],
                    [
                        section(
                            "map-heading", phrases.text(.pageMap), [PageControls(parts).form] + PageMap(parts).elements),
                        section("numbers", phrases.text(.table), [table.element]),
                    ]),
                PageFoot(parts).element,
                HTMLTree("script", [("type", "application/json"), ("id", "data")], [.raw(PageData(parts).text)]),
                HTMLTree("script", [], [.raw(script)]),
            ])
    }

    private var header: HTMLTree {
        let lines = [parts.words.subtitle, parts.words.totals(parts.layers.countries), parts.finding].compactMap { $0 }
        return HTMLTree(
            "header", [],
            [HTMLTree("h1", [("dir", "auto")], text: title)] + lines.map { HTMLTree("p", [("dir", "auto")], text: $0) })
    }

    private func section(_ id: String, _ heading: String, _ children: [HTMLTree]) -> HTMLTree {
        HTMLTree(
            "section", [("aria-labelledby", id)],
            [HTMLTree("h2", [("id", id), ("tabindex", "-1")], text: heading)] + children)
    }
}

extension PageParts {
    /// What the map shows, in a sentence; nil without a case.
    var finding: String? {
        guard let first = symbols.first else { return nil }
        let language = words.phrases.language
        return words.phrases.text(
            .finding,
            [
                ("attempted", language.text(of: symbols.map(\.attempted).reduce(0, +))),
                ("successful", language.text(of: symbols.map(\.successful).reduce(0, +))),
                ("countries", language.text(of: symbols.count)), ("country", countries[first.country].name),
                ("count", language.text(of: first.attempted)),
            ])
    }
}
