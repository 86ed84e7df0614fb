import SourceText

/// Signs that one line bears.
extension ForeignTextReader {
  /// What a line is that no script holds at the start of a statement.
  func certainSign(of line: SourceRange) -> ForeignSign? {
    if let prompt = findPrompt(in: bytes, line: line), prompt.style == .located || prompt.style == .foreign {
      return .session
    }
    if bytes.has("@test \"", at: line.start, before: line.end) {
      return ForeignSign(what: "a test for Bats", tag: "bats")
    }
    if isPseudoHeader(line) { return ForeignSign(what: "an HTTP message", tag: "http") }
    if isTableHead(line) || beginsWithSymbol(line) || beginsWithTag(line) || isLabelled(line)
      || beginsWithTime(line) || isRuled(line) || isKnownMessage(line) || isMember(line)
    {
      return .output
    }
    return isOtherPrompt(line) ? ForeignSign(what: "a session with another program", tag: "text") : nil
  }

  /// What a line is that the parser refused, where a slip in a command does not look so.
  func likelySign(of line: SourceRange) -> ForeignSign? {
    if isVerbose(line) || isProgress(line) || isDrawn(line) || isRemark(line) || isFormula(line)
      || isVersion(line)
    {
      return .output
    }
    if isMarkdown(line) { return ForeignSign(what: "Markdown", tag: "markdown") }
    if isSynopsis(line) {
      return ForeignSign(what: "the synopsis of a command", tag: "text")
    }
    if isCode(line) { return ForeignSign(what: "code in another language", tag: "text") }
    if isQuery(line) { return ForeignSign(what: "SQL", tag: "sql") }
    let isAnswer =
      bytes.has("❯", at: line.start, before: line.end) || bytes.has("➜", at: line.start, before: line.end)
    if isAnswer { return .output }
    guard bytes.has("> ", at: line.start, before: line.end) else { return nil }
    if looksLikeCommand(bytes, SourceRange(line.start + 2, line.end)) { return .session }
    // `> cidrhost("10.0.0.0/16", 1)` of `terraform console`
    let name = bytes.run(from: line.start + 2, to: line.end, while: isNameByte)
    let isCall = name.count > 0 && bytes.has("(", at: name.end, before: line.end)
    return isCall || wordCount(line) > 3
      ? ForeignSign(what: "a session with another program", tag: "text") : nil
  }

  // MARK: - Output

  /// `NAME   READY   STATUS`: capitals in columns.
  func isTableHead(_ line: SourceRange) -> Bool {
    guard hasColumns(line, atLeast: 2), isUpper(bytes[line.start]) else { return false }
    return bytes[line.start..<line.end].allSatisfy { byte in
      isUpper(byte) || isDigit(byte) || isBlank(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "/")
        || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "s")
    }
  }

  /// Whether words stand in columns two blanks apart or more, with nothing of the shell in between.
  func hasColumns(_ line: SourceRange, atLeast wanted: Int = 3) -> Bool {
    var columns = 1
    var offset = line.start
    while offset < line.end {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        let gap = bytes.run(from: offset, to: line.end, while: isBlank)
        if gap.count > 1 || bytes[offset] == UInt8(ascii: "\t") { columns += 1 }
        offset = gap.end
        if offset < line.end, bytes[offset] == UInt8(ascii: "#") { return false }
      case UInt8(ascii: "$"), UInt8(ascii: "\\"), UInt8(ascii: "="), UInt8(ascii: "'"), UInt8(ascii: ";"),
        UInt8(ascii: "|"), UInt8(ascii: "&"):
        return false
      default: offset += 1
      }
    }
    return columns >= wanted
  }

  /// `✓ done`, `├── a`, an emoji: a sign that begins no name of a program.
  private func beginsWithSymbol(_ line: SourceRange) -> Bool {
    let first = bytes[line.start]
    guard line.count > 2, first == 0xE2 || first == 0xF0 else { return false }
    if bytes.has("❯", at: line.start, before: line.end) || bytes.has("➜", at: line.start, before: line.end) {
      return false  // a prompt, unless the parser refuses it
    }
    // U+2000 to U+207F are quotes, dashes and the ellipsis: slips of an editor, or something left out.
    return first == 0xF0 || bytes[line.start + 1] > 0x81
  }

  /// `[+] Running 2/2`, `[INFO] text`, `[2/4] text`, `[ℹ]  text`: a word in brackets and text after it.
  func beginsWithTag(_ line: SourceRange) -> Bool {
    guard line.count > 3, bytes[line.start] == UInt8(ascii: "[") else { return false }
    // `[2026-03-01 10:00:00] INFO`, and `[    0.000000] Linux version` of the kernel
    let time = bytes.run(from: line.start + 1, to: line.end) {
      isDigit($0) || isBlank($0) || "-/:.,TZ+".utf8.contains($0)
    }
    if time.count > 7, bytes.has("] ", at: time.end, before: line.end) {
      return bytes[time.start..<time.end].contains(where: isDigit)
    }
    let first = bytes[line.start + 1]
    guard
      isUpper(first) || isDigit(first) || first == UInt8(ascii: "+") || first == UInt8(ascii: "*")
        || first > 0x80
    else { return false }
    let inside = bytes.run(from: line.start + 1, to: line.end) {
      !isBlank($0) && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "$") && $0 != UInt8(ascii: "\"")
    }
    return inside.end + 2 < line.end && bytes[inside.end] == UInt8(ascii: "]")
      && isBlank(bytes[inside.end + 1])
  }

  /// `Namespace:  default`, `error: text`, `API Version:  v1`: a name and a colon before everything else.
  private func isLabelled(_ line: SourceRange) -> Bool {
    guard isLetter(bytes[line.start]), !hasExpansion(line) else { return false }
    // `StatusCode   : 200`
    let name = bytes.run(from: line.start, to: line.end, while: isLetterOrDigit)
    let colon = bytes.run(from: name.end, to: line.end, while: isBlank).end
    if isUpper(bytes[line.start]), colon > name.end + 1, bytes.has(": ", at: colon, before: line.end) {
      return true
    }
    var offset = line.start
    var words = 1
    while offset < line.end, offset - line.start < 60 {
      let byte = bytes[offset]
      let next = offset + 1
      if byte == UInt8(ascii: ":") {
        guard next == line.end || isBlank(bytes[next]) else { return false }
        // Several words need to be set off as in lists; after one word a single blank will do.
        return words == 1 || next == line.end || (next + 1 < line.end && isBlank(bytes[next + 1]))
      }
      if byte == UInt8(ascii: " ") {
        words += 1
        guard isUpper(bytes[line.start]), words < 5, next < line.end, !isBlank(bytes[next]) else {
          return false
        }
      } else if !isNameByte(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: "("),
        byte != UInt8(ascii: ")")
      {
        return false
      }
      offset = next
    }
    return false
  }

  /// `$name`, `$1`, `${…}`, `$(…)`: what a script may print, and no program does.
  func hasExpansion(_ line: SourceRange) -> Bool {
    (line.start..<line.end).contains { offset in
      guard bytes[offset] == UInt8(ascii: "$"), offset + 1 < line.end else { return false }
      let next = bytes[offset + 1]
      return isLetterOrDigit(next) || next == UInt8(ascii: "_") || next == UInt8(ascii: "{")
        || next == UInt8(ascii: "(")
    }
  }

  /// `2026-03-01T10:00:00`, `Mar  1 10:00:00`, `I0301 10:00:00`
  func beginsWithTime(_ line: SourceRange) -> Bool {
    let start = line.start
    func digits(_ count: Int, at offset: Int) -> Bool {
      offset + count <= line.end && bytes[offset..<offset + count].allSatisfy(isDigit)
    }
    if digits(4, at: start), bytes.has("-", at: start + 4, before: line.end), digits(2, at: start + 5),
      bytes.has("-", at: start + 7, before: line.end), digits(2, at: start + 8), start + 10 < line.end
    {
      return bytes[start + 10] == UInt8(ascii: "T") || isBlank(bytes[start + 10])
    }
    let word = bytes.run(from: start, to: line.end) { !isBlank($0) }
    let rest = bytes.afterBlanks(SourceRange(word.end, line.end))
    if word.count == 5, digits(4, at: start + 1), "IWEF".utf8.contains(bytes[start]) {
      return digits(2, at: rest) && bytes.has(":", at: rest + 2, before: line.end)
    }
    guard word.count == 3, months.contains(bytes.text(word)) else { return false }
    let day = bytes.run(from: rest, to: line.end, while: isDigit)
    return day.count > 0 && digits(2, at: day.end + 1) && bytes.has(":", at: day.end + 3, before: line.end)
  }

  /// `* Connected to example.org`, `> GET / HTTP/2`, `< HTTP/2 200` of `curl -v`; `* 1a2b3c4 (HEAD -> main)` of
  /// git.
  private func isVerbose(_ line: SourceRange) -> Bool {
    guard line.count > 4, isBlank(bytes[line.start + 1]) else { return false }
    switch bytes[line.start] {
    case UInt8(ascii: "*"):
      let word = bytes.run(from: line.start + 2, to: line.end) { !isBlank($0) }
      let isHash =
        word.count >= 7
        && bytes[word.start..<word.end].allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
      return isUpper(bytes[line.start + 2]) || isHash
    case UInt8(ascii: "<"): return bytes.has("< HTTP/", at: line.start, before: line.end)
    case UInt8(ascii: ">"): return bytes.matches("> * /* HTTP/*", line)
    default: return false
    }
  }

  /// What package managers and tools for networks say: `Setting up nginx (1.2.3-1) ...`,
  /// `1  gateway (192.0.2.1)  0.345 ms`.
  private func isProgress(_ line: SourceRange) -> Bool {
    hasShape(of: progressShapes, line)
      || isDigit(bytes[line.start]) && bytes.matches("* (*) * ms", line)
  }

  /// `|-- a`, `` `-- b ``, `|\`, `| * 1a2b3c4`, and letters that are drawn with signs.
  private func isDrawn(_ line: SourceRange) -> Bool {
    if hasShape(of: drawnShapes, line) || bytes.has("| * ", at: line.start, before: line.end) { return true }
    return line.count > 6
      && bytes[line.start..<line.end].allSatisfy { " _/\\|()'`.,-<>\"V".utf8.contains($0) }
      && bytes[line.start..<line.end].contains { $0 == UInt8(ascii: "_") }
  }

  /// `+----+----+`, `=======`, `| a | b |`, `~~~~^^^^`
  private func isRuled(_ line: SourceRange) -> Bool {
    guard line.count >= 5 else { return false }
    // `===== 3 passed in 0.1s =====`
    if bytes.has("=====", at: line.start, before: line.end),
      bytes.has("=====", at: line.end - 5, before: line.end)
    {
      return true
    }
    if bytes[line.start] == UInt8(ascii: "|"), bytes[line.end - 1] == UInt8(ascii: "|") {
      return isBlank(bytes[line.start + 1])
    }
    return bytes[line.start..<line.end].allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "|"), UInt8(ascii: "^"),
        UInt8(ascii: " "):
        true
      default: false
      }
    }
  }

  /// Messages that everyone has seen.
  private func isKnownMessage(_ line: SourceRange) -> Bool {
    for start in messageStarts where bytes.has(start, at: line.start, before: line.end) { return true }
    // `? Select your account  [Use arrows to move]`
    if bytes.has("? ", at: line.start, before: line.end), line.count > 3, isUpper(bytes[line.start + 2]) {
      return true
    }
    if bytes.has(";; ", at: line.start, before: line.end), line.count > 3, isUpper(bytes[line.start + 3]) {
      return true
    }
    // `deployment.apps/web created`
    let name = bytes.run(from: line.start, to: line.end) { isNameByte($0) || $0 == UInt8(ascii: "/") }
    let rest = SourceRange(min(name.end + 1, line.end), line.end)
    return name.end < line.end && isLower(bytes[line.start])
      && bytes[name.start..<name.end].contains(UInt8(ascii: "/"))
      && ["created", "configured", "unchanged", "patched", "labeled", "annotated", "scaled"].contains(
        bytes.text(rest))
  }

  /// `(request-target): get /notes`, as signed requests have it.
  private func isPseudoHeader(_ line: SourceRange) -> Bool {
    guard bytes[line.start] == UInt8(ascii: "(") else { return false }
    let name = bytes.run(from: line.start + 1, to: line.end, while: isNameByte)
    return name.count > 0 && bytes.has("): ", at: name.end, before: line.end)
  }

  /// `mysql> `, `>>> `, `shop=# `: the prompt of a program.
  private func isOtherPrompt(_ line: SourceRange) -> Bool {
    if bytes.has(">>> ", at: line.start, before: line.end) { return true }
    let name = bytes.run(from: line.start, to: line.end) { isNameByte($0) && $0 != UInt8(ascii: "-") }
    guard name.count > 0 else { return false }
    if bytes.has("=# ", at: name.end, before: line.end) || bytes.has("=> ", at: name.end, before: line.end) {
      return true
    }
    return bytes.has("> ", at: name.end, before: line.end)
      && ["mysql", "sqlite", "psql", "mariadb", "ftp", "sftp", "jshell", "scala", "influx"].contains(
        bytes.text(name))
  }

  // MARK: - What a refused line may be

  /// A sentence or a title with something in parentheses: `Chain INPUT (policy ACCEPT)`, `gem (1.2, 1.1)`
  /// below a blank line, `file      (none)`, `(Number of addresses for each one) * 16`.
  func isSentence(_ line: SourceRange) -> Bool {
    let first = bytes[line.start]
    guard !hasExpansion(line) else { return false }
    if first == UInt8(ascii: "(") {
      return line.count > 1 && isUpper(bytes[line.start + 1]) && wordCount(line) > 4
        && bytes[line.start..<line.end].allSatisfy { isOfSentence($0) || "()*+%".utf8.contains($0) }
    }
    guard let paren = bytes.firstOffset(of: " (", in: line), !bytes.has(" ()", at: paren, before: line.end),
      bytes[line.start..<paren].allSatisfy(isOfSentence)
    else { return false }
    if isUpper(first) || isDigit(first) { return true }
    guard !beginsWithKnownCommand(bytes, line), bytes.firstOffset(of: " -", in: line) == nil else {
      return false
    }
    return isBelowBlankLine(line) || bytes.has("    ", at: paren - 3, before: line.end)
  }

  /// A sentence on what comes below or stands above: `in order to use them, please run:`.
  private func isRemark(_ line: SourceRange) -> Bool {
    let last = bytes[line.end - 1]
    return (last == UInt8(ascii: ":") || last == UInt8(ascii: ".")) && wordCount(line) > 4
      && isLetter(bytes[line.start]) && isLetter(bytes[line.end - 2])
      && bytes[line.start..<line.end].allSatisfy { isOfSentence($0) || $0 == UInt8(ascii: "'") }
      && !beginsWithKnownCommand(bytes, line) && bytes.firstOffset(of: " -", in: line) == nil
  }

  /// `notes "3.20.0" ("1a2b3c4") built 26 Aug`
  private func isVersion(_ line: SourceRange) -> Bool {
    let name = bytes.run(from: line.start, to: line.end, while: isNameByte)
    return name.count > 0 && bytes.has(" \"", at: name.end, before: line.end)
      && bytes.run(from: name.end + 2, to: line.end, while: isDigit).count > 0
      && bytes.matches("* \"*\" (*) *", line) && !hasExpansion(line) && !beginsWithKnownCommand(bytes, line)
  }

  /// `server-ctl user-create NAME [SURNAME] (options)`
  private func isSynopsis(_ line: SourceRange) -> Bool {
    guard bytes.matches("* (options)", line) || bytes.matches("* (options) *", line) else { return false }
    return !hasExpansion(line) && !bytes.has("echo ", at: line.start, before: line.end)
      && !bytes.has("printf ", at: line.start, before: line.end)
  }

  /// `max size = count of pages * (words of a page - 1) + 2`
  private func isFormula(_ line: SourceRange) -> Bool {
    guard let sign = bytes.firstOffset(of: " = ", in: line), wordCount(line) > 6 else { return false }
    let name = SourceRange(line.start, sign)
    return wordCount(name) > 1 && bytes[name.start..<name.end].allSatisfy { isLetter($0) || isBlank($0) }
      && !beginsWithKnownCommand(bytes, line)
      && bytes[sign + 3..<line.end].allSatisfy { isOfSentence($0) || "()*+=%".utf8.contains($0) }
  }

  /// `* see [the page](https://…)`, `**Note** …`
  private func isMarkdown(_ line: SourceRange) -> Bool {
    let isBold =
      bytes.has("**", at: line.start, before: line.end) && line.count > 4
      && isUpper(bytes[line.start + 2])
      && bytes.firstOffset(of: "**", in: SourceRange(line.start + 3, line.end)) != nil
    return isBold || bytes.matches("*](http*)*", line) && bytes.contains("[", in: line) && !hasExpansion(line)
  }

  private func isOfSentence(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: "?"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: isLetterOrDigit(byte) || isBlank(byte) || byte > 0x80
    }
  }

  private func isBelowBlankLine(_ line: SourceRange) -> Bool {
    let index = table.lineIndex(of: line.start)
    return index > 0 && bytes.trimmed(table.contentRange(ofLine: index - 1)).count == 0
  }

  /// `result = read(path)`, `print("x")`: a call as other languages write it.
  private func isCode(_ line: SourceRange) -> Bool {
    // A list of tuples, the body of an awk program, a chain of calls.
    if bytes.has("[(", at: line.start, before: line.end) || bytes.has("[[(", at: line.start, before: line.end)
      || bytes.has("{ print", at: line.start, before: line.end)
      || bytes.firstOffset(of: "().", in: line) != nil
    {
      return true
    }
    guard isLetter(bytes[line.start]) || bytes[line.start] == UInt8(ascii: "_"),
      !bytes[line.start..<line.end].contains(UInt8(ascii: "$")), bytes.contains(")", in: line)
    else { return false }
    var name = bytes.run(from: line.start, to: line.end) {
      isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "!")
    }
    if bytes.has(" = ", at: name.end, before: line.end) {
      name = bytes.run(from: name.end + 3, to: line.end) {
        isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
      }
    }
    guard name.count > 0, bytes.has("(", at: name.end, before: line.end),
      !bytes.has("()", at: name.end, before: line.end)
    else { return false }
    return !["if", "for", "while", "until", "case", "elif", "function"].contains(bytes.text(name))
      && !bytes.has("([", at: name.end, before: line.end)
  }

  /// `select … from`, `insert into`: SQL, in either case.
  private func isQuery(_ line: SourceRange) -> Bool {
    let text = bytes.text(SourceRange(line.start, min(line.end, line.start + 300))).lowercased()
    if text.hasPrefix("select ") { return text.contains(utf8: " from ") }
    return queryStarts.contains { text.hasPrefix($0) }
  }

  private func wordCount(_ line: SourceRange) -> Int {
    bytes[line.start..<line.end].split(whereSeparator: isBlank).count
  }
}

private let progressShapes: [StaticString] = [
  "Setting up * (*) ...", "Unpacking * ...", "Preparing to unpack *", "Selecting previously unselected *",
  "Processing triggers for *", "Get:* http*", "Reading package lists*", "Building dependency tree*",
  "The following * packages *", "Plan: * to add, * to change, *", "Terraform will perform *",
  "Terraform used *",
  "+ resource \"*", "- resource \"*", "~ resource \"*", "-/+ resource \"*", "+ * = (known after apply)*",
  "traceroute to * (*), * hops max*", "PING * (*) *",
]

private let drawnShapes: [StaticString] = [
  "|-- *", "`-- *", "+-- *", "|\\", "|\\ *", "|/", "|/ *", "|  *-- *",
]

private let months: Set<String> = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]

private let messageStarts: [StaticString] = [
  "Error from server (", "=== RUN ", "=== PAUSE ", "=== CONT ", "--- PASS: ", "--- FAIL: ", "--- SKIP: ",
  "If you don't see a command prompt", "-----BEGIN ", "An error occurred (",
  "Traceback (most recent call last)", "Exception in thread ", "error[E", "npm ERR! ",
  "; <<>> DiG ", "uid=0(", "uid=1000(", "=> [", "@@ -", "Last login: ",
  "time=20", "time=\"20",
]

private let queryStarts = [
  "insert into ", "create table ", "create index ", "create database ", "create user ", "create role ",
  "create extension ", "alter table ", "alter role ", "drop table ", "delete from ", "explain select ",
  "grant select ", "show tables",
]
