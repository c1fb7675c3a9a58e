-- What a writer does in Neovim, with Neovim's own functions and no plugin. Writes what
-- was seen as JSON to $SAIDBY_SEEN; a step that is never answered ends with status 1.
local seen = {}
local buffer

local function wait(what, found)
  local result
  local ok = vim.wait(90000, function()
    result = found()
    return result
  end, 20)
  if not ok then
    error('timeout: ' .. what)
  end
  return result
end

local function lines()
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

local function text()
  return table.concat(lines(), '\n')
end

-- The cursor onto the first letter of some words.
local function put_cursor(words)
  for number, line in ipairs(lines()) do
    local column = line:find(words, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 })
      return
    end
  end
  error('not there: ' .. words)
end

-- The words that a diagnostic underlines; its columns are bytes in Neovim.
local function underlined(found)
  local line = lines()[found.lnum + 1]
  return line:sub(found.col + 1, found.end_col)
end

local function findings()
  local rows = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(rows, { code = found.code, message = found.message, words = underlined(found) })
  end
  return rows
end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local shown = vim.api.nvim_win_get_buf(window)
      local words = table.concat(vim.api.nvim_buf_get_lines(shown, 0, -1, false), '\n')
      vim.api.nvim_win_close(window, true)
      return words
    end
  end
end

-- Take the action of that title, as if it were chosen from the menu.
local function act(words, title)
  put_cursor(words)
  local before, offered = text(), {}
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      local shown = options.format_item(item)
      table.insert(offered, shown)
      if shown == title then
        choose(item)
      end
    end
  end
  vim.lsp.buf.code_action()
  wait(title, function()
    return text() ~= before
  end)
  return offered
end

local function quickfix(ask)
  local window = vim.api.nvim_get_current_win()
  vim.fn.setqflist({})
  vim.fn.setloclist(0, {})
  ask()
  local found = wait('a list', function()
    local rows = vim.fn.getqflist()
    if #rows == 0 then
      rows = vim.fn.getloclist(window)
    end
    return #rows > 0 and rows
  end)
  vim.cmd('cclose | lclose')
  vim.api.nvim_set_current_win(window)
  return found
end

local function names(list)
  local rows = {}
  for _, item in ipairs(list) do
    table.insert(rows, item.text)
  end
  return rows
end

local function ask(method, more)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), more or {})
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end

local function look()
  seen.client = wait('a client', function()
    return vim.lsp.buf_get_clients(buffer)[1]
  end).name
  wait('findings', function()
    return #vim.diagnostic.get(buffer) == 2
  end)
  seen.findings = findings()
  put_cursor('she said')
  vim.lsp.buf.hover()
  seen.hover = wait('a card', float)
  put_cursor('It was built')
  vim.lsp.buf.definition()
  seen.definition = wait('a jump', function()
    local at = vim.api.nvim_win_get_cursor(0)
    local line = vim.api.nvim_get_current_line()
    return line:sub(at[2] + 1):find('^she said') and line
  end)
  put_cursor('Ana Ruiz')
  seen.references = #quickfix(vim.lsp.buf.references)
  seen.symbols = names(quickfix(vim.lsp.buf.document_symbol))
  seen.workspace = names(quickfix(function()
    vim.lsp.buf.workspace_symbol('Ruiz')
  end))
end

-- Hints are off unless they are wanted; this version shows none of its own.
local function hints()
  local client = vim.lsp.buf_get_clients(buffer)
  local _, saidby = next(client)
  saidby.config.settings = { saidby = { hints = { untagged = true, pronouns = true } } }
  saidby.notify('workspace/didChangeConfiguration', { settings = saidby.config.settings })
  local whole = {
    start = { line = 0, character = 0 },
    ['end'] = { line = #lines(), character = 0 },
  }
  return wait('hints', function()
    local found = ask('textDocument/inlayHint', { range = whole })
    return found and #found > 0 and found
  end)
end

local function look_beside()
  local here = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
  vim.lsp.buf.document_highlight()
  seen.lenses = #wait('lenses', function()
    vim.lsp.codelens.refresh()
    local found = vim.lsp.codelens.get(buffer)
    return #found > 0 and found
  end)
  put_cursor('Ana Ruiz')
  seen.highlights = #ask('textDocument/documentHighlight')
  seen.folds = ask('textDocument/foldingRange', here)
  seen.tokens = ask('textDocument/semanticTokens/full', here).data
  seen.pulled = #ask('textDocument/diagnostic', here).items
  seen.drafts = #ask('workspace/diagnostic', { previousResultIds = {} }).items
  put_cursor('built in')
  local at = vim.lsp.util.make_position_params().position
  seen.selections = ask('textDocument/selectionRange', { positions = { at } })
  seen.hints = hints()
end

local function change()
  seen.offered = act('disgrace', 'Attribute to Mara Lindqvist')
  seen.settled = text()
  wait('fewer findings', function()
    return #vim.diagnostic.get(buffer) == 1
  end)
  act('she said', 'Write “Ruiz” instead of “she”')
  act('It leaks', 'Make all quotation marks curly')
  wait('no findings', function()
    return #vim.diagnostic.get(buffer) == 0
  end)
  put_cursor('Ruiz. “It')
  local before = text()
  vim.lsp.buf.rename('Ida Wahl')
  wait('a rename', function()
    return text() ~= before
  end)
  seen.renamed = text()
end

local function complete()
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { '', '🙂 “No,” said Li' })
  vim.api.nvim_win_set_cursor(0, { #lines(), #lines()[#lines()] })
  local position = vim.lsp.util.make_position_params().position
  position.character = vim.str_utfindex(lines()[#lines()])
  local _, units = vim.str_utfindex(lines()[#lines()])
  position.character = units
  local found = ask('textDocument/completion', { position = position })
  seen.completed = {}
  for _, item in ipairs(vim.lsp.util.text_document_completion_list_to_complete_items(found, 'Li')) do
    table.insert(seen.completed, item.word)
  end
end

local function main()
  vim.cmd('luafile ' .. vim.env.SAIDBY_CONFIG)
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.SAIDBY_DRAFT))
  buffer = vim.api.nvim_get_current_buf()
  vim.cmd('setfiletype markdown')
  look()
  look_beside()
  change()
  complete()
end

local ok, message = pcall(main)
if not ok then
  seen.error = tostring(message)
end
local file = io.open(vim.env.SAIDBY_SEEN, 'w')
file:write(vim.fn.json_encode(seen))
file:close()
vim.cmd(ok and 'qall!' or 'cquit 1')
