" gol is laid out as Go is.
if exists('b:did_indent')
  finish
endif
runtime! indent/go.vim
