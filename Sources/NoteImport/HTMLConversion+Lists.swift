import HTMLReading

extension HTMLConversion {
  /// Items; a list that stands between them and not in one belongs to the item before, as old editors wrote it.
  mutating func list(_ element: HTMLElement, _ context: HTMLContext) -> MarkdownBlock {
    var items: [ListItem] = []
    func add(_ blocks: [MarkdownBlock]) {
      if items.isEmpty { items.append(ListItem(blocks: [])) }
      items[items.count - 1].blocks += blocks
    }
    var loose: [HTMLNode] = []
    func isLoose(_ node: HTMLNode) -> Bool {
      if case .text(let text) = node { !isBlankText(text) } else { node.isElement }
    }
    for node in element.children {
      guard case .element(let child) = node, child.name == "li" || isList(child) else {
        loose.append(node)
        continue
      }
      if loose.contains(where: isLoose) { add(blocks(of: loose, context)) }
      loose = []
      if isList(child) {
        add([list(child, context.entering(child))])
      } else {
        items.append(item(blocks(of: child.children, context.entering(child))))
      }
    }
    if loose.contains(where: isLoose) { add(blocks(of: loose, context)) }
    let start = element.name == "ol" ? max(0, element["start"].flatMap { Int($0) } ?? 1) : nil
    return .list(start: start, items: items)
  }

  private func isList(_ element: HTMLElement) -> Bool {
    ["ul", "ol", "menu", "dir"].contains(element.name)
  }

  /// An item; a checkbox at its start is its box.
  private func item(_ blocks: [MarkdownBlock]) -> ListItem {
    guard case .paragraph(var runs)? = blocks.first,
      let place = runs.firstIndex(where: {
        $0.content == .anchor(checkboxOpen) || $0.content == .anchor(checkboxDone)
      }),
      runs[..<place].allSatisfy({ $0.isAnchor })
    else { return ListItem(blocks: blocks) }
    let isDone = runs[place].content == .anchor(checkboxDone)
    runs.remove(at: place)
    let rest = runs.trimmed
    return ListItem(
      isDone: isDone, blocks: (rest.isEmpty ? [] : [.paragraph(rest)]) + blocks.dropFirst())
  }

  /// `<dl>`: an item for each term, set strong, with what is said about it below.
  mutating func definitions(_ element: HTMLElement, _ context: HTMLContext) -> MarkdownBlock {
    var items: [ListItem] = []
    func walk(_ nodes: [HTMLNode], _ conversion: inout HTMLConversion) {
      for case .element(let child) in nodes {
        switch child.name {
        case "dt":
          var inner = context.entering(child)
          inner.style.insert(.strong)
          items.append(ListItem(blocks: conversion.blocks(of: child.children, inner)))
        case "dd":
          if items.isEmpty { items.append(ListItem(blocks: [])) }
          items[items.count - 1].blocks += conversion.blocks(of: child.children, context.entering(child))
        default: walk(child.children, &conversion)
        }
      }
    }
    walk(element.children, &self)
    return .list(start: nil, items: items)
  }
}
