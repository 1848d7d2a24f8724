-- The tree-sitter grammar of Go, where it is installed, serves gol too. Neovim below 0.9 has no way
-- to say so; there the files for Vim do the work.
local language = vim.treesitter and vim.treesitter.language
if language and language.register then
  language.register('go', 'gol')
end
