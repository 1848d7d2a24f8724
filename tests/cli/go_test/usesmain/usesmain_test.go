package usesmain

import (
	"fmt"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	fmt.Println("before")
	code := m.Run()
	fmt.Println("after", code)
	if os.Getenv("GOL_MAIN_CODE") != "" {
		os.Exit(4)
	}
	if code == 0 {
		return
	}
	os.Exit(code)
}

func TestGood(t *testing.T) {}

func TestBad(t *testing.T) { t.Fail() }
