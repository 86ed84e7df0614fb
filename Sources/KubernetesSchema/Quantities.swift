import Diagnostics
import DocumentSchema
import YAMLSyntax

/// A warning about an amount such as `512MB`; `nil` for one that is right.
///
/// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
func quantityFault(_ value: YAMLValue) -> Diagnostic? {
  guard let scalar = value.scalar, scalar.content == .string, !isPlaceholder(scalar.text) else { return nil }
  var rest = scalar.text[...]
  if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
  let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
  rest = rest.dropFirst(number.count)
  let isNumber = number.contains { $0 != "." } && number.count { $0 == "." } <= 1
  if isNumber, isSuffix(rest) { return nil }
  let similar = [
    "KB": "k", "kB": "k", "MB": "M", "GB": "G", "TB": "T", "KiB": "Ki", "MiB": "Mi", "GiB": "Gi", "TiB": "Ti",
  ]
  let unit = rest.drop { $0 == " " }
  let mended = similar[String(unit)] ?? (isSuffix(unit) ? String(unit) : nil)
  return Diagnostic(
    KubernetesRules.badQuantity, "'\(scalar.text.prefix(40))' is no quantity", at: value.range,
    help: isNumber && mended != nil
      ? "write '\(number)\(mended ?? "")'" : "write a number with a unit such as m, k, Ki, M, Mi, G, Gi")
}

private func isSuffix(_ text: Substring) -> Bool {
  switch text {
  case "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei": return true
  default: break
  }
  guard let mark = text.first, mark == "e" || mark == "E" else { return false }
  let exponent = text.dropFirst().drop { $0 == "+" || $0 == "-" }
  return !exponent.isEmpty && exponent.allSatisfy { $0.isASCII && $0.isNumber }
}
