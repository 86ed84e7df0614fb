import Diagnostics

/// What can be wrong with a diagram. None is an error: the page shows the source instead.
package enum DiagramRules {
  package static let all: [Rule] = [syntax, unclosed, unsupported, unknownKind, kindNotDrawn, tooLarge]

  static let syntax = Rule(
    "diagram.syntax", .warning, "a line of a diagram is no statement of its language",
    why: """
      Mermaid and Graphviz refuse the whole diagram for one such line. The page shows the source in place of the picture. \
      `Content/manual/diagrams.md` tells what can be written.
      """,
    wrong: "```mermaid\nsequenceDiagram\n  Alice->>: Hello\n```",
    right: "```mermaid\nsequenceDiagram\n  Alice->>Bob: Hello\n```")

  static let unclosed = Rule(
    "diagram.unclosed", .warning, "a part of a diagram is opened and never closed",
    why: """
      `loop`, `alt`, `box`, `subgraph` and their like reach to a line `end`, brackets and quotes to their other half. \
      Without it nobody can say where the part ends, and the picture is not drawn.
      """,
    wrong: "```mermaid\nsequenceDiagram\n  loop each minute\n    Kubelet->>API: heartbeat\n```",
    right: "```mermaid\nsequenceDiagram\n  loop each minute\n    Kubelet->>API: heartbeat\n  end\n```")

  static let unsupported = Rule(
    "diagram.unsupported", .warning, "a diagram uses something that is not drawn here",
    why: """
      Diagrams are drawn by this program when the site is built, without JavaScript on the page. It draws what is usual in \
      notes, not all that Mermaid and Graphviz can. Rather than a picture that leaves something out, the page shows the \
      source.
      """,
    wrong: "```mermaid\nsequenceDiagram\n  participant A@{ \"type\": \"queue\" }\n  A->>B: message\n```",
    right: "```mermaid\nsequenceDiagram\n  participant A as Queue\n  A->>B: message\n```")

  static let unknownKind = Rule(
    "diagram.unknown-kind", .warning, "a diagram does not begin with a kind that Mermaid has",
    why: """
      The first word says what is to be drawn: `sequenceDiagram`, `flowchart TD`. Capitals count. Mermaid draws nothing \
      without it.
      """,
    wrong: "```mermaid\nsequencediagram\n  Alice->>Bob: Hello\n```",
    right: "```mermaid\nsequenceDiagram\n  Alice->>Bob: Hello\n```")

  static let kindNotDrawn = Rule(
    "diagram.kind-not-drawn", .info, "a kind of diagram is not drawn here",
    why: """
      Of Mermaid's kinds, sequence diagrams and flowcharts are drawn. The page shows the source of others with the \
      description in the fence's title, and `notes list diagrams` lists them.
      """,
    wrong: "```mermaid\npie\n  \"on demand\" : 30\n  \"spot\" : 70\n```",
    right: "```mermaid\nflowchart LR\n  fleet --> spot[spot, 70 %]\n  fleet --> demand[on demand, 30 %]\n```")

  static let tooLarge = Rule(
    "diagram.too-large", .warning, "a diagram is larger than what is drawn",
    why: """
      A picture of hundreds of boxes does not fit a page, and nobody reads it. Show the part that the text is about, or \
      split it.
      """,
    wrong:
      "```mermaid\nsequenceDiagram\n  \(String(repeating: "opt; ", count: 21))\n  Alice->>Bob: Hello\n```",
    right: "```mermaid\nsequenceDiagram\n  opt if she is there\n    Alice->>Bob: Hello\n  end\n```")
}
