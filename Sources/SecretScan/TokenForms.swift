import Diagnostics

/// The form of a token that a service hands out.
struct TokenForm: Sendable {
  enum Alphabet: Sendable {
    case lettersAndDigits, base32, upperCase, hexadecimal, underscore, dashes, dots

    func contains(_ byte: UInt8) -> Bool {
      switch self {
      case .lettersAndDigits: isLetterOrDigit(byte)
      // RFC 4648 §6
      case .base32: isUpperCase(byte) || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(byte)
      case .upperCase: isUpperCase(byte) || isDigit(byte)
      case .hexadecimal: isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      case .underscore: isNameByte(byte)
      case .dashes: isBase64URL(byte)
      case .dots: isBase64URL(byte) || byte == UInt8(ascii: ".")
      }
    }
  }

  enum Check: Sendable {
    /// Drawn at random, as far as one can see.
    case random
    /// Six characters at the end that tell whether the others are right.
    case checksum
  }

  let prefix: StaticString
  /// With its article, for the message.
  let name: String
  let rule: Rule
  /// Of what follows the prefix.
  let lengths: ClosedRange<Int>
  let alphabet: Alphabet
  let check: Check

  init(
    _ prefix: StaticString, _ name: String, _ rule: Rule, _ lengths: ClosedRange<Int>, _ alphabet: Alphabet,
    _ check: Check = .random
  ) {
    self.prefix = prefix
    self.name = name
    self.rule = rule
    self.lengths = lengths
    self.alphabet = alphabet
    self.check = check
  }
}

/// What each service's documentation says of its tokens. Of prefixes of which one begins the other the longer one stands first.
let tokenForms: [TokenForm] = [
  TokenForm("AKIA", "an AWS access key id", SecretRules.awsAccessKey, 16...16, .base32),
  TokenForm("ASIA", "the id of temporary credentials of AWS", SecretRules.awsAccessKey, 16...16, .base32),

  TokenForm("ghp_", "a GitHub token", SecretRules.gitHubToken, 36...36, .lettersAndDigits, .checksum),
  TokenForm("gho_", "a GitHub token", SecretRules.gitHubToken, 36...36, .lettersAndDigits, .checksum),
  TokenForm("ghu_", "a GitHub token", SecretRules.gitHubToken, 36...36, .lettersAndDigits, .checksum),
  TokenForm("ghs_", "a GitHub token", SecretRules.gitHubToken, 36...36, .lettersAndDigits, .checksum),
  TokenForm("ghr_", "a GitHub token", SecretRules.gitHubToken, 36...76, .lettersAndDigits),
  TokenForm("github_pat_", "a GitHub token", SecretRules.gitHubToken, 82...82, .underscore),

  TokenForm("glpat-", "a GitLab token", SecretRules.gitLabToken, 20...320, .dots),
  TokenForm("gldt-", "a deploy token of GitLab", SecretRules.gitLabToken, 20...320, .dots),
  TokenForm("glrt-", "a runner token of GitLab", SecretRules.gitLabToken, 20...320, .dots),
  TokenForm("glrtr-", "a runner token of GitLab", SecretRules.gitLabToken, 20...320, .dots),
  TokenForm("glcbt-", "a job token of GitLab", SecretRules.gitLabToken, 20...320, .dots),
  TokenForm("glptt-", "a trigger token of GitLab", SecretRules.gitLabToken, 40...40, .hexadecimal),
  TokenForm("glft-", "a feed token of GitLab", SecretRules.gitLabToken, 20...320, .dots),
  TokenForm("glimt-", "a mail token of GitLab", SecretRules.gitLabToken, 25...320, .dots),
  TokenForm("glagent-", "an agent token of GitLab", SecretRules.gitLabToken, 50...320, .dots),
  TokenForm("glsoat-", "a SCIM token of GitLab", SecretRules.gitLabToken, 20...320, .dots),
  TokenForm("gloas-", "an application secret of GitLab", SecretRules.gitLabToken, 64...64, .hexadecimal),
  TokenForm("GR1348941", "a registration token of GitLab", SecretRules.gitLabToken, 20...20, .dashes),

  TokenForm("xoxb-", "a Slack token", SecretRules.slackToken, 40...120, .dashes),
  TokenForm("xoxp-", "a Slack token", SecretRules.slackToken, 40...120, .dashes),
  TokenForm("xoxa-", "a Slack token", SecretRules.slackToken, 40...120, .dashes),
  TokenForm("xoxr-", "a Slack token", SecretRules.slackToken, 40...120, .dashes),
  TokenForm("xoxs-", "a Slack token", SecretRules.slackToken, 40...120, .dashes),
  TokenForm("xoxe-", "a Slack token", SecretRules.slackToken, 40...200, .dashes),
  TokenForm("xapp-", "an app token of Slack", SecretRules.slackToken, 60...140, .dashes),

  TokenForm("AIza", "a Google API key", SecretRules.googleKey, 35...35, .dashes),
  TokenForm("GOCSPX-", "an OAuth client secret of Google", SecretRules.googleKey, 28...28, .dashes),
  TokenForm("ya29.", "an access token of Google", SecretRules.googleKey, 60...400, .dashes),

  TokenForm("sk_live_", "a Stripe key", SecretRules.stripeKey, 24...120, .lettersAndDigits),
  TokenForm("rk_live_", "a Stripe key", SecretRules.stripeKey, 24...120, .lettersAndDigits),
  TokenForm("whsec_", "a webhook secret", SecretRules.stripeKey, 32...64, .lettersAndDigits),

  TokenForm("npm_", "an npm token", SecretRules.serviceToken, 36...36, .lettersAndDigits, .checksum),
  // A macaroon whose first packet says pypi.org.
  TokenForm("pypi-AgEIcHlwaS5vcmc", "a PyPI token", SecretRules.serviceToken, 50...300, .dashes),
  TokenForm("rubygems_", "a RubyGems key", SecretRules.serviceToken, 48...48, .hexadecimal),
  TokenForm("dckr_pat_", "a Docker Hub token", SecretRules.serviceToken, 27...40, .dashes),
  TokenForm("dckr_oat_", "a Docker Hub token", SecretRules.serviceToken, 27...40, .dashes),
  TokenForm("hvs.", "a Vault token", SecretRules.serviceToken, 24...300, .dashes),
  TokenForm("hvb.", "a Vault token", SecretRules.serviceToken, 100...400, .dashes),
  TokenForm("dop_v1_", "a DigitalOcean token", SecretRules.serviceToken, 64...64, .hexadecimal),
  TokenForm("doo_v1_", "a DigitalOcean token", SecretRules.serviceToken, 64...64, .hexadecimal),
  TokenForm("dor_v1_", "a DigitalOcean token", SecretRules.serviceToken, 64...64, .hexadecimal),
  TokenForm("SG.", "a SendGrid API key", SecretRules.serviceToken, 60...70, .dots),
  TokenForm("hf_", "a Hugging Face token", SecretRules.serviceToken, 34...34, .lettersAndDigits),
  TokenForm("sk-ant-api03-", "an Anthropic API key", SecretRules.serviceToken, 80...120, .dashes),
  TokenForm("sk-ant-admin01-", "an Anthropic API key", SecretRules.serviceToken, 80...120, .dashes),
  TokenForm("sk-proj-", "an OpenAI API key", SecretRules.serviceToken, 40...200, .dashes),
  TokenForm("sk-svcacct-", "an OpenAI API key", SecretRules.serviceToken, 40...200, .dashes),
  TokenForm("sk-", "an OpenAI API key", SecretRules.serviceToken, 48...48, .lettersAndDigits),
  TokenForm("AGE-SECRET-KEY-1", "a secret key of age", SecretRules.serviceToken, 58...58, .upperCase),
  TokenForm("tskey-auth-", "a Tailscale key", SecretRules.serviceToken, 30...80, .dashes),
  TokenForm("tskey-api-", "a Tailscale key", SecretRules.serviceToken, 30...80, .dashes),
  TokenForm("glsa_", "a Grafana token", SecretRules.serviceToken, 41...41, .underscore),
  TokenForm("pul-", "a Pulumi token", SecretRules.serviceToken, 40...40, .hexadecimal),
  TokenForm("sbp_", "a Supabase token", SecretRules.serviceToken, 40...40, .hexadecimal),
  TokenForm("shpat_", "a Shopify token", SecretRules.serviceToken, 32...32, .hexadecimal),
  TokenForm("dapi", "a Databricks token", SecretRules.serviceToken, 32...32, .hexadecimal),
  TokenForm("PMAK-", "a Postman key", SecretRules.serviceToken, 59...59, .dashes),
  TokenForm("lin_api_", "a Linear key", SecretRules.serviceToken, 40...40, .lettersAndDigits),
  TokenForm("NRAK-", "a New Relic key", SecretRules.serviceToken, 27...27, .upperCase),
]

func tokenForms(beginningWith byte: UInt8) -> [TokenForm] { byte < 0x80 ? formsByFirstByte[Int(byte)] : [] }

private let formsByFirstByte: [[TokenForm]] = {
  var forms = [[TokenForm]](repeating: [], count: 0x80)
  for form in tokenForms { form.prefix.withUTF8Buffer { forms[Int($0[0])].append(form) } }
  return forms
}()

/// Values that services print in their documentation and that look drawn at random.
let documentedExamples: Set<String> = [
  // Google Maps Platform
  "AIzaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe",
  // GitHub: the article on the format, and the reference of its REST interface
  "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", "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
  "gho_16C7e42F292c6912E7710c838347Ae178B4a", "ghu_16C7e42F292c6912E7710c838347Ae178B4a",
  "ghs_16C7e42F292c6912E7710c838347Ae178B4a",
  "ghr_1B4a2e77838347a7E420ce178F2E7c6912E169246c34E1ccbF66C46812d16D5B1A9Dc86A1498",
  // Telegram
  "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
  // Kubernetes: the secret of its tasks; external-dns
  "MWYyZDFlMmU2N2Rm", "1f2d1e2e67df", "96Ah/a2g0/nLeFGK+d/0tzQcccf9hCEIy34PoXX2Qg8=",
  // Apache APISIX; the MD5 of `password`
  "edd1c9f034335f136f87ad84b625c8f1", "5f4dcc3b5aa765d61d8327deb882cf99",
  // The emulators of Azure Storage and Cosmos DB
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
  "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
]
