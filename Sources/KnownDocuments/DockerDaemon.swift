import DocumentSchema
import YAMLSyntax

extension KnownDocument {
  /// `/etc/docker/daemon.json`.
  ///
  /// https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file
  static let dockerDaemon = KnownDocument(
    name: "docker-daemon", phrase: "a daemon.json", schema: dockerSchema, definition: "daemon",
    unknownFields: .refusedIfMisspelt,
    recognises: { _, source in source.notation == .json && source.baseName == "daemon.json" })
}

private let dockerSchema = Schema(
  """
  daemon
   allow-direct-routing boolean
   allow-nondistributable-artifacts list(string)
   api-cors-header string
   authorization-plugins list(string)
   bip string
   bip6 string
   bridge string
   bridge-accept-fwmark string
   builder builder
   cdi-spec-dirs list(string)
   cgroup-parent string
   cluster-advertise string
   cluster-store string
   cluster-store-opts map(string)
   config-file string
   containerd string
   containerd-namespace string
   containerd-plugins-namespace string
   cpu-rt-period integer
   cpu-rt-runtime integer
   cri-containerd boolean
   data-root string
   debug boolean
   default-address-pools list(address-pool)
   default-cgroupns-mode 'private'|'host'
   default-gateway string
   default-gateway-v6 string
   default-ipc-mode string
   default-network-opts map(map(string))
   default-runtime string
   default-shm-size string|integer
   default-ulimits map(ulimit)
   deprecated-key-path string
   dns list(string)
   dns-opts list(string)
   dns-search list(string)
   exec-opts list(string)
   exec-root string
   experimental boolean
   features map(any)
   firewall-backend string
   fixed-cidr string
   fixed-cidr-v6 string
   graph string
   group string
   host-gateway-ip string
   host-gateway-ips list(string)
   hosts list(string)
   http-proxy string
   https-proxy string
   icc boolean
   init boolean
   init-path string
   insecure-registries list(string)
   ip string
   ip-forward boolean
   ip-forward-no-drop boolean
   ip-masq boolean
   ip6tables boolean
   iptables boolean
   ipv6 boolean
   isolation string
   labels list(string)
   live-restore boolean
   log-driver string
   log-format 'text'|'json'
   log-level 'debug'|'info'|'warn'|'error'|'fatal'
   log-opts map(string)
   max-concurrent-downloads integer
   max-concurrent-uploads integer
   max-download-attempts integer
   metrics-addr string
   min-api-version string
   mtu integer
   network-control-plane-mtu integer
   network-diagnostic-port integer
   no-new-privileges boolean
   no-pivot-root boolean
   no-proxy string
   node-generic-resources list(string)
   oom-score-adjust integer
   pidfile string
   proxies proxies
   raw-logs boolean
   registry-mirrors list(string)
   rootless boolean
   runtimes map(runtime)
   seccomp-profile string
   selinux-enabled boolean
   shutdown-timeout integer
   storage-driver string
   storage-opts list(string)
   swarm-default-advertise-addr string
   tls boolean
   tlscacert string
   tlscert string
   tlskey string
   tlsverify boolean
   userland-proxy boolean
   userland-proxy-path string
   userns-remap string
   validate boolean
  builder ...
   gc garbage-collection
   entitlements any
  garbage-collection ...
   enabled boolean
  address-pool
   base! string
   size! integer
  ulimit
   Name string
   Hard integer
   Soft integer
  proxies
   http-proxy string
   https-proxy string
   no-proxy string
  runtime ...
   path string
   runtimeArgs list(string)
   runtimeType string
   options any
  """)
