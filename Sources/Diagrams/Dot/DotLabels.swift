/// What a label says: `\n`, `\l` and `\r` are line breaks, `\N`, `\E` and `\G` names, `&amp;` and its like signs; of
/// HTML its text.
///
/// "escString" of Graphviz' documentation.
func labelText(_ value: DotID, name: String, isEdge: Bool = false) -> String {
  guard value.form != .html else { return htmlText(value.text) }
  var text = ""
  var isEscaped = false
  for character in value.text {
    if isEscaped {
      isEscaped = false
      switch character {
      case "n", "l", "r": text.append("\n")
      case "N": text += name
      case "E": text += name
      case "G", "T", "H", "L": break
      default: text.append(character)
      }
    } else if character == "\\" {
      isEscaped = true
    } else {
      text.append(character == "\r\n" ? "\n" : character)
    }
  }
  while text.hasSuffix("\n") { text.removeLast() }
  return decodingEntities(text)
}

/// The first element that is more than a mark of emphasis or a line break.
func unsupportedTag(in html: String) -> String? {
  let bytes = Array(html.utf8)
  for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "<") {
    let name = bytes[(place + 1)...].drop { $0 == UInt8(ascii: "/") }.prefix(while: isWordByte)
    let tag = String(decoding: name, as: UTF8.self).lowercased()
    if tag.isEmpty || ["br", "b", "i", "u", "o", "s", "sub", "sup", "font"].contains(tag) { continue }
    return tag
  }
  return nil
}

private func htmlText(_ html: String) -> String {
  var text = ""
  var rest = Substring(html)
  while let start = rest.firstIndex(of: "<") {
    text += rest[..<start].split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    let tag = rest[start...].prefix { $0 != ">" }
    if tag.dropFirst().lowercased().hasPrefix("br") {
      text.append("\n")
    } else if rest[..<start].last?.isWhitespace ?? false {
      text.append(" ")
    }
    rest = rest[tag.endIndex...].dropFirst()
    if rest.first?.isWhitespace ?? false, !text.isEmpty, text.last != "\n" { text.append(" ") }
  }
  text += rest.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
  return mermaidText(ArraySlice(text.utf8))
}

/// Whether each brace of the label of a record has its other half; dot refuses it else ("bad label format").
func hasMatchingBraces(_ label: String) -> Bool {
  var depth = 0
  var isEscaped = false
  for byte in label.utf8 {
    switch byte {
    case _ where isEscaped: isEscaped = false
    case UInt8(ascii: "\\"): isEscaped = true
    case UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: "}"): depth -= 1
    default: break
    }
    if depth < 0 { return false }
  }
  return depth == 0
}

extension RecordField {
  /// The label of a record: `|` parts fields, braces turn the direction, `<port>` names one.
  ///
  /// rlabel = field {"|" field}, field = ["<" port ">"] text | "{" rlabel "}"
  init(dotLabel: String, name: String) {
    var rest = Substring(dotLabel)
    self = Self.fields(&rest, name, depth: 0)
  }

  private static func fields(_ rest: inout Substring, _ name: String, depth: Int) -> RecordField {
    var row = RecordField()
    var current = RecordField()
    var text = ""
    var isPort = false
    func finish(_ current: inout RecordField, _ text: inout String) {
      if current.fields.isEmpty {
        let trimmed = text.split(separator: " ").joined(separator: " ")
        current.label = labelText(DotID(text: trimmed, form: .quoted), name: name)
      }
      row.fields.append(current)
      current = RecordField()
      text = ""
    }
    while let character = rest.first {
      rest = rest.dropFirst()
      switch character {
      case "\\":
        guard let next = rest.first else { break }
        rest = rest.dropFirst()
        if !isPort { text += "{}|<> ".contains(next) ? String(next) : "\\\(next)" }
      case "<": isPort = true
      case ">": isPort = false
      case "|" where !isPort: finish(&current, &text)
      case "{" where !isPort && depth < DiagramLimits.depth:
        current = fields(&rest, name, depth: depth + 1)
      case "}" where !isPort && depth > 0:
        finish(&current, &text)
        return row
      default: if !isPort { text.append(character) }
      }
    }
    finish(&current, &text)
    return row
  }
}
