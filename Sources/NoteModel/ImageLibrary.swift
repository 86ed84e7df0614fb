import Diagnostics
import ImageFiles
import SourceText

/// The image files of a site: which of them notes show, and which lie beside these as other forms of one picture.
package struct ImageLibrary: Sendable {
  private let finder: ImageFinder
  private let variants: VariantFinder
  /// What notes name, sorted.
  private let named: [String]
  /// What pages may show, below `Content/`, sorted, each once: to be read into `heads`.
  package let shownPaths: [String]
  /// What the files of `shownPaths` hold. Of a file that is missing here nothing is known.
  package var heads: [String: ImageFile] = [:]
  /// Files that may tell where they were taken, sorted, whether notes show them or lead to them: all are published.
  package let photographs: [String]
  /// Those of `photographs` that do.
  package var photographsWithPosition: [String] = []

  /// - Parameters:
  ///   - files: paths below `Content/` of everything that is no note, sorted.
  package init(files: [String], notes: [Note]) {
    let finder = ImageFinder(
      files: files, findsNames: notes.contains { $0.images.contains { $0.kind == .wiki } })
    let named = Set(notes.flatMap { note in note.images.compactMap { finder.path(of: $0, in: note) } })
    let variants = VariantFinder(files: files, named: named)
    self.finder = finder
    self.variants = variants
    self.named = named.sorted()
    photographs = files.filter { [.jpeg, .png, .webp].contains(ImageFormat(path: $0)) }
    shownPaths = named.union(named.flatMap(variants.paths)).sorted()
  }

  /// The file below `Content/` that an image of `note` names; `nil` where none is.
  package func path(of image: ImageReference, in note: Note) -> String? { finder.path(of: image, in: note) }

  /// The files that may be shown for `image` of `note`, other forms of it included.
  package func paths(of image: ImageReference, in note: Note) -> [String] {
    path(of: image, in: note).map { [$0] + variants.paths(of: $0) } ?? []
  }

  /// What pages show for the file at `path`.
  func shownImage(_ path: String) -> ShownImage {
    let image = form(path)
    var groups: [FormGroup: [ImageForm]] = [:]
    for path in variants.paths(of: path) {
      let variant = form(path)
      guard let format = variant.format, fits(variant, image) else { continue }
      groups[FormGroup(isDark: variant.isDark, format: format), default: []].append(variant)
    }
    let own = FormGroup(isDark: false, format: image.format ?? .png)
    let sources = groups.filter { $0.key != own }.sorted { $0.key < $1.key }.map { group, forms in
      ImageSource(isDark: group.isDark, format: group.format, candidates: candidates(forms))
    }
    return ShownImage(
      address: address(path), format: image.format, size: image.size, sources: sources,
      candidates: groups[own].map { candidates([image] + $0) } ?? [])
  }

  /// What is wrong with the files, by path.
  package var findings: [String: [Diagnostic]] {
    var findings: [String: [Diagnostic]] = [:]
    for path in shownPaths {
      guard let file = heads[path] else { continue }
      let found = checkImage(file, path: path, hasVariants: !variants.paths(of: path).isEmpty)
      if !found.isEmpty { findings[path] = found }
    }
    for path in named {
      guard let size = heads[path]?.size else { continue }
      for variant in variants.paths(of: path).map(form) where variant.isDark || variant.scale != .none {
        // A file of the same name in another format may well be another picture; `@2x` and `-dark` are meant.
        guard let own = variant.size, !own.hasShape(of: size) else { continue }
        findings[variant.path, default: []].append(variantShapeFinding(own, of: size, path: lastPart(path)))
      }
    }
    for path in photographsWithPosition { findings[path, default: []].append(positionFinding) }
    return findings
  }

  /// A variant takes the place of the image at its size. (A `<source>` may have a size of its own; validators still
  /// refuse that, and a page would be laid out anew when the reader switches to the dark.)
  private func fits(_ variant: ImageForm, _ image: ImageForm) -> Bool {
    guard let size = image.size else {
      return image.format == .svg && variant.format == .svg && variant.size == nil
    }
    return variant.size?.hasShape(of: size) == true
  }

  private func form(_ path: String) -> ImageForm {
    let name = ImageName(path: path)
    let head = heads[path]
    var size = head?.size
    if case .density(_, let factor)? = name?.scale, let pixels = size {
      // Rounded to a side of at least a pixel.
      let width = max(1, Int((Double(pixels.width) / factor).rounded()))
      size = ImageSize(width: width, height: pixels.height(atWidth: width))
    }
    return ImageForm(
      path: path, format: head?.format ?? name?.format, isDark: name?.isDark ?? false,
      scale: name?.scale ?? .none, size: size, pixelWidth: head?.size?.width)
  }

  /// The files of a group for `srcset`, all told apart by their widths or all by their densities
  /// (HTML §4.8.4.2.1).
  private func candidates(_ forms: [ImageForm]) -> [ImageCandidate] {
    guard forms.contains(where: { $0.scale == .width }) else {
      return forms.map { form in
        guard case .density(let text, _) = form.scale else {
          return ImageCandidate(address(form.path), .none)
        }
        return ImageCandidate(address(form.path), .density(text))
      }
    }
    var widths: Set<Int> = []
    return forms.compactMap { form in
      guard let width = form.pixelWidth, widths.insert(width).inserted else { return nil }
      return ImageCandidate(address(form.path), .width(width))
    }
  }

  private func address(_ path: String) -> String { "/" + percentEncodedPath(path) }
}

/// A file with what its name and its head say.
private struct ImageForm {
  let path: String
  let format: ImageFormat?
  let isDark: Bool
  let scale: ImageName.Scale
  /// On the page: of `@2x`, half of the pixels.
  let size: ImageSize?
  let pixelWidth: Int?
}

/// The files that one `<source>` offers.
private struct FormGroup: Hashable, Comparable {
  let isDark: Bool
  let format: ImageFormat

  /// Browsers take the first that they can show: the dark ones stand before the others, the smaller format first.
  static func < (a: FormGroup, b: FormGroup) -> Bool { a.rank < b.rank }

  private var rank: Int {
    let order: [ImageFormat] = [.avif, .webp, .svg, .png, .jpeg, .gif]
    return (isDark ? 0 : order.count) + (order.firstIndex(of: format) ?? 0)
  }
}

/// Finds the files that images name.
private struct ImageFinder {
  private let files: Set<String>
  /// By names in lower case; of several the nearest to the top, then the first by path.
  private let pathsByName: [String: String]

  /// - Parameter findsNames: whether any image is named without its path.
  init(files: [String], findsNames: Bool) {
    self.files = Set(files)
    pathsByName = Dictionary(
      (findsNames ? files : []).map { (lastPart($0).lowercased(), $0) },
      uniquingKeysWith: { depth($1) < depth($0) ? $1 : $0 })
  }

  func path(of image: ImageReference, in note: Note) -> String? {
    guard !image.isRemote, !image.target.isEmpty else { return nil }
    if let path = note.contentPath(of: image.destination), files.contains(path) { return path }
    guard image.kind == .wiki else { return nil }
    return files.contains(image.target) ? image.target : pathsByName[lastPart(image.target).lowercased()]
  }
}

/// Finds the files that are other forms of a picture. What a note shows by its own name is none.
private struct VariantFinder {
  private let named: Set<String>
  private let pathsByStem: [String: [String]]

  init(files: [String], named: Set<String>) {
    self.named = named
    var pathsByStem: [String: [String]] = [:]
    for path in files {
      guard let name = ImageName(path: path), !name.isPlain || name.format == .webp || name.format == .avif
      else { continue }
      pathsByStem[name.stem, default: []].append(path)
    }
    self.pathsByStem = pathsByStem
  }

  /// The variants of the picture at `path`, sorted.
  func paths(of path: String) -> [String] {
    guard !pathsByStem.isEmpty, let name = ImageName(path: path), name.isPlain,
      let candidates = pathsByStem[name.stem]
    else { return [] }
    return candidates.filter { candidate in
      candidate != path && !named.contains(candidate)
        && ImageName(path: candidate).map { $0.isForm(of: name) } == true
    }
  }
}

private func lastPart(_ path: String) -> String {
  path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
}

private func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }
