// Package history reads old versions of files from a git repository. It needs
// no git program and no network, and it alone knows git.
package history

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// Fault is something that keeps an old version from being read, with what its
// user can do about it.
type Fault struct{ Message, Hint string }

func (f *Fault) Error() string { return strings.TrimSpace(f.Message + " " + f.Hint) }

// Repository is a git repository with the folder that its files lie in.
type Repository struct {
	root    string // of the files, absolute, links resolved
	storage *filesystem.Storage
	partial bool // contents may be missing, to be fetched when needed
}

// Open finds the one repository that all paths lie in. A path need not exist
// any more; the folder that would hold it decides.
func Open(paths ...string) (*Repository, error) {
	root, first := "", ""
	for _, p := range paths {
		found, err := rootOf(p)
		switch {
		case err != nil:
			return nil, err
		case found == "":
			return nil, &Fault{fmt.Sprintf("%q is in no git repository, so there is no earlier version of it.", p),
				"Compare with an earlier report instead: --baseline FILE, or with a copy: roe diff OLD NEW."}
		case root != "" && found != root:
			return nil, &Fault{fmt.Sprintf("%q and %q are in different git repositories.", first, p), "Check them in separate runs."}
		}
		root, first = found, p
	}
	return open(root)
}

// rootOf climbs to the folder that holds .git.
func rootOf(path string) (string, error) {
	abs, err := resolved(path)
	if err != nil {
		return "", fmt.Errorf("find the repository of %s: %w", path, err)
	}
	for dir := abs; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", nil
		}
	}
}

// resolved makes a path absolute and follows the links in the part of it that
// exists.
func resolved(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for dir, rest := abs, ""; ; dir, rest = filepath.Dir(dir), filepath.Join(filepath.Base(dir), rest) {
		real, err := filepath.EvalSymlinks(dir)
		switch {
		case err == nil:
			return filepath.Join(real, rest), nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		case dir == filepath.Dir(dir):
			return abs, nil
		}
	}
}

func open(root string) (*Repository, error) {
	dot, err := gitFolder(root)
	if err != nil {
		return nil, unreadable(root, err)
	}
	common, err := commonFolder(dot)
	if err != nil {
		return nil, unreadable(root, err)
	}
	var files billy.Filesystem = osfs.New(dot)
	if common != dot {
		files = dotgit.NewRepositoryFilesystem(files, osfs.New(common))
	}
	r := &Repository{root: root, storage: filesystem.NewStorageWithOptions(files, cache.NewObjectLRUDefault(),
		filesystem.Options{AlternatesFS: osfs.New(string(filepath.Separator))})}
	return r, r.understood()
}

func unreadable(root string, err error) error {
	return &Fault{fmt.Sprintf("The git repository in %s cannot be read: %v.", root, err), "See what \"git status\" says there."}
}

// gitFolder is .git, or where the file .git of a worktree or submodule points.
func gitFolder(root string) (string, error) {
	dot := filepath.Join(root, ".git")
	info, err := os.Stat(dot)
	if err != nil || info.IsDir() {
		return dot, err
	}
	return pointed(dot, root, "gitdir:")
}

// commonFolder is where a worktree keeps what it shares with others.
func commonFolder(dot string) (string, error) {
	common, err := pointed(filepath.Join(dot, "commondir"), dot, "")
	if errors.Is(err, fs.ErrNotExist) {
		return dot, nil
	}
	return common, err
}

// pointed reads a file that holds a path.
func pointed(file, from, prefix string) (string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(data), "\n")
	path, ok := strings.CutPrefix(line, prefix)
	if !ok {
		return "", fmt.Errorf("%s does not begin with %q", file, prefix)
	}
	path = filepath.FromSlash(strings.TrimSpace(path))
	if !filepath.IsAbs(path) {
		path = filepath.Join(from, path)
	}
	_, err = os.Stat(path)
	return path, err
}

// harmless are extensions of git's format that do not change how a commit is
// read. In a partial clone, contents may be missing.
var harmless = []string{"noop", "noop-v1", "partialclone", "preciousobjects", "worktreeconfig", "relativeworktrees"}

// understood refuses a repository whose format is not known: reading it as
// though it were could give another version than the one asked for.
func (r *Repository) understood() error {
	config, err := r.storage.Config()
	if err != nil {
		return unreadable(r.root, err)
	}
	for _, remote := range config.Raw.Section("remote").Subsections {
		r.partial = r.partial || remote.Option("promisor") == "true"
	}
	for _, x := range config.Raw.Section("extensions").Options {
		name, value := strings.ToLower(x.Key), strings.ToLower(x.Value)
		r.partial = r.partial || name == "partialclone"
		if !slices.Contains(harmless, name) && !(name == "objectformat" && value == "sha1") && !(name == "refstorage" && value == "files") {
			return &Fault{fmt.Sprintf("The git repository in %s is kept in a form that roe cannot read (%s = %s).", r.root, name, value),
				"Check out the old version next to it (git worktree add ../old REF) and compare the folders: roe diff ../old NEW."}
		}
	}
	return nil
}
