// Written by hand from the manual pages ssh_config(5) and sshd_config(5) of OpenSSH 10, in lower case; with the outdated
// keywords that OpenSSH still passes over, and those that distributions add. A new release: compare its two pages.

let sshKeywords = words(
  """
    addkeystoagent addressfamily afstokenpassing batchmode bindaddress bindinterface canonicaldomains \
    canonicalizefallbacklocal canonicalizehostname canonicalizemaxdots canonicalizepermittedcnames \
    casignaturealgorithms certificatefile challengeresponseauthentication channeltimeout checkhostip \
    cipher ciphers clearallforwardings compression compressionlevel connectionattempts connecttimeout \
    controlmaster controlpath controlpersist dsaauthentication dynamicforward enableescapecommandline \
    enablesshkeysign escapechar exitonforwardfailure fallbacktorsh fingerprinthash \
    forkafterauthentication forwardagent forwardx11 forwardx11timeout forwardx11trusted gatewayports \
    globalknownhostsfile globalknownhostsfile2 gssapiauthentication gssapidelegatecredentials \
    hashknownhosts host hostbasedacceptedalgorithms hostbasedauthentication hostbasedkeytypes \
    hostkeyalgorithms hostkeyalias hostname identitiesonly identityagent identityfile identityfile2 \
    ignoreunknown include ipqos kbdinteractiveauthentication kbdinteractivedevices keepalive \
    kerberosauthentication kerberostgtpassing kexalgorithms knownhostscommand localcommand localforward \
    loglevel logverbose macs match nohostauthenticationforlocalhost numberofpasswordprompts \
    obscurekeystroketiming passwordauthentication permitlocalcommand permitremoteopen pkcs11provider \
    port preferredauthentications protocol proxycommand proxyjump proxyusefdpass \
    pubkeyacceptedalgorithms pubkeyacceptedkeytypes pubkeyauthentication refuseconnection rekeylimit \
    remotecommand remoteforward requesttty requiredrsasize revokedhostkeys rhostsauthentication \
    rhostsrsaauthentication rsaauthentication securitykeyprovider sendenv serveralivecountmax \
    serveraliveinterval sessiontype setenv skeyauthentication smartcarddevice stdinnull \
    streamlocalbindmask streamlocalbindunlink stricthostkeychecking syslogfacility tag tcpkeepalive \
    tisauthentication tunnel tunneldevice updatehostkeys useprivilegedport user userknownhostsfile \
    userknownhostsfile2 useroaming usersh verifyhostkeydns versionaddendum visualhostkey warnweakcrypto \
    xauthlocation
  """
)
.union(distributions)

/// Those that only the global part of sshd_config takes.
let sshdGlobalKeywords = words(
  """
    addressfamily afstokenpassing checkmail ciphers compression dsaauthentication fingerprinthash \
    gssapicleanupcredentials gssapidelegatecredentials gssapistrictacceptorcheck hostcertificate \
    hostdsakey hostkey hostkeyagent hostkeyalgorithms ignoreuserknownhosts keepalive kerberosgetafstoken \
    kerberosorlocalpasswd kerberostgtpassing kerberosticketcleanup kexalgorithms keyregenerationinterval \
    listenaddress logingracetime macs maxstartups modulifile permituserenvironment persourcemaxstartups \
    persourcenetblocksize persourcepenalties persourcepenaltyexemptlist pidfile port printlastlog \
    printmotd protocol reversemappingcheck rhostsauthentication securitykeyprovider serverkeybits \
    sshdauthpath sshdsessionpath strictmodes syslogfacility tcpkeepalive usedns uselogin usepam \
    useprivilegeseparation verifyreversemapping versionaddendum xauthlocation
  """)

/// Those that a `Match` block takes, too.
let sshdKeywords = words(
  """
    acceptenv allowagentforwarding allowgroups allowstreamlocalforwarding allowtcpforwarding allowusers \
    authenticationmethods authorizedkeyscommand authorizedkeyscommanduser authorizedkeysfile \
    authorizedkeysfile2 authorizedprincipalscommand authorizedprincipalscommanduser \
    authorizedprincipalsfile banner casignaturealgorithms challengeresponseauthentication channeltimeout \
    chrootdirectory clientalivecountmax clientaliveinterval denygroups denyusers disableforwarding \
    exposeauthinfo forcecommand gatewayports gssapiauthentication hostbasedacceptedalgorithms \
    hostbasedacceptedkeytypes hostbasedauthentication hostbasedusesnamefrompacketonly ignorerhosts \
    include ipqos kbdinteractiveauthentication kerberosauthentication loglevel logverbose match \
    maxauthtries maxsessions pamservicename passwordauthentication permitemptypasswords permitlisten \
    permitopen permitrootlogin permittty permittunnel permituserrc pubkeyacceptedalgorithms \
    pubkeyacceptedkeytypes pubkeyauthentication pubkeyauthoptions rdomain refuseconnection rekeylimit \
    requiredrsasize revokedkeys rhostsrsaauthentication rsaauthentication setenv skeyauthentication \
    streamlocalbindmask streamlocalbindunlink subsystem trustedusercakeys unusedconnectiontimeout \
    x11displayoffset x11forwarding x11uselocalhost
  """)

/// GSSAPI of Debian and Fedora, the key chain of macOS.
private let distributions: Set<String> = [
  "gssapikeyexchange", "gssapirenewalforcesrekey", "gssapitrustdns", "gssapiclientidentity",
  "gssapiserveridentity",
  "gssapikexalgorithms", "gssapistorecredentialsonrekey", "usekeychain", "debianbanner", "useroaming",
  "permitlocalcommand", "rsaminsize", "noneenabled", "noneswitch", "hpndisabled", "gssapienablek5users",
  "kerberosusekuserok", "usednslookup", "showpatchlevel",
]

/// Whether a distribution knows a keyword that OpenSSH itself does not.
func isKeywordOfDistribution(_ name: String) -> Bool { distributions.contains(name) }

private func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

private let yesNo = ["yes", "no"]

/// What a keyword takes where that is one of a few words. `true` and `false` are taken by older releases only.
let sshValues: [String: [String]] = [
  "batchmode": yesNo, "checkhostip": yesNo, "clearallforwardings": yesNo, "compression": yesNo,
  "exitonforwardfailure": yesNo, "forwardx11": yesNo, "forwardx11trusted": yesNo, "gatewayports": yesNo,
  "hashknownhosts": yesNo, "hostbasedauthentication": yesNo, "identitiesonly": yesNo,
  "kbdinteractiveauthentication": yesNo, "nohostauthenticationforlocalhost": yesNo,
  "passwordauthentication": yesNo,
  "permitlocalcommand": yesNo, "proxyusefdpass": yesNo, "stdinnull": yesNo, "streamlocalbindunlink": yesNo,
  "tcpkeepalive": yesNo, "visualhostkey": yesNo, "forkafterauthentication": yesNo,
  "canonicalizefallbacklocal": yesNo, "enableescapecommandline": yesNo,
  "pubkeyauthentication": yesNo + ["unbound", "host-bound"],
  "stricthostkeychecking": yesNo + ["ask", "accept-new", "off"], "updatehostkeys": yesNo + ["ask"],
  "verifyhostkeydns": yesNo + ["ask"], "controlmaster": yesNo + ["ask", "auto", "autoask"],
  "canonicalizehostname": yesNo + ["always", "none"], "requesttty": yesNo + ["force", "auto"],
  "tunnel": yesNo + ["point-to-point", "ethernet"], "addressfamily": ["any", "inet", "inet6"],
  "sessiontype": ["none", "subsystem", "default"], "loglevel": logLevels,
]

/// Criteria of `Match` in ssh_config, and whether a pattern follows.
let sshCriteria: [String: Bool] = [
  "all": false, "canonical": false, "final": false, "exec": true, "localnetwork": true, "host": true,
  "originalhost": true, "tagged": true, "command": true, "user": true, "localuser": true, "version": true,
  "sessiontype": true,
]

/// Those in sshd_config.
let sshdCriteria: [String: Bool] = [
  "all": false, "invalid-user": false, "user": true, "group": true, "host": true, "localaddress": true,
  "localport": true, "rdomain": true, "address": true, "version": true,
]

let sortedSSHKeywords = sshKeywords.sorted()
let sortedSSHDKeywords = sshdKeywords.union(sshdGlobalKeywords).sorted()

let sshdValues: [String: [String]] = [
  "passwordauthentication": yesNo, "pubkeyauthentication": yesNo, "permitemptypasswords": yesNo,
  "usepam": yesNo,
  "usedns": yesNo, "x11forwarding": yesNo, "x11uselocalhost": yesNo, "permittty": yesNo,
  "permituserrc": yesNo,
  "printmotd": yesNo, "strictmodes": yesNo, "tcpkeepalive": yesNo, "allowagentforwarding": yesNo,
  "disableforwarding": yesNo, "hostbasedauthentication": yesNo, "kbdinteractiveauthentication": yesNo,
  "challengeresponseauthentication": yesNo, "exposeauthinfo": yesNo, "streamlocalbindunlink": yesNo,
  "permitrootlogin": yesNo + ["without-password", "prohibit-password", "forced-commands-only"],
  "allowtcpforwarding": yesNo + ["all", "local", "remote"],
  "allowstreamlocalforwarding": yesNo + ["all", "local", "remote"],
  "gatewayports": yesNo + ["clientspecified"], "compression": yesNo + ["delayed"],
  "ignorerhosts": yesNo + ["shosts-only"], "permittunnel": yesNo + ["point-to-point", "ethernet"],
  "addressfamily": ["any", "inet", "inet6"], "loglevel": logLevels,
]

private let logLevels = ["quiet", "fatal", "error", "info", "verbose", "debug", "debug1", "debug2", "debug3"]

/// Keywords of both files that take one word; more is refused.
let sshSingleValues: Set<String> = Set(sshValues.keys).union(sshdValues.keys).union([
  "port", "hostname", "user", "hostkeyalias", "proxyjump", "connecttimeout", "serveraliveinterval",
  "serveralivecountmax",
  "connectionattempts", "clientaliveinterval", "clientalivecountmax", "maxauthtries", "maxsessions",
  "identityfile",
  "logingracetime", "listenaddress",
])
