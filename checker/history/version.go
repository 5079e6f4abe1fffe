package history

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Version is the files of a repository as they were at one commit, under the
// same absolute paths as those of today. It serves as a load.Disk.
type Version struct {
	Name       string // as it was asked for
	repository *Repository
	commit     *object.Commit
	tree       *object.Tree

	mu      sync.Mutex      // the storage is for one reader at a time
	skipped map[string]bool // submodules that were passed by
}

// Commit is the short number and the day of the commit.
func (v *Version) Commit() (number, day string) {
	return v.commit.Hash.String()[:7], v.commit.Committer.When.Format(time.DateOnly)
}

// Root is the folder of the files, absolute.
func (v *Version) Root() string { return v.repository.root }

// Submodules are those that were met: their files are in other repositories
// and were not read.
func (v *Version) Submodules() (names []string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for name := range v.skipped {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Stat, ReadDir and Open are those of load.Disk.
func (v *Version) Stat(abs string) (fs.FileInfo, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	e, err := v.find(abs)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: abs, Err: err}
	}
	i, err := e.info()
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: abs, Err: phrase(err)}
	}
	return i, nil
}

// phrase is an error that goes into a sentence.
func phrase(err error) error { return errors.New(strings.TrimSuffix(err.Error(), ".")) }

// ReadDir lists a folder; submodules and what is no file are left out.
func (v *Version) ReadDir(abs string) (entries []fs.DirEntry, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	e, err := v.find(abs)
	if err == nil && e.mode != filemode.Dir {
		err = errors.New("it is no directory")
	}
	var tree *object.Tree
	if err == nil {
		tree, err = v.treeAt(e)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: abs, Err: err}
	}
	for _, x := range tree.Entries {
		child := &entry{version: v, path: path.Join(e.path, x.Name), mode: x.Mode, hash: x.Hash}
		if x.Mode == filemode.Submodule {
			v.skipped[child.path] = true
			continue
		}
		entries = append(entries, child)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// largeFilePointer begins what git keeps of a file that Git LFS keeps.
const largeFilePointer = "version https://git-lfs.github.com/spec/"

// Open reads a file.
func (v *Version) Open(abs string) (fs.File, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	data, e, err := v.read(abs)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: abs, Err: phrase(err)}
	}
	return &file{e, bytes.NewReader(data)}, nil
}

func (v *Version) read(abs string) ([]byte, *entry, error) {
	e, err := v.find(abs)
	if err != nil {
		return nil, nil, err
	}
	if e.mode == filemode.Dir {
		return nil, nil, errors.New("it is a directory")
	}
	data, err := e.content()
	if err == nil && bytes.HasPrefix(data, []byte(largeFilePointer)) {
		err = errors.New("git holds only a pointer to it, because Git LFS keeps its content; take it out of LFS (git lfs migrate export)")
	}
	return data, e, err
}

// inside gives an absolute path as one from the top of the repository. Links
// below the top are left as they are: they may have led elsewhere then.
func (v *Version) inside(abs string) (string, error) {
	root := v.repository.root
	for dir, rest := abs, ""; dir != filepath.Dir(dir); dir, rest = filepath.Dir(dir), path.Join(filepath.Base(dir), rest) {
		if real, err := filepath.EvalSymlinks(dir); err == nil && real == root {
			return rest, nil
		}
	}
	abs, err := resolved(abs)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", errors.New("it is outside of the git repository")
	}
	return filepath.ToSlash(rel), nil
}

func (v *Version) find(abs string) (*entry, error) {
	rel, err := v.inside(abs)
	if err != nil {
		return nil, err
	}
	return v.follow(rel, 0)
}

// mostLinks is how many links may lead to one another.
const mostLinks = 40

// follow finds what a path leads to, through the links that the repository
// held then.
func (v *Version) follow(rel string, links int) (*entry, error) {
	at := &entry{version: v, mode: filemode.Dir, hash: v.tree.Hash}
	rest := strings.Split(rel, "/")
	if rel == "" || rel == "." {
		rest = nil
	}
	for i, name := range rest {
		tree, err := v.treeAt(at)
		if err != nil {
			return nil, err
		}
		x, err := tree.FindEntry(name)
		if err != nil {
			return nil, fs.ErrNotExist
		}
		at = &entry{version: v, path: path.Join(at.path, name), mode: x.Mode, hash: x.Hash}
		if x.Mode != filemode.Symlink {
			continue
		}
		target, err := at.target()
		if err != nil {
			return nil, err
		}
		if links++; links > mostLinks {
			return nil, errors.New("its links lead in a circle")
		}
		return v.follow(path.Join(target, path.Join(rest[i+1:]...)), links)
	}
	if at.mode == filemode.Submodule {
		v.skipped[at.path] = true
		return nil, fs.ErrNotExist
	}
	return at, nil
}

func (v *Version) treeAt(e *entry) (*object.Tree, error) {
	switch e.mode {
	case filemode.Dir:
	case filemode.Submodule:
		v.skipped[e.path] = true
		return nil, fs.ErrNotExist
	default:
		return nil, fs.ErrNotExist
	}
	tree, err := object.GetTree(v.repository.storage, e.hash)
	if err != nil {
		return nil, v.repository.missing(v.Name, err)
	}
	return tree, nil
}

// entry is a file or folder as git lists it.
type entry struct {
	version *Version
	path    string // from the top of the repository
	mode    filemode.FileMode
	hash    plumbing.Hash
}

// content is a file's content, or the text of a link.
func (e *entry) content() ([]byte, error) {
	blob, err := object.GetBlob(e.version.repository.storage, e.hash)
	if err != nil {
		return nil, e.version.repository.missing(e.version.Name+":"+e.path, err)
	}
	r, err := blob.Reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// target is where a link leads, from the top of the repository.
func (e *entry) target() (string, error) {
	text, err := e.content()
	if err != nil {
		return "", err
	}
	target := filepath.ToSlash(string(text))
	if path.IsAbs(target) {
		return "", fmt.Errorf("it is a link to %s, and git keeps no earlier version of that", target)
	}
	target = path.Join(path.Dir(e.path), target)
	if target == ".." || strings.HasPrefix(target, "../") {
		return "", fmt.Errorf("it is a link out of the git repository (%s), and git keeps no earlier version of that", text)
	}
	if target == "." {
		target = ""
	}
	return target, nil
}

func (e *entry) info() (fs.FileInfo, error) {
	if e.mode == filemode.Dir {
		return info{e, 0}, nil
	}
	size, err := e.version.repository.storage.EncodedObjectSize(e.hash)
	if err != nil {
		return nil, e.version.repository.missing(e.version.Name+":"+e.path, err)
	}
	return info{e, size}, nil
}

// Name, IsDir, Type and Info are those of fs.DirEntry.
func (e *entry) Name() string { return path.Base("/" + e.path) }

func (e *entry) IsDir() bool { return e.mode == filemode.Dir }

func (e *entry) Type() fs.FileMode { return e.fileMode().Type() }

func (e *entry) Info() (fs.FileInfo, error) { return e.info() }

func (e *entry) fileMode() fs.FileMode {
	mode, err := e.mode.ToOSFileMode()
	if err != nil {
		return fs.ModeIrregular
	}
	return mode
}

type info struct {
	*entry
	size int64
}

func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.fileMode() }
func (i info) ModTime() time.Time { return i.version.commit.Committer.When }
func (i info) Sys() any           { return nil }

// file is an open file.
type file struct {
	*entry
	*bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return info{f.entry, f.Reader.Size()}, nil }
func (f *file) Close() error               { return nil }
