import Diagnostics
import SourceText

/// What can be wrong with a file that a note shows as an image.
package enum ImageRules {
  package static let all: [Rule] = [unreadable, wrongExtension, heavy, variantShape, position]

  static let unreadable = Rule(
    "image.unreadable", .warning, "a file that a note shows is no image",
    why: """
      Readers see a broken picture. The file is empty or cut off, was saved from an error page, is the pointer \
      that Git LFS leaves where the file itself was not fetched, or is of a kind that browsers do not show, such \
      as the HEIC of a phone.
      """,
    wrong: "![The dashboard](dashboard.png), where dashboard.png is the HTML of a sign-in page",
    right: "![The dashboard](dashboard.png), where dashboard.png is a PNG")

  static let wrongExtension = Rule(
    "image.extension", .warning, "the name of an image says another kind than its bytes",
    why: """
      Web servers tell browsers the kind by the name. Browsers look at the bytes of most images themselves, but \
      an SVG that is called .png is not shown at all, and feed readers and previews are less patient. Rename \
      the file, or save it as what it is called.
      """,
    wrong: "![The dashboard](dashboard.png), where dashboard.png is a JPEG",
    right: "![The dashboard](dashboard.jpg)")

  package static let heavy = Rule(
    "image.heavy", .info, "an image is larger than a page needs",
    why: """
      More than 1 MB takes a phone seconds, and no screen shows more than 4000 pixels across. Scale the image \
      down, save it as WebP or AVIF, or put smaller ones beside it: of dashboard-800w.png and dashboard.webp \
      beside dashboard.png browsers load the one that fits. A long GIF is a tenth as an animated WebP.
      """,
    wrong: "![The dashboard](dashboard.png), of 6 MB",
    right: "![The dashboard](dashboard.png), of 200 KB")

  package static let variantShape = Rule(
    "image.variant", .info, "a file beside an image is named as its variant and is another picture",
    why: """
      Browsers would show it in place of the image, stretched or with a jump of the page. So plan@2x.png, \
      plan-800w.png and plan-dark.png are used only if they have the shape of plan.png. Export them anew, or give \
      the file another name.
      """,
    wrong: "plan.png of 400 × 300 beside plan@2x.png of 800 × 500",
    right: "plan.png of 400 × 300 beside plan@2x.png of 800 × 600")

  package static let position = Rule(
    "image.position", .warning, "an image tells where it was taken",
    why: """
      Phones note latitude and longitude in each picture, and whoever saves it from the page can read them: a picture of \
      a desk gives the address of the house away. With `imageMetadata: strip` in site.yml what is published has no such \
      data; the file under Content/ stays as it is.
      """,
    wrong: "![My desk](desk.jpg), with the position in its Exif data",
    right: "![My desk](desk.jpg), without")
}

/// That an image tells where it was taken.
package let positionFinding = Diagnostic(
  ImageRules.position, "the image tells where it was taken", at: SourceRange(0, 0),
  help: "take its Exif data away, or let the build do so: imageMetadata: strip")

/// A file that notes show, as its beginning tells.
package struct ImageFile: Sendable, Hashable {
  package let header: ImageHeader
  /// In bytes.
  package let byteCount: Int
  /// Whether the header was read from the whole file.
  package let isWhole: Bool

  package init(header: ImageHeader, byteCount: Int, isWhole: Bool) {
    self.header = header
    self.byteCount = byteCount
    self.isWhole = isWhole
  }

  package var format: ImageFormat? {
    switch header {
    case .image(let format, _), .unfinished(let format): format
    case .other: nil
    }
  }

  package var size: ImageSize? {
    if case .image(_, let size) = header { size } else { nil }
  }
}

/// What is wrong with an image by itself. Files whose name says nothing that is known here are not judged.
///
/// - Parameter hasVariants: whether browsers may load smaller ones in its place.
package func checkImage(_ file: ImageFile, path: String, hasVariants: Bool) -> [Diagnostic] {
  let named = ImageFormat(path: path)
  guard named != nil || file.header == .other(.heic) else { return [] }
  let start = SourceRange(0, 0)
  switch file.header {
  case .other(let content):
    let (found, help) = describe(content)
    return [
      Diagnostic(ImageRules.unreadable, "the file \(found), so no image is shown", at: start, help: help)
    ]
  case .unfinished(let format) where file.isWhole:
    return [
      Diagnostic(
        ImageRules.unreadable, "the \(format.displayName) is cut off, so no image is shown", at: start)
    ]
  case .unfinished(let format), .image(let format, _):
    var diagnostics: [Diagnostic] = []
    if let named, format != named {
      diagnostics.append(
        Diagnostic(
          ImageRules.wrongExtension, "named as \(named.displayName), and is \(format.displayName)", at: start,
          help: "rename it so that it ends in '.\(format == .jpeg ? "jpg" : format.rawValue)'"))
    }
    if !hasVariants, let excess = excess(of: file) {
      diagnostics.append(Diagnostic(ImageRules.heavy, "the image is \(excess)", at: start))
    }
    return diagnostics
  }
}

/// That a variant has another shape than the image it belongs to.
package func variantShapeFinding(_ variant: ImageSize, of image: ImageSize, path: String) -> Diagnostic {
  Diagnostic(
    ImageRules.variantShape,
    "of \(variant.width) × \(variant.height), which is not the shape of '\(path)' (\(image.width) × \(image.height)): not used",
    at: SourceRange(0, 0))
}

private func describe(_ content: ForeignContent) -> (found: String, help: String?) {
  switch content {
  case .nothing: ("is empty", nil)
  case .html: ("is HTML", "download the image itself: this is a page, perhaps one that tells of an error")
  case .text: ("is text", nil)
  case .pdf: ("is a PDF", "export it as SVG or PNG, or link to it")
  case .heic: ("is HEIC, which few browsers show", "convert it to JPEG or AVIF")
  case .tiff: ("is a TIFF, which few browsers show", "convert it to PNG or JPEG")
  case .lfsPointer: ("is a pointer of Git LFS", "fetch the image itself: git lfs pull")
  case .unknown: ("is of no kind that browsers show", nil)
  }
}

/// More than that is worth a word.
private let heaviestImage = 1_000_000
private let widestImage = 4000

private func excess(of file: ImageFile) -> String? {
  if file.byteCount > heaviestImage {
    let tenths = (file.byteCount + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
  // A drawing is as sharp as it is large, and no heavier for it.
  if file.format != .svg, let size = file.size, max(size.width, size.height) > widestImage {
    return "\(size.width) × \(size.height) pixels"
  }
  return nil
}
