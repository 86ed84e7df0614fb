import Diagnostics
import Localization
import NoteModel
import SearchIndex
import SourceText

// How what is known of a note is kept for the next build.

extension SourceRange: Recordable {
  init(from reader: inout RecordReader) {
    // No file is larger.
    let start = reader.number() & 0xFFFF_FFFF
    self.init(start, start + (reader.number() & 0xFFFF_FFFF))
  }

  func write(to writer: inout RecordWriter) {
    writer.append(start)
    writer.append(count)
  }
}

extension FileStamp: Recordable {
  init(from reader: inout RecordReader) {
    self.init(size: reader.number(), modified: reader.number(), inode: reader.fixedNumber())
  }

  func write(to writer: inout RecordWriter) {
    writer.append(size)
    writer.append(modified)
    writer.append(inode)
  }
}

extension NoteDate: Recordable {
  init(from reader: inout RecordReader) {
    self.init(
      year: reader.number(), month: reader.number(), day: reader.number(),
      secondsSinceEpoch: reader.number(), offsetMinutes: reader.number())
  }

  func write(to writer: inout RecordWriter) {
    for number in [year, month, day, secondsSinceEpoch, offsetMinutes] { writer.append(number) }
  }
}

extension Permalink: Recordable {
  init(from reader: inout RecordReader) { self = Permalink(reader.text()) ?? .fallback }

  func write(to writer: inout RecordWriter) { writer.append(path) }
}

extension LanguageTag: Recordable {
  init(from reader: inout RecordReader) { self = LanguageTag(reader.text()) ?? .english }

  func write(to writer: inout RecordWriter) { writer.append(text) }
}

extension Heading: Recordable {
  init(from reader: inout RecordReader) {
    self.init(level: reader.number(), id: reader.text(), text: reader.text(), line: reader.number())
  }

  func write(to writer: inout RecordWriter) {
    writer.append(level)
    writer.append(id)
    writer.append(text)
    writer.append(line)
  }
}

extension LinkDestination: Recordable {
  init(from reader: inout RecordReader) {
    self.init(path: reader.text(), query: reader.text(), fragment: reader.text())
  }

  func write(to writer: inout RecordWriter) {
    writer.append(path)
    writer.append(query)
    writer.append(fragment)
  }
}

extension LinkReference: Recordable {
  init(from reader: inout RecordReader) {
    self.init(
      kind: reader.flag() ? .wiki : .markdown, target: reader.text(), destination: reader.value(),
      title: reader.optionalText(), range: reader.value())
  }

  func write(to writer: inout RecordWriter) {
    writer.append(kind == .wiki)
    writer.append(target)
    writer.append(destination)
    writer.append(title)
    writer.append(range)
  }
}

extension ImageExtent: Recordable {
  init(from reader: inout RecordReader) {
    self.init(width: reader.number(), height: reader.flag() ? reader.number() : nil)
  }

  func write(to writer: inout RecordWriter) {
    writer.append(width)
    writer.append(height != nil)
    if let height { writer.append(height) }
  }
}

extension ImageReference: Recordable {
  init(from reader: inout RecordReader) {
    self.init(
      kind: reader.flag() ? .wiki : .markdown, target: reader.text(), destination: reader.value(),
      isPlaceholder: reader.flag(), alt: reader.text(), caption: reader.optionalText(),
      isBlock: reader.flag(),
      isLinked: reader.flag(), isNearStart: reader.flag(), extent: reader.optional(), range: reader.value())
  }

  func write(to writer: inout RecordWriter) {
    writer.append(kind == .wiki)
    writer.append(target)
    writer.append(destination)
    writer.append(isPlaceholder)
    writer.append(alt)
    writer.append(caption)
    writer.append(isBlock)
    writer.append(isLinked)
    writer.append(isNearStart)
    writer.append(extent)
    writer.append(range)
  }
}

extension DiagramPlaceholder: Recordable {
  init(from reader: inout RecordReader) {
    self.init(caption: reader.text(), kind: reader.text(), range: reader.value())
  }

  func write(to writer: inout RecordWriter) {
    writer.append(caption)
    writer.append(kind)
    writer.append(range)
  }
}

extension MetadataEntry: Recordable {
  init(from reader: inout RecordReader) {
    self.init(
      key: reader.text(), value: reader.value(), keyRange: reader.value(), valueRange: reader.value(),
      itemRanges: reader.values())
  }

  func write(to writer: inout RecordWriter) {
    writer.append(key)
    writer.append(value)
    writer.append(keyRange)
    writer.append(valueRange)
    writer.append(itemRanges)
  }
}

extension MetadataValue: Recordable {
  init(from reader: inout RecordReader) {
    switch reader.number() {
    case 1: self = .bool(reader.flag())
    case 2: self = .integer(reader.number())
    case 3: self = .number(Double(bitPattern: reader.fixedNumber()))
    case 4: self = .string(reader.text())
    case 5: self = .list(reader.values())
    case 6: self = .map(reader.values())
    default: self = .null
    }
  }

  func write(to writer: inout RecordWriter) {
    switch self {
    case .null: writer.append(0)
    case .bool(let flag):
      writer.append(1)
      writer.append(flag)
    case .integer(let number):
      writer.append(2)
      writer.append(number)
    case .number(let number):
      writer.append(3)
      writer.append(number.bitPattern)
    case .string(let text):
      writer.append(4)
      writer.append(text)
    case .list(let values):
      writer.append(5)
      writer.append(values)
    case .map(let entries):
      writer.append(6)
      writer.append(entries)
    }
  }
}

extension SeriesEntry: Recordable {
  init(from reader: inout RecordReader) {
    self.init(name: reader.text(), part: reader.flag() ? reader.number() : nil)
  }

  func write(to writer: inout RecordWriter) {
    writer.append(name)
    writer.append(part != nil)
    if let part { writer.append(part) }
  }
}

extension NoteMetadata: Recordable {
  init(from reader: inout RecordReader) {
    self.init(title: reader.text(), slug: reader.text())
    date = reader.optional()
    updated = reader.optional()
    tags = reader.texts()
    series = reader.optional()
    aliases = reader.texts()
    isDraft = reader.flag()
    isPrivate = reader.flag()
    description = reader.optionalText()
    language = reader.optional()
    extra = reader.valuesByKey()
    places = reader.valuesByKey()
  }

  func write(to writer: inout RecordWriter) {
    writer.append(title)
    writer.append(slug)
    writer.append(date)
    writer.append(updated)
    writer.append(tags)
    writer.append(series)
    writer.append(aliases)
    writer.append(isDraft)
    writer.append(isPrivate)
    writer.append(description)
    writer.append(language)
    writer.append(extra)
    writer.append(places)
  }
}

extension Note: Recordable {
  init(from reader: inout RecordReader) {
    self.init(
      path: reader.text(), original: reader.optionalText(), metadata: reader.value(),
      permalink: reader.value(), headings: reader.values(), titleAnchor: reader.optionalText(),
      anchors: Set(reader.texts()), links: reader.values(), images: reader.values(),
      diagrams: reader.values(), files: reader.texts(), summary: reader.text(), wordCount: reader.number(),
      snippetCount: SnippetCount(total: reader.number(), checked: reader.number()))
  }

  func write(to writer: inout RecordWriter) {
    writer.append(path)
    writer.append(original)
    writer.append(metadata)
    writer.append(permalink)
    writer.append(headings)
    writer.append(titleAnchor)
    writer.append(anchors.sorted())
    writer.append(links)
    writer.append(images)
    writer.append(diagrams)
    writer.append(files)
    writer.append(summary)
    writer.append(wordCount)
    writer.append(snippetCount.total)
    writer.append(snippetCount.checked)
  }
}

// MARK: Findings

extension Label: Recordable {
  init(from reader: inout RecordReader) { self.init(reader.text(), at: reader.value()) }

  func write(to writer: inout RecordWriter) {
    writer.append(message)
    writer.append(range)
  }
}

extension TextEdit: Recordable {
  init(from reader: inout RecordReader) {
    self.init(reader.value(), replacing: reader.text(), with: reader.text())
  }

  func write(to writer: inout RecordWriter) {
    writer.append(range)
    writer.append(old)
    writer.append(new)
  }
}

extension ConcealedSecret: Recordable {
  init(from reader: inout RecordReader) {
    self.init(fingerprint: reader.text(), expiry: reader.flag() ? reader.number() : nil)
  }

  func write(to writer: inout RecordWriter) {
    writer.append(fingerprint)
    writer.append(expiry != nil)
    if let expiry { writer.append(expiry) }
  }
}

extension Diagnostic: Recordable {
  init(from reader: inout RecordReader) {
    // What another program wrote is not read, so every rule is known.
    let rule = ruleByID[reader.text()] ?? ContentRules.passedOver
    self.init(
      rule, reader.text(), at: reader.value(), help: reader.optionalText(), labels: reader.values(),
      edits: reader.values(), severity: Severity(rawValue: reader.text()), language: reader.optionalText())
    secret = reader.optional()
    omitted = reader.number()
  }

  func write(to writer: inout RecordWriter) {
    writer.append(rule.id)
    writer.append(message)
    writer.append(range)
    writer.append(help)
    writer.append(labels)
    writer.append(edits)
    writer.append(severity.rawValue)
    writer.append(language)
    writer.append(secret)
    writer.append(omitted)
  }
}

private let ruleByID = Dictionary(uniqueKeysWithValues: ruleCatalog.map { ($0.id, $0) })
