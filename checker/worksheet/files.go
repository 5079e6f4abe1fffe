package worksheet

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing/fstest"

	"roe.example/checker/load"
)

// files splits the book as people do: a file for each agency with its
// documents, one for places, one for agreements, one for deployments.
func (g *gathering) files(packageName string, inputs []Input) ([]File, error) {
	whole := gathered(g.tree).(tree)
	parts := map[string]tree{}
	for section, v := range whole {
		m, ok := v.(tree)
		if !ok {
			put(tree(at(parts, "places.cue")), []string{section}, v)
			continue
		}
		for id, thing := range m {
			put(at(parts, g.fileOf(section, id, thing)), []string{section, id}, thing)
		}
	}
	var out []File
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		text, err := load.Write(packageName, heading(inputs), parts[name])
		if err != nil {
			return nil, err
		}
		out = append(out, File{name, string(text)})
	}
	return out, nil
}

// whole is the book as one file.
func (g *gathering) whole(packageName string, inputs []Input) (string, error) {
	text, err := load.Write(packageName, heading(inputs), gathered(g.tree).(tree))
	return string(text), err
}

func at(parts map[string]tree, name string) tree {
	if parts[name] == nil {
		parts[name] = tree{}
	}
	return parts[name]
}

func heading(inputs []Input) string {
	names := make([]string, len(inputs))
	for i, in := range inputs {
		names[i] = path.Base(filepath.ToSlash(in.Name))
	}
	return "Made by “roe worksheet import” from " + strings.Join(names, ", ") + "."
}

func (g *gathering) fileOf(section, id string, thing any) string {
	switch section {
	case "places", "agreements":
		return section + ".cue"
	case "events":
		return "events.cue"
	case "channels", "deployments":
		return "deployments.cue"
	case "agencies":
		return fileName(id)
	}
	issuer := text(get(thing.(tree), []string{"issuer"}))
	if get(g.tree, []string{"agencies", issuer}) != nil {
		return fileName(issuer)
	}
	agencies := ids(g.tree, []string{"agencies"})
	for _, agency := range agencies {
		if issuer != "" && text(get(g.tree, []string{"agencies", agency, "place"})) == issuer {
			return fileName(agency)
		}
	}
	return "documents.cue"
}

func fileName(id string) string {
	name := strings.ToLower(strings.NewReplacer("/", "-", ".", "-").Replace(id))
	switch name {
	case "places", "agreements", "deployments", "documents", "events", "roe":
		name += "-agency"
	}
	return name + ".cue"
}

// loadFiles reads a book's files as roe reads every book, from memory.
func loadFiles(ctx context.Context, files []File) (*load.Result, error) {
	disk := memory{}
	root, err := filepath.Abs(string(filepath.Separator) + "worksheet")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		disk[strings.TrimPrefix(filepath.ToSlash(filepath.Join(root, f.Name)), "/")] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	loaded, err := load.Load(ctx, []string{root}, load.Options{Disk: disk})
	if err != nil {
		return nil, fmt.Errorf("read the book of the worksheet: %w", err)
	}
	return loaded, nil
}

// memory is a disk that holds only a book on its way.
type memory fstest.MapFS

func (m memory) name(abs string) string {
	return strings.TrimPrefix(filepath.ToSlash(abs), "/")
}

func (m memory) Stat(abs string) (fs.FileInfo, error) { return fstest.MapFS(m).Stat(m.name(abs)) }
func (m memory) ReadDir(abs string) ([]fs.DirEntry, error) {
	return fstest.MapFS(m).ReadDir(m.name(abs))
}
func (m memory) Open(abs string) (fs.File, error) { return fstest.MapFS(m).Open(m.name(abs)) }
