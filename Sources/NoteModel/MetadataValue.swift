import SourceText

/// A value of the front matter or of `site.yml`, whichever of YAML, TOML and JSON it was written in.
package indirect enum MetadataValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  /// Also dates: they are read from their text.
  case string(String)
  case list([MetadataValue])
  /// In the order of the source.
  case map([MetadataEntry])
}

/// A key with its value and their places.
package struct MetadataEntry: Sendable, Hashable {
  package let key: String
  package let value: MetadataValue
  /// In bytes of the file.
  package let keyRange: SourceRange
  package let valueRange: SourceRange
  /// The places of a list's items; empty for all other values.
  package let itemRanges: [SourceRange]

  package init(
    key: String, value: MetadataValue, keyRange: SourceRange, valueRange: SourceRange,
    itemRanges: [SourceRange] = []
  ) {
    self.key = key
    self.value = value
    self.keyRange = keyRange
    self.valueRange = valueRange
    self.itemRanges = itemRanges
  }
}
