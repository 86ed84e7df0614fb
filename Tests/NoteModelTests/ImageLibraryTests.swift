import ImageFiles
import SourceText
import TestSupport
import Testing

@testable import NoteModel

/// Which files a page shows for an image.
@Suite struct ImageLibraryTests {
  @Test(arguments: [
    ("a/plan.png", "a/plan png"), ("a/plan@2x.png", "a/plan png @2x"), ("plan@1.5x.webp", "plan webp @1.5x"),
    ("plan-800w.png", "plan png w"), ("plan.800w.avif", "plan avif w"), ("plan-dark.svg", "plan svg dark"),
    ("plan.dark.png", "plan png dark"), ("plan-dark@2x.png", "plan png dark @2x"),
    ("plan@2x-dark.png", "plan png dark @2x"), ("plan-dark-800w.JPG", "plan jpeg dark w"),
    ("plan.drawio.svg", "plan.drawio svg"), ("night-dark-dark.png", "night-dark png dark"),
    // Names that are what they are.
    ("dark.png", "dark png"), ("a/-dark.png", "a/-dark png"), ("@2x.png", "@2x png"), ("a@x.png", "a@x png"),
    ("plan@0.5x.png", "plan@0.5x png"), ("a@b.png", "a@b png"), ("v1.5x.png", "v1.5x png"),
    ("plan-w.png", "plan-w png"), ("2024-06-07.png", "2024-06-07 png"), ("x.y/plan.png", "x.y/plan png"),
    ("a-dark/plan.png", "a-dark/plan png"), ("plan.md", "-"), ("png", "-"),
  ])
  func namesTellTheForm(path: String, expected: String) {
    guard let name = ImageName(path: path) else {
      #expect(expected == "-")
      return
    }
    var found = "\(name.stem) \(name.format.rawValue)" + (name.isDark ? " dark" : "")
    switch name.scale {
    case .none: break
    case .density(let text, _): found += " @" + text
    case .width: found += " w"
    }
    #expect(found == expected)
  }

  @Test func sizesAndDensities() throws {
    let library = try library(
      ["plan.png": (400, 300), "plan@2x.png": (800, 600), "plan@3x.png": (1200, 800), "plane.png": (1, 1)],
      shows: ["plan.png"])
    #expect(library.shownPaths == ["plan.png", "plan@2x.png", "plan@3x.png"])
    #expect(describe(library.shownImage("plan.png")) == ["400×300 /plan.png, /plan%402x.png 2x"])
    #expect(
      library.findings.mapValues { $0.map(\.message) } == [
        "plan@3x.png": ["of 400 × 267, which is not the shape of 'plan.png' (400 × 300): not used"]
      ])
  }

  @Test func widthsAreThoseOfTheFiles() throws {
    let library = try library(
      [
        "plan.png": (1600, 800), "plan-400w.png": (400, 200), "plan-800w.png": (801, 400),
        "plan@2x.png": (3200, 1600), "plan-9w.png": (400, 200),
      ], shows: ["plan.png"])
    #expect(
      describe(library.shownImage("plan.png")) == [
        "1600×800 /plan.png 1600w, /plan-400w.png 400w, /plan-800w.png 801w, /plan%402x.png 3200w"
      ])
    #expect(library.findings.isEmpty)
  }

  @Test func formatsTheSmallestFirst() throws {
    let library = try library(
      [
        "plan.jpg": (400, 300), "plan.avif": (400, 300), "plan.webp": (200, 150), "plan@2x.webp": (800, 600),
        "plan.png": (400, 300), "plan.svg": (400, 300), "other.webp": (4, 3),
      ], shows: ["plan.jpg"])
    #expect(
      describe(library.shownImage("plan.jpg")) == [
        "avif /plan.avif", "webp /plan.webp, /plan%402x.webp 2x", "400×300",
      ])
  }

  @Test func inTheDarkTheDarkOneComesFirst() throws {
    let drawing = try library(
      ["plan.svg": (400, 300), "plan-dark.svg": (200, 150), "plan@2x.svg": (8, 6), "plan.webp": (400, 300)],
      shows: ["plan.svg"])
    #expect(describe(drawing.shownImage("plan.svg")) == ["dark svg /plan-dark.svg", "400×300"])
    let picture = try library(
      [
        "plan.png": (40, 30), "plan.webp": (40, 30), "plan.dark.png": (40, 30), "plan-dark@2x.png": (80, 60),
        "plan-dark.avif": (40, 30), "plan-dark.webp": (40, 40),
      ], shows: ["plan.png"])
    #expect(
      describe(picture.shownImage("plan.png")) == [
        "dark avif /plan-dark.avif", "dark png /plan-dark%402x.png 2x, /plan.dark.png", "webp /plan.webp",
        "40×30",
      ])
    #expect(picture.findings.keys.sorted() == ["plan-dark.webp"])
  }

  @Test func ofAnotherShapeOrUnknownNothingIsUsed() throws {
    var library = try library(
      ["plan.png": (400, 300), "plan.webp": (400, 200), "plan@2x.png": (800, 600)], shows: ["plan.png"])
    library.heads["plan@2x.png"] = nil
    #expect(describe(library.shownImage("plan.png")) == ["400×300"])
    #expect(library.findings.isEmpty)
  }

  @Test func whatANoteShowsByItsNameIsNoVariant() throws {
    let library = try library(
      ["plan.png": (400, 300), "plan-dark.png": (400, 300), "plan@2x.png": (800, 600)],
      shows: ["plan.png", "plan-dark.png"])
    #expect(describe(library.shownImage("plan.png")) == ["400×300 /plan.png, /plan%402x.png 2x"])
    #expect(describe(library.shownImage("plan-dark.png")) == ["400×300"])
  }

  @Test func alonePixelsAreAsDenseAsTheNameSays() throws {
    let library = try library(["shot@2x.png": (801, 600)], shows: ["shot@2x.png"])
    #expect(describe(library.shownImage("shot@2x.png")) == ["401×300"])
  }

  @Test func namesInBracketsAreFoundAnywhere() throws {
    let note = try note(
      "posts/a.md", ["Plan.PNG", "deep/plan.png", "plan.png", "files/sub/map.png", "none.png"], kind: .wiki)
    let files = ["files/deep/plan.png", "files/plan.png", "files/sub/map.png", "posts/deep/plan.png"]
    let library = ImageLibrary(files: files, notes: [note])
    #expect(
      note.images.map { library.path(of: $0, in: note) ?? "-" } == [
        "files/plan.png", "posts/deep/plan.png", "files/plan.png", "files/sub/map.png", "-",
      ])
  }

  private func library(_ files: [String: (Int, Int)], shows: [String]) throws -> ImageLibrary {
    var library = ImageLibrary(files: files.keys.sorted(), notes: [try note("a.md", shows)])
    for (path, (width, height)) in files {
      let format = try #require(ImageFormat(path: path))
      library.heads[path] = ImageFile(
        header: .image(format, ImageSize(width: width, height: height)), byteCount: 100, isWhole: true)
    }
    return library
  }

  private func note(_ path: String, _ images: [String], kind: LinkReference.Kind = .markdown) throws -> Note {
    Note(
      path: path, metadata: NoteMetadata(title: "A", slug: "a"),
      permalink: try #require(Permalink("/a.html")),
      images: images.map {
        ImageReference(kind: kind, target: $0, alt: "x", isBlock: true, range: SourceRange(0, 0))
      })
  }

  /// A line for each source and one for the image itself.
  private func describe(_ image: ShownImage) -> [String] {
    image.sources.map { source in
      (source.isDark ? "dark " : "") + "\(source.format.rawValue) \(text(source.candidates))"
    } + [
      (image.size.map { "\($0.width)×\($0.height)" } ?? "")
        + (image.candidates.isEmpty ? "" : " " + text(image.candidates))
    ]
  }

  private func text(_ candidates: [ImageCandidate]) -> String {
    candidates.map { candidate in
      switch candidate.descriptor {
      case .none: candidate.address
      case .density(let text): candidate.address + " " + text
      case .width(let width): candidate.address + " \(width)w"
      }
    }.joined(separator: ", ")
  }
}
