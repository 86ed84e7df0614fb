import Diagnostics

package enum XMLRules {
  package static let all: [Rule] = [
    unclosedElement, unopenedElement, unclosedTag, unclosedMarkup, badAttribute, duplicateAttribute,
    badReference,
    strayAngle, dashesInComment, outsideRoot, lateDeclaration, badDeclaration, noRoot,
  ]

  static let unclosedElement = Rule(
    "xml.unclosed-element", .error, "an element is not closed",
    why: """
      Each `<name>` has its `</name>`, before the element around it is closed, or ends with `/>`. An excerpt that is \
      cut off ends with `...`, or is marked `partial`.
      """,
    wrong: "```xml\n<server>\n  <id>central\n</server>\n```",
    right: "```xml\n<server>\n  <id>central</id>\n</server>\n```")

  static let unopenedElement = Rule(
    "xml.unopened-element", .error, "a closing tag closes nothing",
    why: "Each `</name>` has its `<name>` above it; upper and lower case differ.",
    wrong: "```xml\n<server>central</Server>\n```",
    right: "```xml\n<server>central</server>\n```")

  static let unclosedTag = Rule(
    "xml.unclosed-tag", .error, "a tag has no `>`",
    why: "A tag goes from `<` to `>`; the next `<` within it is a mistake.",
    wrong: "```xml\n<server\n  <id>central</id>\n</server>\n```",
    right: "```xml\n<server>\n  <id>central</id>\n</server>\n```")

  static let unclosedMarkup = Rule(
    "xml.unclosed-markup", .error, "a comment, CDATA section or instruction is never closed",
    why:
      "`<!--` ends at `-->`, `<![CDATA[` at `]]>`, `<?` at `?>`: without it, all that follows is a part of it.",
    wrong: "```xml\n<server/>\n<!-- the end\n```",
    right: "```xml\n<server/>\n<!-- the end -->\n```")

  static let badAttribute = Rule(
    "xml.bad-attribute", .error, "an attribute is not written as `name=\"value\"`",
    why: "XML wants a value in quotes for each attribute, and blanks between them. HTML is less strict.",
    wrong: "```xml\n<server port=8080/>\n```",
    right: "```xml\n<server port=\"8080\"/>\n```")

  static let duplicateAttribute = Rule(
    "xml.duplicate-attribute", .error, "an attribute is given twice in one tag",
    why: "A name may stand once in a tag. No parser takes either of them.",
    wrong: "```xml\n<server id=\"a\" id=\"b\"/>\n```",
    right: "```xml\n<server id=\"a\" name=\"b\"/>\n```")

  static let badReference = Rule(
    "xml.bad-reference", .error, "a `&` begins no reference that XML knows",
    why: """
      `&` begins `&name;` or `&#number;`, so that a `&` itself is `&amp;`, in addresses of pages too. XML knows `amp`, \
      `lt`, `gt`, `quot` and `apos`; others are declared in the document type.
      """,
    wrong: "```xml\n<url>https://example.com/?a=1&b=2</url>\n```",
    right: "```xml\n<url>https://example.com/?a=1&amp;b=2</url>\n```")

  static let strayAngle = Rule(
    "xml.stray-angle", .error, "a `<` begins no tag",
    why: "In text and in values `<` is written `&lt;`, or the text stands in a CDATA section.",
    wrong: "```xml\n<rule>load < 3</rule>\n```",
    right: "```xml\n<rule>load &lt; 3</rule>\n```")

  static let dashesInComment = Rule(
    "xml.dashes-in-comment", .error, "two dashes stand in a comment",
    why: "`--` may only stand at the end of a comment; parsers stop there.",
    wrong: "```xml\n<!-- see apply --dry-run -->\n<server/>\n```",
    right: "```xml\n<!-- see apply -n -->\n<server/>\n```")

  static let outsideRoot = Rule(
    "xml.outside-root", .error, "something follows the root element of a document",
    why:
      "A document that begins with `<?xml` or `<!DOCTYPE` has one element around all others. A fragment begins without.",
    wrong: "```xml\n<?xml version=\"1.0\"?>\n<server/>\n<server/>\n```",
    right: "```xml\n<?xml version=\"1.0\"?>\n<servers>\n  <server/>\n</servers>\n```")

  static let badDeclaration = Rule(
    "xml.bad-declaration", .error, "the XML declaration is not written as it has to be",
    why: """
      It holds `version`, then if need be `encoding` and `standalone`, in this order, each with its value in quotes.
      """,
    wrong: "```xml\n<?xml version=1.0?>\n<server/>\n```",
    right: "```xml\n<?xml version=\"1.0\"?>\n<server/>\n```")

  static let noRoot = Rule(
    "xml.no-root", .warning, "a document holds no element",
    why: "A file with a declaration and no element is refused. A declaration that is shown alone passes.",
    wrong: "```xml\n<?xml version=\"1.0\"?>\n<!-- nothing yet -->\n```",
    right: "```xml\n<?xml version=\"1.0\"?>\n<servers/>\n```")

  static let lateDeclaration = Rule(
    "xml.late-declaration", .error, "the XML declaration is not at the very start",
    why:
      "`<?xml …?>` is the first thing in a file or is not there; a blank line before it is enough to be refused.",
    wrong: "```xml\n\n<?xml version=\"1.0\"?>\n<server/>\n```",
    right: "```xml\n<?xml version=\"1.0\"?>\n<server/>\n```")
}
