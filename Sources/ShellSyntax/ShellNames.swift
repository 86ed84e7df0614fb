/// Names of commands that the shell itself knows. XCU 2.15, 2.9.1 and the manual of bash, 4.
enum ShellNames {
  static func kind(of name: ArraySlice<UInt8>) -> ShellParser.NameKind {
    table[String(decoding: name, as: UTF8.self)] ?? .command
  }

  private static let table: [String: ShellParser.NameKind] = {
    var table: [String: ShellParser.NameKind] = [:]
    let builtins = """
      . : [ bg bind break cd command compgen complete compopt continue dirs disown echo enable exit false fc fg \
      getopts hash help history jobs kill logout mapfile popd printf pushd pwd read readarray return set shift \
      shopt source suspend test times trap true type ulimit umask unalias unset wait print
      """
    for name in builtins.split(separator: " ") { table[String(name)] = .builtin }
    for name in ["declare", "typeset", "local", "export", "readonly", "alias", "let", "eval"] {
      table[name] = .declaration
    }
    for name in ["sudo", "env", "exec", "nohup", "xargs", "builtin", "doas", "watch", "nice"] {
      table[name] = .prefix
    }
    return table
  }()
}
