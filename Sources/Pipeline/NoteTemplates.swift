import NoteEditing
import NoteModel

// The templates that a site has for new notes: Templates/NAME.md, beside Content/ and so never published.

/// The template that is called `name`; without one the site's `default`, or none.
///
/// - Returns: `nil` where the site has none of the name.
/// - Throws: `FileError` when it is there and cannot be read.
package func noteTemplate(_ name: String?, of site: SiteLocation) throws(FileError) -> NoteTemplate? {
  let path = "\(SiteLocation.templateFolder)/\(name ?? "default").md"
  do throws(FileError) {
    return NoteTemplate(try readFile(path, below: site.root, limit: SizeLimits().noteSize))
  } catch {
    guard fileStatus(join(site.root, path)) == nil else { throw error }
    return name == nil ? .plain : nil
  }
}

/// The names of a site's templates, sorted.
package func noteTemplateNames(of site: SiteLocation) -> [String] {
  let names = (try? folderEntries(join(site.root, SiteLocation.templateFolder))) ?? []
  return names.filter { isMarkdown($0) && !$0.hasPrefix(".") }.map { withoutExtension($0) }.sorted()
}
