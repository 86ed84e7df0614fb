import Diagnostics
import DocumentSchema
import YAMLSyntax

extension KnownDocument {
  /// How `kubectl` and the like reach clusters.
  ///
  /// https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
  static let kubeconfig = KnownDocument(
    name: "kubeconfig", phrase: "a kubeconfig", schema: kubeconfigSchema, definition: "config",
    // kubectl passes over what it does not know.
    unknownFields: .ignored,
    recognises: { root, _ in
      root["kind"]?.scalar?.text == "Config" && root["apiVersion"]?.scalar?.text == "v1"
        && ["clusters", "users", "contexts", "current-context"].contains { root[$0] != nil }
    },
    inspect: { root, source in source.isElided ? [] : undefinedNames(in: root) })
}

/// Names of the current context, and of the cluster and user of each context, that nothing has. A file may be one
/// of several that are merged (`KUBECONFIG=a:b`): where it has no such list, nothing is said.
private func undefinedNames(in root: YAMLValue) -> [Diagnostic] {
  var found: [Diagnostic?] = []
  if root["contexts"]?.sequence?.isEmpty == false {
    found.append(undefinedName(root["current-context"], in: names(root["contexts"]), what: "context"))
  }
  for context in root["contexts"]?.sequence ?? [] {
    for (field, list) in [("cluster", "clusters"), ("user", "users")]
    where root[list]?.sequence?.isEmpty == false {
      found.append(undefinedName(context["context"]?[field], in: names(root[list]), what: field))
    }
  }
  return found.compactMap(\.self)
}

private let kubeconfigSchema = Schema(
  """
  config
   apiVersion string
   kind string
   preferences any
   clusters list(named-cluster)
   users list(named-user)
   contexts list(named-context)
   current-context string
   extensions list(any)
  named-cluster
   name! string
   cluster! cluster
  cluster
   server string
   tls-server-name string
   insecure-skip-tls-verify boolean
   certificate-authority string
   certificate-authority-data string
   proxy-url string
   disable-compression boolean
   extensions list(any)
  named-user
   name! string
   user! user
  user
   client-certificate string
   client-certificate-data string
   client-key string
   client-key-data string
   token string
   tokenFile string
   as string
   as-uid string
   as-groups list(string)
   as-user-extra map(list(string))
   username string
   password string
   auth-provider auth-provider
   exec exec
   extensions list(any)
  auth-provider
   name! string
   config map(string)
  exec
   apiVersion string
   command! string
   args list(string)
   env list(variable)
   installHint string
   provideClusterInfo boolean
   interactiveMode 'Never'|'IfAvailable'|'Always'
  variable
   name! string
   value! string
  named-context
   name! string
   context! context
  context
   cluster string
   user string
   namespace string
   extensions list(any)
  """)
