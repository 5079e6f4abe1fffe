package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestNothingIsClearedAtTheStart: a short command is over before memory is
// cleared for the first time, which it would be while the packages begin without
// package early.
func TestNothingIsClearedAtTheStart(t *testing.T) {
	cmd := exec.Command(os.Args[0], "version")
	cmd.Env = []string{"ROE_TEST_AS_PROGRAM=1", "GODEBUG=gctrace=1,inittrace=1"}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	_, after, begun := strings.Cut(string(out), "\ninit roe.example/cmd/roe/early ")
	if !begun || !strings.Contains(after, "\ninit github.com/xuri/excelize/") {
		t.Error("package early does not begin early")
	}
	for line := range strings.Lines(after) { // what comes before it is not much, but may be enough on a slow day
		if strings.HasPrefix(line, "gc ") {
			t.Errorf("memory was cleared: %s", line)
		}
	}
}
