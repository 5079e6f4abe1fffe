// Package outside finds the programs besides Go that some tests need. Such a
// test is skipped where its program is missing, unless ROE_REQUIRE_TOOLS is
// set: then nothing may be skipped.
package outside

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Tool is the path of a program that a test cannot do without.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	missing(t, name)
	return ""
}

// Font sees to it that a family of type is installed on which the layout of a
// test's pages rests.
func Font(t testing.TB, family string) {
	t.Helper()
	out, err := exec.Command(Tool(t, "fc-list"), ":family="+family).Output()
	if err != nil {
		t.Fatal("fc-list: ", err)
	}
	if strings.TrimSpace(string(out)) == "" {
		missing(t, "the font "+family)
	}
}

// missing skips a test for want of something, or fails it.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("ROE_REQUIRE_TOOLS") != "" {
		t.Fatalf("%s is not installed, and ROE_REQUIRE_TOOLS is set", what)
	}
	t.Skipf("%s is not installed", what)
}

// Module is the folder, for NODE_PATH, in which npm put a module that a test
// cannot do without: that of a node_modules/.bin on the PATH.
func Module(t testing.TB, name string) string {
	t.Helper()
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		modules := filepath.Dir(dir)
		if _, err := os.Stat(filepath.Join(modules, filepath.FromSlash(name))); err == nil && filepath.Base(modules) == "node_modules" {
			return modules
		}
	}
	missing(t, "the npm module "+name+", beside a node_modules/.bin on the PATH,")
	return ""
}

// Slow skips a test that takes long, unless ROE_REQUIRE_TOOLS is set.
func Slow(t testing.TB) {
	t.Helper()
	if os.Getenv("ROE_REQUIRE_TOOLS") == "" {
		t.Skip("it takes long: set ROE_REQUIRE_TOOLS=1")
	}
}
