import SourceText

/// What cannot be read of an export. Nothing of it is imported then: half of it would look like all.
package struct ImportError: Error, Sendable, CustomStringConvertible {
  package let path: String
  /// `nil` where it is the file as a whole.
  package let location: SourceLocation?
  package let message: String

  package init(path: String, location: SourceLocation? = nil, message: String) {
    self.path = path
    self.location = location
    self.message = message
  }

  /// `feed.atom:3:17: <b> is not closed`
  package var description: String {
    (location.map { "\(path):\($0.line):\($0.column): " } ?? (path.isEmpty ? "" : "\(path): ")) + message
  }
}

/// Reads the elements of an XML document one after another (XML 1.0), without a tree of the whole.
///
/// Entities are the five of XML and numbers. A document type is refused: exports have none, and those who mean harm declare
/// entities in it that unfold without end or read files. What is no character of XML, as exports do have, is left out.
struct XMLEvents {
  enum Event {
    case start(XMLTag)
    /// The end of the innermost element, of an empty one too.
    case end(String)
    /// Text with its entities decoded, or a CDATA section.
    case text(ArraySlice<UInt8>)
  }

  private let path: String
  private var cursor: ByteCursor
  private var open: [String] = []
  /// An empty element was begun: its end comes next.
  private var endsNext = false

  /// - Throws: `ImportError` for an encoding other than UTF-8.
  init(_ bytes: [UInt8], path: String) throws(ImportError) {
    self.path = path
    cursor = ByteCursor(bytes)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw ImportError(path: path, message: "the file is UTF-16; save it as UTF-8")
    }
    _ = cursor.eat("\u{FEFF}")
  }

  /// The next event, `nil` at the end of the document.
  ///
  /// - Throws: `ImportError` where it is not well-formed.
  mutating func next() throws(ImportError) -> Event? {
    if endsNext, let name = open.popLast() {
      endsNext = false
      return .end(name)
    }
    while !cursor.isAtEnd {
      guard cursor.current == UInt8(ascii: "<") else {
        let text = try readText()
        if !open.isEmpty { return .text(text) }
        continue
      }
      if cursor.eat("<![CDATA[") {
        let start = cursor.offset
        try skip(to: "]]>", what: "CDATA section", from: start - 9)
        return .text(valid(cursor.bytes[start..<(cursor.offset - 3)]))
      }
      if cursor.starts(with: "<!--") {
        let start = cursor.offset
        cursor.offset += 4
        try skip(to: "-->", what: "comment", from: start)
      } else if cursor.starts(with: "<?") {
        let start = cursor.offset
        try skip(to: "?>", what: "instruction", from: start)
        try checkEncoding(cursor.bytes[start..<cursor.offset], at: start)
      } else if cursor.starts(with: "<!") {
        throw failure(
          "a document type is refused: exports have none, and it can make a small file unfold without end",
          at: cursor.offset)
      } else {
        return try readTag()
      }
    }
    if let name = open.last {
      throw failure("the file ends within <\(name)>: it was cut off", at: cursor.limit)
    }
    return nil
  }

  private func failure(_ message: String, at offset: Int) -> ImportError {
    ImportError(path: path, location: LineTable(cursor.bytes).location(of: offset), message: message)
  }

  private mutating func skip(to end: StaticString, what: String, from start: Int) throws(ImportError) {
    while !cursor.isAtEnd {
      if cursor.eat(end) { return }
      cursor.offset += 1
    }
    throw failure("the \(what) is never closed", at: start)
  }

  private func checkEncoding(_ instruction: ArraySlice<UInt8>, at offset: Int) throws(ImportError) {
    guard instruction.starts(with: "<?xml ".utf8) else { return }
    let text = String(decoding: instruction, as: UTF8.self).lowercased()
    guard let mark = text.firstRange(of: "encoding=") else { return }
    let name = text[mark.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }
    guard name == "utf-8" || name == "us-ascii" || name == "utf8" else {
      throw failure("the encoding is \(name); save the file as UTF-8", at: offset)
    }
  }

  // MARK: Tags

  private mutating func readTag() throws(ImportError) -> Event {
    let start = cursor.offset
    cursor.offset += 1
    let isClosing = cursor.eat(UInt8(ascii: "/"))
    let name = readName()
    guard !name.isEmpty else { throw failure("a '<' that begins no tag", at: start) }
    if isClosing {
      cursor.skip { $0 <= 0x20 }
      guard cursor.eat(UInt8(ascii: ">")) else { throw failure("the tag is not closed", at: start) }
      guard let last = open.popLast() else { throw failure("</\(name)> closes nothing", at: start) }
      guard last == name else { throw failure("</\(name)> stands where <\(last)> is open", at: start) }
      return .end(name)
    }
    var attributes: [String: String] = [:]
    while true {
      cursor.skip { $0 <= 0x20 }
      if cursor.eat("/>") {
        endsNext = true
        break
      }
      if cursor.eat(UInt8(ascii: ">")) { break }
      let key = readName()
      cursor.skip { $0 <= 0x20 }
      guard !key.isEmpty, cursor.eat(UInt8(ascii: "=")) else {
        throw failure("the tag is not closed", at: start)
      }
      cursor.skip { $0 <= 0x20 }
      guard let quote = cursor.current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        throw failure("the value of '\(key)' is not in quotes", at: cursor.offset)
      }
      cursor.offset += 1
      let valueStart = cursor.offset
      cursor.skip { $0 != quote }
      let value = try decoded(valueStart, cursor.offset)
      guard cursor.eat(quote) else { throw failure("the value of '\(key)' is never closed", at: valueStart) }
      attributes[key] = String(decoding: value, as: UTF8.self)
    }
    guard open.count < 200 else { throw failure("more than 200 elements within one another", at: start) }
    open.append(name)
    return .start(XMLTag(name: name, attributes: attributes, depth: open.count))
  }

  private mutating func readName() -> String {
    let start = cursor.offset
    cursor.skip {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=")
        && $0 != UInt8(ascii: "<")
    }
    return cursor.text(cursor.range(from: start))
  }

  // MARK: Text

  private mutating func readText() throws(ImportError) -> ArraySlice<UInt8> {
    let start = cursor.offset
    cursor.skip { $0 != UInt8(ascii: "<") }
    return try decoded(start, cursor.offset)
  }

  /// The text with its entities decoded (XML §4.1).
  private func decoded(_ start: Int, _ end: Int) throws(ImportError) -> ArraySlice<UInt8> {
    let bytes = cursor.bytes[start..<end]
    guard bytes.contains(UInt8(ascii: "&")) else { return valid(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = start
    while index < end {
      guard bytes[index] == UInt8(ascii: "&") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      guard let semicolon = bytes[index..<min(end, index + 12)].firstIndex(of: UInt8(ascii: ";")) else {
        throw failure("an '&' that begins no reference", at: index)
      }
      let name = String(decoding: bytes[(index + 1)..<semicolon], as: UTF8.self)
      guard let scalar = character(name) else {
        throw failure("&\(name); is no reference that XML has", at: index)
      }
      result += String(Character(scalar)).utf8
      index = semicolon + 1
    }
    return valid(result[...])
  }

  private func character(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": "<"
    case "gt": ">"
    case "amp": "&"
    case "quot": "\""
    case "apos": "'"
    case _ where name.hasPrefix("#x"): UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case _ where name.hasPrefix("#"): UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    default: nil
    }
  }

  /// A text without control characters, which XML does not have (§2.2) and exports do.
  private func valid(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isOut = { (byte: UInt8) in byte < 0x20 && byte != 0x0A && byte != 0x09 && byte != 0x0D }
    return bytes.contains(where: isOut) ? bytes.filter { !isOut($0) }[...] : bytes
  }
}

struct XMLTag: Sendable {
  /// With its prefix, as the document writes it.
  let name: String
  let attributes: [String: String]
  /// How many elements are open with it.
  let depth: Int

  /// Without its prefix.
  var localName: Substring { name.part(behindLast: UInt8(ascii: ":")) ?? name[...] }
}

/// An element that is read as a whole: entries of feeds, items of channels.
struct XMLElement: Sendable {
  let name: String
  let attributes: [String: String]
  var children: [XMLElement] = []
  /// What stands in it, that of its children left out.
  var text: [UInt8] = []

  /// The first child of a name.
  subscript(name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The text of the first child of a name, without blanks at its ends; "" where there is none.
  func text(_ name: String) -> String {
    self[name].map { String(decoding: $0.text, as: UTF8.self).trimmedBlanks } ?? ""
  }
}

extension XMLEvents {
  /// The rest of the element that `tag` began.
  mutating func element(_ tag: XMLTag) throws(ImportError) -> XMLElement {
    var stack = [XMLElement(name: tag.name, attributes: tag.attributes)]
    while let event = try next() {
      switch event {
      case .start(let tag): stack.append(XMLElement(name: tag.name, attributes: tag.attributes))
      case .text(let text): stack[stack.count - 1].text += text
      case .end:
        guard stack.count > 1, let element = stack.popLast() else { return stack[0] }
        stack[stack.count - 1].children.append(element)
      }
    }
    return stack[0]
  }
}
