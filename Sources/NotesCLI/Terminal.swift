#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import DiagnosticPrinting
import Foundation

/// One of the standard streams.
struct Terminal: Sendable {
  static let standardOutput = Terminal(descriptor: 1)
  static let standardError = Terminal(descriptor: 2)

  private let descriptor: Int32

  /// Whether a person looks at it.
  var isInteractive: Bool { isatty(descriptor) == 1 }

  /// Whether a person sits there who can be asked something.
  static var canAsk: Bool { isatty(0) == 1 && standardError.isInteractive }

  /// What the person answers to a question; "" for nothing.
  static func ask(_ question: String) -> String {
    standardError.write(question + ": ")
    return readLine() ?? ""
  }

  /// Whether colours are wanted: on a terminal that can show them, and never with NO_COLOR (no-color.org).
  func wantsColor(_ environment: [String: String]) -> Bool {
    isInteractive && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// Links to files, where the terminal is known to have them.
  func fileLinks(_ environment: [String: String], _ workingDirectory: String) -> FileLinks? {
    guard isInteractive else { return nil }
    return FileLinks(environment: environment, folder: workingDirectory, host: hostName)
  }

  /// As the system has it, without asking the network.
  private var hostName: String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "" }
    return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Columns of the terminal; 80 where it has none.
  var width: Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  private func endAfterFailure(_ reason: Int32) -> Never {
    Terminal.standardError.write("notes: cannot write the output: \(String(cString: strerror(reason)))\n")
    exit(ExitStatus.failure.rawValue)
  }

  /// Writes all of `bytes`. A reader that went away (`notes search x | head -1`) ends the output quietly; where the
  /// results cannot be written for another reason, the program ends, for half of them must not look like all.
  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        #if canImport(Glibc)
          let put = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        #else
          let put = Darwin.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        #endif
        if put < 0, errno == EINTR { continue }
        guard put > 0 else {
          if errno != EPIPE, descriptor == Terminal.standardOutput.descriptor { endAfterFailure(errno) }
          return
        }
        offset += put
      }
    }
  }
}

/// The environment and working directory, read once at the edge of the program.
struct ProcessContext {
  let environment: [String: String]
  let workingDirectory: String

  static var current: ProcessContext {
    ProcessContext(
      environment: ProcessInfo.processInfo.environment,
      workingDirectory: FileManager.default.currentDirectoryPath)
  }
}
