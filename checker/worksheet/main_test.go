package worksheet

import (
	"os"
	"testing"

	"roe.example/checker/load"
)

func TestMain(m *testing.M) {
	load.ServeChild()
	os.Exit(m.Run())
}
