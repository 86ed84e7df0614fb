-- What check_editors.py has Neovim do: each step fails with a sentence, and the last line tells the times.
-- Written for Neovim 0.7, which Debian 12 has; later ones have it all.
local root = vim.fn.getcwd()
local left
local buffer
local client

local function say(text) io.stdout:write(text .. "\n") end

local function fail(text)
  say("neovim: " .. text)
  vim.cmd("cquit 1")
end

local function wait_for(what, condition, milliseconds)
  if not vim.wait(milliseconds or 30000, condition, 1) then fail("waited in vain for " .. what) end
end

local function lines() return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end

local function line_of(text)
  for number, line in ipairs(lines()) do
    if line:find(text, 1, true) then return number - 1, line:find(text, 1, true) - 1 end
  end
  fail("no line has " .. text)
end

-- Whether a finding on the note has a code that begins so.
local function has_finding(code)
  for _, finding in ipairs(vim.diagnostic.get(buffer)) do
    if vim.startswith(finding.code, code) then return true end
  end
  return false
end

local function ask(method, parameters)
  local answers, problem = vim.lsp.buf_request_sync(buffer, method, parameters, 10000)
  local answer = answers and answers[client]
  if not answer or answer.error then fail(method .. ": " .. vim.inspect(problem or answer)) end
  return answer.result
end

local function place(text, shift)
  local line, column = line_of(text)
  return {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    position = { line = line, character = column + (shift or 0) },
  }
end

local function check(condition, text) if not condition then fail(text) end end

vim.cmd("edit Content/posts/edited.md")
buffer = vim.api.nvim_get_current_buf()
vim.bo[buffer].filetype = "markdown"
local begun = vim.loop.hrtime()
client = vim.lsp.start_client({
  name = "notes",
  cmd = { vim.env.NOTES, "lsp" },
  root_dir = root,
  -- Neovim would wait for 150 ms before it tells of an edit.
  flags = { debounce_text_changes = 0 },
  on_exit = function(code) left = code end,
})
check(client, "the client does not start")
vim.lsp.buf_attach_client(buffer, client)
wait_for("findings on the note", function() return has_finding("shell.typographic-quote") end)
local opened = (vim.loop.hrtime() - begun) / 1e6
-- Links are known when all notes are.
wait_for("the site to be read", function()
  local links = ask("textDocument/documentLink", { textDocument = { uri = vim.uri_from_bufnr(buffer) } })
  return #links == 1
end)
local read = (vim.loop.hrtime() - begun) / 1e6

-- From an edit to the finding, as often as a person would want to see it.
local times = {}
for _ = 1, 20 do
  local before = lines()
  local start = vim.loop.hrtime()
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { "", "```json", '{"a": [1, 2}', "```" })
  wait_for("a finding on the block", function() return has_finding("json.") end)
  table.insert(times, (vim.loop.hrtime() - start) / 1e6)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, before)
  wait_for("the finding to go", function() return not has_finding("json.") end)
end

-- Another note breaks with this one, and mends.
local other = vim.fn.bufadd("Content/posts/linking.md")
vim.fn.bufload(other)
local heading = line_of("## Start")
vim.api.nvim_buf_set_lines(buffer, heading, heading + 1, false, { "## Elsewhere" })
wait_for("the link of another note to break", function() return #vim.diagnostic.get(other) == 1 end)
vim.api.nvim_buf_set_lines(buffer, heading, heading + 1, false, { "## Start" })
wait_for("the link of another note to be mended", function() return #vim.diagnostic.get(other) == 0 end)

-- Completion of links, tags and languages.
vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { "", "[x](note 1)", "", "```js", "```" })
local function labels(parameters)
  local found = {}
  for _, item in ipairs(ask("textDocument/completion", parameters).items) do found[item.label] = item end
  return found
end
check(labels(place("(note 1)", 7))["Note 1"], "no completion of a link")
check(labels(place("[dns]", 1))["topic-1"], "no completion of a tag")
check(labels(place("```js", 5))["json"], "no completion of a language")

-- Hover, definition, references, symbols.
local hover = ask("textDocument/hover", place("(2024-01-note-1.md", 3))
check(hover.contents.value:find("Note 1", 1, true), "hover does not tell the note")
local story = ask("textDocument/hover", place("“x”", 0))
check(story.contents.value:find("shell.typographic-quote", 1, true), "hover does not tell the rule")
local definition = ask("textDocument/definition", place("(2024-01-note-1.md", 3))
check(definition.uri:find("2024-01-note-1.md", 1, true) and definition.range.start.line == 7, "no definition")
local references = place("## Start", 4)
references.context = { includeDeclaration = false }
check(#ask("textDocument/references", references) == 1, "no references to a heading")
local symbols = ask("textDocument/documentSymbol", { textDocument = { uri = vim.uri_from_bufnr(buffer) } })
check(symbols[1].name == "Start", "no symbols")

-- A quick fix.
local action = place("“x”", 0)
action.range = { start = action.position, ["end"] = action.position }
action.context = { diagnostics = {} }
local encoding = vim.lsp.get_client_by_id(client).offset_encoding
local actions = ask("textDocument/codeAction", action)
check(#actions > 0, "no quick fix")
vim.lsp.util.apply_workspace_edit(actions[1].edit, encoding)
check(lines()[line_of("echo") + 1] == 'echo "x"', "the quick fix mends nothing")
wait_for("the mended finding to go", function() return not has_finding("shell.typographic-quote") end)

-- Formatting.
local edits = ask("textDocument/formatting", {
  textDocument = { uri = vim.uri_from_bufnr(buffer) }, options = { tabSize = 2, insertSpaces = true },
})
vim.lsp.util.apply_text_edits(edits, buffer, encoding)
check(lines()[line_of("a    = 1") + 1], "not laid out")

-- Renaming: the heading here, and what leads to it elsewhere.
local renaming = place("## Start", 4)
renaming.newName = "The beginning"
vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", renaming), encoding)
line_of("## The beginning")
local linking = table.concat(vim.api.nvim_buf_get_lines(other, 0, -1, false), "\n")
check(linking:find("edited.md#the-beginning", 1, true), "the link to a renamed heading is not mended")

vim.lsp.stop_client(client)
wait_for("the server to leave", function() return left ~= nil end, 5000)
check(left == 0, "the server left with " .. tostring(left))
table.sort(times)
say(string.format(
  "neovim: all well; finding on the note after %.0f ms, site read after %.0f ms, edit to finding %.0f ms (median), %.0f ms (worst of %d)",
  opened, read, times[math.floor(#times / 2) + 1], times[#times], #times))
vim.cmd("qall!")
