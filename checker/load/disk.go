package load

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Disk is where files are read, by absolute path. Nothing but this package's
// reading passes through it, so another one can show files as they once were.
type Disk interface {
	Stat(abs string) (fs.FileInfo, error)
	ReadDir(abs string) ([]fs.DirEntry, error)
	Open(abs string) (fs.File, error)
}

// computer is the disk of the computer itself.
type computer struct{}

func (computer) Stat(abs string) (fs.FileInfo, error)      { return os.Stat(abs) }
func (computer) ReadDir(abs string) ([]fs.DirEntry, error) { return os.ReadDir(abs) }
func (computer) Open(abs string) (fs.File, error)          { return os.Open(abs) }

func (o Options) disk() Disk {
	if o.Disk == nil {
		return computer{}
	}
	return o.Disk
}

// Folders lists the directories that hold what a pattern reads, be there
// faults in it or not, and is not excluded.
func Folders(disk Disk, exclude []Exclusion, pattern string) (dirs []string) {
	for _, f := range newFinder(Options{Disk: disk}.disk(), exclude).find([]string{pattern}) {
		dirs = append(dirs, f.abs)
	}
	return dirs
}

// Files are the texts of a directory's book files, by name. A nil disk is the
// computer's.
func Files(disk Disk, dir string) (map[string]string, error) {
	disk = Options{Disk: disk}.disk()
	entries, err := disk.ReadDir(dir)
	out := map[string]string{}
	for _, e := range entries {
		if e.IsDir() || !isBookFile(e.Name()) {
			continue
		}
		data, err := readLimited(disk, filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		out[e.Name()] = string(data)
	}
	return out, err
}

// sent is the files that a child gets from its parent, by absolute path, when
// they are not on the computer's disk.
type sent map[string][]byte

// package files of modules are few, so looking through all of them is cheap.
func (s sent) ReadDir(abs string) (entries []fs.DirEntry, err error) {
	for name, data := range s {
		if filepath.Dir(name) == abs {
			entries = append(entries, fs.FileInfoToDirEntry(sentFile{name: filepath.Base(name), data: data}))
		}
	}
	if entries == nil {
		return nil, fs.ErrNotExist
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

func (s sent) Stat(abs string) (fs.FileInfo, error) {
	data, ok := s[abs]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return sentFile{name: filepath.Base(abs), data: data}, nil
}

func (s sent) Open(abs string) (fs.File, error) {
	data, ok := s[abs]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return &openFile{sentFile{name: filepath.Base(abs), data: data}, strings.NewReader(string(data))}, nil
}

type sentFile struct {
	name string
	data []byte
}

func (f sentFile) Name() string       { return f.name }
func (f sentFile) Size() int64        { return int64(len(f.data)) }
func (f sentFile) Mode() fs.FileMode  { return 0o444 }
func (f sentFile) ModTime() time.Time { return time.Time{} }
func (f sentFile) IsDir() bool        { return false }
func (f sentFile) Sys() any           { return nil }

type openFile struct {
	sentFile
	io.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.sentFile, nil }
func (f *openFile) Close() error               { return nil }

// moduleFiles are the files of a folder's module that imports can lead to, for
// a child that cannot read them itself.
func (l *loader) moduleFiles(dir *folder, files []*parsed) (sent, error) {
	if l.opt.Disk == nil {
		return nil, nil
	}
	root, _ := moduleOf(l.disk, dir.abs)
	out := sent{}
	if root == "" || !importsOthers(files) {
		return out, nil
	}
	return out, l.collect(root, out)
}

func (l *loader) collect(dir string, into sent) error {
	entries, err := l.disk.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		abs := filepath.Join(dir, e.Name())
		switch {
		case e.IsDir() && e.Name() != ".git":
			err = l.collect(abs, into)
		case filepath.Ext(abs) == ".cue":
			into[abs], err = readLimited(l.disk, abs)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// importsOthers tells whether files import anything beside the schema.
func importsOthers(files []*parsed) bool {
	for _, p := range files {
		if p.syntax == nil { // what imports anything else needs the evaluator
			continue
		}
		for spec := range p.syntax.ImportSpecs() {
			if spec.Path.Value != `"`+schemasPath+`"` {
				return true
			}
		}
	}
	return false
}
