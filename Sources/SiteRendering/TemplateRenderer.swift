import SourceText

/// Fills in a template: runs its operations over a context and appends to one array of bytes.
struct TemplateRenderer {
  /// By name, for partials.
  private let templates: [String: Template]
  private(set) var output: [UInt8] = []
  /// The objects that names are looked up in, innermost last.
  private var scope: [Frame]
  /// What each line of a partial begins with that stands alone on an indented line.
  private var indentation: [UInt8] = []
  /// What is shown in the place of blocks, by their names.
  private var overrides: [String: Override] = [:]

  private struct Frame {
    let value: TemplateValue
    var place: ListPlace?
  }

  /// Where in a list the innermost object is.
  private struct ListPlace {
    let index: Int
    let count: Int
  }

  private struct Override {
    let template: Template
    let operations: Range<Int>
  }

  /// The one name under which data is nested without a limit.
  private static let nested = "children"

  init(templates: [String: Template], context: TemplateValue) {
    self.templates = templates
    scope = [Frame(value: context)]
    // More than the frame of a page, less than most bodies.
    output.reserveCapacity(8192)
  }

  mutating func render(_ template: Template) { render(template, 0..<template.operations.count) }

  private mutating func render(_ template: Template, _ operations: Range<Int>) {
    var next = operations.lowerBound
    while next < operations.upperBound {
      let operation = template.operations[next]
      next += 1
      switch operation {
      case .text(let range, let startsLine): append(template, range, startsLine)
      case .variable(let name):
        if let value = value(of: template.names[name]) { appendEscaped(value) }
      case .unescapedVariable(let name):
        if let value = value(of: template.names[name]) { append(value) }
      case .section(let name, let end):
        if let value = value(of: template.names[name]) { renderSection(value, template, next..<end) }
        next = end
      case .invertedSection(let name, let end):
        if value(of: template.names[name])?.isEmpty ?? true { render(template, next..<end) }
        next = end
      case .partial(let label, let indentation):
        guard let partial = templates[template.labels[label]] else { continue }
        indented(template, indentation) { $0.render(partial) }
      case .parent(let label, let indentation, let end):
        renderParent(template.labels[label], template, indentation, next..<end)
        next = end
      case .block(let label, let end):
        renderBlock(template.labels[label], template, next..<end)
        next = end
      }
    }
  }

  // MARK: Text

  private mutating func append(_ template: Template, _ range: SourceRange, _ startsLine: Bool) {
    guard indentation.isEmpty else { return appendIndented(template, range, startsLine) }
    output += template.bytes[range.start..<range.end]
  }

  private mutating func appendIndented(_ template: Template, _ range: SourceRange, _ startsLine: Bool) {
    if startsLine { output += indentation }
    for index in range.start..<range.end {
      output.append(template.bytes[index])
      if template.bytes[index] == UInt8(ascii: "\n"), index + 1 < range.end { output += indentation }
    }
  }

  /// Appends a value as it is.
  private mutating func append(_ value: TemplateValue) {
    switch value {
    case .text(let text): output += text.utf8
    case .markup(let bytes): output += bytes
    case .flag(let flag): output += (flag ? "true" : "false").utf8
    case .list, .object: break
    }
  }

  private mutating func appendEscaped(_ value: TemplateValue) {
    switch value {
    case .text(let text): SiteRendering.appendEscaped(text, to: &output)
    case .markup(let bytes): SiteRendering.appendEscaped(bytes, to: &output)
    case .flag, .list, .object: append(value)
    }
  }

  // MARK: Sections and partials

  private mutating func renderSection(_ value: TemplateValue, _ template: Template, _ body: Range<Int>) {
    switch value {
    case .flag(let flag):
      if flag { render(template, body) }
    case .list(let values):
      for (index, value) in values.enumerated() {
        scope.append(Frame(value: value, place: ListPlace(index: index, count: values.count)))
        render(template, body)
        scope.removeLast()
      }
    case .text, .markup, .object:
      guard !value.isEmpty else { return }
      scope.append(Frame(value: value))
      render(template, body)
      scope.removeLast()
    }
  }

  /// Renders what a tag includes; `indentation` is `nil` for a tag that is not alone on its line.
  private mutating func indented(
    _ template: Template, _ indentation: SourceRange?, _ render: (inout TemplateRenderer) -> Void
  ) {
    let outer = self.indentation
    if let indentation {
      self.indentation += template.bytes[indentation.start..<indentation.end]
    } else {
      self.indentation = []
    }
    render(&self)
    self.indentation = outer
  }

  /// A block that was given further out goes before one that a parent's own parent is given.
  private mutating func renderParent(
    _ label: String, _ template: Template, _ indentation: SourceRange?, _ body: Range<Int>
  ) {
    guard let parent = templates[label] else { return }
    let outer = overrides
    var next = body.lowerBound
    while next < body.upperBound {
      guard case .block(let block, let end) = template.operations[next] else { break }
      let name = template.labels[block]
      if overrides[name] == nil {
        overrides[name] = Override(template: template, operations: next + 1..<end)
      }
      next = end
    }
    indented(template, indentation) { $0.render(parent) }
    overrides = outer
  }

  private mutating func renderBlock(_ label: String, _ template: Template, _ body: Range<Int>) {
    guard let override = overrides[label] else { return render(template, body) }
    // Within itself it is the parent's block once more, or there would be no end to it.
    overrides[label] = nil
    render(override.template, override.operations)
    overrides[label] = override
  }

  // MARK: Names

  /// Looks a name up: its first part from the innermost object outwards, the rest below what was found.
  private func value(of name: TemplateName) -> TemplateValue? {
    var transforms = name.transforms[...]
    var value: TemplateValue?
    if let first = name.parts.first {
      value = member(first, isLocal: name.isLocal)
      for part in name.parts.dropFirst() {
        guard case .object(let members)? = value else { return nil }
        value = members[part]
      }
    } else if let question = transforms.popFirst() {
      value = answer(question)
    } else {
      value = scope.last?.value
    }
    for transform in transforms { value = value?.transformed(by: transform) }
    return value
  }

  private func member(_ name: String, isLocal: Bool) -> TemplateValue? {
    // Recursion ends where an entry of the author's has no `children`, or none that could be gone into, instead of
    // finding those of the entry around it.
    if name == Self.nested {
      guard case .object(let members)? = scope.last?.value, let children = members[name] else { return nil }
      if case .flag = children { return nil }
      return children
    }
    var depth = scope.count
    let outermost = isLocal ? depth - 1 : 0
    while depth > outermost {
      depth -= 1
      if case .object(let members) = scope[depth].value, let member = members[name] { return member }
    }
    return nil
  }

  /// Where in a list one is: `{{index()}}`, counted from 0.
  private func answer(_ question: String) -> TemplateValue? {
    guard let place = scope.last?.place else { return nil }
    return switch question {
    case "index": .number(place.index)
    case "first": .flag(place.index == 0)
    case "last": .flag(place.index + 1 == place.count)
    case "even": .flag(place.index.isMultiple(of: 2))
    case "odd": .flag(!place.index.isMultiple(of: 2))
    default: nil
    }
  }
}
