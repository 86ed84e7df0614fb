/// A half-open range of UTF-8 byte offsets, counted from the start of the text it belongs to.
@frozen
public struct SourceRange: Sendable, Hashable {
  /// Offset of the first byte.
  public var start: Int
  /// Offset after the last byte; equal to `start` for an empty range.
  public var end: Int

  /// A range from `start` up to, not including, `end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a range ends where it starts or later")
    self.start = start
    self.end = end
  }

  /// Number of bytes.
  @inlinable
  public var count: Int { end - start }

  /// Whether the byte at `offset` lies inside.
  @inlinable
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// The smallest range that holds both.
  @inlinable
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(Swift.min(start, other.start), Swift.max(end, other.end))
  }

  /// The same range `distance` bytes further on.
  @inlinable
  public func shifted(by distance: Int) -> SourceRange { SourceRange(start + distance, end + distance) }

  /// The range cut down to a text of `count` bytes.
  @inlinable
  public func clamped(to count: Int) -> SourceRange {
    let low = Swift.min(Swift.max(start, 0), count)
    return SourceRange(low, Swift.max(low, Swift.min(end, count)))
  }
}

/// A place as a person names it: both numbers count from 1.
public struct SourceLocation: Sendable, Hashable, Comparable {
  /// 1-based.
  public let line: Int
  /// 1-based, in Unicode scalars from the start of the line.
  public let column: Int

  /// The place at `line` and `column`, both 1-based.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether the first place stands before the second.
  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
