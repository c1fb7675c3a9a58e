-- Neovim 0.7 to 0.10: load this file from your init.lua, for example
--
--     vim.cmd.luafile(vim.fn.stdpath('config') .. '/saidby.lua')
--
-- From 0.11 on, lsp/saidby.lua is all you need.
local config = {
  name = 'saidby',
  cmd = { 'saidby', 'server' },
  settings = { saidby = { run = 'onType', delay = 500 } },
}
local markers = { 'saidby.toml', '.saidby.toml', 'pyproject.toml', '.git' }

-- The closest folder above a file that has one of the markers, or its own folder.
local function root_of(path)
  local here = vim.fn.fnamemodify(path, ':p:h')
  local folder = here
  while true do
    for _, marker in ipairs(markers) do
      local candidate = folder .. '/' .. marker
      if vim.fn.filereadable(candidate) == 1 or vim.fn.isdirectory(candidate) == 1 then
        return folder
      end
    end
    local above = vim.fn.fnamemodify(folder, ':h')
    if above == folder then
      return here
    end
    folder = above
  end
end

local clients = {} -- by folder, for Neovim 0.7

local function attach(buffer)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  local given = vim.tbl_extend('force', config, { root_dir = root })
  if vim.lsp.start then
    vim.lsp.start(given)
    return
  end
  clients[root] = clients[root] or vim.lsp.start_client(given)
  vim.lsp.buf_attach_client(buffer, clients[root])
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'markdown', 'text', 'html', 'tex', 'plaintex' },
  callback = function(event)
    attach(event.buf)
  end,
})
