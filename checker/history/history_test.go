package history

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/google/go-cmp/cmp"
)

// scene is a repository that a test makes.
type scene struct {
	*testing.T
	dir  string
	repo *git.Repository
	when time.Time
}

func newScene(t *testing.T) *scene {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	repo, err := git.PlainInit(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	return &scene{t, dir, repo, time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)}
}

func (s *scene) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s *scene) write(name, text string) {
	s.Helper()
	s.must(os.MkdirAll(filepath.Dir(filepath.Join(s.dir, name)), 0o755))
	s.must(os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o644))
}

func (s *scene) commit(message string) plumbing.Hash {
	s.Helper()
	tree, err := s.repo.Worktree()
	s.must(err)
	s.must(tree.AddWithOptions(&git.AddOptions{All: true}))
	s.when = s.when.AddDate(0, 0, 1)
	h, err := tree.Commit(message, &git.CommitOptions{Author: &object.Signature{Name: "n", Email: "n@example.org", When: s.when}, AllowEmptyCommits: true})
	s.must(err)
	return h
}

func (s *scene) version(name string, paths ...string) *Version {
	s.Helper()
	if paths == nil {
		paths = []string{s.dir}
	}
	r, err := Open(paths...)
	s.must(err)
	v, err := r.Version(name)
	s.must(err)
	return v
}

func (s *scene) read(v *Version, name string) string {
	s.Helper()
	f, err := v.Open(filepath.Join(s.dir, name))
	s.must(err)
	data, err := io.ReadAll(f)
	s.must(err)
	info, err := f.Stat()
	s.must(err)
	if info.Size() != int64(len(data)) || !info.Mode().IsRegular() || info.IsDir() {
		s.Errorf("%s is %d bytes, its info says %d, %v", name, len(data), info.Size(), info.Mode())
	}
	return string(data)
}

// three commits of a file that holds its number, on the branch master.
func three(t *testing.T) *scene {
	s := newScene(t)
	for _, n := range []string{"1", "2", "3"} {
		s.write("a/x.cue", n)
		s.commit("commit " + n)
	}
	return s
}

func TestRevisions(t *testing.T) {
	s := three(t)
	head, err := s.repo.Head()
	s.must(err)
	first := s.version("HEAD~2").commit.Hash
	_, err = s.repo.CreateTag("v1", first, &git.CreateTagOptions{Message: "one", Tagger: &object.Signature{When: s.when}})
	s.must(err)
	for _, ref := range []string{"refs/remotes/origin/main", "refs/heads/add", "refs/heads/topic/a"} {
		s.must(s.repo.Storer.SetReference(plumbing.NewHashReference(plumbing.ReferenceName(ref), first)))
	}
	for name, want := range map[string]string{
		"HEAD": "3", "@": "3", "master": "3", "refs/heads/master": "3", "HEAD~": "2", "HEAD^": "2", "HEAD~1": "2", "HEAD~2": "1", "HEAD^^": "1",
		"HEAD~1^": "1", "HEAD~0": "3", "HEAD^0": "3", "v1": "1", "tags/v1": "1", "origin/main": "1", "topic/a": "1", "add": "1",
		head.Hash().String(): "3", head.Hash().String()[:7]: "3", strings.ToUpper(head.Hash().String()[:8]): "3", "origin/main...": "1", "HEAD...": "3",
	} {
		if got := s.read(s.version(name), "a/x.cue"); got != want {
			t.Errorf("%s reads %q, want %q", name, got, want)
		}
	}
}

// TestFork: REF... is where the branch left, and not what REF became.
func TestFork(t *testing.T) {
	s := three(t)
	tree, err := s.repo.Worktree()
	s.must(err)
	s.must(tree.Checkout(&git.CheckoutOptions{Branch: "refs/heads/topic", Create: true}))
	s.write("a/x.cue", "topic")
	s.commit("topic")
	s.must(tree.Checkout(&git.CheckoutOptions{Branch: "refs/heads/master"}))
	s.write("a/x.cue", "4")
	s.commit("four")
	s.must(tree.Checkout(&git.CheckoutOptions{Branch: "refs/heads/topic"}))
	for name, want := range map[string]string{"master": "4", "master...": "3", "HEAD": "topic"} {
		if got := s.read(s.version(name), "a/x.cue"); got != want {
			t.Errorf("%s reads %q, want %q", name, got, want)
		}
	}
}

func TestBadRevisions(t *testing.T) {
	s := three(t)
	r, err := Open(s.dir)
	s.must(err)
	for name, want := range map[string]string{
		"nope":                      "no branch, tag or commit",
		"HEAD~3":                    "before the first commit",
		"HEAD^2":                    "before the first commit",
		"HEAD@{1}":                  "no revision that roe can read",
		"HEAD:a":                    "no revision that roe can read",
		"":                          "no revision that roe can read",
		"~1":                        "no revision that roe can read",
		"HEAD^{/x}":                 "no revision that roe can read",
		"0123456789":                "no branch, tag or commit",
		"d":                         "no branch, tag or commit", // git asks for four digits
		"HEAD~99999999999999999999": "before the first commit",
		strings.Repeat("0", 40):     "no branch, tag or commit",
	} {
		_, err := r.Version(name)
		var fault *Fault
		if !errors.As(err, &fault) || !strings.Contains(fault.Message, want) || fault.Hint == "" {
			t.Errorf("%q: got %v, want %q with a hint", name, err, want)
		}
	}
}

func TestShallow(t *testing.T) {
	s := three(t)
	from := s.version("HEAD").commit.Hash
	s.must(s.repo.Storer.SetShallow([]plumbing.Hash{from}))
	r, err := Open(s.dir)
	s.must(err)
	for _, name := range []string{"origin/main", "0123456789"} {
		_, err := r.Version(name)
		if err == nil || !strings.Contains(err.Error(), "fetch-depth: 0") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestNoRepository(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "in no git repository") {
		t.Errorf("got %v", err)
	}
	a, b := three(t), three(t)
	if _, err := Open(a.dir, b.dir); err == nil || !strings.Contains(err.Error(), "different git repositories") {
		t.Errorf("got %v", err)
	}
	if _, err := Open(a.dir, dir); err == nil || !strings.Contains(err.Error(), "in no git repository") {
		t.Errorf("got %v", err)
	}
}

func names(t *testing.T, v *Version, dir string) (out []string) {
	t.Helper()
	entries, err := v.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() {
			name += "/"
		}
		if e.Type()&fs.ModeSymlink != 0 {
			name += "@"
		}
		out = append(out, name)
	}
	return out
}

// TestVersion: files are where they are today, whatever is there today.
func TestVersion(t *testing.T) {
	s := newScene(t)
	s.write("a/x.cue", "x")
	s.write("a/sub/y.yaml", "y")
	s.write("a.cue", "beside")
	s.must(os.Symlink("a", filepath.Join(s.dir, "latest")))
	s.must(os.Symlink("../a.cue", filepath.Join(s.dir, "a", "link.cue")))
	s.must(os.Symlink("../../outside.cue", filepath.Join(s.dir, "a", "out.cue")))
	s.must(os.Symlink("/etc/hostname", filepath.Join(s.dir, "a", "root.cue")))
	s.must(os.Symlink("loop.cue", filepath.Join(s.dir, "a", "loop.cue")))
	s.write("a/large.cue", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
	s.commit("one")
	s.must(os.RemoveAll(filepath.Join(s.dir, "a")))
	s.must(os.Remove(filepath.Join(s.dir, "latest")))
	s.commit("two")
	v := s.version("HEAD~1", filepath.Join(s.dir, "a", "sub")) // a folder that is no more
	want := []string{"large.cue", "link.cue@", "loop.cue@", "out.cue@", "root.cue@", "sub/", "x.cue"}
	if diff := cmp.Diff(want, names(t, v, filepath.Join(s.dir, "a"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a/", "a.cue", "latest@"}, names(t, v, s.dir)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for name, want := range map[string]string{"a/x.cue": "x", "a/sub/y.yaml": "y", "a/link.cue": "beside", "latest/sub/y.yaml": "y"} {
		if got := s.read(v, name); got != want {
			t.Errorf("%s reads %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"a/none.cue": "not exist", "a/x.cue/y": "not exist", "a/out.cue": "out of the git repository", "a/root.cue": "git keeps no earlier version",
		"a/loop.cue": "circle", "a/large.cue": "Git LFS", "a": "a directory", "../x.cue": "outside of the git repository",
	} {
		if _, err := v.Open(filepath.Join(s.dir, name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", name, err, want)
		}
	}
	if info, err := v.Stat(filepath.Join(s.dir, "a")); err != nil || !info.IsDir() {
		t.Errorf("got %v, %v", info, err)
	}
	if _, err := v.Stat(filepath.Join(s.dir, "b")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if _, err := v.ReadDir(filepath.Join(s.dir, "a.cue")); err == nil {
		t.Error("a file was listed as a directory")
	}
}

// TestThroughALink: a repository that is reached through a link is the same.
func TestThroughALink(t *testing.T) {
	s := three(t)
	link := filepath.Join(t.TempDir(), "link")
	s.must(os.Symlink(s.dir, link))
	v := s.version("HEAD~1", filepath.Join(link, "a"))
	f, err := v.Open(filepath.Join(link, "a", "x.cue"))
	s.must(err)
	if data, _ := io.ReadAll(f); string(data) != "2" {
		t.Errorf("got %q", data)
	}
}

// TestWorktree: a worktree has its own HEAD and shares the rest.
func TestWorktree(t *testing.T) {
	s := three(t)
	other := filepath.Join(t.TempDir(), "other")
	dot := filepath.Join(s.dir, ".git", "worktrees", "other")
	s.must(os.MkdirAll(dot, 0o755))
	s.must(os.MkdirAll(filepath.Join(other, "a"), 0o755))
	first := s.version("HEAD~2").commit.Hash.String()
	for name, text := range map[string]string{
		filepath.Join(dot, "HEAD"): first + "\n", filepath.Join(dot, "commondir"): "../..\n",
		filepath.Join(dot, "gitdir"): filepath.Join(other, ".git") + "\n", filepath.Join(other, ".git"): "gitdir: " + dot + "\n",
	} {
		s.must(os.WriteFile(name, []byte(text), 0o644))
	}
	w := &scene{t, other, nil, s.when}
	for name, want := range map[string]string{"HEAD": "1", "master": "3", "master~1": "2"} {
		if got := w.read(w.version(name), "a/x.cue"); got != want {
			t.Errorf("%s reads %q, want %q", name, got, want)
		}
	}
}

// TestAlternates: a clone that borrows the objects of another repository.
func TestAlternates(t *testing.T) {
	s := three(t)
	head := s.version("HEAD").commit.Hash
	borrower := newScene(t)
	borrower.must(os.MkdirAll(filepath.Join(borrower.dir, ".git", "objects", "info"), 0o755))
	borrower.must(os.WriteFile(filepath.Join(borrower.dir, ".git", "objects", "info", "alternates"), []byte(filepath.Join(s.dir, ".git", "objects")+"\n"), 0o644))
	borrower.must(borrower.repo.Storer.SetReference(plumbing.NewHashReference("refs/heads/master", head)))
	if got := borrower.read(borrower.version("HEAD~1"), "a/x.cue"); got != "2" {
		t.Errorf("got %q", got)
	}
}

// TestSubmodule: its files are elsewhere, and that is said.
func TestSubmodule(t *testing.T) {
	s := three(t)
	tree := &object.Tree{Entries: []object.TreeEntry{
		{Name: "partner", Mode: filemode.Submodule, Hash: plumbing.NewHash(strings.Repeat("1", 40))},
	}}
	store := func(o interface {
		Encode(plumbing.EncodedObject) error
	}) plumbing.Hash {
		e := s.repo.Storer.NewEncodedObject()
		s.must(o.Encode(e))
		h, err := s.repo.Storer.SetEncodedObject(e)
		s.must(err)
		return h
	}
	commit := store(&object.Commit{TreeHash: store(tree), Author: object.Signature{When: s.when}, Committer: object.Signature{When: s.when}})
	v := s.version(commit.String())
	if got := names(t, v, s.dir); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	if _, err := v.Stat(filepath.Join(s.dir, "partner", "x.cue")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff([]string{"partner"}, v.Submodules()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestForms: what does not change how a commit is read is let through, what
// does is refused, and what a partial clone lacks is named.
func TestForms(t *testing.T) {
	for _, test := range []struct{ extension, want string }{
		{"worktreeConfig = true", ""},
		{"partialClone = origin", ""},
		{"objectFormat = sha1", ""},
		{"objectFormat = sha256", "objectformat = sha256"},
		{"refStorage = reftable", "refstorage = reftable"},
		{"somethingNew = true", "somethingnew = true"},
	} {
		s := three(t)
		config := filepath.Join(s.dir, ".git", "config")
		s.must(os.WriteFile(config, []byte("[core]\n\trepositoryformatversion = 1\n[extensions]\n\t"+test.extension+"\n"), 0o644))
		_, err := Open(s.dir)
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: got %v", test.extension, err)
		}
	}
}

func TestMissingContents(t *testing.T) {
	for partial, want := range map[bool]string{true: "partial clone", false: "git fsck"} {
		s := three(t)
		if partial {
			s.must(os.WriteFile(filepath.Join(s.dir, ".git", "config"), []byte("[core]\n\trepositoryformatversion = 1\n[remote \"origin\"]\n\tpromisor = true\n"), 0o644))
		}
		v := s.version("HEAD~1")
		e, err := v.find(filepath.Join(s.dir, "a", "x.cue"))
		s.must(err)
		h := e.hash.String()
		s.must(os.Remove(filepath.Join(s.dir, ".git", "objects", h[:2], h[2:])))
		_, err = s.version("HEAD~1").Open(filepath.Join(s.dir, "a", "x.cue"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}
