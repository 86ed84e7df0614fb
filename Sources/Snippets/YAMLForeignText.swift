import Diagnostics
import SourceText
import TOMLSyntax

/// Instead of all else, a warning with the name that fits a block of YAML that is none: a command and what it printed,
/// TOML, a tree of files; `nil` for what was meant as YAML and went wrong.
///
/// - Parameter bytes: a text that the parser of YAML refused.
func mistag(ofYAML bytes: [UInt8]) -> Diagnostic? {
  let text = LinesOfYAML(bytes)
  guard let first = text.first, let sign = text.sign else { return nil }
  return Diagnostic(
    SnippetRules.mistagged, "this is \(sign.what), not YAML", at: first.range,
    help: "tag the block `\(sign.tag)`\(sign.more)")
}

/// What the first lines show that the whole block is.
private struct Sign {
  let what: String
  let tag: String
  var more = ""

  static let output = Sign(what: "the output of a command", tag: "text")
  static let session = Sign(
    what: "a command and what it prints", tag: "console", more: ", and put `$ ` before its commands")
  static let markdown = Sign(what: "Markdown with a fence in it", tag: "markdown")
  static let tree = Sign(what: "a tree of files", tag: "text")
  static let help = Sign(what: "the help of a command", tag: "text")
  static let go = Sign(what: "Go", tag: "go")
}

/// The lines that hold something, comments apart, without the blanks around them.
private struct LinesOfYAML {
  struct Line {
    let range: SourceRange
    let text: Substring
  }

  let bytes: [UInt8]
  let lines: [Line]

  init(_ bytes: [UInt8]) {
    let table = LineTable(bytes)
    self.bytes = bytes
    lines = (0..<table.count).compactMap { index in
      let whole = table.contentRange(ofLine: index)
      let isText: (Int) -> Bool = { bytes[$0] > 0x20 }
      guard let first = (whole.start..<whole.end).first(where: isText),
        let last = (whole.start..<whole.end).last(where: isText), bytes[first] != UInt8(ascii: "#")
      else { return nil }
      return Line(
        range: SourceRange(first, last + 1), text: Substring(decoding: bytes[first...last], as: UTF8.self))
    }
  }

  var first: Line? { lines.first }

  var sign: Sign? {
    guard let first = first?.text else { return nil }
    if first.hasPrefix("```") || first.hasPrefix("~~~") { return .markdown }
    if isCommand(first) { return .session }
    if isTree { return .tree }
    if isDescription { return .output }
    if isHelp(first) { return .help }
    if let settings = signOfSections { return settings }
    if isGo { return .go }
    let other = RecognisedLanguage(of: bytes)
    guard let other, [.dockerfile, .hcl, .xml, .diff, .shell].contains(other.language) else { return nil }
    let name = other.language.displayName
    return Sign(what: other.language == .dockerfile ? "a \(name)" : name, tag: other.tag)
  }

  /// `kubectl get pods`: the name of a program that nobody gives to a key, and more words behind it.
  private func isCommand(_ line: Substring) -> Bool {
    var words = line.split(separator: " ")
    if words.first == "sudo" { words.removeFirst() }
    guard words.count > 1, programs.contains(words[0]) else { return false }
    return words[1].first.map { $0 != "=" && $0 != ":" } ?? false && !words[0].hasSuffix(":")
  }

  /// `├── main.tf`, in the first line or below the name of the folder.
  private var isTree: Bool {
    lines.prefix(2).contains { line in
      ["├─", "└─", "│ ", "|-- ", "`-- "].contains(where: line.text.hasPrefix)
    }
  }

  /// What `kubectl describe` prints: names in words and with capitals, which stand again for each condition.
  private var isDescription: Bool {
    let keys = lines.compactMap { line -> (key: Substring, isPadded: Bool)? in
      guard let colon = line.text.firstIndex(of: ":") else { return nil }
      let rest = line.text[colon...].dropFirst()
      guard rest.isEmpty || rest.first == " " else { return nil }
      return (line.text[..<colon], rest.hasPrefix("   "))
    }
    guard keys.count > 2, keys[0].key.first?.isUppercase == true else { return false }
    let capitals = keys.count { $0.key.first?.isUppercase == true }
    guard capitals * 4 >= keys.count * 3 else { return false }
    let isOfWords = keys.contains { entry in
      let words = entry.key.split(separator: " ")
      return words.count > 1
        && words.allSatisfy { $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter) }
    }
    return isOfWords || keys[0].key == "Name" && keys.count { $0.isPadded } > 1
  }

  /// `docker create [options] IMAGE`, `Usage: x [flags]`
  private func isHelp(_ line: Substring) -> Bool {
    let hasOptions = ["[options]", "[OPTIONS]", "[flags]", "[command]"].contains { line.contains($0) }
    return hasOptions && (!line.contains(utf8: ":") || line.lowercased().hasPrefix("usage:"))
  }

  /// A header in brackets that is all of its line, and settings with `=` below it.
  private var signOfSections: Sign? {
    guard let first = first?.text, first.hasPrefix("["), first.hasSuffix("]"), lines.count > 1 else {
      return nil
    }
    let name = first.drop { $0 == "[" }.prefix { $0 != "]" }
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "._-\"".contains($0) }),
      isSetting(lines[1].text)
    else { return nil }
    let isTOML = parseTOML(bytes, as: .excerpt).diagnostics.allSatisfy { $0.severity != .error }
    return isTOML ? Sign(what: "TOML", tag: "toml") : Sign(what: "a file with sections", tag: "ini")
  }

  private func isSetting(_ line: Substring) -> Bool {
    let key = line.prefix { $0 != "=" }
    return key.endIndex < line.endIndex && !key.contains(utf8: ":") && key.first?.isLetter == true
  }

  /// `&corev1.SecurityContext{`, `func main() {`
  private var isGo: Bool {
    guard let first = first?.text else { return false }
    if first.hasPrefix("func "), first.hasSuffix("{") { return true }
    return lines.contains { line in
      guard line.text.hasSuffix("{") else { return false }
      guard let reference = line.text.split(separator: " ").last, reference.hasPrefix("&") else {
        return false
      }
      let name = reference.dropFirst().dropLast()
      return name.contains(utf8: ".") && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
    }
  }
}

/// Programs whose names are no keys of any file.
private let programs: Set<Substring> = [
  "ansible-playbook", "argocd", "aws", "az", "calicoctl", "cat", "cilium", "crictl", "crossplane", "curl",
  "docker-compose",
  "eksctl", "etcdctl", "gcloud", "git", "grep", "helm", "helmfile", "istioctl", "jq", "kops", "kubeadm",
  "kubectl",
  "kubeseal", "kustomize", "minikube", "oc", "openssl", "velero", "yq",
]
