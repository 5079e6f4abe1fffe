package checker

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"roe.example/checker/internal/late"
)

// NewRule is where a rule that does not exist yet will stand.
type NewRule struct {
	ID   string // topic/name
	Dir  string // of the pack
	Name string
	// Own: the pack is the source of roe's own rules, whose books stand in
	// testdata/rules.
	Own bool
}

// Folder is where its files stand.
func (n NewRule) Folder() string { return filepath.Join(n.Dir, filepath.FromSlash(n.ID)) }

// Package is its package below roe.rules.
func (n NewRule) Package() string { return strings.NewReplacer("-", "_", "/", ".").Replace(n.ID) }

var ruleID = late.Regexp(`^[a-z]+(-[a-z]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// taken are words that cannot name a rule or its topic: those of the language
// of rules, and the folders and packages that every rule uses.
var taken = strings.Fields("as contains default else every false if import in input data lib not null package some testing true with")

// Draft finds the place of a new rule in the pack at dir, or says why it
// cannot be.
func Draft(dir, id string) (*NewRule, error) {
	if !ruleID.MatchString(id) {
		return nil, fmt.Errorf("%q is no id of a rule: write topic/name in small letters and hyphens%s", id, suggestion(id))
	}
	for word := range strings.SplitSeq(id, "/") {
		if slices.Contains(taken, word) {
			return nil, fmt.Errorf("%q cannot be part of a rule's id: rules use this word for something else; take two words, such as %s-rule", word, word)
		}
	}
	rules, err := Rules()
	if err != nil {
		return nil, err
	}
	for _, r := range rules {
		if r.ID == id {
			return nil, fmt.Errorf("there is a rule %s already (%s): \"roe explain %s\" says what it checks; choose another name", id, r.Title, id)
		}
	}
	_, name, _ := strings.Cut(id, "/")
	n := &NewRule{ID: id, Dir: dir, Name: name, Own: holdsLibrary(dir)}
	switch info, err := os.Stat(n.Folder()); {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s is there already; nothing was written. Choose another name, or delete the folder first", filepath.ToSlash(n.Folder()))
	case err == nil:
		return nil, fmt.Errorf("%s is a file; nothing was written", filepath.ToSlash(n.Folder()))
	}
	return n, nil
}

// suggestion is the id that was probably meant.
func suggestion(id string) string {
	words := regexp.MustCompile(`[^a-z0-9/]+`).ReplaceAllString(strings.ToLower(strings.TrimSpace(id)), "-")
	parts := strings.Split(words, "/")
	for i := range parts {
		parts[i] = strings.Trim(parts[i], "-")
	}
	meant := strings.Join(parts, "/")
	if len(parts) == 1 {
		meant = "county/" + meant
	}
	if !ruleID.MatchString(meant) {
		return ", such as county/curfew-escort"
	}
	return ", such as " + meant
}
