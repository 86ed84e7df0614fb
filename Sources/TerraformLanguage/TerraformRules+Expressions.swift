import Diagnostics

/// References and functions.
extension TerraformRules {
  static let badReference = Rule(
    "terraform.bad-reference", .error, "A reference is not complete, or its root is unknown.",
    why: #"""
      A variable is `var.NAME`, a local value `local.NAME`, a module's output `module.NAME.OUTPUT`, a \#
      resource `TYPE.NAME`, a data source `data.TYPE.NAME`. A name alone refers to nothing; a text stands in \#
      quotes.
      """#,
    wrong: #"""
      provider "aws" {
        region = region
      }
      """#,
    right: #"""
      provider "aws" {
        region = var.region
      }
      """#)

  static let selfReference = Rule(
    "terraform.self-reference", .error, "Something is defined by itself.",
    why: #"""
      Terraform works out the order of things from what refers to what. A local value that names itself, or a \#
      resource whose arguments name the resource, has no beginning.
      """#,
    wrong: #"""
      locals {
        tags = merge(local.tags, { team = "ops" })
      }
      """#,
    right: #"""
      locals {
        tags = merge(var.tags, { team = "ops" })
      }
      """#)

  static let instanceArgument = Rule(
    "terraform.instance-argument", .error,
    "`count` or `for_each` has a value of a type that it does not take.",
    why: #"""
      `count` takes a whole number. `for_each` takes a map or a set of strings, whose keys become part of the \#
      addresses; a list has only positions, so it is made a set by `toset`, or a map by a `for` expression.
      """#,
    wrong: #"""
      resource "aws_iam_user" "team" {
        for_each = ["ann", "bob"]
        name     = each.key
      }
      """#,
    right: #"""
      resource "aws_iam_user" "team" {
        for_each = toset(["ann", "bob"])
        name     = each.key
      }
      """#)

  static let instanceKey = Rule(
    "terraform.instance-key", .error,
    "A reference names no instance of several, or one where there is only one.",
    why: #"""
      A resource with `count` is a list, one with `for_each` a map: its attributes are those of an instance, \#
      `[0]` or `["key"]`, or of all of them, `[*]`. A resource without the two has no instances.
      """#,
    wrong: #"""
      resource "aws_eip" "nat" {
        count  = 2
        domain = "vpc"
      }

      output "address" {
        value = aws_eip.nat.public_ip
      }
      """#,
    right: #"""
      resource "aws_eip" "nat" {
        count  = 2
        domain = "vpc"
      }

      output "address" {
        value = aws_eip.nat[*].public_ip
      }
      """#)

  static let instanceObject = Rule(
    "terraform.instance-object", .error, "`count` or `each` is used in a block that has no instances.",
    why: #"""
      `count.index` exists in a block with `count`, `each.key` and `each.value` in one with `for_each`. \#
      Locals and outputs have neither: there, use a `for` expression.
      """#,
    wrong: #"""
      resource "aws_subnet" "private" {
        cidr_block = var.ranges[count.index]
      }
      """#,
    right: #"""
      resource "aws_subnet" "private" {
        count      = length(var.ranges)
        cidr_block = var.ranges[count.index]
      }
      """#)

  static let selfOutside = Rule(
    "terraform.self-outside", .error, "`self` is used where there is no object.",
    why: #"""
      `self` is the resource around a provisioner, a connection or a postcondition. Elsewhere the resource \#
      does not exist yet: refer to another one by its address, or share the value by a local.
      """#,
    wrong: #"""
      resource "aws_instance" "app" {
        ami       = "ami-0123456789abcdef0"
        user_data = self.private_ip
      }
      """#,
    right: #"""
      resource "aws_instance" "app" {
        ami = "ami-0123456789abcdef0"

        provisioner "local-exec" {
          command = "echo ${self.private_ip}"
        }
      }
      """#)

  static let misspeltReference = Rule(
    "terraform.misspelt-reference", .warning, "A reference differs by one letter from what is declared.",
    why: #"""
      The snippet declares no such name, but one that is spelled almost alike. If the name is declared in \#
      another file, rename one of the two, for the reader's sake.
      """#,
    wrong: #"""
      variable "instance_type" {
        default = "t3.micro"
      }

      output "type" {
        value = var.instnce_type
      }
      """#,
    right: #"""
      variable "instance_type" {
        default = "t3.micro"
      }

      output "type" {
        value = var.instance_type
      }
      """#)

  static let unknownFunction = Rule(
    "terraform.unknown-function", .error, "Terraform has no such function.",
    why: #"""
      Functions are built in; a configuration cannot define its own. Those of providers are called \#
      `provider::NAME::FUNCTION`.
      """#,
    wrong: #"""
      locals {
        policy = jsonencod({ Version = "2012-10-17" })
      }
      """#,
    right: #"""
      locals {
        policy = jsonencode({ Version = "2012-10-17" })
      }
      """#)

  static let removedFunction = Rule(
    "terraform.removed-function", .error, "A function that Terraform does not have any more.",
    why: #"""
      `list(…)` and `map(…)` made lists and maps before Terraform 0.12 had brackets and braces for them, and \#
      were removed in 0.15. As types of variables the two words stay.
      """#,
    wrong: #"""
      locals {
        zones = list("a", "b")
      }
      """#,
    right: #"""
      locals {
        zones = ["a", "b"]
      }
      """#)

  static let argumentCount = Rule(
    "terraform.argument-count", .error, "A function is called with too few or too many arguments.",
    why: #"""
      Each function takes a fixed number of arguments, or any number from some on. A list is spread over \#
      them by `...` behind it.
      """#,
    wrong: #"""
      locals {
        ranges = cidrsubnet("10.0.0.0/16", 8)
      }
      """#,
    right: #"""
      locals {
        ranges = cidrsubnet("10.0.0.0/16", 8, 1)
      }
      """#)

  static let needlessInterpolation = Rule(
    "terraform.needless-interpolation", .info, "A string holds nothing but one interpolation.",
    why: #"""
      Before Terraform 0.12 each reference stood in `"${…}"`. Today the expression alone says the same, \#
      keeps its type and reads better.
      """#,
    wrong: #"""
      provider "aws" {
        region = "${var.region}"
      }
      """#,
    right: #"""
      provider "aws" {
        region = var.region
      }
      """#)
}
