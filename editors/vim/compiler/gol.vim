" :compiler gol, then :make checks the file; :make is `gol check` and runs nothing.
if exists('current_compiler')
  finish
endif
let current_compiler = 'gol'

CompilerSet makeprg=gol\ check\ -all-errors\ -diag=short\ %:S
" In this order: the line `# package` to skip, warnings, errors with a column and without, and lines
" that go on with an error.
CompilerSet errorformat=%-G#\ %.%#,%f:%l:%c:\ %tarning:\ %m,%f:%l:%c:\ %m,%f:%l:\ %m,%+C\	%m
