/// One text file as it was read: where it lies and its bytes.
public struct SourceFile: Sendable {
  /// Path as it is shown to people, `/`-separated.
  public let path: String
  /// The whole content. Nothing is promised about its encoding.
  public let bytes: [UInt8]

  /// A file at `path` with the content `bytes`.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
