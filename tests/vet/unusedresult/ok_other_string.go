package main

type doc struct{ text string }

func (d *doc) String(indent int) string { return d.text }

type loud struct{}

func (loud) Error() {}

func Sprintf(format string, args ...any) string { return format }

func main() {
	(&doc{}).String(2)
	loud{}.Error()
	Sprintf("x")
}
