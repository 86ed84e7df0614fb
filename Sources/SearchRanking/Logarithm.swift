/// The natural logarithm of a number of at least 1, exact to more digits than a score is compared by.
///
/// The standard library has none without the system's library, and the browser's may differ in the last bit.
func logarithm(_ value: Double) -> Double {
  var value = value
  var halvings = 0.0
  while value > 1.4142135623730951 {
    value /= 2
    halvings += 1
  }
  // ln((1 + z) / (1 - z)) = 2 (z + z³/3 + z⁵/5 + …), |z| < 0.18
  let z = (value - 1) / (value + 1)
  let square = z * z
  var term = z
  var sum = 0.0
  for odd in stride(from: 1.0, to: 20, by: 2) {
    sum += term / odd
    term *= square
  }
  return 2 * sum + halvings * 0.6931471805599453
}
