import Diagnostics

/// What a name in a template stands for, by the types that are declared in `ContextSchema`.
extension TemplateName {
  enum Resolution {
    case found(ContextType)
    /// A name of other pages.
    case elsewhere([PageTemplate])
    case unknown(message: String, help: String?)
  }

  /// Its first part.
  var first: String { parts.first ?? text }

  /// Looks the name up as `TemplateRenderer` does: the first part from the innermost object outwards, the rest
  /// below what was found.
  func resolve(in stack: [ContextFrame]) -> Resolution {
    switch resolvePath(in: stack) {
    case .found(let type):
      var type = type
      for transform in transforms {
        guard let result = Self.result(of: transform, on: type) else {
          return .unknown(
            message: "\"\(transform)\" cannot be applied to \(type.article)",
            help: nearestSpelling(of: transform, in: Self.transformNames).map { "did you mean \"\($0)\"?" })
        }
        type = result
      }
      return .found(type)
    case let other: return other
    }
  }

  private func resolvePath(in stack: [ContextFrame]) -> Resolution {
    guard let first = parts.first else {
      // `{{.}}`, or such as `{{index()}}`: where in a list one is.
      if !transforms.isEmpty { return .found(.free) }
      return switch stack.last {
      case .text: .found(.text)
      case .shape(let shape): .found(.map(shape))
      case .free, nil: .found(.free)
      case .page:
        .unknown(message: "\".\" is the whole page here", help: "use it in a section over a list of texts")
      }
    }
    for frame in isLocal ? stack.suffix(1) : stack.reversed() {
      if frame == .free { return .found(.free) }
      guard let member = frame.members.first(where: { $0.name == first }) else { continue }
      return resolve(parts.dropFirst(), below: member)
    }
    let others = ContextSchema.root.first { $0.member.name == first }
    if let others, !isLocal {
      // What is wrong wherever the name is given is wrong here, too.
      guard case .found = resolve(parts.dropFirst(), below: others.member) else {
        return resolve(parts.dropFirst(), below: others.member)
      }
      return .elsewhere(others.templates)
    }
    return .unknown(message: "there is no variable \"\(text)\" here", help: suggestion(in: stack))
  }

  private func resolve(_ rest: ArraySlice<String>, below member: ContextMember) -> Resolution {
    var type = member.type
    var path = member.name
    for part in rest {
      let shape: ContextShape
      switch type {
      case .free: return .found(.free)
      case .map(let members): shape = members
      case .list:
        return .unknown(
          message: "\"\(path)\" is a list, which has no member \"\(part)\"",
          help: "write {{#\(path)}}{{\(part)}}{{/\(path)}}")
      case .text, .number, .address, .html, .flag, .listOfTexts:
        return .unknown(message: "\"\(path)\" is \(type.article), which has no member \"\(part)\"", help: nil)
      }
      guard let next = shape.members.first(where: { $0.name == part }) else {
        let near = nearestSpelling(of: part, in: shape.members.map(\.name))
        return .unknown(
          message: "\"\(path)\" has no member \"\(part)\"",
          help: near.map { "did you mean \"\(path).\($0)\"?" }
            ?? "it has \(shape.members.map(\.name).joined(separator: ", "))")
      }
      type = next.type
      path += "." + part
    }
    return .found(type)
  }

  /// A name that is meant: one near by, or this one as a member of what is at hand.
  private func suggestion(in stack: [ContextFrame]) -> String? {
    let visible = stack.reversed().flatMap(\.members)
    if let near = nearestSpelling(of: first, in: visible.map(\.name)) {
      return "did you mean \"\(([near] + parts.dropFirst()).joined(separator: "."))\"?"
    }
    for member in visible.reversed() {
      guard case .map(let shape) = member.type, shape.members.contains(where: { $0.name == first }) else {
        continue
      }
      return "did you mean \"\(member.name).\(parts.joined(separator: "."))\"?"
    }
    return nil
  }

  // MARK: Transforms

  private static let transformNames = [
    "capitalized", "lowercased", "uppercased", "reversed", "first", "last", "count", "empty", "plusone",
    "minusone", "equalzero", "even", "odd", "index",
  ]

  /// `nil` where `TemplateValue` has no result.
  private static func result(of transform: String, on type: ContextType) -> ContextType? {
    switch (transform, type) {
    case (_, .free): transformNames.contains(transform) ? .free : nil
    case ("capitalized", .text), ("lowercased", .text), ("uppercased", .text), ("reversed", .text): .text
    case ("capitalized", .address), ("lowercased", .address), ("uppercased", .address): .text
    case ("empty", .text), ("empty", .number), ("empty", .address), ("empty", .html): .flag
    case ("plusone", .number), ("minusone", .number): .number
    case ("equalzero", .number), ("even", .number), ("odd", .number): .flag
    case ("first", .list(let shape)), ("last", .list(let shape)): .map(shape)
    case ("first", .listOfTexts), ("last", .listOfTexts): .text
    case ("reversed", .list), ("reversed", .listOfTexts): type
    case ("count", .list), ("count", .listOfTexts): .number
    case ("empty", .list), ("empty", .listOfTexts): .flag
    default: nil
    }
  }
}
