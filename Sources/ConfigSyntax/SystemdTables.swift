// The words that units are made of, written by hand from the manual pages that are named below, up to systemd 258.
// What is outdated but still read is among them. A new release: compare systemd.directives(7).

/// Sections of units, of the files of networkd and resolved, and of Quadlet.
let systemdSections = [
  "Unit", "Install", "Service", "Socket", "Timer", "Mount", "Automount", "Swap", "Path", "Slice", "Scope",
  "Match", "Link", "NetDev", "Network", "Address", "Route", "DHCPv4", "DHCPv6", "DHCPServer", "IPv6AcceptRA",
  "IPv6SendRA", "RoutingPolicyRule", "Neighbor", "NextHop", "Bridge", "BridgeFDB", "BridgeVLAN", "VLAN",
  "VXLAN", "Bond",
  "Tunnel", "WireGuard", "WireGuardPeer", "Peer", "Tun", "Tap", "MACVLAN", "IPVLAN", "VRF", "Xfrm", "CAN",
  "QDisc",
  "Resolve", "Journal", "Upload", "Remote", "Login", "Manager", "Time", "Sleep", "Coredump", "OOM", "Home",
  "PStore",
  "Container", "Pod", "Kube", "Volume", "Image", "Build", "Exec", "Files", "Distribution", "Content",
  "Output",
]

/// The keys of a section, and in order, for spellings that are looked up.
struct UnitKeys {
  let names: Set<String>
  let sorted: [String]

  init(_ names: Set<String>) {
    self.names = names
    sorted = names.sorted()
  }
}

/// The keys of each section of which all are known.
let systemdKeys: [String: UnitKeys] = [
  "Unit": unitKeys,
  "Install": ["Alias", "WantedBy", "RequiredBy", "UpheldBy", "Also", "DefaultInstance"],
  "Service": serviceKeys.union(executionKeys).union(resourceKeys).union(killKeys),
  "Socket": socketKeys.union(executionKeys).union(resourceKeys).union(killKeys),
  "Timer": timerKeys,
  "Path": pathKeys,
  "Mount": mountKeys.union(executionKeys).union(resourceKeys).union(killKeys),
  "Automount": ["Where", "ExtraOptions", "DirectoryMode", "TimeoutIdleSec"],
  "Swap": Set(["What", "Priority", "Options", "TimeoutSec"]).union(executionKeys).union(resourceKeys).union(
    killKeys),
  "Slice": resourceKeys.union(["ConcurrencySoftMax", "ConcurrencyHardMax"]),
  "Container": containerKeys,
].mapValues(UnitKeys.init)

/// Keys of [Service] that take one of a few words.
let systemdValues = [
  "Type": ["simple", "exec", "forking", "oneshot", "dbus", "notify", "notify-reload", "idle"],
  "Restart": ["no", "on-success", "on-failure", "on-abnormal", "on-watchdog", "on-abort", "always"],
  "KillMode": ["control-group", "mixed", "process", "none"],
  "NotifyAccess": ["none", "main", "exec", "all"],
]

/// Keys whose value is a command line.
let systemdCommands: Set<String> = [
  "ExecStart", "ExecStartPre", "ExecStartPost", "ExecCondition", "ExecReload", "ExecReloadPost", "ExecStop",
  "ExecStopPre",
  "ExecStopPost",
]

private func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

/// [Unit], systemd.unit(5)
private let unitKeys = words(
  """
  Description Documentation Wants Requires Requisite BindsTo PartOf Upholds Conflicts Before After \
  OnFailure OnSuccess PropagatesReloadTo ReloadPropagatedFrom PropagatesStopTo StopPropagatedFrom \
  JoinsNamespaceOf RequiresMountsFor OnSuccessJobMode OnFailureJobMode IgnoreOnIsolate StopWhenUnneeded \
  RefuseManualStart RefuseManualStop AllowIsolate DefaultDependencies CollectMode FailureAction \
  SuccessAction FailureActionExitStatus SuccessActionExitStatus JobTimeoutSec JobRunningTimeoutSec \
  JobTimeoutAction JobTimeoutRebootArgument StartLimitIntervalSec StartLimitBurst StartLimitAction \
  RebootArgument SourcePath ConditionArchitecture ConditionFirmware ConditionVirtualization ConditionHost \
  ConditionKernelCommandLine ConditionKernelVersion ConditionCredential ConditionEnvironment \
  ConditionSecurity ConditionCapability ConditionACPower ConditionNeedsUpdate ConditionFirstBoot \
  ConditionPathExists ConditionPathExistsGlob ConditionPathIsDirectory ConditionPathIsSymbolicLink \
  ConditionPathIsMountPoint ConditionPathIsReadWrite ConditionPathIsEncrypted ConditionDirectoryNotEmpty \
  ConditionFileNotEmpty ConditionFileIsExecutable ConditionUser ConditionGroup \
  ConditionControlGroupController ConditionMemory ConditionCPUs ConditionCPUFeature ConditionOSRelease \
  ConditionMemoryPressure ConditionCPUPressure ConditionIOPressure AssertArchitecture AssertVirtualization \
  AssertHost AssertKernelCommandLine AssertKernelVersion AssertCredential AssertEnvironment AssertSecurity \
  AssertCapability AssertACPower AssertNeedsUpdate AssertFirstBoot AssertPathExists AssertPathExistsGlob \
  AssertPathIsDirectory AssertPathIsSymbolicLink AssertPathIsMountPoint AssertPathIsReadWrite \
  AssertPathIsEncrypted AssertDirectoryNotEmpty AssertFileNotEmpty AssertFileIsExecutable AssertUser \
  AssertGroup AssertControlGroupController AssertMemory AssertCPUs AssertCPUFeature AssertOSRelease \
  AssertMemoryPressure AssertCPUPressure AssertIOPressure ConditionVersion AssertVersion \
  ConditionKernelModuleLoaded AssertKernelModuleLoaded WantsMountsFor SurviveFinalKillSignal BindTo \
  PropagateReloadTo PropagateReloadFrom RequiresOverridable RequisiteOverridable OnFailureIsolate \
  IgnoreOnSnapshot StartLimitInterval
  """)

/// [Service], systemd.service(5)
private let serviceKeys = words(
  """
  Type ExitType RemainAfterExit GuessMainPID PIDFile BusName ExecStart ExecStartPre ExecStartPost \
  ExecCondition ExecReload ExecStop ExecStopPost RestartSec TimeoutStartSec TimeoutStopSec TimeoutAbortSec \
  TimeoutSec TimeoutStartFailureMode TimeoutStopFailureMode RuntimeMaxSec RuntimeRandomizedExtraSec \
  WatchdogSec Restart SuccessExitStatus RestartPreventExitStatus RestartForceExitStatus \
  RootDirectoryStartOnly NonBlocking NotifyAccess Sockets FileDescriptorStoreMax USBFunctionDescriptors \
  USBFunctionStrings OOMPolicy RestartSteps RestartMaxDelaySec RestartMode PermissionsStartOnly \
  SysVStartPriority FileDescriptorStorePreserve BusPolicy OpenFile ReloadSignal ExecReloadPost \
  StartLimitInterval StartLimitBurst StartLimitAction FailureAction RebootArgument
  """)

/// [Container] of Quadlet, podman-systemd.unit(5)
private let containerKeys = words(
  """
  AddCapability AddDevice AddHost Annotation AutoUpdate CgroupsMode ContainerName ContainersConfModule DNS \
  DNSOption DNSSearch DropCapability Entrypoint Environment EnvironmentFile EnvironmentHost Exec ExposeHostPort \
  GIDMap GlobalArgs Group GroupAdd HealthCmd HealthInterval HealthLogDestination HealthMaxLogCount \
  HealthMaxLogSize HealthOnFailure HealthRetries HealthStartPeriod HealthStartupCmd HealthStartupInterval \
  HealthStartupRetries HealthStartupSuccess HealthStartupTimeout HealthTimeout HostName HttpProxy IP IP6 Image \
  Label LogDriver LogOpt Mask Memory Mount Network NetworkAlias NoNewPrivileges Notify PidsLimit Pod \
  PodmanArgs PublishPort Pull ReadOnly ReadOnlyTmpfs ReloadCmd ReloadSignal RemapGid RemapUid RemapUidSize \
  RemapUsers Retry RetryDelay Rootfs RunInit SeccompProfile Secret SecurityLabelDisable SecurityLabelFileType \
  SecurityLabelLevel SecurityLabelNested SecurityLabelType ServiceName ShmSize StartWithPod StopSignal \
  StopTimeout SubGIDMap SubUIDMap Sysctl Timezone Tmpfs UIDMap Ulimit Unmask User UserNS Volume WorkingDir \
  VolatileTmp AppArmor CgroupParent DefaultDependencies
  """)

/// [Socket], systemd.socket(5)
private let socketKeys = words(
  """
  ListenStream ListenDatagram ListenSequentialPacket ListenFIFO ListenSpecial ListenNetlink \
  ListenMessageQueue ListenUSBFunction SocketProtocol BindIPv6Only Backlog BindToDevice SocketUser \
  SocketGroup SocketMode DirectoryMode Accept Writable FlushPending MaxConnections MaxConnectionsPerSource \
  KeepAlive KeepAliveTimeSec KeepAliveIntervalSec KeepAliveProbes NoDelay Priority DeferAcceptSec \
  ReceiveBuffer SendBuffer IPTOS IPTTL Mark ReusePort SmackLabel SmackLabelIPIn SmackLabelIPOut \
  SELinuxContextFromNet PipeSize MessageQueueMaxMessages MessageQueueMessageSize FreeBind Transparent \
  Broadcast PassCredentials PassSecurity PassPacketInfo Timestamping TCPCongestion ExecStartPre \
  ExecStartPost ExecStopPre ExecStopPost TimeoutSec Service RemoveOnStop Symlinks FileDescriptorName \
  TriggerLimitIntervalSec TriggerLimitBurst PassPIDFD AcceptFileDescriptors PassFileDescriptorsToExec \
  PollLimitIntervalSec PollLimitBurst DeferTrigger DeferTriggerMaxSec
  """)

/// [Timer], systemd.timer(5)
private let timerKeys = words(
  """
  OnActiveSec OnBootSec OnStartupSec OnUnitActiveSec OnUnitInactiveSec OnCalendar AccuracySec \
  RandomizedDelaySec FixedRandomDelay OnClockChange OnTimezoneChange Unit Persistent WakeSystem \
  RemainAfterElapse DeferReactivation RandomizedOffsetSec
  """)

/// [Path], systemd.path(5)
private let pathKeys = words(
  """
  PathExists PathExistsGlob PathChanged PathModified DirectoryNotEmpty Unit MakeDirectory DirectoryMode \
  TriggerLimitIntervalSec TriggerLimitBurst
  """)

/// [Mount], systemd.mount(5)
private let mountKeys = words(
  """
  What Where Type Options SloppyOptions LazyUnmount ReadWriteOnly ForceUnmount DirectoryMode TimeoutSec
  """)

/// Of all that run a process, systemd.exec(5)
private let executionKeys = words(
  """
  ExecSearchPath WorkingDirectory RootDirectory RootImage RootImageOptions RootHash RootHashSignature \
  RootVerity MountAPIVFS ProtectProc ProcSubset BindPaths BindReadOnlyPaths MountImages ExtensionImages \
  ExtensionDirectories User Group DynamicUser SupplementaryGroups PAMName CapabilityBoundingSet \
  AmbientCapabilities NoNewPrivileges SecureBits SELinuxContext AppArmorProfile SmackProcessLabel LimitCPU \
  LimitFSIZE LimitDATA LimitSTACK LimitCORE LimitRSS LimitNOFILE LimitAS LimitNPROC LimitMEMLOCK \
  LimitLOCKS LimitSIGPENDING LimitMSGQUEUE LimitNICE LimitRTPRIO LimitRTTIME UMask CoredumpFilter \
  KeyringMode OOMScoreAdjust TimerSlackNSec Personality IgnoreSIGPIPE Nice CPUSchedulingPolicy \
  CPUSchedulingPriority CPUSchedulingResetOnFork CPUAffinity NUMAPolicy NUMAMask IOSchedulingClass \
  IOSchedulingPriority ProtectSystem ProtectHome RuntimeDirectory StateDirectory CacheDirectory \
  LogsDirectory ConfigurationDirectory RuntimeDirectoryMode StateDirectoryMode CacheDirectoryMode \
  LogsDirectoryMode ConfigurationDirectoryMode RuntimeDirectoryPreserve TimeoutCleanSec ReadWritePaths \
  ReadOnlyPaths InaccessiblePaths ExecPaths NoExecPaths TemporaryFileSystem PrivateTmp PrivateDevices \
  PrivateNetwork NetworkNamespacePath PrivateIPC IPCNamespacePath PrivateUsers ProtectHostname \
  ProtectClock ProtectKernelTunables ProtectKernelModules ProtectKernelLogs ProtectControlGroups \
  RestrictAddressFamilies RestrictFileSystems RestrictNamespaces LockPersonality MemoryDenyWriteExecute \
  RestrictRealtime RestrictSUIDSGID RemoveIPC PrivateMounts MountFlags SystemCallFilter \
  SystemCallErrorNumber SystemCallArchitectures SystemCallLog Environment EnvironmentFile PassEnvironment \
  UnsetEnvironment StandardInput StandardOutput StandardError StandardInputText StandardInputData \
  LogLevelMax LogExtraFields LogRateLimitIntervalSec LogRateLimitBurst LogNamespace SyslogIdentifier \
  SyslogFacility SyslogLevel SyslogLevelPrefix TTYPath TTYReset TTYVHangup TTYRows TTYColumns \
  TTYVTDisallocate LoadCredential LoadCredentialEncrypted SetCredential SetCredentialEncrypted \
  UtmpIdentifier UtmpMode RootImagePolicy RootEphemeral ExtensionImagePolicy MountImagePolicy \
  SetLoginEnvironment LogFilterPatterns Capabilities PrivateBPF BPFDelegateCommands BPFDelegateMaps \
  BPFDelegatePrograms BPFDelegateAttachments DelegateNamespaces ReadWriteDirectories ReadOnlyDirectories \
  InaccessibleDirectories PrivatePIDs BindLogSockets StateDirectoryAccounting StateDirectoryQuota \
  CacheDirectoryAccounting CacheDirectoryQuota LogsDirectoryAccounting LogsDirectoryQuota ImportCredential \
  MemoryKSM
  """)

/// systemd.resource-control(5)
private let resourceKeys = words(
  """
  CPUWeight CPUAccounting StartupCPUWeight CPUQuota CPUQuotaPeriodSec AllowedCPUs StartupAllowedCPUs \
  AllowedMemoryNodes StartupAllowedMemoryNodes MemoryAccounting MemoryMin MemoryLow MemoryHigh MemoryMax \
  MemorySwapMax TasksAccounting TasksMax IOAccounting IOWeight StartupIOWeight IODeviceWeight \
  IOReadBandwidthMax IOWriteBandwidthMax IOReadIOPSMax IOWriteIOPSMax IODeviceLatencyTargetSec \
  IPAccounting IPAddressAllow IPAddressDeny IPIngressFilterPath IPEgressFilterPath BPFProgram \
  SocketBindAllow SocketBindDeny RestrictNetworkInterfaces DeviceAllow DevicePolicy Slice Delegate \
  DisableControllers ManagedOOMSwap ManagedOOMMemoryPressure ManagedOOMMemoryPressureLimit \
  ManagedOOMPreference CPUShares StartupCPUShares DefaultMemoryMin DefaultMemoryLow \
  DefaultStartupMemoryLow StartupMemoryLow StartupMemoryHigh StartupMemoryMax StartupMemorySwapMax \
  MemoryZSwapMax StartupMemoryZSwapMax MemoryZSwapWriteback MemoryLimit BlockIOAccounting BlockIOWeight \
  StartupBlockIOWeight BlockIODeviceWeight BlockIOReadBandwidth BlockIOWriteBandwidth DelegateSubgroup \
  ManagedOOMMemoryPressureDurationSec NetClass MemoryPressureThresholdSec MemoryPressureWatch NFTSet \
  CoredumpReceive
  """)

/// systemd.kill(5)
private let killKeys = words(
  """
  KillMode KillSignal RestartKillSignal SendSIGHUP SendSIGKILL FinalKillSignal WatchdogSignal
  """)
