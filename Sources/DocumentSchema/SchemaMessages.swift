import SourceText
import YAMLSyntax

// The words in which a schema speaks of what it wants and what it found.

extension SchemaType {
  /// What it takes: "a string or a list".
  var phrase: String {
    var phrases: [String] = []
    for form in forms {
      let phrase = form.phrase
      // Nobody is asked to write nothing where something else will do.
      if phrase.isEmpty || phrases.contains(phrase) || phrase == "nothing" && forms.count > 1 { continue }
      phrases.append(phrase)
    }
    return switch phrases.count {
    case 0: "nothing"
    case 1: phrases[0]
    default: phrases.dropLast().joined(separator: ", ") + " or " + (phrases.last ?? "")
    }
  }

  var takesOnlyLists: Bool {
    forms.allSatisfy { form in
      switch form {
      case .list, .set: true
      default: false
      }
    }
  }

  var takesOnlyNumbers: Bool {
    forms.allSatisfy { form in
      switch form {
      case .number, .integer: true
      default: false
      }
    }
  }

  var takesMappings: Bool {
    has { form in
      switch form {
      case .map, .names, .object: true
      default: false
      }
    }
  }

  var takesStrings: Bool { has { if case .string = $0 { true } else { false } } }
}

extension YAMLScalar {
  /// Whether this is `yes`, `no`, `on` or `off` without quotes.
  var isBooleanWord: Bool {
    guard style == .plain else { return false }
    switch text {
    case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF": return true
    default: return false
    }
  }
}

extension YAMLScalar {
  /// What programs that read YAML 1.1 take for a boolean or a number besides those of YAML 1.2: `y`, `1_000`, `0b11`.
  var oldMeaning: Content? {
    guard style == .plain, content == .string, let first = text.utf8.first else { return nil }
    if ["y", "Y", "n", "N"].contains(text) { return .bool(text == "y" || text == "Y") }
    let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    let digits = isSigned ? text.dropFirst() : text[...]
    guard let lead = digits.utf8.first, (0x30...0x39).contains(lead) else { return nil }
    if digits.hasPrefix("0b") {
      return Int(digits.dropFirst(2).filter { $0 != "_" }, radix: 2).map(Content.integer)
    }
    guard digits.contains(utf8: "_"),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2E })
    else { return nil }
    return Content(plain: text.filter { $0 != "_" })
  }
}

/// What was found: "the number 60".
func description(of scalar: YAMLScalar, _ reading: SchemaReading) -> String {
  switch scalar.content {
  case .null: "empty"
  case .bool: "the boolean \(scalar.text)"
  case .integer, .number: "the number \(shortened(scalar.text))"
  case .string where scalar.isBooleanWord && reading.booleanWords == .booleans: "the boolean \(scalar.text)"
  case .string where scalar.oldMeaning != nil && reading.booleanWords == .booleans:
    if case .bool = scalar.oldMeaning {
      "the boolean \(scalar.text)"
    } else {
      "the number \(shortened(scalar.text))"
    }
  case .string: "the string '\(shortened(scalar.text))'"
  }
}

/// How to make a scalar what `type` takes; `nil` where only the author can know.
func help(for scalar: YAMLScalar, _ type: SchemaType, _ notation: SchemaReading.Notation) -> String? {
  if type.takesOnlyLists, scalar.content != .null { return helpForItems(notation) }
  switch scalar.content {
  case .null: return "give it a value, or take the line away"
  case .bool, .integer, .number: return quoted(scalar, type)
  case .string:
    if scalar.style == .plain { return quoted(scalar, type) }
    let isRightWithoutQuotes = type.has { form in
      switch form {
      case .integer: Int(scalar.text) != nil
      case .number: Double(scalar.text) != nil
      case .boolean: scalar.text == "true" || scalar.text == "false"
      default: false
      }
    }
    return isRightWithoutQuotes ? "take the quotes away: \(shortened(scalar.text))" : nil
  }
}

/// How items of a list are written.
func helpForItems(_ notation: SchemaReading.Notation) -> String {
  switch notation {
  case .yaml: "begin each item with '- '"
  case .json: "put it in brackets: […]"
  }
}

/// What to write in the place of a list of `count` items; `nil` where only the author can know.
func helpForList(of count: Int, _ type: SchemaType, _ notation: SchemaReading.Notation) -> String? {
  switch notation {
  case .yaml where type.takesMappings: "write 'name: value' without '- '"
  case .yaml where count == 1: "write the value without '- ' or brackets"
  case .json where count == 1: "write the value without brackets"
  case .yaml, .json: nil
  }
}

private func quoted(_ scalar: YAMLScalar, _ type: SchemaType) -> String? {
  type.takesStrings ? "put it in quotes: \"\(shortened(scalar.text))\"" : nil
}

/// A text in a message: one line, of no great length.
func shortened(_ text: String) -> String {
  let line = text.prefix { $0 != "\n" && $0 != "\r\n" }
  return line.count > 40 ? line.prefix(37) + "…" : String(line)
}
