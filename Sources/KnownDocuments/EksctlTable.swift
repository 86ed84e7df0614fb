import DocumentSchema

/// The fields of a ClusterConfig and their types, after the schema that `eksctl utils schema` prints (eksctl 0.231.0,
/// Apache-2.0), in the notation of ``Schema``. What has a form of its own elsewhere – IAM policies, settings of the
/// kubelet and of Bottlerocket – is let through.
let eksctlSchema = Schema(
  """
  cluster-config
   accessConfig access-config
   addons list(addon)
   addonsConfig addons-config
   apiVersion! string
   autoModeConfig auto-mode-config
   availabilityZones list(string)
   capabilities list(capability)
   cloudWatch cluster-cloud-watch
   controlPlaneScalingConfig control-plane-scaling-config
   fargateProfiles list(fargate-profile)
   gitops git-ops
   iam cluster-iam
   iamIdentityMappings list(iam-identity-mapping)
   identityProviders list(identity-provider)
   karpenter karpenter
   kind! string
   kubeAPIServerConfig kube-api-server-config
   kubeControllerManagerConfig kube-controller-manager-config
   kubeSchedulerConfig kube-scheduler-config
   kubernetesNetworkConfig kubernetes-network-config
   localZones list(string)
   managedNodeGroups list(managed-node-group)
   metadata! cluster-meta
   nodeGroups list(node-group)
   outpost outpost
   privateCluster private-cluster
   remoteNetworkConfig remote-network-config
   secretsEncryption secrets-encryption
   upgradePolicy upgrade-policy
   vpc cluster-vpc
   zonalShiftConfig zonal-shift-config
  access-config
   accessEntries list(access-entry)
   authenticationMode string
   bootstrapClusterCreatorAdminPermissions boolean
  addon
   attachPolicy any
   attachPolicyARNs list(string)
   configurationValues string
   name! string
   namespaceConfig addon-namespace-config
   owners list(string)
   permissionsBoundary string
   podIdentityAssociations list(pod-identity-association)
   publishers list(string)
   resolveConflicts string
   serviceAccountRoleARN string
   tags map(string)
   types list(string)
   useDefaultPodIdentityAssociations boolean
   version string
   wellKnownPolicies well-known-policies
  addons-config
   autoApplyPodIdentityAssociations boolean
   disableDefaultAddons boolean
  auto-mode-config
   enabled boolean
   nodePools list(string)
   nodeRoleARN any
   permissionsBoundaryARN any
  capability
   accessPolicies list(access-policy)
   attachPolicy any
   attachPolicyARNs list(string)
   configuration capability-configuration
   deletePropagationPolicy string
   name string
   permissionsBoundary string
   roleArn string
   tags map(string)
   type string
  cluster-cloud-watch
   clusterLogging cluster-cloud-watch-logging
  control-plane-scaling-config
   tier string
  fargate-profile
   name string
   podExecutionRoleARN string
   selectors list(fargate-profile-selector)
   status string
   subnets list(string)
   tags map(string)
  git-ops
   flux flux
  cluster-iam
   fargatePodExecutionRoleARN string
   fargatePodExecutionRolePermissionsBoundary string
   podIdentityAssociations list(pod-identity-association)
   serviceAccounts list(cluster-iam-service-account)
   serviceRoleARN string
   serviceRolePermissionsBoundary string
   vpcResourceControllerPolicy boolean
   withOIDC boolean
  iam-identity-mapping
   account string
   arn string
   groups list(string)
   namespace string
   noDuplicateARNs boolean
   serviceName string
   username string
  identity-provider ...
   type string
  karpenter
   createServiceAccount boolean
   defaultInstanceProfile string
   version string
   withSpotInterruptionQueue boolean
  kube-api-server-config
   eventTTL string
   serviceNodePortRange service-node-port-range
  kube-controller-manager-config
   horizontalPodAutoscalerControllerConfig horizontal-pod-autoscaler-controller-config
  kube-scheduler-config
   nodeResourcesFit node-resources-fit-config
  kubernetes-network-config
   ipFamily string
   serviceIPv4CIDR string
   serviceIPv6CIDR string
  managed-node-group
   additionalVolumes list(volume-mapping)
   ami string
   amiFamily string
   asgSuspendProcesses list(string)
   availabilityZones list(string)
   bottlerocket node-group-bottlerocket
   capacityReservation capacity-reservation
   desiredCapacity integer
   disableIMDSv1 boolean
   disablePodIMDS boolean
   ebsOptimized boolean
   efaEnabled boolean
   enableDetailedMonitoring boolean
   iam node-group-iam
   instanceMarketOptions instance-market-options
   instanceName string
   instancePrefix string
   instanceSelector instance-selector
   instanceType string
   instanceTypes list(string)
   labels map(string)
   launchTemplate launch-template
   maxPodsPerNode integer
   maxSize integer
   minSize integer
   name! string
   nodeRepairConfig node-group-node-repair-config
   outpostARN string
   overrideBootstrapCommand string
   placement placement
   preBootstrapCommands list(string)
   privateNetworking boolean
   propagateASGTags boolean
   releaseVersion string
   securityGroups node-group-s-gs
   spot boolean
   ssh node-group-ssh
   subnets list(string)
   tags map(string)
   taints list(node-group-taint)
   updateConfig node-group-update-config
   volumeEncrypted boolean
   volumeIOPS integer
   volumeKmsKeyID string
   volumeName string
   volumeSize integer
   volumeThroughput integer
   volumeType string
  cluster-meta
   annotations map(string)
   forceUpdateVersion boolean
   name! string
   region! string
   rollbackConfig rollback-config
   tags map(string)
   version string
  node-group
   additionalVolumes list(volume-mapping)
   ami string
   amiFamily string
   asgMetricsCollection list(metrics-collection)
   asgSuspendProcesses list(string)
   availabilityZones list(string)
   bottlerocket node-group-bottlerocket
   capacityReservation capacity-reservation
   classicLoadBalancerNames list(string)
   clusterDNS string
   containerRuntime string
   cpuCredits string
   desiredCapacity integer
   disableIMDSv1 boolean
   disablePodIMDS boolean
   ebsOptimized boolean
   efaEnabled boolean
   enableDetailedMonitoring boolean
   enclaveEnabled boolean
   iam node-group-iam
   instanceMarketOptions instance-market-options
   instanceName string
   instancePrefix string
   instanceSelector instance-selector
   instanceType string
   instancesDistribution node-group-instances-distribution
   kubeletExtraConfig any
   labels map(string)
   localZones list(string)
   maxInstanceLifetime integer
   maxPodsPerNode integer
   maxSize integer
   minSize integer
   name! string
   outpostARN string
   overrideBootstrapCommand string
   placement placement
   preBootstrapCommands list(string)
   privateNetworking boolean
   propagateASGTags boolean
   securityGroups node-group-s-gs
   ssh node-group-ssh
   subnets list(string)
   tags map(string)
   taints list(node-group-taint)
   targetGroupARNs list(string)
   updateConfig node-group-update-config
   volumeEncrypted boolean
   volumeIOPS integer
   volumeKmsKeyID string
   volumeName string
   volumeSize integer
   volumeThroughput integer
   volumeType string
  outpost
   controlPlaneInstanceType string
   controlPlaneOutpostARN string
   controlPlanePlacement placement
   etcdInstanceType string
   etcdPlacement placement
  private-cluster
   additionalEndpointServices list(string)
   enabled boolean
   skipEndpointCreation boolean
  remote-network-config
   iam remote-nodes-iam
   remoteNodeNetworks list(remote-network)
   remotePodNetworks list(remote-network)
   vpcGatewayID string
  secrets-encryption
   keyARN string
  upgrade-policy
   supportType string
  cluster-vpc
   autoAllocateIPv6 boolean
   cidr string
   clusterEndpoints cluster-endpoints
   controlPlaneEgressMode string
   controlPlaneOnPrivateSubnets boolean
   controlPlaneSecurityGroupIDs list(string)
   controlPlaneSubnetIDs list(string)
   extraCIDRs list(string)
   extraIPv6CIDRs list(string)
   hostnameType string
   id string
   ipv6Cidr string
   ipv6Pool string
   manageSharedNodeSecurityGroupRules boolean
   nat cluster-nat
   publicAccessCIDRs list(string)
   securityGroup string
   sharedNodeSecurityGroup string
   subnets cluster-subnets
  zonal-shift-config
   enabled boolean
  access-entry
   accessPolicies list(access-policy)
   kubernetesGroups list(string)
   kubernetesUsername string
   principalARN any
   type string
  addon-namespace-config
   namespace string
  pod-identity-association
   createServiceAccount boolean
   disableSessionTags boolean
   namespace string
   permissionPolicy any
   permissionPolicyARNs list(string)
   permissionPolicyName string
   permissionsBoundaryARN string
   policy string
   roleARN string
   roleName string
   serviceAccountName string
   tags map(string)
   targetRoleARN string
   wellKnownPolicies well-known-policies
  well-known-policies
   autoScaler boolean
   awsLoadBalancerController boolean
   certManager boolean
   ebsCSIController boolean
   efsCSIController boolean
   externalDNS boolean
   imageBuilder boolean
  access-policy
   accessScope access-scope
   policyARN any
  capability-configuration
   argocd argo-cd-configuration
  cluster-cloud-watch-logging
   enableTypes list(string)
   logRetentionInDays integer
  fargate-profile-selector
   labels map(string)
   namespace! string
  flux
   flags map(string)
   gitProvider string
  cluster-iam-service-account
   attachPolicy any
   attachPolicyARNs list(string)
   attachRoleARN string
   metadata cluster-iam-meta
   permissionsBoundary string
   roleName string
   roleOnly boolean
   status cluster-iam-service-account-status
   subjectPattern string
   tags map(string)
   wellKnownPolicies well-known-policies
  service-node-port-range
   maxPort integer
   minPort integer
  horizontal-pod-autoscaler-controller-config
   horizontalPodAutoscalerSyncPeriod string
  node-resources-fit-config
   scoringStrategy scoring-strategy
  volume-mapping
   snapshotID string
   volumeEncrypted boolean
   volumeIOPS integer
   volumeKmsKeyID string
   volumeName string
   volumeSize integer
   volumeThroughput integer
   volumeType string
  node-group-bottlerocket
   enableAdminContainer boolean
   settings any
  capacity-reservation
   capacityReservationPreference string
   capacityReservationTarget capacity-reservation-target
  node-group-iam
   attachPolicy any
   attachPolicyARNs list(string)
   instanceProfileARN string
   instanceRoleARN string
   instanceRoleName string
   instanceRolePermissionsBoundary string
   withAddonPolicies node-group-iam-addon-policies
  instance-market-options
   marketType string
  instance-selector
   allow string
   cpuArchitecture string
   deny string
   gpus integer
   memory string
   neuron_devices integer
   vCPUs integer
  launch-template
   id string
   version string
  node-group-node-repair-config
   enabled boolean
   maxParallelNodesRepairedCount integer
   maxParallelNodesRepairedPercentage integer
   maxUnhealthyNodeThresholdCount integer
   maxUnhealthyNodeThresholdPercentage integer
   nodeRepairConfigOverrides list(node-repair-config-override)
  placement
   groupName string
   spreadLevel string
  node-group-s-gs
   attachIDs list(string)
   withLocal boolean
   withShared boolean
  node-group-ssh
   allow boolean
   enableSsm boolean
   publicKey string
   publicKeyName string
   publicKeyPath string
   sourceSecurityGroupIds list(string)
  node-group-taint
   effect string
   key string
   value string
  node-group-update-config
   maxUnavailable integer
   maxUnavailablePercentage integer
  rollback-config
   timeoutMinutes integer
  metrics-collection
   granularity string
   metrics list(string)
  node-group-instances-distribution
   capacityRebalance boolean
   instanceTypes list(string)
   maxPrice number
   onDemandBaseCapacity integer
   onDemandPercentageAboveBaseCapacity integer
   spotAllocationStrategy string
   spotInstancePools integer
  remote-nodes-iam
   caBundleCert string
   provider string
   roleARN string
  remote-network
   cidrs list(string)
  cluster-endpoints
   privateAccess boolean
   publicAccess boolean
  cluster-nat
   gateway string
  cluster-subnets
   private map(az-subnet-spec)
   public map(az-subnet-spec)
  access-scope
   namespaces list(string)
   type string
  argo-cd-configuration
   awsIdc argo-cdawsidc
   namespace string
   networkAccess argo-cd-network-access
   rbacRoleMappings list(argo-cd-role-mapping)
  cluster-iam-meta
   annotations map(string)
   labels map(string)
   name string
   namespace string
  cluster-iam-service-account-status ...
   capabilities list(string)
   roleARN string
   stackName string
   tags map(string)
  scoring-strategy
   resources list(resource-weight)
   type string
  capacity-reservation-target
   capacityReservationID string
   capacityReservationResourceGroupARN string
  node-group-iam-addon-policies
   albIngress boolean
   appMesh boolean
   appMeshPreview boolean
   autoScaler boolean
   awsLoadBalancerController boolean
   certManager boolean
   cloudWatch boolean
   ebs boolean
   efs boolean
   externalDNS boolean
   fsx boolean
   imageBuilder boolean
   xRay boolean
  node-repair-config-override
   minRepairWaitTimeMins integer
   nodeMonitoringCondition string
   nodeUnhealthyReason string
   repairAction string
  az-subnet-spec
   az string
   cidr string
   id string
  argo-cdawsidc
   idcInstanceArn string
   idcRegion string
  argo-cd-network-access
   vpceIds list(string)
  argo-cd-role-mapping
   identities list(sso-identity)
   role string
  resource-weight
   name string
   weight integer
  sso-identity
   id string
   type string
  """)
