// The functions of the Terraform language, as data.
//
// Source: developer.hashicorp.com/terraform/language/functions, version 1.13, and what `terraform metadata
// functions` of 1.11 says of their parameters. The last ones are OpenTofu's: opentofu.org/docs/language/functions,
// version 1.10, and its development version for `assume…` and `convert`.

/// How many arguments a function takes.
struct ArgumentCount: Sendable {
  let minimum: Int
  /// `nil` where there is no end.
  let maximum: Int?
}

/// Each function that can be called without a namespace, or in `core::`.
let terraformFunctions: [String: ArgumentCount] = {
  var table: [String: ArgumentCount] = [:]
  for (minimum, maximum, names) in functionsByCount {
    for name in names.split(separator: " ") {
      table[String(name)] = ArgumentCount(minimum: minimum, maximum: maximum)
    }
  }
  return table
}()

/// Their names, in order.
let functionNames: [String] = terraformFunctions.keys.sorted()

/// Names of functions by the least and the most arguments that they take.
private let functionsByCount: [(Int, Int?, String)] = [
  (0, 0, "plantimestamp timestamp uuid"),
  (
    1, 1,
    """
    abs abspath alltrue anytrue base64decode base64encode base64gzip base64sha256 base64sha512 basename can \
    ceil cidrnetmask chomp compact csvdecode dirname distinct ephemeralasnull file filebase64 \
    filebase64sha256 filebase64sha512 fileexists filemd5 filesha1 filesha256 filesha512 \
    flatten floor issensitive jsondecode jsonencode keys length \
    lower md5 nonsensitive one pathexpand reverse sensitive sha1 sha256 sha512 signum sort strrev sum \
    title tobool tolist tomap tonumber toset tostring transpose trimspace upper urlencode values \
    yamldecode yamlencode
    """
  ),
  (1, 2, "bcrypt"),
  (1, 3, "range"),
  (
    1, nil,
    "cidrsubnets coalesce coalescelist concat format formatlist max min setintersection setunion try"
  ),
  (0, nil, "merge"),
  (
    2, 2,
    """
    chunklist cidrhost contains element endswith fileset formatdate indent index log parseint pow \
    regex regexall rsadecrypt setsubtract split startswith strcontains templatefile templatestring \
    textdecodebase64 textencodebase64 timeadd timecmp trim trimprefix trimsuffix uuidv5 zipmap
    """
  ),
  (2, 3, "lookup"),
  (2, nil, "join setproduct"),
  (3, 3, "cidrsubnet matchkeys replace slice substr"),
  // OpenTofu
  (1, 1, "base64gunzip urldecode"),
  (2, 2, "cidrcontains"),
  (
    1, nil,
    """
    convert assumeequal assumelistlength assumemaplength assumenotnull assumesetlength assumestringprefix
    """
  ),
]

/// What other languages call a function that Terraform has under another name.
let functionsByForeignName: [String: String] = [
  "len": "length", "size": "length", "uppercase": "upper", "toupper": "upper", "lowercase": "lower",
  "tolower": "lower", "substring": "substr", "guid": "uuid", "tojson": "jsonencode", "fromjson": "jsondecode",
  "toyaml": "yamlencode", "fromyaml": "yamldecode", "trunc": "floor", "round": "floor", "now": "timestamp",
  "str": "tostring", "string": "tostring", "number": "tonumber", "bool": "tobool",
  "file_exists": "fileexists",
]

/// Functions that Terraform 0.12 replaced by types, with what is written today.
let removedFunctions: [String: String] = ["list": "tolist([…])", "map": "tomap({…})"]

/// Functions of Terragrunt, which a `terragrunt.hcl` has beside Terraform's.
let terragruntFunctions: Set<String> = [
  "find_in_parent_folders", "path_relative_to_include", "path_relative_from_include", "get_env",
  "get_terragrunt_dir", "get_parent_terragrunt_dir", "get_original_terragrunt_dir", "get_repo_root",
  "get_path_from_repo_root", "get_path_to_repo_root", "get_aws_account_id", "get_aws_caller_identity_arn",
  "get_aws_caller_identity_user_id", "get_platform", "get_terraform_commands_that_need_vars",
  "get_terraform_command", "get_terraform_cli_args", "read_terragrunt_config", "read_tfvars_file",
  "run_cmd", "sops_decrypt_file",
]
