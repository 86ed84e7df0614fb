// libyaml comes with Yams. Its events are read directly: the Swift layer above them keeps no place where a
// value ends, gives up at the first duplicate key, and stops the program on some inputs.
internal import CYaml
import SourceText

/// A step through a YAML stream, with places in bytes of the text.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case alias(String)
    case scalar(YAMLScalar, anchor: String?)
    case sequenceStart(anchor: String?, isFlow: Bool)
    case mappingStart(anchor: String?, isFlow: Bool)
    /// Of a sequence or a mapping.
    case collectionEnd
  }

  let kind: Kind
  let range: SourceRange
}

/// Why reading a stream ended early.
struct YAMLFailure {
  /// libyaml's own words.
  let problem: String
  /// Byte offset of what was found.
  let offset: Int
  /// What was being read: "while scanning a quoted scalar"; empty where libyaml does not say.
  let context: String
  /// Byte offset where that began.
  let contextOffset: Int
  /// Whether the bytes are no text that YAML allows.
  let isUnreadable: Bool
}

/// What a receiver of events wants next.
enum YAMLProgress { case more, enough }

/// Reads `bytes[range]` and hands on its events until the end, a failure, or until `receive` has enough.
///
/// libyaml keeps nesting on its own stack and below a limit, so that no input overflows ours.
func readYAMLEvents(
  _ bytes: [UInt8], in range: Range<Int>, _ receive: (YAMLEvent) -> YAMLProgress
) -> YAMLFailure? {
  var parser = yaml_parser_t()
  guard yaml_parser_initialize(&parser) == 1 else { return .outOfMemory(range.lowerBound) }
  defer { yaml_parser_delete(&parser) }
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
  let offsets = ScalarOffsets(bytes, in: range)
  return bytes.withUnsafeBufferPointer { buffer -> YAMLFailure? in
    let slice = UnsafeBufferPointer(rebasing: buffer[range])
    yaml_parser_set_input_string(&parser, slice.baseAddress, slice.count)
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else { return failure(of: parser, range, offsets) }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return nil }
      guard let kind = eventKind(event) else { continue }
      let start = offsets.byteOffset(event.start_mark)
      let place = SourceRange(start, max(start, offsets.byteOffset(event.end_mark)))
      if receive(YAMLEvent(kind: kind, range: place)) == .enough { return nil }
    }
  }
}

/// Turns libyaml's marks, which count Unicode scalars, into byte offsets.
private struct ScalarOffsets {
  private let base: Int
  private let count: Int
  /// Offset of each scalar; empty for plain ASCII, where both count alike.
  private let starts: [Int]

  init(_ bytes: [UInt8], in range: Range<Int>) {
    base = range.lowerBound
    count = range.count
    let isASCII = bytes[range].allSatisfy { $0 < 0x80 }
    starts = isASCII ? [] : range.filter { bytes[$0] & 0xC0 != 0x80 }
  }

  func byteOffset(_ mark: yaml_mark_t) -> Int {
    let index = Int(clamping: mark.index)
    guard !starts.isEmpty else { return base + min(index, count) }
    return index < starts.count ? starts[index] : base + count
  }
}

/// The event in our terms; `nil` for those that say nothing of values.
private func eventKind(_ event: yaml_event_t) -> YAMLEvent.Kind? {
  switch event.type {
  case YAML_DOCUMENT_START_EVENT: return .documentStart
  case YAML_ALIAS_EVENT: return .alias(text(event.data.alias.anchor) ?? "")
  case YAML_SCALAR_EVENT:
    let scalar = event.data.scalar
    let buffer = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let tag = text(scalar.tag)
    return .scalar(
      YAMLScalar(
        text: String(decoding: buffer, as: UTF8.self), style: scalarStyle(scalar.style),
        isString: tag == "tag:yaml.org,2002:str" || tag == "!"),
      anchor: text(scalar.anchor))
  case YAML_SEQUENCE_START_EVENT:
    let start = event.data.sequence_start
    return .sequenceStart(anchor: text(start.anchor), isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE)
  case YAML_MAPPING_START_EVENT:
    let start = event.data.mapping_start
    return .mappingStart(anchor: text(start.anchor), isFlow: start.style == YAML_FLOW_MAPPING_STYLE)
  case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
  default: return nil
  }
}

private func scalarStyle(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
  switch style {
  case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
  case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
  case YAML_LITERAL_SCALAR_STYLE: .literal
  case YAML_FOLDED_SCALAR_STYLE: .folded
  default: .plain
  }
}

private func text(_ pointer: UnsafePointer<UInt8>?) -> String? {
  pointer.map { String(decodingCString: $0, as: UTF8.self) }
}

private func failure(of parser: yaml_parser_t, _ range: Range<Int>, _ offsets: ScalarOffsets) -> YAMLFailure {
  let problem = parser.problem.map { String(cString: $0) } ?? ""
  switch parser.error {
  case YAML_MEMORY_ERROR: return .outOfMemory(range.lowerBound)
  case YAML_READER_ERROR:
    // The one place that libyaml counts in bytes.
    let offset = min(range.lowerBound + Int(clamping: parser.problem_offset), range.upperBound)
    return YAMLFailure(
      problem: problem, offset: offset, context: "", contextOffset: offset, isUnreadable: true)
  default:
    let context = parser.context.map { String(cString: $0) } ?? ""
    let offset = offsets.byteOffset(parser.problem_mark)
    return YAMLFailure(
      problem: problem, offset: offset, context: context,
      contextOffset: context.isEmpty ? offset : offsets.byteOffset(parser.context_mark), isUnreadable: false)
  }
}

extension YAMLFailure {
  fileprivate static func outOfMemory(_ offset: Int) -> YAMLFailure {
    YAMLFailure(
      problem: "out of memory", offset: offset, context: "", contextOffset: offset, isUnreadable: false)
  }
}
