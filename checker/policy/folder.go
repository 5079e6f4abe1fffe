package policy

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
)

// dataFiles are the names under which OPA's bundles keep documents, and so
// folders do: the folder that holds one says where in data it goes.
var dataFiles = []string{"data.json", "data.yaml", "data.yml"}

// folder reads the policies and documents of a folder and all below it, less
// what is hidden and less the books that rules are tested with.
func (p *Pack) folder() (*Pack, []book.Diagnostic) {
	root, err := os.OpenRoot(p.Path)
	if err != nil {
		return nil, fault(p.Name, "The folder cannot be read: "+paths.Reason(err)+".", "")
	}
	defer root.Close()
	r := &folderReader{Pack: p, fsys: root.FS()}
	p.Files = map[string][]byte{}
	err = fs.WalkDir(r.fsys, ".", r.visit)
	switch {
	case err != nil:
		r.fault(".", "The folder cannot be read: "+paths.Reason(err)+".", "")
	case len(r.faults) == 0 && !r.rules:
		r.fault(".", "There are no policies in this folder.", "A rule stands in <topic>/<name>/<name>.rego below it.")
	}
	return p, r.faults
}

type folderReader struct {
	*Pack
	fsys   fs.FS
	size   int
	rules  bool
	faults []book.Diagnostic
}

func (r *folderReader) fault(name, message, hint string) {
	r.faults = append(r.faults, fault(path.Join(r.Name, name), message, hint)...)
}

func (r *folderReader) visit(name string, entry fs.DirEntry, err error) error {
	hidden := name != "." && strings.HasPrefix(entry.Name(), ".")
	switch {
	case err != nil:
		r.fault(name, "This cannot be read: "+paths.Reason(err)+".", "")
	case entry.IsDir() && (hidden || holdsBooks(name)):
		return fs.SkipDir
	case holdsBooks(name):
	case entry.IsDir() || hidden:
	case !entry.Type().IsRegular():
		r.fault(name, "This is a link or a device; policies are plain files.", "Put a copy of the file here instead.")
	case strings.HasSuffix(name, ".rego"):
		r.rules = true
		r.read(name, maxModule)
	case slices.Contains(dataFiles, entry.Name()):
		r.read(name, maxData)
	case slices.Contains([]string{".json", ".yaml", ".yml"}, path.Ext(name)):
		r.fault(name, "Nothing reads this file: documents for policies stand in data.json or data.yaml.",
			"Call it data.json, in a folder whose name says where in data it goes; or move it to testdata/.")
	}
	if len(r.Files) > maxFiles {
		r.fault(".", fmt.Sprintf("The folder holds more than %d files of policies.", maxFiles), "Name the folder that holds the policies alone.")
		return fs.SkipAll
	}
	return nil
}

// holdsBooks tells what rules are tested with: testdata, and the books fires and
// quiet beside a rule.
func holdsBooks(name string) bool {
	base := path.Base(name)
	beside := strings.Count(name, "/") == 2 && (strings.HasPrefix(base, "fires") || strings.HasPrefix(base, "quiet"))
	return base == "testdata" || beside && path.Ext(base) != ".rego"
}

func (r *folderReader) read(name string, most int) {
	info, err := fs.Stat(r.fsys, name)
	if err == nil && info.Size() > int64(most) {
		r.fault(name, fmt.Sprintf("The file is larger than %s.", megabytes(most)), "")
		return
	}
	data, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		r.fault(name, "The file cannot be read: "+paths.Reason(err)+".", "")
		return
	}
	if r.size += len(data); r.size > maxFolder {
		r.fault(name, fmt.Sprintf("With this file the policies are larger than %s together.", megabytes(maxFolder)), "")
		return
	}
	r.Files[name] = data
}
