package pdf

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// ErrNoBrowser says that this computer has no browser that prints.
var ErrNoBrowser = errors.New("no browser was found that prints: install Chromium, Chrome or Edge, or name one with --browser")

// names are what Chromium and its kin are called, where PATH leads to them.
var names = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge", "headless_shell",
}

// usual are where they are else, by system.
var usual = map[string][]string{
	"darwin": {
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
		"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	},
	"windows": {
		`${ProgramFiles}\Google\Chrome\Application\chrome.exe`,
		`${ProgramFiles(x86)}\Google\Chrome\Application\chrome.exe`,
		`${LocalAppData}\Google\Chrome\Application\chrome.exe`,
		`${LocalAppData}\Chromium\Application\chrome.exe`,
		`${ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe`,
		`${ProgramFiles}\Microsoft\Edge\Application\msedge.exe`,
	},
	"linux": {"/snap/bin/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"},
}

// Find gives the path of the browser that is named, or of the first that is
// there.
func Find(named string) (string, error) {
	if named != "" {
		return findNamed(named)
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	for _, place := range usual[runtime.GOOS] {
		if path, err := exec.LookPath(os.ExpandEnv(place)); err == nil {
			return path, nil
		}
	}
	return "", ErrNoBrowser
}

func findNamed(named string) (string, error) {
	path, err := exec.LookPath(named)
	if err == nil {
		return filepath.Abs(path)
	}
	info, stat := os.Stat(named)
	switch {
	case stat == nil && info.IsDir():
		return "", fmt.Errorf("--browser names a folder, %s; name the program in it", named)
	case stat == nil:
		return "", fmt.Errorf("--browser names %s, which is no program that can be started", named)
	}
	return "", fmt.Errorf("--browser names %s, and there is no such program", named)
}
