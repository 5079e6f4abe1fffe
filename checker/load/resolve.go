package load

import (
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/build"
	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/parser"
	"cuelang.org/go/cue/token"

	"roe.example/checker/internal/paths"
	"roe.example/schemas"
)

// resolver finds the packages that files import: CUE's own, our schemas, and
// those of the user's module. It never uses the network.
type resolver struct {
	disk    Disk
	context *build.Context
	root    string // of the user's module; "" without one
	module  string // its path
	relaxed bool   // definitions of the schema allow everything
	loading map[string]bool
	missing []missingImport
}

type missingImport struct {
	at   place
	path string
}

func newResolver(disk Disk, dir string, relaxed bool) *resolver {
	r := &resolver{disk: disk, relaxed: relaxed, loading: map[string]bool{}}
	r.context = build.NewContext(build.Loader(r.load))
	r.root, r.module = moduleOf(disk, dir)
	return r
}

// moduleOf finds the CUE module that a directory lies in.
func moduleOf(disk Disk, dir string) (root, name string) {
	for {
		data, err := readLimited(disk, filepath.Join(dir, "cue.mod", "module.cue"))
		if err == nil {
			return dir, moduleName(data)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", ""
		}
		dir = parent
	}
}

// moduleName reads the module's path, without its major version.
func moduleName(data []byte) string {
	f, err := parser.ParseFile("module.cue", data)
	if err != nil {
		return ""
	}
	for _, d := range f.Decls {
		field, ok := d.(*ast.Field)
		if !ok {
			continue
		}
		name, _, _ := ast.LabelName(field.Label)
		lit, ok := field.Value.(*ast.BasicLit)
		if name == "module" && ok {
			module, _, _ := strings.Cut(strings.Trim(lit.Value, `"`), "@")
			return module
		}
	}
	return ""
}

// load is called by CUE for each import. Nil means a package of CUE's own.
func (r *resolver) load(pos token.Pos, importPath string) *build.Instance {
	ip := ast.ParseImportPath(importPath)
	if ip.Path == schemasPath {
		return r.schemas()
	}
	if first, _, _ := strings.Cut(ip.Path, "/"); !strings.Contains(first, ".") && !r.within(ip.Path) {
		return nil
	}
	for _, dir := range r.candidates(ip.Path) {
		if files := r.parseDir(dir, ip.Qualifier); len(files) > 0 && !r.loading[dir] {
			r.loading[dir] = true
			defer delete(r.loading, dir)
			return r.instance(dir, files)
		}
	}
	r.missing = append(r.missing, missingImport{at(pos), importPath})
	inst := r.context.NewInstance("", r.load)
	inst.Err = errors.Newf(pos, "import %s is not here", importPath)
	return inst
}

// within tells whether a path lies in the user's module.
func (r *resolver) within(p string) bool {
	return r.module != "" && (p == r.module || strings.HasPrefix(p, r.module+"/"))
}

// candidates lists the directories in which a package can be.
func (r *resolver) candidates(p string) (dirs []string) {
	if r.root == "" {
		return nil
	}
	if r.within(p) {
		dirs = append(dirs, filepath.Join(r.root, filepath.FromSlash(strings.TrimPrefix(p, r.module))))
	}
	for _, vendor := range []string{"pkg", "usr", "gen"} {
		dirs = append(dirs, filepath.Join(r.root, "cue.mod", vendor, filepath.FromSlash(p)))
	}
	return dirs
}

// parseDir parses a directory's files of one package.
func (r *resolver) parseDir(dir, pkg string) (files []*ast.File) {
	entries, err := r.disk.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		abs := filepath.Join(dir, e.Name())
		if e.IsDir() || filepath.Ext(abs) != ".cue" || strings.HasSuffix(abs, "_tool.cue") || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		data, err := readLimited(r.disk, abs)
		if err != nil {
			continue
		}
		f, err := parser.ParseFile(paths.Display(abs), data, parser.ParseComments)
		if err == nil && f.PackageName() == pkg {
			files = append(files, f)
		}
	}
	return files
}

func (r *resolver) instance(dir string, files []*ast.File) *build.Instance {
	inst := r.context.NewInstance(dir, r.load)
	for _, f := range files {
		if err := inst.AddSyntax(f); err != nil {
			inst.ReportError(err)
		}
	}
	if err := inst.Complete(); err != nil && inst.Err == nil {
		inst.ReportError(errors.Promote(err, ""))
	}
	return inst
}

// schemas gives the embedded schema, whatever the user's folders hold.
func (r *resolver) schemas() *build.Instance {
	var files []*ast.File
	names, _ := fs.Glob(schemas.FS, "*.cue")
	for _, name := range names {
		if name == factsFile {
			continue
		}
		data, err := schemas.FS.ReadFile(name)
		if err != nil {
			continue
		}
		f, err := parser.ParseFile(path.Join("roe:schemas", name), data)
		if err != nil {
			continue
		}
		if r.relaxed {
			relax(f)
		}
		files = append(files, f)
	}
	return r.instance("", files)
}

// relax makes every definition allow everything, so that CUE evaluates what
// users write and leaves it to the shapes to say all that is wrong with it.
func relax(f *ast.File) {
	for _, d := range f.Decls {
		field, ok := d.(*ast.Field)
		if !ok {
			continue
		}
		field.Attrs = nil
		if _, ok := field.Value.(*ast.StructLit); ok {
			field.Value = &ast.StructLit{Elts: []ast.Decl{&ast.Ellipsis{}}}
		} else {
			field.Value = ast.NewIdent("_")
		}
	}
}
