import Diagnostics
import DocumentSchema
import SourceText
import YAMLSyntax

/// A kind of document that some program reads: how it is recognised, what it may hold, and what that program would
/// say to it. One that is not recognised for certain is YAML or JSON, and no more.
package struct KnownDocument: Sendable {
  /// What `as=` calls it.
  package let name: String
  /// For messages: "a kubeconfig".
  let phrase: String
  let schema: Schema
  /// The definition of the schema that the whole document has to meet.
  let definition: String
  /// What its reader does with a field that the schema does not have.
  let unknownFields: SchemaReading.UnknownFields
  /// Its reader takes numbers and booleans where a string is wanted.
  var takesScalarsAsStrings = false
  /// Whether `{{ x }}` belongs to its own language, so that the document is what it looks like.
  var hasOwnTemplates = false
  let recognises: @Sendable (_ root: YAMLValue, _ source: DocumentSource) -> Bool
  /// A part that stands alone, as the value of the document around it; `nil` where it is not known what the part is.
  /// Asked only where the author says `as=`.
  var whole: @Sendable (_ part: YAMLValue) -> YAMLValue? = { _ in nil }
  /// What no table can tell.
  var inspect: @Sendable (_ root: YAMLValue, _ source: DocumentSource) -> [Diagnostic] = { _, _ in [] }
  /// Strings with a format, as the schema names it.
  var inspectFormat: @Sendable (_ format: String, _ value: YAMLValue) -> Diagnostic? = { _, _ in nil }
  /// Commands in it that are for a shell.
  var findScripts: @Sendable (_ root: YAMLValue) -> [DocumentScript] = { _ in [] }
}

/// A document as it stands in a note.
package struct DocumentSource: Sendable {
  /// The text that the tree was read from.
  package var bytes: [UInt8]
  package var notation = SchemaReading.Notation.yaml
  /// The name of the file, where the author tells it.
  package var fileName: String?
  /// Value of `as=`.
  package var kind: String?
  /// Parts are left out, so that nothing is missing.
  package var isElided = false

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The last part of the file's name, in lower case.
  var baseName: String {
    fileName?.split(separator: "/").last?.lowercased() ?? ""
  }
}

/// A string of a document that a shell will run.
package struct DocumentScript: Sendable {
  package let text: YAMLValue
  /// As a block of it would be named: `bash`, `sh`.
  package let shell: String
}

/// All kinds. The first that recognises a document has it.
package let knownDocuments: [KnownDocument] = [
  .kubeconfig, .eksctl, .githubWorkflow, .githubAction, .prometheus, .prometheusRules, .alertmanager,
  .helmChart,
  .dockerDaemon, .openIDConfiguration, .jwtClaims, .jwtHeader,
]

/// The kind of a document; `nil` where it is not certain.
package func knownDocument(_ root: YAMLValue, _ source: DocumentSource) -> KnownDocument? {
  guard root.mapping?.isEmpty == false || root.sequence?.isEmpty == false else { return nil }
  if let kind = source.kind {
    return knownDocuments.first { $0.name == kind && (root.mapping != nil || $0.whole(root) != nil) }
  }
  return root.mapping == nil ? nil : knownDocuments.first { $0.recognises(root, source) }
}

extension YAMLValue {
  /// A mapping of nothing but this value, for a part of a document in the place of the whole.
  func under(_ name: String) -> YAMLValue {
    let start = SourceRange(range.start, range.start)
    let key = YAMLValue(.scalar(YAMLScalar(text: name, style: .plain, isString: true)), at: start)
    return YAMLValue(.mapping([YAMLMember(name: name, key: key, value: self)]), at: range)
  }

  /// A sequence of nothing but this value.
  var inSequence: YAMLValue { YAMLValue(.sequence([self]), at: range) }
}

extension KnownDocument {
  /// What the program that reads a document of this kind would say to it, and traps in it.
  package func check(_ root: YAMLValue, _ source: DocumentSource) -> [Diagnostic] {
    if source.kind != nil, let whole = whole(root) {
      var part = source
      part.kind = nil
      part.isElided = true
      return check(whole, part)
    }
    var reading = SchemaReading()
    reading.unknownFields = unknownFields
    reading.takesNulls = true
    reading.takesScalarsAsStrings = takesScalarsAsStrings
    reading.isElided = source.isElided
    reading.notation = source.notation
    // The output of Helm and the like is for its author to judge.
    if !hasOwnTemplates, containsTemplate(root) { reading.severityLimit = .warning }
    var check = SchemaCheck(schema, .document, reading, documentName: phrase)
    check.check(root, is: definition)
    let found = check.formatted.compactMap { inspectFormat($0.format, $0.value) } + inspect(root, source)
    return check.diagnostics
      + found.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.severity = max(diagnostic.severity, reading.severityLimit)
        return diagnostic
      }
  }

  /// Commands in a document of this kind.
  package func scripts(in root: YAMLValue) -> [DocumentScript] { findScripts(whole(root) ?? root) }
}
