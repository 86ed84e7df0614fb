import SourceText

/// Signs that a block bears as a whole, most of them on its first line.
extension ForeignTextReader {
  /// What the block is from its start on, if it is surely no shell.
  func documentSign() -> ForeignText? {
    if let sign = interpreterSign() { return found(sign, at: 0) }
    guard firstLine < lines.count else { return nil }
    return
      (jsonSign() ?? languageSign() ?? messageSign() ?? makefileSign() ?? mappingSign() ?? sectionSign()
      ?? imageSign()
      ?? logQuerySign()
      ?? percentSign()).map { found($0, at: firstLine) }
  }

  private var first: SourceRange { lines[firstLine] }

  /// `#!/usr/bin/env python3`
  private func interpreterSign() -> ForeignSign? {
    guard let line = lines.first, bytes.has("#!", at: line.start, before: line.end) else { return nil }
    for word in bytes[line.start + 2..<line.end].split(whereSeparator: {
      isBlank($0) || $0 == UInt8(ascii: "/")
    }) {
      let name = String(decoding: word.prefix(while: isLetter), as: UTF8.self)
      switch name {
      case "python", "ruby", "perl", "node", "php", "lua":
        return ForeignSign(what: "a \(name) script", tag: name)
      case "expect", "awk", "Rscript", "groovy", "tclsh":
        return ForeignSign(what: "a script for \(name)", tag: "text")
      default: continue
      }
    }
    return nil
  }

  /// An object or a list on lines of its own: `{` and then `"name"`, `[` and then `{` or a string.
  private func jsonSign() -> ForeignSign? {
    let json = ForeignSign(what: "JSON", tag: "json")
    guard let open = bytes[first.start..<first.end].first else { return nil }
    var next = bytes.afterBlanks(SourceRange(first.start + 1, first.end))
    let isAlone = next == first.end
    if isAlone {
      guard firstLine + 1 < lines.count else { return nil }
      next = lines[firstLine + 1].start
    }
    guard next < bytes.count else { return nil }
    switch (open, bytes[next]) {
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")):
      let end = isAlone ? lines[firstLine + 1].end : first.end
      return isMember(SourceRange(next, end)) ? json : nil
    case (UInt8(ascii: "["), UInt8(ascii: "{")): return json
    case (UInt8(ascii: "["), UInt8(ascii: "\"")): return isAlone ? json : nil
    default: return nil
    }
  }

  /// `from x import y`, `#include`, `resource "a" "b" {`, `<?xml`
  private func languageSign() -> ForeignSign? {
    for (start, tag) in languageStarts where bytes.has(start, at: first.start, before: first.end) {
      let what =
        switch tag {
        case "xml": "markup"
        case "hcl": "Terraform"
        default: "\(tag) code"
        }
      return ForeignSign(what: what, tag: tag)
    }
    let words = bytes[first.start..<first.end].split(whereSeparator: isBlank)
    guard words.count > 1, let last = words.last else { return nil }
    let word = String(decoding: words[0], as: UTF8.self)
    if word == "from", words.count > 3, String(decoding: words[2], as: UTF8.self) == "import" {
      return ForeignSign(what: "Python", tag: "python")
    }
    let isBlock = last.elementsEqual([UInt8(ascii: "{")]) && words[1].first == UInt8(ascii: "\"")
    if isBlock, ["resource", "module", "variable", "provider", "data", "output"].contains(word) {
      return ForeignSign(what: "Terraform", tag: "hcl")
    }
    let isHead =
      last.last == UInt8(ascii: ":") && !bytes.contains("$", in: first) && !bytes.contains("[", in: first)
    return isHead && ["def", "class"].contains(word) ? ForeignSign(what: "Python", tag: "python") : nil
  }

  /// `HTTP/2 200`, or headers alone.
  private func messageSign() -> ForeignSign? {
    let message = ForeignSign(what: "an HTTP message", tag: "http")
    if bytes.matches("HTTP/* *", first) { return message }
    let names = lines[firstLine...].map { bytes.run(from: $0.start, to: $0.end, while: isNameByte) }
    let areHeaders = zip(lines[firstLine...], names).allSatisfy { line, name in
      name.count > 0 && bytes.has(": ", at: name.end, before: line.end)
        && table.starts[table.lineIndex(of: line.start)] == line.start
    }
    let isKnown = names.contains { name in
      let text = bytes.text(name).lowercased()
      return headerNames.contains(text) || text.hasPrefix("x-") || text.hasPrefix("cf-")
    }
    return areHeaders && isKnown ? message : nil
  }

  /// Lines of `key: value` and `- item` and nothing else, or the head of a Kubernetes manifest.
  private func mappingSign() -> ForeignSign? {
    let yaml = ForeignSign(what: "YAML", tag: "yaml")
    let isManifest = bytes.has("apiVersion: ", at: first.start, before: first.end)
    if isManifest, lines.contains(where: { bytes.has("kind: ", at: $0.start, before: $0.end) }) {
      return yaml
    }
    var keys = 0
    var items = 0
    var isSpaced = false
    for line in lines[firstLine...] where bytes[line.start] != UInt8(ascii: "#") {
      if line.count == 3, bytes.has("---", at: line.start, before: line.end) { continue }
      var start = line.start
      while bytes.has("- ", at: start, before: line.end) { start += 2 }
      if start > line.start { items += 1 }
      if isKey(SourceRange(start, line.end)) {
        keys += 1
        isSpaced = isSpaced || bytes.contains(":  ", in: SourceRange(start, line.end))
      } else if start == line.start {
        return nil
      }
    }
    // `labels:` and a list below it
    guard keys > 1 || items > 0 && isKey(first) && bytes[first.end - 1] == UInt8(ascii: ":") else {
      return nil
    }
    // `aws_instance.web: Creating...`
    let isProgress = lines.contains { bytes.matches("*: *ing...*", $0) }
    return isSpaced || isProgress ? .output : yaml
  }

  /// `name: value`, `name:`
  private func isKey(_ range: SourceRange) -> Bool {
    let name = bytes.run(from: range.start, to: range.end) { isNameByte($0) || $0 == UInt8(ascii: "/") }
    guard name.count > 0, bytes.has(":", at: name.end, before: range.end) else { return false }
    return name.end + 1 == range.end || isBlank(bytes[name.end + 1])
  }

  /// `[section]` and `key = value`
  private func sectionSign() -> ForeignSign? {
    guard first.count > 2, bytes[first.start] == UInt8(ascii: "["), bytes[first.end - 1] == UInt8(ascii: "]"),
      bytes[first.start + 1..<first.end - 1].allSatisfy({ isNameByte($0) || $0 == UInt8(ascii: ":") }),
      isLetter(bytes[first.start + 1]), firstLine + 1 < lines.count
    else { return nil }
    let isSettings = lines[(firstLine + 1)...].allSatisfy { line in
      let byte = bytes[line.start]
      if byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "[") { return true }
      let name = bytes.run(from: line.start, to: line.end, while: isNameByte)
      return name.count > 0
        && bytes.has("=", at: bytes.afterBlanks(SourceRange(name.end, line.end)), before: line.end)
    }
    guard isSettings else { return nil }
    if unitSections.contains(bytes.text(first)) {
      return ForeignSign(what: "a unit of systemd", tag: "systemd")
    }
    return hasTypedValues
      ? ForeignSign(what: "TOML", tag: "toml") : ForeignSign(what: "a settings file", tag: "ini")
  }

  /// Whether all values have the form that TOML asks for: in quotes, a number, a list, a truth.
  private var hasTypedValues: Bool {
    let values = lines[(firstLine + 1)...].filter { isLetter(bytes[$0.start]) }.map { line in
      let name = bytes.run(from: line.start, to: line.end) { $0 != UInt8(ascii: "=") }
      return bytes.trimmed(SourceRange(min(name.end + 1, line.end), line.end))
    }
    let isQuoted = values.contains { $0.count > 0 && bytes[$0.start] == UInt8(ascii: "\"") }
    return isQuoted
      && values.allSatisfy { value in
        guard value.count > 0 else { return false }
        let first = bytes[value.start]
        return "\"'[{".utf8.contains(first) || isDigit(first) || bytes.matches("true", value)
          || bytes.matches("false", value)
      }
  }

  /// `target: source` and a command below it, behind a tab.
  private func makefileSign() -> ForeignSign? {
    let makefile = ForeignSign(what: "a Makefile", tag: "makefile")
    if bytes.has(".PHONY:", at: first.start, before: first.end) { return makefile }
    guard isKey(first) || bytes.matches("*= *", first) else { return nil }
    let isRule = lines.indices.dropLast().contains { index in
      let start = table.starts[table.lineIndex(of: lines[index].start)]
      let below = table.starts[table.lineIndex(of: lines[index + 1].start)]
      return lines[index].start == start && isKey(lines[index]) && bytes[below] == UInt8(ascii: "\t")
    }
    return isRule ? makefile : nil
  }

  /// `FROM image` and further instructions.
  private func imageSign() -> ForeignSign? {
    guard bytes.has("FROM ", at: first.start, before: first.end) else { return nil }
    let hasInstruction = lines[(firstLine + 1)...].contains { line in
      ["RUN", "COPY", "ADD", "CMD", "ENTRYPOINT", "WORKDIR", "ENV", "ARG", "EXPOSE", "USER"].contains(
        bytes.text(bytes.run(from: line.start, to: line.end, while: isUpper)))
    }
    return hasInstruction ? ForeignSign(what: "a Dockerfile", tag: "dockerfile") : nil
  }

  /// `fields @timestamp` and `| filter …`: a query over logs.
  private func logQuerySign() -> ForeignSign? {
    let starts: [StaticString] = ["fields @", "filter @", "stats count(", "parse @", "display @"]
    let isQuery = starts.contains { bytes.has($0, at: first.start, before: first.end) }
    return isQuery ? ForeignSign(what: "a CloudWatch Logs query", tag: "text") : nil
  }

  /// `% dig example.org`: nobody calls a program `%`.
  private func percentSign() -> ForeignSign? {
    guard let prompt = findPrompt(in: bytes, line: first), prompt.style == .percent,
      prompt.range.end < first.end, isLower(bytes[prompt.range.end])
    else { return nil }
    return .session
  }
}

private let unitSections: Set<String> = [
  "[Unit]", "[Service]", "[Install]", "[Timer]", "[Socket]", "[Mount]", "[Path]",
]

/// Headers that hardly anything else is named like.
private let headerNames: Set<String> = [
  "content-type", "content-length", "cache-control", "set-cookie", "strict-transport-security",
  "www-authenticate", "user-agent", "accept-encoding", "last-modified", "transfer-encoding",
]

private let languageStarts: [(StaticString, String)] = [
  ("#include <", "c"), ("<?php", "php"), ("<?xml", "xml"), ("<!DOCTYPE ", "xml"), ("<html", "xml"),
  ("package main", "go"), ("const ", "javascript"), ("module.exports", "javascript"),
  ("console.log(", "javascript"), ("import React", "javascript"), ("terraform {", "hcl"), ("locals {", "hcl"),
  ("diff --git a/", "diff"), ("--- a/", "diff"), ("SELECT ", "sql"), ("INSERT INTO ", "sql"),
  ("CREATE TABLE ", "sql"), ("UPDATE ", "sql"), ("ALTER TABLE ", "sql"), ("DELETE FROM ", "sql"),
]
