import Testing

@testable import Snippets

@Suite struct AttributeMeaningTests {
  @Test func everyAttributeHasAMeaning() {
    #expect(attributeMeanings.filter { $0.meaning.isEmpty }.map(\.name) == [])
    #expect(attributeMeanings.map(\.name) == flagNames + valueNames)
  }
}
