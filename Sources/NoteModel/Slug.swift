/// A text as part of an address: letters and digits of any script in lower case, `-` between them.
///
/// Apostrophes vanish (`don't` → `dont`), all else that is neither letter nor digit becomes one `-`. At
/// most 120 bytes; empty when the text has neither.
package func slugify(_ text: String) -> String {
  var slug = ""
  var isAfterGap = false
  for scalar in text.lowercased().unicodeScalars {
    if scalar == "'" || scalar == "\u{2019}" { continue }
    guard isPartOfWord(scalar) else {
      isAfterGap = true
      continue
    }
    if slug.utf8.count + UTF8.width(scalar) + 1 > 120 { break }
    if isAfterGap, !slug.isEmpty { slug += "-" }
    isAfterGap = false
    slug.unicodeScalars.append(scalar)
  }
  return slug
}

private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
  }
  switch scalar.properties.generalCategory {
  case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .nonspacingMark, .spacingMark:
    return true
  default: return false
  }
}

/// Whether `slug` can be the last part of an address and of a file's name as it stands.
func isSafeSlug(_ slug: String) -> Bool {
  slug.utf8.count <= 200 && !slug.isEmpty && !slug.utf8.allSatisfy { $0 == UInt8(ascii: ".") }
    && slug.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\")
    }
}
