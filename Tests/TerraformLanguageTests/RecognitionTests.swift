import HCLSyntax
import Testing

@testable import TerraformLanguage

/// Many authors tag Terraform as `hcl`, and other programs are configured in HCL, too.
struct RecognitionTests {
  @Test(arguments: [
    "resource \"aws_vpc\" \"main\" {\n}\n",
    "terraform {\n  required_version = \">= 1.5\"\n}\n",
    "terraform {\n  backend \"s3\" {}\n}\n",
    "variable \"region\" {\n  default = \"eu-west-1\"\n}\n",
    "provider \"aws\" {\n  region = \"eu-west-1\"\n}\n",
    "module \"network\" {\n  source = \"./network\"\n}\n",
    "data \"aws_ami\" \"base\" {\n}\n",
    "output \"id\" {\n  value = 1\n}\n",
    "moved {\n  from = aws_vpc.a\n  to   = aws_vpc.b\n}\n",
    "run \"plan\" {\n  command = plan\n}\n",
    "resource \"aws_vpc\" \"main\" {\n  ...\n}\n",
  ])
  func terraformIsRecognised(text: String) {
    #expect(looksLikeTerraform(parseHCL(Array(text.utf8))))
  }

  @Test(arguments: [
    // Packer
    "source \"amazon-ebs\" \"base\" {\n}\n",
    "variable \"region\" {\n  type = string\n}\n\nbuild {\n  sources = []\n}\n",
    "data \"amazon-ami\" \"base\" {\n}\n",
    // Nomad
    "job \"web\" {\n  group \"app\" {}\n}\n",
    // Terragrunt
    "include \"root\" {\n  path = find_in_parent_folders()\n}\n",
    "terraform {\n  source = \"../modules/vpc\"\n}\n\ninputs = {\n  name = \"main\"\n}\n",
    // Vault
    "path \"secret/*\" {\n  capabilities = [\"read\"]\n}\n",
    // The lock file
    "provider \"registry.terraform.io/hashicorp/aws\" {\n  version = \"5.54.1\"\n}\n",
    // Docker Bake
    "variable \"TAG\" {\n  default = \"latest\"\n}\n\ntarget \"app\" {\n  tags = [TAG]\n}\n",
    "variable \"tag\" {\n  default = \"app:${TAG}\"\n}\n",
    "variable \"platforms\" {\n  validation {\n    condition = PLATFORMS != \"\"\n  }\n}\n",
    // Packer
    "variable \"region\" {\n  default = env(\"AWS_REGION\")\n}\n",
    // Sentinel
    "policy \"tags\" {\n  source = \"./tags.sentinel\"\n}\n\nmodule \"tfplan-functions\" {\n  a = 1\n}\n",
    // Not certain
    "locals {\n  a = 1\n}\n",
    "region = \"eu-west-1\"\n",
    "lifecycle {\n  prevent_destroy = true\n}\n",
    "",
  ])
  func otherLanguagesAreNot(text: String) {
    #expect(!looksLikeTerraform(parseHCL(Array(text.utf8))))
  }

  /// Checked as Terraform all the same, they are not blamed for what Terraform does not have.
  @Test(arguments: [
    "source \"amazon-ebs\" \"base\" {\n  name = \"a-${local.time}\"\n}\n\nbuild {\n  sources = []\n}\n",
    "job \"web\" {\n  group \"app\" {\n    count = 3\n  }\n}\n",
    "include \"root\" {\n  path = find_in_parent_folders()\n}\n",
    "path \"secret/*\" {\n  capabilities = [\"read\"]\n}\n",
    "variable \"TAG\" {}\n\ntarget \"app\" {\n  tags = [TAG]\n}\n",
    "run \"plan\" {\n  command = plan\n\n  assert {\n    condition = output.a == 1\n  }\n}\n",
  ])
  func otherLanguagesPass(text: String) {
    #expect(checkTerraform(parseHCL(Array(text.utf8))).isEmpty)
  }
}
