// swift-tools-version: 6.1
// The map of the code: small targets that form a graph without cycles.
// What each one owns is told in Sources/README.md.
import PackageDescription

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

/// A library target of this package.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// The tests of one target. `Fixtures` are read from the source tree by path, not bundled.
func tests(of name: String, _ dependencies: [Target.Dependency] = [], data: [String] = ["Fixtures"]) -> Target
{
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "notes",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "notes", targets: ["notes"]),
    .executable(name: "notes-bench", targets: ["notes-bench"]),
  ],
  dependencies: [
    // Flags, help texts and shell completions of every command.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // SQLite with prepared statements and typed errors; the search index is its only user.
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    // Sockets for `notes serve`; SiteServer is its only user. Its HTTP needs URLSession, which cannot be linked statically
    // without curl.
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    // Text and findings
    library("SourceText"),
    library("Diagnostics", ["SourceText"]),

    // What the theme says, in the reader's language
    library("Localization", exclude: ["Generate"]),

    // Languages: bytes in, tree and diagnostics out
    library("JSONSyntax", ["SourceText", "Diagnostics"]),
    library("TOMLSyntax", ["SourceText", "Diagnostics"]),
    library("YAMLSyntax", ["SourceText", "Diagnostics"]),
    library("ConfigSyntax", ["SourceText", "Diagnostics"]),
    library("DirectiveSyntax", ["SourceText", "Diagnostics"], exclude: ["Generate"]),
    library("DiffSyntax", ["SourceText", "Diagnostics"]),
    library("XMLSyntax", ["SourceText", "Diagnostics"]),
    library("DocumentSchema", ["SourceText", "Diagnostics", "JSONSyntax", "YAMLSyntax"]),
    library("KnownDocuments", ["SourceText", "Diagnostics", "YAMLSyntax", "DocumentSchema"]),
    library("ComposeSchema", ["SourceText", "Diagnostics", "YAMLSyntax", "DocumentSchema"]),
    library(
      "KubernetesSchema", ["SourceText", "Diagnostics", "YAMLSyntax", "DocumentSchema"], exclude: ["Generate"]
    ),
    library("IAMPolicy", ["SourceText", "Diagnostics", "JSONSyntax"], exclude: ["Generate"]),
    library("HCLSyntax", ["SourceText", "Diagnostics"]),
    library("TerraformLanguage", ["SourceText", "Diagnostics", "HCLSyntax"]),
    library("SecretScan", ["SourceText", "Diagnostics", "JSONSyntax"]),
    library("ShellSyntax", ["SourceText", "Diagnostics"]),
    library("ShellReview", ["SourceText", "Diagnostics", "ShellSyntax"]),
    library("SessionSyntax", ["SourceText", "Diagnostics", "ShellSyntax"]),
    library("DockerfileSyntax", ["SourceText", "Diagnostics"]),
    library("SyntaxHighlighting", ["SourceText"]),
    library("Diagrams", ["SourceText", "Diagnostics"]),
    library("HTMLReading", ["SourceText"]),
    library("ImageFiles", ["SourceText", "Diagnostics"]),

    // Notes and their snippets
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    library("Markdown", ["CMarkGFM"]),
    library(
      "Snippets",
      [
        "SourceText",
        "Diagnostics",
        "ComposeSchema",
        "ConfigSyntax",
        "Diagrams",
        "DiffSyntax",
        "DirectiveSyntax",
        "DockerfileSyntax",
        "DocumentSchema",
        "HCLSyntax",
        "IAMPolicy",
        "JSONSyntax",
        "KnownDocuments",
        "KubernetesSchema",
        "SessionSyntax",
        "ShellReview",
        "ShellSyntax",
        "SyntaxHighlighting",
        "TOMLSyntax",
        "TerraformLanguage",
        "XMLSyntax",
        "YAMLSyntax",
      ]),
    library(
      "NoteModel",
      ["SourceText", "Diagnostics", "ImageFiles", "JSONSyntax", "Localization", "TOMLSyntax", "YAMLSyntax"]),
    library(
      "NoteParsing",
      [
        "SourceText", "Diagnostics", "Diagrams", "ImageFiles", "Localization", "Markdown", "NoteModel",
        "SecretScan",
        "Snippets",
        "SyntaxHighlighting",
      ]),

    library(
      "NoteEditing", ["SourceText", "Diagnostics", "ImageFiles", "NoteModel", "NoteParsing"]),
    // What other programs keep, as notes
    library(
      "NoteImport",
      [
        "SourceText", "Diagnostics", "HTMLReading", "JSONSyntax", "Markdown", "NoteEditing", "NoteModel",
        "NoteParsing",
        "Snippets",
        "YAMLSyntax",
      ]),

    // The site
    library("SearchRanking"),
    library("SearchIndex", ["NoteModel", "SearchRanking", .product(name: "GRDB", package: "GRDB.swift")]),
    library(
      "SiteRendering",
      [
        "SourceText", "Diagnostics", "ImageFiles", "JSONSyntax", "Localization", "NoteModel", "SearchRanking",
      ], exclude: ["Generate"]),
    library(
      "Pipeline",
      [
        "SourceText", "Diagnostics", "ImageFiles", "JSONSyntax", "Markdown", "NoteEditing", "NoteImport",
        "NoteModel", "NoteParsing", "SearchIndex", "SearchRanking", "SecretScan",
        "SiteRendering",
        "Snippets", "YAMLSyntax",
      ]),

    // What `notes serve` adds
    library("FolderWatching"),
    library(
      "SiteServer",
      ["SourceText", .product(name: "FlyingSocks", package: "FlyingFox")]),

    // The program
    library("DiagnosticPrinting", ["SourceText", "Diagnostics", "JSONSyntax"]),
    library(
      "LanguageServer",
      [
        "DiagnosticPrinting", "Diagnostics", "ImageFiles", "JSONSyntax", "NoteEditing", "NoteModel",
        "NoteParsing", "Pipeline", "Snippets", "SourceText", "YAMLSyntax",
      ]),
    library(
      "NotesCLI",
      [
        "Diagnostics", "DiagnosticPrinting", "FolderWatching", "JSONSyntax", "LanguageServer", "NoteEditing",
        "NoteImport",
        "NoteModel", "NoteParsing", "Pipeline", "SearchIndex", "SearchRanking", "SiteServer", "Snippets",
        "SourceText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "notes", dependencies: ["NotesCLI"], swiftSettings: strict,
      // At a fixed address, as programs in Go are: moving 94,000 addresses took a third of the start.
      linkerSettings: [
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
      ]),

    // The benchmark of record: runs that program and others as whole processes
    library(
      "NotesBench",
      [
        "CMarkGFM", "Markdown",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .executableTarget(name: "notes-bench", dependencies: ["NotesBench"], swiftSettings: strict),

    // Tests: data first. Fixtures are Markdown files beside the code that reads them.
    .target(
      name: "TestSupport", dependencies: ["SourceText", "Diagnostics"], path: "Tests/TestSupport",
      swiftSettings: strict),
    // Mutated texts for every parser: a few with the tests, as many as are wanted by Tests/Fuzz/run.sh.
    .target(
      name: "Fuzzing",
      dependencies: [
        "TestSupport", "Diagnostics", "ImageFiles", "LanguageServer", "NoteEditing", "NoteImport",
        "NoteModel",
        "NoteParsing",
        "SearchRanking",
        "SiteRendering", "Snippets", "SourceText", "SyntaxHighlighting", "XMLSyntax",
      ], path: "Tests/Fuzzing", exclude: ["Seeds"], swiftSettings: strict),
    .executableTarget(
      name: "notes-fuzz", dependencies: ["Fuzzing"], path: "Tests/Fuzz", exclude: ["run.sh", "sanitize.sh"],
      swiftSettings: strict),
    tests(of: "Fuzzing", data: []),
    tests(of: "JSONSyntax", data: ["Fixtures", "Layouts"]),
    tests(of: "IAMPolicy", ["JSONSyntax"]),
    tests(of: "HCLSyntax", data: ["Fixtures", "Layouts"]),
    tests(of: "DockerfileSyntax"),
    tests(of: "ShellReview", ["ShellSyntax"]),
    tests(of: "SecretScan"),
    tests(of: "SessionSyntax", ["ShellSyntax"]),
    tests(of: "ShellSyntax"),
    tests(of: "TOMLSyntax"),
    tests(of: "TerraformLanguage", ["HCLSyntax"]),
    tests(of: "YAMLSyntax"),
    tests(of: "ConfigSyntax"),
    tests(of: "DirectiveSyntax"),
    tests(of: "DiffSyntax"),
    tests(of: "Diagrams", data: ["Fixtures", "Drawings"]),
    tests(of: "XMLSyntax"),
    tests(of: "ImageFiles"),
    tests(of: "HTMLReading"),
    tests(of: "NoteImport", ["HTMLReading", "Markdown", "NoteModel", "NoteParsing", "SourceText"]),
    tests(of: "ComposeSchema", ["DocumentSchema", "YAMLSyntax"]),
    tests(of: "KubernetesSchema", ["DocumentSchema", "YAMLSyntax"]),
    tests(of: "KnownDocuments", ["DocumentSchema", "JSONSyntax", "YAMLSyntax"]),
    tests(of: "SyntaxHighlighting"),
    tests(of: "Snippets", ["JSONSyntax"]),
    tests(of: "DiagnosticPrinting", ["JSONSyntax", "XMLSyntax"]),
    tests(of: "Localization", data: []),
    tests(of: "NoteModel", ["ImageFiles"]),
    tests(of: "SearchRanking", data: ["Vectors"]),
    tests(of: "SearchIndex", ["NoteModel", "SearchRanking"]),
    tests(
      of: "SiteRendering", ["ImageFiles", "Localization", "NoteModel", "SearchRanking"], data: ["Golden"]),
    tests(
      of: "NoteParsing", ["CMarkGFM", "Markdown", "NoteModel", "Snippets"],
      data: ["Fixtures", "Golden", "Rewriting"]),
    tests(of: "FolderWatching", data: []),
    tests(of: "SiteServer"),
    // These two also read the whole sites and terminal sessions under GoldenSites/ and Transcripts/.
    tests(
      of: "Pipeline",
      ["Diagnostics", "NoteEditing", "NoteImport", "NoteModel", "SearchIndex", "Snippets", "SourceText"],
      data: ["Mending"]
    ),
    tests(
      of: "NoteEditing", ["Diagnostics", "NoteModel", "NoteParsing", "SourceText"], data: ["Renaming"]),
    tests(of: "LanguageServer", ["JSONSyntax", "NoteModel", "SourceText"], data: ["Conversations"]),
    tests(of: "NotesCLI", ["notes", "Pipeline"], data: []),
    tests(of: "NotesBench", ["NoteModel", "Pipeline"], data: []),
  ],
  swiftLanguageModes: [.v6]
)
