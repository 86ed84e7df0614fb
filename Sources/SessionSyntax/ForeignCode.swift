import SourceText

/// A language whose lines are known by their shapes.
struct ForeignLanguage: Sendable {
  let sign: ForeignSign
  /// Shapes that no line of a script has; one is enough.
  let certain: [StaticString]
  /// Shapes that count where several lines have one.
  let likely: [StaticString]
  /// Whether its names begin with `$` too.
  let hasDollars: Bool

  init(
    _ what: String, _ tag: String, hasDollars: Bool = false, certain: [StaticString],
    likely: [StaticString] = []
  ) {
    sign = ForeignSign(what: what, tag: tag)
    self.certain = certain
    self.likely = likely
    self.hasDollars = hasDollars
  }
}

/// Code and settings of other languages, where the parser refused the block.
extension ForeignTextReader {
  /// What the lines of a block are, if none of them is surely shell.
  ///
  /// A script with a slip has a line or two that look like another language, and further ones that look like
  /// nothing but shell.
  func codeSign() -> ForeignText? {
    let shown = Array(lines.prefix(200))
    if shown.contains(where: isFishEnd), isFish(shown) {
      return ForeignText(what: "a script for fish", tag: "fish", range: lines[firstLine])
    }
    if shown.contains(where: isShellForCertain) { return nil }
    let hasDollars = shown.contains(where: hasExpansion)
    var best: (weight: Int, language: ForeignLanguage, line: SourceRange)?
    for language in foreignLanguages where language.hasDollars || !hasDollars {
      var weight = 0
      var first: SourceRange?
      for line in shown {
        let value = self.weight(of: line, in: language)
        weight += value
        if value > 0, first == nil { first = line }
      }
      if let first, weight >= 2, weight > best?.weight ?? 0 { best = (weight, language, first) }
    }
    return best.map { ForeignText(what: $0.language.sign.what, tag: $0.language.sign.tag, range: $0.line) }
  }

  private func weight(of line: SourceRange, in language: ForeignLanguage) -> Int {
    guard line.count < 300, !beginsWithTag(line), !beginsWithTime(line) else { return 0 }
    if hasShape(of: language.certain, line) { return 2 }
    return hasShape(of: language.likely, line) ? 1 : 0
  }

  /// A line as only scripts of the shell have it.
  func isShellForCertain(_ line: SourceRange) -> Bool {
    if hasShape(of: shellShapes, line) || isFunctionHead(line) || isExport(line) { return true }
    guard beginsWithKnownCommand(bytes, line), !hasColumns(line) else { return false }
    let word = bytes.run(from: line.start, to: line.end, while: isNameByte)
    if wordsOfManyLanguages.contains(bytes.text(word)) { return false }
    // `name: value`, `name = value`, `name(…)`, and the settings of nginx: `gzip on;`.
    let next = bytes.afterBlanks(SourceRange(word.end, line.end))
    if next < line.end, "=:({".utf8.contains(bytes[next]) { return false }
    return bytes[line.end - 1] != UInt8(ascii: ";") || hasShellSigns(bytes, line)
  }

  /// `name() {` or `name (){`, and nothing before it.
  private func isFunctionHead(_ line: SourceRange) -> Bool {
    let name = bytes.run(from: line.start, to: line.end, while: isNameByte)
    let signs = bytes[name.end..<line.end].filter { !isBlank($0) }
    return name.count > 0 && signs.starts(with: "(){".utf8)
  }

  /// `export NAME=…`
  private func isExport(_ line: SourceRange) -> Bool {
    guard bytes.has("export ", at: line.start, before: line.end) else { return false }
    let name = bytes.run(from: line.start + 7, to: line.end, while: isNameByte)
    return name.count > 0 && bytes.has("=", at: name.end, before: line.end)
  }

  /// Whether the call on a line is a slip of somebody who writes shell: parameters where a function begins, or
  /// parentheses where it is used.
  func isCallInScript(_ line: Int) -> Bool {
    guard lines.contains(where: isShellForCertain) else { return false }
    let range = lines[line]
    let name = bytes.run(from: range.start, to: range.end, while: isNameByte)
    guard name.count > 0, bytes.has("(", at: name.end, before: range.end) else { return false }
    // `deploy(env) {` and what ends it, `setup("prod")` and what begins it, a call between `then` and `fi`.
    if bytes[range.end - 1] == UInt8(ascii: "{") { return lines[(line + 1)...].contains(where: isEnd) }
    let text = bytes[name.start..<name.end]
    let isDefined = lines.contains { other in
      let head = bytes.run(from: other.start, to: other.end, while: isNameByte)
      return other != range && bytes[head.start..<head.end].elementsEqual(text) && isFunctionHead(other)
    }
    return isDefined
      || lines[(line + 1)...].contains(where: isEnd) && lines[..<line].contains(where: isOpening)
  }

  private func isEnd(_ line: SourceRange) -> Bool {
    hasShape(of: endShapes, line)
  }

  private func isOpening(_ line: SourceRange) -> Bool {
    hasShape(of: openingShapes, line)
  }

  // MARK: fish

  private func isFishEnd(_ line: SourceRange) -> Bool { bytes.matches("end", line) }

  /// Whether the commands between `for`, `if` and their like and `end` are those of a shell: Ruby and Lua have
  /// others.
  private func isFish(_ shown: [SourceRange]) -> Bool {
    let isPOSIX = shown.contains { hasShape(of: shellShapes, $0) || hasShape(of: openingShapes, $0) }
    return !isPOSIX && shown.contains { hasShape(of: fishOpenings, $0) }
      && shown.contains { isShellForCertain($0) || hasShape(of: fishCommands, $0) }
  }

  func hasShape(of shapes: [StaticString], _ line: SourceRange) -> Bool {
    for shape in shapes where bytes.matches(shape, line) { return true }
    return false
  }
}

extension [UInt8] {
  /// Whether the bytes of `range` have the shape of `pattern`, in which `*` stands for anything.
  func matches(_ pattern: StaticString, _ range: SourceRange) -> Bool {
    pattern.withUTF8Buffer { pattern in
      var (place, index) = (range.start, 0)
      /// Where to go on when what follows the last `*` does not fit.
      var retry: (place: Int, index: Int)?
      while place < range.end {
        if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
          index += 1
          retry = (place, index)
        } else if index < pattern.count, pattern[index] == self[place] {
          (place, index) = (place + 1, index + 1)
        } else if let last = retry {
          retry = (last.place + 1, last.index)
          (place, index) = (last.place + 1, last.index)
        } else {
          return false
        }
      }
      while index < pattern.count, pattern[index] == UInt8(ascii: "*") { index += 1 }
      return index == pattern.count
    }
  }
}

private let shellShapes: [StaticString] = [
  "fi", "fi;*", "done", "done *", "done;*", "esac", "*; then", "*; do", "then", "*;;", "if [ *", "if [[ *",
  "elif [*", "while [ *", "#!/bin/*sh", "#!/usr/bin/env bash", "set -e*", "* && \\", "* | \\",
  "* \\",
]

private let endShapes: [StaticString] = ["fi", "done", "esac", "}", "fi *", "done *"]

private let openingShapes: [StaticString] = ["* then", "* do", "then", "do", "*{"]

private let fishOpenings: [StaticString] = [
  "for * in *", "if *", "while *", "function *", "switch *", "begin",
]

private let fishCommands: [StaticString] = ["set -*", "echo *"]

/// Commands that begin lines of other languages, too.
private let wordsOfManyLanguages: Set<String> = [
  "case", "class", "define", "do", "else", "end", "export", "exec", "for", "from", "function", "go", "goto",
  "if",
  "import", "include", "let", "local", "package", "print", "printf", "read", "require", "return", "select",
  "set",
  "switch", "test", "then", "time", "true", "try", "type", "until", "use", "while", "with", "wait", "watch",
  "format",
  "echo", "call", "cd", "copy", "move", "node", "php", "host", "bind", "log", "timeout",
]

private let foreignLanguages: [ForeignLanguage] = [
  ForeignLanguage(
    "the output of a command", "text", hasDollars: true,
    certain: [
      "+ resource \"*", "- resource \"*", "~ resource \"*", "-/+ resource \"*", "Terraform will perform *",
      "Plan: * to add, *",
    ]),
  ForeignLanguage(
    "Python", "python",
    certain: [
      "def *(*):", "async def *:", "def *) -> *:", "class *:", "for * in *:", "with * as *:",
      "if __name__ == *",
      "elif *:", "except*:", "import * as *", "from * import *",
    ],
    likely: [
      "import *", "if *:", "while *:", "else:", "try:", "print(*", "* = [*", "* = {*", "* = *(*",
      "raise *(*", "*.*(*)",
    ]),
  ForeignLanguage(
    "Go", "go",
    certain: [
      "func *{", "package main", "import (", "type * struct {", "type * interface {", "if err != nil {",
    ],
    likely: ["* := *", "fmt.*(*", "defer *", "var * *"]),
  ForeignLanguage(
    "Rust", "rust",
    certain: [
      "fn *(*) *{", "fn *(*) {", "pub fn *", "let mut *;", "impl * {", "#[derive(*)]", "println!(*);",
      "use *::*;",
    ], likely: ["let * = *;", "match * {", "pub struct *", "struct * {", "let * = *?;"]),
  ForeignLanguage(
    "C", "c",
    certain: [
      "int main(*", "#include <*>", "#include \"*\"", "int *(*) {", "void *(*) {", "void *(*)", "static * {",
      "typedef *",
    ],
    likely: ["int *;", "char *;", "return *;", "printf(*);", "struct * {", "for (*; *; *) {", "unsigned *;"]),
  ForeignLanguage(
    "Java", "java",
    certain: [
      "public class *", "public static *", "private * *;", "public * {", "System.out.*;", "import java*;",
      "@Override", "protected *",
    ], likely: ["import *;", "package *;", "* = new *(*);", "return *;"]),
  ForeignLanguage(
    "JavaScript", "javascript", hasDollars: true,
    certain: [
      "const * = *", "console.log(*", "* => {", "*});", "export default *", "import * from *;", "let * = *;",
      "var * = *;", "async function *", "module.exports*",
    ], likely: ["function *(*) {", "return *;", "if (*) {", "} else {", "*.*(*);", "await *"]),
  ForeignLanguage(
    "Lua", "lua",
    certain: ["local function *(*)", "elseif * then", "local * = require*", "function *:*(*)"],
    likely: ["function *(*)", "end", "local * = *", "print(*)"]),
  ForeignLanguage(
    "Ruby", "ruby", certain: ["* do |*|", "class * < *", "require '*'", "Vagrant.configure(*"],
    likely: ["end", "puts *", "def *", "class *", "*.each *"]),
  ForeignLanguage(
    "a batch file", "batch",
    certain: [
      "@echo off", "@ECHO OFF", "if exist *", "if not exist *", "IF EXIST *", "IF NOT EXIST *", "if \"%*",
      "set *=%*",
      "if errorlevel *", "if %*", "for %%*",
    ], likely: ["rem *", "REM *", "echo.", "pause", "goto *", "call *", "set *=*", "SET *=*"]),
  ForeignLanguage(
    "PowerShell", "powershell", hasDollars: true,
    certain: [
      "if ($* -*) {", "foreach ($* in *) {", "*} elseif (*) {", "param(", "param (", "Write-Host *",
      "Write-Output *",
      "$* = Get-*", "$* = New-*", "Get-* | *", "*| Where-Object *", "*| ForEach-Object *", "function *-* {",
      "[CmdletBinding*",
      "while ($* -*) {", "} catch {", "Set-* -*", "New-* -*", "Get-* -*",
    ], likely: ["$* = *", "try {", "} else {", "if (*) {"]),
  ForeignLanguage(
    "PHP", "php", hasDollars: true,
    certain: ["<?php*", "$* = *->*;", "$* = new *;", "$* = [*];", "$* = array(*);"],
    likely: ["function *($*) {", "$* = *(*);", "use *\\*;"]),
  ForeignLanguage(
    "an nginx configuration", "nginx", hasDollars: true,
    certain: ["server {", "location * {", "upstream * {", "map $* $* {"],
    likely: [
      "http {", "events {", "listen *;", "server_name *;", "proxy_*;", "root *;", "add_header *;",
      "ssl_*;",
    ]),
  ForeignLanguage(
    "an HAProxy configuration", "text",
    certain: [
      "server * *:* check*", "default_backend *", "http-request *", "option httpchk*", "http-response *",
    ],
    likely: ["frontend *", "backend *", "defaults", "global", "bind *:*", "mode http", "mode tcp", "acl *"]),
  ForeignLanguage(
    "a logrotate configuration", "text", certain: [],
    likely: [
      "/* {", "rotate *", "daily", "weekly", "monthly", "missingok", "compress", "delaycompress",
      "notifempty",
      "copytruncate", "sharedscripts",
    ]),
  ForeignLanguage(
    "a multipath configuration", "text",
    certain: ["blacklist {", "blacklist_exceptions {", "multipaths {", "multipath {"]),
  ForeignLanguage("a sudoers file", "text", certain: ["* ALL=(*", "* ALL = (*"], likely: ["Defaults *"]),
  ForeignLanguage(
    "CSS", "css", certain: [".* {", "@media * {", "*:root {", "body {"], likely: ["*: *;"]),
  ForeignLanguage(
    "a jq filter", "text",
    certain: [
      ".*[]", ".*[] | *", ".* | select(*", "map(select(*", "def *: *;", "*| map(*", "*| to_entries*",
      "*| from_entries",
      "*| @csv", "*| @tsv",
    ], likely: ["*| select(*", ".*[*] | *"]),
  ForeignLanguage(
    "an awk program", "awk", hasDollars: true,
    certain: [
      "BEGIN {*", "END {*", "BEGIN{*", "END{*", "NR==*", "NR == *", "NR>*", "NR > *", "/*/ {*print*",
      "{ print*",
      "$* == * {*}", "$* ~ /*/ {*",
    ], likely: ["print $*", "{*++ }"]),
  ForeignLanguage(
    "a Makefile", "makefile", hasDollars: true, certain: [".PHONY: *", "%.*: %.*", "* := $(*", "$(*): *"],
    likely: ["*: *.o", "* ?= *"]),
]
