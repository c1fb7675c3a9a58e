-- Neovim 0.11 or later: put this file into the folder `lsp` of your configuration
-- (~/.config/nvim/lsp/saidby.lua), and into your init.lua:
--
--     vim.lsp.enable('saidby')
--
-- All settings are in saidby's documentation; these are the ones writers ask for first.
return {
  cmd = { 'saidby', 'server' },
  filetypes = { 'markdown', 'text', 'html', 'tex', 'plaintex' },
  root_markers = { 'saidby.toml', '.saidby.toml', 'pyproject.toml', '.git' },
  settings = {
    saidby = {
      run = 'onType', -- or 'onSave', 'manual'
      delay = 500, -- milliseconds without typing before a paragraph is reported on
      hints = { untagged = false, pronouns = false },
    },
  },
}
