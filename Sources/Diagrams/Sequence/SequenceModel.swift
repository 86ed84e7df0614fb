import SourceText

/// A sequence diagram as it was read: who takes part, and what happens in order.
struct SequenceDiagram: Sendable {
  var title = ""
  var participants: [Participant] = []
  var boxes: [ParticipantBox] = []
  var events: [SequenceEvent] = []

  /// A column.
  struct Participant: Sendable {
    let name: String
    var label: String
    var isActor: Bool
    /// Index of the box around it.
    var box: Int?
    /// Stands at its first message and not at the top.
    var isCreated = false
  }

  /// Columns that belong together.
  struct ParticipantBox: Sendable {
    let label: String
  }
}

enum SequenceEvent: Sendable {
  case message(SequenceMessage)
  case note(SequenceNote)
  /// Indices of participants. They begin and end at the message before.
  case activate(Int)
  case deactivate(Int)
  case beginFrame(FrameKind, label: String)
  /// `else`, `and`, `option`: a further part of the frame that is open.
  case nextSection(label: String)
  case endFrame
}

struct SequenceMessage: Sendable {
  enum Tip: Sendable { case none, filled, open, cross }

  let from: Int
  let to: Int
  let isDashed: Bool
  let tip: Tip
  /// `<<->>`
  let hasTipAtBothEnds: Bool
  let text: String
  let number: Int?
  /// The receiver begins here.
  var creates = false
  /// Participants that end here.
  var destroys: Int?
}

struct SequenceNote: Sendable {
  enum Place: Sendable { case leftOf, rightOf, over }

  let place: Place
  /// Indices of the first and the last column; one of them twice unless it is over several.
  let first: Int
  let last: Int
  let text: String
}

/// What is open until `end`.
enum FrameKind: String, Sendable, CaseIterable {
  case loop, opt, alt, par, critical, `break`, rect
  /// Branches that are drawn one over the other; here below each other as those of `par`.
  case parOver = "par_over"

  /// The word that begins a further section.
  var sectionWord: String? {
    switch self {
    case .alt: "else"
    case .par, .parOver: "and"
    case .critical: "option"
    case .loop, .opt, .break, .rect: nil
    }
  }

  /// The word in the corner of the frame.
  var tag: String { self == .parOver ? "par" : rawValue }
}
