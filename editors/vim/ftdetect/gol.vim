" Files named .gol, and scripts whose first line names gol.
autocmd BufNewFile,BufRead *.gol setfiletype gol
autocmd BufNewFile,BufRead * if getline(1) =~# '^#!.*\<gol\>' | setfiletype gol | endif
