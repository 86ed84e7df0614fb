import Diagnostics

/// Blocks, their labels and what stands in them.
extension TerraformRules {
  static let unknownBlock = Rule(
    "terraform.unknown-block", .error, "A block of this type cannot stand here.",
    why: #"""
      Terraform knows few blocks at the top of a file: `terraform`, `provider`, `variable`, `locals`, \#
      `output`, `module`, `resource`, `data`, `ephemeral`, `moved`, `import`, `removed`, `check`. Each has a \#
      fixed set of blocks within it, apart from those that a provider defines.
      """#,
    wrong: #"""
      resorce "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }
      """#,
    right: #"""
      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }
      """#)

  static let blockLabels = Rule(
    "terraform.block-labels", .error, "A block has too few or too many labels, or one that is no name.",
    why: #"""
      A resource has a type and a name, a module, a variable and an output have a name, `locals` and \#
      `terraform` have no label. Names begin with a letter or an underscore and hold letters, digits, \#
      underscores and hyphens.
      """#,
    wrong: #"""
      resource "aws_vpc" {
        cidr_block = "10.0.0.0/16"
      }
      """#,
    right: #"""
      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }
      """#)

  static let unknownArgument = Rule(
    "terraform.unknown-argument", .error, "A block has an argument that Terraform does not know there.",
    why: #"""
      The arguments of Terraform's own blocks are fixed. What a provider defines, in `resource`, `data` and \#
      `provider`, is not checked.
      """#,
    wrong: #"""
      variable "region" {
        desription = "Where all of it runs"
      }
      """#,
    right: #"""
      variable "region" {
        description = "Where all of it runs"
      }
      """#)

  static let missingArgument = Rule(
    "terraform.missing-argument", .error, "A block lacks what it cannot do without.",
    why: #"""
      An output has a value, a module a source, a `dynamic` block its `for_each` and `content`, a condition \#
      its message. Write `...` or a comment in the block if the rest is left out on purpose.
      """#,
    wrong: #"""
      output "vpc_id" {
        description = "The network"
      }
      """#,
    right: #"""
      output "vpc_id" {
        description = "The network"
        value       = aws_vpc.main.id
      }
      """#)

  static let exclusiveArguments = Rule(
    "terraform.exclusive-arguments", .error, "Two arguments that exclude each other are given.",
    why: #"""
      `count` numbers the instances of a resource or module, `for_each` names them: a block has one of the \#
      two. An `import` has an `id` or an `identity`.
      """#,
    wrong: #"""
      resource "aws_subnet" "private" {
        count      = 2
        for_each   = var.zones
        cidr_block = each.value
      }
      """#,
    right: #"""
      resource "aws_subnet" "private" {
        for_each   = var.zones
        cidr_block = each.value
      }
      """#)

  static let duplicate = Rule(
    "terraform.duplicate", .error, "Something is declared twice.",
    why: #"""
      A module has one variable, output, local value, module call, resource or provider configuration of a \#
      name. Where a comment stands between the two they may be alternatives or belong to two files, and \#
      this is a warning; snippets of their own are clearer.
      """#,
    wrong: #"""
      variable "region" {}

      variable "region" {
        default = "eu-west-1"
      }
      """#,
    right: #"""
      variable "region" {
        default = "eu-west-1"
      }
      """#)

  static let reservedName = Rule(
    "terraform.reserved-name", .error, "A variable has the name of an argument of `module`.",
    why: #"""
      Variables are set by arguments of a `module` block, so they cannot be called `source`, `version`, \#
      `providers`, `count`, `for_each`, `depends_on`, `lifecycle` or `locals`.
      """#,
    wrong: #"""
      variable "version" {
        type = string
      }
      """#,
    right: #"""
      variable "app_version" {
        type = string
      }
      """#)

  static let strayArgument = Rule(
    "terraform.stray-argument", .warning, "An argument stands outside of every block.",
    why: #"""
      A `.tf` file holds blocks only. Values of variables belong into a `.tfvars` file, which is best shown \#
      as a snippet of its own; an argument of a block belongs between its braces.
      """#,
    wrong: #"""
      variable "region" {}

      region = "eu-west-1"
      """#,
    right: #"""
      variable "region" {
        default = "eu-west-1"
      }
      """#)

  static let variablesFile = Rule(
    "terraform.variables-file", .error, "A file of values holds a block.",
    why: #"""
      A `.tfvars` file gives values to variables that are declared elsewhere: `name = value`, nothing else.
      """#,
    wrong: #"""
      variable "region" {
        default = "eu-west-1"
      }
      """#,
    right: #"""
      region = "eu-west-1"
      """#)

  static let removedProvisioner = Rule(
    "terraform.removed-provisioner", .error, "A provisioner that Terraform does not have any more.",
    why: #"""
      The provisioners `chef`, `habitat`, `puppet` and `salt-masterless` were removed in Terraform 0.15. \#
      `file`, `local-exec` and `remote-exec` are left.
      """#,
    wrong: #"""
      resource "terraform_data" "app" {
        provisioner "puppet" {
          server = "puppet.example.com"
        }
      }
      """#,
    right: #"""
      resource "terraform_data" "app" {
        provisioner "remote-exec" {
          inline = ["puppet agent --test"]
        }
      }
      """#)

  static let moduleVersion = Rule(
    "terraform.module-version", .error, "A module that does not come from a registry has a version.",
    why: #"""
      Only a registry knows versions. A local module has the version of what calls it, and one from Git is \#
      pinned in its source, with `?ref=`.
      """#,
    wrong: #"""
      module "network" {
        source  = "./modules/network"
        version = "1.2.0"
      }
      """#,
    right: #"""
      module "network" {
        source = "./modules/network"
      }
      """#)
}
