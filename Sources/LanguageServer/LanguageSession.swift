import Diagnostics
import JSONSyntax
import NoteModel
import Pipeline
import SourceText

/// What a session needs of the world around it.
package struct SessionContext: Sendable {
  /// The version that the client is told.
  package let version: String
  /// The number of workers.
  package let width: Int
  /// How long a text stays as it is before it is checked.
  package let quietTime: Duration
  /// Gives the date for "the future", in the site's time zone.
  package let now: @Sendable (_ timeZone: String) throws -> NoteDate
  /// Takes the content of a message to the client.
  package let send: @Sendable ([UInt8]) -> Void

  package init(
    version: String, width: Int, quietTime: Duration = .milliseconds(20),
    now: @escaping @Sendable (_ timeZone: String) throws -> NoteDate,
    send: @escaping @Sendable ([UInt8]) -> Void
  ) {
    self.version = version
    self.width = width
    self.quietTime = quietTime
    self.now = now
    self.send = send
  }
}

/// A conversation with an editor (LSP 3.17): which texts it has open, and what is known of the sites around them.
///
/// An actor, since messages come in while notes are read and checked beside it: state changes here, and the work is done
/// on values that are copied out.
package actor LanguageSession {
  enum Stage {
    case new, running, shutDown
  }

  let context: SessionContext
  let cancellations: Cancellations
  private(set) var stage = Stage.new
  /// Set when the client has said that all is over.
  package private(set) var exitCode: Int32?
  var client = ClientAbilities()
  /// By the address that the client gives.
  var documents: [String: Document] = [:]
  /// By the root of a site, or the path of a file that belongs to none.
  var homes: [String: Home] = [:]
  /// Work that is under way, by numbers.
  private var running: [Int: Task<Void, Never>] = [:]
  private var nextTask = 0
  private var nextRequest = 0

  package init(_ context: SessionContext, cancellations: Cancellations = Cancellations()) {
    self.context = context
    self.cancellations = cancellations
  }

  /// Does what a message asks for. Its answer is sent when this returns; findings follow when they are known.
  package func handle(_ message: Message) {
    switch message {
    case .request(let id, let method, let parameters):
      answer(id, isCancelled: cancellations.take(id), method, parameters)
    case .notification(let method, let parameters): takeNote(of: method, parameters)
    case .response: break
    case .invalid(let id, let error): send(error, to: id)
    }
  }

  /// Waits until nothing is under way.
  package func settle() async {
    while let task = running.first?.value { await task.value }
  }

  // MARK: Lifecycle

  private func answer(_ id: MessageID, isCancelled: Bool, _ method: String, _ parameters: JSONValue) {
    do throws(ResponseError) {
      if isCancelled { throw ResponseError(.requestCancelled, "the client has cancelled it") }
      let result = try result(of: method, parameters)
      var writer = JSONWriter()
      writer.object {
        $0.member("jsonrpc", "2.0")
        $0.key("id")
        id.write(to: &$0)
        $0.key("result")
        if let result { result.write(&$0) } else { $0.null() }
      }
      context.send(writer.bytes)
    } catch {
      send(error, to: id)
    }
  }

  private func result(of method: String, _ parameters: JSONValue) throws(ResponseError) -> Answer? {
    switch (method, stage) {
    case ("initialize", .new):
      client = ClientAbilities(parameters)
      stage = .running
      return Answer { self.writeAbilities(to: &$0) }
    case ("initialize", _): throw ResponseError(.invalidRequest, "initialize comes once")
    case (_, .new): throw ResponseError(.serverNotInitialized, "initialize comes first")
    case (_, .shutDown): throw ResponseError(.invalidRequest, "the session is shut down")
    case ("shutdown", .running):
      stage = .shutDown
      for task in running.values { task.cancel() }
      return nil
    case (_, .running): return try answer(method, parameters)
    }
  }

  private func takeNote(of method: String, _ parameters: JSONValue) {
    if method == "exit" {
      exitCode = stage == .shutDown ? 0 : 1
      return
    }
    guard stage == .running else { return }
    switch method {
    case "initialized": begin()
    case "textDocument/didOpen": open(parameters)
    case "textDocument/didChange": change(parameters)
    case "textDocument/didSave": save(parameters)
    case "textDocument/didClose": close(parameters)
    case "workspace/didChangeWatchedFiles": filesChanged(parameters)
    case "workspace/didChangeWorkspaceFolders": foldersChanged(parameters)
    // `$/cancelRequest` is dealt with where messages come in; other notifications need no answer.
    default: break
    }
  }
}

// MARK: Sending

extension LanguageSession {
  func notify(_ method: String, _ parameters: (inout JSONWriter) -> Void) {
    context.send(
      message {
        $0.member("method", method)
        $0.member("params", object: parameters)
      })
  }

  /// Sends a request whose answer does not matter.
  func request(_ method: String, _ parameters: (inout JSONWriter) -> Void) {
    nextRequest += 1
    let id = nextRequest
    context.send(
      message {
        $0.member("id", id)
        $0.member("method", method)
        $0.member("params", object: parameters)
      })
  }

  /// Tells the person what went wrong.
  func log(_ text: String, isError: Bool = true) {
    notify("window/logMessage") {
      $0.member("type", isError ? 1 : 3)
      $0.member("message", text)
    }
  }

  private func send(_ error: ResponseError, to id: MessageID?) {
    context.send(
      message {
        $0.key("id")
        if let id { id.write(to: &$0) } else { $0.null() }
        $0.member(
          "error",
          object: {
            $0.member("code", error.code.rawValue)
            $0.member("message", error.message)
          })
      })
  }

  /// Runs `body` beside the conversation.
  func start(_ body: @escaping @Sendable (isolated LanguageSession) async -> Void) -> Task<Void, Never> {
    nextTask += 1
    let number = nextTask
    let task = Task {
      await body(self)
      running[number] = nil
    }
    running[number] = task
    return task
  }
}

/// What a request is answered with.
struct Answer {
  let write: (inout JSONWriter) -> Void

  init(_ write: @escaping (inout JSONWriter) -> Void) { self.write = write }
}
