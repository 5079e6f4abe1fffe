package history

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"

	"roe.example/checker/internal/late"
)

// revision is a name, or the beginning of a commit's number, and steps back.
var revision = late.Regexp(`^([^~^:]+?)((?:~[0-9]*|\^[0-9]*)*)$`)

var step = late.Regexp(`[~^][0-9]*`)

// number is one of a commit, of which git asks for four digits.
var number = late.Regexp(`^[0-9a-f]{4,40}$`)

// Version finds a revision as git names it: HEAD~3, v1.0, origin/main, a
// commit's number, with ~N and ^N. REF... means the commit at which the
// present branch left REF.
func (r *Repository) Version(name string) (*Version, error) {
	base, left := strings.CutSuffix(name, "...")
	commit, err := r.commit(base)
	if err == nil && left {
		commit, err = r.fork(commit, name)
	}
	if err != nil {
		return nil, err
	}
	tree, err := commit.Tree()
	if err != nil {
		return nil, r.missing(name, err)
	}
	return &Version{Name: name, repository: r, commit: commit, tree: tree, skipped: map[string]bool{}}, nil
}

func (r *Repository) commit(name string) (*object.Commit, error) {
	parts := revision.FindStringSubmatch(name)
	if parts == nil || strings.Contains(name, "@{") {
		return nil, &Fault{fmt.Sprintf("%q is no revision that roe can read.", name),
			"Write a branch, a tag or a commit's number, with ~N for N commits earlier: main, v1.0, HEAD~3."}
	}
	commit, err := r.named(parts[1])
	if err != nil {
		return nil, err
	}
	for _, s := range step.FindAllString(parts[2], -1) {
		if commit, err = back(commit, s); err != nil {
			return nil, r.tooEarly(name, err)
		}
	}
	return commit, nil
}

// named finds a branch or tag first, as git does, then a commit's number.
func (r *Repository) named(name string) (*object.Commit, error) {
	if name == "@" {
		name = "HEAD"
	}
	for _, rule := range plumbing.RefRevParseRules {
		ref, err := storer.ResolveReference(r.storage, plumbing.ReferenceName(fmt.Sprintf(rule, name)))
		if err == nil {
			return r.peel(name, ref.Hash())
		}
	}
	if !number.MatchString(strings.ToLower(name)) {
		return nil, r.unknown(name)
	}
	return r.numbered(strings.ToLower(name))
}

// numbered finds the one commit whose number begins so.
func (r *Repository) numbered(prefix string) (found *object.Commit, err error) {
	if len(prefix) == 40 {
		return r.peel(prefix, plumbing.NewHash(prefix))
	}
	raw := plumbing.NewHash(prefix + strings.Repeat("0", 40-len(prefix)))
	hashes, err := r.storage.HashesWithPrefix(raw[:len(prefix)/2])
	if err != nil {
		return nil, unreadable(r.root, err)
	}
	for _, h := range hashes {
		c, err := object.GetCommit(r.storage, h)
		if err != nil || !strings.HasPrefix(h.String(), prefix) {
			continue
		}
		if found != nil && found.Hash != c.Hash {
			return nil, &Fault{fmt.Sprintf("Several commits begin with %s.", prefix), "Write more digits."}
		}
		found = c
	}
	if found == nil {
		return nil, r.unknown(prefix)
	}
	return found, nil
}

// peel follows tags to their commit.
func (r *Repository) peel(name string, h plumbing.Hash) (*object.Commit, error) {
	for {
		tag, err := object.GetTag(r.storage, h)
		if err != nil {
			break
		}
		h = tag.Target
	}
	c, err := object.GetCommit(r.storage, h)
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return nil, r.unknown(name)
	} else if err != nil {
		return nil, unreadable(r.root, err)
	}
	return c, nil
}

// back goes ~N generations along first parents, or to the N-th parent (^N).
func back(c *object.Commit, s string) (*object.Commit, error) {
	n := 1
	if len(s) > 1 {
		var err error
		if n, err = strconv.Atoi(s[1:]); err != nil {
			return nil, io.EOF // further than any history goes
		}
	}
	if s[0] == '^' {
		if n == 0 {
			return c, nil
		}
		return c.Parent(n - 1)
	}
	for ; n > 0; n-- {
		var err error
		if c, err = c.Parent(0); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// fork is the last commit that the present branch shares with another.
func (r *Repository) fork(other *object.Commit, name string) (*object.Commit, error) {
	head, err := r.named("HEAD")
	if err != nil {
		return nil, err
	}
	bases, err := head.MergeBase(other)
	if err != nil {
		return nil, r.tooEarly(name, err)
	}
	if len(bases) == 0 {
		return nil, r.shallow(name, &Fault{fmt.Sprintf("The present branch and %q have no commit in common.", strings.TrimSuffix(name, "...")),
			"Name the revision to compare with, without the dots."})
	}
	return bases[0], nil
}

// shallow puts the commonest cause first: a clone without its history.
func (r *Repository) shallow(name string, otherwise *Fault) error {
	if cut, err := r.storage.Shallow(); err == nil && len(cut) > 0 {
		return &Fault{fmt.Sprintf("%q is not in this clone, which holds only the latest part of the history (a shallow clone).", name),
			"Fetch all of it: in a GitHub workflow give actions/checkout \"fetch-depth: 0\", in GitLab set GIT_DEPTH: 0, at a terminal run \"git fetch --unshallow\"."}
	}
	return otherwise
}

func (r *Repository) unknown(name string) error {
	hint := "The repository has no branch and no tag."
	if names := r.names(); len(names) > 0 {
		hint = "It has " + strings.Join(names[:min(shownNames, len(names))], ", ")
		if more := len(names) - shownNames; more > 0 {
			hint += fmt.Sprintf(" and %d more", more)
		}
		hint += "; HEAD~1 is the commit before the present one."
	}
	return r.shallow(name, &Fault{fmt.Sprintf("This git repository has no branch, tag or commit %q.", name), hint})
}

// shownNames is how many branches and tags a fault lists.
const shownNames = 10

func (r *Repository) names() (names []string) {
	refs, err := r.storage.IterReferences()
	if err != nil {
		return nil
	}
	_ = refs.ForEach(func(ref *plumbing.Reference) error { // nothing in it fails
		if n := ref.Name(); n.IsBranch() || n.IsTag() || n.IsRemote() {
			names = append(names, n.Short())
		}
		return nil
	})
	slices.Sort(names)
	return slices.Compact(names)
}

func (r *Repository) tooEarly(name string, err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, object.ErrParentNotFound) || errors.Is(err, plumbing.ErrObjectNotFound) {
		return r.shallow(name, &Fault{fmt.Sprintf("%q lies before the first commit.", name), "Go back fewer commits."})
	}
	return unreadable(r.root, err)
}

// missing says why what a commit names is not here.
func (r *Repository) missing(name string, err error) error {
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		if r.partial {
			return &Fault{fmt.Sprintf("This clone leaves out contents of %q (a partial clone), and roe downloads nothing.", name),
				"Clone without --filter, or run \"git checkout\" of that revision in a worktree once."}
		}
		return r.shallow(name, &Fault{fmt.Sprintf("Contents of %q are missing from this git repository.", name), "Run \"git fsck\" to see what is damaged."})
	}
	return unreadable(r.root, err)
}
