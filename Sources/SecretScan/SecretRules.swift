import Diagnostics

/// What must not be published. Some characters of the examples are written as escapes, so that programs which look
/// for secrets pass this file by.
package enum SecretRules {
  package static let all: [Rule] = [
    awsAccessKey, gitHubToken, gitLabToken, slackToken, googleKey, stripeKey, serviceToken, privateKey,
    webToken,
    password, passwordInURL,
  ]

  private static let published = """
    What is published cannot be taken back: pages are copied, and programs look for such texts within minutes. If it is \
    real, revoke it first, then take it out of the note and its history.
    """

  static let awsAccessKey = Rule(
    "secret.aws-access-key", .error, "an access key of AWS",
    why: """
      \(published) Ids that begin with AKIA belong to keys that work until somebody deletes them. Those of AWS's \
      documentation, which end in EXAMPLE, are not reported.
      """,
    wrong: """
      ```bash
      export AWS_ACCESS_KEY_ID=AKI\u{41}T7QWZ3MXR5BKJ2PD
      ```
      """,
    right: """
      ```bash
      export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
      ```
      """)

  static let gitHubToken = Rule(
    "secret.github-token", .error, "a token of GitHub",
    why: """
      \(published) The last six characters of a token are a checksum of the others: where they do not fit, the token was \
      altered or made up, and this is a warning.
      """,
    wrong: """
      ```bash
      export GITHUB_TOKEN=gh\u{70}_x7Kq2ZsV7wXe4RmN1bYcP0dLfJ8hTu4fJO8o
      ```
      """,
    right: """
      ```bash
      export GITHUB_TOKEN=<your-token>
      ```
      """)

  static let gitLabToken = Rule(
    "secret.gitlab-token", .error, "a token of GitLab",
    why: published,
    wrong: """
      ```bash
      curl --header "PRIVATE-TOKEN: glp\u{61}t-t9Kq2ZsV7wXe4RmN1bYc" https://gitlab.example.com/api/v4/projects
      ```
      """,
    right: """
      ```bash
      curl --header "PRIVATE-TOKEN: $GITLAB_TOKEN" https://gitlab.example.com/api/v4/projects
      ```
      """)

  static let slackToken = Rule(
    "secret.slack-token", .error, "a token or a webhook of Slack",
    why: "\(published) Whoever has the address of a webhook can write into the channel.",
    wrong: """
      ```bash
      curl -d '{"text": "done"}' https://hooks.slack.com/services/T02\u{41}B3CD4/B05EF6GH7/k4Jw9sQzT1mXv8RbN2cLp7Yd
      ```
      """,
    right: """
      ```bash
      curl -d '{"text": "done"}' "$SLACK_WEBHOOK"
      ```
      """)

  static let googleKey = Rule(
    "secret.google-key", .error, "a key or a client secret of Google",
    why: published,
    wrong: """
      ```bash
      export MAPS_KEY=AIz\u{61}SyB7Kq2ZsV7wXe4RmN1bYcP0dLfJ8hTuG5w
      ```
      """,
    right: """
      ```bash
      export MAPS_KEY=AIza...
      ```
      """)

  static let stripeKey = Rule(
    "secret.stripe-key", .error, "a live key of Stripe",
    why: "\(published) Keys of Stripe's test mode (`sk_test_…`) are not reported.",
    wrong: """
      ```bash
      curl https://api.stripe.com/v1/charges -u sk_liv\u{65}_7Kq2ZsV7wXe4RmN1bYcP0dLf:
      ```
      """,
    right: """
      ```bash
      curl https://api.stripe.com/v1/charges -u "$STRIPE_KEY:"
      ```
      """)

  static let serviceToken = Rule(
    "secret.service-token", .error, "a token of a service",
    why: """
      \(published) Known are those of npm, PyPI, RubyGems, Docker Hub, Vault, Terraform Cloud, DigitalOcean, SendGrid, \
      Telegram, Hugging Face, Anthropic, OpenAI, age, Azure Storage, Tailscale, Grafana, Pulumi, Supabase, Shopify, \
      Databricks, Postman, Linear and New Relic.
      """,
    wrong: """
      ```bash
      export VAULT_TOKEN=hvs\u{2E}Kq2ZsV7wXe4RmN1bYcP0dLfJ
      ```
      """,
    right: """
      ```bash
      export VAULT_TOKEN=hvs.…
      ```
      """)

  static let privateKey = Rule(
    "secret.private-key", .error, "a private key",
    why: "\(published) A key without its lines, or with `...` in it, is not reported.",
    wrong: """
      ```
      -----BEGIN PRIVATE K\u{45}Y-----
      MC4CAQAwBQYDK2VwBCIEIPq7Zt8LQ2mKp0sVYf4uR1nXd3Wc9bGh5jTk6eAo7yBi
      -----END PRIVATE KEY-----
      ```
      """,
    right: """
      ```
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEI...
      -----END PRIVATE KEY-----
      ```
      """)

  static let webToken = Rule(
    "secret.web-token", .error, "a JSON Web Token that is still good",
    why: """
      \(published) A token is good until the time in its `exp`. One that has run out, or that says nothing of it, is not \
      reported; those of Kubernetes' service accounts without `exp` are, as they are good for ever.
      """,
    wrong: """
      ```
      eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2lkLmNvcnAubmV0Iiwic3ViIjoia2ltIiwiZXhwIjo0MTAyNDQ0ODAwfQ\u{2E}Kq2ZsV7wXe4RmN1bYcP0dLfJ8hTuG5aB3iQx6yWv9zE
      ```
      """,
    right: """
      ```
      eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2lkLmNvcnAubmV0IiwuLi4
      ```
      """)

  static let password = Rule(
    "secret.password", .error, "a password, or what is one by another name",
    why: """
      \(published) Looked at are values of names such as PASSWORD, SECRET_KEY and token, wherever they stand, and what is \
      given to curl and mysql. Only what looks drawn at random is reported, no `changeme` and no word.
      """,
    wrong: """
      ```dotenv
      DB_PASSWORD=k4Jw9sQzT1xV
      ```
      """,
    right: """
      ```dotenv
      DB_PASSWORD=changeme
      ```
      """)

  static let passwordInURL = Rule(
    "secret.password-in-url", .error, "a password in an address",
    why: """
      \(published) Stand-ins such as `user:password@` and `$TOKEN`, and addresses of example.com or this machine, are not \
      reported.
      """,
    wrong: """
      ```bash
      git clone https://deploy:k4Jw9sQzT1@git.corp.net/web.git
      ```
      """,
    right: """
      ```bash
      git clone "https://deploy:$GIT_PASSWORD@git.corp.net/web.git"
      ```
      """)
}
