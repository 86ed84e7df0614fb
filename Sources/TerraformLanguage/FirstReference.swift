import HCLSyntax
import SourceText

/// What makes an expression more than a constant.
extension TerraformChecker {
  enum Calls { case pass, count }

  /// The first reference in an expression whose root is neither one of `allowed` nor a name of the
  /// expression's own; or the first call, if calls count.
  func firstReference(
    in value: HCLExpression, besides allowed: Set<String>, calls: Calls = .pass
  ) -> HCLExpression? {
    switch value.kind {
    case .missing, .placeholder, .number, .literal: return nil
    case .variable: return allowed.contains(text(value.range)) ? nil : value
    case .access(let base, let steps):
      if firstReference(in: base, besides: allowed, calls: calls) != nil { return value }
      for step in steps {
        if case .index(let key) = step.kind,
          let found = firstReference(in: key, besides: allowed, calls: calls)
        {
          return found
        }
      }
      return nil
    case .call(let call):
      return calls == .count ? value : firstReference(among: call.arguments, allowed, calls)
    case .parentheses(let inner), .unary(_, let inner):
      return firstReference(in: inner, besides: allowed, calls: calls)
    case .binary(let first, let rest):
      return firstReference(among: [first] + rest.map(\.operand), allowed, calls)
    case .conditional(let condition, let then, let other):
      return firstReference(among: [condition, then, other], allowed, calls)
    case .tuple(let elements): return firstReference(among: elements, allowed, calls)
    case .object(let items): return firstReference(among: items.map(\.value), allowed, calls)
    case .forLoop(let loop):
      return firstReference(in: loop.collection, besides: allowed, calls: calls)
        ?? firstReference(
          among: [loop.key, loop.value, loop.condition].compactMap { $0 },
          allowed.union(loop.names.map { text($0) }), calls)
    case .template(let template):
      var allowed = allowed
      for part in template.parts {
        switch part {
        case .interpolation(let inner, _), .directive(.if(let inner), _):
          if let found = firstReference(in: inner, besides: allowed, calls: calls) { return found }
        case .directive(.for(let names, let collection), _):
          if let found = firstReference(in: collection, besides: allowed, calls: calls) { return found }
          allowed.formUnion(names.map { text($0) })
        default: continue
        }
      }
      return nil
    }
  }

  private func firstReference(among values: [HCLExpression], _ allowed: Set<String>, _ calls: Calls)
    -> HCLExpression?
  {
    for value in values {
      if let found = firstReference(in: value, besides: allowed, calls: calls) { return found }
    }
    return nil
  }
}
