package drawing_test

import (
	"os"
	"testing"

	"roe.example/checker/load"
)

func TestMain(m *testing.M) {
	load.ServeChild() // the loader starts this program again
	os.Exit(m.Run())
}
