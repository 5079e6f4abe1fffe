package load

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"roe.example/checker/book"
)

const readAlone = "A file given by itself is read without the other files of its folder."

// besideOthers says once, where a name means nothing, that the folder has
// files that were not read.
func besideOthers(disk Disk, diags []book.Diagnostic, dir *folder) []book.Diagnostic {
	if dir.whole || !hasOthers(disk, dir) {
		return diags
	}
	diags = sortDiagnostics(diags)
	for i, d := range diags {
		if namesNothing(d.Message) {
			diags[i].Hint = strings.TrimSpace(d.Hint + " " + readAlone)
			break
		}
	}
	return diags
}

func namesNothing(message string) bool {
	if strings.HasSuffix(message, definedNowhere) {
		return true
	}
	for _, k := range refKinds {
		if strings.HasSuffix(message, " is not "+k.noun+".") {
			return true
		}
	}
	return false
}

// hasOthers tells whether a folder holds more of a book than is read.
func hasOthers(disk Disk, dir *folder) bool {
	entries, err := disk.ReadDir(dir.abs)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return !e.IsDir() && isBookFile(e.Name()) && !slices.Contains(dir.files, filepath.Join(dir.abs, e.Name()))
	})
}
