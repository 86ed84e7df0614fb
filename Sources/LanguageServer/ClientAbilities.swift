import JSONSyntax
import Pipeline
import Snippets

/// What the client can do, as far as it matters here.
struct ClientAbilities: Sendable {
  var encoding = PositionEncoding.utf16
  /// Folders that the client works in.
  var folders: [String] = []
  var showsRelatedPlaces = false
  var showsTags = false
  var showsVersions = false
  var watchesFiles = false
  var nestsSymbols = false
  var renamesFiles = false
  var takesVersionedEdits = false
  /// What `textDocument/formatting` lays out; as with `notes fmt`, JSON only where that is asked for.
  var formatted: Set<Language> = [.hcl]

  init() {}

  /// - Parameter parameters: of `initialize`.
  init(_ parameters: JSONValue) {
    let abilities = parameters["capabilities"]
    let (text, workspace) = (abilities?["textDocument"], abilities?["workspace"])
    let offered = abilities?["general"]?["positionEncodings"]?.array?.compactMap(\.string) ?? []
    // Offsets are bytes here, so UTF-8 costs least. UTF-16 is what all have.
    if offered.contains(PositionEncoding.utf8.rawValue) { encoding = .utf8 }
    let publishing = text?["publishDiagnostics"]
    showsRelatedPlaces = publishing?["relatedInformation"]?.isTrue ?? false
    showsTags = publishing?["tagSupport"].map { $0.object != nil || $0.isTrue } ?? false
    showsVersions = publishing?["versionSupport"]?.isTrue ?? false
    watchesFiles = workspace?["didChangeWatchedFiles"]?["dynamicRegistration"]?.isTrue ?? false
    nestsSymbols = text?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"]?.isTrue ?? false
    let edits = workspace?["workspaceEdit"]
    takesVersionedEdits = edits?["documentChanges"]?.isTrue ?? false
    renamesFiles =
      takesVersionedEdits
      && edits?["resourceOperations"]?.array?.contains { $0.string == "rename" } == true
    if parameters["initializationOptions"]?["formatJSON"]?.isTrue ?? false { formatted.insert(.json) }
    folders = Self.folders(in: parameters["workspaceFolders"])
    if folders.isEmpty {
      folders = [parameters["rootUri"]?.string].compactMap { $0.flatMap(FileAddress.path) }
    }
    if folders.isEmpty { folders = [parameters["rootPath"]?.string].compactMap(\.self) }
  }

  /// The paths of a list of `WorkspaceFolder`.
  static func folders(in list: JSONValue?) -> [String] {
    (list?.array ?? []).compactMap { $0["uri"]?.string.flatMap(FileAddress.path) }
  }
}

extension LanguageSession {
  /// Writes the result of `initialize`.
  func writeAbilities(to writer: inout JSONWriter) {
    writer.object {
      $0.member("capabilities", object: writeCapabilities)
      $0.member(
        "serverInfo",
        object: {
          $0.member("name", "notes")
          $0.member("version", context.version)
        })
    }
  }

  private func writeCapabilities(to writer: inout JSONWriter) {
    writer.member("positionEncoding", client.encoding.rawValue)
    writer.member(
      "textDocumentSync",
      object: {
        $0.member("openClose", true)
        $0.member("change", 2)
        $0.member("save", true)
      })
    writer.member(
      "completionProvider",
      object: {
        $0.member(
          "triggerCharacters",
          array: { for sign in ["[", "(", "#", "`", "~", "/", " ", "="] { $0.value(sign) } })
      })
    for name in [
      "hoverProvider", "definitionProvider", "referencesProvider", "documentSymbolProvider",
      "workspaceSymbolProvider", "foldingRangeProvider", "documentFormattingProvider",
    ] {
      writer.member(name, true)
    }
    writer.member("documentLinkProvider", object: { $0.member("resolveProvider", false) })
    writer.member("renameProvider", object: { $0.member("prepareProvider", true) })
    writer.member(
      "codeActionProvider",
      object: {
        $0.member("codeActionKinds", array: { for kind in ["quickfix", "source.fixAll"] { $0.value(kind) } })
      })
    writer.member(
      "workspace",
      object: {
        $0.member(
          "workspaceFolders",
          object: {
            $0.member("supported", true)
            $0.member("changeNotifications", true)
          })
        $0.member("fileOperations", object: { $0.member("willRename", object: writeNotesFilter) })
      })
  }

  /// Which files the client asks about before it renames them.
  private func writeNotesFilter(to writer: inout JSONWriter) {
    writer.member(
      "filters",
      array: {
        $0.object {
          $0.member("scheme", "file")
          $0.member(
            "pattern",
            object: {
              $0.member("glob", "**/*.{md,markdown}")
              $0.member("matches", "file")
            })
        }
      })
  }

  /// Asks the client to tell of files that change without it.
  func watchFiles() {
    guard client.watchesFiles else { return }
    request("client/registerCapability") {
      $0.member(
        "registrations",
        array: {
          $0.object {
            $0.member("id", "notes-files")
            $0.member("method", "workspace/didChangeWatchedFiles")
            $0.member(
              "registerOptions",
              object: {
                $0.member(
                  "watchers",
                  array: {
                    for pattern in ["**/Content/**", "**/Themes/**"] {
                      $0.object { $0.member("globPattern", pattern) }
                    }
                  })
              })
          }
        })
    }
  }
}
