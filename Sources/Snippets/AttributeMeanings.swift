/// An attribute of fences and what it does, in one sentence.
package struct AttributeMeaning: Sendable {
  package let name: String
  /// Whether it is written with `=` and a value.
  package let takesValue: Bool
  package let meaning: String
}

/// The attributes that a fence may have.
package var attributeMeanings: [AttributeMeaning] {
  flagNames.map { AttributeMeaning(name: $0, takesValue: false, meaning: meaning(ofAttribute: $0)) }
    + valueNames.map { AttributeMeaning(name: $0, takesValue: true, meaning: meaning(ofAttribute: $0)) }
}

/// Empty for a name that is no attribute; a test wants none.
private func meaning(ofAttribute name: String) -> String {
  switch name {
  case "skip": "Not checked at all."
  case "fails": "A wrong example: it must give an error or a warning, and is reported when it does not."
  case "partial": "An excerpt: what is missing around it and in it is meant."
  case "lines": "Numbers the lines; with a file, the lines of it that are shown."
  case "wrap": "Wraps long lines."
  case "fold": "Folds what goes beyond ten lines, or as many as are given."
  case "title": "What stands above the block."
  case "highlight": "Marks lines, counted from 1: `2,4-6`."
  case "as": "What kind of document it is."
  case "allow": "Silences the warnings with this code; several in quotes, with commas."
  case "file": "Takes the text from a file; its path starts at the folder of the note."
  case "tab": "One of several variants that are shown in one place."
  default: ""
  }
}
