/// What became different on the way, for the report.
package struct ImportRemark: Sendable, Hashable {
  package enum Kind: String, Sendable {
    /// It says the same in another form.
    case changed
    /// It could not be kept.
    case lost
  }

  package let kind: Kind
  package let text: String
  /// How often, at least 1.
  package var count: Int

  package init(_ kind: Kind, _ text: String, count: Int = 1) {
    self.kind = kind
    self.text = text
    self.count = count
  }
}

/// Counts remarks that are alike, in order of the first of each.
struct RemarkCounter: Sendable {
  private(set) var remarks: [ImportRemark] = []

  mutating func count(_ kind: ImportRemark.Kind, _ text: String, times: Int = 1) {
    guard times > 0 else { return }
    if let index = remarks.firstIndex(where: { $0.kind == kind && $0.text == text }) {
      remarks[index].count += times
    } else {
      remarks.append(ImportRemark(kind, text, count: times))
    }
  }

  mutating func add(_ others: [ImportRemark]) {
    for remark in others { count(remark.kind, remark.text, times: remark.count) }
  }
}
