import JSONSyntax
import SourceText
import YAMLSyntax

// JSON is YAML (YAML 1.2.2 §1.2), and so are their trees: what holds a document against a table need not know which of
// the two its author wrote.

extension YAMLValue {
  /// The tree of a JSON value. What was left out stands as `...`, which may be anything.
  package init(_ json: JSONValue) {
    let kind: Kind
    switch json.kind {
    case .object(let object):
      kind = .mapping(
        object.members.map { member in
          YAMLMember(
            name: member.key,
            key: YAMLValue(.scalar(YAMLScalar(quoted: member.key)), at: member.keyRange),
            value: YAMLValue(member.value))
        })
    case .array(let elements): kind = .sequence(elements.map { YAMLValue($0) })
    case .string(let text): kind = .scalar(YAMLScalar(quoted: text))
    case .number(let text): kind = .scalar(YAMLScalar(plain: text))
    case .bool(let isTrue): kind = .scalar(YAMLScalar(plain: isTrue ? "true" : "false"))
    case .null: kind = .scalar(YAMLScalar(plain: "null"))
    case .elision, .missing: kind = .scalar(YAMLScalar(quoted: "..."))
    }
    self.init(kind, at: json.range)
  }
}
