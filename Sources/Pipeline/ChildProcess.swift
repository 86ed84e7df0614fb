#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a program that was run leaves behind.
struct ProgramOutput: Sendable {
  /// Its exit code; 128 and the number of the signal where one ended it, as shells have it.
  let status: Int32
  let output: [UInt8]
  let errors: [UInt8]

  /// The last line on its standard error that says anything.
  var lastError: String {
    errors.split(separator: UInt8(ascii: "\n")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// Where the program `name` lies. Folders of `PATH` that are relative are passed over: they would be content's.
package func programPath(_ name: String, environment: [String: String]) -> String? {
  environment["PATH", default: ""].split(separator: ":").filter { $0.hasPrefix("/") }
    .map { join(String($0), name) }.first { path in
      access(path, X_OK) == 0 && fileStatus(path, followsLinks: true)?.kind == .file
    }
}

/// Runs `program` with exactly these arguments and this environment, no shell in between, and waits until it has ended. What
/// ends this program from the terminal ends that one too.
///
/// - Parameter input: what it finds on its standard input.
/// - Throws: `FileError` when it cannot be run.
func runProgram(
  _ program: String, _ arguments: [String], environment: [String: String], input: [UInt8] = []
) throws(FileError) -> ProgramOutput {
  let stdin = try inputFile(input, in: environment["TMPDIR"] ?? "/tmp", for: program)
  defer { close(stdin) }
  let output = try OpenPipe(for: program)
  let errors = try OpenPipe(for: program)
  defer { for end in [output.reading, errors.reading] { close(end) } }

  let child: pid_t
  do {
    defer { for end in [output.writing, errors.writing] { close(end) } }
    child = try spawn(
      program, arguments, environment: environment, streams: [stdin, output.writing, errors.writing])
  }
  let texts = readToEnd([output.reading, errors.reading])
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  // As WIFSIGNALED, WTERMSIG and WEXITSTATUS, which are macros.
  let signal = status & 0x7F
  return ProgramOutput(
    status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: texts[0], errors: texts[1])
}

/// A pipe whose ends no other program inherits.
private struct OpenPipe {
  let reading: Int32
  let writing: Int32

  init(for program: String) throws(FileError) {
    var ends: [Int32] = [-1, -1]
    // Between the two calls another thread may start a program, which then has the ends as well: the end of the output is
    // noticed when that one has ended too.
    let made = pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard made == 0 else { throw FileError(action: "run", path: program, errno: errno) }
    (reading, writing) = (ends[0], ends[1])
  }
}

/// A file without a name that holds `input`: a program that reads none of it, or ends before, disturbs nobody.
private func inputFile(_ input: [UInt8], in folder: String, for program: String) throws(FileError) -> Int32 {
  guard !input.isEmpty else {
    let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(action: "run", path: program, errno: errno) }
    return descriptor
  }
  var name = Array(join(folder, "notes-XXXXXX").utf8CString)
  let descriptor = mkstemp(&name)
  guard descriptor >= 0 else { throw FileError(action: "run", path: program, errno: errno) }
  unlink(name)
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  let failure = input.withUnsafeBytes { buffer in
    transferAll(buffer.count) { done in
      write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
    }
  }
  guard failure == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
    close(descriptor)
    throw FileError(action: "run", path: program, errno: failure == 0 ? errno : failure)
  }
  return descriptor
}

/// - Parameter streams: what its descriptors 0, 1 and 2 are to be.
private func spawn(
  _ program: String, _ arguments: [String], environment: [String: String], streams: [Int32]
) throws(FileError) -> pid_t {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (number, descriptor) in streams.enumerated() {
    posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
  }
  var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
  var settings: [UnsafeMutablePointer<CChar>?] =
    environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for text in words + settings { free(text) } }
  var child = pid_t()
  let failure = posix_spawn(&child, program, &actions, nil, &words, &settings)
  guard failure == 0 else { throw FileError(action: "run", path: program, errno: failure) }
  return child
}

/// All that comes out of several pipes until their other ends are closed, in whatever order.
private func readToEnd(_ descriptors: [Int32]) -> [[UInt8]] {
  var texts = [[UInt8]](repeating: [], count: descriptors.count)
  var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  // A descriptor below zero is passed over by poll.
  while polled.contains(where: { $0.fd >= 0 }) {
    guard poll(&polled, nfds_t(polled.count), -1) >= 0 || errno == EINTR else { return texts }
    for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
      let count = read(polled[index].fd, &buffer, buffer.count)
      if count > 0 {
        texts[index] += buffer[..<count]
      } else if count == 0 || errno != EINTR {
        polled[index].fd = -1
      }
    }
  }
  return texts
}
