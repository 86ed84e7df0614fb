/// What an author wrote below a picture, its credit ("Source: …") apart.
package struct CaptionText {
  package let text: String
  /// With its "Source:", as written.
  package let credit: String

  package init(text: String, credit: String) {
    self.text = text
    self.credit = credit
  }

  package init(_ caption: String) {
    let mark = "source:"
    let words = caption.split(separator: " ", omittingEmptySubsequences: false)
    guard let index = words.lastIndex(where: { $0.lowercased() == mark }) else {
      self.init(text: caption, credit: "")
      return
    }
    self.init(
      text: words[..<index].joined(separator: " "), credit: words[index...].joined(separator: " "))
  }
}
