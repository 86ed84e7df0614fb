import Diagnostics
import SourceText

struct XMLTag {
  enum End { case open, closed, missing }
  var end: End
  /// Words without values, and not one attribute.
  var isBare = true
}

extension XMLParser {
  /// { S Attribute } [ S ] [ "/" ] ">"
  mutating func parseAttributes(of name: String, from start: Int) -> XMLTag {
    var tag = XMLTag(end: .missing)
    var seen: Set<String> = []
    var needsBlank = false
    // `...` among the attributes may stand for the end of the tag, too.
    var hasGap = false
    while let byte = cursor.current {
      let place = cursor.offset
      switch byte {
      case 0...0x20:
        cursor.offset += 1
        needsBlank = false
      case UInt8(ascii: ">"):
        cursor.offset += 1
        colour(.punctuation, from: place)
        tag.end = .open
        return tag
      case UInt8(ascii: "/") where cursor.peek() == UInt8(ascii: ">"):
        cursor.offset += 2
        colour(.punctuation, from: place)
        tag.end = .closed
        return tag
      case UInt8(ascii: "<"):
        if let end = cursor.endOfPlaceholder(at: place), end < cursor.limit, cursor.bytes[end] != 0x0A,
          cursor.bytes[place + 1] == UInt8(ascii: "%")
        {
          cursor.offset = end
          colour(.placeholder, from: place)
          continue
        }
        if !hasGap { reportUnclosedTag(name, from: start) }
        tag.end = .open
        return tag
      case _ where cursor.endOfElision(at: place) != nil:
        cursor.offset = cursor.endOfElision(at: place) ?? place + 1
        tag.isBare = false
        hasGap = hasGap || cursor.bytes[place] == UInt8(ascii: ".") || cursor.bytes[place] == 0xE2
        colour(.placeholder, from: place)
      default:
        guard let attribute = parseName() else {
          cursor.offset += 1
          cursor.skip { $0 & 0xC0 == 0x80 }
          tag.isBare = false
          report(XMLRules.badAttribute, "no attribute begins like this", at: cursor.range(from: place))
          skipToTagEnd()
          continue
        }
        colour(.key, from: place)
        let nameRange = cursor.range(from: place)
        if needsBlank {
          report(
            XMLRules.badAttribute, "a blank is missing before '\(attribute)'", at: nameRange,
            help: "part attributes by blanks")
        }
        parseValue(of: attribute, at: nameRange, &tag)
        needsBlank = true
        if !seen.insert(attribute).inserted {
          report(
            XMLRules.duplicateAttribute, "'\(attribute)' is given twice", at: nameRange,
            help: "keep one of them")
        }
      }
    }
    reportUnclosedTag(name, from: start)
    return tag
  }

  private mutating func reportUnclosedTag(_ name: String, from start: Int) {
    guard !isExcerpt else { return }
    report(
      XMLRules.unclosedTag, "the tag <\(name) is not closed",
      at: SourceRange(start, min(start + 1 + name.utf8.count, cursor.offset)),
      help: "add '>'")
  }

  /// Attribute = Name [ S ] "=" [ S ] ( '"' … '"' | "'" … "'" ), without "<" in it
  private mutating func parseValue(of attribute: String, at range: SourceRange, _ tag: inout XMLTag) {
    cursor.skip { $0 <= 0x20 }
    let sign = cursor.offset
    guard cursor.eat(UInt8(ascii: "=")) else {
      cursor.offset = range.end
      return report(
        XMLRules.badAttribute, "'\(attribute)' has no value", at: range,
        help: "write \(attribute)=\"…\"; only HTML takes attributes without a value")
    }
    tag.isBare = false
    colour(.operator, from: sign)
    cursor.skip { $0 <= 0x20 }
    let start = cursor.offset
    guard let quote = cursor.current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      if let end = cursor.endOfElision(at: start) {
        cursor.offset = end
        return colour(.placeholder, from: start)
      }
      cursor.skip {
        $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "<")
      }
      let isCurly = cursor.isCurlyQuote(at: start)
      return report(
        XMLRules.badAttribute, "the value of '\(attribute)' stands without quotes",
        at: SourceRange(start, max(cursor.offset, min(start + 1, cursor.limit))),
        help: isCurly ? "an editor has changed them: write \"" : "put it in quotes")
    }
    cursor.offset += 1
    while let byte = cursor.current, byte != quote {
      switch byte {
      case UInt8(ascii: "&"):
        colourValue(from: start)
        parseReference()
      case UInt8(ascii: "<"):
        if let end = cursor.endOfPlaceholder(at: cursor.offset), isInsideValue(upTo: end, quote) {
          cursor.offset = end
          continue
        }
        return reportOpenValue(attribute, from: start, quote)
      case UInt8(ascii: "{"): cursor.offset = cursor.endOfPlaceholder(at: cursor.offset) ?? cursor.offset + 1
      default: cursor.offset += 1
      }
    }
    guard cursor.eat(quote) else { return reportOpenValue(attribute, from: start, quote) }
    colourValue(from: start)
  }

  /// A reference in the value has a token of its own already.
  private mutating func colourValue(from start: Int) {
    colour(.string, from: max(start, tokens.last?.range.end ?? start))
  }

  /// Whether the value goes on behind a placeholder `<name>`, on the same line.
  private func isInsideValue(upTo end: Int, _ quote: UInt8) -> Bool {
    var offset = end
    while offset < min(cursor.limit, end + 100), cursor.bytes[offset] != 0x0A {
      if cursor.bytes[offset] == quote { return true }
      offset += 1
    }
    return false
  }

  /// The value ends at its line or tag, as far as it can be told: what follows is read on.
  private mutating func reportOpenValue(_ attribute: String, from start: Int, _ quote: UInt8) {
    if cursor.isAtEnd, isExcerpt { return }
    let isStray = (cursor.offset..<min(cursor.limit, cursor.offset + 200)).prefix { cursor.bytes[$0] != 0x0A }
      .contains { cursor.bytes[$0] == quote }
    if isStray,
      !(start..<cursor.offset).contains(where: {
        cursor.bytes[$0] == UInt8(ascii: ">") || cursor.bytes[$0] == 0x0A
      })
    {
      report(
        XMLRules.strayAngle, "a '<' in the value of '\(attribute)'",
        at: SourceRange(cursor.offset, cursor.offset + 1),
        help: "write &lt;")
      cursor.skip { $0 != quote && $0 != 0x0A }
      _ = cursor.eat(quote)
      return colourValue(from: start)
    }
    report(
      XMLRules.badAttribute, "the value of '\(attribute)' is never closed", at: SourceRange(start, start + 1),
      help: "add the closing \(quote == UInt8(ascii: "'") ? "'" : "\"")")
    let end = (start..<cursor.offset).first {
      cursor.bytes[$0] == UInt8(ascii: ">") || cursor.bytes[$0] == 0x0A
    }
    if let end, !tokens.contains(afterOrAt: end) { cursor.offset = end }
    colourValue(from: start)
  }

  private mutating func skipToTagEnd() {
    cursor.skip { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") && $0 > 0x20 && $0 != UInt8(ascii: "/") }
  }

  // MARK: Names and references

  /// Name, with what templates put into it: `<{{ prefix }}name`
  mutating func parseName() -> String? {
    let start = cursor.offset
    while let byte = cursor.current {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
        UInt8(ascii: ":"):
        cursor.offset += 1
      case 0x80...:
        if cursor.isCurlyQuote(at: cursor.offset) || cursor.endOfDots(at: cursor.offset) != nil {
          return name(from: start)
        }
        cursor.offset += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        guard cursor.offset > start else { return nil }
        if cursor.endOfDots(at: cursor.offset) != nil { return name(from: start) }
        cursor.offset += 1
      default: return name(from: start)
      }
    }
    return name(from: start)
  }

  private func name(from start: Int) -> String? {
    cursor.offset > start ? cursor.text(cursor.range(from: start)) : nil
  }

  /// Reference = "&" Name ";" | "&#" digits ";" | "&#x" digits ";"
  mutating func parseReference() {
    let start = cursor.offset
    cursor.offset += 1
    cursor.skip { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "#")
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte >= 0x80
    }
    let body = cursor.text(SourceRange(start + 1, cursor.offset))
    guard cursor.eat(UInt8(ascii: ";")), !body.isEmpty else {
      cursor.offset = start + 1
      return report(
        XMLRules.badReference, "a '&' that begins no reference", at: SourceRange(start, start + 1),
        help: "write &amp;")
    }
    colour(.escape, from: start)
    if body.hasPrefix("#") {
      guard !isCharacter(body.dropFirst()) else { return }
      return report(
        XMLRules.badReference, "'&\(body);' is no character of XML", at: cursor.range(from: start))
    }
    guard !declaresEntities, !["amp", "lt", "gt", "quot", "apos"].contains(body) else { return }
    report(
      XMLRules.badReference, "'&\(body.prefix(30));' is no entity of XML", at: cursor.range(from: start),
      help: body == "nbsp"
        ? "write &#160;: the names of HTML are not known" : "write the character itself, or &amp; for a '&'")
  }

  private func isCharacter(_ number: Substring) -> Bool {
    let isHexadecimal = number.hasPrefix("x")
    guard let value = UInt32(isHexadecimal ? number.dropFirst() : number, radix: isHexadecimal ? 16 : 10)
    else {
      return false
    }
    return value == 9 || value == 10 || value == 13
      || (value >= 0x20 && value <= 0x10FFFF && Unicode.Scalar(value) != nil && value != 0xFFFE
        && value != 0xFFFF)
  }
}

extension [SyntaxToken] {
  /// Whether the last token ends behind `offset`: tokens must not overlap, so the text is not read again from there.
  fileprivate func contains(afterOrAt offset: Int) -> Bool { (last?.range.end ?? 0) > offset }
}
