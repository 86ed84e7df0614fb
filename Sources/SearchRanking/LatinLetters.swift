/// Letters with diacritics as the letters that people type for them.
///
/// Folding is a table of ours and not that of a library, so that the terminal and the browser agree on it.
enum LatinLetters {
  /// The ASCII letters for `scalar`; `nil` where there are none.
  static func folded(_ scalar: Unicode.Scalar) -> String? {
    let place = Int(scalar.value)
    let entry: String
    switch place {
    case 0xC0..<0x180: entry = latin1AndExtendedA[place - 0xC0]
    case 0x1E00..<0x1F00: entry = extendedAdditional[place - 0x1E00]
    default: return nil
    }
    return entry == "-" ? nil : entry
  }

  /// U+00C0 to U+017F; `-` where a character stays what it is.
  private static let latin1AndExtendedA = words(
    """
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e e e e i i i i
    d n o o o o o - o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g
    g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l - - l l n n n n n n - ng ng o o o o o o
    oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
    """)

  /// U+1E00 to U+1EFF: Vietnamese and others.
  private static let extendedAdditional = words(
    """
    a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i k k
    k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r s s s s
    s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y z z z z z z
    h t w y - s - - ss - a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e
    i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y
    - - - - - -
    """)

  private static func words(_ table: String) -> [String] {
    table.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
