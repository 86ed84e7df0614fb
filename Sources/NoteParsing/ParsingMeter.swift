/// A part of parsing that is worth being measured by itself.
package enum ParsingStep: Sendable {
  /// The validator of a snippet.
  case check
  /// The colours of a snippet.
  case highlight
}

/// Measures the steps of parsing for somebody who wants to know. Parsing itself looks at no clock.
package protocol ParsingMeter: Sendable {
  func time<Result>(_ step: ParsingStep, _ body: () -> Result) -> Result
}

extension Optional<any ParsingMeter> {
  func time<Result>(_ step: ParsingStep, _ body: () -> Result) -> Result {
    switch self {
    case .none: body()
    case .some(let meter): meter.time(step, body)
    }
  }
}
