/// What a text is made of before it is written as Markdown.
indirect enum MarkdownBlock: Sendable, Hashable {
  case paragraph([InlineRun])
  /// 1 to 6.
  case heading(level: Int, [InlineRun])
  case code(CodeText)
  /// `start` is the first number of an ordered list, `nil` for bullets.
  case list(start: Int?, items: [ListItem])
  case quote([MarkdownBlock])
  case table(TableText)
  case rule
}

struct CodeText: Sendable, Hashable {
  /// Behind the fence; "" where nothing is known.
  var language: String
  /// Without a line break at its end.
  var text: [UInt8]
}

struct ListItem: Sendable, Hashable {
  /// `nil` for an item without a box.
  var isDone: Bool?
  var blocks: [MarkdownBlock]
}

struct TableText: Sendable, Hashable {
  enum Alignment: Sendable, Hashable { case left, center, right }

  /// Empty where no row is a heading.
  var header: [[InlineRun]]
  var rows: [[[InlineRun]]]
  /// By column; shorter than the rows where nothing is said.
  var alignments: [Alignment?]
}

/// A stretch of text in one style.
///
/// A flat list of them, and no tree: editors open and close the same style around each word, and runs that are alike join.
struct InlineRun: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    /// UTF-8, blanks collapsed. Within code a no-break space is a blank that stays.
    case text([UInt8])
    case lineBreak
    case image(ImageUse)
    /// A place that links lead to.
    case anchor(String)
  }

  var content: Content
  var style: InlineStyle = []
  var link: LinkUse?

  init(_ content: Content, style: InlineStyle = [], link: LinkUse? = nil) {
    self.content = content
    self.style = style
    self.link = link
  }
}

struct InlineStyle: OptionSet, Sendable, Hashable {
  let rawValue: UInt8
  static let strong = InlineStyle(rawValue: 1)
  static let emphasis = InlineStyle(rawValue: 2)
  static let strike = InlineStyle(rawValue: 4)
  static let code = InlineStyle(rawValue: 8)
}

struct LinkUse: Sendable, Hashable {
  /// Tells two links in a row from one.
  let number: Int
  /// As the source has it.
  var destination: String
}

struct ImageUse: Sendable, Hashable {
  /// As the source has it, the largest of those that it names.
  var source: String
  /// Other addresses of the same picture.
  var otherSources: [String] = []
  var alt: String
  var caption: String = ""
  /// In pixels.
  var width: Int?
}

extension [InlineRun] {
  /// The text that a reader sees, with a blank for each line break.
  var text: [UInt8] {
    var result: [UInt8] = []
    for run in self {
      switch run.content {
      case .text(let text): result += text
      case .lineBreak: result.append(0x20)
      case .image(let image): result += image.alt.utf8
      case .anchor: break
      }
    }
    return result
  }

  /// Whether there is nothing to see.
  var isBlank: Bool {
    allSatisfy { run in
      switch run.content {
      case .text(let text): isBlankText(text)
      case .lineBreak, .anchor: true
      case .image: false
      }
    }
  }
}

/// Whether a text holds blanks and no-break spaces only.
func isBlankText(_ text: [UInt8]) -> Bool {
  var index = 0
  while index < text.count {
    if text[index] <= 0x20 {
      index += 1
    } else if text[index] == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
      index += 2
    } else {
      return false
    }
  }
  return true
}
