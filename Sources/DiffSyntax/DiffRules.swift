import Diagnostics

package enum DiffRules {
  package static let all: [Rule] = [hunkCount, surplusLine, oddLine, oddHeader, missingHeader]

  static let hunkCount = Rule(
    "diff.hunk-count", .error, "a hunk has other lines than its header counts",
    why: """
      `@@ -1,3 +1,4 @@` says how many lines there were and will be. With fewer, `git apply` and `patch` refuse the whole \
      file. A hunk that is shortened on purpose says so with `...`, or the block is marked `partial`. Without `---` and \
      `+++` above it, nobody can apply it, and nothing is counted.
      """,
    wrong: "```diff\n--- a/main.tf\n+++ b/main.tf\n@@ -1,4 +1,5 @@\n zone {\n+  comment = \"dns\"\n }\n```",
    right: "```diff\n--- a/main.tf\n+++ b/main.tf\n@@ -1,2 +1,3 @@\n zone {\n+  comment = \"dns\"\n }\n```")

  static let surplusLine = Rule(
    "diff.surplus-line", .warning, "a line follows a hunk that is complete",
    why: """
      The header of a hunk counts its lines. Those beyond are passed over without a word: the change is applied in part.
      """,
    wrong: "```diff\n--- a/hosts\n+++ b/hosts\n@@ -1 +1,2 @@\n 192.0.2.1 a\n+192.0.2.2 b\n+192.0.2.3 c\n```",
    right: "```diff\n--- a/hosts\n+++ b/hosts\n@@ -1 +1,3 @@\n 192.0.2.1 a\n+192.0.2.2 b\n+192.0.2.3 c\n```")

  static let oddLine = Rule(
    "diff.odd-line", .error, "a line of a hunk begins with none of its signs",
    why: """
      A line that stays as it is begins with a blank, which editors and web pages like to lose. `git apply` calls the \
      patch corrupt.
      """,
    wrong: "```diff\n--- a/hosts\n+++ b/hosts\n@@ -1,2 +1,3 @@\n192.0.2.1 a\n+192.0.2.2 b\n 192.0.2.3 c\n```",
    right: "```diff\n--- a/hosts\n+++ b/hosts\n@@ -1,2 +1,3 @@\n 192.0.2.1 a\n+192.0.2.2 b\n 192.0.2.3 c\n```"
  )

  static let oddHeader = Rule(
    "diff.odd-header", .error, "the header of a hunk is not complete",
    why: "It is `@@ -start,count +start,count @@`; a count of 1 may be left out.",
    wrong: "```diff\n--- a/hosts\n+++ b/hosts\n@@ -1,2 1,3 @@\n 192.0.2.1 a\n```",
    right: "```diff\n--- a/hosts\n+++ b/hosts\n@@ -1 +1 @@\n-192.0.2.1 a\n+192.0.2.1 b\n```")

  static let missingHeader = Rule(
    "diff.missing-header", .error, "of the lines `---` and `+++` there is only one",
    why:
      "The two lines name the file before and after the change; with one of them, no program applies the hunks.",
    wrong: "```diff\n--- a/hosts\n@@ -1 +1 @@\n-192.0.2.1 a\n+192.0.2.1 b\n```",
    right: "```diff\n--- a/hosts\n+++ b/hosts\n@@ -1 +1 @@\n-192.0.2.1 a\n+192.0.2.1 b\n```")
}
