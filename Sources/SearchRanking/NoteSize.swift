/// The size of a note in half steps of powers of two, from 1 on: 24 stands for about 4,000 words. 0 means that
/// there is no such note.
///
/// An index has an array of these, by the numbers of its notes.
package func sizeCode(words: Int) -> UInt8 {
  var code: UInt8 = 1
  while code < 80, codedSizes[Int(code)] < Double(words) { code += 1 }
  return code
}

/// About how many words a size code stands for.
let codedSizes: [Double] = {
  var sizes = [0.0]
  var size = 1.0
  while sizes.count < 256 {
    sizes.append(size)
    if sizes.count <= 80 { size *= 1.4142135623730951 }
  }
  return sizes
}()
