import DiagnosticPrinting
import Diagnostics
import JSONSyntax
import SourceText

/// Writes findings on one text as the protocol has them. Secrets among them are masked where they are quoted: an editor
/// shows its list of problems to whoever looks over a shoulder.
struct DiagnosticWriting {
  private let source: SourceFile
  private let address: String
  private let client: ClientAbilities
  private var starts: TextPositions
  private var labels: TextPositions

  init(_ bytes: [UInt8], address: String, client: ClientAbilities) {
    source = SourceFile(path: "", bytes: bytes)
    self.address = address
    self.client = client
    starts = TextPositions(bytes, client.encoding)
    labels = starts
  }

  /// Writes the elements of an array.
  mutating func write(_ diagnostics: [Diagnostic], to writer: inout JSONWriter) {
    for diagnostic in SecretMask(diagnostics, in: source).masked(diagnostics) {
      writer.object { write(diagnostic, to: &$0) }
    }
  }

  private mutating func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
    starts.write(diagnostic.range, to: &writer)
    writer.member("severity", diagnostic.severity.number)
    writer.member("code", diagnostic.rule.id)
    writer.member("source", "notes")
    writer.member("message", diagnostic.message + (diagnostic.help.map { "\nhelp: \($0)" } ?? ""))
    if client.showsTags, let tag = diagnostic.rule.tag {
      writer.member("tags", array: { $0.value(tag.rawValue) })
    }
    guard client.showsRelatedPlaces, !diagnostic.labels.isEmpty else { return }
    writer.member(
      "relatedInformation",
      array: {
        for label in diagnostic.labels {
          $0.object {
            $0.member(
              "location",
              object: {
                $0.member("uri", address)
                labels.write(label.range, to: &$0)
              })
            $0.member("message", label.message)
          }
        }
      })
  }
}

extension Severity {
  /// `DiagnosticSeverity`
  fileprivate var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }
}

/// `DiagnosticTag`
enum DiagnosticTag: Int {
  /// Shown pale: can be left out.
  case unnecessary = 1
  /// Shown struck through: works no longer, or not for long.
  case deprecated = 2
}

extension Rule {
  /// How an editor may show what breaks the rule.
  var tag: DiagnosticTag? {
    switch id {
    case "compose.repeated-item", "fence.text-beside-file", "terraform.needless-interpolation",
      "theme.unused-file":
      .unnecessary
    case "dockerfile.maintainer", "kubernetes.removed-version", "terraform.removed-function",
      "terraform.removed-provisioner":
      .deprecated
    default: nil
    }
  }
}
