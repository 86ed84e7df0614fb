import ConfigSyntax
import DockerfileSyntax
import HCLSyntax
import JSONSyntax
import SessionSyntax
import SourceText
import YAMLSyntax

/// The language of a block whose fence names none, where its text leaves no doubt.
package struct RecognisedLanguage: Sendable, Hashable {
  package let language: Language
  /// What to write behind the fence.
  package let tag: String

  /// - Returns: `nil` where the text could be something else; one sign that is only likely is none.
  package init?(of bytes: [UInt8]) {
    let text = UntaggedText(bytes)
    if isCertainlySession(bytes) {
      self.init(.session)
    } else if let interpreter = text.interpreter {
      guard let language = Language(named: interpreter) else { return nil }
      self.init(language, tag: language == .shell ? interpreter : language.id)
    } else if let document = text.document {
      self = document
    } else if text.isTerraform {
      self.init(.hcl)
    } else if text.isDockerfile {
      self.init(.dockerfile)
    } else if text.isUnit {
      self.init(.systemd)
    } else if text.isResolverConfiguration {
      self.init(.resolvConf)
    } else if text.isXML {
      self.init(named: "xml")
    } else if text.isPatch {
      self.init(named: "diff")
    } else if FileTree.isDrawing(bytes) {
      self.init(.tree)
    } else {
      return nil
    }
  }

  static let json = RecognisedLanguage(.json)
  fileprivate static let manifest = RecognisedLanguage(.yaml)

  /// The same where only JSON and manifests are asked for, which their first bytes rule out in most texts.
  init?(ofDocument bytes: [UInt8]) {
    let text = UntaggedText(bytes)
    guard text.interpreter == nil, let document = text.document else { return nil }
    self = document
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

/// What is wrong with JSON and right in no other language that looks like it.
private let signsOfJSON: Set<String> = [
  "json.missing-comma", "json.missing-colon", "json.unclosed-object", "json.unclosed-array",
  "json.unclosed-string",
  "json.mismatched-bracket",
]

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
    var words = line.dropFirst(2).split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    guard let path = words.first, path.utf8.allSatisfy({ $0 > 0x2C && $0 < 0x7B }) else { return nil }
    let program = path.split(separator: "/").last.map(String.init)
    words.removeFirst()
    if program == "env" {
      words = Array(words.drop { $0.hasPrefix("-") || $0.contains(utf8: "=") })
      guard let name = words.first else { return nil }
      return words.dropFirst().allSatisfy { $0.hasPrefix("-") } ? name : nil
    }
    // A sentence about `#!` has more words.
    return words.allSatisfy { $0.hasPrefix("-") } ? program : nil
  }

  /// JSON or a manifest.
  var document: RecognisedLanguage? { isJSON ? .json : isManifest ? .manifest : nil }

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
      name.dropFirst().first(where: { $0 > 0x20 }) == UInt8(ascii: ":"), holdsOnlyJSON(rest)
    else { return false }
    // What has a comma too many may be another language, where that is right.
    return parseJSON(bytes).diagnostics.allSatisfy {
      $0.severity != .error || signsOfJSON.contains($0.rule.id)
    }
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

  /// `apiVersion:` first and `kind:` beside it, or the other way round, and all of it is YAML.
  var isManifest: Bool {
    guard begins(with: "apiVersion: ") || begins(with: "kind: "), let version = word(behind: "apiVersion: "),
      let kind = word(behind: "kind: ")
    else { return false }
    return version.contains(utf8: "v") && kind.first?.isUppercase == true
      && parseYAMLStream(bytes).diagnostics.allSatisfy { $0.severity != .error }
  }

  /// The one word that follows `key` on a line; `nil` where that is not so.
  private func word(behind key: String) -> String? {
    guard let line = lines.first(where: { $0.starts(with: key.utf8) }) else { return nil }
    let words = line.dropFirst(key.utf8.count).split { $0 <= 0x20 }
    return words.count == 1 ? String(decoding: words[0], as: UTF8.self) : nil
  }

  /// `resource "aws_vpc" "main" {`, `terraform {`: and it parses, but for a brace that was lost.
  var isTerraform: Bool {
    var words = head.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    if words.last == "{}" { words[words.count - 1] = "{" }
    guard words.popLast() == "{", let type = words.first else { return false }
    let labels = words.dropFirst()
    let areQuoted = labels.allSatisfy { $0.utf8.count > 2 && $0.hasPrefix("\"") && $0.hasSuffix("\"") }
    let isHead =
      switch type {
      case "resource", "data": areQuoted && labels.count == 2
      case "module", "variable", "provider", "output": areQuoted && labels.count == 1
      case "terraform", "locals": labels.isEmpty && lines.count > 2
      default: false
      }
    return isHead
      && parseHCL(bytes).diagnostics.allSatisfy {
        $0.severity != .error || $0.rule.id == "hcl.unclosed-block"
      }
  }

  /// `FROM image`, what copies or runs something, and nothing that the builder does not know.
  var isDockerfile: Bool {
    guard begins(with: "FROM ") else { return false }
    let from = head.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    guard from.count == 2 || from.count == 4 && from[2] == "AS",
      from[1].utf8.allSatisfy({ $0 > 0x2C && $0 < 0x7B && !(0x41...0x5A).contains($0) }), from[1].first != "/"
    else { return false }
    let isImage = from[1].contains(utf8: ":") || from[1].contains(utf8: "/") || from[1] == "scratch"
    let instructions = ["RUN ", "COPY ", "WORKDIR ", "ENTRYPOINT ["]
    return lines.contains { line in instructions.contains { line.starts(with: $0.utf8) } }
      && (isImage
        || lines.contains {
          $0.starts(with: "COPY " as StaticString) || $0.starts(with: "WORKDIR /" as StaticString)
        })
      && parseDockerfile(bytes).diagnostics.allSatisfy { $0.severity != .error }
  }

  /// A section of a unit first, and a key that only units have.
  var isUnit: Bool {
    let sections = ["[Unit]", "[Service]", "[Install]", "[Timer]", "[Socket]", "[Mount]", "[Path]"]
    let keys = [
      "ExecStart=", "ExecStartPre=", "WantedBy=", "RequiredBy=", "After=", "Requires=", "Wants=", "BindsTo=",
      "OnCalendar=", "OnBootSec=", "OnUnitActiveSec=", "ListenStream=", "EnvironmentFile=", "RestartSec=",
    ]
    return sections.contains { head.elementsEqual($0.utf8) }
      && lines.contains { line in keys.contains { line.starts(with: $0.utf8) } }
      && lines.allSatisfy { line in
        line.first == UInt8(ascii: "[") || line.first == UInt8(ascii: "#") || line.contains(UInt8(ascii: "="))
          || line.first.map { $0 <= 0x20 } ?? true
      }
  }

  /// Nothing but sound lines of resolv.conf, a name server among them.
  var isResolverConfiguration: Bool {
    guard lines.contains(where: { $0.starts(with: "nameserver " as StaticString) }) else { return false }
    let directives = ["nameserver ", "search ", "domain ", "options ", "sortlist ", "#", ";"]
    return lines.allSatisfy { line in directives.contains { line.starts(with: $0.utf8) } }
      && checkConfig(bytes, as: .resolvConf).allSatisfy { $0.severity == .info }
  }

  /// `<?xml … ?>` and an element.
  var isXML: Bool {
    guard begins(with: "<?xml version="), lines.count > 1, let end = head.lastIndex(where: { $0 > 0x20 })
    else {
      return false
    }
    return head[end] == UInt8(ascii: ">") && lines[1].first { $0 > 0x20 } == UInt8(ascii: "<")
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
