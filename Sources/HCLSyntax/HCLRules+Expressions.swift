import Diagnostics

// Rules about expressions and templates.

extension HCLRules {
  static let unknownOperator = Rule(
    "hcl.unknown-operator", .error, "An operator that HCL does not have.",
    why: """
      HCL has `&&`, `||` and `!` for conditions, `+ - * / %` for numbers and `== != < <= > >=`. There are no \
      operators on bits, no `**`, and no words for operators.
      """,
    wrong: "```hcl\ncount = var.a & var.b ? 1 : 0\n```", right: "```hcl\ncount = var.a && var.b ? 1 : 0\n```")

  static let bareInterpolation = Rule(
    "hcl.bare-interpolation", .error, "`${…}` stands outside of a string.",
    why:
      "An interpolation is part of a string. Where a value is wanted, the expression stands there by itself.",
    wrong: "```hcl\nname = ${var.name}\n```", right: "```hcl\nname = var.name\n```")

  static let attributeName = Rule(
    "hcl.attribute-name", .error, "A dot is followed by no name.",
    why: """
      After a dot comes the name of an attribute. An index stands in brackets, as in `list[0]`, and so does a \
      key that is not a name, as in `map["a b"]`.
      """,
    wrong: "```hcl\nid = aws_vpc.main.\n```", right: "```hcl\nid = aws_vpc.main.id\n```")

  static let badNumber = Rule(
    "hcl.bad-number", .error, "This is no number.",
    why: "Numbers are written with digits, at most one point and an exponent. Versions are strings.",
    wrong: "```hcl\nversion = 1.2.3\n```", right: "```hcl\nversion = \"1.2.3\"\n```")

  static let forExpression = Rule(
    "hcl.for-expression", .error, "A `for` expression is not complete.",
    why: """
      In brackets: `[for item in list: value if condition]`. In braces a key is needed: \
      `{for key, item in map: key => value}`, and `...` behind the value groups by key.
      """,
    wrong: "```hcl\nnames = [for s in var.list s]\n```", right: "```hcl\nnames = [for s in var.list : s]\n```"
  )

  static let templateDirective = Rule(
    "hcl.template-directive", .error, "A directive of a template is unknown or has no counterpart.",
    why: """
      `%{ if condition }` may have one `%{ else }` and has its `%{ endif }`; `%{ for item in list }` has its \
      `%{ endfor }`. There are no others.
      """,
    wrong: "```tftpl\n%{ for host in hosts }\nserver ${host}\n```",
    right: "```tftpl\n%{ for host in hosts }\nserver ${host}\n%{ endfor }\n```")

  static let tooDeep = Rule(
    "hcl.too-deep", .error, "The nesting is deeper than anything that is written by hand.",
    why: "Brackets within brackets are read down to a limit. What lies deeper was not looked at.",
    wrong: "```hcl\nmatrix = " + String(repeating: "[", count: 101) + String(repeating: "]", count: 101)
      + "\n```",
    right: "```hcl\nmatrix = [[1, 2], [3, 4]]\n```")
}
