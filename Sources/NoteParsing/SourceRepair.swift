import Diagnostics
import NoteModel
import SourceText

/// The note's text made safe to parse: malformed UTF-8 and NUL become U+FFFD, as CommonMark §2.3 asks for
/// NUL. Done before anything else, so that offsets and columns are those of one text.
///
/// - Returns: the text and the offsets (in it) of what was replaced.
package func repairedText(_ bytes: [UInt8]) -> (bytes: [UInt8], replaced: [Int]) {
  if !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil { return (bytes, []) }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + 16)
  var replaced: [Int] = []
  var decoder = UTF8()
  var source = bytes.makeIterator()
  decoding: while true {
    switch decoder.decode(&source) {
    case .scalarValue("\0"), .error:
      replaced.append(result.count)
      result += [0xEF, 0xBF, 0xBD]
    case .scalarValue(let scalar):
      result += UTF8.encode(scalar).map(Array.init) ?? []
    case .emptyInput:
      break decoding
    }
  }
  return (result, replaced)
}
