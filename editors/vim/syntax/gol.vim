" gol is highlighted as Go, and has an interpreter line and //gol: directives besides.
if exists('b:current_syntax')
  finish
endif
runtime! syntax/go.vim

syntax match golInterpreter '\%^#!.*$'
syntax match golDirective '^\s*//gol:[a-z]\+\>.*$'
highlight default link golInterpreter PreProc
highlight default link golDirective PreProc
let b:current_syntax = 'gol'
