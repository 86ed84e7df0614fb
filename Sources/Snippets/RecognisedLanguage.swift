import SessionSyntax
import SourceText

/// The language of a block whose fence names none, where its text leaves no doubt.
package struct RecognisedLanguage: Sendable, Hashable {
  package let language: Language
  /// What to write behind the fence.
  package let tag: String

  /// - Returns: `nil` where the text could be something else; one sign that is only likely is none.
  package init?(of bytes: [UInt8]) {
    let text = UntaggedText(bytes)
    if looksLikeSession(bytes) {
      self.init(.session)
    } else if let interpreter = text.interpreter {
      guard let language = Language(named: interpreter) else { return nil }
      self.init(language, tag: interpreter)
    } else if text.isJSON {
      self.init(.json)
    } else if text.isManifest {
      self.init(.yaml)
    } else if text.beginsWithTerraformBlock {
      self.init(.hcl)
    } else if text.isDockerfile {
      self.init(.dockerfile)
    } else if text.begins(with: "[Unit]") {
      self.init(.systemd)
    } else if text.isResolverConfiguration {
      self.init(.resolvConf)
    } else if text.begins(with: "<?xml ") {
      self.init(named: "xml")
    } else if text.isPatch {
      self.init(named: "diff")
    } else {
      return nil
    }
  }

  private init(_ language: Language, tag: String? = nil) {
    self.language = language
    self.tag = tag ?? language.id
  }

  private init?(named name: String) {
    guard let language = Language(named: name) else { return nil }
    self.init(language)
  }
}

/// A block's lines and what they show.
private struct UntaggedText {
  let bytes: [UInt8]
  /// Lines that hold something, with the blanks before them.
  let lines: [ArraySlice<UInt8>]
  /// The first one that is neither a comment nor `---`.
  let head: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .filter { $0.contains { $0 > 0x20 } }
    head =
      lines.first { line in
        let text = line.drop { $0 <= 0x20 }
        return text.first != UInt8(ascii: "#") && !text.elementsEqual("---".utf8)
      } ?? []
  }

  func begins(with text: StaticString) -> Bool { head.starts(with: text) }

  /// `bash` of `#!/usr/bin/env bash`, `python3` of `#!/usr/bin/python3 -u`.
  var interpreter: String? {
    guard let line = lines.first, line.starts(with: "#!/" as StaticString), bytes.first == line.first else {
      return nil
    }
    let words = line.dropFirst(2).split { $0 <= 0x20 }
    let names = words.map {
      String(decoding: $0.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    }
    guard let name = names.first else { return nil }
    return name == "env" ? names.dropFirst().first { !$0.hasPrefix("-") && !$0.contains("=") } : name
  }

  // MARK: JSON

  /// An object from the first byte to the last, or a list of them: members in quotes, and nothing that JSON does
  /// not have.
  var isJSON: Bool {
    var rest = bytes[...].drop { $0 <= 0x20 }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    guard let first = rest.first, rest.last == closing(of: first) else { return false }
    var inner = rest.dropFirst().drop { $0 <= 0x20 }
    if first == UInt8(ascii: "[") {
      guard inner.first == UInt8(ascii: "{") else { return false }
      inner = inner.dropFirst().drop { $0 <= 0x20 }
    }
    guard inner.first == UInt8(ascii: "\"") else { return false }
    let name = inner.dropFirst().drop { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n") }
    guard name.first == UInt8(ascii: "\""),
      name.dropFirst().first(where: { $0 > 0x20 }) == UInt8(ascii: ":")
    else { return false }
    return holdsOnlyJSON(rest)
  }

  private func closing(of bracket: UInt8) -> UInt8? {
    switch bracket {
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    default: nil
    }
  }

  /// Whether outside of strings there are only signs, numbers, the three words and elisions of JSON, and
  /// nothing comes after the first bracket is closed. A bracket may be missing, and a comma: that is for the
  /// validator to say.
  private func holdsOnlyJSON(_ text: ArraySlice<UInt8>) -> Bool {
    var cursor = ByteCursor(bytes)
    cursor.offset = text.startIndex
    cursor.limit = text.endIndex
    var depth = 0
    while let byte = cursor.current {
      if let end = cursor.endOfElision(at: cursor.offset) {
        cursor.offset = end
        continue
      }
      cursor.offset += 1
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0, cursor.offset < cursor.limit { return false }
      case UInt8(ascii: "\""):
        while let inner = cursor.current, inner != UInt8(ascii: "\""), inner != UInt8(ascii: "\n") {
          cursor.offset += inner == UInt8(ascii: "\\") ? 2 : 1
        }
        cursor.offset = min(cursor.offset + 1, cursor.limit)
      case UInt8(ascii: "t"): guard cursor.eat("rue") else { return false }
      case UInt8(ascii: "f"): guard cursor.eat("alse") else { return false }
      case UInt8(ascii: "n"): guard cursor.eat("ull") else { return false }
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0...0x20, UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
        break
      default: return false
      }
    }
    return true
  }

  // MARK: Other files

  /// `apiVersion:` first and `kind:` beside it, or the other way round.
  var isManifest: Bool {
    let hasHead = begins(with: "apiVersion: ") || begins(with: "kind: ")
    return hasHead && lines.contains { $0.starts(with: "kind: " as StaticString) }
      && lines.contains { $0.starts(with: "apiVersion: " as StaticString) }
  }

  /// `resource "aws_vpc" "main" {`, `terraform {`
  var beginsWithTerraformBlock: Bool {
    var words = head.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    if words.last == "{}" { words[words.count - 1] = "{" }
    guard words.popLast() == "{", let type = words.first else { return false }
    let labels = words.dropFirst()
    let areQuoted = labels.allSatisfy { $0.utf8.count > 2 && $0.hasPrefix("\"") && $0.hasSuffix("\"") }
    switch type {
    case "resource", "data": return areQuoted && labels.count == 2
    case "module", "variable", "provider", "output": return areQuoted && labels.count == 1
    case "terraform", "locals":
      // Of a language that has blocks without labels, the next line tells.
      let next = lines.first { $0.startIndex > head.startIndex }
      return labels.isEmpty && lines.count > 2 && (next.map(looksLikeHCLItem) ?? false)
    default: return false
    }
  }

  /// `name = …`, `backend "s3" {`
  private func looksLikeHCLItem(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.split { $0 <= 0x20 }
    guard words.count > 1 else { return false }
    return words[1].elementsEqual("=".utf8) || words.last?.last == UInt8(ascii: "{")
  }

  /// `FROM` first, and a further instruction.
  var isDockerfile: Bool {
    guard begins(with: "FROM ") else { return false }
    let instructions = [
      "RUN ", "COPY ", "ADD ", "CMD ", "ENTRYPOINT ", "WORKDIR ", "ENV ", "ARG ", "EXPOSE ", "USER ",
      "LABEL ", "HEALTHCHECK ",
    ]
    return lines.contains { line in instructions.contains { line.starts(with: $0.utf8) } }
  }

  /// Nothing but lines of resolv.conf, a name server among them.
  var isResolverConfiguration: Bool {
    let directives = ["nameserver ", "search ", "domain ", "options ", "sortlist ", "#", ";"]
    return lines.contains { $0.starts(with: "nameserver " as StaticString) }
      && lines.allSatisfy { line in directives.contains { line.starts(with: $0.utf8) } }
  }

  /// `diff --git a/x b/x`, or the two lines with the names of the files.
  var isPatch: Bool {
    if begins(with: "diff --git a/") { return true }
    return begins(with: "--- a/") && lines.count > 1
      && lines.contains { $0.starts(with: "+++ b/" as StaticString) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { starts(with: $0) }
  }
}
