import Diagnostics

extension DockerfileRules {
  static let missingArgument = Rule(
    "dockerfile.missing-argument", .error, "an instruction lacks an argument",
    why: """
      The builder wants a value for `ENV`, a destination for `COPY`, a port for `EXPOSE`, and so on, and \
      refuses the file without.
      """,
    wrong: "```dockerfile\nENV PYTHONUNBUFFERED\n```",
    right: "```dockerfile\nENV PYTHONUNBUFFERED=1\n```")

  static let extraArgument = Rule(
    "dockerfile.extra-argument", .error, "an instruction has more arguments than it takes",
    why: """
      `FROM` takes an image and `AS name`, `HEALTHCHECK NONE` nothing more. A `#` begins a comment only at \
      the start of a line; further on, it and what follows are arguments.
      """,
    wrong: "```dockerfile\nEXPOSE 8080 # web\n```",
    right: "```dockerfile\n# web\nEXPOSE 8080\n```")

  static let execForm = Rule(
    "dockerfile.exec-form", .warning, "a list of arguments is not valid JSON",
    why: """
      `CMD [\"a\", \"b\"]` is a list only if it is JSON: double quotes, commas between the strings, a \
      closing bracket. Anything else is taken as a line for the shell, which then looks for a program \
      named `[\"a\",`: the build works, the container does not start. Where the shell refuses the line as \
      well, or the instruction takes nothing but a list, it is an error.
      """,
    wrong: "```dockerfile\nCMD ['nginx', '-g', 'daemon off;']\n```",
    right: "```dockerfile\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n```")

  static let keyValue = Rule(
    "dockerfile.key-value", .error, "an argument is not of the form key=value",
    why: """
      If the first argument of `ENV` or `LABEL` has a `=`, all must have one. A value with blanks needs \
      quotes, and there are no blanks around the `=`.
      """,
    wrong: "```dockerfile\nLABEL version=1.0 description=my image\n```",
    right: "```dockerfile\nLABEL version=1.0 description=\"my image\"\n```")

  static let unclosedQuote = Rule(
    "dockerfile.unclosed-quote", .error, "a quote is never closed",
    why: """
      In `ENV`, `LABEL` and `ARG` quotes hold a value together, and the builder refuses one that is still \
      open at the end of the instruction. This goes for apostrophes, too.
      """,
    wrong: "```dockerfile\nENV GREETING=\"hello world\n```",
    right: "```dockerfile\nENV GREETING=\"hello world\"\n```")

  static let variable = Rule(
    "dockerfile.variable", .error, "a variable that the builder cannot read",
    why: """
      Outside of commands the builder fills variables in itself, and knows `$NAME`, `${NAME}`, `${NAME:-default}` \
      and `${NAME:+instead}`. A brace that is never closed ends the build.
      """,
    wrong: "```dockerfile\nFROM alpine:3.22\nWORKDIR ${HOME\n```",
    right: "```dockerfile\nFROM alpine:3.22\nWORKDIR ${HOME}\n```")

  static let repeatedCommand = Rule(
    "dockerfile.repeated-command", .warning, "a stage has two commands, of which the last counts",
    why: "CMD and ENTRYPOINT do not add up: the builder forgets the first one without a word.",
    wrong: "```dockerfile\nFROM alpine:3.22\nCMD [\"date\"]\nCMD [\"sleep\", \"60\"]\n```",
    right: "```dockerfile\nFROM alpine:3.22\nCMD [\"sleep\", \"60\"]\n```")

  static let port = Rule(
    "dockerfile.port", .error, "EXPOSE has something that is no port",
    why: """
      `EXPOSE` names ports of the container: `80`, `8000-8010`, `53/udp`. Which port of the host leads \
      there is said when the container is started, by `docker run -p 8080:80`.
      """,
    wrong: "```dockerfile\nEXPOSE 8080:80\n```",
    right: "```dockerfile\nEXPOSE 80\n```")

  static let healthcheck = Rule(
    "dockerfile.healthcheck", .error, "HEALTHCHECK has neither CMD nor NONE",
    why: """
      The command of a health check stands behind `CMD`, after options such as `--interval=30s`; \
      `HEALTHCHECK NONE` turns off the one of the image below.
      """,
    wrong: "```dockerfile\nHEALTHCHECK curl -f http://localhost/\n```",
    right: "```dockerfile\nHEALTHCHECK CMD curl -f http://localhost/\n```")

  static let onbuild = Rule(
    "dockerfile.onbuild", .error, "ONBUILD holds an instruction that it cannot hold",
    why:
      "What `ONBUILD` holds is done when another image is built on this one. `FROM`, `ONBUILD` and `MAINTAINER` cannot be.",
    wrong: "```dockerfile\nONBUILD FROM alpine:3.22\n```",
    right: "```dockerfile\nONBUILD RUN make\n```")

  static let unknownFlag = Rule(
    "dockerfile.unknown-flag", .warning, "an instruction has a flag that is not known",
    why: """
      BuildKit refuses a flag that it does not know. New versions of the syntax bring new ones, which may \
      be missing here; hence a warning.
      """,
    wrong: "```dockerfile\nCOPY --chwon=app:app . /app\n```",
    right: "```dockerfile\nCOPY --chown=app:app . /app\n```")

  static let flagValue = Rule(
    "dockerfile.flag-value", .error, "a flag has no value, or one that it cannot have",
    why: """
      Durations have a unit: `30s`, `1m30s`. Types of mounts are `bind`, `cache`, `tmpfs`, `secret` and \
      `ssh`. A flag is given once, and its value follows a `=`.
      """,
    wrong: "```dockerfile\nHEALTHCHECK --interval=30 CMD curl -f http://localhost/\n```",
    right: "```dockerfile\nHEALTHCHECK --interval=30s CMD curl -f http://localhost/\n```")

  static let maintainer = Rule(
    "dockerfile.maintainer", .info, "MAINTAINER is deprecated",
    why: "A label says the same, and `docker inspect` and registries show it.",
    wrong: "```dockerfile\nMAINTAINER ops@notes.example\n```",
    right: "```dockerfile\nLABEL org.opencontainers.image.authors=\"ops@notes.example\"\n```")
}
