import Diagnostics

/// Types, versions, and arguments that take a name or a constant.
extension TerraformRules {
  static let badType = Rule(
    "terraform.bad-type", .error, "This is no type of a variable.",
    why: #"""
      Types are `string`, `number`, `bool` and `any`, `list(…)`, `set(…)` and `map(…)` of one type, \#
      `object({ name = type })` and `tuple([type, …])`. `optional(…)` belongs to an attribute of an object.
      """#,
    wrong: #"""
      variable "ports" {
        type = [number]
      }
      """#,
    right: #"""
      variable "ports" {
        type = list(number)
      }
      """#)

  static let oldType = Rule(
    "terraform.old-type", .warning, "A type is written as it was before Terraform 0.12.",
    why: #"""
      Terraform 0.11 knew `"string"`, `"list"` and `"map"`, in quotes. Later versions warned about them, and \#
      today's refuse them. `list` and `map` without a type still pass, as lists and maps of anything.
      """#,
    wrong: #"""
      variable "tags" {
        type = "map"
      }
      """#,
    right: #"""
      variable "tags" {
        type = map(string)
      }
      """#)

  static let typeMismatch = Rule(
    "terraform.type-mismatch", .error, "A value cannot be of the type that is wanted.",
    why: #"""
      The default of a variable must fit its type, and flags such as `sensitive` are true or false. Terraform \#
      turns numbers and Booleans into text and back, but never text into a list.
      """#,
    wrong: #"""
      variable "zones" {
        type    = list(string)
        default = "eu-west-1a"
      }
      """#,
    right: #"""
      variable "zones" {
        type    = list(string)
        default = ["eu-west-1a"]
      }
      """#)

  static let idleCondition = Rule(
    "terraform.idle-condition", .error, "A validation does not look at its variable.",
    why: #"""
      A `validation` block checks the value of the variable around it, so its condition refers to that \#
      variable, and perhaps to others as well.
      """#,
    wrong: #"""
      variable "size" {
        type = number

        validation {
          condition     = var.sise > 0
          error_message = "The size is positive."
        }
      }
      """#,
    right: #"""
      variable "size" {
        type = number

        validation {
          condition     = var.size > 0
          error_message = "The size is positive."
        }
      }
      """#)

  static let badVersionConstraint = Rule(
    "terraform.version-constraint", .error, "A version constraint cannot be read.",
    why: #"""
      A constraint is an operator – `=`, `!=`, `>`, `>=`, `<`, `<=`, `~>` – and a version, and several have \#
      commas between them. `~>` lets the last number grow: `~> 5.1` is 5.1 or later, but not 6.
      """#,
    wrong: #"""
      terraform {
        required_version = "^1.5"
      }
      """#,
    right: #"""
      terraform {
        required_version = "~> 1.5"
      }
      """#)

  static let providerRequirement = Rule(
    "terraform.provider-requirement", .error, "An entry of `required_providers` cannot be read.",
    why: #"""
      Each entry maps a name to `source`, the address of the provider – `"hashicorp/aws"` –, and `version`. \#
      Settings such as `region` belong into a `provider` block.
      """#,
    wrong: #"""
      terraform {
        required_providers {
          aws = {
            source   = "hashicorp/aws"
            versions = "~> 5.0"
          }
        }
      }
      """#,
    right: #"""
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "~> 5.0"
          }
        }
      }
      """#)

  static let oldProviderRequirement = Rule(
    "terraform.old-provider-requirement", .warning, "A provider is required without its source.",
    why: #"""
      Terraform 0.12 took a version alone. It still passes, for providers of HashiCorp, but it hides where \#
      the provider comes from.
      """#,
    wrong: #"""
      terraform {
        required_providers {
          aws = "~> 5.0"
        }
      }
      """#,
    right: #"""
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "~> 5.0"
          }
        }
      }
      """#)

  static let providerVersion = Rule(
    "terraform.provider-version", .warning, "A provider's configuration says which version.",
    why: #"""
      Until Terraform 0.13 the version stood in the `provider` block. Today it belongs into \#
      `required_providers`, beside the source; the old form is deprecated.
      """#,
    wrong: #"""
      provider "aws" {
        region  = "eu-west-1"
        version = "~> 5.0"
      }
      """#,
    right: #"""
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "~> 5.0"
          }
        }
      }

      provider "aws" {
        region = "eu-west-1"
      }
      """#)

  static let constantNeeded = Rule(
    "terraform.constant-needed", .error, "A value must be known before anything is computed.",
    why: #"""
      The default of a variable and the arguments of `lifecycle` are read before there are values: they \#
      hold no reference and no call. OpenTofu, and Terraform from 1.15 on, allow some variables in the \#
      source of a module and in a backend, so there it is a warning.
      """#,
    wrong: #"""
      variable "name" {
        default = "app-${var.stage}"
      }
      """#,
    right: #"""
      locals {
        name = "app-${var.stage}"
      }
      """#)

  static let badReferenceList = Rule(
    "terraform.reference-list", .error, "A list of references holds something else.",
    why: #"""
      `depends_on` and `replace_triggered_by` are lists of objects, `ignore_changes` is a list of attributes \#
      or the word `all`. They are names, not values: no text, no computed list.
      """#,
    wrong: #"""
      resource "aws_instance" "app" {
        ami        = "ami-0123456789abcdef0"
        depends_on = aws_iam_role_policy.app
      }
      """#,
    right: #"""
      resource "aws_instance" "app" {
        ami        = "ami-0123456789abcdef0"
        depends_on = [aws_iam_role_policy.app]
      }
      """#)

  static let quotedReference = Rule(
    "terraform.quoted-reference", .warning, "A name stands in quotes, as it was before Terraform 0.12.",
    why: #"""
      References and keywords are written without quotes. Terraform still reads the old form in some places, \#
      and warns.
      """#,
    wrong: #"""
      resource "aws_instance" "app" {
        ami      = "ami-0123456789abcdef0"
        provider = "aws.west"
      }
      """#,
    right: #"""
      resource "aws_instance" "app" {
        ami      = "ami-0123456789abcdef0"
        provider = aws.west
      }
      """#)

  static let badProviderReference = Rule(
    "terraform.provider-reference", .error, "A provider is named in a way that Terraform cannot read.",
    why: #"""
      A configuration of a provider is named by the provider, and by its alias if it has one: `aws` or \#
      `aws.west`. It is no value and cannot be computed.
      """#,
    wrong: #"""
      resource "aws_instance" "app" {
        ami      = "ami-0123456789abcdef0"
        provider = provider.aws.west
      }
      """#,
    right: #"""
      resource "aws_instance" "app" {
        ami      = "ami-0123456789abcdef0"
        provider = aws.west
      }
      """#)

  static let badKeyword = Rule(
    "terraform.bad-keyword", .error, "An argument takes one of a few words, and this is none of them.",
    why: #"""
      `when` of a provisioner is `create` or `destroy`, `on_failure` is `continue` or `fail`.
      """#,
    wrong: #"""
      resource "terraform_data" "app" {
        provisioner "local-exec" {
          command    = "make"
          on_failure = ignore
        }
      }
      """#,
    right: #"""
      resource "terraform_data" "app" {
        provisioner "local-exec" {
          command    = "make"
          on_failure = continue
        }
      }
      """#)

  static let destroyReference = Rule(
    "terraform.destroy-reference", .error, "A provisioner for destruction refers to something else.",
    why: #"""
      When an object is destroyed, what it depends on may be gone. Such a provisioner can use `self`, \#
      `count.index` and `each.key` only: store what it needs in the object.
      """#,
    wrong: #"""
      resource "terraform_data" "app" {
        provisioner "local-exec" {
          when    = destroy
          command = "drain ${var.node}"
        }
      }
      """#,
    right: #"""
      resource "terraform_data" "app" {
        input = var.node

        provisioner "local-exec" {
          when    = destroy
          command = "drain ${self.input}"
        }
      }
      """#)
}
