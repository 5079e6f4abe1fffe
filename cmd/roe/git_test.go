package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/rogpeppe/go-internal/testscript"
)

// commit records all files of a folder in its git repository, which it makes
// first if there is none: commit DIR MESSAGE. The numbers of commits are the
// same in each run.
func commit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: commit DIR MESSAGE")
	}
	repo, err := git.PlainInit(ts.MkAbs(args[0]), false)
	if errors.Is(err, git.ErrRepositoryAlreadyExists) {
		repo, err = git.PlainOpen(ts.MkAbs(args[0]))
	}
	ts.Check(err)
	tree, err := repo.Worktree()
	ts.Check(err)
	ts.Check(tree.AddWithOptions(&git.AddOptions{All: true}))
	_, err = tree.Commit(args[1], &git.CommitOptions{Author: &object.Signature{
		Name: "Counsel", Email: "counsel@example.org", When: time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC),
	}})
	ts.Check(err)
}

// branch goes to a branch, which it makes if there is none: branch DIR NAME.
func branch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: branch DIR NAME")
	}
	repo, err := git.PlainOpen(ts.MkAbs(args[0]))
	ts.Check(err)
	tree, err := repo.Worktree()
	ts.Check(err)
	name := plumbing.NewBranchReferenceName(args[1])
	_, err = repo.Reference(name, false)
	ts.Check(tree.Checkout(&git.CheckoutOptions{Branch: name, Create: err != nil, Keep: err != nil}))
}

// shallow makes a repository forget all but its latest commit: shallow DIR.
func shallow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: shallow DIR")
	}
	repo, err := git.PlainOpen(ts.MkAbs(args[0]))
	ts.Check(err)
	head, err := repo.Head()
	ts.Check(err)
	c, err := repo.CommitObject(head.Hash())
	ts.Check(err)
	ts.Check(repo.Storer.SetShallow([]plumbing.Hash{head.Hash()}))
	for _, parent := range c.ParentHashes {
		name := parent.String()
		ts.Check(os.Remove(filepath.Join(ts.MkAbs(args[0]), ".git", "objects", name[:2], name[2:])))
	}
}

// replaceText changes a text in a file, where it must stand once: replace FILE OLD
// NEW, with \n for the end of a line.
func replaceText(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text, lines := ts.ReadFile(args[0]), strings.NewReplacer(`\n`, "\n", `\t`, "\t")
	if n := strings.Count(text, lines.Replace(args[1])); n != 1 {
		ts.Fatalf("%q stands %d times in %s", args[1], n, args[0])
	}
	text = strings.Replace(text, lines.Replace(args[1]), lines.Replace(args[2]), 1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}
