import Diagnostics
import SourceText

/// Builds the tree of one document from its events.
///
/// Nothing here recurses: open collections stand on a stack, whose depth is bounded, and what aliases
/// stand for is counted, so that a few lines cannot become a tree that no one can walk.
struct YAMLComposer {
  /// Collections within collections, aliases included.
  static let maximumDepth = 100
  /// Values of a document, each alias counted as all that it stands for.
  static let maximumValues = 100_000

  /// The finished value of the document.
  private(set) var root: YAMLValue?
  private(set) var diagnostics: [Diagnostic] = []

  private let bytes: [UInt8]
  private var documents = 0
  private var open: [Collection] = []
  private var anchors: [String: Measured] = [:]
  private var valueCount = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A value, the number of values in it and how deep they are nested.
  private struct Measured {
    let value: YAMLValue
    var count = 1
    var height = 0
  }

  private struct Collection {
    let isMapping: Bool
    let isFlow: Bool
    let anchor: String?
    var range: SourceRange
    var items: [YAMLValue] = []
    var members: [YAMLMember] = []
    /// The key whose value comes next.
    var pendingKey: YAMLValue?
    /// Keys of a mapping, for finding duplicates; made when there are enough of them to matter.
    var names: [String: SourceRange] = [:]
    var count = 1
    var height = 0
  }

  /// Takes one event.
  mutating func receive(_ event: YAMLEvent) -> YAMLProgress {
    switch event.kind {
    case .documentStart:
      documents += 1
      guard documents == 1 else {
        diagnostics.append(
          Diagnostic(
            YAMLRules.secondDocument, "a second document begins here", at: event.range,
            help: "one document is read; remove the line '---' or what follows it"))
        return .enough
      }
    case .scalar(let scalar, let anchor):
      let value = Measured(value: YAMLValue(.scalar(scalar), at: trimmed(event.range)))
      if let anchor { anchors[anchor] = value }
      return add(value)
    case .alias(let name): return addAlias(name, at: event.range)
    case .sequenceStart(let anchor, let isFlow):
      return begin(Collection(isMapping: false, isFlow: isFlow, anchor: anchor, range: event.range))
    case .mappingStart(let anchor, let isFlow):
      return begin(Collection(isMapping: true, isFlow: isFlow, anchor: anchor, range: event.range))
    case .collectionEnd: return end(at: event.range)
    }
    return .more
  }

  /// Closes what is open after a failure, so that what was read before it is not lost.
  mutating func finish() {
    while !open.isEmpty {
      guard end(at: nil) == .more else { return }
    }
  }

  // MARK: Values

  private mutating func add(_ measured: Measured) -> YAMLProgress {
    valueCount += measured.count
    guard valueCount <= Self.maximumValues else {
      return stop(YAMLRules.tooLarge, "the aliases stand for too many values", measured.value.range)
    }
    guard var collection = open.popLast() else {
      root = measured.value
      return .more
    }
    let value = measured.value
    collection.count += measured.count
    collection.height = max(collection.height, measured.height + 1)
    collection.range = SourceRange(collection.range.start, max(collection.range.end, value.range.end))
    if !collection.isMapping {
      collection.items.append(value)
    } else if let key = collection.pendingKey {
      collection.pendingKey = nil
      addMember(key: key, value: value, to: &collection)
    } else {
      collection.pendingKey = value
    }
    open.append(collection)
    return .more
  }

  private mutating func addMember(key: YAMLValue, value: YAMLValue, to collection: inout Collection) {
    let name = key.scalar?.text ?? sourceText(key.range)
    if let first = collection.names[name] {
      diagnostics.append(duplicateKey(name, at: key.range, first: first))
    } else {
      collection.names[name] = key.range
      collection.members.append(YAMLMember(name: name, key: key, value: value))
    }
  }

  private mutating func addAlias(_ name: String, at range: SourceRange) -> YAMLProgress {
    guard let target = anchors[name] else {
      diagnostics.append(
        Diagnostic(
          YAMLRules.unknownAlias,
          "'*\(shortened(name))' refers to nothing: no '&\(shortened(name))' stands before it", at: range,
          help: "if the asterisk is text, put the value in quotes"))
      return add(Measured(value: .null(at: range)))
    }
    guard open.count + target.height < Self.maximumDepth else { return tooDeep(range) }
    let value = YAMLValue(target.value.kind, at: range)
    return add(Measured(value: value, count: target.count, height: target.height))
  }

  // MARK: Collections

  private mutating func begin(_ collection: Collection) -> YAMLProgress {
    guard open.count < Self.maximumDepth else { return tooDeep(collection.range) }
    open.append(collection)
    return .more
  }

  private mutating func end(at range: SourceRange?) -> YAMLProgress {
    guard var collection = open.popLast() else { return .more }
    if let key = collection.pendingKey {
      addMember(key: key, value: .null(at: SourceRange(key.range.end, key.range.end)), to: &collection)
    }
    if let range, collection.isFlow { collection.range.end = max(collection.range.end, range.end) }
    let kind: YAMLValue.Kind =
      collection.isMapping ? .mapping(collection.members) : .sequence(collection.items)
    let measured = Measured(
      value: YAMLValue(kind, at: collection.range), count: collection.count, height: collection.height)
    if let anchor = collection.anchor { anchors[anchor] = measured }
    // Its members were counted as they came.
    valueCount -= collection.count - 1
    return add(measured)
  }

  private mutating func tooDeep(_ range: SourceRange) -> YAMLProgress {
    stop(YAMLRules.tooDeep, "nested deeper than \(Self.maximumDepth) levels", range)
  }

  /// Reports what is too much and gives the document up.
  private mutating func stop(_ rule: Rule, _ message: String, _ range: SourceRange) -> YAMLProgress {
    diagnostics.append(Diagnostic(rule, message, at: range))
    open = []
    root = nil
    return .enough
  }

  // MARK: Text

  /// Without the line breaks that end a block scalar.
  private func trimmed(_ range: SourceRange) -> SourceRange {
    var end = range.end
    while end > range.start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(range.start, end)
  }

  private func sourceText(_ range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
}

extension YAMLValue {
  fileprivate static func null(at range: SourceRange) -> YAMLValue {
    YAMLValue(.scalar(YAMLScalar(text: "", style: .plain, isString: false)), at: range)
  }
}

/// Names in messages are as long as a line can bear.
func shortened(_ text: String) -> String {
  text.unicodeScalars.count <= 40
    ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(39))) + "…"
}
