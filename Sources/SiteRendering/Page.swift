/// A file of the published site.
package struct Page: Sendable {
  /// Below `Public/`, `/`-separated: `2024/06/oidc.html`.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
