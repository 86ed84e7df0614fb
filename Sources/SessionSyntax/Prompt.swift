import SourceText

/// A prompt at the start of a line.
struct Prompt {
  enum Style: Equatable {
    /// `$ `
    case dollar
    /// `# `, which is a comment more often than not.
    case hash
    /// `% `
    case percent
    /// `❯ `, `➜ `
    case arrow
    /// With a user, a host, a directory or the name of the shell before the sign: `me@host:~$ `, `/ # `.
    case located
    /// `node1$ `: a word and the sign, which a line of output may begin with as well.
    case named
    /// `PS C:\> ` and `C:\>`, `admin@switch> `: nothing that is parsed here.
    case foreign
  }

  let style: Style
  /// Of the whole prompt, with the blanks before and after it: what was typed begins at its end.
  let range: SourceRange
  /// Where the prompt itself begins, after the blanks.
  let start: Int

  /// Whether the prompt tells a session by itself.
  var isCertain: Bool {
    switch style {
    case .dollar, .arrow, .located, .foreign: true
    case .hash, .percent, .named: false
    }
  }
}

/// The prompt that `line` begins with, if one does.
func findPrompt(in bytes: [UInt8], line: SourceRange) -> Prompt? {
  var reader = PromptReader(bytes: bytes, line: line)
  return reader.read()
}

/// Reads one prompt. Looks at no more than `longest` bytes, whatever the line holds.
private struct PromptReader {
  static let longest = 160

  let bytes: [UInt8]
  let line: SourceRange
  /// Where the prompt ends at the latest.
  let limit: Int
  let start: Int
  var offset: Int

  init(bytes: [UInt8], line: SourceRange) {
    self.bytes = bytes
    self.line = line
    self.start = bytes.afterBlanks(line)
    self.offset = start
    self.limit = min(line.end, start + Self.longest)
  }

  private var current: UInt8? { offset < limit ? bytes[offset] : nil }

  mutating func read() -> Prompt? {
    skipClock()
    let isInEnvironment = skipEnvironment()
    guard let first = current else { return nil }
    if let prompt = readPowerShell() ?? readDrive() { return prompt }
    switch first {
    case UInt8(ascii: "$"): return readDollar()
    case UInt8(ascii: "#"): return isInEnvironment ? readSign(as: .located) : readSign(as: .hash)
    case UInt8(ascii: "%"): return isInEnvironment ? readSign(as: .located) : readSign(as: .percent)
    case UInt8(ascii: "["): return readBracketed()
    case UInt8(ascii: "/"), UInt8(ascii: "~"): return readDirectory()
    case 0xE2 where bytes.has("└", at: offset, before: limit) || bytes.has("╰", at: offset, before: limit):
      return readFrame()
    case 0xE2, 0xCE: return readArrow()
    default: return isLetterOrDigit(first) || first == UInt8(ascii: "_") ? readName() : nil
    }
  }

  /// `[10:01:02] ` before a prompt that names a user.
  private mutating func skipClock() {
    guard current == UInt8(ascii: "[") else { return }
    let time = bytes.run(from: offset + 1, to: limit) { isDigit($0) || $0 == UInt8(ascii: ":") }
    guard time.count > 4, bytes.has("] ", at: time.end, before: limit) else { return }
    let name = bytes.run(from: time.end + 2, to: limit, while: isNameByte)
    if name.count > 0, bytes.has("@", at: name.end, before: limit) { offset = name.start }
  }

  /// `└─$ `, `└──╼ $ `: the second line of a prompt of two.
  private mutating func readFrame() -> Prompt? {
    // U+2500 to U+257F
    while offset + 2 < limit, bytes[offset] == 0xE2, bytes[offset + 1] == 0x94 || bytes[offset + 1] == 0x95 {
      offset += 3
    }
    offset = bytes.afterBlanks(SourceRange(offset, limit))
    return readSign(as: .located)
  }

  /// `(venv) `: the Python or conda environment, before any prompt.
  private mutating func skipEnvironment() -> Bool {
    guard current == UInt8(ascii: "(") else { return false }
    // `(⎈|prod:default)` names a cluster and a namespace.
    let isCluster = bytes.has("(⎈", at: offset, before: limit)
    let name = bytes.run(from: offset + 1, to: limit) {
      isNameByte($0) || $0 == UInt8(ascii: "/")
        || isCluster
          && ($0 >= 0x80 || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " "))
    }
    guard name.count > 0, name.end < limit, bytes[name.end] == UInt8(ascii: ")") else { return false }
    offset = name.end + 1
    offset = bytes.afterBlanks(SourceRange(offset, limit))
    return true
  }

  /// `$ ` where no amount of money follows.
  private func readDollar() -> Prompt? {
    guard let prompt = readSign(as: offset == start ? .dollar : .located) else { return nil }
    if let playground = readPlayground(from: prompt.range.end) { return playground }
    let word = bytes.run(from: prompt.range.end, to: line.end) { !isBlank($0) }
    let isAmount =
      word.count > 0
      && bytes[word.start..<word.end].allSatisfy {
        isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
      }
    return isAmount ? nil : prompt
  }

  /// `❯ `, `❯❯ `, `➜ `, `➜  directory git:(branch) ✗ `, `λ `
  private func readArrow() -> Prompt? {
    guard let end = afterArrows(offset) else { return nil }
    guard bytes.has("➜  ", at: start, before: limit) else { return prompt(.arrow, endingAt: end) }
    var rest = bytes.run(from: end + 2, to: limit) { !isBlank($0) }.end
    if bytes.has(" git:(", at: rest, before: limit) {
      rest = bytes.run(from: rest, to: limit) { $0 != UInt8(ascii: ")") }.end
      rest = min(rest + 1, limit)
    }
    if bytes.has(" ✗", at: rest, before: limit) { rest += " ✗".utf8.count }
    return prompt(.arrow, endingAt: rest)
  }

  /// `[node1] (local) root@192.0.2.13 ~`, the first line of a prompt of two, at times with a sign at its end.
  private func readPlayground(from place: Int) -> Prompt? {
    // Blanks behind a sign can go on beyond what is looked at.
    guard place <= limit else { return nil }
    let line = SourceRange(place, limit)
    guard bytes.has("[", at: place, before: limit), bytes.matches("[*] (local) *@* *", line),
      let local = bytes.firstOffset(of: "] (local) ", in: line)
    else { return nil }
    let user = bytes.run(from: local + 10, to: limit) { isNameByte($0) || $0 == UInt8(ascii: "@") }
    let path = bytes.run(from: bytes.afterBlanks(SourceRange(user.end, limit)), to: limit, while: isPathByte)
    var rest = self
    rest.offset = bytes.afterBlanks(SourceRange(path.end, limit))
    return rest.offset == self.line.end
      ? prompt(.located, endingAt: rest.offset) : rest.readSign(as: .located)
  }

  /// `[root@host ~]# `
  private mutating func readBracketed() -> Prompt? {
    if let playground = readPlayground(from: offset) { return playground }
    let inside = bytes.run(from: offset + 1, to: limit) { $0 != UInt8(ascii: "]") }
    guard inside.end < limit, inside.count > 0 else { return nil }
    let isPlace =
      bytes[inside.start..<inside.end].contains(UInt8(ascii: "@"))
      || bytes[inside.start] == UInt8(ascii: "~") || bytes[inside.start] == UInt8(ascii: "/")
      || bytes.has("nix-shell:", at: inside.start, before: inside.end)
    guard isPlace else { return nil }
    offset = inside.end + 1
    offset = bytes.afterBlanks(SourceRange(offset, limit))
    return readSign(as: .located)
  }

  /// `/ # `, `~/project $ `, `/app# `
  private mutating func readDirectory() -> Prompt? {
    let path = bytes.run(from: offset, to: limit, while: isPathByte)
    offset = bytes.afterBlanks(SourceRange(path.end, limit))
    guard let prompt = readSign(as: .located) ?? readBranch() else { return nil }
    // `/opt/run.sh # every night` is a command with a comment: only `/` and `~` are surely no programs.
    let isRoot = bytes[offset] == UInt8(ascii: "#")
    guard isRoot else { return prompt }
    // `/# x/,/# y/` addresses lines of sed.
    if path.count == 1 { return offset > path.end || bytes[path.start] == UInt8(ascii: "~") ? prompt : nil }
    return looksLikeCommand(bytes, SourceRange(prompt.range.end, line.end)) ? prompt : nil
  }

  /// `main ❯ `: the branch behind a directory.
  private mutating func readBranch() -> Prompt? {
    let branch = bytes.run(from: offset, to: limit) { isNameByte($0) || $0 == UInt8(ascii: "/") }
    guard branch.count > 0, bytes.has(" ", at: branch.end, before: limit),
      let end = afterArrows(branch.end + 1)
    else { return nil }
    return prompt(.located, endingAt: end)
  }

  /// `me@host:~/notes$ `, `bash-5.2$ `, `host:~ me$ `, `node1# `
  private mutating func readName() -> Prompt? {
    let name = bytes.run(from: offset, to: limit, while: isNameByte)
    guard let next = name.end < limit ? bytes[name.end] : nil else { return nil }
    switch next {
    case UInt8(ascii: "@"):
      let host = bytes.run(from: name.end + 1, to: limit, while: isNameByte)
      guard host.count > 0 else { return nil }
      return readPlace(from: host.end, style: .located)
    case UInt8(ascii: ":"):
      let path = SourceRange(name.end + 1, limit)
      guard path.count > 0, bytes[path.start] == UInt8(ascii: "~") || bytes[path.start] == UInt8(ascii: "/")
      else { return readFolderAndUser(from: path) }
      return readPlace(from: name.end, style: .located)
    case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "%"):
      offset = name.end
      return readSign(as: isShellName(name) ? .located : .named)
    case UInt8(ascii: " "):
      offset = name.end + 1
      if current == UInt8(ascii: "~") || current == UInt8(ascii: "/") { return readHostAndDirectory(name) }
      return current == UInt8(ascii: "$") ? readSign(as: .named) : nil
    default: return nil
    }
  }

  /// `src me$ ` behind `host:`, as macOS has it.
  private mutating func readFolderAndUser(from path: SourceRange) -> Prompt? {
    let folder = bytes.run(from: path.start, to: limit, while: isNameByte)
    guard folder.count > 0, bytes.has(" ", at: folder.end, before: limit) else { return nil }
    let user = bytes.run(from: folder.end + 1, to: limit, while: isNameByte)
    guard user.count > 0, user.end < limit, bytes[user.end] == UInt8(ascii: "$") else { return nil }
    offset = user.end
    return readSign(as: .located)
  }

  /// `gentoo ~ # `, where no comment follows a command.
  private mutating func readHostAndDirectory(_ host: SourceRange) -> Prompt? {
    guard !beginsWithKnownCommand(bytes, host) else { return nil }
    let path = bytes.run(from: offset, to: limit, while: isPathByte)
    guard bytes.has(" ", at: path.end, before: limit) else { return nil }
    offset = path.end + 1
    guard let prompt = readSign(as: .located) else { return nil }
    return looksLikeCommand(bytes, SourceRange(prompt.range.end, line.end)) ? prompt : nil
  }

  /// What stands between a host and the sign: a directory, a branch, and at most a few words in all.
  private mutating func readPlace(from place: Int, style: Prompt.Style) -> Prompt? {
    offset = place
    var words = 0
    while let byte = current, words < 4 {
      if let prompt = readSign(as: style) { return prompt }
      if byte == UInt8(ascii: ">") {
        let next = offset + 1 < line.end ? bytes[offset + 1] : UInt8(ascii: " ")
        return isBlank(next) ? prompt(.foreign, endingAt: offset + 1) : nil
      }
      if byte == UInt8(ascii: " ") {
        words += 1
      } else if !isPathByte(byte), byte != UInt8(ascii: "("), byte != UInt8(ascii: ")"), byte < 0x80 {
        return nil
      }
      offset += 1
    }
    return nil
  }

  /// `PS C:\Users\me> `, `PS /home/me> `, `PS> `
  private func readPowerShell() -> Prompt? {
    guard bytes.has("PS", at: offset, before: limit) else { return nil }
    var place = offset + 2
    if bytes.has(" ", at: place, before: limit) {
      place += 1
      let isDrive =
        place + 1 < limit && isLetter(bytes[place]) && bytes[place + 1] == UInt8(ascii: ":")
      guard place < limit, isDrive || bytes[place] == UInt8(ascii: "/") || bytes[place] == UInt8(ascii: "~")
      else { return nil }
      place = bytes.run(from: place, to: limit) { $0 != UInt8(ascii: ">") }.end
    }
    guard place < limit, bytes[place] == UInt8(ascii: ">") else { return nil }
    return prompt(.foreign, endingAt: place + 1)
  }

  /// `C:\Users\me>`, after which the command follows at once.
  private func readDrive() -> Prompt? {
    guard offset + 2 < limit, isUpper(bytes[offset]), bytes.has(":\\", at: offset + 1, before: limit) else {
      return nil
    }
    let path = bytes.run(from: offset, to: limit) { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "\"") }
    guard path.end < limit, bytes[path.end] == UInt8(ascii: ">") else { return nil }
    return prompt(.foreign, endingAt: path.end + 1)
  }

  /// A sign that ends a prompt, with a blank or nothing after it.
  private func readSign(as style: Prompt.Style) -> Prompt? {
    guard let byte = current else { return nil }
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "%"):
      let next = offset + 1
      guard next == line.end || isBlank(bytes[next]) || isNoBreakSpace(next) else { return nil }
      return prompt(style, endingAt: next)
    case 0xE2, 0xCE: return afterArrows(offset).flatMap { prompt(style, endingAt: $0) }
    default: return nil
    }
  }

  /// Where the arrows at `place` end, if a blank or nothing follows them.
  private func afterArrows(_ place: Int) -> Int? {
    var end = place
    while bytes.has("❯", at: end, before: limit) || bytes.has("➜", at: end, before: limit) { end += 3 }
    if end == place, bytes.has("λ", at: end, before: limit) { end += 2 }
    guard end > place, end == line.end || isBlank(bytes[end]) else { return nil }
    return end
  }

  private func prompt(_ style: Prompt.Style, endingAt end: Int) -> Prompt {
    var end = end
    while end < line.end {
      if isBlank(bytes[end]) {
        end += 1
      } else if isNoBreakSpace(end) {
        end += 2
      } else {
        break
      }
    }
    return Prompt(style: style, range: SourceRange(line.start, end), start: start)
  }

  /// U+00A0, which a copy from a web page leaves after the sign.
  private func isNoBreakSpace(_ place: Int) -> Bool {
    place + 1 < line.end && bytes[place] == 0xC2 && bytes[place + 1] == 0xA0
  }

  /// `bash-5.2`, `sh`
  private func isShellName(_ name: SourceRange) -> Bool {
    let word = bytes.run(from: name.start, to: name.end, while: isLower)
    guard ["bash", "sh", "zsh", "dash", "ksh", "ash", "root"].contains(bytes.text(word)) else { return false }
    return word.end == name.end || bytes[word.end] == UInt8(ascii: "-")
  }
}

/// A character of a directory as prompts show it.
private func isPathByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "/"), UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "*"): true
  default: isNameByte(byte)
  }
}
