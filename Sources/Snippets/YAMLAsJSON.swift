import JSONSyntax
import SourceText
import YAMLSyntax

/// The JSON value that a program which knows only those makes of YAML, each part with its place in the YAML.
///
/// What a tag of CloudFormation computes is an elision; in a text for `!Sub`, `<…>` stands for each variable.
///
/// - Parameter isElided: whether the author left parts out, so that nothing may be called missing.
func jsonValue(of value: YAMLValue, isElided: Bool) -> JSONValue {
  JSONValue(jsonKind(of: value, isElided: isElided), at: value.range)
}

private func jsonKind(of value: YAMLValue, isElided: Bool) -> JSONValue.Kind {
  if let tag = value.tag, tag.hasPrefix("!"), !tag.hasPrefix("!!"), tag != "!" {
    return tag == "!Sub" ? substitution(of: value) : .elision
  }
  switch value.kind {
  case .scalar(let scalar): return jsonKind(of: scalar)
  case .sequence(let items): return .array(items.map { jsonValue(of: $0, isElided: isElided) })
  case .mapping(let members):
    // `<<` brings in members that stand elsewhere.
    let merges = members.contains { $0.name == "<<" }
    let own = members.filter { $0.name != "<<" }.map { member in
      JSONMember(
        key: member.name, keyRange: member.key.range, value: jsonValue(of: member.value, isElided: isElided))
    }
    return .object(JSONObject(members: own, isElided: isElided || merges))
  }
}

private func jsonKind(of scalar: YAMLScalar) -> JSONValue.Kind {
  switch scalar.content {
  case .null: .elision
  case .bool(let value): .bool(value)
  // Where AWS wants text, as for an account, CloudFormation makes text of a number.
  case .integer, .number, .string: ["...", "…"].contains(scalar.text) ? .elision : .string(scalar.text)
  }
}

/// `!Sub text`, or `!Sub [text, variables]`.
private func substitution(of value: YAMLValue) -> JSONValue.Kind {
  guard let text = (value.scalar ?? value.sequence?.first?.scalar)?.text else { return .elision }
  return .string(withoutVariables(text))
}

/// The text with `<…>`, which is known as something to fill in, for each `${variable}`. `${!name}` stands for
/// `${name}`, which CloudFormation leaves alone.
func withoutVariables(_ text: String) -> String {
  var result: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
    result += rest[..<dollar]
    rest = rest[dollar...]
    guard rest.starts(with: "${".utf8), let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
      result.append(rest.removeFirst())
      continue
    }
    let name = rest[(dollar + 2)..<end]
    if name.first == UInt8(ascii: "!") {
      result += Array("${".utf8) + name.dropFirst() + [UInt8(ascii: "}")]
    } else {
      result += "<…>".utf8
    }
    rest = rest[(end + 1)...]
  }
  return String(decoding: result + rest, as: UTF8.self)
}
