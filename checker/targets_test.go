package checker_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestFuzzTargetsExist holds the Makefile's list of fuzz targets and the
// targets in the tree together: go test passes a name that matches nothing.
func TestFuzzTargetsExist(t *testing.T) {
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^FUZZ = (.*)$`).FindSubmatch(makefile)
	if line == nil {
		t.Fatal("the Makefile has no line FUZZ =")
	}
	named := map[string]bool{}
	for _, target := range strings.Fields(string(line[1])) {
		named[target] = true
	}
	found := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	err = filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := os.ReadFile(path)
		for _, m := range declared.FindAllSubmatch(src, -1) {
			found["./checker/"+filepath.ToSlash(filepath.Dir(path))+":"+string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for target := range named {
		if !found[target] {
			t.Errorf("the Makefile names %s, which does not exist", target)
		}
	}
	for target := range found {
		if !named[target] {
			t.Errorf("the Makefile does not name %s", target)
		}
	}
}
