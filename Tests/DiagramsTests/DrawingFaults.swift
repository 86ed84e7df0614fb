import Diagrams
import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What is wrong with a picture: places outside of it, tags that are not closed, what no page may hold.
func drawingFaults(_ drawing: DiagramDrawing) -> [String] {
  let delegate = PictureReader(width: Double(drawing.width), height: Double(drawing.height))
  let parser = XMLParser(data: Data(drawing.svg))
  parser.delegate = delegate
  if !parser.parse() { delegate.faults.append("is not well-formed") }
  return Array(delegate.faults.prefix(5))
}

private final class PictureReader: NSObject, XMLParserDelegate {
  let width: Double
  let height: Double
  var faults: [String] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    func value(_ key: String) -> Double { attributes[key].flatMap { Double($0) } ?? 0 }
    for key in attributes.keys where key == "style" || key.hasPrefix("on") {
      faults.append("\(name) has \(key)")
    }
    switch name {
    case "rect":
      check(value("x"), value("y"), name)
      check(value("x") + value("width"), value("y") + value("height"), name)
    case "circle":
      check(value("cx") - value("r"), value("cy") - value("r"), name)
      check(value("cx") + value("r"), value("cy") + value("r"), name)
    case "ellipse":
      check(value("cx") - value("rx"), value("cy") - value("ry"), name)
      check(value("cx") + value("rx"), value("cy") + value("ry"), name)
    case "text": check(value("x"), value("y"), name)
    case "tspan": check(value("x"), 0, name)
    case "polygon", "polyline":
      let numbers = self.numbers(attributes["points"] ?? "")
      for index in stride(from: 0, to: numbers.count - 1, by: 2) {
        check(numbers[index], numbers[index + 1], name)
      }
    case "path": checkPath(attributes["d"] ?? "")
    default: break
    }
  }

  private func check(_ x: Double, _ y: Double, _ what: String) {
    if x < -0.1 || y < -0.1 || x > width + 0.1 || y > height + 0.1 {
      faults.append("\(what) at \(x), \(y) of \(width) × \(height)")
    }
  }

  /// The commands that `SVGPath` writes, all absolute.
  private func checkPath(_ data: String) {
    var index = data.startIndex
    while index < data.endIndex {
      let command = data[index]
      let rest = data[data.index(after: index)...]
      let end = rest.firstIndex { $0.isLetter } ?? data.endIndex
      let numbers = self.numbers(String(rest[..<end]))
      switch command {
      case "M", "L", "C", "Q", "T", "S":
        for index in stride(from: 0, to: numbers.count - 1, by: 2) {
          check(numbers[index], numbers[index + 1], "path")
        }
      case "A": if numbers.count >= 7 { check(numbers[5], numbers[6], "path") }
      case "H": for x in numbers { check(x, 0, "path") }
      case "V": for y in numbers { check(0, y, "path") }
      case "z", "Z": break
      default: faults.append("path has '\(command)'")
      }
      index = end
    }
  }

  private func numbers(_ text: String) -> [Double] {
    text.replacingOccurrences(of: "-", with: " -").split { $0 == " " || $0 == "," }.compactMap { Double($0) }
  }
}
