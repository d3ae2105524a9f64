import Foundation
import TextFormats

/// The page around the page: it asks for changes, which the policy of `index.html` forbids that page to do.
///
/// The exported page is shown in a frame as it is on disk, byte for byte.
struct FramePage {
    /// The state that the page shows.
    let revision: String

    var response: SiteResponse {
        SiteResponse(.ok, type: "text/html; charset=utf-8", policy: FramePage.policy, body: .text(html))
    }

    private var html: String {
        """
        <!doctype html>
        <html lang="en" data-revision="\(revision)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>caseatlas preview</title>
        <style>\(FramePage.style)</style>
        </head>
        <body>
        <iframe title="The exported page" src="index.html"></iframe>
        <script>\(FramePage.script)</script>
        </body>
        </html>

        """
    }

    /// What the browser may do: this script and style, a frame of and questions to this server, and nothing else.
    private static let policy =
        "default-src 'none'; frame-src 'self'; connect-src 'self'; script-src 'sha256-\(digest(script))'; "
        + "style-src 'sha256-\(digest(style))'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private static func digest(_ text: String) -> String {
        let digest = SHA256Digest()
        digest.update(Array(text.utf8)[...])
        return Data(digest.finish()).base64EncodedString()
    }

    private static let style = "html,body,iframe{width:100%;height:100%;margin:0;border:0;display:block}"

    /// Loading the frame anew keeps what is chosen in the page, as that stands behind the # of its address. Links that
    /// lead elsewhere open beside it: the policy lets nobody else into the frame.
    private static let script = """
        "use strict";
        const frame = document.querySelector("iframe");
        let revision = document.documentElement.dataset.revision;
        if (location.hash) frame.src = "index.html" + location.hash;
        frame.addEventListener("load", () => {
          const page = frame.contentDocument;
          if (!page) return;
          if (page.title) document.title = page.title;
          page.addEventListener("click", (event) => {
            const link = event.target.closest("a[href]");
            if (link && link.origin && link.origin !== location.origin) link.target = "_blank";
          }, true);
        });
        const pause = () => new Promise((done) => setTimeout(done, 1000));
        const follow = async () => {
          for (;;) {
            try {
              const answer = await fetch("changes?after=" + encodeURIComponent(revision));
              if (!answer.ok) throw new Error(answer.status);
              const text = await answer.text();
              if (text === revision) continue;
              revision = text;
              frame.contentWindow.location.reload();
            } catch {
              await pause();
            }
          }
        };
        follow();
        """
}
