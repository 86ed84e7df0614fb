import SourceText
import TestSupport
import Testing

@testable import NoteImport

/// `Fixtures/xml/*.md`: documents and the events that they are read as, up to what is wrong.
@Suite struct XMLEventsTests {
  @Test func documentsAreReadAsTheFixturesSay() throws {
    let messages = try mismatches(of: try readFixtures("Fixtures/xml")) { events(of: $0.bytes) }
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }

  @Test func damagedDocumentsAreReadOrRefused() throws {
    for fixture in try readFixtures("Fixtures/xml") {
      forEachDamage(of: fixture.bytes) { _ = events(of: $0) }
    }
  }

  @Test func nestingWithoutEndIsRefused() throws {
    let lines = events(of: Array(String(repeating: "<a>", count: 100_000).utf8))
    #expect(lines.last == "x.xml:1:601: more than 200 elements within one another")
  }

  private func events(of bytes: [UInt8]) -> [String] {
    var lines: [String] = []
    do throws(ImportError) {
      var events = try XMLEvents(bytes, path: "x.xml")
      while let event = try events.next() {
        switch event {
        case .start(let tag):
          lines.append(
            "<\(tag.name)\(tag.attributes.sorted { $0.key < $1.key }.map { " \($0.key)='\($0.value)'" }.joined())>"
          )
        case .end(let name): lines.append("</\(name)>")
        case .text(let text):
          lines.append("'\(String(decoding: text, as: UTF8.self).replacing("\n", with: "⏎"))'")
        }
      }
    } catch {
      lines.append("\(error)")
    }
    return lines
  }
}
