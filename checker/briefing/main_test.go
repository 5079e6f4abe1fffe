package briefing_test

import (
	"testing"

	"roe.example/checker/load"
)

// TestMain lets the loader start this program again to read books in.
func TestMain(m *testing.M) {
	load.ServeChild()
	m.Run()
}
