import HTMLReading
import TestSupport
import Testing

/// `Fixtures/*.md`: HTML and the tree it is read as, an element or text a line.
@Suite struct HTMLReadingTests {
  @Test func treesAreAsTheFixturesSay() throws {
    let messages = try mismatches(of: try readFixtures()) { fixture in
      lines(of: parseHTML(fixture.bytes), depth: 0)
    }
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }

  @Test func damagedTextsAreRead() throws {
    for fixture in try readFixtures() {
      forEachDamage(of: fixture.bytes) { bytes in
        #expect(depth(of: parseHTML(bytes)) <= HTMLReader.maximumDepth + 1)
      }
    }
  }

  @Test func nestingEndsSomewhereAndItsTextStays() {
    let count = 100_000
    let html = Array(String(repeating: "<div><b>", count: count).utf8) + Array("deep".utf8)
    let nodes = parseHTML(html)
    #expect(depth(of: nodes) <= HTMLReader.maximumDepth + 1)
    #expect(nodes.text == Array("deep".utf8))
  }

  private func depth(of nodes: [HTMLNode]) -> Int {
    nodes.map { node in
      if case .element(let element) = node { depth(of: element.children) + 1 } else { 0 }
    }.max() ?? 0
  }

  private func lines(of nodes: [HTMLNode], depth: Int) -> [String] {
    let indentation = String(repeating: "  ", count: depth)
    return nodes.flatMap { node -> [String] in
      switch node {
      case .text(let text):
        let shown = String(decoding: text, as: UTF8.self).replacing("\n", with: "⏎").replacing(
          "\u{A0}", with: "⍽")
        // Line breaks between blocks are of no interest.
        return shown.allSatisfy { $0 == "⏎" } ? [] : ["\(indentation)'\(shown)'"]
      case .comment(let text):
        return ["\(indentation)comment '\(String(decoding: text, as: UTF8.self).replacing("\n", with: "⏎"))'"]
      case .element(let element):
        let attributes = element.attributes.map { " \($0.name)='\($0.value)'" }.joined().replacing(
          "\n", with: "⏎")
        return [indentation + element.name + attributes] + lines(of: element.children, depth: depth + 1)
      }
    }
  }
}
