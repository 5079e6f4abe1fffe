package load

import (
	"bytes"
	"io/fs"
	"path/filepath"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
	"roe.example/schemas"
)

// drift notes copies of the schema in users' modules that differ from the one
// that this program judges by: editors show them, so they mislead.
func drift(disk Disk, folders []*folder, files [][]*parsed) (notes []book.Diagnostic) {
	done := map[string]bool{}
	for i, dir := range folders {
		if !importsSchemas(files[i]) {
			continue
		}
		root, _ := moduleOf(disk, dir.abs)
		if root == "" || done[root] {
			continue
		}
		done[root] = true
		notes = append(notes, driftOf(disk, filepath.Join(root, "cue.mod", "pkg", filepath.FromSlash(schemasPath)))...)
	}
	return notes
}

func importsSchemas(files []*parsed) bool {
	for _, p := range files {
		if p.heading.schemas {
			return true
		}
	}
	return false
}

func driftOf(disk Disk, dir string) []book.Diagnostic {
	if _, err := disk.Stat(dir); err != nil {
		return nil
	}
	names, err := fs.Glob(schemas.FS, "*.cue")
	if err != nil {
		return nil
	}
	for _, name := range names {
		ours, err := schemas.FS.ReadFile(name)
		if err != nil || name == factsFile {
			continue
		}
		theirs, err := readLimited(disk, filepath.Join(dir, name))
		if err != nil || !bytes.Equal(bytes.ReplaceAll(theirs, []byte("\r\n"), []byte("\n")), ours) {
			return []book.Diagnostic{*fileFault(paths.Display(dir),
				"This copy of the schema differs from the one that this roe holds and judges by.",
				"Run roe init again, or delete the copy.")}
		}
	}
	return nil
}

// factsFile is the schema of what roe computes; users' books do not need it.
const factsFile = "facts.cue"
