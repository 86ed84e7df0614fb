/// What an expression may refer to beside the module's own objects.
struct ExpressionScope {
  enum Presence { case present, absent, unknown }

  /// `count.index`, `each.key` and `each.value`, `self`.
  var count: Presence
  var each: Presence
  var selfObject: Presence
  /// Names that `for`, template loops and `dynamic` blocks around it define.
  var names: [String] = []

  func adding(_ more: [String]) -> ExpressionScope {
    var copy = self
    copy.names += more
    return copy
  }
}
