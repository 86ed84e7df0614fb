/// The words that mean nearly the same to people who write about machines as a word does, its forms included.
func relatedTo(_ word: [UInt8]) -> [String] {
  related[String(decoding: word[..<stemLength(word)], as: UTF8.self)] ?? []
}

/// By the stem of a word.
private let related: [String: [String]] = {
  let groups = """
    k8s kubernetes kube
    k8 kubernetes
    tf terraform
    pg postgres postgresql psql
    js javascript
    ts typescript
    py python
    rb ruby
    rs rust
    md markdown
    yml yaml
    sh shell bash
    gh github
    gha github
    es elasticsearch
    db database
    repo repository
    config configuration configure settings
    conf configuration config
    env environment
    var variable
    vars variables
    dir directory folder
    auth authentication authorization authenticate
    cert certificate
    creds credentials
    docs documentation
    prod production
    dev development
    perf performance
    perms permissions
    pkg package
    deps dependencies
    cmd command
    args arguments
    arg argument
    param parameter
    params parameters
    func function
    fn function
    regex regexp
    img image
    msg message
    num number
    str string
    int integer
    bool boolean
    temp temporary
    tmp temporary
    util utility
    utils utilities
    lib library
    libs libraries
    ns namespace
    svc service
    deploy deployment
    lb loadbalancer
    mem memory
    net network
    sec security
    sg security
    admin administrator
    app application
    async asynchronous
    info information
    max maximum
    min minimum
    pw password
    pwd password
    doc document
    delete remove drop erase
    remove delete uninstall
    list show display print
    show display list view
    display show print
    find search locate lookup
    search find query
    make create
    create make generate new
    add append insert
    change modify update edit alter
    rename move
    copy duplicate clone
    run execute launch start
    execute run
    start launch run begin
    stop kill terminate halt
    kill stop terminate
    get fetch retrieve
    fetch get download
    check verify test validate
    verify check validate
    fix repair solve resolve
    error failure exception
    fast quick speed
    slow performance latency
    count number
    combine merge join concatenate
    merge combine
    split separate divide
    convert transform turn
    compare diff difference
    ignore exclude skip
    skip ignore omit
    revert undo rollback
    undo revert
    replace substitute swap
    unique distinct duplicates
    sort order
    current present
    previous last
    enable activate
    disable deactivate
    open launch
    """
  var related: [String: [String]] = [:]
  for line in groups.split(separator: "\n") {
    let words = line.split(separator: " ").map(String.init)
    guard let first = words.first.map({ Array($0.utf8) }) else { continue }
    related[String(decoding: first[..<stemLength(first)], as: UTF8.self), default: []] += words.dropFirst()
  }
  return related
}()
