import SourceText

/// Whether the text of `range` reads as something typed at a prompt, and not as a sentence.
///
/// Asked where a `# ` may be the prompt of root or begin a comment, so a doubtful text is no command.
func looksLikeCommand(_ bytes: [UInt8], _ range: SourceRange) -> Bool {
  let text = bytes.trimmed(range)
  let word = bytes.run(from: text.start, to: text.end) { !isBlank($0) && $0 != UInt8(ascii: ";") }
  guard word.count > 0, word.count < 200 else { return false }
  let first = bytes[word.start]
  if first == UInt8(ascii: "/") || first == UInt8(ascii: "~")
    || bytes.has("./", at: word.start, before: word.end)
  {
    return word.count > 2
  }
  if isAssignment(bytes, word) { return true }
  guard isLower(first) || first == UInt8(ascii: "[") else { return false }
  let name = bytes.text(word)
  if readsAsProse(bytes, SourceRange(word.end, text.end)) { return false }
  return knownCommands.contains(name) || (isCommandName(bytes, word) && hasShellSigns(bytes, text))
}

/// Whether the first line that is no comment is a command of a program that is known.
package func beginsWithCommand(_ bytes: [UInt8]) -> Bool {
  let table = LineTable(bytes)
  for line in 0..<table.count {
    let text = bytes.trimmed(table.contentRange(ofLine: line))
    guard text.count > 0, bytes[text.start] != UInt8(ascii: "#") else { continue }
    return beginsWithKnownCommand(bytes, text) && looksLikeCommand(bytes, text)
  }
  return false
}

/// Whether `range` begins with the name of a program that is known.
func beginsWithKnownCommand(_ bytes: [UInt8], _ range: SourceRange) -> Bool {
  let start = bytes.afterBlanks(range)
  let word = bytes.run(from: start, to: range.end) { isNameByte($0) }
  guard word.count > 0, word.count < 40 else { return false }
  return knownCommands.contains(bytes.text(word))
}

/// A name that a program may have: small letters, digits, `-`, `_`, `.` and `/`.
func isCommandName(_ bytes: [UInt8], _ word: SourceRange) -> Bool {
  guard word.count > 0, isLower(bytes[word.start]) || bytes[word.start] == UInt8(ascii: ".") else {
    return false
  }
  return bytes[word.start..<word.end].allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "/") }
    && bytes[word.end - 1] != UInt8(ascii: ".")
}

/// Signs that sentences and tables do not have: an option, a pipe, a variable, a redirection, a quote.
func hasShellSigns(_ bytes: [UInt8], _ range: SourceRange) -> Bool {
  var offset = range.start
  while offset < range.end {
    let afterBlank = offset > range.start && isBlank(bytes[offset - 1])
    let next = offset + 1 < range.end ? bytes[offset + 1] : UInt8(ascii: " ")
    switch bytes[offset] {
    case UInt8(ascii: "-") where afterBlank && (isLetter(next) || next == UInt8(ascii: "-")): return true
    case UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "$"): return true
    case UInt8(ascii: "&") where next == UInt8(ascii: "&"): return true
    case UInt8(ascii: ">") where afterBlank, UInt8(ascii: "'") where afterBlank,
      UInt8(ascii: "\"") where afterBlank:
      return true
    default: offset += 1
    }
  }
  return false
}

/// `NAME=…`
private func isAssignment(_ bytes: [UInt8], _ word: SourceRange) -> Bool {
  let name = bytes.run(from: word.start, to: word.end) { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
  return name.count > 0 && !isDigit(bytes[name.start]) && name.end < word.end
    && bytes[name.end] == UInt8(ascii: "=")
}

/// Whether what follows the first word is English: one of the small words that commands do not take, or
/// the full stop or colon of a sentence at the end.
private func readsAsProse(_ bytes: [UInt8], _ range: SourceRange) -> Bool {
  if range.count > 1, let last = bytes[range.start..<range.end].last {
    let isSentenceEnd = last == UInt8(ascii: ".") || last == UInt8(ascii: ":")
    if isSentenceEnd, isLetter(bytes[range.end - 2]) { return true }
  }
  var offset = range.start
  while offset < range.end {
    offset = bytes.afterBlanks(SourceRange(offset, range.end))
    let word = bytes.run(from: offset, to: range.end) { !isBlank($0) }
    if word.count > 0, word.count < 8, smallWords.contains(bytes.text(word)) { return true }
    offset = max(word.end, offset + 1)
  }
  return false
}

private let smallWords: Set<String> = [
  "the", "an", "to", "of", "that", "this", "these", "is", "are", "was", "it", "its", "your", "our", "you",
  "we",
  "and", "or", "with", "from", "into", "all", "any", "if", "when", "which", "only", "not", "should", "sure",
  "as",
  "by", "via", "using", "new", "be", "will", "can",
]

/// Programs, builtins and keywords that posts on running servers name; not complete, and need not be.
private let knownCommands: Set<String> = Set(
  """
  ab ack alias ansible ansible-playbook apk apt apt-cache apt-get aptitude argocd ash at awk aws az base64
  basename bash bat bc bg brew bridge buildah buildctl bundle bzip2 calicoctl cargo case cat cd certbot
  cfssl chattr chcon chgrp chmod chown chpasswd chroot cilium cksum clang clear cmake cmctl cmp colordiff
  column composer conda conntrack consul containerd cosign cp cpio crictl cron crontab cryptsetup csplit
  ctr curl cut date dd declare deno depmod df dhclient diff dig dir dirname dirs dmesg dmidecode dnf
  docker docker-compose dos2unix dotnet dpkg dpkg-reconfigure du echo ed egrep eksctl emacs env envsubst
  etcdctl eval exec exit expand export expr false fd fdisk fgrep file find findmnt firewall-cmd flux fmt
  fold for free fsck fuser fx fzf gawk gcc gcloud gdb gem getent getfacl gh ghcr git glab glow go gpasswd
  gpg gradle grep groupadd groups grpcurl gsutil gunzip gzip halt hash hcloud head helm helmfile hexdump
  history host hostname hostnamectl htop http httpie https iconv id if ifconfig ifdown ifup insmod install
  iostat ip ip6tables iperf iperf3 iptables iptables-save ipvsadm istioctl java javac jobs join journalctl
  jq k3d k3s k9s keytool kill killall kind kops kubeadm kubectl kubectx kubens kubeseal kustomize last
  ldapsearch ldconfig ldd less let lftp ln local locale locale-gen localectl locate logger login loginctl
  logrotate losetup ls lsattr lsb_release lsblk lscpu lsmod lsof lspci lvcreate lvextend lvs make man
  md5sum microk8s minikube mkdir mkfs mkfs.ext4 mkfs.xfs mkswap mktemp modinfo modprobe mongo mongosh more
  mosh mount mountpoint mpstat mtr multipass mv mvn mysql mysqldump nano nc ncat ncdu needrestart netcat
  netplan netstat networkctl newgrp nft nginx nice nl nmap nmcli node nohup nomad npm npx nsenter nslookup
  ntpdate nvidia-smi nvim od openssl packer pacman parted passwd paste patch perl pg_dump pgrep php ping
  ping6 pip pip3 pipx pkill pnpm podman poetry popd poweroff printenv printf ps psql pulumi pushd pv
  pvcreate pwd pwgen python python3 rclone read readlink realpath reboot redis-cli rename renice reset
  resize2fs resolvectl restic restorecon rg rm rmdir rmmod rndc route rpm rsync ruby run runc rustc rustup
  samtools scp screen sed seq service sestatus set setenforce setfacl setsebool sftp sh sha256sum
  shellcheck shift shopt shuf shutdown skopeo sleep snap sops sort source split sqlite3 ss ssh ssh-add
  ssh-copy-id ssh-keygen ssh-keyscan stat stern strace strings stty su sudo swapoff swapon sysctl
  systemctl systemd-analyze systemd-resolve systemd-run tac tail tar task tcpdump tee terraform terragrunt
  test tflint tfsec time timedatectl timeout tmux tofu top touch tr traceroute tree trivy true truncate
  tshark tune2fs type ufw ulimit umask umount unalias uname uniq unset unshare until unxz unzip
  update-ca-certificates update-grub update-rc.d updatedb uptime useradd userdel usermod uv uvx vagrant
  vault velero vgcreate vi vim virsh visudo vmstat w wait watch wc wg wg-quick wget whereis which while
  who whoami xargs xfs_growfs xxd xz yarn yq yum zcat zgrep zip zsh zstd zypper
  """.split { $0 == " " || $0 == "\n" }.map(String.init))
