/// A blog as Blogger exports it, made up: the HTML that its editor leaves, the damage that it does to code, and all kinds of
/// entries. The same number gives the same export.
package struct BloggerExport {
  package enum Form {
    /// `blog-*.xml` of the settings of a blog.
    case settings
    /// `feed.atom` of Google Takeout.
    case takeout
  }

  package struct Post {
    package let number: Int
    package let title: String
    /// RFC 3339.
    package let published: String
    package let address: String
    package let labels: [String]
    package let isDraft: Bool
    package let html: String
  }

  package let form: Form
  package let posts: [Post]
  package let pages: [Post]

  package init(posts count: Int, form: Form) {
    self.form = form
    posts = (0..<count).map { Self.post($0, of: count) }
    pages = ["about", "contact", "reading-list"].enumerated().map { index, name in
      Post(
        number: 9000 + index, title: name.capitalized.replacing("-", with: " "),
        published: "2012-01-0\(index + 1)T09:00:00.000+01:00", address: "/p/\(name).html", labels: [],
        isDraft: false,
        html:
          "<div>This is the page <b>\(name)</b>. See <a href=\"\(Self.host)\(Self.address(0))\">the first post</a>.</div>"
      )
    }
  }

  package static let host = "http://ops-notepad.blogspot.com"

  /// The names of images that posts show and that lie beside the export.
  package var imagesAtHand: [String] { posts.indices.filter { $0 % 10 == 4 }.map { "diagram-\($0).png" } }

  // MARK: Posts

  private static func title(_ number: Int) -> String {
    switch number % 10 {
    case 0: "Notes of the week"
    case 1: "Why \"dig\" & friends differ: part \(number)"
    case 2: "Upgrade EKS to 1.\(number)"
    default: "How to fix problem \(number)"
    }
  }

  /// Local time of Belgrade: winter time until March, summer time until October.
  private static func date(_ number: Int) -> (year: Int, month: Int, day: Int, zone: String) {
    let month = number % 12 + 1
    return (2012 + number / 24, month, number % 27 + 1, (4...10).contains(month) ? "+02:00" : "+01:00")
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func address(_ number: Int) -> String {
    let (year, month, _, _) = date(number)
    let slug = number % 10 == 0 ? "notes-of-week\(number == 0 ? "" : "_\(number)")" : "how-to-\(number)"
    return "/\(year)/\(two(month))/\(slug).html"
  }

  private static func post(_ number: Int, of count: Int) -> Post {
    let (year, month, day, zone) = date(number)
    let tags = ["docker", "aws", "terraform", "dns", "ci/cd", "Kubernetes"]
    return Post(
      number: 1000 + number, title: title(number),
      published: "\(year)-\(two(month))-\(two(day))T\(two(number % 24)):\(two(number % 60)):00.000\(zone)",
      address: address(number), labels: [tags[number % 6], tags[(number / 6) % 6]],
      isDraft: number % 25 == 24, html: html(number, of: count))
  }

  private static func html(_ number: Int, of count: Int) -> String {
    let other = (number * 7 + 3) % count
    var parts = [
      """
      <div dir="ltr" style="text-align: left;" trbidi="on">A container cannot reach&nbsp;the <b>registry</b> of \
      version_\(number), so <span style="font-family: &quot;Courier New&quot;, Courier, monospace;">terraform&nbsp;init</span> fails.\
      <br /><br />See <a href="\(host)\(address(other))">what came of it</a> and \
      <a href="https://ops-notepad.blogspot.de\(address(other))?m=1#cause">the cause</a>.<br />
      <a name='more'></a><div><br /></div><div>&nbsp; &nbsp;It is 2 * 3 * \(number) &lt;your-cluster&gt; [sic] and snake_case_name.</div>
      """
    ]
    parts.append("<h3 style=\"text-align: left;\"><a name=\"cause\"></a>The cause \(number)</h3>")
    let blocks = [shell, json, yaml, terraform, session, continuation, lists, table, embedded, courier]
    parts.append(blocks[number % 10](number))
    parts.append(blocks[(number / 10 + 3) % 10](number))
    if number % 5 == 4 { parts.append(image(number)) }
    parts.append(
      "<blockquote class=\"tr_bq\">Quoted <i>words</i> of somebody</blockquote><a href=\"#cause\">Back</a></div>"
    )
    return parts.joined(separator: "\n")
  }

  private static func shell(_ number: Int) -> String {
    "<pre class=\"brush: bash; toolbar: false;\">for zone in a b; do<br />&nbsp;&nbsp;echo “zone $zone”<br />done<br /></pre>"
  }

  private static func json(_ number: Int) -> String {
    "<pre>{<br />&nbsp; “dns”: [“192.0.2.\(number % 250)”]<br />}</pre>"
  }

  private static func yaml(_ number: Int) -> String {
    """
    <pre><code class="language-yaml">apiVersion: v1
    kind: ConfigMap
    metadata:
    &nbsp; name: settings-\(number)
    data:
    &nbsp; key: "a &amp; b"
    </code></pre>
    """
  }

  private static func terraform(_ number: Int) -> String {
    """
    <div class="highlight highlight-source-hcl"><pre><span>resource</span> "aws_vpc" "main" {
    &nbsp; cidr_block = "10.\(number % 250).0.0/16"
    }</pre></div>
    """
  }

  private static func session(_ number: Int) -> String {
    """
    <pre>$ cat /etc/resolv.conf
    nameserver 127.0.0.53
    $ sudo systemctl restart docker
    </pre>
    """
  }

  /// Backslashes at the ends of lines were lost.
  private static func continuation(_ number: Int) -> String {
    """
    <pre class="prettyprint lang-sh">aws eks describe-cluster
      --name cluster-\(number)
      --query cluster.identity</pre>
    """
  }

  private static func lists(_ number: Int) -> String {
    """
    <ul style="text-align: left;"><li>Scaler <b>one</b></li><ul><li>nested<br />with a line</li><ul><li>third \
    level</li></ul></ul><li><span style="font-weight: bold;">Two</span>:&nbsp;text</li></ul><ol><li>first<li>second</ol>
    """
  }

  private static func table(_ number: Int) -> String {
    """
    <table border="1"><tbody><tr><td><b>Name</b></td><td><b>Value</b></td></tr>\
    <tr><td>a|b</td><td><code>x|\(number)</code></td></tr><tr><td colspan="2">both</td></tr></tbody></table>
    """
  }

  private static func embedded(_ number: Int) -> String {
    """
    <iframe allowfullscreen="" src="https://www.youtube.com/embed/film\(number)"></iframe>
    <script src="https://gist.github.com/someone/\(number).js"></script>
    """
  }

  private static func courier(_ number: Int) -> String {
    """
    <div style="font-family: courier;">[Service]</div><div style="font-family: courier;">ExecStart=/usr/bin/thing --port \(number)</div>\
    <div style="font-family: courier;">&nbsp;</div><div>Done.</div>
    """
  }

  private static func image(_ number: Int) -> String {
    """
    <div class="separator" style="clear: both; text-align: center;"><a \
    href="https://blogger.googleusercontent.com/img/b/R29vZ2xl/AVvXs\(number)/s1600/diagram-\(number).png" imageanchor="1">\
    <img alt="What is connected in case \(number)" border="0" height="200" \
    src="https://blogger.googleusercontent.com/img/b/R29vZ2xl/AVvXs\(number)/s320/diagram-\(number).png" width="320" /></a></div>
    """
  }

  // MARK: Files

  /// The export.
  package var xml: String {
    switch form {
    case .settings: settingsXML
    case .takeout: takeoutXML
    }
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
      "\"", with: "&quot;")
  }

  private var settingsXML: String {
    let blog = "tag:blogger.com,1999:blog-77"
    func kind(_ name: String) -> String {
      "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#\(name)'/>"
    }
    func entry(_ post: Post, _ name: String) -> String {
      let labels = post.labels.map {
        "<category scheme='http://www.blogger.com/atom/ns#' term='\(escaped($0))'/>"
      }.joined()
      let alternate =
        "<link rel='alternate' type='text/html' href='\(Self.host)\(post.address)' title='\(escaped(post.title).replacing("'", with: "&#39;"))'/>"
      let control =
        "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>"
      return """
        <entry><id>\(blog).\(name)-\(post.number)</id><published>\(post.published)</published><updated>\(post.published)</updated>\(kind(name))\(labels)<title type='text'>\(escaped(post.title))</title><content type='html'>\(escaped(post.html))</content>\(post.isDraft ? control : alternate)<author><name>An engineer</name></author></entry>
        """
    }
    func comment(_ post: Post) -> String {
      """
      <entry><id>\(blog).post-5\(post.number)</id><published>\(post.published)</published>\(kind("comment"))<title type='text'>Thanks</title><content type='html'>Thanks!</content><thr:in-reply-to href='\(Self.host)\(post.address)' ref='\(blog).post-\(post.number)' type='text/html'/></entry>
      """
    }
    let settings = [
      ("BLOG_NAME", "Ops notepad"), ("BLOG_TIME_ZONE", "Europe/Belgrade"), ("BLOG_LOCALE", "en"),
    ].map {
      "<entry><id>\(blog).settings.\($0)</id>\(kind("settings"))<title type='text'>\($0)</title><content type='text'>\($1)</content></entry>"
    }
    let entries =
      [
        "<entry><id>\(blog).layout</id>\(kind("template"))<title type='text'>Template</title><content type='text'>&lt;html/&gt;</content></entry>"
      ]
      + settings + posts.map { entry($0, "post") } + pages.map { entry($0, "page") }
      + posts.filter { $0.number % 3 == 0 }.map(comment)
    return """
      <?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/atom.css" type="text/css"?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0'><id>\(blog).archive</id><title type='text'>Ops notepad</title><link rel='alternate' type='text/html' href='\(Self.host)/'/><author><name>An engineer</name></author><generator version='7.00' uri='http://www.blogger.com'>Blogger</generator>\(entries.joined())</feed>
      """
  }

  private var takeoutXML: String {
    let blog = "tag:blogger.com,1999:blog-77"
    func entry(_ post: Post, _ type: String, status: String) -> String {
      let labels = post.labels.map { "  <category scheme='\(blog)' term='\(escaped($0))'/>\n" }.joined()
      return """
          <entry>
            <id>\(blog).post-\(post.number)</id>
            <blogger:type>\(type)</blogger:type>
            <blogger:status>\(status)</blogger:status>
            <author><name>An engineer</name><uri></uri><blogger:type>BLOGGER</blogger:type></author>
            <title>\(escaped(post.title))</title>
            <content type='html'>\(escaped(post.html))</content>
            <blogger:metaDescription/>
            <blogger:created>\(post.published)</blogger:created>
            <published>\(post.published)</published>
            <updated>\(post.published)</updated>
            <blogger:location/>
          \(labels)
            <blogger:filename>\(post.isDraft ? "" : post.address)</blogger:filename>
            <link/>
            <enclosure/>
            <blogger:trashed/>
          </entry>

        """
    }
    func comment(_ post: Post) -> String {
      """
        <entry>
          <id>\(blog).post-5\(post.number)</id>
          <blogger:parent>\(blog).post-\(post.number)</blogger:parent>
          <blogger:inReplyTo/>
          <blogger:type>COMMENT</blogger:type>
          <blogger:status>LIVE</blogger:status>
          <title/>
          <content type='html'>Thanks!</content>
          <published>\(post.published)</published>
        </entry>

      """
    }
    let trashed = Post(
      number: 8000, title: "Thrown away", published: "2013-01-01T00:00:00Z", address: "/2013/01/thrown.html",
      labels: [],
      isDraft: false, html: "gone")
    let entries =
      posts.map { entry($0, "POST", status: $0.isDraft ? "DRAFT" : "LIVE") }
      + pages.map { entry($0, "PAGE", status: "LIVE") } + [entry(trashed, "POST", status: "SOFT_TRASHED")]
      + posts.filter { $0.number % 3 == 0 }.map(comment)
    return """
      <?xml version='1.0' encoding='utf-8'?>
      <feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
        <id>\(blog)</id>
        <title>Ops notepad</title>
      \(entries.joined())</feed>
      """
  }
}
