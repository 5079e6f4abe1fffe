package main

import (
	"fmt"
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
		t.Fatal("package early does not begin early")
	}
	var at, took float64 // in milliseconds since the start
	if _, err := fmt.Sscanf(after, "@%f ms, %f ms clock", &at, &took); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(after) {
		var n int
		var from float64                                                                            // in seconds
		if _, err := fmt.Sscanf(line, "gc %d @%fs", &n, &from); err == nil && 1000*from > at+took { // what comes before it may be enough on a slow day
			t.Errorf("memory was cleared: %s", line)
		}
	}
}
