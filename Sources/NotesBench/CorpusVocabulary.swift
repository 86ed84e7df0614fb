/// What the generated notes talk about. All of it was written for this generator.
enum CorpusVocabulary {
  struct Topic {
    let tag: String
    let nouns: [String]

    init(_ tag: String, _ nouns: String) {
      self.tag = tag
      self.nouns = nouns.split(separator: "|").map(String.init)
    }
  }

  static let topics = [
    Topic(
      "mail",
      "bounce address|mail queue|DKIM selector|greylist|spam score|smart host|alias map|TLS policy map"),
    Topic(
      "storage", "thin pool|scrub|spare disk|write barrier|block size|snapshot tree|quota group|mirror set"),
    Topic(
      "kubernetes", "sidecar|rollout|eviction|taint|probe|quota|admission hook|headless service|node pool"),
    Topic(
      "terraform", "plan file|provider block|state lock|module call|output|moved block|workspace|backend"),
    Topic("identity", "trust policy|session token|audience|group mapping|signing key|login flow|scope|realm"),
    Topic(
      "network",
      "default route|VLAN tag|firewall rule|tunnel|packet capture|jumbo frame|neighbour table|NAT rule"),
    Topic("monitoring", "alert rule|scrape job|dashboard|burn rate|silence|exporter|time series|histogram"),
    Topic(
      "database", "read replica|slow query|index bloat|vacuum|connection pool|failover|dump|advisory lock"),
    Topic(
      "containers", "base image|build stage|layer cache|registry|entry point|health check|volume|image digest"
    ),
    Topic(
      "backup",
      "retention rule|restore test|archive|deduplication|offsite copy|catalogue|checksum list|dump job"),
    Topic("linux", "unit file|kernel module|cgroup|mount option|open files limit|swap file|timer|journal"),
    Topic(
      "web",
      "reverse proxy|cache header|upstream|redirect|certificate chain|compression level|access log|vhost"),
    Topic(
      "queues", "consumer group|dead letter|partition|offset|retry topic|batch size|acknowledgement|backlog"),
    Topic("delivery", "pipeline|artifact|release branch|feature flag|canary|approval|build cache|rollback"),
    Topic(
      "security",
      "audit log|key rotation|secret scan|patch level|allow list|vulnerability|sandbox|password policy"),
    Topic(
      "cloud",
      "subnet|load balancer|spot fleet|object lock|service quota|region pair|price class|instance role"),
  ]

  static let adjectives = words(
    "old|half-finished|forgotten|crowded|second|regional|strict|empty|slow|local|renamed|broken|spare|nightly|central|unused|signed|shadow|generous|fragile"
  )
  static let verbs = words(
    "replace|inspect|move|shrink|document|enable|pause|compare|split|freeze|simplify|extend|lower|publish|refresh|detach|label|schedule|rename|drop"
  )
  static let participles = words(
    "replaced|inspected|moved|shrunk|documented|enabled|paused|compared|split|frozen|simplified|extended|lowered|published|refreshed|detached|labelled|scheduled|renamed|dropped"
  )
  static let services = words(
    "parcel|ticket|roster|ledgerbook|harbour|beacon|orchard|lantern|compass|anvil|meadow|quarry|signal|atlas|ferry|kiln|mosaic|pantry|relay|tundra"
  )
  static let parts = words("api|worker|web|jobs|gateway|mirror|admin|import|cache|events")
  static let places = words(
    "staging|production|the lab|the old data centre|the test account|the second region")
  static let regions = words("eu-north-1|eu-west-3|us-west-1|ap-southeast-2|eu-south-1|ca-west-1")
  static let domains = words("example.org|example.net|ops.example|lab.example|corp.test")
  static let hosts = words("gate|core|disk|edge|hub|pump|rack|tap|vault|wall")
  static let times = words(
    "last spring|during the move|on a Friday|before the audit|right after lunch|in the quiet week|for three days|twice a year"
  )
  static let causes = words(
    "a default that nobody had read|two scripts with one lock file|an address that was typed by hand|a limit from another decade|a clock that ran ahead|a retry without a pause|a package held back|an option that had changed its name"
  )
  static let effects = words(
    "half of the requests came back twice|nobody could log in|the graphs stayed flat|the disk filled up|the job never ended|mail was held for hours|the pages loaded without styles|builds waited for each other"
  )

  /// Braces hold what `CorpusText.fill` knows; no sentence is in any documentation.
  static let sentences = [
    "In {place} the {noun} of `{service}` is older than the {noun2}, which explains why {effect}.",
    "We {participle} the {adjective} {noun} {time}, and {effect} until somebody looked at the {noun2}.",
    "A {noun} that is {participle} too early costs {small} minutes; one that is {participle2} too late costs a night.",
    "It helps to {verb} the {noun} before you {verb2} the {noun2}, because `{host}` reads both only once.",
    "The reason was {cause}, and it took {small} people to find it.",
    "Nothing warns you when the {noun} on `{host}` and the {noun2} on `{host2}` disagree.",
    "For `{service}` a limit of {number} is plenty; `{service2}` needs {number2} at month's end.",
    "Once the {adjective} {noun} was {participle}, the number of errors fell from {number2} to {small}.",
    "The {noun} answers on {address}, the {noun2} on a port that only `{host}` may reach.",
    "Do *not* {verb} the {noun} in {place} while a {noun2} is being {participle}.",
    "With {cause} in mind, **{verb} the {noun} first** and leave the {noun2} alone.",
    "Since version {version} the {noun} is called something else, and {effect} without a word in the log.",
    "My own list has {small} steps, of which the third – {verb} the {noun2} – is the one I forget.",
    "More about the {noun} is in [{link}]({target}), written {time}.",
    "If {effect}, count the {noun} entries first: `{metric}` above {number} is a bad sign.",
    "The change {hash} touched the {noun} and, by mistake, the {adjective} {noun2}.",
    "Somebody had {participle} the {noun} by hand, so the {noun2} was {adjective} on {small} of {number} hosts.",
    "You will want a {adjective} copy of the {noun} in {region} before you {verb} anything.",
    "It is the {noun2} that decides, not the {noun}; the page about `{service}` had it the wrong way round.",
    "Ask whoever owns `{service}` before you {verb} the {noun}, and write down what they say.",
    "After {small} restarts the {noun} still pointed at `{host}`, which has been gone since version {version}.",
    "What is left of the {adjective} {noun} can be {participle} whenever {place} is quiet.",
    "The {noun} keeps {number} entries and throws away the rest, ~~silently~~ with one line in the {noun2}.",
    "Both `{service}` and `{service2}` go through the same {noun}, hence the {adjective} {noun2}.",
  ]

  static let items = [
    "{verb} the {noun} on `{host}`", "the {noun}: {number}, in {place} {number2}",
    "`{metric}` below {number}",
    "a {adjective} {noun2} for `{service}`", "nobody waits for the {noun}", "{participle} the {noun} {time}",
    "the {noun2} in {region} is {participle}",
  ]

  static let headings = [
    "What we saw", "Why it happens", "The way back", "Numbers", "Before the next time",
    "What to look at first",
    "The {noun} in {place}", "{Verb} the {noun}", "The {adjective} {noun}", "A {noun2} for {service}",
    "From {noun} to {noun2}", "Limits of the {noun}", "When the {noun} is {participle}",
  ]

  static let titles = [
    "{Verb} a {noun} without anyone noticing", "The {adjective} {noun} of {service}",
    "Why the {noun} was {participle}",
    "A {noun} and its {noun2}", "{Verb} the {noun}, then {verb2} the {noun2}",
    "How {service} lost its {noun}",
    "The {noun} in {region}", "Notes on a {adjective} {noun}",
  ]

  private static func words(_ text: String) -> [String] { text.split(separator: "|").map(String.init) }
}
