import Diagnostics
import JSONSyntax

/// What a client sends (JSON-RPC 2.0).
package enum Message: Sendable {
  case request(MessageID, method: String, JSONValue)
  case notification(method: String, JSONValue)
  /// The answer to a request of ours.
  case response(MessageID?)
  /// No message; the error to answer with, and the id of the request where it can be told.
  case invalid(MessageID?, ResponseError)

  /// Reads a message. Never fails.
  package init(_ content: [UInt8]) {
    let document = parseJSON(content)
    guard document.roots.count == 1, !document.diagnostics.contains(where: { $0.severity == .error }) else {
      self = .invalid(nil, ResponseError(.parseError, "the message is no JSON"))
      return
    }
    let root = document.root
    let id = root["id"].flatMap(MessageID.init)
    guard root.object?.isElided == false, root["jsonrpc"]?.string == "2.0" else {
      self = .invalid(id, ResponseError(.invalidRequest, "the message is no JSON-RPC 2.0"))
      return
    }
    let parameters = root["params"] ?? JSONValue(.null, at: root.range)
    switch (root["method"]?.string, id) {
    case (let method?, let id?): self = .request(id, method: method, parameters)
    case (let method?, nil) where root["id"] == nil: self = .notification(method: method, parameters)
    case (nil, _) where root["method"] == nil && (root["result"] != nil || root["error"] != nil):
      self = .response(id)
    default: self = .invalid(id, ResponseError(.invalidRequest, "the message has no method or no proper id"))
    }
  }
}

/// Names a request.
package enum MessageID: Sendable, Hashable {
  case number(Int)
  case text(String)

  init?(_ value: JSONValue) {
    if let number = value.integer {
      self = .number(number)
    } else if let text = value.string {
      self = .text(text)
    } else {
      return nil
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .number(let number): writer.value(number)
    case .text(let text): writer.value(text)
    }
  }
}

/// Why a request is not answered.
package struct ResponseError: Error {
  package enum Code: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParameters = -32602
    case serverNotInitialized = -32002
    case requestCancelled = -32800
    /// The request is fine, and yet cannot be done.
    case requestFailed = -32803
  }

  let code: Code
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension JSONValue {
  /// The value of a member, `nil` where this is no object or has none of that name.
  subscript(key: String) -> JSONValue? { object?[key] }

  /// Whether it is `true`.
  var isTrue: Bool {
    if case .bool(true) = kind { true } else { false }
  }

  var isNull: Bool {
    if case .null = kind { true } else { false }
  }
}

/// A request or a notification of ours, or an answer.
func message(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
  var writer = JSONWriter()
  writer.object {
    $0.member("jsonrpc", "2.0")
    body(&$0)
  }
  return writer.bytes
}
