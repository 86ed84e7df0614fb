import NoteModel
import SourceText

/// A link or an image of a note that leads to another host by HTTP.
package struct ExternalLink: Sendable, Hashable {
  /// With a scheme, without a fragment.
  package let url: String
  /// Where it stands, in bytes of the note's file.
  package let range: SourceRange
}

extension BodyRenderer {
  /// Keeps a link, if anybody wants to know.
  ///
  /// - Parameters:
  ///   - destination: as it would stand on the page.
  ///   - written: what to look for in the note, from the parsed text's `line` on.
  mutating func listExternalLink(_ destination: [UInt8], written: [UInt8], line: Int) {
    guard options.listsExternalLinks else { return }
    let text = String(decoding: destination.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
    guard leadsToOtherHost(text) else { return }
    let url = percentEncodedURL(text.hasPrefix("//") ? "https:" + text : text)
    externalLinks.append(ExternalLink(url: url, range: locator.range(of: written, line: line)))
  }
}
