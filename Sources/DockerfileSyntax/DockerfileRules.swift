import Diagnostics

/// What can be wrong with a Dockerfile. The rules stand here and in `DockerfileRules+Arguments.swift`.
package enum DockerfileRules {
  package static let all: [Rule] = [
    unknownInstruction, missingArgument, extraArgument, execForm, keyValue, unclosedQuote, port, healthcheck,
    onbuild, unknownFlag, flagValue, imageReference, stageName, unknownStage, beforeFrom, directive,
    unclosedHeredoc, swallowedInstruction, maintainer, variable, repeatedCommand, elision,
  ]

  static let unknownInstruction = Rule(
    "dockerfile.unknown-instruction", .error, "a line begins with a word that is no instruction",
    why: """
      Every line of a Dockerfile begins with an instruction, unless the line above ends with a backslash. \
      The builder stops at the first word that it does not know. A comment is not continued by a \
      backslash.
      """,
    wrong: "```dockerfile\nFORM alpine:3.22\nRUN apk add curl\n```",
    right: "```dockerfile\nFROM alpine:3.22\nRUN apk add curl\n```")

  static let imageReference = Rule(
    "dockerfile.image-reference", .error, "FROM names an image in a form that no image has",
    why: """
      An image is `[registry[:port]/]path[:tag][@digest]`, in small letters but for the tag. The builder \
      refuses other forms before it asks a registry.
      """,
    wrong: "```dockerfile\nFROM https://registry.example/base:1.2\n```",
    right: "```dockerfile\nFROM registry.example/base:1.2\n```")

  static let stageName = Rule(
    "dockerfile.stage-name", .error, "the name of a build stage is missing or cannot be one",
    why: """
      `FROM image AS name` begins a stage that others refer to. The name begins with a letter and goes on \
      with letters, digits, `-`, `_` and `.`. Of two stages with one name only one can be referred to; \
      this is a warning.
      """,
    wrong: "```dockerfile\nFROM golang:1.25 AS\nRUN go build ./...\n```",
    right: "```dockerfile\nFROM golang:1.25 AS build\nRUN go build ./...\n```")

  static let unknownStage = Rule(
    "dockerfile.unknown-stage", .warning, "a name is that of no build stage above",
    why: """
      What `--from=` names is a stage above this one, its number from 0, or else an image, which the \
      builder then tries to download. A name that is nearly that of a stage is most likely a slip.
      """,
    wrong: "```dockerfile\nFROM golang:1.25 AS builder\nFROM scratch\nCOPY --from=bulider /app /app\n```",
    right: "```dockerfile\nFROM golang:1.25 AS builder\nFROM scratch\nCOPY --from=builder /app /app\n```")

  static let beforeFrom = Rule(
    "dockerfile.before-from", .error, "an instruction stands before the first FROM",
    why: """
      FROM begins a stage, and every instruction but ARG belongs into one. A block without any FROM is \
      taken as a part of a file; one that has a FROM further down is not.
      """,
    wrong: "```dockerfile\nWORKDIR /app\nFROM alpine:3.22\n```",
    right: "```dockerfile\nFROM alpine:3.22\nWORKDIR /app\n```")

  static let directive = Rule(
    "dockerfile.directive", .error, "a parser directive has a value that it cannot have",
    why: """
      `# syntax=`, `# escape=` and `# check=` at the top of the file are no comments. Each may stand there \
      once, and the escape character is a backslash or a backquote.
      """,
    wrong: "```dockerfile\n# escape=^\nFROM alpine:3.22\n```",
    right: "```dockerfile\n# escape=`\nFROM alpine:3.22\n```")

  static let unclosedHeredoc = Rule(
    "dockerfile.unclosed-heredoc", .error, "a here-document is never closed",
    why: """
      `RUN <<EOF` takes all lines up to one that holds EOF and nothing else, not even blanks; with `<<-`, \
      tabs may stand before it. Without such a line the builder refuses the file.
      """,
    wrong: "```dockerfile\nRUN <<EOF\napk add curl\nCMD [\"curl\"]\n```",
    right: "```dockerfile\nRUN <<EOF\napk add curl\nEOF\nCMD [\"curl\"]\n```")

  static let swallowedInstruction = Rule(
    "dockerfile.swallowed-instruction", .warning, "an instruction has become a part of the one above",
    why: """
      A backslash at the end of a line joins the next one to it, empty lines and comments between them or \
      not. A here-document without its end goes on to that of the next one. In both cases the builder \
      takes the file, and what looks like an instruction is none.
      """,
    wrong: "```dockerfile\nRUN apk add curl \\\n\nCMD [\"curl\"]\n```",
    right: "```dockerfile\nRUN apk add curl\n\nCMD [\"curl\"]\n```")

  static let elision = Rule(
    "dockerfile.elision", .info, "something is left out on purpose",
    why: """
      `...`, `<name>`, `[OPTIONS]`, `{{ name }}` and `%%NAME%%` stand for what the reader is to fill in. \
      They are taken as meant. This is for your information: the block cannot be built as it stands.
      """,
    wrong: "```dockerfile\nFROM <image>\nRUN echo hello\n```",
    right: "```dockerfile\nFROM alpine:3.22\nRUN echo hello\n```")
}
