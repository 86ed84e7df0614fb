import YAMLSyntax

extension YAMLValue {
  /// The members of the mapping this is with those that `<<` brings in, which its own go before.
  ///
  /// https://yaml.org/type/merge.html
  /// - Returns: `nil` for what is no mapping.
  package var mergedMembers: [YAMLMember]? {
    guard let members = mapping else { return nil }
    guard members.contains(where: \.isMerge) else { return members }
    var result = members.filter { !$0.isMerge }
    var names = Set(result.map(\.name))
    for merge in members where merge.isMerge {
      for source in merge.value.sequence ?? [merge.value] {
        for member in source.mergedMembers ?? [] where names.insert(member.name).inserted {
          result.append(member)
        }
      }
    }
    return result
  }

  /// The value of the field `name` of the mapping this is.
  package subscript(name: String) -> YAMLValue? {
    mergedMembers?.first { $0.name == name }?.value
  }

  package var isNull: Bool { scalar?.content == .null }
}

extension YAMLMember {
  /// Whether this brings in the members of another mapping.
  package var isMerge: Bool { name == "<<" && key.scalar?.style == .plain }
}
