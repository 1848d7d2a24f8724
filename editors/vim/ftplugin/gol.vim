" Settings for gol: those of Go, and :make that checks the file.
if exists('b:did_ftplugin')
  finish
endif
runtime! ftplugin/go.vim
let b:did_ftplugin = 1

compiler gol
setlocal comments=s1:/*,mb:*,ex:*/,:// commentstring=//\ %s noexpandtab
let b:undo_ftplugin = get(b:, 'undo_ftplugin', '')
      \ . '|setlocal comments< commentstring< expandtab< makeprg< errorformat<'
