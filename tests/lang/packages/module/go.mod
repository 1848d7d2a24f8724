module example.com/app // the program's own path

go 1.22

require (
	example.com/dep v1.0.0
	example.com/other v1.2.3
)

replace example.com/other => ./other
